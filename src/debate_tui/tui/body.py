"""The body of the screen: lays out the page for a terminal size, and finds the viewport that shows a given cell."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Cell, Page, Row
from debate_tui.layout.runs import Line, Paragraph, width
from debate_tui.layout.viewport import Scroll, Viewport, scrolled
from debate_tui.model.derived import derived
from debate_tui.model.library import Library
from debate_tui.pages.compose import SCREENS, compose, stops
from debate_tui.state import State, Stop, landed


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a terminal in cells, and what the layout has room for at that size."""

    columns: int
    lines: int

    @property
    def wide(self) -> bool:
        """Whether there is room for the list of issues beside the page, and for details under it."""
        return self.columns >= 120 and self.lines >= 18

    @property
    def tiny(self) -> bool:
        """Whether there is room for one claim only."""
        return self.lines < 8 or self.columns < 28

    @property
    def sidebar(self) -> int:
        """Columns of the list of issues, its border included."""
        return 28 if self.wide else 0

    @property
    def results(self) -> int:
        """Columns of the search results; on a wide terminal the rest shows a preview of where a result leads."""
        return self.columns * 2 // 5 if self.wide else self.columns

    @property
    def detail_lines(self) -> int:
        return min(9, self.lines // 4) if self.wide else 0


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a row that one cell covers, its rule included: from `start` up to `stop`, not included."""

    start: int
    stop: int

    @property
    def height(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Body:
    """The page as laid out on the screen: the rows that scroll, their width, the lines in sight, and the cursor."""

    page: Page
    rows: tuple[Row, ...]
    """The rows that scroll: the page's own; before them, if a fixed head would take too much room, its `above` rows."""
    above: int
    measure: Measure
    lines: int
    stops: tuple[Stop, ...]
    at: Stop | None
    x: int = 0
    y: int = 1
    head: tuple[Line, ...] = ()
    """The lines of the page's head, which stay in sight, and the rule that sets them off from what scrolls below."""

    @property
    def scroll(self) -> Scroll:
        rows, measure = self.rows, self.measure
        return Scroll(len(rows), lambda row: len(lay_out(rows[row], measure)), self.lines)

    def row(self, stop: Stop) -> int:
        """The stop's row among those that scroll."""
        return stop.row + self.above

    def span(self, stop: Stop) -> Lines:
        row = self.rows[self.row(stop)]
        return _spans(row, self.measure).get(stop.side, Lines(0, 1))

    def abreast(self, stop: Stop) -> tuple[Stop, ...]:
        """The stops in the same row as `stop`, itself included."""
        return self._between(stop.row, stop.row + 1)

    def beyond(self, row: int, down: bool) -> tuple[Stop, ...]:
        """The stops of the nearest row below `row` (above it if not `down`) that has any; empty if no row has."""
        at = bisect_left(self.stops, row + down, key=_row) - (not down)
        return self.abreast(self.stops[at]) if 0 <= at < len(self.stops) else ()

    def _between(self, start: int, end: int) -> tuple[Stop, ...]:
        """The stops in the page's rows from `start` up to `end`, not included."""
        first, behind = (bisect_left(self.stops, row, key=_row) for row in (start, end))
        return self.stops[first:behind]

    # Viewports

    def top(self, stop: Stop) -> Viewport:
        """The viewport that begins with the first line of the stop's cell.

        Near the end of the page it is lower than the page can be scrolled.
        """
        return Viewport(self.row(stop), self.span(stop).start)

    def ending(self, stop: Stop) -> Viewport:
        """The viewport that ends with the last line of the stop's cell."""
        return scrolled(Viewport(self.row(stop), self.span(stop).stop), -self.lines, self.scroll)

    def nearest(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport nearest to `viewport` that shows the whole cell or, if it is too tall, nothing but the cell."""
        low, high = sorted((self.top(stop), self.ending(stop)), key=_key)
        return min(max(viewport, low, key=_key), high, key=_key)

    def shows(self, viewport: Viewport, stop: Stop) -> bool:
        """Whether the viewport shows the whole cell or, if it is too tall, nothing but the cell."""
        return self.nearest(viewport, stop) == viewport

    def showing(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport to scroll to for a stop.

        For the first row's it is the top of the page, where that shows the cell: no stop higher up would lead there.
        """
        first = stop.row == self.stops[0].row and self.ending(stop) == Viewport()
        return Viewport() if first else self.nearest(viewport, stop)

    def in_sight(self, viewport: Viewport) -> tuple[Stop, ...]:
        """The stops whose cells have at least one line in sight."""
        lines: dict[int, range] = {}
        row, skipped, room = viewport.row, viewport.line, self.lines
        while room > 0 and row < len(self.rows):
            height = self.scroll.heights(row) - skipped
            lines[row] = range(skipped, skipped + min(height, room))
            row, skipped, room = row + 1, 0, room - height

        def seen(stop: Stop) -> bool:
            shown, span = lines[self.row(stop)], self.span(stop)
            return shown.start < span.stop and span.start < shown.stop

        return tuple(filter(seen, self._between(viewport.row - self.above, row - self.above)))

    def lines_between(self, start: Viewport, end: Viewport) -> int:
        """How many lines `end` is below `start` (negative: above). Counting stops after about one screenful."""
        if _key(end) < _key(start):
            return -self.lines_between(end, start)
        total = end.line - start.line
        for row in range(start.row, end.row):
            total += self.scroll.heights(row)
            if total - end.line > self.lines:
                break
        return total


def _row(stop: Stop) -> int:
    return stop.row


def _key(viewport: Viewport) -> tuple[int, int]:
    return viewport.row, viewport.line


@lru_cache(maxsize=128)
def _spans(row: Row, measure: Measure) -> Mapping[int, Lines]:
    """The lines that each cell of a row covers, by side: all lines in columns, a part of them in tiles and stacks."""
    found: dict[int, Lines] = {}
    ruled = False
    for number, line in enumerate(lay_out(row, measure)):
        sides = {run.cell for run in line} - {-1}
        for side in sides:
            start = found[side].start if side in found else number - ruled
            found[side] = Lines(start, number + 1)
        ruled = not sides
    return found


def body(state: State, library: Library, size: Size) -> Body:
    """The page of a state, laid out for a terminal of the given size."""
    page = compose(state, library)
    found = stops(page)
    index = landed(state.here, found)
    at = found[index] if index is not None else None
    typing, screen = state.place.typing, SCREENS[type(state.place)]
    spare = size.lines - 1 - typing  # lines for keys and title: where they are few, the page comes first, then the keys
    y = (spare >= 2) + typing
    x = size.sidebar if state.place.debate and not typing else 0
    columns = size.results if screen.preview else size.columns - x
    measure = Measure(max(8, min(columns, screen.widest)))
    room = max(1, size.lines - y - (spare >= 1))
    if screen.details:
        room -= size.detail_lines
    if size.tiny:
        return Body(page, _bare(page, size.columns), len(page.head), measure, room, found, at, x, y)
    head = tuple(line for row in page.head for line in lay_out(row, measure))
    if len(head) > room // 2:
        return Body(page, (*page.head, *page.rows), len(page.head), measure, room, found, at, x, y)
    rows = _under_head(page, measure) if head else page.rows
    if rows is not page.rows:
        head = (*head, lay_out(page.rows[0], measure)[0])
    return Body(page, rows, 0, measure, room - len(head), found, at, x, y, head)


@lru_cache(maxsize=16)
def _under_head(page: Page, measure: Measure) -> tuple[Row, ...]:
    """The page's rows without an unlabelled rule at their top, which `body` draws under the fixed head instead."""
    lines = lay_out(page.rows[0], measure) if page.rows else ()
    if len(lines) < 2 or any(run.cell >= 0 for run in lines[0]):
        return page.rows
    first, *rest = page.rows
    ruled = {run.cell for run in lines[1]}
    if any(cell.rule and cell.rule.label for side, cell in enumerate(first.cells) if side in ruled):
        return page.rows
    cells = (replace(cell, rule=None) if side in ruled else cell for side, cell in enumerate(first.cells))
    return (replace(first, cells=tuple(cells)), *rest)


@derived(2)
def _bare(page: Page, columns: int) -> tuple[Row, ...]:
    """The rows for a tiny terminal: without rules, and without the headings that fit into the title line."""

    def bare(cell: Cell) -> Cell:
        mark = (Paragraph(cell.rule.label),) if cell.rule and cell.rule.label else ()
        titled = cell.target and width(cell.heading) <= columns
        return replace(cell, paragraphs=(*mark, *cell.paragraphs), heading=() if titled else cell.heading, rule=None)

    rows = (*page.head, *page.rows)
    return tuple(replace(row, cells=tuple(bare(cell) for cell in row.cells)) for row in rows)
