"""The shelf: what is compiled is what would have been read."""

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given

from debate_tui.compiled import dump, load
from debate_tui.library import Library
from debate_tui.load.library import read_library
from debate_tui.search.cache import fresh
from debate_tui.shelf import Shelf
from tests.builders import AT, libraries

CONTENT = Path(__file__).resolve().parents[2] / "content"


def alike(one: Library, other: Library) -> bool:
    return one.diagnostics == other.diagnostics and [asdict(d) for d in one.debates] == [
        asdict(d) for d in other.debates
    ]


@given(libraries())
def test_loads_what_was_dumped(library: Library) -> None:
    for debate in library.debates:
        again, diagnostics = load(dump((debate, library.diagnostics), (AT.file,)), (AT.file,))
        assert again is not None
        assert asdict(again) == asdict(debate)
        assert diagnostics == library.diagnostics


def test_a_location_elsewhere_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match=r"alliance\.toml"):
        dump((library.debates[0], ()), ("other.toml",))


def test_the_shelf_has_what_reading_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('format = "debate/1"\n[debate]\nid = "b"\ntypo = 1\n')
    (tmp_path / "same.toml").write_text(broken.read_text())
    (tmp_path / "syntax.toml").write_text("= no TOML")
    paths = [CONTENT, tmp_path]
    monkeypatch.setattr("debate_tui.shelf.LARGE", 0)
    read = read_library(paths)
    shelf = Shelf(paths)
    assert alike(shelf.library(), read)
    assert alike(shelf.library(), read)
    monkeypatch.setattr("debate_tui.shelf._read", None)  # All is compiled now.
    assert alike(Shelf(paths).library(), read)
    monkeypatch.chdir(tmp_path)
    assert alike(Shelf(paths).library(), read_library(paths))


def test_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.shelf.LARGE", 0)
    path = tmp_path / "one.toml"
    path.write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    Shelf([tmp_path]).library()
    path.write_text('format = "debate/1"\n[debate]\nid = "other"\n')
    assert alike(Shelf([tmp_path]).library(), read_library([tmp_path]))


def test_a_damaged_file_is_made_anew(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.shelf.LARGE", 0)
    (tmp_path / "one.toml").write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    read = Shelf([tmp_path]).library()
    (kept,) = (home / "cache").rglob("*.debate")
    data = kept.read_bytes()
    kept.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
    assert alike(Shelf([tmp_path]).library(), read)


def test_files_that_cannot_be_read_are_named_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fine.toml").write_text('format = "debate/1"\n[debate]\nid = "a"\n')
    (tmp_path / "syntax.toml").write_text("= no TOML")
    for large in (False, True):
        monkeypatch.setattr("debate_tui.shelf.LARGE", 0 if large else 1_000_000)
        for _ in range(2):  # The index is made, then taken over.
            shelf = Shelf([tmp_path])
            shelf.searcher()
            assert [problem.code for problem in shelf.unread()] == ["E124"]
    shelf = Shelf([tmp_path / "nothing"])
    shelf.searcher()
    assert [problem.code for problem in shelf.unread()] == ["E101"]


def test_a_map_that_is_hidden_by_another_is_named_each_time(tmp_path: Path) -> None:
    for name in ("tram.toml", "tram 2.toml"):
        (tmp_path / name).write_text('format = "debate/1"\n[debate]\nid = "a"\n')
    for _ in range(2):  # The index is made, then taken over.
        shelf = Shelf([tmp_path])
        shelf.searcher()
        assert [(problem.code, problem.at.file) for problem in shelf.unread()] == [
            ("W108", str(tmp_path / "tram 2.toml"))
        ]
        assert fresh([tmp_path]) is None, "else nobody would say it"


def test_a_small_library_is_not_kept_compiled(tmp_path: Path, home: Path) -> None:
    (tmp_path / "one.toml").write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    Shelf([tmp_path]).searcher()
    assert not list((home / "cache").rglob("*.debate"))
    assert list((home / "cache").rglob("*.index"))


def test_each_debate_that_is_gone_through_is_counted(tmp_path: Path) -> None:
    for id in "ab":
        (tmp_path / f"{id}.toml").write_text(f'format = "debate/1"\n[debate]\nid = "{id}"\n')
    counted: list[bool] = []
    assert len(Shelf([tmp_path])) == 2
    for expected in (2, 2):  # The second time there is nothing to go through.
        Shelf([tmp_path]).searcher(lambda: counted.append(True))
        assert len(counted) == expected
