"""The graph of an AIF nodeset: its nodes by id, its edges, and what of them can't be part of a graph."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from msgspec import UNSET, Struct
from msgspec import field as fresh

from debate_tui.model.debate import Location
from debate_tui.read.aif.written import UsualEdge, UsualNode, as_written, ends_of, name_of
from debate_tui.read.foreign import senseless
from debate_tui.read.located import Document, Part, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

SCHEMES = frozenset(("RA", "CA", "MA"))
"""Inferences, conflicts and rephrasings: the nodes that become relations."""
SPEECH = frozenset(("L", "YA", "TA"))
"""Locutions, illocutions and transitions between locutions: the nodes that say who speaks."""
_SAYING = b'"I"', b'"L"'
"""How the types of nodes are written that have something to say."""

_TYPES = {type: type for type in (*SCHEMES, *SPEECH, "I")}
"""Each type as one text, which all nodes share."""
_START = re.compile(rb'\{[ \t\n\r]*"nodeID"[ \t\n\r]*:')
"""How a node begins. Within a text, there would be a backslash before the quotation mark."""
_SHORT = 40
"""Texts up to so many characters are mostly a scheme's, and are kept once for all nodes that have them."""


class Vertex(Struct, eq=False, gc=False):
    """A node of the nodeset."""

    id: str
    type: str
    text: str
    offset: int
    written: Any
    scheme: str
    """The name of an inference's or a conflict's scheme, where it has one of its own; else ""."""
    document: Document
    exact: bool = False
    """Whether its nodeID stands in the file as its `id`, a text without blanks around it."""
    into: "list[Edge]" = fresh(default_factory=lambda: NONE)
    """The edges that lead to it."""
    out: "list[Edge]" = fresh(default_factory=lambda: NONE)
    """The edges that lead from it."""
    claim: str = ""
    """The full id of the claim that it has become."""

    def others(self) -> dict[str, Any]:
        """What a claim's node says besides its id and its text, and these too where they aren't as claims have them."""
        one = self.written
        if type(one) is UsualNode and self.exact and one.scheme is UNSET and one.schemeID is UNSET:  # nearly every one
            kept = {} if one.timestamp is UNSET else {"timestamp": one.timestamp}
            return kept if one.type == "I" else {**kept, "type": one.type}
        raw = self.raw
        kept = {key: plain(value) for key, value in raw.items() if key not in ("nodeID", "text", "type")}
        if not isinstance(said := raw.get("text"), str):
            kept["text"] = plain(said)
        if "nodeID" in raw and ("id" in raw or not self.exact):  # OVA calls it `id` alone
            kept["nodeID"] = plain(raw["nodeID"])
        if (of := raw.get("type")) != "I":
            kept["type"] = of
        return kept

    def values(self) -> dict[str, Any]:
        """All that it says, as plain values."""
        raw: dict[str, Any] = as_written(self.written)
        return raw if raw is not self.written else dict(plain(raw))

    @property
    def raw(self) -> Mapping[str, Any]:
        """As it stands in the file."""
        raw: Mapping[str, Any] = as_written(self.written)
        return raw

    @property
    def at(self) -> Location:
        """Its location, which is only looked for where it is asked for: most of a dialogue's nodes are never told of."""
        return self.document.at(self.offset)


class Edge(Struct, eq=False, gc=False):
    """An edge from a node to a node."""

    origin: Vertex
    target: Vertex
    place: int
    """Its offset in the file; of a usual edge, its number among the edges: see `Nodeset.at`."""
    usual: bool
    """Whether it has an edgeID, two ends and an empty formEdgeID, all in texts, as all of AIFdb's have."""
    written: Any
    """A usual edge's edgeID; any other edge as it was parsed."""
    taken: bool = False
    """Whether a relation stands for it."""

    @property
    def raw(self) -> Any:
        """The edge as it stands in the file."""
        if not self.usual:
            return as_written(self.written)
        return {"edgeID": self.written, "fromID": self.origin.id, "toID": self.target.id, "formEdgeID": None}

    def join(self) -> None:
        """Notes the edge at both its ends."""
        if self.origin.out is NONE:
            self.origin.out = [self]
        else:
            self.origin.out.append(self)
        if self.target.into is NONE:
            self.target.into = [self]
        else:
            self.target.into.append(self)


