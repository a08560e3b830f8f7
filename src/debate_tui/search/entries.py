"""The items of a library with their facets: pure, and in the library's order."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.model.attribution import attribution, note_mark, termed_by, when
from debate_tui.model.debate import Claim, Conflict, Debate, Quote, Source
from debate_tui.model.graph import is_nobody, spoken_by
from debate_tui.model.library import Library, is_card_file
from debate_tui.model.meeting import manners, meetings
from debate_tui.search.cards import card
from debate_tui.search.items import ASKED, Facet, Item, ItemKind, item_of
from debate_tui.text.safe import safe
from debate_tui.text.wording import together


def items(library: Library) -> tuple[Item, ...]:
    """All items of `library`, debate by debate in its order."""
    return tuple(item for item, _ in entries(library))


def entries(library: Library) -> Iterator[tuple[Item, Facet]]:
    """All items with their facets, debate by debate; within a debate as in `debate_entries`."""
    for debate in library.debates:
        yield from debate_entries(debate)


def debate_entries(debate: Debate) -> Iterator[tuple[Item, Facet]]:
    """The items of one debate with their facets: positions, issues, answers, sources, speakers, conflicts of fact, then
    claims.

    A claim is followed by its quotes, the notes on these, and its terms; in a card file, its cards stand for claim, quotes
    and their sources. `search.searcher` relies on that order.
    """
    cards = is_card_file(debate)
    cited = {claim.source_of(quote) for claim in debate.claims for quote in claim.quotes} if cards else set[str]()
    for position in debate.positions:
        text = _joined(": ", position.label, position.summary)
        facet = Facet(debate.id, position=position.id)
        yield _entry(ItemKind.POSITION, facet, position.id, text)
        yield from _terms(facet, position.label, position.id, position.terms)
    for issue in debate.issues:
        text = issue.question if issue.label == issue.question else _joined(": ", issue.label, issue.question)
        facet = Facet(debate.id, issues=(issue.id,))
        yield _entry(ItemKind.ISSUE, facet, issue.id, text)
        yield from _terms(facet, issue.label, issue.id, issue.terms)
    for stance in debate.stances:
        label = safe(debate.position[stance.position].label)
        facet = Facet(debate.id, position=stance.position, issues=(stance.issue,), attribution=label)
        yield _entry(ItemKind.ANSWER, facet, f"{stance.issue}/{stance.position}", stance.answer)
    for source in debate.sources:
        if source.id in cited:
            continue
        authors = _names(source.authors)
        facet = Facet(debate.id, source.id, source.position or None, speakers=authors, published=source.published)
        yield _entry(ItemKind.SOURCE, facet, source.id, _source_text(source))
        if source.note:
            yield _entry(ItemKind.NOTE, _mappers(facet, source.name), source.id, source.note)
    for name, source_id in _speakers(debate).items() if not cards else ():
        yield _entry(ItemKind.SPEAKER, Facet(debate.id, source_id, speakers=_names((name,))), safe(name), name)
    for conflict in debate.conflicts:
        claims = [debate.claim[saying.claim] for saying in conflict.says]
        issues = tuple(dict.fromkeys(issue for claim in claims for issue in claim.issues))
        facet = Facet(debate.id, issues=issues, attribution="in the mapper's words")
        yield _entry(ItemKind.CONFLICT, facet, conflict.id, _conflict_text(debate, conflict))
    for claim in debate.claims:
        facet = _claim_facet(debate, claim)
        if cards:
            facet = facet._replace(block=safe(debate.issue[claim.issues[0]].label) if claim.issues else "")
        if not (cards and claim.quotes):
            yield _entry(ItemKind.CLAIM, facet, claim.full_id, claim.text)
        for number, quote in enumerate(claim.quotes, start=1):
            own, id = _quote_facet(debate, claim, quote, facet), f"{claim.full_id}#{number}"
            yield card(debate, claim, quote, own, id) if cards else _entry(ItemKind.QUOTE, own, id, quote.text)
        for number, quote in enumerate(claim.quotes, start=1):
            if quote.note:
                on = _mappers(facet, attribution(debate, claim, replace(quote, locator=None)))
                yield _entry(ItemKind.NOTE, on, f"{claim.full_id}#{number}", quote.note)

        whose = termed_by(debate)
        for term in claim.terms:
            yield _entry(ItemKind.TERM, _mappers(facet, attribution(debate, claim), whose), claim.full_id, term)


def _terms(facet: Facet, on: str, id: str, terms: tuple[str, ...]) -> Iterator[tuple[Item, Facet]]:
    """One item for each term: a word under which the mapper wants something to be found."""
    for term in terms:
        yield _entry(ItemKind.TERM, _mappers(facet, on), id, term)


def _quote_facet(debate: Debate, claim: Claim, quote: Quote, facet: Facet) -> Facet:
    """The facet of a quote: its claim's, but with the source and authors of the quote where these are others."""
    if claim.source_of(quote) == claim.source:
        return facet
    source = debate.source[quote.source]
    return facet._replace(
        source=source.id,
        speakers=_names(source.authors or (source.name,)),
        published=source.published,
        attribution=safe(attribution(debate, claim, replace(quote, locator=None))),
    )


def _entry(kind: ItemKind, facet: Facet, id: str, text: str) -> tuple[Item, Facet]:
    return item_of(kind, facet, id, safe(text)), facet


def _mappers(facet: Facet, on: str, whose: str = "mapper") -> Facet:
    """The facet of a note or a term: the mapper's words, even where they are about somebody else's."""
    return facet._replace(speakers=(), attribution=f"the {whose}, on {safe(on)}", role="", mark="")


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)


def _source_text(source: Source) -> str:
    affiliation = source.affiliation and f"affiliation: {source.affiliation}"
    named = (source.name, source.title, together(source.authors), affiliation, source.outlet)
    return _joined(" · ", *dict.fromkeys(named), when(source))


def _conflict_text(debate: Debate, conflict: Conflict) -> str:
    """What the claims say differently about one thing, each under the name of its source; then the mapper's note."""
    said = (f"{debate.source[debate.claim[one.claim].source].name}: {one.value}" for one in conflict.says)
    return _joined(". ", f"{conflict.about} — {'; '.join(said)}", conflict.note)


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(safe(name) for name in names)


def _speakers(debate: Debate) -> dict[str, str]:
    """Name → id of the first source that the speaker wrote or is reported in; in the order of first mention."""
    met: dict[str, str] = {}
    for source in debate.sources:
        for author in source.authors:
            met.setdefault(author, source.id)
    for claim in debate.claims:
        if claim.voice and not is_nobody(claim.voice):
            met.setdefault(spoken_by(claim.voice.speaker), claim.source)
    return met


def _claim_facet(debate: Debate, claim: Claim) -> Facet:
    source = debate.source[claim.source]
    voice = claim.voice
    speakers = (
        source.authors or (source.name,) if not voice else () if is_nobody(voice) else (spoken_by(voice.speaker),)
    )
    return Facet(
        debate.id,
        claim.source,
        claim.position,
        claim.issues,
        _names(speakers),
        source.published,
        " ".join((*manners(meetings(debate, claim)), *((ASKED,) if voice and is_nobody(voice) else ()))),
        safe(attribution(debate, claim)),
        claim.role or "",
        note_mark(claim),
    )
