"""Tells a Kialo export in another language by the words that stand where `Pro` and `Con` do."""

import re
from collections.abc import Sequence

from debate_tui.read.kialo.rows import STANCES, Row

_READ = STANCES[:2]
_WORD = re.compile(r"([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?) ?[:\uff1a]")
"""How a claim of the older export begins in another language, if nothing tells that it is the claim's own word."""
_TWO = 2


def other_words(rows: Sequence[Row]) -> tuple[list[str], bool]:
    """The words that stand for Pro and Con in an export in another language, and whether they surely do, rather than begin
    claims; empty where it has a Pro or a Con. Nothing in the file says which of them is for, and which against."""
    below = [row for row in rows if row.parent]
    if any(row.stance in _READ for row in below):
        return [], False
    if blocks := [row.stance for row in below if row.stance]:
        return [word for word in dict.fromkeys(blocks) if word not in STANCES], True
    words = [match[1] for row in below if (match := _WORD.match(row.text))]
    said = list(dict.fromkeys(words))
    if len(words) != len(below) or len(said) > _TWO:
        return [], False
    return said, len(words) > len(said)
