"""Finds the offset of every table, key and value of a TOML text, since tomli keeps no positions.

The text has been accepted by tomli, so it needn't be checked: regular expressions go from statement to statement. The
result is a tree of marks with the same keys, in the same order, as tomli's tables. In a text that is not valid TOML,
only some positions may be found, but locating never raises.

Hardly any position of a key is ever asked for, so the plain lines below a header are skipped in one match, and are only
gone through when somebody asks for what is within their table.
"""

import re
from array import array
from bisect import bisect_right
from contextlib import suppress
from itertools import accumulate
from typing import Any, TypeAlias

import tomli

from debate_tui.text.patterns import pattern

Marks: TypeAlias = "dict[str, Mark]"

Table: TypeAlias = dict[Any, Any]
"""A table as tomli reads it, by key; and under `AT`, which is no key of TOML, its place."""

AT = 0
"""The key under which a table has its place in the file, line and column; the keys of TOML are texts."""

WHOLE = (0, 0)
"""The place of the file as a table, which begins nowhere."""


class Mark:
    """Offsets in characters of a key and its value; for a table or a list item, both are where it begins.

    `inner` has the marks within a table (by key) or a list (by index); None for other values.
    """

    __slots__ = ("found", "key", "skipped", "value")

    def __init__(self, key: int, value: int, found: "dict[str, Mark] | list[Mark] | None" = None) -> None:
        self.key = key
        self.value = value
        self.found = found
        """What of `inner` has been located."""
        self.skipped: tuple[str, int, int] | None = None
        """A text, and from where to where its statements are the first ones of this table and not located yet."""

    def below(self, key: str) -> "Mark | None":
        """The mark of the table or list of tables under `key`, if it was located by now: skipped lines hold none."""
        return self.found.get(key) if isinstance(self.found, dict) else None

    @property
    def inner(self) -> "dict[str, Mark] | list[Mark] | None":
        if self.skipped:
            first: Marks = {}
            with suppress(IndexError, ValueError, RecursionError):
                _walk(*self.skipped, first)
            self.skipped = None
            self.found = {**first, **self.found} if isinstance(self.found, dict) else self.found
        return self.found


BARE = r"[A-Za-z0-9_-]++"
BASIC = r'"(?!"")[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
LITERAL = r"'(?!'')[^'\n]*+'"
_LONG_BASIC = r'"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*+"{3,5}'
_LONG_LITERAL = r"'''[^']*+(?:'{1,2}(?!')[^']*+)*+'{3,5}"
_SCALAR = r"[^\s\"'\[\]{},#][^\n,\]}#]*+"

