"""Writing what `-o` asks for: into a file, or to what is open already; and why it could not be, in words."""

import errno
import os
import re
import sys
from pathlib import Path

from debate_tui.cli.error import CommandError
from debate_tui.cli.problems import print_problems
from debate_tui.disk.atomic import write
from debate_tui.store import refusal
from debate_tui.text.wording import shown

_OPEN = {"-": 1, "/dev/stdout": 1, "/dev/stderr": 2}
_OPEN_NAME = re.compile(r"(?:/dev|/proc/self)/fd/([0-9]{1,6})")


def to_stdout(path: Path) -> bool:
    """Whether `path` is a name of standard output."""
    return _descriptor(path) == 1


def write_file(path: Path, text: str, replace: bool) -> None:
    """As `output.write`, but to standard output and to other open files by their names, too.

    Raises:
        CommandError: it can't be written.
        OSError: standard output can't be, as with all that is printed there.
    """
    name = shown(str(path))
    if to_stdout(path):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
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


def _write(path: Path, text: str, replace: bool) -> None:
    descriptor = _descriptor(path)
    if descriptor is None:
        write(path, text, replace=replace)
    else:
        with os.fdopen(os.dup(descriptor), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _descriptor(path: Path) -> int | None:
    """The number of the open file that `path` is a name of: opened once more, it would be written from its beginning."""
    name = str(path)
    number = _OPEN_NAME.fullmatch(name)
    return int(number[1]) if number else _OPEN.get(name)


def cannot_write(path: Path, error: OSError, hint: str) -> CommandError:
    """What to say of a file that the system would not write."""
    reason = (error.strerror or type(error).__name__).lower()
    if error.errno == errno.ELOOP:
        print_problems(refusal(path, error))
        reason = "links lead round in a circle"
    elif error.errno == errno.ENOENT and not path.is_absolute() and not _current_folder():
        reason = "the current folder is gone"
    return CommandError(f"cannot write {shown(str(path))}: {reason}", hint)


def _current_folder() -> bool:
    try:
        return bool(Path.cwd())
    except OSError:
        return False
