"""The user's editor: whichever it is, it opens at the place."""

import shlex
from pathlib import Path

import pytest

from debate_tui.model.debate import Location
from debate_tui.tui.editor import _ARGUMENTS, VARIABLES, called, command, editor, stays, unset

AT = Location("maps/harbour.toml", 12, 3)


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("vim", "vim +normal! 12G3| ./maps/harbour.toml"),
        ("/usr/bin/nano -w", "/usr/bin/nano -w +12,3 ./maps/harbour.toml"),
        ("emacsclient -t", "emacsclient -t +12:3 ./maps/harbour.toml"),
        ("/usr/bin/vim.tiny", "/usr/bin/vim.tiny +12 ./maps/harbour.toml"),
        ("vi", "vi +12 ./maps/harbour.toml"),
        ("micro", "micro +12:3 ./maps/harbour.toml"),
        ("hx", "hx ./maps/harbour.toml:12:3"),
        ("my-editor", "my-editor ./maps/harbour.toml"),
        ("sh -c 'ed \"$1\"' --", 'sh -c ed "$1" -- ./maps/harbour.toml'),
    ],
)
def test_the_editor_is_told_the_place_in_its_own_way(program: str, line: str) -> None:
    assert " ".join(command(shlex.split(program), AT)) == line


@pytest.mark.parametrize(
    ("program", "line"),
    [
        ("code", "code --wait -g ./maps/harbour.toml:12:3"),
        ("code-insiders", "code-insiders --wait -g ./maps/harbour.toml:12:3"),
        ("cursor", "cursor --wait -g ./maps/harbour.toml:12:3"),
        ("subl", "subl --wait ./maps/harbour.toml:12:3"),
        ("gvim", "gvim -f +normal! 12G3| ./maps/harbour.toml"),
        ("gedit", "gedit --wait +12:3 ./maps/harbour.toml"),
        ("kate", "kate --block -l 12 -c 3 ./maps/harbour.toml"),
        ("mate", "mate --wait --line 12:3 ./maps/harbour.toml"),
    ],
)
def test_an_editor_with_a_window_is_told_to_wait(program: str, line: str) -> None:
    assert " ".join(command((program,), AT)) == line
    assert not stays((program,))


NAMES = ["+:!touch pwned.toml", "-cq", "+12", "--help", "-", "!sh", "|sh", "-c:q!.toml"]
PROGRAMS = [*_ARGUMENTS, "/usr/bin/vim.basic", "ed", "my-editor"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_files_name_is_never_an_option_or_a_command(program: str) -> None:
    for name in NAMES:
        words = command((program,), Location(name, 3, 1))
        assert name not in words
        assert words[-1].startswith(f"./{name}")
        absolute = f"/maps/{name}"
        assert command((program,), Location(absolute, 3, 1))[-1].startswith(absolute)


def test_a_files_name_is_never_filled_in() -> None:
    assert command(("vim",), Location("{line}.toml", 3, 1)) == ("vim", "+normal! 3G1|", "./{line}.toml")


def test_a_place_without_a_line_is_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    assert command(editor(), Location("a.toml")) == ("vi", "+1", "./a.toml")


def test_visual_goes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", 'sh editor "with spaces"')
    assert editor() == ("sh", "editor", "with spaces")


def test_without_a_variable_it_is_the_system_s_own_which_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`sensible-editor` asked which editor it should be, in the middle of the explorer, and Esc did not leave that."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("sensible-editor", "vi", "nano", "vim.basic"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert unset()
    assert editor() == ("nano",)
    (tmp_path / "editor").symlink_to("vim.basic")
    assert command(editor(), AT) == (str(tmp_path / "vim.basic"), "+normal! 12G3|", "./maps/harbour.toml")
    assert called(editor()) == "vim"
    monkeypatch.setenv("EDITOR", "vi")
    assert editor() == ("vi",)
    assert not unset()


def test_without_any_editor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert editor() == ()


def test_a_quotation_mark_that_is_not_closed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/home/o'neil/bin/ed")
    with pytest.raises(ValueError, match=r"^\$EDITOR is not a command \(no closing quotation\): /home/o'neil/bin/ed$"):
        editor()


@pytest.mark.parametrize("value", ["no-such-editor --wait", "/", '""'])
def test_the_variable_that_names_no_program_is_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """It said “$EDITOR names it” of $VISUAL, and “/ is not there” of a folder."""
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setenv("VISUAL", value)
    with pytest.raises(ValueError, match=r"^\$VISUAL names no program that can be run: "):
        editor()


def test_a_program_is_found_whatever_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "o'neil" / "my editor"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    assert editor() == (str(program),)
