"""The explorer: a state, the frame that shows it, and the terminal around them."""

import gc
from collections.abc import Sequence
from pathlib import Path


def run(paths: Sequence[Path], debate: str | None) -> int:
    """Open the explorer on a library; the exit status is what the process should end with."""
    gc.disable()  # collecting among what is being imported costs 20 ms; the explorer turns it on again after its first paint
    from debate_tui.tui.app import explore  # Textual is nine tenths of start-up: only the explorer pays for it.

    return explore(paths, debate)
