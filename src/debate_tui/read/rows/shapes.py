"""Reads tables of other shapes as tables of claims: sides beside each other, premises with conclusions, votes on a stance, evidence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from debate_tui.model.debate import Kind
from debate_tui.read.fields import line_of
from debate_tui.read.rows.acting import acting
from debate_tui.read.rows.argued import argued, kind_of, related
from debate_tui.read.rows.beside import are_said, beside
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.columns import EVIDENCE, STANCES, VOTED, argued_in, bare, edges_in, pair_in, sides_in
from debate_tui.read.rows.edges import edged
from debate_tui.read.rows.lists import with_lists
from debate_tui.read.rows.numbered import numbered
from debate_tui.read.rows.owned import AGAIN, SECOND
from debate_tui.read.rows.pairs import paired
from debate_tui.read.rows.remarks import are_turned
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked, reviewed, understood
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_STANCES = {"1": "Pro", "-1": "Con", "0": "Neutral"}
"""What the numbers of the column `VOTED` mean (Gretz et al., A Large-scale Dataset for Argument Quality Ranking, AAAI 2020)."""
_SIGNS = {"+": "Pro", "-": "Con", "–": "Con", "−": "Con", "0": "Neutral"}
"""What signs mean in a column of sides that has + and -: alone a dash is an empty cell."""
_POLARITY = {"1": "pro", "1.0": "pro", "+1": "pro", "-1": "con", "-1.0": "con"}
_IBIS = frozenset(("question", "issue", "idea", "position", "answer"))
"""Types of rows that answer others and are neither for nor against them (Kunz and Rittel, Issues as Elements of Information Systems,
1970)."""
_ACTING = re.compile(
    "(?:polarity|stance|sign|relation(?:type|polarity|sign)?)(?:(?:to|of|towards?)(?:the)?(?:parent|claim|target))?"
)
"""How a column is called, as `bare` calls it, that may say by 1 and -1 what a row does."""
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
        table = argued(related(table), *ends)
    elif "claim" not in meant.values() and edges_in(table.header):
        table = _edged(table)
    elif {"to", "position"} <= {*meant.values()} and "relation" not in meant.values():
        stances, answering = ([name for name, one in meant.items() if one == what] for what in ("position", "to"))
        first = peeked(table)
        does = any(
            _answers(row, answering) and _is_kind(kind_of(text_of(row.values.get(stances[0])) or "?")) for row in first
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
    elif "to" in meant.values() and "position" not in meant.values():
        table = _worded(table, trouble)
    table = _signed(acting(table, trouble), trouble)
    column = next((name for name in table.header if bare(name) in EVIDENCE), "")
    if column and "quote" not in meant.values():
        table = _evident(table, column, trouble)
    return table


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


def _is_kind(word: str) -> bool:
    return line_of(word).lower() in KIND


def _acts(word: str) -> bool:
    return _is_kind(kind_of(word))


def _takes_sides(rows: Iterable[Row], stance: str, answering: list[str]) -> bool:
    """Whether the stances of rows that answer none tell sides in the whole debate: all have one, or there are such for and against."""
    words = [kind_of(line_of(text_of(row.values.get(stance))) or "?") for row in rows if not _answers(row, answering)]
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
            row = Row({**rest, column: kind_of(word)}, row.at, row.parts)
        yield row


def _signs_read(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows with words for the numbers of a column of what they do to their parents; others stay, and are told."""
    for row in rows:
        word = line_of(text_of(row.values.get(name)))
        yield replace(row, values={**row.values, name: _POLARITY[word]}) if word in _POLARITY else row


def _worded(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with its relations where a column of any name has nothing but words for them beside what rows lead to, or one of
    relations nothing but 1 and -1."""
    meant = table.meant()
    ends = [name for name, one in meant.items() if one == "to"]
    first = peeked(table)
    at = next((row.at for row in first if _answers(row, ends)), None)
    related, turned = "relation" in meant.values(), are_turned(table.header)
    for name in (one for one in table.header if meant[one] == ("relation" if related else "") and one not in turned):
        words = {line_of(text_of(row.values.get(name))) for row in first if _answers(row, ends)} - {""}
        acting = {word for word in words if _acts(word)}
        signs = {_POLARITY.get(word) for word in words}
        signed = bool(_ACTING.fullmatch(bare(name))) and signs == {"pro", "con"}
        worded = not related and acting and {word.lower() for word in words - acting} <= _IBIS
        if at and words and (signed or worded) and not _takes_sides(first, name, ends):
            what = "1 for it and -1 against it" if signed else "nothing but words for that"
            what = what if words == acting or signed else f"words for that, as {shown(min(acting))}"
            message = f"{shown(name)} is read as what a row does to the claim it leads to: it has {what}"
            trouble.add(at, "N130", message, "a column relation says it")
            rows = given_back(first, table.rows)
            rows = _parented(_signs_read(rows, name) if signed else rows, name, ends)
            return replace(table, header=[*(one for one in table.header if one != name), "relation"], rows=rows)
    return replace(table, rows=given_back(first, table.rows))


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
                row = replace(row, values={**rest, ("quote" if quoted else "claim"): words} if words else rest)
            elif value and not told:
                told = True
                message = f"{shown(column)} is kept as extra where it isn't in quotation marks as a whole"
                trouble.add(row.at, "N130", message, "it may be anybody's words; call the column quote where it quotes")
            yield row

    return replace(table, header=[*table.header, *(["quote"] if said else ["claim", "quote"])], rows=rows())
