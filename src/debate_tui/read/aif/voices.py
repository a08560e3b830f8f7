"""Who says what in an AIF nodeset: by its illocutions, from the locutions that they are anchored in; where several of them
share an illocution with several claims, by their words, and what no words tell, somebody says."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from sys import intern
from typing import Any

from debate_tui.model.graph import spoken_by
from debate_tui.read.aif.analysts import analysts, is_told
from debate_tui.read.aif.illocutions import by, is_said_by, nobody
from debate_tui.read.aif.names import (
    HEADING,
    NO_NAME,
    before_colon,
    called,
    looks_like_one,
    participant,
    set_apart,
    words_of,
)
from debate_tui.read.aif.vertex import Vertex, acts_of, beside
from debate_tui.read.aif.written import name_of
from debate_tui.read.foreign import SOMEBODY
from debate_tui.text.wording import listed

_CODE = re.compile(r"[0-9_]|^.$")
"""What the id of a person has who isn't called by it."""
_MANY = 8
"""Edges beyond which it is remembered who speaks by an illocution, so that each of its claims needn't look at all of them."""
_REPORTS = 3
"""Reports of reports that are named, one above the other, and beside each other."""
_EDGE = " .,;:!…\"'“”„‘’«»"
"""What may stand around the words of a locution and not around those of the claim that it makes."""


