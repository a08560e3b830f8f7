"""Reads columns that are called by what a claim does to others, or others are to it: ids in them are relations, texts are claims."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from debate_tui.model.debate import Kind, Location
from debate_tui.model.library import UNDIRECTED, UNDRAWN
from debate_tui.read.fields import line_of
from debate_tui.read.rows.beside import items_in, owned_in
from debate_tui.read.rows.cells import BACK, KIND, text_of
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.edges import EDGES, are_words, edge_in
from debate_tui.read.rows.ends import loosely
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row, row_of
from debate_tui.read.rows.told import are_all, given_back, peeked
from debate_tui.read.rows.voices import UNKNOWN
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import counted, listed, shown

_WORDY = 4
"""Letters that a column called by a kind of relation has more of: pro, con and but may be sides."""
_EITHER = frozenset("support attack supporting attacking opposing counter".split())  # noqa: SIM905
"""Names that may say what the row's claim does as well as what is done to it."""
_SAID = {
    bare(f"{first}{many}{side}"): f"{first}{side}"
    for first, side in (
        *((one, "") for one in "objection counterargument counterclaim criticism rebuttal refutation".split()),  # noqa: SIM905
        *((f"{one} {what}", "") for one in ("supporting", "opposing") for what in ("argument", "claim")),
        *((what, f" {side}") for what in ("argument", "reason") for side in ("for", "against")),
    )
    for many in ("", "s")
}
_SAID |= {
    bare(name): word
    for word, names in (
        ("counterargument", "Gegenargument Gegenargumente contre-argument contre-arguments contraargumento contraargumentos"),
        ("objection", "Einwand Einwände objeción objeciones"),
        ("rebuttal", "Entgegnung Widerlegung réfutation refutación"),
        ("counterclaim", "Gegenthese Gegenbehauptung"),
    )
    for name in names.split()
}  # fmt: skip
"""By what a column is called whose texts are for or against the row's claim, the word for that."""
_PAIRS = (
    {"support": "support", "attack": "attack"},
    {"for": "for", "against": "against"},
    {"pro": "pro", "con": "con"},
    {"pros": "pro", "cons": "con"},
)
"""Names that say so only beside each other."""
_BACK = {Kind.SUPPORTS: "supported by", Kind.UNDERCUTS: "attacked by", Kind.REBUTS: "rebutted by"}
_NAMED = dict.fromkeys("evidence premise premises reason reasons because".split(), "supported by")  # noqa: SIM905
"""By what else a column is called that says what leads to the row's claim: its texts may be anything."""
_VERBS = {bare(word): word for word in KIND if len(bare(word)) > _WORDY and word not in BACK} | {
    bare(word): word for word in BACK if word.endswith((" by", " durch", " von"))
}
_WORDS = {**_VERBS, **{name: _BACK[KIND[word]] for name, word in _SAID.items()}, **_NAMED}
"""By what a column of ids is called, the word for the relations that it draws."""
_ONLY_VERBS = _VERBS.keys() - _SAID.keys() - _NAMED.keys() - _EITHER
"""Names that say what the row's claim does, and nothing else."""
_WITHIN_NAMES = frozenset(("and", "of", "the", "for", "&", "und", "et", "y", "de", "von", "van"))
_REPLIES = frozenset("response responses reply replies".split())  # noqa: SIM905
_BETWEEN = re.compile(r"[,;\n|]")


def acting(table: Sheet, trouble: Trouble) -> Sheet:
    """The table with a row for each text, and the relations, of columns that are called so; of one with relations as it is."""
    meant = table.meant()
    if not {"relation", "to", "row"}.isdisjoint(meant.values()) or "claim" not in meant.values():
        return table
    first = peeked(table)
    id = next((name for name, one in meant.items() if one == "id"), "")
    free = [name for name in table.header if meant[name] in ("", "why")]
    claim = next(name for name, one in meant.items() if one == "claim")
    drawing = [
        name
        for name in free
        if (id and bare(name) in _WORDS | dict.fromkeys(_EITHER) and _draws(first, name, id))
        or (bare(name) in _VERBS.keys() - _SAID.keys() and _leads(first, name, claim))
    ]
    called = set(map(bare, free))
    words = _SAID | {one: word for pair in _PAIRS if pair.keys() <= called for one, word in pair.items()}
    said = [name for name in free if bare(name) in words and _says(first, name)]  # beside ids, maybe
    said = [name for name in said if bare(name) in _SAID or _are_sentences(first, name)]
    if any(KIND[words[bare(name)]] is Kind.UNDERCUTS for name in said):  # which a rebuttal beside it may be of
        said = [name for name in said if KIND[words[bare(name)]] is not Kind.REBUTS]
    replies = [name for name in free if name not in said and (name in drawing or bare(name) in _REPLIES | words.keys())]
    replying = [name for name in replies if _says(first, name)]
    verbs = [
        name for name in free if bare(name) in _ONLY_VERBS and name not in (*drawing, *said) and _says(first, name)
    ]
    table = replace(table, rows=given_back(first, table.rows))
    if not (drawing or said or replying or verbs):
        return table
    kept = [name for name in drawing if bare(name) in _EITHER]
    drawn = {name: _WORDS[bare(name)] for name in drawing if name not in kept}
    rows = _with_texts(table, {name: words[bare(name)] for name in said}, trouble) if said else table.rows
    rows = _with_ends(rows, drawn) if drawn else rows
    for names, note in ((kept, UNDIRECTED), (replying, UNDRAWN), (verbs, UNDRAWN)):
        rows = _counted(rows, names, table.notes, note, trouble) if names else rows
    bases = {base for _, base in owned_in(table.header, said).values()} - {*table.header} if said else ()
    header = [*table.header, *(("relation", "to") if drawn or said else ()), *sorted(bases)]
    return replace(table, header=header, rows=rows, told={**table.told, **dict.fromkeys(drawn, "")})


