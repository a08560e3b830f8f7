"""Measures text in terminal cells and finds its grapheme clusters, with rich only where the text needs it.

Latin letters and English punctuation take one cell each, and importing rich takes longer than searching a library.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from debate_tui.text.spans import Span

_PLAIN = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u22ff\u2500-\u25fc\u2713\u2715]*\\Z"
)
"""Text whose characters take one cell each: no combining characters, no soft hyphen, which some terminals show."""

_AGREED = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2100-\u22ff\u241b\u2500-\u25fc\u2605\u2713\u2715"
    "\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\ufffd]*\\Z"
)
"""Text for which every terminal takes the same number of cells: no marks, ligatures, emoji or right-to-left scripts."""

Grapheme = tuple[int, int, int]
"""(start, end) in characters, and the width in cells."""


def is_plain(text: str) -> bool:
    """Whether each character of `text` takes one cell on every terminal."""
    # Of ASCII, `_PLAIN` has what is printable; asking for that is far faster.
    return (text.isascii() and text.isprintable()) or _PLAIN.match(text) is not None


def cell_len(text: str) -> int:
    """The width of `text` in cells."""
    return len(text) if is_plain(text) else _rich_cell_len(text)


def split_graphemes(text: str) -> tuple[list[Grapheme], int]:
    """The grapheme clusters of `text`, and its width in cells."""
    if _PLAIN.match(text):
        return [(at, at + 1, 1) for at in range(len(text))], len(text)
    from rich.cells import split_graphemes

    return split_graphemes(text)


def disputed(text: str) -> bool:
    """Whether terminals may disagree about the width of `text`, with each other and with `cell_len`."""
    return not _AGREED.match(text)


def most_cells(cluster: str, size: int) -> int:
    """The most cells that a terminal may take for a cluster, which is `size` cells wide according to rich.

    The widest result comes from a terminal that joins nothing and gives each spacing mark a cell of its own.
    """
    return size if len(cluster) == 1 else max(size, sum(map(_alone, cluster)))


def _alone(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def between(text: str, start: int, end: int) -> str:
    """The grapheme clusters of `text` that lie at least partly between the cells `start` and `end` (exclusive)."""
    if _PLAIN.match(text):
        return text[max(0, start) : max(0, end)]
    at, kept = 0, []
    for first, last, size in split_graphemes(text)[0]:
        if start < at + max(size, 1) and at < end:
            kept.append(text[first:last])
        at += size
    return "".join(kept)


def _rich_cell_len(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def whole_clusters(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """`spans` of `text` (sorted, without overlap), each widened to whole grapheme clusters."""
    return spans if _PLAIN.match(text) else tuple(_whole(text, spans))


def _whole(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    clusters, _ = split_graphemes(text)
    starts = [start for start, _, _ in clusters]
    for start, end in spans:
        last = clusters[max(0, bisect_left(starts, end) - 1)]
        yield starts[bisect_right(starts, start) - 1], max(end, last[1])
