"""Writes a debate as AIF: claims as information nodes, relations as schemes; what was read from AIF stands as it did."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation, Voice
from debate_tui.model.graph import NOBODY, is_nobody
from debate_tui.model.library import ALSO, CORPUS, NODESET, UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.read.aif.corpus import NODESETS, OTHER
from debate_tui.text.json_text import json_line, json_text
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
    """Yields the nodeset as JSON, with xAIF's wrapper where it was read with one; a corpus as it holds its nodesets."""
    extract = extract.alone
    debate = extract.debate
    read = debate.origin is not None and debate.origin.format in _OURS
    extra = {key: one for key, one in debate.extra.items() if key != UNDRAWN} if read else {}
    held: Any = extra.get(CORPUS)
    found: Any = [extra] if held is None else extra[NODESETS]
    wrapped = held is not None or (read and debate.origin is not None and debate.origin.format == "xaif")
    sets = {number: _Nodeset(debate, read, one) for number, one in enumerate(found, 1)}
    first = next((number for number, one in enumerate(found, 1) if OTHER not in one), 1)
    relations = list(chosen_relations(extract))  # known by their identity below
    for claim in followed(extract.chosen_claims, options, 0, 0.5):
        for number, kept in _standing(claim.extra if read else {}, first):
            sets[number].add_claim(claim, kept)
    drawn = [(one, sets[_number(one, debate, first) if read else first]) for one in relations]
    for relation, nodeset in drawn:
        nodeset.name(relation)
    for relation, nodeset in followed(drawn, options, 0.5):
        nodeset.add_relation(relation)
    whole = [made.whole(wrapped) for made in sets.values()]
    if held is None:
        return json_text(whole[0])
    return map(json_line(), whole) if "lines" in held else json_text(_as_held(whole, held))


def _number(relation: Relation, debate: Debate, first: int) -> int:
    """The number of the nodeset in which a relation stands; of a new one, that of what it leads to."""
    while NODESET not in relation.extra and relation.target in debate.relation:
        relation = debate.relation[relation.target]
    of: Mapping[str, Any] = relation.extra if NODESET in relation.extra else debate.claim[relation.target].extra
    return int(of.get(NODESET, first))


def _standing(extra: Mapping[str, Any], first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The numbers of the nodesets in which a claim stands, and what each has beside it."""
    kept = dict(extra)
    also, number = kept.pop(ALSO, ()), kept.pop(NODESET, first)
    yield number, kept
    for one in also:
        yield one[NODESET], {key: value for key, value in one.items() if key != NODESET}


def _as_held(nodesets: list[Any], held: Mapping[str, Any]) -> Any:
    """The nodesets of a corpus in what holds them."""
    inner = dict(zip(held["keys"], nodesets, strict=True)) if "keys" in held else nodesets
    return {held["key"]: inner, **held["rest"]} if "key" in held else inner


class _Nodeset:
    """A nodeset while it is written."""

    def __init__(self, debate: Debate, read: bool, extra: Mapping[str, Any]) -> None:
        """`extra`: what the nodeset holds that a map has no place for."""
        self._extra = extra
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[Any] = []
        self._locutions: list[dict[str, Any]] = []
        self._people: list[dict[str, Any]] = []
        self._read = read
        self._claims = debate.claim
        self._ids: dict[Any, Any] = {}
        """By full id of a claim, or by `_key` of a relation, its nodeID."""
        kept = [
            *(claim.extra for claim in debate.claims),
            *(one.extra for one in debate.relations),
            *extra.get("nodes", ()),
        ]
        named = (one["nodeID"] for one in kept if isinstance(one, Mapping) and "nodeID" in one)
        self._used = {*map(str, named), *(claim.id for claim in debate.claims)} if read else set()
        self._next = self._drawn = 0
        self._persons: dict[str, str] = {}

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
        said = {} if self._read else {"locutions": self._locutions}
        said |= {"participants": self._people} if self._people else {}
        whole = {
            **extra,
            "nodes": [*self._nodes, *extra.get("nodes", ())],
            "edges": [*self._edges, *usual, *extra.get("edges", ())],
            **said,
        }
        return whole if wrapper is None else {str(key): whole, **wrapper}

    def add_claim(self, claim: Claim, extra: dict[str, Any]) -> None:
        """Adds the node of a claim, with what the file has besides its words."""
        id = extra.pop("nodeID", None)
        if id is None:
            id = claim.id if self._read else self._fresh()
        self._ids[claim.full_id] = id
        self._nodes.append(
            {"nodeID": id, "text": extra.pop("text", claim.text), "type": extra.pop("type", "I"), **extra}
        )
        if claim.voice and not self._read:
            self._speak(claim.voice, claim.text, id)

    def name(self, relation: Relation) -> None:
        """Gives a relation's scheme its nodeID, since relations may attack others that come later."""
        extra = relation.extra if self._read else {}
        id = extra.get("nodeID", extra.get("of"))
        self._ids[_key(relation)] = self._fresh() if id is None else id

    def add_relation(self, relation: Relation) -> None:
        extra = {key: one for key, one in relation.extra.items() if key != NODESET} if self._read else {}
        if "of" in extra:
            return  # another relation of the same scheme has it all
        id, edges = self._ids[_key(relation)], extra.pop("edges", None)
        if "nodeID" not in extra:
            type, name = _SCHEMES[relation.kind]
            if relation.kind is Kind.UNDERCUTS and relation.target not in self._claims:
                name = "Default Conflict"  # a conflict that ends at a scheme is an undercut anyhow
            extra = {"nodeID": id, "text": name, "type": type}
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
            self._locutions.append({"nodeID": locution, "personID": self._person(voice.speaker)})

    def _person(self, speaker: str) -> str:
        """The id of a participant, who is listed."""
        first, _, last = speaker.rpartition(" ")
        if speaker not in self._persons:
            self._persons[speaker] = str(len(self._persons) + 1)
            self._people.append({"participantID": self._persons[speaker], "firstname": first, "surname": last})
        return self._persons[speaker]

    def _fresh(self) -> str:
        """A nodeID that no other node has."""
        self._next += 1
        while str(self._next) in self._used:
            self._next += 1
        self._used.add(str(self._next))
        return str(self._next)

    def _fresh_edge(self) -> str:
        self._drawn += 1
        return f"e{self._drawn}" if self._read else str(self._drawn)


def _is_brief(edges: Any) -> bool:
    """Whether these are edges that `read.aif` keeps in short; a file may have had a key of that name itself."""
    return isinstance(edges, list) and all(isinstance(edge, list) and len(edge) == 3 for edge in edges)


def _usual(name: Any, origin: Any, target: Any) -> dict[str, Any]:
    """An edge as all of AIFdb's are."""
    return {"edgeID": name, "fromID": origin, "toID": target, "formEdgeID": None}


def _key(relation: Relation) -> Any:
    return relation.id or id(relation)
