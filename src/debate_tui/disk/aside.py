"""Writes files aside: under a temporary name in the target's folder, to be moved into place when complete.

Temporary files that a killed program left in such a folder are removed.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from debate_tui.text.patterns import pattern

if sys.platform != "win32":
    import fcntl

_ASIDE = ".debate-tui-"
_STRAY = pattern(r"\.debate-tui-\w{8}")
_OLD = 600.0
"""Seconds after which a temporary file counts as left behind, on systems without file locks to tell."""


def write_anew(path: str | Path, pieces: Iterable[bytes | bytearray | memoryview]) -> None:
    """Write one of the program's own files, which can be made anew: whole or not at all, over any file or link there.

    Unlike `disk.atomic.write`, it keeps no permissions or links of an old file, and doesn't wait for the disk (fsync).

    Raises:
        OSError: it can't be written; what was at `path` is still there.
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
    """A new temporary file in `folder`: its descriptor and path. It is locked, so that others know it is being written.

    Raises:
        OSError: no file can be made in `folder`.
    """
    while True:
        handle, path = _made(folder)
        if sys.platform != "win32":
            with suppress(OSError):  # some network drives have no locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            if not os.fstat(handle).st_nlink:  # another process removed it as left behind, before it was locked
                os.close(handle)
                continue
        return handle, path


def _made(folder: Path) -> tuple[int, Path]:
    """A new file that only its owner may read, as `tempfile.mkstemp` makes it; importing that takes 6 ms of a first start."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        path = folder.absolute() / f"{_ASIDE}{os.urandom(4).hex()}"
        with suppress(FileExistsError):
            return os.open(path, flags, 0o600), path


def sweep(folder: Path) -> None:
    """Remove the temporary files that programs killed while writing left in `folder`."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _STRAY.fullmatch(path.name):
                with suppress(OSError):
                    _sweep_away(path)


@lru_cache(maxsize=8)
def _sweep_once(folder: Path) -> None:
    """`sweep`, once per process: listing a cache's thousands of files before writing each would take quadratic time."""
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
        pass  # another process is writing it
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
