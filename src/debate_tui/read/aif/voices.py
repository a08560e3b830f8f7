"""Who says what in an AIF nodeset: by its illocutions, from the locutions that they are anchored in."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from sys import intern
from typing import Any

from debate_tui.model.graph import NOBODY
from debate_tui.read.aif.nodeset import Vertex
from debate_tui.read.aif.written import name_of
from debate_tui.text.wording import listed

_LONGEST, _WORDS = 60, 4
"""Characters and words of a speaker's name before the colon in the text of a locution: `Ada Mason : The road is closed`."""
_TIME = re.compile(r"\s*[\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?[\])]?\s+")
"""What transcripts have before a name."""
_CODE = re.compile(r"[0-9_]|^.$")
"""What the id of a person has who isn't called by it."""
_PARTICLE = 3
"""Letters of the words within a name that may be small: `Ursula von der Leyen`."""
_HEADING = re.compile(
    r"(?i)(?:(?:sub)?(?:question|answer|conclusion|premis(?:e|s)|claim|note|summary|evidence|argument|objection|rebuttal|reply|response|example"
    r"|definition|fact|opinion|issue|topic|thesis|source|quote|pro|con|part|section|step|point|reason)s?(?: ?\(?[0-9ivx]+[a-z]?\)?\.?)?)"
)
"""What stands before a colon and is no name, but says what follows."""
_NO_NAME = ("", "none", "nan", "null", "undefined")
"""What programs write for a name that isn't there."""
_SAYING = frozenset(
    (
        "asserting", "arguing", "restating", "agreeing", "conceding", "popularconceding", "assertivequestioning",
        "rhetoricalquestioning", "defaultillocuting", "",
    )
)  # fmt: skip
"""The illocutions that commit their speaker to what they lead to, as notes for annotators of such corpora define them: an
assertive question tells it and asks for agreement, a rhetorical one is an opinion in the form of a question; a default
illocution is an answer. Pure questions, challenges and disagreement don't; of what isn't known here nobody can tell."""


def analysts(nodes: Collection[Vertex]) -> frozenset[str]:
    """The ids of locutions that are an analyst's, where a speaker's lead to illocutions and transitions: edges lead from them
    straight to what is said, as AIFdb's older corpora have it ("analyses", with an edge to every node); or by way of "Analysing"
    to a locution, whose words they repeat behind the analyst's name, as OVA writes it; AIFdb's files lack these edges."""
    spoken = [node for node in nodes if node.type == "L"]
    told = {node.text for node in spoken}
    alone = [(node.id, *node.text.partition(": ")) for node in spoken if not node.out and not node.into]
    names = {name for _, name, _, words in alone if words in told}
    leading = [
        node.id for node in spoken if any(edge.target.type in ("I", "L") or _analyses(edge.target) for edge in node.out)
    ]
    return frozenset([*leading, *(id for id, name, _, words in alone if words and name in names)])


def _analyses(act: Vertex) -> bool:
    """Whether a node is the illocution by which an analyst says that somebody speaks."""
    named = act.type == "YA" and (act.text or act.scheme).strip().lower() == "analysing"
    return named and any(edge.target.type == "L" for edge in act.out)


