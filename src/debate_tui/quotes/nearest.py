"""Finds the passage of a source that is most like an altered quote, and how the two differ.

The passage is shown to whoever corrects the quote; likeness never verifies one. The work is linear in the lengths of
text and quote: a long quote is searched by pieces, and compared window by window.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from debate_tui.frozen import dataclass
from debate_tui.quotes.text import Text, tokens
from debate_tui.quotes.verdict import Change
from debate_tui.text.spans import Span, touched

LIKE_ENOUGH = 78.0
"""Per cent. A passage is taken for the quote's from this similarity on (normalised Indel similarity of characters).
Passages of unrelated texts on the same subject stay below 77; see docs/quotes.md for the measurements."""

_SHORT_LIKE = 80.0
_SHORT, _LONG = 30, 60
"""Characters. A short quote resembles some passage in any text, so more similarity is required: `_SHORT_LIKE` up to
`_SHORT` characters, falling to `LIKE_ENOUGH` at `_LONG`."""

_SLACK = 12
"""Words by which each end of a passage is moved at most to find the best one."""

_WHOLE, _PIECE, _PIECES = 128, 64, 8
"""Words and marks. A quote of up to `_WHOLE` is searched whole, a longer one by `_PIECES` pieces of `_PIECE` each."""

_CHARACTERS = 500
"""Length in characters up to which a quote is searched by characters as well as by words."""

_WINDOW = 2000
"""Number of words, marks and spaces that are aligned in one step."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of the normal form with its difference from the quote."""

    span: Span
    diff: tuple[Change, ...]
    distance: int
    """Words and punctuation marks to insert, delete or replace."""


def nearest(quote: str, text: Text) -> Nearest | None:
    """The passage most like a normalised quote; None if none is similar enough."""
    from rapidfuzz import fuzz  # its import takes 40 ms, and only wrong quotes need it

    if not quote:
        return None
    short = min(max((_LONG - len(quote)) / (_LONG - _SHORT), 0.0), 1.0)
    need = LIKE_ENOUGH + short * (_SHORT_LIKE - LIKE_ENOUGH)
    normal = text.normal.text
    if len(tokens(quote)) > _WHOLE:
        if span := _by_pieces(quote, text):
            diff, distance = compare(quote, normal[slice(*span)])
            same = sum(len(change.quoted) for change in diff if change.same)
            if 200 * same >= need * (len(quote) + span[1] - span[0]):
                return Nearest(span, diff, distance)
        return None
    for find in (_by_words, _by_characters):
        span = find(quote, text)
        if span and fuzz.ratio(quote.casefold(), normal[slice(*span)].casefold()) >= need:
            diff, distance = compare(quote, normal[slice(*span)])
            return Nearest(span, diff, distance)
    return None


def _by_words(quote: str, text: Text) -> Span | None:
    """The best passage by equal words: a changed word is one difference, however much it resembles the old one."""
    window = _window(_folded(quote), _words_of(text))
    return _characters(window, text) if window else None


def _by_pieces(quote: str, text: Text) -> Span | None:
    """The passage of a long quote by the places of its pieces, if half of them agree, nearly, on where it begins."""
    from rapidfuzz.distance import Levenshtein

    wanted, there = _folded(quote), _words_of(text)
    rest = len(wanted) - _PIECE
    found = []
    for i in range(_PIECES):
        offset = i * rest // (_PIECES - 1)
        piece = wanted[offset : offset + _PIECE]
        window = _window(piece, there)
        if window and Levenshtein.distance(piece, there[slice(*window)]) <= _PIECE // 2:
            found.append((window[0] - offset, window[1] + rest - offset))
    # Of the pieces that agree, the first is nearest to the beginning of the passage, the last to its end.
    shift = _SLACK + len(wanted) // 8
    agreeing = max(([one for one in found if abs(one[0] - other[0]) <= shift] for other in found), key=len, default=[])
    if 2 * len(agreeing) < _PIECES:
        return None
    start, end = max(agreeing[0][0], 0), min(agreeing[-1][1], len(there))
    return _characters((start, end), text) if start < end else None


