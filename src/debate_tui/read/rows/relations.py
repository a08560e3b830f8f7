"""Makes the relations of a table, one for each row that names its kind and a claim, once all claims are known."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.model.lazy import Spent
from debate_tui.read.doubled import BITS, doubled
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import BACK, KIND, NO_RELATION, VAGUE, add_to, full_id, items_of, named, text_of
from debate_tui.read.rows.ends import Ends
from debate_tui.read.rows.kept import Claims
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.scripts import are_tidy
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import counted, listed, shown

_MORE = ("linked", "why", "by", "label", "extra")
_OF_OURS = ("by", "label", "linked")
"""What only rows of our own export say of a relation."""
_BY_MAPPER = {"mapper": True}
"""What is said of a relation of a table of others' texts, and nothing else: whoever keeps it draws them."""
_WORD, _END, _LINE, _ABOVE, _WIDTH = 1, 2, 3, 4, 5
"""Places in the array of a relation's word, of what it leads to, of its line and of the claim beside it, behind its place, 0 without
one; and how many numbers each has there."""
_SUGGESTED, _AMONG = 20, 20_000
"""For how many ends that no claim is called a claim with nearly these words is looked for, and among how many at most."""
_WORDS = "relation: supports, rebuts, undercuts, qualifies, concurs or rephrases; docs/other-formats.md lists all words for them"
_ENDS = "to: a claim's words or its id, or without a column id the number of its row"


