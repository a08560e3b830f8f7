"""A spill reads as the bytes that were put into it, wherever they lie, and holds no more of them in memory than it may."""

from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.disk.spill import Spill

STEPS = st.lists(st.tuples(st.sampled_from(["extend", "put", "read"]), st.binary(max_size=30), st.integers(0, 200)))


@pytest.mark.parametrize("somewhere", [True, False])
@given(STEPS)
def test_a_spill_is_its_bytes(
    tmp_path_factory: pytest.TempPathFactory, somewhere: bool, steps: list[tuple[str, bytes, int]]
) -> None:
    spill, whole = Spill(str(tmp_path_factory.getbasetemp()) if somewhere else None, held=20), bytearray()
    for verb, data, place in steps:
        at = place % (len(whole) + 1)
        if verb == "extend":
            spill.extend(data)
            whole += data
            assert not somewhere or len(spill._last) <= 20
        elif verb == "put":
            some = data[: len(whole) - at]
            spill.put(at, some)
            whole[at : at + len(some)] = some
        else:
            assert spill.read(at, len(data)) == whole[at : at + len(data)]
    assert spill.nbytes == len(whole)
    assert b"".join(spill) == whole
    assert bytes(spill.view()) == whole


def test_where_no_file_can_be_made_all_stays_in_memory(tmp_path: Path) -> None:
    spill = Spill(str(tmp_path / "missing"), held=5)
    for word in (b"one", b" and", b" another"):
        spill.extend(word)
    assert bytes(spill.view()) == b"one and another"


def test_on_a_full_disk_what_follows_stays_in_memory(tmp_path: Path) -> None:
    spill = Spill(str(tmp_path), held=5)
    spill.extend(b"put out")
    spill._file = Full(spill._file)  # type: ignore[assignment]
    for word in (b" one", b" another", b" and more"):
        spill.extend(word)
    assert spill.read(0, 99) == b"put out one another and more"
    spill.put(5, b"OUT ONE")
    assert b"".join(spill) == b"put oOUT ONEanother and more"


class Full:
    """A file on a disk that is full: what is there can be read and overwritten."""

    def __init__(self, file: IO[bytes] | None) -> None:
        assert file
        self._file, self.seek, self.read = file, file.seek, file.read
        self.flush, self.close = file.flush, file.close
        self._size = file.seek(0, 2)

    def write(self, data: bytes) -> int:
        if self._file.tell() + len(data) > self._size:
            raise OSError(28, "No space left on device")
        return self._file.write(data)


def test_no_file_is_left(tmp_path: Path) -> None:
    spill = Spill(str(tmp_path), held=5)
    spill.extend(b"more than five")
    del spill
    assert not list(tmp_path.iterdir())
