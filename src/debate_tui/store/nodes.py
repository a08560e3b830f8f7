"""Claims, relations and the other nodes of a debate, and diagnostics, as plain tuples, their locations by the number of a file, and back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from typing import Any, TypeAlias

from debate_tui.model.debate import (
    Claim,
    Conflict,
    Debate,
    Issue,
    Location,
    Mark,
    Origin,
    Position,
    Quote,
    Relation,
    Saying,
    Sentence,
    Source,
    Stance,
    Voice,
)
from debate_tui.model.diagnostics import Diagnostic, Severity, tallied
from debate_tui.model.lazy import Tallied
from debate_tui.model.packed import Packed, all_unpacked
from debate_tui.model.quick import MANY, maker
from debate_tui.model.rows import Row
from debate_tui.store.rows import from_packs, packs

NODES = (
    Claim, Conflict, Debate, Issue, Mark, Origin, Position, Quote, Relation, Saying, Sentence, Source, Stance, Voice,
)  # fmt: skip
"""All classes of which such tuples are made."""

_At: TypeAlias = Callable[[tuple[int, int, int]], Location]

# Writing ---------------------------------------------------------------------------------------------------------


def places(files: Sequence[str]) -> Callable[[Location], tuple[int, int, int]]:
    """A function that returns a location in one of these files as plain numbers.

    Raises, when it is called:
        ValueError: it is in another file.
    """
    number = {name: at for at, name in enumerate(files)}

    def place(at: Location) -> tuple[int, int, int]:
        if at.file not in number:
            raise ValueError(f"{at} is not in {files}")
        return number[at.file], at.line, at.column

    return place


def plain(value: Any, place: Callable[[Location], tuple[int, int, int]]) -> Any:
    """A node of any kind, or several."""
    kind = value.__class__
    if kind is str or value is None:
        return value
    if kind is tuple:
        return tuple([plain(one, place) for one in value])
    if kind is Location:
        return place(value)
    if kind is Packed or (kind is dict and value):
        return all_unpacked(value)
    if names := _fields(kind):
        return tuple([plain(getattr(value, name), place) for name in names])
    return value.value if isinstance(value, Enum) else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """What an instance of a dataclass is made of."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()


# Reading ---------------------------------------------------------------------------------------------------------


def source_of(row: Row, at: _At, sentences: Sequence[Sentence]) -> Source:
    """A source with these sentences."""
    id, position, place, *some, _, extra, apart = row
    rest: list[Any] = [*some, sentences, extra, apart]
    return Source(id, position, at(place), *rest)


# Diagnostics -----------------------------------------------------------------------------------------------------


Diagnosed: TypeAlias = tuple[list[tuple[int, str, int]], list[bytes]]
"""How many diagnostics there are by file and severity, and all of them, packed."""

_SEVERITIES = {severity.value: severity for severity in Severity}


def packed_diagnostics(
    diagnostics: Iterable[Diagnostic], place: Callable[[Location], tuple[int, int, int]]
) -> Diagnosed:
    """Diagnostics as plain values; `place` gives the number of a location's file, its line and column."""
    some = list(diagnostics)
    tally = sorted((place(Location(file))[0], kind.value, count) for (file, kind), count in tallied(some).items())
    return tally, packs(
        [(place(one.at), one.code, one.severity.value, one.message, one.hint, one.count) for one in some]
    )


def told(diagnosed: Diagnosed, files: Sequence[str]) -> Sequence[Diagnostic]:
    """The diagnostics that were packed, with `files` as the names of their files."""
    tally, rows = diagnosed
    counts = {(files[file], _SEVERITIES[kind]): count for file, kind, count in tally}
    return Tallied(counts, partial(_made, rows, files, sum(counts.values())))


def _made(rows: Sequence[bytes], files: Sequence[str], count: int) -> tuple[Diagnostic, ...]:
    made: tuple[Callable[..., Diagnostic], Callable[..., Any]]
    made = (maker(Diagnostic), maker(Location)) if count > MANY else (Diagnostic, Location)
    return tuple([
        made[0](made[1](files[file], line, column), code, _SEVERITIES[severity], message, hint, many)
        for (file, line, column), code, severity, message, hint, many in from_packs(rows)
    ])  # fmt: skip
