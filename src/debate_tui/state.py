"""Where the reader is, as a value, and every move as a pure function from state to state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from debate_tui.library import Library
from debate_tui.model import Claim, Debate, Kind
from debate_tui.pairing import collisions, opponent

if TYPE_CHECKING:
    from debate_tui.search import Results  # not at run time: a first look needs no search engine


class Screen(StrEnum):
    LIBRARY = "library"
    COMPARE = "compare"
    ISSUES = "issues"
    GRID = "grid"
    CLAIM = "claim"
    SOURCES = "sources"
    SOURCE = "source"
    SEARCH = "search"
    PROBLEMS = "problems"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the library: what is shown, and where the cursor stands on it."""

    screen: Screen
    debate: str = ""
    issue: str = ""
    positions: tuple[str, ...] = ()
    """The positions set side by side, left to right."""
    claim: str = ""
    """Full id: the claim shown, or the one that the cursor looks for when the place is entered."""
    source: str = ""
    row: int | None = None
    """The cursor's row; None: on `claim`, else on the first stop."""
    side: int = 0
    """The side that the cursor keeps to, where the row has a stop there."""
    query: str = ""
    """On the search page: what was typed."""
    action: str = ""
    """On the help page: the action that Enter runs."""

    @property
    def view(self) -> "Place":
        """The place without its cursor: what the page depends on."""
        return replace(self, row=None, side=0, claim=self.claim if self.screen is Screen.CLAIM else "")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor can stand: a cell that leads somewhere."""

    row: int
    side: int
    place: Place


@dataclass(frozen=True, slots=True)
class State:
    place: Place
    back: tuple[Place, ...] = ()
    forward: tuple[Place, ...] = ()
    quotes: bool = True
    """Quotes are shown under their claims."""
    why: bool = False
    """The reason of every relation is shown."""
    results: "Results | None" = None
    """What the last search found."""
    hits: tuple[Place, ...] = ()
    """Where those results lie, best first, for n and N."""
    hit: int = -1
    notice: str = ""
    """What the last move has to say, where there was nothing to do."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a move may need to know: the library, and where the cursor can stand on the page in sight."""

    library: Library
    stops: Sequence[Stop] = ()


def landed(place: Place, stops: Sequence[Stop]) -> int | None:
    """The index of the stop that the cursor stands on; None where the page has none."""
    if not stops:
        return None
    if place.row is None:
        wanted = (i for i, stop in enumerate(stops) if place.claim and stop.place.claim == place.claim)
        return next(wanted, 0)
    return min(range(len(stops)), key=lambda i: (abs(stops[i].row - (place.row or 0)), abs(stops[i].side - place.side)))


def start(library: Library, debate: str | None = None) -> State:
    """Where the explorer opens: comparing, where it is clear which debate; else in the library."""
    if debate is None and len(library.debates) != 1:
        return State(Place(Screen.LIBRARY))
    return State(opening(library.debate[debate] if debate else library.debates[0]))


def opening(debate: Debate) -> Place:
    """A debate's first page: its first issue, its first two positions."""
    issue = debate.issues[0].id if debate.issues else ""
    return Place(Screen.COMPARE, debate.id, issue, tuple(p.id for p in debate.positions[:2]))


# Movement on the page


def _vertical(step: int) -> Callable[[State, Sight], State]:
    def move(state: State, sight: Sight) -> State:
        at = landed(state.place, sight.stops)
        if at is None:
            return state
        row = sight.stops[at].row
        beyond = sorted({s.row for s in sight.stops if (s.row - row) * step > 0}, key=lambda r: abs(r - row))
        return _cursor(state, beyond[0], state.place.side) if beyond else state

    return move


def _across(step: int, around: bool = False) -> Callable[[State, Sight], State]:
    """To the next cell of the row, else to the nearest row that has a cell on that side."""

    def move(state: State, sight: Sight) -> State:
        at = landed(state.place, sight.stops)
        if at is None:
            return state
        here = sight.stops[at]
        same_row = [s.side for s in sight.stops if s.row == here.row and (s.side - here.side) * step > 0]
        if same_row:
            return _cursor(state, here.row, min(same_row, key=lambda side: abs(side - here.side)))
        sides = {s.side for s in sight.stops}
        beyond = [side for side in sides if (side - here.side) * step > 0]
        if around and not beyond:
            beyond = [min(sides)] if step > 0 else [max(sides)]
        if not beyond:
            return state
        side = min(beyond, key=lambda b: abs(b - here.side))
        row = min((s.row for s in sight.stops if s.side == side), key=lambda r: (abs(r - here.row), r))
        return _cursor(state, row, side)

    return move


def _edge(last: bool) -> Callable[[State, Sight], State]:
    def move(state: State, sight: Sight) -> State:
        if not sight.stops:
            return state
        return _cursor(state, sight.stops[-1 if last else 0].row, state.place.side)

    return move


