"""The mode for screen readers: the cursor goes from line to line, and what a key has led to is said in the bottom line.

A screen reader says the line that the terminal's cursor is on. So each line of a page is a place for it, a thing a line,
in words (`pages.spoken`); the page's own cursor follows to the cell that the line belongs to, and no line is written again
that hasn't changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.runs import Line, plain
from debate_tui.layout.viewport import Viewport, scrolled
from debate_tui.model.library import Library
from debate_tui.pages.compose import marked_sentences
from debate_tui.pages.words import counted
from debate_tui.state import Annotate, Spot, Stop, Take, point, sought
from debate_tui.state.places import Cursor
from debate_tui.tui import view as looking
from debate_tui.tui.body import Body, Size, body
from debate_tui.tui.title import sentences
from debate_tui.tui.view import View

_HEARD = " "
"""An empty bottom line, in place of what was heard there: something else would be said instead of the line that the cursor
has gone to. yasr says what is written and, only where nothing is, the line of the cursor."""

NO_CHOICE = "Nothing to choose has these words."

_REMEMBERED = 63
"""Pages, besides the last one, whose line is remembered at most."""

_ON_A_CELL = frozenset({"enter", "labels"})
"""The actions that are about the cell under the cursor, and mean nothing on a line that belongs to none; the others take
what the page is about there, or say what they need."""


def walked(view: View, action: str, library: Library, size: Size) -> View | None:
    """As `view.walked`, in either mode: in the one for screen readers, moves along the page go by its lines."""
    if not size.linear:
        return looking.walked(view, action, library, size)
    now = body(view.state, library, size)
    if action in looking.ALONG:
        up = action in ("up", "page_up")
        there = None if up and view.line_at is None else _along(now, view.line_at, action)
        if view.line_at is None and action == "down" and now.at:
            there = _begin(now, now.at)  # from the line that is typed in, to what Enter takes there
        if there is None:
            if view.typing and up:
                return replace(view, line_at=None, state=replace(view.state, notice=""))
            return _told(view, "The end." if action in ("down", "page_down", "half_down") else "The top.")
        on = _on(view, there, now)
        if on.state.marked is None:
            return on
        return _told(on, f"{counted(len(marked_sentences(on.state, library)), 'sentence')} marked.")
    if action in _ON_A_CELL and stop_at(view, now) is None:
        if view.typing and view.line_at is None:
            return _told(view, NO_CHOICE)
        keys = view.state.keys
        others = "the arrows" if view.typing else f"{keys.shown('down')} and {keys.shown('up')}"
        return _told(view, f"Nothing to take or to open on this line: {others} lead to others.")
    if action == "labels":
        return _told(view, "Labels are for the eye.")
    after = looking.walked(view, action, library, size)
    if after and (after.state.quotes, after.state.why) != (view.state.quotes, view.state.why):
        quotes, why = "with" if after.state.quotes else "without", "with" if after.state.why else "without"
        return _told(after, f"Claims {quotes} their quotes, {why} the reasons of relations.")
    return after


def opened(view: View, library: Library, size: Size) -> View:
    """The first view: as it was left, else as `view.followed`; for a screen reader, on the line where reading begins."""
    shown = view if looking.as_left(view, library, size) else looking.followed(view, library, size)
    if not size.linear:
        return replace(shown, line_at=None)
    now = body(shown.state, library, size)
    left = {_cell(shown, now): view.line_at} if view.line_at else {}
    back = _arrived(replace(shown, heard_at=left), now, bool(left) or view.state.cursor.row is not None)
    if not back.state.notice:
        return back
    debate = library.debate.get(back.state.place.debate)  # whoever is led back hears where they are
    return _told(
        back, sentences(back.state.notice, now.page.title.replace(" · ", ", "), *([debate.title] if debate else ()))
    )


def heard(before: View, after: View, library: Library, size: Size) -> View:
    """The view after a key, with the cursor on the line that it leads to; nothing changes in the other mode."""
    if not size.linear:
        return after
    now = body(after.state, library, size)
    if after.state.place != before.state.place:
        led = len(after.state.back) > len(before.state.back) and after.state.cursor != Cursor()
        left = _leaving(before, after, body(before.state, library, size))
        return _arrived(left, now, after.state.place in before.left, led)
    if after.line_at is not before.line_at:
        return after
    if before.state.notice and not after.state.notice:
        after = replace(after, state=replace(after.state, notice=_HEARD))
    if after.state.place.typing and after.line != before.line:
        return replace(after, line_at=None)  # what is typed is heard there
    if after.line_at is None:
        return after
    cursor = after.state.cursor
    moved = (cursor.row, cursor.side) != (before.state.cursor.row, before.state.cursor.side)
    other = (after.state.quotes, after.state.why) != (
        before.state.quotes,
        before.state.why,
    )  # then lines are other ones
    there = moved or (other and stop_at(before, body(before.state, library, size)) is not None)
    here = _begin(now, now.at) if there and now.at else after.line_at
    return in_sight(replace(after, line_at=_there(now, here)), now)


def taken(view: View, now: Body, lines: Sequence[Line]) -> Iterator[str]:
    """What is said while something is typed, the fullest first: what the page (`lines`) asks or how much there is to choose
    from, and what Enter takes of it; or that it takes nothing."""
    first = next((words for line in lines if (words := plain(line).strip())), "")
    asked = first if now.page.head else ""
    if now.at is None:
        if asked and view.line.text:
            yield sentences(asked, NO_CHOICE)
        yield from shortened(first)
        return
    words = plain(lay_out(now.rows[now.row(now.at)], now.measure)[now.span(now.at).start]).strip()
    lead = "" if isinstance(now.at.target, Annotate) or now.at.target == Take(typed=True) else "Enter: "
    for said in shortened(f"{lead}{words}") if asked else ():
        yield sentences(asked, said)
    found = now.page.rows.standing(now.at.row)[1]
    for said in shortened(f"{lead}{words}"):
        yield f"{found} found. {said}" if lead else said


def shortened(words: str) -> Iterator[str]:
    """Some words, then ever fewer of them, with a sign that there are more."""
    yield words
    while " " in words:
        words = words.rpartition(" ")[0]
        yield f"{words} …"


def stop_at(view: View, now: Body) -> Stop | None:
    """The cell that the line belongs to; None if to none in which the cursor can stand."""
    here = view.line_at
    if here is None:
        return now.at
    sides = {run.cell for line in lay_out(now.rows[here.row], now.measure)[here.line : here.line + 1] for run in line}
    return next((stop for stop in now.stops.on(here.row - now.above) if stop.side in sides), None)


def row_at(view: View, now: Body) -> int | None:
    """The row of the page that the reader is on; None on a page without stops, and in its head."""
    if view.line_at is None:
        return now.at.row if now.at else None
    row = view.line_at.row - now.above
    return row if row >= 0 else None


def _told(view: View, notice: str) -> View:
    return replace(view, state=replace(view.state, notice=notice))


def _cell(view: View, now: Body) -> Spot:
    """The page with its cursor in the cell where it is, for whatever reason it is there."""
    return Spot(view.state.place, Cursor(now.at.row, now.at.side) if now.at else Cursor())


def _leaving(before: View, after: View, then: Body) -> View:
    """With the lines that were heard last on the pages that were left, and on the one that is left now, `then`."""
    now = {_cell(before, then): before.line_at} if before.line_at else {}
    return replace(after, heard_at={**dict([*before.heard_at.items()][-_REMEMBERED:]), **now})


def _arrived(view: View, now: Body, returning: bool, led: bool = False) -> View:
    """On a page that was just entered: on the line where the reader left it, on what they look for, or at its beginning. `led`:
    whether they were led to a cell of it, wherever they left it before."""
    if view.state.place.typing:
        return replace(view, line_at=None)
    if returning and not led and (left := view.heard_at.get(_cell(view, now))):
        return in_sight(replace(view, line_at=_there(now, left)), now)
    looked_for = now.at and (
        returning or sought(replace(view.state.here, cursor=replace(view.state.cursor, row=None)), now.at)
    )
    at = _begin(now, now.at) if now.at and looked_for else _there(now, Viewport())
    return in_sight(replace(view, line_at=at), now)


def _on(view: View, there: Viewport, now: Body) -> View:
    """On a line: the page's cursor goes to its cell, if it has one."""
    notice = _HEARD if view.state.notice or view.line_at is None else ""
    view = in_sight(replace(view, line_at=there, state=replace(view.state, notice="")), now)
    stop = stop_at(view, now)
    state = point(view.state, stop.row, stop.side) if stop else view.state
    return replace(view, state=replace(state, notice=notice))


