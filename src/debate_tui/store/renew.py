"""Makes an index on disk, or brings it up to date: entries of debates whose files have not changed are copied.

    origins = [Origin(files, read) for each debate of the library]
    searcher, kept = renewed(origins, library_paths)

If the cache folder can't be written, the index is made again at the next start.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from debate_tui.disk.collecting import without_collection
from debate_tui.disk.sectioning import Section, Unwritten, write
from debate_tui.disk.sections import DamagedError
from debate_tui.disk.stamps import Stamp, stamp, stamps
from debate_tui.model.debate import Debate
from debate_tui.search.catalogue import Catalogue
from debate_tui.search.entries import debate_entries
from debate_tui.search.index import Index
from debate_tui.search.searcher import Searcher
from debate_tui.store.cache import Saved, index_path, made_by, saved
from debate_tui.store.indexing import Indexing
from debate_tui.store.saved import opened


class Origin(NamedTuple):
    """The files of a debate and how to read them."""

    files: tuple[Path, ...]
    read: Callable[[], tuple[Debate | None, bool]]
    """Returns the debate, None if it can't be read, and whether there are no diagnostics to show on its files. Called
    only if the index does not have the debate."""

    def stamp(self) -> list[Stamp]:
        """The stamps of its files as they are now."""
        return [stamp(path) for path in self.files]


class Kept(NamedTuple):
    """What an index knows of a debate's files."""

    files: list[Stamp]
    """Their stamps when the debate was indexed."""
    id: str | None
    """The debate's id; None if it could not be read."""
    items: tuple[int, int]
    """Numbers of its items: the first, and the one after the last."""
    quiet: bool
    """Whether there are no diagnostics to show on its files: all could be read, and none is hidden by another."""


def renewed(
    origins: Sequence[Origin], library: Sequence[Path], quiet: bool = True, done: Callable[[], None] = lambda: None
) -> tuple[Searcher, Sequence[Kept]]:
    """A searcher over all debates, and what the index knows of each, in the order of `origins`.

    `quiet` says whether finding the files gave no diagnostics to show. `done` is called after each debate, unless the
    whole index is still fresh.
    """
    path = index_path(library)
    files = stamps(library)  # before reading, so that a file that changes meanwhile does not match its stamp
    marks = [origin.stamp() for origin in origins]
    old = saved(path, whole=True)
    debates = _debates(old)
    if old and old.stamp.get("files") == files and [debate.files for debate in debates] == marks:
        return Searcher.of(old.words, old.catalogue), debates
    with without_collection():
        try:
            made, debates = _renewed(Indexing(room(path)), origins, marks, old, done)
        except (DamagedError, OSError):  # another process has changed the old index meanwhile, or a disk fails
            made, debates = _renewed(Indexing(None), origins, marks, None, done)
    quiet = quiet and all(debate.quiet for debate in debates) and _unlike(debates)
    words, listed = kept(library, made, {"files": files, "quiet": quiet, "debates": debates})
    return Searcher.of(words, listed), debates


def kept(
    library: Sequence[str | Path], made: Mapping[str, Section], stamp: Mapping[str, Any]
) -> tuple[Index, Catalogue]:
    """An index and its catalogue, from the file that they are written to, or where that can't be, as they were made.

    `made`: the sections of the index of the library at these paths; `stamp`: as in `Saved`.
    """
    if path := index_path(library):
        with suppress(OSError):
            write(path, made, {"program": made_by(), **stamp})
            if found := saved(path):
                return found.words, found.catalogue
    return opened(Unwritten(made))


def room(path: str | None) -> str | None:
    """Where temporary files can be put: the folder of an index, made if need be; None if there is none."""
    if path is not None:
        with suppress(OSError):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            return str(Path(path).parent)
    return None


def _debates(index: Saved | None) -> list[Kept]:
    """What an index knows of the debates in it; [] if its stamp has another format."""
    try:
        return [Kept(*debate) for debate in index.stamp["debates"]] if index else []
    except (KeyError, TypeError):
        return []


def _unlike(debates: Sequence[Kept]) -> bool:
    """Whether no two debates have the same id."""
    ids = [debate.id for debate in debates if debate.id is not None]
    return len(set(ids)) == len(ids)


def _renewed(
    indexing: Indexing,
    origins: Sequence[Origin],
    marks: Sequence[list[Stamp]],
    old: Saved | None,
    done: Callable[[], None],
) -> tuple[Mapping[str, Section], list[Kept]]:
    """The sections of the index of `origins`: entries are copied from `old` if the stamps `marks` fit; other debates are
    read."""
    known = {repr(debate.files): debate for debate in _debates(old)}
    take = indexing.taker(old) if old else None
    debates: list[Kept] = []
    seen: set[str] = set()
    for origin, mark in zip(origins, marks, strict=True):
        first = len(indexing)
        before = known.get(repr(mark))
        if take and before and before.id not in seen:
            take(range(*before.items))
            id, quiet = before.id, before.quiet
        else:
            debate, quiet = origin.read()
            id = debate.id if debate else None
            indexing.add(debate_entries(debate) if debate and id not in seen else ())
        seen |= {id} if id else set()
        debates.append(Kept(mark, id, (first, len(indexing)), quiet))
        done()
    return indexing.sections(), debates
