"""Reads argument graphs in XML (arggraph, the format of the microtexts): units become claims, edges relations.

What the opponent says in a text is a claim whose voice is the opponent's, which the author doesn't share. All edges and
segments are kept under `extra` as they stand in the file, so that they can be written back.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Voice
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, senseless, settled
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
    named = sum(one.tag in _TAGS and "id" in one.values for one in found)
    if not found or senseless(len(found) - named, named):
        message = "not an argument graph: hardly an element is one of its and says anything"
        trouble.add(content.at, "E128", message, "it has edu, adu and edge")
        return None
    return _Reading(content, found, trouble).draft()


def _is_senseless(data: bytes) -> bool:
    """Whether hardly an element is a segment with words or an edge with ends."""
    said = data.count(b"</edu>") + data.count(b"src=")
    return senseless(data.count(b"<") - data.count(b"</") - said, said)


class _Reading:
    """An argument graph while a draft is made of it."""

    def __init__(self, content: Content, found: Sequence[Element], trouble: Trouble) -> None:
        self._root, *inner = found
        self._trouble = trouble
        self._ids = Ids()
        self._by_id: dict[str, Element] = {}
        self._left: list[Element] = []
        for element in inner:
            id = element.values.get("id", "")
            if element.tag not in _TAGS or (not id and element.tag != "edge"):
                self._keep(
                    element, f"<{element.tag}> is nothing that is known here" if id else f"<{element.tag}> has no id"
                )
            elif id in self._by_id:
                self._keep(element, f"{element.tag} {shown(id)} has the id of another")
            else:
                self._by_id[id or f"\0{len(self._by_id)}"] = element
        values = {"title": self._root.values["id"]} if self._root.values.get("id", "").strip() else {}
        self._head = head_of(content, NAME, **values)
        self._source = self._head.values["id"]
        self._edge_ids = Ids()

    def draft(self) -> Draft:
        of = {tag: [one for one in self._by_id.values() if one.tag == tag] for tag in ("edu", "joint", "adu", "edge")}
        adus = {one.values["id"]: one for one in of["adu"]}
        segments = self._segments([edge for edge in of["edge"] if edge.values.get("type") == "seg"], adus)
        claims = [self._claim(adu, segments.get(id, [])) for id, adu in adus.items()]
        relations = self._all_relations([e for e in of["edge"] if e.values.get("type") != "seg"], adus)
        if mute := [
            one for one in of["adu"] if not "".join(text for _, text in segments.get(one.values["id"], ())).strip()
        ]:
            message = f"{counted(len(mute), 'unit')} without words: instead of any, a claim says so"
            self._trouble.add(mute[0].at, "N130", message, "(no words: …) has the unit's id")
        used = {id for parts in segments.values() for id, _ in parts}
        for edu in of["edu"]:
            if edu.values["id"] not in used:
                self._trouble.add(
                    edu.at, "W127", f"segment {shown(edu.values['id'])} belongs to no unit: it is kept as extra"
                )
        kept = {
            "edus": [{"#text": edu.text, **edu.values} for edu in of["edu"]],
            "joints": [joint.values for joint in of["joint"]],
            "segs": [edge.values for edge in of["edge"] if edge.values.get("type") == "seg"],
            "others": [
                {"tag": one.tag, **({"text": one.text} if one.text else {}), "attributes": dict(one.values)}
                for one in self._left
            ],
            "arggraph": dict(self._root.values),
        }
        source = Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})
        extra = {key: value for key, value in kept.items() if value}
        return Draft([self._head], {"source": [source], "claim": claims, "relation": relations}, extra=extra)

    def _keep(self, element: Element, why: str) -> None:
        self._trouble.add(element.at, "W127", f"{why}: it is kept as extra", "export --format arggraph writes it back")
        self._left.append(element)

    def _segments(self, edges: Sequence[Element], adus: dict[str, Element]) -> dict[str, list[tuple[str, str]]]:
        """By id of a unit, the ids and texts of its segments, in the order of the text, also where a joint joins them."""
        within: dict[str, list[str]] = {}
        for edge in edges:
            source, target = edge.values.get("src", ""), edge.values.get("trg", "")
            if source in self._by_id and target in self._by_id:
                within.setdefault(target, []).append(source)
            else:
                self._trouble.add(edge.at, "W127", f"{_name(edge)} joins nothing: it is kept as extra")
        texts = {id: (n, one.text) for n, (id, one) in enumerate(self._by_id.items()) if one.tag == "edu"}
        return {adu: segments_of(adu, within, texts) for adu in adus}

    def _claim(self, adu: Element, parts: Sequence[tuple[str, str]]) -> Node:
        id = self._ids.of(adu.values["id"])
        text = text_of_unit(adu.values["id"], parts)
        values: dict[str, Any] = {"id": id, "source": self._source, "text": text, "extra": {"adu": adu.values}}
        if adu.values.get("type") == "opp":
            values["voice"] = Node("voice", adu.at, {"speaker": OPPONENT.speaker, "endorsed": OPPONENT.endorsed})
        return Node("claim", adu.at, values, tidy=are_tidy(f" {text} "))

    def _all_relations(self, edges: Sequence[Element], adus: dict[str, Element]) -> list[Node]:
        """The relations of edges to units, then of what undercuts them, as far as that leads; `add` joins premises."""
        made: dict[str, Node] = {}
        """By id of an edge, the relation that it became or joined; its premises are keys until all are there."""
        seen: set[object] = set()
        into: dict[str, list[Element]] = {}
        for edge in edges:
            if edge.values.get("trg"):
                into.setdefault(edge.values["trg"], []).append(edge)
        done: set[int] = set()
        reached = list(adus)
        for target in reached:
            for edge in sorted(into.get(target, ()), key=lambda edge: edge.values.get("type") != "add"):
                if edge.values.get("src") in adus and self._relate(edge, made, seen):
                    done.add(id(edge))
                    reached.append(edge.values.get("id", ""))
        for edge in edges:
            if id(edge) not in done:
                type = edge.values.get("type", "")
                known = type in _KINDS or type == "add"
                why = (
                    "leads nowhere, or says nothing new" if known else f"has the type {shown(type)}, which isn't known"
                )
                self._keep(edge, f"{_name(edge)} {why}")
        relations = list({id(relation): relation for relation in made.values()}.values())
        for relation in relations:
            relation.values["from"] = tuple(relation.values["from"])  # type: ignore[index]
        return relations

    def _relate(self, edge: Element, made: dict[str, Node], seen: set[object]) -> bool:
        """Makes or extends the relation of an edge whose target is there; False where the format of maps has none."""
        type, target = edge.values.get("type", ""), edge.values["trg"]
        origin = f"{self._source}/{self._ids.of(edge.values['src'])}"
        aim = made.get(target)
        if type == "add" and aim is not None:
            aim.values["from"].setdefault(origin)
            aim.values["extra"]["edges"].append(edge.values)
            made[edge.values.get("id") or f"\0{len(made)}"] = aim
            return True
        kind = _KINDS.get(type)
        if kind is None or (aim is not None and kind is not Kind.UNDERCUTS):
            return False
        end = f"{self._source}/{self._ids.of(target)}"
        if aim is not None:
            end = aim.values.setdefault("id", self._edge_ids.of(target))  # type: ignore[attr-defined]
        key = (kind, frozenset((origin, end)) if kind.symmetric else (origin, end))
        if key in seen:
            return False
        seen.add(key)
        values = {"kind": kind.value, "from": {origin: None}, "to": end, "extra": {"edges": [edge.values]}}
        made[edge.values.get("id") or f"\0{len(made)}"] = Node("relation", edge.at, values, tidy=True)
        return True


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


def text_of_unit(unit: str, segments: Sequence[tuple[str, str]]) -> str:
    """What a unit with these segments says."""
    return settled(" ".join(text for _, text in segments), unit)[0]


def _name(edge: Element) -> str:
    id = edge.values.get("id")
    return f"edge {shown(id)}" if id else "an edge"
