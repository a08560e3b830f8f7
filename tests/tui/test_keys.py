"""Every key of the table, as a reader presses it: what it does on the screen."""

import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from debate_tui.model.library import Library
from debate_tui.pages.brief_map import told_of
from debate_tui.pages.compose import SCREENS
from debate_tui.state import Screen, places
from debate_tui.state.keymap import OURS
from debate_tui.state.keys import KEYS, Key
from debate_tui.tui.body import Size, body
from debate_tui.tui.labels import labels as labelled
from tests.builders import claim, debate
from tests.tui.screens import harbour, written
from tests.tui.terminal import Terminal, terminal

LIBRARY = Library((harbour(), debate([claim("day/sun"), claim("night/moon")], id="sky")))

Test = Callable[[Terminal, str], Awaitable[object]]
DOES: dict[str, Test] = {}
"""What each action does, as a test: it is given the explorer on the harbour's first comparison, and the key to press."""


def does(test: Test) -> Test:
    DOES[test.__name__] = test
    return test


WRITING = ("add_claim", "relate", "take_back", "write_again")
READING = ("next_quote", "previous_quote", "mark", "context", "edit", *WRITING)
"""What needs a debate on disk, beside its sources' texts: the tests of these begin on the first source's text."""


def test_every_key_of_the_table_has_a_test() -> None:
    assert DOES.keys() == {key.action for key in KEYS}


@pytest.mark.parametrize(
    ("key", "name"), [pytest.param(key, name, id=f"{key.action}-{name}") for key in KEYS for name in key.keys]
)
async def test_key(key: Key, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))  # no clipboard tool and no editor but what a test puts there
    if key.action in READING:
        content = written(tmp_path)
        async with terminal(content.verified(), size=(100, 40), content=content) as reader:
            await reader.press("s", "enter")
            assert "A tram is quiet." in reader.text
            await DOES[key.action](reader, name)
        return
    async with terminal(LIBRARY, "harbour") as reader:
        assert reader.claim == "tram/thesis"
        await DOES[key.action](reader, name)


# Move


