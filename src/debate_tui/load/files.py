"""Finds the files of debates and reads them: the edge where the file system says no."""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import tomli

from debate_tui.load.locate import Lines, locate
from debate_tui.load.suggest import nearest
from debate_tui.load.tables import Document
from debate_tui.load.trouble import Trouble, listed
from debate_tui.model import Location

MOST_BYTES = 64 * 2**20
HEAD = "debate.toml"
"""The file that makes a folder a debate."""

_NO_FILE = "what ends in .toml is read: give it another name, or move it"
_BOM = b"\xef\xbb\xbf"
_WIDE = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The files of one debate, in the order in which they are merged."""

    files: tuple[Path, ...]


def find(paths: Sequence[Path], trouble: Trouble) -> Iterator[Found]:
    """The debates at `paths`, in their order; a debate that two paths lead to is found once."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _at(path, trouble):
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


def _at(path: Path, trouble: Trouble) -> Iterator[Found]:
    """What a path that the reader gave holds: a debate file, a debate folder or a library of both."""
    status = _status(path, trouble)
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
    for name in names:
        for found in _in_library(path / name, trouble):
            empty = False
            yield found
    if empty and len(trouble.found) == before:
        hint = f"a debate's folder holds {HEAD}; a library's folder holds debates"
        trouble.add(place(path), "E102", "the folder holds no debate", hint)


def _in_library(path: Path, trouble: Trouble) -> Iterator[Found]:
    """A file or folder below a library: only what looks like a debate is spoken of."""
    toml = path.name.endswith(".toml")
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        if toml or error.errno == errno.ELOOP:
            _refused(path, error, trouble)
        return
    if not folder:
        if toml:
            yield Found((path,))
        return
    names = _names(path, trouble) or []
    if HEAD in names:
        yield _folder(path, names)
    elif toml:
        trouble.add(place(path), "E106", "a folder, not a file", _NO_FILE)
    elif passed := [name for name in names if name.endswith(".toml")]:
        hint = f"a debate's folder holds {HEAD}; here are {listed(passed, 3)}"
        trouble.add(place(path), "W107", f"the folder has no {HEAD} and was passed over", hint)


def _folder(path: Path, names: Sequence[str]) -> Found:
    rest = [name for name in names if name.endswith(".toml") and name != HEAD]
    return Found(tuple(path / name for name in [HEAD, *rest]))


def _names(path: Path, trouble: Trouble) -> list[str] | None:
    """The names in a folder, sorted; hidden ones (editors' locks and back-ups) left out."""
    try:
        return sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208 (faster)
    except OSError as error:
        _refused(path, error, trouble)
        return None


def _status(path: Path, trouble: Trouble) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError as error:
        _refused(path, error, trouble)
    except ValueError as error:  # a NUL in the name
        trouble.add(place(path), "E101", f"no such path: {error}", "a name cannot hold this character")
    return None


