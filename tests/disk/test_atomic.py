"""Writing files: whole or not at all, never over what nobody asked to replace, and nothing left lying about."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from debate_tui.disk.atomic import free_name, write

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


def test_a_pipe_waits_for_its_reader(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Timer(0.1, lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write(pipe, NEW)
    reader.join()
    assert read == [NEW]


def test_a_pipe_that_nobody_reads_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.disk.atomic._PATIENCE", 0.0)
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="nobody reads"):
        write(pipe, NEW)
    assert pipe.is_fifo()


def test_links_that_lead_round_are_an_error_of_the_system(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links") as raised:
        write(folder / "a", NEW, replace=True)
    assert raised.value.errno == errno.ELOOP
    assert names(folder) == ["a", "b"]


def test_a_read_only_file_is_not_replaced_by_anybody(there: Path) -> None:
    """Not by root either, whom the system would let."""
    there.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == OLD
    assert names(there.parent) == ["map.txt"]


def test_a_file_that_the_user_may_not_write_to(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder would let them move another over it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="may not write"):
        write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_leaves_a_file_to_its_owner(there: Path) -> None:
    os.chown(there, 1234, 2345)
    there.chmod(0o600)
    write(there, NEW, replace=True)
    status = there.stat()
    assert (status.st_uid, status.st_gid, permissions(there)) == (1234, 2345, 0o600)
    assert there.read_text(encoding="utf-8") == NEW


def test_a_file_of_somebody_else_stays_theirs(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may write to it but not give a new one away writes in place: the same file, with its owner."""

    def refused(*_: object) -> NoReturn:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    fstat = os.fstat
    status = there.stat()

    def another(handle: int) -> os.stat_result:
        own = fstat(handle)
        return os.stat_result((*own[:4], own.st_uid + 1, *own[5:])) if own.st_ino != status.st_ino else own

    monkeypatch.setattr(os, "fchown", refused)
    monkeypatch.setattr(os, "fstat", another)
    write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == NEW
    assert there.stat().st_ino == status.st_ino
    assert names(there.parent) == ["map.txt"]


@pytest.mark.parametrize("new", [NEW, "short", OLD * 1000])
def test_hard_links_stay_one_file(there: Path, folder: Path, new: str) -> None:
    os.link(there, folder / "other.txt")
    write(there, new, replace=True)
    assert (folder / "other.txt").read_text(encoding="utf-8") == new
    assert there.samefile(folder / "other.txt")
    assert names(folder) == ["map.txt", "other.txt"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_file_that_is_mounted_is_written_in_place(there: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def busy(*_: object) -> NoReturn:
        raise OSError(number, "Device or resource busy")

    monkeypatch.setattr(os, "replace", busy)
    inode = there.stat().st_ino
    write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == NEW
    assert there.stat().st_ino == inode
    assert names(there.parent) == ["map.txt"]


def test_a_folder_that_takes_no_new_file(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted file in a folder that cannot be written to: in place."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    monkeypatch.setattr("debate_tui.disk.aside._made", refused)
    write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == NEW
    with pytest.raises(OSError, match="Read-only"):
        write(there.with_name("new.txt"), NEW)


def test_a_failure_in_place_puts_back_what_was_there(
    there: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(there, folder / "other.txt")
    ftruncate = os.ftruncate

    def fails_once(*_: int) -> None:
        monkeypatch.setattr(os, "ftruncate", ftruncate)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "ftruncate", fails_once)
    with pytest.raises(OSError, match="No space left"):
        write(there, NEW * 10, replace=True)
    assert there.read_text(encoding="utf-8") == OLD
    assert names(folder) == ["map.txt", "other.txt"]


def test_where_it_cannot_be_put_back_the_copy_stays(there: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(there, folder / "other.txt")

    def fails(*_: object) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "ftruncate", fails)
    with pytest.raises(OSError, match="Input/output"):
        write(there, NEW * 10, replace=True)
    [copy] = [path for path in folder.iterdir() if path.name.startswith("map.txt.before-debate-tui-")]
    assert copy.read_text(encoding="utf-8") == OLD


KILLED = """
import os, sys, signal
from pathlib import Path
from debate_tui.disk import atomic as output
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
output.write(Path(sys.argv[1]), "new", replace=True)
"""


def test_what_a_killed_writer_left_is_swept_at_the_next_write(there: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, there], timeout=60)
    assert done.returncode == -signal.SIGKILL
    [stray] = [name for name in names(there.parent) if name != "map.txt"]
    assert there.read_text(encoding="utf-8") == OLD
    write(there, NEW, replace=True)
    assert names(there.parent) == ["map.txt"], stray


def test_what_is_being_written_is_no_stray(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two write into one folder at a time: neither takes the other's file away."""
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        write(there.with_name("other.txt"), NEW)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    write(there, NEW, replace=True)
    assert there.read_text(encoding="utf-8") == NEW
    assert names(there.parent) == ["map.txt", "other.txt"]


@pytest.mark.parametrize("name", [".debate-tui-notes.txt", ".debate-tui-abcdefgh9", ".debate-tui-dir12345"])
def test_nothing_else_is_swept(there: Path, name: str) -> None:
    if "dir" in name:
        (there.parent / name).mkdir()
    else:
        (there.parent / name).touch()
    write(there, NEW, replace=True)
    assert names(there.parent) == [name, "map.txt"]


def test_without_locks_age_tells_a_stray(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> NoReturn:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("debate_tui.disk.aside.fcntl.flock", no_locks)
    old, new = there.with_name(".debate-tui-abcdefgh"), there.with_name(".debate-tui-ijklmnop")
    old.touch()
    new.touch()
    os.utime(old, (1e9, 1e9))
    write(there, NEW, replace=True)
    assert names(there.parent) == [new.name, "map.txt"]


def test_bytes_stay_bytes(there: Path) -> None:
    write(there, b"caf\xe9\r\n", replace=True)
    assert there.read_bytes() == b"caf\xe9\r\n"


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
