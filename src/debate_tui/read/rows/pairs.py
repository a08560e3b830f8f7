"""Reads tables of pairs of claims, with how they are related, as corpora of relations have them, as tables of claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.model.library import UNDIRECTED
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import KIND, NO_RELATION, text_of
from debate_tui.read.rows.columns import DIRECTED
from debate_tui.read.rows.sheet import Sheet
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble
from debate_tui.text.shell import file_word
from debate_tui.text.wording import counted, listed, shown


class Whose:
    """Keeps the one author of a row with two claims from saying both: which of them it is of, such a row doesn't say."""

    def __init__(self, table: Sheet, trouble: Trouble, others: Sequence[str] = ()) -> None:
        """`others`: what else of a row is of one claim alone."""
        people = ("author", "speaker", "endorsed", *others)
        self._names = {name for name, meaning in table.meant().items() if meaning in people}
        self._trouble, self._told = trouble, False

    def __call__(self, shared: Mapping[str, Any], both: object, at: Location) -> dict[str, Any]:
        """The cells that a row's claims share; where there are `both`, those of people under names that mean nothing."""
        people = [name for name in shared if name in self._names]
        if not both or not people:
            return {**shared}
        if not self._told:
            self._told = True
            message = f"{shown(people[0])} is one for two claims, and the row doesn't say of which: it is kept as extra"
            self._trouble.add(
                at, "N130", message, "give each claim a row, or a column of its own, as author1 and author2"
            )
        return {f"{name} (of which isn't said)" if name in self._names else name: cell for name, cell in shared.items()}


def _directed(table: Sheet, pair: tuple[Mapping[str, str], Mapping[str, str], str], file: str) -> str:
    """What to type for the relations of pairs to be drawn from the first claim to the second."""
    first, second = (next(name for name, what in end.items() if what == "claim") for end in pair[:2])
    columns = {name: role for role, name in table.named.items()} | {table.named.get(pair[2], pair[2]): DIRECTED[0]}
    typed = " ".join(f"--column {quote(f'{role}={name}')}" for name, role in columns.items())
    written = file_word(f"{Path(file).stem}.toml")
    return f"where {shown(first)} acts on {shown(second)}: debate-tui import {file_word(file)} {typed} -o {written}"


def paired(table: Sheet, pair: tuple[Mapping[str, str], Mapping[str, str], str], trouble: Trouble) -> Sheet:
    """A table with a row for each claim of each pair. A relation that holds both ways is drawn between them; of one with a direction
    the columns don't say which claim acts on the other, so that it is kept as extra. `pair`: what `pair_in` finds."""
    first, second, kind = pair
    if kind == DIRECTED[1]:
        first, second = second, first
    of_claims = {"claim", *first.values(), *second.values()}
    rest = [name for name in table.header if name not in (*first, *second, kind)]

    whose = Whose(table, trouble)

    def rows() -> Iterator[Row]:
        kept: list[tuple[str, Location]] = []
        for row in table.rows:
            word = line_of(text_of(row.values.get(kind)))
            one, other = (
                {what: cell for name, what in end.items() if (cell := row.values.get(name))} for end in (first, second)
            )
            cells = {name: cell for name, cell in row.values.items() if name not in (*first, *second, kind)}
            shared = {f"{name} (of both)" if name in of_claims else name: cell for name, cell in cells.items()}
            shared = whose(shared, one and other, row.at)
            alone = {} if one or not word else {f"{kind} (of no relation)": word}
            if other or not one:
                yield Row({**shared, **other, **alone}, row.at, {})
            related = one and other and word and word.lower() not in NO_RELATION
            known = KIND.get(word.lower()) if related else None
            drawn = {f"{kind} (of no relation)": word} if word else {}
            if known and not known.symmetric and kind not in DIRECTED:
                kept.append((word, row.at))
                drawn = {f"{kind} (which way isn't said)": f"{word}: {line_of(text_of(other.get('claim')))}"}
            elif related:
                drawn = {"relation": word, "to": line_of(text_of(other.get("claim")))}
            if one:
                yield Row({**shared, **one, **drawn}, row.at, {}, "to" in drawn)
        if kept:
            words = listed([shown(word) for word in dict.fromkeys(word for word, _ in kept)], 3)
            message = f"{counted(len(kept), 'relation')} ({words}): which of the two claims acts on the other the columns don't say, so kept as extra"
            table.notes[UNDIRECTED] = len(kept)
            trouble.add(kept[0][1], "W127", message, _directed(table, pair, kept[0][1].file))

    told = {name: "" for name in rest if name not in of_claims and table.meant().get(name) in ("id", *of_claims)}
    return replace(
        table, header=["claim", *sorted(of_claims - {"claim"}), "relation", "to", *rest], rows=rows(), told=told
    )
