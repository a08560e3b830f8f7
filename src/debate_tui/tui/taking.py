"""What can be copied from a page: a claim with its quotes and citation, a pair, what sources say of one thing, the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from debate_tui.layout.rows import Cell, Row
from debate_tui.layout.runs import plain
from debate_tui.model.attribution import attribution, citation, voice_words
from debate_tui.model.brief import Mark
from debate_tui.model.debate import Claim, Conflict, Debate, Quote, QuoteState, Relation, ends
from debate_tui.model.encounters import OF_MANNER, Gathering
from debate_tui.model.graph import mutual
from debate_tui.model.library import Library
from debate_tui.model.pairing import Edge, edges_of
from debate_tui.pages.brief import mark_at
from debate_tui.pages.brief_map import proved, told_of
from debate_tui.pages.compare import opening_of
from debate_tui.pages.compose import compose
from debate_tui.pages.facts import fact_at
from debate_tui.pages.listing import listed as gathered
from debate_tui.pages.marked import cite_words, is_card, read_words
from debate_tui.pages.words import counted, not_shared, position_head, relation_mark, step_words, why_words
from debate_tui.state import Go, State, Stop, places
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import listed


class Copied(NamedTuple):
    """What is put on the clipboard."""

    text: str
    whose: str
    """Whose words, and what is with them."""


def copied(state: State, at: Stop | None, library: Library) -> Copied | None:
    """The claim under the cursor or of the page, with its quotes and citations; in a brief, the mark in the words of then."""
    if isinstance(state.place, places.Brief):
        return _copied_mark(mark_under(state, at.row if at else None), library)
    found = claim_under(state, at, library)
    if found is None:
        return None
    if fact := fact_under(state, at, library):
        said = [saying for saying in fact.says if saying.claim == found[1].full_id]
        both = f"; {state.keys.shown('copy_pair')} copies all that is said of it"
        return Copied(
            fact_text(found[0], replace(fact, says=tuple(said), note="")),
            f"{whose(*found)} on “{fact.about}”, with its citation{both}",
        )
    paired = isinstance(state.place, places.Compare | places.Listing) and pair_under(state, at, library)
    both = f"; {state.keys.shown('copy_pair')} copies both claims" if paired else ""
    own = f"“{opening_of(found[1])}”, " if isinstance(state.place, places.Claim) else ""  # wherever the cursor is
    return Copied(claim_text(*found), f"{own}{whose(*found)} with its citation{both}")


def copied_more(state: State, at: Stop | None, library: Library) -> Copied:
    """The claim under the cursor and the one beside it, with why they meet; of a conflict of fact, all that is said of the
    thing; without a pair, what is read aloud of a card; else the page without borders."""
    if isinstance(state.place, places.Compare | places.Listing) and (found := pair_under(state, at, library)):
        debate, origin, target, relation = found
        one, other = (voice_words(debate, claim) for claim in (origin, target))
        claims = f"two claims of {one}" if one == other else f"the claims of {one} and {other}"
        return Copied(pair_text(debate, _as_seen(relation, at, state, library)), f"{claims} with their citations")
    if fact := fact_under(state, at, library):
        told = f"what {counted(len(fact.says), 'claim')} say of “{fact.about}”, with citations"
        return Copied(fact_text(library.debate[state.place.debate], fact), told)
    if isinstance(state.place, places.Compare | places.Claim) and (words := read_under(state, at, library)):
        return Copied(words, "what is read aloud of the card")
    page = compose(state, library)
    rows = [*page.head, *islice(page.rows, _MOST_ROWS)]
    what = "this page" if len(page.rows) <= _MOST_ROWS else f"the first {_MOST_ROWS} rows of this page"
    text = "\n\n".join(said for row in rows if (said := _unbordered(row)))
    names = "\n".join(map(safe, page_names(state, library)))
    return Copied(f"{names}\n\n{text}\n", f"{what}, without borders")


def _as_seen(relation: Relation, at: Stop | None, state: State, library: Library) -> Relation:
    """A relation that holds both ways, from the claim on the left to the other; any other as it is."""
    [origin, *linked], target, rows = relation.origins, relation.target, compose(state, library).rows
    if at is None or linked or not mutual(relation) or at.claim not in (origin, target):
        return relation
    beside = ((side, rows.target(row, side)) for row in rows.group(at.row) for side in rows.sides_of(row))
    sides = {one.to.claim: side for side, one in beside if isinstance(one, Go)} | {at.claim: at.side}
    if target in sides and sides[target] < sides.get(origin, 0):
        return replace(relation, origins=(target,), target=origin)
    return relation


def page_names(state: State, library: Library) -> list[str]:
    """What stands above a page that is taken away: the debate that it is of, unless it is of the whole library, and its name."""
    debate = library.debate.get(state.place.debate)
    whole = isinstance(state.place, places.Library | places.Problems)
    return [*([debate.title] if debate and not whole else []), compose(state, library).title]


_MOST_ROWS = 2000
"""The rows of a page that are copied at most."""


def _unbordered(row: Row) -> str:
    """A row as text: its cells one below the other, each paragraph on one line."""
    lines = []
    for cell in row.cells:
        label = cell.rule.label if cell.rule else ()
        lines += [label, cell.heading, *((one.first, *one.runs) for one in cell.paragraphs)]
    return "\n".join(words for line in lines if (words := plain(line).replace("\N{NO-BREAK SPACE}", " ").strip()))


def mark_under(state: State, row: int | None) -> Mark | None:
    """The mark of the current brief that a row of its page belongs to."""
    brief = state.briefs.brief if state.briefs else None
    if brief is None or row is None or not isinstance(state.place, places.Brief):
        return None
    return mark_at(brief, row)


def _copied_mark(mark: Mark | None, library: Library) -> Copied | None:
    if mark is None:
        return None
    note = f"Note: {mark.note}\n\n" if mark.note else ""
    kept = proved(mark, library)
    if mark.relation:
        text = pair_text(kept, mark.relation)
    else:
        text = "\n".join(claim_text(kept, kept.claim[claim.full_id]) for claim in mark.sides[0])
    return Copied(lined(note) + text, f"{told_of(mark)}, with citations")


def claim_under(state: State, at: Stop | None, library: Library) -> tuple[Debate, Claim] | None:
    """The claim of the page, else that of the cell under the cursor (`at`), with its debate; None if there is none."""
    here = state.here if isinstance(state.place, places.Claim) else at.spot if at else None
    debate = library.debate.get((here.place.debate if here else "") or state.place.debate)
    claim = debate.claim.get(here.claim) if debate and here else None
    return (debate, claim) if debate and claim else None


def claim_text(debate: Debate, claim: Claim) -> str:
    """The claim as text, with its quotes in quotation marks, their citations, and who makes the claim. Of a quote that is not
    verified that is said.

    A card is put as debaters hand it on: tag, cite, and the source's words, which few have been compared with.
    """
    if is_card(debate, claim):
        parts = [
            line
            for quote in claim.quotes
            for line in (
                cite_words(debate, claim, quote),
                *quote.text.splitlines(),
                *(_doubt(quote) if quote.state is not QuoteState.UNVERIFIED else ()),
            )
        ]
        return "\n".join(map(safe, (claim.text, *parts))) + "\n"
    lines = [] if claim.held else [f"({not_shared(debate, claim)[2:]})"]
    lines.append(claim.text)
    for quote in claim.quotes:
        lines += [f"“{one_line(quote.text).strip()}”", f"— {citation(debate, claim, quote)}", *_doubt(quote)]
        if quote.note:
            lines.append(f"[{quote.note}]")
    if not any(claim.source_of(quote) == claim.source for quote in claim.quotes):
        said, title = attribution(debate, claim), debate.source[claim.source].title
        said += f", “{title}”" if title and title not in said else ""  # there is no citation that has it
        lines.append(f"(claimed by {said})" if claim.quotes else f"— {said}, no quote")
    return "\n".join(safe(line) for line in lines) + "\n"


def _doubt(quote: Quote) -> list[str]:
    """What is wrong with a quote, or that nobody has looked, as a line; nothing of one that was found in its source."""
    return [] if quote.state.verified else [f"[{_DOUBTS[quote.state]}]"]


_DOUBTS = {
    QuoteState.ALTERED: "altered: the source, or the record of it, has other words there",
    QuoteState.ABSENT: "absent: the words were not found in the source",
    QuoteState.AMBIGUOUS: "ambiguous: the words stand in the source more than once",
    QuoteState.UNVERIFIED: "unverified: the quote was not compared with its source",
}


def read_text(debate: Debate, claim: Claim) -> str:
    """What is read aloud of a card: tag, whom it cites, and the words, … where some are left out; "" where none are, and of
    a claim that is no card's, which has a speaker to be named."""
    if not is_card(debate, claim):
        return ""
    said = [
        f"{debate.source[claim.source_of(quote)].name}: {words}"
        for quote in claim.quotes
        if (words := read_words(quote))
    ]
    return "\n".join(map(safe, (claim.text, *said))) + "\n" if said else ""


