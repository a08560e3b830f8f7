"""The keyboard: handles keys one after the other, in the order in which they were typed, whatever has the focus."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual._time import get_time

from debate_tui.model.library import Library
from debate_tui.state import at_issue, places, point
from debate_tui.state.keys import Key
from debate_tui.state.places import Screen
from debate_tui.tui.body import Size, body
from debate_tui.tui.line import edited, pasted
from debate_tui.tui.view import View, settled, unseen

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer

_LATE, _LATEST = 1.0, 32
"""Unless text is typed, a key that has waited over 1 second while over 32 more wait is dropped.

So the explorer doesn't run on for minutes after something has lain on the keyboard."""

_WHILE_TYPING = {
    "down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up",
    "ctrl+n": "down", "ctrl+p": "up", "enter": "enter", "escape": "back",
}  # fmt: skip
"""The keys that are actions on a page with a line to type in; all others edit the line."""


_COUNTED = ("down", "up", "left", "right", "page_down", "page_up", "half_down", "half_up", "next_issue", "previous_issue", "next_position",
    "previous_position", "next_quote", "previous_quote", "next_hit", "previous_hit", "back", "forward")  # fmt: skip
"""The actions that are done as many times as the number before them says."""

_MOST, _LONGEST = 999, 4
"""The greatest count, and the digits that a number has at most."""

_PAUSE = 0.7
"""Seconds after the last digit until it opens an issue."""


_FILTERS = (places.Search, places.Commands, places.Help)
"""Where what is typed only chooses among what there is."""


class Keyboard:
    """What a key or a paste does in the explorer."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._since = 0.0
        self._digits = ""
        """The digits typed last: a count of moves, or the number of an issue."""

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
        late = get_time() - event.time > _LATE and self._app.waiting > _LATEST
        return late and not self._app.view.typing

    def _obey(self, event: events.Key) -> None:
        app = self._app
        if event.key == "ctrl+z":
            app.stop()
        elif event.key.startswith("alt+") and not self._is_known(event.key):
            self._obey_apart(event)
        elif not app.view.typing:
            self._press(event.key, event.character or "")
        elif action := "back" if event.key == "backspace" and not app.view.line.text else _WHILE_TYPING.get(event.key):
            app.searching.follow()
            if action == "back" and isinstance(place := app.view.state.place, places.Writing) and not place.before:
                app.writing.leave()
            else:
                app.action_press(action)
        elif (
            line := edited(app.view.line, event.key, None if event.key.startswith("alt+") else event.character)
        ) is not None:
            app.type(line)

    def _is_known(self, pressed: str) -> bool:
        """Whether a key with Alt has a meaning: to somebody's config, or in a line."""
        view = self._app.view
        if view.typing:
            return edited(view.line, pressed, None) is not None
        return any(pressed in key.keys for key in view.state.keys.table)

    def _obey_apart(self, event: events.Key) -> None:
        """Esc and a key typed ahead behind it arrive as that key with Alt: they are two keys, and nothing in a line of which Esc
        would throw away what is typed, since there it may be a slip of a finger."""
        view = self._app.view
        if view.typing and view.line.text and not isinstance(view.state.place, _FILTERS):
            return
        self._obey(events.Key("escape", "\x1b"))
        self._obey(events.Key(event.key.removeprefix("alt+"), event.character))

    def _press(self, pressed: str, character: str = "") -> None:
        """Do what a key does on the current page; if it has a meaning on other pages only, or none, say so."""
        if (typed := self._app.view.label) is not None:
            self._jump(typed + pressed)
            return
        if pressed.isdecimal() and pressed.isascii() and (self._digits or pressed != "0"):
            self._digit(pressed)
            return
        digits, self._digits = self._digits, ""
        keys = self._app.view.state.keys
        action = keys.action(pressed, type(self._app.view.state.place))
        if pressed == "escape" and self._let_be(digits):
            return
        if digits and action == "enter":
            self._to_issue(digits)
        elif action is not None:
            for _ in range(min(int(digits or 1), _MOST) if action in _COUNTED else 1):
                self._app.action_press(action)
        elif there := [key for key in keys.table if pressed in key.keys]:
            self._app.say(elsewhere(there))
        else:
            self._app.say(f"{_spelt(pressed, character)} does nothing: {keys.shown('help')} lists the keys.")

    def _let_be(self, digits: str) -> bool:
        """Esc: whether something was begun that it ends first: a count, a mark in a text, a relation."""
        app, state = self._app, self._app.view.state
        if digits:
            app.say("")
        elif state.marked is not None:
            app.action_press("mark")
        elif state.related:
            app.move(replace(state, related=None, notice="No relation is drawn."))
        else:
            return False
        return True

    def _jump(self, label: str) -> None:
        """To the cell with this label; where no label begins so, all are taken away."""
        from debate_tui.tui.labels import labels  # late: not needed at start-up

        app = self._app
        found = labels(body(app.view.state, app.library, app.shown), app.view.viewport)
        if label not in found and any(one.startswith(label) for one in found):
            app.show(replace(app.view, label=label))
            return
        view, at = replace(app.view, label=None), found.get(label)
        state = point(view.state, at.row, at.side) if at else view.state
        app.show(settled(view, state, app.library, app.shown))

    def _digit(self, digit: str) -> None:
        """A digit more: the issue with that number is opened, unless a move comes that it is the count of."""
        self._digits = (self._digits + digit)[-_LONGEST:]
        app, digits = self._app, self._digits
        debate = app.library.debate.get(app.view.state.place.debate)
        number = int(digits)
        named = debate.issues[number - 1].label if debate and number <= len(debate.issues) else ""
        app.say(
            f"{digits}: {f'issue “{named}”' if named else 'no such issue'}; or a count: {digits}{app.view.state.keys.shown('down')} moves {digits} rows."
        )
        app.set_timer(_PAUSE, partial(self._after_pause, digits))

    def _after_pause(self, digits: str) -> None:
        """Open the issue whose number was typed, if nothing was typed since."""
        if self._digits == digits and not self._app.leaving and not self._app.view.typing:
            self._digits = ""
            self._to_issue(digits)

    def _to_issue(self, digits: str) -> None:
        app = self._app
        debate = app.library.debate.get(app.view.state.place.debate)
        if debate is None or int(digits) > len(debate.issues):
            app.say(f"There is no issue {digits} here.")
        else:
            app.move(at_issue(app.view.state, debate.issues[int(digits) - 1].id))

    def _interrupt(self) -> None:
        """Ctrl-C: copy what the mouse has marked; else leave the list of keys, commands, exports or briefs, a note, or what is
        being written, which is kept; else end the program."""
        app = self._app
        if app.screen.get_selected_text():
            app.action_press("copy")
            app.screen.clear_selection()
        elif isinstance(app.view.state.place, places.Writing):
            app.searching.follow()
            app.writing.leave()
        elif app.view.typing and not isinstance(app.view.state.place, places.Search):
            app.action_press("back")
        else:
            app.quit(130)


