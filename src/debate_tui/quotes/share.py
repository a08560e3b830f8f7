"""How much of a source a debate quotes: the words in any quote, each counted once however many quotes have it."""

from collections.abc import Iterable
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.quotes.text import Text
from debate_tui.text.scripts import words
from debate_tui.text.spans import Span, joined


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be quoted before a warning."""

    share: float | None = None
    """Share of a source's words, 0 to 1. None: not set; `of` replaces it with the default, if there is one."""
    words: int | None = None
    """Words of one quote. None: no limit here; reading the map warns above 45 words already (W402)."""

    def of(self, debate: Debate) -> "Budget":
        """The budget for `debate`: a share that was not set becomes 1/3, or no limit if the debate was imported."""
        return self if self.share is not None or debate.origin else replace(self, share=1 / 3)


@dataclass(frozen=True, slots=True)
class Share:
    """What a debate quotes of one source, in words."""

    source: str
    quoted: int
    words: int
    """Words of the whole source."""

    @property
    def ratio(self) -> float:
        """0 to 1; 0 for an empty source."""
        return self.quoted / self.words if self.words else 0.0


def quoted_words(text: Text, spans: Iterable[Span]) -> int:
    """How many words of a text lie in spans of its normal form, each counted once."""
    # In scripts without spaces two characters count as a word. Spans are counted together, as by itself each single
    # character would count as a whole word.
    return words("\n".join(text.normal.text[start:end] for start, end in joined(spans)))
