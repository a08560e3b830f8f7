"""The peer: the smallest Textual program that shows something and answers a key. Nothing built on Textual starts or answers faster."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Hello(App[None]):
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Hello, World!")

    def on_key(self, event: Key) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"Hello, {event.key}! ({self.pressed})")


if __name__ == "__main__":
    Hello().run()
