"""The sums over the words of a query but the last, one byte an item, and the items that are the best together with the last.

A byte an item instead of a dictionary: reading the sums of 60,000 postings takes 2 ms, a fifth. Sums are rounded up to units; candidates need no more.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from debate_tui.search.columns import picked, slices
from debate_tui.search.index import Column

_UNIT = 0.25
"""What one point stands for, at first: doubled when the sums outgrow the byte."""
_MOST = 255
_HALF = bytes(-(-points // 2) for points in range(_MOST + 1))

Tiers = Sequence[tuple[float, Column]]
"""What a word brings: scores with the items that have them, least first."""
Candidates = dict[int, float]
"""Items with their sums, greatest first."""
GoOn = Callable[[], None]
"""Called between slices."""


class Tally:
    """The sums over some words, and the items with the greatest ones."""

    def __init__(self, points: bytearray, unit: float = _UNIT, greatest: int = 0, best: Iterable[int] = ()) -> None:
        self._points, self._unit, self._best = points, unit, tuple(best)
        self._greatest = greatest
        """No sum is greater."""

    def plus(self, tiers: Tiers, best: Iterable[int], go_on: GoOn) -> "Tally":
        """The sums with one word more, of which the best items are known."""
        before, unit, greatest = self._points, self._unit, self._greatest
        while greatest + max((-int(-score // unit) for score, _ in tiers), default=0) > _MOST:
            before, unit, greatest = before.translate(_HALF), unit * 2, -(-greatest // 2)
        points = bytearray(before)
        more = 0
        for score, items in tiers:
            more = -int(-score // unit)
            table = bytes(min(had + more, _MOST) for had in range(_MOST + 1))
            for some in _slices(items, go_on):
                sums = bytes(picked(before, some)).translate(table)
                deque(map(points.__setitem__, some, sums), maxlen=0)
        return Tally(points, unit, greatest + more, best)

    def strongest(self, tiers: Tiers, count: int, go_on: GoOn) -> Candidates:
        """The items with the greatest sums together with one word more, greatest first."""
        rows: list[tuple[int, Sequence[int], bytes]] = [
            (-int(-score // self._unit), items, self._read(items, go_on)) for score, items in reversed(tiers)
        ]
        rows.append((0, self._best, bytes(picked(self._points, self._best))))
        levels: dict[int, list[tuple[Sequence[int], bytes, int]]] = {}
        for points, items, had in rows:
            for value in set(had):
                levels.setdefault(points + value, []).append((items, had, value))
        found: dict[int, float] = {}
        for level in sorted(levels, reverse=True):
            for items, had, value in levels[level]:
                at = had.find(value)
                while at >= 0:
                    found.setdefault(items[at], level * self._unit)
                    if len(found) == count:
                        return found
                    at = had.find(value, at + 1)
        return found

    def _read(self, items: Column, go_on: GoOn) -> bytes:
        """The points of these items."""
        if not self._greatest:
            return bytes(len(items))
        return b"".join(bytes(picked(self._points, some)) for some in _slices(items, go_on))


def _slices(items: Column, go_on: GoOn) -> Iterator[Column]:
    for some in slices(len(items)):
        go_on()
        yield items[some]