_BLANK = pattern(r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+[ \t]*+")
_GAP = pattern(r"(?:[ \t\n]++|#[^\n]*+)*+")
_SIMPLE = pattern(rf"({BARE})[ \t]*+=[ \t]*+(?:{BASIC}|{LITERAL}|{_SCALAR})", re.DOTALL)
"""`key = value` on one line: what nearly every statement of a map looks like."""
_FLAT = rf"\[[ \t]*+(?:(?:{BASIC}|{LITERAL})[ \t]*+,?+[ \t]*+)*+\]"
_PLAIN = pattern(
    rf"(?:[ \t]*+(?:{BARE}[ \t]*+=[ \t]*+(?:{BASIC}|{LITERAL}|{_FLAT}|{_SCALAR})[ \t]*+)?+(?:#[^\n]*+)?+\n)*+",
    re.DOTALL,
)
"""Lines that each hold `key = value`, a remark, or nothing; a value is a list only if it is one of texts."""
_HEADER = pattern(rf"(\[\[?+)[ \t]*+({BARE})(?:[ \t]*+\.[ \t]*+({BARE}))?+[ \t]*+\]\]?+[ \t]*+(?:#[^\n]*+)?+\n")
_KEY_PART = pattern(rf"({BARE})|{BASIC}|{LITERAL}", re.DOTALL)
_DOT = pattern(r"[ \t]*+\.[ \t]*+")
_EQUALS = pattern(r"[ \t]*+=[ \t]*+")
_SPACE = pattern(r"[ \t]*+")
_LEAF = pattern(rf"{_LONG_BASIC}|{_LONG_LITERAL}|{BASIC}|{LITERAL}|{_SCALAR}", re.DOTALL)


def locate(text: str, begin: int = 0, end: int | None = None) -> Marks:
    """The marks of a TOML text whose line ends are all `\\n`; in an invalid text, those before the first error.

    With `begin` and `end`, those of the statements between these offsets, at both of which one begins.
    """
    root: Marks = {}
    with suppress(IndexError, ValueError, RecursionError):
        _walk(text, begin, len(text) if end is None else end, root)
    return root


def _walk(text: str, pos: int, end: int, root: Marks) -> None:
    """Adds the marks of the statements from `pos` to `end` to `root`."""
    table = root
    while pos < end:
        if header := _HEADER.match(text, pos):
            double, *keys = header.groups()
            opened = _header(root, [(key, pos) for key in keys if key], pos, len(double) == 2)
            pos = header.end()
            if opened.found == {} and not opened.skipped:
                after = _end(_PLAIN, text, pos)
                opened.skipped = (text, pos, after)
                pos = after
            table = opened.found if isinstance(opened.found, dict) else {}
            continue
        pos = _end(_BLANK, text, pos)
        if pos >= end:  # an empty line was the last of the skipped ones
            return
        char = text[pos : pos + 1]
        if char == "[":
            start, double_ = pos, text.startswith("[[", pos)
            keys_, pos = _key(text, _end(_SPACE, text, pos + 1 + double_))
            opened = _header(root, keys_, start, double_)
            table = opened.found if isinstance(opened.found, dict) else {}
            pos = text.index("]", pos) + 1 + double_
        elif not char or char == "#":
            return
        elif simple := _SIMPLE.match(text, pos):
            key = simple[1]
            table[key] = Mark(pos, _end(_EQUALS, text, pos + len(key)))
            pos = simple.end()
        else:
            keys_, pos = _key(text, pos)
            start = _end(_EQUALS, text, pos)
            inner, pos = _value(text, start)
            _assign(table, keys_, Mark(keys_[-1][1], start, inner))
        pos = _end(_SPACE, text, pos)
        if text.startswith("#", pos):
            pos = text.find("\n", pos)
            if pos < 0:
                return


def _end(of: re.Pattern[str], text: str, pos: int) -> int:
    """Where a match of `of` at `pos` ends; `pos` where it doesn't match."""
    match = of.match(text, pos)
    return match.end() if match else pos


def _key(text: str, pos: int) -> tuple[list[tuple[str, int]], int]:
    """The parts of a dotted key with their offsets, and where it ends."""
    parts: list[tuple[str, int]] = []
    while match := _KEY_PART.match(text, pos):
        part = match[0]
        if match[1] is None:
            # tomli decodes escapes, so that the key is the same as in its tables.
            part = tomli.loads(f"k = {part}")["k"] if "\\" in part else part[1:-1]
        parts.append((part, pos))
        pos = match.end()
        dot = _DOT.match(text, pos)
        if not dot:
            break
        pos = dot.end()
    return parts, pos


def _header(root: Marks, keys: list[tuple[str, int]], start: int, double: bool) -> Mark:
    """The mark of the table that `[a.b]` or `[[a.b]]` at `start` opens."""
    table = _descend(root, keys[:-1], start)
    last = keys[-1][0]
    if not double:
        opened = table.setdefault(last, Mark(start, start, {}))
        return opened.found[-1] if isinstance(opened.found, list) else opened
    items = table.setdefault(last, Mark(start, start, [])).found
    opened = Mark(start, start, {})
    if isinstance(items, list):
        items.append(opened)
    return opened


def _descend(table: Marks, keys: list[tuple[str, int]], start: int | None = None) -> Marks:
    """The table that `keys` lead to; missing ones are made, and of a list of tables the last is taken."""
    for key, pos in keys:
        at = pos if start is None else start
        inner = table.setdefault(key, Mark(at, at, {})).found
        if isinstance(inner, list):
            inner = inner[-1].found
        if not isinstance(inner, dict):
            return {}
        table = inner
    return table


def _assign(table: Marks, keys: list[tuple[str, int]], mark: Mark) -> None:
    if len(keys) > 1:
        table = _descend(table, keys[:-1])
    table[keys[-1][0]] = mark


def _value(text: str, pos: int) -> tuple["dict[str, Mark] | list[Mark] | None", int]:
    """The marks within the value at `pos`, None for a plain value, and where it ends.

    Recursive, with one frame per level: tomli accepts at most 400.

    Raises:
        ValueError, IndexError: the text is no valid TOML.
    """
    char = text[pos]
    if char == "[":
        items: list[Mark] = []
        pos = _end(_GAP, text, pos + 1)
        while text[pos] != "]":
            inner, end = _value(text, pos)
            items.append(Mark(pos, pos, inner))
            pos = _past_comma(text, end)
        return items, pos + 1
    if char == "{":
        table: Marks = {}
        pos = _end(_GAP, text, pos + 1)
        while text[pos] != "}":
            keys, pos = _key(text, pos)
            start = _end(_EQUALS, text, pos)
            inner, pos = _value(text, start)
            _assign(table, keys, Mark(keys[-1][1], start, inner))
            pos = _past_comma(text, pos)
        return table, pos + 1
    leaf = _LEAF.match(text, pos)
    if leaf is None:
        raise ValueError(f"no value at {pos}")
    return None, leaf.end()


def _past_comma(text: str, pos: int) -> int:
    pos = _end(_GAP, text, pos)
    return _end(_GAP, text, pos + 1) if text[pos] == "," else pos


_LINES = 2**20
"""Characters of a text whose lines are looked for at once."""


class Lines:
    """Turns offsets in a text into lines and columns, both from 1, columns in characters, and back.

    Where the lines begin is found when somebody asks: of most texts nobody does.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("I")

    def place(self, offset: int) -> tuple[int, int]:
        starts = self._starts or self._all()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        return (self._starts or self._all())[line - 1] + column - 1

    def _all(self) -> "array[int]":
        self._starts.append(0)
        for begin in range(0, len(self.text), _LINES):  # all lines at once would take more memory than the text
            lengths = map((1).__add__, map(len, self.text[begin : begin + _LINES].split("\n")))  # in C throughout
            ends = array("I", accumulate(lengths, initial=begin))
            self._starts.extend(ends[1:-1])
        return self._starts
