"""How much of a source a debate quotes: words covered by any quote, counted once however many quotes share them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from debate_tui.model.debate import Debate
from debate_tui.quotes.text import Text
from debate_tui.text.scripts import words
from debate_tui.text.spans import Span, joined


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be quoted before a warning."""

    share: float | None = None
    """Of a source's words, 0 to 1; None: no warning, once it is known whose budget it is (`of`)."""
    words: int | None = None
    """Of one quote; None leaves it to loading, which warns above 45 (W402)."""

    def of(self, debate: Debate) -> "Budget":
        """With the share that goes for a debate where none was set: a third, but of an imported one, quotes are as they came."""
        return self if self.share is not None or debate.origin else replace(self, share=1 / 3)


@dataclass(frozen=True, slots=True)
class Share:
    """What a debate quotes of one source, in words."""

    source: str
    quoted: int
    words: int
    """Of the whole source."""

    @property
    def ratio(self) -> float:
        """0 to 1; 0 for an empty source."""
        return self.quoted / self.words if self.words else 0.0


def quoted_words(text: Text, spans: Iterable[Span]) -> int:
    """How many words of a text lie in spans of its normal form, each counted once."""
    # Counted together: of scripts without spaces two characters are a word, so single ones must not count as one each.
    return words("\n".join(text.normal.text[start:end] for start, end in joined(spans)))
