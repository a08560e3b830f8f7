"""Claims and relations as plain tuples without their file, and back: what is kept of very many takes a third of their room so."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from debate_tui.model.debate import By, Claim, Kind, Location, Mark, Quote, QuoteState, Relation, Role, Voice
from debate_tui.model.packed import unpacked

Row: TypeAlias = tuple[Any, ...]


def claim_row(claim: Claim) -> Row:
    """A claim of a known file; not by `plain`, which would take most of the time of compiling."""
    file = claim.at.file
    return (
        claim.id,
        claim.source,
        claim.issues,
        claim.text,
        _WORD[claim.role],
        claim.position,
        tuple(
            [
                (
                    quote.text,
                    _line(quote.at, file),
                    quote.locator,
                    quote.note,
                    quote.prefix,
                    quote.suffix,
                    _WORD[quote.state],
                    quote.spans,
                    quote.source,
                    tuple([(mark.start, mark.end, mark.kind) for mark in quote.marks]),
                    unpacked(quote.extra),
                )
                for quote in claim.quotes
            ]
        ),
        _line(claim.at, file),
        claim.voice and (claim.voice.speaker, claim.voice.endorsed),
        claim.terms,
        unpacked(claim.extra),
    )


def relation_row(one: Relation) -> Row:
    """A relation of a known file."""
    at = one.at.line, one.at.column
    return _WORD[one.kind], one.origins, one.target, _WORD[one.by], at, one.why, one.id, unpacked(one.extra)


def _line(at: Location, file: str) -> tuple[int, int]:
    if at.file != file:
        raise ValueError(f"{at} is not in {file}")
    return at.line, at.column


_WORD: Mapping[Any, str | None] = {word: word.value for word in (*Role, *Kind, *By, *QuoteState)} | {None: None}


_ROLES = {None: None} | {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in Kind}
_BY = {by.value: by for by in By}
_STATES = {state.value: state for state in QuoteState}


class Kinds(NamedTuple):
    """What makes the nodes of which there are very many: their classes, or of a large debate `maker` of each."""

    location: Callable[..., Location] = Location
    quote: Callable[..., Quote] = Quote
    claim: Callable[..., Claim] = Claim
    relation: Callable[..., Relation] = Relation


def claim_of(row: Row, kinds: Kinds, file: str) -> Claim:
    id, source, issues, text, role, position, quotes, (line, column), voice, terms, extra = row
    said = Voice(*voice) if voice else None
    quoted = tuple([_quote(quote, kinds, file) for quote in quotes])
    at = kinds.location(file, line, column)
    return kinds.claim(id, source, issues, text, _ROLES[role], position, quoted, at, said, terms, extra)


def _quote(row: Row, kinds: Kinds, file: str) -> Quote:
    text, (line, column), locator, note, prefix, suffix, state, spans, source, marks, extra = row
    at = kinds.location(file, line, column)
    marked = tuple([Mark(*mark) for mark in marks]) if marks else ()
    return kinds.quote(text, at, locator, note, prefix, suffix, _STATES[state], spans, source, marked, extra)


def relation_of(row: Row, kinds: Kinds, file: str) -> Relation:
    kind, origins, target, by, (line, column), why, id, extra = row
    at = kinds.location(file, line, column)
    return kinds.relation(_KINDS[kind], origins, target, _BY[by], at, why, id, extra)
