"""Keeps the lines of the rows that were laid out last: a few screens of runs, however they are spread over rows."""

from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, TypeVar

from debate_tui.layout.laid import Laid

K = TypeVar("K")
M = TypeVar("M")


class Kept(Generic[K, M]):
    """A function that lays out a row for a measure, and remembers its last results: `most` runs in all when another one
    comes, but always the newest row's. The number of rows would be no measure of memory: one can have hundreds of lines.

    Safe to call from several threads; two that ask for the same row at once may both lay it out.
    """

    def __init__(self, function: Callable[[K, M], Laid], most: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._most = most
        self._lines: dict[tuple[K, M], Laid] = {}
        """The least recently used first."""
        self._lock = Lock()
        self.misses = 0
        """How many rows were laid out, and not remembered."""

    @property
    def kept(self) -> int:
        """How many runs are remembered."""
        return sum(laid.runs for laid in self._lines.values())

    def __call__(self, row: K, measure: M) -> Laid:
        key = row, measure
        with self._lock:
            if (laid := self._lines.pop(key, None)) is None:
                laid = self._function(row, measure)
                self.misses += 1
                over = self.kept - self._most  # counted now, since rows go on being laid out while they are remembered
                while over > 0 and self._lines:
                    over -= self._lines.pop(next(iter(self._lines))).runs
            self._lines[key] = laid
            return laid

    def clear(self) -> None:
        """Forget all lines."""
        with self._lock:
            self._lines.clear()
            self.misses = 0


def keeping(most: int) -> Callable[[Callable[[K, M], Laid]], Kept[K, M]]:
    """Decorator: makes a `Kept` of a function."""
    return lambda function: Kept(function, most)
