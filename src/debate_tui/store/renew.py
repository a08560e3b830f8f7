"""Makes an index on disk, or brings it up to date: entries of debates whose files have not changed are copied.

    origins = [Origin(files, read) for each debate of the library]
    searcher, kept = renewed(origins, library_paths)

If the cache folder can't be written, the index is made again at the next start.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from debate_tui.disk.collecting import without_collection
from debate_tui.disk.sections import DamagedError, write
from debate_tui.disk.stamps import Stamp, stamp, stamps
from debate_tui.model.debate import Debate
from debate_tui.search.build import Builder
from debate_tui.search.catalogue import catalogue
from debate_tui.search.entries import debate_entries
from debate_tui.search.items import Facet, Item
from debate_tui.search.searcher import Searcher
from debate_tui.store.cache import PROGRAM, Saved, index_path, saved
from debate_tui.store.saved import sections


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
            new, debates = _renewed(origins, marks, old, debates, done)
        except DamagedError:  # another process has changed the old index meanwhile
            new, debates = _renewed(origins, marks, None, (), done)
    with suppress(OSError):
        quiet = quiet and all(debate.quiet for debate in debates) and _unlike(debates)
        keep(library, new._replace(stamp={"files": files, "quiet": quiet, "debates": debates}))
        new = saved(path) or new
    return Searcher.of(new.words, new.catalogue), debates


def keep(library: Sequence[str | Path], index: Saved) -> None:
    """Writes the index of the library at these paths, with its stamp, if there is a cache folder.

    Raises:
        OSError: the file can't be written.
    """
    if path := index_path(library):
        write(path, sections(index.words, index.catalogue), {"program": PROGRAM, **index.stamp})


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
    origins: Sequence[Origin],
    marks: Sequence[list[Stamp]],
    old: Saved | None,
    known: Sequence[Kept],
    done: Callable[[], None],
) -> tuple[Saved, list[Kept]]:
    """The index of `origins`: entries are copied from `old` if the stamps `marks` fit; other debates are read."""
    kept = {repr(debate.files): debate for debate in known}
    builder = Builder()
    take = builder.taker(old.words) if old else None
    listed: list[tuple[Item, Facet]] = []
    debates: list[Kept] = []
    seen: set[str] = set()
    for origin, mark in zip(origins, marks, strict=True):
        first = len(listed)
        before = kept.get(repr(mark))
        if old and take and before and before.id not in seen:
            items = range(*before.items)
            listed.extend(old.entries(items))
            take(items)
            id, quiet = before.id, before.quiet
        else:
            debate, quiet = origin.read()
            id = debate.id if debate else None
            listed.extend(debate_entries(debate) if debate and id not in seen else ())
            new = [item for item, _ in listed[first:]]
            builder.add([item.text for item in new], [item.cuts for item in new])
            listed[first:] = [
                (item._replace(cuts=None) if item.cuts else item, facet) for item, facet in listed[first:]
            ]
        seen |= {id} if id else set()
        debates.append(Kept(mark, id, (first, len(listed)), quiet))
        done()
    return Saved(builder.index(), catalogue(listed), {}), debates
