"""The user's briefs on disk: a TOML file each in the data folder, changed under a lock, written aside and moved into place.

Each change reads the file anew, so that what another explorer or an editor has written meanwhile stays.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from debate_tui.disk.atomic import free_name, write
from debate_tui.disk.folders import user_data
from debate_tui.disk.opening import lock, regular
from debate_tui.disk.stamps import BRIEFS, change
from debate_tui.edit import brief as edit
from debate_tui.frozen import dataclass
from debate_tui.model.brief import Brief, Mark, worded_alike
from debate_tui.read.brief import read_brief
from debate_tui.read.files import BOM

FIRST = "Brief"
"""The title of the brief that marks go into where none was ever begun."""

_REMOVED = "removed"
"""The folder, below that of briefs, of those that were removed."""

_PATIENCE = 2.0
"""Seconds to wait until another program has written its mark."""


class NotChangedError(Exception):
    """A brief was not changed; the message says why, as a sentence without its full stop."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made: the file's bytes before, None where there was no file, and after."""

    path: Path
    before: bytes | None
    after: bytes
    removed: Path | None = None
    """Where the file lies that was removed, or was for a while."""


def folder() -> Path | None:
    """The folder of briefs, which may not exist; None where the user has no home."""
    data = user_data()
    return Path(data, BRIEFS) if data else None


def read_all(removed: bool = False) -> tuple[Brief, ...]:
    """All briefs, by name, or those that were removed; none where there is no such folder or it can't be read."""
    return tuple(map(read_brief, _paths(_REMOVED if removed else "")))


def _paths(below: str) -> list[Path]:
    place = folder()
    try:
        return sorted((place / below).glob("[!.]*.toml")) if place else []
    except OSError:
        return []


def at_path(name: str) -> Brief | None:
    """The brief in a file of that name, wherever it lies; None where there is no such file."""
    path = Path(name)
    return read_brief(path) if path.suffix == ".toml" and path.is_file() else None


def files() -> object:
    """What tells whether a brief was changed: the names, sizes and times of the files."""
    try:
        found = [(path, path.stat()) for below in ("", _REMOVED) for path in _paths(below)]
    except OSError:
        return None
    return [(path, status.st_size, change(status), status.st_ino) for path, status in found]


def begin(title: str) -> str:
    """Make an empty brief; its name, which no other has.

    Raises:
        NotChangedError: it can't be written.
    """
    from debate_tui.text.ids import id_like  # few are begun

    place = _home()
    with _told(place), _locked(place):
        path = free_name(place, id_like(title) or "brief", ".toml")
        write(path, edit.begun(title.strip()))
    return path.stem


def put(name: str, mark: Mark) -> tuple[Change | None, str]:
    """Put a mark into a brief, which is begun where it isn't there, at its end; or where it is in it, in the words of now.

    Returns the change, None where the brief has it in these words already; and the verb for what was done.

    Raises:
        NotChangedError: it can't be written.
    """
    verb = ""

    def added(text: str, brief: Brief) -> str:
        nonlocal verb
        number = brief.find(mark)
        if number is None:
            verb = "added"
            return edit.with_mark(text, mark)
        verb = "there already" if worded_alike(brief.marks[number], mark) else "brought up to date"
        return text if verb == "there already" else edit.renewed(text, number, mark)

    change = _change(name, added, FIRST)
    return change, verb


def take_out(name: str, mark: Mark) -> Change | None:
    """Take a mark out of a brief.

    Raises:
        NotChangedError: it can't be written, or no longer has the mark.
    """
    return _change(name, lambda text, brief: edit.without_mark(text, _number(brief, mark)))


def move(name: str, mark: Mark, down: bool) -> Change | None:
    """Set a mark behind the next one (before the one above, if not `down`); None where it is the last (first) already.

    Raises:
        NotChangedError: as above.
    """

    def moved(text: str, brief: Brief) -> str:
        number = _number(brief, mark)
        at_end = number == (len(brief.marks) - 1 if down else 0)
        return text if at_end else edit.moved(text, number, down)

    return _change(name, moved)


