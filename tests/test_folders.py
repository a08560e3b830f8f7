"""The user's folders are where `platformdirs` has them."""

import sys
from pathlib import Path

import platformdirs
import pytest

from debate_tui.folders import user_cache, user_data

NAME = "debate-tui"


@pytest.mark.parametrize("said", [None, "", "relative", "/elsewhere", "/with/"])
def test_as_platformdirs_has_them(said: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CACHE"):
        if said is None:
            monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
        else:
            monkeypatch.setenv(f"XDG_{kind}_HOME", said)
    if said == "relative" and sys.platform.startswith("linux"):  # The specification: to be ignored.
        assert user_data() == Path("~/.local/share").expanduser() / NAME
        return
    assert user_data() == platformdirs.user_data_path(NAME)
    assert user_cache() == platformdirs.user_cache_path(NAME)


def test_other_systems_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: Path("/Library", name))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: Path("/Caches", name))
    assert (user_data(), user_cache()) == (Path("/Library", NAME), Path("/Caches", NAME))
