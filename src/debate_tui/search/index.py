"""The index: which items hold a word (postings) and which words an item holds (forward), over one sorted vocabulary.

Both are matrices in the format "compressed sparse row". Their columns are arrays in memory, or views of a file that is
read piece by piece; both are used in the same way.
"""

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from debate_tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from array import array

    Column: TypeAlias = "array[int] | memoryview[int]"
else:
    Column = object  # NamedTuple would compile the type above, which costs 2 ms at every start


class Index(NamedTuple):
    """Items are numbered from 0 in the library's order, words in the order of the vocabulary."""

    vocabulary: Vocabulary
    posting_starts: Column
    """Word n stands in the items `postings[posting_starts[n]:posting_starts[n + 1]]`, ascending; length: words + 1."""
    postings: Column
    forward_starts: Column
    """Item n has the words `forward[forward_starts[n]:forward_starts[n + 1]]`, as in its text; length: items + 1."""
    forward: Column

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.forward_starts) - 1

    def items_with(self, word: int) -> Column:
        """The items that the word stands in, ascending."""
        return self.postings[self.posting_starts[word] : self.posting_starts[word + 1]]

    def frequency(self, word: int) -> int:
        """In how many items the word stands (document frequency)."""
        return self.posting_starts[word + 1] - self.posting_starts[word]

    def words_of(self, item: int) -> list[int]:
        """The numbers of an item's words, in the order of its text."""
        return self.forward[self.forward_starts[item] : self.forward_starts[item + 1]].tolist()
