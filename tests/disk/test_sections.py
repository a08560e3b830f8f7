"""The file of sections: what is written is read, and damage is noticed."""

from array import array
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.disk.sectioning import write
from debate_tui.disk.sections import Buffer, Column, DamagedError, Sections

SOME: dict[str, Buffer] = {"a": b"one", "empty": b"", "b": memoryview(b"\x01\0\0\0\x02\0\0\0")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deep" / "some.index"
    write(path, SOME, {"stamp": ["é", 1]})
    return path


def test_round_trip(path: Path) -> None:
    file = Sections(path)
    assert {name: bytes(file[name]) for name in SOME} == {name: bytes(data) for name, data in SOME.items()}
    assert file.numbers("b", "I").tolist() == [1, 2]
    assert file.stamp == {"stamp": ["é", 1]}
    file.verify()
    assert [p.name for p in path.parent.iterdir()] == ["some.index"]


@given(names=st.dictionaries(st.text(max_size=5), st.binary(max_size=50)), stamp=st.text(max_size=90))
def test_any_sections(tmp_path_factory: pytest.TempPathFactory, names: dict[str, bytes], stamp: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.index"
    write(path, names, stamp)
    file = Sections(path)
    assert {name: bytes(file[name]) for name in names} == names
    assert file.stamp == stamp


def test_without_checksums_a_section_is_read_by_who_checks_it_otherwise(path: Path) -> None:
    write(path, SOME, "stamp", checked=False)
    file = Sections(path)
    assert bytes(file.unchecked("a")) == b"one"
    with pytest.raises(DamagedError):
        file["a"]


def test_every_altered_or_missing_byte_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    noticed = 0
    for at in range(len(whole)):
        for damaged in (whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :], whole[:at]):
            path.write_bytes(damaged)
            try:
                file = Sections(path)
                read = {name: bytes(file[name]) for name in SOME}
            except DamagedError:
                noticed += 1
            else:  # between the sections
                assert read == {name: bytes(data) for name, data in SOME.items()}
    assert noticed > 1.9 * len(whole)


def test_a_failed_write_leaves_the_old_file(path: Path) -> None:
    with pytest.raises(TypeError):
        write(path, {"a": b"new"}, object())
    with pytest.raises(OSError):  # noqa: PT011 - any will do
        write(path / "below-a-file", {"a": b"new"}, None)
    assert bytes(Sections(path)["a"]) == b"one"
    assert [p.name for p in path.parent.iterdir()] == ["some.index"]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A section of which only the blocks that are asked for are read."""
    path = tmp_path / "large.index"
    write(path, {"n": memoryview(array("I", range(1_100_000))).cast("B")}, None)
    return path


def test_spans_that_are_read_together_are_those_that_are_read_by_themselves(large: Path) -> None:
    column, draw = Sections(large).numbers("n", "I"), Random(7)
    assert isinstance(column, Column)
    spans = [(first, first + draw.randrange(1_500)) for first in (draw.randrange(1_098_000) for _ in range(200))]
    for _ in range(2):  # of the second time all blocks were read before
        assert [row.tolist() for row in column.rows([*spans, (5, 5)])] == [*([*range(*span)] for span in spans), []]


def test_damage_is_noticed_by_whoever_reads_spans_together(large: Path) -> None:
    opened = Sections(large).numbers("n", "I")
    assert isinstance(opened, Column)
    opened.rows([(0, 10)])
    data = bytearray(large.read_bytes())
    data[data.index(memoryview(array("I", [1_099_995, 1_099_996])).cast("B"))] ^= 1
    aside = large.with_suffix(".new")
    aside.write_bytes(data)
    altered = Sections(aside).numbers("n", "I")
    assert isinstance(altered, Column)
    with pytest.raises(DamagedError):
        altered.rows([(0, 10), (1_099_990, 1_100_000)])
    large.write_bytes(data[:-4])
    with pytest.raises(DamagedError):
        opened.rows([(0, 10)])
