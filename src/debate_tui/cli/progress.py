"""A progress bar: on standard error, on a terminal only, removed when the work is done."""

import os
import sys
import time
from collections.abc import Callable
from typing import Self, TextIO

from debate_tui.cli.console import beneath

_WAIT = 0.5
"""Seconds before the bar is first shown; shorter work needs none."""
_PAUSE = 0.1
"""Seconds at least between two updates of the bar."""
_CELLS = 30


class Progress:
    """Counts finished items: `with Progress(label, total) as progress: progress.advance(n)`."""

    def __init__(
        self, label: str, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._label, self._total, self._done = label, total, 0
        self._stream = stream or beneath(sys.stderr)
        self._clock = clock
        self._due = clock() + _WAIT
        self._drawn = False
        terminal = self._stream is not None and self._stream.isatty()
        self._shows = terminal and os.environ.get("TERM", "") not in ("", "dumb")

    def __enter__(self) -> Self:
        return self

    def advance(self, count: int) -> None:
        self._done += count
        if self._shows and self._clock() >= self._due:
            self._due = self._clock() + _PAUSE
            self._draw()

    def reach(self, share: float) -> None:
        """Count as many items as finished as make up `share` of all, 0 to 1."""
        self.advance(max(0, round(share * self._total) - self._done))

    def _draw(self) -> None:
        share = min(1.0, self._done / self._total) if self._total else 1.0
        full = round(share * _CELLS)
        bar = "━" * full + "╌" * (_CELLS - full)
        # Overwrite the line from its start, with wrapping off for narrow terminals, and erase the rest of it.
        self._stream.write(f"\r\x1b[?7l{self._label} {bar} {share:4.0%}\x1b[K\x1b[?7h")
        self._stream.flush()
        self._drawn = True

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
