"""The result of verifying one quote, as a value."""

from debate_tui.frozen import dataclass
from debate_tui.model.debate import QuoteState
from debate_tui.text.spans import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a quote, beside its state."""

    kind: str
    """context · attribution · paragraph · caption · compound · insertion · anchor · locator · bracket · order · part · locked"""
    message: str
    """One line, not made safe for a terminal: it may hold the source's words."""
    sentence: str = ""
    """For context, attribution and insertion: the whole sentence that the quote is taken from, normalised."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of the word-level diff: what the quote has, and what the source has; equal if nothing changed."""

    quoted: str
    source: str

    @property
    def same(self) -> bool:
        return self.quoted == self.source


@dataclass(frozen=True, slots=True)
class Verdict:
    """A quote's state, and where it stands. Strings are not made safe for a terminal until they are shown."""

    state: QuoteState
    spans: tuple[Span, ...] = ()
    """Its spans in the source's text as read, in characters: one for each part of an elided or bracketed quote."""
    normal: tuple[Span, ...] = ()
    """The same in the text's normal form. A quote that a lock attests has these only."""
    notes: tuple[Note, ...] = ()
    diff: tuple[Change, ...] = ()
    """For altered: the quote (of an elided one, the part that differs) against the nearest passage."""
    distance: int = 0
    """For altered: words and punctuation marks to insert, delete or replace; 0 where only their spacing differs."""
    corrected: str = ""
    """For altered: what the quote should be, in the source's own characters, line ends and hyphenation undone. Empty
    where only a part of an elided quote is altered."""
    candidates: tuple[tuple[Span, ...], ...] = ()
    """For ambiguous: each passage where it may stand."""

    @property
    def start(self) -> int | None:
        """First character in the source's text as read; None where that is unknown."""
        return self.spans[0][0] if self.spans else None

    @property
    def end(self) -> int | None:
        """Position behind the last character in the source's text as read; None where that is unknown."""
        return self.spans[-1][1] if self.spans else None
