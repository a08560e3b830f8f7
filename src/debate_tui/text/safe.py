"""The one boundary between content and everything that shows it.

No control character, bidirectional override or lone surrogate passes, and nothing that a reader would not see: not to
the screen, not to a text export, not to the clipboard, not into an error message. One character becomes one character,
so offsets stay true.
"""

import unicodedata

from debate_tui.text.scripts import is_western

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
        elif char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co"):
            safe = _REPLACEMENT
        else:
            safe = char
        self[code] = safe
        return safe


_TABLE = _Table()


def safe(text: str) -> str:
    """`text` with what could drive a terminal, or could not be seen, replaced; of the same length in characters.

    ESC becomes ␛, white space that would break a line a space. Other controls (C0, C1), bidirectional marks and
    overrides, surrogates, private use, characters without width and fillers become U+FFFD, but for joiners, selectors and
    tags where they have their use: in Arabic, Indic and like scripts, in emoji. So does, of a pile of marks, what is
    over `MOST_MARKS`. `isprintable` decides nearly every text far faster than the table.
    """
    shown = text if text.isprintable() else text.translate(_TABLE)
    # Nothing that is printable in Western text hides.
    if shown.isascii() or (is_western(shown) and "\xad" not in shown):
        return shown
    from debate_tui.text.unseen import seen  # its many sets take 20 ms, and most texts do without

    return seen(shown)
