"""Changes of several files: all or none, and none where another hand came between."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from debate_tui.disk.changing import ChangedError, swap
from debate_tui.disk.opening import lock


def test_all_files_are_changed(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    swap([(str(one), b"1", b"a"), (str(other), b"2", b"b")])
    assert (one.read_bytes(), other.read_bytes()) == (b"a", b"b")


def test_none_is_where_one_is_no_longer_as_it_was(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"another hand's")
    with pytest.raises(ChangedError, match="other"):
        swap([(str(one), b"1", b"a"), (str(other), b"2", b"b")])
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"another hand's")


def test_what_was_written_is_put_back_where_a_later_file_cant_be(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    other.chmod(0o444)
    with pytest.raises(PermissionError):
        swap([(str(one), b"1", b"a"), (str(other), b"2", b"b")])
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")


def test_where_another_explorer_has_stopped_while_it_writes_nothing_is_written_and_the_reason_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.disk.changing._PATIENCE", 0.01)
    one = tmp_path / "one"
    one.write_bytes(b"1")
    other = os.open(tmp_path, os.O_RDONLY)
    lock(other, 0)
    with pytest.raises(TimeoutError, match="another program is writing here"):
        swap([(str(one), b"1", b"a")])
    os.close(other)
    assert one.read_bytes() == b"1"
    swap([(str(one), b"1", b"a")])


def test_of_two_at_once_one_is_told(tmp_path: Path) -> None:
    """Both were told that they had written, and the words of one were gone."""
    one, both = tmp_path / "one", Barrier(2)

    def refused(then: bytes) -> bool:
        both.wait()
        try:
            swap([(str(one), b"1", then)])
        except ChangedError:
            return True
        return False

    with ThreadPoolExecutor(2) as pool:
        for _ in range(20):
            one.write_bytes(b"1")
            told = dict(zip((b"a", b"b"), pool.map(refused, (b"a", b"b")), strict=True))
            assert sorted(told.values()) == [False, True]
            assert not told[one.read_bytes()]
