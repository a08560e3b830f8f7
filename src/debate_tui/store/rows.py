"""Columns of numbers and rows of marshalled tuples in one stretch of bytes, each found without most others being read.

Rows are compressed, a few together: a debate takes a third of the memory, and is read and hashed as much sooner. They lie
in runs, such as the claims of a file, so that those of a file that hasn't changed can be copied.
"""

import marshal
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, islice, pairwise, repeat
from typing import Any, NamedTuple, TypeAlias
from zlib import DEFLATED, compressobj, decompress

from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived

PLAIN = 0
"""The version of `marshal` in which equal values are the same bytes; later ones tell which strings Python has only once."""

TOGETHER = 16
"""Rows that are compressed together. Of 32, a page of claims all over the debate would take 1 ms longer, for a twelfth less memory."""

_WINDOW, _MEMORY = 12, 7
"""zlib's window, as a power of two, and its level of memory. A group has some 4 KB; with the default of 256 KB, which are made
ready for each, it takes two and a half times as long for the same size."""

_KEPT = 64
"""How many of these are kept unpacked, the last ones asked for."""


_PACK = 1000
"""Values that are marshalled together: while they are opened in a thread, a key waits for no more of them."""


def packs(values: list[Any]) -> list[bytes]:
    """Plain values, some marshalled together."""
    return [marshal.dumps(values[at : at + _PACK], PLAIN) for at in range(0, len(values), _PACK)]


def from_packs(packs: Iterable[bytes]) -> Iterator[Any]:
    """The values that were packed."""
    return chain.from_iterable(map(marshal.loads, packs))


class Packed(NamedTuple):
    """A run of rows, packed by itself: the same bytes for the same rows, whatever stands around them."""

    data: bytes | bytearray | memoryview
    sizes: "array[int] | memoryview[int]"
    """How many bytes each group of rows takes."""
    starts: "array[int] | memoryview[int]"
    """Where each row begins in its group, unpacked."""


Run: TypeAlias = tuple[str, Packed]
"""The file of some claims or relations, and their rows."""
Unpacked: TypeAlias = Iterable[tuple[str, Iterable[tuple[Any, ...]]]]
"""The same, before they are packed."""


def each_packed(runs: Unpacked) -> Iterator[Run]:
    return ((file, packed(rows)) for file, rows in runs)


def as_bytes(numbers: "array[int] | memoryview[int]") -> memoryview:
    return memoryview(numbers).cast("B")


def packed(rows: Iterable[tuple[Any, ...]]) -> Packed:
    data, sizes, starts = bytearray(), array("I"), array("I")
    left = iter(rows)
    while some := b"".join(_marshalled(islice(left, TOGETHER), starts)):
        deflate = compressobj(1, DEFLATED, _WINDOW, _MEMORY)
        group = deflate.compress(some) + deflate.flush()
        data += group
        sizes.append(len(group))
    return Packed(data, sizes, starts)


class Parts:
    """The parts of a dump while they are put together."""

    def __init__(self, before: int) -> None:
        """`before`: how many bytes are kept free at the beginning."""
        self.data = bytearray(before)
        self.table: dict[str, tuple[int, int, str]] = {}
        """By name: where the part begins, its length in bytes, and the typecode of its numbers."""

    def numbers(self, name: str, numbers: "array[int]") -> None:
        self._add(name, numbers.tobytes(), numbers.typecode)

    def rows(self, name: str, runs: Iterable[Packed]) -> None:
        begin, sizes, starts, counts = len(self.data), array("I"), array("I"), array("I")
        for run in runs:
            self.data += run.data
            sizes.frombytes(as_bytes(run.sizes))
            starts.frombytes(as_bytes(run.starts))
            counts.append(len(run.starts))
        self.table[name] = begin, len(self.data) - begin, "B"
        self.numbers(f"{name} sizes", sizes)
        self.numbers(f"{name} starts", starts)
        self.numbers(f"{name} counts", counts)

    def _add(self, name: str, data: bytes, typecode: str) -> None:
        self.table[name] = len(self.data), len(data), typecode
        self.data += data


class Opened(NamedTuple):
    """The parts of a dump, to be opened only once its digest holds."""

    data: memoryview
    table: Mapping[str, tuple[int, int, str]]

    def numbers(self, name: str) -> "memoryview[int]":
        begin, size, typecode = self.table[name]
        return self.data[begin : begin + size].cast(typecode)  # type: ignore[call-overload,no-any-return]

    def rows(self, name: str, files: Sequence[str] = ()) -> "Rows":
        """The rows of a part; `files`: the file of each of its runs."""
        packed = Packed(self.numbers(name), self.numbers(f"{name} sizes"), self.numbers(f"{name} starts"))
        return Rows(packed, self.numbers(f"{name} counts"), files)


