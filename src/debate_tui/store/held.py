"""Finds the debates at some paths, reads them or loads them compiled, and indexes them.

Debates of a large library are kept compiled (`store.compiling`), so that if one's files change, only that is read again.
Where many are to be read, other processes compile them from the end of the list on, until both meet; where these end
early, whatever the reason, all is read here.
"""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.disk.collecting import without_collection
from debate_tui.disk.folders import user_cache
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, all_worst_first, to_be_said, worst_first
from debate_tui.model.library import Library
from debate_tui.read.find import Found, find, shares
from debate_tui.read.merge import merged
from debate_tui.read.trouble import Reached, Trouble
from debate_tui.store.compiled import Reading
from debate_tui.store.compiling import compiled, compiled_id, is_compiled, read, sure, verified

if TYPE_CHECKING:
    from debate_tui.search import Searcher
    from debate_tui.store.apart import Apart
    from debate_tui.store.renew import Kept, Origin  # not at run time: reading needs no search engine


_AHEAD, _MOST_HELPERS = 8, 3
"""From how many debates on that are still to be read other processes help, and how many do at most."""


class Held:
    """The debates at some paths. Files are found at once, and read when asked for; later changes need a new object."""

    def __init__(self, paths: Sequence[Path], compiles: bool) -> None:
        """Finds the debates at `paths`; `compiles` says whether they are kept compiled."""
        self._paths = tuple(paths)
        self._compiles = compiles
        self._trouble = Trouble()
        self._found = tuple(find(paths, self._trouble, _is_map))
        self._kept: Sequence[Kept] = ()
        self._helpers: list[Apart] = []
        self._missed = 0

    def __len__(self) -> int:
        """How many debates were found; some may turn out to be unreadable."""
        return len(self._found)

    def library(self, reached: Reached = lambda _: None, surely: bool = False) -> Library:
        """All debates and diagnostics, the same as from `read.library.read_library`; `reached` is told how far it is.
        `surely`: files are read whose bytes aren't known to be those that were compiled."""
        with without_collection(), self._helped():
            readings = [
                (surely and (sure(found) or read(found, part))) or self._reading(found, part)
                for found, part in zip(self._found, shares(self._found, reached), strict=True)
            ]
            problems = [*self._trouble.found, *(problem for _, problems in readings for problem in problems)]
            library = merged((debate for debate, _ in readings if debate), problems)
            gc.freeze()  # Later collections skip the library: it has no cycles, so reference counts free it.
        return library

    def verified(self, sources: Path | None, reached: Reached = lambda _: None) -> Library:
        """All debates with what is known about their quotes, the same as from `quotes.known` of `library`."""
        if not self._compiles or (sources and len(self._found) > 1):  # there, a debate without texts counts otherwise
            from debate_tui.quotes.known import known

            return known(self.library(reached), sources)
        with without_collection(), self._helped():
            each = zip(self._found, shares(self._found, reached), strict=True)
            library = self._merged([verified(found, sources, part, self._miss) for found, part in each])
            gc.freeze()  # as in `library`
        return library

    def again(self, before: Library, sources: Path | None) -> Library | None:
        """What `verified` returns, made of debates that are open, of which a few files were edited; None where it would
        take longer than opening them."""
        if not self._compiles or (sources and len(self._found) > 1):
            return None
        from debate_tui.store.again import again, by_head

        # What is made is few objects, and nothing is frozen: garbage of the explorer would be, too, each time.
        was, readings = by_head(before.debates), list[Reading]()
        with without_collection():
            for found in self._found:
                if (reading := again(found, was, sources)) is None:
                    return None
                readings.append(reading)
            return self._merged(readings)

    def _merged(self, readings: Sequence[Reading]) -> Library:
        first: dict[str, Debate] = {}
        for debate, _ in readings:
            if debate:
                first.setdefault(debate.id, debate)
        library = merged((debate for debate, _ in readings if debate), ())
        parts: list[Sequence[Diagnostic]] = [self._trouble.found, library.diagnostics]
        for debate, problems in readings:
            shown = debate is not None and first[debate.id] is debate
            # Nobody asks about the quotes of a debate that another hides.
            parts.append(problems if shown else [problem for problem in problems if problem.code[1] != "5"])
        return Library(library.debates, all_worst_first(parts))

    def ready(self, sources: Path | None) -> bool:
        """Whether all debates can be opened compiled, so that no file has to be read."""
        return all(is_compiled(found, sources) for found in self._found)

    def ids(self) -> tuple[str, ...]:
        """The ids of the debates where all can be opened compiled, without opening them; none where one can't."""
        ids = [compiled_id(found) for found in self._found]
        return tuple(dict.fromkeys(ids)) if all(ids) else ()

    def searcher(self, done: Callable[[], None] = lambda: None) -> "Searcher":
        """A searcher over all debates with the index in the cache, which is made or brought up to date first.

        `done` is called after each debate.
        """
        from debate_tui.store.renew import renewed

        with without_collection(), self._helped():
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

    def _pairs(self) -> "Iterable[tuple[Found, Kept]]":
        return zip(self._found, self._kept, strict=True)

    def _origin(self, found: Found) -> "Origin":
        def read() -> tuple[Debate | None, bool]:
            debate, problems = self._reading(found)
            return debate, not any(map(to_be_said, problems))

        from debate_tui.store.renew import Origin

        return Origin(found.files, read)

    def _reading(self, found: Found, reached: Reached = lambda _: None) -> Reading:
        return compiled(found, reached, self._miss) if self._compiles else read(found, reached)

    def compile_backwards(self, go_on: Callable[[], bool], first: int, step: int) -> None:
        """Compiles debates that aren't yet, from the last on: each `step`-th, beginning with the `first` from the end."""
        for found in self._found[::-1][first::step]:
            if not go_on():
                return
            if not is_compiled(found, None):
                compiled(found)

    def _miss(self) -> None:
        """Called before a debate is read: with the second, other processes begin to help."""
        self._missed += 1
        if self._missed == 2 and len(self._found) >= _AHEAD and user_cache():
            from debate_tui.store.apart import Apart

            count = min(_MOST_HELPERS, (os.cpu_count() or 1) - 1)
            with suppress(OSError):  # the system doesn't start another process
                for number in range(count):
                    self._helpers.append(Apart(f"help {number} {count}", self._paths, None))

    @contextmanager
    def _helped(self) -> Iterator[None]:
        """Ends the processes that help once the reading here has ended."""
        try:
            yield
        finally:
            while self._helpers:
                helper = self._helpers.pop()
                helper.end()
                helper.wait()


def _is_map(path: Path) -> bool:
    from debate_tui.read.readers import (
        is_map,  # most libraries are all TOML, and need no reader where they are compiled
    )

    return is_map(path)
