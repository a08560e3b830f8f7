"""Claim: everything about one claim; Enter leads to each related claim, and to what is for and against that one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from debate_tui.layout.parts import Page, Part, Rows, composed, listed
from debate_tui.layout.rows import BLANK, WIDE, Cell, Row, Rule, introduction, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.ascent import ascent
from debate_tui.model.attribution import author, is_question, speaks_alone, termed_by, voice_words
from debate_tui.model.citing import cited, links_of
from debate_tui.model.debate import Claim, Conflict, Debate, Quote, Saying
from debate_tui.model.derived import derived
from debate_tui.model.encounters import Gathering
from debate_tui.model.graph import graph
from debate_tui.pages.facts import fact_rows
from debate_tui.pages.focus import crumbs, focus_parts
from debate_tui.pages.links import ALONE, Link, link_paragraphs, links_beside
from debate_tui.pages.marked import (
    block_of,
    cite_words,
    is_card,
    is_marked,
    is_verbatim,
    kept_words,
    marked_runs,
    marked_words,
)
from debate_tui.pages.omitted import gravest, omitted_paragraphs
from debate_tui.pages.words import (
    GLYPHS,
    NO_QUOTE,
    not_shared,
    position_head,
    quote_paragraph,
    role_words,
    state_mark,
)
from debate_tui.state import Cursor, Go, Spot, Target, facing, places
from debate_tui.text.wording import et_al


def claim_page(debate: Debate, place: places.Claim) -> Page:
    """The claim with its quotes, what speaks for it and against it, what it does itself, its conflicts of fact, and where to
    read on."""
    claim = debate.claim[place.claim]
    number = graph(debate).order[claim.full_id]
    source = debate.source[claim.source]
    ways = (text_row(rule=Rule((Run("Read on", "heading"),))), *_ways_on(debate, claim, place), BLANK)
    rows = Rows(*_about(debate, number, place), composed(*ways))
    return Page((_head(debate, claim),), rows, f"Claim · {source.name}")


def claim_rows(debate: Debate, number: int) -> Iterator[Row]:
    """The rows of a claim's page (its number) for a document: with the issues that it is on, and without ways to read on."""
    claim = debate.claims[number]
    place = places.Claim(places.Compare(debate.id), claim.full_id)
    yield _head(debate, claim)
    yield from Rows(*_about(debate, number, place))
    asked = [paragraph("On the issue: ", Run(debate.issue[id].question, "text"), style="muted") for id in claim.issues]
    yield text_row(*(asked or [paragraph("It stands outside all issues.", style="muted")]), rule=Rule())
    yield BLANK


def _head(debate: Debate, claim: Claim) -> Row:
    block = f" · {block_of(debate, claim)}" if is_card(debate, claim) else ""
    return text_row(paragraph(*position_head(debate, claim.position), f"{role_words(claim)}{block}", style="muted"))


def _about(debate: Debate, number: int, place: places.Claim) -> Iterator[Part]:
    """What there is to say of a claim (its number), and of its relations."""
    claim = debate.claims[number]
    if ascent(debate, number):
        yield composed(text_row(*crumbs(debate, number)))
    yield from _statement(debate, claim)
    yield from focus_parts(debate, number, place)
    for title, kind, linked in links_beside(debate, number):
        yield composed(text_row(rule=Rule((Run(f"{GLYPHS[kind]} {title}", kind.value),))))
        yield _links_part(debate, linked, place)
    yield composed(*_conflicts(debate, claim, place), *_alone(debate, claim)[1:])


def _statement(debate: Debate, claim: Claim) -> Iterator[Part]:
    quotes = claim.quotes
    flag = () if claim.held else (paragraph(Run(not_shared(debate, claim), "flag")),)
    lead = "Cites: " if is_card(debate, claim) else "Is " if is_question(claim) else "Says: "
    unquoted = () if quotes else (" · ", NO_QUOTE)
    text = Run(claim.text, "claim")
    stated = quote_paragraph((text,)) if is_verbatim(debate, claim) else paragraph(text)
    yield composed(
        text_row(*flag, stated, rule=Rule()),
        text_row(paragraph(lead, voice_words(debate, claim), *unquoted, style="muted")),
        *_alone(debate, claim)[:1],
    )
    yield Part(len(quotes), lambda number: text_row(*_quote(debate, claim, quotes[number])))
    if claim.terms:
        terms = f"Terms ({termed_by(debate)}): {', '.join(claim.terms)}"
        yield composed(text_row(paragraph(terms, style="note")))
    if kept := [*kept_words(debate, claim)]:
        yield composed(text_row(*(paragraph(words, style="note") for words in kept)))
    yield composed(_BLANK)


_BLANK = Row((Cell((Paragraph(),), narrow=()),), WIDE)
"""A blank line, but on a narrow page, where what is for and against a claim is to be in sight."""


