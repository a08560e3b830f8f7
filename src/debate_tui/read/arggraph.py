"""Reads argument graphs in XML (arggraph, the format of the microtexts): units become claims, edges relations.

What the opponent says in a text is a claim whose voice is the opponent's, which the author doesn't share. All edges and
segments are kept under `extra` as they stand in the file, so that they can be written back.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from debate_tui.model.debate import Kind, Voice
from debate_tui.model.lazy import Spent
from debate_tui.model.packed import packed
from debate_tui.read.draft import Draft, Node, emptied, spent
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, let_go, senseless, settled
from debate_tui.read.trouble import Trouble
from debate_tui.read.xml import Element, elements
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, shown

NAME = "arggraph"

_KINDS = {"sup": Kind.SUPPORTS, "exa": Kind.SUPPORTS, "reb": Kind.REBUTS, "und": Kind.UNDERCUTS}
_KINDS |= {kind.value: kind for kind in (Kind.QUALIFIES, Kind.CONCURS, Kind.REPHRASES)}
_SIGN = re.compile(rb"<arggraph[\s>/]")
_TAGS = frozenset(("edu", "joint", "adu", "edge"))
OPPONENT = Voice("the opponent", endorsed=False)


def looks_like_arggraph(data: bytes) -> bool:
    """Whether a file's root is <arggraph>, as far as the first kilobytes tell."""
    head = data[:4096].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and _SIGN.search(head) is not None


