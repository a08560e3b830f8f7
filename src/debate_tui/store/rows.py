"""Columns of numbers and rows of marshalled tuples in one stretch of bytes, each found without most others being read.

Rows are compressed, a few together: a debate takes a third of the memory, and is read and hashed as much sooner.
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Any, NamedTuple
from zlib import compress, decompress

from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived

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

    def rows(self, name: str) -> "Rows":
        """The rows of a part."""
        return Rows(self.numbers(name), self.numbers(f"{name} groups"), self.numbers(f"{name} starts"))


class Rows:
    """The rows of a part by number, unpacked when they are asked for."""

    __slots__ = ("_group", "_groups", "_packed", "_starts")

    def __init__(self, packed: "memoryview[int]", groups: "memoryview[int]", starts: "memoryview[int]") -> None:
        self._packed, self._groups, self._starts = packed, groups, starts
        self._group: Callable[[int], memoryview] = lru_cache(maxsize=_KEPT)(self._unpacked)

    def __call__(self, number: int) -> tuple[Any, ...]:
        row: tuple[Any, ...] = marshal.loads(self._group(number // _TOGETHER)[self._starts[number] :])
        return row

    def keep_all(self) -> None:
        """Keeps all that is unpacked from now on."""
        self._group = cache(self._unpacked)

    def _unpacked(self, group: int) -> memoryview:
        return memoryview(decompress(self._packed[self._groups[group] : self._groups[group + 1]]))


@derived(1)
def rows_of(_: Debate) -> list[Rows]:
    """The rows of a compiled debate's claims and relations; none of another."""
    return []


def keep_unpacked(debate: Debate) -> None:
    """Keeps the rows of a compiled debate once they are unpacked, for who goes through all of it more than once."""
    for rows in rows_of(debate):
        rows.keep_all()


def _marshalled(rows: Iterable[tuple[Any, ...]], starts: "array[int]") -> Iterator[bytes]:
    """Each of some rows as bytes; where each begins among them is added to `starts`."""
    size = 0
    for row in rows:
        starts.append(size)
        data = marshal.dumps(row)
        size += len(data)
        yield data
