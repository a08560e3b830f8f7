"""Claim: everything about one claim; Enter leads to each related claim."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from debate_tui.layout.parts import Page, Part, Rows, composed, listed
from debate_tui.layout.rows import BLANK, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import attribution, author, citation, voice_words
from debate_tui.model.debate import By, Claim, Debate, Kind, Quote, Relation
from debate_tui.model.graph import graph
from debate_tui.model.lazy import Made
from debate_tui.pages.facts import fact_rows
from debate_tui.pages.words import (
    GLYPHS,
    NO_QUOTE,
    NOT_SHARED,
    counted,
    position_head,
    position_style,
    quote_paragraph,
    role_words,
    state_mark,
    step_words,
)
from debate_tui.state import Cursor, Go, Spot, Target, facing, places
from debate_tui.text.scripts import one_line


@dataclass(frozen=True, slots=True)
class Link:
    """A related claim, seen from the claim on the page."""

    claim: Claim
    relation: Relation
    active: bool
    """True: the claim on the page acts on the other. False: the other acts on it."""


_SECTIONS = (
    (Kind.REBUTS, True, "Rebuts, and is rebutted by"),
    (Kind.UNDERCUTS, False, "Undercut by"),
    (Kind.UNDERCUTS, True, "Undercuts"),
    (Kind.QUALIFIES, False, "Qualified by"),
    (Kind.QUALIFIES, True, "Qualifies"),
    (Kind.CONCURS, True, "Concurs with"),
    (Kind.REPHRASES, False, "Rephrased by"),
    (Kind.REPHRASES, True, "Rephrases"),
    (Kind.SUPPORTS, False, "Supported by"),
    (Kind.SUPPORTS, True, "Supports"),
)


def links(debate: Debate, claim: Claim) -> Iterator[tuple[str, Kind, Sequence[Link]]]:
    """(title, kind, related claims) of each section, the conflicts first; empty sections are left out.

    A related claim is made when it is asked for.
    """
    drawn = graph(debate)
    number = drawn.order[claim.full_id]
    found: defaultdict[tuple[Kind, bool], list[int]] = defaultdict(list)
    for edge in drawn.touching.of(number):
        kind = drawn.kind(edge)
        found[kind, drawn.origins[edge] == number or kind.symmetric].append(edge)
    for kind, active, title in _SECTIONS:
        if edges := found.get((kind, active)):
            yield title, kind, Made(len(edges), partial(_link, debate, number, edges))


def _link(debate: Debate, number: int, edges: Sequence[int], at: int) -> Link:
    drawn, edge = graph(debate), edges[at]
    active = drawn.origins[edge] == number
    other = drawn.targets[edge] if active else drawn.origins[edge]
    return Link(debate.claims[other], debate.relations[drawn.drawn[edge]], active)


def claim_page(debate: Debate, place: places.Claim) -> Page:
    """The claim with its quotes, its relations by section, its conflicts of fact, and where to read on."""
    claim = debate.claim[place.claim]
    source = debate.source[claim.source]
    head = text_row(paragraph(*position_head(debate, claim.position), Run(role_words(claim), "muted")))
    parts = [*_statement(debate, claim)]
    for title, kind, linked in links(debate, claim):
        parts.append(composed(text_row(rule=Rule((Run(f"{GLYPHS[kind]} {title}", kind.value),)))))
        parts.append(_links_part(debate, linked, place))
    ways = (text_row(rule=Rule((Run("Read on", "heading"),))), *_ways_on(debate, claim, place), BLANK)
    rows = Rows(*parts, composed(*_conflicts(debate, claim, place)), composed(*ways))
    return Page((head,), rows, f"Claim · {source.name}")


def _statement(debate: Debate, claim: Claim) -> Iterator[Part]:
    source, quotes = debate.source[claim.source], claim.quotes
    flag = () if claim.held else (paragraph(Run(NOT_SHARED, "flag")),)
    yield composed(
        text_row(*flag, paragraph(Run(claim.text, "claim")), rule=Rule()),
        text_row(paragraph("Says: ", voice_words(claim, source), style="muted")),
    )
    yield Part(len(quotes), lambda number: text_row(*_quote(debate, claim, quotes[number])))
    if not quotes:
        yield composed(text_row(Paragraph(), Paragraph((NO_QUOTE,))))
    if claim.terms:
        yield composed(text_row(paragraph(f"Terms (mapper): {', '.join(claim.terms)}", style="note")))
    yield composed(BLANK)


def _quote(debate: Debate, claim: Claim, quote: Quote) -> Iterator[Paragraph]:
    yield Paragraph()
    yield quote_paragraph(quote.text)
    yield paragraph(f"— {citation(debate, claim, quote)} · ", state_mark(quote), style="muted")
    if quote.note:
        yield paragraph(f"Note: {quote.note}", style="note")
    for mark in quote.marks:
        words = one_line(quote.text[mark.start : mark.end]).strip()
        yield paragraph(f"{mark.kind}: “{words}”", style="muted")


def _links_part(debate: Debate, linked: Sequence[Link], place: places.Claim) -> Part:
    def target(number: int) -> Target:
        return Go(Spot(replace(place, claim=linked[number].claim.full_id)))

    return listed(len(linked), lambda number: _link_row(debate, linked[number], target(number)), target)


def _link_row(debate: Debate, link: Link, target: Target) -> Row:
    other = link.claim
    mark = Run("■ ", position_style(debate, other.position))
    words = [replace(paragraph(Run(other.text, "claim")), first=mark, rest=Run("  "))]
    if not other.held:
        words.insert(0, paragraph(Run(NOT_SHARED, "flag"), first="  "))
    words.append(paragraph("— ", attribution(debate, other), role_words(other), style="muted", first="  "))
    if len(link.relation.origins) > 1:
        together = counted(len(link.relation.origins), "linked premise")
        words.append(paragraph(f"({together}, which count together)", style="muted", first="  "))
    if link.relation.target in debate.relation:
        words.append(paragraph(step_words(debate, link.relation), style="muted", first="  "))
    if link.relation.why:
        who = "source" if link.relation.by is By.SOURCE else "mapper"
        words.append(paragraph(f"Why ({who}): {link.relation.why}", style="why", first="  "))
    return text_row(*words, target=target)


def _conflicts(debate: Debate, claim: Claim, place: places.Claim) -> Iterator[Row]:
    """For each conflict of fact that the claim is in, what each of its claims says, as the mapper put it."""
    for conflict in debate.conflicts:
        if all(saying.claim != claim.full_id for saying in conflict.says):
            continue
        yield text_row(rule=Rule((Run(f"≠ Said differently: {conflict.about}", "warning"),)))
        yield from fact_rows(
            debate,
            conflict,
            lambda said: None if said is claim else Go(Spot(replace(place, claim=said.full_id))),
        )


def _ways_on(debate: Debate, claim: Claim, place: places.Claim) -> Iterator[Row]:
    """Rows that lead on: to each comparison that the claim stands in, and to its source."""
    for issue in claim.issues:
        there = Spot(facing(debate, issue, claim.position, place.positions), Cursor(claim=claim.full_id))
        yield text_row(
            paragraph("Compare: ", Run(debate.issue[issue].question, "text"), style="muted"), target=Go(there)
        )
    if not claim.issues:
        yield text_row(paragraph("It stands outside all issues: no comparison shows it.", style="muted"))
    source = debate.source[claim.source]
    words = paragraph("Source: ", Run(source.title or author(source), "text"), style="muted")
    there = Spot(places.Source(place.comparison, source.id), Cursor(claim=claim.full_id))
    yield text_row(words, target=Go(there))
