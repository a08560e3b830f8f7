"""Turns a debate into bytes that open without its files being parsed and checked again: `dump`, and its inverse `load`.

    digest of all that follows      32 bytes
    length of the table             8 bytes
    parts      rows of claims, relations and sentences, one marshalled tuple each, compressed (`store.rows`), and
               the arrays of the debate's graph (`model.graph`)
    table      marshalled: where each part lies; the debate without its claims and relations

A claim is made of its row when somebody asks for it (`model.lazy`), so opening takes no longer for more claims than
reading and hashing their bytes does. Nothing in them is executed, and nothing is unmarshalled before the digest of all
bytes holds, since a few wrong bytes can make `marshal` ask for all memory. File names in locations depend on the current
folder, so they are not stored but given to `load`.
"""

import marshal
import struct
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import chain
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from debate_tui.disk.digest import blake2b
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
from debate_tui.model.derived import seed
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.model.graph import Graph, Groups, graph
from debate_tui.model.lazy import Made
from debate_tui.model.library import files_of
from debate_tui.model.quick import MANY, maker
from debate_tui.store.rows import Opened, Parts, rows_of

Reading: TypeAlias = tuple[Debate | None, tuple[Diagnostic, ...]]
"""The result of reading a debate's files: the debate, None if it can't be read, and the diagnostics."""


_NODES = (
    Claim, Conflict, Debate, Issue, Mark, Origin, Position, Quote, Relation, Saying, Sentence, Source, Stance, Voice,
)  # fmt: skip

_ARRAYS = {"holders": "I", "reported": "B", "kinds": "B", "origins": "I", "targets": "I", "drawn": "I"}
"""The arrays of the graph, with their typecodes."""
_GROUPS = ("touching", "across", "speaking", "saying", "quoting")

SHAPE = crc32(
    repr(
        [
            "packed parts and table",
            [(kind.__name__, [field.name for field in fields(kind)]) for kind in (*_NODES, Diagnostic, Graph)],
        ]
    ).encode()
)
"""Checksum of the classes and fields of what is dumped: what was dumped under another one must not be loaded."""


_DIGEST = 32
_LENGTH = struct.Struct("<Q")


def _digest(data: memoryview) -> bytes:
    return blake2b(data, digest_size=_DIGEST, person=b"debate").digest()


# Writing ---------------------------------------------------------------------------------------------------------


