"""Divides the lines of CSV and TSV into records of cells: where a quotation mark isn't closed, it goes on at the next row that is whole."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any

_NEAR = 1000
"""Among so many lines after a quotation mark that isn't closed, a whole row is looked for."""
_LONG = 2**20
"""Characters of a line from which on what divides it keeps several times as much of it."""
MOST_CELLS = 2**20
"""How many cells a line may have, each of which takes sixty bytes: a spreadsheet has 16,384 columns."""
BAR = "\0"
"""What stands for an escaped bar while a table in Markdown is divided: no text has it."""


def widest(data: bytes) -> int:
    """How many delimiters of one kind there are in the one of a file's long lines that has the most."""
    end, at, most = b"\n" if b"\n" in data else b"\r", 0, 0
    while at + _LONG < len(data):
        if (last := data.rfind(end, at, at + _LONG)) < 0:  # a long line
            last = data.find(end, at + _LONG)
            last = len(data) if last < 0 else last
            most = max(most, *(data.count(one, at, last) for one in b",;\t|"))
        at = last + 1
    return most


def cells_of(line: str, delimiter: str, *, strict: bool = False, spaced: bool = False) -> list[str]:
    """The cells of a line alone; none where it isn't sound."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=strict, skipinitialspace=spaced), [])
    except csv.Error:
        return []


def is_spaced(names: str, delimiter: str) -> bool:
    """Whether a blank stands behind each comma between the names of columns, as people write: cells may begin behind it, then."""
    return delimiter == "," and names.count(",") == names.count(", ") > 0


class Lines(Iterator[str]):
    """Lines that can be given back: those in `taken`, which whoever reads them empties."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []
        self.taken: list[str] = []
        self.number = 0
        """How many were taken of the file."""

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def keep(self, count: int) -> str:
        """The first so many lines that were taken; the others are given back."""
        back = self.taken[count:]
        self._back += reversed(back)
        self.number -= len(back)
        return "".join(self.taken[:count])


def records_of(lines: Lines, delimiter: str, markdown: bool) -> Iterator[tuple[int, list[str], str]]:
    """Of each record the number of its first line, its cells, and what is wrong with its quotation marks. Of a table in `markdown`, and
    of one whose names are `is_spaced`, the cells have no blanks around them.

    Where a record with several lines is not sound, and a line of it is a whole row by itself, it ends above that line.

    Raises:
        csv.Error: a cell is too long.
    """
    lines.taken = []
    names = next(lines, "")
    lines.keep(0)
    spaced = is_spaced(names, delimiter)
    rules: Any = {"delimiter": delimiter, "quoting": csv.QUOTE_NONE if markdown else csv.QUOTE_MINIMAL, "skipinitialspace": spaced}  # fmt: skip
    sound, loose = csv.reader(lines, strict=True, **rules), csv.reader(lines, **rules)
    width = 0
    while True:
        lines.taken = []
        start, wrong = lines.number + 1, ""
        try:
            cells = next(sound, None)
        except csv.Error:
            taken, count = lines.taken, len(lines.taken)
            sound = csv.reader(lines, strict=True, **rules)  # the one that failed keeps four times what it has read
            whole = (
                n for n in range(1, min(count, _NEAR)) if len(cells_of(taken[n], delimiter, strict=True)) == width > 1
            )
            written = _opened(taken[0], delimiter) if count == 1 else []
            if len(unescaped := _unescaped(lines, rules)) == width > 1:
                cells = unescaped
            elif len(written) == width > 1:  # its quotation marks are the text's own
                cells = written
            elif end := next(whole, 0):
                cells, wrong = _opened(lines.keep(end), delimiter), "and not closed: it is read as ending where the next one is whole"  # fmt: skip
            else:
                lines.keep(0)
                lines.taken = []
                cells = next(loose, None)
                if sum(line.count('"') for line in lines.taken) % 2:
                    wrong = "and never closed: all that follows is read as one cell"
        if not wrong and delimiter == "\t" and len(lines.taken) > 1 and _are_rows(lines.taken, width):
            cells = lines.keep(1).rstrip("\n").split(delimiter)  # sentences of one quotation, say, in rows of their own
            wrong = "and closed in another one: both are whole, so that it is a sign of the text"
        if cells is None:
            return
        if len(lines.taken) > _NEAR or len(lines.taken[0]) > _LONG:
            lines.taken = []
            sound, loose = csv.reader(lines, strict=True, **rules), csv.reader(lines, **rules)
        width = width or len(cells)
        if spaced or markdown:
            cells = [*map(str.strip, cells)]
        yield start, [cell.replace(BAR, "|") for cell in cells] if delimiter == "|" else cells, wrong


def _are_rows(taken: list[str], width: int) -> bool:
    """Whether each of these lines, which a cell in quotation marks would join, has as many cells as there are columns."""
    return width > 1 and all(line.count("\t") + 1 == width for line in taken)


def _unescaped(lines: Lines, rules: Mapping[str, Any]) -> list[str]:
    """The cells of a record whose quotation marks have backslashes before them, as programs of databases write them; none of any
    other, of which the lines that were taken stay so."""
    taken = lines.taken
    if '\\"' not in "".join(taken):
        return []
    lines.keep(0)
    lines.taken = []
    try:
        return next(csv.reader((_ESCAPED.sub(_doubled, line) for line in lines), strict=True, **rules), [])
    except csv.Error:
        lines.keep(0)
        lines.taken = []
        for _ in taken:
            next(lines)
        return []


_ESCAPED = re.compile(r'\\(["\\])')


def _doubled(match: re.Match[str]) -> str:
    return '""' if match[1] == '"' else "\\"


def _opened(text: str, delimiter: str) -> list[str]:
    """The cells of a record one of whose quotation marks isn't closed: that one stands for itself."""
    cell = re.compile(
        rf'"((?:[^"]|"")*)"(?:{re.escape(delimiter)}|\Z)|([^{re.escape(delimiter)}]*)(?:{re.escape(delimiter)}|\Z)'
    )
    found, at, text = [], 0, text.removesuffix("\n")
    while at <= len(text) and (match := cell.match(text, at)):
        found.append(match[2] if match[1] is None else match[1].replace('""', '"'))
        at = match.end() + (match.end() == len(text) and not match[0].endswith(delimiter))
    return found