def set_note(name: str, mark: Mark, note: str) -> Change | None:
    """Set the note of a mark, "" for none.

    Raises:
        NotChangedError: as above.
    """
    return _change(name, lambda text, brief: edit.with_note(text, _number(brief, mark), note))


def set_title(name: str, title: str) -> Change | None:
    """Give a brief another title; its file keeps its name.

    Raises:
        NotChangedError: it can't be written.
    """
    return _change(name, lambda text, _: edit.with_title(text, title))


def remove(name: str) -> Change:
    """Put a brief aside, whatever its file holds: into the folder `removed` beside the others.

    Raises:
        NotChangedError: it is gone, or can't be moved.
    """
    place = _home()
    path = place / f"{name}.toml"
    with _told(path), _locked(place):
        before = _bytes(path)
        (place / _REMOVED).mkdir(exist_ok=True)
        aside = free_name(place / _REMOVED, name, ".toml")
        path.rename(aside)
    return Change(path, before, b"", aside)


def bring_back(name: str) -> str:
    """Put a brief that was removed (the name of its file there) beside the others again; the name that it has now.

    Raises:
        NotChangedError: it is gone, or can't be moved.
    """
    place = _home()
    aside = place / _REMOVED / f"{name}.toml"
    with _told(aside), _locked(place):
        path = free_name(place, name, ".toml")
        aside.rename(path)
    return path.stem


def undo(change: Change) -> str:
    """Write a brief as it was before a change, or bring it back; the name that it has now.

    Raises:
        NotChangedError: it has changed since, or can't be written.
    """
    if change.removed:
        return bring_back(change.removed.stem)
    with _told(change.path), _locked(change.path.parent):
        if _bytes(change.path) != change.after:
            raise NotChangedError(f"{change.path} has been changed since")
        if change.before is None:
            change.path.unlink()
        else:
            write(change.path, change.before, replace=True)
    return change.path.stem


def _number(brief: Brief, mark: Mark) -> int:
    """The number of a mark in a brief that was read anew: the one at its place, else the one of the same claims."""
    for number, one in enumerate(brief.marks):
        if (one.at.line, one.at.column, one.ids) == (mark.at.line, mark.at.column, mark.ids):
            return number
    found = brief.find(mark)
    if found is None:
        raise NotChangedError(f"{brief.file} no longer has this mark")
    return found


def _change(name: str, changed: Callable[[str, Brief], str], title: str = "") -> Change | None:
    """Change a brief's text, read anew; where it isn't there and has a `title`, it is begun."""
    place = _home()
    path = place / f"{name}.toml"
    with _told(path), _locked(place):
        before = _bytes(path) if path.exists() or not title else None
        if before is None:
            brief, text = Brief(name, title, str(path)), edit.begun(title)
        else:
            brief = read_brief(path)
            if not brief.sound:
                raise NotChangedError(str(brief.diagnostics[0]))
            text = before.removeprefix(BOM).decode()
        new = changed(text, brief)
        if new == text and before is not None:
            return None
        mark = BOM if before and before.startswith(BOM) else b""
        after = mark + new.encode()
        write(path, after, replace=before is not None)
    return Change(path, before, after)


def _home() -> Path:
    """The folder of briefs, made where it isn't there."""
    place = folder()
    if place is None:
        raise NotChangedError("there is no home folder to keep briefs in")
    with _told(place):
        place.mkdir(parents=True, exist_ok=True)
    return place


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Says in words why a brief can't be changed."""
    try:
        yield
    except edit.CannotChangeError as error:
        raise NotChangedError(f"{path} {error}") from None
    except OSError as error:
        raise NotChangedError(f"{error.filename or path}: {error.strerror or error}") from None


def _bytes(path: Path) -> bytes:
    with open(path, "rb", opener=regular) as file:
        return file.read()


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Nobody else who asks for the lock changes a brief meanwhile."""
    handle = regular(place / ".lock", os.O_RDWR | os.O_CREAT)
    try:
        lock(handle, _PATIENCE)
        yield
    finally:
        os.close(handle)
