"""The one boundary between content and everything that shows it.

No control character, bidirectional override or lone surrogate passes: not to the screen, not to a text
export, not into an error message. One character becomes one character, so offsets stay true.
"""

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"


class _Table(dict[int, str]):
    """Decides each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char == "\x1b":
            safe = "␛"
        elif char in _LINE_BREAKS:
            safe = " "
        elif char in _BIDI or unicodedata.category(char) in ("Cc", "Cs"):
            safe = _REPLACEMENT
        else:
            safe = char
        self[code] = safe
        return safe


_TABLE = _Table()


def safe(text: str) -> str:
    """`text` with what could drive a terminal replaced, of the same length in characters.

    ESC becomes ␛, white space that would break a line a space, other controls (C0, C1), bidirectional marks and
    overrides, and surrogates U+FFFD. `isprintable` decides nearly every text 35 times faster than the table.
    """
    return text if text.isprintable() else text.translate(_TABLE)
