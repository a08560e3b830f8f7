"""Guesses which column of a table that is refused holds what is claimed, and says what to type to have it read."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from shlex import quote
from typing import Any

from debate_tui.read.files import Content
from debate_tui.read.rows.columns import bare, meanings
from debate_tui.read.rows.nested import DEEP
from debate_tui.read.rows.sheet import sheet
from debate_tui.read.rows.table import HELD, text_in, whole_number
from debate_tui.read.trouble import Trouble
from debate_tui.text.shell import file_word
from debate_tui.text.wording import shown

_IDEOGRAPHS = re.compile("[\u2e80-\uffef]{4}")
_CLAIMED = re.compile(
    r"(?<!counter)(?:claim|statement|argument|conclusion)|\b(?:these|thesis|assertion)\b", re.IGNORECASE
)
_SPOKEN = re.compile("quote|text|body|comment|summary|sentence|opinion|content|tweet|post(?!_)|message", re.IGNORECASE)
"""What is in the name of a column of what somebody says."""
_SAMPLE = 20
_BETWEEN = " \t\r\n,\x1e"
"""What stands between rows of JSON."""
_DECODER = json.JSONDecoder(strict=False, parse_int=whole_number)
_DELIMITERS = ",;\t|"
_ABOVE = 6
"""Among so many lines that aren't empty the names of the columns are looked for."""


def command(head: bytes, file: str) -> str:
    """What to type for a table to be read: what is claimed is the best guess, of columns that mean nothing else the one with a name for
    what is claimed or said, or the most different sentences, or the longest texts."""
    said: dict[str, set[str]] = {}
    for row in _rows(head.removeprefix(b"\xef\xbb\xbf")):
        for name, cell in row.items():
            said.setdefault(name, set()).update([cell] if isinstance(cell, str) and _is_sentence(cell) else ())
    meant = dict(zip(said, meanings([*said]), strict=True))
    free = [name for name, cells in said.items() if cells and meant[name] in ("", "claim", "quote", "note", "why")]

    most = max((len(said[name]) for name in free), default=0)

    def fits(name: str) -> tuple[bool, bool, int, bool, int]:
        masked = any(name.startswith(one) for one in free if one != name)
        spoken = bool(_SPOKEN.search(name)) and 2 * len(said[name]) > most
        return bool(_CLAIMED.search(name)), spoken, len(said[name]), not masked, sum(map(len, said[name]))

    name = max(free, key=fits, default="")
    if not name.isprintable() or not name:
        return ""
    card = {bare(one): one for one in said}
    told = {"claim": name}
    if {"tag", "cite"} <= card.keys() and name not in (card["tag"], card["cite"]):  # of policy debate
        told = {"claim": card["tag"], "source": card["cite"], "quote": name}
    columns = " ".join(f"--column {quote(f'{role}={one}')}" for role, one in told.items())
    command = f"debate-tui import {file_word(file)} {columns} -o {file_word(f'{Path(file).stem}.toml')}"
    return f"if {shown(told['claim'])} is what is claimed{f', and {shown(name)} a quote' * (len(told) > 1)}: {command}"


def _is_sentence(cell: str) -> bool:
    """Whether a cell has several words, with letters."""
    return sum(any(map(str.isalpha, word)) for word in cell.split()) > 1 or _IDEOGRAPHS.search(cell) is not None


def _rows(head: bytes) -> Iterator[Mapping[str, Any]]:
    """The first rows of a table, of JSON too, by the names of its columns."""
    text = text_in(head)
    if text.lstrip()[:1] not in ("{", "["):
        below = "".join(text.splitlines(keepends=True)[heading(text)[0] :])
        content = Content(Path("x"), below.encode())
        table = sheet(content, Trouble(), lambda _: False)
        yield from (row.values for row in islice(table.rows, _SAMPLE))
        return
    held = HELD.match(text)
    at = held.end() if held else text.index("[") + 1 if text.lstrip()[:1] == "[" else 0
    for _ in range(_SAMPLE):
        text = text[at:].lstrip(_BETWEEN)
        try:
            row, at = _DECODER.raw_decode(text)
        except (ValueError, RecursionError):
            return
        yield from _within(row)


def _within(row: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """A row and those of its lists, whose columns can be named as its own can where none of its own is called so."""
    if isinstance(row, dict) and depth < DEEP:
        yield row
        for one in (one for value in row.values() if isinstance(value, list) for one in value):
            yield from (
                {name: cell for name, cell in found.items() if name not in row} for found in _within(one, depth + 1)
            )


def heading(text: str) -> tuple[int, str, list[str]]:
    """The index of the line with the names of a table's columns, what divides them, and the names, two or more: the line below it
    has as many cells; where others stand above it, the next two have exactly as many. No names where there is no such line."""
    lines = [(n, line) for n, line in enumerate(text.splitlines()) if line.strip()][: _ABOVE + 2]
    for place, (n, line) in enumerate(lines[:_ABOVE]):
        below = [one for _, one in lines[place + 1 : place + 3]]
        for delimiter in _DELIMITERS if below else "":
            names = [name.strip(' "') for name in line.split(delimiter)]
            many = [one.count(delimiter) + 1 for one in below]
            fits = len(names) <= many[0] if place == 0 else many == [len(names)] * 2
            # pandas has no name over the numbers of rows
            if len(names) > 1 and fits and all(0 < len(name) < 40 for name in names[not names[0] :]):
                return n, delimiter, names
    return 0, "", []
