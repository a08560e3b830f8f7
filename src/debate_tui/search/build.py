"""Builds the index of texts: which words stand in which item, over one sorted vocabulary."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress, islice

from debate_tui.disk.collecting import without_collection
from debate_tui.search.columns import picked, slices
from debate_tui.search.fold import chunks, plain_word, words
from debate_tui.search.index import Index
from debate_tui.search.vocabulary import Vocabulary
from debate_tui.search.zones import FAINT, FAINTEST, FIRM, FIRMNESS, Cuts, pieces


class Builder:
    """Collects texts and makes an index of them.

    Words are numbered in the order in which they are met, and renumbered in alphabetical order at the end.
    A chunk of text (what stands between two spaces) is folded once, however often it occurs.
    """

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._chunks = _Chunks(self._numbers)
        self._forward = array("I")
        self._starts = array("I", [0])
        self._zones = bytearray()
        """The zones of the words so far, up to the last one of a card."""
        self._faint: dict[int, array[int]] = {}
        self._faintest: dict[int, array[int]] = {}

    def add(self, texts: Iterable[str], zones: "Sequence[Cuts | None]" = ()) -> None:
        """Adds the next items, one for each text; `zones`: where a text has any, its zones."""
        if any(zones):
            self._add_marked(zip(texts, zones, strict=True))
        else:
            self._add(map(self._chunks.words_of, texts))

    def _add_marked(self, texts: "Iterable[tuple[str, Cuts | None]]") -> None:
        for text, cuts in texts:
            if cuts:
                self._add_zoned(*self._chunks.zoned(text, cuts))
            else:
                self._add([self._chunks.words_of(text)])

    def taker(self, index: Index) -> Callable[[range], None]:
        """A function that copies a range of items from another index; their texts are not needed."""
        number = list(map(self._numbers.__getitem__, index.vocabulary.words))

        def take(items: range) -> None:
            some = (list(map(number.__getitem__, index.words_of(item))) for item in items)
            if not index.zones:
                self._add(some)
                return
            for found, item in zip(some, items, strict=True):
                zones = index.zones_of(item)
                if any(zones):
                    self._add_zoned(found, zones)
                else:
                    self._add([found])

        return take

    def _add(self, items: Iterable[list[int]]) -> None:
        """Adds the next items, each given as the numbers of its words."""
        forward, starts, rows = self._forward, self._starts, self._numbers.rows
        coming = iter(items)
        while block := list(islice(coming, _BLOCK)):
            first = len(starts) - 1
            for found in block:
                forward.fromlist(found)
                starts.append(len(forward))
            for item, found in enumerate(block, first):
                for number in set(found):
                    rows[number].append(item)

    def _add_zoned(self, found: list[int], zones: bytes | bytearray) -> None:
        """Adds the next item, each of its words with a zone."""
        item = len(self._starts) - 1
        self._zones += bytes(len(self._forward) - len(self._zones)) + zones
        self._forward.fromlist(found)
        self._starts.append(len(self._forward))
        firm, faint, faintest = (set(compress(found, zones.translate(table))) for table in _HELD)
        for number in firm:
            self._numbers.rows[number].append(item)
        for rows, numbers in ((self._faint, faint - firm), (self._faintest, faintest - firm - faint)):
            for number in numbers:
                if number not in rows:
                    rows[number] = array("I")
                rows[number].append(item)

    def index(self) -> Index:
        """The index of everything added so far. The builder can't be used afterwards."""
        words, rows = list(self._numbers), self._numbers.rows
        more = (self._faint, self._faintest)
        used = (number for number, row in enumerate(rows) if row or any(number in faint for faint in more))
        order = sorted(used, key=words.__getitem__)
        place = [0] * len(words)
        for at, number in enumerate(order):
            place[number] = at
        forward = array("I")
        for some in slices(len(self._forward)):
            forward.fromlist(list(picked(place, self._forward[some])))
        sorted_rows = [rows[number] for number in order]
        posting_starts = array("I", accumulate(map(len, sorted_rows), initial=0))
        postings = array("I")
        vocabulary = Vocabulary([words[number] for number in order])
        if not self._zones:
            postings.frombytes(b"".join(sorted_rows))
            return Index(vocabulary, posting_starts, postings, self._starts, forward)
        posting_starts, ends = array("I", [0]), (array("I"), array("I"))
        for number, row in zip(order, sorted_rows, strict=True):
            postings += row
            for faint, end in zip(more, ends, strict=True):
                end.append(len(postings))
                postings += faint.get(number, _NONE)
            posting_starts.append(len(postings))
        self._zones += bytes(len(forward) - len(self._zones))
        return Index(vocabulary, posting_starts, postings, self._starts, forward, bytes(self._zones), *ends)


class _Numbers(dict[str, int]):
    """Word → number, given out in the order in which words are first asked for; `rows[number]`: the items with that
    word."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[array[int]] = []

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self.rows)
        self.rows.append(array("I"))
        return number


class _Chunks(dict[str, int]):
    """Chunk → the number of its word, worked out when the chunk is first met.

    A chunk that holds no word, or several, has a negative number -n: its words are the n-th row of `_rows`.
    """

    def __init__(self, numbers: _Numbers) -> None:
        super().__init__()
        self._number = numbers.__getitem__
        self._rows: list[list[int]] = []

    def __missing__(self, chunk: str) -> int:
        if word := plain_word(chunk):
            number = self._number(word)
        else:
            row = list(map(self._number, words(chunk)))
            if len(row) == 1:
                number = row[0]
            else:
                self._rows.append(row)
                number = -len(self._rows)
        self[chunk] = number
        return number

    def words_of(self, text: str) -> list[int]:
        """The numbers of the words of `text`, in order."""
        self._forget()
        found = list(map(self.__getitem__, chunks(text)))
        return self._spread(found) if found and min(found) < 0 else found

    def zoned(self, text: str, cuts: Cuts) -> tuple[list[int], bytearray]:
        """The numbers of the words of a text with zones, and their zones."""
        self._forget()
        numbers, zones = list[int](), bytearray()
        for piece, zone in pieces(text, cuts):
            found = list(map(self.__getitem__, piece.split()))
            if found and min(found) < 0:
                found = self._spread(found)
            numbers += found
            zones += _ZONES[zone] * len(found)
        return numbers, zones

    def _forget(self) -> None:
        if len(self) > _MOST_CHUNKS:
            self.clear()
            self._rows.clear()

    def _spread(self, found: Iterable[int]) -> list[int]:
        spread: list[int] = []
        for number in found:
            if number < 0:
                spread += self._rows[-1 - number]
            else:
                spread.append(number)
        return spread


_MOST_CHUNKS = 500_000
"""Chunks that are remembered; beyond that, all are forgotten and memory stays bounded."""
_BLOCK = 5_000
"""Items handled in one go: first their words are numbered, then the items are listed under their words.

Alternating item by item would be slower: the tables of the two steps push each other out of the processor's cache.
"""


_NONE = array("I")
_ZONES = [bytes([zone]) for zone in range(len(FIRMNESS))]
_HELD = [bytes(z < len(FIRMNESS) and FIRMNESS[z] == held for z in range(256)) for held in (FIRM, FAINT, FAINTEST)]
"""For each firmness, a table: zone → 1 where it holds its words so firmly."""


def build(texts: Iterable[str], zones: "Sequence[Cuts | None]" = ()) -> Index:
    """The index of `texts` in memory; `zones`: as for `Builder.add`."""
    builder = Builder()
    with without_collection():
        builder.add(texts, zones)
        return builder.index()
