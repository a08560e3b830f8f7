"""The body of the screen: lays out the page for a terminal size, and finds the viewport that shows a given cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from debate_tui.frozen import dataclass
from debate_tui.layout.arrange import Measure, bands, fits, lay_out, rules
from debate_tui.layout.laid import Laid
from debate_tui.layout.parts import Lazy, Page
from debate_tui.layout.rows import Anew, Cell, Row, at_width
from debate_tui.layout.runs import Line, Paragraph, Run, width
from debate_tui.layout.viewport import Scroll, Viewport, scrolled
from debate_tui.model.derived import derived
from debate_tui.model.library import Library
from debate_tui.pages.compose import PROSE, SCREENS, compose, stops
from debate_tui.state import State, Stop, Stops, landed
from debate_tui.tui.environment import Size as Size


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
    rows: Sequence[Row]
    """The rows that scroll: the page's own; before them, if a fixed head would take too much room, its `above` rows."""
    above: int
    measure: Measure
    lines: int
    stops: Stops
    at: Stop | None
    x: int = 0
    y: int = 1
    beside: int = 0
    """Columns of what stands beside the page: where Enter would lead."""
    details: int = 0
    """Lines of what stands beneath it: details of the claim under the cursor."""
    head: tuple[Line, ...] = ()
    """The lines of the page's head, which stay in sight, and a rule that sets them off from what scrolls below."""

    @property
    def scroll(self) -> Scroll:
        rows, measure = self.rows, self.measure
        return Scroll(len(rows), lambda row, most: lay_out(rows[row], measure).height(most), self.lines)

    def row(self, stop: Stop) -> int:
        """The stop's row among those that scroll."""
        return stop.row + self.above

    def covered(self, row: int) -> int:
        """The side of the cursor's cell in a row of those that scroll: in its own, and in those beside which the cell goes
        on; -1 in all others."""
        at = self.at
        if at is None or row < self.row(at):
            return -1
        began = row - len(self.rows[row].before) if at.side == self.rows[row].hub else row
        return at.side if began == self.row(at) else -1

    def span(self, stop: Stop, seen: Viewport | None = None) -> Lines:
        """The lines of the stop's cell, counted from the top of its row, and on in the rows below beside which it goes on;
        `seen` as for `own`."""
        found, row = self.own(stop, seen), self.row(stop)
        more, below, most = 0, row + 1, 3 * self.lines
        if self.rows[row].goes_on and stop.side == self.rows[row].hub and fits(self.rows[row], self.measure):
            while below < len(self.rows) and self.rows[below].before and more < most:
                more, below = more + self.scroll.heights(below, most), below + 1
        return replace(found, stop=found.stop + more) if more else found

    def own(self, stop: Stop, seen: Viewport | None = None) -> Lines:
        """The lines of the stop's cell in its row. Where the row begins in or below the viewport `seen`, they are
        counted no further than a few screens below that and below their first: a cell may be longer than anyone
        reads."""
        row, most, looked = self.row(stop), self._most(stop, seen), _STEP
        while True:
            found = self._spans(row, looked).get(stop.side)
            if found and (found.stop < looked or (looked >= most and found.start + self.lines < looked)):
                return found
            if self.scroll.heights(row, looked) < looked:
                return found or Lines(0, 1)
            looked *= 2

    def glance(self, stop: Stop, seen: Viewport) -> Lines:
        """As `span`, but a cell that begins more than a few screens below the viewport is said to begin there."""
        most = self._most(stop, seen)
        return self._spans(self.row(stop), most).get(stop.side, Lines(most, most + 1))

    def _spans(self, row: int, most: int) -> Mapping[int, Lines]:
        """The lines that each cell of a row covers, of the first `most` or a few more."""
        laid = lay_out(self.rows[row], self.measure)
        return _spans(laid, laid.height(_STEP << max(0, -(-most // _STEP) - 1).bit_length()))

    def _most(self, stop: Stop, seen: Viewport | None) -> int:
        """How many lines of the stop's row are looked at for a viewport."""
        row = self.row(stop)
        if seen is None or row < seen.row:
            return _ALL
        return (seen.line if row == seen.row else 0) + 3 * self.lines

    def abreast(self, stop: Stop) -> tuple[Stop, ...]:
        """The stops in the same row as `stop`, itself included."""
        return self.stops.on(stop.row)

    # Viewports

    def top(self, stop: Stop, seen: Viewport | None = None) -> Viewport:
        """The viewport that begins with the first line of the stop's cell.

        Near the end of the page it is lower than the page can be scrolled. `seen` as for `span`.
        """
        return Viewport(self.row(stop), self.span(stop, seen).start)

    def ending(self, stop: Stop, seen: Viewport) -> Viewport:
        """The viewport that ends with the last line of the stop's cell; `seen` as for `span`."""
        return scrolled(Viewport(self.row(stop), self.span(stop, seen).stop), -self.lines, self.scroll)

    def nearest(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport nearest to `viewport` that shows the whole cell or, if it is too tall, nothing but the cell."""
        low, high = sorted((self.top(stop, viewport), self.ending(stop, viewport)), key=_key)
        return min(max(viewport, low, key=_key), high, key=_key)

    def shows(self, viewport: Viewport, stop: Stop) -> bool:
        """Whether the viewport shows the whole cell or, if it is too tall, nothing but the cell."""
        return self.nearest(viewport, stop) == viewport

    def showing(self, viewport: Viewport, stop: Stop) -> Viewport:
        """The viewport to scroll to for a stop.

        For the first row's it is the top of the page, where that shows the cell: no stop higher up would lead there.
        """
        first = stop.row == self.stops.next(0, True) and self.ending(stop, Viewport()) == Viewport()
        return Viewport() if first else self.nearest(viewport, stop)

    def opens(self, stop: Stop) -> bool:
        """Whether the stop is the highest of the page's first row that has any, and some of it is read at the page's top."""
        start = self.glance(stop, Viewport()).start
        first = stop.row == self.stops.next(0, True)
        first &= all(self.glance(one, Viewport()).start >= start for one in self.abreast(stop))
        return first and self.lines_between(Viewport(), self.top(stop, Viewport())) + 3 < self.lines

    def in_sight(self, viewport: Viewport) -> tuple[Stop, ...]:
        """The stops whose cells have at least one line in sight."""
        seen: list[Stop] = []
        row, skipped, room = viewport.row, viewport.line, self.lines
        while room > 0 and row < len(self.rows):
            end = self.scroll.heights(row, skipped + room)
            spans = self._spans(row, end + 1)  # of a cell whose rule comes last, its first line is below that
            for stop in self.stops.on(row - self.above):
                span = spans.get(stop.side)
                if span and skipped < span.stop and span.start < end:
                    seen.append(stop)
            row, skipped, room = row + 1, 0, room - (end - skipped)
        return tuple(seen)

    def shown_beside(self, stop: Stop, viewport: Viewport) -> tuple[Stop, ...]:
        """`stop`, and the other stops of its row that have a line in sight."""
        beside = self.abreast(stop)
        return beside if len(beside) < 2 else (stop, *{*beside}.intersection(self.in_sight(viewport)) - {stop})

    def lines_between(self, start: Viewport, end: Viewport) -> int:
        """How many lines `end` is below `start` (negative: above). Counting stops after about one screenful."""
        if _key(end) < _key(start):
            return -self.lines_between(end, start)
        total = end.line - start.line
        for row in range(start.row, end.row):
            total += self.scroll.heights(row, start.line + 2 * self.lines)
            if total - end.line > self.lines:
                break
        return total


def _key(viewport: Viewport) -> tuple[int, int]:
    return viewport.row, viewport.line


_READABLE = 90
"""The narrowest page, in terminal cells, that is worth showing beside another."""

_ALL = 10**9
_STEP = 24
"""Lines of a row that are looked through at first; of a tall one twice as many each time."""


@derived(16)
def _spans(laid: Laid, height: int) -> Mapping[int, Lines]:
    """The lines that each cell covers among the first `height` of a row, by side: all lines in columns, a part of them
    in tiles and stacks."""
    found: dict[int, Lines] = {}
    ruled = False
    for number, line in enumerate(laid[:height]):
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
    at = landed(state.here, found)
    typing, screen = state.place.typing, SCREENS[type(state.place)]
    if size.linear:
        from debate_tui.pages.spoken import spoken  # late: few starts need it

        measure = Measure(max(8, min(size.columns, PROSE)), gutters=False)
        return Body(
            page, spoken(page), len(page.head), measure, max(1, size.lines - 1 - typing), found, at, 0, int(typing)
        )
    spare = size.lines - 1 - typing  # lines for keys and title: where they are few, the page comes first, then the keys
    y = (spare >= 2) + typing
    debate = library.debate.get(state.place.debate)
    x = size.sidebar if debate and debate.issues and screen.sidebar and not typing else 0
    columns = size.results if screen.preview else size.columns - x
    abreast = max((len(row.cells) for row in page.head), default=1)
    widest = abreast * (screen.column + 1) - 1 if screen.column else screen.widest
    measure = Measure(max(8, min(columns, widest)))
    room = max(1, size.lines - y - (spare >= 1))
    left = size.columns - x - measure.width
    beside = left if size.wide and (screen.preview or (state.place.debate and left > _READABLE)) else 0
    details = size.detail_lines if screen.details and not beside else 0
    room -= details + (size.glance if screen.glance else 0)
    if size.tiny:
        return Body(page, _bare(page, size.columns), len(page.head), measure, room, found, at, x, y)
    head = tuple(line for row in page.head for line in lay_out(row, measure))
    if len(head) > room // 2:
        return Body(page, _with_head(page), len(page.head), measure, room, found, at, x, y, beside, details)
    rows, rule = _under_head(page, measure) if head else (page.rows, ())
    head = (*head, rule or (Run("─" * measure.width, "rule"),)) if head else head
    return Body(page, rows, 0, measure, room - len(head), found, at, x, y, beside, details, head)


@derived(1)
def _with_head(page: Page) -> Sequence[Row]:
    """The rows of a page whose head scrolls with the others."""
    head, rows = page.head, page.rows
    return Lazy(len(head) + len(rows), lambda row: head[row] if row < len(head) else rows[row - len(head)])


@derived(2)
def _under_head(page: Page, measure: Measure) -> tuple[Sequence[Row], Line]:
    """The page's rows without a rule at their top that has no label in it, and that rule, which `body` draws under the
    fixed head instead; an empty line where the rows don't begin with one."""
    rows = page.rows
    at = next((row for row in range(min(len(rows), 3)) if lay_out(rows[row], measure).height(1)), 0)
    band = next(bands(rows[at], measure), None) if rows else None
    if band is None or not band.ruled:
        return rows, ()
    first, there = rows[at], {slot.index: slot for slot in band.slots}
    if any(slot.labelled or (slot.label and slot.cell and slot.cell.heading) for slot in band.slots):
        return rows, ()
    cells = (
        replace(cell, rule=None, paragraphs=there[side].with_label) if side in there else cell
        for side, cell in enumerate(first.cells)
    )
    bare = replace(first, cells=tuple(cells))
    if not lay_out(bare, measure).height(1):  # nothing stands below the rule
        return rows, ()
    return Lazy(len(rows), lambda row: bare if row == at else rows[row]), rules(band, measure)


@derived(2)
def _bare(page: Page, columns: int) -> Sequence[Row]:
    """The rows for a tiny terminal: without rules, and without the headings that fit into the title line."""

    def bare(cell: Cell) -> Cell:
        label = (cell.rule.stacked or cell.rule.label) if cell.rule else ()
        mark = (Paragraph(label),) if label else ()
        titled = cell.target and width(cell.heading) <= columns
        paragraphs = Anew(lambda: chain(mark, cell.paragraphs))
        return replace(cell, paragraphs=paragraphs, heading=() if titled else cell.heading, rule=None, narrow=None)

    rows = _with_head(page)

    def bare_row(number: int) -> Row:
        row = rows[number]
        return replace(row, cells=tuple(map(bare, at_width(row, columns))), before=(), goes_on=False)

    return Lazy(len(rows), bare_row)