class Voices:
    """The speakers of a nodeset."""

    def __init__(self, locutions: Iterable[Any], participants: Iterable[Any], around: Iterable[Any] = ()) -> None:
        """`around` are the participants that a wrapper lists around those of the nodeset itself, which go before."""
        people = {**called(around), **called(participants)}
        self._says: dict[str, bool] = {}
        """By an illocution's words, whether it commits its speaker."""
        self._before: dict[str, str] = {}
        """By id of a locution, the name that its text begins with."""
        self._speaking: dict[str, str] = {}
        """By id of a locution, who speaks in it, as far as that was asked for."""
        self._called: dict[str, str] = {}
        """By such a name, who speaks, as far as it tells."""
        self._person: dict[str, tuple[str, ...]] = {}
        """By id of a locution, the names of the participants that it is given to: of several, one speaks."""
        self._nameless: set[str] = set()
        """The ids of locutions that are given to somebody whom the file doesn't name."""
        self._others = words_of(people.values())
        """By a participant's name, or the first word of it, in small letters, that name."""
        self.either: set[str] = set()
        """The ids of locutions that are given to several, or to one whom the file gives several names."""
        self._people = people
        """By a participant's id, the name."""
        named = cache(self._named_by)  # few people speak very often
        for one in locutions:
            if isinstance(one, dict):
                person = one["personID"] if "personID" in one else one.get("participantID")
                node = name_of(one.get("nodeID"))
                if names := named(name_of(person)):
                    self._person[node] = tuple(dict.fromkeys((*self._person.get(node, ()), *names)))
                elif self._people and name_of(person).lower() not in NO_NAME:
                    self._nameless.add(node)
        self.analysts: frozenset[str] = frozenset()
        """The ids of the locutions in which nobody speaks but who drew the nodeset."""
        self._named: Counter[str] = Counter()
        """How many locutions begin with a name; with "" those that don't."""
        self._apart: frozenset[str] = frozenset()
        """The names that the file sets apart as AIFdb does."""
        self.read: set[str] = set()
        """The ids of illocutions by which it is known who says something."""
        self.unsaid: set[str] = set()
        """The names of illocutions that lead to claims and commit nobody to them."""
        self.denied: set[str] = set()
        """The ids of illocutions with which somebody disagrees with a claim."""
        self.untold: list[Vertex] = []
        """The nodes that an illocution leads to which several locutions share, and none of them has their words."""
        self._hubs: dict[str, tuple[Sequence[Vertex], dict[str, list[Vertex]] | None]] = {}
        """By id of an illocution with many edges, what `_anchors` made of it."""

    def look(self, nodes: Collection[Vertex]) -> None:
        """Looks through all nodes for locutions of the analyst, and for the names with which several locutions begin."""
        spoken = [node for node in nodes if node.type == "L"]
        self.analysts = analysts(spoken)
        self._before = {node.id: intern(before_colon(node.text)) for node in spoken}
        for node in spoken if self._people else ():
            if node.id not in self._person and (people := self._people.get(participant(node.written))):
                self._person[node.id] = people
        others = [node for node in spoken if node.id not in self.analysts] if self.analysts else spoken
        names = [self._before[node.id] for node in others]
        self._apart = set_apart(zip([node.text for node in others], names, strict=True))
        if self._person:
            names = [name for name, node in zip(names, others, strict=True) if name or node.id not in self._person]
        self._named.update(names)

    def _named_by(self, id: str) -> tuple[str, ...]:
        """The names of the participant with this id; where no participants are listed, the id itself, if it is a name: `Fraser:`."""
        name = id.rstrip(":").rstrip()
        if self._people:
            return self._people.get(id, ())
        return (name,) if looks_like_one(name) and name.lower() not in NO_NAME and not _CODE.search(name) else ()

    def of_locution(self, node: Vertex) -> str:
        """Who speaks in a locution: the participant that it is given to, else the name before its colon; or "", also of an
        analyst's."""
        speaker = self._speaking.get(node.id)
        if speaker is None:
            speaker = self._speaking[node.id] = "" if node.id in self.analysts else self._of_locution(node)
        return speaker

    def _of_locution(self, node: Vertex) -> str:
        name = self._before.get(node.id, "")
        if people := self._person.get(node.id):
            if len(people) == 1 and name in ("", people[0]):  # as nearly all have it
                return people[0]
            word, other = name.lower(), self._others.get(name.lower(), self._stranger(node, name, people))
            meant = [one for one in people if word in (one.lower(), *one.lower().split())] if other is not None else []
            if len(meant) == 1:
                return meant[0]
            found = people if other is None or meant else (*people, other or name)
            if len(found) > 1:
                self.either.add(node.id)
            return found[0] if len(found) == 1 else " or ".join(dict.fromkeys(found))
        if name not in self._called:
            self._called[name] = self._speaker(name)
        return self._called[name]

    def _stranger(self, node: Vertex, name: str, people: Iterable[str]) -> str | None:
        """The name before a locution's colon, where it is that of another than those to whom the locution is given. Behind a bar, as
        programs part speeches, one word is a name, too."""
        words = {word for one in people for word in one.lower().split()}
        if not words.isdisjoint(name.lower().split()):
            return None
        if node.text.lstrip().startswith("|") and looks_like_one(name):
            return name
        return self._speaker(name) or None if " " in name else None

    def of_premise(self, node: Vertex) -> list[str]:
        """Who says what a locution holds that is a claim itself: who tells that it is spoken, else its speaker; where all
        illocutions anchored in it only ask, challenge or disagree, that nobody says it, and who does what."""
        if any(edge.origin.type == "YA" and is_told(edge.origin) for edge in node.into):
            return self.of_claim(node)
        acts = [edge.target for edge in node.out if edge.target.type == "YA"]
        speaker = self.of_locution(node)
        if not acts or any(tuple(self.commits(act) for act in acts)):
            return [speaker]
        return [nobody({by(act, speaker): None for act in acts})]

    def commits(self, act: Vertex) -> bool:
        """Whether an illocution commits its speaker; what doesn't is remembered by its name."""
        words = act.text or act.scheme
        says = self._says.get(words)
        if says is None:
            says = self._says[words] = is_said_by(words)
        if not says:
            self.unsaid.add(words)
            if words.strip().lower() == "disagreeing":
                self.denied.add(act.id)
        return says

    def _speaker(self, name: str) -> str:
        """Who speaks in the locutions that begin with a name and are given to nobody."""
        if HEADING.fullmatch(name):
            return ""
        if not name or self._named[name] > 1 or name in self._apart:
            return name
        # One word with a large letter may begin any sentence ("Look: …"), unless each locution begins with a name.
        return name if looks_like_one(name) and (" " in name or not self._named[""]) else ""

    def of_claim(self, node: Vertex) -> list[str]:
        """Who says what a node holds, each once: by illocutions of locutions, and of transitions, by which people agree. Where
        others only ask about it or disagree with it, that nobody says it, and who does what."""
        acts = acts_of(node)
        if len(acts) == 1 and len(acts[0].into) == 1 == len(acts[0].out) and self.commits(act := acts[0]):
            only = act.into[0].origin  # nearly all have one illocution of one locution
            if only.type == "L" and not only.into and (name := self.of_locution(only)):
                self.read.add(act.id)
                return [name]
        said: list[Vertex] = []
        anchors: list[Vertex] = []
        for act in acts:
            if not self.commits(act):
                continue
            for one in self._anchors_of(node, act):
                (said if one.type == "L" else anchors).append(one)
                if one.type != "L" or self.of_locution(one):
                    self.read.add(act.id)
        if not said and not anchors:
            return self._of_none(node)
        if anchors:
            said += [edge.target for anchor in anchors for edge in anchor.out if edge.target.type == "L"]
        if len(said) == 1:
            return [name] if (name := self._of_speech(said[0])) else []
        found = dict.fromkeys(filter(None, map(self._of_speech, said)))
        return [
            one for one in found if (name := spoken_by(one)) == one or name not in found
        ]  # who says it needn't be reported

    def _of_speech(self, node: Vertex) -> str:
        """Who speaks in a locution; where it only stands on somebody's word that they do, by whose, and by whose word that."""
        name = self.of_locution(node) or (SOMEBODY if node.id in self._nameless else "")
        told = self._told(node, (name,)) if name and node.into else ""  # to nearly all, nothing leads
        return f"{name} ({told})" if told else name

    def _told(self, node: Vertex, above: tuple[str, ...]) -> str:
        """On whose word it stands that somebody speaks in a locution, as in “as Ada says, as Ben says”; "" where it doesn't.
        `above` are the names that stand before."""
        ways: dict[str, list[Vertex]] = {}
        for edge in node.into:
            if edge.origin.type == "YA" and is_told(edge.origin):
                for one in self._anchors(edge.origin)[0]:
                    for way in self._locutions(one):
                        if (teller := self.of_locution(way)) and teller not in above:
                            ways.setdefault(teller, []).append(way)
        if len(above) > _REPORTS and ways:
            return "as others say"
        if not any(edge.origin.type == "YA" for found in ways.values() for way in found for edge in way.into):
            return f"as {listed(list(ways), 3)} {'says' if len(ways) == 1 else 'say'}" if ways else ""
        chains = []
        for teller, found in ways.items():
            further = [self._told(way, (*above, teller)) for way in found[:_REPORTS]]
            chains.append(f"as {teller} says, {further[0]}" if all(further) else f"as {teller} says")
        more = [f"as {len(chains) - _REPORTS} others say"] if len(chains) > _REPORTS else []
        return "; ".join(chains[:_REPORTS] + more)

    def _of_none(self, node: Vertex) -> list[str]:
        """Who says what no locution is known to say: somebody where one does, else nobody, with the names of the illocutions
        that only ask about it and who makes them; where no locution leads to any, the participant whom it is given to itself,
        as Araucaria's are; or nothing."""
        acts = [act for act in acts_of(node) if self._anchors(act)[0]]
        if not acts:
            return [" or ".join(self._person[node.id])] if node.id in self._person else []
        if any(tuple(self.commits(act) for act in acts)):
            self.untold.append(node)
            return [SOMEBODY]
        found: dict[str, None] = {}
        for act in acts:
            spoken = [way for one in self._anchors_of(node, act) for way in self._locutions(one)]
            for speaker in map(self.of_locution, spoken) if spoken else ("",):
                found[by(act, speaker)] = None
        return [nobody(found)]

    def _locutions(self, anchor: Vertex) -> Iterator[Vertex]:
        """The locutions in which somebody speaks of an anchor: itself, or those that a transition leads to."""
        ways = (edge.target for edge in anchor.out) if anchor.type == "TA" else (anchor,)
        return (way for way in ways if way.type == "L" and way.id not in self.analysts)

    def _said_in(self, node: Vertex, speaker: str) -> str:
        """The words of a locution without the speaker's name and its colon."""
        name = self._before.get(node.id, "").lower()
        named = name and name in (speaker.lower(), *speaker.lower().split())
        return node.text.partition(": ")[2] if named else node.text

    def _anchors_of(self, node: Vertex, act: Vertex) -> Sequence[Vertex]:
        """The locutions and transitions in which an illocution is anchored as far as it leads to this node: all of them, but
        where different people share it and it leads to several nodes, those with the node's words."""
        if len(act.into) == 1 == len(act.out) and (only := act.into[0].origin).type == "L":  # as nearly all have it
            return () if only.id in self.analysts else (only,)
        found, by_words = self._anchors(act)
        return found if by_words is None else by_words.get(_bare(node.text), ())

    def _anchors(self, act: Vertex) -> tuple[Sequence[Vertex], dict[str, list[Vertex]] | None]:
        """The locutions and transitions in which an illocution is anchored; and by their words, where these must tell."""
        if act.id in self._hubs:
            return self._hubs[act.id]
        leading = [
            edge.origin for edge in act.into if edge.origin.type in ("L", "TA")
        ]  # what it leads to may be a locution, too
        found = [one for one in dict.fromkeys(leading or beside(act, "L", "TA")) if one.id not in self.analysts]
        found = [one for one in found if one.type == "L" or any(self._locutions(one))]
        by_words: dict[str, list[Vertex]] | None = None
        if len(found) > 1 and len(beside(act, "I", "I")) > 1:
            spoken = [(one, way, self.of_locution(way)) for one in found for way in self._locutions(one)]
            if len({speaker for _, _, speaker in spoken}) > 1:
                by_words = {}
                for one, way, speaker in spoken:
                    by_words.setdefault(_bare(self._said_in(way, speaker)), []).append(one)
        if len(act.into) + len(act.out) > _MANY:
            self._hubs[act.id] = found, by_words
        return found, by_words


def _bare(text: str) -> str:
    """Words to compare: in small letters, with single blanks, without marks around them."""
    return " ".join(text.casefold().split()).strip(_EDGE)
