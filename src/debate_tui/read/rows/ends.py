"""Finds the claim that a row leads to by its id, its words or its number; no claim where it may be any of several."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from debate_tui.read.fields import line_of

_DIGITS = 12
"""Numbers of rows have fewer."""
_SIGNS = str.maketrans({**dict.fromkeys('‘’‚‛“”„‟«»‹›`´"', "'"), **dict.fromkeys("‐‑‒–—―−", "-")})
"""Quotation marks and dashes of all kinds, and what stands for them here."""
_EDGES = " '.!?;:,#()[]…¿¡،؛؟۔。、！？．，；：।॥「」『』《》〈〉（）"
"""What may stand around the same words, in any script."""
_DASHES = re.compile("-+")
_SPLIT = re.compile(r"(?:(?<!\s)\s+)?[,;&|\n]\s*")
NUMBERING = re.compile(r"|column[0-9]+|unnamed[0-9]*|n|index|idx|.*(?:id|nr|no|num|nummer|number|número|numéro)")
"""What a column is called that may number the claims."""
_FIRST, _SHEET, _ZERO, _BARE, _BARE_ZERO = range(5)
"""How rows are counted: the first is 1; as the sheet does, whose first row has the names of the columns; the first is 0; the last two
without rows that claim nothing, such as headings, from 1 and from 0."""
COUNTED = (
    "of which the first claim's is 1",
    "counted as the sheet does, with the names of its columns in row 1",
    "of which the first claim's is 0",
    "without those that claim nothing, of which the first is 1",
    "without those that claim nothing, of which the first is 0",
)
_WITH_ALL = {
    _FIRST: "with those that claim nothing, of which the first is 1",
    _ZERO: "with those that claim nothing, of which the first is 0",
}
"""What is said of the ways to count where some rows claim nothing."""
_SOMEWHERE = "?"
"""Stands for the claim of a row of a sheet whose rows nobody knows from its lines."""


def _lines(cell: str) -> list[str]:
    return [line for one in cell.split("\n") if (line := line_of(one))]


def loosely(words: str) -> str:
    """Words without their capitals, doubled blanks, kinds of quotation marks and dashes, and the signs around them."""
    words = unicodedata.normalize("NFKC", words).casefold().translate(_SIGNS)
    return " ".join(_DASHES.sub("-", words).split()).strip(_EDGES)


def _parts(ends: Iterable[str]) -> Iterator[str]:
    """What each of these cells may call a claim with: as a whole, by lines, or by parts with commas between them."""
    for end in ends:
        yield line_of(end)
        yield from _lines(end)
        for part in _SPLIT.split(end.strip()):
            yield part
            yield line_of(part)


def count_anew(cells: Sequence[str], ends: Collection[str]) -> bool:
    """Whether these are numbers of which each is one more than that above it or begins again, as some do, and all ends are among them."""
    numbers = [_number(one) for one in cells]
    if not ends or not {*map(_number, ends)} <= {*numbers} - {None}:
        return False
    steps = [*pairwise(-1 if number is None else number for number in numbers)]
    first = numbers[0]
    return first in (0, 1) and all(n in (first, last + 1) for last, n in steps) and any(n < last for last, n in steps)


class Ends:
    """What the claims of a table may be called in a column `to`, by their full ids. They are looked through once all rows are known, for
    what these lead to: most of very many claims are called by none."""

    def __init__(self, meanings: Collection[str], head: bytes | None) -> None:
        """`meanings`: of the table's columns; `head`: how a file begins whose rows stand below the names of their columns, as those
        of CSV do; None of JSON."""
        self._numbered, self._ours = "id" not in meanings, "row" in meanings
        self._ways = [_FIRST, _ZERO] if head is None else [_FIRST, _SHEET]
        self.plain = b"sep=" not in (head or b"").replace(b"\0", b"")
        """Whether all lines are rows of the sheet: none is Excel's own, and no cell has a line end."""
        self.anew = False
        """Whether numbers of rows begin again somewhere, so that no claim is called by one."""
        self.by_id: dict[str, str] = {}
        self.shared: set[str] = set()
        """Ids that several claims have."""
        self.labels: set[str] = set()
        """What relations of our own export are called."""
        self._words: dict[str, str] = {}
        self._said_twice: set[str] = set()
        """Words that claims of several sources have."""
        self._ends: Iterable[str] = ()
        self._loose: dict[str, str] | None = None
        """By words of ends that aren't those of a claim letter by letter, its full id; "" where they may be several claims'. Made when
        asked for."""
        self._ids: Sequence[str] = ()
        self._told: Callable[[], Iterable[tuple[str, str]]] = tuple
        """Returns of each claim its own id, or "", and its words on one line."""
        self._places = array("I")
        """By the number of a row, behind the place of its claim; 0 for none."""
        self._bare = array("I")
        """`_places` without the rows that claim nothing; empty where there are none."""
        self._lines = array("I")
        """By the number of a row, its line."""

    def row(self, number: int, line: int, place: int) -> None:
        """The row of this number and line has the claim at this place."""
        if self._numbered:
            missing = number + 1 - len(self._places)
            self._places.extend([0] * missing)
            self._lines.extend([line] * missing)
            self._places[number] = place + 1

    def look(self, ids: Sequence[str], told: Callable[[], Iterable[tuple[str, str]]], ends: Iterable[str]) -> None:
        """Looks through the claims, by their full ids and what `told` returns of each, its own id, or "", and its words on one line,
        for what is called one of `ends`. Words that claims of several sources have call none of them."""
        self._ids, self._told, self._ends = ids, told, ends
        wanted = {one for part in _parts(ends) for one in (part, part.casefold(), part.removesuffix(".0"))}
        for full_id, (id, words) in zip(ids, told(), strict=True):
            if id in wanted and id and self.by_id.setdefault(id, full_id) != full_id:
                self.shared.add(id)
            if (folded := words.casefold()) in wanted and self._words.setdefault(folded, full_id) != full_id:
                self._said_twice.add(folded)
            if full_id in wanted:
                self._words.setdefault(full_id, full_id)

    def several(self, end: str) -> str:
        """What to say where several claims are called so; "" where one is, or none."""
        if end in self.shared or (end not in self.by_id and end.removesuffix(".0") in self.shared):
            return "several claims have the id"
        called, said = self._of_row(end), self._words.get(end)
        if called and said and called != said:
            return "a claim says, and another has the number,"
        named = end in self.by_id or (self._ours and end in self.labels) or self._words.get(end) == end
        if end.casefold() in self._said_twice and not named:
            return "several claims say"
        found = named or end.casefold() in self._words or called
        return "several claims say, but for capitals and signs," if not found and self._almost(end) == "" else ""

    def target(self, end: str) -> str | None:
        """The full id of the claim, or the id of the relation, that is called so; None where it may be none or several."""
        if self.several(end):
            return None
        if found := self.by_id.get(end) or self.by_id.get(
            end.removesuffix(".0")
        ):  # as programs write a number beside empty cells
            return found
        if self._ours and end in self.labels:
            return end
        found = self._words.get(end) or self._words.get(end.casefold()) or self._of_row(end) or self._almost(end)
        return found or (end if self._ours and end else None)

    def parts(self, cell: str) -> list[str]:
        """The ends that a cell lists, one a line or with commas between them, where it calls no claim as a whole, and each of them calls
        one, or several, or may be a number of a row."""
        end = line_of(cell)
        if not (self._ours or self.several(end) or self.target(end)):
            for found in (_lines(cell), _SPLIT.split(cell.strip())):
                if len(found) > 1 and all(map(self._calls, found)):
                    return found
        return [end]

    def _calls(self, end: str) -> bool:
        called = self.target(end) is not None or self.several(end) != ""
        return end != "" and (called or (self._numbered and _number(end) is not None))

    def _almost(self, end: str) -> str | None:
        """The claim that is called so but for capitals, signs and blanks; "" where it may be several."""
        if self._loose is None:
            self._loose, known, words = {}, self.by_id, self._words
            lost = {loosely(one) for one in _parts(self._ends) if not (one in known or one.casefold() in words)} - {""}
            for which in (1, 0):  # words before ids
                for full_id, told in zip(self._ids, self._told(), strict=True):
                    if (key := loosely(told[which])) in lost and self._loose.setdefault(key, full_id) != full_id:
                        self._loose[key] = ""
        return self._loose.get(loosely(end))

    def settle(self, drawn: Iterable[tuple[str, str]]) -> str:
        """Finds out how rows are counted, from the full id of the claim of each row that leads to an end, with this: as one way counts,
        no claim leads to itself, and each number is a claim's that is one as any such way counts. A number that shows this, or \"\"
        where no row is called by its number; where several ways are left, `may_be` tells what numbers may be."""
        first, itself, lacks = "", set[int](), set[tuple[int, int]]()
        ways = [*self._ways]
        if any(not place for place in self._places[1:]):
            self._bare = array("I", [0, *filter(None, self._places)])
            ways += [_BARE, *([_BARE_ZERO] if _ZERO in ways else [])]
        possible = range(5 if self._bare else 3)
        for own, end in drawn:
            number = _number(end) if self._numbered else None
            if number is None:
                continue
            first = first or end
            if number == 0 and _ZERO not in ways:
                ways += [_ZERO, _BARE_ZERO] if self._bare else [_ZERO]
            found = {way: self._counted(number, way) for way in possible}
            itself |= {way for way, claim in found.items() if claim == own}
            lacks |= {(way, other) for way, claim in found.items() if not claim for other in found if found[other]}
        if first:
            left = [way for way in ways if way not in itself]
            self._ways = [way for way in left if not any((way, other) in lacks for other in left)]
        return first

    @property
    def counted(self) -> str:
        """How rows are counted; "" where that isn't known."""
        if len(self._ways) != 1 or (self._ways == [_SHEET] and not self.plain):
            return ""
        way = self._ways[0]
        return _WITH_ALL.get(way, COUNTED[way]) if self._bare else COUNTED[way]

    def may_be(self, end: str) -> set[str]:
        """The full ids of the claims that are called by a number in any way that rows may be counted; none where it is no number."""
        number = _number(end) if self._numbered else None
        return set() if number is None else {self._counted(number, way) or "" for way in self._ways} - {""}

    def _of_row(self, end: str) -> str | None:
        """The claim of the row that is called by its number, where it is the same however rows are counted."""
        found = set[str]() if self.anew else self.may_be(end)
        return found.pop() if len(found) == 1 and found != {_SOMEWHERE} else None

    def _counted(self, number: int, way: int) -> str | None:
        """The claim of the row that has this number where rows are counted in this way."""
        if way == _SHEET:
            if not self.plain:
                return _SOMEWHERE if number > 1 else None
            place = bisect_right(self._lines, number) - 1
            number = place if place > 0 and self._lines[place] == number else 0
        elif way in (_ZERO, _BARE_ZERO):
            number += 1
        places = self._bare if way in (_BARE, _BARE_ZERO) else self._places
        place = places[number] if 0 < number < len(places) else 0
        return self._ids[place - 1] if place else None


def _number(end: str) -> int | None:
    """The number that a row is called by; programs write 3.0 beside empty cells."""
    end = end.removesuffix(".0")
    return int(end) if end.isdecimal() and len(end) < _DIGITS else None
