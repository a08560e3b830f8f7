"""Changes of several files: all or none, and none where another hand came between."""

from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from debate_tui.disk.changing import ChangedError, swap


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


def _swap_at(barrier: Barrier, file: str, then: bytes, told: str) -> None:
    barrier.wait()
    try:
        swap([(file, b"1", then)])
    except ChangedError:
        Path(told).touch()


def test_of_two_at_once_one_is_told(tmp_path: Path) -> None:
    """Both were told that they had written, and the words of one were gone."""
    processes = get_context("fork")
    one = tmp_path / "one"
    for round in range(20):
        one.write_bytes(b"1")
        barrier = processes.Barrier(2)
        told = [tmp_path / f"{round}-{n}" for n in range(2)]
        both = [
            processes.Process(target=_swap_at, args=(barrier, str(one), b"%d" % (7 + n), str(told[n])))
            for n in range(2)
        ]
        for each in both:
            each.start()
        for each in both:
            each.join()
        refused = [file.exists() for file in told]
        assert sorted(refused) == [False, True]
        assert one.read_bytes() == b"%d" % (7 + refused.index(False))
