"""Reads a file as bytes, as text, or as TOML tables with their locations."""

import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tomli

from debate_tui.model.debate import Location
from debate_tui.read.find import location, refused, status_of
from debate_tui.read.toml.document import Document
from debate_tui.read.toml.locate import Lines
from debate_tui.read.toml.pieces import ALONE, Way, tables
from debate_tui.read.trouble import Trouble
from debate_tui.text.patterns import pattern

MOST_BYTES = 64 * 2**20
_SHELLS = ("/dev/fd/", "/proc/self/fd/")
"""Where the pipes of bash and zsh lie."""
BOM = b"\xef\xbb\xbf"
WIDE = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

_ZEROS = {b"\0\0\0": "utf-32-be", b"\1\0\0": "utf-32-le", b"\0\1\0": "utf-16-be", b"\1\0\1": "utf-16-le"}
"""By which of the first three bytes are zero (0) or not (1) before ASCII, the code without a mark: RFC 4627, section 3."""


def wide(data: bytes) -> str:
    """The code of a JSON text that is not UTF-8: by its mark, else, since JSON begins with ASCII, by its zero bytes; or ""."""
    if name := next((name for mark, name in WIDE.items() if data.startswith(mark)), ""):
        return name
    return _ZEROS.get(bytes(map(bool, data[:3])), "")


@dataclass(slots=True, eq=False)
class Content:
    """The bytes of a file."""

    path: Path
    data: bytes | None
    """None where the file could not be read, which has been reported; and once `parsed_file` has its text, so that a
    large map doesn't stand in memory twice."""
    name: str = ""
    """What it is called where its file's name without the suffix isn't enough: see `find.Found`."""
    _at: Location | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """By the name of a column of a table, which of `formats.COLUMNS` whoever opens it says that it is."""
    digest: str = ""
    """SHA-256 of its bytes in hexadecimal digits, once a reader has asked for it or let the bytes go: see `foreign`."""

    def called(self, role: str) -> str:
        """The name of the column that is said to be this; "" where none is."""
        return next((name for name, one in self.columns.items() if one == role), "")

    @property
    def at(self) -> Location:
        """Where it begins; found once, since readers ask for it very often, and the file system takes its time."""
        if self._at is None:
            self._at = location(self.path, 1, 1)
        return self._at


def content_of(path: Path, trouble: Trouble, name: str = "") -> Content:
    """A file's bytes; what keeps it from being read goes into `trouble`. `name`: see `Content`."""
    return Content(path, _bytes(path, trouble), name)


def text_of(content: Content, trouble: Trouble) -> str | None:
    """A file's text without its byte order mark; None where it could not be read or is not UTF-8."""
    return None if content.data is None else _decoded(content.path, content.data, trouble)


def parsed_file(content: Content, trouble: Trouble, way: Way = ALONE) -> Document | None:
    """A TOML file, parsed, with the locations of its values; None where it is no valid TOML."""
    if content.data is not None and content.data.startswith(BOM):
        trouble.add(content.at, "W123", "the file begins with a byte order mark", "save it as UTF-8 without BOM")
    text = text_of(content, trouble)
    content.data = None
    return None if text is None else parsed(content.path, text, trouble, way)


def _bytes(path: Path, trouble: Trouble) -> bytes | None:
    status = status_of(path, trouble)
    if status is None:
        return None
    if not (stat.S_ISREG(status.st_mode) or _is_stream(path, status.st_mode)):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or device"
        hint = (
            f"name the files in it: {path}/*"
            if kind == "a folder"
            else "name a file; a pipe is read as standard input: -"
        )
        if path.suffix == ".toml":  # a library has it
            hint = "what ends in .toml is read: give it another name, or move it"
        trouble.add(location(path), "E106", f"{kind}, not a file", hint)
        return None
    if status.st_size > MOST_BYTES:
        _too_large(path, f"{status.st_size / 2**20:,.0f} MB, more than 64 MB", trouble)
        return None
    try:
        with path.open("rb") as file:
            # In two steps, since reading takes room for all that it may read; a file may have grown, a stream has no size.
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:
                data += file.read(MOST_BYTES + 1 - len(data))
    except OSError as error:
        refused(path, error, trouble)
        return None
    if len(data) > MOST_BYTES:
        _too_large(path, "more than 64 MB", trouble)
        return None
    return data


