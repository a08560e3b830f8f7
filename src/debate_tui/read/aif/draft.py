"""Reads AIF and xAIF: information nodes become claims, schemes become relations, and speech says whose voice it is.

What has no place in a map is kept under `extra` as it stands in the file, so that `write.aif` can write it back.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.graph import QUESTION
from debate_tui.model.packed import packed
from debate_tui.read.aif.analysts import is_told
from debate_tui.read.aif.nodeset import SCHEMES, SPEECH, Edge, Nodeset, Vertex, nodeset
from debate_tui.read.aif.speech import NAMES, tell_of_speech
from debate_tui.read.aif.steps import Steps
from debate_tui.read.aif.voices import Voices
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, settled
from debate_tui.read.located import opened, plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, listed, shown

_ACTS = frozenset(("I", "RA", "CA", "MA", "PA", "YA", "TA", "PREF"))
"""The types whose nodes are no claims for standing in a scheme: information nodes are claims anyhow, the others apply schemes;
CISpaces calls PA, a preference, Pref."""
_QUESTIONS = frozenset(("ISSUE", "QUESTION", "Q"))
"""Types of programs' own whose nodes ask, as IBIS has them."""
_SIGN = re.compile(
    rb'"(?:nodeID|fromID)"\s*:|"type"\s*:\s*"(?:I|RA|CA|MA|YA|TA)"|"nodes"\s*:\s*\[\s*\]\s*,\s*"edges"\s*:\s*\[\s*\]|"edges"\s*:\s*\[\s*\]\s*,\s*"nodes"\s*:\s*\[\s*\]'
)
_EMPTY = re.compile(rb'"(?:resources|metadata|analyst_name)"\s*:')
_MERE_TEXT = re.compile(rb'"AIF"\s*:\s*(?:\{\s*\}|"|null)')
"""How xAIF has the nodeset before anything is analysed: without nodes, or as JSON within a text."""


_BRIEF = "usual_edges"
"""The key in the map's `extra` for edges like all of AIFdb's: [edgeID, fromID, toID], since dialogues have very many."""
_HINT = "export --format aif writes it back"


def looks_like_aif(data: bytes) -> bool:
    """Whether a file looks like AIF: JSON with nodeIDs, or with neither a node nor an edge, and not SADFace's; or xAIF without."""
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    found = _SIGN.search(data)
    if found is None:
        return _MERE_TEXT.search(data) is not None
    if b'"type"' in found[0]:  # OVA's files call the ids of nodes `id`
        return b'"nodes"' in data and b'"edges"' in data
    return b"ID" in found[0] or not _EMPTY.search(data)


