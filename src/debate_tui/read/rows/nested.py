"""Finds the rows in JSON of other shapes than a list of rows: columns, rows by their keys, and rows within those of what they have in common."""

import json
from collections.abc import Mapping
from typing import Any

from debate_tui.read.rows.columns import Fits, is_table, meanings
from debate_tui.read.rows.edges import are_words

_WITHIN = ("claims", "arguments", "statements", "quotes", "highlights")
"""The member of a row that holds rows of its own: of a topic its claims, of a book its highlights."""
HOLDING = frozenset(_WITHIN)
"""The same, to ask many rows."""
_SPOKEN = ("claims", "arguments", "statements")
"""The same, whose texts alone are claims."""
_OF_ONE = frozenset(("claim", "quote", "quotee", "locator", "id", "relation", "to", "why"))
"""What a row says of one claim, and not of several."""
_QUOTED = ("quotes", "highlights")
DEEP = 8
"""How deep within a row rows are looked for."""
_DEBATED = frozenset(("issue", "source", "author", "speaker", "position", "relation", "to"))
"""What a row says that is more than a text somebody marked."""
_PEOPLE = frozenset(("author", "speaker"))
_OUTER = "{} (of all)"
"""What a member of all is called where a row of theirs has one of that name."""


def spread(item: Any) -> list[Any]:
    """The rows within a row, each with what it says of them all; a row without any as it is."""
    if not isinstance(item, dict) or HOLDING.isdisjoint(item):
        return [item]
    held = next((name for name in _WITHIN if _are_rows(item.get(name))), "")
    if not held:
        return _said_in(item)
    if held in _QUOTED and _says({name: value for name, value in item.items() if name != held}):
        return [item]  # one claim on several quotes, which may be others'
    rows = [
        {"highlight" if name == "text" and held in _QUOTED else name: value for name, value in one.items()}
        for one in item[held]
    ]
    return _with_what_is_of_all(rows, item, held)


def _said_in(item: dict[str, Any]) -> list[Any]:
    """The rows of one that has a list of nothing but texts that may be claimed, each with the rest, where nothing else of it is of one of
    them alone; any other as it is."""
    held = next((name for name in _SPOKEN if name in item), "")
    texts = item.get(held)
    others = {name: value for name, value in item.items() if name != held}
    if not isinstance(texts, list) or not all(isinstance(one, str) and are_words([one]) for one in texts):
        return [item]
    if len(texts) < 2 or not _OF_ONE.isdisjoint(meanings([*others])):
        return [item]
    return [{**others, held: one} for one in texts]


def _with_what_is_of_all(rows: list[dict[str, Any]], item: Mapping[str, Any], held: str) -> list[Any]:
    """The rows of a member of an item, each with the others, under names of their own where it has one of that name."""
    of_all = {name: value for name, value in item.items() if name != held}
    told = meanings(list(of_all))
    kept = "issue" in told and "source" not in told and "author" in told
    if kept or not _PEOPLE.isdisjoint(meanings(list({name for one in rows for name in one}))):  # of whoever keeps it
        of_all = {
            f"{name} of the record" if meaning in _PEOPLE else name: value
            for (name, value), meaning in zip(of_all.items(), meanings(list(of_all)), strict=True)
        }
    return [
        {**row, **{_OUTER.format(name) if name in row else name: value for name, value in of_all.items()}}
        for row in rows
    ]


def reached(item: Any, name: str, depth: int = 0) -> list[Any]:
    """The rows within a row, at any depth, in which a member of this name is, as `spread`; a row that has it, or without any, as it is.
    Other lists, which may be as long, are kept with the first of them alone."""
    if not isinstance(item, dict) or name in item or depth == DEEP:
        return [item]
    for held, value in item.items():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            rows = [row for one in value for row in reached(one, name, depth + 1)]
            if any(name in row for row in rows):
                lists = {key for key, one in item.items() if isinstance(one, list) and key != held}
                others = {key: one for key, one in item.items() if key not in lists}
                first = _with_what_is_of_all(rows[:1], item, held)
                return [*first, *_with_what_is_of_all(rows[1:], others, held)]
    return [item]


