"""The shell around the view: the terminal, the keyboard, the mouse, files and the clipboard."""

import asyncio
import gc
import shutil
import signal
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported, SystemCommand
from textual.screen import Screen as TextualScreen

from debate_tui.holdings import Holdings
from debate_tui.keys import KEYS, action_of
from debate_tui.library import Library
from debate_tui.model import Location
from debate_tui.output import free_name, write
from debate_tui.state import (
    MOVES,
    Screen,
    State,
    at_issue,
    is_home,
    leave,
    point,
    renewed,
    searched,
    settled_in,
    start,
)
from debate_tui.tui.body import Size, body
from debate_tui.tui.canvas import Canvas
from debate_tui.tui.clipboard import copy
from debate_tui.tui.editing import add_claim, location
from debate_tui.tui.editor import command, editor
from debate_tui.tui.finder import Finder
from debate_tui.tui.frame import Hit, frame
from debate_tui.tui.prelude import colours, palette
from debate_tui.tui.theme import PALETTES
from debate_tui.tui.view import ALONG, View, followed, press, resized, scroll_by, settled

if TYPE_CHECKING:
    from debate_tui.search import Results
    from debate_tui.tui.searchbox import SearchBox

EVERY = 1.0
"""Seconds between two looks at the files: a save is seen at once, and a look at a hundred files takes a millisecond."""

_WHEEL = 3
"""Lines that a notch of the wheel scrolls."""

_THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "textual-dark"}
"""Textual's own theme for what is not on the canvas: the search box and the list of commands."""


