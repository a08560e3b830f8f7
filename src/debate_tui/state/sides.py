"""Moves that change which positions are set side by side."""

from collections.abc import Sequence
from dataclasses import replace

from debate_tui.state.place import Move, Place, Screen, Sight, State, Stop, landed, on_silence


def _at_side(place: Place, stops: Sequence[Stop]) -> int:
    """The column that the cursor is in; until it moves, the one it was set to, though a silent position has no stop there."""
    at = landed(place, stops)
    moved = (place.row is not None or place.claim) and not on_silence(place, stops)
    side = stops[at].side if at is not None and moved else place.side
    return min(side, len(place.positions) - 1)


def _with_positions(state: State, positions: tuple[str, ...], side: int) -> State:
    return replace(state, place=replace(state.place, positions=positions, row=None, claim="", side=side), notice="")


def position(step: int) -> Move:
    def move(state: State, sight: Sight) -> State:
        place = state.place
        if place.screen is not Screen.COMPARE:
            return state
        ids = [p.id for p in sight.library.debate[place.debate].positions]
        side = _at_side(place, sight.stops)
        free = [p for p in ids if p not in place.positions or p == place.positions[side]]
        if len(free) < 2:
            return replace(state, notice="Every position is on screen already.")
        other = free[(free.index(place.positions[side]) + step) % len(free)]
        return _with_positions(state, (*place.positions[:side], other, *place.positions[side + 1 :]), side)

    return move


def swap(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    at = landed(place, sight.stops)
    side = len(place.positions) - 1 - _at_side(place, sight.stops)
    moved = _with_positions(state, place.positions[::-1], side)
    claim = sight.stops[at].place.claim if at is not None else ""
    return replace(moved, place=replace(moved.place, claim=claim))


def add(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    free = [p.id for p in sight.library.debate[place.debate].positions if p.id not in place.positions]
    if not free:
        return replace(state, notice="Every position is on screen already.")
    return _with_positions(state, (*place.positions, free[0]), len(place.positions))


def drop(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    if len(place.positions) <= 2:
        return replace(state, notice="A comparison needs two positions. < and > change them.")
    side = _at_side(place, sight.stops)
    return _with_positions(state, (*place.positions[:side], *place.positions[side + 1 :]), 0)
