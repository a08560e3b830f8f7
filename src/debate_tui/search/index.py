"""The index: which items hold a word (postings) and which words an item holds (forward), both over one sorted vocabulary.

Two matrices in compressed sparse rows. Arrays in memory and those that are read from a file piece by piece look alike.
"""

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from debate_tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from array import array

    Column: TypeAlias = "array[int] | memoryview[int]"
else:
    Column = object  # NamedTuple would compile the words above, at 2 ms a start


class Index(NamedTuple):
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
