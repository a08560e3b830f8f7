"""Claims that nothing pairs, on an issue or of a debate without issues: position beside position, each in the order of the files.

What stands beside a claim is only as far down in its own list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Row, Rule, introduction, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.attribution import none_meet
from debate_tui.model.debate import Debate
from debate_tui.model.graph import graph
from debate_tui.model.pairing import chosen, spoken
from debate_tui.model.selection import claim_numbers
from debate_tui.pages.compare import Comparison, claim_cell, column_heads, compare_page, stance_row
from debate_tui.pages.words import counted
from debate_tui.state import Go, Spot, Target, places


def outside_page(comparison: Comparison) -> Page:
    """The page of a comparison whose claims nothing pairs (`nothing_pairs`); Enter opens one."""
    debate, place = comparison.debate, comparison.place
    if place.issue:
        return replace(compare_page(comparison), rows=Rows(*unpaired_parts(comparison)))
    title = text_row(paragraph(Run(debate.question, "question"), first=""))
    heads = [column_heads(comparison)] if len(place.positions) > 1 else []
    others = len(debate.positions) > len(place.positions)
    return Page((title, *heads), Rows(*unpaired_parts(comparison)), "Claims" if others else "All claims")


def unpaired_parts(comparison: Comparison) -> Iterator[Part]:
    """What positions answer, if they do, how many claims there are, why nothing pairs them, and the claims."""
    debate, place = comparison.debate, comparison.place
    columns = [
        spoken(debate, place.issue, one) if place.issue else claim_numbers(debate, (one,), ())
        for one in place.positions
    ]
    stated = any((one, place.issue) in debate.stance for one in place.positions)
    if place.issue and (stated or not all(columns)):
        yield composed(stance_row(comparison))
    count = sum(map(len, columns))
    if not (count or place.issue):
        yield composed(text_row(paragraph("This debate has no claims yet.", style="muted")))
        return
    said = paragraph(none_meet(debate, "What is for and against each stands on its page."), style="muted")
    above, below = introduction(said)
    told, others = counted(count, "claim"), len(debate.positions) - len(place.positions)
    if others and not place.issue:
        told = f"{count:,} of {counted(len(debate.claims), 'claim')}, without {counted(others, 'other position')}"
    yield composed(text_row(rule=Rule((Run(told, "heading"),))), above)
    yield _listed(comparison, columns)
    yield composed(below, BLANK)


def _listed(comparison: Comparison, columns: Sequence[Sequence[int]]) -> Part:
    """The claims (by position their numbers), one below the other."""
    debate, place = comparison.debate, comparison.place
    claims = [chosen(debate, column) for column in columns]

    def row(number: int) -> Row:
        return Row(
            tuple(
                claim_cell(comparison, its[number], Rule()) if number < len(its) else Cell(rule=None) for its in claims
            ),
            comparison.least,
        )

    def target(number: int, side: int) -> Target:
        return Go(Spot(places.Claim(place, claims[side][number].full_id)))

    return Part(
        max(map(len, columns), default=0),
        row,
        [range(len(column)) for column in columns],
        target,
        find=lambda claim: _rows(debate, columns, claim),
    )


def _rows(debate: Debate, columns: Sequence[Sequence[int]], wanted: object) -> list[int]:
    """The row in which a claim (a full id) stands."""
    number = graph(debate).order.get(wanted, -1) if isinstance(wanted, str) else -1
    return [column.index(number) for column in columns if number in column]
