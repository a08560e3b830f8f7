"""Stamps of the files that debates are read from, which tell whether any was added, removed or changed."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from debate_tui.disk.nested import BRIEFS, CARDS, HEAD, cards_below

if TYPE_CHECKING:
    from pathlib import Path

Stamp: TypeAlias = list[Any]
"""A file at one moment: absolute path, size in bytes, time of change in ns, inode; -1 for each where it can't be read.

A list, since that is what JSON reads back."""


def absolute(path: "str | Path") -> str:
    """The absolute path; a relative one stays as it is where the current folder no longer exists."""
    try:
        return os.path.abspath(path)
    except OSError:
        return os.fspath(path)


def here() -> str:
    """The current folder, which names of files are relative to; "" where it no longer exists."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def stamp(path: "str | Path") -> Stamp:
    """The stamp of a file or folder as it is now."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return [absolute(path), -1, -1, -1]
    return [absolute(path), status.st_size, status.st_mtime_ns, status.st_ino]


def stamps(paths: "Iterable[str | Path]", suffixes: tuple[str, ...] = (".toml", *CARDS)) -> list[Stamp]:
    """The stamps of each path that is no folder, of all files in each folder, and of those with `suffixes` below that.

    Subfolders are searched one level deep, and for files of cards deeper, as in `read.find`: as long as the stamps stay the
    same, so does the library, whose files may have any name.
    """
    return [stamp(file) for path in paths for file in _files(str(path), suffixes)]


def size(stamps: Iterable[Stamp]) -> int:
    """The size of all these files together, in bytes."""
    return sum(max(0, bytes) for _, bytes, _, _ in stamps)


def _files(path: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    names = _names(path)
    if names is None:
        yield path
    cards = cards_below(path)[0] if names and CARDS[0] in suffixes else {}
    for name in names or ():
        inner = f"{path}{os.sep}{name}"
        below = _names(inner)
        if name == BRIEFS and below is not None and HEAD not in below:
            continue
        if below is None or name.endswith(suffixes):
            yield inner
        for file in below or ():
            if file.endswith(suffixes):
                yield f"{inner}{os.sep}{file}"
        yield from cards.get(name, ())


def _names(path: str) -> list[str] | None:
    """The names in a folder, sorted, without hidden ones; None where it is no folder, or may not be read."""
    try:
        return sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError):
        return None
