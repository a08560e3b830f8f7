"""The explorer: the state of reading, the frame that shows it, and the terminal that displays the frame."""

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from debate_tui.tui.driver import TerminalDriver
    from debate_tui.tui.prelude import Prelude


class Opened(NamedTuple):
    """What the explorer is opened on."""

    paths: "Sequence[str | Path]"
    """Files and folders of the library."""
    debate: str | None = None
    """The id of the debate to open; None for the one read last."""
    sources: "Path | None" = None
    """The folder of the sources' texts; None for the folder beside each debate."""
    fresh: bool = False
    """Whether to begin there even if the reader left off elsewhere."""
    linear: bool = False
    """Whether to begin in the mode for screen readers, whatever the config file says."""


def run(paths: "Sequence[str | Path]", asked: Sequence[str], find: Callable[[], Opened]) -> int:
    """Open the explorer and return its exit status. Needs a terminal on standard input and output.

    `find` says what it is opened on, and is called once the terminal shows something, if possible. `paths`: all files
    and folders that its answer depends on; `asked`: the arguments that it depends on.
    """
    gc.disable()  # collecting garbage during the imports costs 20 ms; the explorer enables it after its first paint
    from debate_tui.tui.environment import put_right
    from debate_tui.tui.prelude import prelude

    put_right()
    with prelude(paths, asked) as stage:
        return _explore(stage, find())


def _explore(stage: "Prelude", opened: Opened) -> int:
    from dataclasses import replace

    from debate_tui import store
    from debate_tui.model.library import Library
    from debate_tui.tui.body import Size
    from debate_tui.tui.environment import colours, misunderstood, mouse
    from debate_tui.tui.frame import frame
    from debate_tui.tui.linear import opened as starting
    from debate_tui.tui.paint import painted
    from debate_tui.tui.remembering import Session, beginning, session
    from debate_tui.tui.theme import palette
    from debate_tui.tui.view import View
    from debate_tui.user.config import Config, configured

    stage.look()
    content = store.open(opened.paths, opened.sources)
    library = content.verified()
    evidence = content.evidence

    def settings() -> tuple[Config, Session]:
        config = configured()
        return config, replace(session(opened.fresh, config), linear=opened.linear or config.linear)

    def begun(library: Library, config: Config) -> View:
        view = beginning(library, opened.debate, opened.fresh, config.keys)
        words = " ".join(filter(None, (misunderstood([theme.name for theme in config.themes]), config.passed_over)))
        return replace(view, state=replace(view.state, notice=words)) if words else view

    def first(library: Library, config: Config, chosen: Session) -> str:
        size = Size(*stage.size, chosen.linear)
        shown = frame(starting(begun(library, config), library, size), library, size)
        return painted(shown.lines, palette(chosen.theme, chosen.themes), colours())

    config, chosen = settings()
    if not stage.shows:
        stage.show(first(library, config, chosen))
    from debate_tui.tui.early import Early

    for debate in library.debates:
        len(
            debate.claim
        )  # claims can be looked up by id from now on: that needn't be before the first frame, but before keys
    view = starting(begun(library, config), library, Size(*stage.size, chosen.linear))
    early = Early(stage, library, view, palette(chosen.theme, chosen.themes), chosen.linear)
    if chosen.linear:
        early.place_cursor()
    early.load()
    from debate_tui.tui.app import Explorer  # Textual is imported: only now that the first frame is shown

    driver = _driver(stage.modes, early.unread)
    explorer = Explorer(library, early.view, content, driver, chosen)
    explorer.shown = early.size
    del library, view, early  # only the explorer's are to be kept
    # what was chosen and set meanwhile is what the next start begins with
    explorer.later = lambda: stage.remember(lambda: first(explorer.library, *settings()), evidence)
    explorer.run(mouse=mouse())
    explorer.remembering.close()
    explorer.later()
    return explorer.status


def made_ready(paths: "Sequence[str | Path]", sources: "Path | None" = None) -> int | None:
    """Reads much content with a screen that says so, before `run`: see `waiting.made_ready`."""
    from debate_tui.tui.waiting import made_ready

    return made_ready(paths, sources)


def _driver(found: list[object] | None, unread: bytes) -> "type[TerminalDriver] | None":
    """Our driver, which restores the terminal's modes `found`; None, for Textual's own, if there are none (Windows)."""
    if found is None:
        return None
    from debate_tui.tui.driver import driver

    return driver(found, unread)
