"""The first frame: it comes before any content is read, if that is the content of an earlier start; else when it was."""

import os
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from debate_tui.disk.sectioning import write as write_sections
from debate_tui.disk.sections import Sections
from debate_tui.store import remembered as remembering
from debate_tui.tui import prelude
from debate_tui.tui.body import Size
from tests.tui.pty_program import Program
from tests.tui.screens import MAP
from tests.tui.test_paint import narrow, screen

NOTHING: Mapping[str, str] = {}
ENTER, TEXTUAL = "\x1b[?1049;2004h\x1b[?25l\x1b[?7l\x1b[H", "\x1b[?1049h"
"""How the prelude begins, and how Textual does after it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.toml").write_text(MAP)
    return tmp_path


def started(folder: Path, size: tuple[int, int] = (100, 30), more: Mapping[str, str] = NOTHING) -> tuple[str, str]:
    """What a start writes before Textual does, and after."""
    with Program(
        "map.toml", "--fresh", size=size, folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8", **more
    ) as program:
        program.until("\x1b[?1006h")
        program.rest(0.5)  # Textual's first paint
        program.send("q")
        assert program.end() == 0
    before, _, after = program.received.decode().partition(TEXTUAL)
    assert before.startswith(ENTER)
    return before.removeprefix(ENTER), after


def memory(home: Path) -> Path:
    """Where the frame that was remembered last lies."""
    paths = (home / "cache" / "debate-tui" / "remembered").glob("frame-*")
    return max(paths, key=lambda path: path.stat().st_mtime_ns)


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (59, 20), (20, 5)], ids=str)
def test_what_is_remembered_is_what_was_shown_and_what_textual_shows(
    size: tuple[int, int], folder: Path, home: Path
) -> None:
    first, _ = started(folder, size)
    again, textual = started(folder, size)
    assert again == first
    assert remembered(memory(home)) == first.replace("\r\r\n", "\r\n")
    cells = Size(*size)
    assert screen(again, cells, narrow) == screen(textual.partition("\x1b[?1049l")[0], cells, narrow)
    assert len(again) > 100


def test_where_the_reader_left_off_is_what_comes_first(folder: Path, home: Path) -> None:
    with Program("map.toml", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.rest(0.5)
        program.send("m")
        program.rest(0.5)
        program.send("\x03")
        assert program.end() == 130
    text = remembered(memory(home))
    assert "▸ Grid" in text
    with Program("map.toml", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.send("\x03")
        assert program.end() == 130
    assert program.received.decode().startswith(ENTER + text.replace("\r\n", "\r\r\n"))


def test_the_theme_chosen_last_is_that_of_the_first_frame(folder: Path, home: Path) -> None:
    """It was that of the start before, until Textual had taken over."""
    with Program("map.toml", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.rest(0.5)
        program.send("t")
        program.until("light")
        program.send("\x03")
        assert program.end() == 130
    light = remembered(memory(home))
    assert light not in program.received.decode().replace("\r\r\n", "\r\n"), "it began in the dark"
    with Program("map.toml", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.rest(0.5)
        program.send("\x03")
        assert program.end() == 130
    shown, _, textual = program.received.decode().removeprefix(ENTER).partition(TEXTUAL)
    assert shown.replace("\r\r\n", "\r\n") == light
    cells = Size(100, 30)
    assert screen(shown, cells, narrow) == screen(textual.partition("\x1b[?1049l")[0], cells, narrow)


def test_what_is_set_while_it_is_open_is_in_the_next_first_frame(folder: Path, home: Path) -> None:
    with Program("map.toml", "--fresh", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8") as program:
        program.until("\x1b[?1006h")
        program.rest(0.5)
        config = home / "config" / "debate-tui" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text("linear = true\n")
        program.send("\x03")
        assert program.end() == 130
    assert "─" not in remembered(memory(home)), "no boxes"


def test_it_comes_before_any_content_is_read(folder: Path) -> None:
    """Told by a library that can't be imported: what has to be read comes too late for the first frame."""
    started(folder)
    (folder / "broken" / "tomli").mkdir(parents=True)
    (folder / "broken" / "tomli" / "__init__.py").write_text("raise SystemExit('no TOML today')")
    with Program(
        "map.toml", "--fresh", folder=folder, COLORTERM="truecolor", LC_ALL="C.UTF-8", PYTHONPATH="broken"
    ) as program:
        modes = program.modes()
        assert program.end() == 1
        assert program.modes() == modes
    sent = program.received.decode()
    assert sent.startswith(ENTER)
    assert "Build the tram" in sent
    assert sent.rstrip().endswith("no TOML today"), "and what went wrong is said on the screen from before"
    assert "\x1b[?1049l" in sent


def test_an_edit_that_keeps_size_and_time_is_seen(folder: Path) -> None:
    started(folder)
    path = folder / "map.toml"
    old = path.stat()
    path.write_text(MAP.replace("Keep the road", "Keep the toad"))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    first, _ = started(folder)
    assert "Keep the toad" in first
    assert "Keep the road" not in first


@pytest.mark.parametrize("more", [{"DEBATE_TUI_THEME": "light"}, {"NO_COLOR": "1"}, {"DEBATE_TUI_MOUSE": "maybe"}])
def test_what_the_environment_asks_for_is_shown(more: dict[str, str], folder: Path) -> None:
    plain, _ = started(folder)
    other, _ = started(folder, more=more)
    assert other != plain
    assert started(folder, more=more)[0] == other
    assert started(folder)[0] == plain


def test_what_was_remembered_wrongly_is_put_right(folder: Path, home: Path) -> None:
    started(folder)
    path = memory(home)
    right = remembered(path)
    replace(path, right.replace("Keep the road", "Keep the toad"))
    assert "Keep the toad" in started(folder)[0], "it is taken for what was remembered: its checksums are right"
    assert remembered(memory(home)) == right


def test_nothing_that_drives_the_terminal_is_taken_from_the_cache(folder: Path, home: Path) -> None:
    first, _ = started(folder)
    right = remembered(memory(home))
    for evil in ("\x1b]52;c;ZXZpbA==\x07", "\x1b[2J", "\x9b2J", "\x07", "\x1bc", "\x1b[6n", "\r"):
        replace(memory(home), f"{right}{evil}")
        assert started(folder)[0] == first
        assert remembered(memory(home)) == right


def remembered(path: Path) -> str:
    return bytes(Sections(path)["data"]).decode()


def replace(path: Path, text: str) -> None:
    """Another text, as if it had been remembered."""
    data = text.encode()
    write_sections(path, {"data": data}, Sections(path).stamp | {"sum": remembering._sum(data)})


def test_what_is_read_from_standard_input_is_not_remembered(
    monkeypatch: pytest.MonkeyPatch, folder: Path, home: Path
) -> None:
    monkeypatch.setattr(prelude, "_size", lambda: (80, 24))
    stage = prelude.Prelude([folder], ["-"], None)
    stage.remember(lambda: "a frame", [])
    assert not stage.shows
    assert not (home / "cache").exists()


def test_the_terminal_is_given_back_only_if_it_was_taken(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(prelude, "_size", lambda: None)
    sent = StringIO()
    monkeypatch.setattr(sys, "__stdout__", sent)
    stage = prelude.Prelude([folder], [], None)
    stage.leave()
    assert sent.getvalue() == ""
    stage.show("a frame")
    assert stage.shows
    stage.leave()
    assert sent.getvalue().endswith("\x1b[?1049l\x1b[?25h")
