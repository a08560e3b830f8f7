"""The rows of CSV and TSV: finds the columns' names and what divides them, and what stands above."""

import csv
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain, islice
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Location
from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.rows.columns import Fits, is_table, meanings
from debate_tui.read.rows.records import BAR, Lines, cells_of, is_spaced, records_of
from debate_tui.read.rows.renaming import has, meant_by, renamed, told_apart
from debate_tui.read.rows.sides import are_both, side_of
from debate_tui.read.rows.table import Row, text_told
from debate_tui.read.trouble import STEP, Trouble
from debate_tui.text.wording import listed, shown

_HEAD = 2**16
_DELIMITERS = ",;\t|"
_NOTHING = "\x1f"
"""What divides the cells of a table with one column: a sign that no text has."""
_NO_PARTS: Mapping[str, Any] = {}
_NAME = re.compile(r"[\w .()/?&'-]{0,40}")
"""What a column may be called below a title, where any text may hold such words."""
_RULER = re.compile(r"\s*:?-+:?\s*")
_SEPARATOR = "sep="
_SQL = re.compile(
    r"(?:\s|--.*\n|/\*.*?\*/;?)*(?:CREATE|INSERT|DROP|BEGIN|PRAGMA|SET|USE)\b[^,\n]* [^\n]*", re.IGNORECASE
)
"""What tells Excel what divides the columns."""
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_WRITTEN = re.compile(LINE.pattern.encode())
_SAMPLE = 20
_TWO = 2
"""In so few rows a comma of the text may well stand in each."""
_ABOVE = 6
"""Below so many lines that aren't empty, the names of the columns are looked for; spreadsheets have a title above them."""
LINES = 40
_TALL = 6
"""Fewer lines than these may have the names of columns with line ends in them."""
_FORMULA = re.compile(r'=(HYPERLINK\()?\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?(?(1)\))', re.IGNORECASE)
"""A formula whose value can be read: a link with its address and words, or a text."""
ADDRESS = "{} (address)"
"""The column of the address behind the words of a link in a column of this name."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, its rows, and what stands above the names, a text for each row."""

    header: Sequence[str]
    rows: Iterator[Row]
    above: Sequence[str] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    """By column, what it means where its name alone doesn't tell, or tells something else."""
    named: Mapping[str, str] = field(default_factory=dict)
    """By what whoever opens it says that a column is, its name in the file."""
    notes: dict[str, Any] = field(default_factory=dict)
    """What is found out about the whole while its rows are gone through, and kept as the map's extra."""
    anew: bool = False
    """Whether its rows may be counted anew in each document, so that a number is no row's."""
    undrawn: set[str] = field(default_factory=set)
    """The columns of which it is told that their relations aren't drawn."""
    again: "array[int]" = field(default_factory=lambda: array("L"))
    """The lines in which the names of its columns stand again, as far as its rows were asked for."""
    gaps: "array[int]" = field(default_factory=lambda: array("L"))
    """The first lines of empty rows, as far as its rows were asked for."""

    def meant(self) -> dict[str, str]:
        """By column, what it means; "" for one that means nothing known."""
        return {**dict(zip(self.header, meanings(self.header), strict=True)), **self.told}

    def titled(self, draft: Draft | None) -> Draft | None:
        """The draft of its rows with what stands above them, the first of it as its title."""
        if draft is None or not self.above:
            return draft
        first, *others = draft.heads
        head = replace(first, values={**first.values, "title": self.above[0]})
        return replace(draft, heads=[head, *others], extra={**draft.extra, "above": list(self.above)})


def is_sheet(text: str, fits: Fits = is_table) -> bool:
    """Whether one of the first lines has the names of columns that fit, whatever divides them."""
    return not _SQL.match(text) and header_of(text, fits) is not None


