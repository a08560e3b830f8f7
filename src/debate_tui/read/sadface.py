"""Reads SADFace: atoms become claims, schemes relations, resources the sources of quotes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Location, Role
from debate_tui.model.packed import packed
from debate_tui.read.aif.nodeset import SCHEMES, Nodeset
from debate_tui.read.aif.steps import Step, Steps
from debate_tui.read.aif.vertex import NONE, Edge, Vertex
from debate_tui.read.aif.written import name_of
from debate_tui.read.draft import Draft, Node, spent
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, let_go, senseless, settled, voice_in
from debate_tui.read.located import Document, Part, opened, plain
from debate_tui.read.sadface_schemes import scheme_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import shown

NAME = "sadface"

_SIGN = re.compile(
    rb'"(?:source_id|target_id)"\s*:|"type"\s*:\s*"(?:atom|scheme)"|"analyst_(?:name|email)"\s*:|"resources"\s*:'
)
_NODES = re.compile(rb'"nodes"\s*:\s*\[')
_OWN, _ATOM = ("id", "text"), ("type", "atom")
"""The keys of an atom that a claim has itself, and what nearly every atom says and the writer adds."""
_SAID = {"title": "title", "author": "authors", "date": "published", "year": "published", "url": "url"}
_SAID |= {"journal": "outlet", "publisher": "outlet", "label": "label"}
"""By its key in a resource or its metadata, which may be BibTeX's, what is said of a source."""
UNTYPED, UNWORDED = "#untyped", "#unworded"
"""The keys under a claim's `extra` that say that its atom has no type, as in older documents, or no text."""
CANONICAL = "canonical_text"
"""What older documents call an atom's words, often beside its text."""


def looks_like_sadface(data: bytes) -> bool:
    """Whether a file looks like SADFace: JSON with nodes, and keys that are SADFace's own."""
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    return _NODES.search(data) is not None and _SIGN.search(data) is not None


