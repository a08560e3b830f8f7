"""Finds and opens the search indexes of libraries in the user's cache folder.

An index is fresh as long as the files of its library have the same size, time of change and inode. `renew` makes an
index that is missing, damaged or not fresh. The folder may be deleted at any time.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from debate_tui.disk.folders import user_cache
from debate_tui.disk.sections import DamagedError, Sections
from debate_tui.disk.stamps import Stamp, absolute
from debate_tui.search.catalogue import Catalogue
from debate_tui.search.fold import FOLDING
from debate_tui.search.index import Index
from debate_tui.search.items import Facet, Item
from debate_tui.search.searcher import Searcher
from debate_tui.store.remembered import program
from debate_tui.store.saved import opened

if TYPE_CHECKING:
    from pathlib import Path


def made_by() -> list[object]:
    """What makes an index: another program, or other Unicode tables of Python's, may read files or fold words otherwise."""
    return [*program(), FOLDING]


class Saved(NamedTuple):
    """An open index."""

    words: Index
    catalogue: Catalogue
    stamp: Mapping[str, Any]
    """What `renew` stored with it: `program` (`made_by`); `files`, the stamps of all files of the library; `quiet`,
    whether there are no diagnostics on those; and `debates`, a `renew.Kept` for each."""

    def entries(self, items: range) -> Iterator[tuple[Item, Facet]]:
        """The items with these numbers, each with its facet."""
        kept = self.catalogue
        return ((kept.items[number], kept.facets[kept.facet_of[number]]) for number in items)


def index_path(library: "Sequence[str | Path]") -> str | None:
    """The file for the index of the library at these paths; None if there is no cache folder."""
    key = crc32("\0".join(map(absolute, library)).encode("utf-8", "surrogateescape"))
    folder = user_cache()
    return f"{folder}/search/{key:08x}.index" if folder else None


def saved(path: str | None, whole: bool = False) -> Saved | None:
    """The index in a file, if it can be opened and this program made it, else None; `whole` checks every byte."""
    if path is None:
        return None
    try:
        file = Sections(path)
        if whole:
            file.verify()
        if file.stamp["program"] == made_by():
            return Saved(*opened(file), file.stamp)
    except Exception:  # whatever is wrong with the index, a new one is made
        pass
    return None


def fresh(library: "Sequence[str | Path]", files: Sequence[Stamp]) -> Searcher | None:
    """A searcher over the library at these paths, if its index is fresh for the stamps `files` and there are no
    diagnostics on the files; else None."""
    found = saved(index_path(library))
    if found and found.stamp.get("quiet") and found.stamp.get("files") == files:
        return Searcher.of(found.words, found.catalogue)
    return None


def altered(library: "Sequence[str | Path]") -> bool:
    """Whether the index of the library at these paths is missing, or any of its bytes has changed."""
    path = index_path(library)
    try:
        Sections(path or "").verify()
    except (DamagedError, OSError):
        return True
    return False
