"""One TOML file, parsed, each of its tables with its offset, so that the location of any value can be found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, TypeAlias

from debate_tui.model.debate import Location
from debate_tui.read.toml.locate import Lines, Mark, Marks, locate
from debate_tui.read.trouble import Trouble

Table: TypeAlias = dict[Any, Any]
"""A table as tomli reads it, by key; and under `AT`, which is no key of TOML, its offset."""


@dataclass(frozen=True, slots=True)
class Document:
    """One TOML file, parsed."""

    file: str
    data: Table
    """Its tables, each of which has its offset under `AT`: see `placed`."""
    text: str
    lines: Lines
    trouble: Trouble
    """Collects what is wrong with this file."""
    _marks: dict[int, Mark] = field(default_factory=dict)

    def at(self, offset: int) -> Location:
        line, column = self.lines.place(offset)
        return Location(self.file, line, column)

    def marks(self, offset: int) -> Marks:
        """The marks within the table at `offset`. The file is located for the first of them, since most are never
        asked for and all of them together take several times as much memory as the file."""
        if not self._marks:
            root = Mark(-1, FILE_OFFSET, locate(self.text))
            self._marks.update((mark.value, mark) for mark in _tables_below(root))
        mark = self._marks.get(offset)
        return mark.inner if mark and isinstance(mark.inner, dict) else {}


AT = 0
"""The key under which a table has its offset in the file; the keys of TOML are texts."""

FILE_OFFSET = -1
"""Stands for the file as a table, which begins nowhere."""


def placed(data: Table, text: str) -> Table:
    """The tables of a TOML text, as tomli has read them, with the offset of each under `AT`; changed in place."""
    _place(data, Mark(FILE_OFFSET, FILE_OFFSET, locate(text)))
    return data


def _place(data: Table, mark: Mark) -> None:
    """Notes the offset of a table and of those within it; one that was not located gets that of what it is in."""
    for key, value in data.items():
        if isinstance(value, dict):
            _place(value, mark.below(key) or Mark(mark.value, mark.value))
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            _place_all(value, mark.below(key) or mark)
    data[AT] = mark.value


def _place_all(items: list[Any], mark: Mark) -> None:
    marks = mark.found if isinstance(mark.found, list) else []
    for item, at in zip_longest(items, marks[: len(items)], fillvalue=Mark(mark.value, mark.value)):
        if isinstance(item, dict):
            _place(item, at)


def _tables_below(mark: Mark) -> Iterator[Mark]:
    waiting = [mark]
    while waiting:
        found = waiting.pop()
        inner = found.found
        if isinstance(inner, dict):
            yield found
        waiting.extend(inner.values() if isinstance(inner, dict) else inner or ())


@dataclass(frozen=True, slots=True)
class Places:
    """Locations of the values of a table, each computed when it is asked for, since most never are."""

    document: Document
    table: int
    """The table's offset."""

    def of(self, key: str, item: int | None) -> Location | None:
        mark = self.document.marks(self.table).get(key)
        if mark is None:
            return None
        items = mark.inner if item is not None and isinstance(mark.inner, list) else []
        at = items[item] if item is not None and item < len(items) else mark
        return self.document.at(at.value)