def read_sadface(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a SADFace document; None where it is no JSON object with nodes. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    members = document.members(document.root)
    if "nodes" not in members:
        trouble.add(content.at, "E128", 'not SADFace: it has no "nodes"', "SADFace is JSON with nodes and edges")
        return None
    rest = {name: plain(document.value(part)) for name, part in members.items() if name not in ("nodes", "edges")}
    reading = _Reading(document, content, rest, trouble)
    let_go(content)
    draft = reading.draft(members)
    if draft is None:
        message = "not SADFace: hardly a node says anything, or hardly an edge has ends"
        trouble.add(content.at, "E128", message, "SADFace is JSON with nodes and edges")
    return draft


_LINK = ("id", "source_id", "target_id")


class _Edge(Edge):
    """An edge of SADFace; of one that has nothing but its id and its ends, the id alone is kept."""

    @property
    def raw(self) -> Any:
        if type(self.written) is not str:
            return super().raw
        return dict(zip(_LINK, (self.written, self.origin.id, self.target.id), strict=True))


def _freeing(steps: Steps, atoms: Iterable[Vertex]) -> Iterator[Node]:
    """The relations of the steps; what nodes and edges hold is let go of as they are made, since both would stand in memory."""
    for atom in atoms:
        atom.into = atom.out = NONE
    for scheme in steps.schemes:
        yield from steps.of(scheme, {})
        scheme.into = scheme.out = NONE
        scheme.written = None


class _Reading:
    """A SADFace document while a draft is made of it."""

    def __init__(self, document: Document, content: Content, rest: dict[str, Any], trouble: Trouble) -> None:
        self._document = document
        self._trouble = trouble
        self._rest = rest
        named = {"title": said(rest, "title"), "summary": said(rest, "description")}
        self._head = head_of(content, NAME, **{key: value for key, value in named.items() if value})
        self._main = said(rest, "claim")
        """The id of the atom that the document calls its claim; "" where it calls none so."""
        self._source = self._head.values["id"]
        self._ids, self._sources = Ids(), Ids()
        self._sources.of(self._source)
        self._nodes = Nodeset(document)
        self._shared: dict[Any, Any] = {}
        """Names and types of nodes, each once: very many have them."""

    def draft(self, members: dict[str, Part]) -> Draft | None:
        """The draft; None where next to nothing is a node that says something, or an edge. The members are let go."""
        if not self._add_all(members):
            return None
        document = self._document
        atoms = {id: node for id, node in self._nodes.nodes.items() if node.type == "I"}
        sources, resources = self._resources(members.get("resources"))
        members.clear()
        document.let_go()  # what was parsed stands in memory beside it
        claims = spent("claim", (self._claim(node, resources) for node in atoms.values()))
        seen: dict[object, Step] = {}
        steps = Steps(self._nodes, [node for node in self._nodes.nodes.values() if node.type in SCHEMES], _seen=seen)
        seen.clear()
        left = [node for id, node in self._nodes.nodes.items() if id not in atoms and id not in steps.own]
        for node in left:
            why = "says again what another says" if node.id in steps.again else "lacks a premise or a conclusion"
            if not node.type:
                why = f"is called {shown(node.scheme)}" if node.scheme else "has no name"
                why += ", which says neither for nor against"
            self._tell(node.at, f"scheme {shown(node.id)} {why}")
        steps.tell(self._trouble)
        loose = self._nodes.loose()
        for edge in loose:
            if edge.origin.type == "I" == edge.target.type:
                ends = f"from atom {shown(edge.origin.id)} to atom {shown(edge.target.id)}"
                self._tell(document.at(edge.place), f"an edge leads {ends}")
        nodes = [*(plain(node.raw) for node in left), *self._nodes.odd_nodes]
        edges = [*(plain(edge.raw) for edge in loose), *self._nodes.odd_edges]
        self._rest |= steps.undrawn(left, sum(edge.origin.claim != "" != edge.target.claim for edge in loose))
        extra = {**self._rest, **({"nodes": nodes} if nodes else {}), **({"edges": edges} if edges else {})}
        source = Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})
        relations = spent("relation", _freeing(steps, atoms.values()))
        self._nodes.release()
        return Draft([self._head], {"source": [source, *sources], "claim": claims, "relation": relations}, extra=extra)

    def _add_all(self, members: Mapping[str, Part]) -> bool:
        """Adds the nodes and the edges; whether they say anything."""
        document, said, mute = self._document, 0, 0
        texts = max(document.count(members.get("nodes"), f'"{key}"'.encode()) for key in ("text", CANONICAL))
        linked = document.count(members.get("edges"), b"{") // 2  # as many schemes may have both an end and a beginning
        if senseless(document.count(members.get("nodes"), b"{") - texts - linked, texts):
            return False
        for part in document.items(members.get("nodes")):
            word = self._add_node(document.value(part), part)
            said, mute = said + (word is True), mute + (word is False)
            if senseless(mute, said):
                return False
        if self._nodes.odd_nodes and not self._nodes.nodes:
            return False
        for part in document.items(members.get("edges")):
            self._add_edge(document.value(part), part.at)
            if senseless(len(self._nodes.odd_edges), len(self._nodes.nodes)):
                return False
        for node in self._nodes.nodes.values():
            if node.type == "CA" and not node.into and [edge.target.type for edge in node.out] == ["I", "I"]:
                self._turn(node.out[0])
        return True

    def _turn(self, edge: Edge) -> None:
        """Turns an edge of a conflict that leads to both its atoms, as SADFace draws a disagreement; kept as it stands."""
        scheme, atom = edge.origin, edge.target
        scheme.out.remove(edge)
        atom.into.remove(edge)
        _Edge("", atom, scheme, place=edge.place, written=packed(dict(edge.raw))).join()

    def _values(self, part: Part | None) -> Iterator[tuple[Any, Location]]:
        return ((self._document.value(item), self._document.at(item.at)) for item in self._document.items(part))

    def _tell(self, at: Location, what: str) -> None:
        self._trouble.add(at, "W127", f"{what}: it is kept as extra", "export --format sadface writes it back")

    def _add_node(self, raw: Any, part: Part) -> bool | None:
        """Adds a node; whether it says anything, None of a scheme, which needn't."""
        id = name_of(raw.get("id")) if isinstance(raw, dict) else ""
        if not id or id in self._nodes.nodes:
            what = f"node {shown(id)} is there again" if id else "a node without an id"
            self._tell(self._document.at(part.at), what)
            self._nodes.odd_nodes.append(plain(raw))
            return False
        of, scheme = scheme_of(raw)
        type = name_of(raw.get("type")).lower()
        if type == "atom" or (type in ("claim", "") and "text" in raw):
            of = "I"
        text, kept = raw.get("text", raw.get(CANONICAL)), self._in_little_room(raw)
        words = text if isinstance(text, str) else name_of(text)
        about = {"applies": scheme, "offset": part.at, "document": self._document, "written": kept}
        self._nodes.nodes[id] = Vertex("", words, of, id=id, **about)
        return words.strip() != "" if of == "I" else None

    def _add_edge(self, raw: Any, offset: int) -> None:
        ends = (raw.get("source_id"), raw.get("target_id")) if isinstance(raw, dict) else (None, None)
        origin, target = map(name_of, ends)
        nodes = self._nodes.nodes
        if origin in nodes and target in nodes:
            usual = tuple(raw) == _LINK and ends == (origin, target) and type(raw["id"]) is str
            kept = raw["id"] if usual else packed(raw)
            _Edge("", nodes[origin], nodes[target], place=offset, written=kept).join()
        else:
            self._tell(self._document.at(offset), "an edge with an end that is no node")
            self._nodes.odd_edges.append(plain(raw))

    def _in_little_room(self, raw: dict[str, Any]) -> Any:
        """A node with nothing but texts as a tuple of its names and its texts, any other packed: see `Vertex.written`."""
        if any(type(value) is not str for value in raw.values()):
            return packed(raw)
        names, share = tuple(raw), self._shared.setdefault
        return (share(names, names), *[one if key in _OWN else share(one, one) for key, one in raw.items()])

    def _resources(self, part: Part | None) -> tuple[list[Node], dict[str, str]]:
        """The sources that the resources are, and by a resource's id, the source's."""
        sources: list[Node] = []
        ids: dict[str, str] = {}
        for raw, at in self._values(part):
            name = name_of(raw.get("id")) if isinstance(raw, dict) else ""
            if not name or name in ids:
                self._tell(at, "a resource without an id of its own")
                continue
            ids[name] = self._sources.of(name)
            values: dict[str, Any] = {"id": ids[name]}
            meta = raw.get("metadata")
            core = meta.get("core") if isinstance(meta, dict) else None
            about = {
                key: one[key] for one in (raw, meta, core) if isinstance(one, dict) for key in one.keys() & {*_SAID}
            }
            for key, name in _SAID.items():
                given = about.get(key)
                several = given if isinstance(given, list) and name == "authors" else [given]
                lines = [line for one in several if (line := line_of(name_of(one)))]
                value = (edtf(lines[0]) or "") if lines and name == "published" else "".join(lines[:1])
                if value and (name != "url" or value.startswith("http")):
                    values.setdefault(name, tuple(lines) if name == "authors" else value)
            sources.append(Node("source", at, values))
        return sources, ids

    def _claim(self, node: Vertex, resources: Mapping[str, str]) -> Node:
        text, extra = settled(node.text, node.id)
        id = self._ids.of(node.id)
        node.claim = f"{self._source}/{id}"
        raw, node.written = dict(node.raw), None  # which frees it, but for what the claim keeps
        extra |= {key: plain(value) for key, value in raw.items() if (key, value) != _ATOM and key not in _OWN}
        if "type" not in raw:
            extra[UNTYPED] = True
        if "text" not in raw:
            extra = {key: one for key, one in extra.items() if key != "text"} | {UNWORDED: True}
        elif not isinstance(raw["text"], str):
            extra["text"] = plain(raw["text"])
        if raw.get("id") != id:
            extra["id"] = plain(raw.get("id"))
        values: dict[str, Any] = {"id": id, "source": self._source, "text": text}
        if node.id == self._main:
            values["role"] = Role.THESIS.value
        if extra:
            values["extra"] = packed(extra)
        cited = found if isinstance(found := raw.get("sources"), list) else []
        quotes = [quote for one in cited if (quote := self._quote(one, node.at, resources))]
        if quotes:
            values["quote"] = tuple(quotes)
        values |= voice_in(raw.get("metadata"), node.at, self._trouble)
        return Node("claim", node.at, values, tidy=are_tidy(f" {text} "))

    def _quote(self, cited: Any, at: Location, resources: Mapping[str, str]) -> Node | None:
        text = cited.get("text") if isinstance(cited, dict) else None
        if not isinstance(text, str) or not text.strip():
            return None  # it stands among the claim's extra
        resource = name_of(cited.get("resource_id"))
        if resource not in resources:
            self._trouble.add(at, "W127", f"{shown(text)} is cited of no resource that is there: it is kept as extra")
            return None
        return Node("quote", at, {"text": text, "source": resources[resource]})


def said(rest: Mapping[str, Any], key: str) -> str:
    """What a document says of itself under a key, on one line: today's metadata has it under "core", older ones at the top."""
    meta = rest.get("metadata")
    core = meta.get("core") if isinstance(meta, dict) else None
    found = (one.get(key) for one in (core, meta, rest) if isinstance(one, Mapping))
    return next((line for text in found if isinstance(text, str) and (line := line_of(text))), "")