class Explorer(App[int]):
    """Every key becomes a pure move, every view a frame; only what leaves the program is done here."""

    CSS = "Screen { layers: page box; } #box { layer: box; }"

    def __init__(self, library: Library, view: View | None = None, holdings: Holdings | None = None) -> None:
        """`view`: where to open, else as the library opens by itself; `holdings`: the files to read again when they change."""
        self.palette = palette()
        super().__init__(ansi_color=self.palette == "ansi")
        self.library = library
        self.view = view or View(start(library))
        self.theme = _THEMES[self.palette]
        self.holdings = holdings
        self.canvas = Canvas()
        self.finder = Finder(library, holdings)
        self.box: SearchBox | None = None
        self.shown = Size(0, 0)

    # Life

    def compose(self) -> ComposeResult:
        yield self.canvas

    def on_mount(self) -> None:
        self.canvas.focus()
        self.call_after_refresh(_collect_garbage)
        if self.holdings:
            self.set_interval(EVERY, self._look_again)
        # Without a handler SIGTERM leaves the alternate screen and the mouse on; there are none on Windows.
        with suppress(NotImplementedError, ValueError, RuntimeError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit, 128 + signal.SIGTERM)

    def on_resize(self, event: events.Resize) -> None:
        old, self.shown = self.shown, Size(event.size.width, event.size.height)
        if old == Size(0, 0):
            self.show(followed(self.view, self.library, self.shown))
        else:
            self.show(resized(self.view, self.library, old, self.shown))

    def show(self, view: View) -> None:
        """Put a view on the screen."""
        self.view = view
        now = frame(view, self.library, self.shown)
        self.canvas.show(now, self.palette)
        searching = view.state.place.screen is Screen.SEARCH
        if searching:
            box = self.box or self._open_box()
            box.styles.offset = (0, body(view.state, self.library, self.shown).y - 1)
            box.styles.width = self.shown.results
        elif self.box:
            self.box.remove()
            self.box = None
            self.screen_stack[0].set_focus(self.canvas)

    # Keys

    def action_key(self, pressed: str) -> None:
        """What a key does on the screen that it is pressed on."""
        action = action_of(pressed, self.view.state.place.screen)
        if action is not None:
            self.action_press(action)
        elif elsewhere := next((key for key in KEYS if pressed in key.keys), None):
            self._say(f"{elsewhere.shown}: {elsewhere.help}. Not on this page.")

    def action_press(self, action: str) -> None:
        """What a key of the table does."""
        state = self.view.state
        if action == "enter" and state.place.screen is Screen.HELP:
            self._run_from_help()
        elif action == "enter" and state.place.screen is Screen.PROBLEMS:
            self.do_edit()
        elif action == "enter" and self.box and (query := self._query_under()):
            self.box.ask(query)
        elif action in MOVES or action in ALONG:
            self.show(press(self.view, action, self.library, self.shown))
        else:
            getattr(self, f"do_{action}")()

    def _query_under(self) -> str:
        """The query under the cursor on the search page: one asked before, or what a speaker says; "" where there is none."""
        at = body(self.view.state, self.library, self.shown).at
        return at.place.query if at and at.place.screen is Screen.SEARCH else ""

    def _run_from_help(self) -> None:
        """The entry of the help page under the cursor, on the page that help was called from."""
        at = body(self.view.state, self.library, self.shown).at
        self.show(press(self.view, "back", self.library, self.shown))
        if at is not None:
            self.action_press(at.place.action)

    def do_quit(self) -> None:
        if is_home(self.view.state):
            self.exit(0)
        else:
            self._move(leave(self.view.state))

    def action_help_quit(self) -> None:
        """Ctrl-C ends the program, as everywhere; Textual would say which other key does."""
        self.exit(130)

    def do_theme(self) -> None:
        if colours() is None:
            self._say("NO_COLOR is set: there are no colours to choose from.")
            return
        names = list(PALETTES)
        self.palette = names[(names.index(self.palette) + 1) % len(names)]
        self.ansi_color = self.palette == "ansi"
        self.theme = _THEMES[self.palette]
        self._say({"ansi": "The terminal's own colours."}.get(self.palette, f"Colours: {self.palette}."))

    def do_palette(self) -> None:
        self.action_command_palette()

    def do_copy(self) -> None:
        from debate_tui.tui.taking import claim_text  # what is taken away is composed when it is

        at = body(self.view.state, self.library, self.shown).at
        place = self.view.state.place
        claim = place.claim if place.screen is Screen.CLAIM else at.place.claim if at else ""
        debate = self.library.debate.get(place.debate or (at.place.debate if at else ""))
        if not debate or claim not in debate.claim:
            self._say("There is no claim under the cursor to copy.")
            return
        way = copy(claim_text(debate, debate.claim[claim]), self.copy_to_clipboard)
        self._say(f"Copied with its citation, by {way}.")

    def do_export(self) -> None:
        from debate_tui.tui.taking import page_text

        name, text = page_text(self.view.state, self.library)
        try:
            path = free_name(Path.cwd(), name, ".txt")
            write(path, text)
        except OSError as error:
            self._say(f"Not exported to {name}.txt: {error.strerror or error}")
        else:
            self._say(f"Exported to {path}")

    # The map's files

    async def _look_again(self) -> None:
        """Read the library again where a file has changed; the reader's place stays."""
        holdings = self.holdings
        if holdings is not None and (await asyncio.to_thread(holdings.changed)):
            self._renew(await asyncio.to_thread(holdings.verified))

    def _renew(self, new: Library) -> None:
        kept = renewed(self.library, new)
        broken = set(map(id, kept.debates)) - set(map(id, new.debates))
        self.library = kept
        self.finder = Finder(kept, self.holdings)
        notice = (
            "A file is broken: p says where. The last good map stays." if broken else "Read again: a file has changed."
        )
        self._move(replace(settled_in(self.view.state, kept), notice=notice))

    def do_edit(self) -> None:
        at = body(self.view.state, self.library, self.shown).at
        place = location(self.view.state, at, self.library)
        if place is None:
            self._say("There is nothing of a file here.")
        else:
            self._edit(place)

    def _edit(self, at: Location) -> bool:
        """Opens the user's editor at a place, and waits for it; whether it ended well."""
        trouble = self._edited(at)
        if self.holdings and self.holdings.changed():
            self._renew(self.holdings.verified())
        if trouble:
            self._say(trouble)
        return not trouble

    def _edited(self, at: Location) -> str:
        """What went wrong with the editor; empty where nothing did."""
        program = editor()
        if not program:
            return f"Set $EDITOR to open {at}"
        if not shutil.which(program[0]):
            return f"Your editor {program[0]} is not there; $EDITOR names it. The place is {at}"
        try:
            # What goes wrong must not leave this block as an exception: the screen would stay suspended.
            with self.suspend():
                try:
                    status = subprocess.run(command(program, at), check=False).returncode
                except OSError as error:
                    return f"{program[0]} could not be run: {error.strerror or error}. The place is {at}"
        except SuspendNotSupported:
            return f"This terminal cannot be lent to an editor. The place is {at}"
        return f"{program[0]} ended with status {status}." if status else ""

    def do_add_claim(self) -> None:
        try:
            added = add_claim(self.view.state, self.library)
        except OSError as error:
            self._say(f"Not added: {error.strerror or error}")
            return
        if isinstance(added, str):
            self._say(added)
            return
        self._move(replace(self.view.state, marked=None))
        well = self._edit(added.at)
        try:
            if added.taken_back():
                if self.holdings and self.holdings.changed():
                    self._renew(self.holdings.verified())
                self._say(
                    "Nothing added: nothing was written." if well else "Nothing added: the editor did not end well."
                )
        except OSError as error:
            self._say(f"{added.at.file}: {error.strerror or error}")

    def _say(self, words: str) -> None:
        self._move(replace(self.view.state, notice=words))

    def _move(self, state: State) -> None:
        self.show(settled(self.view, state, self.library, self.shown))

    # Search

    def _open_box(self) -> "SearchBox":
        # Here: an input field costs start-up time that a first look needn't pay.
        from debate_tui.tui.searchbox import Completion, SearchBox

        self.box = SearchBox(self.view.state.place.query, self.look_up, self.action_press)
        self.box.suggester = Completion(self.finder.complete)
        self.screen_stack[0].mount(self.box)
        self.screen_stack[0].set_focus(self.box)  # at once: the next key may be here already
        self.run_worker(self.finder.prepare())
        return self.box

    def on_key(self, event: events.Key) -> None:
        """A key that was typed ahead of the search box, and so came to the page first."""
        if self.box and self.focused is self.box and self.box.took(event):
            event.prevent_default()

    def look_up(self, query: str) -> None:
        """Search for what stands in the box; of results come back to, the cursor stays where it was."""
        state = self.view.state
        if state.place.screen is not Screen.SEARCH or (state.results and state.results.query == query):
            return
        if self.finder.threaded:
            self.run_worker(self._look_up(query))
        else:
            self._found(self.finder.find(query))

    async def _look_up(self, query: str) -> None:
        def shown(results: "Results") -> None:
            """Composes the screen to come; it is kept, so that drawing it does not keep the keyboard waiting."""
            view, library, size = self.view, self.library, self.shown
            frame(settled(view, _with_results(view.state, results), library, size), library, size)

        if results := await self.finder.newest(query, shown):
            self._found(results)

    def _found(self, results: "Results") -> None:
        if self.view.state.place.screen is Screen.SEARCH:
            self._move(_with_results(self.view.state, results))

    # Mouse

    def on_mouse_scroll_down(self) -> None:
        self.show(scroll_by(self.view, _WHEEL, self.library, self.shown))

    def on_mouse_scroll_up(self) -> None:
        self.show(scroll_by(self.view, -_WHEEL, self.library, self.shown))

    def on_canvas_pressed(self, event: Canvas.Pressed) -> None:
        hit = self.canvas.frame.hit(event.x, event.y)
        if hit is not None:
            self._clicked(hit)

    def _clicked(self, hit: Hit) -> None:
        """A click puts the cursor on a cell; on the cell under the cursor it is Enter; on a key, that key."""
        state = self.view.state
        if hit.action:
            self.action_press(hit.action)
        elif hit.region == "issues" and hit.row >= 0:
            issue = self.library.debate[state.place.debate].issues[hit.row]
            self._move(at_issue(state, issue.id))
        elif hit.region == "page" and hit.row >= 0:
            now = body(state, self.library, self.shown)
            if now.at and (now.at.row, now.at.side) == (hit.row, hit.side):
                self.action_press("enter")
            elif any(stop.row == hit.row for stop in now.stops):
                self._move(point(state, hit.row, max(hit.side, 0)))

    # Commands

    def get_system_commands(self, screen: TextualScreen[object]) -> Iterable[SystemCommand]:
        for key in KEYS:
            yield SystemCommand(key.help, f"key {key.shown}", lambda action=key.action: self.action_press(action))


def _collect_garbage() -> None:
    """On again after starting; what was made until now stays, and need not be looked through time and again."""
    gc.freeze()
    gc.enable()


def _with_results(state: State, results: "Results") -> State:
    """After a search; of results come back to, the cursor stays where it was."""
    return replace(state, results=results) if results.query == state.place.query else searched(state, results)
