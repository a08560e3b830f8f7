"""The keyboard: handles keys one after the other, in the order in which they were typed, whatever has the focus."""

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
"""Unless text is typed, a key that has waited over 1 second while over 32 messages are queued is dropped.

So the explorer doesn't run on for minutes after something has lain on the keyboard."""

_WHILE_TYPING = {
    "down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up",
    "enter": "enter", "escape": "back",
}  # fmt: skip
"""The keys that are actions on a page with a line to type in; all others edit the line."""


class Keyboard:
    """What a key or a paste does in the explorer."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._since = 0.0

    def forget(self) -> None:
        """Ignore what has been typed until now: it was meant for another program."""
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
        await asyncio.sleep(0)  # lets other tasks run, among them reading input and ending the program

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
        """Do what a key does on the current page; if it has a meaning on other pages only, say so."""
        action = action_of(pressed, type(self._app.view.state.place))
        if action is not None:
            self._app.action_press(action)
        elif elsewhere := next((key for key in KEYS if pressed in key.keys), None):
            self._app.say(f"{elsewhere.shown}: {elsewhere.help}. Not on this page.")

    def _interrupt(self) -> None:
        """Ctrl-C: copy what the mouse has marked; else leave the list of commands; else end the program."""
        app = self._app
        if app.screen.get_selected_text():
            app.action_press("copy")
            app.screen.clear_selection()
        elif isinstance(app.view.state.place, places.Commands):
            app.action_press("back")
        else:
            app.exit(130)