def with_lists(table: Sheet) -> Sheet:
    """The table with the relations that a column of JSON lists, each an object with its kind and its end: of a row with an id they stand
    in further rows of that id, with what else is said of them; of one without, in the row itself."""
    names = [name for name in table.header if bare(name) in EDGES]
    meant = table.meant() if names else {}
    names = [name for name in names if meant[name] in ("", "relation", "url")]
    if not names or "to" in meant.values() or "claim" not in meant.values():
        return table
    first = peeked(table)
    lists = [
        name
        for name in names
        if any(edge_in(one, bare(name) * (bare(name) in KIND)) for row in first for one in _listed(row, name))
    ]
    table = replace(table, rows=given_back(first, table.rows))
    if not lists:
        return table
    id = next((name for name, one in meant.items() if one == "id"), "")
    told = {**table.told, **{name: "" for name, one in meant.items() if one == "relation"}}
    rows = (one for row in table.rows for one in _unlisted(row, lists, id))
    header = [*table.header, *(name for name in ("relation", "to", "why") if name not in meant.values())]
    return replace(table, header=header, rows=rows, told=told | {"relation": "relation"})


def _listed(row: Row, name: str) -> list[Any]:
    value = row.parts.get(name)
    return value if isinstance(value, list) else []


def _unlisted(row: Row, lists: list[str], id: str) -> Iterator[Row]:
    """The row without these lists of relations, unless an item of theirs is none, or says more than there is a place for; and these."""
    edges = {name: [edge_in(one, bare(name) * (bare(name) in KIND)) for one in _listed(row, name)] for name in lists}
    own = text_of(row.values.get(id))
    whole = [name for name, found in edges.items() if found and all(one and (own or not one.rest) for one in found)]
    drawn = [one for found in edges.values() for one in found if one]
    values = {name: cell for name, cell in row.values.items() if name not in whole}
    parts = {name: part for name, part in row.parts.items() if name not in whole}
    if own or not drawn:
        yield Row(values, row.at, parts)
        for one in drawn:
            rest = {
                "why" if bare(name) in ("why", "reason") else f"edge {name}": cell for name, cell in one.rest.items()
            }
            yield row_of({id: one.start or own, "relation": one.kind or "?", "to": one.end, **rest}, row.at)
        return
    both = {"relation": tuple(one.kind or "?" for one in drawn), "to": tuple(one.end for one in drawn)}
    yield Row({**values, **both}, row.at, parts)


def _draws(rows: Collection[Row], name: str, id: str) -> bool:
    """Whether the ids of claims stand in a column: where ids are numbers, which may count votes, say, nothing but those of others."""
    own = [text_of(row.values.get(id)).strip() for row in rows]
    ids = set(own) - {""}
    found = [(one, end) for one, row in zip(own, rows, strict=True) for end in _ends(row, name)]
    if are_all(rows) and all(map(str.isdecimal, ids)) and any(end not in ids or end == one for one, end in found):
        return False
    return any(end in ids for _, end in found)


def _leads(rows: Iterable[Row], name: str, claim: str) -> bool:
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


def _ends(row: Row, name: str) -> list[str]:
    """What may be ids in a cell: neither texts nor lists of lists."""
    value = row.values.get(name, "")
    items = _BETWEEN.split(value) if isinstance(value, str) else value
    found = [one.strip() for one in items if one.strip()]
    return [] if name in row.parts or any(" " in one for one in found) else found


