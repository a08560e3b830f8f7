"""Standard output and error: UTF-8, made safe, coloured on a terminal only, and quiet when a pipe closes.

A stream that is closed from the start is filled with the null device, so that no file that is opened gets its number. On standard output writing then
fails, as it would have; what standard error should have said and can't is lost, never said on standard output.
"""

import contextlib
import os
import sys
from enum import StrEnum
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import Any, TextIO

from debate_tui.text.direction import kept
from debate_tui.text.json_text import json_text
from debate_tui.text.safe import safe
from debate_tui.text.wording import shown

PROGRAM = "debate-tui"


class Style(StrEnum):
    """How a word is set off, as an ANSI sequence (SGR)."""

    ERROR = "1;31"
    WARNING = "1;33"
    STRONG = "1"
    DIM = "2"


class _Output(FileIO):
    """Standard output that was closed: nothing can be written."""


class _Errors(FileIO):
    """Standard error: what can't be written is lost, and the work goes on."""

    lost: OSError | None = None

    def write(self, data: Any) -> int:
        try:
            written: int | None = super().write(data)
        except OSError as error:
            self.lost = error
            written = None
        return len(data) if written is None else written  # None, too, where it would have to be waited for


def set_up() -> None:
    """Makes both streams UTF-8, whatever the locale says: content is, and a lone surrogate must not end the program."""
    for number, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        if not _open(number):
            os.open(os.devnull, mode)  # gets the lowest number that is free, which is this one
    if sys.stdout is None:
        sys.stdout = _text(_Output(1, "w", closefd=False))
    ours = sys.__stderr__
    if sys.stderr is None or (ours is not None and sys.stderr is ours and ours.fileno() == 2):
        sys.stderr = _text(_Errors(2, "w", closefd=False))
    for stream in (sys.stdout, sys.stderr):
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
    """Whether standard output goes anywhere: closed from the start (`>&-`), it doesn't, and the exit status is all that was asked for."""
    return not isinstance(_raw(sys.stdout), _Output)


def interactive() -> bool:
    """Whether there is a terminal to draw on. Textual reads standard input and writes to standard error."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and not _dumb()


def _dumb() -> bool:
    return os.environ.get("TERM", "") in ("", "dumb")


def coloured(stream: TextIO | None = None) -> bool:
    stream = stream or sys.stdout
    return stream is not None and stream.isatty() and not _dumb() and not os.environ.get("NO_COLOR")


def paint(text: str, style: Style, stream: TextIO | None = None) -> str:
    """`text`, made safe, and coloured where the stream is a terminal that wants colours."""
    return f"\x1b[{style.value}m{safe(text)}\x1b[0m" if coloured(stream) else safe(text)


def complain(message: str, hint: str = "") -> None:
    """`debate-tui: message` on standard error, the hint below."""
    print(kept(f"{PROGRAM}: {safe(message)}"), file=sys.stderr)
    if hint:
        print(kept(f"  {paint(hint, Style.DIM, sys.stderr)}"), file=sys.stderr)


def print_json(value: object) -> None:
    """`value` on standard output, as readable JSON."""
    sys.stdout.writelines(json_text(value))


def close(status: int) -> int:
    """Writes out what is left. A pipe that was closed is no failure; a full disk is one, and so is output that nobody was there for."""
    try:
        sys.stdout.flush()
    except OSError as error:
        status = give_up(status, error)
    sys.stderr.flush()
    raw = _raw(sys.stderr)
    lost = raw.lost if isinstance(raw, _Errors) else None
    return status if lost is None or isinstance(lost, BrokenPipeError) else status or 1


def give_up(status: int, error: OSError) -> int:
    """The exit status after output that could not be written; why is said, unless nobody wanted it."""
    with contextlib.suppress(OSError, ValueError):  # no file, as in tests
        # What could not be written is still in the stream, and Python would try once more, and say so.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return status
    if heard():
        complain(refusal(error))
    return status or 1


def refusal(error: OSError) -> str:
    """Why the system would not write, or would not say where we are."""
    try:
        os.getcwd()  # noqa: PTH109 (cheap to import)
    except OSError:
        return "the current folder was deleted: go to another one"
    where = f" {shown(str(error.filename))}" if error.filename else ""
    return f"cannot write{where}: {(error.strerror or type(error).__name__).lower()}"
