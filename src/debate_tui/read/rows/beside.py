"""Reads tables with several columns of claims, those of pros and cons, each with what columns say of its claims, as tables of claims."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import items_in, listed_in
from debate_tui.read.rows.columns import bare, meanings
from debate_tui.read.rows.owned import owned_in, says_sides
from debate_tui.read.rows.pairs import Whose
from debate_tui.read.rows.quoted import OF_SOURCES
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.sides import side_of
from debate_tui.read.rows.table import Row, row_of
from debate_tui.read.rows.told import given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed, shown

_ASKED = frozenset("thesis motion resolution title debate option proposal policy measure alternative vorschlag maßnahme massnahme propuesta".split())  # noqa: SIM905  # fmt: skip
"""What a column is called that has what all pros and cons of a row are on."""
_OBJECT = (*OF_SOURCES, "quote", "locator")
"""What an object of JSON may say of a claim that it is."""


def beside(table: Sheet, sides: Sequence[str], trouble: Trouble) -> Sheet:
    """A table with a row for each claim of each side, or of several columns of claims: with what only columns of that side say of it, and what the row says of all;
    but of people and texts that are named once, a row with claims of both sides doesn't say of which."""
    owned = owned_in(table.header, sides)
    asked = next((name for name in table.header if bare(name) in _ASKED and name not in owned), "")
    if asked and "issue" not in table.meant().values():
        table = replace(table, told={**table.told, asked: "issue"})
    whose = Whose(table, trouble, (*OF_SOURCES, "quote", "quotee", "locator"))
    apart = {*sides, *owned}
    others = [name for name in table.header if name not in apart]
    owns: dict[str, list[tuple[str, str]]] = {}
    for column, (side, base) in owned.items():
        owns.setdefault(side, []).append((column, base))
    first = peeked(table)
    people = [name for name in others if any(_is_of(name, side) for side in sides)]
    if at := next((row.at for row in first if not row.values.keys().isdisjoint(people)), None):
        message = f"{listed(list(map(shown, people)), 4)} may be who says the claims of one side: kept as extra"
        trouble.add(at, "N130", message, "a column that has the name of the side in its own says it")
    table = replace(table, rows=given_back(first, table.rows))
    told = _OBJECT if any(row.parts.get(side) for row in first for side in sides) else ()
    bases = list(dict.fromkeys((*(base for _, base in owned.values()), *told)))

    def rows() -> Iterator[Row]:
        for row in table.rows:
            rest = {name: value for name, value in row.values.items() if name not in apart}
            rest |= _mute_in(row, sides, trouble)
            found = [(name, *one) for name in sides if name in row.values for one in _said(row, name)]
            shared = whose(rest, len({name for name, *_ in found}) > 1, row.at)
            said = {name for name, *_ in found}
            alone = {
                name: row.values[name] for name, (side, _) in owned.items() if side not in said and name in row.values
            }
            for name, text, about in found:
                own = {base: column for column, base in owns.get(name, ()) if column in row.values}
                cells = {base: row.values[column] for base, column in own.items()}
                parts = {base: row.parts[column] for base, column in own.items() if column in row.parts}
                kept = {f"{column} (of no claim)": cell for column, cell in alone.items()}
                side = {} if side_of(name) is None else {"position": _unnumbered(name)}
                values = {**shared, **kept, **cells, **about.values, "claim": text, **side}
                yield Row(values, row.at, {**row.parts, **parts, **about.parts})
            if not found:
                yield Row({**rest, **alone}, row.at, row.parts)

    return replace(
        table, header=["claim", "position", *(one for one in bases if one not in others), *others], rows=rows()
    )


_PEOPLE = ("speaker", "author", "debater", "by")


def _is_of(name: str, side: str) -> bool:
    """Whether a column may be of the people of one side, whose name it shortens: Speaker Gov beside Government."""
    whole = bare(name)
    rests = [whole.removeprefix(one) for one in _PEOPLE] + [whole.removesuffix(one) for one in _PEOPLE]
    return any(len(rest) > 1 and rest != whole and bare(side).startswith(rest) for rest in rests)


def _unnumbered(name: str) -> str:
    """The name of one of several columns of a side without the number behind it."""
    short = name.rstrip(" ().#:")
    return (short.rstrip("0123456789").rstrip(" (.#:-_") or name) if short[-1:].isdigit() else name


def are_said(table: Sheet, sides: Sequence[str]) -> tuple[Sheet, bool]:
    """The table, and whether its first rows have claims on the sides: votes on a quote are numbers, and who votes has a name."""
    first = peeked(table)
    said = says_sides(table.header, (row.values for row in first), sides)
    return replace(table, rows=given_back(first, table.rows)), said


def _said(row: Row, side: str) -> list[tuple[str, Row]]:
    """The claims in a cell of a side, of which a list of JSON has one in each item; of an object with what it says of its own, where it
    has one."""
    value: Any = row.parts.get(side, row.values[side])
    if isinstance(value, str):
        return [(text, Row({}, row.at, {})) for text in listed_in(value) or items_in(value)]
    found: list[tuple[str, Row]] = []
    for one in value if isinstance(value, list | tuple) else [value]:
        claim, about = _about(one, row) if isinstance(one, dict) else ("", Row({}, row.at, {}))
        text = one if isinstance(one, str) else claim
        if line_of(text):
            found.append((text, about))
    return found


def _mute_in(row: Row, sides: Sequence[str], trouble: Trouble) -> dict[str, str]:
    """What stands on sides in objects that have no claim, which is told."""
    found: dict[str, str] = {}
    for name in sides:
        items = row.parts.get(name, ())
        mute = [one for one in (items if isinstance(items, list) else [items]) if one and not isinstance(one, str)]
        mute = [one for one in mute if not (isinstance(one, dict) and _about(one, row)[0])]
        if mute:
            found[f"{name} (of no claim)"] = json.dumps(mute, ensure_ascii=False)
            what = f"{counted(len(mute), 'item')} of {shown(name)} without a claim"
            message = f"{what} ({shown(json.dumps(mute[0], ensure_ascii=False))}): kept as extra"
            trouble.add(row.at, "W127", message, 'an object on a side has a member claim: {"claim": …}')
    return found


def _about(item: Mapping[str, Any], row: Row) -> tuple[str, Row]:
    """The claim of an object, "" without one; and what else it says, under the names that are understood, else under its own."""
    told = dict(zip(item, meanings(list(item)), strict=True))
    own = next((name for name, one in told.items() if one == "claim" and isinstance(item[name], str)), "")
    if not own:
        return "", Row({}, row.at, {})
    rest = {told[name] if told[name] in _OBJECT else name: value for name, value in item.items() if name != own}
    return item[own], row_of(rest, row.at)
