"""Keeps the columns of a line with right-to-left text in place on terminals that reorder text by UAX #9.

Hebrew and Arabic run from right to left, and so does everything between two pieces of them. Without a LEFT-TO-RIGHT
MARK on both sides of a border, the words of two columns would change places.
"""

from debate_tui.text.patterns import pattern
from debate_tui.text.wording import SIGNS

MARK = "\u200e"
"""LEFT-TO-RIGHT MARK: it has no width and draws nothing."""

_RIGHT_TO_LEFT = pattern("[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters and digits of all scripts that are written from right to left, and their marks (DerivedBidiClass.txt: R, AL, AN)."""

_OURS = pattern(f"[│┤├┼─▌]+|[{SIGNS}✕↛◐≡↻↑⊘▸◂▴✓≠∅○·≈]")
"""Borders, and signs that separate pieces of a line; not punctuation, which runs in the direction of its words."""


def turns(text: str) -> bool:
    """Whether `text` holds any right-to-left character."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def fenced(text: str) -> str:
    """`text`, part of a line with right-to-left text, with a `MARK` on both sides of each border and sign."""
    return _OURS.sub(lambda found: MARK + found[0] + MARK, text)


def kept(line: str) -> str:
    """`line` with the marks that keep its columns in place; unchanged where it has no right-to-left text."""
    return MARK + fenced(line).removeprefix(MARK) if turns(line) else line
