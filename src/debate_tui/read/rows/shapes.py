"""Reads tables of other shapes as tables of claims: sides beside each other, premises with conclusions, votes on a stance, evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from debate_tui.read.rows.acting import acting
from debate_tui.read.rows.answers import answering
from debate_tui.read.rows.argued import argued, concluding
from debate_tui.read.rows.beside import are_said, beside
from debate_tui.read.rows.cells import text_of
from debate_tui.read.rows.columns import EVIDENCE, STANCES, VOTED, argued_in, bare, edges_in, pair_in, sides_in
from debate_tui.read.rows.edges import edged
from debate_tui.read.rows.lists import with_lists
from debate_tui.read.rows.numbered import numbered
from debate_tui.read.rows.owned import AGAIN, SECOND
from debate_tui.read.rows.pairs import paired
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked, reviewed, understood
from debate_tui.read.rows.undrawn import with_undrawn_told
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_STANCES = {"1": "Pro", "-1": "Con", "0": "Neutral"}
"""What the numbers of the column `VOTED` mean (Gretz et al., A Large-scale Dataset for Argument Quality Ranking, AAAI 2020)."""
_SIGNS = {"+": "Pro", "-": "Con", "–": "Con", "−": "Con", "0": "Neutral"}
"""What signs mean in a column of sides that has + and -: alone a dash is an empty cell."""
_QUOTED = re.compile(r"\s*(?:\"([^\"]+)\"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»)\s*")
"""A text that is one quotation as a whole."""
_WIDE = 500
"""Columns that no table of claims has which somebody wrote."""
_MANY = 50
"""Columns of claims that no table has which somebody wrote: of more, the first has the claims."""
_NUMBER = re.compile(r"-?[0-9]+")


def shaped(table: Sheet, trouble: Trouble) -> Sheet:
    """A table with a row for each claim, under columns of a table of claims; such a table stays as it is."""
    table = understood(reviewed(table), trouble)
    if "row" in table.meant().values():
        return table
    table = with_lists(table, trouble)
    meant = table.meant()
    if "to" not in meant.values() and "claim" in meant.values() and len(meant) < _WIDE:
        table = numbered(table)
        meant = table.meant()
    sides = sides_in(table.header)
    table, said = are_said(table, sides) if sides else (table, False)
    twice = any(SECOND.format(name) in meant for name, one in meant.items() if one == "claim")
    if said:
        table = beside(table, sides, trouble)
    elif twice and {"relation", "to"}.isdisjoint(meant.values()):
        claims = [name for name in table.header if meant.get(AGAIN.sub("", name)) == "claim"]
        table = beside(table, claims, trouble) if len(claims) <= _MANY else table
    elif pair := pair_in(table.header):
        table = paired(table, pair, trouble)
    elif (ends := argued_in(table.header)) and table.told.get(ends[1]) != "":
        table = concluding(table, *ends)
    elif "claim" not in meant.values() and edges_in(table.header):
        table = _edged(table)
    else:
        table = answering(table, trouble)
    table = _signed(with_undrawn_told(acting(table, trouble), trouble), trouble)
    column = next((name for name in table.header if bare(name) in EVIDENCE and table.told.get(name) != ""), "")
    return _evident(table, column, trouble) if column and "quote" not in meant.values() else table


def _edged(table: Sheet) -> Sheet:
    """Each claim from which an edge leads has its relation; what is said of an edge is neither claim's."""
    first = peeked(table)
    found = edged(table.header, [row.values for row in first])
    table = replace(table, rows=given_back(first, table.rows))
    if not found:
        return table
    start, kind, end = found
    told = {name: "" for name, meaning in table.meant().items() if meaning not in ("", "issue", "why")}
    told |= {start: "", end: "", kind: "relation", "relation": "relation", "to": "to"}
    return argued(replace(table, told={**table.told, **told}), start, end)


def _signed(table: Sheet, trouble: Trouble) -> Sheet:
    """Stances that are the numbers 1, -1 and 0 are Pro, Con and Neutral, as in IBM's corpora, and so are + and -; they are kept as
    extra. Where others stand among the numbers, one is no side's name, and is told with its column's."""
    voted = next((name for name in table.header if bare(name) == VOTED), "")
    column = next((name for name, meaning in table.meant().items() if meaning == "position"), voted)
    if not column:
        return table
    peek = peeked(table)
    found = {value for row in peek if (value := _number(row, column))}
    table = replace(table, rows=given_back(peek, table.rows))
    signs = "+" in found and len(found) > 1 and found <= _SIGNS.keys()
    if not signs and column != voted and not (bare(column) in STANCES and all(map(_NUMBER.fullmatch, found))):
        return table
    sides = _SIGNS if signs else _STANCES if column == voted or ("-1" in found and found <= _STANCES.keys()) else {}

    def rows() -> Iterator[Row]:
        told = False
        for row in table.rows:
            value = _number(row, column)
            if value in sides and not told:
                told = True
                whose = "what most annotators saw" if column == voted else "a sign or number for each stance"
                first, *others = (f"{one} {{}}as {side}" for one, side in sides.items() if one in found)
                read = ", ".join([first.format("is read "), *(one.format("") for one in others)])
                message = f"{shown(column)} is {whose}: {read}"
                trouble.add(row.at, "N130", message, "nobody else says what the authors hold")
            if value and (not sides or value in sides):
                row = replace(row, values={**row.values, "position": sides.get(value, f"{column} {value}")})
            yield row

    told = {**table.told, column: "", "position": "position"}
    return replace(table, header=[*table.header, "position"], rows=rows(), told=told)


def _number(row: Row, column: str) -> str:
    return text_of(row.values.get(column)).strip().removesuffix(".0")


def _evident(table: Sheet, column: str, trouble: Trouble) -> Sheet:
    """Evidence is a quote where it stands in quotation marks."""

    def rows() -> Iterator[Row]:
        told = False
        for row in table.rows:
            value = row.values.get(column, "")
            quoted = _QUOTED.fullmatch(value) if isinstance(value, str) and column not in row.parts else None
            if quoted:
                rest = {name: cell for name, cell in row.values.items() if name != column}
                row = replace(row, values={**rest, "quote": next(filter(None, quoted.groups()))})
            elif value and not told:
                told = True
                message = f"{shown(column)} is kept as extra where it isn't in quotation marks as a whole"
                trouble.add(row.at, "N130", message, "it may be anybody's words; call the column quote where it quotes")
            yield row

    return replace(table, header=[*table.header, "quote"], rows=rows())
