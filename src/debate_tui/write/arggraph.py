"""Writes a debate as an argument graph in XML (arggraph): claims as units, relations as edges; what was read stands as it did."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from debate_tui.model.debate import Claim, Debate, Kind, Relation
from debate_tui.pages.document import Extract
from debate_tui.read.arggraph import KINDS, NAME, OPPONENT, segments_of, text_of_unit
from debate_tui.text.safe import safe
from debate_tui.write import unsaid
from debate_tui.write.json import chosen_relations
from debate_tui.write.writers import Options, followed

_TYPES = {Kind.SUPPORTS: "sup", Kind.REBUTS: "reb", Kind.UNDERCUTS: "und"}
"""The types of edges that arggraph has; other kinds are written as we call them, and `read.arggraph` knows them."""

_PLACE = unsaid.Place((NAME,), has=("steps", "links"), voice=OPPONENT)
"""The opponent has a type of unit."""
left_out = partial(unsaid.left_out, place=_PLACE)


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the elements, each on a line: segments, units, edges. What XML can't hold becomes U+FFFD."""
    extract = extract.alone
    debate = extract.debate
    read = debate.origin is not None and debate.origin.format == NAME
    kept: Mapping[str, Any] = debate.extra if read else {}
    graph = _Graph(debate, read, kept)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<arggraph{_attributes(kept.get('arggraph', {} if read else {'id': debate.id}))}>\n"
    yield from (_element("edu", _without_text(edu), edu["#text"]) for edu in kept.get("edus", ()))
    yield from (_element("joint", joint) for joint in kept.get("joints", ()))
    for claim in followed(extract.chosen_claims, options, 0, 0.5):
        yield from graph.unit(claim)
    relations = list(chosen_relations(extract))  # known by their identity below
    graph.name(relations)
    for relation in followed(relations, options, 0.5):
        yield from (_element("edge", edge) for edge in graph.edges(relation))
    yield from (_element("edge", seg) for seg in kept.get("segs", ()) if seg.get("trg") not in graph.reworded)
    yield from (_element(one["tag"], one["attributes"], one.get("text", "")) for one in kept.get("others", ()))
    if isinstance(text := kept.get("text"), str):
        yield f"  {_escaped(text)}\n"
    for remark in kept.get("remarks", ()):
        words = "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in str(remark))
        yield f"  <!-- {words.replace('--', '- -')} -->\n"
    yield "</arggraph>\n"
    if not relations:
        options.heard(1)


