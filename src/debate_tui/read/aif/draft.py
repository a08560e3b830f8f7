"""Reads AIF and xAIF: information nodes become claims, schemes become relations, and speech says whose voice it is.

What has no place in a map is kept under `extra` as it stands in the file, so that `write.aif` can write it back.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from debate_tui.read.aif.nodeset import SCHEMES, SPEECH, Edge, Nodeset, Vertex, nodeset
from debate_tui.read.aif.steps import Steps
from debate_tui.read.aif.voices import Voices
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, settled
from debate_tui.read.located import opened, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed, shown

_NAMES = {
    "RA": "inference",
    "CA": "conflict",
    "MA": "rephrasing",
    "L": "locution",
    "YA": "illocution",
    "TA": "transition",
}
_SIGN = re.compile(
    rb'"(?:nodeID|fromID)"\s*:|"nodes"\s*:\s*\[\s*\]\s*,\s*"edges"\s*:\s*\[\s*\]|"edges"\s*:\s*\[\s*\]\s*,\s*"nodes"\s*:\s*\[\s*\]'
)
_EMPTY = re.compile(rb'"(?:resources|metadata|analyst_name)"\s*:')


_BRIEF = "usual_edges"
"""The key in the map's `extra` for edges like all of AIFdb's: [edgeID, fromID, toID], since dialogues have very many."""
_SAID = ("nodeID", "id", "text", "type")
_HINT = "export --format aif writes it back"


def looks_like_aif(data: bytes) -> bool:
    """Whether a file looks like AIF: JSON with nodeIDs, or with neither a node nor an edge, and not SADFace's."""
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    found = _SIGN.search(data)
    return found is not None and (b"ID" in found[0] or not _EMPTY.search(data))


