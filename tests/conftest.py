"""What all tests share: the shared folder, Hypothesis profiles, and a user who has no files, settings or terminal."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline anywhere: a busy machine is no bug. CI draws the same examples every time, so that red means the change is at fault.
settings.register_profile("dev", deadline=None)
# CI has 20 minutes; a developer's run draws other examples each time, and twice as many.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_xdist_auto_num_workers() -> int:
    """A worker more than there are processors: many tests wait for a terminal or a browser."""
    return (os.cpu_count() or 1) + 1


REPO = Path(__file__).resolve().parent.parent

USERS_OWN = (
    "DEBATE_TUI_LIBRARY",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "TMUX",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "EDITOR",
)
"""Variables that would let a user's settings, clipboard or terminal into a test."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repo that holds the articles themselves, which can't be given away with it."""
    folder = REPO.parent / "shared"
    if not (folder / "sources").is_dir():
        pytest.skip(f"the sources' texts are not at {folder}")
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, where every folder that a program might write to for its user lies."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in USERS_OWN:
        monkeypatch.delenv(name, raising=False)
    return home
