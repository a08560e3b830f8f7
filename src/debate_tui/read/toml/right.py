"""Reads tables whose values all have the right types, as nearly all do, in a fraction of the time of `tables`."""

from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.toml.document import Document, Places
from debate_tui.read.toml.locate import AT, Table
from debate_tui.read.toml.pieces import is_tables
from debate_tui.read.toml.shapes import KINDS, SHAPES, Type
from debate_tui.text.scripts import are_tidy


def sound_table(kind: str, document: Document, data: Table, tidy: bool = False) -> Node | None:
    """The node of a table whose values all have the right types; None for any other, which `table_of` reads.

    Nearly every table is such a one, and reading the others takes several times as long. `tidy`: all its texts are known to
    be, as `Node.tidy` says.
    """
    plan = _plan(kind, tuple(data))
    if plan is None:
        return None
    values = data.copy()
    place = values.pop(AT)
    for key in plan.texts:
        if values[key].__class__ is not str:
            return None
    for key in plan.lists:
        value = values[key]
        if value.__class__ is list and not [one for one in value if one.__class__ is not str]:
            values[key] = tuple(value)
        elif value.__class__ is str and key in plan.or_texts:
            values[key] = (value,)
        else:
            return None
    for key in plan.flags:
        if values[key].__class__ is not bool:
            return None
    inner = tidy
    if not tidy:
        words = chain([values[key] for key in plan.texts], *[values[key] for key in plan.lists])
        tidy = are_tidy(f" {' '.join(words)} ")
    for key in plan.tables:
        if not is_tables(values[key]):
            return None
        nodes = []
        for item in values[key]:
            if (node := sound_table(KINDS.get(key, key), document, item, inner)) is None:
                return None
            nodes.append(node)
        values[key] = tuple(nodes)
    for key in plan.single:
        node = sound_table(key, document, values[key], inner) if values[key].__class__ is dict else None
        if node is None:
            return None
        values[key] = node
    return Node(kind, Location(document.file, *place), values, Places(document, place), tidy=tidy)


class _Plan(NamedTuple):
    """The keys of a table by the type of their values."""

    texts: tuple[str, ...]
    lists: tuple[str, ...]
    or_texts: frozenset[str]
    """Those of `lists` that may be a text."""
    tables: tuple[str, ...]
    single: tuple[str, ...]
    """Those that hold a table alone."""
    flags: tuple[str, ...]


@lru_cache(maxsize=1000)
def _plan(kind: str, keys: tuple[Any, ...]) -> _Plan | None:
    """How a table with these keys is read; None where one of them may hold anything."""
    shape = SHAPES[kind]
    by = {type: tuple(key for key in keys if shape.get(key) is type) for type in Type}
    lists = (*by[Type.TEXTS], *by[Type.TEXT_OR_TEXTS])
    plan = _Plan(
        by[Type.TEXT], lists, frozenset(by[Type.TEXT_OR_TEXTS]), by[Type.TABLES], by[Type.TABLE], by[Type.FLAG]
    )
    read = sum(map(len, (plan.texts, plan.lists, plan.tables, plan.single, plan.flags)))
    return plan if read == len(keys) - (AT in keys) else None
