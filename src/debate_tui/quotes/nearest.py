"""The passage of a source that is most like a quote that stands nowhere in it, and how the two differ.

What is found here is shown to somebody who corrects a quote; it never verifies one.
"""

from dataclasses import dataclass
from itertools import pairwise, product

from debate_tui.quotes.normal import Span
from debate_tui.quotes.text import Text, tokens
from debate_tui.quotes.verdict import Change

LIKE_ENOUGH = 78.0
"""Per cent of the characters in common (normalised Indel similarity) from which a passage is the quote's. Passages of
unrelated texts on the same subject stay below 77; see docs/quotes.md for the measurements."""

_SHORT_LIKE = 80.0
_SHORT, _LONG = 30, 60
"""Characters. A short quote resembles something everywhere, so it must be more alike: `_SHORT_LIKE` up to `_SHORT`."""

_SLACK = 12
"""Words by which the ends of a passage are moved, at most, to find the best."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage of the normal form with its difference from the quote."""

    span: Span
    diff: tuple[Change, ...]
    distance: int
    """Words and punctuation marks to insert, delete or replace."""


def nearest(quote: str, text: Text) -> Nearest | None:
    """The passage most like a normalised quote; None where nothing is like enough."""
    from rapidfuzz import fuzz  # 40 ms, and only quotes that are wrong need it

    if not quote:
        return None
    short = min(max((_LONG - len(quote)) / (_LONG - _SHORT), 0.0), 1.0)
    need = LIKE_ENOUGH + short * (_SHORT_LIKE - LIKE_ENOUGH)
    normal = text.normal.text
    for find in (_by_words, _by_characters):
        span = find(quote, text)
        if span and fuzz.ratio(quote.casefold(), normal[slice(*span)].casefold()) >= need:
            diff, distance = compare(quote, normal[slice(*span)])
            return Nearest(span, diff, distance)
    return None


def _by_words(quote: str, text: Text) -> Span | None:
    """By runs of equal words: one word changed leaves all others, however alike the new word is to the old."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    wanted, there = _folded(quote), _folded(text.normal.text)
    if not wanted or not there:
        return None
    rough = fuzz.partial_ratio_alignment(wanted, there, score_cutoff=100 / 3)
    if rough is None or len(there) <= len(wanted):
        start, end = (0, len(there)) if rough else (0, 0)
    else:
        start, end = rough.dest_start, rough.dest_end
    if start == end:
        return None
    # The rough window has the quote's number of words, and words left out or added shift its ends: try them all.
    slack = min(max(3, len(wanted) // 4), _SLACK)
    starts = range(max(0, start - slack), min(start + slack, end - 1) + 1)
    ends = range(max(start + 1, end - slack), min(len(there), end + slack) + 1)

    def unlike(window: Span) -> tuple[int, int, int]:
        # Where as many words differ, the passage that begins and ends as the quote does is meant.
        words = there[slice(*window)]
        ends_differ = (words[0] != wanted[0]) + (words[-1] != wanted[-1])
        return Levenshtein.distance(wanted, words), ends_differ, abs(len(words) - len(wanted))

    first, last = min((window for window in product(starts, ends) if window[0] < window[1]), key=unlike)
    spans = tokens(text.normal.text)
    return spans[first][0], spans[last - 1][1]


def _by_characters(quote: str, text: Text) -> Span | None:
    """By characters, extended to whole words: for short quotes, and for many words that are nearly right."""
    from rapidfuzz import fuzz

    normal = text.normal.text
    if len(normal) < len(quote):
        return (0, len(normal)) if normal else None
    found = fuzz.partial_ratio_alignment(quote, normal, score_cutoff=LIKE_ENOUGH)
    if found is None:
        return None
    touched = [span for span in tokens(normal) if span[0] < found.dest_end and found.dest_start < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else None


def _folded(text: str) -> list[str]:
    return [text[start:end].casefold() for start, end in tokens(text)]


def compare(quote: str, passage: str) -> tuple[tuple[Change, ...], int]:
    """The word-level diff of two normalised texts, and how many words and marks it inserts, deletes or replaces.

    The two sides of the changes join up to the two texts; a distance of 0 says that they differ in spaces only.
    """
    from rapidfuzz.distance import Levenshtein

    one, other = _pieces(quote), _pieces(passage)
    changes = [
        Change("".join(one[code.src_start : code.src_end]), "".join(other[code.dest_start : code.dest_end]))
        for code in Levenshtein.opcodes(one, other)
    ]
    bare = ([piece for piece in side if piece != " "] for side in (one, other))
    return tuple(changes), Levenshtein.distance(*bare)


def _pieces(text: str) -> list[str]:
    """The words, marks and spaces that a normalised text consists of."""
    ends = [at for span in tokens(text) for at in span]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]
