"""The view: a state with the lines in sight and the typed line, and what each key does to it, as pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.layout.viewport import Viewport, last, scrolled
from debate_tui.model.library import Library
from debate_tui.state import (
    MOVES,
    Go,
    Place,
    Sight,
    Spot,
    State,
    Stop,
    is_home,
    landed,
    leave,
    on_silence,
    point,
    settled_in,
    sought,
    step,
)
from debate_tui.state.places import Compare, Overview, Source, Writing
from debate_tui.tui.body import Body, Size, body
from debate_tui.tui.line import Line, whole

if TYPE_CHECKING:
    from debate_tui.tui.glimpses import Glimpse  # not at run time: it imports what takes an export

_REMEMBERED = 64
"""Pages whose scroll position is remembered at most."""


@dataclass(frozen=True, slots=True)
class View:
    state: State
    viewport: Viewport = Viewport()
    left: Mapping[Place, Viewport] = field(default_factory=dict)
    """The viewport at which the reader left each page, the latest page last."""
    line: Line = field(default_factory=Line)
    """The typed line, on the pages that have one."""
    glimpse: "Glimpse | None" = None
    """The beginning of the file that Enter would write, of a large debate, once it is made."""
    line_at: Viewport | None = None
    """The line of the page that the terminal's cursor is on, in the mode for screen readers; None in the typed line."""
    heard_at: Mapping[Spot, Viewport] = field(default_factory=dict)
    """By the cell where the reader left each page, the line that was heard last there, in that mode."""
    label: str | None = None
    """What has been typed of the label of a cell in sight; None where the cells have none."""

    @property
    def typing(self) -> bool:
        return self.state.place.typing


# Keys

ALONG = ("down", "up", "page_down", "page_up", "half_down", "half_up", "top", "bottom")
"""The actions that move along the laid-out page. The other moves don't depend on the layout: `state.MOVES`."""


def press(view: View, action: str, library: Library, size: Size) -> View:
    """The view after an action of `ALONG` or `state.MOVES`: it moves the cursor, scrolls, or goes to another place."""
    now = body(view.state, library, size)
    match action:
        case "down" | "up":
            return _vertical(view, action == "down", now)
        case "page_down" | "page_up" | "half_down" | "half_up":
            return _page(view, action, now)
        case "top" | "bottom":
            return _edge(view, action == "bottom", now)
    return settled(view, step(view.state, action, Sight(library, now.stops)), library, size)


def walked(view: View, action: str, library: Library, size: Size) -> View | None:
    """The view after an action that only moves about; None where it does more: it quits, copies, opens an editor."""
    if action == "quit":
        if is_home(view.state):
            return None
        home = settled(view, leave(view.state, library), library, size)
        return replace(home, state=replace(home.state, left=(home.state.here, view.state.here)))
    if action == "enter":
        now = body(view.state, library, size)
        if now.at and unseen(view, now, size):
            shown = now.showing(view.viewport, now.at)
            return replace(view, state=replace(view.state, notice=""), viewport=shown)
        if now.at and not isinstance(now.at.target, Go):
            return None
    return press(view, action, library, size) if action in MOVES or action in ALONG else None


def _vertical(view: View, down: bool, now: Body) -> View:
    """Go to the next cell, but first scroll through the rest of the current one, so that no line is skipped."""
    sign, most = 1 if down else -1, max(1, now.lines - 1)
    if now.at is None:
        return _moved(view, sign, now)
    edge = now.ending(now.at, view.viewport) if down else now.top(now.at, view.viewport)
    hidden = now.lines_between(view.viewport, edge) * sign
    if hidden > 0:
        ahead = now.lines_between(view.viewport, now.nearest(view.viewport, now.at)) * sign
        return _moved(view, sign * min(hidden, most, ahead if ahead > 0 else most), now)
    stop = _next(now, now.at, down, view)
    if stop is None:
        return _moved(view, sign * min(3, most), now)
    goal = now.showing(view.viewport, stop)
    if abs(now.lines_between(view.viewport, goal)) > most:
        return _moved(view, sign * most, now)
    return replace(view, state=_at(view.state, stop, now), viewport=goal)


def _next(now: Body, here: Stop, down: bool, view: View) -> Stop | None:
    """The stop below (or above) `here`: in tiles and stacks the row's next cell, else a cell of the next row."""
    span, seen, side = now.span(here, view.viewport), view.viewport, view.state.cursor.side

    def behind(stop: Stop) -> bool:
        return now.glance(stop, seen).start >= span.stop if down else now.glance(stop, seen).stop <= span.start

    rest = [stop for stop in now.abreast(here) if behind(stop)]
    found = rest or now.stops.beyond(here.row, down)
    return _highest(found, now, side, seen) if down else _lowest(found, now, side)


