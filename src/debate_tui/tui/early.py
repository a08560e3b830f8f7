"""The first keys: what only moves about is answered while Textual is being imported; whatever takes more waits for it.

No key is lost, doubled or overtaken: bytes are answered from the first on, up to the first that is not a plain key or
does more than move about. From there on all of them are Textual's, as they came. Where one waits for long, as on a cold disk,
the bottom line says so.
"""

import os
import select
import sys
from collections.abc import Iterator
from dataclasses import replace
from threading import Event, Lock, Thread

from debate_tui.model.library import Library
from debate_tui.state import noted
from debate_tui.tui.body import Size, body
from debate_tui.tui.changes import update
from debate_tui.tui.environment import colours
from debate_tui.tui.frame import Frame, frame
from debate_tui.tui.line import edited
from debate_tui.tui.linear import heard, walked
from debate_tui.tui.paint import painted
from debate_tui.tui.prelude import SHOWN_CURSOR, Prelude, keyboard, write
from debate_tui.tui.signals import end_if_asked
from debate_tui.tui.theme import Palette
from debate_tui.tui.view import View, resized, seen
from debate_tui.user.keynames import SIGNS

PARTS = (
    "asyncio", "rich.console", "rich.table", "textual", "textual.dom", "textual.widget", "textual.screen",
    "textual.types", "textual.command", "textual.app", "debate_tui.tui.app",
)  # fmt: skip
"""What is imported between one look at the keyboard and the next, in this order. In small parts: a key waits for the end
of one. Not in a thread, and not from within an import: a page that a key leads to may itself import what is half there."""

LONG = 0.7
"""Seconds that a key may wait until the bottom line says that it will be answered; it isn't said for less, and once."""

_WAITING = "Still starting; what you type is kept."

_AT_ONCE = 64
"""Bytes read at most at one look: something may lie on the keyboard."""

_CONTROLS = {" ": "space", "\t": "tab", "\r": "enter", "\n": "enter", "\x7f": "backspace", "\x08": "backspace", "\x02": "ctrl+b", "\x04": "ctrl+d", "\x15": "ctrl+u"}  # fmt: skip
_SEQUENCES = {
    b"\x1b[A": "up", b"\x1b[B": "down", b"\x1b[C": "right", b"\x1b[D": "left", b"\x1b[H": "home", b"\x1b[F": "end",
    b"\x1bOA": "up", b"\x1bOB": "down", b"\x1bOC": "right", b"\x1bOD": "left", b"\x1bOH": "home", b"\x1bOF": "end",
    b"\x1b[1~": "home", b"\x1b[4~": "end", b"\x1b[5~": "pageup", b"\x1b[6~": "pagedown", b"\x1bOP": "f1", b"\x1b[Z": "shift+tab",
}  # fmt: skip
_LETTERS = (*map(chr, range(ord("a"), ord("z") + 1)), *map(chr, range(ord("A"), ord("Z") + 1)))

PLAIN = {letter.encode(): letter for letter in _LETTERS} | {sign.encode(): name for sign, name in {**SIGNS, **_CONTROLS}.items()} | _SEQUENCES  # fmt: skip
"""The plain keys: the bytes that a terminal sends for each, and its name in Textual."""


