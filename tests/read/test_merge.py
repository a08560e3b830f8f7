"""Debates of one id, and the order of what is wrong, however a library is read."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import by_file, diagnose, worst_first
from debate_tui.model.library import Library
from debate_tui.read.library import read_library

Read = Callable[[Sequence[Path]], Library]


@pytest.fixture(params=["read", "compiled"])
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    return read_library if request.param == "read" else lambda paths: store.open(paths).library()


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("debate_tui.disk.libraries.bundled", lambda: tmp_path / "bundled")
    return _debate(tmp_path / "bundled")


def _debate(folder: Path, more: str = "") -> Path:
    folder.mkdir()
    (folder / "debate.toml").write_text(f'format = "debate/1"\n[debate]\nid = "b"\ntitle = "{folder.name}"\n{more}')
    return folder


def _hidden(library: Library) -> list[str]:
    return [one.at.file for one in library.diagnostics if one.code == "W108"]


def test_overriding_a_bundled_debate_is_no_warning(
    read: Read, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = read([_debate(tmp_path / "mine"), bundled])
    assert ([debate.title for debate in library.debates], _hidden(library)) == (["mine"], [])


def test_a_debate_of_the_users_own_that_is_hidden_is_a_warning(read: Read, bundled: Path, tmp_path: Path) -> None:
    mine, other = _debate(tmp_path / "mine"), _debate(tmp_path / "other")
    assert _hidden(read([mine, other, bundled])) == [str(other / "debate.toml")]
    assert _hidden(read([bundled, mine])) == [str(mine / "debate.toml")]


def test_errors_stand_before_warnings(read: Read, tmp_path: Path) -> None:
    library = read([_debate(tmp_path / "mine", 'question = ""\ntypo = 1\n[[position]]\n')])
    severities = [one.severity for one in library.diagnostics]
    assert len(set(severities)) == 2
    assert severities == sorted(severities)


def test_notes_do_not_stand_before_errors_of_their_file() -> None:
    note, error, warning = (
        diagnose(Location("a", line, 1), code, "said") for line, code in ((1, "N521"), (3, "E204"), (2, "W208"))
    )
    other = diagnose(Location("b", 1, 1), "E204", "said")
    assert by_file([other, note, error, warning]) == (warning, error, note, other)
    assert worst_first([note, warning, other, error]) == (error, other, warning, note)