def read_aif(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an AIF file; None where it is no JSON object with nodes. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    outer = document.members(document.root)
    wrapped = "AIF" in outer
    inner = document.members(outer["AIF"]) if wrapped else outer
    if "nodes" not in inner:
        trouble.add(content.at, "E128", 'not a nodeset: it has no "nodes"', "AIF is JSON with nodes and edges")
        return None
    head = head_of(content, "xaif" if wrapped else "aif")
    rest = {name: plain(document.value(part)) for name, part in inner.items() if name not in ("nodes", "edges")}
    if wrapped:
        rest["xaif"] = {name: plain(document.value(part)) for name, part in outer.items() if name != "AIF"}
    nodes = nodeset(document, inner.get("nodes"), inner.get("edges"), trouble)
    if nodes is None:
        trouble.add(content.at, "E128", "not a nodeset: hardly a node has an id", "AIF is JSON with nodes and edges")
        return None
    people = [*_list(rest.get("participants")), *_list(rest.get("xaif", {}).get("participants"))]
    reading = _Reading(head, nodes, trouble)
    return reading.draft(rest, Voices(nodes, _list(rest.get("locutions")), people))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Reading:
    """A nodeset while a draft is made of it."""

    def __init__(self, head: Node, nodes: Nodeset, trouble: Trouble) -> None:
        self._head = head
        self._source = head.values["id"]
        self._nodes = nodes
        self._trouble = trouble
        self._ids = Ids()
        self._speakers: dict[str, dict[str, str]] = {}
        """The values of a voice by its speaker, each once."""

    def draft(self, rest: dict[str, Any], voices: Voices) -> Draft:
        nodes = self._nodes
        schemes = [id for id, node in nodes.nodes.items() if node.type in SCHEMES]
        acting = {edge.origin for id in schemes for edge in nodes.into.get(id, ())}
        acting |= {edge.target for id in schemes for edge in nodes.out.get(id, ())}
        # A locution that stands in a scheme is a premise or a conclusion.
        held = {id: one for id, one in nodes.nodes.items() if one.type == "I" or (one.type == "L" and id in acting)}
        claims = [self._claim(node, voices) for node in held.values()]
        steps = Steps(nodes, {id: f"{self._source}/{self._ids.of(id)}" for id in held})
        left = [node for id, node in nodes.nodes.items() if id not in held and id not in steps.own]
        loose = [edge for edge in nodes.edges() if not edge.taken]
        self._tell(left, loose, steps)
        kept = [*(plain(node.raw) for node in left), *nodes.odd_nodes]
        brief = _BRIEF not in rest
        edges = [*(plain(edge.raw) for edge in loose if not (brief and edge.usual)), *nodes.odd_edges]
        if usual := [[edge.written, edge.origin, edge.target] for edge in loose if brief and edge.usual]:
            rest[_BRIEF] = usual
        extra = {**rest, **({"nodes": kept} if kept else {}), **({"edges": edges} if edges else {})}
        source = Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})
        return Draft([self._head], {"source": [source], "claim": claims, "relation": steps.relations()}, extra=extra)

    def _claim(self, node: Vertex, voices: Voices) -> Node:
        id = self._ids.of(node.id)
        raw = node.raw
        text, extra = settled(node.text, node.id)
        for key, value in raw.items():
            if key not in _SAID:
                extra[key] = value if isinstance(value, str) else plain(value)
        if not isinstance(said := raw.get("text"), str):
            extra["text"] = plain(said)
        if raw.get("nodeID") != id:
            extra["nodeID"] = plain(raw.get("nodeID", raw.get("id")))
        if (of := raw.get("type")) != "I":
            extra["type"] = of
        values: dict[str, Any] = {"id": id, "source": self._source, "text": text}
        speakers = [voices.of_locution(node)] if node.type == "L" else voices.of_claim(node)
        if speaker := listed(filter(None, speakers), 5):
            values["voice"] = Node("voice", node.at, self._speakers.setdefault(speaker, {"speaker": speaker}))
        return Node("claim", node.at, values | ({"extra": extra} if extra else {}))

    def _tell(self, left: Iterable[Vertex], loose: Iterable[Edge], steps: Steps) -> None:
        """Reports what is kept as extra: speech in one line, since who speaks was read of it, the rest node by node."""
        speech: dict[str, list[Vertex]] = {}
        for node in left:
            if node.type in SPEECH:
                speech.setdefault(node.type, []).append(node)
            elif node.id in steps.again:
                message = f"{self._name(node)} says again what {self._name(steps.again[node.id])} says"
                self._trouble.add(node.at, "N130", message, "it is kept as extra")
            else:
                self._trouble.add(node.at, "W127", f"{self._name(node)} {self._lack(node)}: it is kept as extra", _HINT)
        for nodes in speech.values():
            told = counted(len(nodes), _NAMES[nodes[0].type])
            self._trouble.add(nodes[0].at, "N130", f"{told}: who speaks is read of them", "they are kept as extra")
        for edge in loose:
            ends = self._nodes.nodes[edge.origin], self._nodes.nodes[edge.target]
            if {end.type for end in ends} <= {"I"}:
                message = (
                    f"an edge leads from {self._name(ends[0])} to {self._name(ends[1])} without a scheme between them"
                )
                self._trouble.add(self._nodes.at(edge), "W127", f"{message}: it is kept as extra", _HINT)

    def _name(self, node: Vertex) -> str:
        return f"{_NAMES.get(node.type, f'node of type {shown(node.type)}')} {shown(node.id)}"

    def _lack(self, node: Vertex) -> str:
        """What keeps a node from being part of the map."""
        if node.type not in SCHEMES:
            return "is nothing that a map has"
        into, out = (list(edges.get(node.id, ())) for edges in (self._nodes.into, self._nodes.out))
        if not any(self._nodes.nodes[edge.origin].type in ("I", "L") for edge in into):
            return "has no premise"
        if not any(self._nodes.nodes[edge.target].type in ("I", "L", *SCHEMES) for edge in out):
            return "has no conclusion"
        return "ends at another scheme, where only conflicts may, or in a circle of conflicts"