def read_under(state: State, at: Stop | None, library: Library) -> str:
    """What is read aloud of the card that `claim_under` finds; "" where none is under the cursor, or nothing is read."""
    found = claim_under(state, at, library)
    return read_text(*found) if found else ""


def pair_under(state: State, at: Stop | None, library: Library) -> tuple[Debate, Claim, Claim, Relation] | None:
    """The claim under the cursor and the one beside it that it meets, the one that acts first; None without a pair, as in
    the lists that show no relations: what sources say differently stands there whether or not they have one."""
    if isinstance(state.place, places.Listing) and state.place.of not in OF_MANNER:
        return None
    debate, rows = library.debate.get(state.place.debate), compose(state, library).rows
    if debate is None or at is None or not at.claim:
        return None
    group = rows.group(at.row)
    near = sorted(group, key=lambda row: abs(row - at.row))
    beside = (rows.target(row, side) for row in near for side in rows.sides_of(row) if (row, side) != (at.row, at.side))
    others = [target.to.claim for target in beside if isinstance(target, Go) and target.to.claim]
    claim = debate.claim[at.claim]
    edges = [edge for edge in edges_of(debate, claim) if edge.relation.kind.meets]
    for cell in chain.from_iterable(rows[row].cells for row in near):
        for edge in edges:
            if _is_said(edge, cell, debate) and {edge.origin.full_id, edge.target.full_id} - {at.claim} <= {*others}:
                return debate, edge.origin, edge.target, edge.relation
    for other in others:
        for edge in edges:
            if {edge.origin.full_id, edge.target.full_id} == {at.claim, other} and at.claim != other:
                return debate, edge.origin, edge.target, edge.relation
    return None


