"""The debates at some paths, opened and searched without reading again what has not changed.

    shelf = Shelf(default_paths(extra))
    shelf.library()                  # as load.read_library(paths), only sooner where there is much
    shelf.searcher()                 # over the index in the cache
    shelf.unread()                   # what is to be said about files that could not be read

Of a library of more than `LARGE` bytes, each debate is kept compiled in the user's cache folder, beside the index for search; both
are checked against the files' sizes, times and inodes, and for damage, and made anew where they do not fit. The
folder may be deleted at any time.
"""

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from zlib import crc32

from debate_tui import __version__
from debate_tui.collecting import without_collection
from debate_tui.compiled import SHAPE, Reading, dump, load
from debate_tui.diagnostics import Diagnostic, to_be_said, worst_first
from debate_tui.folders import user_cache
from debate_tui.library import LARGE, Library
from debate_tui.load.find import HEAD, Found, find, place
from debate_tui.load.merge import merged
from debate_tui.load.trouble import Trouble
from debate_tui.model import Debate
from debate_tui.search import Searcher
from debate_tui.search.renew import Kept, Origin, renewed
from debate_tui.search.sections import Sections, write
from debate_tui.stamps import absolute, size, stamps


class Shelf:
    """Finds the files at once and reads them when asked; later changes need a new shelf."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._trouble = Trouble()
        self._found = tuple(find(paths, self._trouble))
        self._kept: Sequence[Kept] = ()

    @cached_property
    def large(self) -> bool:
        """Whether there is so much that it is kept compiled."""
        return size(stamps(self._paths)) > LARGE

    def __len__(self) -> int:
        """How many debates there seem to be."""
        return len(self._found)

    def library(self) -> Library:
        """All debates and diagnostics, as `load.read_library` has them."""
        with without_collection():
            readings = [self._reading(found) for found in self._found]
            problems = [*self._trouble.found, *(problem for _, problems in readings for problem in problems)]
            library = merged((debate for debate, _ in readings if debate), problems)
            gc.freeze()  # It stays: later collections need not look through it, either.
        return library

    def searcher(self, done: Callable[[], None] = lambda: None) -> Searcher:
        """A searcher over all debates, over the index in the cache, which is made or brought up to date first: `done` is called
        after each debate."""
        with without_collection():
            origins = [self._origin(found) for found in self._found]
            quiet = not any(map(to_be_said, self._trouble.found))
            searcher, self._kept = renewed(origins, self._paths, quiet, done)
            gc.freeze()  # as above
        return searcher

    def unread(self) -> tuple[Diagnostic, ...]:
        """Why some files of what the searcher searches could not be read, or are hidden by others, the worst first."""
        readings = {found: self._reading(found) for found, kept in self._pairs() if not kept.quiet}
        problems = [*self._trouble.found, *(problem for _, found in readings.values() for problem in found)]
        times = Counter(kept.id for kept in self._kept)
        alike = (self._reading(found)[0] for found, kept in self._pairs() if times[kept.id] > 1)
        return worst_first(filter(to_be_said, merged((debate for debate in alike if debate), problems).diagnostics))

    def _pairs(self) -> Iterable[tuple[Found, Kept]]:
        return zip(self._found, self._kept, strict=True)

    def _origin(self, found: Found) -> Origin:
        def read() -> tuple[Debate | None, bool]:
            debate, problems = self._reading(found)
            return debate, not any(map(to_be_said, problems))

        return Origin(found.files, read)

    def _reading(self, found: Found) -> Reading:
        """What reading a debate's files leaves; of a large library, from the cache where it has it."""
        return self._compiled(found) if self.large else _read(found)

    def _compiled(self, found: Found) -> Reading:
        path = _kept(found)
        if path is None:
            return _read(found)
        stamp = [__version__, sys.implementation.cache_tag, SHAPE, self._origin(found).stamp()]
        names = [place(file).file for file in found.files]
        try:
            file = Sections(path)
            if file.stamp == stamp:
                return load(file["reading"], names)
        except Exception:  # whatever is wrong with it, it is made anew
            pass
        reading = _read(found)
        with suppress(OSError, ValueError):
            write(path, {"reading": dump(reading, names)}, stamp)
        return reading


def _read(found: Found) -> Reading:
    from debate_tui.load.library import read_library  # takes longer to import than a compiled library to open

    head = found.files[0]
    library = read_library([head.parent if head.name == HEAD else head])
    return next(iter(library.debates), None), library.diagnostics


def _kept(found: Found) -> str | None:
    """Where a debate is kept compiled; None where there is no folder for it."""
    key = crc32(absolute(found.files[0]).encode("utf-8", "surrogateescape"))
    folder = user_cache()
    return f"{folder}/debates/{key:08x}.debate" if folder else None
