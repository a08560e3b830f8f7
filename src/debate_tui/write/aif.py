"""Writes a debate as AIF: claims as information nodes, relations as schemes; what was read from AIF stands as it did."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation, Voice
from debate_tui.model.graph import NOBODY, is_nobody
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.text.json_text import json_text
from debate_tui.write import unsaid
from debate_tui.write.json import chosen_relations
from debate_tui.write.writers import Options, followed

_SCHEMES = {
    Kind.SUPPORTS: ("RA", "Default Inference"),
    Kind.REBUTS: ("CA", "Default Conflict"),
    Kind.REPHRASES: ("MA", "Default Rephrase"),
    Kind.UNDERCUTS: ("CA", "Undercutting"),
    Kind.QUALIFIES: ("CA", "Qualification"),
    Kind.CONCURS: ("MA", "Concurrence"),
}
"""The type of the scheme for each kind of relation, and its name; `read.aif` knows the names that AIF doesn't have."""

_OURS = frozenset(("aif", "xaif"))
_PLACE = unsaid.Place(tuple(_OURS), has=("steps", "links", "voices"))
left_out = partial(unsaid.left_out, place=_PLACE)


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the nodeset as JSON, with xAIF's wrapper where it was read with one."""
    extract = extract.alone
    debate = extract.debate
    read = debate.origin is not None and debate.origin.format in _OURS
    extra = {key: one for key, one in debate.extra.items() if key != UNDRAWN} if read else {}
    nodeset = _Nodeset(debate, read, extra.get("nodes", ()))
    relations = list(chosen_relations(extract))  # known by their identity below
    for claim in followed(extract.chosen_claims, options, 0, 0.5):
        nodeset.add_claim(claim)
    nodeset.name(relations)
    for relation in followed(relations, options, 0.5):
        nodeset.add_relation(relation)
    wrapper, key = None, "AIF"
    if debate.origin is not None and debate.origin.format == "xaif":
        wrapper, key = extra.pop("xaif", None), extra.pop("xaif_key", key)
    brief: Any = extra.get("usual_edges")
    usual = [_usual(*edge) for edge in brief] if _is_brief(brief) else []
    if usual:
        del extra["usual_edges"]
    said = {} if read else {"locutions": nodeset.locutions}
    said |= {"participants": nodeset.people} if nodeset.people else {}
    whole = {
        **extra,
        "nodes": [*nodeset.nodes, *extra.get("nodes", ())],
        "edges": [*nodeset.edges, *usual, *extra.get("edges", ())],
        **said,
    }
    return json_text(whole if wrapper is None else {str(key): whole, **wrapper})


class _Nodeset:
    """A nodeset while it is written."""

    def __init__(self, debate: Debate, read: bool, others: Iterable[Any]) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[Any] = []
        self.locutions: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self._read = read
        self._claims = debate.claim
        self._ids: dict[Any, Any] = {}
        """By full id of a claim, or by `_key` of a relation, its nodeID."""
        kept = [*(claim.extra for claim in debate.claims), *(one.extra for one in debate.relations), *others]
        named = (one["nodeID"] for one in kept if isinstance(one, Mapping) and "nodeID" in one)
        self._used = {*map(str, named), *(claim.id for claim in debate.claims)} if read else set()
        self._next = self._edges = 0
        self._persons: dict[str, str] = {}

    def add_claim(self, claim: Claim) -> None:
        extra = dict(claim.extra) if self._read else {}
        id = extra.pop("nodeID", None)
        if id is None:
            id = claim.id if self._read else self._fresh()
        self._ids[claim.full_id] = id
        self.nodes.append(
            {"nodeID": id, "text": extra.pop("text", claim.text), "type": extra.pop("type", "I"), **extra}
        )
        if claim.voice and not self._read:
            self._speak(claim.voice, claim.text, id)

    def name(self, relations: Iterable[Relation]) -> None:
        """Gives each relation's scheme its nodeID, since relations may attack others that come later."""
        for relation in relations:
            extra = relation.extra if self._read else {}
            id = extra.get("nodeID", extra.get("of"))
            self._ids[_key(relation)] = self._fresh() if id is None else id

    def add_relation(self, relation: Relation) -> None:
        extra = dict(relation.extra) if self._read else {}
        if "of" in extra:
            return  # another relation of the same scheme has it all
        id, edges = self._ids[_key(relation)], extra.pop("edges", None)
        if "nodeID" not in extra:
            type, name = _SCHEMES[relation.kind]
            if relation.kind is Kind.UNDERCUTS and relation.target not in self._claims:
                name = "Default Conflict"  # a conflict that ends at a scheme is an undercut anyhow
            extra = {"nodeID": id, "text": name, "type": type}
            extra |= {} if name.startswith("Default") else {"scheme": name}
        self.nodes.append(extra)
        ends = [*((self._ids[origin], id) for origin in relation.origins), (id, self._ids[relation.target])]
        if edges is None or not all(isinstance(edge, dict) for edge in edges):
            names = edges if edges and len(edges) == len(ends) else [self._fresh_edge() for _ in ends]
            edges = [
                one if isinstance(one, dict) else _usual(one, origin, target)
                for one, (origin, target) in zip(names, ends, strict=True)
            ]
        self.edges += edges

    def _speak(self, voice: Voice, text: str, id: Any) -> None:
        """Adds the locution in which somebody says what the node holds; where nobody says it, what is done instead."""
        locution, illocution = self._fresh(), self._fresh()
        said, act = f"{voice.speaker} : {text}", "Asserting"
        if is_nobody(voice):
            said, act = "…", voice.speaker.removeprefix(NOBODY).removesuffix(")")
        self.nodes.append({"nodeID": locution, "text": said, "type": "L"})
        self.nodes.append({"nodeID": illocution, "text": act, "type": "YA"})
        for origin, target in ((locution, illocution), (illocution, id)):
            self.edges.append(_usual(self._fresh_edge(), origin, target))
        if not is_nobody(voice):
            self.locutions.append({"nodeID": locution, "personID": self._person(voice.speaker)})

    def _person(self, speaker: str) -> str:
        """The id of a participant, who is listed."""
        first, _, last = speaker.rpartition(" ")
        if speaker not in self._persons:
            self._persons[speaker] = str(len(self._persons) + 1)
            self.people.append({"participantID": self._persons[speaker], "firstname": first, "surname": last})
        return self._persons[speaker]

    def _fresh(self) -> str:
        """A nodeID that no other node has."""
        self._next += 1
        while str(self._next) in self._used:
            self._next += 1
        self._used.add(str(self._next))
        return str(self._next)

    def _fresh_edge(self) -> str:
        self._edges += 1
        return f"e{self._edges}" if self._read else str(self._edges)


def _is_brief(edges: Any) -> bool:
    """Whether these are edges that `read.aif` keeps in short; a file may have had a key of that name itself."""
    return isinstance(edges, list) and all(isinstance(edge, list) and len(edge) == 3 for edge in edges)


def _usual(name: Any, origin: Any, target: Any) -> dict[str, Any]:
    """An edge as all of AIFdb's are."""
    return {"edgeID": name, "fromID": origin, "toID": target, "formEdgeID": None}


def _key(relation: Relation) -> Any:
    return relation.id or id(relation)
