"""The mode for screen readers: every line is heard once, in order; what is on the screen isn't written again; and what a
terminal says at its cursor, walked with the keys of the documentation, is what the documentation says."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.runs import plain
from debate_tui.layout.viewport import Viewport
from debate_tui.model.library import Library
from debate_tui.state import Go, places
from debate_tui.state.keys import KEYS
from debate_tui.tui.app import Explorer
from debate_tui.tui.body import Size, body
from debate_tui.tui.changes import update
from debate_tui.tui.environment import Colours
from debate_tui.tui.frame import Frame, frame
from debate_tui.tui.linear import heard, opened, stop_at, walked
from debate_tui.tui.remembering import Session
from debate_tui.tui.theme import Palette
from debate_tui.tui.view import View
from tests.builders import claim, compared, debate, position
from tests.tui.screens import HOSTILE, harbour, written
from tests.tui.terminal import Terminal, terminal
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

LIBRARY = Library((harbour(),))
SIZES = [Size(80, 24, True), Size(100, 30, True), Size(40, 12, True), Size(20, 5, True), Size(200, 60, True)]
SCREENS = ("", "o", "i", "m", "s", "C", "A", "U", "F", "d", "p")


async def test_marking_is_heard(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), size=(80, 24), content=content, session=Session(linear=True)) as reader:
        await reader.press("s", "down", "enter")
        while "A tram is quiet." not in at(frame(reader.app.view, reader.app.library, reader.app.shown)):
            await reader.press("j")
        await reader.press("V")
        assert "Marked from here on" in reader.state.notice
        await reader.press("j")
        while "sentences" not in reader.state.notice:
            assert reader.state.notice == "1 sentence marked."
            await reader.press("j")
        assert reader.state.notice == "2 sentences marked."
        await reader.press("V")
        assert reader.state.notice == "Nothing is marked."


class Heard:
    """A reader of the harbour debate who hears."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.view = opened(View(compared(LIBRARY, "harbour")), LIBRARY, size)

    def press(self, action: str) -> "Heard":
        if (view := walked(self.view, action, LIBRARY, self.size)) is not None:
            self.view = heard(self.view, view, LIBRARY, self.size)
        return self

    @property
    def frame(self) -> Frame:
        return frame(self.view, LIBRARY, self.size)

    @property
    def line(self) -> str:
        """What is heard: the line that the cursor is on."""
        return at(self.frame)

    @property
    def lines(self) -> list[str]:
        """All lines of the page that say something."""
        now = body(self.view.state, LIBRARY, self.size)
        return [words for row in now.rows for line in lay_out(row, now.measure) if (words := plain(line).strip())]


def at(shown: Frame) -> str:
    x, y = shown.cursor
    assert x == 0
    return plain(shown.lines[y]).strip()


ACTION = {name: key.action for key in KEYS for name in key.keys}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_line_is_heard_once_and_in_order(screen: str, size: Size) -> None:
    reader = Heard(size)
    if screen:
        reader.press(ACTION[screen])
    reader.press("top")
    lines = reader.lines
    found = [reader.line]
    for _ in lines[1:]:
        before, viewport = reader.frame, reader.view.viewport
        found.append(reader.press("down").line)
        if reader.view.viewport == viewport:
            assert reader.frame.lines[:-1] == before.lines[:-1], "nothing is written again"
    assert found == lines
    assert reader.press("down").view.state.notice == "The end."
    back = [reader.line, *(reader.press("up").line for _ in lines[1:])]
    assert back == lines[::-1]
    assert reader.press("bottom").line == lines[-1]


@pytest.mark.parametrize("size", [*SIZES, *(replace(size, linear=True) for size in HOSTILE)], ids=str)
def test_the_screen_is_as_wide_and_high_as_the_terminal(size: Size) -> None:
    reader = Heard(size)
    for action in ("down", "enter", "overview", "help", "back", "search", "back", "grid", "theme"):
        reader.press(action)
        assert len(reader.frame.lines) == size.lines
        assert {sum(run.width for run in line) for line in reader.frame.lines} == {size.columns}


@example(["previous_issue"], Size(20, 5, linear=True))  # a message as long as the screen covered all of it
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([key.action for key in KEYS]), max_size=25), st.sampled_from(SIZES))
def test_wherever_keys_lead_the_cursor_is_on_words_or_in_the_typed_line(actions: list[str], size: Size) -> None:
    reader = Heard(size)
    for action in actions:
        reader.press(action)
        _, y = reader.frame.cursor
        assert 0 <= y < size.lines
        if reader.view.line_at is not None:
            now = body(reader.view.state, LIBRARY, size)
            words = plain(lay_out(now.rows[reader.view.line_at.row], now.measure)[reader.view.line_at.line]).strip()
            assert reader.line == words or not reader.lines
        else:
            assert reader.view.typing


