"""Sources: who wrote what and when, how that is known, and the claims of each in the order of its text."""

from collections.abc import Iterator

from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import BLANK, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import author, quotes_of, when
from debate_tui.model.debate import Debate, Source
from debate_tui.model.pairing import claims_of
from debate_tui.pages.order import first_place, in_text_order, order_words
from debate_tui.pages.source_text import outline, reading_rows, text_heading
from debate_tui.pages.words import claim_paragraphs, counted, derived_mark, position_head
from debate_tui.state import Go, Spot, places


def sources_page(debate: Debate, place: places.Sources) -> Page:
    """The list of a debate's sources, each with its author, date, number of claims and position."""
    title = text_row(paragraph(Run(f"{counted(len(debate.sources), 'source')}", "heading")))
    rows = []
    for source in debate.sources:
        target = Go(Spot(places.Source(place.comparison, source.id)))
        claims = len(claims_of(debate, source.id))
        others = len(
            {claim.full_id for claim, quote in quotes_of(debate, source.id) if quote.source not in ("", claim.source)}
        )
        count = counted(claims, "claim") + (f", {counted(others, 'claim')} of others with its words" if others else "")
        words = [
            paragraph(Run(source.title or f"Untitled ({source.name})", "claim")),
            paragraph(Run(f"{author(source)}, {when(source)} · {count}", "muted")),
            paragraph(*position_head(debate, source.position)),
        ]
        rows.append(text_row(*words, target=target, rule=Rule()))
    if not rows:
        rows.append(text_row(paragraph("This debate has no sources yet.", style="muted")))
    return Page((title,), Rows(composed(*rows)), "Sources")


def source_page(debate: Debate, place: places.Source, marked: range = range(0)) -> Page:
    """All about a source: its text with the claims beside it or, if the text is not at hand, its claims with their
    quotes.

    `marked`: the numbers of the sentences that the reader has marked.
    """
    source = debate.source[place.source]
    head = text_row(paragraph(Run(source.title or f"Untitled ({source.name})", "heading")))
    rows = [text_row(*source_paragraphs(debate, source), *outline(debate, source), rule=Rule())]
    claims = in_text_order(debate, source)
    others = tuple(dict.fromkeys(claim for claim, _ in quotes_of(debate, source.id) if claim.source != source.id))
    lists = [
        (order_words(source, claims), claims),
        (f"{counted(len(others), 'claim')} of other sources with its words", others),
    ]
    if source.sentences:
        rows += [text_heading(), *reading_rows(debate, source, place, marked), BLANK]
        left = [claim for claim in (*claims, *others) if first_place(claim, source) is None]
        quoting = {claim.full_id for claim, _ in quotes_of(debate, source.id)}
        lost = tuple(claim for claim in left if claim.full_id in quoting)
        bare = tuple(claim for claim in left if claim.full_id not in quoting)
        lists = [
            (f"{counted(len(lost), 'claim')} whose quotes were not found in the text", lost),
            (f"{counted(len(bare), 'claim')} without a quote from the text", bare),
        ]
    for number, (heading, some) in enumerate(lists):
        if some or (number == 0 and not source.sentences):
            rows.append(text_row(rule=Rule((Run(heading, "heading"),))))
        for claim in some:
            target = Go(Spot(places.Claim(place.comparison, claim.full_id)))
            rows += [text_row(*claim_paragraphs(debate, claim), target=target), BLANK]
    return Page((head,), Rows(composed(*rows)), source.name)


def source_paragraphs(debate: Debate, source: Source) -> Iterator[Paragraph]:
    """All that is known about a source. A missing author, outlet or date is shown as "not given"."""
    held = (*position_head(debate, source.position), *derived_mark(debate.position[source.position]))
    yield Paragraph(held, Run("Position     ", "muted"), Run(" " * 13))
    for name, value in source_facts(source):
        yield Paragraph((Run(value, "text"),), Run(f"{name:<13}", "muted"), Run(" " * 13))


def source_facts(source: Source) -> Iterator[tuple[str, str]]:
    """(name, value) of what is known about a source, without its title and position."""
    unknown = "not given"
    facts = {
        "Author": ", ".join(source.authors) or unknown,
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
    if source.published in (None, when(source)):
        return source.published
    return f"{when(source)} ({source.published})"
