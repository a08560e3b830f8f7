"""The places that a reader can be at, one small class for each screen; where the cursor stands is kept apart from them.

A place holds what its page needs and nothing more, so a senseless one (a claim's page without a claim) can't be made.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, get_args

from debate_tui.frozen import dataclass
from debate_tui.model.encounters import Gathering

if TYPE_CHECKING:
    from debate_tui.edit.drafts import Draft  # not at run time: few sessions write into a map
    from debate_tui.edit.made import Made
    from debate_tui.model.brief import Mark  # nor see a brief
    from debate_tui.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Compare:
    """Positions side by side on an issue."""

    debate: str
    issue: str = ""
    """Id of the issue; empty if the debate has none."""
    positions: tuple[str, ...] = ()
    """Ids of the positions, from left to right."""
    typing: ClassVar[bool] = False

    @property
    def comparison(self) -> "Compare":
        return self


class _Aside:
    """A place other than a comparison. It keeps the comparison that the reader came from, if any, so that the issue and
    the positions stay chosen."""

    __slots__ = ()
    comparison: Compare | None
    typing: ClassVar[bool] = False
    """Whether letters are typed into a line at the top, the place's `query`, instead of being commands."""

    @property
    def debate(self) -> str:
        """Id of the debate that the reader is in, or came from; "" where there is none."""
        return self.comparison.debate if self.comparison else ""

    @property
    def issue(self) -> str:
        return self.comparison.issue if self.comparison else ""

    @property
    def positions(self) -> tuple[str, ...]:
        return self.comparison.positions if self.comparison else ()


@dataclass(frozen=True, slots=True)
class Overview(_Aside):
    """What a debate is about, who stands where, and who meets whom: its start page."""

    comparison: Compare


@dataclass(frozen=True, slots=True)
class Listing(_Aside):
    """All that the debate has of one kind: its clashes, agreements, …"""

    comparison: Compare
    of: Gathering
    only: tuple[str, ...] = ()
    """Ids of the positions to which it is limited; empty: everything."""


@dataclass(frozen=True, slots=True)
class Issues(_Aside):
    comparison: Compare


@dataclass(frozen=True, slots=True)
class Grid(_Aside):
    comparison: Compare


@dataclass(frozen=True, slots=True)
class Claim(_Aside):
    comparison: Compare
    claim: str
    """Full id."""


@dataclass(frozen=True, slots=True)
class Answers(_Aside):
    """A card beside the cards that answer it, and those that it answers."""

    comparison: Compare
    claim: str
    """Full id."""


@dataclass(frozen=True, slots=True)
class Hands(_Aside):
    """A card and another cut from the same passage, word by word."""

    comparison: Compare
    claim: str
    """Full id."""
    quote: int = 0
    """The number of the claim's quote, from 0."""
    other: tuple[str, str, int] | None = None
    """The other card: id of its debate, full id of its claim, number of the quote; None for the first that is found."""


@dataclass(frozen=True, slots=True)
class Sources(_Aside):
    comparison: Compare
    source: str = ""
    """Id of the source that the reader comes from; "" where they come from none."""


@dataclass(frozen=True, slots=True)
class Source(_Aside):
    comparison: Compare
    source: str


@dataclass(frozen=True, slots=True)
class Library(_Aside):
    comparison: Compare | None = None


@dataclass(frozen=True, slots=True)
class Search(_Aside):
    comparison: Compare | None = None
    query: str = ""
    typing: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Commands(_Aside):
    comparison: Compare | None = None
    query: str = ""
    typing: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Exports(_Aside):
    """What can be taken away of the page that the reader has come from, and in which format."""

    comparison: Compare | None = None
    query: str = ""
    """The name of the file, as far as it is typed."""
    typing: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Problems(_Aside):
    comparison: Compare | None = None


@dataclass(frozen=True, slots=True)
class Help(_Aside):
    comparison: Compare | None = None
    query: str = ""
    typing: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Brief(_Aside):
    """The current brief: what the reader has marked, in any debate."""

    comparison: Compare | None = None


