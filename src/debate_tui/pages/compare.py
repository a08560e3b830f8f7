"""Compare: an issue, position beside position, each claim beside the claims that it collides or agrees with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from debate_tui.frozen import dataclass
from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Anew, Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Run, paragraph, plain
from debate_tui.model.attribution import NO_ANSWER, ONLY_REPORTED, credit, none_meet, voice_words
from debate_tui.model.crossing import liveliest
from debate_tui.model.debate import Claim, Debate
from debate_tui.model.graph import mutual, numbered
from debate_tui.model.outline import Beside, Left, Pairs, left_alone, paired, partner, rows_alone, rows_beside
from debate_tui.model.pairing import Partner, reported, spoken, unpaired
from debate_tui.model.selection import sources_held, sources_speaking
from debate_tui.pages.alone import beside_alone
from debate_tui.pages.words import (
    Detail,
    claim_paragraphs,
    counted,
    derived_mark,
    position_head,
    position_style,
    relation_mark,
    relation_to,
    silence,
    step_words,
    why_words,
)
from debate_tui.state import Go, Spot, Target, places
from debate_tui.state.places import Compare
from debate_tui.text.scripts import first_words
from debate_tui.text.wording import together


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
    number = numbered(debate)[1][place.issue] + 1
    issue = debate.issue[place.issue]
    title = text_row(
        paragraph(
            Run(f"{number}/{len(debate.issues)}", "muted"),
            "  ",
            Run(issue.question, "question"),
            *derived_mark(issue),
            first="",
        )
    )
    return Page((title, column_heads(comparison)), compare_rows(comparison), issue.label)


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
    """The sources that hold a position, by name; of one that none holds as a whole, those in which its claims are."""
    held = sources_held(debate, position)
    found = [source.name for source in held or sources_speaking(debate, position)]
    names = together(found)
    return names if held or not names else f"claims in {names}"


def compare_rows(comparison: Comparison) -> Rows:
    """The stances, the pairings, and the claims that stand alone."""
    debate, place = comparison.debate, comparison.place
    pairs = paired(debate, place.issue, place.positions)
    left = left_alone(debate, place.issue, place.positions)
    count = len(unpaired(debate, place.issue, place.positions))
    heading = Rule((Run(f"{counted(count, 'claim')} without a counterpart here", "heading"),))
    row = stance_row(comparison)
    return Rows(
        composed(*([row] if any(_says(cell) for cell in row.cells) else [])),
        _pairs_part(comparison, pairs) if pairs.count else composed(*_no_meeting(comparison)),
        *([composed(text_row(rule=heading)), _alone_part(comparison, left)] if count else []),
        composed(BLANK),
    )


def _says(cell: Cell) -> bool:
    return any(plain(one.runs) for one in cell.paragraphs)


def no_meeting(debate: Debate) -> str:
    """The words for positions that do not meet on an issue."""
    if len(debate.positions) < 2:
        return "There is no other position that claims of this one could meet."
    return none_meet(
        debate, "No claim of these positions opposes, limits or agrees with one of the others on this issue."
    )


def _no_meeting(comparison: Comparison) -> Iterator[Row]:
    """Rows that say that these positions do not meet on the issue, and lead to two that do, if any."""
    debate, place = comparison.debate, comparison.place
    yield text_row(paragraph(Run(no_meeting(debate), "muted")), rule=Rule())
    pair = liveliest(debate, place.issue)
    if pair:
        names = " and ".join(f"“{debate.position[p].label}”" for p in pair)
        there = Go(Spot(Compare(debate.id, place.issue, pair)))
        yield text_row(paragraph(Run(f"On this issue {names} meet\N{NO-BREAK SPACE}▸", "text")), target=there)


BLANK_RULE = text_row(rule=Rule())


def stance_row(comparison: Comparison) -> Row:
    """What each position answers on the issue, or that it is silent."""
    debate, place = comparison.debate, comparison.place
    cells = []
    for position in place.positions:
        stance = debate.stance.get((position, place.issue))
        style = f"stance-{position_style(debate, position)}"
        words = Run(stance.answer, style) if stance else Run(without_stance(debate, place.issue, position), "muted")
        cells.append(
            Cell(
                (paragraph(words),),
                heading=position_head(debate, position),
                rule=Rule(said="answers" if stance else ""),
            )
        )
    return Row(tuple(cells), comparison.least)


def without_stance(debate: Debate, issue: str, position: str) -> str:
    """The words in place of a position's missing stance on an issue (ids); "" for a derived one with claims there, since nobody
    is at hand who could have stated an answer."""
    claims = len(spoken(debate, issue, position))
    if claims > reported(debate, issue, position):
        if debate.position[position].derived:
            return ""
        return NO_ANSWER
    return ONLY_REPORTED if claims else silence(debate)


def claim_cell(comparison: Comparison, claim: Claim, rule: Rule | None = None, reason: str | None = None) -> Cell:
    """The cell of a claim; Enter opens it. `reason`: why it stands here, shown before it."""
    debate = comparison.debate
    target = Go(Spot(places.Claim(comparison.place, claim.full_id)))
    before = (paragraph(reason, style="why", first="  "),) if reason else ()
    paragraphs = Anew(lambda: chain(before, claim_paragraphs(debate, claim, comparison.detail)))
    return Cell(paragraphs, target, position_head(debate, claim.position), rule)


def _pairs_part(comparison: Comparison, pairs: Pairs) -> Part:
    """The pairings: each hub with its partners beside it."""
    debate, place = comparison.debate, comparison.place

    def target(row: int, side: int) -> Target:
        return Go(Spot(places.Claim(place, debate.claims[pairs.claim(debate, row, side)].full_id)))

    return Part(
        pairs.count,
        lambda row: _beside_row(comparison, pairs.row(row)),
        pairs.columns,
        target,
        pairs.groups,
        lambda claim: rows_beside(debate, pairs, claim),
    )


_AS_ABOVE = Cell((paragraph("the claim above", style="muted", first="↑ "),), modes=Mode.COLUMNS | Mode.TILES)
"""Stands in the hub's column beside its second partner and those after it."""


