"""What the nodesets of a map share while it is read: its claims and their speakers, ids, and relations by what they say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.graph import NOBODY, spoken_by
from debate_tui.model.library import ALSO, NODESET
from debate_tui.model.packed import packed
from debate_tui.read.aif.speech import Speech
from debate_tui.read.aif.steps import Step
from debate_tui.read.aif.vertex import Vertex
from debate_tui.read.draft import Node
from debate_tui.read.foreign import Ids
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import listed


@dataclass(slots=True)
class Common:
    """What the nodesets of a map share while it is read."""

    head: Node
    ids: Ids = field(default_factory=Ids)
    """The ids of claims."""
    step_ids: Ids = field(default_factory=Ids)
    seen: dict[object, Step] = field(default_factory=dict)
    """The relations, by what they say."""
    voices: dict[str, Node] = field(default_factory=dict)
    """By speaker, the voice."""
    known: dict[tuple[str, str], int] | None = None
    """By nodeID and text, the numbers of claims: in a corpus the same node may stand in several nodesets. None without a corpus."""
    claims: list[Node] = field(default_factory=list)
    said: dict[int, dict[str, None]] = field(default_factory=dict)
    """By number of a claim of a corpus, who says it, in all nodesets."""
    speech: Speech = field(default_factory=Speech)
    also: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    """By number of a claim, how it stands in further nodesets."""

    @property
    def source(self) -> str:
        """The id of the source."""
        id: str = self.head.values["id"]
        return id

    def again(self, node: Vertex) -> int | None:
        """The number of the claim that an information node of another nodeset has become which is the same: it has this id and
        this text; None where there is none."""
        if self.known is None or node.type != "I" or not node.text.strip():
            return None
        return self.known.get((node.id, node.text))

    def note(self, node: Vertex, speakers: Iterable[str]) -> None:
        """Notes the claim that comes next, of a node of a corpus, and who says it."""
        if self.known is not None and node.type == "I":
            self.known[node.id, node.text] = len(self.claims)
            self.said[len(self.claims)] = dict.fromkeys(speakers)

    def voice(self, speaker: str, at: Location) -> Node:
        """The voice of a speaker: one node for all claims, since nothing is wrong with it, else one for each."""
        voice = self.voices.get(speaker)
        if voice is None or not voice.tidy:
            tidy = are_tidy(f" {speaker} ")
            voice = self.voices[speaker] = Node("voice", at, {"speaker": speaker}, tidy=tidy)
        return voice

    def headed(self, titles: Mapping[int, str], places: Mapping[int, Location]) -> list[Node]:
        """The headings of a corpus' nodesets that have claims, where there are several. All claims are put under theirs, and told
        how they stand in all nodesets, and who says them there; who says it needn't be told to be asking, or reported."""
        of = [
            [claim.values["extra"][NODESET], *(one[NODESET] for one in self.also.get(number, ()))]
            for number, claim in enumerate(self.claims)
        ]
        used = sorted({number for numbers in of for number in numbers})
        ids = Ids()
        names = {number: ids.new(titles[number]) for number in used} if len(used) > 1 else {}
        for place, (claim, numbers) in enumerate(zip(self.claims, of, strict=True)):
            values = dict(claim.values)
            if names:
                values["issues"] = tuple([names[number] for number in numbers])
            if also := self.also.get(place):
                values["extra"] = packed({**values["extra"], ALSO: also})
                saying = self.said[place]
                said = [one for one in saying if not one.startswith(NOBODY)] or [*saying]
                said = [one for one in said if (name := spoken_by(one)) == one or name not in saying]
                values |= {"voice": self.voice(listed(said, 5), claim.at)} if said else {}
            self.claims[place] = Node("claim", claim.at, values, tidy=claim.tidy)
        return [Node("issue", places[n], {"id": names[n], "question": titles[n]}) for n in names]
