"""The lock's file, and the command that writes it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.cli import parser
from debate_tui.cli.command import lock as command
from debate_tui.cli.commands import COMMANDS
from debate_tui.cli.error import CommandError
from debate_tui.model.debate import Claim, Debate, Location, Quote, QuoteState, Role, Source
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.known import known
from debate_tui.quotes.lock import Lock, LockError, read
from debate_tui.quotes.lockfile import read_lock
from tests.quotes.checking import check_quotes

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


def mapped(id: str) -> Debate:
    at = Location("map.toml")
    quotes = tuple(Quote(text, at) for text in ("The harbour is deep", "The harbour is deep and wide."))
    claim = Claim("c", "a", ("i",), "C.", Role.FACT, "p", quotes, at)
    return Debate(id, "", "", "", at, sources=(Source("a", "p", at),), claims=(claim,))


def loaded(path: Path) -> Debate:
    (debate,) = store.open([path]).library().debates
    return debate


def lock(*arguments: str) -> int:
    return command.run(parser.read(COMMANDS["lock"], "debate-tui lock", arguments))


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
    assert states == [QuoteState.ATTESTED, QuoteState.UNVERIFIED]


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


LOCK = """\
format = "quotes-lock/1"
debate = "harbour"
norm = "debate-norm/2"

[source."a"]
sha256 = "d6ff8e30d1d50bfb4de68122aeac88b971823c99a375956bd66970ee5bbdc779"
length = 90
words = 20
quoted = 8
quotes = [
  "c 0-19+30-40 elided d19487c7c4e68237c1e83e507d2a3117",
]
sentences = [
  "12 d19487c7c4e68237c1e83e507d2a3117",
]
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("length = 90", f"length = {'9' * 5000}", 7),
        ("length = 90", f"length = {'9' * 400}", 7),
        ("length = 90", "length = -90", 7),
        ("length = 90", "length = nan", 7),
        ("length = 90", "length = inf", 7),
        ("length = 90", "length = 1e400", 7),
        ("length = 90", "length = 2024-05-01", 7),
        ("length = 90", "length = true", 7),
        ("length = 90", "length = 0x" + "f" * 4000, 7),
        ("words = 20", "words = 91", 8),
        ("words = 20\nquoted = 8", f"words = 1\nquoted = {'8' * 400}", 9),
        ("quoted = 8", "quoted = -1", 9),
        ("quoted = 8\n", "", 5),
        ("0-19", f"{'1' * 5000}-19", 11),
        ("0-19", f"0-{'1' * 16}", 11),
        ("0-19", "0-00", 11),
        ("0-19", "0-0", 11),
        ("0-19", "19-0", 11),
        ("0-19", "0-31", 11),
        ("30-40", "30-91", 11),
        ('"c 0-19', '-1, "c 0-19', 10),
        ('"12 ', '"-12 ', 14),
        ('"12 ', '"90 ', 14),
        ('"12 ', f'"{"1" * 5000} ', 14),
        ("elided", "attested", 11),
        ("d6ff", "D6FF", 6),
        ("sentences = [", "sentences = {", 14),
        ("sentences = [", "sentences = [" + "[" * 500, 13),
        ("sentences = [", "x = " + "{a = " * 500 + "\nsentences = [", 13),
        ('[source."a"]', '[source."a"]\n[source."a"]', 6),
        ('[source."a"]', "source = 7\n[other]", 5),
        ('[source."a"]', "[[source.a]]", 5),
        ('debate = "harbour"', "debate = ['harbour']", 2),
        ("debate-norm/2", "debate-norm\\u00", 3),
        ('norm = "debate-norm/2"', "norm = 2", 3),
        ("quotes-lock/1", "quotes-lock/9", 1),
        (LOCK, "", 1),
        (LOCK, "\x00", 1),
    ],
)  # fmt: skip
def test_what_was_not_written_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    assert old in LOCK
    (tmp_path / "quotes.lock").write_text(LOCK.replace(old, new, 1))
    found = read_lock(loaded(tmp_path / "debate.toml"))
    assert isinstance(found, Diagnostic), found
    assert (found.code, found.at.line) == ("E536", line), found
    assert len(found.message) < 300


def test_the_line_of_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "quotes.lock").write_bytes(LOCK.replace("quoted", "\xff").encode("latin-1"))
    found = read_lock(loaded(tmp_path / "debate.toml"))
    assert isinstance(found, Diagnostic)
    assert (found.code, found.at.line) == ("E536", 9)


VALUES = st.sampled_from(
    (
        *("-1", "0", "1", "9" * 5000, "9" * 400, "nan", "-inf", "1e999", "true", "2024-05-01", "07:32:00", '""', '"x"'),
        *("[]", "[1]", "{}", "[" * 500, "\n", "\x00", "\ufeff", "0-1", "+", "-", "=", '"', "]", "[source.a]", "a.b.c"),
    )
)


@given(st.data())
def test_any_lock_is_read_or_told_and_all_goes_on(data: st.DataObject) -> None:
    text = LOCK
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(VALUES | st.text(max_size=5)) + text[end:]
    lock, line = None, 1
    try:
        lock = read(text)
    except LockError as error:
        line = error.line
    assert 1 <= line <= text.count("\n") + 1
    if lock is None:
        return
    debate = mapped("harbour")
    report = check_quotes(debate, None, lock)
    assert check_quotes(debate, {"a": "The harbour is deep."}, lock).checks
    for check in report.checks:
        for span in check.verdict.normal:
            assert 0 <= span[0] < span[1] <= lock.sources[0].length
    assert [str(one) for one in report.diagnostics]
    assert all(share.ratio >= 0 for share in report.shares)


@pytest.mark.parametrize("content", [b"length = " + b"9" * 5000, b"a = " + b"[" * 500, b"\xff", b"", LOCK.encode()])
def test_the_explorer_s_way_survives_any_lock(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "debate.toml").write_text(MAP)
    (tmp_path / "quotes.lock").write_bytes(content)
    shown = known(store.open([tmp_path / "debate.toml"]).library())
    assert len(shown.debates) == 1
    assert ("E536" in [one.code for one in shown.diagnostics]) == (content != LOCK.encode())
