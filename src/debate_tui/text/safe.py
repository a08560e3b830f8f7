"""Makes text safe to show: the one boundary between content and everything that displays it.

No control character, bidirectional override, lone surrogate or invisible character gets through to the screen, a text
export, the clipboard or an error message. One character becomes one character, so offsets stay true.
"""

import unicodedata
from functools import lru_cache

from debate_tui.text.scripts import is_western

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"


class _Table(dict[int, str]):
    """A table for `str.translate` that computes the replacement of each character when it is first needed."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char == "\x1b":
            safe = "␛"
        elif char in _LINE_BREAKS:
            safe = " "
        elif char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co"):
            safe = _REPLACEMENT
        else:
            safe = char
        self[code] = safe
        return safe


_TABLE = _Table()


_SHORT = 40
"""Characters up to which the outcome is remembered: names, marks and dates come again and again."""


def safe(text: str) -> str:
    """`text` with what could control a terminal, or would be invisible, replaced; of the same length in characters.

    ESC becomes ␛; tabs and line breaks become spaces. U+FFFD replaces other controls (C0, C1), bidirectional overrides,
    embeddings and isolates, surrogates, private-use characters, fillers and characters without width. Joiners, selectors,
    tags and direction marks (U+200E, U+200F, U+061C) stay where they have a use (in Arabic, Indic and similar scripts, in
    emoji, beside letters that run from right to left). Of marks piled on one character, those beyond `MOST_MARKS` are
    replaced too. A text with nothing to replace is returned as the same object.
    """
    if (
        text.isascii() and text.isprintable()
    ):  # nearly every text, in a quarter of the time of asking what is remembered
        return text
    if len(text) > _SHORT:
        return _shown(text)
    shown = _remembered(text)
    return text if shown == text else shown


def _shown(text: str) -> str:
    # `isprintable` decides nearly every text, far faster than the table.
    shown = text if text.isprintable() else text.translate(_TABLE)
    # In Western text, the soft hyphen is the only printable character that is invisible.
    if shown.isascii() or (is_western(shown) and "\xad" not in shown):
        return shown
    from debate_tui.text.unseen import seen  # imported here: its many sets take 20 ms, and most texts don't need it

    return seen(shown)


_remembered = lru_cache(maxsize=4096)(_shown)
