"""Gives each column of a table a name of its own, and those the names of meanings of which whoever opens it says what they are."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from debate_tui.read.rows.columns import Fits, meanings
from debate_tui.read.rows.names import NAMES


def told_apart(header: Sequence[str]) -> list[str]:
    """The names of columns, each once, so that no cell takes another's place: `note`, `note (2)`; without one, `column 3`."""
    many: Counter[str] = Counter()
    taken = set(header)
    found: list[str] = []
    for number, name in enumerate(header, 1):
        wanted = name or f"column {number}"
        many[wanted] += 1
        one = wanted if name and many[wanted] == 1 else f"{wanted} ({many[wanted]})" if name else wanted
        while one != name and one in taken:
            many[wanted] += 1
            one = f"{wanted} ({many[wanted]})"
        taken.add(one)
        found.append(one)
    return found


ANOTHER = " (another)"
"""What stands behind the name of a column that another one is said to be."""


def has(names: Collection[str]) -> Fits:
    """Tells of a header whether all of these columns are in it."""
    return lambda header: {*names} <= {*told_apart([name.strip() for name in header])}


def renamed(header: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """The names of columns with those in `columns` called what whoever opens the table says that they are, and none else so."""
    given = frozenset(columns.values())
    return [columns.get(name) or (name + ANOTHER if name in given else name) for name in header]


def meant_by(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """By name of a `renamed` column, what it means because whoever opens the table says what it, or another, is."""
    given = frozenset(columns.values())
    found = {name: "" for name, one in zip(header, meanings(header), strict=True) if one in given}
    return {**found, **{name: name for name in given if name in NAMES}}
