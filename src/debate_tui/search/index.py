"""The index: which items hold a word (postings) and which words an item holds (forward), both over one sorted vocabulary.

Two matrices in compressed sparse rows. Arrays in memory and arrays mapped from a file look alike to those who read them.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count
from typing import TypeAlias

from debate_tui.search.fold import words
from debate_tui.search.vocabulary import Vocabulary

Column: TypeAlias = "array[int] | memoryview[int]"


@dataclass(frozen=True, slots=True)
class Index:
    """Items are numbered from 0 in the library's order, words in the order of the vocabulary."""

    vocabulary: Vocabulary
    posting_starts: Column
    """Word n stands in the items `postings[posting_starts[n]:posting_starts[n + 1]]`, ascending."""
    postings: Column
    forward_starts: Column
    """Item n is the words `forward[forward_starts[n]:forward_starts[n + 1]]`, in the order of its text."""
    forward: Column

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.forward_starts) - 1

    def items_with(self, word: int) -> Column:
        return self.postings[self.posting_starts[word] : self.posting_starts[word + 1]]

    def frequency(self, word: int) -> int:
        """In how many items the word stands (document frequency)."""
        return self.posting_starts[word + 1] - self.posting_starts[word]

    def words_of(self, item: int) -> list[int]:
        return self.forward[self.forward_starts[item] : self.forward_starts[item + 1]].tolist()


class _Numbers(dict[str, int]):
    """Numbers each word when it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def build(texts: Iterable[str]) -> Index:
    """The index of `texts` in memory: tokenise, sort the vocabulary, transpose."""
    numbers = _Numbers()
    forward = array("I")
    lengths = array("I")
    for text in texts:
        found = [numbers[word] for word in words(text)]
        forward.extend(found)
        lengths.append(len(found))
    vocabulary = sorted(numbers)
    rank = array("I", bytes(4 * len(vocabulary)))
    for place, word in enumerate(vocabulary):
        rank[numbers[word]] = place
    forward = array("I", map(rank.__getitem__, forward))
    forward_starts = _starts(lengths)
    posting_starts, postings = _transposed(forward, forward_starts, len(vocabulary))
    return Index(Vocabulary(vocabulary), posting_starts, postings, forward_starts, forward)


def _starts(lengths: Iterable[int]) -> "array[int]":
    return array("Q", chain([0], accumulate(lengths)))


def _transposed(forward: Sequence[int], starts: Sequence[int], height: int) -> tuple["array[int]", "array[int]"]:
    """Item → words turned into word → items, each item once."""
    rows: list[list[int]] = [[] for _ in range(height)]
    for item, start, end in zip(count(), starts, starts[1:], strict=False):
        for word in set(forward[start:end]):
            rows[word].append(item)
    return _starts(map(len, rows)), array("I", chain.from_iterable(rows))