def test_the_page_s_own_cursor_follows() -> None:
    reader = Heard(Size(80, 24, True))
    reader.press("top")
    seen: list[str] = []
    for _ in reader.lines:
        stop = stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size))
        if stop and (not seen or seen[-1] != stop.claim):
            seen.append(stop.claim)
            assert reader.view.state.cursor.row == stop.row
        reader.press("down")
    assert len(set(seen)) == len(
        {
            claim.full_id
            for claim in LIBRARY.debates[0].claims
            if "use" in claim.issues and claim.position in ("tram", "road")
        }
    )


def test_on_a_line_of_no_claim_enter_says_so_and_leads_nowhere() -> None:
    reader = Heard(Size(80, 24, True)).press("top")
    place = reader.view.state.place
    assert reader.press("enter").view.state.place == place
    assert reader.view.state.notice.startswith("Nothing to take or to open on this line: j and k lead")


def test_on_a_claim_enter_opens_it_and_back_leads_to_its_first_line() -> None:
    reader = Heard(Size(80, 24, True)).press("top")
    while not (stop := stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size))):
        reader.press("down")
    line = reader.line
    assert isinstance(stop.target, Go)
    reader.press("enter")
    assert isinstance(reader.view.state.place, places.Claim)
    assert reader.press("back").line == line


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("action", ["help", "issues", "search"])
def test_whoever_comes_back_is_on_the_line_they_left(action: str, size: Size) -> None:
    """From the reason of a clash, help and back led to the claim above it."""
    reader = Heard(size).press("clashes").press("top")
    for _ in range(12):
        before = (reader.press("down").line, reader.view.line_at)
        reader.press(action).press("back")
        assert (reader.line, reader.view.line_at) == before


def test_who_comes_back_to_another_cell_than_they_left_is_at_its_beginning() -> None:
    reader = Heard(SIZES[0]).press("clashes").press("top")
    while "Why" not in reader.press("down").line:
        pass
    line = reader.view.line_at
    reader.press("help")
    [left] = [spot for spot in reader.view.state.back if isinstance(spot.place, places.Listing)]
    other = replace(left, cursor=replace(left.cursor, row=(left.cursor.row or 0) + 2))
    reader.view = replace(reader.view, state=replace(reader.view.state, back=(other,)))
    assert reader.press("back").view.line_at != line
    assert stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size)), "the first line of a claim"


def test_across_leads_to_the_first_line_of_what_it_meets() -> None:
    reader = Heard(Size(100, 30, True)).press("top")
    while stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size)) is None:
        reader.press("down")
    assert re.match(
        r".+, (rebuts|undercuts?|qualifie[sd]|concurs with).* the claim above of ", reader.press("right").line
    )


def test_whoever_is_led_to_a_claim_hears_it_wherever_they_were_on_its_page() -> None:
    """Enter on a clash led to the other position's answer, since the cursor had been on that line of the comparison before."""
    reader = Heard(Size(100, 30, True)).press("clashes").press("down")
    while stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size)) is None:
        reader.press("down")
    reader.press("enter")
    heard = reader.line
    reader.press("top").press("down").press("down")
    assert reader.line != heard
    reader.press("back").press("enter")
    assert reader.line == heard
    reader.press("top").press("down").press("down")
    left = reader.line
    reader.press("issues").press("back")
    assert reader.line == left, "back leads to the very line"


def test_whoever_is_led_back_hears_the_line_and_where_it_is() -> None:
    """Left on a page's head, one was led to a claim below it; and no page was named."""
    reader = Heard(Size(100, 30, True)).press("top").press("down")
    state = replace(reader.view.state, notice="Back.")
    again = opened(replace(reader.view, state=state, heard_at={}), LIBRARY, reader.size)
    assert again.line_at == reader.view.line_at
    page = body(again.state, LIBRARY, reader.size).page.title.replace(" · ", ", ")
    assert again.state.notice == f"Back. {page}. {LIBRARY.debate['harbour'].title}"


def test_quotes_come_and_go_at_the_claim_that_is_heard() -> None:
    """On the second claim of a pair `v` led to another claim, once to the opponent's quote."""
    reader = Heard(Size(100, 30, True)).press("top")
    for _ in range(60):
        reader.press("down")
        stop = stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size))
        for _ in range(2):
            reader.press("quotes")
            now = stop_at(reader.view, body(reader.view.state, LIBRARY, reader.size))
            assert stop is None or (now and now.claim == stop.claim), reader.line


