"""Arranging: whatever a row holds, every line is as wide as the page, columns are straight, and every cell is there whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import ALL, Cell, Mode, Row, Rule
from debate_tui.layout.runs import Line, Paragraph, Run, paragraph, plain
from debate_tui.layout.strings import strings
from debate_tui.layout.wrap import wrap
from tests.builders import texts

measures = st.builds(Measure, st.integers(8, 240), st.booleans())


@st.composite
def cells(draw: st.DrawFn, count: int) -> Cell:
    paragraphs = draw(st.lists(st.builds(paragraph, texts(), first=st.sampled_from(("", "“", "⊘ "))), max_size=3))
    label = (Run(draw(texts(4)), "rebuts"),)
    rule = draw(st.sampled_from((None, Rule(), Rule(label), Rule(label, draw(st.integers(0, count - 1))))))
    modes = draw(st.sampled_from((ALL, ALL, Mode.COLUMNS, Mode.COLUMNS | Mode.TILES)))
    return Cell(tuple(paragraphs), heading=draw(st.sampled_from(((), (Run("■ Right", "p1"),)))), rule=rule, modes=modes)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    count = draw(st.integers(1, 7))
    inside = tuple(draw(cells(count)) for _ in range(count))
    return Row(inside, draw(st.integers(0, 40)), draw(st.one_of(st.none(), st.integers(0, count - 1))))


_DRIVES_TERMINALS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u2028\u2029]")


def inked(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(rows(), measures)
def test_every_line_is_exactly_as_wide_as_the_page(row: Row, measure: Measure) -> None:
    for line in lay_out(row, measure):
        assert cell_len(plain(line)) == measure.width
        assert sum(run.width for run in line) == measure.width, "the painter measures run by run"
        assert not _DRIVES_TERMINALS.search(plain(line))


@given(rows(), measures)
def test_every_cell_is_there_whole_and_in_order(row: Row, measure: Measure) -> None:
    lines = lay_out(row, measure)
    for index, cell in enumerate(row.cells):
        shown = inked("".join(run.text for line in lines for run in line if run.cell == index))
        for text in cell.paragraphs:
            wanted = inked(plain(text.runs))
            if cell.modes is ALL or len(row.cells) == 1:
                assert wanted in shown
                shown = shown[shown.index(wanted) + len(wanted) :]


@given(rows(), measures)
def test_columns_and_what_separates_them_are_straight(row: Row, measure: Measure) -> None:
    if len(row.cells) == 1:
        return
    lines = lay_out(row, measure)
    extents: dict[int, set[tuple[int, int]]] = {}
    for line in lines:
        for cell, start, end in _extents(line):
            extents.setdefault(cell, set()).add((start, end))
    assert all(len(found) == 1 for found in extents.values()), "a cell strays from its column"
    assert len({tuple(_separators(line)) for line in lines}) <= 1


def _extents(line: Line) -> list[tuple[int, int, int]]:
    """(cell, first column, last column + 1) of the cells in a line."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for run in line:
        if run.cell >= 0 and found and found[-1][0] == run.cell:
            found[-1] = (run.cell, found[-1][1], at + run.width)
        elif run.cell >= 0:
            found.append((run.cell, at, at + run.width))
        at += run.width
    return found


def _separators(line: Line) -> list[int]:
    """The columns that separators, or joints of rules, stand in."""
    found = []
    at = 0
    for run in line:
        joint = re.fullmatch("[ ─]?([│┼├┤])[ ─]?", run.text)
        if joint and run.style == "rule":
            found.append(at + joint.start(1))
        at += run.width
    return found


def show(row: Row, width: int, gutters: bool = False) -> list[str]:
    return [plain(line).rstrip() for line in lay_out(row, Measure(width, gutters))]


def cell(text: str, heading: str = "", label: str | None = None, toward: int | None = None, modes: Mode = ALL) -> Cell:
    rule = None if label is None else Rule((Run(label),) if label else (), toward)
    return Cell((paragraph(text),), heading=(Run(heading),) if heading else (), rule=rule, modes=modes)


HUB = Row(
    (
        cell("one two three", "A", ""),
        cell("four five", "B", "x rebuts", 0),
        cell("six", "C", "+ qualifies", 0),
    ),
    least=12,
    hub=0,
)


