"""What the reader sees of a state on a screen of a given size, and what a key does to it: pure, without a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Cell, Page, Row
from debate_tui.layout.runs import Paragraph, width
from debate_tui.layout.viewport import Scroll, Viewport, last, scrolled
from debate_tui.library import Library
from debate_tui.pages import compose, stops
from debate_tui.state import Place, Screen, Sight, State, Stop, landed, point, step


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
class View:
    state: State
    viewport: Viewport = Viewport()
    left: Mapping[Place, Viewport] = field(default_factory=dict)
    """Where the reader left each page that was gone away from."""


@dataclass(frozen=True, slots=True)
class Span:
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
    head_lines: int = 0
    """How many lines the page's head takes that stays in sight."""

    @property
    def scroll(self) -> Scroll:
        rows, measure = self.rows, self.measure
        return Scroll(len(rows), lambda row: len(lay_out(rows[row], measure)), self.lines)

    def row(self, stop: Stop) -> int:
        """The stop's row among those that scroll."""
        return stop.row + self.above

    def span(self, stop: Stop) -> Span:
        row = self.rows[self.row(stop)]
        return _spans(row, self.measure).get(stop.side, Span(0, 1))


@lru_cache(maxsize=1024)
def _spans(row: Row, measure: Measure) -> Mapping[int, Span]:
    """Which lines each cell of a row lies on: all of them in columns, one part of them in tiles and stacks."""
    found: dict[int, Span] = {}
    ruled = False
    for number, line in enumerate(lay_out(row, measure)):
        sides = {run.cell for run in line} - {-1}
        for side in sides:
            start = found[side].start if side in found else number - ruled
            found[side] = Span(start, number + 1)
        ruled = not sides
    return found


def body(state: State, library: Library, size: Size) -> Body:
    """What the screen shows of a state's page."""
    page = compose(state, library)
    found = stops(page)
    index = landed(state.place, found)
    at = found[index] if index is not None else None
    searching = state.place.screen is Screen.SEARCH
    spare = size.lines - 1 - searching  # the page's own lines come first, then the keys, then the title
    y = (spare >= 2) + searching
    x = size.sidebar if state.place.debate and not searching else 0
    columns = size.results if searching else size.columns - x
    measure = Measure(max(8, min(columns, _measure(state.place.screen))))
    room = max(1, size.lines - y - (spare >= 1))
    if state.place.screen is Screen.COMPARE:
        room -= size.detail_lines
    head = sum(len(lay_out(row, measure)) for row in page.head)
    if size.tiny:
        return Body(page, _bare(page, size.columns), len(page.head), measure, room, found, at, x, y)
    if head > room // 2:
        return Body(page, (*page.head, *page.rows), len(page.head), measure, room, found, at, x, y)
    return Body(page, page.rows, 0, measure, room - head, found, at, x, y, head)


def _measure(screen: Screen) -> int:
    """The widest a page gets: lines of prose that are longer lose the eye on its way back."""
    return 10_000 if screen in (Screen.COMPARE, Screen.GRID) else 100


@lru_cache(maxsize=16)
def _bare(page: Page, columns: int) -> tuple[Row, ...]:
    """The rows for a terminal that has room for one claim: no rules, and no headings that the title line has room for."""

    def bare(cell: Cell) -> Cell:
        mark = (Paragraph(cell.rule.label),) if cell.rule and cell.rule.label else ()
        titled = cell.target and width(cell.heading) <= columns
        return replace(cell, paragraphs=(*mark, *cell.paragraphs), heading=() if titled else cell.heading, rule=None)

    rows = (*page.head, *page.rows)
    return tuple(replace(row, cells=tuple(bare(cell) for cell in row.cells)) for row in rows)


# Keys


def press(view: View, action: str, library: Library, size: Size) -> View:
    """One key: it moves the cursor, the lines in sight, or to another place."""
    now = body(view.state, library, size)
    match action:
        case "down" | "up":
            return _vertical(view, action == "down", now)
        case "page_down" | "page_up":
            return _page(view, action == "page_down", now)
        case "top" | "bottom":
            return _edge(view, action == "bottom", now)
    return settled(view, step(view.state, action, Sight(library, now.stops)), library, size)


