"""Where the reader is, as a value: the place, the way that led there, and what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.places import Compare, Cursor, Place, Spot
from debate_tui.state.targets import Go, Target

if TYPE_CHECKING:
    from debate_tui.search import Results  # not at run time: the first page is shown without search


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor can stand: a cell in which Enter does something. `row` and `side` (column) count from 0."""

    row: int
    side: int
    target: Target
    group: int
    """The first row of the group: a claim with all that stands beside it may take several rows."""

    @property
    def spot(self) -> Spot | None:
        """Where Enter leads; None where it does something else."""
        return self.target.to if isinstance(self.target, Go) else None

    @property
    def claim(self) -> str:
        """Full id of the claim that Enter leads to; "" where it leads to none."""
        return self.spot.claim if self.spot else ""


@dataclass(frozen=True, slots=True)
class State:
    here: Spot
    back: tuple[Spot, ...] = ()
    forward: tuple[Spot, ...] = ()
    quotes: bool = True
    """Quotes are shown under their claims."""
    why: bool = False
    """The reason of every relation is shown."""
    results: "Results | None" = None
    """What the last search found."""
    asked: tuple[str, ...] = ()
    """The queries that led somewhere, the latest first."""
    hits: tuple[Spot, ...] = ()
    """Where the results lead, best first, for the keys n and N."""
    hit: int = -1
    """Index in `hits` of the one that was visited last; -1: none."""
    marked: int | None = None
    """In a source's text: the number of the sentence where marking began; marked are all from there to the cursor."""
    notice: str = ""
    """A message about the last move, such as why nothing happened; empty if there is none."""

    @property
    def place(self) -> Place:
        return self.here.place

    @property
    def cursor(self) -> Cursor:
        return self.here.cursor


@dataclass(frozen=True, slots=True)
class Sight:
    """What a move may need to know besides the state: the library, and where the cursor can stand on the page shown."""

    library: Library
    stops: Sequence[Stop] = ()


Move = Callable[[State, Sight], State]


def found(spot: Spot, library: Library) -> Spot | None:
    """`spot` in a library that may have changed since; None if its debate, issue, claim or source is gone.

    Positions that are gone are replaced by others of the debate.
    """
    place, comparison = spot.place, spot.place.comparison
    if comparison is None:
        return spot
    debate = library.debate.get(comparison.debate)
    if debate is None or missing(place, debate):
        return None
    comparison = _mended(comparison, debate, isinstance(place, Compare))
    claim = spot.cursor.claim if spot.cursor.claim in debate.claim else ""
    there = comparison if isinstance(place, Compare) else replace(place, comparison=comparison)
    return Spot(there, replace(spot.cursor, claim=claim))


def missing(place: Place, debate: Debate) -> str:
    """Why a place's page can't be shown: the debate lacks its `claim`, `source` or `issue`; empty if it can be
    shown."""
    match place:
        case places.Claim() if place.claim not in debate.claim:
            return "claim"
        case places.Source() if place.source not in debate.source:
            return "source"
        case Compare() if place.issue and place.issue not in debate.issue:
            return "issue"
    return ""


def _mended(comparison: Compare, debate: Debate, shown: bool) -> Compare:
    """The comparison with ids that are gone replaced by others of the debate.

    `shown`: it is the page itself rather than one to return to, so it gets an issue if the debate has any.
    """
    positions = comparison.positions
    if any(id not in debate.position for id in positions):
        left = [id for id in positions if id in debate.position]
        positions = tuple(dict.fromkeys((*left, *debate.position)))[: max(2, len(positions))]
    nearest = next(iter(debate.issue), "") if comparison.issue or shown else ""
    issue = comparison.issue if comparison.issue in debate.issue else nearest
    return Compare(debate.id, issue, positions)


def landed(here: Spot, stops: Sequence[Stop]) -> int | None:
    """The index of the stop that the cursor stands on; None if the page has no stops."""
    if not stops:
        return None
    row, side = here.cursor.row, here.cursor.side
    if row is None:
        wanted = (i for i, stop in enumerate(stops) if sought(here, stop))
        on_side = (i for i, stop in enumerate(stops) if side and stop.side == side)
        return next(chain(wanted, on_side), 0)
    return min(range(len(stops)), key=lambda i: (abs(stops[i].row - row), abs(stops[i].side - side)))


def sought(here: Spot, stop: Stop) -> bool:
    """Whether a stop is the one to start on when its page is entered: the claim or sentence that the cursor looks for;
    in a list, the entry that the reader comes from."""
    if stop.spot is None:
        return False
    place, there = here.place, stop.spot.place
    match place:
        case Compare() | places.Source():
            if isinstance(there, places.Claim):
                return there.claim == here.cursor.claim
            return 0 <= here.cursor.sentence == stop.spot.cursor.sentence
        case places.Issues() | places.Grid():
            return bool(place.issue) and there.issue == place.issue
        case places.Sources():
            return bool(place.source) and isinstance(there, places.Source) and there.source == place.source
        case places.Library():
            return bool(place.debate) and there.debate == place.debate
        case _:
            return False


def on_silence(here: Spot, stops: Sequence[Stop]) -> bool:
    """Whether the cursor is in the column of a position that has no stop on the page, since it says nothing there."""
    return isinstance(here.place, Compare) and all(stop.side != here.cursor.side for stop in stops)


def sentence_under(here: Spot, stops: Sequence[Stop]) -> int:
    """The number of the sentence under the cursor or, if it is on a claim, of the sentence beside that claim; -1:
    none."""
    at = landed(here, stops)
    before = stops[: at + 1] if at is not None else ()
    numbers = (stop.spot.cursor.sentence for stop in reversed(before) if stop.spot)
    return next((number for number in numbers if number >= 0), -1)


def start(library: Library, debate: str | None = None) -> State:
    """Where the explorer opens: in the first comparison of `debate` (an id) or of the only debate, else in the library.

    Raises:
        KeyError: the library has no such debate.
    """
    if debate is None and len(library.debates) != 1:
        return State(Spot(places.Library()))
    return State(Spot(opening(library.debate[debate] if debate else library.debates[0])))


def opening(debate: Debate) -> Compare:
    """A debate's first page: its first issue, its first two positions."""
    issue = debate.issues[0].id if debate.issues else ""
    return Compare(debate.id, issue, tuple(p.id for p in debate.positions[:2]))
