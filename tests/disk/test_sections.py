"""The file of sections: what is written is read, and damage is noticed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.disk.sections import Buffer, DamagedError, Sections, write

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
