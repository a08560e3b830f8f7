"""Keeps the lines of the rows that were laid out last: a few screens of runs, however they are spread over rows."""

from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, TypeVar

from debate_tui.layout.runs import Line

K = TypeVar("K")
M = TypeVar("M")


class Kept(Generic[K, M]):
    """A function that lays out a row for a measure, and remembers its last results: `most` runs in all, but always the
    newest row's. The number of rows would be no measure of memory: on a narrow screen, one can have hundreds of lines.

    Safe to call from several threads; two that ask for the same row at once may both lay it out.
    """

    def __init__(self, function: Callable[[K, M], tuple[Line, ...]], most: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._most = most
        self._lines: dict[tuple[K, M], tuple[Line, ...]] = {}
        """The least recently used first."""
        self._lock = Lock()
        self.kept = 0
        """How many runs are remembered."""
        self.misses = 0
        """How many rows were laid out, and not remembered."""

    def __call__(self, row: K, measure: M) -> tuple[Line, ...]:
        key = row, measure
        with self._lock:
            if (lines := self._lines.pop(key, None)) is not None:
                self._lines[key] = lines
                return lines
        lines = self._function(row, measure)
        with self._lock:
            self.misses += 1
            self.kept += _runs(lines) - _runs(self._lines.pop(key, ()))
            self._lines[key] = lines
            while self.kept > self._most and len(self._lines) > 1:
                self.kept -= _runs(self._lines.pop(next(iter(self._lines))))
        return lines

    def clear(self) -> None:
        """Forget all lines."""
        with self._lock:
            self._lines.clear()
            self.kept = self.misses = 0


def _runs(lines: tuple[Line, ...]) -> int:
    return sum(map(len, lines))


def keeping(most: int) -> Callable[[Callable[[K, M], tuple[Line, ...]]], Kept[K, M]]:
    """Decorator: makes a `Kept` of a function."""
    return lambda function: Kept(function, most)
