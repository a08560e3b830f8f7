"""One nodeset of AIF while it is written: its nodes, its edges, and who speaks; what was kept of a file stands as it did."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation, Voice
from debate_tui.model.graph import NOBODY, is_nobody
from debate_tui.model.library import NODESET
from debate_tui.read.aif.corpus import OTHER
from debate_tui.read.aif.steps import KINDS, OURS
from debate_tui.read.aif.written import ends_of, name_of
from debate_tui.read.foreign import settled
from debate_tui.write.outdated import Outdated, Place

_SCHEMES = {
    Kind.SUPPORTS: ("RA", "Default Inference"),
    Kind.REBUTS: ("CA", "Default Conflict"),
    Kind.REPHRASES: ("MA", "Default Rephrase"),
    Kind.UNDERCUTS: ("CA", "Undercutting"),
    Kind.QUALIFIES: ("CA", "Qualification"),
    Kind.CONCURS: ("MA", "Concurrence"),
}
"""The type of the scheme for each kind of relation, and its name; `read.aif` knows the names that AIF doesn't have."""


class Names:
    """New nodeIDs for a map: none that a node, a person or the end of an edge in any of its nodesets has."""

    def __init__(self, debate: Debate, kept: Sequence[Mapping[str, Any]]) -> None:
        """`kept`: of a map that was read from AIF, what each nodeset holds that a map has no place for."""
        self.claims = debate.claim
        self._debate, self._kept = debate, kept
        self._next = 0

    def fresh(self) -> str:
        """Another one."""
        self._next += 1
        while str(self._next) in self._used:
            self._next += 1
        return str(self._next)

    @cached_property
    def _used(self) -> set[str]:
        if not self._kept:
            return set()
        debate = self._debate
        ends = (
            end for one in self._kept for edge in _listed(one, "edges") for end in ends_of(edge)
        )  # maybe of nothing
        told: Iterable[Any] = chain(
            (one.extra for some in (debate.claims, debate.relations) for one in some),
            *(_listed(one, key) for one in self._kept for key in ("nodes", "participants")),
        )
        keys = ("nodeID", "id", "participantID")
        ids = (name_of(one[key]) for one in told if isinstance(one, Mapping) for key in keys if key in one)
        return {*ids, *ends, *(claim.id for claim in debate.claims)}


