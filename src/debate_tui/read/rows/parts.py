"""Tells headings, totals and what stands below a table in a spreadsheet from its rows, and takes a heading that is a side for that of the
rows below it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import items_of, text_of
from debate_tui.read.rows.columns import sides_in
from debate_tui.read.rows.edges import is_worded
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.sides import side_of, sides_of, word_in
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, shown

_BELOW = frozenset(
    "sources references bibliography notes footnotes legend abbreviations quellen quellenangaben literatur literaturverzeichnis anmerkungen "  # noqa: SIM905
    "legende références bibliographie légende fuentes referencias bibliografía".split()
) | {"works cited", "further reading"}
"""What stands above what isn't of the table any more."""
_TOTAL = frozenset(
    "total totals sum subtotal average mean count summe gesamt insgesamt zwischensumme anzahl durchschnitt somme moyenne suma promedio totale".split()  # noqa: SIM905
) | {"grand total", "sub total"}
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_BRIEF = 60
"""Characters of a heading, with what stands around its words, at most."""
_OF_CLAIMS = frozenset(("author", "speaker", "source", "quote", "position", "relation", "to"))
"""What columns say of claims, and hardly of what stands below a table."""
_COUNTING = frozenset(("id", "to", "date"))
"""What columns mean whose figures are no total."""
_STOP = re.compile(r"[.!。！]\W*$")
"""How a claim ends, and a heading, or an open question, hardly does."""
_NO_CLAIM = "{} (of no claim)"
"""What a cell is called that is kept and isn't claimed."""


def parted(table: Sheet, trouble: Trouble) -> Sheet:
    """The table without such rows, which are kept as they are, and reported; with the sides that its headings tell, where there are some
    of both, no column tells them, and it is known where they end."""
    if "row" in table.meant().values():
        return table
    first = peeked(table)
    marks = _Marks(table, first)
    table = replace(table, rows=given_back(first, table.rows))
    rows = _parted(table, marks, trouble)
    return replace(table, rows=rows, header=[*table.header, *(["position"] if marks.sided else [])])


class _Marks:
    """What is known of the part of a table in which a row stands; in doubt a row is a claim, and a claim has no side."""

    def __init__(self, table: Sheet, first: Collection[Row]) -> None:
        self.meant = meant = table.meant()
        self.columns = {name for name, one in meant.items() if one in ("claim", "quote") or name == table.header[0]}
        ends = (items_of(row.values.get(name)) for row in first for name, one in meant.items() if one == "to")
        self.ends = {end.lower() for items in ends for end in items}
        """What rows lead to, which is claimed, whatever it is called."""
        before = table.above[-1] if table.above else ""
        sides = sides_of([*map(self.title, first), before])
        claims = [row for row in first if side_of(self.title(row)) is None]
        rows = [*takewhile(lambda row: _word(self.title(row)) not in _BELOW, claims)] or claims
        self.wide = sum(len(row.values) > 1 for row in rows) * 2 > len(rows)
        self.stopped = not self.wide and all(_STOP.search(self.title(row)) for row in rows if len(row.values) == 1)
        """Whether rows have one cell mostly, all of them sentences, so that a row with one cell is no heading of another part."""
        self.words = {*map(word_in, sides)} or ({"pro", "con"} if self.wide else set())
        self.open = bool(sides) and "position" not in meant.values() and not sides_in(table.header)
        self.sided = self.open and (self.wide or self.stopped)
        self.side = before if self.sided and before in sides else ""
        self.below = False

    def title(self, row: Row) -> str:
        """The words of a row's only cell, in a column in which headings stand, to which none leads; "" of any other row."""
        name, cell = next(iter(row.values.items()))
        title = line_of(text_of(cell)) if len(row.values) == 1 and name in self.columns else ""
        return "" if title.lower() in self.ends else title

    def is_no_claim(self, row: Row, *, titles: bool) -> bool:
        """Whether a row is a heading, a total, or stands below the table; `titles`: whether it stands between
        an empty row and the names of the columns."""
        title = self.title(row)
        is_side = side_of(title) is not None and title in sides_of([*self.words, title])
        begins = _word(title) in _BELOW
        titles = titles and bool(title) and not _STOP.search(title)
        if is_side or begins or titles:
            self.below = begins and self.wide and not titles
            self.side = title if is_side and self.sided else ""
            return True
        if self.is_total(row) or self.is_below(row):
            self.side = ""
            return True
        self.side = self.side if len(row.values) > 1 or (self.stopped and _STOP.search(title)) else ""
        return False

    def is_total(self, row: Row) -> bool:
        """Whether a row begins with a word for what is counted, and has nothing but figures beside it, which count no row."""
        first, *others = map(text_of, row.values.values())
        if _word(first) not in _TOTAL or first.lower() in self.ends:
            return False
        beside = "".join(others)
        figures = any(map(str.isdecimal, first + beside)) and not any(map(str.isalpha, beside))
        return figures and _COUNTING.isdisjoint(self.meant.get(name) for name in row.values)

    def is_below(self, row: Row) -> bool:
        """Whether a row stands below the table, which goes on where a row has again what its rows have: what is claimed, no name of a
        source, and what columns say of it."""
        if self.below:
            cells = {self.meant.get(name, ""): text_of(cell) for name, cell in row.values.items()}
            said = "claim" if "claim" in cells else "quote"
            self.below = not (is_worded(cells.get(said, "")) and not _OF_CLAIMS.isdisjoint(cells.keys() - {said}))
        return self.below


def _parted(table: Sheet, marks: _Marks, trouble: Trouble) -> Iterator[Row]:
    kept: list[Row] = []
    many = 0
    for row, titles in _with_breaks(table, marks):
        if marks.is_no_claim(row, titles=titles):
            many += 1
            kept += [row] if len(kept) < 1 else []
            yield Row({_NO_CLAIM.format(name): cell for name, cell in row.values.items()}, row.at, {})
        else:
            yield Row({**row.values, "position": marks.side}, row.at, row.parts) if marks.side else row
    if kept:
        words = shown(line_of(" ".join(map(text_of, kept[0].values.values()))))
        more = f" and {counted(many - 1, 'more row')}" if many > 1 else ""
        message = f"{words}{more}: headings, totals and what stands below the table are no claims, so kept as extra"
        if marks.sided:
            until = (
                "an empty row or one with one cell" if marks.wide else "an empty row or one with one cell and no stop"
            )
            message += f", and a heading that is a side is that of the claims below it, up to {until}"
        elif marks.open:
            message += ", and no side is read from a heading: most rows have one cell, and which of them ends a side isn't known"
        trouble.add(kept[0].at, "N130", message, "a row that claims something has a source, or a column of its own")


def _with_breaks(table: Sheet, marks: _Marks) -> Iterator[tuple[Row, bool]]:
    """The rows, and whether each stands between an empty row and the names of the columns; what ends between two of them is
    ended in the marks."""
    before: Row | None = None
    gap = False
    for row in table.rows:
        if before:
            emptied, again = (_within(lines, before, row) for lines in (table.gaps, table.again))
            yield before, gap and again and not emptied
            headed = side_of(marks.title(before)) is not None
            marks.below = marks.below and not again
            marks.side = "" if emptied or (again and not headed) else marks.side
            gap = emptied
        before = row
    if before:
        yield before, False


def _within(lines: Sequence[int], before: Row, row: Row) -> bool:
    return bisect_right(lines, before.at.line) < bisect_left(lines, row.at.line)


def _word(title: str) -> str:
    return _EDGES.sub("", title).lower() if len(title) < _BRIEF else ""
