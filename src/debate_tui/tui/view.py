"""What the reader sees of a state on a screen of a given size, and what a key does to it: pure, without a terminal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Page, text_row
from debate_tui.layout.runs import Line, Paragraph
from debate_tui.layout.viewport import Scroll, Viewport, hidden_below, revealed, scrolled
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
    def detail_lines(self) -> int:
        return min(9, self.lines // 4) if self.wide else 0


@dataclass(frozen=True, slots=True)
class View:
    state: State
    viewport: Viewport = Viewport()
    left: Mapping[Place, Viewport] = field(default_factory=dict)
    """Where the reader left each page that was gone away from."""


@dataclass(frozen=True, slots=True)
class Body:
    """The part of the screen that shows the page: its rows, how wide, how many lines, and where the cursor is."""

    page: Page
    measure: Measure
    lines: int
    stops: tuple[Stop, ...]
    at: Stop | None
    x: int = 0
    head_lines: int = 0
    """How many lines of the page's head stay in sight."""
    cell: int = 0
    """The cell of its row that the cursor marks."""
    heading: Line = ()
    """Whose the cell under the cursor is."""

    @property
    def scroll(self) -> Scroll:
        rows, measure = self.page.rows, self.measure
        return Scroll(len(rows), lambda row: len(lay_out(rows[row], measure)), self.lines)


def body(state: State, library: Library, size: Size) -> Body:
    """What the screen shows of a state's page."""
    page = compose(state, library)
    found = stops(page)
    index = landed(state.place, found)
    at = found[index] if index is not None else None
    if size.tiny:
        return _tiny_body(page, found, at, size)
    x = size.sidebar if state.place.debate else 0
    measure = Measure(min(size.columns - x, _measure(state.place.screen)))
    room = size.lines - 2 - (state.place.screen is Screen.SEARCH)
    if state.place.screen in (Screen.COMPARE, Screen.SEARCH):
        room -= size.detail_lines
    # On a low screen the head must leave the page at least half of it.
    head = min(sum(len(lay_out(row, measure)) for row in page.head), room // 2)
    return Body(page, measure, max(1, room - head), found, at, x, head, at.side if at else 0)


def _measure(screen: Screen) -> int:
    """The widest a page gets: lines of prose that are longer lose the eye on its way back."""
    return 10_000 if screen in (Screen.COMPARE, Screen.GRID) else 100


def _tiny_body(page: Page, found: tuple[Stop, ...], at: Stop | None, size: Size) -> Body:
    heading = page.rows[at.row].cells[at.side].heading if at else ()
    measure = Measure(size.columns)
    return Body(_alone(page, at), measure, max(1, size.lines - 2), found, at, heading=heading)


@lru_cache(maxsize=16)
def _alone(page: Page, at: Stop | None) -> Page:
    """The cell under the cursor as a page of its own, for a terminal that has room for nothing else."""
    if at is None:
        return Page((), page.rows, page.title)
    cell = page.rows[at.row].cells[at.side]
    mark = (Paragraph(cell.rule.label),) if cell.rule and cell.rule.label else ()
    blank = text_row()
    rows = [blank] * len(page.rows)
    rows[at.row] = text_row(*mark, *cell.paragraphs, target=cell.target)
    return Page((), tuple(rows), page.title)


def press(view: View, action: str, library: Library, size: Size) -> View:
    """One key: it moves the cursor, the lines in sight, or to another place."""
    now = body(view.state, library, size)
    match action:
        case "down" | "up":
            return _vertical(view, action, now, library, size)
        case "page_down" | "page_up":
            return _page(view, now.lines - 2 if action == "page_down" else 2 - now.lines, now)
        case "top" | "bottom" if not now.stops:
            return replace(
                view, viewport=scrolled(view.viewport, 10**6 if action == "bottom" else -(10**6), now.scroll)
            )
    return settled(view, step(view.state, action, Sight(library, now.stops)), library, size)


def settled(view: View, state: State, library: Library, size: Size) -> View:
    """The view after a move to `state`: the lines in sight follow the cursor, or return to where the reader left the page."""
    left = view.left
    viewport = view.viewport
    if state.place.view != view.state.place.view:
        left = {**left, view.state.place.view: viewport}
        viewport = left.get(state.place.view, Viewport()) if state.place.row is not None else Viewport()
    return followed(View(state, viewport, left), library, size)


def followed(view: View, library: Library, size: Size) -> View:
    """The view with the cursor's row in sight."""
    now = body(view.state, library, size)
    if now.at is None:
        return replace(view, viewport=scrolled(view.viewport, 0, now.scroll))
    viewport = Viewport(now.at.row) if size.tiny and view.viewport.row != now.at.row else view.viewport
    if size.tiny:
        return replace(view, viewport=viewport)
    return replace(view, viewport=revealed(viewport, now.at.row, now.stops[0].row, now.scroll))


def _vertical(view: View, action: str, now: Body, library: Library, size: Size) -> View:
    """The next row; but first the rest of a row that is taller than the screen."""
    down = action == "down"
    if now.at is None:
        return replace(view, viewport=scrolled(view.viewport, 1 if down else -1, now.scroll))
    row = now.at.row
    hidden = hidden_below(view.viewport, row, now.scroll) if down else _hidden_above(view.viewport, row)
    if hidden:
        lines = min(hidden, max(1, now.lines - 1))
        return replace(view, viewport=scrolled(view.viewport, lines if down else -lines, now.scroll))
    state = step(view.state, action, Sight(library, now.stops))
    if state.place == view.state.place:
        return replace(view, viewport=scrolled(view.viewport, 3 if down else -3, now.scroll), state=state)
    return settled(view, state, library, size)


def _hidden_above(viewport: Viewport, row: int) -> int:
    return viewport.line if row == viewport.row else 0


def _page(view: View, lines: int, now: Body) -> View:
    """A screenful on; the cursor comes along to the first stop in sight."""
    viewport = scrolled(view.viewport, lines, now.scroll)
    if now.at is None or viewport == view.viewport:
        return replace(view, viewport=viewport)
    wanted = viewport.row + (viewport.line > 0)
    stop = min(now.stops, key=lambda s: (s.row < wanted, abs(s.row - wanted), abs(s.side - view.state.place.side)))
    return replace(view, state=point(view.state, stop.row, view.state.place.side), viewport=viewport)


def scroll_by(view: View, lines: int, library: Library, size: Size) -> View:
    """The wheel: the lines in sight move, the cursor stays."""
    return replace(view, viewport=scrolled(view.viewport, lines, body(view.state, library, size).scroll))


def resized(view: View, library: Library, old: Size, new: Size) -> View:
    """The view on a screen of another size: the cursor's row stays as far from the top as it was."""
    before = body(view.state, library, old)
    if before.at is None:
        return replace(view, viewport=Viewport(view.viewport.row))
    rows = range(view.viewport.row, before.at.row)
    offset = sum(before.scroll.heights(row) for row in rows) - view.viewport.line if rows else 0
    after = body(view.state, library, new)
    viewport = scrolled(Viewport(before.at.row), -max(0, min(offset, after.lines - 1)), after.scroll)
    return followed(replace(view, viewport=viewport), library, new)
