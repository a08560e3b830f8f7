"""What is open is edited in memory: the outcome is what reading all files anew gives, and of the others nothing is opened."""

import gc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.quotes.known import known
from debate_tui.read.library import read_library
from debate_tui.store.compiled import dump
from debate_tui.store.edits import state_of
from debate_tui.store.rows import Rows, rows_of
from tests.store.test_edited import _EDITS, _files, _relation, edits, maps, write
from tests.whole import drawn, values


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a debate that is kept compiled, however small it is and however much of it is edited."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    monkeypatch.setattr("debate_tui.store.edits._FEW", 10)
    monkeypatch.setattr("debate_tui.store.again._LITTLE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "map").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("map")


def opened(content: store.Store) -> Library:
    content.verified()
    return content.verified()  # compiled by now


def told(library: Library) -> object:
    return [(values(debate), drawn(debate)) for debate in library.debates], library.diagnostics


def anew(folder: Path) -> object:
    return told(known(read_library([folder])))


def nothing_else_is_read(patch: pytest.MonkeyPatch) -> None:
    for name in ("compiling.load", "compiling.read", "apart.Apart"):
        patch.setattr(f"debate_tui.store.{name}", None)


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_edit_after_edit_gives_what_reading_everything_gives(folder: Path, data: st.DataObject) -> None:
    files = data.draw(maps())
    write(folder, {**files})
    content = store.open([folder])
    library = opened(content)
    for _ in range(3):
        found = write(folder, data.draw(edits(files)))
        if new := content.again(library):
            assert told(new) == anew(folder)
            names = [str(path) for path in found.files]
            [(debate, whole)] = zip(new.debates, read_library([folder]).debates, strict=True)
            assert dump((debate, new.diagnostics), names) == dump((whole, new.diagnostics), names)
            library = new


@pytest.mark.parametrize("edit", _EDITS)
def test_one_file_edited_opens_nothing_that_is_compiled(
    edit: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _files(8)
    write(folder, files)
    content = store.open([folder])
    library = opened(content)
    write(folder, {**files, "s005.toml": [_EDITS[edit]("".join(files["s005.toml"] or []))]})
    assert content.changed()
    with monkeypatch.context() as patch:
        nothing_else_is_read(patch)
        new = content.again(library)
    assert new
    assert told(new) == anew(folder)
    assert not content.ready(), "it is shown before it is compiled"


@pytest.mark.parametrize("edit", ["[[claim]\n", _relation("rebuts", ["s1/c1"], "nobody/c1", "")])
def test_what_takes_a_whole_reading_is_left_to_another_process(edit: str, folder: Path) -> None:
    files = _files(8)
    write(folder, files)
    content = store.open([folder])
    library = opened(content)
    write(folder, {**files, "s005.toml": [*(files["s005.toml"] or []), edit]})
    assert content.again(library) is None
    assert told(content.verified()) == anew(folder)


def test_of_a_library_the_debates_that_stay_are_not_opened_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        write(
            folder / name,
            {**_files(4), "debate.toml": [part.replace('"d"', f'"{name}"') for part in _files(4)["debate.toml"] or []]},
        )
    content = store.open([folder])
    library = opened(content)
    path = folder / "b" / "s002.toml"
    path.write_text(path.read_text().replace("T1.", "It is otherwise."))
    with monkeypatch.context() as patch:
        nothing_else_is_read(patch)
        new = content.again(library)
    assert new
    assert new.debates[0] is library.debates[0]
    assert told(new) == anew(folder)


def test_edit_after_edit_leaves_nothing_behind(folder: Path) -> None:
    """Counted: what was read before an edit is gone, and no garbage is made to stay."""

    def alive() -> tuple[int, int]:
        gc.unfreeze()  # what is frozen is hidden from the next lines
        gc.collect()
        every = gc.get_objects()
        gc.freeze()
        return sum(type(one) is Debate for one in every), sum(type(one) is Rows for one in every)

    files = _files(8)
    write(folder, files)
    content = store.open([folder])
    library = opened(content)
    were, frozen = alive(), gc.get_freeze_count()
    for number in range(6):
        write(folder, {**files, "s005.toml": [*(files["s005.toml"] or []), f"# {number}\n"]})
        new = content.again(library)
        assert new
        library = new
    del new
    assert gc.get_freeze_count() <= frozen
    assert alive() == were


def _texts(folder: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "sources" / "s1.txt").write_text("Here are w and more.")


@pytest.mark.parametrize("before", [True, False])
def test_with_texts_quotes_are_compared_again(before: bool, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts may come after the debate was opened, too."""
    write(folder, _files(4))
    if before:
        _texts(folder)
    content = store.open([folder])
    library = opened(content)
    with monkeypatch.context() as patch:
        nothing_else_is_read(patch)
        same = content.again(library)
    assert same
    assert same.debates[0] is library.debates[0]
    if before:
        (folder / "sources" / "s1.txt").write_text("Otherwise.")
    else:
        _texts(folder)
    assert content.again(library) is None
    assert told(content.verified()) == anew(folder)


def test_a_little_debate_is_read_beside_the_keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.store.again._LITTLE", 1 << 20)
    write(folder, _files(4))
    content = store.open([folder])
    library = opened(content)
    write(folder, {**_files(4), "s001.toml": ["[[claim]\n"]})
    monkeypatch.setattr("debate_tui.store.apart.Apart", None)
    new = content.again(library)
    assert new
    assert told(new) == anew(folder)
    assert content.ready()


def test_nothing_is_known_of_debates_that_were_not_opened_here(folder: Path) -> None:
    write(folder, _files(4))
    read: Any = read_library([folder])
    assert state_of(read.debates[0]) is None
    assert store.open([folder]).again(read) is None


def test_what_is_compiled_of_the_other_files_is_not_copied(folder: Path) -> None:
    """With each edit the rows of a large map were put together anew: after twelve the explorer had 180 MB instead of 95."""
    files = _files(40)
    write(folder, files)
    content = store.open([folder])
    library = opened(content)
    text = "".join(files["s005.toml"] or [])

    def edited(number: int) -> Library:
        write(folder, {**files, "s005.toml": [text.replace("T1.", f"It is {number}.")]})
        new = content.again(library)
        assert new
        return new

    library = edited(0)
    before = dict(rows_of(library.debates[0])["claims"].runs())
    library = edited(1)
    after = dict(rows_of(library.debates[0])["claims"].runs())
    assert after.keys() == before.keys()
    same = [memoryview(after[file].data).obj is memoryview(before[file].data).obj for file in after]
    assert same.count(False) == 1
    assert told(library) == anew(folder)
