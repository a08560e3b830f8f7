"""Finds the files of debates, and reports paths that the file system doesn't let us read."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from debate_tui.disk import stamps
from debate_tui.disk.stamps import BRIEFS, HEAD, TEXTS, cards_below, is_cards
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.read.trouble import Reached, Trouble
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import counted, listed

_IN_SIGHT = 3
_TRIED = 20
"""So many files and folders are looked at in a folder that is passed over: a home folder has 100,000s."""
_SMALL = 2**20
"""Larger files there, in bytes, aren't looked into: a folder of data would cost seconds, and a miss is a warning less."""
_LEFT = ("Thumbs.db", "desktop.ini")
_NO_FILE = "what ends in .toml is read: give it another name, or move it"


@dataclass(frozen=True, slots=True)
class Found:
    """The files of one debate, in the order in which they are merged."""

    files: tuple[Path, ...]
    name: str = ""
    """What cards below a folder of a library are called: their file's name without its suffix, with their folder's path from there. ""
    elsewhere."""


def find(paths: Sequence[Path], trouble: Trouble, is_map: Callable[[Path], bool]) -> Iterator[Found]:
    """The debates at `paths`, in that order; a debate that two paths lead to is found once.

    `is_map` tells whether a file of a library, whose name doesn't end in .toml, holds a debate (`readers.is_map`).
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _at(path, trouble, is_map):
            identity = _identity(found.files[0])
            if identity is None or identity not in seen:
                yield found
            if identity:
                seen.add(identity)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _at(path: Path, trouble: Trouble, is_map: Callable[[Path], bool]) -> Iterator[Found]:
    """The debates at a path that the user gave: a debate file, a debate folder, or a library of both."""
    status = status_of(path, trouble)
    if status is None:
        return
    if not stat.S_ISDIR(status.st_mode):
        yield Found((path,))
        return
    names = _names(path, trouble)
    if names is None:
        return
    if HEAD in names:
        yield _folder(path, names)
        return
    before, empty = len(trouble.found), True
    below, left_out = cards_below(str(path))
    taken = {name: _takes(path / name, is_map) for name in _files_before_their_links(path, names)}
    passed = [name for name, takes in taken.items() if takes is False]
    for name in (name for name, takes in taken.items() if takes):
        for found in _in_library(path / name, below.get(name, ()), trouble, is_map):
            empty = False
            yield found
    if left_out:
        what = f"more than {stamps.MOST_FOLDERS:,} folders lie below: from {left_out} on, cards are not looked for"
        trouble.add(location(path), "W107", what, f"--library {left_out} reads them")
    if empty and len(trouble.found) == before:
        hint = f"a debate's folder holds {HEAD}; a library's folder holds debates"
        trouble.add(location(path), "E102", "the folder holds no debate", hint)
    if passed:
        what = f"{counted(len(passed), 'file')} in no format that is read: {listed(passed, _IN_SIGHT)}"
        trouble.add(location(path), "N136", what, "debate-tui import FILE says what a file seems to be")


def _files_before_their_links(folder: Path, names: Sequence[str]) -> list[str]:
    """The names in a library, in order; a link to another file in it stands behind all others, since the first name counts that leads
    to a file, and a link that is put beside it must not rename it."""
    here = os.path.realpath(folder)

    def leads_to_one(name: str) -> bool:
        path = folder / name
        return path.is_symlink() and os.path.dirname(os.path.realpath(path)) == here  # noqa: PTH120

    return sorted(names, key=leads_to_one)


def _takes(path: Path, is_map: Callable[[Path], bool]) -> bool | None:
    """Whether what lies in a library may be a debate, or hold some; None for what is in no debate's way: locks, and what Word and
    desktops leave."""
    if path.name.endswith(".toml") or is_cards(path.name):
        return True
    if path.name.endswith("quotes.lock") or path.name.startswith("~$") or path.name in _LEFT:
        return None
    try:
        return not path.is_file() or is_map(path)  # a pipe would be waited for, a device read without end
    except OSError:
        return True


def _in_library(path: Path, cards: Sequence[str], trouble: Trouble, is_map: Callable[[Path], bool]) -> Iterator[Found]:
    """The debate at a file or folder within a library, and the files of `cards` in that folder and below; what doesn't look
    like one, nor is called so, is skipped without a report."""
    toml = path.name.endswith(".toml")
    named = toml or is_cards(path.name)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if named or error.errno == errno.ELOOP:
            refused(path, error, trouble)
        return
    if not stat.S_ISDIR(mode):
        if named or stat.S_ISREG(mode):
            yield Found((path,))
        return
    if stamps.leads_round(str(path)):
        return
    names = _names(path, trouble) or []
    if HEAD in names:
        yield _folder(path, names)
    elif toml:
        trouble.add(location(path), "E106", "a folder, not a file", _NO_FILE)
    elif path.name != BRIEFS and (passed := [name for name in names if name.endswith(".toml")]):
        hint = f"a debate's folder holds {HEAD}; here are {listed(passed, _IN_SIGHT)}"
        trouble.add(location(path), "W107", f"the folder has no {HEAD} and was passed over", hint)
    elif path.name not in (BRIEFS, TEXTS) and (passed_over := _map_below(path, is_map)):
        from debate_tui.text.shell import file_word  # few folders are passed over

        what = f"the folder was passed over, though it holds a debate: {passed_over.relative_to(path)}"
        trouble.add(
            location(path),
            "W107",
            what,
            f"debate-tui {file_word(str(passed_over.parent))} opens it and those beside it",
        )
    for folder, files in groupby(map(Path, cards), key=lambda file: file.parent):
        for name in in_order(file.name for file in files):
            yield Found((folder / name,), f"{folder.relative_to(path.parent).as_posix()}/{Path(name).stem}")


def _map_below(path: Path, is_map: Callable[[Path], bool]) -> Path | None:
    """The first file in a folder, or below, that holds a debate of another program; few are asked."""
    waiting, asked = [path], 0
    for folder in waiting:
        for name in _names(folder, Trouble()) or ():
            one = folder / name
            try:
                mode = one.lstat().st_mode
            except OSError:
                continue
            if stat.S_ISDIR(mode) and len(waiting) < _TRIED:
                waiting.append(one)
            elif stat.S_ISREG(mode) and not name.endswith(".toml") and not is_cards(name):
                asked += 1
                # Empty: no debate, or one of the system's (/proc), which may be waited for without end.
                with suppress(OSError):
                    if 0 < one.lstat().st_size <= _SMALL and is_map(one):
                        return one
                if asked == _TRIED:
                    return None
    return None


def _folder(path: Path, names: Sequence[str]) -> Found:
    rest = [name for name in names if name.endswith(".toml") and name != HEAD]
    return Found(tuple(path / name for name in [HEAD, *rest]))


def _names(path: Path, trouble: Trouble) -> list[str] | None:
    """The names in a folder, in order, without hidden ones (editors' locks and back-ups)."""
    try:
        return in_order(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208 (faster)
    except OSError as error:
        refused(path, error, trouble)
        return None


def shares(found: Sequence[Found], reached: Reached) -> Iterator[Reached]:
    """For each debate, what is told how far its reading is; debates count by the bytes of their files."""
    sizes = [sum(map(_size, one.files)) for one in found]
    total, done = sum(sizes) or 1, 0
    for size in sizes:
        yield lambda share, done=done, size=size: reached((done + share * size) / total)  # type: ignore[misc]
        done += size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def in_order(names: Iterable[str]) -> list[str]:
    """Names sorted so that a file comes before its copies, since the first file with an id counts.

    Sync programs and people name copies by adding something behind the name (`tram (conflicted copy).toml`,
    `tram-DESKTOP-1.toml`) or before it (`Copy of tram.toml`). Names are compared without `.toml` or `.docx`, since a space
    and a hyphen sort before a dot.
    """
    stems = {name: name.rpartition(".")[0] if is_cards(name) else name.removesuffix(".toml") for name in names}
    known = set(stems.values())

    def key(name: str) -> tuple[str, bool, str]:
        words = stems[name].split(" ")
        tails = (" ".join(words[at:]) for at in range(1, len(words)))
        original = next((tail for tail in tails if tail in known), stems[name])
        return original, original != stems[name], name

    return sorted(stems, key=key)


def status_of(path: Path, trouble: Trouble) -> os.stat_result | None:
    """The status of a file or folder, links followed; None, with the reason reported, where it can't be read."""
    try:
        return path.stat()
    except OSError as error:
        refused(path, error, trouble)
    except ValueError as error:  # a NUL in the name
        trouble.add(location(path), "E101", f"no such path: {error}", "a name cannot hold this character")
    return None


def refused(path: Path, error: OSError, trouble: Trouble) -> None:
    """Reports why the system refused access to `path`."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR if os.path.islink(path):  # noqa: PTH114 (never raises)
            trouble.add(location(path), "E101", "the link leads to nothing", "ls -l shows where it leads")
        case errno.ENOENT | errno.ENOTDIR:
            near = nearest(path.name, _siblings(path))
            hint = f'did you mean "{path.with_name(near)}"?' if near else "nothing of that name is there"
            trouble.add(location(path), "E101", "no such file or folder", hint)
        case errno.ELOOP:
            trouble.add(location(path), "E104", "links lead round in a circle", "ls -l shows where they lead")
        case _:
            reason = (error.strerror or type(error).__name__).lower()
            refused = error.errno in (errno.EACCES, errno.EPERM)
            hint = (
                "ls -l shows who may read it" if refused else "the reason is the system's: the disk, or what is on it"
            )
            trouble.add(location(path), "E103", f"cannot be read: {reason}", hint)


def _siblings(path: Path) -> list[str]:
    try:
        return [name for name in os.listdir(path.parent) if not name.startswith(".")]  # noqa: PTH208 (faster)
    except OSError:
        return []


def location(path: Path, line: int = 0, column: int = 0) -> Location:
    """A location in `path`; an absolute path within the current folder is made relative to that."""
    if path.is_absolute():
        with suppress(ValueError, OSError):  # It is elsewhere, or the current folder no longer exists.
            here = os.getcwd()  # noqa: PTH109 - hundreds of files of a debate come by, and most are elsewhere
            if os.path.normcase(path).startswith(os.path.normcase(here)):
                path = path.relative_to(here)
    return Location(str(path), line, column)
