"""Changes a brief's file: puts a mark in, takes one out, moves it, sets its note. All else stays as it is, remarks included."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from debate_tui.edit.located import File, Found, changes, same, spliced
from debate_tui.edit.strings import written
from debate_tui.model.brief import Mark
from debate_tui.model.debate import Location
from debate_tui.read.brief import FORMAT
from debate_tui.read.toml.locate import Mark as Located
from debate_tui.read.toml.shapes import SHAPES

_FIELDS = {"from": "origins", "to": "target", "quote": "quotes"}
"""By key of the format, the field of the model, where the two differ."""

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*(?P<key>[^\]\s.]+)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class CannotChangeError(ValueError):
    """A brief can't be changed; the message says why and is to follow the file's name."""


def begun(title: str) -> str:
    """The text of a new brief without marks."""
    return f"format = {written(FORMAT)}\ntitle = {written(title)}\n"


def with_mark(text: str, mark: Mark) -> str:
    """The brief with a mark more, at its end.

    Raises:
        CannotChangeError: the result would not be the same brief with this change.
    """
    end = "" if text.endswith("\n") or not text else _eol(text)
    new = f"{text}{end}{_in_lines(f'{chr(10)}{_head(mark)}{_tables(mark)}', text)}"
    return _proved(text, new, lambda was, now: (was, now[:-1]))


def renewed(text: str, number: int, mark: Mark) -> str:
    """The brief with the words of one mark (its number, from 0) as `mark` has them; its note and whatever stands beside that stays.

    Raises:
        CannotChangeError: as above.
    """
    start, stop = _stretch(text, number)
    inner = _INNER.search(text, start, stop)
    if inner is None:
        raise CannotChangeError("has a mark without tables of its own: mend that first")
    begin, end = inner.start(), _end(text, start, stop)
    if _own(_mark_of(_parsed(text), number)[0]) or any(
        found[0][0] == "#" for found in _TOKEN.finditer(text, begin, end)
    ):
        raise CannotChangeError("has remarks or keys of your own among the words of this mark: renew them by hand")
    new = text[:begin] + _in_lines(_tables(mark).lstrip("\n"), text) + text[end:]

    def beside(marks: list[Any]) -> list[Any]:
        return [
            *marks[:number],
            {key: marks[number][key] for key in marks[number] if key not in _KINDS},
            *marks[number + 1 :],
        ]

    return _proved(text, new, lambda was, now: (beside(was), beside(now)))


def without_mark(text: str, number: int) -> str:
    """The brief without one mark (its number, from 0). Remarks behind it stay, those above and within it go.

    Raises:
        CannotChangeError: as above.
    """
    start, stop = _stretch(text, number)
    behind = text[_end(text, start, stop) : stop].lstrip()
    new = text[:start] + behind + text[stop:]
    return _proved(text, new, lambda was, now: (was[:number] + was[number + 1 :], now))


def moved(text: str, number: int, down: bool) -> str:
    """The brief with one mark and the next one (the one before it, if not `down`) in each other's place.

    Raises:
        CannotChangeError: as above.
    """
    first = number if down else number - 1
    (start, middle), (again, stop) = _stretch(text, first), _stretch(text, first + 1)
    if middle != again:
        raise CannotChangeError("has something else between these marks: move them by hand")
    one, other = text[start:middle], text[again:stop]
    if not other.endswith("\n"):
        other += _eol(text)
    if not other.endswith(("\n\n", "\n\r\n")):
        other += _eol(text)

    def swapped(marks: list[Any]) -> list[Any]:
        return [*marks[:first], *marks[first : first + 2][::-1], *marks[first + 2 :]]

    return _proved(text, text[:start] + other + one + text[stop:], lambda was, now: (swapped(was), now))


def with_note(text: str, number: int, note: str) -> str:
    """The brief with the note of one mark, "" to take it away.

    Raises:
        CannotChangeError: as above.
    """
    file = _parsed(text)
    table, mark = _mark_of(file, number)
    found = Found({}, table, mark, (0, 0))
    splices = changes(file, found, {"note": note or None}, ("debate",))
    if note and "note" not in table and not splices:
        raise CannotChangeError("has a mark without its debate: write the note by hand")
    new = spliced(text, splices)
    after = _parsed(new)
    if not same(file.data, after.data, {id(table): {"note": note or None}}):
        raise CannotChangeError("would not be the same brief with this note: write it by hand")
    return new


def with_title(text: str, title: str) -> str:
    """The brief with another title.

    Raises:
        CannotChangeError: as above.
    """
    file = _parsed(text)
    whole = Found({}, file.data, Located(0, 0, file.marks), (0, 0))
    splices = changes(file, whole, {"title": title}, ("format",))
    new = spliced(text, splices) if splices else _in_lines(f"title = {written(title)}\n", text) + text
    if not same(file.data, _parsed(new).data, {id(file.data): {"title": title}}):
        raise CannotChangeError("would not be the same brief with this title: write it by hand")
    return new


# Where a mark stands


def number_at(text: str, at: Location) -> int | None:
    """The number of the mark that stands at a location; None where none does (any longer)."""
    file = _parsed(text)
    places = [file.place(mark) for mark in _marks(file)]
    return places.index((at.line, at.column)) if (at.line, at.column) in places else None


def _marks(file: File) -> list[Any]:
    mark = file.marks.get("mark")
    inner = mark.inner if mark else []
    return inner if isinstance(inner, list) else []


def _mark_of(file: File, number: int) -> tuple[dict[str, Any], Any]:
    tables, marks = file.data.get("mark"), _marks(file)
    if not isinstance(tables, list) or len(tables) != len(marks) or not 0 <= number < len(marks):
        raise CannotChangeError("no longer has this mark")
    return tables[number], marks[number]


def _stretch(text: str, number: int) -> tuple[int, int]:
    """Where a mark begins, with the remarks directly above it, and where the next table that isn't part of it does."""
    file = _parsed(text)
    _, mark = _mark_of(file, number)
    header = file.offset(mark.value)
    line = text.rfind("\n", 0, header) + 1
    if not _HEADER.match(text, line):
        raise CannotChangeError("has its marks as mark = [ … ]: write [[mark]] instead")
    stop = next((at for at in _headers(text, file, line) if at > line), len(text))
    return _above(text, line), _above(text, stop) if stop < len(text) else stop