def are_marked(name: str, rows: str) -> bool:
    """Whether the first of the rows of a member, whose JSON stands behind its bracket, `is_marked`."""
    try:
        first = json.JSONDecoder(strict=False).raw_decode(rows.lstrip())[0]
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and is_marked(name, first)


def is_marked(name: str, row: Mapping[str, Any]) -> bool:
    """Whether a row of a member is a text that somebody marked or quoted, of which it doesn't say whose it is."""
    return name in _QUOTED and isinstance(row.get("text"), str) and _DEBATED.isdisjoint(meanings([*row]))


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(one, dict) and _says(one) for one in value)


def _says(row: Mapping[str, Any]) -> bool:
    return any(
        isinstance(row.get(key), str)
        for key in ("text", "claim", "statement", "argument", "quote", "highlight", "claimCorrectedText")
    )


_OF_SOURCE = ("source", "author", "date", "url", "outlet", "locator")
_OF_TEXTS = ("date", "url", "outlet")
_NAMES = frozenset(("name", "title", "label"))


def sourced(item: dict[str, Any]) -> dict[str, Any]:
    """A row, or what it says of a quote, with what the object of its source says in its place: its title, who wrote it, when, where.
    What the row says itself stays, and so does what else such an object says."""
    held = next(
        (name for name, value in item.items() if isinstance(value, dict) and meanings([name]) == ["source"]), ""
    )
    if not held:
        return item
    source = item[held]
    titled = next((name for name in source if name.lower() in _NAMES), "")
    told = dict(zip(source, meanings(["sourcetitle" if name == titled else name for name in source]), strict=True))
    found = {name: value for name, value in item.items() if name != held}
    own = {*meanings([*found])}
    if {"source", "author", "url"}.isdisjoint(told.values()) or len(_authors(found) | _authors(source)) > 1:
        return item  # whose claim it is, the row says, and whose text, the object does
    for name, meaning in zip([*found], meanings([*found]), strict=True):
        if meaning in _OF_TEXTS and meaning in told.values():  # the day of the claim isn't that of the text
            found[f"{name} of the row"] = found.pop(name)
            own.discard(meaning)
    for name, meaning in told.items():
        free = meaning in _OF_SOURCE and meaning not in own
        found[held if meaning == "source" and free else meaning if free else f"{name} of the {held}"] = source[name]
        own.add(meaning)
    return found


def _authors(item: dict[str, Any]) -> set[str]:
    """Who is named as author in an object, each list or object of such as one text."""
    return {
        str(value)
        for meaning, value in zip(meanings([*item]), item.values(), strict=True)
        if meaning == "author" and value
    }


def oriented(value: Any, fits: Fits = is_table) -> list[dict[str, Any]]:
    """The rows of an object that has a list or an object for each column, or `columns` and their `data`, as pandas writes them, or
    an object for each row under its key; none of any other, or whose columns don't fit."""
    if not isinstance(value, dict) or not value:
        return []
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list) and all(isinstance(one, str) for one in columns):
        rows = [dict(zip(columns, one, strict=False)) for one in data if isinstance(one, list)]
        return rows if fits(columns) else []
    cells = list(value.values())
    if all(isinstance(one, list) for one in cells) and len(set(map(len, cells))) == 1 and fits(list(value)):
        return [dict(zip(value, row, strict=True)) for row in zip(*cells, strict=True)]
    if not all(isinstance(one, dict) and one for one in cells):
        return []
    if all(one.keys() == cells[0].keys() for one in cells) and fits(list(value)):
        return [{name: column[key] for name, column in value.items()} for key in cells[0]]
    rows = [{**({} if "id" in one else {"id": key}), **one} for key, one in value.items()]
    return rows if all(map(_says, cells)) and fits([name for one in rows for name in one]) else []
