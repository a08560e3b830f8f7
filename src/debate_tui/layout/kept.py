"""Keeps the lines of the rows that were laid out last: a few screens of runs, however they are spread over rows."""

from collections.abc import Callable, Iterator
from functools import update_wrapper
from threading import RLock
from typing import Generic, TypeVar
from weakref import ref

from debate_tui.layout.laid import Laid, Tally
from debate_tui.layout.runs import Line

K = TypeVar("K")
M = TypeVar("M")

_SLACK = 8
"""Where rows are forgotten, an eighth of what is kept is: so that not every new row has all of them counted again."""


class Kept(Generic[K, M]):
    """A function that lays out a row for a measure, and remembers its last results: `most` runs in all when another row
    comes, but always the newest row's. The number of rows would be no measure of memory: one can have hundreds of lines.

    What it remembers goes with the row, which it doesn't keep alive: rows may hold all of a debate, to be composed from.
    So a result must not refer to the row. Safe to call from several threads.
    """

    def __init__(self, function: Callable[[K, M], Iterator[Line]], most: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._most = most
        self._rows: dict[ref[K], dict[M, Laid]] = {}
        """The least recently used first."""
        self._lock = RLock()  # a row may go, and call `_forget`, at any time, also while this thread has the lock
        self._bound = Tally()
        """What was remembered when it was last counted, and all that was laid out since: no more can be remembered."""
        self.misses = 0
        """How many rows were laid out, and not remembered."""

    @property
    def kept(self) -> int:
        """How many runs are remembered."""
        with self._lock:
            return sum(map(_runs, tuple(self._rows.values())))

    def __call__(self, row: K, measure: M) -> Laid:
        key = ref(row, self._forget)
        with self._lock:
            known = self._rows.pop(key, {})
            if measure not in known:
                self.misses += 1
                if self._bound.runs > self._most:
                    self._make_room(known)
                known[measure] = Laid(self._function(row, measure), self._bound)
            self._rows[key] = known
            return known[measure]

    def _make_room(self, known: dict[M, Laid]) -> None:
        """Forget what was not looked at for longest, if there is too much; `known`, what is asked for now, comes last."""
        count = self.kept + _runs(known)
        if count > self._most:
            aim = self._most - self._most // _SLACK
            while count > aim and self._rows:
                count -= _runs(self._rows.pop(next(iter(self._rows))))
            if count > aim:
                known.clear()
                count = 0
        self._bound.runs = count

    def clear(self) -> None:
        """Forget all lines."""
        with self._lock:
            self._rows.clear()
            self._bound.runs = self.misses = 0

    def _forget(self, row: "ref[K]") -> None:
        with self._lock:
            self._rows.pop(row, None)


def _runs(known: dict[M, Laid]) -> int:
    return sum([laid.runs for laid in known.values()])


def keeping(most: int) -> Callable[[Callable[[K, M], Iterator[Line]]], Kept[K, M]]:
    """Decorator: makes a `Kept` of a function."""
    return lambda function: Kept(function, most)
