"""The clipboard: each tool gets the bytes that it reads, and what is said is what is known."""

from pathlib import Path

import pytest

from debate_tui.layout.runs import plain
from debate_tui.model.library import Library
from debate_tui.tui.clipboard import copy
from tests.tui.screens import harbour
from tests.tui.terminal import terminal

TEXT = "“Two words” — ¶ 9, 日本 🚋\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, on a machine without a desktop."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX", "LC_ALL", "LC_CTYPE", "LANG", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def tool(path: Path, name: str) -> None:
    """A program that keeps what it is given, and under which locale."""
    file = path / name
    file.write_text(f'#!/bin/sh\n/bin/cat > "{path}/given"\necho "$LC_ALL $LC_CTYPE" > "{path}/locale"\n')
    file.chmod(0o755)


def nothing(text: str) -> None:
    raise AssertionError(f"the terminal is the last resort: {text}")


def test_windows_reads_utf_16(path: Path) -> None:
    tool(path, "clip.exe")
    assert copy(TEXT, "two words", nothing, "x") == "Copied, by clip.exe: two words."
    assert (path / "given").read_bytes().decode("utf-16-le") == TEXT


@pytest.mark.parametrize("locale", ["", "C", "de_DE.ISO8859-1"])
def test_the_mac_is_told_that_it_is_utf_8(path: Path, locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(path, "pbcopy")
    monkeypatch.setenv("LC_ALL", locale)
    assert copy(TEXT, "two words", nothing, "x") == "Copied, by pbcopy: two words."
    assert (path / "given").read_bytes().decode() == TEXT
    assert (path / "locale").read_text().split() == ["en_US.UTF-8", "UTF-8"]


@pytest.mark.parametrize(("name", "needs"), [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY"), ("tmux", "TMUX")])
def test_others_read_utf_8(path: Path, name: str, needs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(path, name)
    monkeypatch.setenv(needs, "1")
    assert copy(TEXT, "two words", nothing, "x") == f"Copied, by {name}: two words."
    assert (path / "given").read_bytes().decode() == TEXT
    assert (path / "locale").read_text().strip() == "", "the locale is theirs"


@pytest.mark.parametrize(
    ("name", "needs", "value", "used"),
    [
        ("pbcopy", "", "", False),
        ("clip.exe", "", "", False),
        ("wl-copy", "WAYLAND_DISPLAY", "wayland-0", False),
        ("xclip", "DISPLAY", ":0", False),
        ("xclip", "DISPLAY", "localhost:10.0", True),
        ("tmux", "TMUX", "1", True),
    ],
)
@pytest.mark.parametrize("ssh", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_the_far_machines_clipboard_is_left_alone(
    path: Path, name: str, needs: str, value: str, used: bool, ssh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Mac at the other end pbcopy took it, “Copied” was said, and nothing was to be pasted."""
    tool(path, name)
    monkeypatch.setenv(ssh, "192.0.2.1 50000 192.0.2.2 22")
    if needs:
        monkeypatch.setenv(needs, value)
    sent: list[str] = []
    said = copy(TEXT, "two words", sent.append, "x")
    assert said.startswith(f"Copied, by {name}" if used else "Sent to the terminal")
    assert sent == ([] if used else [TEXT])
    assert (path / "given").exists() == used


@pytest.mark.usefixtures("path")
def test_a_terminal_never_says_whether_it_obeyed() -> None:
    taken: list[str] = []
    said = copy(TEXT, "two words", taken.append, "x")
    assert taken == [TEXT]
    assert said.startswith("Sent to the terminal: two words. If it doesn't paste, x")
    assert "opied" not in said


@pytest.mark.usefixtures("path")
async def test_where_nothing_is_marked_ctrl_c_ends_as_everywhere() -> None:
    async with terminal(Library((harbour(),)), "harbour", (130, 40)) as reader:
        await reader.drag((27, 5), (27, 7))  # along a border
        assert not reader.app.screen.get_selected_text()
        await reader.press("ctrl+c")
        assert reader.app.return_value == 130


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_what_the_mouse_has_marked_is_copied_the_same_way(key: str, path: Path) -> None:
    tool(path, "clip.exe")
    async with terminal(Library((harbour(),)), "harbour") as reader:
        y = next(y for y, line in enumerate(reader.text.splitlines()) if "A tram along the quay" in line)
        await reader.drag((2, y), (16, y))
        await reader.press(key)
        assert "Copied, by clip.exe: what is marked." in plain(reader.app.canvas.frame.lines[-1])
        assert (path / "given").read_bytes().decode("utf-16-le").startswith("A tram along")