def in_sight(view: View, now: Body) -> View:
    """With the line in sight. Where it isn't, the screen is filled anew from it on, or up to it: what a reader hears again
    comes once a screen, not once a line."""
    if view.line_at is None:
        return view
    seen = scrolled(view.viewport, 0, now.scroll)
    below = now.lines_between(seen, view.line_at)
    if below < 0:
        seen = scrolled(view.line_at, 1 - now.lines, now.scroll)
    elif below >= now.lines:
        seen = scrolled(view.line_at, 0, now.scroll)
    return replace(view, viewport=seen)


# Lines


def _along(now: Body, here: Viewport | None, action: str) -> Viewport | None:
    """The line to which a move along the page leads; None where there is no further one."""
    if action == "top" or here is None:
        return next(_lines(now, Viewport(), True), None)
    if action == "bottom":
        return next(_lines(now, Viewport(len(now.rows)), False), None)
    down = action.endswith("down")
    most = 1 if action in ("down", "up") else max(1, now.lines // 2 if "half" in action else now.lines - 1)
    others = list(islice(_lines(now, here, down), 1, most + 1))
    return others[-1] if others else None


def _there(now: Body, at: Viewport) -> Viewport:
    """The nearest line at or after a place that says something; the last one where there is none."""
    after = next(_lines(now, at, True), None)
    return after or next(_lines(now, Viewport(len(now.rows)), False), Viewport())


def _begin(now: Body, stop: Stop) -> Viewport:
    """The first line of a cell."""
    return Viewport(now.row(stop), now.span(stop).start)


def _lines(now: Body, at: Viewport, down: bool) -> Iterator[Viewport]:
    """The lines from a place on, in a direction, that say something; while something is typed, no headings of what there is
    to choose from: each line would be taken for a choice."""
    for row in range(at.row, len(now.rows)) if down else range(min(at.row, len(now.rows) - 1), -1, -1):
        if (
            now.y
            and row >= now.above
            and not any(any(cell.paragraphs) for cell in now.page.rows[row - now.above].cells)
        ):
            continue
        laid = lay_out(now.rows[row], now.measure)
        height = now.scroll.height(row)
        if down:
            lines = range(at.line if row == at.row else 0, height)
        else:
            lines = range(min(at.line, height - 1) if row == at.row else height - 1, -1, -1)
        for line in lines:
            if plain(laid[line : line + 1][0]).strip():
                yield Viewport(row, line)
