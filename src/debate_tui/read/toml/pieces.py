"""Parses a TOML text in pieces, with the place of each table, so that of a large map no more than a piece stands in memory as tables.

A piece begins at a header such as `[[claim]]`, and tomli has accepted all that stands before it. So a header within a
text or a list is never taken for one: the piece before it would be cut off, which tomli refuses. Where the tables of
the pieces might not be those of the whole (a piece is refused, or a key is in two of them other than as a list of
tables), the whole text is parsed at once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple, TypeGuard

import tomli

from debate_tui.read.toml.locate import AT, WHOLE, Lines, Mark, Table, locate
from debate_tui.read.toml.packs import Packs
from debate_tui.read.toml.plain import plain_tables

MANY = ("claim", "relation")
"""The kinds of tables of which a large map has very many; they are packed."""

_PIECE = 2**16
_CUT = re.compile(r"^\[\[[a-z]++\]\]", re.MULTILINE)
_FIRST = re.compile(r"[ \t]*+\[")
_HEADER = re.compile(r"\n[ \t]*+\[")
"""The beginning of a line that may be a header, with the line end before it."""


class _UnsureError(Exception):
    """The tables of the pieces may not be those of the whole."""


class Way(NamedTuple):
    """How the pieces of a text are gone through."""

    reached: Callable[[float], object] = lambda _: None
    """Is told how far that is, 0 to 1."""
    part: Callable[[int], Table | None] = lambda _: None
    """The tables of the piece that begins at an offset, as `piece` returns them, where they are there already; else None."""


ALONE = Way()
"""For a text of which nobody wants to know how far it is, and nothing is there already."""


def tables(given: str, lines: Lines, way: Way) -> tuple[Table, Sequence[int]]:
    """The tables of the TOML text `given`, and where its pieces begin and the last one ends.

    `lines` are those of the same with `\\n` for each `\\r\\n`, which places refer to.

    Raises:
        ValueError, RecursionError: tomli refuses the text.
    """
    text = lines.text
    cuts = cuts_of(text)
    if "\r" not in text:
        try:
            return _joined(lines, cuts, way), cuts
        except (ValueError, RecursionError, _UnsureError):
            pass  # what is wrong with the whole is said with its place there
    data = tomli.loads(given)
    place(data, lines, 0, len(text))
    _pack(data)
    return data, (0, len(text))


def cuts_of(text: str) -> list[int]:
    """Where the pieces of a text begin, and where the last one ends. Of a large text, what stands before all headers is a piece of
    its own."""
    cuts = [0]
    if len(text) > _PIECE:
        if not _FIRST.match(text) and (first := _HEADER.search(text)):
            cuts.append(first.start() + 1)
        while cut := _CUT.search(text, cuts[-1] + _PIECE):
            cuts.append(cut.start())
    return [*cuts, len(text)]


def _joined(lines: Lines, cuts: Sequence[int], way: Way) -> Table:
    """
    Raises:
        _UnsureError: the pieces may be another document than the whole.
        ValueError, RecursionError: tomli refuses a piece.
    """
    text, line = lines.text, 1
    data: Table = {}
    lists: set[str] = set()
    headed = _FIRST.match(text) is not None
    for begin, end in pairwise(cuts):
        part = way.part(begin) or piece(lines, begin, end, line)
        line += text.count("\n", begin, end)
        for key, value in part.items():
            # Behind a header, a list under a key of the file can only come from headers in double brackets.
            if key not in data:
                data[key] = value
                if (begin or headed) and isinstance(value, list):
                    lists.add(key)
            elif key in lists and isinstance(value, list):
                data[key].extend(value)
            else:
                raise _UnsureError(key)
        way.reached(end / (len(text) or 1))
    data[AT] = WHOLE
    return data


def piece(lines: Lines, begin: int, end: int, line: int) -> Table:
    """The tables of the piece between two offsets, with their places, its claims and relations packed; `line`: that of its first.

    Raises:
        ValueError, RecursionError: tomli refuses it.
    """
    part, tidy = plain_tables(lines.text, begin, end, line) or (_part(lines, begin, end), False)
    _pack(part, tidy)
    return part


def _part(lines: Lines, begin: int, end: int) -> Table:
    part: Table = tomli.loads(lines.text[begin:end])
    place(part, lines, begin, end)
    del part[AT]
    return part


def _pack(data: Table, tidy: bool = False) -> None:
    """Packs the claims and relations; `tidy`: as `Packs` says."""
    data.update({kind: Packs(found, tidy) for kind in MANY if is_tables(found := data.get(kind))})


def is_tables(value: object) -> TypeGuard[list[Table]]:
    return isinstance(value, list) and {*map(type, value)} == _TABLE


_TABLE = {dict}


# Places ----------------------------------------------------------------------------------------------------------


def place(data: Table, lines: Lines, begin: int, end: int) -> None:
    """Notes the place of each of the tables that tomli has read from the piece of a text between `begin` and `end`."""
    if _placed_by_headers(data, lines, begin, end):
        data[AT] = WHOLE
    else:
        _place(data, lines, Mark(-1, -1, locate(lines.text, begin, end)))


def _placed_by_headers(data: Table, lines: Lines, begin: int, end: int) -> bool:
    """Notes the places of lists of tables whose headers stand each on a line of its own, as nearly all do; False where
    they may not.

    Without texts of several lines, a line that begins with a bracket is a header or within a list, and in a list nothing
    looks like the header of a table that there is. So if there are as many of them as tables, they are theirs.
    """
    text = lines.text
    if text.find('"""', begin, end) >= 0 or text.find("'''", begin, end) >= 0 or not all(map(is_tables, data.values())):
        return False
    starts = _headers(text, begin, end)
    at, last = 0, len(starts)
    starts.append(end)
    waiting = {f"[[{kind}]]": iter(items) for kind, items in data.items()}
    header = "."
    while at < last:
        if not text.startswith(header, starts[at]):  # of another kind than the one before
            header = text[starts[at] : text.find("]", starts[at]) + 2]
        table = next(waiting[header], None) if header in waiting else None
        if table is None:
            return False
        behind = at + 1
        if within := [value for value in table.values() if value.__class__ is not str and _holds_tables(value)]:
            below = header[:-2] + ".", header[1:-2] + "."
            while behind < last and text.startswith(below, starts[behind]):
                behind += 1
            _place_group(table, within, lines, starts[at : behind + 1])
        else:
            table[AT] = lines.place(starts[at])
        at = behind
    return all(next(items, None) is None for items in waiting.values())


