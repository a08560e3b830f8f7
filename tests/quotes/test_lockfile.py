"""The lock's file, and the command that writes it."""

import argparse
from pathlib import Path

import pytest

from debate_tui.cli import lock as command
from debate_tui.cli.error import CommandError
from debate_tui.diagnostics import Diagnostic
from debate_tui.load.library import read_library
from debate_tui.model import Debate
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.check import check_quotes
from debate_tui.quotes.lock import Lock
from debate_tui.quotes.lockfile import read_lock
from debate_tui.quotes.verdict import State

MAP = """\
format = "debate/1"
[debate]
id = "harbour"
title = "T"
question = "Q?"
summary = "S"
[[position]]
id = "p"
label = "P"
summary = "S"
[[issue]]
id = "i"
question = "Q?"
[[source]]
id = "a"
position = "p"
title = "T"
[[claim]]
id = "c"
source = "a"
issues = ["i"]
text = "C."
role = "fact"
[[claim.quote]]
text = "The harbour is deep"
[[claim.quote]]
text = "The harbour is deep and wide"
"""


def loaded(path: Path) -> Debate:
    (debate,) = read_library([path]).debates
    return debate


def lock(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", default=[])
    command.register(parser.add_subparsers())
    return command.run(parser.parse_args(["lock", *arguments]))


def test_writes_the_lock_beside_the_debate_and_says_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(MAP)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("They say so. The harbour is deep and very wide. It is.")
    assert lock(str(path), "--sources", str(tmp_path / "texts")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "E501 a quote of a/c is altered" in said.err
    assert "1 quote recorded" in said.err
    assert "1 left out" in said.err
    debate = loaded(path)
    found = read_lock(debate)
    assert isinstance(found, Lock)
    states = [check.verdict.state for check in check_quotes(debate, None, found).checks]
    assert states == [State.ATTESTED, State.UNVERIFIED]


def test_standard_output_and_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "debate.toml"
    path.write_text(MAP)
    (tmp_path / "a.txt").write_text("The harbour is deep and wide.")
    assert lock(str(path), "--sources", str(tmp_path), "-o", "-") == 0
    assert capsys.readouterr().out.startswith("# What was verified")
    assert not lock_path(loaded(path)).exists()


def test_without_any_text_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "debate.toml"
    path.write_text(MAP)
    with pytest.raises(CommandError, match="no text"):
        lock(str(path), "--sources", str(tmp_path))
    assert not lock_path(loaded(path)).exists()


@pytest.mark.parametrize(("file", "beside"), [("debate.toml", "quotes.lock"), ("harbour.toml", "harbour.quotes.lock")])
def test_place(tmp_path: Path, file: str, beside: str) -> None:
    (tmp_path / file).write_text(MAP)
    assert lock_path(loaded(tmp_path / file)) == tmp_path / beside
    assert read_lock(loaded(tmp_path / file)) is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff", "UTF-8"),
        (b"no toml", "not TOML"),
        (b'format = "quotes-lock/1"\ndebate = "other"\nnorm = "n"\n', "the lock of “other”"),
    ],
)
def test_a_broken_lock_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "quotes.lock").write_bytes(content)
    found = read_lock(loaded(tmp_path / "debate.toml"))
    assert isinstance(found, Diagnostic)
    assert found.code == "E536"
    assert why in found.message
