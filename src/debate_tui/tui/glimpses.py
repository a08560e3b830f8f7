"""Glimpses: the beginning of the file that Enter would write; of a large debate it is made in a thread, beside the keys."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.model.library import Library
from debate_tui.pages.compose import left
from debate_tui.state import Place, Save, Spot, State
from debate_tui.tui.body import Size, body
from debate_tui.tui.finder import TURN
from debate_tui.tui.saving import beginning

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.view import View

_LARGE = 200
"""The claims of a debate beyond which its glimpses are made in a thread: some formats count all of them first."""

_COMING = ("…",)
"""What is shown until a glimpse is made."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The first lines of a file."""

    save: Save
    of: Place
    """The page that the reader comes from."""
    library: Library
    count: int
    """How many lines were asked for."""
    lines: Sequence[str]

    def shows(self, save: Save, of: Place, library: Library, count: int) -> bool:
        """Whether it is of this file, from this very reading of the library, and of so many lines."""
        return self.save == save and self.of == of and self.library is library and self.count >= count


def glimpse(view: "View", library: Library, size: Size) -> Sequence[str]:
    """The first lines of what Enter would write where the cursor stands; empty where it would write nothing."""
    if (save := _wanted(view, library, size)) is None:
        return ()
    here = _origin(view.state)
    debate = library.debate.get(here.place.debate)
    if debate is None or len(debate.claims) <= _LARGE:
        return beginning(here, save, library, size.lines)
    known = view.glimpse
    return known.lines if known and known.shows(save, here.place, library, size.lines) else _COMING


def _wanted(view: "View", library: Library, size: Size) -> Save | None:
    at = body(view.state, library, size).at
    return at.target if at and isinstance(at.target, Save) else None


def _origin(state: State) -> State:
    """The state of the page that the reader comes from."""
    return replace(state, here=Spot(left(state)), back=state.back[:-1])


class Glimpses:
    """Makes the glimpses of large debates for an explorer, one at a time, of what is under the cursor by then."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._busy = False

    def follow(self) -> None:
        """Begin to make the glimpse that the screen waits for, if there is one."""
        app = self._app
        if not self._busy and glimpse(app.view, app.library, app.shown) is _COMING:
            self._busy = True
            sys.setswitchinterval(TURN)
            app.run_worker(self._make())

    async def _make(self) -> None:
        app = self._app
        library, here, count = app.library, _origin(app.view.state), app.shown.lines
        if save := _wanted(app.view, library, app.shown):
            lines = await asyncio.to_thread(beginning, here, save, library, count)
            made = Glimpse(save, here.place, library, count, lines)
            app.show(replace(app.view, glimpse=made))
        self._busy = False
