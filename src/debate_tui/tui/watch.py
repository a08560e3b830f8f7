"""Watching a library's files: whether any has changed since it was last looked at."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from debate_tui.library import Library

EVERY = 1.0
"""Seconds between two looks: a save is seen at once, and a look at a hundred files takes a millisecond."""


class Watch:
    """The content at some paths, and reading it again."""

    def __init__(self, paths: Sequence[Path], read: Callable[[Sequence[Path]], Library]) -> None:
        self._paths = tuple(paths)
        self._read = read
        self._stamp = self._look()

    def changed(self) -> bool:
        """Whether a file came, went or changed since the last time that this was asked."""
        before, self._stamp = self._stamp, self._look()
        return before != self._stamp

    def read(self) -> Library:
        return self._read(self._paths)

    def _look(self) -> dict[str, tuple[int, int]]:
        return dict(_stamps(self._paths))


def _stamps(paths: Sequence[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path, time of change (ns) and size of every file that a library at `paths` is read from."""
    for path in paths:
        files = [path] if path.is_file() else [*path.glob("*"), *path.glob("*/*")] if path.is_dir() else []
        for file in files:
            if file.suffix not in (".toml", ".lock"):
                continue
            try:
                status = file.stat()
            except OSError:
                continue  # gone since it was listed: that is a change, too
            yield str(file), (status.st_mtime_ns, status.st_size)
