"""Reads numbers of rows that are places in a tree, as in 1.1.2., as what each row leads to, where a stance stands beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked

_PLACE = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?")
_TO = "to"
_TREES = ("tree", "treeposition")
"""What a column is called that has such places, also where the row above one isn't there."""
_KINDS = ("type", "label", "polarity")
"""What a column may be called beside them that says what a row does."""


def numbered(table: Sheet) -> Sheet:
    """The table with the number above each row's, as Kialo counts, which is its own without the last part, as what it leads to; a
    table without such numbers, or without words for relations beside them, as it is."""
    meant = table.meant()
    if _TO in meant.values() or "claim" not in meant.values():
        return table
    stances = [name for what in ("relation", "position") for name, one in meant.items() if one == what]
    stances += [one for one in table.header if bare(one) in _KINDS and not meant[one]]
    if not stances:
        return table
    first = peeked(table)
    name = next((one for one in table.header if meant[one] in ("", "id") and _are_places(first, one)), "")
    stance = next((one for one in stances if any(_word(row, one).lower() in KIND for row in first)), "")
    told = name and stance and (bare(name) in _TREES or _is_whole(first, name, stance))
    table = replace(table, rows=given_back(first, table.rows))
    if not told:
        return table
    ids = {one: "" for one, meaning in meant.items() if meaning == "id"}

    def rows() -> Iterator[Row]:
        for row in table.rows:
            place = text_of(row.values.get(name)).strip()
            above = place.rstrip(".").rpartition(".")[0] if _PLACE.fullmatch(place) else ""
            new = {_TO: above + "." * place.endswith(".")} if above else {}
            words = {stance: _word(row, stance)} if stance in row.values else {}
            yield Row({**row.values, **new, **words}, row.at, row.parts)

    return replace(
        table,
        header=[*table.header, _TO],
        rows=rows(),
        told={**table.told, **ids, name: "id", stance: meant[stance] or "position"},
    )


def _is_whole(rows: Iterable[Row], name: str, stance: str) -> bool:
    """Whether the row above each is there, and those with none above them do nothing to any: numbers of sections or versions are no tree."""
    words = {text_of(row.values.get(name)).strip().rstrip("."): _word(row, stance).lower() for row in rows}
    return all(
        above in words if above else words[place] not in KIND for place in words for above in [place.rpartition(".")[0]]
    )


def _word(row: Row, stance: str) -> str:
    return line_of(text_of(row.values.get(stance))).rstrip(": ")


def _are_places(rows: Iterable[Row], name: str) -> bool:
    """Whether a column has another number in each row, and some of them stand below others of them."""
    cells = [text_of(row.values.get(name)).strip() for row in rows]
    places = {cell.rstrip(".") for cell in cells}
    below = sum(place.rpartition(".")[0] in places for place in places)
    return len(places) == len(cells) and all(map(_PLACE.fullmatch, cells)) and below > 0
