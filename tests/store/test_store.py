"""The one door: whatever changes is seen, what is searched is searched over a sound index, and what is large is read once."""

import os
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from debate_tui import store
from debate_tui.model.library import Library
from debate_tui.read.find import Found
from debate_tui.read.library import read_found
from debate_tui.search import Searcher
from tests.state.test_renewal import CLAIM, MAP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    map_folder = tmp_path / "d"
    map_folder.mkdir()
    (map_folder / "debate.toml").write_text(MAP + CLAIM.format(id="a", source="left"))
    return tmp_path


def test_nothing_changed_is_nothing_changed(folder: Path) -> None:
    content = store.open([folder])
    assert not content.changed()


@pytest.mark.parametrize("depth", ["library", "debate", "file"])
def test_a_changed_file_is_seen_once(folder: Path, depth: str) -> None:
    file = folder / "d" / "debate.toml"
    content = store.open([{"library": folder, "debate": folder / "d", "file": file}[depth]])
    file.write_text(file.read_text() + CLAIM.format(id="b", source="right"))
    assert content.changed()
    assert not content.changed()
    assert len(content.verified().debates[0].claims) == 2


def test_files_that_come_and_go_are_seen(folder: Path) -> None:
    content = store.open([folder])
    (folder / "d" / "more.toml").write_text(CLAIM.format(id="b", source="right"))
    assert content.changed()
    (folder / "d" / "more.toml").unlink()
    assert content.changed()


@pytest.mark.parametrize("depth", ["library", "debate", "file"])
@pytest.mark.parametrize(
    "name", ["quotes.lock", "sources", "sources/left.txt", "sources/right.html", "elsewhere/left.md"]
)
def test_what_quotes_are_compared_with_is_watched(folder: Path, depth: str, name: str) -> None:
    path = {"library": folder, "debate": folder / "d", "file": folder / "d" / "debate.toml"}[depth]
    sources = folder / "d" / "elsewhere" if name.startswith("elsewhere") else None
    content = store.open([path], sources)
    content.verified()
    assert not content.changed()
    at = folder / "d" / name
    at.parent.mkdir(exist_ok=True)
    if at.suffix:
        at.write_text("one")
        assert content.changed()
        content.verified()
        at.write_text("another")
        assert content.changed()
        at.unlink()
    else:
        at.mkdir()
    assert content.changed()
    assert not content.changed()


def test_the_lock_of_a_single_file_is_watched(tmp_path: Path) -> None:
    (tmp_path / "tram.toml").write_text(MAP)
    content = store.open([tmp_path / "tram.toml"])
    content.verified()
    (tmp_path / "tram.quotes.lock").write_text("")
    assert content.changed()


def test_a_text_of_another_name_is_none_of_ours(folder: Path) -> None:
    (folder / "d" / "sources").mkdir()
    (folder / "d" / "sources" / "notes.txt").write_text("one")
    content = store.open([folder])
    content.verified()
    (folder / "d" / "sources" / "notes.txt").write_text("another")
    assert not content.changed()


def test_the_texts_beside_a_map_are_read_and_its_quotes_found_in_them(folder: Path) -> None:
    (folder / "d" / "sources").mkdir()
    (folder / "d" / "sources" / "left.txt").write_text("Before. Here are the words of a, and more.\n")
    debate = store.open([folder]).verified().debates[0]
    (quote,) = debate.claim["left/a"].quotes
    assert quote.state == "exact"
    sentence = debate.source["left"].sentences[1]
    assert [sentence.text[start:end] for start, end in sentence.quoted] == ["words of a"]


def test_a_folder_that_cannot_be_listed_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert not store.open([tmp_path / "loop", tmp_path / "nothing"]).changed()


