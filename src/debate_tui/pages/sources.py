"""Sources: who wrote what and when, how that is known, and the claims of each in the order of its text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.parts import Page, Part, Rows, composed, later, listed
from debate_tui.layout.rows import BLANK, Anew, Cell, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import author, when
from debate_tui.model.debate import Claim, Debate, Source
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, numbered
from debate_tui.model.pairing import quoting_others
from debate_tui.model.selection import holders_of
from debate_tui.pages.order import first_place, in_text_order, order_words
from debate_tui.pages.source_text import outline, text_heading, text_part
from debate_tui.pages.words import DERIVED, claim_paragraphs, counted, derived_mark, position_head
from debate_tui.state import Go, Spot, places
from debate_tui.text.wording import et_al, together


def sources_page(debate: Debate, place: places.Sources) -> Page:
    """The list of a debate's sources, each with its author, date, number of claims and position."""
    title = text_row(paragraph(Run(f"{counted(len(debate.sources), 'source')}", "heading")))
    sources, numbers = debate.sources, numbered(debate)[2]

    def target(number: int) -> Go:
        return Go(Spot(places.Source(place.comparison, sources[number].id)))

    def row(number: int) -> Row:
        source = sources[number]
        others = len(set(drawn.quoting.of(number)).difference(drawn.saying.of(number)))
        count = counted(drawn.saying.count(number), "claim")
        count += f", {counted(others, 'claim')} of others with its words" if others else ""
        words = [
            paragraph(Run(source.title or f"Untitled ({source.name})", "claim")),
            paragraph(Run(f"{author(source, et_al)}, {when(source)} · {count}", "muted")),
            paragraph(*_holders(debate, source)),
        ]
        return text_row(*words, target=target(number), rule=Rule())

    drawn = graph(debate)
    none = composed(
        text_row(
            paragraph(
                "This debate has no sources yet. One is written as a [[source]] in its file; its text goes into the folder “sources” beside that.",
                style="muted",
            )
        )
    )
    rows = listed(len(sources), row, target, lambda id: [numbers[id]] if id in numbers else [])
    return Page((title,), Rows(rows if sources else none), "Sources")


def source_page(debate: Debate, place: places.Source, marked: range = range(0)) -> Page:
    """All about a source: its text with the claims beside it or, if the text is not at hand, its claims with their
    quotes.

    `marked`: the numbers of the sentences that the reader has marked.
    """
    source = debate.source[place.source]
    head = text_row(paragraph(Run(source.title or f"Untitled ({source.name})", "heading")))
    facts = later(lambda: text_row(*source_paragraphs(debate, source), *outline(debate, source), rule=Rule()))
    text: tuple[Part, ...] = ()
    if source.sentences:
        text = (composed(text_heading()), text_part(debate, source, place, marked), composed(BLANK))
    lists = (
        part
        for number, (heading, claims) in enumerate(_lists(debate, source.id))
        if claims or (number == 0 and not source.sentences)
        for part in (composed(text_row(rule=Rule((Run(heading, "heading"),)))), _claims_part(debate, claims, place))
    )
    return Page((head,), Rows(facts, *text, *lists), source.name)


@derived(8)
def _lists(debate: Debate, id: str) -> Sequence[tuple[str, Sequence[Claim]]]:
    """The lists of claims on the page of a source (an id), each with its heading: all claims or, where the text is
    shown, those that have no place in it."""
    source = debate.source[id]
    claims = in_text_order(debate, source)
    others = quoting_others(debate, id)
    if not source.sentences:
        return (
            (order_words(source, claims), claims),
            (f"{counted(len(others), 'claim')} of other sources with its words", others),
        )
    left = [claim for claim in (*claims, *others) if first_place(claim, source) is None]
    own = [tuple(quote for quote in claim.quotes if claim.source_of(quote) == id) for claim in left]
    lost = tuple(replace(claim, quotes=quotes) for claim, quotes in zip(left, own, strict=True) if quotes)
    bare = tuple(claim for claim, quotes in zip(left, own, strict=True) if not quotes)
    return (
        (f"{counted(len(lost), 'claim')} whose quotes have no certain place in the text", lost),
        (f"{counted(len(bare), 'claim')} without a quote from the text", bare),
    )


def _claims_part(debate: Debate, claims: Sequence[Claim], place: places.Source) -> Part:
    """A list of claims, a blank line below each."""

    def target(row: int, _: int = 0) -> Go:
        return Go(Spot(places.Claim(place.comparison, claims[row // 2].full_id)))

    def compose(row: int) -> Row:
        claim = claims[row // 2]
        return BLANK if row % 2 else Row((Cell(Anew(lambda: claim_paragraphs(debate, claim)), target(row)),))

    return Part(2 * len(claims), compose, (range(0, 2 * len(claims), 2),), target)


def _holders(debate: Debate, source: Source, marks: bool = False) -> Iterator[Run]:
    """The position of a source, then those of claims in it that are another's, as of somebody whom it reports. With `marks`, each
    that was made by rule says so, and what they are stands before them."""
    held = holders_of(debate, source)
    if not source.position:
        yield Run("claims in it are of " if held else "not known" if marks else "position not known", "muted")
    for number, position in enumerate(held[:_HELD]):
        if number:
            yield Run("; claims in it are of " if number == 1 and source.position else " · ", "muted")
        yield from position_head(debate, position)
        if marks:
            yield from derived_mark(debate.position[position])
    if more := len(held[_HELD:]):
        yield Run(f" and {counted(more, 'more position')}", "muted")


_HELD = 20
"""Positions that are named at most of those whose claims are in a source."""


def source_paragraphs(debate: Debate, source: Source) -> Iterator[Paragraph]:
    """All that is known about a source. A missing author, outlet or date is shown as "not given"."""
    yield Paragraph(tuple(_holders(debate, source, marks=True)), Run("Position     ", "muted"), Run(" " * 13))
    for name, value in source_facts(source):
        yield Paragraph((Run(value, "text"),), Run(f"{name:<13}", "muted"), Run(" " * 13))


def held_words(debate: Debate, source: Source) -> str:
    """The same in words, without a sign between what are no equals."""
    ids = holders_of(debate, source)
    held = [debate.position[id] for id in ids[:_HELD]]
    more = f" and {counted(count, 'more position')}" if (count := len(ids[_HELD:])) else ""
    named = [f"{one.label}{f' {DERIVED}' if one.derived else ''}" for one in held]
    own = named[: bool(source.position)]
    also = [f"claims in it are of {', '.join(named[len(own) :])}{more}"] if len(named) > len(own) else []
    return "; ".join([*own, *also]) or "not known"


def source_facts(source: Source) -> Iterator[tuple[str, str]]:
    """(name, value) of what is known about a source, without its title and position."""
    unknown = "not given"
    facts = {
        "Author": together(source.authors) or unknown,
        "Affiliation": source.affiliation,
        "Outlet": source.outlet or unknown,
        "Published": _published(source) or unknown,
        "Known from": source.published_basis,
        "URL": source.url,
        "Note": source.note,
    }
    yield from ((name, value) for name, value in facts.items() if value)


def _published(source: Source) -> str | None:
    """The date in words, followed by the EDTF of the file if the two differ; None if the source has no date."""
    told = when(source)
    if source.published is None:
        return None if told == "undated" else told.removeprefix("dated ")
    return told if told == source.published else f"{told} ({source.published})"
