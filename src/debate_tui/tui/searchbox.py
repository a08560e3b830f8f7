"""The search box: one line to type in, whose keys for moving about go to the results beneath it."""

from collections.abc import Awaitable, Callable, Sequence

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection

from debate_tui.display import safe

_MOVES = {
    "down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up",
    "enter": "enter", "escape": "back",
}  # fmt: skip


class Completion(Suggester):
    """Goes on with an operator that is begun, and with the name behind it; the right arrow takes it."""

    def __init__(self, complete: Callable[[str], Awaitable[Sequence[str]]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        longer = (_going_on(value, query) for query in await self._complete(value))
        return next((query for query in longer if query.startswith(value) and query != value), None)


def _going_on(value: str, query: str) -> str:
    """`query`, or, where it puts a name of several words into quotation marks, `value` with the word of the name that it begins: part of a name will do."""
    head, quote, name = query.partition('"')
    begun = value.removeprefix(head)
    word = next((word for word in name.rstrip('"').split() if word.lower().startswith(begun.lower())), "")
    return value + word[len(begun) :] if quote and begun != value and '"' not in begun else query


class SearchBox(Input):
    """Every change searches; Enter opens the result under the cursor; Backspace in an empty box goes back."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus, SearchBox:ansi, SearchBox.-textual-compact {
        border: none; height: 1; padding: 0 1; width: 100%; background: $surface; color: $foreground;
    }
    """

    def __init__(self, query: str, look_up: Callable[[str], None], press: Callable[[str], None]) -> None:
        super().__init__(query, placeholder="Search claims, quotes, people, sources, issues", id="box", compact=True)
        self.select_on_focus = False  # which would be after the letters that are typed already
        self.selection = Selection(0, len(query))
        self._look_up = look_up
        self._press = press

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Moves are made here and now: a binding would come after the letters that were typed behind it."""
        if self.screen.focused is not self:  # the key before this one led away from here
            self.app.post_message(events.Key(event.key, event.character))
        elif not self._moved(event.key):
            return  # to the input field
        event.stop()
        event.prevent_default()

    def ask(self, query: str) -> None:
        """Another query instead of what was typed."""
        self.value = query
        self.cursor_position = len(query)

    def took(self, event: events.Key) -> bool:
        """Whether a key that came another way was a letter or a move."""
        if event.is_printable and event.character:
            self.replace(event.character, *sorted(self.selection))
            return True
        return self._moved(event.key)

    def _moved(self, key: str) -> bool:
        action = "back" if key == "backspace" and not self.value else _MOVES.get(key)
        if action:
            self._look_up(safe(self.value))
            self._press(action)
        return action is not None

    def action_delete_left(self) -> None:
        if self.value:
            super().action_delete_left()
        else:
            self._press("back")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if (
            shown := safe(event.value)
        ) != event.value:  # a pasted control character stops at the boundary, as everywhere
            self.value = shown
        else:
            self._look_up(event.value)
