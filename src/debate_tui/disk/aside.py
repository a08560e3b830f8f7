"""Files written aside: each under a name of its own in the folder where it is to be moved into place. What a killed program left there is swept away."""

import os
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_ASIDE = ".debate-tui-"
_STRAY = re.compile(r"\.debate-tui-\w{8}")
_OLD = 600.0
"""Seconds after which a file that was being written is a stray, where no lock tells."""


def write_anew(path: str | Path, pieces: Iterable[bytes | bytearray | memoryview]) -> None:
    """Write a file of the program's own, which can be made anew: whole or not at all, over whatever file or link is there.

    Unlike `output.write`, it keeps nothing of what was there, and doesn't wait until the disk has it.

    Raises:
        OSError: it can't be written; what stood at `path` still stands.
    """
    path = Path(path)
    _sweep_once(path.parent)
    handle, aside = begin(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            if sys.platform != "win32":
                os.fchmod(file.fileno(), usual_mode())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def begin(folder: Path) -> tuple[int, Path]:
    """A new file in `folder`, and its name; the lock on it tells others that it is being written."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=folder)
        if sys.platform != "win32":
            with suppress(OSError):  # some network drives have no locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            if not os.fstat(handle).st_nlink:  # taken for a stray before it was locked
                os.close(handle)
                continue
        return handle, Path(name)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed while writing has left in `folder`."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _STRAY.fullmatch(path.name):
                with suppress(OSError):
                    _sweep_away(path)


@lru_cache(maxsize=8)
def _sweep_once(folder: Path) -> None:
    """Once a process: a cache has thousands of files, and looking through them before each one is written would take its square."""
    sweep(folder)


def _sweep_away(path: Path) -> None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return
    old = time.time() - status.st_mtime > _OLD
    if sys.platform == "win32":
        if old:
            path.unlink()
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    except BlockingIOError:
        pass  # somebody is writing it just now
    except OSError:
        if old:
            path.unlink()
    finally:
        os.close(handle)


def usual_mode() -> int:
    """The permissions that any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
