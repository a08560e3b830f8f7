"""Moves through history: on to another place, back, forward, and out."""

from dataclasses import replace

from debate_tui.library import Library
from debate_tui.state.place import Place, Screen, Sight, State, found, landed

_REMEMBERED = 500
"""Places that lead back; who has gone further has forgotten the first."""


def go(state: State, place: Place) -> State:
    """To another place, so that `back` returns."""
    if place.view == state.place.view and place.screen is not Screen.COMPARE:
        return replace(state, place=place, notice="")
    back = (*state.back[1 - _REMEMBERED :], state.place)
    return replace(state, place=place, back=back, forward=(), marked=None, notice="")


def enter(state: State, sight: Sight) -> State:
    at = landed(state.place, sight.stops)
    if at is None:
        return state
    stop = sight.stops[at]
    here = replace(state.place, row=stop.row, side=stop.side if state.place.row is None else state.place.side)
    return go(replace(state, place=here), stop.place)


def back(state: State, sight: Sight) -> State:
    there, rest, passed = _along(state.back, sight.library)
    if there is None:
        return replace(state, notice="This is where you came in. q quits.")
    return replace(
        state, place=there, back=rest, forward=(*state.forward, state.place, *passed), marked=None, notice=""
    )


def forward(state: State, sight: Sight) -> State:
    there, rest, passed = _along(state.forward, sight.library)
    if there is None:
        return replace(state, notice="Nothing to go forward to.")
    return replace(state, place=there, forward=rest, back=(*state.back, state.place, *passed), notice="")


def _along(places: tuple[Place, ...], library: Library) -> tuple[Place | None, tuple[Place, ...], tuple[Place, ...]]:
    """The last of some places that is there, those before it, and those passed over, the last first: they may come back."""
    for at in reversed(range(len(places))):
        if there := found(places[at], library):
            return there, places[:at], tuple(reversed(places[at + 1 :]))
    return None, places, ()


def is_home(state: State, library: Library) -> bool:
    """Where `quit` means quit: in a comparison, or where there is no way back to one."""
    return state.place.screen is Screen.COMPARE or _home(state, library) is None


def leave(state: State, library: Library) -> State:
    """Back to the last comparison (or the library), however far one has gone from it."""
    at = _home(state, library)
    there = None if at is None else found(state.back[at], library)
    if at is None or there is None:
        return state
    passed = tuple(reversed((*state.back[at + 1 :], state.place)))
    return replace(state, place=there, back=state.back[:at], forward=(*state.forward, *passed), notice="")


def _home(state: State, library: Library) -> int | None:
    """Which of the places behind the reader is the last comparison (or library) that is there."""
    behind = ((at, state.back[at]) for at in reversed(range(len(state.back))))
    homes = (at for at, place in behind if place.screen in (Screen.COMPARE, Screen.LIBRARY) and found(place, library))
    return next(homes, None)