async def test_what_is_typed_is_heard_in_its_line_and_results_by_arrows() -> None:
    app = Explorer(LIBRARY, View(compared(LIBRARY, "harbour")), session=Session(linear=True))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Terminal(app, pilot)
        await reader.press("slash")
        await reader.type("lorries")
        x, y = app.canvas.frame.cursor
        assert (x, y) == (len(" / lorries"), 0)
        assert re.match(r"\d+ found. Enter: ", plain(app.canvas.frame.lines[-1])), (
            "how many there are is said at the bottom, and what Enter takes"
        )
        await reader.type("zzqq")
        assert re.match(r"no results in \d+ ", plain(app.canvas.frame.lines[-1])), "and so is that there are none"
        await reader.press(*["backspace"] * 4)
        await reader.press("down", "down", "down")
        assert app.canvas.frame.cursor[1] > 0
        await reader.press("j")
        assert app.canvas.frame.cursor[1] == 0, "a letter leads back into the line"
        assert reader.typed == "lorriesj"


def test_at_the_bottom_stands_what_enter_takes_of_what_is_typed() -> None:
    """It said the heading of the first hit's group; the first Down led there, and Enter to a message about j and k."""
    reader = Heard(Size(80, 24, True)).press("help")
    for size in SIZES:
        bottom = plain(frame(reader.view, LIBRARY, size).lines[-1]).strip()
        assert re.match(r"\d+ found. Enter: C: All clashes", bottom) or size.columns == 20, bottom
    assert reader.press("down").line.startswith("C: All clashes")
    assert "opens a claim" in reader.press("up").line, "the heading above is passed over: no line of it can be taken"
    reader.press("enter")
    assert reader.view.state.notice == "Nothing to take or to open on this line: the arrows lead to others."
    headings = {"Move", "Go", "Lists", "Search", "Write", "Brief", "Show", "Take away"}
    heard_here = {reader.press("down").line for _ in range(3 * len(KEYS))}
    assert "C: All clashes, the sharpest first" in heard_here
    assert not heard_here & headings, "Enter on one would say that there is nothing to take"
    for _ in range(3 * len(KEYS)):
        reader.press("up")
    assert reader.view.line_at is None, "above the first line is the one that is typed in"


@pytest.mark.parametrize("columns", [100, 80, 59])
def test_the_pair_is_said_with_the_beginnings_of_long_names(columns: int) -> None:
    """Of a pair of long names nothing was said: changes of side were silent."""
    names = [
        f"{way} of everything that was agreed upon between the two of them" for way in ("In favour", "Against all")
    ]
    one = debate([claim("a/x", "a"), claim("b/y", "b")], positions=[position("a", names[0]), position("b", names[1])])
    library = Library((one,))
    shown = frame(opened(View(compared(library)), library, Size(columns, 24, True)), library, Size(columns, 24, True))
    bottom = plain(shown.lines[-1]).strip()
    assert re.search(r"In\b.*… against Against\b.*…", bottom), bottom
    assert len(bottom) <= columns


def test_quotes_and_reasons_say_that_they_come_and_go() -> None:
    reader = Heard(Size(80, 24, True)).press("quotes")
    assert reader.view.state.notice == "Claims without their quotes, without the reasons of relations."
    assert reader.press("why").view.state.notice == "Claims without their quotes, with the reasons of relations."


async def test_copying_says_so_at_the_bottom_and_the_cursor_stays() -> None:
    app = Explorer(LIBRARY, View(compared(LIBRARY, "harbour")), session=Session(linear=True))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Terminal(app, pilot)
        await reader.press("g", *"jjjjjj")
        before = at(app.canvas.frame)
        await reader.press("y")
        assert re.match(r"(Copied, by \w+|Sent to the terminal): a claim of .* with its citation", reader.state.notice)
        assert at(app.canvas.frame) == before


@pytest.mark.parametrize("columns", [80, 40, 20])
def test_of_a_long_message_the_bottom_line_has_the_beginning(columns: int) -> None:
    """Whoever asks for the bottom line heard “page.”: the tail of a message of two lines."""
    reader = Heard(Size(columns, 24, True))
    words = "Copied, by tmux: the claims of a speaker whom somebody reports and of another one with their citations."
    reader.view = replace(reader.view, state=replace(reader.view.state, notice=words))
    *above, bottom = (plain(line).strip() for line in reader.frame.lines)
    begun, ends, _ = bottom.partition(" …")
    assert ends
    assert words.startswith(begun)
    assert len(begun) >= columns // 4
    assert words in " ".join(above), "and nothing of it is lost"