@does
async def down(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.claim == "road/jobs"
    await reader.press(key)
    assert reader.claim == "tram/noise"
    await reader.press(key)
    assert reader.claim == "tram/noise", "the last row"


@does
async def up(reader: Terminal, key: str) -> None:
    await reader.press("G", key)
    assert reader.claim == "road/jobs"
    await reader.press(key, key)
    assert reader.claim == "tram/thesis", "the first row"


@does
async def left(reader: Terminal, key: str) -> None:
    await reader.press("l")
    assert reader.claim == "road/thesis"
    await reader.press(key)
    assert reader.claim == "tram/thesis"
    await reader.press(key)
    assert reader.claim == "tram/thesis", "the outermost column"


@does
async def right(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.claim == "road/thesis"
    await reader.press(key)
    assert reader.claim == "road/thesis", "the outermost column"


@does
async def flip(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.claim == "road/thesis"
    await reader.press(key)
    assert reader.claim == "tram/thesis", "and round to the other side"


@does
async def flip_back(reader: Terminal, key: str) -> None:
    await reader.press("+")
    await reader.resize(160, 40)
    sides = []
    for _ in range(4):
        await reader.press(key)
        sides.append(reader.state.cursor.side)
    assert sides == [1, 0, 2, 1], "from each side to the one before, and round"


@does
async def top(reader: Terminal, key: str) -> None:
    await reader.press("j", "j", key)
    assert reader.claim == "tram/thesis"
    assert "Everybody who lives there" in reader.text


@does
async def bottom(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.claim == "tram/noise"


@does
async def page_down(reader: Terminal, key: str) -> None:
    await reader.resize(100, 14)
    before = [line.replace("▌", " ").strip("─├┼ ") for line in reader.text.splitlines()[3:-1]]
    await reader.press(key)
    after = [line.replace("▌", " ").strip("─├┼ ") for line in reader.text.splitlines()[3:-1]]
    assert before != after
    assert set(before[-2:]) <= set(after)  # a rule among them may be drawn as the head's now
    for _ in range(9):
        await reader.press(key)
    assert reader.claim == "tram/noise"


@does
async def half_down(reader: Terminal, key: str) -> None:
    await reader.resize(100, 14)
    before = reader.app.view
    await reader.press(key)
    now = body(reader.app.view.state, reader.app.library, reader.app.shown)
    assert now.lines_between(before.viewport, reader.app.view.viewport) == now.lines // 2
    for _ in range(15):
        await reader.press(key)
    assert reader.claim == "tram/noise"


@does
async def half_up(reader: Terminal, key: str) -> None:
    await reader.resize(100, 14)
    await reader.press("G")
    before = reader.app.view
    await reader.press(key)
    now = body(reader.app.view.state, reader.app.library, reader.app.shown)
    assert now.lines_between(reader.app.view.viewport, before.viewport) == now.lines // 2
    await reader.press(*[key] * 15)
    assert reader.claim == "tram/thesis"
    assert "Everybody who lives there" in reader.text


@does
async def page_up(reader: Terminal, key: str) -> None:
    await reader.resize(100, 14)
    await reader.press("G", *[key] * 9)
    assert reader.claim == "tram/thesis"
    assert "Everybody who lives there" in reader.text


# Go


@does
async def labels(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "a A tram along the quay" in reader.text
    assert "d Four hundred jobs" in reader.text
    await reader.press("d")
    assert reader.claim == "road/jobs"
    assert "d Four hundred jobs" not in reader.text
    await reader.press(key, "a")
    assert reader.claim == "tram/thesis"
    for other in ("Z", "escape", "semicolon"):
        await reader.press(key, other)
        assert reader.claim == "tram/thesis", "another key takes the letters away, and does nothing else"
        assert "d Four hundred jobs" not in reader.text
    await reader.press("i", key, "s")
    assert "▸ Issues" in reader.text, "on every page"


async def test_more_cells_than_letters_have_two_letters_each() -> None:
    claims = [claim(f"{side}/c{number}", issues=(f"i{number}",)) for side in "abcd" for number in range(9)]
    async with terminal(Library((debate(claims),)), "d", (160, 45)) as reader:
        await reader.press("m", "semicolon")
        app = reader.app
        shown = labelled(body(reader.state, app.library, Size(160, 45)), app.view.viewport)
        assert len(shown) > 26
        assert all(label in reader.text for label in shown)
        label, last = [*shown.items()][-1]
        assert label[0] != "a"
        before = reader.text
        await reader.press(label[0])
        assert len(reader.text.replace(" ", "")) < len(before.replace(" ", "")), "those that begin otherwise are gone"
        await reader.press(label[1])
        assert app.under
        assert (app.under.row, app.under.side) == (last.row, last.side)
        await reader.press("semicolon", label[0], "escape")
        assert app.view.label is None


@does
async def enter(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.screen is places.Claim
    assert "▸ Claim · Tram" in reader.text
    assert "“words of thesis”" in reader.text
    assert "↑ For it: " in reader.text
    assert "✕ Against it, or limiting it: " in reader.text
    await reader.press("l", key)
    assert "▸ Claim · Road" in reader.text, "along the relation"


@does
async def back(reader: Terminal, key: str) -> None:
    await reader.press("l", "enter", key)
    assert reader.screen is places.Compare
    assert reader.claim == "road/thesis"
    await reader.press(key)
    assert "This is where you came in" in reader.text


@does
async def forward(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "Nothing to go forward to" in reader.text
    await reader.press("enter", "backspace", key)
    assert "▸ Claim · Tram" in reader.text


@does
async def next_issue(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "2/3 What would it cost?" in reader.text
    await reader.press(key, key)
    assert "That was the last issue" in reader.text
    assert "3/3 Is the quay too loud?" in reader.text


@does
async def previous_issue(reader: Terminal, key: str) -> None:
    await reader.press("]", key)
    assert "1/3 Who needs the harbour road" in reader.text
    await reader.press(key)
    assert "This is the first issue" in reader.text


@does
async def issues(reader: Terminal, key: str) -> None:
    await reader.press("]", key)
    assert "▸ Issues" in reader.text
    assert "▸ 2 What would it cost?" in reader.text
    assert "✕ 1 clash: ■ Build the tram against ■ Keep the road" in reader.text
    await reader.press("enter")
    assert "These two clash here once" in reader.text, "it opens on the two that clash most there, and says so"
    await reader.press(key, "G", "enter")
    assert "3/3 Is the quay too loud?" in reader.text
    await reader.press(key, key)
    assert reader.screen is places.Compare, "the same key leads back"


@does
async def compare(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "You are comparing already" in reader.text
    await reader.press("s", "G", "enter", "j", key)
    assert reader.screen is places.Compare
    assert reader.claim == "ferry/fog", "on the claim that was under the cursor"


@does
async def grid(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "▸ Grid" in reader.text
    assert all(f"■ {label}" in reader.text for label in ("Build the tram", "Keep the road", "Run a ferry"))
    await reader.press("j", "l", "enter")
    assert "2/3 What would it cost?" in reader.text


@does
async def sources(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "3 sources" in reader.text
    await reader.press("enter")
    assert "On the tram" in reader.text
    assert "A. Writer" in reader.text
    assert "1 May 2024 (2024-05-01)" in reader.text


@does
async def debates(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "2 debates" in reader.text
    assert "debate-tui ▸ Library" in reader.text
    await reader.press("j", "enter")
    assert "The debate sky" in reader.text


@does
async def problems(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "Nothing is wrong with the content." in reader.text


@does
async def quit(reader: Terminal, key: str) -> None:
    await reader.press("m", "s", "enter", key)
    assert reader.screen is places.Overview, "however far away, home to the overview"
    assert reader.app.is_running
    await reader.press(key)
    assert reader.app.return_value == 0


@does
async def overview(reader: Terminal, key: str) -> None:
    await reader.press("]", key)
    assert "▸ Overview" in reader.text
    assert "Clash most often: ■ Build the tram and ■ Keep the road" in reader.text
    assert "✕ clash 2×" in reader.text
    await reader.press(key)
    assert "2/3 What would it cost?" in reader.text, "the same key leads back"
    await reader.press(key, "enter")
    assert reader.place.positions == ("tram", "road")
    assert "1/3 Who needs the harbour road" in reader.text, "where these two clash most"


@does
async def next_unread(reader: Terminal, key: str) -> None:
    await reader.press("]", "[", key)
    assert "3/3 Is the quay too loud?" in reader.text, "the second has been compared"
    await reader.press(key)
    assert "You have compared every issue" in reader.text


@does
async def previous_unread(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "3/3 Is the quay too loud?" in reader.text, "around the end"
    await reader.press("]")
    assert "Not compared yet: 2 Cost." in reader.text


# Lists


@does
async def clashes(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "✕ 3 clashes · every position" in reader.text
    assert "A tram along the quay would carry more people" in reader.text
    assert "The port cannot do without the harbour road." in reader.text
    assert "Why (drawn by the mapper): One would carry" in reader.text
    await reader.press("greater_than_sign", "greater_than_sign")
    assert "✕ 2 clashes · ■ Keep the road" in reader.text
    await reader.press("tab", "enter")
    assert reader.screen is places.Compare
    assert reader.claim == "road/thesis", "where the two stand side by side, on the claim chosen"


@does
async def agreements(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "≡ 1 agreement" in reader.text


@does
async def limits(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "◐ 1 limit" in reader.text


@does
async def facts(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "There are no conflicts of fact in this debate." in reader.text


@does
async def unanswered(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "○ 3 claims that nobody answers" in reader.text
    await reader.press("enter")
    assert reader.screen is places.Compare
    assert reader.claim == "road/jobs", "two relations start from it"


# Compare


@does
async def next_position(reader: Terminal, key: str) -> None:
    await reader.press("l", key)
    assert reader.place.positions == ("tram", "ferry")
    assert "■ Run a ferry" in reader.text
    await reader.press(key)
    assert reader.place.positions == ("tram", "road"), "and round again"


@does
async def previous_position(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.place.positions == ("ferry", "road"), "on the side that the cursor is on"


@does
async def swap(reader: Terminal, key: str) -> None:
    await reader.press("j", key)
    head = next(line for line in reader.text.splitlines() if "■ Build the tram" in line)
    assert head.index("Keep the road") < head.index("Build the tram")
    assert reader.claim == "road/jobs", "still on the claim"


def only(reader: Terminal) -> tuple[str, ...]:
    """The positions to which the list is limited."""
    assert isinstance(reader.place, places.Listing)
    return reader.place.only


@does
async def add_position(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.place.positions == ("tram", "road", "ferry")
    await reader.press(key)
    assert "Every position is on screen already" in reader.text
    await reader.press("C", key, key)
    assert only(reader) == ("tram", "road")
    assert re.search(r"between . Build the tram and . Keep the road", reader.text)
    await reader.press(key)
    assert "A list is of two positions at most" in reader.text
    await reader.press(">")
    assert only(reader) == ("tram", "ferry")


@does
async def drop_position(reader: Terminal, key: str) -> None:
    await reader.press("+", key)
    assert len(reader.place.positions) == 2
    await reader.press(key)
    assert "A comparison needs two positions" in reader.text
    await reader.press("C", "+", "+", key)
    assert only(reader) == ("tram",)
    await reader.press(key, key)
    assert "The list is of every position" in reader.text


# Show


@does
async def why(reader: Terminal, key: str) -> None:
    words = "Why (drawn by the mapper): One would carry"
    assert words not in reader.text
    await reader.press(key)
    assert words in reader.text
    await reader.press(key)
    assert words not in reader.text


@does
async def quotes(reader: Terminal, key: str) -> None:
    assert "“words of thesis”" in reader.text
    await reader.press(key)
    assert "“words of thesis”" not in reader.text
    assert "— Tram, 1 May 2024" in reader.text
    await reader.press(key)
    assert "“words of thesis”" in reader.text


@does
async def theme(reader: Terminal, key: str) -> None:
    shown = [reader.app.palette.theme.name]
    for _ in range(3):
        await reader.press(key)
        shown.append(reader.app.palette.theme.name)
    assert shown == ["dark", "light", "ansi", "dark"]


@does
async def mouse(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "There is no mouse here." in reader.text, "nor is there one in a test; in a terminal: test_environment.py"


@does
async def palette(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert reader.screen is places.Commands
    await reader.type("grid of issues")
    assert reader.entry == "grid"
    await reader.press("enter")
    assert "▸ Grid" in reader.text
    await reader.press("backspace")
    assert type(reader.place) is places.Compare, "the list is no place to come back to from what it has led to"


@does
async def help(reader: Terminal, key: str) -> None:
    await reader.press("]", key)
    assert "Enter runs a key" in reader.text
    shown = {entry.help for entry in KEYS if entry.help in reader.text}
    while reader.entry != "why":
        await reader.press("down")
        shown |= {entry.help for entry in KEYS if entry.help in reader.text}
    await reader.press("enter")
    assert reader.screen is places.Compare, "on the page that help was called from"
    assert "2/3 What would it cost?" in reader.text
    assert "Why (drawn by the mapper)" in reader.text
    await reader.press(key)
    for _ in range(6):
        await reader.press("pagedown")
        shown |= {entry.help for entry in KEYS if entry.help in reader.text}
    assert shown == {entry.help for entry in KEYS}
    await reader.press(*"swap")
    assert {entry.help for entry in KEYS if entry.help in reader.text} == {"Swap the sides"}
    assert "── Compare ─" in reader.text
    await reader.press(*["backspace"] * 4, *"undercuts")
    assert "attacks the ground or the relevance" in reader.text
    await reader.press(*"xyz")
    assert "No key and no mark has these words." in reader.text
    await reader.press("escape")
    assert reader.screen is places.Compare


@pytest.mark.parametrize("way", [["escape"], ["backspace"], ["ctrl+c"], ["x", "backspace", "backspace"]], ids=" ".join)
@pytest.mark.parametrize("size", [(100, 30), (20, 5)], ids=str)
@pytest.mark.parametrize(
    ("key", "screen"), [("colon", places.Commands), ("question_mark", places.Help), ("x", places.Exports)]
)
async def test_the_lists_of_commands_keys_and_exports_are_left(
    way: list[str], size: tuple[int, int], key: str, screen: Screen
) -> None:
    async with terminal(LIBRARY, "harbour", size) as reader:
        await reader.press("]", key)
        assert reader.screen is screen
        await reader.press(*way)
        assert type(reader.place) is places.Compare
        assert reader.place.issue == "cost"
        await reader.press("q", "q")
        assert reader.app.return_value == 0


async def test_the_list_of_commands_says_that_no_command_is_called_so() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("colon", "x", "y", "z", "enter")
        assert reader.screen is places.Commands
        assert "No command has these words" in reader.text


async def test_two_answers_to_one_list_of_commands_are_an_answer_and_a_key() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.burst("colon", "enter", "enter", "q", "q", "slash")
        assert reader.app.return_value in (None, 0)


async def test_editing_keys_act_in_the_order_typed_in_a_burst() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.burst(*"tar", "backspace", "backspace", *"rade", "left", "x", "home", "delete", "ctrl+k", *"tram")
        assert reader.typed == "tram"
        assert reader.state.results is not None
        assert reader.state.results.query == "tram"


async def test_a_paste_of_lines_is_one_query() -> None:
    from textual.events import Paste

    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        reader.app.post_message(Paste("\nFour hundred\r\njobs hang\non the lorries."))
        await reader.pilot.pause()
        assert reader.typed == "Four hundred jobs hang on the lorries."
        assert "Four hundred jobs hang on the lorries." in reader.page


async def test_a_click_where_the_screen_has_not_grown_to_yet_leaves_the_keyboard_alive() -> None:
    from textual.events import MouseDown, MouseUp

    async with terminal(LIBRARY, "harbour", (60, 16)) as reader:
        for screen in ([], ["slash"]):
            await reader.press(*screen)
            for kind in (MouseDown, MouseUp):
                reader.app.post_message(kind(None, 300, 90, 0, 0, 1, False, False, False, 300, 90))
            await reader.pilot.pause(0.1)
            await reader.press("j")
        assert reader.typed == "j"


# Text


@does
async def next_quote(reader: Terminal, key: str) -> None:
    await reader.press("g", key)
    assert reader.claim == "tram/quiet"
    await reader.press(key)
    assert reader.claim == "tram/cheap"
    await reader.press(key)
    assert "That was the last quote" in reader.text


@does
async def previous_quote(reader: Terminal, key: str) -> None:
    await reader.press("g", "n", "n", key)
    assert reader.claim == "tram/quiet"
    await reader.press(key)
    assert "This is the first quote" in reader.text


@does
async def mark(reader: Terminal, key: str) -> None:
    await reader.press("g", "j", key)
    assert marked(reader) == ["It runs at night, too."]
    await reader.press("j")
    assert marked(reader) == ["It runs at night, too.", "It costs little for what it does."], "what is quoted, too"
    await reader.press(key)
    assert marked(reader) == []


def marked(reader: Terminal) -> list[str]:
    found = (run.text for line in reader.app.canvas.frame.lines for run in line if run.style in ("mark", "mark*"))
    return [text.strip() for text in found if text.strip()]


@does
async def ascend(reader: Terminal, key: str) -> None:
    await reader.press("enter")
    assert reader.claim == "tram/noise"
    await reader.press("enter", key)
    assert "carry more people" in reader.text
    assert reader.claim == "tram/noise", "where the reader came from"
    await reader.press(key)
    assert "No relation leads up" in reader.text


@does
async def context(reader: Terminal, key: str) -> None:
    await reader.press("g", "n", "enter")
    assert "▸ Claim" in reader.text
    await reader.press(key)
    assert "A tram is quiet." in reader.text
    assert reader.claim == "tram/quiet"


@does
async def add_claim(reader: Terminal, key: str) -> None:
    await reader.press("g", "j", key)
    assert "Which issue is it on?" in reader.text
    assert "“It runs at night, too.”" in reader.text
    await reader.press("enter", "enter", "enter", "enter")
    await reader.type("Trams run late.")
    await reader.press("enter", "enter")
    assert 'text = "It runs at night, too."' in Path("map/debate.toml").read_text()
    assert reader.claim == "tram/trams-run-late"


@does
async def relate(reader: Terminal, key: str) -> None:
    await reader.press("c", "g", key)
    assert "From “Trams make little noise.”" in reader.text
    await reader.press("tab", key)
    assert "How do the two claims meet?" in reader.text
    assert "drawn already" in reader.text
    await reader.press("down", "enter")
    await reader.type("So.")
    await reader.press("enter", "enter")
    assert 'kind = "supports"\nfrom = "tram/quiet"\nto = "road/sleep"' in Path("map/debate.toml").read_text()


@does
async def take_back(reader: Terminal, key: str) -> None:
    before = Path("map/debate.toml").read_bytes()
    await reader.press(key)
    assert "nothing was written" in reader.text
    await add_claim(reader, "a")
    await reader.press(key)
    assert Path("map/debate.toml").read_bytes() == before
    assert "Taken back: claim tram/trams-run-late" in reader.text


@does
async def write_again(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "nothing was taken back" in reader.text
    await add_claim(reader, "a")
    after = Path("map/debate.toml").read_bytes()
    await reader.press("u", key)
    assert Path("map/debate.toml").read_bytes() == after
    assert "Written again: claim tram/trams-run-late" in reader.text


@does
async def edit(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "Set $EDITOR to open" in reader.text
    await reader.with_editor("sed -i s/Keep/Close/ map/debate.toml", key)
    assert "Read again: a file has changed." in reader.text
    await reader.press("c")
    assert "■ Close the road" in reader.text


@asynccontextmanager
async def reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Terminal]:
    """Somebody who reads the first source's text."""
    monkeypatch.chdir(folder)
    content = written(folder)
    async with terminal(content.verified(), size=(100, 40), content=content) as reader:
        await reader.press("s", "enter")
        yield reader


async def test_a_quotation_mark_in_the_editors_name_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with reading(tmp_path, monkeypatch) as reader:
        monkeypatch.setenv("EDITOR", "/home/o'neil/bin/ed")
        await reader.press("e")
        assert "$EDITOR is not a command (no closing quotation)" in reader.text


async def test_an_editor_that_is_not_there_leaves_the_explorer_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with reading(tmp_path, monkeypatch) as reader:
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await reader.press("e")
        assert "names no program that can be run: no-such-editor" in reader.text
        await reader.press("c")
        assert type(reader.place) is places.Compare


async def test_the_programs_own_map_is_opened_in_an_editor_only_when_that_is_asked_for_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stray `e` put the rest of a word into a file of the program."""
    async with reading(tmp_path, monkeypatch) as reader:
        monkeypatch.setattr("debate_tui.tui.files.bundled", lambda: str(tmp_path))
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await reader.press("e")
        assert "This map came with the program" in reader.text
        await reader.press("e")
        assert "names no program that can be run" in reader.text


async def test_an_editor_that_fails_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with reading(tmp_path, monkeypatch) as reader:
        await reader.with_editor("exit 3", "e")
        assert "ended with status 3" in reader.text


# Search


@does
async def answers(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "for files of cards" in reader.text


@does
async def hands(reader: Terminal, key: str) -> None:
    await answers(reader, key)


@does
async def search(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "▸ Search" in reader.text
    await reader.type("jobs")
    assert reader.typed == "jobs", "letters are letters here"
    assert "Four hundred jobs hang on the lorries." in reader.text
    await reader.type(" q?:/")
    assert reader.typed == "jobs q?:/"
    await reader.press(*["backspace"] * 5)
    assert reader.typed == "jobs"
    await reader.press("enter")
    assert reader.screen is places.Compare
    assert reader.claim == "road/jobs", "in its comparison"
    await reader.press("backspace")
    assert "▸ Search" in reader.text
    assert reader.typed == "jobs", "the query is still there"
    assert "Four hundred jobs hang on the lorries." in reader.text
    await reader.press("backspace")
    assert reader.typed == "", "it was selected, to be replaced by another"
    await reader.press("backspace")
    assert type(reader.place) is places.Compare, "in an empty box it leads back"


@does
async def next_hit(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "No search yet" in reader.text
    await reader.press("/")
    await reader.type("tram")
    await reader.press("enter")
    first = reader.claim
    await reader.press(key)
    assert "Hit 2 of " in reader.text
    assert reader.claim != first


@does
async def previous_hit(reader: Terminal, key: str) -> None:
    await reader.press("/")
    await reader.type("tram")
    await reader.press("enter")
    first = reader.claim
    await reader.press("n", key)
    assert "Hit 1 of " in reader.text
    assert reader.claim == first
    await reader.press(key)
    total = len(reader.state.hits)
    assert f"Hit {total} of {total}" in reader.text, "round to the last"


# Take away


@does
async def copy(reader: Terminal, key: str) -> None:
    taken: list[str] = []
    reader.app.copy_to_clipboard = taken.append  # type: ignore[assignment, method-assign]
    await reader.press(key)
    [text] = taken
    claim, quote, cited, doubt = text.splitlines()
    assert doubt == "[unverified: the quote was not compared with its source]"
    assert claim == "A tram along the quay would carry more people than the road does now."
    assert quote.startswith("“words of thesis”")
    assert "A. Writer, “On the tram”, 1 May 2024" in cited
    said = " ".join(reader.text.split())
    assert (
        "Sent to the terminal: a claim of Tram with its citation; Y copies both claims. If it doesn't paste, x" in said
    )


@does
async def copy_pair(reader: Terminal, key: str) -> None:
    taken: list[str] = []
    reader.app.copy_to_clipboard = taken.append  # type: ignore[assignment, method-assign]
    await reader.press("l", key)
    text = taken[-1]
    assert text.index("A tram along the quay") < text.index("✕ rebuts:") < text.index("The port cannot do without")
    assert text.count("A. Writer, “On the") == 2, "both citations"
    assert "Why (drawn by the mapper): One would carry" in text
    assert "Sent to the terminal: the claims of Tram and Road with their citations." in " ".join(reader.text.split())
    await reader.press("j", key)
    assert "◐ qualifies:" in taken[-1], "the claim in the row below, with the one that it qualifies"
    await reader.press("C", key)
    assert "✕ rebuts:" in taken[-1]
    await reader.press("backspace", "G", key)
    assert "Sent to the terminal: this page, without borders." in " ".join(reader.state.notice.split()), (
        "nothing stands beside this one"
    )
    assert "A tram is quieter than the lorries that pass at night." in taken[-1]
    assert "Four hundred jobs hang on the lorries." in taken[-1]
    await reader.press("o", key)
    assert "Tram or road" in taken[-1] or "What is it worth?" in taken[-1]
    assert not set(taken[-1]) & set("─│┼├┤")


@does
async def export(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "▸ Export" in reader.text
    assert reader.claim == ""
    await reader.press("backspace")
    assert reader.claim == "tram/thesis"
    await reader.export()
    file = Path("harbour-use.txt")
    assert f"{file}" in reader.text.replace("\n", "")
    first = file.read_text()
    assert "“words of thesis”" in first
    assert "Keep the road" in first
    file.write_text("mine")
    await reader.export()
    assert file.read_text() == "mine", "nothing is overwritten"
    assert Path("harbour-use-2.txt").read_text() == first


# And what does not hang on one key


async def test_a_number_is_a_count_or_an_issue() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("2", "j")
        assert reader.claim == "tram/noise", "two rows"
        await reader.press("2")
        assert "2: issue “Cost”; or a count: 2j moves 2 rows." in reader.text
        await reader.press("enter")
        assert "2/3 What would it cost?" in reader.text
        await reader.press("3")
        await reader.pilot.pause(1.0)
        assert "3/3 Is the quay too loud?" in reader.text, "after a pause, without Enter"
        await reader.press("9", "enter")
        assert "There is no issue 9 here." in reader.text
        await reader.press("2", "m", "1", "enter")
        assert "1/3 Who needs the harbour road" in reader.text, "from any page of the debate"
        await reader.press("4", "0", "4", "0", "4", "k")
        assert reader.claim == "tram/thesis"


async def test_how_far_down_the_page_is_said_where_it_is_longer_than_the_screen() -> None:
    async with terminal(LIBRARY, "harbour", (100, 40)) as reader:
        assert not reader.text.splitlines()[0].rstrip().endswith("/3")
        await reader.resize(59, 20)
        assert reader.text.splitlines()[0].rstrip().endswith(" 1/3")
        await reader.press("G")
        assert reader.text.splitlines()[0].rstrip().endswith(" 3/3")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The current folder, and the only one in which programs are looked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("screen", SCREENS)
def test_the_footer_shows_keys_that_are_tested(screen: Screen) -> None:
    assert {key.action for key in OURS.on(screen)} <= DOES.keys()


async def test_in_the_search_box_arrows_move_the_results() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.type("lorries")
        first = reader.claim
        await reader.press("down")
        second = reader.claim
        assert second != first
        await reader.press("tab", "up", "up")
        assert reader.claim == first
        await reader.press("down", "enter")
        assert reader.claim == second
        await reader.press("backspace")
        assert reader.claim == second, "the results are come back to as they were left"


async def test_keys_of_the_table_stay_letters_in_the_search_box() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        letters = [name for key in KEYS for name in key.keys if len(name) == 1]
        await reader.press(*letters)
        assert reader.screen is places.Search
        assert reader.typed == "".join(letters)


async def test_a_click_beside_the_search_box_does_not_turn_letters_into_keys() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.type("the")
        await reader.pilot.click(offset=(30, 26))
        await reader.press("end", "n")
        assert reader.typed == "then"


async def test_an_older_search_comes_back_with_its_own_results() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        for query in ("ferry", "lorries"):
            await reader.press("slash")
            await reader.type(query)
            await reader.press("enter")
        await reader.press("backspace", "delete", "end")
        assert reader.typed == ""
        await reader.press("backspace", "backspace")
        assert reader.typed == "ferry"
        assert "A ferry does the work of both" in reader.text
        assert reader.state.results is not None
        assert reader.state.results.query == "ferry"


async def test_an_earlier_query_is_asked_again_with_the_cursor_on_its_best_result() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        for query in ("road", "lorries"):
            await reader.press("slash")
            await reader.type(query)
            await reader.press("enter")
        await reader.press("slash", "delete", "down")
        await reader.press("enter")
        assert reader.typed == "road"
        assert reader.state.cursor.row == 0


async def test_a_query_of_last_time_is_asked_again_with_the_cursor_on_its_best_result() -> None:
    """After a restart `/` stood on result 17 of 19, where the cursor was while nothing was found yet."""
    async with terminal(LIBRARY, "harbour") as reader:
        view = reader.app.view
        reader.app.show(replace(view, state=replace(view.state, asked=("road",))))
        await reader.press("slash")
        assert reader.typed == "road"
        assert reader.state.results is not None
        assert len(reader.state.results.hits) > 1
        assert reader.state.cursor.row in (None, 0)


async def test_an_answer_leads_to_the_side_of_its_position() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        debate = LIBRARY.debate["harbour"]
        for stance in debate.stances[:4]:
            await reader.press("slash")
            await reader.type(f"kind:answer {stance.answer}")
            await reader.press("enter")
            assert reader.place.issue == stance.issue
            assert reader.place.positions[reader.state.cursor.side] == stance.position


async def test_after_a_speaker_typing_goes_on_at_the_end() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.type("kind:speaker ")
        await reader.press("enter")
        asked = reader.typed
        assert asked.startswith('speaker:"')
        await reader.type("ferry")
        assert reader.typed == f"{asked}ferry"


async def test_no_result_says_what_was_searched() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        await reader.type("xylophone")
        assert "no results in 10 claims" in reader.text
        await reader.press("enter")
        assert reader.screen is places.Search


async def test_pasted_control_characters_do_not_get_into_the_search_box() -> None:
    from textual.events import Paste

    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("slash")
        reader.app.post_message(Paste("har\x1b[2J\x9b\u202ebour\x00"))
        await reader.pilot.pause()
        assert reader.typed == "har␛[2J\ufffd\ufffdbour\ufffd"


async def test_the_clipboard_s_own_tool_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = folder / "wl-copy"
    tool.write_text(f"#!/bin/sh\n/bin/cat > {folder}/clipboard\n")
    tool.chmod(0o755)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("y")
        assert "by wl-copy:" in reader.text
        assert "A tram along the quay" in (folder / "clipboard").read_text()


async def test_a_clipboard_tool_that_fails_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = folder / "xclip"
    tool.write_text("#!/bin/sh\nexit 1\n")
    tool.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":0")
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("y")
        assert "Sent to the terminal" in reader.text


@pytest.mark.parametrize("keys", [["m"], ["p"], ["d"]])
async def test_where_no_claim_is_under_the_cursor_none_is_copied(keys: list[str]) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press(*keys, "y")
        assert "There is no claim under the cursor to copy." in reader.text


@pytest.mark.parametrize(
    ("keys", "name", "words"),
    [
        (["m"], "harbour-grid.txt", "Run a ferry"),
        (["s"], "harbour-sources.txt", "On the ferry"),
        (["enter"], "harbour-claim-tram-thesis.txt", "Against it, or limiting it: "),
        (["s", "enter"], "harbour-source-tram.txt", "in the order of the map"),
        (["s", "enter", "s"], "harbour-sources.txt", "On the ferry"),
        (["i"], "harbour-issues.txt", "between positions: 1 clash"),
        (["d"], "harbour-library.txt", "The debate sky"),
        (["p"], "harbour-problems.txt", "Nothing is wrong"),
    ],
)
async def test_every_page_can_be_exported(keys: list[str], name: str, words: str, folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press(*keys)
        await reader.export()
        assert words in (folder / name).read_text()
        assert name in "".join(line.strip() for line in reader.text.splitlines())


async def test_a_folder_that_cannot_be_written_to_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("no /proc, in which nobody can write, not even root")
    monkeypatch.chdir("/proc")
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.export()
        assert "Not exported to /proc/harbour-use.txt: " in reader.text
        await reader.press("escape", "j")
        assert reader.claim == "road/jobs"


async def test_a_folder_that_is_gone_says_so(folder: Path) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        here = folder / "gone"
        here.mkdir()
        os.chdir(here)
        here.rmdir()
        await reader.export()
        assert "Not exported to harbour-use.txt: No such file or directory" in reader.text


async def test_a_notice_is_never_cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = folder / ("a-folder-with-a-long-name-" * 4)
    deep.mkdir()
    monkeypatch.chdir(deep)
    async with terminal(LIBRARY, "harbour", (40, 12)) as reader:
        await reader.export()
        shown = "".join(line.strip() for line in reader.text.splitlines())
        assert str(deep / "harbour-use.txt") in shown


async def test_without_colours_there_is_no_theme_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("t")
        assert reader.app.palette.theme.name == "ansi"
        assert "NO_COLOR is set" in reader.text


async def test_quit_from_the_library_is_quit() -> None:
    async with terminal(LIBRARY) as reader:
        assert "debate-tui ▸ Library" in reader.text
        await reader.press("q")
        assert reader.app.return_value == 0


async def test_an_empty_library_says_what_to_do() -> None:
    async with terminal(Library()) as reader:
        assert "No debate was found. p shows what was wrong." in reader.text
        await reader.press("enter", "j", "k", "y", "n", "c", "p", "q", "q")
        assert reader.app.return_value == 0


async def test_keys_typed_faster_than_they_are_handled_do_what_they_would_have_done() -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.burst("slash", *"jobs", "enter")
        assert type(reader.place) is places.Compare
        assert reader.claim == "road/jobs"
        await reader.burst("backspace", "backspace", "backspace", "down", "enter", "slash", *"fog", "enter", "enter")
        assert "▸ Claim · Ferry" in reader.text
        await reader.burst("slash", *"tram", "enter", "j", "m", "q", "q")
        assert reader.app.return_value == 0


# Brief


@does
async def keep(reader: Terminal, key: str) -> None:
    await reader.press("l", key)
    assert reader.state.notice == "In the brief “Brief”, 1 of 1 (added): Tram rebuts Road. B opens it."
    await reader.press(key)
    assert "1 of 1 (there already)" in reader.state.notice
    await reader.press("enter", key)
    assert "2 of 2 (added): “The port cannot do without the harbour road.” · Road." in reader.state.notice, (
        "on a claim's page, the claim"
    )
    await reader.press("s", "G", key)
    assert reader.state.notice == "There is no claim under the cursor that the map has."


@does
async def brief(reader: Terminal, key: str) -> None:
    await reader.press(key)
    assert "Nothing is marked yet." in reader.text
    await reader.press(key, "b", key)
    assert "1 of 1 · ✕ rebuts" in reader.text
    assert "A tram along the quay would carry more people" in reader.text
    assert "The port cannot do without the harbour road." in reader.text
    assert "Why (drawn by the mapper): One would carry" in reader.text
    await reader.press("l", "enter")
    assert reader.screen is places.Compare
    assert reader.claim == "road/thesis", "Enter leads to where the pair stands"
    await reader.press("backspace", key)
    assert reader.screen is places.Compare, "the same key leads back"


async def two_marks(reader: Terminal) -> None:
    """Two marks: the first pair, then the claim of the road alone, the cursor on the first."""
    await reader.press("b", "l", "enter", "b", "B")
    assert notes(reader) == ["Tram rebuts Road", "Road"]


def notes(reader: Terminal) -> list[str]:
    """The marks of the current brief, in their order, each with its note."""
    found = reader.state.briefs
    assert found
    assert found.brief
    return [f"{told_of(mark)}{f': {mark.note}' if mark.note else ''}" for mark in found.brief.marks]


@does
async def note(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press(key)
    assert "A note of your own" in reader.text
    await reader.type("Lead with it")
    await reader.press("enter")
    assert notes(reader) == ["Tram rebuts Road: Lead with it", "Road"]
    assert "Note: Lead with it" in reader.text
    await reader.press(key)
    await reader.type(", now")
    await reader.press("enter")
    assert notes(reader)[0] == "Tram rebuts Road: Lead with it, now", "it goes on where it ended"
    await reader.press(key, "ctrl+u", "enter")
    assert notes(reader) == ["Tram rebuts Road", "Road"]
    await reader.press(key)
    await reader.type("left")
    await reader.press("escape")
    assert notes(reader) == ["Tram rebuts Road", "Road"]


@does
async def put_down(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press(key)
    assert notes(reader) == ["Road", "Tram rebuts Road"]
    await reader.press(key)
    assert notes(reader) == ["Road", "Tram rebuts Road"], "the cursor went with it, and it is the last"


@does
async def put_up(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press("G", key)
    assert notes(reader) == ["Road", "Tram rebuts Road"]
    await reader.press(key)
    assert notes(reader) == ["Road", "Tram rebuts Road"]


@does
async def take_out(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press(key)
    assert notes(reader) == ["Road"]
    assert reader.state.notice == "Taken out: Tram rebuts Road. u puts it back."


@does
async def undo(reader: Terminal, key: str) -> None:
    await reader.press("B", key)
    assert "Nothing to undo" in reader.state.notice
    await reader.press("B")
    await two_marks(reader)
    await reader.press("minus", "minus", key, key)
    assert notes(reader) == ["Tram rebuts Road", "Road"]
    await reader.press(key, key)
    assert "Nothing is marked yet." in reader.text


@does
async def briefs(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press(key)
    assert "← marks go here" in reader.text
    await reader.type("Round two")
    assert "Begin a brief “Round two”" in reader.text
    await reader.press("enter")
    assert "▸ Brief · Round two" in reader.text
    assert notes(reader) == []
    await reader.press("backspace", "b")
    assert "In the brief “Round two”, 1 of 1 (added)" in reader.state.notice
    await reader.press("B", key)
    await reader.type("bri")
    await reader.press("enter")
    assert notes(reader) == ["Tram rebuts Road", "Road"], "chosen by a part of its name"


@does
async def rename(reader: Terminal, key: str) -> None:
    await reader.press("B", key)
    assert reader.state.notice == "There is no brief yet. b begins one."
    await reader.press("B")
    await two_marks(reader)
    await reader.press(key, "ctrl+u", "enter")
    assert reader.state.notice == "Not renamed: a brief has a title."
    await reader.type("Round two")
    await reader.press("enter")
    assert reader.state.notice == "It is called “Round two” now."
    assert "▸ Brief · Round two" in reader.text
    assert notes(reader) == ["Tram rebuts Road", "Road"]
    await reader.press("u")
    assert "▸ Brief · Round two" not in reader.text
    await reader.press(key, "escape")
    assert notes(reader) == ["Tram rebuts Road", "Road"]


@does
async def remove(reader: Terminal, key: str) -> None:
    await reader.press("B", key)
    assert reader.state.notice == "There is no brief yet. b begins one."
    await reader.press("B")
    await two_marks(reader)
    await reader.press(key)
    assert reader.state.notice == "Removed: “Brief” (1 claim, 1 pair). u brings it back."
    assert "Nothing is marked yet." in reader.text
    await reader.press("u")
    assert "“Brief” is back." in reader.state.notice
    assert notes(reader) == ["Tram rebuts Road", "Road"]
    await reader.press(key, "plus")
    assert "removed: Enter brings it back" in reader.text
    await reader.press("enter")
    assert reader.state.notice == "“Brief” is back. Marks go into it now."
    assert notes(reader) == ["Tram rebuts Road", "Road"]


@does
async def next_brief(reader: Terminal, key: str) -> None:
    await two_marks(reader)
    await reader.press(key)
    assert "There is no other brief" in reader.state.notice
    await reader.press("plus")
    await reader.type("Other")
    await reader.press("enter", key)
    assert reader.state.notice == "Marks go into “Brief” now."
    assert notes(reader) == ["Tram rebuts Road", "Road"]
    await reader.press(key)
    assert notes(reader) == []


@does
async def previous_brief(reader: Terminal, key: str) -> None:
    await next_brief(reader, key)


# What has no meaning where it is pressed


@pytest.mark.parametrize(
    ("key", "shown"),
    [("E", "E"), ("full_stop", "."), ("ctrl+k", "Ctrl-K"), ("f5", "F5"), ("insert", "Ins"), ("ö", "ö")],
)
async def test_a_key_without_a_meaning_says_so(key: str, shown: str) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        before = reader.app.view
        await reader.press(key)
        assert reader.state.notice == f"{shown} does nothing: ? lists the keys."
        assert (reader.state.here, reader.app.view.viewport) == (before.state.here, before.viewport)


async def test_esc_and_a_key_typed_fast_behind_it_are_two_keys() -> None:
    """Esc was lost, and of the other key it was said that it does nothing."""
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("enter")
        assert isinstance(reader.place, places.Claim)
        reader.app.post_message(events.Key("alt+j", "j"))
        await reader.pilot.pause()
        assert isinstance(reader.place, places.Compare)
        assert reader.claim == "road/jobs"
        await reader.press("slash")
        await reader.type("tram")
        reader.app.post_message(events.Key("alt+b", "b"))  # a word back in the line
        await reader.pilot.pause()
        assert isinstance(reader.place, places.Search)
        reader.app.post_message(events.Key("alt+m", "m"))  # typed ahead: nothing is lost of a search
        await reader.pilot.pause()
        assert isinstance(reader.place, places.Grid)


@pytest.mark.parametrize(
    ("key", "character"), [("alt+m", "m"), ("alt+X", "X"), ("alt+slash", "/"), ("alt+enter", "\r")]
)
async def test_a_slip_on_alt_throws_nothing_away_that_is_typed(key: str, character: str) -> None:
    """The note was gone, and Alt-X removed the brief."""
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("b", "B", "a")
        await reader.type("To be asked")
        reader.app.post_message(events.Key(key, character))
        await reader.pilot.pause()
        assert isinstance(reader.place, places.Note)
        assert reader.app.view.line.text == "To be asked"


async def test_esc_ends_what_is_begun_before_it_leads_back(tmp_path: Path) -> None:
    content = written(tmp_path)
    async with terminal(content.verified(), size=(100, 40), content=content) as reader:

        def begun() -> list[str]:
            state, label = reader.state, reader.app.view.label
            found = {"mark": state.marked, "relation": state.related, "labels": label}
            return [reader.screen.__name__, *(name for name, what in found.items() if what is not None)]

        await reader.press("s", "enter", "V")
        assert begun() == ["Source", "mark"]
        await reader.press("escape")
        assert begun() == ["Source"]
        await reader.press("l", "r")
        assert begun() == ["Source", "relation"]
        await reader.press("escape")
        assert begun() == ["Source"]
        await reader.press("3", "escape")
        assert begun() == ["Source"], "the count is taken back, and not three steps"
        await reader.press("semicolon")
        assert begun() == ["Source", "labels"]
        await reader.press("escape")
        assert begun() == ["Source"]
        await reader.press("escape")
        assert begun() == ["Sources"]


async def test_what_help_runs_where_it_does_nothing_says_so() -> None:
    """`w`, `[` and others did nothing at all when they were chosen from help on the overview."""
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("o", "question_mark")
        await reader.type("swap")
        await reader.press("enter")
        assert reader.screen is places.Overview
        assert reader.state.notice == "Not on this page. w: Swap the sides."


@pytest.mark.parametrize("key", ["semicolon", "enter", "l", "h"])
async def test_a_page_without_anything_to_go_to_says_so(key: str) -> None:
    async with terminal(LIBRARY, "harbour") as reader:
        await reader.press("p", key)
        assert reader.state.notice == "There is nothing on this page to go to."


async def test_what_is_of_cards_alone_is_told_so_on_every_page() -> None:
    """On the pages of a map that show no claim, it was said how to find a card."""
    async with terminal(LIBRARY, "harbour") as reader:
        for page in ("o", "i", "s", "c"):
            await reader.press(page, "z")
            assert reader.state.notice.startswith("That is for files of cards")
