"""The content behind the explorer: reading it, searching it, and whether its files have changed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.library import Library
from debate_tui.load import read_library
from debate_tui.quotes.known import known

if TYPE_CHECKING:
    from debate_tui.search import Searcher

EVERY = 1.0
"""Seconds between two looks at the files: a save is seen at once, and a look at a hundred files takes a millisecond."""

LARGE = 256 * 1024
"""Bytes from which on content is kept compiled and its index on disk (`shelf`): below, reading it is as fast."""


class Content:
    """What stands at some paths."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._stamp = self._look()

    @property
    def large(self) -> bool:
        return sum(size for _, size in self._stamp.values()) > LARGE

    def library(self) -> Library:
        """Everything, read now, with what is known about its quotes."""
        if not self.large:
            return known(read_library(self._paths))
        from debate_tui.shelf import Shelf  # with it comes the search engine

        return known(Shelf(self._paths).library())

    def searcher(self, library: Library) -> "Searcher":
        """A searcher over `library`, as it was read here last."""
        if not self.large:
            from debate_tui.search import Searcher

            return Searcher(library)
        from debate_tui.shelf import Shelf

        return Shelf(self._paths).searcher()

    def changed(self) -> bool:
        """Whether a file came, went or changed since the last time that this was asked."""
        before, self._stamp = self._stamp, self._look()
        return before != self._stamp

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
