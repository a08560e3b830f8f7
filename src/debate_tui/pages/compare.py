"""Compare: an issue, position beside position, each claim beside the claims that it collides or agrees with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.attribution import speaks_for_its_position
from debate_tui.model.debate import By, Claim, Debate
from debate_tui.model.pairing import Pairing, Partner, alone, claims_on, liveliest, pairings
from debate_tui.pages.alone import beside_alone
from debate_tui.pages.grid import NO_ISSUES
from debate_tui.pages.words import (
    SILENT,
    Detail,
    claim_paragraphs,
    counted,
    derived_mark,
    position_head,
    relation_mark,
    step_words,
)
from debate_tui.state import Go, Spot, places
from debate_tui.state.places import Compare


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison shows: the debate, the place (issue and positions), how much of a claim, and whether reasons
    are shown."""

    debate: Debate
    place: Compare
    detail: Detail = Detail.QUOTES
    why: bool = False

    @property
    def least(self) -> int:
        """The narrowest readable column, in terminal cells; 29 lets two columns fit on a narrow terminal."""
        return 29 if len(self.place.positions) <= 2 else 34


def compare_page(comparison: Comparison) -> Page:
    """The page of a comparison: the issue and the positions as its head, then `compare_rows`."""
    debate, place = comparison.debate, comparison.place
    if not place.issue:
        return Page((), Rows(composed(NO_ISSUES)))
    number = [issue.id for issue in debate.issues].index(place.issue) + 1
    issue = debate.issue[place.issue]
    title = text_row(
        paragraph(
            Run(f"{number}/{len(debate.issues)}", "muted"),
            "  ",
            Run(issue.question, "heading"),
            *derived_mark(issue),
            first="",
        )
    )
    return Page((title, column_heads(comparison)), Rows(composed(*compare_rows(comparison))), issue.label)


def column_heads(comparison: Comparison) -> Row:
    """The row over the columns: each position and its sources. In tiles and stacks, every cell has its own heading."""
    debate = comparison.debate
    cells = (
        Cell(
            (
                paragraph(*position_head(debate, p), *derived_mark(debate.position[p])),
                paragraph(Run(sources_of(debate, p), "muted")),
            ),
            modes=Mode.COLUMNS,
        )
        for p in comparison.place.positions
    )
    return Row(tuple(cells), comparison.least)


def sources_of(debate: Debate, position: str) -> str:
    """The sources that hold a position, by name."""
    return ", ".join(source.name for source in debate.sources if source.position == position)


def compare_rows(comparison: Comparison) -> Iterator[Row]:
    """The stances, the pairings, and the claims that stand alone."""
    debate, place = comparison.debate, comparison.place
    yield stance_row(comparison)
    found = pairings(debate, place.issue, place.positions)
    for pairing in found:
        yield from pairing_rows(comparison, pairing)
    if not found:
        yield from _no_meeting(comparison)
    left = alone(debate, place.issue, place.positions)
    if left:
        words = f"{counted(len(left), 'claim')} without a counterpart here"
        yield text_row(rule=Rule((Run(words, "heading"),)))
    for number, claim in enumerate(left):
        if number:
            yield BLANK_RULE
        yield from alone_rows(comparison, claim)
    yield BLANK


def _no_meeting(comparison: Comparison) -> Iterator[Row]:
    """Rows that say that these positions do not meet on the issue, and lead to two that do, if any."""
    debate, place = comparison.debate, comparison.place
    words = "No claim of these positions meets one of the others on this issue."
    yield text_row(paragraph(Run(words, "muted")), rule=Rule())
    pair = liveliest(debate, place.issue)
    if pair:
        names = " and ".join(f"“{debate.position[p].label}”" for p in pair)
        there = Go(Spot(Compare(debate.id, place.issue, pair)))
        yield text_row(paragraph(Run(f"On this issue {names} meet ▸", "text")), target=there)


BLANK_RULE = text_row(rule=Rule())


