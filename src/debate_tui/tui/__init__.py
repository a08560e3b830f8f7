"""The explorer: a state, the frame that shows it, and the terminal around them."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debate_tui.tui.driver import TerminalDriver


def run(paths: Sequence[str | Path], debate: str | None, sources: Path | None = None) -> int:
    """Open the explorer on the library at `paths`, on one debate of it (an id) or where it opens by itself; the exit status.

    `sources`: the folder of the sources' texts, else what lies beside each debate. Needs a terminal on standard input and output.
    """
    gc.disable()  # collecting among what is being imported costs 20 ms; the explorer turns it on again after its first paint
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
        from debate_tui.tui.app import Explorer  # Textual, at last

        explorer = Explorer(library, view, content, _driver(found))
        explorer.run(mouse=mouse())
        return explorer.status


def _driver(found: list[object] | None) -> "type[TerminalDriver] | None":
    """Ours, for a terminal whose modes were found such; Textual's own where there are no modes."""
    if found is None:
        return None
    from debate_tui.tui.driver import driver

    return driver(found)
