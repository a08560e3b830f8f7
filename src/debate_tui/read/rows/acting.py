"""Reads columns that are called by what a claim does to others, or others are to it: ids in them are relations, texts are claims."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.model.library import UNDIRECTED, UNDRAWN
from debate_tui.read.rows.cells import BACK, KIND, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.ends import loosely
from debate_tui.read.rows.owned import AGAIN, owned_in, with_quotees
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.rows.texts import SAID, Texts, owners_in, says, texts_in, texts_of, with_texts
from debate_tui.read.rows.told import are_all, given_back, peeked
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed, shown

_WORDY = 4
"""Letters that a column called by a kind of relation has more of: pro, con and but may be sides."""
_EITHER = frozenset("support attack supporting attacking opposing counter".split())  # noqa: SIM905
"""Names that may say what the row's claim does as well as what is done to it."""
_BACK = {Kind.SUPPORTS: "supported by", Kind.UNDERCUTS: "attacked by", Kind.REBUTS: "rebutted by"}
_NAMED = dict.fromkeys("evidence premise premises reason reasons because".split(), "supported by")  # noqa: SIM905
"""By what else a column is called that says what leads to the row's claim: its texts may be anything."""
VERBS = {bare(word): word for word in KIND if len(bare(word)) > _WORDY and word not in BACK} | {
    bare(word): word for word in BACK if word.endswith((" by", " durch", " von"))
}
WORDS = {**VERBS, **{name: _BACK[KIND[word]] for name, word in SAID.items()}, **_NAMED}
"""By what a column of ids is called, the word for the relations that it draws."""
ONLY_VERBS = VERBS.keys() - SAID.keys() - _NAMED.keys() - _EITHER
"""Names that say what the row's claim does, and nothing else."""
_WAY = "which claim acts on the other isn't said"
_DONE = "what is done to the claim beside it isn't said"
_WHICH = "which claims of the table these are isn't said"
_UNCLEAR = "whether these are claims, and what they do to the one beside them, isn't known"
_NUMBERS = "whether these are numbers of claims, or counts, isn't known"
_LEADING = "what these lead to, or what they do to it, isn't known"
_LEAST = {_LEADING: 1, _NUMBERS: 1, _DONE: 2, _WHICH: 2, _UNCLEAR: 1}
"""How many words what isn't drawn has."""
_SAYING = (None, "", "why", "claim", "quote")
"""What columns mean that have texts, also the second of a name."""
REPLIES = frozenset("response responses reply replies".split())  # noqa: SIM905
TARGETS = frozenset("rebuttalto rebuttalof objectionto responseon counterto supportfor attackon".split())  # noqa: SIM905
"""Columns of what the row's claim leads to."""
_EVIDENCE = frozenset(
    ("supportingevidence", "counterevidence", "opposingevidence", "clash", "conclusion", "conclusions")
)
"""Columns whose texts may be claims, or quotes of others, or what is found of the claim."""
LISTED = frozenset("evidence reason reasons".split())  # noqa: SIM905
"""Columns whose numbers may be those of sources, or of a list of reasons."""
_BETWEEN = re.compile(r"[,;\n|]")


