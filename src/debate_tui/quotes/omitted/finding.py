"""What a reading leaves out, as a value: its kind, the words, the words read aloud that they bear upon, and how grave it is."""

from enum import IntEnum, StrEnum

from debate_tui.frozen import dataclass
from debate_tui.text.spans import Span


class Kind(StrEnum):
    """What is left out."""

    NEGATION = "negation"
    REBUTTAL = "rebuttal"
    SPEAKER = "speaker"
    CONDITION = "condition"
    CONCESSION = "concession"
    HEDGE = "hedge"


class Gravity(IntEnum):
    """What it may change; the gravest first."""

    REVERSES = 0
    LIMITS = 1
    SHADES = 2

    @property
    def grave(self) -> bool:
        return self is Gravity.REVERSES

    @property
    def word(self) -> str:
        return ("grave", "serious", "slight")[self]


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of a text that are not read aloud, and bear upon words that are."""

    kind: Kind
    gravity: Gravity
    omitted: Span
    """In characters of the text."""
    read: tuple[Span, ...]
    """The words read aloud which they bear upon: from the first to the last of each stretch."""
    says: str
    """What they do to what is read, as a verb that follows on them: “negates what is read”."""
