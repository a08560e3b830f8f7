"""Makes claims and relations of a nodeset: information nodes become claims, schemes relations, and speech says whose voice it is.

What has no place in a map is kept under `extra` as it stands in the file, so that `write.aif` can write it back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from debate_tui.model.graph import QUESTION
from debate_tui.model.library import NODESET
from debate_tui.model.packed import packed
from debate_tui.read.aif.analysts import is_told
from debate_tui.read.aif.common import Common
from debate_tui.read.aif.nodeset import SCHEMES, SPEECH, Nodeset
from debate_tui.read.aif.speech import NAMES
from debate_tui.read.aif.steps import Steps
from debate_tui.read.aif.vertex import Edge, Vertex
from debate_tui.read.aif.voices import Voices
from debate_tui.read.draft import Node, node_of
from debate_tui.read.foreign import settled
from debate_tui.read.located import plain
from debate_tui.read.trouble import Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, listed, shown

_ACTS = frozenset(("I", "RA", "CA", "MA", "PA", "YA", "TA", "PREF"))
"""The types whose nodes are no claims for standing in a scheme: information nodes are claims anyhow, the others apply schemes;
CISpaces calls PA, a preference, Pref."""
_QUESTIONS = frozenset(("ISSUE", "QUESTION", "Q"))
"""Types of programs' own whose nodes ask, as IBIS has them."""

_BRIEF = "usual_edges"
"""The key in the map's `extra` for edges like all of AIFdb's: [edgeID, fromID, toID], since dialogues have very many."""
_HINT = "export --format aif writes it back"


