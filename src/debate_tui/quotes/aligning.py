"""Aligns the words of two cards: which are the same in both, in their order, and which stand alone or in each other's place.

Words are compared without case, punctuation, hyphens, apostrophes and the joints of lines, so that typography is no change:
“co-⏎operate” and “cooperate” are the same, as are “U.S.” and “US”. The alignment is a longest common subsequence of words
(rapidfuzz's, bit-parallel after Hyyrö 2004), without words that meet by chance between two long stretches.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby, pairwise

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Quote
from debate_tui.text.scripts import SPACELESS, is_western
from debate_tui.text.spans import Span, joined, touched

_DIVIDED = 4_000_000
"""Pairs of words above which two texts are divided first, where they share a run of words."""
_AT_ONCE = 20_000
"""Words of a card that are compared at once, which takes up to 50 MB: more than the longest card known has (15,863)."""
_RUN = 8
"""Words in a row that two texts share which are taken from one passage: other texts hardly ever share so many."""
_LEAST_RUN = 4
"""The same for cards that have no more words than these."""
_CHANCE = 4
"""Fewer words in a row than these may meet by chance."""


class Use(IntEnum):
    """What a debater does with a word."""

    NONE = 0
    UNDERLINED = 1
    READ = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a card."""

    start: int
    end: int
    """`start` and `end` count characters of the quote's text."""
    key: str
    """What of it is compared."""
    use: Use


_APOSTROPHES = "'’‘ʼ`´"


class _Letters(dict[int, str]):
    """Character code → itself for letters, figures and marks on them; `'` for what stands within words without dividing
    them; else a blank. One character for one, so that places stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        self[code] = found = "'" if char in _APOSTROPHES or kind == "Cf" else char if kind[0] in "LNM" else " "
        return found


_LETTERS = _Letters()
_WORD = re.compile(r"[^\s']+(?:'+[^\s']+)*")
_ONE_BY_ONE = rf"[{SPACELESS}]|[^\s'{SPACELESS}]+(?:'+[^\s'{SPACELESS}]+)*"


def source_words(quote: Quote) -> list[Word]:
    """The words of a card that are its source's, each with its use. A word is read where any part of it is: often that is
    only its initial. In scripts without spaces between words, each character is one."""
    size = len(quote.text)
    uses, added = bytearray(size), bytearray(size)
    for kind, marked, sign in (("underlined", uses, Use.UNDERLINED), ("read", uses, Use.READ), ("added", added, 1)):
        for mark in quote.marks:
            if mark.kind == kind:
                marked[mark.start : mark.end] = bytes((sign,)) * (min(mark.end, size) - mark.start)
    anything = any(added)
    return [
        Word(start, end, key, Use(max(uses[start:end])))
        for (start, end), key in _words(quote.text)
        if not (anything and any(added[start:end]))
    ]


def count_added(quote: Quote) -> int:
    """How many words a debater has put into the card: `[Table Omitted]`."""
    added = joined((mark.start, mark.end) for mark in quote.marks if mark.kind == "added")
    return sum(1 for span, _ in _words(quote.text) if touched(added, span)) if added else 0


def _words(text: str) -> Iterator[tuple[Span, str]]:
    letters = text.translate(_LETTERS)
    pattern = _WORD if is_western(text) else re.compile(_ONE_BY_ONE)
    for match in pattern.finditer(letters):
        key = match[0].replace("'", "")
        yield match.span(), (key if key.isascii() else unicodedata.normalize("NFKC", key)).casefold()


def overlap(a: Sequence[Word], b: Sequence[Word]) -> int:
    """How many runs of words two cards share that are long enough to come from one passage; in linear time."""
    size = min(_RUN, len(a), len(b))
    return len(_runs(a, size) & _runs(b, size)) if size >= _LEAST_RUN else 0


def _runs(words: Sequence[Word], size: int) -> set[tuple[str, ...]]:
    keys = [word.key for word in words]
    return set(zip(*(keys[n:] for n in range(size)), strict=False))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of A and B that stand in each other's place: `same`, word for word or joined differently, or not."""

    same: bool
    a: Span
    b: Span

    @property
    def size(self) -> int:
        """How many words it has, in the card that has more."""
        return max(self.a[1] - self.a[0], self.b[1] - self.b[0])


def aligned(a: Sequence[Word], b: Sequence[Word]) -> list[Piece]:
    """The words of two cards as pieces, in their order; time grows with the product of their lengths only up to a bound."""
    return list(_tidied(_opcodes(a, b), a, b))


