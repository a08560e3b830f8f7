"""Keys of the user's own: they do what ours did, and nothing that is shown names ours any more."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.disk.folders import config_file
from debate_tui.layout.runs import plain
from debate_tui.model.library import Library
from debate_tui.state import places
from debate_tui.state.keymap import OURS
from debate_tui.state.keys import KEYS
from debate_tui.tui.app import Explorer
from debate_tui.tui.early import plain as early
from debate_tui.tui.view import View
from tests.builders import compared
from tests.tui.screens import harbour
from tests.tui.terminal import Terminal
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

LETTERS = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩабвгдежзийклмнопрстуфхцчшщыэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"
OWN = OURS.with_({key.action: [(letter, letter)] for key, letter in zip(KEYS, LETTERS, strict=False)})
KEY = {key.action: key.keys[0] for key in OWN.table}
"""By action, the user's key."""


OURS_NAMED = re.compile(r"\b(Enter|Backspace|Space)\b|(?<![\w’'])(?!a )[a-zA-Z/?](?!\w)")
"""What names a key in a message: a letter or sign alone, but for the article."""


def test_each_action_has_a_key_of_its_own() -> None:
    assert len(KEY) == len(set(KEY.values())) == len(KEYS)


async def walked(size: tuple[int, int]) -> None:
    """Goes to every screen by the user's keys; whatever the frame names as a key is one of theirs."""
    app = Explorer(Library((harbour(),)), View(replace(compared(Library((harbour(),)), "harbour"), keys=OWN)))
    async with app.run_test(size=size) as pilot:
        reader = Terminal(app, pilot)
        seen: set[type[places.Place]] = set()
        for action in (
            "down",
            "why",
            "quotes",
            "enter",
            "ascend",
            "sources",
            "enter",
            "overview",
            "issues",
            "grid",
            "compare",
            "clashes",
            "debates",
            "problems",
            "back",
            "search",
        ):
            await reader.press(KEY[action])
            names_theirs(reader)
            seen.add(reader.screen)
        for action in ("help", "palette", "export"):
            await reader.press("escape", KEY["overview"], KEY[action])
            names_theirs(reader)
            seen.add(reader.screen)
        assert len(seen) >= 11, seen


def names_theirs(reader: Terminal) -> None:
    theirs = {*KEY.values(), "↑", "↓", "Enter", "Backspace", "Esc"} if reader.place.typing else {*KEY.values()}
    regions = [region for region in reader.app.canvas.frame.regions if region.name != "input"]
    runs = [run for region in regions for line in region.lines for run in line]
    elsewhere = reader.screen in (places.Search, places.Exports)  # there they are words of a query, and formats
    named = ("foot_key",) if elsewhere else ("foot_key", "key")
    keys = [run.text.strip() for run in runs if run.style.startswith(named)]
    assert keys or reader.state.notice
    assert {part for key in keys for part in re.split("[ /]", key)} <= theirs | {""}, (reader.screen, keys)
    assert (
        not re.search(r"\b(Enter|Backspace)\b|\b[a-zA-Z]: |press [a-z]\b", plain(reader.app.canvas.frame.lines[-1]))
        or reader.place.typing
    )


@pytest.mark.parametrize("size", [(130, 40), (80, 24), (40, 12)], ids=str)
async def test_nothing_on_any_screen_names_a_key_of_ours(size: tuple[int, int]) -> None:
    await walked(size)


async def test_nor_does_any_message() -> None:
    library = Library((harbour(),))
    app = Explorer(library, View(replace(compared(library, "harbour"), keys=OWN)))
    async with app.run_test(size=(200, 30)) as pilot:
        reader = Terminal(app, pilot)
        for action, said in (
            ("theme", "Colours: light."),
            ("add_claim", f"{KEY['add_claim']}: In a source: add a claim"),
            ("copy_pair", ""),
            ("mouse", "There is no mouse here."),
            ("edit", ""),
            ("next_hit", ""),
        ):
            await reader.press(KEY[action])
            assert said in reader.state.notice
            assert not OURS_NAMED.search(reader.state.notice), reader.state.notice
        await reader.press(KEY["help"])
        shown = "\n".join(line.partition("│")[0] for line in reader.text.splitlines())  # without what stands beside it
        assert f"{KEY['enter']} opens a claim, {KEY['back']} returns, {KEY['search']} finds anything." in " ".join(
            shown.split()
        )


async def test_keys_of_ours_do_nothing_where_others_took_their_place() -> None:
    library = Library((harbour(),))
    app = Explorer(library, View(replace(compared(library, "harbour"), keys=OWN)))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Terminal(app, pilot)
        before = reader.state
        await reader.press("j", "o", "slash", "question_mark", "x", "q", "enter")
        said = f"Enter does nothing: {KEY['help']} lists the keys."
        assert reader.state == replace(before, notice=said)
        await reader.press(KEY["down"])
        assert reader.claim == "road/jobs"


def test_early_keys_know_every_character_of_a_keyboard() -> None:
    """What a user of a plain keyboard may choose is answered while Textual is being imported, as ours is."""
    for code in range(33, 127):
        if not chr(code).isdecimal():
            assert [name for name, _, _ in early(bytes([code]))], chr(code)


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_a_config_file_is_followed_from_the_first_frame_on() -> None:
    path = Path(config_file() or "")
    path.parent.mkdir(parents=True)
    path.write_text('[keys]\noverview = "O"\nsearch = "="\nsarch = "x"\n')
    for start in ("first", "second, from the frame that is remembered"):
        with Tmux(size=(120, 30)) as terminal:
            shown = terminal.until(lambda text: "config.toml:4: E601" in text)
            assert "did you mean" not in shown, start
            terminal.keys("j")
            assert "= search" in terminal.until(lambda text: "? help" in text.splitlines()[-1]).splitlines()[-1]
            terminal.keys("=")
            terminal.until(lambda text: "Search claims" in text)
            terminal.keys("Escape")
            terminal.until("Who stands where")  # with Esc in one piece, q would be Alt-Q
            terminal.keys("q", "q")
    path.write_text('[keys]\nsearch = "s"\nsources = []\n')
    with Tmux(f"{PROGRAM} --fresh", size=(120, 30)) as terminal:
        assert "s search" in terminal.until(lambda text: "? help" in text.splitlines()[-1]).splitlines()[-1]
