"""What the explorer is opened on; the explorer itself is stood in for."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.tui import Opened

BASE = Path(__file__).parent / "base"


@pytest.fixture
def texts() -> list[Path | None]:
    """The folders of texts that the explorer was opened with."""
    return []


@pytest.fixture
def opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: list[Path | None]
) -> list[tuple[list[str], str | None]]:
    calls: list[tuple[list[str], str | None]] = []

    def run(paths: Sequence[str | Path], asked: Sequence[str], find: Callable[[], Opened]) -> int:
        found = find()
        calls.append(([str(path) for path in found.paths], found.debate))
        texts.append(found.sources)
        assert {str(path) for path in found.paths} <= {os.path.normpath(path) for path in paths}
        assert str(found.sources or "") in "".join(asked)
        return 0

    monkeypatch.setattr("debate_tui.tui.run", run)
    monkeypatch.setattr("debate_tui.cli.command.explore.interactive", lambda: True)
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "bundled")
    monkeypatch.chdir(tmp_path)
    return calls


def test_what_is_kept_compiled_is_not_opened_to_learn_its_id(
    opened: list[tuple[list[str], str | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The explorer opens it, once; to open it twice took a fifth of a second of a large debate's start."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    shutil.copytree(BASE, tmp_path / "harbour-road")
    assert main(["list", "--library", str(tmp_path)]) == 0
    assert main(["list", "--library", "harbour-road"]) == 0
    monkeypatch.setattr("debate_tui.store.compiling.load", None)
    monkeypatch.setattr("debate_tui.store.compiling.read", None)
    ways = ["./harbour-road"], ["harbour-road"], ["--library", "harbour-road", "harbour-road"], [str(tmp_path)]
    assert [main(words) for words in ways] == [0, 0, 0, 0]
    assert [debate for _, debate in opened] == ["harbour-road"] * 4


def test_what_is_opened(opened: list[tuple[list[str], str | None]], tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "harbour-road")
    assert main([]) == 0
    assert main(["--library", "harbour-road"]) == 0
    # By path, also where it looks like an id; by id; by path, another way.
    assert main(["harbour-road"]) == 0
    assert main(["--library", str(BASE), "harbour-road"]) == 0
    assert main(["harbour-road/debate.toml"]) == 0
    assert main(["--", "harbour-road"]) == 0
    assert opened == [
        ([], None),
        (["harbour-road"], None),
        (["harbour-road"], "harbour-road"),
        ([str(BASE)], "harbour-road"),
        (["harbour-road/debate.toml"], "harbour-road"),
        (["harbour-road"], "harbour-road"),
    ]


def test_a_folder_of_many_debates_opens_as_a_library(
    opened: list[tuple[list[str], str | None]], tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path / "maps" / "one")
    (tmp_path / "bundled").mkdir()
    shutil.copy(BASE / "debate.toml", tmp_path / "bundled" / "debate.toml")
    assert main(["maps"]) == 0  # holds one: that one
    two = (BASE / "debate.toml").read_text(encoding="utf-8").replace("harbour-road", "tram")
    (tmp_path / "maps" / "tram.toml").write_text(two, encoding="utf-8")
    assert main(["maps"]) == 0
    assert main(["--library", "other", "maps/"]) == 0
    bundled = str(tmp_path / "bundled")
    assert opened == [(["maps", bundled], "harbour-road"), (["maps"], None), (["maps", "other"], None)]


def test_what_is_not_there_opens_nothing(
    opened: list[tuple[list[str], str | None]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lsit"]) == 1
    assert opened == []
    assert capsys.readouterr().err == 'debate-tui: no debate "lsit"\n  did you mean "list"?\n'


def test_the_texts_are_read_from_the_folder_that_is_named(
    opened: list[tuple[list[str], str | None]], texts: list[Path | None], tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path / "harbour-road")
    (tmp_path / "texts").mkdir()
    assert main(["--sources", "texts", "harbour-road"]) == 0
    assert main(["harbour-road"]) == 0
    assert [debate for _, debate in opened] == ["harbour-road", "harbour-road"]
    assert texts == [Path("texts"), None]