def _vertical(view: View, down: bool, now: Body) -> View:
    """The next cell; but first what of this one lies beyond the screen, and no line on the way is passed over."""
    sign, most = 1 if down else -1, max(1, now.lines - 1)
    if now.at is None:
        return _moved(view, sign, now)
    edge = _ending(now.at, now) if down else _top(now.at, now)
    hidden = lines_between(view.viewport, edge, now) * sign
    if hidden > 0:
        ahead = lines_between(view.viewport, _showing(view.viewport, now.at, now), now) * sign
        return _moved(view, sign * min(hidden, most, ahead if ahead > 0 else most), now)
    stop = _next(now, now.at, down, view.state.place.side)
    if stop is None:
        return _moved(view, sign * min(3, most), now)
    goal = _showing(view.viewport, stop, now)
    if abs(lines_between(view.viewport, goal, now)) > most:
        return _moved(view, sign * most, now)
    return replace(view, state=_at(view.state, stop, now), viewport=_from_top(goal, stop, now))


def _next(now: Body, here: Stop, down: bool, side: int) -> Stop | None:
    """The next stop as the eye goes: in tiles and stacks the row's next cell, else one of the next row."""
    span = now.span(here)
    if down:
        rest = [s for s in now.stops if s.row == here.row and now.span(s).start >= span.stop]
        row = next((s.row for s in now.stops if s.row > here.row), None)
    else:
        rest = [s for s in now.stops if s.row == here.row and now.span(s).stop <= span.start]
        row = next((s.row for s in reversed(now.stops) if s.row < here.row), None)
    return _outermost(rest or [s for s in now.stops if s.row == row], not down, now, side)


def _outermost(found: Sequence[Stop], last_one: bool, now: Body, side: int) -> Stop | None:
    """The first (or last) of some stops of one row, of those abreast the one nearest to `side`."""

    def order(stop: Stop) -> tuple[int, int]:
        span = now.span(stop)
        return (-span.stop if last_one else span.start), abs(stop.side - side)

    return min(found, key=order, default=None)


def _page(view: View, down: bool, now: Body) -> View:
    """A screenful on; at the page's end the cursor goes to its last cell."""
    lines = max(1, now.lines - 2)
    moved = _moved(view, lines if down else -lines, now)
    return moved if moved.viewport != view.viewport else _edge(view, down, now)


def _edge(view: View, bottom: bool, now: Body) -> View:
    """To the first or last line of the page, and to the stop next to it."""
    viewport = last(now.scroll) if bottom else Viewport()
    if not now.stops:
        return replace(view, viewport=viewport)
    row = now.stops[-1 if bottom else 0].row
    stop = _outermost([s for s in now.stops if s.row == row], bottom, now, view.state.place.side)
    return replace(view, state=_at(view.state, stop, now) if stop else view.state, viewport=viewport)


def _at(state: State, stop: Stop, now: Body) -> State:
    """The cursor on a stop. It keeps the side that it came with, where that leads to this stop as well."""
    kept = point(state, stop.row, state.place.side)
    index = landed(kept.place, now.stops)
    return kept if index is not None and now.stops[index] == stop else point(state, stop.row, stop.side)


# The lines in sight


def settled(view: View, state: State, library: Library, size: Size) -> View:
    """The view after a move to `state`: the lines in sight follow the cursor, or return to where the reader left the page."""
    old, new = view.state.place, state.place
    if new.view != old.view:
        left = {**view.left, old.view: view.viewport}
        turned = (new.screen, new.issue) == (old.screen, old.issue) and new.claim  # the same claims, sides swapped
        viewport = view.viewport if turned else left.get(new.view, Viewport())
        return followed(View(state, viewport, left), library, size)
    if (state.quotes, state.why) != (view.state.quotes, view.state.why):
        return _anchored(view, state, body(view.state, library, size), body(state, library, size))
    return followed(replace(view, state=state), library, size)


def followed(view: View, library: Library, size: Size) -> View:
    """The view with the cursor's cell in sight. A page just come to is read from its top, unless a claim is looked for there."""
    now = body(view.state, library, size)
    if now.at is None:
        return replace(view, viewport=scrolled(view.viewport, 0, now.scroll))
    place, at = view.state.place, now.at
    if place.row is None:
        sought = place.claim and at.place.claim == place.claim
        if not sought:
            at = _outermost([s for s in now.stops if s.row == at.row], False, now, at.side) or at
        view = replace(view, state=replace(view.state, place=replace(place, row=at.row, side=at.side)))
        if not sought and not (size.tiny and place.screen is Screen.COMPARE):
            return replace(view, viewport=Viewport(now.above if size.tiny else 0))
    viewport = _showing(scrolled(view.viewport, 0, now.scroll), at, now)
    return replace(view, viewport=_from_top(viewport, at, now))


