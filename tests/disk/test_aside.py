"""Files that the program can make anew are written aside, too, by the same means as the user's."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate_tui.disk import aside
from debate_tui.disk.aside import write_anew


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_from_its_pieces(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_text("longer than what comes")
    write_anew(path, [b"one ", memoryview(b"two"), bytearray(2)])
    assert path.read_bytes() == b"one two\0\0"
    assert names(tmp_path) == ["kept"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_a_failure_on_the_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("no more of it")

    path = tmp_path / "kept"
    path.write_text("old")
    with pytest.raises(ValueError, match="no more"):
        write_anew(path, pieces())
    assert (path.read_text(), names(tmp_path)) == ("old", ["kept"])


def test_what_a_killed_process_left_is_swept_by_the_next_one(tmp_path: Path) -> None:
    """An index of hundreds of megabytes stayed for good under the number of a process that was gone."""
    (tmp_path / ".debate-tui-abcdefgh").touch()
    script = "import sys; from debate_tui.disk.aside import write_anew; write_anew(sys.argv[1], [b'new'])"
    subprocess.run([sys.executable, "-c", script, tmp_path / "kept"], timeout=60, check=True)
    assert names(tmp_path) == ["kept"]


def test_a_cache_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Path] = []
    monkeypatch.setattr(aside, "sweep", swept.append)
    for number in range(5):
        write_anew(tmp_path / f"{number}", [b""])
    assert swept == [tmp_path]
