"""Tells of what rows have beside the relations that are drawn: whatever is called as a relation, an answer or a list of these is, or joins
two claims by their ids."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple

from debate_tui.model.debate import Location
from debate_tui.model.library import UNDRAWN
from debate_tui.read.fields import line_of
from debate_tui.read.rows.acting import LISTED, ONLY_VERBS, REPLIES, TARGETS, VERBS, WORDS, ends_of, leads
from debate_tui.read.rows.cells import KIND, NO_RELATION, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.edges import EDGES, edge_in
from debate_tui.read.rows.lists import CALLED, PARTS, is_span
from debate_tui.read.rows.names import MEANINGS
from debate_tui.read.rows.owned import AGAIN
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.texts import SAID, texts_of
from debate_tui.read.rows.told import peeked
from debate_tui.read.rows.trees import HANGING
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import listed, shown

_SAYING = SAID.keys() | REPLIES | TARGETS | ONLY_VERBS | {"counterpoint", "counterpoints"}
"""Names of texts that answer the row's claim, or that it answers."""
_VERBS = VERBS.keys() - SAID.keys() | WORDS.keys() | {"support", "attack", "targets"}
"""Names of ids of claims."""
_ENDING = (*CALLED, "conflicts", "attacks", "rebuttals", "objections", "refutations", "counterarguments", "counterclaims")  # fmt: skip
"""How lists of relations and answers end that somebody calls by several words."""
_GENERAL = frozenset(("nodes", "claims", "arguments", "children"))
_NAMES = _SAYING | _VERBS | HANGING | {*EDGES, "rel", "conflict"}
_BASES = {name for name, meaning in MEANINGS.items() if meaning in ("relation", "to")}
_OPEN = _NAMES | _BASES
_WIDE = 500
"""Columns that no table of claims has which somebody wrote: of more, those that have something in the first rows are looked at."""
_TEXTS = frozenset(("text", "claim", "statement", "argument", "content", "thesis", "premise", "conclusion", "title", "body", "message", "response", "reply"))  # fmt: skip
"""Members of an object that have the words of an answer."""
_ENDS = frozenset(("id", "claim", "claimid", "from", "to", "source", "target", "start", "end", "sourceid", "targetid", "fromid", "toid", "src", "dst", "attacker", "attacked"))  # fmt: skip
"""Members of an object that have the number of a claim: in others it may count, or number something else."""


class _Asked(NamedTuple):
    """What rows are asked for."""

    meant: Mapping[str, str]
    id: str
    """The column of ids, or ""."""
    ids: Set[str]
    """The ids of the first rows."""
    ends: Set[str]
    """The columns in which claims of other rows stand."""
    again: Set[str]
    """The further columns of words for relations."""


def with_undrawn_told(table: Sheet, trouble: Trouble) -> Sheet:
    """The table; once its rows were gone through it is told, and noted, how many relations and answers in them aren't drawn of which
    nothing was told."""
    meant = table.meant()
    if "row" in meant.values() or "claim" not in meant.values():
        return table
    first = peeked(table)
    said = dict.fromkeys(chain.from_iterable([row.values for row in first]))
    names = {name: None for name in (*table.header[:_WIDE], *said) if not meant.get(name)}
    if not [row for row in first if row.parts] and _OPEN.isdisjoint([_called(name) for name in names]):
        return replace(table, rows=_behind(first, table.rows))  # as most are, and a step for each row takes its time
    id, claim = (next((name for name, one in meant.items() if one == what), "") for what in ("id", "claim"))
    own = [text_of(row.values.get(id)).strip() for row in first]
    free = [name for name in names if name in said]
    ends = {
        name
        for name in free
        if (_called(name) in _VERBS or MEANINGS.get(_called(name)) == "to")
        and (_draws(first, own, name) or (_called(name) in VERBS.keys() - SAID.keys() and leads(first, name, claim)))
    }
    led = any(_called(name) in _BASES for name in ends)
    again = {
        name for name in free if not led and MEANINGS.get(_called(name)) == "relation" and bare(name) != _called(name)
    }
    asked = _Asked(meant, id, set(own) - {""}, ends, again)
    return replace(table, rows=_told(_behind(first, table.rows), asked, table, trouble))


def _behind(first: deque[Row], rows: Iterator[Row]) -> Iterator[Row]:
    """The first rows, which aren't held any longer than they are needed, and the others; without a step of Python's for each."""
    left: deque[Row | None] = deque(first)
    first.clear()
    left.append(None)
    return chain(iter(left.popleft, None), rows)


