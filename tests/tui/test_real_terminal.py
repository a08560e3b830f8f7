"""The explorer in a real terminal (tmux), as a reader starts it: at the six sizes, with few colours or none, and killed."""

import os
import re
import shlex
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.tui.screens import written
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

pytestmark = [needs_tmux, pytest.mark.xdist_group("tmux")]

SIZES = [(160, 45), (100, 30), (80, 24), (59, 20), (40, 12), (20, 5)]


def assert_clean(terminal: Tmux) -> None:
    """The terminal is as a shell wants it."""
    assert terminal.told("alternate_on") == "0"
    for mode in ("mouse_any_flag", "mouse_all_flag", "mouse_button_flag", "mouse_sgr_flag", "bracket_paste_flag"):
        assert terminal.told(mode) in ("0", ""), mode
    assert terminal.told("cursor_flag") == "1"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_reader_walks_about_and_leaves(size: tuple[int, int]) -> None:
    with Tmux(size=size) as terminal:
        terminal.until("Overview")
        first = terminal.until("help")
        assert len(first.rstrip("\n").split("\n")) <= size[1]
        terminal.keys("c", "j")
        walked = terminal.until(lambda text: text != first and "▸ Overview" not in text and "▌" in text)
        terminal.keys("Tab")
        terminal.until(lambda text: text != walked or size[0] < 60)
        terminal.keys("Enter")
        terminal.until("Claim")
        terminal.keys("BSpace")
        back = terminal.until(lambda text: "Claim ·" not in text and "▌" in text)
        terminal.keys("]")
        terminal.until(lambda text: text != back)
        terminal.keys("/").type("cornerstone")
        terminal.until("cornerstone")
        terminal.keys("Enter")
        terminal.until(lambda text: "▌" in text and "▸ Search" not in text.split("\n")[0])
        terminal.keys("q", "q")
        assert terminal.status() == 0
        assert_clean(terminal)


def test_the_arrows_and_the_other_named_keys_are_understood() -> None:
    with Tmux(size=(80, 24)) as terminal:
        first = terminal.until("/ search")
        for key in ("Down", "Up", "Right", "Left", "End", "Home", "NPage", "PPage"):
            terminal.keys(key)
        terminal.keys("End")
        last = terminal.until(lambda text: text != first)
        terminal.keys("Home")
        terminal.until(lambda text: text != last)
        terminal.keys("q", "q")
        assert terminal.status() == 0


def test_keys_typed_before_the_explorer_is_there_are_not_lost() -> None:
    with Tmux(size=(80, 24)) as terminal:
        terminal.until("Who stands where")  # the first frame, which stands there before Textual does
        terminal.keys("c", "Enter", "s")
        terminal.until("5 sources")
        terminal.keys("BSpace")
        terminal.until("▸ Claim")
        terminal.keys("q", "q")
        assert terminal.status() == 0


@pytest.mark.parametrize("early", [True, False], ids=["while it starts", "once it runs"])
def test_killed_it_leaves_the_terminal_clean(early: bool, tmp_path: Path) -> None:
    with Tmux(f"sh -c 'echo $$ > {tmp_path}/pid; exec {PROGRAM}'", size=(80, 24)) as terminal:
        terminal.until("/ search")
        if not early:
            terminal.keys("m")
            terminal.until("▸ Grid")
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGTERM)
        assert terminal.status() == 128 + signal.SIGTERM
        assert_clean(terminal)


def fits(text: str, columns: int) -> bool:
    return ("q quit" in text or "q home" in text) and columns * 0.8 <= max(map(len, text.split("\n"))) <= columns


def test_resized_while_it_runs() -> None:
    with Tmux(size=(160, 45)) as terminal:
        terminal.until("Who stands where")
        for columns, lines in (*SIZES[1:], (10, 3), (3, 1), (160, 45)):
            terminal.resize(columns, lines)
        terminal.until(lambda text: "search" in text and len(text.split("\n")[0]) > 10)
        for columns, lines in ((80, 24), (40, 12), (120, 40)):
            terminal.resize(columns, lines)
            terminal.until(partial(fits, columns=columns))
            terminal.keys("j")
        terminal.keys("q", "q")
        assert terminal.status() == 0
        assert_clean(terminal)


