"""Moves that change which positions are set side by side."""

from dataclasses import replace

from debate_tui.state.place import Move, Sight, State, landed, on_silence
from debate_tui.state.places import Compare, Cursor, Listing, Spot


def _at_side(state: State, place: Compare, sight: Sight) -> int:
    """The column that the cursor is in. Until the cursor moves, it is the one it was set to, even if that has no
    stop."""
    at, cursor = landed(state.here, sight.stops), state.cursor
    moved = (cursor.row is not None or cursor.claim) and not on_silence(state.here, sight.stops)
    side = at.side if at and moved else cursor.side
    return min(side, len(place.positions) - 1)


def _with_positions(state: State, place: Compare, positions: tuple[str, ...], cursor: Cursor) -> State:
    return replace(state, here=Spot(replace(place, positions=positions), cursor), notice="")


def position(step: int) -> Move:
    """The move that shows another position in the cursor's column: the next one (1) or the previous one (-1)."""

    def move(state: State, sight: Sight) -> State:
        place = state.place
        if isinstance(place, Listing):
            return _filtered(state, place, step, sight)
        if not isinstance(place, Compare):
            return state
        ids = [p.id for p in sight.library.debate[place.debate].positions]
        side = _at_side(state, place, sight)
        free = [p for p in ids if p not in place.positions or p == place.positions[side]]
        if len(free) < 2:
            return replace(state, notice="Every position is on screen already.")
        other = free[(free.index(place.positions[side]) + step) % len(free)]
        positions = (*place.positions[:side], other, *place.positions[side + 1 :])
        return _with_positions(state, place, positions, Cursor(side=side))

    return move


def _filtered(state: State, place: Listing, step: int, sight: Sight) -> State:
    """The list limited to the next position or the previous one; everything comes between the last and the first. Of two, the
    second changes."""
    *kept, _ = ("", *place.only)[-2:]
    ids = [p.id for p in sight.library.debate[place.debate].positions if p.id not in kept]
    choices = [(*filter(None, kept), id) for id in ids] if len(place.only) > 1 else [(), *((id,) for id in ids)]
    at = choices.index(place.only) if place.only in choices else 0
    return _limited(state, place, choices[(at + step) % len(choices)])


def _limited(state: State, place: Listing, only: tuple[str, ...]) -> State:
    return replace(state, here=Spot(replace(place, only=only)), notice="")


def _others(state: State) -> str:
    """The keys that set other positions, in words."""
    return " and ".join(map(state.keys.shown, ("previous_position", "next_position")))


def swap(state: State, sight: Sight) -> State:
    """Reverses the order of the columns; the cursor stays on its claim."""
    place = state.place
    if not isinstance(place, Compare):
        return state
    at = landed(state.here, sight.stops)
    side = len(place.positions) - 1 - _at_side(state, place, sight)
    claim = at.claim if at else ""
    return _with_positions(state, place, place.positions[::-1], Cursor(side=side, claim=claim))


def add(state: State, sight: Sight) -> State:
    """Adds a column on the right, with the first position that is not shown yet; limits a list to one position, then to two."""
    place = state.place
    if isinstance(place, Listing):
        free = [p.id for p in sight.library.debate[place.debate].positions if p.id not in place.only]
        if len(place.only) > 1 or not free:
            return replace(state, notice=f"A list is of two positions at most. {_others(state)} change the second.")
        return _limited(state, place, (*place.only, free[0]))
    if not isinstance(place, Compare):
        return state
    free = [p.id for p in sight.library.debate[place.debate].positions if p.id not in place.positions]
    if not free:
        return replace(state, notice="Every position is on screen already.")
    return _with_positions(state, place, (*place.positions, free[0]), Cursor(side=len(place.positions)))


def drop(state: State, sight: Sight) -> State:
    """Removes the cursor's column; a notice if only two are left. Of those to which a list is limited, the last."""
    place = state.place
    if isinstance(place, Listing):
        return (
            _limited(state, place, place.only[:-1])
            if place.only
            else replace(state, notice="The list is of every position.")
        )
    if not isinstance(place, Compare):
        return state
    if len(place.positions) <= 2:
        return replace(state, notice=f"A comparison needs two positions. {_others(state)} change them.")
    side = _at_side(state, place, sight)
    return _with_positions(state, place, (*place.positions[:side], *place.positions[side + 1 :]), Cursor())
