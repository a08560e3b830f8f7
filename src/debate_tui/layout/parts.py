"""The rows of a page in parts: a row is composed when it is asked for, and where the cursor can stand is known without.

So a page of a hundred thousand claims costs what is in sight of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import Any, overload

from debate_tui.frozen import dataclass
from debate_tui.layout.rows import Row

_KEPT = 128
"""The composed rows that a page keeps, the last ones asked for: more than a screen of them."""


class Lazy(Sequence[Row]):
    """Rows by number, composed when they are asked for; iteration composes them anew and keeps none."""

    def __init__(self, count: int, compose: Callable[[int], Row]) -> None:
        """`compose` makes the row with a number below `count`; it must not refer to whoever keeps this object."""
        self._count = count
        self._compose = compose
        self._kept = lru_cache(maxsize=_KEPT)(compose)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: int) -> Row: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, row: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(row, slice):
            return tuple(map(self._kept, range(self._count)[row]))
        return self._kept(range(self._count)[row])

    def __iter__(self) -> Iterator[Row]:
        return map(self._compose, range(self._count))


def _no_target(_row: int, _side: int) -> Any:
    return None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are made alike; they count from 0 here."""

    count: int
    compose: Callable[[int], Row]
    columns: Sequence[Sequence[int]] = ()
    """For each side, the rows in which the cursor can stand there, sorted."""
    target: Callable[[int, int], Any] = _no_target
    """The target of the cell in a row, on a side, where the cursor can stand."""
    groups: Sequence[int] | None = None
    """The first row of each group, sorted, from row 0 on; None where every row is a group of its own."""
    find: Callable[[Any], Iterable[int]] | None = None
    """The rows that have a target about something (a claim's full id, a sentence's number, …), from the top; None where
    they aren't known but by looking."""


def composed(*rows: Row) -> Part:
    """Rows that are there already."""
    sides = range(max((len(row.cells) for row in rows), default=0))
    stands = [{side for side, cell in enumerate(row.cells) if cell.target is not None} for row in rows]
    columns = [[number for number, found in enumerate(stands) if side in found] for side in sides]
    groups = [number for number, row in enumerate(rows) if not (row.continues and number)]
    return Part(len(rows), rows.__getitem__, columns, lambda row, side: rows[row].cells[side].target, groups)


def listed(
    count: int,
    compose: Callable[[int], Row],
    target: Callable[[int], Any],
    find: Callable[[Any], Iterable[int]] | None = None,
) -> Part:
    """Rows of one cell each, in all of which the cursor can stand; the arguments are as in `Part`."""
    return Part(count, compose, (range(count),), lambda row, _: target(row), find=find)


def later(compose: Callable[[], Row]) -> Part:
    """One row without a target, composed when it comes in sight."""
    return Part(1, lambda _: compose())


class Rows(Lazy):
    """The rows of a page, which are those of its parts."""

    def __init__(self, *parts: Part) -> None:
        self._parts = tuple(part for part in parts if part.count)
        self._starts = tuple(accumulate((part.count for part in self._parts), initial=0))
        super().__init__(self._starts[-1], partial(_row, self._parts, self._starts))

    @property
    def sides(self) -> Sequence[int]:
        """The sides on which the cursor can stand anywhere, from left to right."""
        most = max((len(part.columns) for part in self._parts), default=0)
        return [side for side in range(most) if any(any(part.columns[side : side + 1]) for part in self._parts)]

    def sides_of(self, row: int) -> Sequence[int]:
        """The sides on which the cursor can stand in a row, from left to right."""
        if not 0 <= row < len(self):
            return ()
        part, row = self._at(row)
        return [side for side, column in enumerate(part.columns) if _next(column, row, True) == row]

    def target(self, row: int, side: int) -> Any:
        """The target of the cell in a row, on a side, where the cursor can stand."""
        part, row = self._at(row)
        return part.target(row, side)

    def next(self, row: int, down: bool, side: int | None = None) -> int | None:
        """The nearest row at or below `row` (above it if not `down`) in which the cursor can stand, on `side` or, if
        that is None, anywhere; None if there is none."""
        if not self._parts:
            return None
        first = min(max(bisect_right(self._starts, row) - 1, 0), len(self._parts) - 1)
        for number in range(first, len(self._parts)) if down else range(first, -1, -1):
            part, start = self._parts[number], self._starts[number]
            columns = part.columns if side is None else part.columns[side : side + 1]
            rows = [found for column in columns if (found := _next(column, row - start, down)) is not None]
            if rows:
                return start + (min(rows) if down else max(rows))
        return None

    def group(self, row: int) -> range:
        """The rows of the group that a row is in: a claim with all that stands beside it may take several."""
        number = bisect_right(self._starts, row) - 1
        part, start = self._parts[number], self._starts[number]
        if part.groups is None:
            return range(row, row + 1)
        at = bisect_right(part.groups, row - start)
        end = part.groups[at] if at < len(part.groups) else part.count
        return range(start + part.groups[at - 1], start + end)

    def standing(self, row: int) -> tuple[int, int]:
        """How many rows there are in which the cursor can stand: from the top to `row`, and in all."""
        counts = (bisect_right(rows, row - start) for rows, start in zip(self._standing, self._starts, strict=False))
        return sum(counts), sum(map(len, self._standing))

    @cached_property
    def _standing(self) -> Sequence[Sequence[int]]:
        """By part, the rows in which the cursor can stand, sorted."""
        return [_merged([column for column in part.columns if column]) for part in self._parts]

    def find(self, key: Any) -> Iterator[int]:
        """The rows, from the top, that may have a target about `key`."""
        for part, start in zip(self._parts, self._starts, strict=False):
            if part.find is None:
                row = self.next(start, True)
                while row is not None and row < start + part.count:
                    yield row
                    row = self.next(row + 1, True)
            else:
                yield from (start + row for row in part.find(key))

    def _at(self, row: int) -> tuple[Part, int]:
        number = bisect_right(self._starts, row) - 1
        return self._parts[number], row - self._starts[number]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page: `head` stays in sight while `rows` scroll."""

    head: tuple[Row, ...]
    rows: Rows
    title: str = ""
    derived: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Results of functions of this page, kept by `debate_tui.model.derived`."""


def _row(parts: Sequence[Part], starts: Sequence[int], row: int) -> Row:
    number = bisect_right(starts, row) - 1
    return parts[number].compose(row - starts[number])


def _merged(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    """The rows of sorted columns, each once; as often as not, all columns have the same."""
    if not columns or all(column is columns[0] or column == columns[0] for column in columns):
        return next(iter(columns), ())
    return sorted(set().union(*columns))


def _next(column: Sequence[int], row: int, down: bool) -> int | None:
    """The nearest entry of a sorted column at or above a number (at or below it, if not `down`)."""
    at = bisect_left(column, row) if down else bisect_right(column, row) - 1
    return column[at] if 0 <= at < len(column) else None
