"""Reads numbers of rows that are places in a tree, as in 1.1.2., as what each row leads to, where a stance stands beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked

_PLACE = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?")
_TO = "to"


def numbered(table: Sheet) -> Sheet:
    """The table with the number above each row's, as Kialo counts, which is its own without the last part, as what it leads to; a
    table without such numbers, or without words for relations beside them, as it is."""
    meant = table.meant()
    stance = next((name for what in ("relation", "position") for name, one in meant.items() if one == what), "")
    if not stance or _TO in meant.values() or "claim" not in meant.values():
        return table
    first = peeked(table)
    name = next((one for one in table.header if meant[one] in ("", "id") and _are_places(first, one)), "")
    told = name and any(_word(row, stance).lower() in KIND for row in first)
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

    return replace(table, header=[*table.header, _TO], rows=rows(), told={**table.told, **ids, name: "id"})


def _word(row: Row, stance: str) -> str:
    return line_of(text_of(row.values.get(stance))).rstrip(": ")


def _are_places(rows: Iterable[Row], name: str) -> bool:
    """Whether a column has another number in each row, and some of them stand below others of them."""
    cells = [text_of(row.values.get(name)).strip() for row in rows]
    places = {cell.rstrip(".") for cell in cells}
    below = sum(place.rpartition(".")[0] in places for place in places)
    return len(places) == len(cells) and all(map(_PLACE.fullmatch, cells)) and below > 0