def acting(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with a row for each text, and the relations, of columns that are called so; of one with relations as it is."""
    meant = table.meant()
    if "row" in meant.values() or "claim" not in meant.values():
        return with_quotees(table, (), trouble)
    free = [name for name in table.header if meant[name] in ("", "why")]
    if "to" in meant.values():
        return with_quotees(table, (), trouble)
    first = peeked(table)
    related = "relation" in meant.values()
    texts = texts_in(table, free, first)
    drawing = [] if related else _drawing(table, free, first)
    if related and not texts.kinds:
        texts = Texts({}, {}, (*texts.unclear, *texts.words))
    known = (*drawing, *texts.words, *texts.unclear)
    open = {} if related else {
        name: unknown
        for name in free
        for names, unknown in ((REPLIES, _DONE), (ONLY_VERBS, _WHICH), (_EVIDENCE, _UNCLEAR), (TARGETS, _LEADING))
        if name not in known and bare(name) in names and (names is TARGETS or says(first, name))
    }  # fmt: skip
    id = next((name for name, one in meant.items() if one == "id"), "")
    ends = [name for name in free if bare(name) == "targets" and id and _draws(first, name, id)]
    numbers = [name for name in free if id and bare(name) in WORDS.keys() | _EITHER and _may_draw(first, name, id)]
    open |= {} if related else dict.fromkeys(ends, _LEADING) | {n: _NUMBERS for n in numbers if n not in known}
    claims = [name for name, one in meant.items() if one == "claim"]
    owned = owned_in(table.header, [*claims, *texts.words])
    named = {name for name, (_, base) in owned.items() if base != AGAIN.sub("", name)}  # as objection author is
    said = {name for name in free if meant.get(AGAIN.sub("", name)) in _SAYING} - named
    beside = [name for name in free if name in texts.words or (name in said and says(first, name))]
    table = with_quotees(replace(table, rows=given_back(first, table.rows)), beside, trouble)
    kept = [name for name in drawing if bare(name) in _EITHER]
    drawn = {name: WORDS[bare(name)] for name in drawing if name not in kept}
    rows = with_texts(table, texts, beside, trouble) if texts.words else table.rows
    rows = _with_ends(rows, drawn) if drawn else rows
    unclear = {**dict.fromkeys(texts.unclear, _UNCLEAR), **open, **dict.fromkeys(kept, _WAY)}
    table.undrawn.update(unclear)
    for unknown in dict.fromkeys(unclear.values()):
        rows = _counted(rows, [name for name, one in unclear.items() if one == unknown], unknown, table.notes, trouble)
    bases = {base for _, base in owners_in(table, beside).values()} - {*table.header} if texts.words else ()
    new = [name for name in ("relation", "to") if (drawn or texts.words) and name not in table.header]
    told = {**table.told, **dict.fromkeys((*drawn, *filter(None, texts.kinds.values())), "")}
    told |= {"relation": "relation", "to": "to"} if new or texts.kinds else {}
    return replace(table, header=[*table.header, *new, *sorted(bases)], rows=rows, told=told)


def _drawing(table: Sheet, free: Collection[str], first: Collection[Row]) -> list[str]:
    """The columns in which claims of other rows stand, by their ids or words."""
    meant = table.meant()
    id = next((name for name, one in meant.items() if one == "id"), "")
    claim = next(name for name, one in meant.items() if one == "claim")
    return [
        name
        for name in free
        if (id and bare(name) in WORDS | dict.fromkeys(_EITHER) and _draws(first, name, id))
        or (bare(name) in VERBS.keys() - SAID.keys() and leads(first, name, claim))
    ]


def _draws(rows: Collection[Row], name: str, id: str) -> bool:
    """Whether the ids of claims stand in a column: where ids are numbers, which may count votes or call entries of a bibliography, nothing
    but those of others, not one in each row, and not below a name for what is counted or listed so."""
    own = [text_of(row.values.get(id)).strip() for row in rows]
    ids = set(own) - {""}
    found = [(one, end) for one, row in zip(own, rows, strict=True) for end in ends_of(row, name)]
    if all(map(str.isdecimal, ids)):
        counted = len(found) == len(rows) == len([row for row in rows if name in row.values])
        if (
            counted
            or bare(name) in LISTED
            or (are_all(rows) and any(end not in ids or end == one for one, end in found))
        ):
            return False
    return any(end in ids for _, end in found)


def _may_draw(rows: Collection[Row], name: str, id: str) -> bool:
    """Whether all numbers in a column are ids of other claims, which counts and entries of a list may be, too."""
    own = [text_of(row.values.get(id)).strip() for row in rows]
    found = [(one, end) for one, row in zip(own, rows, strict=True) for end in ends_of(row, name)]
    return bool(found) and {end for _, end in found} <= {*own} and all(one != end for one, end in found)


def leads(rows: Iterable[Row], name: str, claim: str) -> bool:
    """Whether words of claims in other rows stand in a column."""
    said = [loosely(text_of(row.values.get(claim))) for row in rows]
    words = set(said) - {""}
    return any(
        loosely(one) in words - {own}
        for own, row in zip(said, rows, strict=True)
        for end in _texts_of(row, name)
        for one in (end, *_BETWEEN.split(end))
    )


def _texts_of(row: Row, name: str) -> list[str]:
    """The texts of a cell, each as a whole."""
    value = row.values.get(name, "")
    items = [value] if isinstance(value, str) else value
    return [] if name in row.parts else [one.strip() for one in items if one.strip()]


def ends_of(row: Row, name: str) -> list[str]:
    """What may be ids in a cell: neither texts nor lists of lists."""
    value = row.values.get(name, "")
    items = _BETWEEN.split(value) if isinstance(value, str) else value
    found = [one.strip() for one in items if one.strip()]
    return [] if name in row.parts or any(" " in one for one in found) else found


def _with_ends(rows: Iterator[Row], words: Mapping[str, str]) -> Iterator[Row]:
    """Each row with the relations that these columns draw."""
    for row in rows:
        ends = {name: found for name in words if (found := ends_of(row, name) or _texts_of(row, name))}
        if ends:
            drawn = [(words[name], end) for name, found in ends.items() for end in found]
            values = {name: value for name, value in row.values.items() if name not in ends}
            both = {"relation": tuple(word for word, _ in drawn), "to": tuple(end for _, end in drawn)}
            row = replace(row, values={**values, **both})
        yield row


def _counted(
    rows: Iterator[Row], names: Collection[str], unknown: str, notes: dict[str, Any], trouble: Trouble
) -> Iterator[Row]:
    """The rows; then what isn't drawn of these columns is told, with what is `unknown` of it, and noted."""
    many, at = 0, Location("", 1, 1)
    for row in rows:
        found = sum(
            len(ends_of(row, name) if unknown in (_WAY, _NUMBERS) else texts_of(row, name, _LEAST[unknown]))
            for name in names
        )
        at = row.at if found and not many else at
        many += found
        yield row
    if many:
        what = counted(many, "relation" if unknown in (_WAY, _LEADING) else "number" if unknown == _NUMBERS else "text")
        note = UNDIRECTED if unknown == _WAY else UNDRAWN
        notes[note] = notes.get(note, 0) + many
        message = f"{what} ({listed(list(map(shown, names)), 4)}): {unknown}, so kept as extra"
        trouble.add(at, "W127", message, "a column supports, supported by, attacks or attacked by says it")
