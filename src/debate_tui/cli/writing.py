"""Writes the output for `-o` into a file or an open stream, and explains in words why it couldn't be written."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from debate_tui.cli.error import CommandError
from debate_tui.cli.problems import print_problems
from debate_tui.disk.atomic import write
from debate_tui.store import refusal
from debate_tui.text.direction import MARK
from debate_tui.text.safe import safe
from debate_tui.text.shell import file_word
from debate_tui.text.wording import shown

_OPEN = {"-": 1, "/dev/stdout": 1, "/dev/stderr": 2}
_OPEN_NAME = re.compile(r"(?:/dev|/proc/self)/fd/([0-9]{1,6})")


def to_stdout(path: Path) -> bool:
    """Whether `path` names standard output: `-`, `/dev/stdout` or `/dev/fd/1`."""
    return _descriptor(path) == 1


def write_file(
    path: Path, text: str | Iterable[str], replace: bool, read: Callable[[], Iterable[str | Path]] = tuple
) -> None:
    """Write `text`, or pieces of it while they are made, as `disk.atomic.write` does, or into an open file if `path` is a name of one (`-`, `/dev/stdout`).

    `read`: the files that were read for it, none of which it may replace; asked for where there is a file in its place.

    Raises:
        CommandError: the file can't be written, or is one of those.
        OSError: standard output can't be written, or a pipe was closed; `main` handles both.
    """
    name = shown(str(path))
    if to_stdout(path):
        sys.stdout.writelines(harmless(text) if sys.stdout.isatty() else text)
        sys.stdout.flush()
        return
    if replace and path.is_file() and any(_same(path, one) for one in read()):
        raise CommandError(f"{name} is what was read for it", "-o takes another name; nothing was changed")
    try:
        _write(path, text, replace)
    except BrokenPipeError:
        raise
    except IsADirectoryError:
        raise CommandError(f"{name} is a folder", "-o takes the name of a file") from None
    except FileExistsError:
        raise CommandError(f"{name} is there already", "--force replaces it") from None
    except OSError as error:
        raise cannot_write(path, error, "nothing was changed") from None


def _same(path: Path, other: str | Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:  # the other has gone
        return False


def _write(path: Path, text: str | Iterable[str], replace: bool) -> None:
    descriptor = _descriptor(path)
    if descriptor is None:
        write(path, harmless(text) if path.is_char_device() else text, replace=replace)
    else:
        with os.fdopen(os.dup(descriptor), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(harmless(text) if file.isatty() else text)


def harmless(text: str | Iterable[str]) -> Iterator[str]:
    """An export, or pieces of it, as a terminal may have it: in a file, some formats keep every character of a map.

    What could control the terminal is replaced (`text.safe`), and the byte order mark of CSV is left out.
    """
    for piece in [text] if isinstance(text, str) else text:
        yield "\n".join(map(_harmless, piece.removeprefix("\ufeff").split("\n")))


def _harmless(line: str) -> str:
    shown = safe(line)
    if MARK not in line:
        return shown
    # Around its borders an export writes these itself, where `safe` sees no use for them.
    return "".join([char if char == MARK else seen for char, seen in zip(line, shown, strict=True)])


def _descriptor(path: Path) -> int | None:
    """The number of the open file that `path` names, or None. Opening that file again would overwrite its start."""
    name = str(path)
    number = _OPEN_NAME.fullmatch(name)
    return int(number[1]) if number else _OPEN.get(name)


def cannot_write(path: Path, error: OSError, hint: str) -> CommandError:
    """The error to raise for a file that the system didn't write."""
    reason = (error.strerror or type(error).__name__).lower()
    if error.errno == errno.ELOOP:
        print_problems(refusal(path, error))
        reason = "links lead round in a circle"
    elif error.errno == errno.ENOENT and not path.is_absolute() and not _current_folder():
        reason = "the current folder is gone"
    elif error.errno == errno.ENOENT and not path.parent.exists():
        reason, hint = (
            f"there is no folder {shown(str(path.parent))}",
            f"mkdir -p {file_word(str(path.parent))} makes it",
        )
    elif error.errno == errno.ENXIO and str(path) == "/dev/tty":
        reason = "there is no terminal"
    return CommandError(f"cannot write {shown(str(path))}: {reason}", hint)


def _current_folder() -> bool:
    try:
        return bool(Path.cwd())
    except OSError:
        return False