def read_aif(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an AIF file; None where it is no JSON object with nodes. `files` has exactly one item."""
    (content,) = files
    document = opened(content, trouble)
    if document is None:
        return None
    outer = document.members(document.root)
    wrapped = next((name for name in ("AIF", "aif") if name in outer), "")
    inner = document.members(outer[wrapped]) if wrapped else outer
    if wrapped and "nodes" not in inner:
        _tell_of_mere_text(content.at, plain(document.value(outer[wrapped])), trouble)
        return None
    if "nodes" not in inner:
        trouble.add(content.at, "E128", 'not a nodeset: it has no "nodes"', "AIF is JSON with nodes and edges")
        return None
    if odd := next((name for name in ("nodes", "edges") if name in inner and not inner[name].is_list), None):
        trouble.add(content.at, "E128", f'not a nodeset: its "{odd}" is no list', "AIF is JSON with nodes and edges")
        return None
    head = head_of(content, "xaif" if wrapped else "aif")
    rest = {name: plain(document.value(part)) for name, part in inner.items() if name not in ("nodes", "edges")}
    if wrapped:
        rest["xaif"] = {name: plain(document.value(part)) for name, part in outer.items() if name != wrapped}
    if wrapped == "aif":
        rest["xaif_key"] = wrapped
    nodes = nodeset(document, inner.get("nodes"), inner.get("edges"), trouble)
    if nodes is None:
        message = "not a nodeset: hardly a node says anything, or hardly an edge has ends"
        trouble.add(content.at, "E128", message, "AIF is JSON with nodes and edges")
        return None
    around = rest["xaif"] if wrapped else {}  # without a wrapper, a key of that name may hold anything
    people = _list(rest.get("participants"))
    reading = _Reading(head, nodes, trouble)
    return reading.draft(rest, Voices(_list(rest.get("locutions")), people, _list(around.get("participants"))))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tell_of_mere_text(at: Location, nodeset: Any, trouble: Trouble) -> None:
    if isinstance(nodeset, str) and '"nodes"' in nodeset:
        message, hint = 'not a nodeset: its "AIF" is a text with JSON in it', "write that JSON itself there"
    else:
        message = 'xAIF of which nothing is analysed: its "AIF" has no "nodes"'
        hint = "a module that mines arguments makes nodes of its text"
    trouble.add(at, "E128", message, hint)


class _Reading:
    """A nodeset while a draft is made of it."""

    def __init__(self, head: Node, nodes: Nodeset, trouble: Trouble) -> None:
        self._head = head
        self._source = head.values["id"]
        self._nodes = nodes
        self._trouble = trouble
        self._ids = Ids()
        self._speakers: dict[str, Node] = {}
        """By speaker, the voice."""
        self._acting: set[str] = set()
        """The ids of locutions that stand in schemes or are said to be spoken, and of nodes of other types that stand in schemes."""
        self._odd: list[Vertex] = []
        """Those of types that AIF doesn't have."""

    def draft(self, rest: dict[str, Any], voices: Voices) -> Draft:
        nodes = self._nodes
        schemes = [node for node in nodes.nodes.values() if node.type in SCHEMES]
        # What stands in a scheme and isn't an act itself is a premise or a conclusion, whatever its type.
        for scheme in schemes:
            for edge in scheme.into:
                if edge.origin.type not in _ACTS:
                    self._stand_in(edge.origin)
            for edge in scheme.out:
                if edge.target.type not in _ACTS:
                    self._stand_in(edge.target)
        standing = sorted((nodes.nodes[id] for id in self._acting), key=lambda node: node.offset)
        for act in nodes.nodes.values():  # A locution that somebody says is spoken is what they claim.
            if act.type == "YA":
                for edge in act.out:
                    if edge.target.type == "L" and is_told(act):
                        self._acting.add(edge.target.id)
        voices.look(nodes.nodes.values())
        self._acting -= voices.analysts
        claims: list[Node] = []
        left: list[Vertex] = []
        mute: list[Vertex] = []
        for node in nodes.nodes.values():
            if node.type == "I" or node.id in self._acting:
                claims.append(self._claim(node, voices))
                if not node.text or node.text.isspace():
                    mute.append(node)
            elif node.type not in SCHEMES:
                left.append(node)
        self._tell_of_mute(mute)
        self._tell_of_types([node for node in standing if node.type == "L" and node.id in self._acting])
        if said := not claims and next((node for node in left if node.type == "L"), None):
            message = "no locution leads to an information node (of type I): nothing is claimed yet"
            hint = "what is said becomes a claim where an illocution leads to it"
            self._trouble.add(said.at, "N130", message, hint)
        steps = Steps(nodes, schemes)
        left += [scheme for scheme in schemes if scheme.id not in steps.own]
        loose = nodes.loose()
        self._tell(left, steps, voices)
        kept = [*(node.values() for node in left), *nodes.odd_nodes]
        brief = _BRIEF not in rest
        usual: list[list[str]] = []
        edges: list[Any] = []
        for edge in loose:
            if edge.origin.type == "I" == edge.target.type:
                self._tell_of_bare(edge)
            if brief and edge.usual:
                usual.append([edge.written, edge.origin.id, edge.target.id])
            else:
                edges.append(plain(edge.raw))
        edges += nodes.odd_edges
        if usual:
            rest[_BRIEF] = usual
        rest |= steps.undrawn(left, loose)
        extra = {**rest, **({"nodes": kept} if kept else {}), **({"edges": edges} if edges else {})}
        source = Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})
        relations = list(steps.relations())  # not put aside as rows, which takes longer and saves next to nothing here
        nodes.release()
        return Draft([self._head], {"source": [source], "claim": claims, "relation": relations}, extra=extra)

    def _stand_in(self, node: Vertex) -> None:
        """Notes a node that stands in a scheme: a locution, or one with words of a type that AIF doesn't have."""
        if node.id in self._acting:
            return
        if node.type == "L":
            self._acting.add(node.id)
        elif node.text.strip():
            self._acting.add(node.id)
            self._odd.append(node)

    def _speakers_of(self, node: Vertex, voices: Voices) -> list[str]:
        if node.type == "L":
            return voices.of_premise(node)
        return [QUESTION] if node.type in _QUESTIONS else voices.of_claim(node)

    def _claim(self, node: Vertex, voices: Voices) -> Node:
        id = self._ids.of(node.id)
        node.claim = f"{self._source}/{id}"
        text = node.text
        tidy = are_tidy(f" {text} ")
        extra: dict[str, Any] = {}
        if not tidy:
            text, extra = settled(text, node.id)
            tidy = are_tidy(f" {text} ")
        extra = extra | node.others() if extra else node.others()
        if node.id != id and node.exact:
            extra["nodeID"] = node.id
        at = node.at
        values: dict[str, Any] = {"id": id, "source": self._source, "text": text}
        speakers = voices.of_claim(node) if node.type == "I" else self._speakers_of(node, voices)
        if speakers and (speaker := speakers[0] if len(speakers) == 1 else listed(speakers, 5)):
            values["voice"] = self._voice(speaker, at)
        if extra:
            values["extra"] = packed(extra)
        return Node("claim", at, values, tidy=tidy)

    def _voice(self, speaker: str, at: Location) -> Node:
        """The voice of a speaker: one node for all claims, since nothing is wrong with it, else one for each."""
        voice = self._speakers.get(speaker)
        if voice is None or not voice.tidy:
            tidy = are_tidy(f" {speaker} ")
            voice = self._speakers[speaker] = Node("voice", at, {"speaker": speaker}, tidy=tidy)
        return voice

    def _tell(self, left: Iterable[Vertex], steps: Steps, voices: Voices) -> None:
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
        tell_of_speech(speech, voices, self._trouble)
        if voices.untold:
            many = counted(len(voices.untold), "claim")
            message = f"{many} of an illocution that several people share, and none of them says the same words: who says what isn't told"
            self._trouble.add(voices.untold[0].at, "W127", message, "somebody says it, as far as the map knows")
        steps.tell(self._trouble)

    def _tell_of_bare(self, edge: Edge) -> None:
        """Reports an edge from an information node to another."""
        ends = f"from {self._name(edge.origin)} to {self._name(edge.target)}"
        message = f"an edge leads {ends} without a scheme between them: it is kept as extra"
        self._trouble.add(self._nodes.at(edge.place), "W127", message, _HINT)

    def _tell_of_mute(self, mute: Sequence[Vertex]) -> None:
        if mute:
            message = f"{counted(len(mute), 'node')} without words: instead of any, their claims say so"
            self._trouble.add(mute[0].at, "N130", message, "(no words: …) has the node's id")

    def _tell_of_types(self, premises: Sequence[Vertex]) -> None:
        """Reports the nodes of each type that AIF doesn't have and that became claims, and the locutions that did as `premises`."""
        if premises:
            told = f"{counted(len(premises), 'locution')} in schemes: read as {'a claim' if len(premises) == 1 else 'claims'}"
            self._trouble.add(premises[0].at, "N130", told, "an information node (of type I) says what is said")
        for type in dict.fromkeys(node.type for node in self._odd):
            nodes = [node for node in self._odd if node.type == type]
            told = f"{counted(len(nodes), 'node')} of type {shown(type)} in schemes: read as claims" + (
                " that nobody makes, since they ask" if type in _QUESTIONS else ""
            )
            self._trouble.add(nodes[0].at, "N130", told, "their type is kept as extra")

    def _name(self, node: Vertex) -> str:
        return f"{NAMES.get(node.type, f'node of type {shown(node.type)}')} {shown(node.id)}"

    def _lack(self, node: Vertex) -> str:
        """What keeps a node from being part of the map."""
        if node.type not in SCHEMES:
            return "is nothing that a map has"
        if not any(edge.origin.claim for edge in node.into):
            return "has no premise"
        if not any(edge.target.claim or edge.target.type in SCHEMES for edge in node.out):
            return "has no conclusion"
        return "ends at another scheme, where only conflicts may, or in a circle of conflicts"
