"""Waiting: the screen says how far the reading is, and who doesn't want to wait leaves at once."""

import io
import os
import pty
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.layout.cells import cell_len
from debate_tui.tui.waiting import made_ready, screen
from tests.store.test_compiling import MAP


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of a terminal that the program has."""
    master, slave = pty.openpty()
    with io.FileIO(slave, "r+", closefd=False) as raw:
        stream = io.TextIOWrapper(io.BufferedWriter(raw), write_through=True)
        monkeypatch.setattr("sys.__stdin__", raw)
        monkeypatch.setattr("sys.__stdout__", stream)
        monkeypatch.setattr("debate_tui.tui.signals.end_at_once", lambda: None)
        yield master
    os.close(master)
    os.close(slave)


def written(terminal: int) -> str:
    """All that was written to the terminal by now."""
    os.set_blocking(terminal, False)
    found = b""
    with suppress(BlockingIOError):
        while some := os.read(terminal, 100_000):
            found += some
    return found.decode()


def large(folder: Path) -> Path:
    (folder / "d.toml").write_text(MAP.format(id="d") + ("# " + "x" * 78 + "\n") * 4_000)
    return folder


def test_what_is_read_for_the_first_time_is_said(terminal: int, tmp_path: Path) -> None:
    paths = [large(tmp_path)]
    assert made_ready(paths) is None
    assert store.open(paths).ready()
    shown = written(terminal)
    assert "Reading" in shown
    assert "leave" in shown
    assert shown.index("\x1b[?1049;2004h") < shown.index("Reading") < shown.index("\x1b[?1049l")
    assert made_ready(paths) is None
    assert written(terminal) == "", "it is compiled: nothing to wait for"


def test_q_leaves_at_once(terminal: int, tmp_path: Path) -> None:
    os.write(terminal, b"q")
    assert made_ready([large(tmp_path)]) == 0
    assert "\x1b[?1049l" in written(terminal)


def test_a_small_library_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "d.toml").write_text(MAP.format(id="d"))
    monkeypatch.setattr("debate_tui.store.Store.apart", None)
    assert made_ready([tmp_path]) is None


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (59, 20), (20, 5), (3, 1)])
@pytest.mark.parametrize("share", [0.0, 0.42, 1.0])
def test_it_fits_every_terminal(size: tuple[int, int], share: float) -> None:
    lines = screen(share, 61_000_000, os.terminal_size(size))
    plain = [re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line) for line in lines]
    assert len(lines) <= max(1, size[1])
    assert all(cell_len(line) <= max(size[0], 8) for line in plain)


@pytest.mark.parametrize("columns", range(20, 70))
def test_no_sentence_is_cut(columns: int) -> None:
    """At 40 columns it ended in “the next start d”."""
    lines = screen(0.4, 61_000_000, os.terminal_size((columns, 24)))
    plain = [re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line).strip() for line in lines]
    said = {line for line in plain if line and "%" not in line} - {"debate-tui", "q leave"}
    assert said <= {
        "Reading 58 MB for the first time",
        "Reading",
        "What is read is kept: the next start doesn't wait.",
        "The next start doesn't wait.",
    }
    assert len(said) == 2 or columns < 30