_TOKEN = re.compile(r'''"""(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*''', re.DOTALL)
"""A text of TOML, or a remark."""


def _end(text: str, start: int, stop: int) -> int:
    """Where the last line of a mark ends, behind which only blank lines and remarks stand."""
    lines = text[start:stop].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return start + sum(map(len, lines))


def _own(mark: Mapping[str, Any]) -> bool:
    """Whether the tables of a mark have keys that are not written anew with them."""

    def beside(kind: str, table: Mapping[str, Any]) -> bool:
        quotes = table.get("quote", ()) if kind == "claim" else ()
        return not table.keys() <= {*SHAPES[kind]} - {"extra"} or any(beside("quote", one) for one in quotes)

    return any(beside(kind, table) for kind in _KINDS for table in mark.get(kind, ()))


def _headers(text: str, file: File, line: int) -> Iterator[int]:
    """The beginnings of lines behind `line` with a header of a table that is not part of the mark there."""
    own = {file.offset(mark.value) for mark in _marks(file)}
    others = {file.offset(mark.value) for key, mark in file.marks.items() if key != "mark"}
    for start in sorted(own | others):
        if start > line and _HEADER.match(text, at := text.rfind("\n", 0, start) + 1) and at > line:
            yield at


def _above(text: str, line: int) -> int:
    """The beginning of the remarks that stand directly above the line that begins at `line`."""
    while line and text[text.rfind("\n", 0, line - 1) + 1 : line].lstrip().startswith("#"):
        line = text.rfind("\n", 0, line - 1) + 1
    return line


def _parsed(text: str) -> File:
    try:
        return File(text)
    except (ValueError, RecursionError):
        raise CannotChangeError("is not valid TOML: mend it first") from None


_Marks: TypeAlias = "list[Any]"


def _proved(old: str, new: str, alike: Callable[[_Marks, _Marks], tuple[_Marks, _Marks]]) -> str:
    """`new`, if it is `old` but for its marks, and of the marks of both `alike` makes equal ones."""
    before, after = _parsed(old).data, _parsed(new).data
    was, now = before.pop("mark", []), after.pop("mark", [])
    if not (isinstance(was, list) and isinstance(now, list)):
        raise CannotChangeError("has its marks in another form than [[mark]]: mend that first")
    if not (same(before, after, {}) and same(*alike(was, now), {})):
        raise CannotChangeError("would not be the same brief with this change: make it by hand")
    return new


# How a mark is written


def _head(mark: Mark) -> str:
    note = [f"note = {_text(mark.note)}"] if mark.note else []
    return "\n".join(["[[mark]]", f"debate = {_text(mark.debate)}", *note]) + "\n"


_KINDS = ("claim", "relation", "source", "position")
"""The tables of a mark, in the order in which they are written."""

_INNER = re.compile(r"^[ \t]*\[\[?[ \t]*mark[ \t]*\.", re.MULTILINE)
"""The beginning of a header of a table within a mark."""


def _tables(mark: Mark) -> str:
    """What is kept in a mark, a blank line before each table."""
    nodes = mark.kept.claims, mark.kept.relations, mark.kept.sources, mark.kept.positions
    lines: list[str] = []
    for kind, some in zip(_KINDS, nodes, strict=True):
        for node in some:
            lines += ["", *_table(f"mark.{kind}", kind, node)]
    return "\n".join(lines) + "\n"


def _table(header: str, kind: str, node: object) -> Iterator[str]:
    indent = "  " * header.count(".")
    yield f"{indent}[[{header}]]"
    for key in SHAPES[kind]:
        value = getattr(node, _FIELDS.get(key, key), None)
        if key != "extra" and key != "quote" and value not in (None, "", (), False):
            yield f"{indent}{key} = {_value(key, value)}"
    for quote in getattr(node, "quotes", ()):
        yield from _table(f"{header}.quote", "quote", quote)


def _value(key: str, value: object) -> str:
    if value is True:
        return "true"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple) and key == "from" and len(value) == 1:
        return _text(value[0])
    if isinstance(value, tuple):
        return f"[{', '.join(_text(str(one)) for one in value)}]"
    speaker, endorsed = getattr(value, "speaker", ""), getattr(value, "endorsed", None)
    told: Mapping[str, str] = {"speaker": _text(speaker)} | (
        {} if endorsed is None else {"endorsed": str(endorsed).lower()}
    )
    return f"{{ {', '.join(f'{key} = {one}' for key, one in told.items())} }}"


def _text(text: str) -> str:
    """A text as TOML has it; half a character, which no file can hold, becomes U+FFFD."""
    return written(_SURROGATE.sub("\ufffd", str(text)))


def _eol(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _in_lines(block: str, text: str) -> str:
    """`block` with the line ends of `text`."""
    return block.replace("\n", _eol(text))