class Nodeset:
    """A nodeset while it is written."""

    def __init__(self, number: int, names: Names, read: bool, extra: Mapping[str, Any], old: Outdated) -> None:
        """`extra`: what the nodeset holds that a map has no place for."""
        self._number = number
        self._extra = extra
        self._old = old
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[Any] = []
        self._locutions: list[dict[str, Any]] = []
        self._people: list[dict[str, Any]] = []
        self._read = read
        self._fresh = names.fresh
        self._claims = names.claims
        self._ids: dict[Any, Any] = {}
        """By full id of a claim, or by `_key` of a relation, its nodeID."""
        self._drawn = 0
        self._persons: dict[str, str] = {}

    def place(self, key: Any) -> Place:
        """Where the node of a claim is, by its full id, or of a relation, by its key."""
        return self._number, name_of(self._ids[key])

    def whole(self, wrapped: bool) -> Any:
        """All of the nodeset, as xAIF wraps it where it may be `wrapped` and was."""
        extra = dict(self._extra)
        if OTHER in extra:
            return extra[OTHER]
        wrapper, key = (extra.pop("xaif", None), extra.pop("xaif_key", "AIF")) if wrapped else (None, "")
        brief: Any = extra.get("usual_edges")
        usual = [_usual(*edge) for edge in brief] if _is_brief(brief) else []
        if usual:
            del extra["usual_edges"]
        nodes = [one for one in extra.get("nodes", ()) if self._place(one) not in self._old.schemes]
        others = [one for one in nodes if not _is_claim(one)]
        there = {self._place(one) for one in (*self._nodes, *others)}
        nodes = [
            one for one in nodes if not _is_claim(one) or self._place(one) in there
        ]  # it may be another of a claim that is gone
        edges = [*usual, *extra.get("edges", ())]
        if self._old.schemes or self._old.voices:
            acts = {self._place(one) for one in nodes if isinstance(one, Mapping) and one.get("type") == "YA"}
            edges = [edge for edge in edges if not self._is_old(edge, acts)]
        said = (
            {"locutions": [*_listed(extra, "locutions"), *self._locutions]} if self._locutions or not self._read else {}
        )
        said |= {"participants": [*_listed(extra, "participants"), *self._people]} if self._people else {}
        whole = {**extra, "nodes": [*self._nodes, *nodes], "edges": [*self._edges, *edges], **said}
        return whole if wrapper is None else {str(key): whole, **wrapper}

    def _place(self, node: Any) -> Place:
        return self._number, name_of(node.get("nodeID", node.get("id"))) if isinstance(node, Mapping) else ""

    def _is_old(self, edge: Any, acts: Collection[Place]) -> bool:
        """Whether a kept edge is one of a scheme that isn't written, or of an illocution by which somebody said what now another says."""
        ends = {(self._number, name) for name in ends_of(edge)}
        return not ends.isdisjoint(self._old.schemes) or not (
            ends.isdisjoint(self._old.voices) or ends.isdisjoint(acts)
        )

    def add_claim(self, claim: Claim, extra: dict[str, Any]) -> None:
        """Adds the node of a claim, with what the file has besides its words."""
        named = (
            {"nodeID": extra.pop("nodeID")} if "nodeID" in extra else {"id": extra.pop("id")} if "id" in extra else {}
        )
        id = next(iter(named.values()), None)
        if id is None:
            id = claim.id if self._read else self._fresh()
            named = {"nodeID": id}
        self._ids[claim.full_id] = id
        raw = extra.pop("text", claim.text)
        text = (
            raw if settled(raw if isinstance(raw, str) else name_of(raw), name_of(id))[0] == claim.text else claim.text
        )
        type, place = extra.pop("type", "I"), (self._number, name_of(id))
        type = "I" if place in self._old.claims or (type == "L" and place in self._old.voices) else type
        self._nodes.append({**named, "text": text, "type": type, **extra})
        if claim.voice and (not self._read or place in self._old.voices):
            self._speak(claim.voice, claim.text, id)

    def name(self, relation: Relation) -> None:
        """Gives a relation's scheme its nodeID, since relations may attack others that come later."""
        extra = relation.extra if self._read else {}
        of = extra.get("of")
        id = extra.get("nodeID", extra.get("id"))
        if id is None and (self._number, name_of(of)) not in self._old.relations:
            id = of
        self._ids[key_of(relation)] = self._fresh() if id is None else id

    def add_relation(self, relation: Relation) -> None:
        """Adds the scheme of a relation with its edges; what was kept of it, unless it says something else."""
        id, kept = self._ids[key_of(relation)], relation.extra if self._read else {}
        old = not self._read or kept.get("of", id) != id or self.place(key_of(relation)) in self._old.relations
        if not old and "of" in kept:
            return  # another relation of the same scheme has it all
        extra = {key: one for key, one in kept.items() if key not in (NODESET, "of", "edges")}
        edges = None if old else kept.get("edges")
        if extra.keys().isdisjoint(("nodeID", "id")) or (
            old and _kind(extra, relation.target in self._claims) is not relation.kind
        ):
            type, name = _SCHEMES[relation.kind]
            if relation.kind is Kind.UNDERCUTS and relation.target not in self._claims:
                name = "Default Conflict"  # a conflict that ends at a scheme is an undercut anyhow
            extra = {key: one for key, one in extra.items() if key not in ("scheme", "schemeID")}
            extra |= {**({} if "id" in extra else {"nodeID": id}), "text": name, "type": type}
            extra |= {} if name.startswith("Default") else {"scheme": name}
        self._nodes.append(extra)
        ends = [*((origin, id) for origin in relation.origins), (id, relation.target)]
        if edges is None or not all(isinstance(edge, dict) for edge in edges):
            names = edges if edges and len(edges) == len(ends) else [self._fresh_edge() for _ in ends]
            edges = [
                one if isinstance(one, dict) else _usual(one, self._node(origin), self._node(target))
                for one, (origin, target) in zip(names, ends, strict=True)
            ]
        self._edges += edges

    def _node(self, end: Any) -> Any:
        """The nodeID of a claim, by its full id, or of a relation, by its own; a claim of another nodeset gets a node here, too."""
        if end not in self._ids and end in self._claims:
            self.add_claim(self._claims[end], {"nodeID": self._fresh()})
        return self._ids.get(end, end)

    def _speak(self, voice: Voice, text: str, id: Any) -> None:
        """Adds the locution in which somebody says what the node holds; where nobody says it, what is done instead."""
        locution, illocution = self._fresh(), self._fresh()
        said, act = f"{voice.speaker} : {text}", "Asserting"
        if is_nobody(voice):
            said, act = "…", voice.speaker.removeprefix(NOBODY).removesuffix(")")
        self._nodes.append({"nodeID": locution, "text": said, "type": "L"})
        self._nodes.append({"nodeID": illocution, "text": act, "type": "YA"})
        for origin, target in ((locution, illocution), (illocution, id)):
            self._edges.append(_usual(self._fresh_edge(), origin, target))
        if not is_nobody(voice):
            unlisted = self._read and not _listed(self._extra, "participants")
            person = voice.speaker if unlisted else self._person(voice.speaker)
            self._locutions.append({"nodeID": locution, "personID": person})

    def _person(self, speaker: str) -> str:
        """The id of a participant, who is listed."""
        first, _, last = speaker.rpartition(" ")
        if speaker not in self._persons:
            self._persons[speaker] = self._fresh() if self._read else str(len(self._persons) + 1)
            self._people.append({"participantID": self._persons[speaker], "firstname": first, "surname": last})
        return self._persons[speaker]

    def _fresh_edge(self) -> str:
        self._drawn += 1
        return f"e{self._drawn}" if self._read else str(self._drawn)


def _kind(extra: Mapping[str, Any], to_claim: bool) -> Kind | None:
    """What a scheme's node does to a claim, or to another scheme."""
    kind = OURS.get(name_of(extra.get("scheme"))) or KINDS.get(name_of(extra.get("type")).upper())
    return kind if to_claim or kind is not Kind.REBUTS else Kind.UNDERCUTS


def _is_claim(node: Any) -> bool:
    """Whether a kept node would become a claim, if no other had its id."""
    named = isinstance(node, Mapping) and name_of(node.get("nodeID", node.get("id"))) != ""
    return named and name_of(node.get("type")).upper() == "I"


def _listed(extra: Mapping[str, Any], key: str) -> list[Any]:
    found = extra.get(key)
    return found if isinstance(found, list) else []


def _is_brief(edges: Any) -> bool:
    """Whether these are edges that `read.aif` keeps in short; a file may have had a key of that name itself."""
    return isinstance(edges, list) and all(isinstance(edge, list) and len(edge) == 3 for edge in edges)


def _usual(name: Any, origin: Any, target: Any) -> dict[str, Any]:
    """An edge as all of AIFdb's are."""
    return {"edgeID": name, "fromID": origin, "toID": target, "formEdgeID": None}


def key_of(relation: Relation) -> Any:
    return relation.id or id(relation)
