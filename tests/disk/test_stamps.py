"""Which files a library is read from: all that `find` finds, so that whatever changes it changes their stamps."""

import os
from pathlib import Path

import pytest

from debate_tui.disk.stamps import stamp, stamps
from debate_tui.read.find import find
from debate_tui.read.readers import is_map
from debate_tui.read.trouble import Trouble


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in (
        "graph",
        "one.toml",
        "d/debate.toml",
        "d/more.toml",
        "d/notes.txt",
        ".hidden.toml",
        "d/deep/er.toml",
        "e/stray.toml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1 a\n2 b\n#\n1 2\n" if name == "graph" else name)
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [str(file) for file, *_ in stamps(paths)]


def test_all_that_is_found_is_stamped(library: Path) -> None:
    for path in (library, library / "d", library / "one.toml"):
        found = {str(file) for debate in find([path], Trouble(), is_map) for file in debate.files}
        assert found
        assert found <= set(names([path]))
    assert str(library / "graph") in {str(file) for one in find([library], Trouble(), is_map) for file in one.files}


def test_what_is_hidden_deeper_or_of_another_kind_is_not(library: Path) -> None:
    listed = names([library])
    assert [Path(file).relative_to(library).as_posix() for file in listed] == [
        "d/debate.toml", "d/more.toml", "e", "e/stray.toml", "graph", "one.toml"
    ]  # fmt: skip


def test_a_map_that_is_put_into_a_folder_that_is_no_debate_changes_the_stamps(library: Path) -> None:
    """The folder is told (W107), also where the library was read before."""
    (library / "corpus").mkdir()
    before = stamps([library])
    (library / "corpus" / "map.json").write_text("{}")
    assert stamps([library]) != before


def test_the_time_of_change_is_one_that_no_program_sets(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("one")
    before, status = stamp(path), path.stat()
    while path.stat().st_ctime_ns == status.st_ctime_ns:  # clocks of file systems tick slowly
        path.write_text("two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    assert stamp(path) != before


def test_what_is_not_there_is_stamped_as_such(tmp_path: Path) -> None:
    assert stamps([tmp_path / "nothing"]) == [[str(tmp_path / "nothing"), -1, -1, -1]]
    assert stamp("a\0b")[1:] == [-1, -1, -1]


def test_a_file_is_known_by_its_whole_path(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    assert stamps([Path("d")]) == stamps([library / "d"])
