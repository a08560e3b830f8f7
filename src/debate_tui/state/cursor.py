"""Moves of the cursor to the left and right. Up and down depend on the layout on the screen: see `tui.view`."""

from dataclasses import replace

from debate_tui.state.place import Move, Sight, State, landed, on_silence
from debate_tui.state.places import Compare, Spot


def across(step: int, around: bool = False) -> Move:
    """The move to another column: to a cell in the same group of rows (along the relation) if there is one, else to the
    next cell further down in that column, never up.

    `step`: 1 to the right, -1 to the left; `around`: from the last column on to the first.
    """

    def move(state: State, sight: Sight) -> State:
        here = landed(state.here, sight.stops)
        if here is None:
            return replace(state, notice=NOTHING_HERE)
        if on_silence(state.here, sight.stops) and (around or (here.side - state.cursor.side) * step > 0):
            return _cursor(state, here.row, here.side)
        beside = sight.stops.beside(here.row)
        for sides in (beside, sight.stops.sides):
            side = _side_beyond({*sides}, here.side, step, around)
            if side is not None:
                break
        else:
            return _to_silence(state, here.side, step, around)
        row = beside.get(side) if side in beside else sight.stops.next(here.row + 1, True, side)
        return replace(state, notice=_NOTHING_BESIDE) if row is None else _cursor(state, row, side)

    return move


NOTHING_HERE = "There is nothing on this page to go to."
_NOTHING_BESIDE = "Nothing stands beside this, here or further down."


def _side_beyond(sides: set[int], here: int, step: int, around: bool) -> int | None:
    """The nearest of `sides` in the direction of `step`, `around` the end if need be; None if there is none."""
    beyond = [side for side in sides if (side - here) * step > 0]
    if beyond:
        return min(beyond, key=lambda side: abs(side - here))
    others = sides - {here}
    return (min(others) if step > 0 else max(others)) if around and others else None


def _to_silence(state: State, here: int, step: int, around: bool) -> State:
    """To the column of a position that has no claim here, so that `<` and `>` can change it; past the last column, a
    notice."""
    place = state.place
    count = len(place.positions) if isinstance(place, Compare) else 0
    side = (here + step) % count if around and count else here + step
    if not 0 <= side < count:
        direction = "right" if step > 0 else "left"
        words = "Nothing stands beside this." if around else f"Nothing further to the {direction}."
        return replace(state, notice=words)
    before, after = map(state.keys.shown, ("previous_position", "next_position"))
    notice = f"This position has no claim here. {before} and {after} set another one on this side."
    return replace(state, here=Spot(place, replace(state.cursor, claim="", side=side)), notice=notice)


def _cursor(state: State, row: int, side: int) -> State:
    return replace(state, here=Spot(state.place, replace(state.cursor, row=row, side=side)), notice="")


def point(state: State, row: int, side: int) -> State:
    """The cursor on a row and side, as after a click."""
    return _cursor(state, row, side)
