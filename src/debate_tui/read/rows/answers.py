"""Tells what rows do to the claims they answer by a stance or a type beside these, where that isn't a side in the whole debate."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from debate_tui.model.debate import Kind
from debate_tui.read.fields import line_of
from debate_tui.read.rows.argued import kind_of
from debate_tui.read.rows.cells import KIND, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.remarks import are_turned
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.told import given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_POLARITY = {"1": "pro", "1.0": "pro", "+1": "pro", "-1": "con", "-1.0": "con"}
_IBIS = frozenset(("question", "issue", "idea", "position", "answer"))
"""Types of rows that answer others and are neither for nor against them (Kunz and Rittel, Issues as Elements of Information Systems,
1970)."""
_ACTING = re.compile(
    "(?:polarity|stance|sign|relation(?:type|polarity|sign)?)(?:(?:to|of|towards?)(?:the)?(?:parent|claim|target))?"
)
"""How a column is called, as `bare` calls it, that may say by 1 and -1 what a row does."""
_TYPED = re.compile(
    "(?:node|item|post|reply|response|claim|argument|edge|link|relation|statement)?(?:type|typ|kind|label|class|role|category|tag|does|function)"
    "|(?:agree|supports?|pro|for)(?:or)?(?:disagree|attacks?|oppose|contra|con|against)"
)
"""How a column is called, too, that may say by words for relations what a row is or does."""
_CAMPS = frozenset("side camp position party standpunkt lager postura posición".split())  # noqa: SIM905
"""Columns of sides of a debate, which an answer to an answer may be on whatever it does to that."""


def answering(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with a column of relations where rows lead to others, and a stance or a type beside that says what they do."""
    meant = table.meant()
    if "to" not in meant.values():
        return table
    if "position" not in meant.values():
        return _worded(table, trouble)
    return table if "relation" in meant.values() else _taking_stances(table, trouble)


def _taking_stances(table: Sheet, trouble: Trouble) -> Sheet:
    meant = table.meant()
    stance = next(name for name, one in meant.items() if one == "position")
    ends, authors = ([name for name, one in meant.items() if one == what] for what in ("to", "author"))
    first = peeked(table)
    answers = [text_of(row.values.get(stance)) for row in first if _answers(row, ends)]
    does = any(_is_kind(kind_of(word or "?")) for word in answers)
    held = next((row.at for row in first if does and _takes_sides(first, stance, ends)), None)
    kept = _keep_sides(first, stance, authors)
    roots = _roots(first, table, ends) if bare(stance) in _CAMPS or kept > 1 else None
    rows = given_back(first, table.rows)
    if held:
        message = f"{shown(stance)} is read as a side in the whole debate, since claims that answer none have it, too"
        if not kept:
            message += "; what it says of an answer isn't known, so kept as extra"
            rows = _apart(rows, stance, ends)
        trouble.add(held, "N130", message, "a column relation says what an answer does to the claim that it answers")
    elif does:
        rows = _parented(rows, stance, ends, roots)
    return replace(table, header=[*table.header, "relation"], rows=rows)


def _is_kind(word: str) -> bool:
    return line_of(word).lower() in KIND


def _answers(row: Row, columns: Iterable[str]) -> bool:
    return any(line_of(text_of(row.values.get(name))) for name in columns)


def _takes_sides(rows: Iterable[Row], stance: str, ends: Collection[str]) -> bool:
    """Whether the stances of rows that answer none tell sides in the whole debate: all have one, or there are such for and against."""
    words = [kind_of(line_of(text_of(row.values.get(stance))) or "?") for row in rows if not _answers(row, ends)]
    kinds = {KIND.get(word.lower()) for word in words}
    return bool(words) and (None not in kinds or {Kind.SUPPORTS, Kind.UNDERCUTS} <= kinds)


def _keep_sides(rows: Iterable[Row], stance: str, authors: Collection[str]) -> int:
    """How many stances the author of several takes; 0 where a row that takes one names nobody, or somebody takes another elsewhere: else
    they are theirs."""
    taken: dict[str, tuple[str, int]] = {}
    for row in rows:
        if word := line_of(text_of(row.values.get(stance))).lower():
            who = next((name for one in authors if (name := line_of(text_of(row.values.get(one))))), "")
            side, many = taken.get(who, (word, 0))
            taken[who] = side, many + 1
            if not who or side != word:
                return 0
    return max((many for _, many in taken.values()), default=0)


def _roots(rows: Iterable[Row], table: Sheet, ends: Collection[str]) -> frozenset[str]:
    """What claims that answer none are called."""
    called = [name for name, one in table.meant().items() if one in ("id", "claim")]
    return frozenset(
        line_of(text_of(row.values.get(name))) for row in rows if not _answers(row, ends) for name in called
    )


def _apart(rows: Iterator[Row], stance: str, ends: Collection[str], roots: Collection[str] = ()) -> Iterator[Row]:
    """The stances of answers, but to these roots, under a name that means nothing."""
    for row in rows:
        if stance in row.values and _leads_below(row, ends, roots):
            name = f"{stance} (of an answer)"
            row = replace(row, values={name if one == stance else one: cell for one, cell in row.values.items()})
        yield row


def _leads_below(row: Row, ends: Iterable[str], roots: Collection[str]) -> bool:
    found = {line_of(text_of(row.values.get(name))) for name in ends} - {""}
    return found != set() and not found <= {*roots}


def _parented(
    rows: Iterator[Row], stance: str, ends: Collection[str], roots: Collection[str] | None = None
) -> Iterator[Row]:
    """A stance beside the claim that a row answers is what it does to that, known or not, where it may be one in the whole debate only
    to one of the `roots`; a first claim has none."""
    for row in rows if roots is None else _apart(rows, stance, ends, roots):
        if word := text_of(row.values.get(stance)):
            rest = {name: value for name, value in row.values.items() if name != stance}
            column = "relation" if _answers(row, ends) else f"{stance} (of no claim)"
            row = replace(row, values={**rest, column: kind_of(word)})
        yield row


def _signs_read(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """The rows with words for the numbers of a column of what they do to their parents; others stay, and are told."""
    for row in rows:
        word = line_of(text_of(row.values.get(name)))
        yield replace(row, values={**row.values, name: _POLARITY[word]}) if word in _POLARITY else row


def _worded(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with its relations where a column that says what a row is or does has nothing but words for them beside what rows lead
    to, or one of relations nothing but 1 and -1: whoever keeps a table may agree, or not, in a column of any other name."""
    meant = table.meant()
    ends = [name for name, one in meant.items() if one == "to"]
    first = peeked(table)
    at = next((row.at for row in first if _answers(row, ends)), None)
    related, turned = "relation" in meant.values(), are_turned(table.header)
    free = (one for one in table.header if meant[one] == ("relation" if related else "") and one not in turned)
    for name in (one for one in free if related or _ACTING.fullmatch(bare(one)) or _TYPED.fullmatch(bare(one))):
        words = {line_of(text_of(row.values.get(name))) for row in first if _answers(row, ends)} - {""}
        acting = {word for word in words if _is_kind(kind_of(word))}
        signed = bool(_ACTING.fullmatch(bare(name))) and {_POLARITY.get(word) for word in words} == {"pro", "con"}
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
