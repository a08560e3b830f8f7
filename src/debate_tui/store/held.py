"""Finds the debates at some paths, reads them or loads them compiled, and indexes them.

Compiled debates lie in the user's cache folder. One is used if it is undamaged and its files have the same size, time
of change and inode as when it was compiled; else it is compiled anew. So if one debate's files change, only that is
read again.
"""

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from debate_tui import __version__
from debate_tui.disk.collecting import without_collection
from debate_tui.disk.folders import user_cache
from debate_tui.disk.sections import Sections, write
from debate_tui.disk.stamps import absolute, stamp
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, to_be_said, worst_first
from debate_tui.model.library import Library
from debate_tui.read.find import HEAD, Found, find, location
from debate_tui.read.merge import merged
from debate_tui.read.trouble import Trouble
from debate_tui.search import Searcher
from debate_tui.store.compiled import SHAPE, Reading, dump, load
from debate_tui.store.renew import Kept, Origin, renewed


class Held:
    """The debates at some paths. Files are found at once, and read when asked for; later changes need a new object."""

    def __init__(self, paths: Sequence[Path], compiles: bool) -> None:
        """Finds the debates at `paths`; `compiles` says whether they are kept compiled."""
        self._paths = tuple(paths)
        self._compiles = compiles
        self._trouble = Trouble()
        self._found = tuple(find(paths, self._trouble, _is_map))
        self._kept: Sequence[Kept] = ()

    def __len__(self) -> int:
        """How many debates were found; some may turn out to be unreadable."""
        return len(self._found)

    def library(self) -> Library:
        """All debates and diagnostics, the same as from `read.library.read_library`."""
        with without_collection():
            readings = [self._reading(found) for found in self._found]
            problems = [*self._trouble.found, *(problem for _, problems in readings for problem in problems)]
            library = merged((debate for debate, _ in readings if debate), problems)
            gc.freeze()  # Later collections skip the library: it has no cycles, so reference counts free it.
        return library

    def searcher(self, done: Callable[[], None] = lambda: None) -> Searcher:
        """A searcher over all debates with the index in the cache, which is made or brought up to date first.

        `done` is called after each debate.
        """
        with without_collection():
            origins = [self._origin(found) for found in self._found]
            quiet = not any(map(to_be_said, self._trouble.found))
            searcher, self._kept = renewed(origins, self._paths, quiet, done)
            gc.freeze()  # as in `library`
        return searcher

    def unread(self) -> tuple[Diagnostic, ...]:
        """Diagnostics on files that `searcher` left out, as unreadable or hidden by others, the worst first."""
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
        return _compiled(found) if self._compiles else _read(found)


def _is_map(path: Path) -> bool:
    from debate_tui.read.readers import (
        is_map,  # most libraries are all TOML, and need no reader where they are compiled
    )

    return is_map(path)


def _compiled(found: Found) -> Reading:
    """The reading of a debate's files, from the cache if it is up to date there; else it is read and put there."""
    path = _place(found)
    if path is None:
        return _read(found)
    told = [__version__, sys.implementation.cache_tag, SHAPE, [stamp(file) for file in found.files]]
    names = [location(file).file for file in found.files]
    try:
        file = Sections(path)
        if file.stamp == told:
            return load(file.unchecked("reading"), names)
    except Exception:  # whatever is wrong with the compiled debate, it is compiled anew
        pass
    reading = _read(found)
    with suppress(OSError, ValueError):
        write(path, {"reading": dump(reading, names)}, told)
    return reading


def _read(found: Found) -> Reading:
    from debate_tui.read.library import read_library  # takes longer to import than a compiled library to open

    head = found.files[0]
    library = read_library([head.parent if head.name == HEAD else head])
    return next(iter(library.debates), None), library.diagnostics


def _place(found: Found) -> str | None:
    """The file in which a debate is kept compiled; None if there is no cache folder."""
    key = crc32(absolute(found.files[0]).encode("utf-8", "surrogateescape"))
    folder = user_cache()
    return f"{folder}/debates/{key:08x}.debate" if folder else None
