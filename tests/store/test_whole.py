"""A small library is remembered with all that is known about its quotes, and read again where anything has changed."""

import os
import shutil
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.store import whole
from debate_tui.store.remembered import Remembered
from tests.store.test_held import alike

CASES = Path(__file__).parents[1] / "cli" / "cases"
CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize("folder", [CONTENT, *sorted(path for path in CASES.iterdir() if path.is_dir())], ids=lambda path: path.name)  # fmt: skip
def test_what_is_remembered_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    fresh = store.open(["."]).verified()
    monkeypatch.setattr("debate_tui.read.library.read_library", None)  # all is remembered now
    again = store.open(["."]).verified()
    assert again is not fresh
    assert alike(again, fresh)
    assert [debate.claims for debate in again.debates] == [debate.claims for debate in fresh.debates]


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "map"
    (folder / "sources").mkdir(parents=True)
    shutil.copy(CASES.parent / "base" / "debate.toml", folder / "debate.toml")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One number for each time that the files are read."""
    from debate_tui.read.library import read_library

    found: list[int] = []

    def read(paths: tuple[Path, ...], *reached: Any) -> Library:
        found.append(len(paths))
        return read_library(paths, *reached)

    monkeypatch.setattr("debate_tui.read.library.read_library", read)
    return found


def verified(folder: Path) -> Library:
    return store.open([folder]).verified()


def test_it_is_read_once(maps: Path, readings: list[int]) -> None:
    for _ in range(3):
        verified(maps)
    assert len(readings) == 1


def text(maps: Path, debate: Debate) -> Path:
    """Where the text of a debate's first source lies."""
    return maps / "sources" / f"{debate.sources[0].id}.txt"


@pytest.fixture(autouse=True)
def stamps_without_the_time_that_nobody_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.disk.stamps.change", attrgetter("st_mtime_ns"))


def edited(path: Path) -> None:
    """An edit that keeps size and time."""
    old = path.stat()
    text = path.read_text()
    path.write_text(text.replace("e", "o", 1))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        lambda maps: edited(maps / "debate.toml"),
        lambda maps: edited(next((maps / "sources").iterdir())),
        lambda maps: (maps / "quotes.lock").write_text(""),
        lambda maps: (maps / "more.toml").write_text(""),
        lambda maps: shutil.rmtree(maps / "sources"),
    ],
    ids=["map", "text", "new lock", "new file", "texts gone"],
)
def test_what_changed_is_read_again(change: Callable[[Path], object], maps: Path, readings: list[int]) -> None:
    [debate] = verified(maps).debates
    text(maps, debate).write_text("There is nothing of it.")
    verified(maps)
    before = len(readings)
    verified(maps)
    assert len(readings) == before
    change(maps)
    again = verified(maps)
    assert len(readings) == before + 1
    assert alike(again, verified(maps))


def test_a_change_after_it_was_recalled_is_seen(maps: Path) -> None:
    verified(maps)
    content = store.open([maps])
    content.verified()
    assert not content.changed()
    (maps / "quotes.lock").write_text("")
    assert content.changed()


def test_what_else_lies_in_its_place_is_passed_over(maps: Path, readings: list[int]) -> None:
    fresh = verified(maps)
    memory = Remembered([maps], "library", ["", store.here()])
    assert memory.data is not None
    memory.look()
    for data in (b"", b"no library", whole.dump(Library())[:-3]):
        memory.remember(data, memory.beside)
        assert alike(verified(maps), fresh)
    assert len(readings) == 4
