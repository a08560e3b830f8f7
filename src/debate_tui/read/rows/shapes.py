"""Reads tables of other shapes as tables of claims: sides beside each other, premises with conclusions, votes on a stance, evidence."""

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.read.fields import line_of
from debate_tui.read.rows.acting import acting, with_lists
from debate_tui.read.rows.beside import are_worded, beside
from debate_tui.read.rows.cells import KIND, NO_RELATION, text_of
from debate_tui.read.rows.columns import EVIDENCE, STANCES, VOTED, argued_in, bare, edges_in, pair_in, sides_in
from debate_tui.read.rows.edges import edged
from debate_tui.read.rows.numbered import numbered
from debate_tui.read.rows.pairs import paired
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked, reviewed, understood
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_FAVOUR = re.compile(r"(?:in )?favou?rs?(?: of)?")
_SIGNED = re.compile(r"\s*([^(),;]+?)\s*\(\s*([+-])\s*\)\s*(?:[,;]|$)")
"""An item of a list of ends, each with a sign: 83(+), 96(-)."""
_STANCES = {"1": "Pro", "-1": "Con", "0": "Neutral"}
"""What the numbers of the column `VOTED` mean (Gretz et al., A Large-scale Dataset for Argument Quality Ranking, AAAI 2020)."""
_QUOTED = re.compile(r"\s*(?:\"([^\"]+)\"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»)\s*")
"""A text that is one quotation as a whole."""
_NUMBER = re.compile(r"-?[0-9]+")
_LITERAL = 2**20
"""Characters of a cell that may hold a list as Python writes it."""


def shaped(table: Sheet, trouble: Trouble) -> Sheet:
    """A table with a row for each claim, under columns of a table of claims; such a table stays as it is."""
    table = understood(reviewed(table), trouble)
    if "row" in table.meant().values():
        return table
    table = with_lists(table)
    meant = table.meant()
    if "to" not in meant.values() and not {"relation", "position"}.isdisjoint(meant.values()):
        table = numbered(table)
        meant = table.meant()
    sides = sides_in(table.header)
    table, worded = are_worded(table, sides) if sides and "quote" in meant.values() else (table, True)
    if sides and worded:
        table = beside(table, sides, trouble)
    elif pair := pair_in(table.header):
        table = paired(table, pair, trouble)
    elif (ends := argued_in(table.header)) and table.told.get(ends[1]) != "":
        table = _argued(table, *ends)
    elif "claim" not in meant.values() and edges_in(table.header):
        table = _edged(table)
    elif {"to", "position"} <= {*meant.values()} and "relation" not in meant.values():
        stances, answering = ([name for name, one in meant.items() if one == what] for what in ("position", "to"))
        first = peeked(table)
        does = any(
            _answers(row, answering) and _is_kind(_kind(text_of(row.values.get(stances[0])) or "?")) for row in first
        )
        held = next((row.at for row in first if does and _takes_sides(first, stances[0], answering)), None)
        whole = held is not None and _are_constant(
            first, stances[0], [name for name, one in meant.items() if one == "author"]
        )
        table = replace(table, header=[*table.header, "relation"], rows=given_back(first, table.rows))
        if held:
            message = (
                f"{shown(stances[0])} is read as a side in the whole debate, since claims that answer none have it, too"
            )
            if not whole:
                message += "; what it says of an answer isn't known, so kept as extra"
                table = replace(table, rows=_apart(table.rows, stances[0], answering))
            trouble.add(
                held, "N130", message, "a column relation says what an answer does to the claim that it answers"
            )
        elif does:
            table = replace(table, rows=_parented(table.rows, stances[0], answering))
    elif "to" in meant.values() and {"relation", "position"}.isdisjoint(meant.values()):
        table = _worded(table, trouble)
    table = _signed(acting(table, trouble), trouble)
    column = next((name for name in table.header if bare(name) in EVIDENCE), "")
    if column and "quote" not in meant.values():
        table = _evident(table, column, trouble)
    return table


def _argued(table: Sheet, start: str, end: str) -> Sheet:
    """Each premise is a claim with a relation to its conclusion, which is a claim of the table where no premise says the same."""
    meant = table.meant()
    stance = next((name for what in ("relation", "position") for name, one in meant.items() if one == what), "")
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
                to: dict[str, Any] = {"relation": _kind(word or ("?" if stance else "")), "to": conclusion} if conclusion else {stance: word} if stance and word else {}  # fmt: skip
                if line_of(word).lower() in NO_RELATION:
                    to = {f"{stance} (of no relation)": word}
                if signed:
                    to = {"relation": tuple(_kind(sign) for _, sign in signed), "to": tuple(one for one, _ in signed)}
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
    return _argued(replace(table, told={**table.told, **told}), start, end)


def _kind(word: str) -> str:
    """The word for a relation that a stance is; a premise of a table without stances is for its conclusion."""
    told = line_of(word).lower()
    return "supports" if not word or _FAVOUR.fullmatch(told) else word


def _is_kind(word: str) -> bool:
    return line_of(word).lower() in KIND


def _takes_sides(rows: Iterable[Row], stance: str, answering: list[str]) -> bool:
    """Whether the stances of rows that answer none tell sides in the whole debate: all have one, or there are such for and against."""
    words = [_kind(line_of(text_of(row.values.get(stance))) or "?") for row in rows if not _answers(row, answering)]
    kinds = {KIND.get(word.lower()) for word in words}
    return bool(words) and (None not in kinds or {Kind.SUPPORTS, Kind.UNDERCUTS} <= kinds)