@given(st.lists(st.sampled_from([key.action for key in KEYS]), max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_moves_say_of_a_map_has_room_on_the_bottom_line(actions: list[str]) -> None:
    reader = Heard(Size(80, 24, True))
    for action in actions:
        reader.press(action)
        said = reader.view.state.notice
        assert len(said) <= 80 or said.startswith(("This is the first issue. Not", "That was the last issue. Not")), (
            said
        )


LETTERS = re.compile(r"\x1b\[[\d;]*[A-Za-z]")
PALETTE = Palette()


def written_by(reader: Heard, action: str) -> str:
    """The words that a key writes to the terminal."""
    before = reader.frame
    return LETTERS.sub("|", update(before, reader.press(action).frame, PALETTE, Colours.ALL))


@pytest.mark.parametrize("message", ["mark", "labels", "ascend"])
def test_behind_a_message_a_move_writes_nothing_so_that_its_line_is_said(message: str) -> None:
    """yasr says what is written or else the cursor's line: with the page's name back at the bottom, the line was not said."""
    reader = Heard(Size(80, 24, True)).press("top").press(message)
    for action in ("down", "down", "up", "right"):
        assert not re.search(r"[^|\s]", written_by(reader, action)) or reader.view.viewport != Viewport()
    reader = Heard(Size(80, 24, True)).press("help")
    assert not re.search(r"[^|\s]", written_by(reader, "down")), "nor from the line that is typed in"


@pytest.mark.parametrize("action", ["overview", "clashes", "grid", "next_issue", "help"])
def test_lines_are_written_whole_and_in_order(action: str) -> None:
    """In pieces, the columns that differ, yasr said “must do more”, “clash 4 times”, “,” and then the lines' beginnings."""
    reader = Heard(Size(80, 24, True))
    was = [plain(line).strip() for line in reader.frame.lines]
    said = [words for part in written_by(reader, action).split("|") if (words := part.strip())]
    now = [plain(line).strip() for line in reader.frame.lines]
    assert said == [new for old, new in zip(was, now, strict=True) if new and new != old]


def test_a_long_message_hides_no_line_that_is_heard() -> None:
    reader = Heard(Size(40, 12, True)).press("bottom")
    words = reader.line
    reader.view = replace(reader.view, state=replace(reader.view.state, notice="A message of many words. " * 8))
    assert reader.line == words


# In a real terminal

DOCS = Path(__file__).parents[2] / "docs"


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_the_walk_of_the_docs_is_what_a_terminal_says_at_its_cursor() -> None:
    """Key by key; the two sessions of the documentation, one after the other."""
    page = (DOCS / "screen-readers.md").read_text(encoding="utf-8")
    sessions = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert len(sessions) == 2
    for session, options in zip(sessions, ("--linear --fresh", "--linear"), strict=True):
        steps = re.findall(r"^(\S+) +(.*)\n(?: {10}\[(.*)\]\n)?", session, re.MULTILINE)
        assert len(steps) > 1
        with Tmux(f"{PROGRAM} {options} us-japan-alliance", size=(100, 30)) as terminal:
            for key, line, bottom in steps:
                if key != "(start)":
                    terminal.keys(key)
                terminal.until(partial(says, terminal, line, re.sub(r"^Copied, by \w+: ", "", bottom)))
            # Seen, so that a reader follows it; Textual hides it for a moment when it takes over from the first frame.
            terminal.until(lambda _, terminal=terminal: terminal.told("cursor_flag") == "1")  # type: ignore[misc]
            terminal.keys("C-c")
            terminal.status()


def says(terminal: Tmux, line: str, bottom: str, text: str) -> bool:
    return heard_at(terminal, text) == line and bottom in " ".join(text.split())


def heard_at(terminal: Tmux, text: str) -> str:
    lines = text.split("\n")
    y = int(terminal.told("cursor_y"))
    return lines[y].strip() if y < len(lines) else ""


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_in_the_other_mode_too_the_cursor_is_on_the_claim() -> None:
    with Tmux(f"{PROGRAM} --fresh us-japan-alliance", size=(120, 30)) as terminal:
        terminal.until("? help")
        terminal.keys("C", "j")
        terminal.until("▌ ■ Japan cannot afford a global alliance")
        x, y = int(terminal.told("cursor_x")), int(terminal.told("cursor_y"))
        marked = [line for line in terminal.text.split("\n") if "▌" in line]
        assert terminal.text.split("\n")[y] == marked[0]
        assert marked[0][x - 2] == "▌"


async def test_a_mark_is_taken_out_from_any_of_its_lines() -> None:
    app = Explorer(LIBRARY, View(compared(LIBRARY, "harbour")), session=Session(linear=True))
    async with app.run_test(size=(100, 40)) as pilot:
        reader = Terminal(app, pilot)
        await reader.press("g", *"jjj", "b", "B", "g")
        while not at(app.canvas.frame).startswith("Why "):
            await reader.press("j")
        await reader.press("minus")
        assert reader.state.notice.startswith("Taken out: ")
