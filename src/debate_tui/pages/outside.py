"""The claims of a debate that has no issues, position beside position, each column in the order of the files.

Nothing pairs them: what stands beside a claim is only as far down in its own list.
"""

from collections.abc import Sequence

from debate_tui.layout.parts import Page, Part, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Row, Rule, introduction, text_row
from debate_tui.layout.runs import Run, paragraph
from debate_tui.model.attribution import none_meet
from debate_tui.model.debate import Debate
from debate_tui.model.graph import graph
from debate_tui.model.pairing import chosen
from debate_tui.model.selection import claim_numbers
from debate_tui.pages.compare import Comparison, claim_cell, column_heads
from debate_tui.pages.words import counted
from debate_tui.state import Go, Spot, Target, places


def outside_page(comparison: Comparison) -> Page:
    """All claims of the positions that are compared, in a column each; Enter opens one."""
    debate, place = comparison.debate, comparison.place
    title = text_row(paragraph(Run(debate.question, "question"), first=""))
    columns = [claim_numbers(debate, (position,), ()) for position in place.positions]
    count = sum(map(len, columns))
    if not count:
        return Page(
            (title,), Rows(composed(text_row(paragraph("This debate has no claims yet.", style="muted")))), "All claims"
        )
    said = paragraph(none_meet(debate, "What is for and against each stands on its page."), style="muted")
    heading = Rule((Run(counted(count, "claim"), "heading"),))
    above, below = introduction(said)
    return Page(
        (title, *([column_heads(comparison)] if len(columns) > 1 else [])),
        Rows(composed(text_row(rule=heading), above), _listed(comparison, columns), composed(below, BLANK)),
        "All claims",
    )


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