def _cursor(state: State, row: int, side: int) -> State:
    return replace(state, place=replace(state.place, row=row, side=side), notice="")


def point(state: State, row: int, side: int) -> State:
    """The cursor on a row and side, as a click asks for."""
    return _cursor(state, row, side)


# History


def go(state: State, place: Place) -> State:
    """To another place, so that `back` returns."""
    if place.view == state.place.view and place.screen is not Screen.COMPARE:
        return replace(state, place=place, notice="")
    return replace(state, place=place, back=(*state.back, state.place), forward=(), notice="")


def _open(state: State, sight: Sight) -> State:
    return (_found if state.place.screen is Screen.SEARCH else _enter)(state, sight)


def _enter(state: State, sight: Sight) -> State:
    at = landed(state.place, sight.stops)
    if at is None:
        return state
    stop = sight.stops[at]
    here = replace(state.place, row=stop.row, side=stop.side if state.place.row is None else state.place.side)
    return go(replace(state, place=here), stop.place)


def _back(state: State, _: Sight) -> State:
    if not state.back:
        return replace(state, notice="This is where you came in. q quits.")
    *rest, place = state.back
    return replace(state, place=place, back=tuple(rest), forward=(*state.forward, state.place), notice="")


def _forward(state: State, _: Sight) -> State:
    if not state.forward:
        return replace(state, notice="Nothing to go forward to.")
    *rest, place = state.forward
    return replace(state, place=place, forward=tuple(rest), back=(*state.back, state.place), notice="")


def is_home(state: State) -> bool:
    """Where `quit` means quit: in a comparison, or where there is no way back to one."""
    home = (Screen.COMPARE, Screen.LIBRARY)
    return state.place.screen in home or not any(p.screen in home for p in state.back)


def leave(state: State) -> State:
    """Back to the last comparison (or the library), however far one has gone from it."""
    at = max(i for i, place in enumerate(state.back) if place.screen in (Screen.COMPARE, Screen.LIBRARY))
    passed = tuple(reversed((*state.back[at + 1 :], state.place)))
    return replace(state, place=state.back[at], back=state.back[:at], forward=(*state.forward, *passed), notice="")


# Between screens


def _screen(screen: Screen) -> Callable[[State, Sight], State]:
    def move(state: State, sight: Sight) -> State:
        if screen not in (Screen.LIBRARY, Screen.PROBLEMS, Screen.HELP) and not state.place.debate:
            return replace(state, notice="Open a debate first: Enter.")
        if state.place.screen is screen:
            return _back(state, sight)
        return go(state, _cleared(state.place, screen))

    return move


def _cleared(place: Place, screen: Screen) -> Place:
    """The debate, issue and positions of `place` on another screen."""
    return Place(screen, place.debate, place.issue, place.positions)


def _search(state: State, _: Sight) -> State:
    """To the search page, the last query standing there."""
    if state.place.screen is Screen.SEARCH:
        return state
    query = state.results.query if state.results else ""
    return go(state, replace(_cleared(state.place, Screen.SEARCH), query=query))


def comparing(debate: Debate, claim: Claim, place: Place) -> Place:
    """The comparison that shows `claim`, as near to `place` as can be: its issue and positions are kept where the claim is on them."""
    issue = place.issue if place.issue in claim.issues else claim.issues[0]
    return replace(facing(debate, issue, claim.position, place.positions), claim=claim.full_id)


def facing(debate: Debate, issue: str, position: str, shown: tuple[str, ...] = ()) -> Place:
    """The comparison of a position on an issue: with those `shown` if it is one of them, else with its main opponent there."""
    if position in shown:
        positions = shown
    else:
        other = opponent(debate, issue, position)
        pair = {position, other}
        positions = tuple(p.id for p in debate.positions if p.id in pair)
    return Place(Screen.COMPARE, debate.id, issue, positions)


def _compare(state: State, sight: Sight) -> State:
    place = state.place
    debate = sight.library.debate.get(place.debate)
    if debate is None:
        return replace(state, notice="Open a debate first: Enter.")
    at = landed(place, sight.stops)
    chosen = place.claim if place.screen is Screen.CLAIM else sight.stops[at].place.claim if at is not None else ""
    if place.screen is Screen.COMPARE:
        return replace(state, notice="You are comparing already.")
    if chosen:
        return go(state, comparing(debate, debate.claim[chosen], place))
    return go(state, _cleared(place, Screen.COMPARE))


def _issue(step: int) -> Callable[[State, Sight], State]:
    def move(state: State, sight: Sight) -> State:
        place = state.place
        if place.screen is not Screen.COMPARE:
            return state
        ids = [issue.id for issue in sight.library.debate[place.debate].issues]
        at = ids.index(place.issue) + step
        if not 0 <= at < len(ids):
            return replace(state, notice="That was the last issue." if step > 0 else "This is the first issue.")
        return replace(state, place=replace(place, issue=ids[at], row=None, claim=""), notice="")

    return move