def lists_in(beside: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON has beside its rows that is called as lists of relations or of answers are, or whose items say what they do to what."""
    return {
        name: value
        for name, value in beside.items()
        if isinstance(value, list | dict)
        and value
        and (
            _is_list(bare(name))
            or (isinstance(value, list) and any(isinstance(one, dict) and _acts(one) for one in value))
        )
    }


def _is_list(name: str) -> bool:
    return name in EDGES or name.endswith(_ENDING) or name in HANGING - _GENERAL


def _called(name: str) -> str:
    """What one of several columns of a name is called."""
    return bare(AGAIN.sub("", name)).rstrip("0123456789")


def _draws(rows: Sequence[Row], own: Sequence[str], name: str) -> bool:
    """Whether ids of other rows stand in a column. A number in each row may be one of votes, and numbers of reasons those of a list."""
    ids = set(own) - {""}
    found = [(one, ends_of(row, name)) for one, row in zip(own, rows, strict=True)] if ids else []
    votes = all(len(ends) == 1 for _, ends in found) or _called(name) in LISTED
    if all(map(str.isdecimal, ids)) and votes:
        return False
    return any(end in ids and end != one for one, ends in found for end in ends)


def _told(rows: Iterator[Row], asked: _Asked, table: Sheet, trouble: Trouble) -> Iterator[Row]:
    many, silent, at, found = 0, 0, Location("", 1, 1), dict[str, None]()
    named: dict[str, bool] = {}
    for row in rows:
        for name in row.values:
            if name not in named:
                named[name] = name in asked.ends or name in asked.again or _called(name) in _OPEN
            if (named[name] or name in row.parts) and name not in table.undrawn and (count := _count(row, name, asked)):
                if asked.meant.get(name) or len(row.values) == 1:  # which is told where it is kept
                    silent += count
                    continue
                at = at if many else row.at
                many += count
                found[name] = None
        yield row
    if many or silent:
        table.notes[UNDRAWN] = table.notes.get(UNDRAWN, 0) + many + silent
    if many:
        what = "1 relation or answer" if many == 1 else f"{many} relations or answers"
        message = f"{what} ({listed(list(map(shown, found)), 4)}) beside a claim: not drawn, so kept as extra"
        trouble.add(at, "W127", message, "a row of its own with the columns relation and to says it")


def _count(row: Row, name: str, asked: _Asked) -> int:
    """How many relations or answers of a cell aren't drawn."""
    called, meaning = _called(name), asked.meant.get(name, "")
    if meaning not in ("", "relation", "to"):
        return 0
    if name in row.parts:
        part, own = row.parts[name], text_of(row.values.get(asked.id)).strip()
        items = part if isinstance(part, list) else [part]
        named = called in _OPEN
        return sum(isinstance(one, dict) and _answers(one, called, named, asked.ids, own) for one in items)
    if meaning:
        return 0
    if name in asked.ends:
        return len(ends_of(row, name)) or 1
    if name in asked.again:
        word = line_of(text_of(row.values[name])).lower()
        return int(word in KIND and word not in NO_RELATION and word not in PARTS)
    if len(row.values) == 1:  # an edge of a graph
        return 1
    return len(texts_of(row, name, 2)) if called in _SAYING else 0


def _answers(item: Mapping[str, Any], called: str, named: bool, ids: Set[str], own: str) -> bool:
    """Whether an object joins two claims by their ids; or, under a name of relations or answers, has words, the id of another claim,
    or says what it does to what."""
    found = {
        one for name, value in item.items() for one in _ids_in(value, ids, bare(name) in _ENDS or called == "edge")
    }
    spans = is_span(item) and all(map(str.isdecimal, found))
    if len(found) > 1 and not spans:
        return True
    if not named:
        return False
    worded = called in _NAMES - {*EDGES, *LISTED} and any(
        bare(name) in _TEXTS and _is_text(one) for name, one in item.items()
    )
    return worded or _acts(item) or (own != "" and bool(found - {own}) and not spans)


def _ids_in(value: Any, ids: Set[str], numbered: bool) -> list[str]:
    items = [str(one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, str | int)]
    return [one for one in items if one in ids and (numbered or not one.isdecimal())]


def _acts(item: Mapping[str, Any]) -> bool:
    """Whether an object has a word for what it does, beside an end."""
    words = (line_of(one).lower() for one in item.values() if isinstance(one, str))
    return any(one in KIND and one not in PARTS for one in words) and not is_span(item) and bool(edge_in(item))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value))