def colours(text: str) -> set[str]:
    """The parameters of all colour sequences (SGR), reset, bold, faint, italic, underline and reverse left out."""
    parts = [part for found in re.findall(r"\x1b\[([\d;:]*)m", text) for part in found.split(";")]
    return {
        part for part in parts if part and int(part.partition(":")[0]) not in {0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 39, 49}
    }


def test_without_colours_there_are_none() -> None:
    with Tmux(size=(100, 30), NO_COLOR="1") as terminal:
        terminal.until("/ search")
        for keys in (("j",), ("Enter",), ("m",), ("t",), ("/", "x"), ("BSpace",)):
            terminal.keys(*keys)
            terminal.until("▸")
            assert not colours(terminal.coloured)
        terminal.until("▌")


def test_with_sixteen_colours_the_terminal_s_own_are_used() -> None:
    with Tmux(f"env -u COLORTERM TERM=xterm-16color {PROGRAM}", size=(100, 30)) as terminal:
        terminal.until("/ search")
        terminal.keys("j")
        terminal.until("▌")
        sixteen = {str(n) for n in (*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108))}
        shown = colours(terminal.coloured)
        assert shown <= sixteen
        assert shown, "positions and kinds of relation are coloured"
        assert not shown & {"30", "37", "97", "90"}, "black, white and grey are somebody's background"
        terminal.keys("q", "q")
        assert terminal.status() == 0


def test_a_dumb_terminal_gets_the_map_as_text() -> None:
    with Tmux(f"env TERM=dumb {PROGRAM} | tail -n 5; env TERM=dumb {PROGRAM}", size=(100, 30)) as terminal:
        assert terminal.status() == 0
        assert terminal.told("alternate_on") == "0"
        assert "/ search" not in terminal.text


def test_a_redirected_output_gets_the_map_as_text(tmp_path: Path) -> None:
    file = tmp_path / "map.txt"
    with Tmux(f"{PROGRAM} > {shlex.quote(str(file))}", size=(80, 24)) as terminal:
        assert terminal.status() == 0
    text = file.read_text()
    assert "The US–Japan alliance" in text
    assert "Does the alliance make its region more secure?" in text
    assert "\x1b" not in text


def test_a_redirected_input_gets_the_map_as_text() -> None:
    with Tmux(f"{PROGRAM} < /dev/null | head -n 3", size=(80, 24)) as terminal:
        assert terminal.status() == 0
        assert "\x1b" not in terminal.text


def test_a_debate_is_opened_by_its_path(tmp_path: Path) -> None:
    written(tmp_path)
    for path in ("map", "map/debate.toml", str(tmp_path / "map")):
        with Tmux(f"{PROGRAM} {path}", size=(80, 24), folder=tmp_path) as terminal:
            terminal.until("Tram or road?")
            terminal.keys("q")
            assert terminal.status() == 0


def test_of_several_debates_one_is_chosen(tmp_path: Path) -> None:
    written(tmp_path)
    with Tmux(f"{PROGRAM} --library {tmp_path}", size=(80, 24)) as terminal:
        terminal.until("2 debates")
        terminal.keys("Enter")
        terminal.until("Tram or road?")
        terminal.keys("d", "j", "Enter")
        terminal.until("15 issues")
        terminal.keys("q")
        assert terminal.status() == 0


def test_an_unknown_debate_is_said_to_be_unknown() -> None:
    with Tmux(f"{PROGRAM} us-japan-aliance", size=(80, 24)) as terminal:
        assert terminal.status() == 1
        assert 'did you mean "us-japan-alliance"?' in terminal.text
        assert_clean(terminal)