def _window(wanted: Sequence[str], there: Sequence[str]) -> Span | None:
    """The run of words of `there` most like `wanted`, which has `_WHOLE` words at most; None without a likely one."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    if not wanted or not there:
        return None
    rough = fuzz.partial_ratio_alignment(wanted, there, score_cutoff=100 / 3)
    if rough is None or len(there) <= len(wanted):
        start, end = (0, len(there)) if rough else (0, 0)
    else:
        start, end = rough.dest_start, rough.dest_end
    if start == end:
        return None
    # The rough window has as many words as the quote. Words left out or added shift its ends, so near ends are tried.
    slack = min(max(3, len(wanted) // 4), _SLACK)
    starts = range(max(0, start - slack), min(start + slack, end - 1) + 1)
    ends = range(max(start + 1, end - slack), min(len(there), end + slack) + 1)

    def unlike(window: Span) -> tuple[int, int, int]:
        # Of windows with equally many differences, one that begins and ends with the quote's words is better.
        words = there[slice(*window)]
        ends_differ = (words[0] != wanted[0]) + (words[-1] != wanted[-1])
        return Levenshtein.distance(wanted, words), ends_differ, abs(len(words) - len(wanted))

    return min((window for window in product(starts, ends) if window[0] < window[1]), key=unlike)


def _characters(window: Span, text: Text) -> Span:
    """The span in characters of a run of the text's words."""
    spans = tokens(text.normal.text)
    return spans[window[0]][0], spans[window[1] - 1][1]


def _by_characters(quote: str, text: Text) -> Span | None:
    """The best passage by characters, extended to whole words: for short quotes, or many words with small mistakes."""
    from rapidfuzz import fuzz

    normal = text.normal.text
    if len(quote) > _CHARACTERS:
        return None
    if len(normal) < len(quote):
        return (0, len(normal)) if normal else None
    found = fuzz.partial_ratio_alignment(quote, normal, score_cutoff=LIKE_ENOUGH)
    if found is None:
        return None
    spans = tokens(normal)
    whole = touched(spans, (found.dest_start, found.dest_end))
    return (spans[whole[0]][0], spans[whole[-1]][1]) if whole else None


def _folded(text: str) -> list[str]:
    return [text[start:end].casefold() for start, end in tokens(text)]


@lru_cache(maxsize=1)
def _words_of(text: Text) -> list[str]:
    """The words of a text, cached for its next quote; callers must not change the list."""
    return _folded(text.normal.text)


def compare(quote: str, passage: str) -> tuple[tuple[Change, ...], int]:
    """The word-level diff of two normalised texts, and how many words and marks it inserts, deletes or replaces.

    Joined, the two sides of the changes are the two texts. A number of 0 means that they differ in spaces at most.
    """
    one, other = _pieces(quote), _pieces(passage)
    changes = [
        Change("".join(one[slice(*left)]), "".join(other[slice(*right)])) for left, right in _aligned(one, other)
    ]
    bare = [[piece for piece in side if piece != " "] for side in (one, other)]
    distance = sum(
        max(left[1] - left[0], right[1] - right[0])
        for left, right in _aligned(*bare)
        if bare[0][slice(*left)] != bare[1][slice(*right)]
    )
    return tuple(changes), distance


def _aligned(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Pairs of equal or different runs, by Levenshtein distance: optimal up to `_WINDOW` pieces."""
    from rapidfuzz.distance import Levenshtein

    left = right = 0
    while left < len(one) or right < len(other):
        codes = list(Levenshtein.opcodes(one[left : left + _WINDOW], other[right : right + _WINDOW]))
        if left + _WINDOW < len(one) or right + _WINDOW < len(other):
            # The end of a window may cut a run in two, so what follows the last good equal run is aligned again.
            equal = [i for i, code in enumerate(codes) if code.tag == "equal" and code.src_start <= _WINDOW // 2]
            if equal and codes[equal[-1]].src_end >= _WINDOW // 4:
                codes = codes[: equal[-1] + 1]
        for code in codes:
            yield (left + code.src_start, left + code.src_end), (right + code.dest_start, right + code.dest_end)
        left, right = left + codes[-1].src_end, right + codes[-1].dest_end


def _pieces(text: str) -> list[str]:
    """A normalised text split into words, marks and spaces."""
    ends = [at for span in tokens(text) for at in span]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]
