"""The keyboard: keys are obeyed one after the other, in the order that they were typed in, whatever has the focus."""

import asyncio
from typing import TYPE_CHECKING

from textual import events
from textual._time import get_time

from debate_tui.state import places
from debate_tui.state.keys import KEYS, action_of
from debate_tui.tui.line import edited, pasted

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer

_LATE, _LATEST = 1.0, 32
"""Of keys that come faster than they can be obeyed, those that have waited so many seconds behind so many others are let go:
the explorer answers to what was pressed last, whatever lies on the keyboard."""

_WHILE_TYPING = {
    "down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up",
    "enter": "enter", "escape": "back",
}  # fmt: skip
"""The moves of a page that has a line to type in, where letters are letters."""


class Keyboard:
    """What a key or a paste does in the explorer."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._since = 0.0

    def forget(self) -> None:
        """Of what has been typed until now, nothing is obeyed: it was meant for somebody else."""
        self._since = get_time()

    async def take(self, event: events.Key | events.Paste) -> None:
        app = self._app
        if app.leaving or event.time < self._since:
            return
        if isinstance(event, events.Paste):
            if app.view.typing:
                app.type(pasted(app.view.line, event.text))
        elif event.key == "ctrl+c":
            self._interrupt()
        elif event.key == "super+c":
            app.action_press("copy")
        elif not self._overtaken(event):
            self._obey(event)
        await asyncio.sleep(0)  # for what else there is to do, reading on and ending among it

    def _overtaken(self, event: events.Key) -> bool:
        late = get_time() - event.time > _LATE and self._app.message_queue_size > _LATEST
        return late and not self._app.view.typing

    def _obey(self, event: events.Key) -> None:
        app = self._app
        if event.key == "ctrl+z":
            app.stop()
        elif not app.view.typing:
            self._press(event.key)
        elif action := "back" if event.key == "backspace" and not app.view.line.text else _WHILE_TYPING.get(event.key):
            app.searching.follow()
            app.action_press(action)
        elif (line := edited(app.view.line, event.key, event.character)) is not None:
            app.type(line)

    def _press(self, pressed: str) -> None:
        """What a key does on the screen that it is pressed on."""
        action = action_of(pressed, type(self._app.view.state.place))
        if action is not None:
            self._app.action_press(action)
        elif elsewhere := next((key for key in KEYS if pressed in key.keys), None):
            self._app.say(f"{elsewhere.shown}: {elsewhere.help}. Not on this page.")

    def _interrupt(self) -> None:
        """Ctrl-C: what the mouse has marked is copied; the list of commands is left; else the program ends."""
        app = self._app
        if app.screen.get_selected_text():
            app.action_press("copy")
            app.screen.clear_selection()
        elif isinstance(app.view.state.place, places.Commands):
            app.action_press("back")
        else:
            app.exit(130)
