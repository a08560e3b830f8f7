"""The index of a library on disk, in the user's cache folder: opened where it is fresh, else brought up to date first.

    origins = [Origin(files, read) for each debate of the library]
    searcher, ids = open_searcher(origins, index_path(library_paths))

An index knows of every debate the files with their sizes, times of change and inodes. Debates whose files are as they
were are taken over from the old index word for word; only the others are read. A damaged, older or
missing index is made anew, and a folder that can't be written costs no more than the next start's time.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

from debate_tui.library import LARGE
from debate_tui.model import Debate
from debate_tui.search.catalogue import Catalogue, catalogue
from debate_tui.search.index import Builder, Index
from debate_tui.search.items import Facet, Item, debate_entries
from debate_tui.search.saved import opened, sections
from debate_tui.search.searcher import Searcher
from debate_tui.search.sections import DamagedError, Sections, write

SMALL = LARGE
"""Bytes of content below which reading it costs no more than opening an index (docs/search.md)."""

Stamp: TypeAlias = list[list[Any]]
"""Of each file: path, size, time of change in ns, inode; -1 where it can't be asked."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a debate comes from."""

    files: tuple[Path, ...]
    read: Callable[[], Debate | None]
    """Reads it; None where nothing of it can be read. Called only where an index does not have it."""

    def stamp(self) -> Stamp:
        return [_stamp(path) for path in self.files]


def _stamp(path: Path) -> list[Any]:
    try:
        status = path.stat()
    except OSError:
        return [str(path), -1, -1, -1]
    return [str(path), status.st_size, status.st_mtime_ns, status.st_ino]


def worth_an_index(origins: Sequence[Origin]) -> bool:
    """Whether a library is large enough for an index on disk; a smaller one is read and indexed in memory as fast."""
    return sum(int(size) for origin in origins for _, size, _, _ in origin.stamp()) > SMALL


def open_searcher(origins: Sequence[Origin], path: Path) -> tuple[Searcher, tuple[str | None, ...]]:
    """A searcher over the index in `path`, which is made or brought up to date first, and the id of each origin's debate.

    A folder that can't be written is no error.
    """
    stamps = [origin.stamp() for origin in origins]
    old = _opened(path)
    if old and [debate["files"] for debate in old.debates] == stamps:
        return Searcher.of(old.index, old.catalogue), _ids(old.debates)
    index, found, debates = _renewed(origins, stamps, old)
    with suppress(OSError):
        write(path, sections(index, found), {"debates": debates})
        if fresh := _opened(path):
            index, found = fresh.index, fresh.catalogue
    return Searcher.of(index, found), _ids(debates)


def _ids(debates: Sequence[dict[str, Any]]) -> tuple[str | None, ...]:
    return tuple(debate["id"] for debate in debates)


@dataclass(frozen=True, slots=True)
class _Saved:
    index: Index
    catalogue: Catalogue
    debates: Sequence[dict[str, Any]]

    def entries(self, items: range) -> Iterator[tuple[Item, Facet]]:
        kept = self.catalogue
        return ((kept.items[number], kept.facets[kept.facet_of[number]]) for number in items)


def index_path(library: Sequence[Path]) -> Path:
    """The file for the index of a library that is read from these paths; anything beside it may be deleted at any time."""
    from platformdirs import user_cache_path

    key = crc32("\0".join(str(path.absolute()) for path in library).encode("utf-8", "surrogateescape"))
    return user_cache_path("debate-tui") / "search" / f"{key:08x}.index"


def _opened(path: Path) -> _Saved | None:
    with suppress(OSError, DamagedError):
        file = Sections(path)
        return _Saved(*opened(file), file.stamp["debates"])
    return None


def _renewed(
    origins: Sequence[Origin], stamps: Sequence[Stamp], old: _Saved | None
) -> tuple[Index, Catalogue, list[dict[str, Any]]]:
    """The index of `origins`, for which only those are read that `old` does not have as they are now."""
    kept = {repr(debate["files"]): debate for debate in old.debates} if old else {}
    builder = Builder()
    take = builder.taker(old.index) if old else None
    listed: list[tuple[Item, Facet]] = []
    debates: list[dict[str, Any]] = []
    seen: set[str] = set()
    for origin, stamp in zip(origins, stamps, strict=True):
        first = len(listed)
        known = kept.get(repr(stamp))
        if old and take and known and known["id"] not in seen:
            items = range(*known["items"])
            listed.extend(old.entries(items))
            take(items)
            id = known["id"]
        else:
            debate = origin.read()
            id = debate.id if debate else None
            for item, facet in debate_entries(debate) if debate and id not in seen else ():
                listed.append((item, facet))
                builder.add(item.text)
        seen |= {id} if id else set()
        debates.append({"files": stamp, "id": id, "items": [first, len(listed)]})
    return builder.index(), catalogue(listed), debates
