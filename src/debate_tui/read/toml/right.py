"""Reads tables whose values all have the right types, as nearly all do, in a fraction of the time of `tables`."""

from functools import lru_cache
from typing import Any, NamedTuple

from debate_tui.read.draft import Node
from debate_tui.read.toml.document import Document, Places
from debate_tui.read.toml.pieces import AT, Table, is_tables
from debate_tui.read.toml.shapes import KINDS, SHAPES, Type
from debate_tui.text.scripts import are_tidy


def sound_table(kind: str, document: Document, data: Table) -> Node | None:
    """The node of a table whose values all have the right types; None for any other, which `table_of` reads.

    Nearly every table is such a one, and reading the others takes several times as long.
    """
    plan = _plan(kind, tuple(data))
    if plan is None:
        return None
    values = data.copy()
    offset = values.pop(AT)
    try:
        words = " ".join([values[key] for key in plan.texts])
        for key in plan.lists:
            value = values[key]
            if not isinstance(value, list):
                if key not in plan.or_texts:
                    return None
                value = (value,)
            words += " " + " ".join(value)
            values[key] = tuple(value)
    except TypeError:  # something is no text
        return None
    for key in plan.tables:
        if not is_tables(values[key]):
            return None
        inner = [sound_table(KINDS.get(key, key), document, item) for item in values[key]]
        if None in inner:
            return None
        values[key] = tuple(inner)
    return Node(kind, document.at(offset), values, Places(document, offset), tidy=are_tidy(f" {words} "))


class _Plan(NamedTuple):
    """The keys of a table by the type of their values."""

    texts: tuple[str, ...]
    lists: tuple[str, ...]
    or_texts: frozenset[str]
    """Those of `lists` that may be a text."""
    tables: tuple[str, ...]


@lru_cache(maxsize=1000)
def _plan(kind: str, keys: tuple[Any, ...]) -> _Plan | None:
    """How a table with these keys is read; None where one of them may hold something other than texts and tables."""
    shape = SHAPES[kind]
    by = {type: tuple(key for key in keys if shape.get(key) is type) for type in Type}
    lists = (*by[Type.TEXTS], *by[Type.TEXT_OR_TEXTS])
    plan = _Plan(by[Type.TEXT], lists, frozenset(by[Type.TEXT_OR_TEXTS]), by[Type.TABLES])
    return plan if len(plan.texts) + len(plan.lists) + len(plan.tables) == len(keys) - (AT in keys) else None