@dataclass(frozen=True, slots=True)
class Briefs(_Aside):
    """All briefs, to choose the one that marks go into, or to begin one."""

    comparison: Compare | None = None
    query: str = ""
    """A name, as far as it is typed."""
    typing: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Note(_Aside):
    """The reader's own note on a mark of a brief; without a mark, the brief's title."""

    mark: "Mark | None"
    brief: str
    """The brief's name."""
    comparison: Compare | None = None
    query: str = ""
    """What is written, as far as it is typed."""
    hint: str = "A note of your own"
    typing: ClassVar[bool] = True


class Step(StrEnum):
    """What is asked, one thing at a time, of who writes a claim or a relation."""

    ISSUE = "issue"
    MORE = "one more issue"
    ROLE = "role"
    SPEAKER = "speaker"
    SHARED = "shared"
    POSITION = "position"
    TEXT = "text"
    KIND = "kind"
    WHY = "why"
    BY = "drawn by"
    LINKED = "linked"
    CHECK = "check"
    """What will be written, and what would be wrong with it."""
    COPY = "copy"  # whether to copy a map that can't be written into


@dataclass(frozen=True, slots=True)
class Writing(_Aside):
    """A step of writing a claim or a relation into the map."""

    comparison: Compare
    draft: "Draft"
    step: Step
    query: str = ""
    """What is typed: the text itself, or what the list is filtered by."""
    before: "Writing | None" = None
    """The step before this one."""
    made: "Made | None" = None
    """What the draft makes of the map's files, once that is known."""
    problems: "tuple[Diagnostic, ...]" = ()
    """What would be wrong with the map then that is not wrong now."""
    refused: str = ""
    """Why it can't be written, as a sentence without its full stop; "" where it can."""
    typing: ClassVar[bool] = True

    @property
    def hint(self) -> str:
        """What the line shows while nothing is typed; "" for what every list has."""
        return _HINTS.get(self.step, "")


_HINTS = {
    Step.TEXT: "What the passage says, in a sentence of your own",
    Step.WHY: "What makes them meet, in one line",
    Step.CHECK: "Enter does it; further down is what you may change",
    Step.COPY: "Enter copies, Esc leaves it",
    **dict.fromkeys((Step.ISSUE, Step.MORE), "Words of an issue, or the question of a new one"),
    Step.SPEAKER: "A name, where the text reports somebody",
    Step.POSITION: "Words of a position, or the name of a new one",
}


Place = (
    Library | Overview | Compare | Listing | Issues | Grid | Claim | Answers | Hands | Sources | Source
    | Search | Problems | Help | Commands | Exports | Brief | Briefs | Note | Writing
)  # fmt: skip
Screen = type[Place]
"""A kind of place: one of the classes above."""
ALL: frozenset[Screen] = frozenset(get_args(Place))


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor stands on a page, or what it looks for when the page is entered."""

    row: int | None = None
    """Number of the row; None when the page is entered: then it goes to what it looks for, else to its side's first stop."""
    side: int = 0
    """Number of the column, from 0, that the cursor keeps to in rows that have a stop there."""
    claim: str = ""
    """Full id of the claim that it looks for, in a comparison or a source."""
    sentence: int = -1
    """Number of the sentence that it looks for in a source's text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and where the cursor is on it."""

    place: Place
    cursor: Cursor = Cursor()

    @property
    def claim(self) -> str:
        """Full id of the claim that the page is about, or that the cursor looks for; "" where there is none."""
        return self.place.claim if isinstance(self.place, Claim | Answers | Hands) else self.cursor.claim


@dataclass(frozen=True, slots=True)
class Read:
    """What has been read of one debate."""

    claims: frozenset[str] = frozenset()
    """Full ids."""
    issues: frozenset[str] = frozenset()
    """Ids."""

    def __or__(self, other: "Read") -> "Read":
        return Read(self.claims | other.claims, self.issues | other.issues)
