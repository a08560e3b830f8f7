"""Which files the debates at some paths are read from, and whether any of them came, went or changed."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Stamp: TypeAlias = list[Any]
"""A file as it is now: absolute path, size, time of change in ns, inode; -1 where it can't be asked. JSON keeps it."""


def absolute(path: "str | Path") -> str:
    """The absolute path; of a relative one, the path as it is where the current folder is gone."""
    try:
        return os.path.abspath(path)
    except OSError:
        return os.fspath(path)


def stamp(path: "str | Path") -> Stamp:
    try:
        status = os.stat(path)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return [absolute(path), -1, -1, -1]
    return [absolute(path), status.st_size, status.st_mtime_ns, status.st_ino]


def stamps(paths: "Iterable[str | Path]", suffixes: tuple[str, ...] = (".toml",)) -> list[Stamp]:
    """Of each path: itself, if it is no folder, else the files with these suffixes in it and in its folders.

    These are all that `load.find` looks at: as long as they stay the same, so does the library.
    """
    return [stamp(file) for path in paths for file in _files(str(path), suffixes)]


def size(stamps: Iterable[Stamp]) -> int:
    """Bytes of all these files together."""
    return sum(max(0, bytes) for _, bytes, _, _ in stamps)


def _files(path: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    names = _names(path)
    if names is None:
        yield path
    for name in names or ():
        inner = f"{path}{os.sep}{name}"
        if name.endswith(suffixes):
            yield inner
        for file in _names(inner) or ():
            if file.endswith(suffixes):
                yield f"{inner}{os.sep}{file}"


def _names(path: str) -> list[str] | None:
    """What is in a folder, sorted, without what is hidden; None: no folder, or none that we may look into."""
    try:
        return sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError):
        return None
