"""The body of the screen: the part that shows the page, what of it is in sight, and what would have to be."""

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
    """A terminal in cells, and the classes of layout that it falls in."""

    columns: int
    lines: int

    @property
    def wide(self) -> bool:
        """Room for the list of issues beside the page, and for details under it."""
        return self.columns >= 120 and self.lines >= 18

    @property
    def tiny(self) -> bool:
        """Room for one claim only."""
        return self.lines < 8 or self.columns < 28

    @property
    def sidebar(self) -> int:
        """Columns of the list of issues, its border included."""
        return 28 if self.wide else 0

    @property
    def results(self) -> int:
        """Columns of a search's results; beside them there is room for where they lead."""
        return self.columns * 2 // 5 if self.wide else self.columns

    @property
    def detail_lines(self) -> int:
        return min(9, self.lines // 4) if self.wide else 0


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of its row that a cell lies on, the rule over it included: from `start` up to `stop`."""

    start: int
    stop: int

    @property
    def height(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Body:
    """The part of the screen that shows the page: what scrolls, how wide, how many lines, and where the cursor is."""

    page: Page
    rows: tuple[Row, ...]
    """What scrolls: the page's rows, before them the `above` rows of its head where that would leave them no room."""
    above: int
    measure: Measure
    lines: int
    stops: tuple[Stop, ...]
    at: Stop | None
    x: int = 0
    y: int = 1
    head: tuple[Line, ...] = ()
    """The lines of the page's head that stay in sight, and the rule under them: what scrolls may begin in the middle of a cell."""

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
        """The stops of one row."""
        return self._between(stop.row, stop.row + 1)

    def beyond(self, row: int, down: bool) -> tuple[Stop, ...]:
        """The stops of the next row that has any, or of the one before."""
        at = bisect_left(self.stops, row + down, key=_row) - (not down)
        return self.abreast(self.stops[at]) if 0 <= at < len(self.stops) else ()

    def _between(self, start: int, end: int) -> tuple[Stop, ...]:
        """The stops from a row of the page on, up to another."""
        first, behind = (bisect_left(self.stops, row, key=_row) for row in (start, end))
        return self.stops[first:behind]

    # Viewports

    def top(self, stop: Stop) -> Viewport:
        """The viewport whose first line is the first of the stop's cell; past the page's lowest where the cell is near its end."""
        return Viewport(self.row(stop), self.span(stop).start)

    def ending(self, stop: Stop) -> Viewport:
        """The viewport whose last line is the last of the stop's cell."""
        return scrolled(Viewport(self.row(stop), self.span(stop).stop), -self.lines, self.scroll)

    def nearest(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport nearest to this one with the whole cell in sight or, where it is too tall for that, nothing but the cell."""
        low, high = sorted((self.top(stop), self.ending(stop)), key=_key)
        return min(max(viewport, low, key=_key), high, key=_key)

    def shows(self, viewport: Viewport, stop: Stop) -> bool:
        """The cell is whole in sight, or fills the screen."""
        return self.nearest(viewport, stop) == viewport

    def showing(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport to go to for a stop; for the first the page's top if it can be, since no stop leads above it."""
        first = stop.row == self.stops[0].row and self.ending(stop) == Viewport()
        return Viewport() if first else self.nearest(viewport, stop)

    def in_sight(self, viewport: Viewport) -> tuple[Stop, ...]:
        """The stops of whose cells any line is in sight."""
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
        """How many lines `end` is further down than `start`; counted no further than about a screenful."""
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
    """Which lines each cell of a row lies on: all of them in columns, one part of them in tiles and stacks."""
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
    """What the screen shows of a state's page."""
    page = compose(state, library)
    found = stops(page)
    index = landed(state.here, found)
    at = found[index] if index is not None else None
    typing, screen = state.place.typing, SCREENS[type(state.place)]
    spare = size.lines - 1 - typing  # the page's own lines come first, then the keys, then the title
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
    """The page's rows without the plain rule that they begin with, since it stays under the head; else just the rows."""
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
    """The rows for a terminal that has room for one claim: no rules, and no headings that the title line has room for."""

    def bare(cell: Cell) -> Cell:
        mark = (Paragraph(cell.rule.label),) if cell.rule and cell.rule.label else ()
        titled = cell.target and width(cell.heading) <= columns
        return replace(cell, paragraphs=(*mark, *cell.paragraphs), heading=() if titled else cell.heading, rule=None)

    rows = (*page.head, *page.rows)
    return tuple(replace(row, cells=tuple(bare(cell) for cell in row.cells)) for row in rows)
