"""Tells headings, totals and what stands below a table in a spreadsheet from its rows, and takes a heading that is a side for that of the
rows below it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.columns import sides_in
from debate_tui.read.rows.edges import is_worded
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.sides import are_both, side_of
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
_NO_CLAIM = "{} (of no claim)"
"""What a cell is called that is kept and isn't claimed."""


def parted(table: Sheet, trouble: Trouble) -> Sheet:
    """The table without such rows, which are kept as they are, and reported; with the sides that its headings tell, where there are some
    of both and no column tells them."""
    meant = table.meant()
    if "row" in meant.values():
        return table
    first = peeked(table)
    wide = "to" not in meant.values() and sum(len(row.values) > 1 for row in first) * 2 > len(first)
    columns = frozenset(name for name, one in meant.items() if one in ("claim", "quote") or name == table.header[0])
    headed = [title for row in first if (title := _title(row, columns))]
    before = table.above[-1] if table.above else ""
    told = "position" not in meant.values() and not sides_in(table.header)
    sided = told and are_both([*headed, before])
    table = replace(table, rows=given_back(first, table.rows))
    marks = _Marks(columns, wide=wide, sided=sided)
    marks.meant = meant
    marks.side = before if sided and side_of(before) is not None else ""
    rows = _parted(table, marks, trouble)
    return replace(table, rows=rows, header=[*table.header, *(["position"] if sided else [])])


class _Marks:
    """What is known of the part of a table in which a row stands."""

    def __init__(self, columns: Collection[str], *, wide: bool, sided: bool) -> None:
        """`columns`: those in which headings stand. `wide`: whether most rows have more than one cell, so that a word alone is one.
        `sided`: whether headings are sides."""
        self.columns, self.wide, self.sided = columns, wide, sided
        self.side = ""
        self.below = False
        self.meant: Mapping[str, str] = {}

    def is_below(self, row: Row) -> bool:
        """Whether a row stands below the table, which goes on where a row has again what its rows have: what is claimed, no name of a
        source, and what columns say of it."""
        if self.below:
            cells = {self.meant.get(name, ""): text_of(cell) for name, cell in row.values.items()}
            said = "claim" if "claim" in cells else "quote"
            self.below = not (is_worded(cells.get(said, "")) and not _OF_CLAIMS.isdisjoint(cells.keys() - {said}))
        return self.below

    def is_heading(self, row: Row, *, named: bool) -> bool:
        """Whether a row is a heading; `named`: whether the names of the columns stand below it again."""
        title = _title(row, self.columns)
        if not title:
            return False
        if named or side_of(title) is not None or _word(title) in _BELOW | _TOTAL:
            self.below = not named and _word(title) in _BELOW
            self.side = title if self.sided and side_of(title) is not None else ""
            return True
        cased = title.lower() != title.upper()  # in other scripts a sentence may have no blanks
        short = " " not in title or title.endswith(":") or title.isupper()
        alone = self.wide and cased and short and title[-1] not in ".!?"
        self.side = "" if alone else self.side
        return alone


def _parted(table: Sheet, marks: _Marks, trouble: Trouble) -> Iterator[Row]:
    kept: list[Row] = []
    many = 0
    for row, named in _with_next(table):
        if marks.is_heading(row, named=named) or marks.is_below(row) or _is_total(row):
            many += 1
            kept += [row] if len(kept) < 1 else []
            yield Row({_NO_CLAIM.format(name): cell for name, cell in row.values.items()}, row.at, {})
        else:
            yield Row({**row.values, "position": marks.side}, row.at, row.parts) if marks.side else row
            marks.side = "" if named else marks.side
    if kept:
        words = shown(line_of(" ".join(map(text_of, kept[0].values.values()))))
        more = f" and {counted(many - 1, 'more row')}" if many > 1 else ""
        message = f"{words}{more}: headings, totals and what stands below the table are no claims, so kept as extra"
        sides = ", and a heading that is a side is that of the claims below it" if marks.sided else ""
        trouble.add(
            kept[0].at, "N130", message + sides, "a row that claims something has a source, or a column of its own"
        )


def _with_next(table: Sheet) -> Iterator[tuple[Row, bool]]:
    """The rows, and whether the names of the columns stand again right below each."""
    before: Row | None = None
    for row in table.rows:
        if before:
            again = table.again
            yield before, bisect_right(again, before.at.line) < bisect_left(again, row.at.line)
        before = row
    if before:
        yield before, False


def _title(row: Row, columns: Collection[str]) -> str:
    """The words of a row's only cell, in one of these columns; "" of any other row."""
    name, cell = next(iter(row.values.items()))
    return line_of(text_of(cell)) if len(row.values) == 1 and name in columns else ""


def _word(title: str) -> str:
    return _EDGES.sub("", title).lower() if len(title) < _BRIEF else ""


def _is_total(row: Row) -> bool:
    """Whether a row begins with a word for what is counted, and has nothing but figures beside it."""
    first, *others = map(text_of, row.values.values())
    return _word(first) in _TOTAL and not any(any(map(str.isalpha, cell)) for cell in others)