class Rows:
    """The rows of a part by number, unpacked when they are asked for."""

    __slots__ = ("_ends", "_firsts", "_group", "_packed", "_places", "_runs", "files", "starts")

    def __init__(self, packed: Packed, counts: Sequence[int], files: Sequence[str]) -> None:
        """`counts`: how many rows each run has."""
        self._packed = packed
        self._ends = array("Q", accumulate(packed.sizes, initial=0))
        self.starts = list(accumulate(counts, initial=0))
        """By run, the number of its first row; and at the end, how many rows there are."""
        self._firsts = list(accumulate((-(-count // TOGETHER) for count in counts), initial=0))
        self.files = files
        self._group: Callable[[int], memoryview] = lru_cache(maxsize=_KEPT)(partial(_unpacked, packed.data, self._ends))
        self._places = array("I")
        """By row, its group, and by group, its run; empty unless all rows are kept unpacked."""
        self._runs = array("I")

    def __len__(self) -> int:
        return self.starts[-1]

    def __call__(self, number: int) -> tuple[int, tuple[Any, ...]]:
        """The run that a row is in, and the row."""
        if self._places:
            group = self._places[number]
            run = self._runs[group]
        else:
            run = bisect_right(self.starts, number) - 1
            group = self._firsts[run] + (number - self.starts[run]) // TOGETHER
        row: tuple[Any, ...] = marshal.loads(self._group(group)[self._packed.starts[number] :])
        return run, row

    def runs(self) -> "Iterator[tuple[str, Packed]]":
        """The file of each run, and its rows as they are packed."""
        return zip(self.files, map(self._run, range(len(self.files))), strict=True)

    def _run(self, number: int) -> Packed:
        first, last = self._firsts[number], self._firsts[number + 1]
        packed = self._packed
        return Packed(
            packed.data[self._ends[first] : self._ends[last]],
            packed.sizes[first:last],
            packed.starts[self.starts[number] : self.starts[number + 1]],
        )

    def keep_all(self, now: bool) -> None:
        """Keeps all that is unpacked from now on; `now`: unpacks all of it at once, and notes where each row is."""
        if not now:
            self._group = cache(partial(_unpacked, self._packed.data, self._ends))
            return
        self._group = [_unpacked(self._packed.data, self._ends, group) for group in range(self._firsts[-1])].__getitem__
        for run, (first, last) in enumerate(pairwise(self.starts)):
            for begin in range(first, last, TOGETHER):
                self._places.extend(repeat(len(self._runs), min(TOGETHER, last - begin)))
                self._runs.append(run)


def _unpacked(data: bytes | bytearray | memoryview, ends: "array[int]", group: int) -> memoryview:
    """No method: what `Rows` keeps of it must not refer back to them, since nothing would free both (`store.held`)."""
    return memoryview(decompress(data[ends[group] : ends[group + 1]]))


class Pieces:
    """Bytes in pieces, of which each slice that is asked for lies in one: those of runs stay where they are, uncopied."""

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Sequence[bytes | bytearray | memoryview]) -> None:
        self._pieces: list[memoryview] = list(map(memoryview, pieces))  # type: ignore[arg-type]
        self._starts = list(accumulate(map(len, pieces), initial=0))

    def __getitem__(self, place: slice) -> memoryview:
        piece = bisect_right(self._starts, place.start, hi=len(self._pieces)) - 1
        begin = self._starts[piece]
        return self._pieces[piece][place.start - begin : place.stop - begin]


def joined(runs: Iterable[tuple[str, Packed]]) -> Rows:
    """The rows of runs, each with its file."""
    some = list(runs)
    data: Any = Pieces([run.data for _, run in some])  # rows only take slices
    sizes, starts = _together([run.sizes for _, run in some]), _together([run.starts for _, run in some])
    return Rows(Packed(data, sizes, starts), [len(run.starts) for _, run in some], [file for file, _ in some])


def _together(numbers: Sequence[Any]) -> "array[int]":
    found = array("I")
    found.frombytes(b"".join(numbers))
    return found


@derived(1)
def rows_of(_: Debate) -> Mapping[str, Rows]:
    """The rows of a compiled debate's claims and relations, by these words; nothing for another."""
    return {}


def keep_unpacked(debate: Debate, now: bool) -> None:
    """Keeps the rows of a compiled debate once they are unpacked, for who goes through all of it more than once."""
    for rows in rows_of(debate).values():
        rows.keep_all(now)


def _marshalled(rows: Iterable[tuple[Any, ...]], starts: "array[int]") -> Iterator[bytes]:
    """Each of some rows as bytes; where each begins among them is added to `starts`."""
    size = 0
    for row in rows:
        starts.append(size)
        data = marshal.dumps(row, PLAIN)
        size += len(data)
        yield data
