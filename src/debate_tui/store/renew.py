"""An index on disk is made, or brought up to date: debates whose files are as they were are taken over word for word.

    origins = [Origin(files, read) for each debate of the library]
    searcher, kept = renewed(origins, library_paths)

A folder that can't be written costs no more than the next start's time.
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
    """Where a debate comes from."""

    files: tuple[Path, ...]
    read: Callable[[], tuple[Debate | None, bool]]
    """Reads it, as far as that can be done, and says whether there is nothing to be said about its files. Called only where an index
    does not have it."""

    def stamp(self) -> list[Stamp]:
        return [stamp(path) for path in self.files]


class Kept(NamedTuple):
    """What an index knows of a debate's files."""

    files: list[Stamp]
    id: str | None
    """None where nothing could be read."""
    items: tuple[int, int]
    """Its items: the first, and the one behind the last."""
    quiet: bool
    """Whether there is nothing to be said about its files: all could be read, none is hidden by another."""


def renewed(
    origins: Sequence[Origin], library: Sequence[Path], quiet: bool = True, done: Callable[[], None] = lambda: None
) -> tuple[Searcher, Sequence[Kept]]:
    """A searcher over all debates, and what is known of each, in the order of `origins`.

    `quiet`: whether looking for the files left nothing to be said; `done` is called after each debate that has to be gone through.
    """
    path = index_path(library)
    files = stamps(library)  # before reading: what changes meanwhile has changed afterwards
    marks = [origin.stamp() for origin in origins]
    old = saved(path, whole=True)
    debates = _debates(old)
    if old and old.stamp.get("files") == files and [debate.files for debate in debates] == marks:
        return Searcher.of(old.words, old.catalogue), debates
    with without_collection():
        try:
            new, debates = _renewed(origins, marks, old, debates, done)
        except DamagedError:  # somebody has changed the old one meanwhile
            new, debates = _renewed(origins, marks, None, (), done)
    with suppress(OSError):
        quiet = quiet and all(debate.quiet for debate in debates) and _unlike(debates)
        keep(library, new._replace(stamp={"files": files, "quiet": quiet, "debates": debates}))
        new = saved(path) or new
    return Searcher.of(new.words, new.catalogue), debates


def keep(library: Sequence[str | Path], index: Saved) -> None:
    """Writes an index of the library at these paths, with its stamp, if there is a folder for it. Raises OSError."""
    if path := index_path(library):
        write(path, sections(index.words, index.catalogue), {"program": PROGRAM, **index.stamp})


def _debates(index: Saved | None) -> list[Kept]:
    """What an index knows of the debates in it; nothing where it is of another shape."""
    try:
        return [Kept(*debate) for debate in index.stamp["debates"]] if index else []
    except (KeyError, TypeError):
        return []


def _unlike(debates: Sequence[Kept]) -> bool:
    """Whether no debate has the id of another."""
    ids = [debate.id for debate in debates if debate.id is not None]
    return len(set(ids)) == len(ids)


def _renewed(
    origins: Sequence[Origin],
    marks: Sequence[list[Stamp]],
    old: Saved | None,
    known: Sequence[Kept],
    done: Callable[[], None],
) -> tuple[Saved, list[Kept]]:
    """The index of `origins`, for which only those are read that `old` does not have as they are now."""
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
            builder.add(item.text for item, _ in listed[first:])
        seen |= {id} if id else set()
        debates.append(Kept(mark, id, (first, len(listed)), quiet))
        done()
    return Saved(builder.index(), catalogue(listed), {}), debates