def test_columns_where_the_cells_fit_side_by_side() -> None:
    assert show(HUB, 72) == [
        "───────────────────────┼─── x rebuts ◂ ─────────┼─── + qualifies ◂ ─────",
        "one two three          │ four five              │ six",
    ]


def test_tiles_where_two_fit_the_hub_stays_on_the_left() -> None:
    assert show(HUB, 41) == [
        "────────────────────┼─── x rebuts ◂ ─────",
        "A                   │ B",
        "one two three       │ four five",
        "                    ├─── + qualifies ◂ ──",
        "                    │ C",
        "                    │ six",
    ]


def test_below_the_hub_of_tiles_the_space_is_no_cells() -> None:
    row = Row(tuple(cell(name) for name in ("hub", "one", "two", "three")), 18, 0)
    hub = [any(run.cell == 0 for run in line) for line in lay_out(row, Measure(59))]
    assert hub[0]
    assert not any(hub[hub.index(False) :]), "the cursor on the hub marks one stretch, not every box below it"


def test_a_stack_where_one_fits_the_hub_comes_first() -> None:
    row = Row(HUB.cells[::-1], HUB.least, hub=2)
    assert show(row, 20) == [
        "────────────────────",
        "A",
        "one two three",
        "── + qualifies ▴ ───",
        "C",
        "six",
        "── x rebuts ▴ ──────",
        "B",
        "four five",
    ]


def test_arrows_point_to_the_hub_wherever_it_stands() -> None:
    row = Row((cell("left", label="x", toward=1), cell("hub", label=""), cell("right", label="x", toward=1)), 5, 1)
    assert show(row, 40)[0] == "── x ▸ ──────┼─────────────┼─── x ◂ ────"


def test_a_label_that_does_not_fit_its_rule_stands_under_it_whole() -> None:
    row = Row((cell("text", label=""), cell("text", label="a step undercut by", toward=0)), 10, 0)
    assert show(row, 36) == [
        "──────────────────┼─────────────────",
        "text              │ a step undercut",
        "                  │ by",
        "                  │ text",
    ]


def test_gutters_leave_room_for_the_cursors_mark() -> None:
    row = Row((cell("one"), cell("two")), 3)
    (line,) = lay_out(row, Measure(20))
    assert [run.style for run in line if run.text.isspace() and run.style] == ["gutter", "gutter"]
    assert plain(line) == "  one     │  two    "


@pytest.mark.parametrize("width", [40, 80])
def test_cells_that_only_fill_a_column_are_left_out_elsewhere(width: int) -> None:
    row = Row((cell("one", label=""), cell("filler", modes=Mode.COLUMNS), cell("two", label="")), 20)
    assert any("filler" in line for line in show(row, width)) == (width == 80)


def test_an_empty_cell_is_an_empty_column() -> None:
    assert show(Row((Cell(), Cell((Paragraph((Run("two"),)),))), 5), 20) == ["          │ two"]


def going_on(hub: str, *beside: str) -> list[Row]:
    """A group of rows: the hub's cell on the left, and on the right a cell in each."""
    rows: list[Row] = []
    for number, words in enumerate(beside):
        left = Cell((paragraph(hub),)) if not number else Cell()
        cells = (left, Cell((paragraph(words),)))
        rows.append(Row(cells, 8, 0, number > 0, tuple(rows), goes_on=number + 1 < len(beside)))
    return rows


@given(
    st.lists(st.sampled_from(("aa", "bb bb", "c")), max_size=30),
    st.lists(st.sampled_from(("x", "x y z x y z")), min_size=2, max_size=5),
)
def test_a_tall_cell_goes_on_beside_the_rows_below_and_leaves_no_hole(words: list[str], beside: list[str]) -> None:
    """Beside a tall claim each answer stood as far down as the claim before it was tall."""
    measure = Measure(31)
    rows = going_on(" ".join(words), *beside)
    lines = [line for row in rows for line in lay_out(row, measure)]
    hub, answers = (
        ["".join(run.text for run in line if run.cell == side).strip() for line in lines] for side in (0, 1)
    )
    whole = [plain(line) for line in wrap(paragraph(" ".join(words)), 12)]
    assert [line for line in hub if line] == [line for line in whole if line]
    told = len([line for line in answers if line])
    assert all(answers[:told]), "no hole between the answers"
    assert all(hub[: len([line for line in hub if line])]), "nor within the claim"
    assert [line for row in rows for line in strings(row, measure)] == [plain(line).rstrip() for line in lines]
