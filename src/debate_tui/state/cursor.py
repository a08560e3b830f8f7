"""Moves of the cursor across a page. Up and down depend on how it lies on the screen (`tui.view`)."""

from dataclasses import replace

from debate_tui.state.place import Move, Screen, Sight, State, landed, on_silence


def across(step: int, around: bool = False) -> Move:
    """To the next cell of the row, else to the nearest row that has a cell on that side."""

    def move(state: State, sight: Sight) -> State:
        at = landed(state.place, sight.stops)
        if at is None:
            return state
        here = sight.stops[at]
        silent = on_silence(state.place, sight.stops)
        if silent and (around or (here.side - state.place.side) * step > 0):
            return _cursor(state, here.row, here.side)
        same_row = [s.side for s in sight.stops if s.row == here.row and (s.side - here.side) * step > 0]
        if same_row:
            return _cursor(state, here.row, min(same_row, key=lambda side: abs(side - here.side)))
        sides = {s.side for s in sight.stops}
        beyond = [side for side in sides if (side - here.side) * step > 0]
        if around and not beyond:
            beyond = [min(sides)] if step > 0 else [max(sides)]
        if not beyond:
            return _to_silence(state, here.side + step, around)
        side = min(beyond, key=lambda b: abs(b - here.side))
        row = min((s.row for s in sight.stops if s.side == side), key=lambda r: (abs(r - here.row), r))
        return _cursor(state, row, side)

    return move


def _to_silence(state: State, side: int, around: bool) -> State:
    """To a position that has nothing to stand on here, so that `<` and `>` can change it."""
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    count = len(place.positions)
    side = side % count if around else side
    if not 0 <= side < count:
        return state
    notice = "This position says nothing here. < and > set another one on this side."
    return replace(state, place=replace(place, claim="", side=side), notice=notice)


def _cursor(state: State, row: int, side: int) -> State:
    return replace(state, place=replace(state.place, row=row, side=side), notice="")


def point(state: State, row: int, side: int) -> State:
    """The cursor on a row and side, as a click asks for."""
    return _cursor(state, row, side)