class Bar:
    """A context that counts what it is told."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.open = total, 0, False

    def __enter__(self) -> "Bar":
        self.open = True
        return self

    def advance(self, count: int) -> None:
        assert self.open
        self.done += count

    def __exit__(self, *_: object) -> None:
        self.open = False


def hits(searcher: Searcher) -> list[str]:
    return [hit.item.id for hit in searcher.search("words", limit=9).hits]


def test_an_index_is_made_once_and_its_making_is_shown(folder: Path) -> None:
    bars: list[Bar] = []

    def progress(total: int) -> Bar:
        bars.append(Bar(total))
        return bars[-1]

    asked = [store.open([folder]).ask(hits, progress) for _ in range(2)]
    assert asked[0] == asked[1] != []
    assert [(bar.total, bar.done, bar.open) for bar in bars] == [(1, 1, False)], "none where the index is fresh"


def test_a_question_that_fails_over_a_damaged_index_is_put_again_over_a_new_one(folder: Path, home: Path) -> None:
    wanted = store.open([folder]).ask(hits)
    (index,) = (home / "cache").rglob("*.index")
    asked = []

    def question(searcher: Searcher) -> list[str]:
        asked.append(searcher)
        if len(asked) == 1:  # somebody writes into it while it is open
            index.write_bytes(index.read_bytes()[:-1] + b"\xff")
            raise LookupError
        return hits(searcher)

    assert store.open([folder]).ask(question) == wanted
    assert len(asked) == 2


def test_a_question_that_fails_by_itself_is_put_once(folder: Path) -> None:
    asked = []

    def question(searcher: Searcher) -> None:
        asked.append(searcher)
        raise LookupError

    for _ in range(2):  # over an index that is made, over one that is fresh
        with pytest.raises(LookupError):
            store.open([folder]).ask(question)
    assert len(asked) == 2


def test_what_was_searched_says_what_of_it_is_unread(folder: Path) -> None:
    content = store.open([folder])
    content.ask(hits)
    assert content.unread() == ()
    (folder / "syntax.toml").write_text("= no TOML")
    assert content.changed()
    assert content.unread() == (), "it was not searched yet"
    for _ in range(2):
        content.ask(hits)
        assert [problem.code for problem in content.unread()] == ["E124"]


def test_a_small_library_is_searched_in_memory_by_whoever_has_read_it(folder: Path, home: Path) -> None:
    content = store.open([folder])
    assert not content.large
    assert hits(content.searcher(content.library()))
    assert not (home / "cache").exists()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Path]]:
    """What is read of a library as if it were large."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    calls: list[Sequence[Path]] = []

    def counted(found: Found, *rest: Any) -> Library:
        calls.append(found.files)
        return read_found(found, *rest)

    monkeypatch.setattr("debate_tui.read.library.read_found", counted)
    return calls


def test_a_large_library_is_read_once_and_anew_where_that_is_asked_for(
    folder: Path, readings: list[Sequence[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.disk.stamps.change", attrgetter("st_mtime_ns"))
    content = store.open([folder])
    assert content.large
    for _ in range(2):
        assert len(content.library().debates) == 1
    assert readings == [(folder / "d" / "debate.toml",)]
    assert len(content.library(anew=True).debates) == 1
    assert readings[1:] == [], "its bytes are known to be those that were read"
    unseen = folder / "d" / "debate.toml"
    status = unseen.stat()
    unseen.write_bytes(unseen.read_bytes().replace(b'title = "D"', b'title = "U"'))
    os.utime(unseen, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert content.library().debates[0].title == "D", "stamps don't tell"
    assert content.library(anew=True).debates[0].title == "U"
    assert readings[1:] == [(folder / "d" / "debate.toml",)]


@pytest.mark.usefixtures("readings")
def test_an_edit_that_keeps_size_time_and_inode_is_seen(folder: Path) -> None:
    """A search answered with what had stood there before, and a large map was shown so."""
    content = store.open([folder])
    assert content.large
    assert content.library().debates[0].title == "D"
    path = folder / "d" / "debate.toml"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b'title = "D"', b'title = "U"'))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [path.stat().st_size, path.stat().st_mtime_ns, path.stat().st_ino] == [
        status.st_size, status.st_mtime_ns, status.st_ino,
    ]  # fmt: skip
    assert content.changed()
    assert content.library().debates[0].title == "U"
    assert store.open([folder]).library().debates[0].title == "U"


def test_of_a_large_library_only_what_changed_is_compiled_again(folder: Path, readings: list[Sequence[Path]]) -> None:
    for name in "ab":
        (folder / f"{name}.toml").write_text(MAP.replace('id = "d"', f'id = "{name}"'))
    content = store.open([folder])
    content.library()
    readings.clear()
    (folder / "b.toml").write_text((folder / "b.toml").read_text() + "# more\n")
    assert content.changed()
    content.library()
    assert readings == [(folder / "b.toml",)]
