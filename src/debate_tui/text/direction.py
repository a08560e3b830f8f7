"""Direction: a line with right-to-left text keeps its columns on a terminal that orders what it shows by UAX #9.

Hebrew and Arabic run from right to left, and so does everything between two pieces of them: without a mark that is strongly left-to-right on
both sides of a border, the words of two columns would change places.
"""

import re

MARK = "\u200e"
"""LEFT-TO-RIGHT MARK: no width, no ink."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters and digits of all scripts that are written from right to left (DerivedBidiClass.txt: R, AL, AN)."""

_OURS = re.compile("[│┤├┼─▌]+|[■●▲◆▼★□△✕↛◐≡↻↑⊘▸◂▴✓≠∅○·≈]")
"""Borders, and the marks that stand between what is read for itself; not the punctuation of prose, which runs as its words do."""


def turns(text: str) -> bool:
    """Whether any of `text` is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def fenced(text: str) -> str:
    """`text`, a part of a line that turns, with a mark on both sides of each border and sign."""
    return _OURS.sub(lambda found: MARK + found[0] + MARK, text)


def kept(line: str) -> str:
    """A line for a terminal, a file or paper, as it must be for its columns to keep their places; mostly as it is."""
    return MARK + fenced(line).removeprefix(MARK) if turns(line) else line
