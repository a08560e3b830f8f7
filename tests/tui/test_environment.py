"""The environment: what the terminal can show, what the user asks for, and what is said where that makes no sense."""

import os
import re
from pathlib import Path

import pytest
from rich.color import ColorSystem

from debate_tui.tui.environment import Colours, colours, misunderstood, mouse, put_right, switch_mouse, theme_name
from tests.tui.pty_program import Program
from tests.tui.tmux import PROGRAM, Tmux, needs_tmux

VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "DEBATE_TUI_THEME", "DEBATE_TUI_MOUSE", "COLUMNS", "LINES")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (*VARIABLES, "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "auto")  # is set anew, and put back after the test
    return monkeypatch


@pytest.mark.parametrize(
    ("term", "colorterm", "system"),
    [
        ("alacritty", "", Colours.ALL),
        ("foot", "", Colours.ALL),
        ("foot-extra", "", Colours.ALL),
        ("xterm-ghostty", "", Colours.ALL),
        ("wezterm", "", Colours.ALL),
        ("xterm-kitty", "", Colours.ALL),
        ("xterm-direct", "", Colours.ALL),
        ("xterm-256color", "", Colours.MANY),
        ("tmux-256color", "", Colours.MANY),
        ("xterm", "truecolor", Colours.ALL),
        ("xterm", "24bit", Colours.ALL),
        ("xterm", "", Colours.SIXTEEN),
        ("linux", "", Colours.SIXTEEN),
        ("xterm-16color", "", Colours.SIXTEEN),
        ("no-such-terminal", "", Colours.SIXTEEN),
        ("", "", Colours.SIXTEEN),
    ],
)
def test_what_the_terminal_can_show(
    term: str, colorterm: str, system: Colours, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("TERM", term)
    environment.setenv("COLORTERM", colorterm)
    assert colours() is system
    assert theme_name() == ("ansi" if system is Colours.SIXTEEN else "dark")
    environment.setenv("DEBATE_TUI_THEME", "light")
    assert theme_name() == "light", "who names a theme gets it, whatever the terminal is called"
    assert colours() not in (None, Colours.SIXTEEN), "and not what sixteen colours would make of it"
    environment.setenv("DEBATE_TUI_THEME", " Dark ")
    assert theme_name() == "dark"
    environment.setenv("DEBATE_TUI_THEME", "ansi")
    assert theme_name() == "ansi"


def test_no_color_is_set_where_it_is_not_empty(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TERM", "xterm-256color")
    environment.setenv("NO_COLOR", "")
    assert colours() is Colours.MANY
    put_right()
    assert "NO_COLOR" not in os.environ, "Textual would take it for a wish"
    environment.setenv("NO_COLOR", "0")
    environment.setenv("DEBATE_TUI_THEME", "light")
    assert colours() is None
    assert theme_name() == "ansi"


def test_textual_is_told_the_same(environment: pytest.MonkeyPatch) -> None:
    for term, told in (("foot", "truecolor"), ("xterm-256color", "256"), ("linux", "standard")):
        environment.setenv("TERM", term)
        put_right()
        assert os.environ["TEXTUAL_COLOR_SYSTEM"] == told


def test_what_is_not_understood_is_said(environment: pytest.MonkeyPatch) -> None:
    assert misunderstood() == ""
    for name in ("DEBATE_TUI_THEME", "DEBATE_TUI_MOUSE"):
        environment.setenv(name, "")
    assert misunderstood() == ""
    environment.setenv("DEBATE_TUI_THEME", "solarized")
    assert misunderstood() == 'DEBATE_TUI_THEME="solarized" is none of dark, light, ansi.'
    environment.setenv("DEBATE_TUI_MOUSE", "no")
    assert misunderstood().endswith('DEBATE_TUI_MOUSE="no" is none of on, off.')


def test_the_mouse_can_be_turned_off(environment: pytest.MonkeyPatch) -> None:
    assert mouse()
    for value, on in (("off", False), ("OFF", False), ("on", True), ("", True)):
        environment.setenv("DEBATE_TUI_MOUSE", value)
        assert mouse() is on


def test_in_gnu_screen_the_mouse_is_asked_for_since_it_keeps_esc_back(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("STY", "1234.pts-0.host")
    for value, on in (("", False), ("off", False), ("on", True)):
        environment.setenv("DEBATE_TUI_MOUSE", value)
        assert mouse() is on


def test_where_there_is_no_mouse_that_is_said() -> None:
    assert switch_mouse(object(), "M") == "There is no mouse here."


# In a real terminal


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_the_terminal_is_asked_for_its_size_whatever_the_shell_exports() -> None:
    with Tmux(size=(100, 24), COLUMNS="60", LINES="15") as terminal:
        terminal.until(lambda text: "q quit" in text.splitlines()[-1])
        terminal.keys("j")
        text = terminal.until(lambda text: "▌" in text)
        assert max(map(len, text.splitlines())) == 100
        terminal.resize(80, 30)
        terminal.until(lambda text: max(map(len, text.splitlines())) == 80 and "q quit" in text.splitlines()[29])


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_a_theme_is_shown_over_ssh_from_a_terminal_that_nobody_describes() -> None:
    for term in ("foot", "xterm"):
        command = f"env -u COLORTERM TERM={term} DEBATE_TUI_THEME=light {PROGRAM}"
        with Tmux(command, size=(100, 24)) as terminal:
            first = terminal.until("Who stands where")
            assert first
            terminal.keys("j")
            terminal.until("▌")
            assert "48;2;251;250;247" in terminal.coloured or "48;5;" in terminal.coloured


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_an_unknown_theme_is_said_on_the_screen() -> None:
    with Tmux(size=(100, 24), DEBATE_TUI_THEME="solarized") as terminal:
        terminal.until('DEBATE_TUI_THEME="solarized" is none of dark, light, ansi.')
        terminal.keys("j")
        terminal.until("/ search")


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_an_empty_no_color_is_none() -> None:
    with Tmux(size=(100, 24), NO_COLOR="") as terminal:
        terminal.until("/ search")
        terminal.keys("j")
        terminal.until("▌")
        assert "38;2;" in terminal.coloured


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_the_mouse_is_off_from_the_start_or_by_a_key() -> None:
    with Tmux(size=(100, 24), DEBATE_TUI_MOUSE="off") as terminal:
        terminal.until("/ search")
        terminal.keys("j")
        terminal.until("▌")
        assert terminal.told("mouse_any_flag") == "0"
        terminal.keys("M")
        terminal.until("Mouse on")
        terminal.until(lambda _: terminal.told("mouse_any_flag") == "1")
        terminal.keys("M")
        terminal.until("Mouse off")
        terminal.until(lambda _: terminal.told("mouse_any_flag") == "0")
        terminal.keys("q", "q")
        assert terminal.status() == 0
        assert terminal.told("mouse_any_flag") == "0"


def test_a_terminal_that_does_not_know_its_size_is_told_by_the_variables(tmp_path: Path) -> None:
    with Program(size=(0, 0), folder=tmp_path, COLUMNS="70", LINES="20") as program:
        first = program.until("\x1b[?1006h").decode().split("\x1b[?1006h")[0]
        program.send("qq")
        assert program.end() == 0
    text = re.sub(r"\x1b\[[?\d;]*[a-zA-Z]", "", first)
    assert {len(line.rstrip("\r")) for line in text.split("\n")[:20]} == {70}


def test_colours_are_numbered_as_rich_numbers_them() -> None:
    names = {Colours.SIXTEEN: "STANDARD", Colours.MANY: "EIGHT_BIT", Colours.ALL: "TRUECOLOR"}
    assert {one: ColorSystem(one).name for one in Colours} == names
