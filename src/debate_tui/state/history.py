"""Moves through history: on to another place, back, forward, and out."""

from dataclasses import replace

from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.place import Sight, State, found, landed
from debate_tui.state.places import Compare, Spot

_REMEMBERED = 500
"""The number of steps that `back` can undo; older ones are forgotten."""


def go(state: State, spot: Spot) -> State:
    """To another place; `back` returns from it. On the same page (except from a comparison) only the cursor moves."""
    if spot.place == state.place and not isinstance(state.place, Compare):
        return replace(state, here=spot, notice="")
    back = (*state.back[1 - _REMEMBERED :], state.here)
    return replace(state, here=spot, back=back, forward=(), marked=None, notice="")


def enter(state: State, sight: Sight) -> State:
    """To where the cell under the cursor leads. Cells that lead nowhere but do something else are handled by `tui`."""
    stop = landed(state.here, sight.stops)
    if stop is None or stop.spot is None:
        return state
    side = stop.side if state.cursor.row is None else state.cursor.side
    left = Spot(state.place, replace(state.cursor, row=stop.row, side=side))
    return go(replace(state, here=left), stop.spot)


def back(state: State, sight: Sight) -> State:
    """Back to the last place that the library still has; a notice if there is none."""
    there, rest, passed = _along(state.back, sight.library)
    if there is None:
        return replace(state, notice="This is where you came in. q quits.")
    return replace(state, here=there, back=rest, forward=(*state.forward, state.here, *passed), marked=None, notice="")


def forward(state: State, sight: Sight) -> State:
    """Undoes `back`; a notice if there is nothing to undo."""
    there, rest, passed = _along(state.forward, sight.library)
    if there is None:
        return replace(state, notice="Nothing to go forward to.")
    return replace(state, here=there, forward=rest, back=(*state.back, state.here, *passed), notice="")


def _along(spots: tuple[Spot, ...], library: Library) -> tuple[Spot | None, tuple[Spot, ...], tuple[Spot, ...]]:
    """The last of `spots` that the library has, the spots before it, and those after it, the last of these first.

    The latter are not in the library now, but are kept in the history since they may return.
    """
    for at in reversed(range(len(spots))):
        if there := found(spots[at], library):
            return there, spots[:at], tuple(reversed(spots[at + 1 :]))
    return None, spots, ()


def is_home(state: State, library: Library) -> bool:
    """Whether `quit` ends the explorer: in a comparison, or where there is no way back to one or to the library."""
    return isinstance(state.place, Compare) or _home(state, library) is None


def leave(state: State, library: Library) -> State:
    """Back to the last comparison or library page, over any number of steps."""
    at = _home(state, library)
    there = None if at is None else found(state.back[at], library)
    if at is None or there is None:
        return state
    passed = tuple(reversed((*state.back[at + 1 :], state.here)))
    return replace(state, here=there, back=state.back[:at], forward=(*state.forward, *passed), notice="")


def _home(state: State, library: Library) -> int | None:
    """The index in `state.back` of the last comparison or library page that can still be shown; None if there is
    none."""
    behind = ((at, state.back[at]) for at in reversed(range(len(state.back))))
    homes = (at for at, spot in behind if isinstance(spot.place, Compare | places.Library) and found(spot, library))
    return next(homes, None)
