"""The explorer: a state, the frame that shows it, and the terminal around them."""

from collections.abc import Sequence
from pathlib import Path


def run(paths: Sequence[Path], debate: str | None) -> int:
    """Open the explorer on a library; the exit status is what the process should end with."""
    from debate_tui.tui.app import explore  # Textual is nine tenths of start-up: only the explorer pays for it.

    return explore(paths, debate)
