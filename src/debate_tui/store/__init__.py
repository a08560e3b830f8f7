"""Opens, reads and searches the debates at some paths, and watches them: all access to content goes through here.

    store = open(default_libraries())
    library = store.verified()          # the debates, with what is known about their quotes
    searcher = store.searcher(library)
    if store.changed(): library = store.verified()

Modules that take long to import are imported when first needed: a search over an up-to-date index reads no debates. A library of more
than `LARGE` bytes is kept in the cache folder, each debate compiled, and with a search index (docs/search.md), and may be deleted there.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from debate_tui.disk.libraries import default_libraries
from debate_tui.disk.stamps import Stamp, here, size, stamp, stamps
from debate_tui.read.formats import COLUMNS, FORMATS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any, Protocol, TypeAlias

    from debate_tui.model.debate import Debate
    from debate_tui.model.diagnostics import Diagnostic
    from debate_tui.model.library import Library
    from debate_tui.quotes.beside import Beside
    from debate_tui.read.trouble import Reached
    from debate_tui.search import Searcher
    from debate_tui.store.apart import Apart as Apart
    from debate_tui.store.held import Held
    from debate_tui.store.remembered import Remembered as Remembered
    from debate_tui.store.trying import Trial as Trial

    class Counter(Protocol):
        """Counts the debates that have been gone through."""

        def advance(self, count: int) -> Any: ...

    Columns: TypeAlias = Mapping[str, str]
    Progress: TypeAlias = Callable[[int], AbstractContextManager[Counter]]
    """Takes the number of debates; its counter is advanced for each."""

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Stamp",
    "Store",
    "damaged",
    "default_libraries",
    "evidence",
    "here",
    "imported",
    "keep_unpacked",
    "open",
    "recall",
    "refusal",
]

LARGE = 256 * 1024
"""Bytes of content above which a library is kept compiled and its search index on disk (docs/search.md)."""

T = TypeVar("T")


def open(paths: "Sequence[str | Path]", sources: "Path | None" = None) -> "Store":
    """A store of the content at `paths`: debate files, debate folders, and folders of both. No debate is read yet.

    `sources` is the folder of the sources' texts, by default the folder `sources` beside each debate.
    """
    return Store(paths, sources)


def imported(path: "Path", format: "str | None" = None, columns: "Columns | None" = None) -> "tuple[Library, str]":
    """What `read.library.read_file` makes of a file."""
    from debate_tui.read.library import read_file

    return read_file(path, format, columns or {})


def recall(paths: "Sequence[str | Path]", kind: str, about: "Sequence[str]", stamped: bool = False) -> "Remembered":
    """What is remembered of the content at `paths`; `about`: what else it depends on; `stamped`: of a large library the
    stamps of the files are enough, as for what is compiled of it. No debate is read."""
    from debate_tui.store.remembered import Remembered

    return Remembered(paths, kind, about, LARGE if stamped else None)


def evidence(debates: "Iterable[Debate]", sources: "Path | None" = None) -> list[Stamp]:
    """The stamps of all files, there or not, that the quotes of `debates` are compared with; `sources` as for `open`."""
    from debate_tui.quotes.beside import beside

    return list(map(stamp, beside(debates, sources).paths()))


def keep_unpacked(debate: "Debate", now: bool = False) -> None:
    """Keeps a compiled debate unpacked, for an export: it goes through all of it more than once, in an order of its own.
    `now`: unpacks all of it at once, so that the processes of an export have it in common."""
    from debate_tui.store.rows import keep_unpacked

    keep_unpacked(debate, now)


def damaged(error: Exception) -> bool:
    """Whether a search failed because its index on disk is damaged; the next searcher makes a new one."""
    from debate_tui.disk.sections import DamagedError

    return isinstance(error, DamagedError)


def refusal(path: "Path", error: OSError) -> "Sequence[Diagnostic]":
    """The diagnostics on a `path` that the system refused to open, with `error`."""
    from debate_tui.read.find import refused
    from debate_tui.read.trouble import Trouble

    trouble = Trouble()
    refused(path, error, trouble)
    return trouble.found


def _loaded(data: "bytes | None") -> "Library | None":
    from debate_tui.store.whole import load

    try:
        return load(data) if data is not None else None
    except Exception:  # whatever is wrong with what was remembered, the files are read
        return None


class Store:
    """The content at some paths. It keeps neither debates nor an index in memory: callers hold what they asked for."""

    def __init__(self, paths: "Sequence[str | Path]", sources: "Path | None" = None) -> None:
        self.paths = tuple(os.fspath(path) for path in paths)
        self.sources = sources
        self._maps = stamps(self.paths)
        self._beside: Beside | None = None
        self._evidence: list[Stamp] = []
        self._searched: Held | None = None

    @property
    def large(self) -> bool:
        """Whether there are more than `LARGE` bytes, so that a search may take long."""
        return self.size > LARGE

    def library(self, anew: bool = False, reached: "Reached" = lambda _: None) -> "Library":
        """The debates as they are written, with diagnostics; `reached` is told how far the reading is. `anew`: no stamp's word
        is taken for what is kept compiled: files are read unless their bytes are known to be the same."""
        if self.large:
            return self._held().library(reached, surely=anew)
        from pathlib import Path

        from debate_tui.read.library import read_library  # takes longer to import than a compiled library to open

        return read_library(tuple(map(Path, self.paths)), reached)

    def verified(self, reached: "Reached" = lambda _: None) -> "Library":
        """The debates with the state of their quotes, as far as there are texts or locks to check them with.

        `reached` is told how far a reading of much content is.
        """
        if self.kept:
            return self._with_evidence(self._held().verified(self.sources, reached))
        memory = recall(self.paths, "library", [str(self.sources or ""), here()])
        if recalled := _loaded(memory.data):
            from debate_tui.quotes.beside import beside

            self._beside, self._evidence = beside(recalled.debates, self.sources), memory.beside
            return recalled
        memory.look()
        from debate_tui.quotes.known import known
        from debate_tui.store.whole import dump

        library = known(self._with_evidence(self.library()), self.sources)
        memory.remember(dump(library), self._evidence)
        return library

    def again(self, before: "Library") -> "Library | None":
        """What `verified` returns, made of the debates of `before`, which was read here; None where that would take long."""
        library = self._held().again(before, self.sources) if self.kept else None
        return library and self._with_evidence(library)

    def _with_evidence(self, library: "Library") -> "Library":
        """The library; `changed` looks at its texts and locks from now on."""
        from debate_tui.quotes.beside import beside

        self._beside = beside(library.debates, self.sources)
        self._evidence = self._look_beside()
        return library

    @property
    def evidence(self) -> list[Stamp]:
        """The stamps of the texts and locks that `verified` compared quotes with, from before it read them."""
        return list(self._evidence)

    @property
    def size(self) -> int:
        """The bytes of the maps."""
        return size(self._maps)

    @property
    def kept(self) -> bool:
        """Whether there is so much content, maps or texts, that it is kept compiled."""
        return self.large or self._texts() > LARGE

    def apart(self, work: str = "read") -> "Apart":
        """Starts reading what has changed in another process, or indexing it for search; `verified` and `searcher` then
        only open it.

        Raises:
            OSError: the system doesn't start another process.
        """
        from debate_tui.store.apart import Apart

        return Apart(work, self.paths, self.sources)

    def ready(self) -> bool:
        """Whether `verified` takes no time: there is little content, or all of it is compiled and up to date."""
        return not self.kept or self._held().ready(self.sources)

    def ids(self) -> tuple[str, ...]:
        """The ids of the debates where all are compiled and up to date, without opening them; none where they aren't."""
        return self._held().ids() if self.kept else ()

    def tried(self, debate: "Debate", contents: "Mapping[str, bytes]") -> "Trial":
        """A debate as it would be with these contents in some of its files: see `store.trying`."""
        from debate_tui.store.trying import tried

        return tried(debate, contents, self.sources)

    def _texts(self) -> int:
        """The bytes of the texts that may lie beside the debates."""
        folders = {f"{path.rpartition(os.sep)[0]}{os.sep}sources" for path, *_ in self._maps if path.endswith(".toml")}
        return size(stamps([*folders] if self.sources is None else [self.sources], ("",)))

    def changed(self) -> bool:
        """Whether a map, a text or a lock was added, removed or changed since the last call, or since opening.

        The texts and locks looked at are those of the debates that `verified` read last.
        """
        before = self._maps, self._evidence
        self._maps, self._evidence = stamps(self.paths), self._look_beside()
        return before != (self._maps, self._evidence)

    def searcher(self, library: "Library") -> "Searcher":
        """A searcher over `library`, the one read here last: in memory if it is small, else with the index on disk."""
        if self.large:
            return self._indexed()
        from debate_tui.search import Searcher  # imported here, so that the first screen need not wait for it

        return Searcher(library)

    @property
    def indexed(self) -> bool:
        """Whether a search needn't wait for an index to be made: there is little content, or its index is up to date."""
        if not self.large:
            return True
        from debate_tui.store.cache import index_path, saved

        found = saved(index_path(self.paths))
        return found is not None and found.stamp.get("files") == self._maps

    def ask(self, question: "Callable[[Searcher], T]", progress: "Progress | None" = None) -> T:
        """The result of `question`, called with a searcher over all debates as of the last `changed`, or of opening.

        The searcher uses the index on disk, which is made or brought up to date first if need be; `progress` shows
        that. If the question fails because the index is damaged, it is called once more with a new index: opening an
        index does not check its large sections, as that would take longer than the search.
        """
        from debate_tui.store.cache import altered, fresh

        self._searched = None
        try:
            return question(fresh(self.paths, self._maps) or self._indexed(progress))
        except Exception as error:
            if not damaged(error) and not altered(self.paths):
                raise
        return question(self._indexed(progress))

    def unread(self) -> "Sequence[Diagnostic]":
        """Diagnostics on files that the last search missed, as unreadable or hidden by others, the worst first."""
        return self._searched.unread() if self._searched else ()

    def _held(self) -> "Held":
        from pathlib import Path

        from debate_tui.store.held import Held

        return Held(tuple(map(Path, self.paths)), self.kept)

    def _indexed(self, progress: "Progress | None" = None) -> "Searcher":
        self._searched = held = self._held()
        if progress is None:
            return held.searcher()
        with progress(len(held)) as counter:
            return held.searcher(lambda: counter.advance(1))

    def _look_beside(self) -> list[Stamp]:
        return [stamp(path) for path in self._beside.paths()] if self._beside else []
