"""Where the reader is, as a value: the place, how it was come to, and what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from debate_tui.library import Library
from debate_tui.model import Debate

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
    COMMANDS = "commands"

    @property
    def typing(self) -> bool:
        """Letters are letters here: they go into a line at the top."""
        return self in (Screen.SEARCH, Screen.COMMANDS)


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
    """The cursor's row; None: on what is `sought`, else on the first stop of its side."""
    side: int = 0
    """The side that the cursor keeps to, where the row has a stop there."""
    sentence: int = -1
    """In a source's text: the number of the sentence under the cursor."""
    query: str = ""
    """On the pages that have a line to type in: what was typed."""
    action: str = ""
    """On the pages of keys and commands: the action that Enter runs."""

    @property
    def view(self) -> "Place":
        """The place without its cursor: what the page depends on."""
        return replace(self, row=None, side=0, sentence=-1, claim=self.claim if self.screen is Screen.CLAIM else "")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor can stand: a cell that leads somewhere."""

    row: int
    side: int
    place: Place
    group: int
    """The row where what stands side by side begins: a claim that others meet may take several rows."""


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
    asked: tuple[str, ...] = ()
    """The queries that led somewhere, the latest first."""
    hits: tuple[Place, ...] = ()
    """Where those results lie, best first, for n and N."""
    hit: int = -1
    marked: int | None = None
    """In a source's text: the sentence where marking began; it goes up to the cursor's."""
    notice: str = ""
    """What the last move has to say, where there was nothing to do."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a move may need to know: the library, and where the cursor can stand on the page in sight."""

    library: Library
    stops: Sequence[Stop] = ()


Move = Callable[[State, Sight], State]


def found(place: Place, library: Library) -> Place | None:
    """`place` in a library that may have changed since; None where its debate, issue, claim or source is not there.

    Positions that are gone make room for others.
    """
    if not place.debate:
        return place
    debate = library.debate.get(place.debate)
    if debate is None:
        return None
    needed = {Screen.CLAIM: (place.claim, debate.claim), Screen.SOURCE: (place.source, debate.source)}
    if place.issue:
        needed[Screen.COMPARE] = place.issue, debate.issue
    if place.screen in needed and needed[place.screen][0] not in needed[place.screen][1]:
        return None
    positions = place.positions
    if any(id not in debate.position for id in positions):
        left = [id for id in positions if id in debate.position]
        positions = tuple(dict.fromkeys((*left, *debate.position)))[: max(2, len(positions))]
    nearest = next(iter(debate.issue), "") if place.issue or place.screen is Screen.COMPARE else ""
    issue = place.issue if place.issue in debate.issue else nearest
    claim = place.claim if place.claim in debate.claim else ""
    return replace(place, positions=positions, issue=issue, claim=claim)


def landed(place: Place, stops: Sequence[Stop]) -> int | None:
    """The index of the stop that the cursor stands on; None where the page has none."""
    if not stops:
        return None
    if place.row is None:
        wanted = (i for i, stop in enumerate(stops) if sought(place, stop))
        on_side = (i for i, stop in enumerate(stops) if place.side and stop.side == place.side)
        return next(chain(wanted, on_side), 0)
    return min(range(len(stops)), key=lambda i: (abs(stops[i].row - (place.row or 0)), abs(stops[i].side - place.side)))


def sought(place: Place, stop: Stop) -> bool:
    """Whether a stop shows what the cursor looks for when a place is entered: a claim; in a list, where the reader comes from."""
    match place.screen:
        case Screen.COMPARE | Screen.SOURCE:
            return stop.place.screen is Screen.CLAIM and stop.place.claim == place.claim
        case Screen.ISSUES | Screen.GRID:
            return bool(place.issue) and stop.place.issue == place.issue
        case Screen.SOURCES:
            return bool(place.source) and stop.place.source == place.source
        case Screen.LIBRARY:
            return bool(place.debate) and stop.place.debate == place.debate
        case _:
            return False


def on_silence(place: Place, stops: Sequence[Stop]) -> bool:
    """Whether the cursor has been sent to the side of a position that has nothing on the page to stand on."""
    return place.screen is Screen.COMPARE and all(stop.side != place.side for stop in stops)


def sentence_under(place: Place, stops: Sequence[Stop]) -> int:
    """The number of the sentence under the cursor, or beside it: a claim stands beside the sentence that it quotes. -1: none."""
    at = landed(place, stops)
    before = stops[: at + 1] if at is not None else ()
    return next((stop.place.sentence for stop in reversed(before) if stop.place.sentence >= 0), -1)


def start(library: Library, debate: str | None = None) -> State:
    """Where the explorer opens: comparing, where it is clear which debate; else in the library."""
    if debate is None and len(library.debates) != 1:
        return State(Place(Screen.LIBRARY))
    return State(opening(library.debate[debate] if debate else library.debates[0]))


def opening(debate: Debate) -> Place:
    """A debate's first page: its first issue, its first two positions."""
    issue = debate.issues[0].id if debate.issues else ""
    return Place(Screen.COMPARE, debate.id, issue, tuple(p.id for p in debate.positions[:2]))
