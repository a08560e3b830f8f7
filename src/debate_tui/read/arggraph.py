"""Reads argument graphs in XML (arggraph, the format of the microtexts): units become claims, edges relations.

What the opponent says in a text is a claim whose voice is the opponent's, which the author doesn't share. All edges and
segments are kept under `extra` as they stand in the file, so that they can be written back.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import filterfalse, groupby
from typing import Any, TypeVar

from debate_tui.model.debate import Kind, Location, Voice
from debate_tui.model.lazy import Spent
from debate_tui.model.library import UNDRAWN
from debate_tui.model.packed import PackedList, packed
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import Content
from debate_tui.read.foreign import Ids, head_of, let_go, senseless, settled
from debate_tui.read.trouble import Trouble
from debate_tui.read.xml import Elements, elements
from debate_tui.text.scripts import are_tidy
from debate_tui.text.wording import counted, shown

T = TypeVar("T")
NAME = "arggraph"
KINDS = {"sup": Kind.SUPPORTS, "exa": Kind.SUPPORTS, "reb": Kind.REBUTS, "und": Kind.UNDERCUTS}
KINDS |= {kind.value: kind for kind in (Kind.QUALIFIES, Kind.CONCURS, Kind.REPHRASES)}
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
    found = Elements("") if _is_senseless(content.data or b"") else elements(content, trouble)
    if found is None:
        return None
    named = sum(1 for n in range(len(found)) if found.ids[n] and found.tag(n) in _TAGS)
    graphs = [n for n in range(len(found)) if found.tag(n) == "arggraph"]
    if len(graphs) > 1:  # each has ids of its own
        trouble.add(found.at(graphs[1]), "E129", "another argument graph begins here", "save each as a file")
        return None
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
    """An argument graph while a draft is made of it. Elements and words are numbers: see `xml.Elements`."""

    def __init__(self, content: Content, found: Elements, trouble: Trouble) -> None:
        self._found = found
        self._trouble = trouble
        self._ids = Ids()
        self._of_id = array("I", bytes(4 * len(found.words)))
        """By word, the element with this id, 0 for none."""
        self._left: list[int] = []
        self._edus, self._joints, self._adus, self._segs, self._edges = (array("I") for _ in range(5))
        kinds = {"edu": self._edus, "joint": self._joints, "adu": self._adus}
        for n in range(1, len(found)):
            tag, id = found.tag(n), found.ids[n]
            joining = tag == "edge" and found.type(n) == "seg"
            if tag not in _TAGS or (not id and tag != "edge"):
                self._keep(n, f"<{tag}> is nothing that is known here" if id else f"<{tag}> has no id")
            elif self._of_id[id] and not joining:
                self._keep(n, f"{tag} {shown(found.id(n))} has the id of another")
            else:
                kinds.get(tag, self._segs if joining else self._edges).append(n)
                if id and not joining:  # nothing leads to what joins segments
                    self._of_id[id] = n
        self._head = head_of(content, NAME, **({"title": found.id(0)} if found.id(0).strip() else {}))
        self._source = self._head.values["id"]

    def draft(self) -> Draft:
        found = self._found
        parts = self._segments()
        used = {edu for some in parts.values() for edu in some}
        for edu in filterfalse(used.__contains__, self._edus):
            message = f"segment {shown(found.id(edu))} belongs to no unit: it is kept as extra"
            self._trouble.add(found.at(edu), "W127", message)
        del used
        if mute := [adu for adu in self._adus if not (self._words(parts[adu]) + found.text(adu)).strip()]:
            message = f"{counted(len(mute), 'unit')} without words: instead of any, a claim says so"
            self._trouble.add(found.at(mute[0]), "N130", message, "(no words: …) has the unit's id")
        for adu in self._adus:
            self._ids.of(found.id(adu))  # before the relations name them
        kept: dict[str, Any] = {
            "edus": PackedList({"#text": found.text(edu), **found.values(edu)} for edu in self._edus),
            "joints": PackedList(map(found.values, self._joints)),
            "segs": PackedList(map(found.values, self._segs)),
        }
        drawn = _Drawing(found, self._adus, self._edges, self._of_id)
        kept[UNDRAWN] = 0
        for edge in drawn.left:
            why, leads = drawn.unfit(edge)
            kept[UNDRAWN] += leads
            self._keep(edge, f"{self._name(edge)} {why}")
        kept["others"] = [
            {"tag": found.tag(n), **({"text": text} if (text := found.text(n)) else {}), "attributes": found.values(n)}
            for n in self._left
        ]
        kept["arggraph"] = found.values(0)
        if loose := " ".join(found.text(0).split()):
            message = f"the words {shown(loose)} stand in no segment: they are kept as extra"
            self._trouble.add(found.at(0), "W127", message)
            kept["text"] = loose
        if found.remarks:
            at, many = Location(found.at(0).file, found.remarks[0][0], 1), counted(len(found.remarks), "remark")
            self._trouble.add(at, "N130", f"{many} in comments", "they are kept as extra")
            kept["remarks"] = [text for _, text in found.remarks]
        nodes = {
            "source": [Node("source", self._head.at, {"id": self._source, "title": self._head.values["title"]})],
            "claim": Spent([*self._adus], lambda _, adu: self._claim(adu, parts.pop(adu))),
            "relation": Spent([*drawn.heads], lambda number, _: self._relation(number, drawn)),
        }
        return Draft([self._head], nodes, extra={key: value for key, value in kept.items() if value})

    def _keep(self, n: int, why: str) -> None:
        at = self._found.at(n)
        self._trouble.add(at, "W127", f"{why}: it is kept as extra", "export --format arggraph writes it back")
        self._left.append(n)

    def _name(self, edge: int) -> str:
        return f"edge {shown(self._found.id(edge))}" if self._found.ids[edge] else "an edge"

    def _segments(self) -> dict[int, Sequence[int]]:
        """By unit, the segments that it is made of, in the order of the text."""
        found, joined = self._found, list[int]()
        for edge in self._segs:
            if self._of_id[found.sources[edge]] and self._of_id[found.targets[edge]]:
                joined.append(edge)
            else:
                self._trouble.add(found.at(edge), "W127", f"{self._name(edge)} joins nothing: it is kept as extra")
        joined.sort(key=found.targets.__getitem__)
        within = {
            self._of_id[target]: tuple([self._of_id[found.sources[edge]] for edge in edges])
            for target, edges in groupby(joined, found.targets.__getitem__)
        }
        del joined
        edus = set(self._edus)
        return {adu: tuple(sorted(segments_of(adu, within, edus))) for adu in self._adus}

    def _words(self, edus: Iterable[int]) -> str:
        return " ".join(map(self._found.text, edus))

    def _claim(self, adu: int, edus: Iterable[int]) -> Node:
        found = self._found
        at, name, own = found.at(adu), found.id(adu), found.text(adu)
        text = text_of_unit(name, self._words(edus), own)
        packs = packed({"adu": found.values(adu) | ({"#text": own} if own.strip() else {})})
        values: dict[str, Any] = {"id": self._ids.of(name), "source": self._source, "text": text, "extra": packs}
        if found.type(adu) == "opp":
            values["voice"] = Node("voice", at, {"speaker": OPPONENT.speaker, "endorsed": OPPONENT.endorsed})
        return Node("claim", at, values, tidy=are_tidy(f" {text} "))

    def _relation(self, number: int, drawn: "_Drawing") -> Node:
        found = self._found
        head, edges = drawn.heads[number], drawn.edges(number)
        origins = dict.fromkeys(found.id(self._of_id[found.sources[edge]]) for edge in edges)
        aim = drawn.aim(head)
        to = f"{self._source}/{self._ids.of(found.words[found.targets[head]])}" if aim is None else drawn.named[aim]
        values = {
            "kind": KINDS[found.type(head)].value,
            "from": tuple([f"{self._source}/{self._ids.of(origin)}" for origin in origins]),
            "to": to,
            "extra": packed({"edges": [found.values(edge) for edge in edges]}),
        }
        if number in drawn.named:
            values["id"] = drawn.named[number]
        return Node("relation", found.at(head), values, tidy=True)


class _Drawing:
    """The relations of edges to units, then of what undercuts them, as far as that leads; `add` joins premises."""

    def __init__(self, found: Elements, units: Sequence[int], edges: Sequence[int], of_id: Sequence[int]) -> None:
        self._found = found
        self._into = sorted((edge for edge in edges if found.targets[edge]), key=found.targets.__getitem__)
        self._targets = array("I", map(found.targets.__getitem__, self._into))
        self._units = {found.ids[unit] for unit in units}
        self.heads = array("I")
        """By relation, the edge that drew it."""
        self.named: dict[int, str] = {}
        """The ids of the relations at which another ends."""
        self._joined: dict[int, list[int]] = {}
        """By relation, the edges that joined it."""
        self._made = array("I", bytes(4 * len(of_id)))
        """By word, behind the relation that the edge with this id became or joined; 0 for none."""
        self._ids = Ids()
        self._seen: set[object] = set()
        done = bytearray(len(found))
        reached = array("I", map(found.ids.__getitem__, units))
        for target in reached:
            for edge in sorted(self._ending(target), key=lambda edge: found.type(edge) != "add"):
                if found.sources[edge] in self._units and self._relate(edge):
                    done[edge] = True
                    reached.append(found.ids[edge])
        self.left = [edge for edge in edges if not done[edge]]
        """The edges that drew nothing."""
        self._seen, self._into, self._targets = set(), [], array("I")  # they have served

    def unfit(self, edge: int) -> tuple[str, bool]:
        """Why an edge drew nothing, and whether it may be for or against what is drawn."""
        found, type = self._found, self._found.type(edge)
        aimed = self._made[found.targets[edge]] > 0
        if type not in KINDS and type != "add":
            return f"has the type {shown(type)}, which isn't known", aimed or found.targets[edge] in self._units
        if not aimed and found.targets[edge] not in self._units:
            return "leads to nothing that is drawn", False
        again = found.sources[edge] in self._units and (type == "und" if aimed else type != "add")
        return "says nothing new" if again else "comes from no unit, or ends where none of its type does", not again

    def edges(self, relation: int) -> list[int]:
        """The edges that a relation was made of."""
        return [self.heads[relation], *self._joined.get(relation, ())]

    def aim(self, edge: int) -> int | None:
        """The relation at which an edge ends, None where that is a unit."""
        made = self._made[self._found.targets[edge]]
        return made - 1 if made else None

    def _ending(self, word: int) -> list[int]:
        """The edges that end at what has this id."""
        return self._into[bisect_left(self._targets, word) : bisect_right(self._targets, word)]

    def _relate(self, edge: int) -> bool:
        """Makes or extends the relation of an edge whose target is there; False where the format of maps has none."""
        found, type = self._found, self._found.type(edge)
        source, target, aim = found.sources[edge], found.targets[edge], self.aim(edge)
        if type == "add" and aim is not None:
            self._joined.setdefault(aim, []).append(edge)
            self._note(edge, aim)
            return True
        kind = KINDS.get(type)
        if kind is None or (aim is not None and kind is not Kind.UNDERCUTS):
            return False
        if aim is not None and aim not in self.named:
            self.named[aim] = self._ids.of(found.words[target])
        units = {source, *self._joining(edge)}
        end = target if aim is None else -aim - 1
        alone = kind.symmetric and len(units) == 1  # linked premises act together, and in one direction
        key = (kind, *sorted((source, end))) if alone else (kind, *sorted(units), end)
        if key in self._seen:
            return False
        self._seen.add(key)
        self.heads.append(edge)
        self._note(edge, len(self.heads) - 1)
        return True

    def _note(self, edge: int, relation: int) -> None:
        if id := self._found.ids[edge]:
            self._made[id] = relation + 1

    def _joining(self, edge: int) -> list[int]:
        """The ids of the units that will join an edge, directly or through an edge that does."""
        found, units = self._found, list[int]()
        coming = [found.ids[edge]] if found.type(edge) != "add" else []
        while coming:
            ending = self._ending(coming.pop())
            joining = [one for one in ending if found.type(one) == "add" and found.sources[one] in self._units]
            units += [found.sources[one] for one in joining]
            coming += [found.ids[one] for one in joining if found.ids[one]]
        return units


def segments_of(unit: T, within: Mapping[T, Sequence[T]], segments: Container[T]) -> Sequence[T]:
    """The segments of a unit, each once, also where joints join them, which may stand in joints.

    `within`: by a unit or a joint, what is in it.
    """
    parts = {unit: None}
    coming = [unit]
    for one in coming:
        new = [part for part in within.get(one, ()) if part not in parts]
        parts.update(dict.fromkeys(new))
        coming += [part for part in new if part not in segments]
    return tuple([part for part in parts if part in segments])


def text_of_unit(unit: str, words: str, own: str = "") -> str:
    """What a unit says whose segments have these words; its `own` where they have none."""
    return settled(words if words.strip() else own, unit)[0]
