"""Stamps of the files that debates are read from, which tell whether any was added, removed or changed; and where files of cards lie."""

import os
import sys
from collections.abc import Iterable, Iterator
from time import time_ns
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Stamp: TypeAlias = list[Any]
"""A file at one moment: absolute path, size in bytes, `change` in ns, inode; -1 for each where it can't be read.

A list, since that is what JSON reads back."""


HEAD = "debate.toml"
"""The file that makes a folder a debate."""

CARDS = (".docx", ".docm")
"""How the names of files of cards end."""

BRIEFS = "briefs"
"""A folder of this name within a library holds briefs, unless it is a debate: its files are no maps."""

TEXTS = "sources"
"""A folder of this name within a library holds texts of sources."""

MOST_FOLDERS = 1000
"""So many folders below a library are searched, some 60 ms on a busy machine at first, later a look at their times: a tree of evidence has dozens, a home folder 100,000s."""
_OPEN_IN_WORD = "~$"
"""How the name begins of the file that Word puts beside one that is open in it."""


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
    return [absolute(path), status.st_size, change(status), status.st_ino]


def change(status: os.stat_result) -> int:
    """When a file was last changed, in ns: the time that no program sets (st_ctime), since an editor or a copy may keep the other
    (st_mtime). On Windows, where that is when it was made, the other."""
    return status.st_mtime_ns if sys.platform == "win32" else status.st_ctime_ns


def stamps(paths: "Iterable[str | Path]", suffixes: tuple[str, ...] = (".toml", *CARDS)) -> list[Stamp]:
    """The stamps of each path that is no folder, of all files in each folder, and of those with `suffixes` below that.

    Subfolders are searched one level deep, and for files of cards deeper, as in `read.find`: as long as the stamps stay the
    same, so does the library, whose files may have any name. A subfolder that is no debate is stamped itself, since one into
    which a map of another program is put is told (W107).
    """
    return [stamp(file) for path in paths for file in _files(str(path), suffixes)]


def size(stamps: Iterable[Stamp]) -> int:
    """The size of all these files together, in bytes."""
    return sum(max(0, bytes) for _, bytes, _, _ in stamps)


def is_cards(name: str) -> bool:
    """Whether a file is called as files of cards are."""
    return name.lower().endswith(CARDS) and not name.startswith(_OPEN_IN_WORD)


def cards_below(library: str) -> tuple[dict[str, list[str]], str]:
    """The paths of the files of cards in each folder of a library and in all below that, by the folder's name, sorted.

    Beside it stands the first folder that was not searched, since there are more than `MOST_FOLDERS`, or "". Debates'
    folders are passed over, and so are briefs, hidden folders, those that may not be read, links that lead round, and below the first level all links.
    """
    found: dict[str, list[str]] = {}
    left = MOST_FOLDERS
    for first in _listed(library, links=True)[1]:
        if first == BRIEFS or leads_round(os.path.join(library, first)):
            continue
        waiting = [os.path.join(library, first)]
        while waiting:
            here = waiting.pop()
            if not left:
                return found, here
            left -= 1
            names, folders = _listed(here)
            if HEAD in names:
                continue
            found.setdefault(first, []).extend(os.path.join(here, name) for name in names if is_cards(name))
            waiting += [os.path.join(here, name) for name in reversed(folders)]
    return found, ""


def leads_round(path: str) -> bool:
    """Whether it is a link to the folder that it is in, or to one above."""
    if not os.path.islink(path):
        return False
    here, there = os.path.realpath(os.path.dirname(path)), os.path.realpath(path)
    return f"{here}{os.sep}".startswith(f"{there.rstrip(os.sep)}{os.sep}")


def _listed(folder: str, links: bool = False) -> tuple[list[str], list[str]]:
    """The names of the files in a folder and those of its folders, sorted, without hidden ones; `links`: also what links lead to.

    Without links a folder is listed again only when it has changed: an explorer looks several times a second.
    """
    files, folders = list[str](), list[str]()
    try:
        changed = os.stat(folder).st_mtime_ns
        if not links and (known := _known.get(folder)) and known[0] == changed:
            return known[1]
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    (folders if entry.is_dir(follow_symlinks=links) else files).append(entry.name)
    except OSError:
        return [], []
    found = sorted(files), sorted(folders)
    if not links and time_ns() - changed > _SETTLED:
        if len(_known) >= 4 * MOST_FOLDERS:
            _known.clear()
        _known[folder] = changed, found
    return found


_known: dict[str, tuple[int, tuple[list[str], list[str]]]] = {}
"""By folder, when it had changed last when it was listed, and what was in it."""
_SETTLED = 2 * 10**9
"""Nanoseconds after which another change of a folder has another time."""


def _files(path: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    names = _entries(path)
    if names is None:
        yield path
    cards = cards_below(path)[0] if names and CARDS[0] in suffixes else {}
    for name, folder in names or ():
        inner = f"{path}{os.sep}{name}"
        below = _names(inner) if folder else None
        if name == BRIEFS and below is not None and HEAD not in below:
            continue
        passed_over = below is not None and HEAD not in below and name != TEXTS
        if below is None or name.endswith(suffixes) or passed_over:
            yield inner
        for file in below or ():
            if file.endswith(suffixes):
                yield f"{inner}{os.sep}{file}"
        yield from cards.get(name, ())


def _entries(path: str) -> list[tuple[str, bool]] | None:
    """`_names`, each with whether it is a folder or leads to one."""
    try:
        with os.scandir(path) as entries:
            return sorted((entry.name, _is_folder(entry)) for entry in entries if not entry.name.startswith("."))
    except (OSError, ValueError):
        return None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def _names(path: str) -> list[str] | None:
    """The names in a folder, sorted, without hidden ones; None where it is no folder, or may not be read."""
    try:
        return sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError):
        return None
