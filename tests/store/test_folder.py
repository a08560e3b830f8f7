"""A folder of card files opens whatever lies among them, other processes help to read it, and it is found again when it changes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debate_tui.search import Results
from debate_tui.store import Store
from debate_tui.store import open as open_store
from debate_tui.store.held import Held
from tests.read.cards.documents import document, par
from tests.search.cards import Cards, write

COUNT, EACH = 12, 20
SOURCE = Cards(words=400)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    for number in range(COUNT):
        write(folder / f"file-{number:02}.docx", [SOURCE.card(number * EACH + place) for place in range(EACH)])
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(made, tmp_path / "cards")
    return tmp_path / "cards"


def found(content: Store, query: str) -> Results:
    return content.ask(lambda searcher: searcher.search(query))


def told(content: Store) -> dict[str, str]:
    return {Path(one.at.file).name: one.code for one in content.unread()}


def test_whatever_lies_among_card_files_is_told_and_the_rest_opens(folder: Path) -> None:
    (folder / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "no-zip.docx").write_text("not a document")
    (folder / "cut.docx").write_bytes((folder / "file-00.docx").read_bytes()[:4000])
    (folder / "minutes.docx").write_bytes(document(par("Minutes of the meeting")))
    (folder / "gone.docx").symlink_to(folder / "nowhere.docx")
    (folder / "~$file-01.docx").write_bytes(bytes(162))
    (folder / "notes.txt").write_text("no cards")
    os.link(folder / "file-02.docx", folder / "again.docx")
    shutil.copy(folder / "file-03.docx", folder / "Copy of file-03.docx")
    content = open_store([folder])
    results = found(content, SOURCE.card(3).tag)
    assert results.hits[0].item.text.startswith(SOURCE.card(3).tag)
    assert f"{(COUNT + 1) * EACH} cards" in results.searched
    assert told(content) == {
        "locked.docx": "E129",
        "no-zip.docx": "E129",
        "cut.docx": "E129",
        "minutes.docx": "E128",
        "gone.docx": "E101",
    }


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "file-05.docx").chmod(0)
    content = open_store([folder])
    assert f"{(COUNT - 1) * EACH} cards" in found(content, "a b").searched
    assert told(content) == {"file-05.docx": "E103"}


def test_a_file_that_vanishes_while_others_are_read_is_told(folder: Path) -> None:
    content = open_store([folder])
    held = Held((folder,), compiles=True)
    (folder / "file-11.docx").unlink()
    searcher = held.searcher()
    assert f"{(COUNT - 1) * EACH} cards" in searcher.search("a b").searched
    assert [one.code for one in held.unread()] == ["E101"]
    assert content.changed()


def test_other_processes_help_and_end_when_the_reading_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    held = Held((folder,), compiles=True)
    started = []
    held._missed = 1
    held._miss()
    started += held._helpers
    alone = Held((folder,), compiles=False).library()
    with held._helped():
        library = held.library()
    assert [debate.id for debate in library.debates] == [debate.id for debate in alone.debates]
    assert [debate.claims for debate in library.debates] == [debate.claims for debate in alone.debates]
    assert len(started) == 1
    assert not held._helpers
    assert started[0]._process.poll() is not None


def test_a_helper_compiles_from_the_end_and_leaves_when_it_is_alone(folder: Path) -> None:
    held = Held((folder,), compiles=True)
    turns = iter((True, True, True, False))
    held.compile_backwards(lambda: next(turns), 0, 1)
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "debate-tui" / "debates"
    assert len(list(cache.glob("*.debate"))) == 3
    whole = [sys.executable, "-m", "debate_tui.store.work", "help 0 1", "", str(folder)]
    subprocess.run(whole, check=True)
    assert Held((folder,), compiles=True).ready(None)


def test_a_changed_file_is_read_again_and_the_others_are_copied(folder: Path) -> None:
    assert found(open_store([folder]), SOURCE.card(0).tag).hits
    other = SOURCE.card(5_000)
    write(folder / "file-07.docx", [other])
    content = open_store([folder])
    results = found(content, other.tag)
    assert results.hits[0].item.text.startswith(other.tag)
    assert f"{(COUNT - 1) * EACH + 1} cards" in results.searched
    unread = " ".join(word.strip(".") for word, look in zip(other.words, other.looks, strict=True) if not look)
    hit = found(content, " ".join(unread.split()[:8])).hits[0]
    assert hit.item.text.startswith(other.tag)
    assert hit.unread
