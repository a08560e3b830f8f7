"""The explorer: the state of reading, the frame that shows it, and the terminal that displays the frame."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debate_tui.tui.driver import TerminalDriver


def run(paths: Sequence[str | Path], debate: str | None, sources: Path | None = None) -> int:
    """Open the explorer and return its exit status. Needs a terminal on standard input and output.

    `paths`: files and folders of the library; `debate`: the id of the debate to open, None for the library's own first
    page; `sources`: the folder of the sources' texts, None for the folder beside each debate.
    """
    gc.disable()  # collecting garbage during the imports costs 20 ms; the explorer enables it after its first paint
    from debate_tui import store
    from debate_tui.state import start
    from debate_tui.tui.environment import misunderstood, mouse, put_right
    from debate_tui.tui.prelude import prelude
    from debate_tui.tui.view import View

    content = store.open(paths, sources)
    library = content.verified()
    put_right()
    view = View(replace(start(library, debate), notice=misunderstood()))
    with prelude(view, library) as found:
        from debate_tui.tui.app import Explorer  # imports Textual: only now that the first frame is shown

        explorer = Explorer(library, view, content, _driver(found))
        explorer.run(mouse=mouse())
        return explorer.status


def _driver(found: list[object] | None) -> "type[TerminalDriver] | None":
    """Our driver, which restores the terminal's modes `found`; None, for Textual's own, if there are none (Windows)."""
    if found is None:
        return None
    from debate_tui.tui.driver import driver

    return driver(found)