def _is_stream(path: Path, mode: int) -> bool:
    """Whether it is standard input, or what a shell made for this command (`<(…)`).

    Any other pipe isn't read: one without a writer, or one that takes the place of the file that is open, would be waited for
    without end.
    """
    name = str(path)
    return name == "/dev/stdin" or (stat.S_ISFIFO(mode) and name.startswith(_SHELLS))


def _too_large(path: Path, size: str, trouble: Trouble) -> None:
    trouble.add(location(path), "E105", f"the file has {size}", "a debate may be several files in one folder")


def _decoded(path: Path, data: bytes, trouble: Trouble) -> str | None:
    start = location(path, 1, 1)
    for mark, name in WIDE.items():
        if data.startswith(mark):
            trouble.add(start, "E122", f"the file is {name}, not UTF-8", f"iconv -f {name} -t UTF-8 converts it")
            return None
    data = data.removeprefix(BOM)
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
            trouble.add(location(path, line, column), "E121", message, "save the file as UTF-8 in your editor")
        return None


def parsed(path: Path, text: str, trouble: Trouble, way: Way = ALONE) -> Document | None:
    """A TOML text, parsed, with the locations of its values; None where it is no valid TOML."""
    given, text = text, text.replace("\r\n", "\n")  # as tomli does, so that its positions are valid here too
    lines = Lines(text)
    try:
        data, cuts = tables(given, lines, way)
    except tomli.TOMLDecodeError as error:
        trouble.add(location(path, error.lineno, error.colno), "E124", *_worded(error.msg, text[error.pos :]))
    except RecursionError:
        trouble.add(location(path), "E125", "tables or lists are nested too deep", "a map needs three levels")
    except ValueError:  # Python refuses to convert more than 4,300 digits.
        numbers = (found for found in _NUMBER.finditer(text) if len(found[0]) - found[0].count("_") > _DIGITS)
        number = next(numbers, None)
        at = lines.place(number.start()) if number else (0, 0)
        trouble.add(location(path, *at), "E125", "a number has thousands of digits", "texts stand in quotation marks")
    else:
        return Document(location(path).file, data, lines, trouble, cuts)
    return None


_NUMBER = pattern(r"[0-9][0-9_]*+")
_DIGITS = 4300

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
    (
        "Cannot overwrite",
        r"\]\]",
        "a table of it, such as [[claim.quote]], stands above the first: is the [[header]] over that one misspelt?",
    ),
    ("Cannot overwrite", "", "the key is there already, a little further up"),
    ("Cannot declare", "", "a table is there once: a list of them has [[two brackets]]"),
    ("at the end of a", "", "headers are [table] or [[table]], alone on their line"),
    ("Expected '='", "", 'a line is key = "…", [table], [[table]] or # a remark'),
    ("Invalid statement", "", 'a line is key = "…", [table], [[table]] or # a remark'),
    ("Unterminated", "", "quotation marks that open a text are closed after it"),
    ("Unclosed", "", "brackets that are opened are closed, and commas stand between items"),
)
"""(part of tomli's message, pattern of the text at the error, hint at the usual mistake); the first match counts."""


def _worded(message: str, rest: str) -> tuple[str, str]:
    """tomli's message in the style of our messages, and a hint; `rest` is the text from the error on."""
    hints = (hint for said, there, hint in _SLIPS if said in message and re.match(there, rest))
    told = "a line ends within a text" if message == "Illegal character '\\n'" else message[:1].lower() + message[1:]
    return f"not valid TOML: {told}", next(hints, "the syntax is explained at https://toml.io")
