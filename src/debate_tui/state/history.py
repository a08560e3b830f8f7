"""Moves through history: on to another place, back, forward, and out."""

from dataclasses import replace

from debate_tui.state.place import Place, Screen, Sight, State, landed

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


def back(state: State, _: Sight) -> State:
    if not state.back:
        return replace(state, notice="This is where you came in. q quits.")
    *rest, place = state.back
    return replace(state, place=place, back=tuple(rest), forward=(*state.forward, state.place), marked=None, notice="")


def forward(state: State, _: Sight) -> State:
    if not state.forward:
        return replace(state, notice="Nothing to go forward to.")
    *rest, place = state.forward
    return replace(state, place=place, forward=tuple(rest), back=(*state.back, state.place), notice="")


def is_home(state: State) -> bool:
    """Where `quit` means quit: in a comparison, or where there is no way back to one."""
    home = (Screen.COMPARE, Screen.LIBRARY)
    return state.place.screen is Screen.COMPARE or not any(place.screen in home for place in state.back)


def leave(state: State) -> State:
    """Back to the last comparison (or the library), however far one has gone from it."""
    at = max(i for i, place in enumerate(state.back) if place.screen in (Screen.COMPARE, Screen.LIBRARY))
    passed = tuple(reversed((*state.back[at + 1 :], state.place)))
    return replace(state, place=state.back[at], back=state.back[:at], forward=(*state.forward, *passed), notice="")
