"""Makes the index of texts: tokenise, transpose, sort the vocabulary."""

import gc
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, chain

from debate_tui.search.fold import chunks, words
from debate_tui.search.index import Index
from debate_tui.search.vocabulary import Vocabulary


class Builder:
    """Collects texts and makes an index of them: tokenise, transpose, sort the vocabulary.

    Words are numbered as they are met and renumbered at the end. A chunk of text (letters between
    spaces) is folded once, however often it occurs.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._chunks = _Chunks(self._number)
        self._forward = array("I")
        self._starts = array("I", [0])
        self._rows: list[array[int]] = []

    def add(self, text: str) -> None:
        """The next item."""
        self._add(list(chain.from_iterable(map(self._chunks.__getitem__, chunks(text)))))

    def taker(self, index: Index) -> Callable[[range], None]:
        """A function that adds items of another index as they are, without their texts."""
        number = [self._number(word) for word in index.vocabulary.words]

        def take(items: range) -> None:
            for item in items:
                self._add([number[word] for word in index.words_of(item)])

        return take

    def _add(self, found: list[int]) -> None:
        item = len(self._starts) - 1
        self._forward.extend(found)
        self._starts.append(len(self._forward))
        rows = self._rows
        for number in set(found):
            rows[number].append(item)

    def _number(self, word: str) -> int:
        if word not in self._numbers:
            self._numbers[word] = len(self._numbers)
            self._rows.append(array("I"))
        return self._numbers[word]

    def index(self) -> Index:
        """The index of all that was added; ends the building."""
        vocabulary = sorted(word for word, number in self._numbers.items() if self._rows[number])
        rows = [self._rows[self._numbers[word]] for word in vocabulary]
        rank = array("I", bytes(4 * len(self._numbers)))
        for place, word in enumerate(vocabulary):
            rank[self._numbers[word]] = place
        forward = array("I", map(rank.__getitem__, self._forward))
        posting_starts = array("I", accumulate(map(len, rows), initial=0))
        postings = array("I")
        postings.frombytes(b"".join(rows))
        return Index(Vocabulary(vocabulary), posting_starts, postings, self._starts, forward)


class _Chunks(dict[str, tuple[int, ...]]):
    """The numbers of the words of each chunk, worked out when it is first met."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        self[chunk] = found = tuple(map(self._number, words(chunk)))
        return found


_MOST_CHUNKS = 500_000


def build(texts: Iterable[str]) -> Index:
    """The index of `texts` in memory."""
    builder = Builder()
    with without_collection():
        for text in texts:
            builder.add(text)
        return builder.index()


@contextmanager
def without_collection() -> Iterator[None]:
    """For making very many objects that stay: looking for garbage among them would take longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
