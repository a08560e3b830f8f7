"""One passage in two hands: of two cards cut from one source, what each cut, changed, underlined or reads, word by word.

Every word of both cards has exactly one fate (`Fate`); `quotes.aligning` tells which words are the same.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Quote
from debate_tui.quotes.aligning import Piece, Use, Word, aligned, count_added, source_words
from debate_tui.text.spans import Span

_ENDS = re.compile(r"[.!?¶\n]")
_MOST_CHANGED = 8
"""How many words, in either card, other words may stand in place of; of more, each card has a passage of its own."""


class Fate(StrEnum):
    """What became of a word in the two cards, A and B. Each word of either has exactly one."""

    BOTH = "read by both"
    A = "read by A only"
    B = "read by B only"
    UNDERLINED = "underlined, read by neither"
    PLAIN = "in both, marked by neither"
    ONLY_A = "in A only"
    ONLY_B = "in B only"
    CHANGED = "changed"
    ADDED = "put in by the debater"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row, of one fate and, where one card alone has them, of one use."""

    fate: Fate
    a: Sequence[Word] = ()
    b: Sequence[Word] = ()


@dataclass(frozen=True, slots=True)
class Hands:
    """Two cards, word by word."""

    stretches: Sequence[Stretch]
    """All words but those of `Fate.ADDED`, in their order; where both cards have a passage of their own, that of A comes first."""
    a: Counter[Fate]
    """How many words of A have each fate."""
    b: Counter[Fate]
    run: int
    """The most words in a row that both have."""


def hands(a: Quote, b: Quote) -> Hands:
    """Two cards word by word, in the time that `aligned` takes."""
    words, others = source_words(a), source_words(b)
    pieces = _from_sentences(aligned(words, others), (words, a.text), (others, b.text))
    stretches = list(_joined(_stretches(pieces, words, others)))
    of_a = Counter({Fate.ADDED: count_added(a)})
    of_b = Counter({Fate.ADDED: count_added(b)})
    for one in stretches:
        of_a[one.fate] += len(one.a)
        of_b[one.fate] += len(one.b)
    run = max((piece.size for piece in pieces if piece.same), default=0)
    return Hands(stretches, +of_a, +of_b, run)


def _from_sentences(pieces: Sequence[Piece], *cards: tuple[Sequence[Word], str]) -> list[Piece]:
    """The pieces, with what one card alone has moved to where a sentence begins, where it may as well stand: of “The quay
    closed. The port grew.” beside “The port grew.”, the sentence is cut, not “quay closed. The”."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        before, after = found[-1] if found else None, pieces[number + 1 : number + 2]
        lone = [side for side, (start, end) in enumerate((piece.a, piece.b)) if start < end]
        if piece.same or len(lone) != 1 or not (before and before.same and after and after[0].same):
            found.append(piece)
            continue
        words, text = cards[lone[0]]
        start, end = (piece.a, piece.b)[lone[0]]
        far = min(_size(before.a), _size(before.b)) if _size(before.a) == _size(before.b) else 0
        back = _back(words, text, (start, end), far)
        if not back:
            found.append(piece)
            continue
        found[-1] = Piece(True, (before.a[0], before.a[1] - back), (before.b[0], before.b[1] - back))
        if found[-1].size == 0:
            found.pop()
        moved = ((piece.a[0] - back, piece.a[1] - back), (piece.b[0] - back, piece.b[1] - back))
        found.append(Piece(False, *moved))
        found.append(Piece(True, (piece.a[1] - back, piece.a[1]), (piece.b[1] - back, piece.b[1])))
    return found


def _size(span: Span) -> int:
    return span[1] - span[0]


def _back(words: Sequence[Word], text: str, span: Span, far: int) -> int:
    """By how many words, `far` at most, a stretch is moved back so that it begins where a sentence does; 0 where it can't be."""
    start, end = span
    for back in range(far + 1):
        if back and words[start - back].key != words[end - back].key:
            return 0
        before = text[words[start - back - 1].end if start > back else 0 : words[start - back].start]
        if start == back or _ENDS.search(before):
            return back
    return 0


def _stretches(pieces: Sequence[Piece], a: Sequence[Word], b: Sequence[Word]) -> Iterator[Stretch]:
    for n, piece in enumerate(pieces):
        of_a, of_b = a[slice(*piece.a)], b[slice(*piece.b)]
        if piece.same:
            yield from _alike(of_a, of_b)
        elif of_a and of_b and piece.size <= _MOST_CHANGED and 0 < n < len(pieces) - 1:
            yield Stretch(Fate.CHANGED, of_a, of_b)
        else:
            for _, words in groupby(of_a, lambda word: word.use):
                yield Stretch(Fate.ONLY_A, list(words))
            for _, words in groupby(of_b, lambda word: word.use):
                yield Stretch(Fate.ONLY_B, (), list(words))


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The stretches, those of one fate that stand beside each other in both cards as one."""
    for fate, some in groupby(stretches, lambda one: one.fate):
        if fate in (Fate.CHANGED, Fate.ONLY_A, Fate.ONLY_B):
            yield from some
        else:
            found = list(some)
            yield Stretch(fate, [w for one in found for w in one.a], [w for one in found for w in one.b])


def _alike(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Stretch]:
    """Words that both cards have, divided by their fate. Words that are joined differently share one: what is done with any
    of them."""
    if len(a) != len(b):
        use, other = (max(word.use for word in words) for words in (a, b))
        yield Stretch(_fate(use, other), a, b)
        return
    for fate, pairs in groupby(zip(a, b, strict=True), lambda pair: _fate(pair[0].use, pair[1].use)):
        one, other_words = zip(*pairs, strict=True)
        yield Stretch(fate, one, other_words)


def _fate(a: Use, b: Use) -> Fate:
    if Use.READ in (a, b):
        return Fate.BOTH if a == b else Fate.A if a is Use.READ else Fate.B
    return Fate.UNDERLINED if Use.UNDERLINED in (a, b) else Fate.PLAIN