def _highest(found: Sequence[Stop], now: Body, side: int, seen: Viewport) -> Stop | None:
    """The highest of some stops of one row; of those at the same height, the one nearest to `side`."""
    return min(found, key=lambda stop: (now.glance(stop, seen).start, abs(stop.side - side)), default=None)


def _lowest(found: Sequence[Stop], now: Body, side: int) -> Stop | None:
    """The lowest of some stops of one row; of those that end at the same height, the one nearest to `side`."""
    if len(found) < 2:
        return next(iter(found), None)
    return min(found, key=lambda stop: (-now.own(stop).stop, abs(stop.side - side)))


def _page(view: View, action: str, now: Body) -> View:
    """Scroll by a screenful or half; at the end of the page, put the cursor on its last cell (or first, going up)."""
    lines, down = max(1, now.lines // 2 if "half" in action else now.lines - 2), action.endswith("down")
    moved = _moved(view, lines if down else -lines, now)
    return moved if moved.viewport != view.viewport else _edge(view, down, now)


def _edge(view: View, bottom: bool, now: Body) -> View:
    """Scroll to the first or last line of the page, and put the cursor on the stop nearest to it."""
    viewport = last(now.scroll) if bottom else Viewport()
    side = view.state.cursor.side
    found = now.stops.beyond(len(now.page.rows) if bottom else -1, not bottom)
    stop = _lowest(found, now, side) if bottom else _highest(found, now, side, viewport)
    return replace(view, state=_at(view.state, stop, now) if stop else view.state, viewport=viewport)


def _at(state: State, stop: Stop, now: Body) -> State:
    """The state with the cursor on `stop`. The cursor keeps its side if that leads to the same stop."""
    kept = point(state, stop.row, state.cursor.side)
    return kept if landed(kept.here, now.stops) == stop else point(state, stop.row, stop.side)


# The lines in sight


def settled(view: View, state: State, library: Library, size: Size) -> View:
    """The view after a move to `state`: it follows the cursor, or returns to where the reader left the page."""
    old, new = view.state.place, state.place
    if new != old:
        left = {**view.left, old: view.viewport}
        if len(left) > _REMEMBERED:
            del left[next(iter(left))]
        alike = type(new) is type(old) and getattr(new, "step", None) == getattr(old, "step", None)
        line = view.line if alike else _line(new)
        turned = alike and new.issue == old.issue and state.here.claim  # the same claims, with sides swapped
        viewport = view.viewport if turned else left.get(new, Viewport())
        there = View(state, viewport, left, line)
        return there if new in left and as_left(there, library, size) else followed(there, library, size)
    if (state.quotes, state.why) != (view.state.quotes, view.state.why):
        return _anchored(view, state, body(view.state, library, size), body(state, library, size))
    there = replace(view, state=state)
    return there if state.here == view.state.here and as_left(there, library, size) else followed(there, library, size)


def _line(place: Place) -> Line:
    """The typed line of a page that is entered: what is sought is replaced by typing, what is written goes on."""
    typed: str = getattr(place, "query", "")
    return Line(typed, len(typed)) if isinstance(place, Writing) else whole(typed)


def as_left(view: View, library: Library, size: Size) -> bool:
    """Whether the page is shown exactly as it was left: with the cursor in sight, or between two cells, with none."""
    now = body(view.state, library, size)
    placed = view.state.cursor.row is not None and scrolled(view.viewport, 0, now.scroll) == view.viewport
    return placed and now.at in (now.in_sight(view.viewport) or (now.at,))


def followed(view: View, library: Library, size: Size) -> View:
    """The view that shows the cursor's cell; of a new page its top, unless something that is further down is `sought`."""
    now = body(view.state, library, size)
    if now.at is None:
        return replace(view, viewport=scrolled(view.viewport, 0, now.scroll))
    here, at = view.state.here, now.at
    if here.cursor.row is None:
        looked_for = sought(here, at)
        headless = size.tiny and not isinstance(here.place, Overview)  # an overview's head is what the debate is about
        top = Viewport(now.above if headless else 0)
        if not looked_for:
            at = _highest(now.abreast(at), now, at.side, top) or at
            seen = now.in_sight(top)
            if seen and at not in seen:  # the first claim on the cursor's side is too far down the page
                at = _highest(now.abreast(seen[0]), now, at.side, top) or seen[0]
        side = here.cursor.side if on_silence(here, now.stops) else at.side
        there = Spot(here.place, replace(here.cursor, row=at.row, side=side))
        view = replace(view, state=replace(view.state, here=there))
        begins = isinstance(here.place, Compare) and now.opens(at)  # the answers above it stay in sight
        if (begins or not looked_for) and not (size.tiny and isinstance(here.place, Compare)):
            return replace(view, viewport=top)
        if looked_for and isinstance(here.place, Source):
            return replace(view, viewport=_centred(at, now))
    return replace(view, viewport=now.showing(scrolled(view.viewport, 0, now.scroll), at))


def _centred(at: Stop, now: Body) -> Viewport:
    """The viewport in the middle of which a cell stands, with what is around it; from its top where it is taller."""
    room = max(0, now.lines - now.span(at).height)
    return now.showing(scrolled(now.top(at), -(room // 2), now.scroll), at)


def scroll_by(view: View, lines: int, library: Library, size: Size) -> View:
    """Scroll by `lines` (up if negative), as the mouse wheel does; a cursor that would leave the screen comes along."""
    return _moved(view, lines, body(view.state, library, size))


def unseen(view: View, now: Body, size: Size) -> bool:
    """Whether Enter first brings the cursor's cell into sight, since what hasn't been seen isn't opened yet."""
    return bool(now.at) and not (view.typing or size.linear or now.at in now.in_sight(view.viewport))


def seen(view: View, at: Stop | None, now: Body, linear: bool) -> frozenset[str]:
    """The claims (full ids) that count as read with the cursor on `at`: its own, and those beside it in sight, which stand
    there for who sees them and not for who hears."""
    shown = () if at is None else (at,) if linear else now.shown_beside(at, view.viewport)
    return frozenset(stop.claim for stop in shown if stop.claim)


def resized(view: View, library: Library, old: Size, new: Size) -> View:
    """The view on a screen of another size: the cursor's cell stays as far from the top as it was."""
    return _anchored(view, view.state, body(view.state, library, old), body(view.state, library, new))


def carried(view: View, old: Library, new: Library, size: Size) -> View:
    """The view on a library that was read again: the cursor stays on its claim, even if that is in another row now."""
    state = settled_in(view.state, old, new)
    if old.debates == new.debates:
        return replace(view, state=state)
    before, now = body(view.state, old, size), body(state, new, size)
    at, same_place = before.at, state.place == view.state.place
    if at and at.claim and state.cursor.row == at.row and same_place:
        same = [stop.row for stop in now.stops.about(at.claim) if stop.side == at.side]
        if same and at.row not in same:
            state = replace(state, here=Spot(state.place, replace(state.cursor, row=same[0])))
    if at is None or now.at is None or at not in before.in_sight(view.viewport) or not same_place:
        return followed(replace(view, state=state), new, size)
    return _anchored(view, state, before, now)


def _anchored(view: View, state: State, before: Body, now: Body) -> View:
    """The view of a page whose rows have new heights: the cursor's cell stays about where it is on the screen."""
    at, seen = before.at, before.in_sight(view.viewport)
    if at is None or now.at is None or at not in seen:
        row = max(0, view.viewport.row - before.above + now.above) if view.viewport.row else 0
        return _along(replace(view, state=state, viewport=scrolled(Viewport(row), 0, now.scroll)), now)
    offset = before.lines_between(view.viewport, before.top(at, view.viewport))
    if offset < 0:  # the cell begins above the screen: keep the same fraction of it hidden
        offset = offset * now.span(now.at).height // before.span(at).height
    viewport = scrolled(now.top(now.at), -min(offset, now.lines - 1), now.scroll)
    kept = now.at in now.in_sight(viewport) and not before.shows(view.viewport, at)  # it is read on where it was cut
    return replace(view, state=state, viewport=viewport if kept else now.showing(viewport, now.at))


def _moved(view: View, lines: int, now: Body) -> View:
    """The view scrolled by `lines` (up if negative), with the cursor coming along."""
    state = replace(view.state, notice="")
    return _along(replace(view, state=state, viewport=scrolled(view.viewport, lines, now.scroll)), now)


def _along(view: View, now: Body) -> View:
    """Move the cursor to the nearest cell in sight, if possible a whole one, unless its own is whole in sight."""
    at, viewport = now.at, view.viewport
    if at is None or now.shows(viewport, at):
        return view
    seen = now.in_sight(viewport)
    found = [stop for stop in seen if now.shows(viewport, stop)] or ([] if at in seen else list(seen))
    here, side = now.span(at).start, view.state.cursor.side
    nearest = min(
        found,
        key=lambda s: (abs(s.row - at.row), abs(now.glance(s, viewport).start - here), abs(s.side - side)),
        default=None,
    )
    return replace(view, state=_at(view.state, nearest, now)) if nearest else view