def _is_said(edge: Edge, cell: Cell, debate: Debate) -> bool:
    """Whether the rule above a cell says how its claim and the other meet by this edge: two may meet in several ways."""
    if not cell.rule or not isinstance(cell.target, Go):
        return False
    acts = {edge.origin.full_id: True, edge.target.full_id: mutual(edge.relation)}.get(cell.target.to.claim)
    return acts is not None and plain(cell.rule.label) == relation_mark(edge.relation, debate, acts).text


def pair_text(debate: Debate, relation: Relation) -> str:
    """The claims that a relation joins as text, each with its quotes and their citations, with what those on the first
    side do to those on the second, and why."""
    acting, met = ends(debate, relation)
    parts = [*_side(debate, acting), f"{relation_mark(relation, debate, active=True).text}:"]
    parts += [step_words(debate, relation)] if relation.target in debate.relation else []
    parts += ["", *_side(debate, met)]
    parts.append(why_words(relation))
    return "\n".join(map(lined, parts)).rstrip() + "\n"


def _side(debate: Debate, ids: Sequence[str]) -> Iterator[str]:
    for number, claim in enumerate(map(debate.claim.__getitem__, ids)):
        together = "together with, " if number else ""
        yield f"{together}{debate.position[claim.position].label}:"
        yield claim_text(debate, claim)


def fact_under(state: State, at: Stop | None, library: Library) -> Conflict | None:
    """The conflict of fact whose sayings the cursor is on, in the list of them."""
    place, debate = state.place, library.debate.get(state.place.debate)
    if debate is None or at is None or not isinstance(place, places.Listing) or place.of is not Gathering.FACTS:
        return None
    return fact_at([debate.conflicts[number] for number in gathered(debate, place.of, place.only)], at.row)


def fact_text(debate: Debate, conflict: Conflict) -> str:
    """A conflict of fact as text: what it is about, each saying in the mapper's words above its claim with quotes and
    citations, and the mapper's note."""
    parts = [f"≠ {conflict.about} (in the mapper's words)"]
    for saying in conflict.says:
        claim = debate.claim[saying.claim]
        parts.append(f"\n{plain(position_head(debate, claim.position))}: {saying.value}\n{claim_text(debate, claim)}")
    parts += [f"Note (mapper): {conflict.note}"] if conflict.note else []
    return "\n".join(map(lined, parts)).rstrip() + "\n"


def lined(text: str) -> str:
    """`text` made safe, line by line."""
    return "\n".join(map(safe, text.split("\n")))


def whose(debate: Debate, claim: Claim) -> str:
    """The claim named by its speaker: `a claim of Ken Jimbo, reported by Solomon (shared by the author)`; a card by whom it cites,
    since its tag is the debater's."""
    if is_card(debate, claim):
        return f"a card that cites {listed(dict.fromkeys(debate.source[claim.source_of(one)].name for one in claim.quotes), 3)}"
    return f"a claim of {voice_words(debate, claim)}"
