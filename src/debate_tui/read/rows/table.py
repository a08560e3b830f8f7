"""The rows of a table with their lines: CSV with any delimiter, TSV, JSON Lines and JSON lists, in UTF-8 or UTF-16."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.read.files import BOM, WIDE, Content
from debate_tui.read.foreign import senseless
from debate_tui.read.rows.columns import is_table, told_apart
from debate_tui.read.trouble import Trouble
from debate_tui.read.twice import tell_of_twins_within
from debate_tui.text.wording import shown

_HEAD = 2**16
_DELIMITERS = ",;\t|"
_FEW = 64
_MOST_FIGURES = 4300
_NO_PARTS: Mapping[str, Any] = {}
_RULER = re.compile(r"\s*:?-{2,}:?\s*")
_LONGEST = 2**26
_SEPARATOR = "sep="
_TEXT_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_JSON_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns as they are written, without those that have nothing."""

    values: Mapping[str, str | tuple[str, ...]]
    at: Location
    parts: Mapping[str, Any]
    """By name, what JSON has in a cell that is no text: an object, or a list with such; its text is in `values`, too."""


def text_in(data: bytes) -> str:
    """The text of a file from anybody's spreadsheet: UTF-8 with or without mark, UTF-16, else Windows' Western code page."""
    for mark, name in WIDE.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    if wide := _wide(data[:_FEW]):
        return data.decode(wide, "replace")
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4 and len(data) >= _HEAD:  # a head that ends within a character
            return data[: error.start].removeprefix(BOM).decode()
        return data.removeprefix(BOM).decode("cp1252", "replace")


def _told(content: Content, trouble: Trouble) -> str:
    """The text of a file; that its code is a guess is reported, with the place of the first byte that made it one."""
    data = content.data or b""
    text = text_in(data)
    if not data.startswith(tuple(WIDE)) and not _wide(data[:_FEW]):
        try:
            data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - data.rfind(b"\n", 0, error.start)
            message = f"the byte 0x{data[error.start]:02X} is not UTF-8: the file is read as Windows-1252"
            hint = "look at its letters; where they are wrong, save it as UTF-8"
            trouble.add(Location(content.at.file, line, column), "W132", message, hint)
    return text


def _wide(head: bytes) -> str:
    """UTF-16 without a mark, by its zero bytes; "" for anything else."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "" if 3 * max(even, odd) < len(head) else "utf-16-le" if odd > even else "utf-16-be"


def delimiter_of(text: str, fits: Callable[[Sequence[str]], bool] = is_table) -> str | None:
    """What divides the columns, if those of the first line that isn't empty fit, as those of a table of claims; else
    None."""
    lines = (line for line in text.splitlines() if line.strip())
    first = next(lines, "")
    if first.startswith(_SEPARATOR):  # which tells Excel what divides the columns
        first = next(lines, "")
    for delimiter in _DELIMITERS:
        if delimiter in first and fits(_cells(first, delimiter)):
            return delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def csv_rows(
    content: Content, trouble: Trouble, fits: Callable[[Sequence[str]], bool] = is_table
) -> tuple[list[str], Iterator[Row]]:
    """The header, whose columns `fits` knows, and the rows of a CSV or TSV file; rows with more cells than the header are
    reported."""
    text = _told(content, trouble)
    delimiter = delimiter_of(text[:_HEAD], fits) or ","
    csv.field_size_limit(_LONGEST)
    # Not by io.StringIO, which takes four bytes for each character.
    lines = _Counted(_unix(match[0]) for match in _TEXT_LINE.finditer(text.replace("\0", "\ufffd")))
    reader = csv.reader(lines, delimiter=delimiter)
    header: list[str] = []
    while not any(header) or header[0].startswith(_SEPARATOR):
        found = next(reader, None)
        if found is None:
            return [], iter(())
        header = [name.strip() for name in found]
    header = told_apart(header)
    return header, _records(reader, lines, header, content, trouble)


def _unix(line: str) -> str:
    """A line with the end that texts have; a cell may have a line end in it."""
    return line.rstrip("\r\n") + "\n" if "\r" in line[-2:] else line


class _Counted(Iterator[str]):
    """Lines, with the quotation marks in those since `marks` was set to 0."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.marks = 0

    def __next__(self) -> str:
        line = next(self._lines)
        self.marks += line.count('"')
        return line


