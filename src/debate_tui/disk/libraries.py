"""The places where debates are looked for: those that the user names, the user's own library, the bundled content."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from debate_tui.disk.folders import user_data
from debate_tui.disk.stamps import BRIEFS, HEAD

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = "DEBATE_TUI_LIBRARY"


def default_libraries(extra: "Iterable[str | Path]" = ()) -> tuple[str, ...]:
    """The paths where debates are looked for, in this order.

    `extra`, or where that is empty the paths in the environment variable `DEBATE_TUI_LIBRARY`; then the user's own
    library and the bundled content, each only where it holds something.
    """
    given = [os.fspath(path) for path in extra] or os.environ.get(ENVIRONMENT, "").split(os.pathsep)
    given = [os.path.expanduser(path) for path in given if path]  # a shell expands ~ only at the start of a word
    ours = (user_data(), os.fspath(bundled()))
    return (*given, *(place for place in ours if place and _holds_something(place)))


def _holds_something(place: str) -> bool:
    """Whether a folder is there and holds more than briefs; nobody named these folders, so an absent one is no error."""
    try:
        return any(name != BRIEFS or os.path.exists(os.path.join(place, name, HEAD)) for name in os.listdir(place))
    except OSError:
        return False


def bundled() -> str:
    """The folder of the bundled debates: `content` inside the package in a wheel, beside `src` in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    inside = os.path.join(package, "content")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")
