"""Recognises tables of claims by the names of their columns."""

import csv
import json
import re
from itertools import islice
from pathlib import Path

from debate_tui.read.files import Content
from debate_tui.read.rows.columns import (
    argued_in,
    edges_in,
    is_said,
    is_table,
    meanings,
    opened_by,
    pair_in,
    sides_in,
)
from debate_tui.read.rows.edges import edged
from debate_tui.read.rows.graphs import graph_in
from debate_tui.read.rows.nested import oriented, spread
from debate_tui.read.rows.owned import says_sides
from debate_tui.read.rows.renaming import told_apart
from debate_tui.read.rows.sheet import LINE, LINES, header_of, is_sheet, named_twice
from debate_tui.read.rows.table import CLAIMS, HELD, ORIENTED, held_in, text_in, whole_number
from debate_tui.read.rows.trees import is_tree

_HEAD, _LONGEST = 2**16, 2**22
_ALONE = re.compile(r'\{\s*"claim"\s*:\s*"')
"""How a row begins that may say nothing else."""


class _Keys(tuple[str, ...]):
    """The keys of an object, each as often as it is written."""


_JSON = json.JSONDecoder(
    strict=False, parse_int=whole_number, object_pairs_hook=lambda pairs: _Keys(key for key, _ in pairs)
)


def looks_like_csv(data: bytes) -> bool:
    """Whether it has the columns of a table of claims, whatever divides them, and words in them."""
    head = text_in(data[:_HEAD])
    return is_sheet(head) and not _says_nothing(head)


def _says_nothing(text: str) -> bool:
    """Whether none of the first rows has a letter in a column that claims, as tables of insurers have them: they hold amounts."""
    number, delimiter, _ = header_of(text, is_table) or (0, ",", False)
    rows = csv.reader(islice(LINE.findall(text), number, number + LINES), delimiter=delimiter)
    try:
        header = next(rows, [])
        pair = pair_in(header)
        claimed = {
            *(argued_in(header) or ()),
            *opened_by(header),
            *(pair[0] if pair else ()),
        }
        meant = meanings(header)
        if sides_in(header) and "quote" not in meant:
            below = list(rows)
            names = told_apart(named_twice(header, below[0] if below else []) or header)
            return not says_sides(names, [dict(zip(names, row, strict=False)) for row in below], sides_in(names))
        if "claim" not in meant and edges_in(header):
            return edged(header, [dict(zip(header, row, strict=False)) for row in rows]) is None
        columns = [
            n
            for n, (name, one) in enumerate(zip(header, meant, strict=True))
            if one in ("claim", "quote", "row") or name in claimed
        ]
        below = [row for row in rows if row]
        shift = int(
            below != [] and all(len(row) == len(header) + 1 for row in below)
        )  # as R writes the numbers of rows
        said = ["".join(row[n + shift] for n in columns if n + shift < len(row)) for row in below]
    except csv.Error:
        return False
    return any(map(str.strip, said)) and not any(any(map(str.isalpha, cell)) for cell in said)


def looks_like_jsonl(data: bytes, most: int = _HEAD) -> bool:
    """Whether it is JSON Lines, or a JSON list, of objects with the keys of a table of claims; the first of them ends within `most`
    bytes, or within a few megabytes."""
    head = text_in(data[:most]).lstrip()
    if graph_in(Content(Path("x"), data)):
        return True
    holder, held = held_in(data), HELD.match(head)
    if not held and holder:
        return True
    held = held if holder else None
    if not held and ORIENTED.match(head) and _is_oriented(data):
        return True
    listed = head.startswith("[") or held is not None
    start = head[held.end() if held else 1 :].lstrip() if listed else head
    try:
        first, end = _JSON.raw_decode(start) if start.startswith("{") else (None, 0)
    except ValueError:
        return most < min(len(data), _LONGEST) and looks_like_jsonl(data, _LONGEST)
    except RecursionError:
        return False
    after = start[end:].lstrip(" \t\r")[:1]
    several = start[end:].strip(" \t\r\n,\x1e")[:1] == "{"
    if not isinstance(first, _Keys) or not (
        after in ("", "\n") or (after == "]" and listed) or (after == "," and (listed or several))
    ):
        return False
    row = json.JSONDecoder(strict=False, parse_int=whole_number).raw_decode(start)[0]
    if edges_in(list(first)):
        return edged(list(first), [row]) is not None
    if is_tree(row):
        return True
    inner = spread(row)[0]
    called = held is not None and held[1] in CLAIMS and not {"claim", "quote"}.isdisjoint(meanings(list(first)))
    return (
        is_table(list(first))
        or called
        or ("claim" in meanings(list(first)) and is_table(_keys_of(start)))
        or is_table(list(inner))
        or _ALONE.match(start) is not None
        or (several and is_said(list(first)))
    )


def _keys_of(text: str) -> list[str]:
    """The keys of the first rows of JSON, each once."""
    keys: dict[str, None] = {}
    for _ in range(LINES):
        try:
            row, end = _JSON.raw_decode(text)
        except (ValueError, RecursionError):
            break
        keys.update(dict.fromkeys(row if isinstance(row, _Keys) else ()))
        text = text[end:].lstrip(" \t\r\n,\x1e")
    return list(keys)


def _is_oriented(data: bytes) -> bool:
    """Whether it is one object that has columns, or rows, under its keys."""
    try:
        return oriented(json.loads(text_in(data), strict=False, parse_int=whole_number)) != []
    except (ValueError, RecursionError):
        return False
