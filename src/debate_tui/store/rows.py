"""Columns of numbers and rows of marshalled tuples in one stretch of bytes, each found without most others being read.

Rows are compressed, a few together: a debate takes a third of the memory, and is read and hashed as much sooner.
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from zlib import compress, decompress

_TOGETHER = 16
"""Rows that are compressed together. Of 32, a page of claims all over the debate would take 1 ms longer, for a twelfth less memory."""

_KEPT = 64
"""How many of these are kept unpacked, the last ones asked for."""


class Parts:
    """The parts of a dump while they are put together."""

    def __init__(self, before: int) -> None:
        """`before`: how many bytes are kept free at the beginning."""
        self.data = bytearray(before)
        self.table: dict[str, tuple[int, int, str]] = {}
        """By name: where the part begins, its length in bytes, and the typecode of its numbers."""

    def numbers(self, name: str, numbers: "array[int]") -> None:
        self._add(name, numbers.tobytes(), numbers.typecode)

    def rows(self, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
        begin, data = len(self.data), self.data
        starts, groups = array("I"), array("Q", [0])
        left = iter(rows)
        while some := b"".join(_marshalled(islice(left, _TOGETHER), starts)):
            data += compress(some, 1)
            groups.append(len(data) - begin)
        self.table[name] = begin, len(data) - begin, "B"
        self.numbers(f"{name} groups", groups)
        self.numbers(f"{name} starts", starts)

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

    def row(self, name: str) -> Callable[[int], tuple[Any, ...]]:
        """What returns the row with a number."""
        packed, groups, starts = self.numbers(name), self.numbers(f"{name} groups"), self.numbers(f"{name} starts")

        @lru_cache(maxsize=_KEPT)
        def group(number: int) -> memoryview:
            return memoryview(decompress(packed[groups[number] : groups[number + 1]]))

        return lambda number: marshal.loads(group(number // _TOGETHER)[starts[number] :])


def _marshalled(rows: Iterable[tuple[Any, ...]], starts: "array[int]") -> Iterator[bytes]:
    """Each of some rows as bytes; where each begins among them is added to `starts`."""
    size = 0
    for row in rows:
        starts.append(size)
        data = marshal.dumps(row)
        size += len(data)
        yield data
