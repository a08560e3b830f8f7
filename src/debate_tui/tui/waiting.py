"""Waiting: while much content is read for the first time, the screen says what is read and how far; q leaves at once."""

import os
import select
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui import store

if TYPE_CHECKING:
    from debate_tui.store import Apart

_LEAVE = b"qQ\x03\x1b"
"""Keys that leave: q, Escape, and Ctrl-C where the terminal sends it as a byte."""


def made_ready(paths: Sequence[str | Path], sources: Path | None = None) -> int | None:
    """Reads content that isn't kept compiled yet, in another process, and returns None; the exit status instead where
    the user has left meanwhile. `paths`, `sources`: as for `store.open`."""
    content = store.open(paths, sources)
    if os.name == "nt" or not sys.__stdin__ or content.ready():  # Windows can't wait for keys and a process at once
        return None
    try:
        apart = content.apart()
    except OSError:
        return None  # it is read here then, with nothing on the screen
    try:
        return _wait(apart, content.size)
    finally:
        apart.end()
        apart.wait()


def _wait(apart: "Apart", size: int) -> int | None:
    from debate_tui.tui.prelude import ENTER, LEAVE, silent, write
    from debate_tui.tui.signals import end_at_once

    end_at_once()
    with silent():
        write(ENTER)
        try:
            return _shown(apart, size)
        finally:
            write(LEAVE)


def _shown(apart: "Apart", size: int) -> int | None:
    import shutil  # late: where all is compiled nothing is waited for

    from debate_tui.tui.prelude import write

    keys = sys.__stdin__.fileno() if sys.__stdin__ else 0
    share = 0.0
    while True:
        write("\x1b[H" + "\x1b[K\r\n".join(screen(share, size, shutil.get_terminal_size())) + "\x1b[J")
        ready, _, _ = select.select([keys, apart.fileno()], [], [], 1.0)
        if keys in ready:
            typed = os.read(keys, 1024)
            if not typed or typed[0] in _LEAVE:
                return 0
        if apart.fileno() in ready:
            now = apart.share()
            if now is None:
                return None
            share = now


def screen(share: float, size: int, terminal: os.terminal_size) -> list[str]:
    """The lines to write while `share` (0 to 1) of `size` bytes is read, with escape sequences for colours."""
    from debate_tui.layout.runs import Run
    from debate_tui.tui.environment import colours
    from debate_tui.tui.paint import painted
    from debate_tui.tui.theme import palette

    columns, rows = terminal.columns, terminal.lines
    cells = max(0, min(40, columns - 8))
    full = round(share * cells)
    bar = Run("━" * full, "heading"), Run("╌" * (cells - full), "muted"), Run(f" {share:4.0%}", "text")
    above = max(0, min(rows // 2 - 4, 8))
    lines: list[tuple[Run, ...]] = [
        (Run(" debate-tui".ljust(columns)[:columns], "title"),),
        *[()] * above,
        (Run(_fitting(columns, f" Reading {size / 2**20:,.0f} MB for the first time", " Reading"), "text"),),
        (),
        (Run(" "), *bar),
        (),
        (
            Run(
                _fitting(
                    columns, " What is read is kept: the next start doesn't wait.", " The next start doesn't wait."
                ),
                "muted",
            ),
        ),
    ]
    lines = [*lines[: rows - 1], *[()] * max(0, rows - 1 - len(lines)), (Run(" q", "key"), Run(" leave", "muted"))]
    return [painted([line], palette(), colours()) if line else "" for line in lines]


def _fitting(columns: int, *words: str) -> str:
    """The first of these that fits, whole; "" where none does."""
    return next((one for one in words if len(one) <= columns), "")
