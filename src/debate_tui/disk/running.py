"""Tells whether a program that left something behind still runs: it keeps a file of its own locked, and the lock ends with it."""

import os
import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from debate_tui.disk.opening import lock, regular

_NAME = re.compile(r"[0-9a-f]{16}")


class Running:
    """That this program runs, until `end`, or whatever ends it. Where there are no locks, nobody is told."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where the file is made that is locked, and removed at the end.

        Raises:
            OSError: it can't be made.
        """
        self.name = token_hex(8)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / self.name
        self._handle = regular(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        lock(self._handle, 0)

    def end(self) -> None:
        """From now on it counts as ended."""
        with suppress(OSError):
            self._path.unlink()
        os.close(self._handle)


def runs(folder: Path, name: object) -> bool:
    """Whether the program of that name still runs; what one left that doesn't is removed. False where that can't be known."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return False
    try:
        handle = regular(folder / name, os.O_RDWR)
    except OSError:
        return False
    try:
        lock(handle, 0)
        with suppress(OSError):
            (folder / name).unlink()
    except TimeoutError:
        return True
    finally:
        os.close(handle)
    return False