def sheet(content: Content, trouble: Trouble, fits: Fits = is_table) -> Sheet:
    """The table in a CSV or TSV file, whose columns `fits` knows; what is odd in it, and that something stands above the
    columns' names, is reported."""
    text = text_told(content, trouble).replace("\0", "\ufffd")
    fits = has(content.columns) if content.columns else fits
    number, delimiter, markdown = header_of(text[:_HEAD], fits) or _first(text[:_HEAD])
    csv.field_size_limit(2**26)
    # Line by line from UTF-8: as text, a file with one character beyond Latin-1 takes two bytes for each, with others four.
    whole = _lines(text.encode(), trouble)
    del text
    lines = Lines(line.replace("\\|", BAR) for line in whole) if delimiter == "|" else Lines(whole)
    above = [told for line in islice(lines, number) if (told := _told(cells_of(line, delimiter)))]
    records = records_of(lines, delimiter, markdown)
    _, found, _ = next(records, (0, [], ""))
    names = [name.strip() for name in found]
    first = list(islice(records, _SAMPLE))
    if len(first) > 1 and all(
        len(cells) == len(names) + 1 and cells[0] == f"{n}" for n, (_, cells, _) in enumerate(first, 1)
    ):
        names = ["", *names]  # R writes no name over the numbers of rows
    if below := named_twice(names, first[0][1] if first else []):
        names = below
        first = first[1:]
        message = "the names of the columns stand in two rows: each of the lower one is of the name above it"
        trouble.add(Location(content.at.file, number + 1, 1), "N130", message, "one row of names needs no guess")
    wide = {len(cells) for _, cells, _ in first}
    if len(first) > _TWO and len(wide) == 1:  # remarks beside the table, say
        names += [""] * (wide.pop() - len(names))
    header = renamed(told_apart(names), content.columns)
    if above:
        message = f"above the names of the columns stands {listed(map(shown, above), 3)}: it is kept as extra"
        trouble.add(Location(content.at.file, 1, 1), "N130", message, "the first of it is the map's title")
    meant, named = meant_by(header, content.columns), {role: name for name, role in content.columns.items()}
    table = Sheet(header, iter(()), above, meant, named)
    placed = _placed(chain(first, records), content, trouble)
    return replace(table, rows=_rows(placed, names, table, trouble))


def named_twice(names: Sequence[str], row: Sequence[str]) -> list[str]:
    """The names of columns where the first row has names, too, below those that are wider than a column, each with the one above it;
    none where it is a row."""
    below = [cell.strip() for cell in row]
    merged = "" in names[1:] or len(set(names)) < len(names)
    if not merged or len(below) != len(names):
        return []
    meant = meanings(below)
    firsts = [n for n, name in enumerate(names) if side_of(name) is not None and (n == 0 or names[n - 1] != name)]
    sided = are_both(names) and all(meant[n] == "claim" for n in firsts)
    if not sided and not all(meanings([one])[0] for one in below if one):
        return []
    if "claim" not in meant or len(set(filter(None, meant))) < _TWO - sided:
        return []
    above = [next((one for one in reversed(names[: n + 1]) if one), "") for n in range(len(names))]
    pairs = zip(above, below, meant, strict=True)
    return [top if meaning == "claim" or not name else f"{top} {name}".strip() for top, name, meaning in pairs]


def header_of(text: str, fits: Fits) -> tuple[int, str, bool] | None:
    """The index of the line with the names of the columns, what divides them, and whether it is a table in Markdown; None where
    no line fits. Below a title, which has no more cells, another row must follow that has as many."""
    lines = [(n, line) for n, line in _whole(text) if line.strip() and not line.startswith(_SEPARATOR)][: _ABOVE + 1]
    for place, (n, line) in enumerate(lines):
        for delimiter in _DELIMITERS:
            cells = cells_of(line, delimiter) if delimiter in line else []
            if not cells or not fits(cells):
                continue
            below = lines[place + 1][1] if place + 1 < len(lines) else ""
            spaced = is_spaced(line, delimiter)
            inner = cells_of(below, delimiter, spaced=spaced)
            if _filled(cells) == 1 < _filled(inner) and fits(inner) and _are_names(inner, fits, known=True):
                continue  # a title that is called as a column may be
            alone = all(len(cells_of(one, delimiter)) <= len(cells) for _, one in lines[:place]) and delimiter != "|"
            follows = len(inner) == len(cells) or below.count('"') % 2 == 1
            if spaced and fits is is_table and not (follows and _are_several(cells)):
                continue  # a sentence may have such words
            titled = all(_filled(cells_of(one, delimiter)) <= 1 <= one.count(delimiter) for _, one in lines[:place])
            if place == 0 or (alone and follows and _are_names(cells, fits, known=titled)):
                return n, delimiter, delimiter == "|" and line.lstrip().startswith("|")
    return None