def _refused(path: Path, error: OSError, trouble: Trouble) -> None:
    """Says why the system would not give us `path`."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR if os.path.islink(path):  # noqa: PTH114 (never raises)
            trouble.add(place(path), "E101", "the link leads to nothing", "ls -l shows where it leads")
        case errno.ENOENT | errno.ENOTDIR:
            near = nearest(path.name, _siblings(path))
            hint = f'did you mean "{path.with_name(near)}"?' if near else "nothing of that name is there"
            trouble.add(place(path), "E101", "no such file or folder", hint)
        case errno.ELOOP:
            trouble.add(place(path), "E104", "links lead round in a circle", "ls -l shows where they lead")
        case _:
            reason = (error.strerror or type(error).__name__).lower()
            refused = error.errno in (errno.EACCES, errno.EPERM)
            hint = (
                "ls -l shows who may read it" if refused else "the reason is the system's: the disk, or what is on it"
            )
            trouble.add(place(path), "E103", f"cannot be read: {reason}", hint)


def _siblings(path: Path) -> list[str]:
    try:
        return [name for name in os.listdir(path.parent) if not name.startswith(".")]  # noqa: PTH208 (faster)
    except OSError:
        return []


def place(path: Path, line: int = 0, column: int = 0) -> Location:
    """A location in `path`, which is shown from the current folder where it lies below it, else as given."""
    if path.is_absolute():
        with suppress(ValueError, OSError):  # It lies elsewhere; or the current folder is gone.
            path = path.relative_to(Path.cwd())
    return Location(str(path), line, column)


# Reading one file


def read(path: Path, trouble: Trouble) -> Document | None:
    """One file, parsed and located; None where nothing of it can be read."""
    data = _bytes(path, trouble)
    if data is None:
        return None
    text = _decoded(path, data, trouble)
    return None if text is None else parsed(path, text, trouble)


def _bytes(path: Path, trouble: Trouble) -> bytes | None:
    status = _status(path, trouble)
    if status is None:
        return None
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or device"
        trouble.add(place(path), "E106", f"{kind}, not a file", _NO_FILE)
        return None
    if status.st_size > MOST_BYTES:
        size = status.st_size / 2**20
        hint = "a debate may be several files in one folder"
        trouble.add(place(path), "E105", f"the file has {size:,.0f} MB, more than 64 MB", hint)
        return None
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)  # Bounded: the file may have grown since.
    except OSError as error:
        _refused(path, error, trouble)
        return None


def _decoded(path: Path, data: bytes, trouble: Trouble) -> str | None:
    start = place(path, 1, 1)
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            trouble.add(start, "E122", f"the file is {name}, not UTF-8", f"iconv -f {name} -t UTF-8 converts it")
            return None
    if data.startswith(_BOM):
        trouble.add(start, "W123", "the file begins with a byte order mark", "save it as UTF-8 without BOM")
        data = data[len(_BOM) :]
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        if b"\0" in data[:200]:
            message, hint = "the file is UTF-16 or binary, not UTF-8", "iconv -f UTF-16 -t UTF-8 converts UTF-16"
            trouble.add(start, "E122", message, hint)
        else:
            message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
            trouble.add(place(path, line, column), "E121", message, "save the file as UTF-8 in your editor")
        return None


def parsed(path: Path, text: str, trouble: Trouble) -> Document | None:
    # As tomli does it, so that its positions and ours are the same.
    text = text.replace("\r\n", "\n")
    try:
        data = tomli.loads(text)
        marks = locate(text)
    except tomli.TOMLDecodeError as error:
        trouble.add(place(path, error.lineno, error.colno), "E124", *_worded(error.msg, text[error.pos :]))
    except RecursionError:
        trouble.add(place(path), "E125", "tables or lists are nested too deep", "a map needs three levels")
    except ValueError:  # Python converts 4,300 digits at most.
        number = _LONG_NUMBER.search(text)
        at = Lines(text).place(number.start()) if number else (0, 0)
        trouble.add(place(path, *at), "E125", "a number has thousands of digits", "texts stand in quotation marks")
    else:
        return Document(place(path).file, data, marks, Lines(text), trouble)
    return None


_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4000}")

_SLIPS = (
    (
        "Expected newline or end of document",
        ".",
        "quotation marks within a text are written \\\", or it stands in ''' … '''",
    ),
    ("", "[“”‘’„«]", 'texts stand in straight quotation marks: "…"'),
    ("Illegal character '\\n'", "", 'a text over several lines stands in """ … """'),
    ("Invalid value", "", 'texts stand in quotation marks: key = "…"'),
    ("Unescaped", "", "a backslash is written \\\\, or the text stands in '…'"),
    ("Cannot overwrite", "", "the key is there already, a little further up"),
    ("Cannot declare", "", "a table is there once: a list of them has [[two brackets]]"),
    ("at the end of a", "", "headers are [table] or [[table]], alone on their line"),
    ("Expected '='", "", 'a line is key = "…", [table], [[table]] or # a remark'),
    ("Invalid statement", "", 'a line is key = "…", [table], [[table]] or # a remark'),
    ("Unterminated", "", "quotation marks that open a text are closed after it"),
    ("Unclosed", "", "brackets that are opened are closed, and commas stand between items"),
)
"""What tomli says, what stands there, and what the slip usually is."""


def _worded(message: str, rest: str) -> tuple[str, str]:
    """tomli's message in our voice, and what helps."""
    hints = (hint for said, there, hint in _SLIPS if said in message and re.match(there, rest))
    told = "a line ends within a text" if message == "Illegal character '\\n'" else message[:1].lower() + message[1:]
    return f"not valid TOML: {told}", next(hints, "the syntax is explained at https://toml.io")
