"""Opens files and takes locks without waiting for ever: a pipe or a device is refused, a lock has its time."""

import errno
import os
import stat
import sys
from pathlib import Path
from time import monotonic, sleep

if sys.platform != "win32":
    import fcntl

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_ASKED_EVERY = 0.005
"""Seconds between two attempts to take a lock."""


def regular(path: "str | os.PathLike[str]", flags: int, mode: int = 0o600) -> int:
    """Open a regular file, and nothing else; the `opener` for `open`, which passes the flags.

    Raises:
        OSError: it can't be opened, or is a folder, a pipe or a device (EINVAL).
    """
    descriptor = os.open(path, flags | _NOT_WAITING, mode)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no file", os.fspath(path))
    return descriptor


def lock(descriptor: int, patience: float) -> None:
    """Keep others who ask for it from the file until it is closed; nothing where there are no locks (some network drives).

    Raises:
        TimeoutError: somebody else had it for `patience` seconds.
    """
    if sys.platform == "win32":
        return
    end = monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, "another program is writing here") from None
            sleep(_ASKED_EVERY)
        except OSError:
            return
        else:
            return


def gone(path: str) -> bool:
    """Whether nothing is at a path; False where that can't be asked: of somebody else's folder, say, or a drive that is away."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a path with a NUL is nobody's
        return True
    except OSError:
        return False
    return False
