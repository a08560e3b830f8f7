"""The mouse: what lies under it is what is painted there, and a click does what the reader would expect of that."""

import re

import pytest

from debate_tui.layout.rows import Row
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import diagnose
from debate_tui.model.library import Library
from debate_tui.state import is_home, places
from debate_tui.state.keymap import OURS
from debate_tui.state.keys import KEYS, Key
from debate_tui.tui.body import Size
from debate_tui.tui.canvas import Canvas
from debate_tui.tui.clicks import clicked
from debate_tui.tui.frame import Frame
from debate_tui.tui.view import View, press, unseen
from tests.builders import claim, compared, debate
from tests.tui.screens import SIZES, Reader, footer, harbour
from tests.tui.terminal import terminal

LIBRARY = Library((harbour(), debate([claim("day/sun"), claim("night/moon")], id="sky")))
KEY = {key.action: key for key in KEYS}


def painted(shown: Frame, x: int, y: int) -> tuple[str, int]:
    """The text of the run at a cell of the screen, and the cell of its row that it belongs to."""
    column = 0
    for run in shown.lines[y]:
        if column <= x < column + run.width:
            return run.text, run.cell
        column += run.width
    raise AssertionError("no such cell")


def spellings(key: Key) -> tuple[str, ...]:
    return key.shown, OURS.brief(key), key.typing


def words_of(row: Row) -> str:
    """All words of a row, those of its cells' headings and rules among them."""
    runs = [run for cell in row.cells for one in cell.paragraphs for run in (one.first, *one.runs)]
    runs += [run for cell in row.cells for run in (*cell.heading, *(cell.rule.label if cell.rule else ()))]
    return " ".join(run.text for run in runs)


@pytest.mark.parametrize("size", [*SIZES, Size(10, 3), Size(200, 60)], ids=str)
@pytest.mark.parametrize("way", [(), ("down", "flip"), ("grid",), ("enter",), ("back",), ("/",)], ids=str)
def test_what_is_hit_is_what_is_painted(way: tuple[str, ...], size: Size) -> None:
    reader = Reader(LIBRARY, size, compared(LIBRARY, "harbour"))
    if way == ("/",):
        reader.search("lorries")
    else:
        reader.press(*way)
    shown = reader.frame
    now = reader.body
    issues = LIBRARY.debate["harbour"].issues
    for y in range(size.lines):
        for x in range(size.columns):
            text, cell = painted(shown, x, y)
            hit = shown.hit(x, y)
            if hit is None:
                assert not text.strip(), (x, y)
                continue
            assert hit.side == cell
            if hit.action and hit.region == "foot":
                label = KEY[hit.action].label
                if hit.action == "quit" and not is_home(reader.view.state):
                    label = "home"
                if hit.action == "enter" and unseen(reader.view, now, size):
                    label = "show"
                more = {
                    "copy_pair": ("pair", "page", "copy page"),
                    "next_position": ("position",),
                    "copy": ("copy",),
                }.get(hit.action, ())
                named = (*spellings(KEY[hit.action]), OURS.shown(hit.action), label, *more, "")
                assert text.strip(" /" if len(text) < 3 else " ") in named or text == "/"
            if hit.region == "page" and hit.row >= 0:
                row = words_of(now.page.rows[hit.row])
                assert all(word in row for word in re.findall("[A-Za-z]{2,}", text)), (text, row)
            if hit.region == "issues" and hit.row >= 0 and cell >= 0 and text.strip():
                assert text.strip(" ▸0123456789") in issues[hit.row].label


async def test_a_click_puts_the_cursor_on_a_cell_and_a_second_one_opens_it() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "The port cannot do without" in line)
        await reader.click(60, y)
        assert reader.claim == "road/thesis"
        assert type(reader.place) is places.Compare
        await reader.click(60, y)
        assert "▸ Claim · Road" in reader.text


async def test_a_click_on_the_details_of_a_claim_opens_it() -> None:
    """“Enter shows everything about this claim”, they say, and a click there did nothing."""
    async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
        [details] = [region for region in reader.app.canvas.frame.regions if region.name == "details"]
        await reader.click(details.x + 5, details.y + 1)
        assert "▸ Claim · Tram" in reader.text


async def test_a_double_click_opens_once() -> None:
    """On the cursor's own cell its first click opened a page, and its second one was for whatever came to lie there."""
    async with terminal(LIBRARY, "harbour") as reader:
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "The port cannot do without" in line)
        await reader.pilot.double_click(offset=(60, y))
        await reader.pilot.pause()
        assert "▸ Claim · Road" in reader.text
        opened = reader.app.view
        await reader.press("backspace")
        await reader.pilot.pause(0.6)
        await reader.pilot.double_click(offset=(60, y))
        await reader.pilot.pause()
        assert reader.app.view.state.here == opened.state.here


