"""Compare: an issue, position beside position, each claim beside the claims that it collides or agrees with."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from debate_tui.layout.rows import BLANK, Cell, Mode, Page, Row, Rule, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model import Claim, Debate
from debate_tui.pages.words import (
    SILENT,
    Detail,
    claim_paragraphs,
    counted,
    position_head,
    relation_mark,
    step_words,
)
from debate_tui.pairing import Pairing, Partner, claims_on, liveliest, met_by, pairings, unanswered
from debate_tui.state import Place, Screen


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison shows: the debate, the place (issue and positions), how much of a claim, and whether reasons are shown."""

    debate: Debate
    place: Place
    detail: Detail = Detail.QUOTES
    why: bool = False

    @property
    def least(self) -> int:
        """The narrowest readable column, in terminal cells: two share a narrow terminal, more want more room."""
        return 29 if len(self.place.positions) <= 2 else 34


def compare_page(comparison: Comparison) -> Page:
    debate, place = comparison.debate, comparison.place
    if not place.issue:
        return Page((), (text_row(paragraph("This debate has no issues yet.", style="muted")),))
    number = [issue.id for issue in debate.issues].index(place.issue) + 1
    issue = debate.issue[place.issue]
    title = text_row(
        paragraph(Run(f"{number}/{len(debate.issues)}", "muted"), "  ", Run(issue.question, "heading"), first="")
    )
    return Page((title, column_heads(comparison)), tuple(compare_rows(comparison)), issue.label)


def column_heads(comparison: Comparison) -> Row:
    """The positions and who holds them, over the columns; in tiles and stacks every cell has a heading of its own."""
    debate = comparison.debate
    cells = (
        Cell(
            (paragraph(*position_head(debate, p)), paragraph(Run(sources_of(debate, p), "muted"))),
            modes=Mode.COLUMNS,
        )
        for p in comparison.place.positions
    )
    return Row(tuple(cells), comparison.least)


def sources_of(debate: Debate, position: str) -> str:
    """The sources that hold a position, by name."""
    return ", ".join(source.name for source in debate.sources if source.position == position)


def compare_rows(comparison: Comparison) -> Iterator[Row]:
    """The stances, the pairings, and what stands unanswered."""
    debate, place = comparison.debate, comparison.place
    yield stance_row(comparison)
    found = pairings(debate, place.issue, place.positions)
    for pairing in found:
        yield from pairing_rows(comparison, pairing)
    if not found:
        yield from _no_meeting(comparison)
    alone = unanswered(debate, place.issue, place.positions)
    if alone:
        whom = "the other position" if len(place.positions) == 2 else "the others here"
        yield text_row(rule=Rule((Run(f"{counted(len(alone), 'claim')} not met by {whom}", "heading"),)))
    for number, claim in enumerate(alone):
        if number:
            yield BLANK_RULE
        yield unanswered_row(comparison, claim)
    yield BLANK


def _no_meeting(comparison: Comparison) -> Iterator[Row]:
    """Where these positions do not meet, the way to two that do."""
    debate, place = comparison.debate, comparison.place
    words = "No claim of these positions meets one of the others on this issue."
    yield text_row(paragraph(Run(words, "muted")), rule=Rule())
    pair = liveliest(debate, place.issue)
    if pair:
        names = " and ".join(f"“{debate.position[p].label}”" for p in pair)
        there = Place(Screen.COMPARE, debate.id, place.issue, pair)
        yield text_row(paragraph(Run(f"Here {names} meet. Enter sets them side by side.", "text")), target=there)


BLANK_RULE = text_row(rule=Rule())


def stance_row(comparison: Comparison) -> Row:
    """What each position answers on the issue, or that it is silent."""
    debate, place = comparison.debate, comparison.place
    cells = []
    for position in place.positions:
        stance = debate.stance.get((position, place.issue))
        claims = claims_on(debate, place.issue, position)
        silent = SILENT if not claims else "States no answer of its own; its claims are below."
        words = Run(stance.answer, "stance") if stance else Run(silent, "muted")
        cells.append(Cell((paragraph(words),), heading=position_head(debate, position), rule=Rule()))
    return Row(tuple(cells), comparison.least)


def claim_cell(comparison: Comparison, claim: Claim, rule: Rule | None = None, reason: str | None = None) -> Cell:
    """A claim that Enter opens; `reason`: why it is set here, before it."""
    debate = comparison.debate
    target = replace(comparison.place, screen=Screen.CLAIM, claim=claim.full_id, row=None, side=0)
    before = (paragraph(reason, style="why", first="  "),) if reason else ()
    paragraphs = (*before, *claim_paragraphs(debate, claim, comparison.detail))
    return Cell(paragraphs, target, position_head(debate, claim.position), rule)


def pairing_rows(comparison: Comparison, pairing: Pairing) -> Iterator[Row]:
    """The hub with its partners beside it; further partners in the same column follow in rows of their own."""
    positions = comparison.place.positions
    hub = positions.index(pairing.hub.position)
    columns: defaultdict[int, list[Partner]] = defaultdict(list)
    for partner in pairing.partners:
        columns[positions.index(partner.claim.position)].append(partner)
    for number in range(max(map(len, columns.values()))):
        cells = []
        for column in range(len(positions)):
            if column == hub and number == 0:
                cells.append(claim_cell(comparison, pairing.hub, Rule()))
            elif column == hub:
                cells.append(Cell(modes=Mode.COLUMNS | Mode.TILES))
            elif number < len(columns[column]):
                cells.append(_partner_cell(comparison, columns[column][number], hub))
            else:
                cells.append(Cell(rule=None if number else Rule(), modes=Mode.COLUMNS))
        yield Row(tuple(cells), comparison.least, hub)


def _partner_cell(comparison: Comparison, partner: Partner, hub: int) -> Cell:
    relation = partner.relation
    mark = relation_mark(relation, comparison.debate, partner.outward)
    rule = Rule((mark,), None if relation.kind.symmetric else hub)
    cell = claim_cell(comparison, partner.claim, rule, reason_words(partner) if comparison.why else None)
    if relation.target in comparison.debate.claim:
        return cell
    step = paragraph(step_words(comparison.debate, relation), style="muted")
    return replace(cell, paragraphs=(step, *cell.paragraphs))


def reason_words(partner: Partner) -> str | None:
    """Why the relation holds, and who draws it."""
    who = "the source draws this" if partner.relation.by == "source" else "drawn by the mapper"
    return f"Why ({who}): {partner.relation.why}" if partner.relation.why else None


def unanswered_row(comparison: Comparison, claim: Claim) -> Row:
    """A claim alone: the cells opposite say so, and who meets it elsewhere."""
    debate, positions = comparison.debate, comparison.place.positions
    column = positions.index(claim.position)
    others = [i for i in range(len(positions)) if i != column]
    elsewhere = ", ".join(sources_of(debate, p) or debate.position[p].label for p in met_by(debate, claim))
    cells = []
    for i, position in enumerate(positions):
        if i == column:
            cells.append(claim_cell(comparison, claim))
            continue
        words = f"· no answer from “{debate.position[position].label}”" if len(positions) == 2 else "· no answer"
        paragraphs = [paragraph(Run(words, "muted"))]
        if i == others[0]:
            met = f"met elsewhere, by {elsewhere}" if elsewhere else "nobody in this debate meets it"
            paragraphs.append(paragraph(Run(met, "muted"), first="  "))
        modes = Mode.COLUMNS | Mode.TILES | Mode.STACK if i == others[0] else Mode.COLUMNS
        cells.append(Cell(tuple(paragraphs), modes=modes))
    return Row(tuple(cells), comparison.least, column)
