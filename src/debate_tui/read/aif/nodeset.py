"""The graph of an AIF nodeset: its nodes by id, its edges, and what of them can't be part of a graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.located import Document, Part, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

SCHEMES = frozenset(("RA", "CA", "MA"))
"""Inferences, conflicts and rephrasings: the nodes that become relations."""
SPEECH = frozenset(("L", "YA", "TA"))
"""Locutions, illocutions and transitions between locutions: the nodes that say who speaks."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node of the nodeset."""

    id: str
    type: str
    text: str
    at: Location
    raw: Mapping[str, Any]
    """As it stands in the file."""
    scheme: str = ""
    """The name of an inference's or a conflict's scheme, where it has one of its own."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from a node to a node, both of which are there."""

    origin: str
    target: str
    raw: Mapping[str, Any]
    at: Location


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

    def edges(self) -> Iterator[Edge]:
        for edges in self.out.values():
            yield from edges


def nodeset(document: Document, nodes: Part | None, edges: Part | None, trouble: Trouble) -> Nodeset:
    """The graph in the members "nodes" and "edges"; what is odd in them is reported."""
    found = Nodeset()
    for part in document.items(nodes):
        _add_node(document.value(part), document.at(part.at), found, trouble)
    for part in document.items(edges):
        _add_edge(document.value(part), document.at(part.at), found, trouble)
    return found


def _add_node(raw: Any, at: Location, found: Nodeset, trouble: Trouble) -> None:
    id = name_of(raw.get("nodeID", raw.get("id"))) if isinstance(raw, dict) else ""
    if not id:
        trouble.add(at, "W127", "a node without an id is kept as extra", "a node has a nodeID")
        found.odd_nodes.append(plain(raw))
    elif id in found.nodes:
        same = raw == found.nodes[id].raw
        message = f"node {shown(id)} is there {'twice' if same else 'again, with other content'}: it is kept as extra"
        trouble.add(at, "N130" if same else "W127", message, f"the first is at {found.nodes[id].at}")
        found.odd_nodes.append(plain(raw))
    else:
        text = raw.get("text")
        type = str(raw.get("type") or "").strip().upper()
        found.nodes[id] = Vertex(
            id, type, text if isinstance(text, str) else name_of(text), at, raw, name_of(raw.get("scheme"))
        )


def _add_edge(raw: Any, at: Location, found: Nodeset, trouble: Trouble) -> None:
    origin, target = (name_of(end) for end in _ends(raw))
    missing = [shown(end) for end in (origin, target) if end not in found.nodes]
    if missing:
        message = (
            f"an edge leads {'from and to' if len(missing) == 2 else 'from' if origin not in found.nodes else 'to'} "
        )
        nothing = "nothing" if not (origin and target) else f"{' and '.join(missing)}, which is no node"
        trouble.add(at, "W127", f"{message}{nothing}: it is kept as extra", "an edge has the nodeIDs of two nodes")
        found.odd_edges.append(plain(raw))
    else:
        edge = Edge(origin, target, raw, at)
        found.out.setdefault(origin, []).append(edge)
        found.into.setdefault(target, []).append(edge)


def _ends(raw: Any) -> tuple[Any, Any]:
    """The ids at both ends of an edge; OVA's files have whole nodes there."""
    if not isinstance(raw, dict):
        return None, None
    ends = raw.get("fromID", raw.get("from")), raw.get("toID", raw.get("to"))
    origin, target = (end.get("id", end.get("nodeID")) if isinstance(end, dict) else end for end in ends)
    return origin, target


def name_of(value: Any) -> str:
    """An id as text, whether it is written as text or as a number; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
