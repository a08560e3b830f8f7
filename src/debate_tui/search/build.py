"""Builds the index of texts: which words stand in which item, over one sorted vocabulary."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress, islice

from debate_tui.disk.collecting import without_collection
from debate_tui.disk.spill import Spill
from debate_tui.search.columns import SLICE, picked, slices
from debate_tui.search.fold import chunks, plain_word, words
from debate_tui.search.index import Index
from debate_tui.search.runs import LEVELS, Run, merged, sizes
from debate_tui.search.vocabulary import Vocabulary
from debate_tui.search.zones import FAINT, FAINTEST, FIRM, FIRMNESS, Cuts, pieces


class Builder:
    """Collects texts and makes an index of them.

    Words are numbered in the order in which they are met, and renumbered in alphabetical order at the end. A chunk of
    text (what stands between two spaces) is folded once, however often it occurs. After every few million words the items
    of each word are put aside as a run, and the runs are merged at the end (Heinz and Zobel, "Efficient single-pass index
    construction for text databases", 2003), so that memory grows with the distinct words and not with the texts.
    """

    def __init__(self, folder: str | None = None) -> None:
        """`folder`: where temporary files may be put; without one, everything stays in memory."""
        self._folder = folder
        self._numbers = _Numbers()
        self._chunks = _Chunks(self._numbers)
        self._forward = Spill(folder)
        self._starts = array("I", [0])
        self._zones = Spill(folder)
        """The zones of the words so far, up to the last one of a card."""
        self._held = (_Rows(), _Rows(), _Rows())
        """For each firmness, the items of this run that hold a word so firmly."""
        self._runs: list[Run] = []
        self._aside = Spill(folder)
        """The items of all runs, one run behind the other."""
        self._run_start = 0

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
        starts, coming = self._starts, iter(items)
        while block := list(islice(coming, _BLOCK)):
            first, rows = len(starts) - 1, self._held[FIRM]
            forward, end = array("I"), starts[-1]
            for found in block:
                forward.fromlist(found)
                starts.append(end + len(forward))
            self._forward.extend(forward)
            for item, found in enumerate(block, first):
                for number in set(found):
                    rows[number].append(item)
            self._end_run(_RUN)

    def _add_zoned(self, found: list[int], zones: bytes | bytearray) -> None:
        """Adds the next item, each of its words with a zone."""
        item, end = len(self._starts) - 1, self._starts[-1]
        self._zones.extend(bytes(end - self._zones.nbytes))
        self._zones.extend(zones)
        self._forward.extend(array("I", found))
        self._starts.append(end + len(found))
        firm, faint, faintest = (set(compress(found, zones.translate(table))) for table in _HELD)
        for rows, numbers in zip(self._held, (firm, faint - firm, faintest - firm - faint), strict=True):
            for number in numbers:
                rows[number].append(item)
        self._end_run(_RUN)

    def _end_run(self, words: int) -> None:
        """Puts the items of this run aside if they have so many words."""
        if self._starts[-1] - self._run_start < words or (words and self._folder is None):
            return
        self._run_start, spelt = self._starts[-1], list(self._numbers)
        numbers = sorted(set[int]().union(*self._held), key=spelt.__getitem__)
        rows = [held.get(number, _NONE) for number in numbers for held in self._held]
        self._runs.append(Run(array("I", numbers), array("I", map(len, rows))))
        self._aside.extend(b"".join(rows))
        self._held = (_Rows(), _Rows(), _Rows())

    def columns(self) -> "tuple[list[str], dict[str, array[int] | Spill]]":
        """The sorted words and the columns of the index of everything added so far, by the names that `Index` has for
        them. The builder can't be used afterwards.

        Raises:
            OSError: a temporary file can't be read or written.
        """
        self._end_run(0)
        words = list(self._numbers)
        order = sorted(set[int]().union(*(run.words for run in self._runs)), key=words.__getitem__)
        place = [0] * len(words)
        for at, number in enumerate(order):
            place[number] = at
        for some in slices(self._starts[-1]):
            row = array("I", self._forward.read(4 * some.start, 4 * SLICE))
            self._forward.put(4 * some.start, array("I", picked(place, row)).tobytes())
        runs = [run._replace(words=array("I", picked(place, run.words))) for run in self._runs]
        starts = array("I", accumulate(sizes(runs, len(order)), initial=0))
        columns: dict[str, array[int] | Spill] = {
            "posting_starts": starts[::LEVELS],
            "postings": self._aside if len(runs) == 1 else merged(runs, self._aside, starts, Spill(self._folder)),
            "forward_starts": self._starts,
            "forward": self._forward,
        }
        if self._zones.nbytes:
            self._zones.extend(bytes(self._starts[-1] - self._zones.nbytes))
            columns |= {"zones": self._zones, "firm_ends": starts[1::LEVELS], "faint_ends": starts[2::LEVELS]}
        return [words[number] for number in order], columns

    def index(self) -> Index:
        """The index of everything added so far. The builder can't be used afterwards."""
        words, columns = self.columns()
        views = {name: column.view() if isinstance(column, Spill) else column for name, column in columns.items()}
        zones = bytes(views.pop("zones", b""))
        numbers = {name: view.cast("I") if isinstance(view, memoryview) else view for name, view in views.items()}
        return Index(Vocabulary(words), **numbers, zones=zones)


class _Rows(dict[int, "array[int]"]):
    """Word → the items that hold it, ascending."""

    def __missing__(self, word: int) -> "array[int]":
        self[word] = row = array("I")
        return row


class _Numbers(dict[str, int]):
    """Word → number, given out in the order in which words are first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
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
_RUN = 8_000_000
"""Words after which the items that hold them are put aside, with their 20 to 60 MB, where there is a folder for it."""

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
