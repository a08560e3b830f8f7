"""The real program, driven through a terminal by all that one can send: keys in bursts, bytes, signals, an editor, its own end."""

import random
import signal
import sys
from pathlib import Path

import pytest

from tests.tui.pty_program import Program
from tests.tui.screens import written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

LEFT = b"\x1b[?1049l"
"""The alternate screen is left."""
_READY = b"\x1b[?2004h"
"""Textual is there, and reads."""
KEYS = b"jkhlgGmsicvVnN[]<>w+-t?:/pdfb \t\r\x7f\x1bya"
"""Those of the table that don't leave."""


def ready(program: Program) -> Program:
    program.until(_READY)
    return program


def ended_well(program: Program, status: int) -> None:
    assert program.end() == status
    assert b"Error" not in program.received
    assert program.received.count(LEFT) == 1
    for mode in (b"1000", b"1003", b"1006", b"2004", b"1004"):
        assert program.received.rfind(b"\x1b[?" + mode + b"l") > program.received.rfind(b"\x1b[?" + mode + b"h")


@pytest.fixture
def program() -> Program:
    return Program(size=(80, 24))


@pytest.mark.parametrize("keys", ["q/", "qqqq", "q:", ":\r\r\x03", ":\x1b\r:\x7f\x03", ":q\r", "/\x7f\x03"], ids=repr)
def test_keys_that_come_at_once_end_it_as_typed(program: Program, keys: str) -> None:
    with ready(program):
        program.send(keys)
        ended_well(program, 130 if keys.endswith("\x03") else 0)


def test_keys_typed_ahead_of_the_first_screen_are_obeyed(program: Program) -> None:
    with program:
        program.send("/alliance")
        program.until("results in")
        program.send("\x03")
        ended_well(program, 130)


def test_what_is_pasted_ahead_of_the_first_screen_is_no_keys(program: Program) -> None:
    """A terminal tells a paste from keys only when it is asked to: until Textual had asked, pasted lines opened results and editors."""
    with program:
        program.until(b"2004h")
        assert b"2004h" in program.received.partition(_READY)[0], "the first frame asks, before Textual does"
        program.send("/\x1b[200~alliance\nq\n\x1b[201~")
        program.until("alliance q")
        program.send("\x03")
        ended_well(program, 130)


