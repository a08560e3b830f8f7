"""One TOML file, parsed, each of its tables with its place, so that the location of any value can be found."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.read.toml.locate import WHOLE, Lines, Mark, Marks, Table, locate
from debate_tui.read.toml.pieces import tables_below
from debate_tui.read.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Document:
    """One TOML file, parsed."""

    file: str
    data: Table
    """Its tables, each of which has its place under `AT`: see `pieces.tables`."""
    lines: Lines
    """Those of its text."""
    trouble: Trouble
    """Collects what is wrong with this file."""
    cuts: Sequence[int]
    """Where the pieces of the text begin, and where the last ends: see `pieces.tables`."""
    _marks: dict[int, dict[int, Mark]] = field(default_factory=dict)
    """By the number of a piece, the marks of its tables by offset."""

    def at(self, offset: int) -> Location:
        return Location(self.file, *self.lines.place(offset))

    def marks(self, place: tuple[int, int]) -> Marks:
        """The marks within the table at `place`, of which the piece is located first: most are never asked for, and
        all of them together take several times as much memory as the file."""
        offset = -1 if place == WHOLE else self.lines.offset(*place)
        piece = -1 if offset < 0 else bisect_right(self.cuts, offset, hi=len(self.cuts) - 1) - 1
        if piece not in self._marks:
            self._marks.pop(next(iter(self._marks), None), None)  # type: ignore[arg-type]  # tables are asked in order
            begin, end = (0, len(self.lines.text)) if piece < 0 else self.cuts[piece : piece + 2]
            root = Mark(-1, -1, locate(self.lines.text, begin, end))
            self._marks[piece] = {mark.value: mark for mark in tables_below(root)}
        mark = self._marks[piece].get(offset)
        return mark.inner if mark and isinstance(mark.inner, dict) else {}


class Places(NamedTuple):
    """Locations of the values of a table, each computed when it is asked for, since most never are."""

    document: Document
    table: tuple[int, int]
    """The table's place."""

    def of(self, key: str, item: int | None) -> Location | None:
        mark = self.document.marks(self.table).get(key)
        if mark is None:
            return None
        items = mark.inner if item is not None and isinstance(mark.inner, list) else []
        at = items[item] if item is not None and item < len(items) else mark
        return self.document.at(at.value)