class Reading:
    """A nodeset while a draft is made of it."""

    def __init__(self, common: Common, nodes: Nodeset, trouble: Trouble, number: int = 0) -> None:
        """`number`: which nodeset of a corpus it is, from 1; 0 outside any."""
        self._common = common
        self._source = common.source
        self._nodes = nodes
        self._trouble = trouble
        self._number = number
        self._acting: set[str] = set()
        """The ids of locutions that stand in schemes or are said to be spoken, and of nodes of other types that stand in schemes."""
        self._times: dict[str, Mapping[str, Any]] = {}
        """By a timestamp, what the claims keep that have it and nothing else."""
        self._odd: list[Vertex] = []
        """Those of types that AIF doesn't have."""

    def take(self, rest: dict[str, Any], voices: Voices) -> dict[str, Any]:
        """Adds the claims to those of the map, and returns its `extra`."""
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
        claims, said = self._common.claims, 0
        left: list[Vertex] = []
        speech: defaultdict[str, list[Vertex]] = defaultdict(list)
        mute: list[Vertex] = []
        for node in nodes.nodes.values():
            if node.type == "I" or node.id in self._acting:
                said += 1
                if (claim := self._claim(node, voices)) is not None:
                    claims.append(claim)
                if not node.text or node.text.isspace():
                    mute.append(node)
            elif node.type not in SCHEMES:
                left.append(node)
                if node.type in SPEECH:
                    speech[node.type].append(node)
        self._tell_of_mute(mute)
        self._tell_of_types([node for node in standing if node.type == "L" and node.id in self._acting])
        if spoken := not said and next(iter(speech.get("L", ())), None):
            message = "no locution leads to an information node (of type I): nothing is claimed yet"
            hint = "what is said becomes a claim where an illocution leads to it"
            self._trouble.add(spoken.at, "N130", message, hint)
        common = self._common
        steps = self._steps = Steps(nodes, schemes, _seen=common.seen, _ids=common.step_ids)
        if not self._number:
            common.seen.clear()  # they have served, and are the larger part of what the steps hold
        others = (
            [node for node in left if node.type not in SPEECH] if len(left) > sum(map(len, speech.values())) else []
        )
        others += (undrawn := [scheme for scheme in schemes if scheme.id not in steps.own])
        left += undrawn
        loose = nodes.loose()
        self._tell(others, speech, steps, voices)
        kept = [*(node.values() for node in left), *nodes.odd_nodes]
        brief = _BRIEF not in rest
        usual: list[list[Any]] = []
        edges: list[Any] = []
        between = 0
        for edge in loose:
            origin, target = edge.origin, edge.target
            if origin.claim and target.claim:
                between += 1
                if origin.type == "I" == target.type:
                    self._tell_of_bare(edge)
            if brief and edge.written is None and edge.form is None and type(edge.name) is str:
                usual.append([edge.name, origin.id, target.id])
            else:
                edges.append(plain(edge.raw))
        edges += nodes.odd_edges
        if usual:
            rest[_BRIEF] = usual
        rest |= steps.undrawn(others, between + len(voices.denied))
        return {**rest, **({"nodes": kept} if kept else {}), **({"edges": edges} if edges else {})}

    def conclusion(self) -> str:
        """The words of the first claim that schemes lead to and none leads on from; of the first claim, where there is none; or ""."""
        claims = [node for node in self._nodes.nodes.values() if node.claim and node.text.strip()]
        final = (
            one
            for one in claims
            if any(edge.origin.type in SCHEMES for edge in one.into)
            and not any(edge.target.type in SCHEMES for edge in one.out)
        )
        return next((one.text for one in (*islice(final, 1), *claims[:1])), "")

    def relations(self) -> Iterator[Node]:
        """The relations, once all nodesets were taken, since one of another may attack them."""
        yield from self._steps.relations({NODESET: self._number} if self._number else {})
        self._nodes.release()

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

    def _claim(self, node: Vertex, voices: Voices) -> Node | None:
        """The claim that a node becomes; None of one that another nodeset has, too, which is noted there."""
        common = self._common
        if self._number and (before := common.again(node)) is not None:
            self._stands_again(before, node, voices)
            return None
        id = common.ids.new(node.id)
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
            values["voice"] = common.voice(speaker, at)
        if self._number:
            extra = {NODESET: self._number, **extra}
            common.note(node, speakers)
        if extra:
            values["extra"] = self._packed(extra)
        return node_of("claim", at, values, None, (), (), tidy)

    def _packed(self, extra: dict[str, Any]) -> Mapping[str, Any]:
        """What a claim keeps, packed; once for all that have nothing but the same time, since nodes are often stored together."""
        time = extra.get("timestamp") if len(extra) == 1 else None
        if type(time) is not str:
            return packed(extra)
        if (one := self._times.get(time)) is None:
            one = self._times[time] = packed(extra)
        return one

    def _stands_again(self, before: int, node: Vertex, voices: Voices) -> None:
        """Notes of the claim with this number how it stands in this nodeset, too, and who says it there."""
        common, claim = self._common, self._common.claims[before].values
        node.claim = f"{self._source}/{claim['id']}"
        kept = {**({"text": node.text} if node.text != claim["text"] else {}), **node.others()}
        if node.exact and node.id != claim["id"]:
            kept["nodeID"] = node.id
        common.also.setdefault(before, []).append({NODESET: self._number, **kept})
        common.said[before].update(dict.fromkeys(voices.of_claim(node)))

    def _tell(
        self, others: Iterable[Vertex], speech: Mapping[str, Sequence[Vertex]], steps: Steps, voices: Voices
    ) -> None:
        """Reports what is kept as extra: speech in one line, since who speaks was read of it, the rest node by node."""
        for node in others:
            if node.id in steps.again:
                message = f"{self._name(node)} says again what {self._name(steps.again[node.id])} says"
                self._trouble.add(node.at, "N130", message, "it is kept as extra")
            else:
                self._trouble.add(node.at, "W127", f"{self._name(node)} {self._lack(node)}: it is kept as extra", _HINT)
        self._common.speech.take(speech, voices)
        if not self._number:
            self._common.speech.tell(self._trouble)
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