def at_issue(state: State, issue: str) -> State:
    """The comparison on an issue: a step aside from a comparison, a step on from anywhere else."""
    there = replace(_cleared(state.place, Screen.COMPARE), issue=issue)
    return replace(state, place=there, notice="") if state.place.screen is Screen.COMPARE else go(state, there)


# Which positions


def _at_side(place: Place, stops: Sequence[Stop]) -> int:
    """The column that the cursor is in."""
    at = landed(place, stops)
    side = stops[at].side if at is not None else place.side
    return min(side, len(place.positions) - 1)


def _with_positions(state: State, positions: tuple[str, ...], side: int) -> State:
    return replace(state, place=replace(state.place, positions=positions, row=None, claim="", side=side), notice="")


def _position(step: int) -> Callable[[State, Sight], State]:
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


def _swap(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    at = landed(place, sight.stops)
    side = len(place.positions) - 1 - _at_side(place, sight.stops)
    moved = _with_positions(state, place.positions[::-1], side)
    claim = sight.stops[at].place.claim if at is not None else ""
    return replace(moved, place=replace(moved.place, claim=claim))


def _add(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    free = [p.id for p in sight.library.debate[place.debate].positions if p.id not in place.positions]
    if not free:
        return replace(state, notice="Every position is on screen already.")
    return _with_positions(state, (*place.positions, free[0]), len(place.positions))


def _drop(state: State, sight: Sight) -> State:
    place = state.place
    if place.screen is not Screen.COMPARE:
        return state
    if len(place.positions) <= 2:
        return replace(state, notice="A comparison needs two positions. < and > change them.")
    side = _at_side(place, sight.stops)
    return _with_positions(state, (*place.positions[:side], *place.positions[side + 1 :]), 0)


# What is shown, and hits


def _toggle_why(state: State, _: Sight) -> State:
    return replace(state, why=not state.why, notice="")


def _toggle_quotes(state: State, _: Sight) -> State:
    return replace(state, quotes=not state.quotes, notice="")


def searched(state: State, results: "Results") -> State:
    """The search page shows other results; the cursor goes to the best."""
    place = replace(state.place, query=results.query, row=None, side=0)
    return replace(state, place=place, results=results, notice="")


def _found(state: State, sight: Sight) -> State:
    """Into a result; the others are remembered for n and N."""
    at = landed(state.place, sight.stops)
    if at is None:
        return state
    moved = _enter(state, sight)
    return replace(moved, hits=tuple(stop.place for stop in sight.stops), hit=at)


def _hit(step: int) -> Callable[[State, Sight], State]:
    def move(state: State, _: Sight) -> State:
        if not state.hits:
            return replace(state, notice="No search yet. / searches.")
        at = (state.hit + step) % len(state.hits)
        notice = f"Hit {at + 1} of {len(state.hits)}"
        return replace(go(state, state.hits[at]), hit=at, notice=notice)

    return move


MOVES: dict[str, Callable[[State, Sight], State]] = {
    "down": _vertical(1),
    "up": _vertical(-1),
    "left": _across(-1),
    "right": _across(1),
    "flip": _across(1, around=True),
    "top": _edge(last=False),
    "bottom": _edge(last=True),
    "enter": _open,
    "back": _back,
    "forward": _forward,
    "previous_issue": _issue(-1),
    "next_issue": _issue(1),
    "issues": _screen(Screen.ISSUES),
    "compare": _compare,
    "grid": _screen(Screen.GRID),
    "sources": _screen(Screen.SOURCES),
    "debates": _screen(Screen.LIBRARY),
    "problems": _screen(Screen.PROBLEMS),
    "help": _screen(Screen.HELP),
    "previous_position": _position(-1),
    "next_position": _position(1),
    "swap": _swap,
    "add_position": _add,
    "drop_position": _drop,
    "why": _toggle_why,
    "quotes": _toggle_quotes,
    "search": _search,
    "next_hit": _hit(1),
    "previous_hit": _hit(-1),
}
"""Every move by the name that the table of keys gives it."""


def step(state: State, action: str, sight: Sight) -> State:
    """One move. The state that comes out is valid whatever the move: unknown ids never get into a place."""
    return MOVES[action](state, sight)


def conflicts(debate: Debate, issue: str) -> int:
    """How many rebuttals and undercuts cross an issue."""
    everyone = tuple(p.id for p in debate.positions)
    sharp = (Kind.REBUTS, Kind.UNDERCUTS)
    return len({id(e.relation) for e in collisions(debate, issue, everyone) if e.relation.kind in sharp})
