"""Reads the lists of relations that rows of JSON have, and tells those that are between no rows, or that nobody could read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.library import UNDRAWN
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.edges import EDGES, Edge, edge_in, id_of, named_edge
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row, row_of
from debate_tui.read.rows.told import given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed, shown

PARTS = frozenset(("premise", "premises", "reason", "reasons", "evidence", "because"))
"""What labels call a part of a text, which is no relation then."""
CALLED = ("relations", "relationships", "edges")
_OFFSETS = frozenset(("start", "end", "begin", "offset", "startoffset", "endoffset", "startchar", "endchar"))
_WORDS = ("text", "span", "words", "exact", "quote", "sentence")
_OF_ENDS = "targets"
"""A list of what the row's claim leads to, each with the id of a claim."""


def with_lists(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with the relations that a column of JSON lists, each an object with its kind and its end: of a row with an id they stand
    in further rows of that id, with what else is said of them; of one without, in the row itself.

    What a row lists of the parts of its own text, or of rows that have no ids, is told and kept, and so is each list of a column that
    isn't known whose items say what they do to something else.
    """
    first = peeked(table)
    rows = given_back(first, table.rows)
    meant = table.meant() if any(row.parts for row in first) else {}
    if "claim" not in meant.values():
        return replace(table, rows=rows)
    names = [
        name for name in table.header if bare(name) in (*EDGES, _OF_ENDS) and meant[name] in ("", "relation", "url")
    ]
    lists = [name for name in names if any(one for row in first for one in _edges(row, name))]
    others = {name for name, one in meant.items() if one == "" or name in names}
    if "to" in meant.values() or not lists:
        left = {name for row in first for name, part in row.parts.items() if name in others and _relates(name, part)}
        rows = _told(rows, left, table, trouble) if left else rows
        return replace(table, rows=rows, told={**table.told, **dict.fromkeys(left, "")})
    id = next((name for name, one in meant.items() if one == "id"), "")
    told = {**table.told, **{name: "" for name, one in meant.items() if one == "relation"}}
    made = (one for row in rows for one in _unlisted(row, lists, id))
    header = [*table.header, *(name for name in ("relation", "to", "why") if name not in meant.values())]
    told |= {"relation": "relation"}
    return replace(table, header=header, rows=_told(made, others, table, trouble), told=told)


def _told(rows: Iterator[Row], names: set[str], table: Sheet, trouble: Trouble) -> Iterator[Row]:
    """The rows; then how many lists of relations in these columns are left in them."""
    many, at, found = 0, Location("", 1, 1), dict[str, None]()
    for row in rows:
        for name, part in row.parts.items():  # in the order of the file, so that each run says the same
            if name in names and _relates(name, part):
                at = at if many else row.at
                many += 1
                found[name] = None
                table.undrawn.add(name)
        yield row
    if many:
        message = (
            f"{counted(many, 'list')} of relations ({listed(list(map(shown, found)), 4)}) "
            "that aren't between rows, or can't be read: kept as extra"
        )
        table.notes[UNDRAWN] = table.notes.get(UNDRAWN, 0) + many
        trouble.add(at, "W127", message, "an item of a list relations has a type and, under target, the id of a row")


def _relates(name: str, value: Any) -> bool:
    """Whether what JSON has in a column is called relations, or is a list with items that say what they do to something else."""
    items = value if isinstance(value, list) else []
    return bool(value) and (bare(name).endswith(CALLED) or any(isinstance(one, dict) and _acts(one) for one in items))


def _acts(item: dict[str, Any]) -> bool:
    """Whether an object has a word for a relation beside an end, or a list of ids: who votes for something has neither."""
    words = (line_of(one).lower() for one in item.values() if isinstance(one, str))
    ends = any(isinstance(one, list) and bare(name).endswith("ids") for name, one in item.items())
    return any(one in KIND and one not in PARTS for one in words) and (
        ends or (not is_span(item) and bool(edge_in(item)))
    )


def is_span(item: Any) -> bool:
    """Whether an object says where in a text it stands."""
    return isinstance(item, dict) and any(type(item.get(name)) is int for name in item if bare(name) in _OFFSETS)


def _edges(row: Row, name: str) -> list[Edge | None]:
    """What each item is that a row lists in this column, None of what is no edge."""
    value = row.parts.get(name)
    kind = bare(name) if bare(name) in KIND else ""
    return [edge_in(one, kind, of_ends=bare(name) == _OF_ENDS) for one in value] if isinstance(value, list) else []


def _unlisted(row: Row, lists: list[str], id: str) -> Iterator[Row]:
    """The row without these lists of relations, unless an item of theirs is none, or says more than there is a place for; and these."""
    own = text_of(row.values.get(id))
    parts_of = {
        id_of(one)
        for name, part in row.parts.items()
        if name not in lists and isinstance(part, list)
        for one in part
        if is_span(one) or _is_within(one, row)
    }
    edges = {name: found for name in lists if (found := _edges(row, name)) and _are_outer(found, own, parts_of - {""})}
    whole = [name for name, found in edges.items() if all(one and (own or not one.rest) for one in found)]
    drawn = [one for found in edges.values() for one in found if one]
    values = {name: cell for name, cell in row.values.items() if name not in whole}
    parts = {name: part for name, part in row.parts.items() if name not in whole}
    if own or not drawn:
        yield Row(values, row.at, parts)
        for one in drawn:
            told = {"relation": one.kind or "?", "to": one.end, **named_edge(one.rest)}
            yield row_of({id: one.start or own, **told}, row.at)
        return
    both = {"relation": tuple(one.kind or "?" for one in drawn), "to": tuple(one.end for one in drawn)}
    yield Row({**values, **both}, row.at, parts)


def _is_within(item: Any, row: Row) -> bool:
    """Whether an object has words of the row's own text."""
    words = [one for name, one in item.items() if bare(name) in _WORDS] if isinstance(item, dict) else []
    cells = [text_of(cell) for name, cell in row.values.items() if name not in row.parts]
    return any(isinstance(one, str) and one != "" and one in cell for one in words for cell in cells)


def _are_outer(edges: list[Edge | None], own: str, inner: set[str]) -> bool:
    """Whether edges are between rows: not between the parts of the row's text, which are called `inner`, and not, in a row without an
    id, from another one that nothing names."""
    found = [one for one in edges if one]
    between = any({one.start, one.end} - {""} <= inner for one in found)
    return not between and (own != "" or not any(one.start for one in found))
