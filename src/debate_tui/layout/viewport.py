"""The viewport: which lines of a page are in sight, counted from a row, so that only rows in sight need layout."""

from collections.abc import Callable

from debate_tui.frozen import dataclass

Heights = Callable[[int, int], int]
"""From the index of a row to its number of lines, counted no further than the second argument."""

_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Viewport:
    """The first line in sight: line `line` of row `row`, both from 0."""

    row: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Scroll:
    """What scrolling depends on: the number of rows, their heights, and how many lines are in sight (`size`)."""

    rows: int
    heights: Heights
    size: int

    def height(self, row: int) -> int:
        """All lines of a row."""
        return self.heights(row, _ALL)


def scrolled(viewport: Viewport, lines: int, scroll: Scroll) -> Viewport:
    """The viewport `lines` further down (further up if negative), never past the ends of the page."""
    row, line = viewport.row, viewport.line + lines
    while line < 0 and row > 0:
        row -= 1
        line += scroll.height(row)
    line = max(0, line)
    while row < scroll.rows - 1 and line >= (height := scroll.heights(row, line + 1)):
        line -= height
        row += 1
    there = Viewport(row, line)
    return there if _filled(there, scroll) else min(there, last(scroll), key=_key)


def _filled(viewport: Viewport, scroll: Scroll) -> bool:
    """Whether the page has a screenful of lines from the viewport on."""
    left, row, skipped = scroll.size, viewport.row, viewport.line
    while left > 0 and row < scroll.rows:
        left -= scroll.heights(row, skipped + left) - skipped
        row, skipped = row + 1, 0
    return left <= 0


def ending_at(row: int, scroll: Scroll) -> Viewport:
    """The viewport whose last line is the last line of `row`; the page's top where less than a screenful is above."""
    left = scroll.size
    while left > 0 and row >= 0:
        height = scroll.height(row)
        if height >= left:
            return Viewport(row, height - left)
        left -= height
        row -= 1
    return Viewport()


def last(scroll: Scroll) -> Viewport:
    """The lowest viewport: the page's last line is at the bottom, or a short page's first line at the top."""
    return ending_at(scroll.rows - 1, scroll)


def _key(viewport: Viewport) -> tuple[int, int]:
    return viewport.row, viewport.line
