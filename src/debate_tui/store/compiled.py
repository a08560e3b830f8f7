"""Turns a debate into bytes that load without its TOML being parsed and checked again: `dump`, and its inverse `load`.

The bytes are marshalled tuples of numbers and strings (and the tables in a node's `extra`) after their digest. Nothing
in them is executed. Altered bytes are refused by the digest before they are unmarshalled, since a few wrong bytes can
make `marshal` ask for all memory. File names in locations depend on the current folder, so they are not stored but
given to `load`.
"""

import marshal
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from typing import Any, TypeAlias
from zlib import crc32

from debate_tui.model.debate import (
    By,
    Claim,
    Conflict,
    Debate,
    Issue,
    Kind,
    Location,
    Mark,
    Origin,
    Position,
    Quote,
    QuoteState,
    Relation,
    Role,
    Saying,
    Sentence,
    Source,
    Stance,
    Voice,
)
from debate_tui.model.diagnostics import Diagnostic, Severity

Reading: TypeAlias = tuple[Debate | None, tuple[Diagnostic, ...]]
"""The result of reading a debate's files: the debate, None if it can't be read, and the diagnostics."""


_NODES = (
    Claim, Conflict, Debate, Issue, Mark, Origin, Position, Quote, Relation, Saying, Sentence, Source, Stance, Voice,
)  # fmt: skip

SHAPE = crc32(
    repr([(kind.__name__, [field.name for field in fields(kind)]) for kind in (*_NODES, Diagnostic)]).encode()
)
"""Checksum of the model's classes and fields: what was dumped under another one must not be loaded."""


_DIGEST = 32


def _digest(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_DIGEST, person=b"debate").digest()


def dump(reading: Reading, files: Sequence[str]) -> bytes:
    """`reading` as bytes; `files` are the names that its locations may have.

    Raises:
        ValueError: a location is in another file.
    """
    number = {name: at for at, name in enumerate(files)}

    def plain(value: Any) -> Any:
        if isinstance(value, Location):
            if value.file not in number:
                raise ValueError(f"{value} is not in {files}")
            return (number[value.file], value.line, value.column)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        if is_dataclass(value):
            return tuple(plain(getattr(value, field.name)) for field in fields(value) if field.init)
        return value

    data = marshal.dumps(plain(reading))
    return _digest(data) + data


def load(data: bytes | memoryview, files: Sequence[str]) -> Reading:
    """The reading that was dumped, with `files` as the names of its files, in the order in which `dump` had them.

    Raises:
        ValueError: `data` is not what `dump` returned.
    """
    whole = memoryview(data)
    if bytes(whole[:_DIGEST]) != _digest(whole[_DIGEST:]):
        raise ValueError("not what was dumped")
    debate, diagnostics = marshal.loads(whole[_DIGEST:])

    def at(place: tuple[int, int, int]) -> Location:
        return Location(files[place[0]], place[1], place[2])

    return (_debate(debate, at) if debate else None), tuple(
        Diagnostic(at(place), code, Severity(severity), message, hint)
        for place, code, severity, message, hint in diagnostics
    )


_At: TypeAlias = Callable[[tuple[int, int, int]], Location]


def _debate(plain: tuple[Any, ...], at: _At) -> Debate:
    id, title, question, summary, place, *lists, left_out, conflicts, origin, extra = plain
    positions, issues, stances, sources, claims, relations = lists
    roles, kinds = {None: None} | {role.value: role for role in Role}, {kind.value: kind for kind in Kind}

    def quote(*plain: Any) -> Quote:
        text, place, locator, note, prefix, suffix, state, *some, marks, extra = plain
        marked = tuple(Mark(*mark) for mark in marks)
        fields: list[Any] = [text, at(place), locator, note, prefix, suffix, QuoteState(state), *some, marked, extra]
        return Quote(*fields)

    def source(id: str, position: str, place: tuple[int, int, int], *rest: Any) -> Source:
        *some, sentences, extra = rest
        fields: list[Any] = [id, position, at(place), *some, tuple(Sentence(*each) for each in sentences), extra]
        return Source(*fields)

    def claim(*plain: Any) -> Claim:
        id, source, issues, text, role, position, quotes, place, voice, *rest = plain
        quoted = tuple(quote(*each) for each in quotes)
        said = Voice(*voice) if voice else None
        return Claim(id, source, issues, text, roles[role], position, quoted, at(place), said, *rest)

    def conflict(id: str, about: str, says: tuple[Any, ...], place: tuple[int, int, int], *rest: Any) -> Conflict:
        return Conflict(id, about, tuple(Saying(*each) for each in says), at(place), *rest)

    return Debate(
        id,
        title,
        question,
        summary,
        at(place),
        tuple(Position(id, label, summary, at(place), *rest) for id, label, summary, place, *rest in positions),
        tuple(Issue(id, question, label, at(place), *rest) for id, question, label, place, *rest in issues),
        tuple(Stance(position, issue, answer, at(place), *rest) for position, issue, answer, place, *rest in stances),
        tuple(source(*each) for each in sources),
        tuple(claim(*each) for each in claims),
        tuple(
            Relation(kinds[kind], origins, target, By(by), at(place), *rest)
            for kind, origins, target, by, place, *rest in relations
        ),
        left_out,
        tuple(conflict(*each) for each in conflicts),
        Origin(*origin) if origin else None,
        extra,
    )
