"""The debates at some paths, opened and searched without reading again what has not changed.

    shelf = Shelf(default_paths(extra))
    shelf.library()                  # as load.read_library(paths), only sooner
    shelf.searcher()                 # without the library
    shelf.debates({"us-japan-alliance"})

A library of up to `cache.SMALL` bytes is simply read. Of a larger one, each debate is kept compiled in the user's cache
folder, and one index for search; both are checked against the files' sizes, times and inodes, and for damage, and made anew
where they do not fit. The folder may be deleted at any time.
"""

import gc
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from zlib import crc32

from debate_tui import __version__
from debate_tui.compiled import SHAPE, Reading, dump, load
from debate_tui.diagnostics import Diagnostic
from debate_tui.library import Library
from debate_tui.load.find import HEAD, Found, find, place
from debate_tui.load.merge import merged
from debate_tui.load.trouble import Trouble
from debate_tui.search import Searcher
from debate_tui.search.cache import Origin, index_path, open_searcher, worth_an_index
from debate_tui.search.index import without_collection
from debate_tui.search.sections import DamagedError, Sections, write


class Shelf:
    """Finds the files at once and reads them when asked; later changes need a new shelf."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._trouble = Trouble()
        self._found = tuple(find(paths, self._trouble))

    @cached_property
    def large(self) -> bool:
        """Whether there is so much that it is kept compiled."""
        return worth_an_index([self._origin(found) for found in self._found])

    def library(self) -> Library:
        """All debates and diagnostics, as `load.read_library` has them."""
        if not self.large:
            return self._small
        with without_collection():
            library = _library([self._reading(found) for found in self._found], self._trouble.found)
            gc.freeze()  # It stays: later collections need not look through it, either.
        return library

    @cached_property
    def _small(self) -> Library:
        return _read_library(self._paths)

    def debates(self, ids: Collection[str]) -> Library:
        """Only the debates with these ids, where the searcher's index tells which they are; else all."""
        if not self._ids:
            return self.library()
        wanted = [found for found, id in zip(self._found, self._ids, strict=True) if id in ids]
        return _library([self._reading(found) for found in wanted], self._trouble.found)

    def searcher(self) -> Searcher:
        """A searcher over all debates: over the index in the cache where there is much, else in memory."""
        if not self.large:
            return Searcher(self.library())
        with without_collection():
            searcher, self._ids = open_searcher([self._origin(found) for found in self._found], index_path(self._paths))
        return searcher

    _ids: Sequence[str | None] = ()

    def _origin(self, found: Found) -> Origin:
        return Origin(found.files, lambda: self._reading(found)[0])

    def _reading(self, found: Found) -> Reading:
        """What reading a debate's files leaves, from the cache where it has it."""
        path = _kept(found)
        stamp = [__version__, sys.implementation.cache_tag, SHAPE, self._origin(found).stamp()]
        names = [place(file).file for file in found.files]
        with suppress(OSError, DamagedError):
            file = Sections(path)
            if file.stamp == stamp:
                file.verify()
                return load(file["reading"], names)
        reading = _read(found)
        with suppress(OSError, ValueError):
            write(path, {"reading": dump(reading, names)}, stamp)
        return reading


def _read_library(paths: Sequence[Path]) -> Library:
    from debate_tui.load.library import read_library  # takes longer to import than a compiled library to open

    return read_library(paths)


def _read(found: Found) -> Reading:
    head = found.files[0]
    library = _read_library([head.parent if head.name == HEAD else head])
    return next(iter(library.debates), None), library.diagnostics


def _kept(found: Found) -> Path:
    key = crc32(str(found.files[0].absolute()).encode("utf-8", "surrogateescape"))
    return index_path([]).parent.parent / "debates" / f"{key:08x}.debate"


def _library(readings: Sequence[Reading], before: Sequence[Diagnostic]) -> Library:
    found = [*before, *(diagnostic for _, diagnostics in readings for diagnostic in diagnostics)]
    return merged((debate for debate, _ in readings if debate), found)