def read_arggraph(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an arggraph; None, with the reason reported, where it is no sound XML."""
    (content,) = files
    found = [] if _is_senseless(content.data or b"") else elements(content, trouble)
    if found is None:
        return None
    named = sum(one.tag in _TAGS and one.id != "" for one in found)
    if not found or senseless(len(found) - named, named):
        message = "not an argument graph: hardly an element is one of its and says anything"
        trouble.add(content.at, "E128", message, "it has edu, adu and edge")
        return None
    let_go(content)
    return _Reading(content, found, trouble).draft()


def _is_senseless(data: bytes) -> bool:
    """Whether hardly an element is a segment with words or an edge with ends."""
    said = data.count(b"</edu>") + data.count(b"src=")
    return senseless(data.count(b"<") - data.count(b"</") - said, said)


class _Reading:
    """An argument graph while a draft is made of it."""

    def __init__(self, content: Content, found: list[Element], trouble: Trouble) -> None:
        self._root, *inner = found
        found.clear()
        self._trouble = trouble
        self._ids = Ids()
        self._by_id: dict[str, Element] = {}
        self._left: list[Element] = []
        for element in inner:
            id = element.id
            if element.tag not in _TAGS or (not id and element.tag != "edge"):
                self._keep(
                    element, f"<{element.tag}> is nothing that is known here" if id else f"<{element.tag}> has no id"
                )
            elif id in self._by_id and element.type != "seg":
                self._keep(element, f"{element.tag} {shown(id)} has the id of another")
            else:
                named = id if element.type != "seg" else ""  # nothing leads to what joins segments
                self._by_id[named or f"\0{len(self._by_id)}"] = element
        values = {"title": self._root.id} if self._root.id.strip() else {}
        self._head = head_of(content, NAME, **values)
        self._source = self._head.values["id"]
        self._edge_ids = Ids()

    def draft(self) -> Draft:
        of = {tag: [one for one in self._by_id.values() if one.tag == tag] for tag in ("edu", "joint", "adu", "edge")}
        adus, edges = of.pop("adu"), of.pop("edge")
        segs = [edge for edge in edges if edge.type == "seg"]
        segments = self._segments(segs, adus)
        self._by_id.clear()
        used = {id for parts in segments.values() for id, _ in parts}
        for edu in of["edu"]:
            if edu.id not in used:
                self._trouble.add(edu.at, "W127", f"segment {shown(edu.id)} belongs to no unit: it is kept as extra")
        kept: dict[str, Any] = {
            "edus": [packed({"#text": edu.text, **edu.values}) for edu in of.pop("edu")],
            "joints": [packed(joint.values) for joint in of.pop("joint")],
            "segs": [packed(edge.values) for edge in emptied(segs)],
        }
        relating = [edge for edge in edges if edge.type != "seg"]
        del segs, edges, used  # each element is freed when what it says is kept
        if mute := [one for one in adus if not "".join((one.text, *(text for _, text in segments[one.id]))).strip()]:
            message = f"{counted(len(mute), 'unit')} without words: instead of any, a claim says so"
            self._trouble.add(mute[0].at, "N130", message, "(no words: …) has the unit's id")
        units = [adu.id for adu in adus]
        for unit in units:
            self._ids.of(unit)  # before the relations name them
        claims = Spent(adus, lambda _, adu: self._claim(adu, segments.pop(adu.id)))
        relations = self._all_relations(relating, units)
        kept["others"] = [
            {"tag": one.tag, **({"text": one.text} if one.text else {}), "attributes": one.values} for one in self._left
        ]
        kept["arggraph"] = self._root.values
        source = Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})
        extra = {key: value for key, value in kept.items() if value}
        return Draft([self._head], {"source": [source], "claim": claims, "relation": relations}, extra=extra)

    def _keep(self, element: Element, why: str) -> None:
        self._trouble.add(element.at, "W127", f"{why}: it is kept as extra", "export --format arggraph writes it back")
        self._left.append(element)

    def _segments(self, edges: Sequence[Element], adus: Sequence[Element]) -> dict[str, tuple[tuple[str, str], ...]]:
        """By id of a unit, the ids and texts of its segments, in the order of the text, also where a joint joins them."""
        within: dict[str, list[str]] = {}
        for edge in edges:
            source, target = edge.source, edge.target
            if source in self._by_id and target in self._by_id:
                within.setdefault(target, []).append(source)
            else:
                self._trouble.add(edge.at, "W127", f"{_name(edge)} joins nothing: it is kept as extra")
        texts = {id: (n, one.text) for n, (id, one) in enumerate(self._by_id.items()) if one.tag == "edu"}
        return {adu.id: tuple(segments_of(adu.id, within, texts)) for adu in adus}

    def _claim(self, adu: Element, parts: Sequence[tuple[str, str]]) -> Node:
        id = self._ids.of(adu.id)
        text = text_of_unit(adu.id, parts, adu.text)
        kept = adu.values | ({"#text": adu.text} if adu.text.strip() else {})
        values: dict[str, Any] = {"id": id, "source": self._source, "text": text, "extra": packed({"adu": kept})}
        if adu.type == "opp":
            values["voice"] = Node("voice", adu.at, {"speaker": OPPONENT.speaker, "endorsed": OPPONENT.endorsed})
        return Node("claim", adu.at, values, tidy=are_tidy(f" {text} "))

    def _all_relations(self, edges: Sequence[Element], units: Iterable[str]) -> Sequence[Node]:
        """The relations of edges to units, then of what undercuts them, as far as that leads; `add` joins premises."""
        made: dict[str, _Drawn] = {}
        """By id of an edge, the relation that it became or joined."""
        seen: set[object] = set()
        into: dict[str, list[Element]] = {}
        for edge in edges:
            if edge.target:
                into.setdefault(edge.target, []).append(edge)
        done: set[int] = set()
        reached = list(units)
        known = set(reached)
        for target in reached:
            for edge in sorted(into.get(target, ()), key=lambda edge: edge.type != "add"):
                if edge.source in known and self._relate(edge, made, seen, _joining(edge, into, known)):
                    done.add(id(edge))
                    reached.append(edge.id)
        for edge in edges:
            if id(edge) not in done:
                sound = edge.type in _KINDS or edge.type == "add"
                odd = f"has the type {shown(edge.type)}, which isn't known"
                self._keep(edge, f"{_name(edge)} {'leads nowhere, or says nothing new' if sound else odd}")
        relations = list({id(relation): relation for relation in made.values()}.values())
        made.clear()
        return spent("relation", (one.node() for one in emptied(relations)))

    def _relate(self, edge: Element, made: "dict[str, _Drawn]", seen: set[object], joining: Collection[str]) -> bool:
        """Makes or extends the relation of an edge whose target is there; False where the format of maps has none. `joining`:
        the units that will join it."""
        type, target = edge.type, edge.target
        origin = f"{self._source}/{self._ids.of(edge.source)}"
        aim = made.get(target)
        if type == "add" and aim is not None:
            if origin not in aim.origins:
                aim.origins.append(origin)
            aim.edges.append(edge)
            made[edge.id or f"\0{len(made)}"] = aim
            return True
        kind = _KINDS.get(type)
        if kind is None or (aim is not None and kind is not Kind.UNDERCUTS):
            return False
        end = f"{self._source}/{self._ids.of(target)}"
        if aim is not None:
            end = aim.id = aim.id or self._edge_ids.of(target)
        units = {edge.source, *joining}
        alone = kind.symmetric and len(units) == 1  # linked premises act together, and in one direction
        key = (kind, *sorted((edge.source, target))) if alone else (kind, *sorted(units), end)
        if key in seen:
            return False
        seen.add(key)
        made[edge.id or f"\0{len(made)}"] = _Drawn(kind, end, [origin], [edge])
        return True


def _joining(edge: Element, into: Mapping[str, Sequence[Element]], units: Collection[str]) -> Sequence[str]:
    """The units that join an edge, directly or through an edge that does."""
    found: list[str] = []
    coming = [edge.id] if edge.type != "add" else []
    while coming:
        joining = [one for one in into.get(coming.pop(), ()) if one.type == "add" and one.source in units]
        found += [one.source for one in joining]
        coming += [one.id for one in joining if one.id]
    return found


@dataclass(slots=True)
class _Drawn:
    """A relation while edges join it."""

    kind: Kind
    target: str
    origins: list[str]
    edges: list[Element]
    id: str = ""
    """Given where another relation ends at it."""

    def node(self) -> Node:
        extra = packed({"edges": [one.values for one in self.edges]})
        values = {"kind": self.kind.value, "from": tuple(self.origins), "to": self.target, "extra": extra}
        return Node("relation", self.edges[0].at, values | ({"id": self.id} if self.id else {}), tidy=True)


def segments_of(
    unit: str, within: Mapping[str, Sequence[str]], texts: Mapping[str, tuple[int, str]]
) -> list[tuple[str, str]]:
    """The ids and texts of a unit's segments, in their order, also where joints join them, which may stand in joints.

    `within`: by id of a unit or a joint, the ids of what is in it; `texts`: by id of a segment, its place and its text.
    """
    parts = {unit: None}
    coming = [unit]
    for one in coming:
        new = [part for part in within.get(one, ()) if part not in parts]
        parts.update(dict.fromkeys(new))
        coming += [part for part in new if part not in texts]
    return [(part, texts[part][1]) for part in sorted(parts.keys() & texts.keys(), key=lambda part: texts[part][0])]


def text_of_unit(unit: str, segments: Sequence[tuple[str, str]], own: str = "") -> str:
    """What a unit with these segments says; what it says itself, where these have no words."""
    words = " ".join(text for _, text in segments)
    return settled(words if words.strip() else own, unit)[0]


def _name(edge: Element) -> str:
    id = edge.id
    return f"edge {shown(id)}" if id else "an edge"