class Voices:
    """The speakers of a nodeset."""

    def __init__(self, locutions: Iterable[Any], participants: Iterable[Any]) -> None:
        people = {name_of(_first(one, "participantID", "personID", "id")): _full_name(one) for one in participants}
        self._says: dict[str, bool] = {}
        """By an illocution's words, whether it commits its speaker."""
        self._before: dict[str, str] = {}
        """By id of a locution, the name that its text begins with."""
        self._called: dict[str, str] = {}
        """By such a name, who speaks, as far as it tells."""
        self._person: dict[str, str] = {}
        """By id of a locution, the name of the participant that it is given to."""
        self._others = {
            word: name for name in people.values() for word in (name.lower(), name.lower().split(" ")[0]) if word
        }
        """By a participant's name, or the first word of it, in small letters, that name."""
        self._people = people
        """By a participant's id, the name."""
        for one in locutions:
            if isinstance(one, dict) and (name := self._named_by(_first(one, "personID", "participantID"))):
                self._person[name_of(one.get("nodeID"))] = name
        self.analysts: frozenset[str] = frozenset()
        """The ids of the locutions in which nobody speaks but who drew the nodeset."""
        self._named: Counter[str] = Counter()
        """How many locutions begin with a name; with "" those that don't."""
        self.unsaid: set[str] = set()
        """The names of illocutions that lead to claims and commit nobody to them."""

    def look(self, nodes: Collection[Vertex]) -> None:
        """Looks through all nodes for locutions of the analyst, and for the names with which several locutions begin."""
        self.analysts = analysts(nodes)
        self._before = {node.id: intern(_before_colon(node.text)) for node in nodes if node.type == "L"}
        for node in nodes:
            if node.type == "L" and node.id not in self._person and (name := self._people.get(_participant(node))):
                self._person[node.id] = name
        said = ((name, id) for id, name in self._before.items() if id not in self.analysts)
        self._named.update(name for name, id in said if name or id not in self._person)

    def _named_by(self, person: Any) -> str:
        """The name of the participant with this id; where no participants are listed, the id itself, if it is a name: `Fraser:`."""
        id = name_of(person)
        name = id.rstrip(":").rstrip()
        if self._people:
            return self._people.get(id, "")
        return name if _looks_like_one(name) and name.lower() not in _NO_NAME and not _CODE.search(name) else ""

    def of_locution(self, node: Vertex) -> str:
        """Who speaks in a locution: the participant that it is given to, else the name before its colon; or "", also of an
        analyst's."""
        if node.id in self.analysts:
            return ""
        name = self._before.get(node.id, "")
        if person := self._person.get(node.id):
            word, other = name.lower(), self._others.get(name.lower())
            sure = not other or word in (person.lower(), *person.lower().split())
            return person if sure else f"{person} or {other}"
        if name not in self._called:
            self._called[name] = self._speaker(name)
        return self._called[name]

    def _speaker(self, name: str) -> str:
        """Who speaks in the locutions that begin with a name and are given to nobody."""
        if _HEADING.fullmatch(name):
            return ""
        if not name or self._named[name] > 1:
            return name
        # One word with a large letter may begin any sentence ("Look: …"), unless each locution begins with a name.
        return name if _looks_like_one(name) and (" " in name or not self._named[""]) else ""

    def of_claim(self, node: Vertex) -> list[str]:
        """Who says what a node holds, each once: by illocutions of locutions, or where none is, of transitions. Where others
        only ask about it or disagree with it, that nobody says it, and who does what."""
        said: list[Vertex] = []
        anchors: list[Vertex] = []
        about: list[Vertex] = []
        for act in _beside(node, "YA", "YA"):
            words = act.text or act.scheme
            says = self._says.get(words)
            if says is None:
                says = self._says[words] = _says(words)
            if not says:
                self.unsaid.add(words)
                about.append(act)
                continue
            for one in _beside(act, "L", "TA"):
                if one.id not in self.analysts:
                    (said if one.type == "L" else anchors).append(one)
        if not said:
            if not anchors:
                return self._of_nobody(about) if about else []
            said = [edge.target for anchor in anchors for edge in anchor.out if edge.target.type == "L"]
        if len(said) == 1:
            return [name] if (name := self.of_locution(said[0])) else []
        return list(dict.fromkeys(filter(None, map(self.of_locution, said))))

    def _of_nobody(self, about: Iterable[Vertex]) -> list[str]:
        """That nobody says a claim that only these illocutions lead to, with their names and who makes them; nothing where
        no locution leads to them."""
        done = ((act.text or act.scheme, one) for act in about for one in self._locutions(act))
        told = (f"{name} by {speaker}" if (speaker := self.of_locution(one)) else name for name, one in done)
        found = list(dict.fromkeys(told))
        return [f"{NOBODY}{listed(found, 3)})"] if found else []

    def _locutions(self, act: Vertex) -> Iterator[Vertex]:
        """The locutions that an illocution is anchored in, also by way of a transition."""
        for one in _beside(act, "L", "TA"):
            ways = (edge.target for edge in one.out) if one.type == "TA" else (one,)
            yield from (way for way in ways if way.type == "L" and way.id not in self.analysts)


def _participant(node: Vertex) -> str:
    """The id of the participant that a locution names itself, as OVA writes it; "0" stands for nobody there."""
    raw = node.written
    id = name_of(raw.get("participantID")) if isinstance(raw, dict) else ""
    return "" if id == "0" else id


def _says(words: str) -> bool:
    """Whether an illocution commits its speaker to what it leads to, by its text, or where that has no words, its scheme."""
    return "".join(filter(str.isalpha, words)).lower() in _SAYING


def _before_colon(text: str) -> str:
    """What stands before the colon with a blank behind it, without a time; "" where that is too long for a name."""
    time = _TIME.match(text)
    text = text[time.end() if time else 0 :][: _LONGEST + 3].lstrip().lstrip("|")
    colon = text.find(":")
    name = text[:colon].strip() if colon > 0 else ""
    return name if text[colon + 1 : colon + 2].isspace() and len(name) <= _LONGEST and "\n" not in name else ""


def _looks_like_one(name: str) -> bool:
    """Whether words look like a name: few, with large letters but for particles."""
    first, *others = name.split() or [""]
    small = (word for word in others if word[0].islower())
    return (
        len(others) < _WORDS
        and not first[:1].islower()
        and all(len(word) <= _PARTICLE for word in small)
        and _ends_large(name)
    )


def _ends_large(name: str) -> bool:
    return bool(name) and not name.split()[-1][0].islower()


def _beside(node: Vertex, one: str, other: str) -> list[Vertex]:
    """The neighbours of these types; direction says nothing here, and some files have it reversed."""
    beside = []
    for edge in node.into:
        if (type := edge.origin.type) == one or type == other:
            beside.append(edge.origin)
    for edge in node.out:
        if (type := edge.target.type) == one or type == other:
            beside.append(edge.target)
    return beside if len(beside) < 2 else list(dict.fromkeys(beside))


def _first(one: Any, *keys: str) -> Any:
    return next((one[key] for key in keys if key in one), None) if isinstance(one, Mapping) else None


def _full_name(one: Any) -> str:
    names = (name_of(_first(one, key)) for key in ("firstname", "surname"))
    said = " ".join(name for name in names if name.lower() not in _NO_NAME)
    return said or next((name for name in [name_of(_first(one, "name"))] if name.lower() not in _NO_NAME), "")
