"""The user's folders are where `platformdirs` has them."""

import os
import sys

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
        assert user_data() == os.path.expanduser(f"~/.local/share/{NAME}")  # noqa: PTH111
        return
    assert user_data() == platformdirs.user_data_dir(NAME)
    assert user_cache() == platformdirs.user_cache_dir(NAME)


def test_other_systems_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name: f"/Library/{name}")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: f"/Caches/{name}")
    assert (user_data(), user_cache()) == (f"/Library/{NAME}", f"/Caches/{NAME}")