def dump(reading: Reading, files: Sequence[str]) -> bytearray:
    """`reading` as bytes; `files` are the names that its locations may have.

    Raises:
        ValueError: a location is in another file.
    """
    debate, diagnostics = reading
    number = {name: at for at, name in enumerate(files)}

    def place(at: Location) -> tuple[int, int, int]:
        if at.file not in number:
            raise ValueError(f"{at} is not in {files}")
        return number[at.file], at.line, at.column

    def plain(value: Any) -> Any:
        if isinstance(value, Location):
            return place(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        if is_dataclass(value):
            return tuple(plain(getattr(value, field.name)) for field in fields(value) if field.init)
        return value

    parts, small = Parts(_DIGEST + _LENGTH.size), None
    if debate:
        # Not through `plain`, which would take most of the time.
        parts.rows("claims", (_claim_row(claim, place) for claim in debate.claims))
        parts.rows(
            "relations",
            (
                (_WORD[one.kind], one.origins, one.target, _WORD[one.by], place(one.at), one.why, one.id, one.extra)
                for one in debate.relations
            ),
        )
        parts.rows("sentences", map(plain, chain.from_iterable(source.sentences for source in debate.sources)))
        drawn = graph(debate)
        for name, typecode in _ARRAYS.items():
            parts.numbers(name, array(typecode, getattr(drawn, name)))
        for name in _GROUPS:
            some: Groups = getattr(drawn, name)
            parts.numbers(f"{name} starts", array("I", some.starts))
            parts.numbers(name, array("I", some.members))
        ids = [relation.id for relation in debate.relations]
        small = (
            plain(
                replace(
                    debate, claims=(), relations=(), sources=tuple(replace(one, sentences=()) for one in debate.sources)
                )
            ),
            list(drawn.order),
            {id: at for at, id in enumerate(ids) if id},
            [len(source.sentences) for source in debate.sources],
            sorted(number[file] for file in files_of(debate)),
        )
    table = marshal.dumps((parts.table, small, plain(tuple(diagnostics))))
    whole = parts.data
    whole += table
    whole[_DIGEST : _DIGEST + _LENGTH.size] = _LENGTH.pack(len(table))
    whole[:_DIGEST] = _digest(memoryview(whole)[_DIGEST:])
    return whole


def _claim_row(claim: Claim, place: Callable[[Location], tuple[int, int, int]]) -> tuple[Any, ...]:
    return (
        claim.id,
        claim.source,
        claim.issues,
        claim.text,
        _WORD[claim.role],
        claim.position,
        tuple(
            (
                quote.text,
                place(quote.at),
                quote.locator,
                quote.note,
                quote.prefix,
                quote.suffix,
                _WORD[quote.state],
                quote.spans,
                quote.source,
                tuple((mark.start, mark.end, mark.kind) for mark in quote.marks),
                quote.extra,
            )
            for quote in claim.quotes
        ),
        place(claim.at),
        claim.voice and (claim.voice.speaker, claim.voice.endorsed),
        claim.terms,
        claim.extra,
    )


_WORD: Mapping[Any, str | None] = {word: word.value for word in (*Role, *Kind, *By, *QuoteState)} | {None: None}

# Reading ---------------------------------------------------------------------------------------------------------


def load(data: bytes | bytearray | memoryview, files: Sequence[str]) -> Reading:
    """The reading that was dumped, with `files` as the names of its files, in the order in which `dump` had them.

    The debate keeps `data`, and makes claims, relations and sentences of it when they are asked for.

    Raises:
        ValueError: `data` is not what `dump` returned.
    """
    whole = memoryview(data)
    if bytes(whole[:_DIGEST]) != _digest(whole[_DIGEST:]):
        raise ValueError("not what was dumped")
    (length,) = _LENGTH.unpack(whole[_DIGEST : _DIGEST + _LENGTH.size])
    table, small, diagnostics = marshal.loads(whole[len(whole) - length :])

    def at(place: tuple[int, int, int]) -> Location:
        return Location(files[place[0]], place[1], place[2])

    debate = _debate(small, Opened(whole, table), at, files) if small else None
    return debate, tuple(
        Diagnostic(at(place), code, Severity(severity), message, hint)
        for place, code, severity, message, hint in diagnostics
    )


_At: TypeAlias = Callable[[tuple[int, int, int]], Location]


def _debate(small: tuple[Any, ...], parts: Opened, at: _At, files: Sequence[str]) -> Debate:
    plain, claims, named, counts, used = small
    id, title, question, summary, place, positions, issues, stances, sources, _, _, *rest = plain
    left_out, conflicts, origin, extra = rest
    order = {id: number for number, id in enumerate(claims)}
    sentences = _sentences(parts.rows("sentences"), counts)
    claim, relation = parts.rows("claims"), parts.rows("relations")
    kinds = _Kinds() if len(order) < MANY else _Kinds(*map(maker, _Kinds()))
    debate = Debate(
        id,
        title,
        question,
        summary,
        at(place),
        tuple(Position(id, label, summary, at(place), *rest) for id, label, summary, place, *rest in positions),
        tuple(Issue(id, question, label, at(place), *rest) for id, question, label, place, *rest in issues),
        tuple(Stance(position, issue, answer, at(place), *rest) for position, issue, answer, place, *rest in stances),
        tuple(_source(source, at, spoken) for source, spoken in zip(sources, sentences, strict=True)),
        Made(len(order), lambda number: _claim(claim(number), kinds, files), order),
        Made(len(parts.numbers("kinds")), lambda number: _relation(relation(number), kinds, files), named),
        left_out,
        tuple(
            Conflict(id, about, tuple(Saying(*each) for each in says), at(place), *rest)
            for id, about, says, place, *rest in conflicts
        ),
        Origin(*origin) if origin else None,
        extra,
    )
    seed(debate, files_of, frozenset(files[number] for number in used))
    seed(debate, rows_of, [claim, relation])
    numbers: dict[str, Any] = {name: parts.numbers(name) for name in _ARRAYS}
    groups: dict[str, Any] = {name: Groups(parts.numbers(f"{name} starts"), parts.numbers(name)) for name in _GROUPS}
    seed(debate, graph, Graph(order, **numbers, **groups))
    return debate


def _sentences(row: Callable[[int], tuple[Any, ...]], counts: Sequence[int]) -> Iterator[Sequence[Sentence]]:
    """The sentences of each source; `counts`: how many each has."""
    first = 0
    for count in counts:
        yield Made(count, lambda number, first=first: Sentence(*row(first + number))) if count else ()  # type: ignore[misc]
        first += count


def _source(row: tuple[Any, ...], at: _At, sentences: Sequence[Sentence]) -> Source:
    id, position, place, *some, _, extra = row
    rest: list[Any] = [*some, sentences, extra]
    return Source(id, position, at(place), *rest)


_ROLES = {None: None} | {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in Kind}
_BY = {by.value: by for by in By}
_STATES = {state.value: state for state in QuoteState}


class _Kinds(NamedTuple):
    """What makes the nodes of which there are very many: their classes, or of a large debate `maker` of each."""

    location: Callable[..., Location] = Location
    quote: Callable[..., Quote] = Quote
    claim: Callable[..., Claim] = Claim
    relation: Callable[..., Relation] = Relation


def _claim(row: tuple[Any, ...], kinds: _Kinds, files: Sequence[str]) -> Claim:
    id, source, issues, text, role, position, quotes, (file, line, column), voice, terms, extra = row
    said = Voice(*voice) if voice else None
    quoted = tuple([_quote(quote, kinds, files) for quote in quotes])
    at = kinds.location(files[file], line, column)
    return kinds.claim(id, source, issues, text, _ROLES[role], position, quoted, at, said, terms, extra)


def _quote(row: tuple[Any, ...], kinds: _Kinds, files: Sequence[str]) -> Quote:
    text, (file, line, column), locator, note, prefix, suffix, state, spans, source, marks, extra = row
    at = kinds.location(files[file], line, column)
    marked = tuple([Mark(*mark) for mark in marks]) if marks else ()
    return kinds.quote(text, at, locator, note, prefix, suffix, _STATES[state], spans, source, marked, extra)


def _relation(row: tuple[Any, ...], kinds: _Kinds, files: Sequence[str]) -> Relation:
    kind, origins, target, by, (file, line, column), why, id, extra = row
    at = kinds.location(files[file], line, column)
    return kinds.relation(_KINDS[kind], origins, target, _BY[by], at, why, id, extra)
