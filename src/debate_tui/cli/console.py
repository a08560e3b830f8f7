"""Standard output and error: UTF-8, made safe, coloured on a terminal only, and quiet when a pipe closes."""

import os
import sys
from enum import StrEnum
from io import TextIOWrapper
from typing import TextIO

from debate_tui.display import safe
from debate_tui.wording import shown

PROGRAM = "debate-tui"


class Style(StrEnum):
    """How a word is set off, as an ANSI sequence (SGR)."""

    ERROR = "1;31"
    WARNING = "1;33"
    STRONG = "1"
    DIM = "2"


def set_up() -> None:
    """Makes both streams UTF-8, whatever the locale says: content is, and a lone surrogate must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
    print(f"{PROGRAM}: {safe(message)}", file=sys.stderr)
    if hint:
        print(f"  {paint(hint, Style.DIM, sys.stderr)}", file=sys.stderr)


def print_json(value: object) -> None:
    print(json_text(value))


def json_text(value: object, ascii_only: bool = False) -> str:
    """`value` as JSON, readable. What could drive a terminal, or not be seen, is escaped, which JSON reads back as it was."""
    import json  # Here, for 3 ms: most commands print no JSON.

    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    shown = safe(line)
    if shown is line:
        return line
    return "".join(char if char == seen else _escape(char) for char, seen in zip(line, shown, strict=True))


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def close(status: int) -> int:
    """Writes out what is left. A pipe that was closed is no failure; a full disk is one."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            # What could not be written is still in the stream, and Python would try once more, and say so.
            with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (devnull is no path of ours)
                os.dup2(nowhere.fileno(), stream.fileno())
            if not isinstance(error, BrokenPipeError):
                complain(refusal(error))
                status = status or 1
    return status


def refusal(error: OSError) -> str:
    """Why the system would not write."""
    where = f" {shown(str(error.filename))}" if error.filename else ""
    return f"cannot write{where}: {(error.strerror or type(error).__name__).lower()}"
