from itertools import pairwise

import pytest

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import Line, plain
from debate_tui.model.library import Library
from debate_tui.pages.compose import CELL, COLUMN
from debate_tui.tui.body import Size
from tests.tui.screens import SIZES, Reader, harbour

HUGE = Size(300, 100)
DOWN, UP = frozenset("│┼├┤┬┌┐"), frozenset("│┼├┤┴└┘")
BOTH = Library((harbour(),))
ALONG = (
    "down",
    "add_position",
    "page_down",
    "grid",
    "down",
    "clashes",
    "page_down",
    "limits",
    "overview",
    "page_down",
    "issues",
)


def drawn(line: Line) -> str:
    """What is drawn of a line, a character a cell; blanks for all that is text."""
    return "".join(run.text if run.style == "rule" else " " * cell_len(run.text) for run in line)


def walked(size: Size) -> Reader:
    return Reader(BOTH, size)


@pytest.mark.parametrize("size", [*SIZES, HUGE], ids=str)
def test_what_is_drawn_across_joins_what_comes_to_it_and_nothing_else(size: Size) -> None:
    reader = walked(size)
    for action in ALONG:
        reader.press(action)
        screen = [drawn(line) for line in reader.frame.lines]
        for above, below in pairwise(screen):
            if "─" in above and "─" not in below:
                wrong = [x for x, sign in enumerate(above) if (below[x] in UP) != (sign in DOWN) and sign in "┼├┤┬┴─"]
                assert not wrong, (action, above, below)
            if "─" in below and "─" not in above:
                wrong = [x for x, sign in enumerate(below) if (above[x] in DOWN) != (sign in UP) and sign in "┼├┤┬┴─"]
                assert not wrong, (action, above, below)


def test_no_column_is_wider_than_is_read_well() -> None:
    reader = walked(HUGE)
    for column, action in ((COLUMN, "down"), (CELL, "grid")):
        reader.press(action)
        count = max(len(row.cells) for row in reader.body.page.head)
        assert reader.body.measure.width <= count * (column + 1) - 1


def test_on_a_very_wide_screen_what_enter_leads_to_stands_beside_every_page() -> None:
    for screen in ("overview", "issues", "clashes", "sources"):
        reader = walked(HUGE).press(screen)
        [ahead] = [region for region in reader.frame.regions if region.name == "preview"]
        there = Reader(BOTH, HUGE, reader.view.state).press("enter")
        title = plain(ahead.lines[0]).strip("│ ")
        assert title, screen
        assert any(title in line for line in there.text.splitlines()), screen
        assert not reader.body.details


def test_what_stands_beside_a_page_is_where_the_mouse_finds_it() -> None:
    """In a search on 300 columns the preview was painted twenty columns left of where it was clicked."""
    reader = walked(HUGE).search("tram")
    [ahead] = [region for region in reader.frame.regions if region.name == "preview"]
    assert all(plain(line)[ahead.x : ahead.x + 1] in set("│├┤┼") for line in reader.frame.lines[1:-1])
