"""Remembering: tells the user's memory where the reader is after each key, and begins a session where the last one ended."""

from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.layout.viewport import Viewport
from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.state import NOTHING, Read, Spot, State, Stop, found, landed, noted, places, start
from debate_tui.state.keymap import OURS, Keys
from debate_tui.state.places import Compare, Cursor
from debate_tui.text.wording import shown
from debate_tui.tui.body import body
from debate_tui.tui.view import View, seen
from debate_tui.user.config import Config
from debate_tui.user.journal import Journal
from debate_tui.user.memory import (
    Memory,
    folded,
    folded_general,
    general,
    journal_of,
    map_of,
    recalled,
    recalled_general,
)
from debate_tui.user.themes import OURS as OUR_THEMES
from debate_tui.user.themes import Theme

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer


@dataclass(frozen=True, slots=True)
class Session:
    """What of earlier sessions goes into this one, and whether this one goes into later ones."""

    theme: str = ""
    """The name of the theme to begin with: the config file's, else the one chosen last; "" where neither names one."""
    remembers: bool = False
    linear: bool = False
    """Whether it is read by ear."""
    themes: tuple[Theme, ...] = OUR_THEMES
    """The themes to choose from."""


NO_SESSION = Session()
"""A session without memory."""


def beginning(library: Library, debate: str | None, fresh: bool = False, keys: Keys = OURS) -> View:
    """What to show first: the place where the reader left off, else as `state.start`.

    `debate`: the id of the debate to open, as long as there is one of it; None for the one that was read last, or the
    library. `fresh`: nothing is recalled.
    """
    debate = debate if debate in library.debate else None  # the map may have been edited since its id was looked up
    first = View(replace(start(library, debate), keys=keys))
    if fresh:  # nothing counts as read, either
        return View(replace(first.state, read=dict.fromkeys(library.debate, NOTHING)))
    wanted = debate or first.state.place.debate or recalled_general().get("debate", "")
    return restored(library, wanted, keys) or first


def session(fresh: bool, config: Config) -> Session:
    """The session of a user who may have chosen a theme before, or set one."""
    chosen = "" if fresh or config.theme else recalled_general().get("theme", "")
    return Session(config.theme or chosen, True, config.linear, config.themes)


def restored(library: Library, debate: str, keys: Keys = OURS) -> View | None:
    """The place where the reader left a debate; None where nothing is remembered that can still be shown."""
    if debate not in library.debate:
        return None
    memory = recalled(library.debate[debate])
    state = replace(
        start(library, debate),
        read={debate: memory.read},
        asked=memory.asked,
        quotes=memory.quotes,
        why=memory.why,
        keys=keys,
    )
    here = _sound(memory, library)
    if here is None:
        return View(replace(state, notice=_GONE if memory.here else ""))
    if _at_the_start(memory, state, library):
        return View(state)
    back = replace(state, here=here, notice=back_again(state, _lost(memory, library.debate[debate])))
    on = _on_its_claim(back, library)
    line = Viewport(*memory.line) if memory.line and on is back else None
    return View(on, Viewport(*memory.viewport), line_at=line)


def _at_the_start(memory: Memory, state: State, library: Library) -> bool:
    """Whether the reader left off where a debate begins: to be led back there is no news."""
    here, first = memory.here, landed(state.here, stops(compose(state, library)))
    if here is None or here.place != state.place or memory.viewport != (0, 0) or (memory.line or (0, 0)) != (0, 0):
        return False
    return first is None or (here.cursor.row, here.cursor.side) == (first.row, first.side)


def _sound(memory: Memory, library: Library) -> Spot | None:
    """The remembered place, if the library still has all of it."""
    here = found(memory.here, library) if memory.here else None
    comparison = here.place.comparison if here else None
    if here is None or comparison is None:
        return None
    positions, debate = comparison.positions, library.debate[comparison.debate]
    enough = len(set(positions)) == len(positions) >= min(2, len(debate.positions))
    row = here.cursor.row or 0
    return here if enough and row >= 0 and (comparison.issue in debate.issue) == bool(debate.issues) else None


def _on_its_claim(state: State, library: Library) -> State:
    """The cursor on the claim that it was on, should that be in another row now."""
    claim, cursor = state.cursor.claim, state.cursor
    at = landed(state.here, stops(compose(state, library)))
    if at is None or not claim or at.claim == claim:
        return state
    looking = replace(cursor, row=None) if isinstance(state.place, Compare | places.Source) else Cursor()
    return replace(state, here=Spot(state.place, looking))