NONE: list[Edge] = []
"""The edges of a node that has none, which nobody adds to."""


@dataclass(slots=True)
class Nodeset:
    """The nodes and edges of a nodeset, in the order of the file."""

    document: Document
    nodes: dict[str, Vertex] = field(default_factory=dict)
    odd_nodes: list[Any] = field(default_factory=list)
    """What stands among the nodes and is none, or has the id of another."""
    odd_edges: list[Any] = field(default_factory=list)
    """What stands among the edges and is none, or has an end that isn't there."""
    parsed: Part | None = None
    """The list of the edges, where all of them were parsed at once."""
    shared: dict[str, str] = field(default_factory=dict)
    """Timestamps and names of schemes, each once: a corpus has them by the thousand."""
    _offsets: list[int] = field(default_factory=list)

    def at(self, place: int) -> Location:
        """The location of an edge with this `place`."""
        if self.parsed is None:
            return self.document.at(place)
        if not self._offsets:
            self._offsets = [part.at for part in self.document.items(self.parsed)]
        return self.document.at(self._offsets[place])

    def loose(self) -> list[Edge]:
        """The edges that no relation stands for, in the order of the nodes that they lead from."""
        return [edge for node in self.nodes.values() for edge in node.out if not edge.taken]

    def release(self) -> None:
        """Parts nodes from edges, so that they are freed: what refers to itself isn't, while very many things are made."""
        for node in self.nodes.values():
            node.into = node.out = NONE


