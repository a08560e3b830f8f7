"""The search box: one line to type in, whose keys for moving about go to the results beneath it."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from debate_tui.display import safe

_MOVES = {"down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up"}


class SearchBox(Input):
    """Every change searches; Enter opens the result under the cursor; Backspace in an empty box goes back."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus, SearchBox:ansi, SearchBox.-textual-compact {
        border: none; height: 1; padding: 0 1; width: 100%; background: $surface; color: $foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"move('{action}')", show=False) for key, action in _MOVES.items()),
        Binding("escape", "move('back')", show=False),
    ]

    def __init__(self, query: str, look_up: Callable[[str], None], press: Callable[[str], None]) -> None:
        super().__init__(query, placeholder="Search claims, quotes, people, sources, issues", id="box", compact=True)
        self._look_up = look_up
        self._press = press

    def action_move(self, action: str) -> None:
        self._press(action)

    def action_delete_left(self) -> None:
        if self.value:
            super().action_delete_left()
        else:
            self._press("back")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if not event.value.isprintable():  # a pasted control character stops at the boundary, as everywhere
            self.value = safe(event.value)
        else:
            self._look_up(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._press("enter")
