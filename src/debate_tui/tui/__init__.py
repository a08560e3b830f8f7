"""The explorer: the state of reading, the frame that shows it, and the terminal that displays the frame."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debate_tui.tui.driver import TerminalDriver


def run(paths: Sequence[str | Path], debate: str | None, sources: Path | None = None, fresh: bool = False) -> int:
    """Open the explorer and return its exit status. Needs a terminal on standard input and output.

    `paths`: files and folders of the library; `debate`: the id of the debate to open, None for the one read last; `sources`: the folder of the sources' texts, None for the folder beside each debate; `fresh`: whether to begin
    there even if the reader left off elsewhere.
    """
    gc.disable()  # collecting garbage during the imports costs 20 ms; the explorer enables it after its first paint
    from debate_tui import store
    from debate_tui.tui.environment import misunderstood, mouse, put_right
    from debate_tui.tui.prelude import prelude
    from debate_tui.tui.remembering import beginning, session

    content = store.open(paths, sources)
    library = content.verified()
    put_right()
    view = beginning(library, debate, fresh)
    if words := misunderstood():
        view = replace(view, state=replace(view.state, notice=words))
    chosen = session(fresh)
    with prelude(view, library, chosen.theme) as found:
        from debate_tui.tui.app import Explorer  # imports Textual: only now that the first frame is shown

        explorer = Explorer(library, view, content, _driver(found), chosen)
        explorer.run(mouse=mouse())
        explorer.remembering.close()
        return explorer.status


def made_ready(paths: Sequence[str | Path], sources: Path | None = None) -> int | None:
    """Reads much content with a screen that says so, before `run`: see `waiting.made_ready`."""
    from debate_tui.tui.waiting import made_ready

    return made_ready(paths, sources)


def _driver(found: list[object] | None) -> "type[TerminalDriver] | None":
    """Our driver, which restores the terminal's modes `found`; None, for Textual's own, if there are none (Windows)."""
    if found is None:
        return None
    from debate_tui.tui.driver import driver

    return driver(found)
