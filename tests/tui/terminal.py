"""The explorer in Textual's own test terminal: keys in, frames out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

import pytest
from textual.events import Key, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot

from debate_tui import store
from debate_tui.layout.runs import plain
from debate_tui.model.library import Library
from debate_tui.state import Do, Place, Screen, State
from debate_tui.tui.app import Explorer
from debate_tui.tui.body import body
from debate_tui.tui.remembering import NO_SESSION, Session
from debate_tui.tui.view import View
from tests.builders import compared
from tests.tui.screens import lines


class Terminal:
    def __init__(self, app: Explorer, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> "Terminal":
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    async def export(self, *keys: str) -> None:
        """Exports: the format of the first row or, with `keys`, what they choose; until it is done."""
        await self.press("x", *keys, "enter")
        for _ in range(500):
            if self.state.notice.startswith(("Exported ", "Not exported ")):
                break
            await self.pilot.pause(0.02)
        else:
            raise AssertionError(self.text)
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Keys that come all at once, as from a fast typist, a slow line or a paste."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(20):
            await self.pilot.pause(0.02)

    async def resize(self, columns: int, lines: int) -> None:
        await self.pilot.resize_terminal(columns, lines)
        await self.pilot.pause()

    async def click(self, x: int, y: int) -> None:
        await self.pilot.click(offset=(x, y))
        await self.pilot.pause()

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """The mouse, pressed at one place and let go at another: the events as a terminal's driver posts them."""
        for kind, (x, y) in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.pilot.pause(0.1)

    async def wheel(self, down: bool) -> None:
        kind = MouseScrollDown if down else MouseScrollUp
        canvas = self.app.canvas
        canvas.post_message(kind(canvas, 5, 5, 0, 0, 0, False, False, False, 5, 5))
        await self.pilot.pause()

    async def type(self, text: str) -> "Terminal":
        return await self.press(*("space" if char == " " else char for char in text))

    async def with_editor(self, program: str, *keys: str) -> None:
        """Presses keys while $EDITOR does what the shell makes of `program`."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.app, "suspend", nullcontext)
            patch.setenv("EDITOR", f"/bin/sh -c 'PATH=/usr/bin:/bin; {program}'")
            await self.press(*keys)

    @property
    def state(self) -> State:
        return self.app.view.state

    @property
    def place(self) -> Place:
        return self.state.place

    @property
    def screen(self) -> Screen:
        return type(self.place)

    @property
    def text(self) -> str:
        return "\n".join(lines(self.app.canvas.frame))

    @property
    def page(self) -> str:
        """The lines of the page in sight, without what is above and beside them."""
        [page] = [region for region in self.app.canvas.frame.regions if region.name == "page"]
        return "\n".join(plain(line) for line in page.lines)

    @property
    def claim(self) -> str:
        """The claim under the cursor; empty where it is on none."""
        at = body(self.state, self.app.library, self.app.shown).at
        return at.claim if at else ""

    @property
    def entry(self) -> str:
        """The action of the entry under the cursor of the help page."""
        at = body(self.state, self.app.library, self.app.shown).at
        return at.target.action if at and isinstance(at.target, Do) else ""

    @property
    def typed(self) -> str:
        """What stands in the search box."""
        return self.app.view.line.text


@asynccontextmanager
async def terminal(
    library: Library,
    debate: str | None = None,
    size: tuple[int, int] = (100, 30),
    content: store.Store | None = None,
    session: Session = NO_SESSION,
) -> AsyncIterator[Terminal]:
    app = Explorer(library, View(compared(library, debate)), content, session=session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Terminal(app, pilot)
