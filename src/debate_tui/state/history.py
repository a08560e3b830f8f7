"""Moves through history: on to another place, back, forward, and out."""

from dataclasses import replace

from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.place import Sight, State, found, landed
from debate_tui.state.places import Compare, Spot

_REMEMBERED = 500
"""Steps that lead back; who has gone further has forgotten the first."""


def go(state: State, spot: Spot) -> State:
    """To another place, so that `back` returns."""
    if spot.place == state.place and not isinstance(state.place, Compare):
        return replace(state, here=spot, notice="")
    back = (*state.back[1 - _REMEMBERED :], state.here)
    return replace(state, here=spot, back=back, forward=(), marked=None, notice="")


def enter(state: State, sight: Sight) -> State:
    """To where the cell under the cursor leads; what Enter does in cells that lead nowhere is the shell's."""
    at = landed(state.here, sight.stops)
    stop = sight.stops[at] if at is not None else None
    if stop is None or stop.spot is None:
        return state
    side = stop.side if state.cursor.row is None else state.cursor.side
    left = Spot(state.place, replace(state.cursor, row=stop.row, side=side))
    return go(replace(state, here=left), stop.spot)


def back(state: State, sight: Sight) -> State:
    there, rest, passed = _along(state.back, sight.library)
    if there is None:
        return replace(state, notice="This is where you came in. q quits.")
    return replace(state, here=there, back=rest, forward=(*state.forward, state.here, *passed), marked=None, notice="")


def forward(state: State, sight: Sight) -> State:
    there, rest, passed = _along(state.forward, sight.library)
    if there is None:
        return replace(state, notice="Nothing to go forward to.")
    return replace(state, here=there, forward=rest, back=(*state.back, state.here, *passed), notice="")


def _along(spots: tuple[Spot, ...], library: Library) -> tuple[Spot | None, tuple[Spot, ...], tuple[Spot, ...]]:
    """The last of some places that is there, those before it, and those passed over, the last first: they may come back."""
    for at in reversed(range(len(spots))):
        if there := found(spots[at], library):
            return there, spots[:at], tuple(reversed(spots[at + 1 :]))
    return None, spots, ()


def is_home(state: State, library: Library) -> bool:
    """Where `quit` means quit: in a comparison, or where there is no way back to one."""
    return isinstance(state.place, Compare) or _home(state, library) is None


def leave(state: State, library: Library) -> State:
    """Back to the last comparison (or the library), however far one has gone from it."""
    at = _home(state, library)
    there = None if at is None else found(state.back[at], library)
    if at is None or there is None:
        return state
    passed = tuple(reversed((*state.back[at + 1 :], state.here)))
    return replace(state, here=there, back=state.back[:at], forward=(*state.forward, *passed), notice="")


def _home(state: State, library: Library) -> int | None:
    """Which of the places behind the reader is the last comparison (or library) that is there."""
    behind = ((at, state.back[at]) for at in reversed(range(len(state.back))))
    homes = (at for at, spot in behind if isinstance(spot.place, Compare | places.Library) and found(spot, library))
    return next(homes, None)
