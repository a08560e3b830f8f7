"""Journals: whatever happens to programs and files, whole lines are read again, and nobody's are lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import current_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.disk.opening import lock, regular
from debate_tui.user import journal as module
from debate_tui.user.journal import Entry, Journal, append, compact, read

entries = st.lists(st.dictionaries(st.text(max_size=4), st.one_of(st.text(max_size=9), st.integers(), st.none())))


@given(entries)
def test_what_is_appended_is_read(tmp_path_factory: pytest.TempPathFactory, told: list[dict[str, object]]) -> None:
    path = tmp_path_factory.mktemp("journal") / "deep" / "j.jsonl"
    for entry in told:
        assert append(path, [entry])
    assert [*read(path)] == told


def test_a_torn_line_is_passed_over_and_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "j"
    append(path, [{"a": 1}])
    with path.open("ab") as file:
        file.write(b'{"b": 2, "c')
    append(path, [{"d": 3}])
    assert [*read(path)] == [{"a": 1}, {"d": 3}]


@pytest.mark.parametrize("rubbish", [b"\x00\xff\xfe", b"[1,2]\n", b"nonsense\n", b'"text"\n', b"[" * 100_000])
def test_rubbish_is_passed_over(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "j"
    path.write_bytes(rubbish)
    append(path, [{"a": 1}])
    assert [*read(path)] == [{"a": 1}]


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not append(tmp_path / "file" / "j", [{"a": 1}])
    assert [*read(tmp_path / "file" / "j")] == []
    assert [*read(tmp_path)] == []


def test_a_link_to_nowhere_is_written_nowhere(tmp_path: Path) -> None:
    """The explorer made its folder again and again, and answered no key."""
    (tmp_path / "j").symlink_to(tmp_path / "away" / "j")
    assert not append(tmp_path / "j", [{"a": 1}])
    assert [*read(tmp_path / "j")] == []


def test_a_pipe_or_device_is_neither_read_nor_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for path in (tmp_path / "pipe", tmp_path / "zero"):
        assert not append(path, [{"a": 1}])
        assert [*read(path)] == []


def test_what_somebody_else_has_locked_is_written_when_it_is_free_and_no_key_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An explorer that was stopped kept all others from answering."""
    monkeypatch.setattr(module, "_SLOW", 0.01)
    path, journal = tmp_path / "j", Journal()
    append(path, [{"a": 0}])
    other = regular(path, os.O_RDWR)
    lock(other, 0)
    for number in (1, 2, 3):
        journal.add(path, {"a": number}, all_of_them)
    assert [*read(path)] == [{"a": 0}]
    os.close(other)
    journal.close()
    assert [*read(path)] == [{"a": 0}, {"a": 1}, {"a": 2}, {"a": 3}]


def all_of_them(entries: Iterable[Entry]) -> list[Entry]:
    return [*entries]


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize("kept", [0, 300])
def test_a_session_rewrites_the_journal_that_it_makes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: bool, kept: int
) -> None:
    """Also where the part that is kept is itself longer than that: then not at every line."""
    monkeypatch.setattr(module, "LONG", 1000)
    rewritten: list[int] = []

    def fold(entries: Iterable[Entry]) -> list[Entry]:
        last = [*entries][-1]
        rewritten.append(int(last["n"]))
        return [{**last, "kept": "k" * kept * 10}]

    journal, path = Journal(), tmp_path / "j"
    journal.slow = slow
    for number in range(2000):
        journal.add(path, {"n": number}, fold)
    journal.close()
    assert path.stat().st_size < 1100 + 2 * 10 * kept + (20_000 if slow else 0)  # the thread appends many at once
    assert [*read(path)][-1]["n"] == 1999
    assert 0 < len(rewritten) < 40


@pytest.mark.parametrize("slow", [False, True])
def test_everything_is_written_before_it_is_closed(tmp_path: Path, slow: bool) -> None:
    journal = Journal()
    journal.slow = slow
    for number in range(500):
        journal.add(tmp_path / f"{number % 3}", {"n": number}, all_of_them)
    journal.close()
    assert sorted(e["n"] for name in "012" for e in read(tmp_path / name)) == list(range(500))
    assert [e["n"] for e in read(tmp_path / "1")] == list(range(1, 500, 3)), "in order"


def test_where_a_line_has_taken_long_the_next_ones_wait_in_a_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SLOW", -1.0)
    journal = Journal()
    journal.add(tmp_path / "j", {"n": 1}, all_of_them)
    assert journal.slow
    written: list[str] = []

    def noted(*_: object) -> int:
        written.append(current_thread().name)
        return 0

    monkeypatch.setattr(module, "append", noted)
    journal.add(tmp_path / "j", {"n": 2}, all_of_them)
    journal.close()
    assert written == ["journal"]


WRITER = """
import sys
from pathlib import Path
from debate_tui.user.journal import append, compact
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(200):
    append(path, [{"seen": [f"{name}{number}"]}])
    if number % 20 == 0:
        compact(path, lambda entries: [{"seen": [one for entry in entries for one in entry["seen"]]}])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no locks of files")
def test_several_programs_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "j"
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "abc"]
    assert [program.wait(60) for program in running] == [0, 0, 0]
    seen = [one for entry in read(path) for one in entry["seen"]]
    assert sorted(seen) == sorted(f"{name}{number}" for name in "abc" for number in range(200))


def test_compacting_keeps_the_file_private_enough_to_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "j"
    append(path, [{"a": 1}, {"a": 2}])
    compact(path, lambda entries: [*entries][-1:])
    assert [json.loads(line) for line in path.read_text().splitlines()] == [{"a": 2}]
    assert os.access(path, os.W_OK)
