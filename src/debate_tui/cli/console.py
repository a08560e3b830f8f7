"""Standard output and error: UTF-8, no control characters, colours on a terminal only, quiet on a closed pipe.

A stream that is closed from the start is replaced by the null device, so that no file opened later gets its number.
Writing to standard output then fails, as it would have; what standard error can't print is lost.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import Any, TextIO, cast

from debate_tui.text.direction import kept
from debate_tui.text.json_text import json_text
from debate_tui.text.safe import safe
from debate_tui.text.wording import shown

PROGRAM = "debate-tui"


class Style(StrEnum):
    """How text is set off: the parameters of an ANSI SGR sequence."""

    ERROR = "1;31"
    WARNING = "1;33"
    STRONG = "1"
    DIM = "2"


class _Output(FileIO):
    """Stands for a standard output that was closed from the start: writing to it fails."""


class _Errors(FileIO):
    """Standard error that never fails: what can't be written is dropped, and the error kept in `lost`."""

    lost: OSError | None = None

    def write(self, data: Any) -> int:
        try:
            written: int | None = super().write(data)
        except OSError as error:
            self.lost = error
            written = None
        return len(data) if written is None else written  # None also if the stream doesn't block and is full


LONGEST = 1 << 20
"""Characters that a `Recorder` keeps at most."""


class Recorder:
    """A stream that also keeps what is written to it, up to `LONGEST` characters."""

    def __init__(self, beneath: TextIO) -> None:
        self.beneath = beneath
        self.kept: list[str] | None = []
        """What was written; None where that was too much."""
        self._room = LONGEST

    def write(self, text: str) -> int:
        if self.kept is not None:
            self._room -= len(text)
            self.kept.append(text)
            if self._room < 0:
                self.kept = None
        return self.beneath.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.beneath, name)


def beneath(stream: TextIO) -> TextIO:
    """The stream itself, for what is no part of an answer, as a bar that is gone when it comes."""
    return cast(TextIO, getattr(stream, "beneath", stream))


def set_up() -> None:
    """Make both streams write UTF-8, whatever the locale; a lone surrogate is escaped and doesn't end the program."""
    for number, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        if not _open(number):
            os.open(os.devnull, mode)  # takes the lowest free number, which is this one
    if sys.stdout is None:
        sys.stdout = _text(_Output(1, "w", closefd=False))
    ours = sys.__stderr__
    if sys.stderr is None or (ours is not None and sys.stderr is ours and ours.fileno() == 2):
        sys.stderr = _text(_Errors(2, "w", closefd=False))
    for stream in (sys.stdout, sys.stderr, ours):  # Textual writes to the one that the program began with
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _text(raw: FileIO) -> TextIOWrapper:
    return TextIOWrapper(BufferedWriter(raw), encoding="utf-8", line_buffering=isinstance(raw, _Errors))


def _raw(stream: TextIO) -> object:
    return getattr(getattr(stream, "buffer", None), "raw", None)


def heard() -> bool:
    """Whether standard output is open. If it is closed from the start (`>&-`), only the exit status is wanted."""
    return not isinstance(_raw(sys.stdout), _Output)


def interactive() -> bool:
    """Whether the explorer has a terminal: it needs standard input, output and error (on which Textual draws)."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and not _dumb()


def _dumb() -> bool:
    return os.environ.get("TERM", "") in ("", "dumb")


def coloured(stream: TextIO | None = None) -> bool:
    stream = stream or sys.stdout
    return stream is not None and stream.isatty() and not _dumb() and not os.environ.get("NO_COLOR")


def paint(text: str, style: Style, stream: TextIO | None = None) -> str:
    """`text` with control characters made harmless, in `style` if the stream is a terminal that shows colours."""
    return painter(stream)(text, style)


def painter(stream: TextIO | None = None) -> Callable[[str, Style], str]:
    """`paint` for many texts on one stream, which is asked once what it is."""
    if not coloured(stream):
        return lambda text, _: safe(text)
    return lambda text, style: f"\x1b[{style.value}m{safe(text)}\x1b[0m"


def complain(message: str, hint: str = "") -> None:
    """Print `debate-tui: message` on standard error, and the hint on a line below."""
    print(kept(f"{PROGRAM}: {safe(message)}"), file=sys.stderr)
    if hint:
        print(kept(f"  {paint(hint, Style.DIM, sys.stderr)}"), file=sys.stderr)


def print_json(value: object) -> None:
    """Print `value` on standard output as indented JSON."""
    sys.stdout.writelines(json_text(value))


def close(status: int) -> int:
    """Flush both streams, and return the exit status: at least 1 if output was lost, except by a closed pipe."""
    try:
        sys.stdout.flush()
    except OSError as error:
        status = give_up(status, error)
    sys.stderr.flush()
    raw = _raw(sys.stderr)
    lost = raw.lost if isinstance(raw, _Errors) else None
    return status if lost is None or isinstance(lost, BrokenPipeError) else status or 1


def give_up(status: int, error: OSError) -> int:
    """The exit status after output that couldn't be written; says why, except for a closed pipe or a closed stream."""
    with contextlib.suppress(OSError, ValueError):  # the stream has no file number, as in tests
        # The text is still in the buffer: at exit, Python would try to write it again, and print an error.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return status
    if heard():
        complain(refusal(error))
    return status or 1


def refusal(error: OSError) -> str:
    """A message for an OSError that nothing else has told of: the output can't be written, a path can't be looked at, or the
    current folder was deleted."""
    try:
        os.getcwd()  # noqa: PTH109 (cheap to import)
    except OSError:
        return "the current folder was deleted: go to another one"
    # Only the streams have no name; who writes a file says so itself (`cli.writing`).
    what = shown(str(error.filename), 1000) if error.filename else "cannot write"
    return f"{what}: {(error.strerror or type(error).__name__).lower()}"
