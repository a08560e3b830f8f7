"""Takes footnote marks out of a text: numbers and signs that are raised above the line or link to a note.

`cars¹` becomes “cars”; x², 10⁶, 5 km², 10th and XXe keep what is raised, since it is read as part of the words.
"""

import re
from collections.abc import Sequence

from debate_tui.frozen import dataclass

_NUMBERS = re.compile(
    r"[(\[]?\s*+(?:(?:note|nb|n|fn|ref)\.?\s?)?\d{1,3}(?!\d)\s*+[)\]]?(?:\s*+[,;–-]?\s*+[(\[]?\d{1,3}(?!\d)[)\]]?)*+\Z",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[*†‡§¶‖#✝\s]+\Z|[(\[]?[a-z][)\]]\Z")
_BRACKETED = re.compile(r"\[[^\]]*\]\Z")
_BACK = re.compile(r"[\s↩↑↵⤴⏎^←⬆\ufe0e\ufe0f]+\Z")
_POWER = re.compile(
    r"(?:(?<![^\W_])(?:[^\W\d_]|[mcdkµμn]?m|ft|yd|mi|mc|sin|cos|tan|log|ln|sec|kg|hz|ha|CO|10|\d)|[$€£¥]\s?\d+|[^\W_][)\]}|])\Z"
)
"""What stands before an exponent: a letter, a unit, a function, 10 or one digit, a bracket after a letter or digit."""
_GOES_ON = re.compile(r"[/⁄]|[A-Z][a-z]?(?![^\W_])")
"""What stands after a raised number that is no footnote: the other half of a fraction, a chemical element."""

_SIGHT = 24
"""Characters before a mark in which an exponent's base is looked for."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A span of characters, `start` up to `end`, that may be a footnote mark."""

    start: int
    end: int
    raised: bool
    leads: bool
    """Whether it is a link within the page."""
    named: bool = False
    """Whether the page itself calls it a reference to a note."""


def without_marks(text: str, marks: Sequence[NoteMark]) -> str:
    """The text without the footnote marks and the spaces before them; `marks`, sorted by start, are the candidates."""
    pieces: list[str] = []
    done = 0
    for mark in marks:
        if mark.start < done or not _is_mark(text, mark):
            continue
        start, end = mark.start, mark.end
        while text[start].isspace():
            start += 1
        if start > done and text[start - 1] == " " and text[end : end + 1] in _CLOSING:
            start -= 1
        elif start == 0 or text[start - 1].isspace():
            end += text[end : end + 1] == " "
        pieces.append(text[done:start])
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


_CLOSING = frozenset(".,;:!?)]”’\"'\t\n ") | {""}


def _is_mark(text: str, mark: NoteMark) -> bool:
    if mark.end - mark.start > 60:
        return False
    inside = text[mark.start : mark.end].strip()
    if not inside:
        return False
    if mark.leads and (mark.named or _BACK.match(inside)):
        return True
    if not mark.raised:
        # A link counts if it is in square brackets, or follows a word without a space.
        hangs = text[mark.start : mark.start + 1].strip() and text[mark.start - 1 : mark.start].strip()
        return mark.leads and bool(_NUMBERS.match(inside) or _SIGNS.match(inside)) and (inside[0] == "[" or bool(hangs))
    if mark.leads:
        return bool(_NUMBERS.match(inside) or _SIGNS.match(inside) or _BRACKETED.match(inside) or len(inside) == 1)
    if _BRACKETED.match(inside) or _SIGNS.match(inside):
        return True
    return bool(_NUMBERS.match(inside)) and not _is_power(text, mark)


def _is_power(text: str, mark: NoteMark) -> bool:
    start = mark.start
    while text[start].isspace():
        start += 1
    before, after = text[max(0, start - _SIGHT) : start], text[mark.end : mark.end + 3]
    if not before.strip() or before[-1].isspace():
        return _GOES_ON.match(after) is not None
    return _POWER.search(before) is not None or after[:1] in ("/", "⁄")
