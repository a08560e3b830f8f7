"""The user's editor: whichever it is, it opens at the place."""

import pytest

from debate_tui.model import Location
from debate_tui.tui.editor import command, editor

AT = Location("maps/harbour.toml", 12, 3)


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("vim", "vim +12 maps/harbour.toml"),
        ("/usr/bin/nano -w", "/usr/bin/nano -w +12 maps/harbour.toml"),
        ("emacsclient -t", "emacsclient -t +12 maps/harbour.toml"),
        ("code", "code --wait -g maps/harbour.toml:12:3"),
        ("hx", "hx maps/harbour.toml:12:3"),
        ("subl", "subl --wait maps/harbour.toml:12:3"),
        ("my-editor", "my-editor maps/harbour.toml"),
    ],
)
def test_the_editor_is_told_the_place_in_its_own_way(program: str, line: str) -> None:
    assert " ".join(command(program.split(), AT)) == line


def test_a_place_without_a_line_is_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    assert command(editor(), Location("a.toml")) == ("vi", "+1", "a.toml")


def test_visual_goes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", 'my editor "with spaces"')
    assert editor() == ("my", "editor", "with spaces")


def test_without_any_editor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert editor() == ()
