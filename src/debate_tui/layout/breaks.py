"""Finds where plain text breaks into lines of at most a given number of terminal cells.

Terminals disagree about the width of some grapheme clusters. Each is given the room that the most generous terminal
takes for it, so that nothing is drawn over.
"""

import re
from collections.abc import Iterable, Iterator

from debate_tui.layout.cells import is_plain, most_cells, split_graphemes

# A word may break behind a hyphen, dash or slash between word characters ("U.S.-|Japan"), never before such a sign.
_PIECE = re.compile(r"[^ ]*?[\w.][-‐–—/](?=\w)|[^ ]+")

# Characters that East Asian typesetting never puts first or last in a line (from JIS X 4051, the most common ones).
_NOT_FIRST = frozenset("、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\u00a0")
_NOT_LAST = frozenset("「『（【〈《〔［｛\u00a0")

NO_BREAK, EVEN = "\u00a0", "¡"
"""A no-break space is as wide as this sign, and no line breaks at it either: for once, it can be taken for one."""

_Span = tuple[int, int, int]
"""(start, end) in characters, and the width in cells."""


def breaks(text: str, first: int, rest: int) -> Iterable[tuple[int, int]]:
    """The (start, end) in characters of each line of `text`.

    The first line has room for `first` cells, every other for `rest`, both ≥ 2. The spaces at a break belong to no
    line; `layout.wrap.wrap` says where else a line may break.
    """
    even = text if text.isascii() else text.replace(NO_BREAK, EVEN)
    lines = plain_breaks(even, first, rest) if is_plain(even) else None
    return _breaks(text, first, rest) if lines is None else lines


def _breaks(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """`breaks` of any text."""
    room = first
    start = end = used = 0
    for piece_start, piece_end, size in _pieces(text, max(2, min(first, rest))):
        if end > start and used + piece_start - end + size > room:
            yield start, end
            start = end = piece_start
            room, used = rest, 0
        used += piece_start - end + size
        end = piece_end
    if end > start:
        yield start, end


_LINE = re.compile(r".+(?= |(?<=[\w.][-‐–—/])\w)")
"""The longest line before a space, or behind a sign where a word may break: see `_PIECE`."""


def _has_word_over(text: str, most: int) -> bool:
    """Whether a word of the text has more than `most` characters: then no blank stands within them."""
    start = 0
    while len(text) - start > most:
        start = text.rfind(" ", start, start + most + 1) + 1
        if not start:
            return True
    return False


def plain_breaks(text: str, first: int, rest: int) -> list[tuple[int, int]] | None:
    """`breaks` for a text in which each character takes one cell; None where a word is wider than a line, or spaces
    stand beside each other.

    Nearly all texts in Western languages are like this. It is faster: each line's end is searched from the right
    margin, not word by word.
    """
    if "  " in text or text[:1] == " ":
        return None
    if first != rest and _has_word_over(text, min(first, rest)):
        return None
    lines = []
    start, room, length = 0, first, len(text) - text.endswith(" ")
    signs = length > room and ("-" in text or "/" in text or "–" in text or "—" in text or "‐" in text)
    while length - start > room:
        end = text.rfind(" ", start + 1, start + room + 1)
        if signs and (found := _LINE.match(text, start, start + room + 1)):
            end = found.end()
        if end < 0:
            return None
        lines.append((start, end))
        start, room = end + (text[end] == " "), rest
    if length > start:
        lines.append((start, length))
    return lines


def _pieces(text: str, limit: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, cells) of each piece that must stay on one line, none wider than `limit` cells."""
    for match in _PIECE.finditer(text):
        word, start = match[0], match.start()
        if word.isascii() and len(word) <= limit:
            yield start, match.end(), len(word)
        else:
            yield from _split(word, start, limit)


def _split(word: str, offset: int, limit: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a word that is too wide or not ASCII: cut beside wide characters, and at `limit` where it must be.

    `offset` is where the word begins in the text.
    """
    graphemes, total = split_graphemes(word)
    if total <= limit and all(size < 2 for _, _, size in graphemes):
        room = sum(most_cells(word[begin:end], size) for begin, end, size in graphemes)
        yield offset, offset + len(word), min(room, limit)
        return
    start, used, before = 0, 0, ""
    wide_before = False
    for begin, end, size in _with_flags(word, graphemes):
        char, room = word[begin], min(limit, most_cells(word[begin:end], size))
        between = (size == 2 or wide_before) and char not in _NOT_FIRST and before not in _NOT_LAST
        if used and (used + room > limit or between):
            yield offset + start, offset + begin, used
            start, used = begin, 0
        used += room
        before, wide_before = char, size == 2
    if start < len(word):
        yield offset + start, offset + len(word), used


def _with_flags(word: str, graphemes: list[_Span]) -> Iterator[_Span]:
    """`graphemes` with each pair of regional indicators joined into one flag of 2 cells: rich counts two clusters."""
    left: _Span | None = None
    for span in graphemes:
        indicator = "\U0001f1e6" <= word[span[0]] <= "\U0001f1ff"
        if left and indicator:
            yield left[0], span[1], 2
            left = None
            continue
        if left:
            yield left
        left = span if indicator else None
        if not indicator:
            yield span
    if left:
        yield left
