"""Writes a debate as SADFace: claims as atoms, relations as schemes, quotes by their resources; what was read stands as it did."""

from collections.abc import Iterator, Mapping
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation, Source
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.read.aif.written import name_of
from debate_tui.read.foreign import VOICE, settled
from debate_tui.read.sadface import CANONICAL, NAME, UNTYPED, UNWORDED, read_sadface, said
from debate_tui.read.sadface_schemes import kind_of
from debate_tui.text.json_text import json_text
from debate_tui.text.wording import counted
from debate_tui.write import unsaid
from debate_tui.write.entitled import is_called_by_its_file
from debate_tui.write.inserted import bracketed
from debate_tui.write.json import chosen_relations, voice_of
from debate_tui.write.outdated import Form, Outdated, Place, mended, outdated
from debate_tui.write.writers import Options, followed

_SCHEMES = {
    Kind.SUPPORTS: "support",
    Kind.REBUTS: "conflict",
    Kind.UNDERCUTS: "Undercutting",
    Kind.QUALIFIES: "Qualification",
    Kind.CONCURS: "Concurrence",
    Kind.REPHRASES: "rephrase",
}
"""The name of the scheme for each kind of relation; `read.sadface` knows all of them."""

_PLACE = unsaid.Place(
    (NAME,),
    has=("title", "steps", "links", "quotes", "voices", "shared", "sources"),
    sources=" (all but author, title, date and address)",
    reads=("summary", "roles"),
)


def left_out(extract: Extract) -> list[str]:
    """What is left out: see `unsaid`; also the quotes and sources that a map has got since it was read, whose resources stand as
    they did."""
    told = unsaid.left_out(extract, _PLACE)
    debate = extract.debate
    if debate.origin is None or debate.origin.format != NAME:
        return told
    cited = (claim.extra.get("sources") for claim in extract.chosen_claims)
    kept = [
        one for some in cited if isinstance(some, list) for one in some if isinstance(one, Mapping) and "text" in one
    ]
    resources = debate.extra.get("resources")
    quotes = sum(len(claim.quotes) for claim in extract.chosen_claims) - len(kept)
    sources = len(debate.sources) - 1 - (len(resources) if isinstance(resources, list) else 0)
    added = [(quotes, "quote"), (sources, "source")]
    return [*told, *(f"{counted(n, noun)} added since it was read" for n, noun in added if n > 0)]


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the document as JSON. What was kept of the file is written as far as it says what the map says: see `outdated`."""
    extract = extract.alone
    if extract.debate.origin is None or extract.debate.origin.format != NAME:
        return _pieces(extract, options, _Graph(extract, False, Outdated()))

    def once(old: Outdated) -> tuple[str, Outdated]:
        graph = _Graph(extract, True, old)
        text = "".join(_pieces(extract, options if old == Outdated() else Options(), graph))
        return text, graph.outdated(text)

    return iter((mended(once),))


def _pieces(extract: Extract, options: Options, graph: "_Graph") -> Iterator[str]:
    debate = extract.debate
    for claim in followed(extract.chosen_claims, options, 0, 0.5):
        graph.add_claim(claim)
    for relation in followed(graph.relations, options, 0.5):
        graph.add_relation(relation)
    if not graph.relations:
        options.heard(1)
    if graph.read:
        about = _as_named({key: one for key, one in debate.extra.items() if key != UNDRAWN}, debate)
    else:
        quoting = {claim.source_of(quote) for claim in extract.chosen_claims for quote in claim.quotes}
        resources = [_resource(source) for source in debate.sources if source.id in quoting]
        about = {"metadata": {"core": {"id": debate.id, "title": debate.title}}, "resources": resources}
    nodes = [*graph.nodes, *(one for one in about.pop("nodes", ()) if not graph.is_old(one, "id"))]
    edges = about.pop("edges", ())
    edges = [*graph.edges, *(one for one in edges if not graph.is_old(one, "source_id", "target_id"))]
    return json_text({**about, "nodes": nodes, "edges": edges})


def _as_named(about: dict[str, Any], debate: Debate) -> dict[str, Any]:
    """What was kept of a document, with the title and the summary that the map has. A title that the document doesn't have is the
    file's name, unless somebody gave the map another."""
    for key, now in ("title", debate.title), ("description", debate.summary):
        was = said(about, key)
        if was == now or (key == "title" and not was and is_called_by_its_file(debate)):
            continue
        meta = about.get("metadata")
        core = meta.get("core") if isinstance(meta, Mapping) else None
        if (
            isinstance(meta, Mapping)
            and isinstance(core, Mapping)
            and (not was or said({"metadata": {"core": core}}, key))
        ):
            about = {**about, "metadata": {**meta, "core": {**core, key: now}}}
        elif isinstance(meta, Mapping) and said({"metadata": {key: meta.get(key)}}, key):
            about = {**about, "metadata": {**meta, key: now}}
        else:
            about = {**about, key: now}
    return about


def _place(extra: Mapping[str, Any], otherwise: Any) -> Place:
    return name_of(extra.get("id", otherwise))


