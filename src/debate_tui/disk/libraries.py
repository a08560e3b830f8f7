"""Where debates are by default: what the user names, the user's own library, the bundled content."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from debate_tui.disk.folders import user_data

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = "DEBATE_TUI_LIBRARY"


def default_libraries(extra: "Iterable[str | Path]" = ()) -> tuple[str, ...]:
    """Where debates are looked for: `extra` (else `DEBATE_TUI_LIBRARY`), the user's own library, the bundled content."""
    given = [os.fspath(path) for path in extra] or os.environ.get(ENVIRONMENT, "").split(os.pathsep)
    given = [os.path.expanduser(path) for path in given if path]  # which no shell does in the middle of a word
    ours = (user_data(), os.fspath(bundled()))
    return (*given, *(place for place in ours if place and _holds_something(place)))


def _holds_something(place: str) -> bool:
    """Nobody asked for these folders, so nobody need hear that they are missing or empty."""
    try:
        return bool(os.listdir(place))
    except OSError:
        return False


def bundled() -> str:
    """In a wheel inside the package, in a checkout beside `src`."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    inside = os.path.join(package, "content")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")