async def test_a_click_on_a_stance_does_nothing() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "Everybody who lives there" in line)
        before = reader.text
        await reader.click(10, y)
        assert reader.text == before


async def test_a_click_on_an_issue_of_the_sidebar_compares_on_it() -> None:
    async with terminal(LIBRARY, "harbour", (130, 40)) as reader:
        for keys in ([], ["i"], ["s", "enter"]):
            await reader.press(*keys)
            await reader.click(8, 2)
            assert reader.screen is places.Compare
            assert "2/3 What would it cost?" in reader.text
            await reader.press("left_square_bracket")


async def test_a_click_behind_keys_is_on_what_they_have_led_to() -> None:
    async with terminal(LIBRARY, "harbour", (130, 40)) as reader:
        elsewhere = View(compared(LIBRARY, "sky"))
        assert len(LIBRARY.debate["sky"].issues) < 3
        reader.app.show(elsewhere)
        reader.app.on_canvas_pressed(Canvas.Pressed(8, 3))
        assert reader.place.debate == "sky"
        assert "The debate sky" in reader.text


async def test_every_key_of_the_footer_can_be_clicked() -> None:
    async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
        keys = list(footer(reader.app.canvas.frame))
    for x, y, action in keys:
        if action in ("quit", "copy", "copy_pair", "export", "labels"):
            continue  # tested as keys
        async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
            before = reader.app.view
            await reader.click(x + 1, y)
            assert reader.app.view != before, action


async def test_each_sign_of_a_pair_of_keys_is_its_own() -> None:
    """A click on `[` of “[ ] issue” went on to the next issue, as one on `]` does."""
    async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
        for x, issue in ((2, "cost"), (4, "noise"), (0, "cost"), (0, "use")):
            await reader.click(reader.text.splitlines()[-1].index("[ ] issue") + x, 44)
            assert reader.place.issue == issue
            await reader.pilot.pause(0.1)


async def test_a_click_on_quit_quits() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        [(x, y, _)] = [key for key in footer(reader.app.canvas.frame) if key[2] == "quit"]
        await reader.click(x, y)
        assert reader.screen is places.Overview
        [(x, y, _)] = [key for key in footer(reader.app.canvas.frame) if key[2] == "quit"]
        await reader.click(x, y)
        assert reader.app.return_value == 0


async def test_clicks_reach_the_results_of_a_search() -> None:
    async with terminal(LIBRARY, "harbour", (160, 45)) as reader:
        await reader.press("slash")
        await reader.type("lorries")
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "A tram is quieter" in line[:60])
        await reader.click(5, y)
        assert reader.claim == "tram/noise"
        await reader.click(100, 20)
        assert reader.screen is places.Search, "the preview is to look at"


async def test_the_wheel_scrolls() -> None:
    async with terminal(LIBRARY, "harbour", (60, 16)) as reader:
        before = reader.text
        await reader.wheel(down=True)
        assert reader.text.splitlines()[5:12] == before.splitlines()[8:15]
        await reader.wheel(down=False)
        assert [line.replace("▌", " ") for line in reader.text.splitlines()] == before.replace("▌", " ").splitlines()


def test_the_text_of_a_frame_has_no_marks_but_ours() -> None:
    reader = Reader(LIBRARY, Size(80, 24), compared(LIBRARY, "harbour"))
    assert all(plain(line).isprintable() for line in reader.frame.lines)


async def test_marking_text_is_no_click() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "A tram along the quay" in line)
        await reader.drag((2, y), (16, y))
        assert reader.screen is places.Compare
        assert (reader.app.screen.get_selected_text() or "").startswith("A tram along")
        await reader.drag((2, y), (2, y))
        assert "▸ Claim · Tram" in reader.text, "where the mouse stays, it is a click"


@pytest.mark.parametrize("size", [*SIZES, Size(20, 3), Size(20, 2)], ids=str)
async def test_the_search_box_covers_no_result_whatever_the_size(size: Size) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.type("lorries")
        await reader.resize(size.columns, size.lines)
        [box] = [region for region in reader.app.canvas.frame.regions if region.name == "input"]
        width = reader.app.canvas.frame.width_of("input")
        assert (box.x, len(box.lines)) == (0, 1)
        assert width == (size.results if size.wide else max(8, min(100, size.columns)))
        assert reader.text.splitlines()[box.y][:width].split() == ["/", "lorries"], "nothing else is there"


