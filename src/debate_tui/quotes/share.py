"""How much of a source a debate quotes: words covered by any quote, counted once however many quotes share them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from debate_tui.model import Debate
from debate_tui.quotes.normal import Span
from debate_tui.quotes.text import Text
from debate_tui.scripts import words


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


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def quoted_words(text: Text, spans: Iterable[Span]) -> int:
    """How many words of a text lie in spans of its normal form, each counted once."""
    # Counted together: of scripts without spaces two characters are a word, so single ones must not count as one each.
    return words("\n".join(text.normal.text[start:end] for start, end in union(spans)))
