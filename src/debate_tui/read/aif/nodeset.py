"""The graph of an AIF nodeset: its nodes by id, its edges, and what of them can't be part of a graph."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.aif.vertex import NONE, Edge, Vertex
from debate_tui.read.aif.written import ends_of, name_of
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
_KEYS, _ENDS = 6, 4
"""How many keys AIFdb's nodes and edges may have: the first fields of `Vertex` and of `Edge`."""
_SHORT = 40
"""Texts up to so many characters are mostly a scheme's, and are kept once for all nodes that have them."""


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
    parsed = document.all(nodes, Vertex, _KEYS)
    if parsed is not None:
        if _say_nothing(parsed, partial(document.count, edges, b"{")):
            return None
        share, last = found.shared.setdefault, ""
        for one, offset in zip(parsed, document.offsets(nodes, _START, len(parsed)), strict=True):
            name = one.name
            id = name.strip() if type(name) is str else str(name)
            if not id or id in known:
                _add_odd_node(id, offset, one.raw, found, trouble)
                if senseless(len(found.odd_nodes), len(known)):
                    return None
                continue
            known[id] = one
            one.id, one.offset, one.document = id, offset, document
            if time := one.timestamp:  # what was stored at once mostly stands together
                one.timestamp = last = last if time == last else share(time, time)
            if of := _TYPES.get(one.type):
                one.type = of
            else:
                one.written = one.raw
                one.type = of = one.type.strip().upper()
            if of != "I" and len(text := one.text) <= _SHORT:
                one.text = share(text, text)
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


def _say_nothing(nodes: Sequence[Vertex], edges: Callable[[], int]) -> bool:
    """Whether hardly one of them says anything or is a scheme that may have two of the `edges`; it looks no further than it must."""
    said, count = 0, len(nodes)
    for one in nodes:
        said += one.text != "" and one.type not in SCHEMES and not one.text.isspace()
        if not senseless(count - said, said):
            return False
    return count > 0 and senseless(count - said - min(sum(one.type in SCHEMES for one in nodes), edges() // 2), said)


def _add_raw_node(id: str, offset: int, raw: dict[str, Any], found: Nodeset) -> Vertex:
    name: Any = raw.get("nodeID")
    text, type, scheme = raw.get("text"), raw.get("type"), raw.get("scheme")
    if isinstance(time := raw.get("timestamp"), str):
        raw["timestamp"] = found.shared.setdefault(time, time)
    one = found.nodes[id] = Vertex(
        name,
        text if isinstance(text, str) else name_of(text),
        type if type.__class__ is str and type in _TYPES else name_of(type).upper(),
        applies=name_of(scheme),
        id=id,
        offset=offset,
        document=found.document,
        written=raw,
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
    parsed = found.document.all(edges, Edge, _ENDS)
    if parsed is None:
        for part in found.document.items(edges):
            raw = found.document.value(part)
            origin, target = ends_of(raw)
            if origin in nodes and target in nodes:
                Edge("", nodes[origin], nodes[target], place=part.at, written=raw).join()
            else:
                _add_odd_edge(origin, target, part.at, raw, found, trouble)
                if senseless(len(found.odd_edges), len(found.nodes)):
                    return
        return
    found.parsed = edges
    named: Callable[[Any], Vertex | None] = nodes.get  # a number is no id there, but looked for below
    for number, edge in enumerate(parsed):
        first, second = named(edge.origin), named(edge.target)
        if first is None or second is None:
            raw = edge.between(edge.origin, edge.target)
            origin, target = ends_of(raw)
            if origin not in nodes or target not in nodes:
                _add_odd_edge(origin, target, number, raw, found, trouble)
                if senseless(len(found.odd_edges), len(found.nodes)):
                    return
                continue
            first, second, edge.written = nodes[origin], nodes[target], raw
        edge.origin, edge.target, edge.place = first, second, number
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
