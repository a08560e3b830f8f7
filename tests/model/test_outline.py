"""The outline of pairings: each star in rows of its own, one kind of relation a row, one claim a column."""

from hypothesis import given

from debate_tui.model.debate import Debate
from debate_tui.model.graph import graph, numbered
from debate_tui.model.outline import paired, rows_beside
from debate_tui.model.pairing import stars
from tests.model.test_pairing import comparisons


@given(comparisons())
def test_each_row_is_what_its_star_says(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    one, issue, positions = comparison
    column = {numbered(one)[0][position]: place for place, position in enumerate(positions)}
    holders = graph(one).holders
    wanted: list[tuple[int, bool, dict[int, int]]] = []
    for hub, ends in stars(one, issue, positions):
        top, last, first = len(wanted), -1, len(wanted)
        for kind, other, edge in ends:
            top, last = (top, last) if kind == last else (len(wanted), kind)
            row = next(
                (at for at in range(top, len(wanted)) if column[holders[other]] not in wanted[at][2]), len(wanted)
            )
            if row == len(wanted):
                wanted.append((hub, row == first, {}))
            wanted[row][2][column[holders[other]]] = edge
    pairs = paired(one, issue, positions)
    assert [pairs.row(row) for row in range(pairs.count)] == wanted


@given(comparisons())
def test_a_claim_is_found_in_each_row_in_which_it_stands(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    one, issue, positions = comparison
    pairs = paired(one, issue, positions)
    stands = [
        (one.claims[pairs.claim(one, row, side)].full_id, row)
        for row in range(pairs.count)
        for side, rows in enumerate(pairs.columns)
        if row in rows
    ]
    for claim in one.claim:
        assert [*rows_beside(one, pairs, claim)] == [row for id, row in stands if id == claim]
