"""Reads tables of premises and their conclusions as tables of claims, where what a premise does is said, or isn't."""

import re
from ast import literal_eval
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, NO_RELATION, text_of
from debate_tui.read.rows.columns import FLAGS, PREMISES, RELATING, STANCES, bare
from debate_tui.read.rows.edges import kind_column
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked

_FAVOUR = re.compile(r"(?:in )?favou?rs?(?: of)?")
_SIGNED = re.compile(r"(?:^|(?<=[(),;]))\s*([^\s(),;](?:[^(),;]*[^\s(),;])?)\s*\(\s*([+-])\s*\)\s*(?:[,;]|$)")
"""An item of a list of ends, each with a sign: 83(+), 96(-)."""
_LITERAL = 2**20
"""Characters of a cell that may hold a list as Python writes it."""


def concluding(table: Sheet, start: str, end: str) -> Sheet:
    """Such a table as one of claims. A claim that is no premise may be what a conclusion is about, unless most rows have a word, or a sign,
    for what it does to that: else the table stays as it is."""
    named = related(table)
    if bare(start) in PREMISES:
        return argued(named, start, end)
    first = peeked(named)
    kinds = [name for name, one in named.meant().items() if one == "relation" or bare(name) in STANCES]
    words = [{name: kind_of(text_of(row.values.get(name)) or "?") for name in kinds} for row in first]
    signed = any(_SIGNED.match(line_of(text_of(row.values.get(end)))) for row in first)
    does = signed or kind_column(words, kinds) != ""
    rows = given_back(first, named.rows)
    return argued(replace(named, rows=rows), start, end) if does else replace(table, rows=rows)


def argued(table: Sheet, start: str, end: str) -> Sheet:
    """Each premise is a claim with a relation to its conclusion, which is a claim of the table where no premise says the same."""
    meant = table.meant()
    stance = next((name for name, one in meant.items() if one == "relation"), "")
    stance = stance or next((name for name in table.header if bare(name) in STANCES and meant[name] == "position"), "")
    first = peeked(table)
    usual = "" if not stance and _is_doubted(first, meant, (start, end)) else "supports"
    table = replace(table, rows=given_back(first, table.rows))
    id = next((name for name, meaning in meant.items() if meaning == "id"), "")
    context = {"author": "author", "sourceUrl": "url"} if "context" in table.header else {}
    new = [name for name in context.values() if name not in table.header]

    def rows() -> Iterator[Row]:
        ends: dict[str, tuple[str, Location]] = {}
        said: set[str] = set()
        for row in table.rows:
            rest = {name: value for name, value in row.values.items() if name not in (start, end, stance)}
            rest |= _context(row, context)
            conclusion = line_of(text_of(row.values.get(end)))
            signed = _SIGNED.findall(conclusion) if id and not _SIGNED.sub("", conclusion) else []
            premises = _premises(row, start)
            for number, (text, word) in enumerate(premises, 1):
                if word and stance in row.values:
                    rest[f"{stance} (of all)"] = row.values[stance]
                word = word or text_of(row.values.get(stance))
                to: dict[str, Any] = {"relation": kind_of(word or "?") if word or stance else usual, "to": conclusion} if conclusion else {stance: word} if stance and word else {}  # fmt: skip
                if line_of(word).lower() in NO_RELATION:
                    to = {f"{stance} (of no relation)": word}
                if signed:
                    to = {"relation": tuple(kind_of(sign) for _, sign in signed), "to": tuple(one for one, _ in signed)}
                numbered = {id: f"{text_of(rest[id])} {number}"} if id in rest and number > 1 else {}
                said.add(line_of(text).casefold())
                parts = {name: part for name, part in row.parts.items() if name in rest}
                yield Row({**rest, **numbered, "claim": text, **to}, row.at, parts)
            if conclusion and not signed:
                ends.setdefault(conclusion.casefold(), (conclusion, row.at))
            if not premises and (
                beside := {name: cell for name, cell in row.values.items() if name not in (start, end)}
            ):
                yield Row(beside, row.at, {name: part for name, part in row.parts.items() if name in beside})
        yield from (Row({"claim": text}, at, {}) for key, (text, at) in ends.items() if key not in said)

    others = [name for name in table.header if name not in (start, end, "relation")]
    return replace(table, header=["claim", "relation", "to", *others, *new], rows=rows())


def related(table: Sheet) -> Sheet:
    """Beside premises and conclusions, a column that is called as those of relations are is one, first of all where it has words for
    it, but also with any others: a premise may attack its conclusion."""
    meant = table.meant()
    if "relation" in meant.values() or not STANCES.isdisjoint(map(bare, table.header)):
        return table
    first = peeked(table)
    rows = [row.values for row in first]
    named = [name for name in table.header if not meant[name] and bare(name) in RELATING | FLAGS]
    called = (name for name in named if len({text_of(row.get(name)) for row in rows}) > 1)
    name = kind_column(rows, named) or next(called, "")
    table = replace(table, rows=given_back(first, table.rows))
    return replace(table, told={**table.told, name: "relation"}) if name else table


def _is_doubted(rows: Sequence[Row], meant: Mapping[str, str], besides: Sequence[str]) -> bool:
    """Whether a column may say that a premise is against its conclusion: one of sides, or one of which nothing is known, with nothing
    but words for relations. `besides`: the columns of both."""
    if "position" in meant.values():
        return True
    idle = (name for name, meaning in meant.items() if not meaning and name not in besides)
    columns = ({line_of(text_of(row.values.get(name))).lower() for row in rows} - {""} for name in idle)
    return any(column and all(_is_kind(word) for word in column) for column in columns)


def _is_kind(word: str) -> bool:
    return word in KIND and any(map(str.isalpha, word))  # a dash may stand for nothing


def kind_of(word: str) -> str:
    """The word for a relation that a stance is; a premise of a table without stances is for its conclusion."""
    told = line_of(word).lower()
    return "supports" if not word or _FAVOUR.fullmatch(told) else word


def _premises(row: Row, column: str) -> list[tuple[str, str]]:
    """The words of each premise of a row, and its stance where it has one of its own, as those of args.me have."""
    value: Any = row.parts.get(column, row.values.get(column, ""))
    if isinstance(value, str) and value.startswith("[{") and len(value) < _LITERAL:
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            value = literal_eval(value)
    found = []
    for one in value if isinstance(value, list | tuple) else [value]:
        text, stance = (one.get("text"), one.get("stance")) if isinstance(one, dict) else (one, "")
        if isinstance(text, str) and line_of(text):
            found.append((text, stance if isinstance(stance, str) else ""))
    return found


def _context(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    """What the object `context` of args.me says of whose argument it is and where it stands."""
    context = row.parts.get("context")
    cell = row.values.get("context", "")
    if context is None and isinstance(cell, str) and cell.startswith("{") and len(cell) < _LITERAL:
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            context = literal_eval(cell)
    if not isinstance(context, dict):
        return {}
    found = {name: context.get(key) for key, name in names.items()}
    return {name: value for name, value in found.items() if isinstance(value, str) and line_of(value)}
