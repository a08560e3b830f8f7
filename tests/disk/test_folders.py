"""The user's folders are where `platformdirs` has them."""

import os
import shutil
import sys
from pathlib import Path

import platformdirs
import pytest

from debate_tui.cli import main
from debate_tui.disk.folders import config_file, user_cache, user_config, user_data, user_state

NAME = "debate-tui"
BASE = Path(__file__).parents[1] / "cli" / "base"


@pytest.mark.parametrize("said", [None, "", "relative", "/elsewhere", "/with/"])
def test_as_platformdirs_has_them(said: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CACHE", "STATE", "CONFIG"):
        if said is None:
            monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
        else:
            monkeypatch.setenv(f"XDG_{kind}_HOME", said)
    if said == "relative" and sys.platform.startswith("linux"):  # The specification: to be ignored.
        assert user_data() == os.path.expanduser(f"~/.local/share/{NAME}")  # noqa: PTH111
        return
    assert user_data() == platformdirs.user_data_dir(NAME)
    assert user_cache() == platformdirs.user_cache_dir(NAME)
    assert user_state() == platformdirs.user_state_dir(NAME)
    assert user_config() == platformdirs.user_config_dir(NAME)
    assert config_file() == f"{platformdirs.user_config_dir(NAME)}/config.toml"


def test_other_systems_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name: f"/Library/{name}")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: f"/Caches/{name}")
    assert (user_data(), user_cache()) == (f"/Library/{NAME}", f"/Caches/{NAME}")
    monkeypatch.setattr("platformdirs.user_config_dir", lambda name, author, roaming: f"/{author}/{name}/{roaming}")
    assert user_config() == f"/False/{NAME}/True", "on Windows, what goes along to another machine"


@pytest.mark.parametrize("named", [None, "", "relative"])
def test_without_a_home_there_is_no_folder_of_ones_own(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CACHE", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    if named is None:
        monkeypatch.delenv("HOME")
        monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as without an entry in passwd
    else:
        monkeypatch.setenv("HOME", named)
    assert (user_data(), user_cache(), user_state()) == (None, None, None)


def test_without_a_home_nothing_is_kept_and_everything_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(BASE, tmp_path / "map")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    for kind in ("DATA", "CACHE", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    monkeypatch.setenv("HOME", "")
    for command in ("list", "search air", "export map", "check map", "map"):
        assert main([*command.split(), "--library", "."]) == 0
    assert "harbour" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["map"]
