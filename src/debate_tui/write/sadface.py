"""Writes a debate as SADFace: claims as atoms, relations as schemes, quotes by their resources; what was read stands as it did."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation, Source
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.read.sadface import NAME, UNTYPED
from debate_tui.text.json_text import json_text
from debate_tui.write import unsaid
from debate_tui.write.inserted import bracketed
from debate_tui.write.json import chosen_relations, voice_of
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
)
left_out = partial(unsaid.left_out, place=_PLACE)


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the document as JSON."""
    extract = extract.alone
    debate = extract.debate
    read = debate.origin is not None and debate.origin.format == NAME
    relations = list(chosen_relations(extract))  # known by their identity below
    graph = _Graph(debate, read, relations)
    for claim in followed(extract.chosen_claims, options, 0, 0.5):
        graph.add_claim(claim)
    for relation in followed(relations, options, 0.5):
        graph.add_relation(relation)
    if not relations:
        options.heard(1)
    if read:
        about = {key: one for key, one in debate.extra.items() if key != UNDRAWN}
    else:
        quoting = {claim.source_of(quote) for claim in extract.chosen_claims for quote in claim.quotes}
        resources = [_resource(source) for source in debate.sources if source.id in quoting]
        about = {"metadata": {"core": {"id": debate.id, "title": debate.title}}, "resources": resources}
    nodes, edges = ([*made, *about.pop(key, ())] for key, made in (("nodes", graph.nodes), ("edges", graph.edges)))
    return json_text({**about, "nodes": nodes, "edges": edges})


def _resource(source: Source) -> dict[str, Any]:
    author: object = source.authors[0] if len(source.authors) == 1 else list(source.authors)
    said = {"title": source.title, "author": author, "date": source.published, "url": source.url, "label": source.label}
    return {"id": source.id, "type": "text", "content": "", "metadata": {k: v for k, v in said.items() if v}}


class _Graph:
    """The nodes and edges while they are written."""

    def __init__(self, debate: Debate, read: bool, relations: Iterable[Relation]) -> None:
        self.nodes: list[Any] = []
        self.edges: list[Any] = []
        self._read = read
        self._claims = debate.claim
        known = [*(claim.extra.get("id", claim.id) for claim in debate.claims), *debate.extra.get("nodes", ())]
        known += [one.extra.get("id") for one in debate.relations]
        self._used = {str(one.get("id") if isinstance(one, Mapping) else one) for one in known} if read else set()
        self._next = 0
        self._ids: dict[Any, Any] = {}
        """By full id of a claim, or by `_key` of a relation, the id of its node."""
        for relation in relations:
            extra = relation.extra if read else {}
            id = extra.get("id", extra.get("of"))
            self._ids[_key(relation)] = self._fresh("s") if id is None else id

    def add_claim(self, claim: Claim) -> None:
        if self._read:
            extra = dict(claim.extra)
            usual = {} if "type" in extra or extra.pop(UNTYPED, False) else {"type": "atom"}
            id = extra.pop("id", claim.id)
            self.nodes.append({"id": id, **usual, "text": extra.pop("text", claim.text), **extra})
        else:
            id = self._fresh("a")
            quotes = [{"resource_id": claim.source_of(quote), "text": bracketed(quote)} for quote in claim.quotes]
            self.nodes.append(
                {"id": id, "type": "atom", "text": claim.text, "sources": quotes, "metadata": voice_of(claim)}
            )
        self._ids[claim.full_id] = id

    def add_relation(self, relation: Relation) -> None:
        extra = dict(relation.extra) if self._read else {}
        if "of" in extra:
            return  # another relation of the same scheme has it all
        id, edges = self._ids[_key(relation)], extra.pop("edges", None)
        if edges is None:
            # A conflict that ends at a scheme is an undercut anyhow.
            name = "conflict" if relation.target not in self._claims else _SCHEMES[relation.kind]
            extra = {"id": id, "type": "scheme", "name": name, "metadata": {}}
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