def test_the_editor_is_opened_and_what_it_changed_is_read_again(tmp_path: Path) -> None:
    written(tmp_path)
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/Keep the road/Close the road/' \"$1\"\n")
    editor.chmod(0o755)
    with Tmux(f"{PROGRAM} map", size=(80, 24), folder=tmp_path, EDITOR=str(editor)) as terminal:
        terminal.until("Keep the road")
        terminal.keys("e")
        terminal.until("Close the road")
        terminal.keys("j", "q", "q")
        assert terminal.status() == 0
        assert_clean(terminal)


def test_a_file_saved_elsewhere_is_read_again(tmp_path: Path) -> None:
    written(tmp_path)
    file = tmp_path / "map" / "debate.toml"
    with Tmux(f"{PROGRAM} map", size=(80, 24), folder=tmp_path) as terminal:
        terminal.until("Keep the road")
        file.write_text(file.read_text().replace("Keep the road", "Widen the road"))
        terminal.until("Widen the road")
        file.write_text("[debate\n")
        terminal.until("The last good map stays")
        terminal.keys("q", "q")
        assert terminal.status() == 0


@pytest.mark.parametrize("by", ["its key", "a signal"])
def test_suspended_it_gives_the_terminal_back_and_comes_back_whole(by: str, tmp_path: Path) -> None:
    with Tmux("sh -i", size=(80, 24)) as terminal:
        terminal.type(f"sh -c 'echo $$ > {tmp_path}/pid; exec {PROGRAM}'").keys("Enter")
        terminal.until("/ search")
        terminal.keys("j", "m")
        terminal.until("▸ Grid")
        before = terminal.text
        if by == "its key":
            terminal.keys("C-z")
        else:
            os.kill(int((tmp_path / "pid").read_text()), signal.SIGTSTP)
        terminal.until("Stopped")
        assert_clean(terminal)
        terminal.type("fg").keys("Enter")
        terminal.until(lambda text: text == before)
        terminal.keys("c")
        terminal.until("▸ Regional security")
        terminal.keys("q", "q")
        terminal.until("$ " if os.geteuid() else "# ")
        assert_clean(terminal)


def test_where_no_shell_could_continue_it_it_is_not_suspended() -> None:
    with Tmux(f"exec {PROGRAM}", size=(80, 24)) as terminal:
        terminal.until("/ search")
        terminal.keys("m")
        terminal.until("▸ Grid")
        terminal.keys("C-z", "C-z")
        terminal.keys("c")
        terminal.until("▸ Regional security")


def test_the_terminal_is_asked_for_its_size_and_not_the_environment() -> None:
    with Tmux(size=(100, 24), COLUMNS="60", LINES="15") as terminal:
        terminal.until("/ search")
        terminal.keys("m")
        terminal.until(lambda text: "▸ Grid" in text and fits(text, 100))
        terminal.resize(80, 20)
        terminal.until(partial(fits, columns=80))
        terminal.keys("q", "q")
        assert terminal.status() == 0


def test_the_terminals_cursor_stands_on_the_selected_claim_after_every_key() -> None:
    """Screen readers follow it."""
    with Tmux(size=(80, 24)) as terminal:
        terminal.until("Who stands where")
        for key in ("j", "k", "c", "j", "l", "j", "Enter", "j", "BSpace", "m", "j", "l", "s", "j", "i", "j", "C", "j"):
            before = terminal.text, terminal.told("cursor_x"), terminal.told("cursor_y")
            terminal.keys(key)

            def moved(text: str, before: tuple[str, str, str] = before) -> bool:
                return (text, terminal.told("cursor_x"), terminal.told("cursor_y")) != before

            terminal.until(moved)
            terminal.until(lambda _: on_selection(terminal))


def on_selection(terminal: Tmux) -> bool:
    """Whether the cursor is in the first line that has the selection's bar, right behind the bar."""
    lines = terminal.text.split("\n")
    y, x = int(terminal.told("cursor_y")), int(terminal.told("cursor_x"))
    marked = next((number for number, line in enumerate(lines) if "▌" in line), -1)
    at = lines[marked].index("▌") if marked >= 0 else 0
    return y >= marked >= 0 and "▌" in lines[y] and x > at and not lines[y][at + 1 : x].strip()