class _Graph:
    """The units and edges while they are written."""

    def __init__(self, debate: Debate, read: bool, kept: Mapping[str, Any]) -> None:
        self.reworded: set[str] = set()
        """The ids of the units that say something else than they did when they were read."""
        self._read = read
        self._claims = debate.claim
        self._relations = debate.relation
        self._segments = {edu["id"]: n for n, edu in enumerate(kept.get("edus", ()))}
        self._texts = [edu["#text"] for edu in kept.get("edus", ())]
        self._ids: dict[Any, str] = {}
        """By full id of a claim, the id of its unit; by `_key` of a relation, that of its first edge."""
        named = [*kept.get("edus", ()), *kept.get("joints", ()), *kept.get("segs", ())]
        named += [one["attributes"] for one in kept.get("others", ())]
        named += [claim.extra["adu"] for claim in debate.claims if self._read and "adu" in claim.extra]
        named += [edge for one in debate.relations if self._read for edge in one.extra.get("edges", ())]
        self._used = {one["id"] for one in named if "id" in one}
        self._within: dict[str, list[str]] = {}
        for seg in kept.get("segs", ()):
            if self._used.issuperset(ends := (seg.get("src"), seg.get("trg"))):  # as they are read: others join nothing
                self._within.setdefault(ends[1], []).append(ends[0])
        others = [one["attributes"] for one in kept.get("others", ())]
        self._used.update(one.get(end, "") for one in others for end in ("src", "trg"))  # also of what isn't there
        self._next: dict[str, int] = {}

    def unit(self, claim: Claim) -> Iterator[str]:
        """The lines of a claim's unit; where its text is new, with a segment that holds it."""
        was = claim.extra.get("adu") if self._read else None
        opposed = claim.voice is not None and claim.voice.endorsed is False
        unit = was or {"id": self._fresh("a"), "type": "opp" if opposed else "pro"}
        if (unit.get("type") == "opp") != opposed:
            unit = {**unit, "type": "opp" if opposed else "pro"}
        id = self._ids[claim.full_id] = unit["id"]
        own = unit.get("#text", "")
        unit = _without_text(unit)
        if was and text_of_unit(id, self._words(id), own) == claim.text:
            yield _element("adu", unit, own)
            return
        self.reworded.add(id)
        segment = self._fresh("e")
        yield _element("edu", {"id": segment}, claim.text)
        yield _element("adu", unit)
        yield _element("edge", {"id": self._fresh("c"), "src": segment, "trg": id, "type": "seg"})

    def _words(self, unit: str) -> str:
        """What the segments of a unit say, in the order of the text."""
        places = sorted(map(self._segments.__getitem__, segments_of(unit, self._within, self._segments)))
        return " ".join(map(self._texts.__getitem__, places))

    def name(self, relations: Iterable[Relation]) -> None:
        """Gives each relation's first edge its id, since relations may attack others that come later."""
        for relation in relations:
            edges = relation.extra.get("edges", ()) if self._read else ()
            self._ids[_key(relation)] = edges[0].get("id", "") if edges else self._fresh("c")

    def edges(self, relation: Relation) -> Iterator[Mapping[str, str]]:
        """The edges of a relation: one from its first claim, and one to that edge from each other claim."""
        if self._read and self._stands(relation):
            yield from relation.extra["edges"]
            return
        first, *others = (self._ids[origin] for origin in relation.origins)
        id, target = self._ids[_key(relation)], self._ids[relation.target]
        yield {"id": id, "src": first, "trg": target, "type": _TYPES.get(relation.kind, relation.kind.value)}
        yield from ({"id": self._fresh("c"), "src": origin, "trg": id, "type": "add"} for origin in others)

    def _stands(self, relation: Relation) -> bool:
        """Whether the edges that were kept of a relation say what it says."""
        edges = relation.extra.get("edges", ())
        if not edges or KINDS.get(edges[0].get("type")) is not relation.kind:
            return False
        ends = {self._ids[relation.target]}
        if relation.target not in self._claims:
            ends.update(edge.get("id", "") for edge in self._relations[relation.target].extra.get("edges", ()))
        return edges[0].get("trg") in ends and {edge.get("src") for edge in edges} == {
            *map(self._ids.__getitem__, relation.origins)
        }

    def _fresh(self, letter: str) -> str:
        """An id that no other element has."""
        number = self._next.get(letter, 0) + 1
        while f"{letter}{number}" in self._used:
            number += 1
        self._next[letter] = number
        return f"{letter}{number}"


def _key(relation: Relation) -> Any:
    return relation.id or id(relation)


def _without_text(edu: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in edu.items() if key != "#text"}


def _element(tag: str, values: Mapping[str, str], text: str = "") -> str:
    return f"  <{tag}{_attributes(values)}" + (f">{_escaped(text)}</{tag}>\n" if text else "/>\n")


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_escaped(value)}"' for name, value in values.items())


def _escaped(text: str) -> str:
    """Text as it stands in XML: markup as entities; what is invisible or would be another line as a number."""
    return "".join(map(_sign, text, safe(text)))


def _sign(char: str, seen: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char == seen and char not in "\x85\u2028\u2029":
        return char
    return f"&#{ord(char)};" if _in_xml(char) else "\ufffd"


_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def _in_xml(char: str) -> bool:
    """Whether XML 1.0 can hold the character (its production 2)."""
    return char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
