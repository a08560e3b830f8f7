"""Whatever lies where the cache should: it is made anew, and never hurts. The cache is the program's own, and anybody may have written to it."""

import marshal
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.cli import main
from debate_tui.disk.sectioning import write
from debate_tui.disk.sections import Column, DamagedError, Sections
from debate_tui.disk.stamps import stamps
from debate_tui.read.library import read_library
from debate_tui.store.cache import fresh, index_path
from debate_tui.store.compiled import dump, load
from tests.builders import AT
from tests.search.conftest import DEBATE
from tests.state.test_renewal import CLAIM, MAP
from tests.whole import values

DUMPED = dump((DEBATE, ()), (AT.file, "alliance.toml"))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that is kept compiled, with an index that is read piece by piece."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "d.toml").write_text(MAP + CLAIM.format(id="a", source="left") + CLAIM.format(id="b", source="right"))
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    monkeypatch.setattr("debate_tui.disk.sections.SMALL", 48)
    monkeypatch.setattr("debate_tui.disk.sections.BLOCK", 16)
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "nothing")
    return folder


def answers(library: Path) -> Any:
    content = store.open([library])
    hits = content.ask(lambda searcher: searcher.search("claim words").hits)
    return [values(debate) for debate in content.library().debates], hits


def kept(library: Path, home: Path) -> list[Path]:
    answers(library)
    return sorted(path for path in (home / "cache").rglob("*") if path.is_file())