_FORM = Form(read_sadface, _place, endorsing=True)


def _resource(source: Source) -> dict[str, Any]:
    author: object = source.authors[0] if len(source.authors) == 1 else list(source.authors)
    said = {"title": source.title, "author": author, "date": source.published, "url": source.url, "label": source.label}
    return {"id": source.id, "type": "text", "content": "", "metadata": {k: v for k, v in said.items() if v}}


class _Graph:
    """The nodes and edges while they are written."""

    def __init__(self, extract: Extract, read: bool, old: Outdated) -> None:
        debate = extract.debate
        self.nodes: list[Any] = []
        self.edges: list[Any] = []
        self.relations = list(chosen_relations(extract))  # known by their identity below
        self.read = read
        self._old = old
        self._chosen = extract.chosen_claims
        self._claims = debate.claim
        known = [*(claim.extra.get("id", claim.id) for claim in debate.claims), *debate.extra.get("nodes", ())]
        known += [one.extra.get("id") for one in debate.relations]
        loose = [edge for edge in debate.extra.get("edges", ()) if isinstance(edge, Mapping)]
        known += [
            edge.get(end) for edge in loose for end in ("source_id", "target_id")
        ]  # also of nodes that aren't there
        self._used = {str(one.get("id") if isinstance(one, Mapping) else one) for one in known} if read else set()
        self._next = 0
        self._ids: dict[Any, Any] = {}
        """By full id of a claim, or by `_key` of a relation, the id of its node."""
        for relation in self.relations:
            extra = relation.extra if read else {}
            of = extra.get("of")
            id = extra.get("id", None if name_of(of) in old.relations else of)
            self._ids[_key(relation)] = self._fresh("s") if id is None else id

    def outdated(self, text: str) -> Outdated:
        """What in the text, which was written of this, isn't read as the map has it."""
        claims = ((claim, name_of(self._ids[claim.full_id])) for claim in self._chosen)
        return outdated(_FORM, text, claims, ((one, name_of(self._ids[_key(one)])) for one in self.relations))

    def is_old(self, one: Any, *keys: str) -> bool:
        """Whether a kept node or edge is of a scheme that isn't to be written."""
        return isinstance(one, Mapping) and any(name_of(one.get(key)) in self._old.schemes for key in keys)

    def add_claim(self, claim: Claim) -> None:
        if self.read:
            extra = dict(claim.extra)
            usual = {} if "type" in extra or extra.pop(UNTYPED, False) else {"type": "atom"}
            id = extra.pop("id", claim.id)
            unworded = extra.pop(UNWORDED, False)
            raw = extra.get(CANONICAL) if unworded else extra.pop("text", claim.text)
            said = settled(raw if isinstance(raw, str) else name_of(raw), name_of(id))[0]
            words = {"text": claim.text} if said != claim.text else {} if unworded else {"text": raw}
            if name_of(id) in self._old.voices:
                about = extra.get("metadata")
                kept = {key: one for key, one in about.items() if key not in VOICE} if isinstance(about, dict) else {}
                extra["metadata"] = kept | voice_of(claim)
            self.nodes.append({"id": id, **usual, **words, **extra})
        else:
            id = self._fresh("a")
            quotes = [{"resource_id": claim.source_of(quote), "text": bracketed(quote)} for quote in claim.quotes]
            self.nodes.append(
                {"id": id, "type": "atom", "text": claim.text, "sources": quotes, "metadata": voice_of(claim)}
            )
        self._ids[claim.full_id] = id

    def add_relation(self, relation: Relation) -> None:
        id = self._ids[_key(relation)]
        old = not self.read or relation.extra.get("of", id) != id or name_of(id) in self._old.relations
        extra = dict(relation.extra) if self.read else {}
        edges = extra.pop("edges", None)
        if not old and "of" in extra:
            return  # another relation of the same scheme has it all
        if old or edges is None:
            # A conflict that ends at a scheme is an undercut anyhow.
            name = "conflict" if relation.target not in self._claims else _SCHEMES[relation.kind]
            step = Kind.UNDERCUTS if relation.target not in self._claims else None
            if "of" in extra or (
                kind_of(extra) is not relation.kind and (step, kind_of(extra)) != (relation.kind, Kind.REBUTS)
            ):
                extra = {**extra, "type": "scheme", "name": name}
            extra = {"metadata": {}, **{key: one for key, one in extra.items() if key != "of"}, "id": id}
            ends = [*((self._ids[origin], id) for origin in relation.origins), (id, self._ids[relation.target])]
            edges = [{"id": self._fresh("e"), "source_id": origin, "target_id": target} for origin, target in ends]
        self.nodes.append(extra)
        self.edges += edges

    def _fresh(self, letter: str) -> str:
        """An id that nothing else has."""
        self._next += 1
        while f"{letter}{self._next}" in self._used:
            self._next += 1
        return f"{letter}{self._next}"


def _key(relation: Relation) -> Any:
    return relation.id or id(relation)