def _alone(debate: Debate, claim: Claim) -> Sequence[Row]:
    """Of the only source of a debate, once, what would stand below each related claim: a row for the top of the page and, on
    a narrow one, for its end."""
    if speaks_alone(debate) and not claim.voice and graph(debate).touching.of(graph(debate).order[claim.full_id]):
        return introduction(paragraph(ALONE, style="muted"))
    return ()


def _quote(debate: Debate, claim: Claim, quote: Quote) -> Iterator[Paragraph]:
    marked, card = is_marked(quote), is_card(debate, claim)
    grave = (" · ", run) if (run := gravest(quote)) else ()
    cited = paragraph(
        f"— {cite_words(debate, claim, quote)} · ", state_mark(quote), *grave, style="citation", rest="  "
    )
    yield Paragraph()
    if card or marked:  # as debaters read it: who, then the card
        yield cited
    if not is_verbatim(debate, claim):
        yield quote_paragraph(marked_runs(quote, whole=True) if marked else quote.text)
    if not (card or marked):
        yield cited
    if quote.note:
        yield paragraph(f"Note of the map: {quote.note}", style="note")
    yield from omitted_paragraphs(quote)
    for words in marked_words(quote):
        yield paragraph(f"{words[:1].upper()}{words[1:]}", style="muted")


def _links_part(debate: Debate, linked: Sequence[Link], place: places.Claim) -> Part:
    def target(number: int) -> Target:
        return Go(Spot(replace(place, claim=linked[number].claim.full_id)))

    def row(number: int) -> Row:
        return text_row(*link_paragraphs(debate, linked[number]), target=target(number))

    return listed(len(linked), row, target)


def _conflicts(debate: Debate, claim: Claim, place: places.Claim) -> Iterator[Row]:
    """For each conflict of fact that the claim is in, what each of its claims says, as the mapper put it; of many, the first."""
    for conflict, own in _facts(debate).get(claim.full_id, {}).values():
        yield text_row(rule=Rule((Run(f"≠ Said differently: {conflict.about}", "warning"),)))
        says = conflict.says
        if len(says) > 2 * _SAID:
            says = says[:_SAID] + tuple(saying for saying in own if saying not in says[:_SAID])
        yield from fact_rows(
            debate,
            replace(conflict, says=says),
            lambda said: None if said is claim else Go(Spot(replace(place, claim=said.full_id))),
        )
        if left := len(conflict.says) - len(says):
            words = paragraph(f"and {left} more, in the list of conflicts of fact", style="muted")
            yield text_row(words, target=Go(Spot(places.Listing(place.comparison, Gathering.FACTS))))


_SAID = 20
"""How many claims' words on one thing stand on a claim's page beside its own; up to twice as many, all do."""


@derived(1)
def _facts(debate: Debate) -> Mapping[str, Mapping[str, tuple[Conflict, list[Saying]]]]:
    """By claim (a full id), the conflicts of fact that it is in, by id, each with what it says there."""
    found: defaultdict[str, dict[str, tuple[Conflict, list[Saying]]]] = defaultdict(dict)
    for conflict in debate.conflicts:
        for saying in conflict.says:
            found[saying.claim].setdefault(conflict.id, (conflict, []))[1].append(saying)
    return found


def _ways_on(debate: Debate, claim: Claim, place: places.Claim) -> Iterator[Row]:
    """Rows that lead on: to each comparison that the claim stands in, and to its source."""
    for issue in claim.issues or ([""] if not debate.issues else []):
        there = Spot(facing(debate, issue, claim.position, place.positions), Cursor(claim=claim.full_id))
        named = debate.issue.get(issue)
        words = paragraph(
            "Compare: ",
            Run(named.question if named else "claims" if len(debate.positions) > 2 else "all claims", "text"),
            style="muted",
        )
        # An issue that was made of a claim may be as long as that.
        yield Row((Cell((words,), Go(there), cut=named is not None and named.derived),))
    if not claim.issues and debate.issues:
        yield text_row(paragraph("It stands outside all issues: no comparison shows it.", style="muted"))
    if is_card(debate, claim):
        answers = paragraph("Answers: ", Run("cards that answer this one, side by side", "text"), style="muted")
        yield text_row(answers, target=Go(Spot(places.Answers(place.comparison, claim.full_id))))
        hands = paragraph("Same passage: ", Run("who else cut it, word by word", "text"), style="muted")
        yield text_row(hands, target=Go(Spot(places.Hands(place.comparison, claim.full_id))))
    source = debate.source[claim.source]
    there = Spot(places.Source(place.comparison, source.id), Cursor(claim=claim.full_id))
    words = paragraph("Source: ", Run(source.title or author(source, et_al), "text"), style="muted")
    yield text_row(words, target=Go(there))
    for source in (debate.source[id] for id in cited(claim) if id in debate.source):
        words = paragraph("Cites: ", Run(source.title or source.name, "text"), style="muted")
        yield text_row(words, target=Go(Spot(places.Source(place.comparison, source.id))))
    for link in links_of(claim):
        yield text_row(paragraph("Link: ", Run(f"{link.text}  {link.url}".strip(), "text"), style="muted"))
