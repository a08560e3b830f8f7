"""Where debates are by default: what the user names, the user's own library, the bundled content."""

import os
from collections.abc import Sequence
from pathlib import Path

from debate_tui.folders import user_data

ENVIRONMENT = "DEBATE_TUI_LIBRARY"


def default_paths(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Where debates are looked for: `extra` (else `DEBATE_TUI_LIBRARY`), the user's own library, the bundled content."""
    given = tuple(extra)
    if not given:
        given = tuple(Path(part) for part in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if part)
    ours = (user_data(), bundled())
    return (*given, *(path for path in ours if _holds_something(path)))


def _holds_something(path: Path) -> bool:
    """Nobody asked for these folders, so nobody need hear that they are missing or empty."""
    try:
        return bool(os.listdir(path))  # noqa: PTH208 (faster)
    except OSError:
        return False


def bundled() -> Path:
    """In a wheel inside the package, in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "content"
    return inside if inside.is_dir() else package.parents[1] / "content"
