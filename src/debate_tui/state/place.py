"""Where the reader is, as a value: the place, the way that led there, and what is shown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.model.ascent import argued
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.keymap import OURS, Keys
from debate_tui.state.places import Compare, Cursor, Place, Read, Spot
from debate_tui.state.stops import Stop, Stops

if TYPE_CHECKING:
    from debate_tui.model.brief import Briefs  # nor without briefs
    from debate_tui.search import Results  # not at run time: the first page is shown without search


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
    related: tuple[str, str] | None = None
    """The debate and the full id of the claim from which a relation is being drawn; None where none is."""
    read: Mapping[str, Read] = field(default_factory=dict)
    """By the id of a debate, what the reader has read of it."""
    keys: Keys = OURS
    """The keys that the reader presses, for whatever names one."""
    briefs: "Briefs | None" = None
    """The reader's briefs, as they were read last; None until they are asked for."""
    left: tuple[Spot, Spot] | None = None
    """Where `quit` led home to, and from where, for who quits there at once; None where neither is so."""
    notice: str = ""
    """A message about the last move, such as why nothing happened; empty if there is none."""

    @property
    def place(self) -> Place:
        return self.here.place

    @property
    def cursor(self) -> Cursor:
        return self.here.cursor

    @property
    def about(self) -> Place:
        """The place whose page is to stay as it is: the one in sight; of the list of exports, the one that is exported."""
        return self.back[-1].place if isinstance(self.place, places.Exports) and self.back else self.place


@dataclass(frozen=True, slots=True)
class Sight:
    """What a move may need to know besides the state: the library, and where the cursor can stand on the page shown."""

    library: Library
    stops: Stops = field(default_factory=Stops)


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
    """Why a place's page can't be shown: the debate lacks its `claim`, `source`, `issue` or `position`; empty if it can be
    shown."""
    match place:
        case places.Claim() | places.Answers() | places.Hands() if place.claim not in debate.claim:
            return "claim"
        case places.Source() if place.source not in debate.source:
            return "source"
        case Compare() if place.issue and place.issue not in debate.issue:
            return "issue"
        case places.Writing() if any(end not in debate.claim for end in place.draft.ends):
            return "claim"
        case places.Writing() if place.draft.source not in ("", *debate.source):
            return "source"
        case places.Listing() if any(id not in debate.position for id in place.only):
            return "position"
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


def landed(here: Spot, stops: Stops) -> Stop | None:
    """The stop that the cursor stands on; None if the page has none."""
    row, side = here.cursor.row, here.cursor.side
    if row is not None:
        return stops.nearest(row, side)
    if found := next(_wanted(here, stops), None):
        return found
    first = stops.next(0, True, side) if side else None
    if first is None:
        return next(iter(stops), None)
    return next(stop for stop in stops.on(first) if stop.side == side)


def _wanted(here: Spot, stops: Stops) -> Iterator[Stop]:
    """The stops that are `sought`, in reading order."""
    key = _key(here)
    rows = stops.rows.find(key) if stops.rows and key is not None else ()
    return (stop for row in rows for stop in stops.on(row) if sought(here, stop))


def _key(here: Spot) -> str | int | None:
    """What the cursor looks for when its page is entered: the id of a claim, an issue, a source or a debate, the number
    of a sentence; None if it looks for nothing."""
    place, cursor = here.place, here.cursor
    match place:
        case Compare() | places.Source() | places.Claim():
            return cursor.claim or (cursor.sentence if cursor.sentence >= 0 else None)
        case places.Issues() | places.Grid():
            return place.issue or None
        case places.Sources():
            return place.source or None
        case places.Library():
            return place.debate or None
        case _:
            return None


def sought(here: Spot, stop: Stop) -> bool:
    """Whether a stop is the one to start on when its page is entered: the claim or sentence that the cursor looks for;
    in a list, the entry that the reader comes from."""
    key = _key(here)
    if stop.spot is None or key is None:
        return False
    place, there = here.place, stop.spot.place
    match place:
        case Compare() | places.Source() | places.Claim() if isinstance(there, places.Claim):
            return there.claim == key
        case Compare() | places.Source() | places.Claim():
            return stop.spot.cursor.sentence == key
        case places.Issues() | places.Grid():
            return there.issue == key
        case places.Sources():
            return isinstance(there, places.Source) and there.source == key
        case _:
            return there.debate == key


def on_silence(here: Spot, stops: Stops) -> bool:
    """Whether the cursor is in the column of a position that has no stop on the page, since it says nothing there."""
    return isinstance(here.place, Compare) and here.cursor.side not in stops.sides


def sentence_under(here: Spot, stops: Stops) -> int:
    """The number of the sentence under the cursor or, if it is on a claim, of the sentence beside that claim; -1:
    none."""
    at = landed(here, stops)
    if at is None:
        return -1
    before = (stop for stop in stops.along(at.row, False) if (stop.row, stop.side) <= (at.row, at.side))
    numbers = (stop.spot.cursor.sentence for stop in before if stop.spot)
    return next((number for number in numbers if number >= 0), -1)


def start(library: Library, debate: str | None = None) -> State:
    """Where the explorer opens: on the first page of `debate` (an id) or of the only debate, else in the library.

    Raises:
        KeyError: the library has no such debate.
    """
    if debate is None and len(library.debates) != 1:
        return State(Spot(places.Library()))
    return State(Spot(first_page(library.debate[debate] if debate else library.debates[0])))


def first_page(debate: Debate) -> Place:
    """The overview; of a tree of claims for a single thesis, or for and against it, the page of that thesis; of what comes
    from another program and has no issues and at most two positions, annotations say, all its claims.

    Of such a tree the overview would only say that there are one or two sides, which were derived; of such claims, that nothing
    is drawn between them.
    """
    near, thesis = opening(debate), argued(debate)
    if debate.origin and debate.claims and not debate.issues and not thesis and len(debate.positions) <= 2:
        return near
    return places.Claim(near, thesis) if thesis else places.Overview(near)


def opening(debate: Debate) -> Compare:
    """A debate's first comparison: its first issue, its first two positions."""
    issue = debate.issues[0].id if debate.issues else ""
    return Compare(debate.id, issue, tuple(p.id for p in debate.positions[:2]))