def _headers(text: str, begin: int, end: int) -> list[int]:
    """Where the lines between `begin` and `end` that begin with a bracket have it; at `begin`, a line begins."""
    first = _FIRST.match(text, begin)
    rest = [header.end() - 1 for header in _HEADER.finditer(text, begin, end)]
    return [first.end() - 1, *rest] if first else rest


def _holds_tables(value: object) -> bool:
    return value.__class__ is dict or (value.__class__ is list and dict in map(type, value))


def _place_group(table: Table, within: Sequence[Any], lines: Lines, starts: Sequence[int]) -> None:
    """Notes the place of a table and of those `within` it; `starts`: where its header and those below it stand, and the next."""
    items = within[0]
    if len(within) > 1 or len(items) != len(starts) - 2 or not all(map(_is_flat, items)):  # in braces, or deeper
        group = next(iter(locate(lines.text, starts[0], starts[-1]).values()), None)
        _place(table, lines, group.found[0] if group and isinstance(group.found, list) else Mark(starts[0], starts[0]))
        return
    table[AT] = lines.place(starts[0])
    for item, start in zip(items, starts[1:], strict=False):
        item[AT] = lines.place(start)


def _is_flat(table: object) -> bool:
    return isinstance(table, dict) and not any(
        value.__class__ is not str and _holds_tables(value) for value in table.values()
    )


def _place(data: Table, lines: Lines, mark: Mark) -> None:
    """Notes the place of a table and of those within it; one that was not located gets that of what it is in."""
    for key, value in data.items():
        if isinstance(value, dict):
            _place(value, lines, mark.below(key) or Mark(mark.value, mark.value))
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            _place_all(value, lines, mark.below(key) or mark)
    data[AT] = WHOLE if mark.value < 0 else lines.place(mark.value)


def _place_all(items: list[Any], lines: Lines, mark: Mark) -> None:
    marks = mark.found if isinstance(mark.found, list) else []
    for item, at in zip_longest(items, marks[: len(items)], fillvalue=Mark(mark.value, mark.value)):
        if isinstance(item, dict):
            _place(item, lines, at)


def tables_below(mark: Mark) -> Iterator[Mark]:
    """The marks of a table and of all tables within it."""
    waiting = [mark]
    while waiting:
        found = waiting.pop()
        inner = found.found
        if isinstance(inner, dict):
            yield found
        waiting.extend(inner.values() if isinstance(inner, dict) else inner or ())