def nodeset(document: Document, nodes: Part | None, edges: Part | None, trouble: Trouble) -> Nodeset | None:
    """The graph in the members "nodes" and "edges"; what is odd there is reported. None where next to nothing says anything."""
    found = Nodeset(document)
    known = found.nodes
    parsed = document.all(nodes, UsualNode)
    if parsed is not None:
        if _say_nothing(parsed, partial(document.count, edges, b"{")):
            return None
        for one, offset in zip(parsed, document.offsets(nodes, _START, len(parsed)), strict=True):
            name = one.nodeID
            id = name.strip() if type(name) is str else str(name)
            if id and id not in known:
                known[id] = _vertex(id, offset, one, found)
                continue
            _add_odd_node(id, offset, as_written(one), found, trouble)
            if senseless(len(found.odd_nodes), len(found.nodes)):
                return None
    else:
        saying = document.count(nodes, *_SAYING)  # at most so many have something to say, wherever they stand
        if senseless(document.count(nodes, b"{") - saying - document.count(edges, b"{") // 2, saying):
            return None
        said = mute = 0
        for part in document.items(nodes):
            raw = document.value(part)
            id = name_of(raw.get("nodeID", raw.get("id"))) if isinstance(raw, dict) else ""
            if not id or id in found.nodes:
                _add_odd_node(id, part.at, raw, found, trouble)
                mute += 1
            else:
                node = _add_raw_node(id, part.at, raw, found)
                words = node.text.strip() != ""
                said, mute = said + words, mute + (not words and node.type not in SCHEMES)
            if senseless(mute, said):
                return None
    _add_edges(edges, found, trouble)
    return None if senseless(len(found.odd_edges), len(found.nodes)) else found


def _say_nothing(nodes: Sequence[UsualNode], edges: Callable[[], int]) -> bool:
    """Whether hardly one of them says anything or is a scheme that may have two of the `edges`; it looks no further than it must."""
    said, count = 0, len(nodes)
    for one in nodes:
        said += one.text != "" and one.type not in SCHEMES and not one.text.isspace()
        if not senseless(count - said, said):
            return False
    return count > 0 and senseless(count - said - min(sum(one.type in SCHEMES for one in nodes), edges() // 2), said)


def _vertex(id: str, offset: int, one: UsualNode, found: Nodeset) -> Vertex:
    shared, text, written = found.shared, one.text, one.type
    if time := one.timestamp:
        one.timestamp = shared.setdefault(time, time)
    if len(text) <= _SHORT:
        text = one.text = shared.setdefault(text, text)
    if type := _TYPES.get(written, ""):
        one.type = type
    else:
        type = written.strip().upper()
    scheme = name_of(one.scheme) if one.scheme else ""
    return Vertex(id, type, text, offset, one, scheme, found.document, one.nodeID == id, NONE, NONE)


def _add_raw_node(id: str, offset: int, raw: dict[str, Any], found: Nodeset) -> Vertex:
    text, type, scheme = raw.get("text"), raw.get("type"), raw.get("scheme")
    if isinstance(time := raw.get("timestamp"), str):
        raw["timestamp"] = found.shared.setdefault(time, time)
    one = found.nodes[id] = Vertex(
        id,
        type if type.__class__ is str and type in _TYPES else name_of(type).upper(),
        text if isinstance(text, str) else name_of(text),
        offset,
        raw,
        name_of(scheme) if scheme else "",
        found.document,
        raw.get("nodeID") == id,
    )
    return one


def _add_odd_node(id: str, offset: int, raw: Any, found: Nodeset, trouble: Trouble) -> None:
    """Keeps a node without an id, or with one that another has, and reports it."""
    at = found.document.at(offset)
    found.odd_nodes.append(plain(raw))
    if not id:
        trouble.add(at, "W127", "a node without an id is kept as extra", "a node has a nodeID")
        return
    same = raw == found.nodes[id].raw
    message = f"node {shown(id)} is there {'twice' if same else 'again, with other content'}: it is kept as extra"
    trouble.add(at, "N130" if same else "W127", message, f"the first is at {found.nodes[id].at}")


def _add_edges(edges: Part | None, found: Nodeset, trouble: Trouble) -> None:
    nodes = found.nodes
    parsed = found.document.all(edges, UsualEdge)
    if parsed is None:
        for part in found.document.items(edges):
            raw = found.document.value(part)
            origin, target = ends_of(raw)
            if origin in nodes and target in nodes:
                Edge(nodes[origin], nodes[target], part.at, False, raw).join()
            else:
                _add_odd_edge(origin, target, part.at, raw, found, trouble)
                if senseless(len(found.odd_edges), len(found.nodes)):
                    return
        return
    found.parsed = edges
    parsed.reverse()
    named: Callable[[str | int], Vertex | None] = nodes.get  # type: ignore[assignment]  # a number is no id there, but looked for below
    for number in range(len(parsed)):
        one: UsualEdge = parsed.pop()  # so that each is freed when it has become an edge
        first, second = named(one.fromID), named(one.toID)
        exact = bool(first and second)
        if first is None or second is None:
            origin, target = name_of(one.fromID), name_of(one.toID)
            if origin not in nodes or target not in nodes:
                _add_odd_edge(origin, target, number, as_written(one), found, trouble)
                if senseless(len(found.odd_edges), len(found.nodes)):
                    return
                continue
            first, second = nodes[origin], nodes[target]
        written = one.edgeID
        usual = exact and one.formEdgeID is None and type(written) is str
        edge = Edge(first, second, number, usual, written if usual else one)
        if first.out is NONE:
            first.out = [edge]
        else:
            first.out.append(edge)
        if second.into is NONE:
            second.into = [edge]
        else:
            second.into.append(edge)


def _add_odd_edge(origin: str, target: str, place: int, raw: Any, found: Nodeset, trouble: Trouble) -> None:
    """Keeps an edge with an end that is no node, and reports it."""
    found.odd_edges.append(plain(raw))
    if trouble.full(found.document.file, "W127"):
        return
    missing = [shown(end) for end in (origin, target) if end not in found.nodes]
    way = "from and to" if len(missing) == 2 else "from" if origin not in found.nodes else "to"
    nothing = f"{' and '.join(missing)}, which is no node" if origin and target else "nothing"
    message = f"an edge leads {way} {nothing}: it is kept as extra"
    trouble.add(found.at(place), "W127", message, "an edge has the nodeIDs of two nodes")
