"""The document: a debate for paper, mail and files, with title, legend, full citations and a list of sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from debate_tui.layout.parts import Rows
from debate_tui.layout.rows import BLANK, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import nothing_pairs
from debate_tui.model.debate import Conflict, Debate, Issue, Source
from debate_tui.model.derived import seed
from debate_tui.model.encounters import Gathering
from debate_tui.model.graph import numbered
from debate_tui.model.part import conflicts_among
from debate_tui.pages.brief import brief_part
from debate_tui.pages.claim import claim_rows
from debate_tui.pages.compare import Comparison, column_heads, compare_rows, sources_of
from debate_tui.pages.extract import Extract as Extract
from debate_tui.pages.facts import fact_rows
from debate_tui.pages.grid import grid_part, issues_part
from debate_tui.pages.legend import legend_of_view
from debate_tui.pages.listing import encounter_rows, entries, listed, listing_rows, name_of, reported_words
from debate_tui.pages.order import in_text_order, order_words
from debate_tui.pages.overview import overview_rows
from debate_tui.pages.sources import source_paragraphs
from debate_tui.pages.words import (
    Detail,
    claim_paragraphs,
    counted,
    derived_mark,
    position_head,
)
from debate_tui.state import places
from debate_tui.state.places import Compare


class Part(NamedTuple):
    """Rows of a document: those of one item after the other, each made of nothing but the item."""

    items: Sequence[Any]
    rows: Callable[[Any], Iterable[Row]]


def _once(rows: Callable[[], Iterable[Row]]) -> Part:
    return Part((None,), lambda _: rows())


def document(extract: Extract) -> Iterator[Row]:
    """The rows of the whole document."""
    return (row for part in parts(extract) for item in part.items for row in part.rows(item))


def parts(extract: Extract) -> Iterator[Part]:
    """The document in parts; the items of the longest are its issues, claims or sources."""
    yield _once(lambda: _opening(extract))
    match extract.view:
        case _ if extract.brief:
            brief = extract.brief
            yield _once(lambda: Rows(brief_part(brief, leads=False)))
        case "overview":
            yield _once(lambda: _overview(extract))
        case view if view in list(Gathering):
            yield _once(lambda: _listing(extract, Gathering(view)))
        case "grid":
            yield _grid(extract)
            yield _once(lambda: (BLANK,))
        case "sources":
            yield _sources(extract)
        case "issues":
            yield _once(lambda: _issues(extract))
        case "claim":
            yield _claims(extract)
        case _:
            yield Part(extract.chosen_issues, partial(_comparison, extract))
            yield _once(lambda: _outside_all_issues(extract))
            yield from _unshown(extract)
            yield _once(lambda: facts(extract))
    if extract.view != "sources":
        yield _once(lambda: source_list(extract))


def _opening(extract: Extract) -> Iterator[Row]:
    if extract.view == "overview":
        yield text_row(paragraph(Run(extract.title, "heading")))
        yield text_row(paragraph(Run(extract.debate.question, "text")))
    else:
        yield from front(extract)
        yield from legend_of_view(extract)


def front(extract: Extract) -> Iterator[Row]:
    """Title, question and positions."""
    debate = extract.debate
    yield text_row(paragraph(Run(extract.title, "heading")))
    yield text_row(paragraph(Run(debate.question, "text")))
    yield BLANK
    if extract.summary:
        yield text_row(paragraph(Run(extract.summary, "text")), Paragraph())
    if extract.chosen_positions:
        yield text_row(rule=Rule((Run("Positions", "heading"),)))
    for position in extract.chosen_positions:
        summary = debate.position[position].summary
        who = sources_of(debate, position)
        yield text_row(
            Paragraph(
                (
                    *position_head(debate, position),
                    *derived_mark(debate.position[position]),
                    Run(f" ({who})" if who else "", "muted"),
                )
            ),
            *([paragraph(Run(summary, "text"), first="  ")] if summary else []),
            *terms_of(debate.position[position].terms),
        )
    yield BLANK


def terms_of(terms: tuple[str, ...]) -> Iterator[Paragraph]:
    """The words that the mapper adds for those who look for it by them."""
    if terms:
        yield paragraph(f"Terms (mapper): {', '.join(terms)}", style="note", first="  ")


def _comparison(extract: Extract, issue: Issue) -> Iterator[Row]:
    debate = extract.debate
    place = Compare(debate.id, issue.id, extract.chosen_positions)
    comparison = Comparison(debate, place, Detail.CITATIONS, why=True)
    number = numbered(debate)[1][issue.id] + 1
    yield text_row(rule=Rule((Run(f"Issue {number} of {len(debate.issues)}", "heading"),)))
    yield text_row(paragraph(Run(issue.question, "question"), *derived_mark(issue)), *terms_of(issue.terms))
    yield column_heads(comparison)
    if nothing_pairs(debate, issue.id) and not extract.brief:
        from debate_tui.pages.outside import unpaired_parts  # late: few maps draw nothing

        yield from Rows(*unpaired_parts(comparison))
        return
    yield from compare_rows(comparison)


def _outside_all_issues(extract: Extract) -> Iterator[Row]:
    """The claims on no issue, which no comparison shows."""
    claims = extract.outside
    if claims:
        yield text_row(rule=Rule((Run(f"{counted(len(claims), 'claim')} outside all issues", "heading"),)))
    under = None
    for claim in claims:
        head = [] if claim.position == under else [paragraph(*position_head(extract.debate, claim.position))]
        under = claim.position
        yield text_row(*head, *claim_paragraphs(extract.debate, claim, Detail.CITATIONS))
        yield BLANK


def unshown_words(count: int) -> str:
    """The heading over relations that no comparison shows."""
    what = "clash, limit or agreement" if count == 1 else "clashes, limits and agreements"
    return f"{count} {what} within one position, or of claims on no common issue here"


def _unshown(extract: Extract) -> Iterator[Part]:
    """The relations that no comparison shows: of whom, to whom, why, and who draws them."""
    if found := extract.unshown:
        yield _once(lambda: (text_row(rule=Rule((Run(unshown_words(len(found)), "heading"),))),))
        yield Part(found, partial(encounter_rows, extract.debate))


def facts(extract: Extract) -> Iterator[Row]:
    """The conflicts of fact among the chosen claims."""
    found = conflicts_of(extract)
    if found:
        yield text_row(rule=Rule((Run("Conflicts of fact", "heading"),)))
    for conflict in found:
        yield text_row(paragraph(Run(f"≠ {conflict.about}", "warning")))
        yield from fact_rows(extract.debate, conflict)
        yield BLANK


def _overview(extract: Extract) -> Iterable[Row]:
    """The overview; of a part, its lists have as many entries as `_listing` shows."""
    debate = extract.seen
    for of in () if extract.whole else Gathering:
        among, found = _found(extract, of)
        seed(debate, entries, (len(found), reported_words(among, of, found)), of)
    return overview_rows(debate, Compare(extract.debate.id))


def _found(extract: Extract, of: Gathering) -> tuple[Debate, Sequence[int]]:
    """What a list holds of the positions and issues chosen: the debate that it is of, and the numbers of its entries there."""
    if extract.whole or of in (Gathering.FACTS, Gathering.UNANSWERED):
        return (debate := extract.seen), listed(debate, of)
    # Each as the whole debate tells it, with the step that it attacks and all its premises.
    return extract.debate, [*filter(extract.meeting.__contains__, listed(extract.debate, of))]


def _listing(extract: Extract, of: Gathering) -> Iterator[Row]:
    """A list of everything of one kind, of the positions and issues chosen."""
    debate, found = _found(extract, of)
    yield text_row(rule=Rule((Run(name_of(debate, of, len(found)), "heading"),)))
    where = "in this debate" if extract.whole else "in this part of the debate"
    where = "in this brief" if extract.brief else where
    yield from listing_rows(debate, places.Listing(Compare(debate.id), of), found, where)


def _grid(extract: Extract) -> Part:
    debate = replace(extract, issues=()).seen
    wanted = {issue.id for issue in extract.chosen_issues}
    grid = grid_part(debate, extract.chosen_positions, Compare(debate.id, positions=extract.chosen_positions))
    numbers = [number for number, issue in enumerate(debate.issues) if issue.id in wanted]
    return Part(numbers, lambda number: (grid.compose(number),))


def _issues(extract: Extract) -> Iterator[Row]:
    """The list of issues, each with what the chosen positions have on it."""
    wanted = {issue.id for issue in extract.chosen_issues}
    debate = replace(extract, issues=()).seen
    yield text_row(paragraph(Run(counted(len(wanted), "issue"), "heading")))
    rows = Rows(issues_part(debate, Compare(debate.id)))
    yield from (row for issue, row in zip(debate.issues, rows, strict=True) if issue.id in wanted)
    yield BLANK


def _claims(extract: Extract) -> Part:
    """Everything about each chosen claim, as its own page has it."""
    numbers = extract.claim_numbers

    def rows(place: int) -> Iterator[Row]:
        yield text_row(rule=Rule((Run(f"Claim {place + 1} of {len(numbers)}", "heading"),)))
        yield from claim_rows(extract.debate, numbers[place])

    return Part(range(len(numbers)), rows)


def _sources(extract: Extract) -> Part:
    debate = extract.debate
    wanted = {claim.full_id for claim in extract.chosen_claims}

    def rows(source: Source) -> Iterator[Row]:
        claims = [claim for claim in in_text_order(debate, source) if claim.full_id in wanted]
        yield text_row(rule=Rule((Run(source.name, "heading"),)))
        yield text_row(paragraph(Run(source.title or f"Untitled ({source.name})", "heading")))
        yield text_row(*source_paragraphs(debate, source), Paragraph())
        yield text_row(paragraph(order_words(source, claims)))
        for claim in claims:
            yield text_row(Paragraph(), *claim_paragraphs(debate, claim, Detail.WHOLE))
        yield BLANK

    return Part(extract.chosen_sources, rows)


def conflicts_of(extract: Extract) -> tuple[Conflict, ...]:
    """The conflicts of fact among the chosen claims (`model.part.conflicts_among`)."""
    inside = {claim.full_id for claim in extract.chosen_claims} if extract.debate.conflicts else set()
    return conflicts_among(extract.debate, inside)


def source_list(extract: Extract) -> Iterator[Row]:
    """All that is known about each chosen source."""
    debate = extract.debate
    if extract.chosen_sources:
        yield text_row(rule=Rule((Run("Sources", "heading"),)))
    for source in extract.chosen_sources:
        title = Run(source.title, "text") if source.title else Run("untitled", "muted")
        titled = Paragraph((title,), Run("Title        ", "muted"), Run(" " * 13))
        name = paragraph(Run(source.name, "strong"))
        yield text_row(name, titled, *source_paragraphs(debate, source), Paragraph())