def stance_row(comparison: Comparison) -> Row:
    """What each position answers on the issue, or that it is silent."""
    debate, place = comparison.debate, comparison.place
    cells = []
    for position in place.positions:
        stance = debate.stance.get((position, place.issue))
        claims = claims_on(debate, place.issue, position)
        words = Run(stance.answer, "stance") if stance else Run(without_stance(debate, claims), "muted")
        cells.append(Cell((paragraph(words),), heading=position_head(debate, position), rule=Rule()))
    return Row(tuple(cells), comparison.least)


def without_stance(debate: Debate, claims: Sequence[Claim]) -> str:
    """The words in place of a missing stance; `claims`: the position's claims on the issue."""
    if any(speaks_for_its_position(debate, claim) for claim in claims):
        return "States no answer of its own; its claims are below."
    return f"{SILENT} What it only reports is below." if claims else SILENT


def claim_cell(comparison: Comparison, claim: Claim, rule: Rule | None = None, reason: str | None = None) -> Cell:
    """The cell of a claim; Enter opens it. `reason`: why it stands here, shown before it."""
    debate = comparison.debate
    target = Go(Spot(places.Claim(comparison.place, claim.full_id)))
    before = (paragraph(reason, style="why", first="  "),) if reason else ()
    paragraphs = (*before, *claim_paragraphs(debate, claim, comparison.detail))
    return Cell(paragraphs, target, position_head(debate, claim.position), rule)


def pairing_rows(comparison: Comparison, pairing: Pairing) -> Iterator[Row]:
    """The hub with its partners beside it, one kind of relation after another. Only one partner fits in a column of a
    row, so more of them follow in rows below."""
    positions = comparison.place.positions
    hub = positions.index(pairing.hub.position)
    for number, beside in enumerate(_abreast(pairing, positions)):
        cells = []
        for column in range(len(positions)):
            if column == hub and number == 0:
                cells.append(claim_cell(comparison, pairing.hub, Rule()))
            elif column == hub:
                cells.append(Cell(modes=Mode.COLUMNS | Mode.TILES))
            elif column in beside:
                cells.append(_partner_cell(comparison, beside[column], hub))
            else:
                cells.append(Cell(rule=None if number else Rule(), modes=Mode.COLUMNS))
        yield Row(tuple(cells), comparison.least, hub, continues=number > 0)


def _abreast(pairing: Pairing, positions: tuple[str, ...]) -> Iterator[dict[int, Partner]]:
    """Column → partner, for each row. A row holds one kind of relation, so the order of kinds is the same in any
    layout."""
    for _, of_kind in groupby(pairing.partners, key=lambda partner: partner.relation.kind):
        columns: defaultdict[int, list[Partner]] = defaultdict(list)
        for partner in of_kind:
            columns[positions.index(partner.claim.position)].append(partner)
        for number in range(max(map(len, columns.values()))):
            yield {column: found[number] for column, found in columns.items() if number < len(found)}


def _partner_cell(comparison: Comparison, partner: Partner, hub: int) -> Cell:
    relation = partner.relation
    mark = relation_mark(relation, comparison.debate, partner.outward)
    rule = Rule((mark,), None if relation.kind.symmetric else hub)
    cell = claim_cell(comparison, partner.claim, rule, reason_words(partner) if comparison.why else None)
    if relation.target not in comparison.debate.relation:
        return cell
    step = paragraph(step_words(comparison.debate, relation), style="muted")
    return replace(cell, paragraphs=(step, *cell.paragraphs))


def reason_words(partner: Partner) -> str | None:
    """Why the relation holds, and who draws it."""
    who = "the source draws this" if partner.relation.by is By.SOURCE else "drawn by the mapper"
    return f"Why ({who}): {partner.relation.why}" if partner.relation.why else None


def alone_rows(comparison: Comparison, claim: Claim) -> Iterator[Row]:
    """The rows of a claim without a counterpart here: beside it, in the other columns, stands who meets it
    elsewhere."""
    positions = comparison.place.positions
    column = positions.index(claim.position)
    columns = {column: [claim_cell(comparison, claim)], **beside_alone(comparison.debate, comparison.place, claim)}
    for number in range(max(map(len, columns.values()))):
        found = (columns[i][number : number + 1] for i in range(len(positions)))
        cells = tuple(cell[0] if cell else Cell(modes=Mode.COLUMNS) for cell in found)
        yield Row(cells, comparison.least, column, continues=number > 0)