NOT_KEYS = (
        b"/caf\xe9 \xff\x9b\xc3j", b"\xe9\x80\xc3j", b"\x1b[M \xe9\xc3", b"\x1b[M\xff\xff\xff", b"\x1b[1114112u", b"\x1b[55296u",
        b"\x1b[97;;99999999999999999999u", b"\x1b[97:65;1:3u", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b[?62;22c",
        b"\x1b[48;0;0;0;0t\x1b[<0;3;3M", b"\x1b[<0;9999999999999999999;1M", b"\x1b[" + b"1" * 9999, b"\x1bP" + b"z" * 9999,
        b"\x1b[200~\x1b[201~", b"\x1b[201~", b"\x1b[200~a\xe9\x00\x1b[31m\x1b[201~", b"\x1b[I\x1b[O\x1b[I", b"\x00\x1b\x1b\x1b",
)  # fmt: skip
"""What is not UTF-8, what is no character, sequences that don't end, and answers to what was not asked."""


def test_no_bytes_end_it_or_make_it_deaf(program: Program) -> None:
    with ready(program):
        for sent in NOT_KEYS:
            program.send(sent)
            program.rest(0.15)
            assert program.process.poll() is None, sent
            program.send("\x7f?")
            program.rest(0.05)
        program.send("\x1b")
        program.rest(0.3)
        program.send("\x03\x03")
        ended_well(program, 130)


def test_a_paste_that_never_ends_is_ended(program: Program) -> None:
    with ready(program):
        program.send(b"/\x1b[200~the alliance")
        program.until("results in")
        program.send("\x03")
        ended_well(program, 130)


def test_in_the_middle_of_a_paste_ctrl_c_is_heard(program: Program) -> None:
    with ready(program):
        program.send(b"\x1b[200~the alliance")
        program.rest(0.2)
        program.send("\x03")
        ended_well(program, 130)


@pytest.mark.parametrize("keys", [b"j" * 10_000, b"w" * 10_000, b"/" + b"ab " * 3_333], ids=["j", "w", "letters"])
def test_of_ten_thousand_keys_the_last_are_obeyed(program: Program, keys: bytes) -> None:
    with ready(program):
        program.send(keys + (b"\x03" if keys.startswith(b"/") else b"qq"))
        ended_well(program, 130 if keys.startswith(b"/") else 0)


def test_random_keys_in_bursts(tmp_path: Path) -> None:
    draw = random.Random(7)
    written(tmp_path)
    with ready(Program("map", size=(80, 24), folder=tmp_path, EDITOR="false", VISUAL="")) as program:
        for _ in range(60):
            program.send(
                bytes(draw.choice(KEYS) for _ in range(draw.randint(1, 20))) + b"\x1b[27u" * draw.randint(0, 1)
            )
            if draw.random() < 0.2:
                program.resize(draw.choice((20, 59, 80, 160)), draw.choice((5, 12, 24, 45)))
            program.rest(0.01)
        for _ in range(20):  # what is typed before an editor opens is its own: it may take these, too
            program.send("\x03" * 3)  # copied, the list of commands left, ended
            program.rest(1.0)
            if program.process.poll() is not None:
                break
        assert program.end() == 130
        assert b"Error" not in program.received


@pytest.mark.parametrize("name", ["SIGALRM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGXCPU"])
@pytest.mark.parametrize("early", [True, False], ids=["while it starts", "once it runs"])
def test_a_signal_ends_it_with_the_terminal_as_it_was(program: Program, name: str, early: bool) -> None:
    with program:
        before = program.modes()
        program.until("search") if early else ready(program)
        status = program.end(signal.Signals[name])
        assert status == 128 + signal.Signals[name]
        assert program.received.count(LEFT) >= 1
        cleared, left = program.received.rindex(b"\x1b[H\x1b[J"), program.received.rindex(LEFT)
        assert b"debate" not in program.received[cleared:left], (
            "where there is no second screen, the prompt comes on an empty one"
        )
        assert program.modes() == before


@pytest.mark.parametrize("under", [[], ["sh", "-c", 'trap "" HUP; exec "$@"', "sh"]], ids=["heard", "ignored"])
def test_it_ends_when_its_terminal_is_gone(under: list[str]) -> None:
    with Program(size=(80, 24), under=under) as program:
        ready(program)
        program.hang_up()
        assert program.process.wait(30) == 128 + signal.SIGHUP


# While the editor is open


def editing(folder: Path, script: str, keys: str = "e") -> Program:
    """The explorer on a small map, and an editor on it that does what `script` says."""
    written(folder)
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\necho open\n{script}\necho shut\n")
    editor.chmod(0o755)
    program = Program("map", size=(80, 24), folder=folder, EDITOR=str(editor))
    program.until(_READY)
    program.send(keys)
    program.until("open")
    return program


@pytest.mark.parametrize("keys", ["\x03", "\x1c", "\x03\x1c\x03"], ids=repr)
def test_what_the_keyboard_sends_an_editor_is_the_editors(tmp_path: Path, keys: str) -> None:
    with editing(tmp_path, "trap '' INT QUIT; read line; echo \"# $line\" >> map/debate.toml") as program:
        program.send(keys)
        program.send("words\r")
        program.until("Read again")
        program.send("qq")
        ended = program.end()
        assert ended == 0
        assert (tmp_path / "map" / "debate.toml").read_text().endswith("# words\n"), (
            "Enter ends a line, as it did before"
        )


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_asked_to_end_it_waits_for_the_editor(tmp_path: Path, name: str) -> None:
    with editing(tmp_path, 'read line; echo "# $line" >> map/debate.toml') as program:
        before = program.modes()
        program.process.send_signal(signal.Signals[name])
        program.rest(0.5)
        assert program.process.poll() is None
        program.send("words\r")
        assert program.end() == 128 + signal.Signals[name]
        assert (tmp_path / "map" / "debate.toml").read_text().endswith("# words\n")
        assert program.modes() == before


def test_what_was_typed_while_the_editor_was_open_does_nothing(tmp_path: Path) -> None:
    with editing(tmp_path, "sleep 1", keys="eqq") as program:
        program.send("qqq\x1b[200~")
        program.until("search")
        assert program.process.poll() is None
        program.send("m")
        program.until("Grid")
        program.send("qq")
        assert program.end() == 0


def test_a_name_that_an_editor_would_obey_is_a_name(tmp_path: Path) -> None:
    written(tmp_path)
    name = tmp_path / "+:!touch pwned.toml"
    (tmp_path / "map" / "debate.toml").rename(name)
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\nprintf "given %s\\n" "$@" > given\n')
    editor.chmod(0o755)
    with Program("--library", ".", size=(80, 24), folder=tmp_path, EDITOR=str(editor)) as program:
        program.until(_READY)
        program.send("e")
        program.rest(1)
        program.send("qq")
        assert program.end() == 0
    given = (tmp_path / "given").read_text().splitlines()
    assert len(given) == 2
    assert given[1] in (f"given ./{name.name}", f"given {name}")


def test_a_crash_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import debate_tui.tui.view as view\ndef press(*_): raise RuntimeError('a fault of ours')\nview.press = press\n"
    )
    with Program(size=(80, 24), PYTHONPATH=str(tmp_path)) as program:
        before = program.modes()
        ready(program)
        program.send("j")
        assert program.end() == 1
        assert b"a fault of ours" in program.received
        assert program.received.count(LEFT) == 1
        assert program.modes() == before