def test_cut_flipped_and_extended_everywhere(library: Path, home: Path) -> None:
    wanted = answers(library)
    index, debate = kept(library, home)[::-1]
    assert (index.suffix, debate.suffix) == (".index", ".debate")
    for path in (index, debate):
        whole = path.read_bytes()
        places = range(0, len(whole), max(1, len(whole) // 60))
        for at in places:
            flipped = whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :]
            for damaged in (flipped, whole[:at], whole[:at] + b"\0" * 9 + whole[at:], whole[: at + 9] + whole[at:]):
                path.write_bytes(damaged)
                assert answers(library) == wanted
        path.write_bytes(whole + b"more")
        assert answers(library) == wanted
        assert path.read_bytes() != whole + b"more", "made anew"


SHAPES: list[Any] = [
    None,
    5,
    [],
    {},
    "x",
    [[]],
    {"program": 1},
    {"debates": [[1]], "files": 3},
    {"debates": 7, "quiet": True},
]


@pytest.mark.parametrize("stamp", SHAPES)
@pytest.mark.parametrize("sections", [{}, {"reading": b""}, {"words": b"\xff"}, {"words": b"a\nb", "kinds": b"\0"}])
def test_sound_files_of_another_shape(library: Path, home: Path, stamp: object, sections: dict[str, bytes]) -> None:
    wanted = answers(library)
    for path in kept(library, home):
        told = Sections(path).stamp
        for one in (stamp, told, {**told, **stamp} if isinstance(told, dict) and isinstance(stamp, dict) else told):
            write(path, sections, one)
            assert answers(library) == wanted


def test_tables_of_another_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the right checksum: the program's own mistake, or somebody's who knows the format."""
    for table in (b"5", b"[]", b"{}", b"null", b"\xff", b"[" * 9999, b'{"stamp":1,"sections":{"a":[0,-9,0]},"order":"little"}',
                  b'{"stamp":1,"sections":{"a":[1e9,9,0]},"order":"little"}', b'{"stamp":1,"sections":{"a":5},"order":1}'):  # fmt: skip
        monkeypatch.setattr("debate_tui.disk.sectioning._table", lambda *_, table=table: (table, {}))
        write(tmp_path / "some.index", {}, None)
        with pytest.raises(DamagedError):
            Sections(tmp_path / "some.index")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "file").write_text("so that it cannot be replaced")


def _socket(path: Path) -> None:
    short = Path(os.path.relpath(path))
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(short))


INSTEAD: dict[str, Callable[[Path], object]] = {
    "a pipe": _fifo,
    "a folder": _folder,
    "a socket": _socket,
    "a link round in a circle": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "an empty file": Path.touch,
}


@pytest.mark.parametrize("what", INSTEAD)
def test_something_else_in_the_place_of_a_file_is_passed_over(
    library: Path, home: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = answers(library)
    for path in kept(library, home):
        monkeypatch.chdir(path.parent)
        path.unlink()
        INSTEAD[what](path)
        assert answers(library) == wanted
        assert answers(library) == wanted
        assert main(["search", "claim", "--library", str(library)]) == 0


@pytest.mark.parametrize("mode", [0, 0o400, 0o500])
def test_a_folder_that_may_not_be_written_or_read_costs_only_time(library: Path, home: Path, mode: int) -> None:
    wanted = answers(library)
    for path in kept(library, home):
        path.write_bytes(b"damaged")
        path.parent.chmod(mode)
        assert answers(library) == wanted
        path.parent.chmod(0o700)


@pytest.mark.parametrize("how", ["truncated", "altered", "grown", "removed"])
def test_a_file_that_changes_while_it_is_open_is_noticed(library: Path, how: str) -> None:
    """A mapped file that is truncated kills whoever reads on in it: SIGBUS."""
    store.open([library]).ask(lambda _: None)
    path = Path(index_path([library]) or "")
    searcher = fresh([library], stamps([library]))
    assert searcher is not None
    whole = path.read_bytes()
    match how:
        case "truncated":
            os.truncate(path, 40)
        case "altered":
            path.write_bytes(bytes(len(whole)))
        case "grown":
            path.write_bytes(whole * 2)
        case "removed":
            path.unlink()
    if how == "removed":  # it is still open here
        assert searcher.search("claim words").hits
    else:
        with pytest.raises(DamagedError):
            searcher.search("claim words")
    assert answers(library)[1]


def test_a_column_reads_as_an_array_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.disk.sections.SMALL", 100)
    monkeypatch.setattr("debate_tui.disk.sections.BLOCK", 24)
    numbers = memoryview(b"".join(n.to_bytes(4, "little") for n in range(50))).cast("I")
    write(tmp_path / "i", {"n": numbers.cast("B")}, None)
    column = Sections(tmp_path / "i").numbers("n", "I")
    assert isinstance(column, Column)
    assert (len(column), column.itemsize, list(column)) == (50, 4, list(range(50)))
    assert (column[7], column[-1]) == (7, 49)
    for some in (slice(3, 9), slice(45, 99), slice(9, 3), slice(0, 0), slice(1, 40, 7)):
        assert column[some].tolist() == list(range(50))[some]
    with pytest.raises(IndexError):
        column[50]


@given(st.integers(0, len(DUMPED) - 1), st.integers(1, 255), st.sampled_from(["flip", "cut", "put in"]))
@example(0, 1, "cut")
def test_nothing_is_unmarshalled_that_was_altered(at: int, bits: int, how: str) -> None:
    changed = {
        "flip": DUMPED[:at] + bytes([DUMPED[at] ^ bits]) + DUMPED[at + 1 :],
        "cut": DUMPED[:at],
        "put in": DUMPED[:at] + bytes([bits]) + DUMPED[at:],
    }[how]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marshal, "loads", None)
        with pytest.raises(ValueError, match="not what was dumped"):
            load(changed, (AT.file, "alliance.toml"))


def test_an_open_file_is_closed_with_whoever_had_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path / "i", {}, None)
    before = os.dup(0)
    os.close(before)
    for _ in range(20):
        with pytest.raises(DamagedError):
            Sections(tmp_path / "pipe")
        Sections(tmp_path / "i")
    after = os.dup(0)  # the lowest number that is free
    os.close(after)
    assert after == before


def test_what_was_read_is_what_reading_reads(library: Path) -> None:
    assert answers(library)[0] == [values(debate) for debate in read_library([library]).debates]
