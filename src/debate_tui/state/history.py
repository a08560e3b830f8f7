"""Moves through history: on to another place, back, forward, and out."""

from dataclasses import replace

from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.cursor import NOTHING_HERE
from debate_tui.state.place import Sight, State, first_page, found, landed
from debate_tui.state.places import Compare, Place, Spot

_REMEMBERED = 500
"""The number of steps that `back` can undo; older ones are forgotten."""


def go(state: State, spot: Spot) -> State:
    """To another place; `back` returns from it. On the same page (except from a comparison) only the cursor moves."""
    if spot.place == state.place and not isinstance(state.place, Compare):
        return replace(state, here=spot, notice="")
    back = (*state.back[1 - _REMEMBERED :], state.here)
    return replace(state, here=spot, back=back, forward=(), marked=None, left=None, notice="")


def enter(state: State, sight: Sight) -> State:
    """To where the cell under the cursor leads. Cells that lead nowhere but do something else are handled by `tui`."""
    stop = landed(state.here, sight.stops)
    if stop is None or stop.spot is None:
        return replace(state, notice=NOTHING_HERE) if stop is None else state
    if stop.spot.place == state.place and isinstance(state.place, places.Source):
        open_, add = map(state.keys.shown, ("enter", "add_claim"))
        return replace(state, notice=f"This is the text itself: {open_} opens a claim beside it, {add} adds one.")
    side = stop.side if state.cursor.row is None else state.cursor.side
    left, there = Spot(state.place, replace(state.cursor, row=stop.row, side=side)), stop.spot
    if isinstance(
        state.place, places.Library
    ):  # which page is first takes looking through the debate: of this one alone
        there = Spot(first_page(sight.library.debate[there.place.debate]))
    return replace(go(replace(state, here=left), there), notice=stop.say)


def back(state: State, sight: Sight) -> State:
    """Back to the last place that the library still has; a notice if there is none. In what is being written, a step."""
    if isinstance(state.place, places.Writing) and state.place.before:
        from debate_tui.state.writing import earlier  # late: few sessions write

        return replace(state, here=Spot(earlier(state.place) or state.place), notice="")
    there, rest, passed = _along(state.back, (None, *state.back), sight.library)
    if there is None:
        return replace(state, notice=f"This is where you came in. {state.keys.shown('quit')} quits.")
    return replace(state, here=there, back=rest, forward=(*state.forward, state.here, *passed), marked=None, notice="")


def forward(state: State, sight: Sight) -> State:
    """Undoes `back`; a notice if there is nothing to undo."""
    below = (*(None for _ in state.forward[1:]), state.here)
    there, rest, passed = _along(state.forward, below, sight.library)
    if there is None:
        return replace(state, notice="Nothing to go forward to.")
    return replace(state, here=there, forward=rest, back=(*state.back, state.here, *passed), notice="")


def _along(
    spots: tuple[Spot, ...], below: tuple[Spot | None, ...], library: Library
) -> tuple[Spot | None, tuple[Spot, ...], tuple[Spot, ...]]:
    """The last of `spots` that the library has, the spots before it, and those after it, the last of these first.

    The latter are not in the library now, but are kept in the history since they may return. `below`: the spot that each would
    be reached over. A list of exports is about that page, and gone where the library doesn't have it as it was.
    """
    for at in reversed(range(len(spots))):
        page = below[at]
        if isinstance(spots[at].place, places.Exports) and (page is None or found(page, library) != page):
            continue
        if there := found(spots[at], library):
            return there, spots[:at], tuple(reversed(spots[at + 1 :]))
    return None, spots, ()


def is_home(state: State) -> bool:
    """Whether `quit` ends the explorer: on the overview of a debate, and where no debate has been opened."""
    return isinstance(state.place, places.Overview) or (
        isinstance(state.place, places.Library) and state.place.comparison is None
    )


def leave(state: State, library: Library) -> State:
    """Home: to the overview of the debate that the reader is in; without one, to the library.

    Over any number of steps where they came that way; else it is a step of its own, and `back` returns from it.
    """
    comparison = state.place.comparison
    home: Place = places.Overview(comparison) if comparison else places.Library()
    for at in reversed(range(len(state.back))):
        passed = state.back[at].place
        if type(passed) is type(home) and passed.debate == home.debate and (there := found(state.back[at], library)):
            passed_by = tuple(reversed((*state.back[at + 1 :], state.here)))
            here = Spot(home, there.cursor)
            return replace(state, here=here, back=state.back[:at], forward=(*state.forward, *passed_by), notice="")
    return go(state, Spot(home))
