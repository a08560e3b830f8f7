"""Puts changes of several files on disk, all or none, and only where each is still as it was when the change was made."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from debate_tui.disk.atomic import write
from debate_tui.disk.opening import lock

_PATIENCE = 2.0
"""Seconds to wait until another explorer has written its change."""


class ChangedError(Exception):
    """A file is no longer as it was: another program has changed it. Its argument is the file's name."""


def swap(changes: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Write each file (name, its bytes now, its bytes to be), if all are as they are said to be now.

    Raises:
        ChangedError: one is not; nothing was written.
        OSError: one can't be read or written, or another explorer has been writing here for two seconds (`TimeoutError`);
            all are as they were.
    """
    wanted = [(Path(file), now, then) for file, now, then in changes]
    with _alone({path.parent for path, _, _ in wanted}):
        for path, now, _ in wanted:
            if path.read_bytes() != now:
                raise ChangedError(str(path))
        done: list[tuple[Path, bytes]] = []
        try:
            for path, now, then in wanted:
                write(path, then, replace=True)
                done.append((path, now))
        except OSError:
            for path, now in done:
                with suppress(OSError):  # the others go back all the same
                    write(path, now, replace=True)
            raise


@contextmanager
def _alone(folders: Iterable[Path]) -> Iterator[None]:
    """No other explorer changes files of these folders meanwhile. The lock is on the folder itself, so nothing is left
    behind, and it ends with the program. Where a folder can't be locked, nothing is."""
    held: list[int] = []
    try:
        for folder in sorted(folders):  # in one order, so that two never wait for each other
            with suppress(PermissionError, FileNotFoundError):
                held.append(os.open(folder, os.O_RDONLY))
                lock(held[-1], _PATIENCE)
        yield
    finally:
        for each in held:
            os.close(each)
