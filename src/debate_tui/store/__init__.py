"""The one door to content: what lies at some paths is opened here, read, searched, and watched for changes.

    store = open(default_libraries())
    library = store.verified()          # the debates, with what is known about their quotes
    searcher = store.searcher(library)
    if store.changed(): library = store.verified()

What takes long to import is imported when it is first asked for: a search over an index that is fresh reads no debates. A library of more than
`LARGE` bytes is kept compiled, debate by debate, and its index on disk (docs/search.md). The cache folder may be deleted at any time.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from debate_tui.disk.libraries import default_libraries
from debate_tui.disk.stamps import Stamp, size, stamp, stamps

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any, Protocol, TypeAlias

    from debate_tui.model.diagnostics import Diagnostic
    from debate_tui.model.library import Library
    from debate_tui.quotes.beside import Beside
    from debate_tui.search import Searcher
    from debate_tui.store.held import Held

    class Counter(Protocol):
        """Is told how many more debates have been gone through."""

        def advance(self, count: int) -> Any: ...

    Progress: TypeAlias = Callable[[int], AbstractContextManager[Counter]]
    """Given how many debates there are, a context in which they are counted."""

__all__ = ["Store", "damaged", "default_libraries", "open", "refusal"]

LARGE = 256 * 1024
"""Bytes of content above which a library is kept compiled and its search index on disk: below, reading it costs no more than
opening an index (docs/search.md)."""

T = TypeVar("T")


def open(paths: "Sequence[str | Path]", sources: "Path | None" = None) -> "Store":
    """What lies at `paths`: debate files, debate folders, and libraries of both. Nothing is read yet.

    `sources`: the folder of the sources' texts, else what lies beside each debate.
    """
    return Store(paths, sources)


def damaged(error: Exception) -> bool:
    """Whether a search failed because its index is not what was written, or is no longer: the next searcher has one made anew."""
    from debate_tui.disk.sections import DamagedError

    return isinstance(error, DamagedError)


def refusal(path: "Path", error: OSError) -> "Sequence[Diagnostic]":
    """What is to be said where the system would not give us `path`."""
    from debate_tui.read.find import refused
    from debate_tui.read.trouble import Trouble

    trouble = Trouble()
    refused(path, error, trouble)
    return trouble.found


class Store:
    """The content at some paths. Keeps no debate and no index: they belong to whoever asked for them."""

    def __init__(self, paths: "Sequence[str | Path]", sources: "Path | None" = None) -> None:
        self._paths = tuple(paths)
        self._sources = sources
        self._maps = stamps(self._paths)
        self._beside: Beside | None = None
        self._evidence: list[Stamp] = []
        self._searched: Held | None = None

    @property
    def large(self) -> bool:
        """Whether there is so much that it is kept compiled, and searched on disk, which is to be done beside the screen."""
        return size(self._maps) > LARGE

    def library(self, anew: bool = False) -> "Library":
        """The debates as they are written, and what is wrong with them; `anew`: from the files themselves, whatever is compiled."""
        if self.large and not anew:
            return self._held().library()
        from pathlib import Path

        from debate_tui.read.library import read_library  # takes longer to import than a compiled library to open

        return read_library(tuple(map(Path, self._paths)))

    def verified(self) -> "Library":
        """The debates with what is known about their quotes."""
        from debate_tui.quotes.beside import beside
        from debate_tui.quotes.known import known

        library = self.library()
        self._beside = beside(library.debates, self._sources)
        self._evidence = self._look_beside()  # before it is read: what changes meanwhile has changed afterwards
        return known(library, self._sources)

    def changed(self) -> bool:
        """Whether a map, or what its quotes are compared with, came, went or changed since the last time that this was asked.

        Texts and locks are those of the debates that `verified` read last.
        """
        before = self._maps, self._evidence
        self._maps, self._evidence = stamps(self._paths), self._look_beside()
        return before != (self._maps, self._evidence)

    def searcher(self, library: "Library") -> "Searcher":
        """A searcher over `library`, as it was read here last: in memory over a small one, over the index on disk over a large one."""
        if self.large:
            return self._indexed()
        from debate_tui.search import Searcher  # not before a search: the first screen need not wait for it

        return Searcher(library)

    def ask(self, question: "Callable[[Searcher], T]", progress: "Progress | None" = None) -> T:
        """What `question` makes of a searcher over all debates, as they were when they were last looked at (`changed`).

        The index is on disk, and made or brought up to date first where it isn't fresh, which `progress` shows. Where the question fails
        since the index is damaged, it is put once more, over a new one: opening leaves large sections unchecked, as checking them would
        take longer than the search.
        """
        from debate_tui.store.cache import altered, fresh

        self._searched = None
        try:
            return question(fresh(self._paths, self._maps) or self._indexed(progress))
        except Exception as error:
            if not damaged(error) and not altered(self._paths):
                raise
        return question(self._indexed(progress))

    def unread(self) -> "Sequence[Diagnostic]":
        """Why some files of what was searched last could not be read, or are hidden by others, the worst first."""
        return self._searched.unread() if self._searched else ()

    def _held(self) -> "Held":
        from pathlib import Path

        from debate_tui.store.held import Held

        return Held(tuple(map(Path, self._paths)), self.large)

    def _indexed(self, progress: "Progress | None" = None) -> "Searcher":
        self._searched = held = self._held()
        if progress is None:
            return held.searcher()
        with progress(len(held)) as counter:
            return held.searcher(lambda: counter.advance(1))

    def _look_beside(self) -> list[Stamp]:
        return [stamp(path) for path in self._beside.paths()] if self._beside else []
