"""The indexes of libraries on disk, in the user's cache folder: where they lie, and opened where they are fresh.

An index is fresh as long as the files that its library is read from are as they were, by size, time of change and inode. One
that is not, or is damaged, or is not there, is made by `renew`. The folder may be deleted at any time.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from debate_tui import __version__
from debate_tui.disk.folders import user_cache
from debate_tui.disk.sections import DamagedError, Sections
from debate_tui.disk.stamps import Stamp, absolute
from debate_tui.search.catalogue import Catalogue
from debate_tui.search.index import Index
from debate_tui.search.items import Facet, Item
from debate_tui.search.searcher import Searcher
from debate_tui.store.saved import opened

if TYPE_CHECKING:
    from pathlib import Path


PROGRAM = f"{__version__} {sys.implementation.cache_tag}"
"""What made an index: another version may fold, another Python's table of characters, too."""


class Saved(NamedTuple):
    """An open index."""

    words: Index
    catalogue: Catalogue
    stamp: Mapping[str, Any]
    """What `renew` wrote beside it: `program`, which is `PROGRAM`; `files`, the stamps of all files of the library; `quiet`, whether there is
    nothing to be said about them; and `debates`."""

    def entries(self, items: range) -> Iterator[tuple[Item, Facet]]:
        kept = self.catalogue
        return ((kept.items[number], kept.facets[kept.facet_of[number]]) for number in items)


def index_path(library: "Sequence[str | Path]") -> str | None:
    """The file for the index of a library that is read from these paths; None where there is no folder to keep it in."""
    key = crc32("\0".join(map(absolute, library)).encode("utf-8", "surrogateescape"))
    folder = user_cache()
    return f"{folder}/search/{key:08x}.index" if folder else None


def saved(path: str | None, whole: bool = False) -> Saved | None:
    """The index in that file, if this very program made it and it can be opened; `whole`: and is what was written to the last byte."""
    if path is None:
        return None
    try:
        file = Sections(path)
        if whole:
            file.verify()
        if file.stamp["program"] == PROGRAM:
            return Saved(*opened(file), file.stamp)
    except Exception:  # whatever is wrong with it, it is made anew
        pass
    return None


def fresh(library: "Sequence[str | Path]", files: Sequence[Stamp]) -> Searcher | None:
    """A searcher over the debates at these paths, if there is an index of them as their files are now, and nothing to be said about those."""
    found = saved(index_path(library))
    if found and found.stamp.get("quiet") and found.stamp.get("files") == files:
        return Searcher.of(found.words, found.catalogue)
    return None


def altered(library: "Sequence[str | Path]") -> bool:
    """Whether the index of the debates at these paths is not what was written, to the last byte."""
    path = index_path(library)
    try:
        Sections(path or "").verify()
    except (DamagedError, OSError):
        return True
    return False
