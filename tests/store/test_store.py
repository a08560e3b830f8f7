"""The files behind the explorer: whatever changes is seen, and a place that is open is read again."""

from pathlib import Path

import pytest

from debate_tui import store
from tests.test_renewal import CLAIM, MAP


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