def _records(reader: Any, lines: _Counted, header: Sequence[str], content: Content, trouble: Trouble) -> Iterator[Row]:
    line = reader.line_num + 1
    try:
        lines.marks = 0
        for cells in reader:
            start, line = line, reader.line_num + 1
            if lines.marks % 2 and line - start > 1:  # only where the table ends before a cell does
                at, hint = (
                    Location(content.at.file, start, 1),
                    "all that follows is read as one cell: close it, and import again",
                )
                trouble.add(at, "W127", "a quotation mark is opened in this row and never closed", hint)
            lines.marks = 0
            if not any(cells) or all(_RULER.fullmatch(cell) for cell in cells if cell.strip()):
                continue  # an empty row, or the ruler of a table in Markdown
            at = Location(content.at.file, start, 1)
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                hint = "a cell with the delimiter in it stands in quotation marks"
                trouble.add(
                    at,
                    "W127",
                    f"the row has {len(cells)} cells, more than there are columns: they are kept as extra",
                    hint,
                )
            values = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
            values |= {
                f"column {n}": cell for n, cell in enumerate(cells[len(header) :], len(header) + 1) if cell.strip()
            }
            if values:
                yield Row(values, at, _NO_PARTS)
    except csv.Error as error:
        trouble.add(
            Location(content.at.file, line, 1),
            "E126",
            f"the rest of the table can't be read: {error}",
            "look at its quotation marks",
        )


def json_rows(content: Content, trouble: Trouble) -> tuple[list[str], Iterator[Row]]:
    """The keys of the rows, in the order in which they come up, and the rows, of JSON Lines or of a list of objects.

    The file is parsed twice, since the rows of a large one take many times its memory.
    """
    keys: dict[str, None] = {}
    for row in _objects(content, Trouble()):
        keys.update(dict.fromkeys(row.values))
    return list(keys), _objects(content, trouble)


def _objects(content: Content, trouble: Trouble) -> Iterator[Row]:
    text = _told(content, trouble)
    rows = mute = 0
    for item, line in _list(content, trouble) if text.lstrip()[:1] == "[" else _lines(text, content, trouble):
        at = Location(content.at.file, line, 1)
        if isinstance(item, dict):
            cells = {key: cell for key, value in item.items() if (cell := _cell(value))}
            yield Row(cells, at, {key: item[key] for key, cell in cells.items() if cell and _nested(item[key])})
            rows += 1
        else:
            trouble.add(at, "E126", f"{shown(json.dumps(item))} is no row", 'a row is an object: {"claim": …}')
        mute += not (isinstance(item, dict) and item)
        if senseless(mute, rows - mute):
            break  # so are the rows that were found, as their reader will say


def _list(content: Content, trouble: Trouble) -> Iterator[tuple[Any, int]]:
    from debate_tui.read.located import opened

    document = opened(content, trouble)
    for part in document.items(document.root) if document else ():
        yield document.value(part), document.at(part.at).line  # type: ignore[union-attr]


def _lines(text: str, content: Content, trouble: Trouble) -> Iterator[tuple[Any, int]]:
    twins = False

    def whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twins
        found = dict(pairs)
        twins |= len(found) < len(pairs)
        return found

    decode = json.JSONDecoder(strict=False, object_pairs_hook=whole, parse_int=whole_number).decode
    number, end = 1, 0
    for match in _JSON_LINE.finditer(text):
        number, end, line = number + text.count("\n", end, match.start()), match.start(), match[0]
        if line.strip():
            twins = False
            try:
                yield decode(line), number
            except (ValueError, RecursionError):  # what JSON forbids, or Python refuses
                at = Location(content.at.file, number, 1)
                trouble.add(at, "E126", f"{shown(line.strip())} is no JSON", "a line of JSON Lines is an object")
            if twins:
                tell_of_twins_within(line, Location(content.at.file, number, 1), trouble)


def whole_number(figures: str) -> int | str:
    """A number of JSON; its figures as a text where there are more than Python makes a number of."""
    return int(figures) if len(figures) < _MOST_FIGURES else figures


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def _cell(value: Any) -> str | tuple[str, ...]:
    """A value as a cell: numbers and truth values as JSON has them, lists of texts as such."""
    match value:
        case None:
            return ""
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list() if all(isinstance(one, str) for one in value):
            return tuple(one for one in map(_cell, value) if isinstance(one, str))
    return json.dumps(value, ensure_ascii=False)
