"""Who says what in an AIF nodeset: by its illocutions, from the locutions that they are anchored in."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from debate_tui.read.aif.nodeset import Nodeset, Vertex, name_of

_SPEAKER = re.compile(r"\s*([^:\n]{1,60}?)\s*:\s")
"""The speaker in the text of a locution: `Ada Mason : The road should be closed`."""


class Voices:
    """The speakers of a nodeset."""

    def __init__(self, nodes: Nodeset, locutions: Iterable[Any], participants: Iterable[Any]) -> None:
        self._nodes = nodes
        people = {name_of(_first(one, "participantID", "personID", "id")): _full_name(one) for one in participants}
        self._person: dict[str, str] = {}
        for one in locutions:
            if isinstance(one, dict) and (name := people.get(name_of(one.get("personID")))):
                self._person[name_of(one.get("nodeID"))] = name

    def of_locution(self, node: Vertex) -> str:
        """Who speaks in a locution: the participant that it is given to, else the name before its colon; or ""."""
        found = _SPEAKER.match(node.text)
        return self._person.get(node.id) or (found[1] if found else "")

    def of_claim(self, node: Vertex) -> list[str]:
        """Who says what a node holds, each once: by illocutions of locutions, or where none is, of transitions."""
        acts = self._beside(node, ("YA",))
        if not acts:
            return []
        anchors = [one for act in acts for one in self._beside(act, ("L", "TA"))]
        said = [one for one in anchors if one.type == "L"]
        if not said:
            said = [one for anchor in anchors for one in self._next(anchor)]
        return list(dict.fromkeys(filter(None, map(self.of_locution, said))))

    def _beside(self, node: Vertex, types: Collection[str]) -> list[Vertex]:
        """The neighbours of these types; direction says nothing here, and some files have it reversed."""
        nodes = self._nodes.nodes
        ends = [edge.origin for edge in self._nodes.into.get(node.id, ())]
        ends += [edge.target for edge in self._nodes.out.get(node.id, ())]
        beside = [other for id in ends if (other := nodes[id]).type in types]
        return beside if len(beside) < 2 else list(dict.fromkeys(beside))

    def _next(self, transition: Vertex) -> Iterator[Vertex]:
        """The locutions that a transition leads to: who speaks in them performs what is anchored in it."""
        ends = (self._nodes.nodes[edge.target] for edge in self._nodes.out.get(transition.id, ()))
        return (node for node in ends if node.type == "L")


def _first(one: Any, *keys: str) -> Any:
    return next((one[key] for key in keys if key in one), None) if isinstance(one, Mapping) else None


def _full_name(one: Any) -> str:
    names = (_first(one, key) for key in ("firstname", "surname"))
    return " ".join(filter(None, (name_of(name) for name in names))) or name_of(_first(one, "name"))
