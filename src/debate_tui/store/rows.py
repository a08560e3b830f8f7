"""Columns of numbers and rows of marshalled tuples in one stretch of bytes, each found without the others being read."""

import marshal
from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple


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
        begin, data, dumps = len(self.data), self.data, marshal.dumps
        starts = array("Q", [0])
        for row in rows:
            data += dumps(row)
            starts.append(len(data) - begin)
        self.table[name] = begin, len(data) - begin, "B"
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
        rows, starts = self.numbers(name), self.numbers(f"{name} starts")
        return lambda number: marshal.loads(rows[starts[number] : starts[number + 1]])
