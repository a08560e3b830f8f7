"""Finds graphs in JSON, as d3, networkx, Cytoscape, vis.js and JSON Graph Format have them, as rows of a table of claims."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from debate_tui.read.files import Content
from debate_tui.read.located import Document, Part, opened
from debate_tui.read.rows.cells import KIND
from debate_tui.read.rows.columns import bare, meanings
from debate_tui.read.rows.edges import EDGES, are_words, edge_in, id_of, is_name, members_of, named_edge
from debate_tui.read.trouble import Trouble

_NODES = ("nodes", "claims", "arguments", "statements", "vertices", "argument_units", "argumentative_units", "argument_components", "components", "units", "adus")  # fmt: skip
_OUTER = ("elements", "graph")
"""Members that may hold a graph as a whole."""
_HEAD = 2**16
_FEW = 200
"""How many nodes and edges are looked at."""
_BEGINS = re.compile(rf'\s*\{{[\s\S]*?"(?:{"|".join((*_NODES, *EDGES, *_OUTER))})"\s*:\s*[\[{{]')
_EDGED = re.compile(rf'"(?:{"|".join(EDGES)})"\s*:\s*[\[{{]'.encode())
_TEXTS = ("text", "claim", "statement", "argument", "content", "sentence", "label", "name", "title", "body")
"""What the words of a node are called; the first that has words in most counts."""
_NAMES = ("label", "name", "title")
_IDS = ("id", "key", "_id", "nodeID", "node_id", "nodeId", "uid", "name", "label")


class Graph(NamedTuple):
    """Where a document has the nodes and the edges of a graph, and what is called how."""

    document: Document
    nodes: Sequence[tuple[str, Part]]
    """Each node, with its id where it has none of its own."""
    edges: Sequence[tuple[str, Part, str]]
    """Each edge, with what its list says that it does, or "", and its id where it has none of its own."""
    text: str
    id: str
    beside: Mapping[str, Part]
    """What stands beside both."""


def graph_in(content: Content) -> Graph | None:
    """The graph in a JSON file, whose nodes have words and some of whose edges say whether they support or attack; None in any other."""
    data = content.data or b""
    if not _BEGINS.match(data[:_HEAD].decode("utf-8", "replace")) or not _EDGED.search(data) or are_lines(data):
        return None
    document = opened(Content(content.path, data), Trouble())
    return _graph(document) if document else None


def are_lines(data: bytes) -> bool:
    """Whether the first line is a whole value, as in JSON Lines."""
    first, _, rest = data.strip().partition(b"\n")
    try:
        return rest != b"" and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _graph(document: Document) -> Graph | None:
    members = document.members(document.root)
    for name in _OUTER:
        inner = document.members(members.get(name))
        if not inner.keys().isdisjoint(EDGES):
            members = {**{one: part for one, part in members.items() if one != name}, **inner}
    held = next((name for name in _NODES if name in members), "")
    lists = [name for name in EDGES if name in members]
    nodes = [*document.members(members.get(held)).items()] or [("", part) for part in document.items(members.get(held))]
    edges = [
        (name * (name in KIND), part, key)
        for name in lists
        for key, part in [*document.members(members[name]).items()]
        or [("", part) for part in document.items(members[name])]
    ]
    first = [members_of(document.value(part)) for _, part in nodes[:_FEW]]
    drawn = [one for kind, part, _ in edges[:_FEW] if (one := edge_in(document.value(part), kind)) and one.start]
    text = next((one for one in _TEXTS if first and _are_texts([node.get(one) for node in first], one)), "")
    if not text or not any(one.kind.strip().lower() in KIND for one in drawn):
        return None
    ends = {end for one in drawn for end in (one.start, one.end)}
    id = next((one for one in _IDS if one != text and ends & {id_of(node.get(one)) for node in first}), "")
    if not id and not nodes[0][0]:
        if not ends <= {str(number) for number in range(len(nodes))}:
            return None
        nodes = [(str(number), part) for number, (_, part) in enumerate(nodes)]
    beside = {name: part for name, part in members.items() if name not in (held, *lists)}
    return Graph(document, nodes, edges, text, id, beside)


def _are_texts(cells: Sequence[Any], name: str) -> bool:
    """Whether most of what nodes have under this name are words that may be claims; what they are called may be names of people, who
    support or oppose each other, too."""
    called = name in _NAMES
    names = sum(isinstance(one, str) and is_name(one) for one in cells) if called else 0
    return are_words(cells, 3 if called else 2) and names * 2 < len(cells)


def rows_of(graph: Graph) -> Iterator[tuple[dict[str, Any], int]]:
    """The rows of a graph, with their lines: of each node its words, of each edge the id of a claim and what it does to which."""
    for key, part in graph.nodes:
        node = members_of(graph.document.value(part))
        row = {"id": id_of(node.pop(graph.id, "")) or key, "claim": node.pop(graph.text, "")}
        told = zip(node.items(), meanings(["id", "claim", *node])[2:], strict=True)
        drawn = ("relation", "to", "id", "claim")  # what a table would say of claims by such names, a node doesn't
        row |= {f"node {name}" if one in drawn or bare(name) in ("title", *drawn) or (bare(name) == "position" and not isinstance(value, str)) else name: value for (name, value), one in told}  # fmt: skip
        yield row, graph.document.at(part.at).line
    for kind, part, key in graph.edges:
        value, line = graph.document.value(part), graph.document.at(part.at).line
        value = {"id": key, **value} if key and isinstance(value, dict) else value
        edge = edge_in(value, kind)
        if edge is None or not edge.start:
            yield {"edge": value}, line
            continue
        yield {"id": edge.start, "relation": edge.kind, "to": edge.end, **named_edge(edge.rest)}, line
