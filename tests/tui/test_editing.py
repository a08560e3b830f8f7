"""Adding a claim from the explorer: bytes in, bytes out, whatever the file and whatever the editor does to it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.screens import written
from tests.tui.terminal import terminal

MAP = Path("map/debate.toml")


async def press_a(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes], editor: str
) -> tuple[bytes, str]:
    """The map's bytes before `a` was pressed on a sentence with a map that `change` made, and what is on the screen then."""
    monkeypatch.chdir(folder)
    content = written(folder)
    async with terminal(content.verified(), size=(100, 40), content=content) as reader:
        await reader.press("s", "enter")
        MAP.write_bytes(change(MAP.read_bytes()))
        before = MAP.read_bytes()
        await reader.with_editor(editor, "g", "j", "a")
        return before, reader.text


def windows(file: bytes) -> bytes:
    return b"\xef\xbb\xbf" + file.replace(b"\n", b"\r\n")


async def test_windows_line_ends_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before, _ = await press_a(tmp_path, monkeypatch, windows, "sed -i 's/neutral/nice/' map/debate.toml")
    after = MAP.read_bytes()
    assert after.startswith(before)
    assert b"one nice sentence" in after
    assert after.count(b"\n") == after.count(b"\r\n")


async def test_nothing_written_leaves_the_very_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("debate_tui.tui.lending.AT_ONCE", 0.0)  # an editor that was looked at
    before, shown = await press_a(tmp_path, monkeypatch, windows, "true")
    assert MAP.read_bytes() == before
    assert "Nothing added" in shown


async def test_a_file_that_is_not_utf_8_is_not_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before, shown = await press_a(tmp_path, monkeypatch, lambda file: file + b"# caf\xe9\n", "true")
    assert MAP.read_bytes() == before
    assert "Not added: map/debate.toml is not UTF-8 on line" in shown


async def test_an_editor_that_saves_latin_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it saved is the user's; the explorer says what is wrong with it, and goes on."""
    before, shown = await press_a(tmp_path, monkeypatch, bytes, r'printf "# caf\351\n" >> map/debate.toml; true')
    after = MAP.read_bytes()
    assert after.startswith(before)
    assert after.endswith(b"# caf\xe9\n")
    assert "UnicodeDecodeError" not in shown
    assert "p says where" in shown
