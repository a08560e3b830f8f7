from itertools import pairwise

import pytest

from debate_tui.layout.cells import cell_len
from debate_tui.layout.runs import Line, plain
from debate_tui.model.debate import Debate, Kind
from debate_tui.model.library import Library
from debate_tui.pages.compose import CELL, COLUMN
from debate_tui.state import Cursor, Spot, State, places
from debate_tui.tui.body import Size
from debate_tui.tui.clicks import clicked
from debate_tui.tui.frame import Hit
from tests.builders import claim, debate, issue, position, relation
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


def answered() -> Debate:
    """A tall claim that three positions rebut, all on another issue than the one where it stands alone."""
    words = "A claim of many words that goes on and on, and then for a while longer still. " * 4
    claims = [claim("b/tall", issues=("here", "else"), text=words), claim("a/c", issues=("here",))]
    claims += [claim(f"{side}/c", issues=("else",)) for side in "cde"]
    relations = [relation(Kind.REBUTS, f"{side}/c", "b/tall") for side in "cde"]
    return debate(
        claims,
        relations,
        [position(side, f"Position {side}") for side in "abcde"],
        [issue("here", "Here?", "Here"), issue("else", "Elsewhere?", "Elsewhere")],
        id="answered",
    )


def test_a_tall_claim_stands_whole_beside_those_who_meet_it_elsewhere() -> None:
    """Each of them stood below the end of the claim, the first beside it: a hole as tall as the claim."""
    one = answered()
    there = Spot(places.Compare(one.id, "here", ("a", "b")), Cursor(claim="b/tall"))
    reader = Reader(Library((one,)), Size(100, 40), State(there))
    at, page = reader.at, reader.page
    assert at
    assert at.claim == "b/tall"
    group = [y for y, row in enumerate(page.rows) if row in reader.body.page.rows.group(at.row)]
    beside, tall = (["".join(run.text for run in page.lines[y] if run.cell == side) for y in group] for side in (0, 1))
    ends = max(number for number, line in enumerate(beside) if line.strip())
    assert all(line.strip() for line in beside[:ends])
    assert len({page.rows[y] for y in group}) == 3, "a row for each who meets it"
    assert all(line.startswith("▌") for line in tall), "it is marked as far as it goes"
    assert reader.body.shows(reader.view.viewport, at)
    click = Hit("page", page.rows[group[-1]], 1)
    assert clicked(reader.view, click, reader.library, reader.size) == "enter", "and one claim for the mouse"
    assert reader.press("down").at != at
    assert reader.press("up", "right").at == at