def scroll_by(view: View, lines: int, library: Library, size: Size) -> View:
    """The wheel: the lines in sight move, and the cursor with them where it would be lost."""
    return _moved(view, lines, body(view.state, library, size))


def resized(view: View, library: Library, old: Size, new: Size) -> View:
    """The view on a screen of another size: the cursor's cell stays as far from the top as it was."""
    return _anchored(view, view.state, body(view.state, library, old), body(view.state, library, new))


def _anchored(view: View, state: State, before: Body, now: Body) -> View:
    """The view of a page whose rows have other heights now: what the reader looks at stays where it is, about."""
    at, seen = before.at, in_sight(view.viewport, before)
    if at is None or now.at is None or at not in seen:
        row = max(0, view.viewport.row - before.above + now.above) if view.viewport.row else 0
        return _along(replace(view, state=state, viewport=scrolled(Viewport(row), 0, now.scroll)), now)
    offset = lines_between(view.viewport, _top(at, before), before)
    if offset < 0:  # inside a cell taller than the screen: as deep in it as before
        offset = offset * now.span(now.at).height // before.span(at).height
    viewport = scrolled(_top(now.at, now), -min(offset, now.lines - 1), now.scroll)
    viewport = _from_top(_showing(viewport, now.at, now), now.at, now)
    return replace(view, state=state, viewport=viewport)


def _moved(view: View, lines: int, now: Body) -> View:
    """The lines in sight so much further down, or up."""
    state = replace(view.state, notice="")
    return _along(replace(view, state=state, viewport=scrolled(view.viewport, lines, now.scroll)), now)


def _along(view: View, now: Body) -> View:
    """The cursor comes along to the nearest cell in sight, where its own is not, or not whole."""
    at, viewport = now.at, view.viewport
    if at is None or _whole(viewport, at, now):
        return view
    seen = in_sight(viewport, now)
    found = [stop for stop in seen if _whole(viewport, stop, now)] or ([] if at in seen else seen)
    here, side = now.span(at).start, view.state.place.side
    nearest = min(
        found, key=lambda s: (abs(s.row - at.row), abs(now.span(s).start - here), abs(s.side - side)), default=None
    )
    return replace(view, state=_at(view.state, nearest, now)) if nearest else view


def in_sight(viewport: Viewport, now: Body) -> list[Stop]:
    """The stops of whose cells any line is in sight."""
    lines: dict[int, range] = {}
    row, skipped, room = viewport.row, viewport.line, now.lines
    while room > 0 and row < len(now.rows):
        height = now.scroll.heights(row) - skipped
        lines[row] = range(skipped, skipped + min(height, room))
        row, skipped, room = row + 1, 0, room - height
    seen = (stop for stop in now.stops if now.row(stop) in lines)
    return [
        s for s in seen if lines[now.row(s)].start < now.span(s).stop and now.span(s).start < lines[now.row(s)].stop
    ]


def lines_between(start: Viewport, end: Viewport, now: Body) -> int:
    """How many lines `end` is further down than `start`; counted no further than about a screenful."""
    if _key(end) < _key(start):
        return -lines_between(end, start, now)
    total = end.line - start.line
    for row in range(start.row, end.row):
        total += now.scroll.heights(row)
        if total - end.line > now.lines:
            break
    return total


def _top(stop: Stop, now: Body) -> Viewport:
    """The viewport whose first line is the first of the stop's cell; past the page's lowest where the cell is near its end."""
    return Viewport(now.row(stop), now.span(stop).start)


def _ending(stop: Stop, now: Body) -> Viewport:
    """The viewport whose last line is the last of the stop's cell."""
    return scrolled(Viewport(now.row(stop), now.span(stop).stop), -now.lines, now.scroll)


def _showing(viewport: Viewport, stop: Stop, now: Body) -> Viewport:
    """The nearest viewport with the whole cell in sight or, where it is taller than the screen, nothing but the cell."""
    low, high = sorted((_top(stop, now), _ending(stop, now)), key=_key)
    return min(max(viewport, low, key=_key), high, key=_key)


def _whole(viewport: Viewport, stop: Stop, now: Body) -> bool:
    return _showing(viewport, stop, now) == viewport


def _from_top(viewport: Viewport, stop: Stop, now: Body) -> Viewport:
    """The page's top, where the page's first stop is on the screen then too: what stands above it can be seen no other way."""
    return Viewport() if stop.row == now.stops[0].row and _ending(stop, now) == Viewport() else viewport


def _key(viewport: Viewport) -> tuple[int, int]:
    return viewport.row, viewport.line