class Early:
    """The reader of a library, until Textual is there."""

    def __init__(self, stage: Prelude, library: Library, view: View, palette: Palette, linear: bool = False) -> None:
        """`view`: what the stage shows."""
        self.view = view
        self.size = Size(*stage.size, linear)
        """The size that `view` is settled for."""
        self.unread = b""
        """What has been read from the terminal, and is Textual's to answer."""
        self._stage, self._library, self._palette = stage, library, palette
        self._shown: Frame | None = None
        self._over = stage.modes is None
        self._screen = Lock()
        """Held by whoever writes to the terminal, or reads from it."""
        self._done = Event()

    def load(self) -> None:
        """Import Textual and what needs it, and answer the keys that come meanwhile."""
        if not self._over:
            Thread(target=self.watch, name="waiting", daemon=True).start()
        try:
            for part in PARTS:
                self.answer()
                _import(part)
            self.answer()
        finally:
            with self._screen:  # nothing is written behind Textual's back
                self._done.set()

    def watch(self) -> None:
        """Say that a key waits, once one has waited for long; in a thread, as an import may take seconds by itself."""
        waited = 0
        while waited < 2 and not self._done.wait(LONG / 2):
            with self._screen:
                waits = self.unread or select.select([keyboard()], [], [], 0)[0]
                waited = waited + 1 if waits else 0
                if waited == 2 and not self._done.is_set():
                    self._shown = None  # all of it is written again when something changes
                    columns, lines = self._stage.size
                    write(f"\x1b7\x1b[{lines};1H\x1b[0m\x1b[K{_WAITING[: columns - 1]}\x1b8")

    def answer(self) -> None:
        """Answer what has been typed, so much of it as is answered at once."""
        with self._screen:
            self._answer()

    def _answer(self) -> None:
        end_if_asked()
        if self._over or (typed := _typed()) is None:
            return
        self._note()
        before, rest = self.view, typed
        for key, character, behind in plain(typed):
            if (view := self._after(key, character)) is None:
                break
            self.view, rest = heard(self.view, view, self._library, self.size), behind
        self.unread, self._over = rest, bool(rest) or not typed
        if self.view is not before:
            self._paint()

    def _after(self, key: str, character: str) -> View | None:
        """The view after a key; None where it takes more than moving about."""
        size = Size(*self._stage.size, self.size.linear)
        if size != self.size:
            self.view, self.size = resized(self.view, self._library, self.size, size), size
        if self.view.typing:
            edits = self.view.line.text if key == "backspace" else character.isprintable()
            line = edited(self.view.line, key, character) if edits else None
            return replace(self.view, line=line) if line else None
        action = self.view.state.keys.action(key, type(self.view.state.place))
        return walked(self.view, action, self._library, size) if action else None

    def _paint(self) -> None:
        now = frame(self.view, self._library, self.size)
        whole = painted(now.lines, self._palette, colours())
        self._stage.change(update(self._shown, now, self._palette, colours()), whole)
        self._shown = now

    def place_cursor(self) -> None:
        """Show the terminal's cursor, on the line where reading begins."""
        self._shown = frame(self.view, self._library, self.size)
        x, y = self._shown.cursor
        write(f"\x1b[{y + 1};{x + 1}H{SHOWN_CURSOR}")

    def _note(self) -> None:
        """Count as read what is on the screen when a key comes; for what is on it in the end, the explorer does."""
        now = body(self.view.state, self._library, self.size)
        read = seen(self.view, now.at, now, self.size.linear)
        self.view = replace(self.view, state=noted(self.view.state, read))


def _import(part: str) -> None:
    """Import a module; asyncio as in a Python that is built without OpenSSL. That takes 4 MB and a quarter of asyncio's import, and
    the explorer has nobody to talk to. Whoever imports `ssl` later gets it."""
    if part != "asyncio" or "ssl" in sys.modules:
        __import__(part)
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        __import__(part)
    finally:
        del sys.modules["ssl"]


def plain(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The plain keys with which `data` begins: the name of each, its character if it has one, and what is behind it."""
    while data:
        size = next((size for size in (1, 3, 4) if data[:size] in PLAIN), 0)
        if not size:
            return
        pressed, data = data[:size], data[size:]
        yield PLAIN[pressed], pressed.decode() if size == 1 else "", data


def _typed() -> bytes | None:
    """What has been typed since the last call; None if nothing was. Nothing more will come where it is empty."""
    if not select.select([keyboard()], [], [], 0)[0]:
        return None
    try:
        return os.read(keyboard(), _AT_ONCE)
    except OSError:  # the terminal is gone, as Textual's driver will see, too
        return b""
