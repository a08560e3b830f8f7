"""Reads TOML of which every line is a header such as `[[a]]` or `[[a.b]]`, or a key with a text or a list of texts on the
same line: nearly all of a large map, read in half the time that tomli takes, to equal tables."""

import re
from typing import Any

import tomli

from debate_tui.read.toml.locate import BARE, BASIC, LITERAL

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WRITTEN = rf"(?:{BASIC}|{LITERAL})"
_HEADER = r"\[(\[)?+([a-z]++)(?:\.([a-z]++))?+\](?(1)\])"
_KEY = rf"({BARE})[ \t]*+=[ \t]*+(?:({_WRITTEN})|(\[(?:{_WRITTEN}(?:, ?+(?![\],])|(?=\])))*+\]))"
_LINE = re.compile(rf"^[ \t]*+(?:{_HEADER}|{_KEY})?+[ \t]*+(?:#[^\n]*+)?+\n", re.MULTILINE)
"""One line: the keys of a header, or a key and its text, or a key and its list; or a remark, or nothing."""
_TEXT = re.compile(_WRITTEN)


def plain_tables(text: str, begin: int, end: int, starts: "list[int]", at: Any) -> dict[Any, Any] | None:
    """The tables of the piece of `text` between `begin` and `end`, as tomli reads it; None for a piece with other lines.

    `starts` are the offsets of the lines that begin with a bracket, which the tables have under the key `at`.
    """
    lines = _LINE.findall(text, begin, end)
    if len(lines) != text.count("\n", begin, end) or text[end - 1 : end] != "\n" or _CONTROL.search(text, begin, end):
        return None
    data: dict[Any, Any] = {}
    table = data
    headers = iter(starts)
    for double, kind, below, key, value, items in lines:
        if key:
            if key in table:
                return None
            table[key] = _read(value) if value else [_read(item) for item in _TEXT.findall(items)]
        elif kind:
            over = data
            if below:
                over = data.get(kind, "")
                over = over[-1] if over.__class__ is list and over else over
                if over.__class__ is not dict:
                    return None
            table = {at: next(headers)}
            if not _add(over, below or kind, table, double):
                return None
    return data


def _add(over: dict[Any, Any], key: str, table: dict[Any, Any], double: str) -> bool:
    """Adds a table under a key, where `double` brackets say so as one of several; False where another value is there."""
    there = over.get(key)
    if there is None:
        over[key] = [table] if double else table
    elif double and there.__class__ is list and there and there[0].__class__ is dict:
        there.append(table)
    else:
        return False
    return True


def _read(written: str) -> str:
    """The text that is written between quotation marks."""
    if "\\" in written and written[0] == '"':
        text: str = tomli.loads(f"k = {written}")["k"]
        return text
    return written[1:-1]
