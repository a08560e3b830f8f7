"""The index: which items hold a word (postings) and which words an item holds (forward), over one sorted vocabulary.

Both are matrices in the format "compressed sparse row". Their columns are arrays in memory, or views of a file that is
read piece by piece; both are used in the same way.
"""

from collections.abc import Collection, Sequence
from operator import sub
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from debate_tui.search.columns import picked
from debate_tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from array import array

    Column: TypeAlias = "array[int] | memoryview[int]"
else:
    Column = object  # NamedTuple would compile the type above, which costs 2 ms at every start

_DENSE = 3
"""Frequencies are read as one slice of the vocabulary if it has less than this many times as many words as needed."""


class Index(NamedTuple):
    """Items are numbered from 0 in the library's order, words in the order of the vocabulary."""

    vocabulary: Vocabulary
    posting_starts: Column
    """Word n stands in the items `postings[posting_starts[n]:posting_starts[n + 1]]`, ascending; length: words + 1."""
    postings: Column
    forward_starts: Column
    """Item n has the words `forward[forward_starts[n]:forward_starts[n + 1]]`, as in its text; length: items + 1."""
    forward: Column
    zones: "Column | bytes" = b""
    """The zone of each place of `forward` (see `search.zones`); empty in an index without cards, as are the next two."""
    firm_ends: "Column | tuple[()]" = ()
    """Where the postings of word n end that hold it firmly; those that are ascending in themselves."""
    faint_ends: "Column | tuple[()]" = ()
    """Where those end that hold it faintly, behind the firm ones; then come the faintest."""

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.forward_starts) - 1

    def items_with(self, word: int) -> Column:
        """The items that the word stands in, ascending; with cards, those that hold it firmly before others."""
        return self.postings[self.posting_starts[word] : self.posting_starts[word + 1]]

    def frequency(self, word: int) -> int:
        """In how many items the word stands (document frequency)."""
        return self.posting_starts[word + 1] - self.posting_starts[word]

    def frequencies(self, words: Collection[int], ends: "Column | None" = None) -> Sequence[int]:
        """For each of the words, in their order, in how many items it stands; `ends`: where the postings end that count,
        for each word of the vocabulary, if not all do."""
        starts = self.posting_starts
        if ends is not None:
            return list(map(sub, picked(ends, list(words)), picked(starts, list(words))))
        first, last = min(words, default=0), max(words, default=0)
        if last - first < _DENSE * len(words):
            some = starts[first : last + 2].tolist()
            return [some[word - first + 1] - some[word - first] for word in words]
        return list(map(sub, picked(starts, [word + 1 for word in words]), picked(starts, list(words))))

    def words_of(self, item: int) -> list[int]:
        """The numbers of an item's words, in the order of its text."""
        return self.forward[self.forward_starts[item] : self.forward_starts[item + 1]].tolist()

    def zones_of(self, item: int) -> bytes:
        """The zones of an item's words, in the same order; empty in an index without cards."""
        return bytes(self.zones[self.forward_starts[item] : self.forward_starts[item + 1]]) if self.zones else b""

    def bounds(self, word: int) -> tuple[int, int, int, int]:
        """Where the word's postings begin, where those end that hold it firmly, faintly, and all."""
        first, last = self.posting_starts[word], self.posting_starts[word + 1]
        return (
            (first, self.firm_ends[word], self.faint_ends[word], last) if self.firm_ends else (first, last, last, last)
        )