class Relations:
    """What the rows of a table say of relations: a table may have very many of few claims, so that they stand in an array."""

    def __init__(self, claims: Claims, called: Ends | None, ours: bool, trouble: Trouble) -> None:
        """`called`: what claims are called in the column `to`; None without such a column. `ours`: whether it is our export."""
        self._claims, self._called, self._ours, self._trouble = claims, called, ours, trouble
        self._rows = array("I")
        """Of each relation, the place of its claim, by their numbers in `_texts` its word and what it leads to, and its line."""
        self._texts: dict[str, int] = {}
        self._more: dict[int, dict[str, Any]] = {}
        """By relation, what else is said of it."""
        self._origins: dict[int, tuple[str, ...]] = {}
        """By relation, the full ids of linked premises."""
        self._ids: list[str] = []
        """By place, the full id of each claim."""
        self._by_id: dict[str, int] = {}
        """By full id, the place of each claim. Made when asked for."""
        self._file = ""
        self._near = 0
        """How many ends a claim with nearly these words was looked for."""
        self.above = 0
        """Behind its place, the claim to which rows lead that stand beside it; 0 where their row has none."""
        self.undrawn = 0
        """How many relations that rows name are kept as extra."""

    def add(self, claim: Node, said: Mapping[str, Any], row: Row) -> None:
        """The relations of the claim in hand that a row names: of several kinds, each leads to one of as many ends."""
        words, ends = said.get("relation"), said.get("to")
        if not isinstance(words, tuple) or len(words) == 1:
            word = text_of(words)
            pairs = [(word, end) for end in (ends if isinstance(ends, tuple) else (ends,))]
        elif isinstance(ends, tuple) and len(ends) == len(words):
            pairs = list(zip(words, ends, strict=True))
        else:
            message = "several kinds of relation, and not as many claims for them: they are kept as extra"
            self._trouble.add(row.at, "W127", message, "of two lists, each kind leads to the claim in its place")
            add_to(claim.values, {key: said[key] for key in ("relation", "to", "why") if key in said})
            self.undrawn += len(words)
            return
        own, self._file = self._claims.place, row.at.file
        more = {key: said[key] for key in _MORE if key in said}
        if not self._ours and ("source" in said or "author" in said):
            more = more | _BY_MAPPER if more else _BY_MAPPER
        for word, end in pairs:
            if word or end:
                if more:
                    self._more[len(self._rows) // _WIDTH] = more
                above = self.above if row.beside else 0
                self._rows.extend((own, self._number(text_of(word)), self._number(text_of(end)), row.at.line, above))
        if self._called:
            self._called.labels.add(text_of(said.get("label")))

    def _number(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def nodes(self, *, anew: bool = False) -> Sequence[Node]:
        """The relations, without those whose kind or end isn't known, which is reported. `anew`: whether rows may be counted anew in
        each document."""
        sound, hashes = array("I"), array("I")
        self._ids = [full_id(one) for one in self._claims] if self._rows else []
        if self._called and self._rows:
            linked = [end for more in self._more.values() for end in items_of(more.get("linked"))]
            self._called.look(self._ids, self._claims.told, [*self._texts, *linked])
        numbers = self._listed()
        texts = [*self._texts]
        if self._called:
            rows = (self._row(number) for number in numbers)
            ends = ((self._ids[own], line_of(texts[to])) for own, _, to, _, above in rows if not above)
            number_of_row = self._called.settle(ends)
            self._called.anew = number_of_row != "" and (anew or self._leads_across(numbers, texts))
            self._settle(number_of_row)
        for number in numbers:
            if target := self._target(number, texts):
                self._rows[number * _WIDTH + _END] = self._number(target)
                if self._called and (linked := items_of(self._more.get(number, {}).get("linked"))):
                    self._origins[number] = tuple([self._called.by_id.get(one, one) for one in linked])
                sound.append(number)
        texts = [*self._texts]
        self._called = None
        self._by_id.clear()
        self._texts.clear()
        if not self._ours:
            self._tell_vague(sound, texts)
        hashes.extend(hash(self._alike(number, texts)) & BITS for number in sound)
        if twice := doubled(hashes):
            first: dict[object, int] = {}
            places = zip(sound, hashes, strict=True)
            sound = array("I", [one for one, each in places if each not in twice or self._is_new(one, texts, first)])
        return Spent(sound, lambda _, number: self._node(number, texts))

    def _listed(self) -> "array[int]":
        """The numbers of all relations, those of cells that list several ends among them, which get rows of their own."""
        numbers = array("I")
        texts = [*self._texts]
        for number in range(len(self._rows) // _WIDTH):
            own, word, to, line, above = self._row(number)
            first, *others = self._called.parts(texts[to]) if self._called and not above else [texts[to]]
            numbers.append(number)
            if others:
                self._rows[number * _WIDTH + _END] = self._number(first)
            for end in others:
                numbers.append(len(self._rows) // _WIDTH)
                if number in self._more:
                    self._more[numbers[-1]] = self._more[number]
                self._rows.extend((own, word, self._number(end), line, 0))
        return numbers

    def _leads_across(self, numbers: Sequence[int], texts: Sequence[str]) -> bool:
        """Whether rows may be counted anew on each issue: the number of one leads to a claim on another, and none is higher than the
        claims of its issue are many."""
        issues = [frozenset(one.values.get("issues", ())) for one in self._claims]
        places = {id: place for place, id in enumerate(self._ids)}
        many, across = Counter(issues), False
        for own, _, to, _, above in map(self._row, numbers) if any(issues) else ():
            end = line_of(texts[to]).removesuffix(".0")
            found = [] if above else [places[id] for id in self._called.may_be(end) if id in places]  # type: ignore[union-attr]
            if found and int(end) > many[issues[own]] + 1:
                return False
            across |= any(issues[own] and issues[one] and issues[own].isdisjoint(issues[one]) for one in found)
        return across

    def _settle(self, number: str) -> None:
        """Tells how rows are counted, by a number that claims have, where that is known."""
        if self._called and self._called.counted and (target := number and self._called.target(number)):
            said = next(text_of(one.values["text"]) for one in self._claims if full_id(one) == target)
            message = f"numbers that lead to claims are rows, {self._called.counted}: {shown(number)} is {shown(line_of(said))}"
            self._trouble.add(Location(self._file, 1, 1), "N130", message, "a column id says which claim is which")

    def _tell_vague(self, sound: "array[int]", texts: Sequence[str]) -> None:
        """Tells which relations against claims undercut them only because their words don't say more."""
        found = [number for number in sound if line_of(texts[self._row(number)[_WORD]]).lower() in VAGUE]
        if found:
            words = Counter(line_of(texts[self._row(number)[_WORD]]) for number in found)
            message = f"{counted(len(found), 'relation')} ({listed(map(shown, words), 4)}) read as undercutting, since such words don't say that the other claim is false"
            at = Location(self._file, self._row(found[0])[_LINE], 1)
            self._trouble.add(at, "N130", message, "relation: contradicts, refutes or denies says it")

    def _row(self, number: int) -> "array[int]":
        return self._rows[number * _WIDTH : (number + 1) * _WIDTH]

    def _target(self, number: int, texts: Sequence[str]) -> str | None:
        """What the relation of this number leads to; None, with the reason reported, where its kind or its end isn't known."""
        own, said, to, line, above = self._row(number)
        word, end = line_of(texts[said]), line_of(texts[to])
        target = self._ids[above - 1] if above else self._called and self._called.target(end)
        if KIND.get(word.lower()) and target:
            return target
        if not KIND.get(word.lower()):
            told = f"{shown(word)} doesn't say" if word else "the row doesn't say"
            what, hint = f"{told} what it does to {shown(end) if end else 'another claim'}", _WORDS
        elif end:
            what, hint = self._lost(end)
        else:
            what, hint = "the row doesn't say to which claim it leads", _ENDS
        self._trouble.add(Location(self._file, line, 1), "W127", f"{what}: it is kept as extra", hint)
        kept = {**self._more.get(number, {}), "relation": texts[said], "to": texts[to]}
        columns = ("relation", "to", "why", *(_OF_OURS if self._ours else ()))
        kept = named(kept, **{name: name for name in columns}) | kept.get("extra", {})
        add_to(self._claims[own].values, kept)
        self.undrawn += word.lower() not in NO_RELATION
        return None

    def _lost(self, end: str) -> tuple[str, str]:
        """What to say of an end that is no claim, or may be several, and the hint."""
        if self._called and (several := self._called.several(end)):
            return f"{several} {shown(end)}", _ENDS
        if self._called and self._called.anew and end.isdecimal():
            return (
                f"which row {shown(end)} is isn't known, since rows may be counted anew in each document or issue",
                _ENDS,
            )
        if may := self._called and self._called.may_be(end):
            self._by_id = self._by_id or {id: place for place, id in enumerate(self._ids)}
            found = [self._claims[place] for place in sorted(self._by_id[id] for id in may if id in self._by_id)]
            words = [shown(line_of(text_of(one.values["text"])), 40) for one in found]
            what = (
                f"{shown(end)} may be {listed(words, apart=' or ')}"
                if len(words) > 1
                else f"which row {shown(end)} is isn't known"
            )
            return (
                what,
                "rows are counted from the sheet's first one or from the first claim: give the claims a column id",
            )
        near, lines = None, dict[str, int]()
        if self._near < _SUGGESTED and len(self._claims) <= _AMONG:
            self._near += 1
            lines = {line_of(text_of(one.values["text"])): one.at.line for one in reversed(self._claims)}
            near = nearest(end, lines)
        hint = f"did you mean {shown(near)}, in line {lines[near]}?" if near else _ENDS
        return f"there is no claim {shown(end)}", hint

    def _said(self, number: int, texts: Sequence[str]) -> tuple[Kind, tuple[str, ...], str]:
        """What a relation and another that says the same have in common: its kind, its origins, and its end."""
        own, word, to, *_ = self._row(number)
        kind = line_of(texts[word]).lower()
        if kind in BACK:
            return BACK[kind], (texts[to],), self._ids[own]
        return KIND[kind], self._origins.get(number) or (self._ids[own],), texts[to]

    def _alike(self, number: int, texts: Sequence[str]) -> object:
        """What relations that say the same have in common: of two claims it is the same from either end where it holds both ways."""
        kind, origins, target = said = self._said(number, texts)
        return (kind, frozenset((*origins, target))) if kind.symmetric and len(origins) == 1 else said

    def _is_new(self, number: int, texts: Sequence[str], first: dict[object, int]) -> bool:
        """Whether none of `first`, the relations that say something for the first time, says what this one says; what it has
        beside that is theirs."""
        before = first.setdefault(self._alike(number, texts), number)
        if before == number:
            return True
        columns = {name: name for name in ("why", *(_OF_OURS if self._ours else ()))}
        more, known = self._more.get(number, {}), self._more.get(before, {})
        other = {
            name: one
            for name, one in named(more, **columns).items()
            if line_of(one) != line_of(text_of(known.get(name)))
        }
        if other:  # else it is one row for each linked premise
            what = "for another reason" if "why" in other else f"with another {listed([*other])}"
            message = f"the row draws a relation again, {what}: that is kept as extra"
            at, there = (Location(self._file, self._row(one)[_LINE], 1) for one in (number, before))
            self._trouble.add(at, "W127", message, f"the first stands at {there}")
        if kept := other | more.get("extra", {}):
            self._more[before] = {**known, "extra": dict(known.get("extra", {}))}
            add_to(self._more[before], kept)
        return False

    def _node(self, number: int, texts: Sequence[str]) -> Node:
        kind, origins, target = self._said(number, texts)
        more = self._more.get(number, {})
        told = named(more, why="why")
        values: dict[str, Any] = {"kind": kind.value, "from": origins, "to": target} | told
        if self._ours:
            values |= named(more, by="by", id="label")
        elif "mapper" in more:
            values["by"] = "mapper"
        if "extra" in more:
            values["extra"] = more["extra"]
        tidy = not told or are_tidy(f" {told['why']} ")
        return Node("relation", Location(self._file, self._row(number)[_LINE], 1), values, tidy=tidy)
