"""What is held: what is compiled is what would have been read, and what could not be read is said."""

from pathlib import Path

import pytest
from hypothesis import given

from debate_tui.disk.stamps import stamps
from debate_tui.model.library import Library, files_of
from debate_tui.read.library import read_library
from debate_tui.store.cache import fresh
from debate_tui.store.compiled import dump, load
from debate_tui.store.held import Held
from tests.builders import AT, libraries
from tests.whole import drawn, values, whole

CONTENT = Path(__file__).resolve().parents[2] / "content"


def alike(one: Library, other: Library) -> bool:
    return one.diagnostics == other.diagnostics and [*map(values, one.debates)] == [*map(values, other.debates)]


@given(libraries())
def test_loads_what_was_dumped(library: Library) -> None:
    for debate in library.debates:
        again, diagnostics = load(dump((debate, library.diagnostics), (AT.file,)), (AT.file,))
        assert again is not None
        assert values(again) == values(debate)
        assert drawn(again) == drawn(debate) == drawn(whole(again))
        assert files_of(again) == files_of(debate)
        assert {**again.claim} == {**debate.claim}
        assert {**again.relation} == {**debate.relation}
        assert diagnostics == library.diagnostics


def test_a_location_elsewhere_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match=r"alliance\.toml"):
        dump((library.debates[0], ()), ("other.toml",))


def test_what_is_held_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('format = "debate/1"\n[debate]\nid = "b"\ntypo = 1\n')
    (tmp_path / "same.toml").write_text(broken.read_text())
    (tmp_path / "syntax.toml").write_text("= no TOML")
    paths = [CONTENT, tmp_path]
    read = read_library(paths)
    held = Held(paths, compiles=True)
    assert alike(held.library(), read)
    assert alike(held.library(), read)
    monkeypatch.setattr("debate_tui.store.compiling.read", None)  # All is compiled now.
    assert alike(Held(paths, compiles=True).library(), read)
    monkeypatch.chdir(tmp_path)
    assert alike(Held(paths, compiles=True).library(), read_library(paths))


def test_what_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    Held([tmp_path], compiles=True).library()
    path.write_text('format = "debate/1"\n[debate]\nid = "other"\n')
    assert alike(Held([tmp_path], compiles=True).library(), read_library([tmp_path]))


def test_a_damaged_file_is_made_anew(tmp_path: Path, home: Path) -> None:
    (tmp_path / "one.toml").write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    read = Held([tmp_path], compiles=True).library()
    (kept,) = (home / "cache").rglob("*.debate")
    data = kept.read_bytes()
    kept.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
    assert alike(Held([tmp_path], compiles=True).library(), read)


def test_files_that_cannot_be_read_are_named_each_time(tmp_path: Path) -> None:
    (tmp_path / "fine.toml").write_text('format = "debate/1"\n[debate]\nid = "a"\n')
    (tmp_path / "syntax.toml").write_text("= no TOML")
    for compiles in (False, True):
        for _ in range(2):  # The index is made, then taken over.
            held = Held([tmp_path], compiles)
            held.searcher()
            assert [problem.code for problem in held.unread()] == ["E124"]
    held = Held([tmp_path / "nothing"], compiles=False)
    held.searcher()
    assert [problem.code for problem in held.unread()] == ["E101"]


def test_a_map_that_is_hidden_by_another_is_named_each_time(tmp_path: Path) -> None:
    for name in ("tram.toml", "tram 2.toml"):
        (tmp_path / name).write_text('format = "debate/1"\n[debate]\nid = "a"\n')
    for _ in range(2):  # The index is made, then taken over.
        held = Held([tmp_path], compiles=False)
        held.searcher()
        assert [(problem.code, problem.at.file) for problem in held.unread()] == [
            ("W108", str(tmp_path / "tram 2.toml"))
        ]
        assert fresh([tmp_path], stamps([tmp_path])) is None, "else nobody would say it"


def test_a_small_library_is_not_kept_compiled(tmp_path: Path, home: Path) -> None:
    (tmp_path / "one.toml").write_text('format = "debate/1"\n[debate]\nid = "b"\n')
    Held([tmp_path], compiles=False).searcher()
    assert not list((home / "cache").rglob("*.debate"))
    assert list((home / "cache").rglob("*.index"))


def test_each_debate_that_is_gone_through_is_counted(tmp_path: Path) -> None:
    for id in "ab":
        (tmp_path / f"{id}.toml").write_text(f'format = "debate/1"\n[debate]\nid = "{id}"\n')
    counted: list[bool] = []
    assert len(Held([tmp_path], compiles=False)) == 2
    for expected in (2, 2):  # The second time there is nothing to go through.
        Held([tmp_path], compiles=False).searcher(lambda: counted.append(True))
        assert len(counted) == expected