def _opcodes(a: Sequence[Word], b: Sequence[Word]) -> list[Piece]:
    from rapidfuzz.distance import LCSseq  # its import takes longer than most comparisons

    pieces: list[Piece] = []
    keys, others = [word.key for word in a], [word.key for word in b]
    for (start, end), (first, last), same in _divided(keys, others):
        if same:
            pieces.append(Piece(True, (start, end), (first, last)))
            continue
        windows = max(end - start, last - first, 1) // _AT_ONCE + 1
        cuts = [
            (start + (end - start) * n // windows, first + (last - first) * n // windows) for n in range(windows + 1)
        ]
        for (start, first), (end, last) in pairwise(cuts):
            for one in LCSseq.opcodes(keys[start:end], others[first:last]):
                span, other = (
                    (start + one.src_start, start + one.src_end),
                    (first + one.dest_start, first + one.dest_end),
                )
                pieces.append(Piece(one.tag == "equal", span, other))
    return pieces


def _divided(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Span, Span, bool]]:
    """Two long texts, divided where they share a run of words that occurs once in each (patience diff, Cohen 2003); the
    runs themselves are the same in both."""
    done = other = 0
    if len(a) * len(b) > _DIVIDED:
        for at, there in _in_order(_unique_runs(a, b)):
            if at < done or there < other:
                continue
            end, last = at, there
            while end < len(a) and last < len(b) and a[end] == b[last]:
                end, last = end + 1, last + 1
            yield (done, at), (other, there), False
            yield (at, end), (there, last), True
            done, other = end, last
    yield (done, len(a)), (other, len(b)), False


def _unique_runs(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the runs begin that occur once in each text."""
    once = []
    for keys in (a, b):
        runs: dict[tuple[str, ...], int] = {}
        for n, run in enumerate(zip(*(keys[n:] for n in range(_RUN)), strict=False)):
            runs[run] = -1 if run in runs else n
        once.append(runs)
    return ((at, once[1][run]) for run, at in once[0].items() if at >= 0 and once[1].get(run, -1) >= 0)


def _in_order(pairs: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection of pairs that ascend in both numbers (patience sorting; Fredman 1975)."""
    tops: list[int] = []
    chain: list[tuple[tuple[int, int], int]] = []
    last: list[int] = []
    for pair in sorted(pairs):
        pile = bisect_left(tops, pair[1])
        chain.append((pair, last[pile - 1] if pile else -1))
        tops[pile : pile + 1] = [pair[1]]
        last[pile : pile + 1] = [len(chain) - 1]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = chain[at]
        found.append(pair)
    return found[::-1]


def _tidied(pieces: Sequence[Piece], a: Sequence[Word], b: Sequence[Word]) -> Iterator[Piece]:
    """The pieces without words that are the same by chance, those beside each other merged, and of what differs, what is
    only joined differently told apart."""
    merged = list(_merged(pieces))
    kept = [Piece(one.same and not _by_chance(merged, n), one.a, one.b) for n, one in enumerate(merged) if one.size]
    for one in _merged(kept):
        yield from (one,) if one.same else _rejoined(one, a, b)


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for same, some in groupby(pieces, lambda one: one.same):
        first, *_, last = *(found := list(some)), found[-1]
        yield Piece(same, (first.a[0], last.a[1]), (first.b[0], last.b[1]))


def _by_chance(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a piece that is the same is shorter than what differs on a side of it, and short enough to be chance."""
    size = pieces[n].size
    beside = [pieces[at].size for at in (n - 1, n + 1) if 0 <= at < len(pieces)]
    return size < _CHANCE and max(beside, default=0) > 2 * size + 1


def _rejoined(one: Piece, a: Sequence[Word], b: Sequence[Word]) -> Iterator[Piece]:
    """What differs, without the words at its beginning and end that are the same but for how their letters are joined."""
    (start, end), (first, last) = one.a, one.b
    head = list(_peeled([word.key for word in a[start:end]], [word.key for word in b[first:last]]))
    for i, j in head:
        yield Piece(True, (start, start + i), (first, first + j))
        start, first = start + i, first + j
    tail = list(
        _peeled(
            [word.key[::-1] for word in reversed(a[start:end])], [word.key[::-1] for word in reversed(b[first:last])]
        )
    )
    cut, other = end - sum(i for i, _ in tail), last - sum(j for _, j in tail)
    if start < cut or first < other:
        yield Piece(False, (start, cut), (first, other))
    for i, j in reversed(tail):
        yield Piece(True, (cut, cut + i), (other, other + j))
        cut, other = cut + i, other + j


def _peeled(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """How many words at the beginning of each have the same letters, group by group."""
    i = j = start = first = 0
    one = other = ""
    while True:
        if one == other and one:
            yield i - start, j - first
            start, first, one, other = i, j, "", ""
        if len(one) <= len(other) and i < len(a):
            one, i = one + a[i], i + 1
        elif len(other) < len(one) and j < len(b):
            other, j = other + b[j], j + 1
        else:
            return
        if not (one.startswith(other) or other.startswith(one)):
            return
