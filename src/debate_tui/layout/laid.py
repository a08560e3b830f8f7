"""The lines of a row, laid out as far as they are asked for: a cell may be longer than anyone reads."""

from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any, overload

from debate_tui.layout.runs import Line

_AT_ONCE = 24
"""Lines that are laid out together, at least: most rows are shorter, and of a longer one a screen shows few more."""


class Tally:
    """Counts the runs that are laid out; several threads may."""

    __slots__ = ("_lock", "runs")

    def __init__(self) -> None:
        self.runs = 0
        self._lock = Lock()

    def add(self, runs: int) -> None:
        with self._lock:
            self.runs += runs


class Laid(Sequence[Line]):
    """The lines of a row; several threads may ask for them. Asking for the length lays out all of them."""

    __slots__ = ("_lines", "_lock", "_rest", "_tally", "derived", "runs")

    def __init__(self, lines: Iterator[Line], tally: Tally | None = None) -> None:
        """`tally`: told of each run that is laid out."""
        self._tally = tally
        self._lines: list[Line] = []
        self._rest: Iterator[Line] | None = lines
        self._lock = Lock()
        self.derived: dict[Any, dict[Any, Any]] = {}
        """Results of functions of these lines, kept by `debate_tui.model.derived`."""
        self.runs = 0
        """How many runs the lines have that are laid out by now."""

    def height(self, most: int) -> int:
        """The number of lines, counted no further than `most`."""
        return min(most, self._known(most))

    def __len__(self) -> int:
        known = self._known(_AT_ONCE)
        while self._rest is not None:
            known = self._known(2 * known)
        return known

    @overload
    def __getitem__(self, line: int) -> Line: ...
    @overload
    def __getitem__(self, line: slice) -> Sequence[Line]: ...
    def __getitem__(self, line: int | slice) -> Line | Sequence[Line]:
        last = line.stop if isinstance(line, slice) else line + 1
        self._known(len(self) if last is None or last <= 0 else last)
        return self._lines[line]

    def _known(self, most: int) -> int:
        """How many lines are laid out; `most` at least, if there are so many."""
        if self._rest is not None and len(self._lines) < most:
            with self._lock:
                wanted = max(most, _AT_ONCE) - len(self._lines)
                if self._rest is not None and wanted > 0:
                    more = list(islice(self._rest, wanted))
                    self._lines += more
                    runs = sum(map(len, more))
                    self.runs += runs
                    if self._tally:
                        self._tally.add(runs)
                    self._rest = self._rest if len(more) == wanted else None
        return len(self._lines)
