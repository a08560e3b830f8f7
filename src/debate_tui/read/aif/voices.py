"""Who says what in an AIF nodeset: by its illocutions, from the locutions that they are anchored in."""

from collections.abc import Iterable, Mapping
from typing import Any

from debate_tui.read.aif.nodeset import Vertex
from debate_tui.read.aif.written import name_of

_LONGEST = 60
"""Characters of a speaker's name before the colon in the text of a locution: `Ada Mason : The road should be closed`."""


def analysts(nodes: Iterable[Vertex]) -> frozenset[str]:
    """The ids of locutions that are an analyst's: edges lead from them straight to what is said, as AIFdb's older corpora have
    it ("analyses", with an edge to every node), where a speaker's lead to illocutions and transitions."""
    return frozenset(
        node.id for node in nodes if node.type == "L" and any(edge.target.type in ("I", "L") for edge in node.out)
    )


class Voices:
    """The speakers of a nodeset."""

    analysts: frozenset[str] = frozenset()
    """The ids of the locutions in which nobody speaks but who drew the nodeset."""

    def __init__(self, locutions: Iterable[Any], participants: Iterable[Any]) -> None:
        people = {name_of(_first(one, "participantID", "personID", "id")): _full_name(one) for one in participants}
        self._person: dict[str, str] = {}
        for one in locutions:
            if isinstance(one, dict) and (name := people.get(name_of(one.get("personID")))):
                self._person[name_of(one.get("nodeID"))] = name

    def of_locution(self, node: Vertex) -> str:
        """Who speaks in a locution: the participant that it is given to, else the name before its colon; or ""."""
        if person := self._person.get(node.id):
            return person
        colon = node.text.find(":")
        name = node.text[:colon].strip() if colon > 0 else ""
        after = node.text[colon + 1 : colon + 2]
        return name if after.isspace() and len(name) <= _LONGEST and "\n" not in name else ""

    def of_claim(self, node: Vertex) -> list[str]:
        """Who says what a node holds, each once: by illocutions of locutions, or where none is, of transitions."""
        said: list[Vertex] = []
        anchors: list[Vertex] = []
        for act in _beside(node, "YA", "YA"):
            for one in _beside(act, "L", "TA"):
                if one.id not in self.analysts:
                    (said if one.type == "L" else anchors).append(one)
        if not said:
            if not anchors:
                return []
            said = [edge.target for anchor in anchors for edge in anchor.out if edge.target.type == "L"]
        if len(said) == 1:
            return [name] if (name := self.of_locution(said[0])) else []
        return list(dict.fromkeys(filter(None, map(self.of_locution, said))))


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
    names = (_first(one, key) for key in ("firstname", "surname"))
    return " ".join(filter(None, (name_of(name) for name in names))) or name_of(_first(one, "name"))