def _lost(memory: Memory, debate: Debate) -> str:
    """The first part of the remembered place that the debate no longer has, in words; "" where it has all of it."""
    comparison, claim = (memory.here.place.comparison, memory.here.cursor.claim) if memory.here else (None, "")
    positions = comparison.positions if comparison else ()
    gone = next((f"position {shown(one)}" for one in positions if one not in debate.position), "")
    return gone or (f"claim {shown(claim)}" if claim and claim not in debate.claim else "")


_GONE = "Where you left off is not in this map now."


def back_again(state: State, lost: str = "") -> str:
    """What is said to who is led back to where they left off; `lost`: what of it is gone."""
    without = f", but {lost} is not in this map now" if lost else ""
    hidden = "" if state.quotes else f", quotes hidden ({state.keys.shown('quotes')} shows them)"
    return f"Back where you left off{without}{hidden}; {state.keys.shown('overview')}: overview."


class Remembering:
    """Follows the reader of an explorer, and tells their memory if there is to be one."""

    def __init__(self, app: "Explorer", remembers: bool) -> None:
        self._app = app
        self.journal = Journal() if remembers else None
        """Where all is told; None where nothing is to be remembered."""
        self._last = {debate: Memory(read=read) for debate, read in app.view.state.read.items()}
        """By debate, what its journal knows already."""
        self._debate: str | None = None
        self._at: Stop | None = None
        self._due = False
        """Whether the memory is about to be told."""

    def follow(self, at: Stop | None) -> None:
        """Count as read what is on the screen, with the cursor on `at`; called with each paint.

        The memory is told once the paint is on the terminal.
        """
        app = self._app
        now = body(app.view.state, app.library, app.shown)
        state = noted(app.view.state, seen(app.view, at, now, app.linear))
        if state is not app.view.state:
            app.view = replace(app.view, state=state)
        self._at = at
        if self.journal and not self._due:
            self._due = True
            app.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """Add to the journals what has changed since they were told last."""
        self._due = False
        if isinstance(self._app.view.state.place, places.Writing):
            self._app.writing.keep()
        app, view, debate = self._app, self._app.view, self._app.view.state.place.debate
        if debate != self._debate:
            self._debate = debate
            self._add_general("debate", debate)
        now, before = _memory(view, self._at), self._last.get(debate)
        if self.journal and debate in app.library.debate and now != before and (path := journal_of(debate)):
            if entry := now.entry(before, map_of(app.library.debate[debate])):
                self.journal.add(path, entry, folded)
            self._last[debate] = now

    async def recall_others(self) -> None:
        """Recall what has been read of the library's other debates, which the library's page says."""
        app = self._app
        import asyncio  # not before the first frame

        others = [debate for debate in app.library.debates if debate.id not in app.view.state.read]
        if self.journal and others:
            found = await asyncio.to_thread(_reads, others)
            self._last = {**{id: Memory(read=read) for id, read in found.items()}, **self._last}
            app.show(replace(app.view, state=replace(app.view.state, read={**found, **app.view.state.read})))

    def theme(self, name: str) -> None:
        """Note the theme that the reader has chosen."""
        self._add_general("theme", name)

    def brief(self, name: str) -> None:
        """Note the brief that marks go into from now on."""
        self._add_general("brief", name)

    def _add_general(self, key: str, value: str) -> None:
        if self.journal and (path := general()):
            self.journal.add(path, {key: value}, folded_general)

    def quit(self) -> None:
        """Lead back to where the reader went home from, should they quit there at once: nobody leaves to be at home next time."""
        view = self._app.view
        if view.state.left and view.state.left[0] == view.state.here:
            self._at = None
            self._app.view = View(replace(view.state, here=view.state.left[1], left=None))

    def close(self) -> None:
        """Write what is left to be written."""
        if self.journal:
            self._tell()
            self.journal.close()


def _reads(debates: list[Debate]) -> dict[str, Read]:
    return {debate.id: read for debate in debates if (read := recalled(debate).read) != NOTHING}


def _memory(view: View, at: Stop | None) -> Memory:
    """What is to be remembered of a view."""
    state = view.state
    cursor = state.cursor
    if at is not None and cursor.row is not None:
        cursor = replace(cursor, claim=at.claim)
    return Memory(
        Spot(state.place, cursor),
        (view.viewport.row, view.viewport.line),
        state.quotes,
        state.why,
        state.asked,
        state.read.get(state.place.debate, Memory().read),
        (view.line_at.row, view.line_at.line) if view.line_at else None,
    )