async def test_a_click_on_the_way_in_the_title_leads_back_along_it() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("m")
        assert reader.text.startswith(" The debate harbour ▸ Grid")
        before = reader.text
        await reader.click(24, 0)
        assert reader.text == before, "on the page's own name: it is here"
        await reader.click(5, 0)
        assert isinstance(reader.place, places.Overview)
        await reader.click(5, 0)
        assert isinstance(reader.place, places.Library), "from a debate's first page, to all debates"
        await reader.click(5, 0)
        assert reader.app.is_running


async def test_a_click_on_what_is_wrong_shows_it() -> None:
    trouble = diagnose(Location("maps/x.toml", 3, 1), "W208", "unknown key", "")
    async with terminal(Library((harbour(),), (trouble,))) as reader:
        title = reader.text.splitlines()[0]
        await reader.click(title.index("1 warning"), 0)
        assert reader.screen is places.Problems


async def test_a_click_on_a_position_over_its_column_changes_it_on_either_side() -> None:
    """On the side where the cursor wasn't it took two clicks, on the other one."""
    async with terminal(LIBRARY, "harbour") as reader:
        y, line = next((y, line) for y, line in enumerate(reader.text.splitlines()) if "■ Keep the road" in line)
        assert reader.state.cursor.side == 0
        await reader.click(line.index("Keep the road"), y)
        assert reader.place.positions == ("tram", "ferry")
        assert reader.state.cursor.side == 1
        await reader.click(line.index("Build the tram"), y)
        assert reader.place.positions == ("road", "ferry")
        await reader.press("w", "]", "]")
        await reader.click(line.index("Keep the road"), y)
        assert reader.state.cursor.side == 1, "in the column of a position that says nothing here, too"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_click_on_a_position_changes_it_at_every_size(size: Size) -> None:
    """Where there was no room for columns, it did nothing."""
    reader = Reader(LIBRARY, size, compared(LIBRARY, "harbour"))
    y, line = next((y, line) for y, line in enumerate(reader.text.splitlines()) if "Build the tram" in line)
    hit = reader.frame.hit(line.index("Build the tram"), y)
    assert hit
    done = clicked(reader.view, hit, LIBRARY, size)
    view = press(reader.view, done, LIBRARY, size) if isinstance(done, str) else done
    assert isinstance(view.state.place, places.Compare)
    assert view.state.place.positions == ("ferry", "road")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", [(), ("overview", "bottom"), ("grid", "right")], ids=str)
def test_a_click_on_a_question_above_the_page_changes_nothing(way: tuple[str, ...], size: Size) -> None:
    """It set another position on the left, and elsewhere moved the cursor to the first column."""
    reader = Reader(LIBRARY, size, compared(LIBRARY, "harbour")).press(*way)
    for y in range(size.lines):
        for x in range(size.columns):
            hit = reader.frame.hit(x, y)
            if hit and hit.region != "page" and hit.style == "question":
                assert clicked(reader.view, hit, LIBRARY, size) == reader.view


async def test_a_click_on_a_message_shows_the_keys_it_stands_over() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("~")
        assert "does nothing" in reader.text.splitlines()[-1]
        await reader.click(5, len(reader.text.splitlines()) - 1)
        assert "? help" in reader.text.splitlines()[-1]


async def test_a_click_on_a_position_over_a_grid_goes_to_its_column() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("m")
        y, line = next((y, line) for y, line in enumerate(reader.text.splitlines()) if "■ Run a ferry" in line)
        before = reader.app.under
        await reader.click(line.index("Run a ferry"), y)
        assert reader.screen is places.Grid
        assert reader.app.under
        assert before
        assert (reader.app.under.row, reader.app.under.side) == (before.row, 3), "the issues are a column, too"


async def test_a_click_on_a_border_does_nothing_and_on_a_rules_label_goes_to_the_claim_below() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("l", "j")
        lines = reader.text.splitlines()
        at = reader.claim
        for y, line in enumerate(lines[:-1]):
            if "│" in line:
                await reader.click(line.index("│"), y)
                assert reader.claim == at, "the border between two columns belongs to neither"
        y, line = next((y, line) for y, line in enumerate(lines) if "✕ rebuts" in line)
        await reader.click(line.index("✕ rebuts"), y)
        assert reader.claim == "road/thesis"
        assert reader.screen is places.Compare