def elsewhere(found: Sequence[Key]) -> str:
    """What to say where a key does nothing: what it does on other pages."""
    return f"Not on this page. {found[0].shown}: {'. '.join(dict.fromkeys(key.help for key in found))}."


def _spelt(pressed: str, character: str) -> str:
    """A key as readers know it; by its name in Textual where it has no other."""
    from debate_tui.user.keynames import named  # late: few press such a key

    found = named(character if character.isprintable() and character else pressed)
    return found.shown if found else character if character.isprintable() and character else pressed


# What is acted on is seen first


_LISTS = frozenset({places.Compare, places.Listing})
_CELLS = places.ALL - {places.Claim, places.Overview}
"""Where these keys act on the claim under the cursor: elsewhere on that of the page, or on none."""

ON_CELLS: Mapping[str, Set[Screen]] = {
    **dict.fromkeys(("copy", "keep", "edit", "relate", "answers", "hands"), _CELLS),
    "copy_pair": _LISTS,
    **dict.fromkeys(("mark", "add_claim"), frozenset({places.Source})),
    **dict.fromkeys(("note", "take_out", "put_down", "put_up"), frozenset({places.Brief})),
}
"""The actions on what is under the cursor, and the screens where they are that."""


def shown_first(view: View, action: str, library: Library, size: Size) -> View | None:
    """The view with the cursor's cell in sight, where an action is for that cell and nobody has seen it; else None."""
    if type(view.state.place) not in ON_CELLS.get(action, ()):
        return None
    now = body(view.state, library, size)
    if now.at is None or not unseen(view, now, size):
        return None
    key = view.state.keys.shown(action)
    words = f"It was out of sight: {key} once more."
    return replace(view, state=replace(view.state, notice=words), viewport=now.showing(view.viewport, now.at))