def _beside_row(comparison: Comparison, line: Beside) -> Row:
    """A row of a pairing. Only one partner fits in a column of a row, so more of them follow in rows below."""
    positions, debate = comparison.place.positions, comparison.debate
    hub = debate.claims[line.hub]
    column_of_hub = positions.index(hub.position)
    cells = []
    for column in range(len(positions)):
        if column == column_of_hub and line.first:
            cells.append(claim_cell(comparison, hub, Rule()))
        elif column == column_of_hub:
            cells.append(_AS_ABOVE)
        elif column in line.edges:
            found = partner(debate, line.edges[column], line.hub)
            near = line.first and column == min(line.edges)  # in a stack, the first of them stands right below the hub
            cells.append(_partner_cell(comparison, found, hub, near))
        else:
            cells.append(Cell(rule=Rule() if line.first else None, modes=Mode.COLUMNS))
    return Row(tuple(cells), comparison.least, column_of_hub, continues=not line.first)


def _partner_cell(comparison: Comparison, partner: Partner, hub: Claim, near: bool) -> Cell:
    """`near`: whether the hub stands right above it in a stack; where it doesn't, the label says what it is about."""
    relation, debate = partner.relation, comparison.debate
    mark = relation_mark(relation, debate, partner.outward)
    toward = None if mutual(relation) else comparison.place.positions.index(hub.position)
    of = f" of {voice_words(debate, hub)}" if credit(debate, hub) else ""
    said = f"{relation_to(relation, debate, partner.outward)} the claim above{of}"
    rule = Rule((mark,), toward, said)
    if not near:
        reminding = mark._replace(text=f"{mark.text.split()[0]} {said}: {opening_of(hub)}")
        rule = Rule((mark,), toward, f"{said}, “{opening_of(hub)}”", (reminding,))
    cell = claim_cell(comparison, partner.claim, rule, why_words(partner.relation) if comparison.why else None)
    both = partner.claim.full_id, hub.full_id
    others = [id for id in relation.origins if id not in both]
    linked = map(debate.claim.__getitem__, others[:6] if len(others) > 12 else others)  # of hundreds, few are named
    above = [f"together with “{opening_of(one)}”, {voice_words(debate, one)}" for one in linked]
    above += [f"together with {left} more"] if (left := len(others) - len(above)) else []
    above += [step_words(debate, relation)] if relation.target in debate.relation else []
    if not above:
        return cell
    words = [paragraph(one, style="muted") for one in above]
    return replace(cell, paragraphs=Anew(lambda: chain(words, cell.paragraphs)))


def opening_of(hub: Claim) -> str:
    """The beginning of a claim, for the label of a partner between which and its hub others stand."""
    opening = first_words(hub.text, 8)
    return opening + ("\u00a0…" if len(opening) < len(hub.text) else "")


_MOST_BESIDE = 8
"""The most rows beside which a claim stands that is taller than the first of them."""


def _alone_part(comparison: Comparison, found: Left) -> Part:
    """The claims without a counterpart here, a blank line with a rule between them."""
    debate, place, lines = comparison.debate, comparison.place, found.lines

    @lru_cache(maxsize=8)
    def cells(claim: int) -> Mapping[int, Sequence[Cell]]:
        return alone_cells(comparison, debate.claims[claim])

    def made(claim: int, number: int) -> Row:
        found = (cells(claim)[side][number : number + 1] for side in range(len(place.positions)))
        shown = tuple(cell[0] if cell else Cell(modes=Mode.COLUMNS) for cell in found)
        side = place.positions.index(debate.claims[claim].position)
        return Row(shown, comparison.least, side, continues=number > 0)

    @lru_cache(maxsize=8)
    def beside(claim: int) -> Sequence[Row]:
        """The rows beside which the claim stands; it ends beside the last."""
        count = min(_MOST_BESIDE, max(map(len, cells(claim).values())))
        rows: list[Row] = []
        for number in range(count):
            row = made(claim, number)
            rows.append(replace(row, before=tuple(rows), goes_on=number + 1 < count) if count > 1 else row)
        return rows

    def compose(row: int) -> Row:
        claim, number = lines[row]
        if number < 0:
            return BLANK_RULE
        return beside(claim)[number] if number < _MOST_BESIDE else made(claim, number)

    return Part(
        len(lines),
        compose,
        found.columns,
        lambda row, side: cells(lines[row].claim)[side][lines[row].number].target,
        found.groups,
        lambda claim: rows_alone(debate, lines, claim),
    )


def alone_cells(comparison: Comparison, claim: Claim) -> Mapping[int, Sequence[Cell]]:
    """By column, the cells, one below the other, of a claim without a counterpart here: itself, and in the other columns
    who meets it elsewhere."""
    column = comparison.place.positions.index(claim.position)
    return {column: [claim_cell(comparison, claim)], **beside_alone(comparison.debate, comparison.place, claim)}