def _says(rows: Iterable[Row], name: str) -> bool:
    """Whether a text stands in a column."""
    return any(map(_texts, (row.values.get(name) for row in rows)))


def _are_sentences(rows: Iterable[Row], name: str) -> bool:
    """Whether most texts of a column are words of claims, and not names of those who are for or against one."""
    cells = [cell for row in rows if (cell := line_of(text_of(row.values.get(name))))]
    items = [one for cell in cells for one in items_in(cell)]
    return are_words(items) and sum(map(_are_names, items)) * 2 < len(items)


def _are_names(text: str) -> bool:
    words = [word for word in re.split(r"[\s,;]+", text) if word and word.lower() not in _WITHIN_NAMES]
    return words != [] and all(word[0].isupper() for word in words)


def _texts(cell: Any) -> list[str]:
    items = items_in(cell) if isinstance(cell, str) else list(cell or ())
    items = [one for one in items if line_of(one).lower() not in UNKNOWN]
    return items if any(" " in line_of(one) for one in items) else []


def _with_ends(rows: Iterator[Row], words: Mapping[str, str]) -> Iterator[Row]:
    """Each row with the relations that these columns draw."""
    for row in rows:
        ends = {name: found for name in words if (found := _ends(row, name) or _texts_of(row, name))}
        if ends:
            drawn = [(words[name], end) for name, found in ends.items() for end in found]
            values = {name: value for name, value in row.values.items() if name not in ends}
            both = {"relation": tuple(word for word, _ in drawn), "to": tuple(end for _, end in drawn)}
            row = Row({**values, **both}, row.at, row.parts)
        yield row


def _with_texts(table: Sheet, words: Mapping[str, str], trouble: Trouble) -> Iterator[Row]:
    """Each row without the texts of these columns, which are claims of rows of their own: who makes them, the table doesn't say."""
    meant, told = table.meant(), False
    shared = [name for name, one in meant.items() if one == "issue"]
    claim = next(name for name, one in meant.items() if one == "claim")
    called = [name for what in ("id", "claim") for name, one in meant.items() if one == what]
    owned = {
        name: (side, base) for name, (side, base) in owned_in(table.header, [claim, *words]).items() if side in words
    }
    people = [name for name, (_, base) in owned.items() if base == "author"]
    whose = f"of whom {listed(list(map(shown, people)), 4)} names" if people else "of nobody who is named"
    for row in table.rows:
        end = next((text for name in called if (text := line_of(text_of(row.values.get(name))))), "")
        told_of = [name for name in words if end and line_of(text_of(row.values.get(claim))) and name not in row.parts]
        texts = {name: found for name in told_of if (found := _texts(row.values.get(name)))}
        if texts and not told:
            told = True
            message = (
                f"texts of {listed(list(map(shown, words)), 4)} are claims for or against the one beside them, {whose}"
            )
            trouble.add(row.at, "N130", message, "give each claim a row of its own, with its author")
        theirs = {name for name, (side, _) in owned.items() if side in texts and name in row.values}
        gone = {*texts, *theirs}
        yield Row({name: cell for name, cell in row.values.items() if name not in gone}, row.at, row.parts)
        about = {name: row.values[name] for name in shared if name in row.values}
        for name, found in texts.items():
            own = {owned[one][1]: one for one in theirs if owned[one][0] == name}
            said = {base: row.values[one] for base, one in own.items()}
            parts = {base: row.parts[one] for base, one in own.items() if one in row.parts}
            drawn = {"relation": words[name], "to": end}
            yield from (Row({**about, **said, claim: text, **drawn}, row.at, parts) for text in found)


def _counted(
    rows: Iterator[Row], names: list[str], notes: dict[str, Any], note: str, trouble: Trouble
) -> Iterator[Row]:
    """The rows; then what isn't drawn of these columns, or isn't known to be, is told and noted."""
    many, at = 0, Location("", 1, 1)
    for row in rows:
        found = sum(len((_ends if note == UNDIRECTED else _replied)(row, name)) for name in names)
        at = row.at if found and not many else at
        many += found
        yield row
    if many:
        unknown = "which claim acts on the other" if note == UNDIRECTED else "what is done to the claim beside it"
        if note == UNDRAWN and {*map(bare, names)} <= _ONLY_VERBS:
            unknown = "which claims of the table these are"
        message = f"{counted(many, 'relation' if note == UNDIRECTED else 'text')} ({listed(list(map(shown, names)), 4)}): {unknown} isn't said, so kept as extra"
        notes[note] = notes.get(note, 0) + many
        trouble.add(at, "W127", message, "a column supports, supported by, attacks or attacked by says it")


def _replied(row: Row, name: str) -> list[str]:
    return _texts(row.values.get(name))
