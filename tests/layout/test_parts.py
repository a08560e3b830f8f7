"""The rows of a page in parts: what they tell of themselves without being composed is what the composed rows say."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.parts import Lazy, Part, Rows, composed, listed
from debate_tui.layout.rows import Cell, Row, text_row

rows = st.lists(st.builds(Row, st.lists(st.builds(Cell, target=st.sampled_from((None, 1, 2))), max_size=3).map(tuple),
                          continues=st.booleans()), max_size=5)  # fmt: skip
pages = st.lists(rows, max_size=4)


def joined(parts: Sequence[Sequence[Row]]) -> tuple[Rows, list[Row]]:
    return Rows(*(composed(*part) for part in parts)), [row for part in parts for row in part]


@given(pages)
def test_they_are_the_rows_of_all_parts(parts: Sequence[Sequence[Row]]) -> None:
    found, all_rows = joined(parts)
    assert list(found) == [found[number] for number in range(len(found))] == list(found[:]) == all_rows


@given(pages, st.integers(-3, 25), st.booleans(), st.sampled_from((None, 0, 1, 2, 7)))
def test_the_nearest_row_to_stand_in_is_the_one_that_a_walk_would_come_to(
    parts: Sequence[Sequence[Row]], row: int, down: bool, side: int | None
) -> None:
    found, all_rows = joined(parts)
    stands = [
        number
        for number, one in enumerate(all_rows)
        if any(cell.target is not None and side in (None, at) for at, cell in enumerate(one.cells))
    ]
    beyond = [number for number in stands if (number >= row if down else number <= row)]
    assert found.next(row, down, side) == (min(beyond) if down else max(beyond)) if beyond else True
    assert found.next(row, down, side) is not None or not beyond


@given(pages)
def test_sides_and_targets_are_those_of_the_cells(parts: Sequence[Sequence[Row]]) -> None:
    found, all_rows = joined(parts)
    seen: set[int] = set()
    for number, row in enumerate(all_rows):
        targets = {side: cell.target for side, cell in enumerate(row.cells) if cell.target is not None}
        assert {side: found.target(number, side) for side in found.sides_of(number)} == targets
        seen |= targets.keys()
    assert list(found.sides) == sorted(seen)
    assert not found.sides_of(-1)
    assert not found.sides_of(len(all_rows))


@given(pages)
def test_a_group_is_a_row_and_those_that_continue_it(parts: Sequence[Sequence[Row]]) -> None:
    found, _ = joined(parts)
    start = 0
    for part in parts:
        for number, row in enumerate(part):
            group = found.group(start + number)
            assert start + number in group
            assert group.start == start or not all_continue(part, group.start - start)
            if number:
                assert (found.group(start + number - 1) == group) == row.continues
        start += len(part)


def all_continue(part: Sequence[Row], number: int) -> bool:
    return part[number].continues


def test_a_row_is_composed_when_it_is_asked_for_and_a_few_screens_are_kept() -> None:
    made: list[int] = []

    def row(number: int) -> Row:
        made.append(number)
        return text_row(target=number)

    page = Rows(listed(100_000, row, lambda number: number))
    assert (len(page), page.next(70_000, True), page.target(70_000, 0), page.group(5)) == (
        100_000, 70_000, 70_000, range(5, 6)
    )  # fmt: skip
    assert not made
    assert page[99_999] is page[-1]
    assert made == [99_999]
    for number in range(1000):
        assert page[number].cells[0].target == number
    assert made.count(99_999) == 1
    assert page[99_999]
    assert made.count(99_999) == 2, "it was not kept, since so many came after it"


def test_a_row_that_there_is_not_is_an_error() -> None:
    with pytest.raises(IndexError):
        Lazy(2, lambda _: text_row())[2]


def test_what_is_looked_for_is_found_where_a_part_knows_it_and_else_looked_for() -> None:
    known = Part(3, lambda _: text_row(), ((0, 1, 2),), lambda row, _: row, find=lambda key: [key] if key < 3 else [])
    page = Rows(composed(text_row(target=1), text_row()), known, composed(text_row(), text_row(target=2)))
    assert list(page.find(1)) == [0, 3, 6]
    assert list(page.find(9)) == [0, 6]
