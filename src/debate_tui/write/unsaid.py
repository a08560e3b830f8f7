"""Unsaid: what of a debate a format has no place for, counted for the account of an export."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.model.attribution import as_given
from debate_tui.model.debate import By, Claim, Kind, Relation, Voice
from debate_tui.model.library import CORPUS
from debate_tui.pages.document import Extract
from debate_tui.read.rows.places import KEPT
from debate_tui.text.wording import counted, listed
from debate_tui.write.entitled import is_called_by_its_file
from debate_tui.write.further import Further
from debate_tui.write.json import chosen_relations
from debate_tui.write.rows import come_back, rows_beside


@dataclass(frozen=True, slots=True)
class Place:
    """What a format has a place for, beside claims and relations."""

    origins: tuple[str, ...]
    """What maps are said to come from that were read from it: what their reader made of them is written back."""
    reads: Collection[str] = ()
    """The parts that this reader makes, and the format has no place for in a map made here."""
    has: Collection[str] = ()
    """Those of the parts that `_counts` counts which it has."""
    sources: str = ""
    """What it has of sources, where it has them, in words."""
    voice: Voice | None = None
    """The only voice that it has, where it has no voices."""
    written: Mapping[Kind, str] | None = None
    """By kind of relation that it doesn't have, what such a relation is written as."""
    steps: Collection[Kind] | None = None
    """The kinds of relations to which it has relations, where it writes others as relations to their premises."""


def left_out(extract: Extract, place: Place, besides: Iterable[str] = ()) -> list[str]:
    """What is left out of a debate in a format, or becomes something else there, what a format counts `besides`, and a reader's
    notes; each with how much of it there is."""
    extract = extract.alone
    debate = extract.debate
    told: list[str] = []
    read = debate.origin is not None and debate.origin.format in place.origins
    relations = chosen_relations(extract)
    kinds = Counter(relation.kind for relation in relations)
    has = {*place.has, *((*place.reads, *_READ) if read else ())}
    told += [
        f"{counted(n, noun)}{rest}"
        for part, n, noun, rest in _counts(extract, relations, place, read)
        if n and part not in has
    ]
    told += besides
    told += others({(kind, what): n for kind, what in (place.written or {}).items() if (n := kinds[kind])})
    notes = sum(bool(mark.note) for mark in extract.brief.brief.marks) if extract.brief else 0
    return [*told, f"{counted(notes, 'note')} of your own"] if notes else told


def beyond_rows(extract: Extract, more: Further) -> list[str]:
    """What is left out of rows with `more` columns: they have a place for all of a map but for most of what other formats had besides."""
    kept = partial(come_back, more=more)
    values = _extras(extract, extract.chosen_claims, chosen_relations(extract), kept) - bool(rows_beside(extract))
    values -= (
        0
        if extract.brief
        else len(KEPT.keys() & extract.debate.extra.keys())
        + sum(as_given(source) != "" for source in extract.debate.sources)
    )
    return [f"{counted(values, 'value')} under extra"] if values else []


_READ = ("extra", "beside", "unquoted")
"""What a map that was read has of its file in any format that is written back."""


def _counts(
    extract: Extract, relations: Sequence[Relation], place: Place, read: bool
) -> Iterator[tuple[str, int, str, str]]:
    """The parts that a map may have: by name, how many there are, and what one is called; where it was `read` from a file of the
    format, but for the names that this gave to schemes, and the source that is the file itself."""
    debate, claims = extract.debate, extract.chosen_claims
    names = {claim.full_id for claim in claims}
    sources = [
        one for one in debate.sources if not read or one.authors or one.published or one.url or one.outlet or one.note
    ]
    voices = [claim.voice for claim in claims if claim.voice not in (None, place.voice)]
    yield (
        "title",
        int(debate.title not in (debate.question, debate.id) and not is_called_by_its_file(debate)),
        "title",
        "",
    )
    yield "question", int(debate.question not in (debate.title, debate.id)), "question", ""
    yield "summary", int(bool(debate.summary)), "summary", ""
    steps = [one for one in relations if one.target not in names]
    if place.steps is None:
        yield "steps", len(steps), "relation", " to a relation"
    else:
        others = sum(debate.relation[one.target].kind not in place.steps for one in steps)
        yield "steps", others, "relation", " to a relation, written as to its premises"
    yield "links", sum(len(one.origins) > 1 for one in relations), "link", " between premises"
    reasons = sum(one.why is not None and not (read and one.extra) for one in relations)
    yield "reasons", reasons, "reason", " of relations"
    yield "by", sum(one.by is not By.SOURCE for one in relations), "note", " of who draws a relation"
    quotes = [quote for claim in claims for quote in claim.quotes]
    yield "quotes", len(quotes), "quote", ""
    if "quotes" in place.has:
        yield "locators", sum(one.locator is not None for one in quotes), "place", " of a quote in its source"
        around = sum(one.prefix is not None or one.suffix is not None for one in quotes)
        yield "around", around, "quote", " with the words around it (prefix, suffix)"
        yield "notes", sum(one.note is not None for one in quotes), "note", " on a quote"
        yield "marks", sum(bool(one.marks) for one in quotes), "quote", " with marks (read aloud, underlined …)"
    yield "voices", len(voices), "voice", " (who speaks, where it is not the source itself)"
    shared = sum(one.endorsed is not None for one in voices if one)
    yield "shared", shared if "voices" in place.has else 0, "word", " of authors on whether they share what they report"
    yield "sources", len(sources), "source", " (title, author, date …)"
    if "sources" in place.has:
        yield "beside", len(sources), "source", place.sources
        quoted = {claim.source_of(quote) for claim in claims for quote in claim.quotes}
        yield "unquoted", sum(one.id not in quoted for one in sources), "source", " that no quote is from"
    yield "positions", sum(not one.derived for one in debate.positions), "position", ""
    yield "issues", sum(not one.derived for one in debate.issues if CORPUS not in debate.extra), "issue", ""
    yield "answers", len(debate.stances), "answer", " of positions"
    yield "roles", sum(claim.role is not None for claim in claims), "role", ""
    named = debate.issues if "issues" in place.has else ()
    yield "labels", sum(one.label != one.question for one in named), "label", " of an issue"
    terms = sum(len(claim.terms) for claim in claims) + sum(len(one.terms) for one in named)
    yield "terms", terms, "term", ""
    yield "conflicts", len(debate.conflicts), "conflict", " of fact"
    yield "extra", _extras(extract, claims, relations), "value", " under extra"


def _extras(
    extract: Extract,
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    written: Callable[[object], int] = lambda _: 0,
) -> int:
    """How many values are kept from other formats, but for those that are `written`; those of a brief's own nodes are what it was
    marked in, and its notes. Each claim is looked at once, since it may be made for that."""
    one = extract.debate
    nodes: tuple[Any, ...] = (one, *one.positions, *one.issues, *one.stances, *one.sources, *one.conflicts)
    within = chain.from_iterable((claim, *claim.quotes) for claim in claims)
    parts = chain(() if extract.brief else nodes, relations, within)
    return sum(len(node.extra) - written(node) for node in parts if node.extra)


def others(told: Mapping[tuple[Kind, str], int]) -> Iterator[str]:
    """The relations that are written as others, in one phrase: by kind and what they are written as, how many."""
    if told:
        said = [f"{n} {kind.value} as {what}" for (kind, what), n in told.items()]
        yield f"the kind of {counted(sum(told.values()), 'relation')}, written as others ({listed(said, 10)})"
