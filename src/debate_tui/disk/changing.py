"""Puts changes of several files on disk, all or none, and only where each is still as it was when the change was made."""

from collections.abc import Iterable
from pathlib import Path

from debate_tui.disk.atomic import write


class ChangedError(Exception):
    """A file is no longer as it was: another program has changed it. Its argument is the file's name."""


def swap(changes: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Write each file (name, its bytes now, its bytes to be), if all are as they are said to be now.

    Raises:
        ChangedError: one is not; nothing was written.
        OSError: one can't be read or written; all are as they were.
    """
    wanted = [(Path(file), now, then) for file, now, then in changes]
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
            write(path, now, replace=True)
        raise