def _whole(text: str) -> Iterator[tuple[int, str]]:
    """The first lines with their indexes, each with those behind it in which a quotation mark is closed that it opens."""
    lines = [match[0] for match in islice(LINE.finditer(text), LINES)]
    n = 0
    while n < len(lines):
        ends = (end for end in range(n + 1, n + _TALL) if "".join(lines[n:end]).count('"') % 2 == 0)
        end = next(ends, n + 1)
        yield n, "".join(lines[n:end])
        n = end


def _are_several(cells: Sequence[str]) -> bool:
    return len({*meanings(cells)} - {""}) > 1


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, map(str.strip, cells)))


def _are_names(cells: Sequence[str], fits: Fits, *, known: bool = False) -> bool:
    """Whether cells below other lines surely are names of columns: any line of a program may have one word that is, if it isn't
    `known` that the lines above are titles of a spreadsheet."""
    known = known or fits is not is_table or _are_several(cells)
    return known and all(_NAME.fullmatch(cell.strip()) for cell in cells)


def _first(text: str) -> tuple[int, str, bool]:
    """The index of the first line that has something to say, and what divides it into the most cells."""
    lines = enumerate(match[0] for match in islice(LINE.finditer(text), LINES))
    n, line = next(((n, line) for n, line in lines if line.strip() and not line.startswith(_SEPARATOR)), (0, ""))
    most = max(_DELIMITERS, key=lambda one: len(cells_of(line, one)))
    return n, most if len(cells_of(line, most)) > 1 else _NOTHING, False


def _told(cells: Sequence[str]) -> str:
    told = " ".join(cell.strip() for cell in cells if cell.strip())
    return "" if told.startswith(_SEPARATOR) else told


def _lines(data: bytes, trouble: Trouble) -> Iterator[str]:
    """The lines, each with the end that texts have; it is told how far they are gone through."""
    for number, match in enumerate(_WRITTEN.finditer(data)):
        if number % STEP == 0:
            trouble.reached(match.start() / len(data))
        yield _unix(match[0].decode())


def _unix(line: str) -> str:
    """A line with the end that texts have; a cell may have a line end in it."""
    return line.rstrip("\r\n") + "\n" if "\r" in line[-2:] else line


def _placed(
    records: Iterator[tuple[int, list[str], str]], content: Content, trouble: Trouble
) -> Iterator[tuple[Location, list[str], str]]:
    """The records with where they stand, as far as they can be read."""
    at = Location(content.at.file, 1, 1)
    try:
        for number, cells, wrong in records:
            at = Location(content.at.file, number, 1)
            yield at, cells, wrong
    except csv.Error as error:
        message = f"the rest of the table can't be read: {error}"
        trouble.add(Location(content.at.file, at.line + 1, 1), "E126", message, "look at its quotation marks")


def _rows(
    records: Iterator[tuple[Location, list[str], str]], names: list[str], table: Sheet, trouble: Trouble
) -> Iterator[Row]:
    header, again, full = table.header, table.again, True
    for at, cells, wrong in records:
        if wrong:
            message = f"a quotation mark is opened in this row {wrong}"
            trouble.add(at, "W132", message, "close it, and import again")
        if not any(cells) or all(_RULER.fullmatch(cell) for cell in cells if cell.strip()):
            if full and not any(map(str.strip, cells)):
                table.gaps.append(at.line)
                full = False
            continue  # an empty row, or the ruler of a table in Markdown
        full = True
        if [cell.strip() for cell in cells] == names:
            again.append(at.line)
            if len(again) == 1:
                message = "the names of the columns stand here again: such rows are no claims"
                trouble.add(at, "N130", message, "tables that were put together have them")
            continue
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            message = f"the row has {len(cells)} cells, more than there are columns: which is which isn't known, so kept as extra"
            trouble.add(at, "W127", message, "a cell with the delimiter in it stands in quotation marks")
            yield Row({f"cell {n}": cell for n, cell in enumerate(cells, 1) if cell.strip()}, at, _NO_PARTS)
            continue
        values = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
        for name, cell in [item for item in values.items() if item[1][0] == "="]:
            if formula := _FORMULA.fullmatch(cell.strip()):
                first, words = ((formula[n] or "").replace('""', '"') for n in (2, 3))
                values |= {name: words or first} | ({ADDRESS.format(name): first} if words.strip() else {})
        if values:
            yield Row(values, at, _NO_PARTS)
