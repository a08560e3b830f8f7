"""Opening and locking never wait for ever."""

import os
from pathlib import Path
from time import monotonic

import pytest

from debate_tui.disk.opening import lock, regular


def test_a_file_is_opened_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "f"
    with open(path, "w", opener=regular) as file:
        file.write("a")
    with open(path, opener=regular) as file:
        assert file.read() == "a"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_RDWR])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, flags: int) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "zero"):
        with pytest.raises(OSError, match=r"no file|directory"):
            regular(path, flags)


def test_a_lock_has_its_time(tmp_path: Path) -> None:
    first, second = (regular(tmp_path / "f", os.O_RDWR | os.O_CREAT) for _ in range(2))
    lock(first, 0)
    begun = monotonic()
    with pytest.raises(TimeoutError):
        lock(second, 0.05)
    assert monotonic() - begun >= 0.05
    os.close(first)
    lock(second, 0)
    os.close(second)
