"""What is remembered is what would be made anew, or nothing: whatever happens to the content or to the cache."""

import os
import random
import shutil
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.disk.stamps import stamp
from debate_tui.store import remembered
from debate_tui.store import remembered as module
from debate_tui.store.remembered import Remembered

DATA = "the first frame\r\n\x1b[1mof a map\x1b[0m … ✓".encode()


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    for name in ("one.toml", "two/debate.toml", "two/more.toml", "two/sources/left.txt", "two/quotes.lock"):
        path = tmp_path / "maps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "maps" / "three").mkdir()
    return tmp_path / "maps"


def beside(maps: Path) -> list[list[object]]:
    names = ("two/quotes.lock", "one.quotes.lock", "two/sources", "sources", "two/sources/left.txt")
    return [stamp(maps / name) for name in names]


def kept(maps: Path, about: tuple[str, ...] = ("120×40",)) -> Remembered:
    """What is remembered by somebody who starts anew."""
    memory = store.recall([maps], "frame", about)
    memory.look()
    return memory


def test_content_is_looked_at_only_where_something_is_remembered_or_is_to_be(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of much content, the screen that says what is read would else wait for that."""
    looked: list[str] = []
    content = remembered._content

    def look(path: str, room: int) -> object:
        looked.append(path)
        return content(path, room)

    monkeypatch.setattr(remembered, "_content", look)
    memory = store.recall([maps], "frame", ["120×40"])
    assert (memory.data, memory.maps, looked) == (None, None, [])
    memory.remember(DATA)
    assert kept(maps).data is None, "of maps that were not looked at, nothing can be known"
    looked.clear()
    memory.look()
    assert any(path.endswith("one.toml") for path in looked)
    memory.remember(DATA)
    assert kept(maps).data == DATA


@pytest.fixture
def data(maps: Path) -> Callable[[], bytes | None]:
    """Something is remembered; what it is now."""
    assert kept(maps).data is None
    kept(maps).remember(DATA, beside(maps))
    assert kept(maps).data == DATA
    return lambda: kept(maps).data


def file(home: Path) -> Path:
    [path] = (home / "cache" / "debate-tui" / "remembered").iterdir()
    return path


Data = Callable[[], bytes | None]


@pytest.mark.parametrize("name", ["one.toml", "two/debate.toml", "two/quotes.lock", "two/sources/left.txt"])
def test_no_edit_goes_unseen_not_even_one_that_keeps_size_and_time(
    name: str, maps: Path, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.disk.stamps.change", attrgetter("st_mtime_ns"))
    path, old = maps / name, (maps / name).stat()
    before = path.read_text()
    path.write_text(before[:-1] + "#")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert stamp(path) == [str(path), old.st_size, old.st_mtime_ns, old.st_ino]
    assert data() is None
    path.write_text(before)
    assert data() == DATA


@pytest.mark.parametrize(
    "name", ["new.toml", "one.quotes.lock", "two/sources/right.txt", "two/new.toml", "three/map.json"]
)
def test_nor_does_a_new_file(name: str, maps: Path, data: Data) -> None:
    (maps / name).write_text("")
    assert data() is None


@pytest.mark.parametrize("name", ["one.toml", "two/quotes.lock", "two/sources/left.txt"])
def test_nor_one_that_is_gone_or_moved(name: str, maps: Path, data: Data) -> None:
    (maps / name).rename(maps / f"{name}.toml")
    assert data() is None


def test_nor_text_that_moves_from_one_file_into_the_next(tmp_path: Path) -> None:
    for name, words in ("a.toml", "one two"), ("b.toml", "three"):
        (tmp_path / name).write_text(words)
    kept(tmp_path).remember(DATA)
    (tmp_path / "a.toml").write_text("one")
    (tmp_path / "b.toml").write_text(" twothree")
    assert kept(tmp_path).data is None


def test_what_it_is_about_counts(maps: Path, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data() == DATA
    assert kept(maps, ("80×24",)).data is None
    assert kept(maps / "two").data is None
    monkeypatch.chdir(maps.parent)
    assert kept(Path("maps")).data == DATA, "the same content, named in another way"


@pytest.mark.parametrize(
    "change",
    [
        ("debate_tui.store.remembered.__version__", "0.0.0"),
        ("sys.implementation.cache_tag", "cpython-399"),
        ("debate_tui.store.remembered._code", lambda: 7),
        ("debate_tui.disk.sections.VERSION", 9999),
    ],
    ids=lambda change: change[0],
)
def test_nor_is_another_program_s_taken(
    change: tuple[str, object], data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*change)
    assert data() is None


def test_the_program_s_own_files_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(module.__file__).parents[1]
    shutil.copytree(package, tmp_path / "package", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "__file__", str(tmp_path / "package" / "store" / "remembered.py"))
    code = module._code.__wrapped__  # a program that runs asks once
    before = code()
    assert code() == before
    with (tmp_path / "package" / "read" / "toml" / "parse.py").open("a") as edited:
        edited.write("\n")
    assert code() != before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no numbers of users")
def test_nor_another_user_s(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    assert data() is None


def test_whatever_bit_is_wrong_nothing_else_is_remembered(data: Data, home: Path) -> None:
    path = file(home)
    whole = path.read_bytes()
    draw = random.Random(5)
    for bit in {*range(8 * 64), *(draw.randrange(8 * len(whole)) for _ in range(600))}:
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        assert data() in (None, DATA)
    for length in (*range(0, len(whole), 7), len(whole) - 1):
        path.write_bytes(whole[:length])
        assert data() is None
    path.write_bytes(whole + b"more")
    assert data() is None
    path.write_bytes(whole)
    assert data() == DATA


def test_the_cache_may_be_deleted_or_be_something_else(maps: Path, data: Data, home: Path) -> None:
    path = file(home)
    path.unlink()
    os.mkfifo(path)
    assert data() is None
    path.unlink()
    path.mkdir()
    assert data() is None
    kept(maps).remember(DATA, beside(maps))
    assert data() is None
    shutil.rmtree(home / "cache")
    assert data() is None
    (home / "cache").write_text("a file in the folder's place")
    kept(maps).remember(DATA, beside(maps))
    assert data() is None


def test_without_a_home_nothing_is_remembered(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate_tui.store.remembered.user_cache", lambda: None)
    kept(maps).remember(DATA, beside(maps))
    assert kept(maps).data is None


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), OSError(30, "Read-only file system")])
def test_a_full_or_read_only_disk_is_no_failure(
    error: OSError, maps: Path, data: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("debate_tui.disk.aside.os.fdopen", fail)
    kept(maps).remember(b"another", beside(maps))
    assert data() == DATA


def test_what_changed_meanwhile_is_not_remembered(maps: Path, home: Path) -> None:
    before = kept(maps)
    (maps / "one.toml").write_text("edited while it was read")
    before.remember(DATA, beside(maps))
    before, seen = kept(maps), beside(maps)
    (maps / "two/quotes.lock").write_text("edited while it was read, too")
    before.remember(DATA, seen)
    assert kept(maps).data is None
    assert not (home / "cache").exists()


def test_what_can_not_be_known_is_not_remembered(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(maps / "pipe.toml")
    kept(maps).remember(DATA, beside(maps))
    assert kept(maps).data is None
    (maps / "pipe.toml").unlink()
    monkeypatch.setattr(module, "_LARGEST", 20)
    kept(maps).remember(DATA, beside(maps))
    assert kept(maps).data is None


def test_so_much_is_remembered_and_no_more(maps: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 4)
    for number in range(40):
        kept(maps, (str(number),)).remember(b"%d" % number)
        assert kept(maps, (str(number),)).data == b"%d" % number
    assert len(list((home / "cache" / "debate-tui" / "remembered").iterdir())) <= 4


@pytest.fixture
def stamped(maps: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes | None]:
    """Something is remembered of a library that is kept compiled; what it is now. No file is read."""
    monkeypatch.setattr(store, "LARGE", 20)
    monkeypatch.setattr(remembered, "_content", None)

    def memory() -> Remembered:
        return store.recall([maps], "frame", ["120×40"], stamped=True)

    first = memory()
    first.look()
    first.remember(DATA, beside(maps))
    assert memory().data == DATA
    return lambda: memory().data


@pytest.mark.parametrize("name", ["one.toml", "two/debate.toml", "two/quotes.lock", "two/sources/left.txt"])
def test_of_much_content_stamps_are_enough_to_see_an_edit(name: str, maps: Path, stamped: Data) -> None:
    status = (maps / name).stat()
    (maps / name).write_text((maps / name).read_text()[:-1] + "#")
    os.utime(maps / name, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert stamped() is None


@pytest.mark.parametrize("name", ["new.toml", "one.quotes.lock", "two/sources/right.txt", "two/new.toml"])
def test_or_a_new_file(name: str, maps: Path, stamped: Data) -> None:
    (maps / name).write_text("")
    assert stamped() is None


@pytest.mark.parametrize("name", ["one.toml", "two/quotes.lock", "two/sources/left.txt"])
def test_or_one_that_is_gone_or_moved_or_another(name: str, maps: Path, stamped: Data) -> None:
    status = (maps / name).stat()
    (maps / name).rename(maps / "elsewhere")
    assert stamped() is None
    (maps / name).write_text((maps / "elsewhere").read_text())
    os.utime(maps / name, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stamped() is None
