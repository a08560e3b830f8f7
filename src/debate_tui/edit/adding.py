"""Adds a table to a map's file, behind the last of its like: every byte that was there stays, in its order."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import tomli

from debate_tui.edit.located import File, same
from debate_tui.read.toml.locate import Mark

Like: TypeAlias = "tuple[str, Callable[[Mapping[str, Any]], bool]]"
"""The key of an array of tables, and which of its tables are meant."""

_HEADER = re.compile(r"[ \t]*\[")


class CannotAddError(ValueError):
    """A table can't be added to a file; the message says why and is to follow the file's name: "is not UTF-8"."""


def added(content: bytes, table: str, behind: Sequence[Like]) -> tuple[bytes, int]:
    """A file's bytes with `table` (`[[claim]]` and what is below it, with `\\n` as line ends) added in the file's own line ends;
    and the line, from 1, of its header.

    It is put behind the last of the tables that the first of `behind` means; where there are none, that the second means; …;
    else at the end of the file.

    Raises:
        CannotAddError: the file can't be read, or the result would not be the same map with one table more.
    """
    text = decoded(content)
    file = parsed(text)
    kind = table[2 : table.index("]")]
    eol = _eol(text)
    for at in _places(file, behind):
        before, gap = text[:at], _gap(text[:at], eol)
        new = f"{before}{gap}{table.replace(chr(10), eol)}{eol if at < len(text) else ''}{text[at:]}"
        if _is_one_more(file, new, kind, at):
            try:
                after = new.encode()
            except UnicodeEncodeError:
                raise CannotAddError("can't hold these words: a character of theirs is half a character") from None
            mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
            return mark + after, f"{before}{gap}".count("\n") + 1
    raise CannotAddError(_why_not(file, kind))


def indent_of(content: bytes, header: str) -> str:
    """The blanks before the last `header` in a file, two spaces where it has none: how this file is laid out."""
    found = re.findall(rf"^([ \t]*){re.escape(header)}", content.decode(errors="replace"), re.MULTILINE)
    return found[-1] if found else "  "


def decoded(content: bytes) -> str:
    """The text of a file, without its byte order mark.

    Raises:
        CannotAddError: it is not UTF-8.
    """
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CannotAddError(f"is not UTF-8 on line {line}: save it as UTF-8 first") from None


def parsed(text: str) -> File:
    """The tables of a text.

    Raises:
        CannotAddError: it is not TOML, or can't be read.
    """
    try:
        return File(text)
    except tomli.TOMLDecodeError as error:
        raise CannotAddError(f"is not valid TOML on line {error.lineno}: mend it first") from None
    except (ValueError, RecursionError):
        raise CannotAddError("is not a map that can be read: mend it first") from None


def _eol(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _gap(before: str, eol: str) -> str:
    """What makes a blank line between the text `before` and what follows."""
    if not before or before.endswith(("\n\n", "\n\r\n")):
        return ""
    return eol if before.endswith("\n") else eol * 2


def _places(file: File, behind: Sequence[Like]) -> Iterator[int]:
    """Where the table may be put, the best place first: above the remarks over the next header, else right above that
    header (what looks like a remark may be the end of a long text), else at the end."""
    text = file.text
    last = next((at for kind, meant in behind if (at := _last(file, kind, meant)) >= 0), -1)
    nexts = (at for at in sorted(_headers(file)) if at > last) if last >= 0 else ()
    if (line := next(iter(nexts), -1)) >= 0:
        yield _above(text, line)
        yield line
    yield len(text)


def _last(file: File, kind: str, meant: Callable[[Mapping[str, Any]], bool]) -> int:
    """Where the header of the last table of a kind that is meant begins its line; -1 where there is none."""
    tables, mark = file.data.get(kind), file.marks.get(kind)
    marks = mark.inner if mark else None
    if not isinstance(tables, list) or not isinstance(marks, list):
        return -1
    found = [at for one, at in zip(tables, marks, strict=False) if isinstance(one, dict) and meant(one)]
    return _line(file, found[-1]) if found else -1


def _headers(file: File) -> Iterator[int]:
    """The beginnings of the lines of all headers at the top level."""
    for mark in file.marks.values():
        for one in mark.inner if isinstance(mark.inner, list) else [mark]:
            if _HEADER.match(file.text, at := _line(file, one)):
                yield at


def _line(file: File, mark: Mark) -> int:
    return file.text.rfind("\n", 0, file.offset(mark.value)) + 1


def _above(text: str, line: int) -> int:
    """The beginning of the remarks that stand directly above the line that begins at `line`."""
    while line and text[text.rfind("\n", 0, line - 1) + 1 : line].lstrip().startswith("#"):
        line = text.rfind("\n", 0, line - 1) + 1
    return line


def _is_one_more(file: File, new: str, kind: str, at: int) -> bool:
    """Whether `new`, parsed, is the file with one table of a kind more, behind those that begin before `at`."""
    try:
        after = tomli.loads(new)
    except (ValueError, RecursionError):
        return False
    mark = file.marks.get(kind)
    marks = mark.inner if mark and isinstance(mark.inner, list) else []
    number = sum(file.offset(one.value) < at for one in marks)
    tables = after.get(kind)
    if not isinstance(tables, list) or number >= len(tables) or not isinstance(tables[number], dict):
        return False
    after[kind] = tables[:number] + tables[number + 1 :]
    if not after[kind] and kind not in file.data:
        del after[kind]
    return same(file.data, after, {})


def _why_not(file: File, kind: str) -> str:
    present = file.data.get(kind)
    if isinstance(present, dict):
        return f"has {kind} as a single table: write [[{kind}]] instead, or add one by hand"
    if isinstance(present, list):
        return f"has {kind} = [ … ]: write [[{kind}]] instead, or add one by hand"
    return f"would not be the same map with one {kind} more: add it by hand"
