"""Writing files: whole or not at all, never over what nobody asked to replace, and nothing left lying about."""

import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from debate_tui.output import free_name, write

OLD, NEW = "what stood there\n", "what is new: “同盟”\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def there(folder: Path) -> Path:
    """A file that is there already."""
    path = folder / "map.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_utf_8_with_plain_line_ends(folder: Path) -> None:
    write(folder / "map.txt", NEW)
    assert (folder / "map.txt").read_bytes() == NEW.encode()
    assert names(folder) == ["map.txt"]


def test_a_new_file_has_the_permissions_of_any_new_file(folder: Path) -> None:
    (folder / "other").touch()
    write(folder / "map.txt", NEW)
    assert permissions(folder / "map.txt") == permissions(folder / "other")


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_never_written_over(folder: Path, replace: bool) -> None:
    (folder / "inner").mkdir()
    with pytest.raises(IsADirectoryError):
        write(folder / "inner", NEW, replace)
    assert names(folder) == ["inner"]


def test_what_is_there_stays_unless_told_otherwise(there: Path) -> None:
    with pytest.raises(FileExistsError):
        write(there, NEW)
    assert there.read_text(encoding="utf-8") == OLD
    assert names(there.parent) == ["map.txt"]


def test_replacing_keeps_the_permissions(there: Path) -> None:
    there.chmod(0o640)
    write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == NEW
    assert permissions(there) == 0o640
    assert names(there.parent) == ["map.txt"]


def test_replacing_a_link_replaces_what_it_leads_to(there: Path, folder: Path) -> None:
    (folder / "inner").mkdir()
    link = folder / "inner" / "link.txt"
    link.symlink_to(there)
    write(link, NEW, replace=True)
    assert link.is_symlink()
    assert there.read_text(encoding="utf-8") == NEW
    assert names(folder / "inner") == ["link.txt"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_link_that_leads_nowhere(folder: Path, replace: bool) -> None:
    """It is a thing that is there: replaced only where that is asked for, by the file that it names."""
    link = folder / "link.txt"
    link.symlink_to(folder / "nowhere.txt")
    if replace:
        write(link, NEW, replace)
        assert (folder / "nowhere.txt").read_text(encoding="utf-8") == NEW
    else:
        with pytest.raises(FileExistsError):
            write(link, NEW)
        assert names(folder) == ["link.txt"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_everything_as_it_was(there: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fails(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(OSError, match="No space left"):
        write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == OLD
    assert names(there.parent) == ["map.txt"]


def test_an_interrupt_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(folder / "map.txt", NEW)
    assert names(folder) == []


def test_a_file_made_in_the_meantime_is_not_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "map.txt"
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        path.write_text(OLD, encoding="utf-8")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        write(path, NEW)
    assert path.read_text(encoding="utf-8") == OLD
    assert names(folder) == ["map.txt"]


@pytest.mark.parametrize("error", [PermissionError(1, "Operation not permitted"), OSError(95, "Not supported")])
def test_a_file_system_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    """FAT and some network drives have none."""

    def no_links(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(os, "link", no_links)
    path = folder / "map.txt"
    write(path, NEW)
    assert path.read_text(encoding="utf-8") == NEW
    assert names(folder) == ["map.txt"]
    with pytest.raises(FileExistsError):
        write(path, OLD)
    assert path.read_text(encoding="utf-8") == NEW


def test_a_pipe_is_written_to_and_stays_one(folder: Path) -> None:
    """As root, moving a file over /dev/null would take it away from everybody."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, NEW, replace=True)
    assert os.read(reader, 99) == NEW.encode()
    os.close(reader)
    assert pipe.is_fifo()
    assert names(folder) == ["pipe"]


def test_a_folder_that_is_not_there(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(folder / "missing" / "map.txt", NEW)


def test_a_name_as_long_as_the_system_allows(folder: Path) -> None:
    path = folder / ("n" * 251 + ".txt")
    write(path, NEW)
    assert path.read_text(encoding="utf-8") == NEW


def test_a_free_name_is_numbered_where_taken(folder: Path) -> None:
    assert free_name(folder, "map", ".txt") == folder / "map.txt"
    (folder / "map.txt").touch()
    assert free_name(folder, "map", ".txt") == folder / "map-2.txt"
    (folder / "map-2.txt").symlink_to(folder / "nowhere")
    assert free_name(folder, "map", ".txt") == folder / "map-3.txt"