def _are_constant(rows: Iterable[Row], stance: str, authors: list[str]) -> bool:
    """Whether each row that takes a stance names an author, and none of them takes another one elsewhere: then it is theirs."""
    taken: dict[str, str] = {}
    for row in rows:
        if word := line_of(text_of(row.values.get(stance))).lower():
            who = next((name for one in authors if (name := line_of(text_of(row.values.get(one))))), "")
            if not who or taken.setdefault(who, word) != word:
                return False
    return True


def _apart(rows: Iterator[Row], stance: str, answering: list[str]) -> Iterator[Row]:
    """The stances of answers under a name that means nothing."""
    for row in rows:
        if stance in row.values and _answers(row, answering):
            name = f"{stance} (of an answer)"
            row = Row({name if one == stance else one: cell for one, cell in row.values.items()}, row.at, row.parts)
        yield row


def _answers(row: Row, columns: list[str]) -> bool:
    return any(line_of(text_of(row.values.get(name))) for name in columns)


def _parented(rows: Iterator[Row], stance: str, answering: list[str]) -> Iterator[Row]:
    """A stance beside the claim that a row answers is what it does to that, known or not; a first claim has none."""
    for row in rows:
        if word := text_of(row.values.get(stance)):
            rest = {name: value for name, value in row.values.items() if name != stance}
            column = "relation" if _answers(row, answering) else f"{stance} (of no claim)"
            row = Row({**rest, column: _kind(word)}, row.at, row.parts)
        yield row


def _worded(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with its relations where a column of any name has nothing but words for them beside what rows lead to."""
    meant = table.meant()
    ends = [name for name, one in meant.items() if one == "to"]
    first = peeked(table)
    at = next((row.at for row in first if _answers(row, ends)), None)
    for name in (one for one in table.header if not meant[one]):
        words = {line_of(text_of(row.values.get(name))) for row in first if _answers(row, ends)} - {""}
        if at and words and all(map(_is_kind, words)) and not _takes_sides(first, name, ends):
            message = (
                f"{shown(name)} is read as what a row does to the claim it leads to: it has nothing but words for that"
            )
            trouble.add(at, "N130", message, "a column relation says it")
            rows = _parented(given_back(first, table.rows), name, ends)
            return replace(table, header=[*table.header, "relation"], rows=rows)
    return replace(table, rows=given_back(first, table.rows))


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


def _signed(table: Sheet, trouble: Trouble) -> Sheet:
    """Stances that are the numbers 1, -1 and 0 are Pro, Con and Neutral, as in IBM's corpora; the numbers are kept as extra. Where
    others stand among them, a number is no side's name, and is told with its column's."""
    voted = next((name for name in table.header if bare(name) == VOTED), "")
    column = next((name for name, meaning in table.meant().items() if meaning == "position"), voted)
    if not column or (column != voted and bare(column) not in STANCES):
        return table
    first = peeked(table)
    found = {value for row in first if (value := _number(row, column))}
    table = replace(table, rows=given_back(first, table.rows))
    if column != voted and not all(map(_NUMBER.fullmatch, found)):
        return table
    known = column == voted or ("-1" in found and found <= _STANCES.keys())

    def rows() -> Iterator[Row]:
        told = False
        for row in table.rows:
            value = _number(row, column)
            if known and value in _STANCES and not told:
                told = True
                whose = "what most annotators saw" if column == voted else "a number for each stance"
                message = f"{shown(column)} is {whose}: 1 is read as Pro, -1 as Con, 0 as Neutral"
                trouble.add(row.at, "N130", message, "nobody else says what the authors hold")
            if value and (not known or value in _STANCES):
                row = Row(
                    {**row.values, "position": _STANCES[value] if known else f"{column} {value}"}, row.at, row.parts
                )
            yield row

    told = {**table.told, column: "", "position": "position"}
    return replace(table, header=[*table.header, "position"], rows=rows(), told=told)


def _number(row: Row, column: str) -> str:
    return text_of(row.values.get(column)).strip().removesuffix(".0")


def _evident(table: Sheet, column: str, trouble: Trouble) -> Sheet:
    """Evidence is a quote where it stands in quotation marks; of a table that has nothing else to say, it is what is claimed."""
    said = not {"claim", "quote"}.isdisjoint(table.meant().values())

    def rows() -> Iterator[Row]:
        told = False
        for row in table.rows:
            value = row.values.get(column, "")
            quoted = _QUOTED.fullmatch(value) if isinstance(value, str) and column not in row.parts else None
            if quoted or not said:
                rest = {name: cell for name, cell in row.values.items() if name != column}
                words = next(filter(None, quoted.groups())) if quoted else text_of(value)
                row = Row({**rest, ("quote" if quoted else "claim"): words} if words else rest, row.at, row.parts)
            elif value and not told:
                told = True
                message = f"{shown(column)} is kept as extra where it isn't in quotation marks as a whole"
                trouble.add(row.at, "N130", message, "it may be anybody's words; call the column quote where it quotes")
            yield row

    return replace(table, header=[*table.header, *(["quote"] if said else ["claim", "quote"])], rows=rows())
