"""The graph of an AIF nodeset: its nodes by id, its edges, and what of them can't be part of a graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.foreign import senseless
from debate_tui.read.located import Document, Part, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

SCHEMES = frozenset(("RA", "CA", "MA"))
"""Inferences, conflicts and rephrasings: the nodes that become relations."""
SPEECH = frozenset(("L", "YA", "TA"))
"""Locutions, illocutions and transitions between locutions: the nodes that say who speaks."""


_TYPES = (*SCHEMES, *SPEECH, "I")


@dataclass(slots=True, eq=False)
class Vertex:
    """A node of the nodeset."""

    id: str
    type: str
    text: str
    offset: int
    raw: Mapping[str, Any]
    """As it stands in the file."""
    scheme: str
    """The name of an inference's or a conflict's scheme, where it has one of its own; else ""."""
    document: Document

    @property
    def at(self) -> Location:
        """Its location, which is only looked for where it is asked for: most of a dialogue's nodes are never told of."""
        return self.document.at(self.offset)


@dataclass(slots=True, eq=False)
class Edge:
    """An edge from a node to a node, both of which are there."""

    origin: str
    target: str
    place: int
    """Its offset in the file; of a usual edge, its number among the edges: see `Nodeset.offset`."""
    usual: bool
    """Whether it has an edgeID, two ends and an empty formEdgeID, all in texts, as all of AIFdb's have."""
    written: Any
    """A usual edge's edgeID; any other edge as it stands in the file."""
    taken: bool = False
    """Whether a relation stands for it."""

    @property
    def raw(self) -> Any:
        """The edge as it stands in the file."""
        if not self.usual:
            return self.written
        return {"edgeID": self.written, "fromID": self.origin, "toID": self.target, "formEdgeID": None}


@dataclass(slots=True)
class Nodeset:
    """The nodes and edges of a nodeset, in the order of the file."""

    nodes: dict[str, Vertex] = field(default_factory=dict)
    into: dict[str, list[Edge]] = field(default_factory=dict)
    """By id of a node, the edges that lead to it."""
    out: dict[str, list[Edge]] = field(default_factory=dict)
    """By id of a node, the edges that lead from it."""
    odd_nodes: list[Any] = field(default_factory=list)
    """What stands among the nodes and is none, or has the id of another."""
    odd_edges: list[Any] = field(default_factory=list)
    """What stands among the edges and is none, or has an end that isn't there."""

    document: Document | None = None
    usual: Part | None = None
    """The list of the edges, where all of them are usual."""
    times: dict[str, str] = field(default_factory=dict)
    """The timestamps, each once: a corpus has them by the thousand."""
    _offsets: list[int] = field(default_factory=list)

    def at(self, edge: Edge) -> Location:
        """The location of an edge."""
        assert self.document is not None
        if self.usual is None:
            return self.document.at(edge.place)
        if not self._offsets:
            self._offsets = [part.at for part in self.document.items(self.usual)]
        return self.document.at(self._offsets[edge.place])

    def edges(self) -> Iterator[Edge]:
        for edges in self.out.values():
            yield from edges


def nodeset(document: Document, nodes: Part | None, edges: Part | None, trouble: Trouble) -> Nodeset | None:
    """The graph in the members "nodes" and "edges"; what is odd in them is reported. None where next to all is odd."""
    found = Nodeset(document=document)
    for part in document.items(nodes):
        _add_node(part, found, document, trouble)
        if senseless(len(found.odd_nodes), len(found.nodes)):
            return None
    usual = document.usual(edges, _USUAL)
    if usual is None:
        for part in document.items(edges):
            raw = document.value(part)
            origin, target = _ends(raw)
            _add_edge(Edge(origin, target, part.at, False, raw), found, trouble)
    else:
        found.usual = edges
        usual.reverse()
        for number in range(len(usual)):
            one = usual.pop()  # so that each is freed when it has become an edge
            _add_edge(Edge(one.fromID, one.toID, number, True, one.edgeID), found, trouble)
    return found


_USUAL = (("edgeID", str), ("fromID", str), ("toID", str), ("formEdgeID", None))
"""The keys of an edge of AIFdb's, with the types of their values."""


def _add_edge(edge: Edge, found: Nodeset, trouble: Trouble) -> None:
    origin, target = found.nodes.get(edge.origin), found.nodes.get(edge.target)
    if origin and target:
        edge.origin, edge.target = origin.id, target.id  # one text for each id, however many edges have it
        found.out.setdefault(edge.origin, []).append(edge)
        found.into.setdefault(edge.target, []).append(edge)
    else:
        found.odd_edges.append(plain(edge.raw))
        _tell_of_edge(edge.origin, edge.target, found.at(edge), found, trouble)


def _add_node(part: Part, found: Nodeset, document: Document, trouble: Trouble) -> None:
    raw = document.value(part)
    name = raw.get("nodeID", raw.get("id")) if isinstance(raw, dict) else ""
    id = name.strip() if isinstance(name, str) else name_of(name)
    if not id:
        trouble.add(document.at(part.at), "W127", "a node without an id is kept as extra", "a node has a nodeID")
        found.odd_nodes.append(plain(raw))
    elif id in found.nodes:
        same = raw == found.nodes[id].raw
        message = f"node {shown(id)} is there {'twice' if same else 'again, with other content'}: it is kept as extra"
        hint = f"the first is at {found.nodes[id].at}"
        trouble.add(document.at(part.at), "N130" if same else "W127", message, hint)
        found.odd_nodes.append(plain(raw))
    else:
        text, type, scheme = raw.get("text"), raw.get("type"), raw.get("scheme")
        if isinstance(time := raw.get("timestamp"), str):
            raw["timestamp"] = found.times.setdefault(time, time)
        found.nodes[id] = Vertex(
            id,
            type if type in _TYPES else name_of(type).upper(),
            text if isinstance(text, str) else name_of(text),
            part.at,
            raw,
            name_of(scheme) if scheme else "",
            document,
        )


def _tell_of_edge(origin: str, target: str, at: Location, found: Nodeset, trouble: Trouble) -> None:
    missing = [shown(end) for end in (origin, target) if end not in found.nodes]
    way = "from and to" if len(missing) == 2 else "from" if origin not in found.nodes else "to"
    nothing = f"{' and '.join(missing)}, which is no node" if origin and target else "nothing"
    message = f"an edge leads {way} {nothing}: it is kept as extra"
    trouble.add(at, "W127", message, "an edge has the nodeIDs of two nodes")


def _ends(raw: Any) -> tuple[str, str]:
    """The ids at both ends of an edge; OVA's files have whole nodes there."""
    if not isinstance(raw, dict):
        return "", ""
    origin, target = raw.get("fromID", raw.get("from")), raw.get("toID", raw.get("to"))
    if type(origin) is str and type(target) is str:
        return origin.strip(), target.strip()
    ends = (end.get("id", end.get("nodeID")) if isinstance(end, dict) else end for end in (origin, target))
    first, second = map(name_of, ends)
    return first, second


def name_of(value: Any) -> str:
    """An id as text, whether it is written as text or as a number; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
