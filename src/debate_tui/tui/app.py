"""The shell around the view: the keyboard, the mouse, files and the clipboard. Every key becomes a pure move, every view a frame."""

import asyncio
import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual._time import get_time
from textual.app import App, ComposeResult
from textual.geometry import Offset

from debate_tui.holdings import Holdings
from debate_tui.keys import KEYS, action_of
from debate_tui.library import Library
from debate_tui.model import Location
from debate_tui.output import free_name, write
from debate_tui.state import (
    MOVES,
    Renewal,
    Screen,
    State,
    at_issue,
    is_home,
    leave,
    notice,
    point,
    renewed,
    searched,
    start,
)
from debate_tui.tui.body import Size, body
from debate_tui.tui.canvas import Canvas
from debate_tui.tui.clipboard import copy
from debate_tui.tui.editing import add_claim, location
from debate_tui.tui.environment import colours, palette, switch_mouse
from debate_tui.tui.finder import Finder, completion
from debate_tui.tui.frame import Hit, frame
from debate_tui.tui.lending import Edited, edited
from debate_tui.tui.line import Line, clicked, column, pasted
from debate_tui.tui.line import edited as after_key
from debate_tui.tui.signals import end_by
from debate_tui.tui.theme import PALETTES
from debate_tui.tui.view import ALONG, View, carried, followed, press, resized, scroll_by, settled

if TYPE_CHECKING:
    from textual.driver import Driver

    from debate_tui.search import Results

EVERY = 1.0
"""Seconds between two looks at the files: a save is seen at once, and a look at a hundred files takes a millisecond."""

_WHEEL = 3
"""Lines that a notch of the wheel scrolls."""

_LATE, _LATEST = 1.0, 32
"""Of keys that come faster than they can be obeyed, those that have waited so many seconds behind so many others are let go:
the explorer answers to what was pressed last, whatever lies on the keyboard."""

_WHILE_TYPING = {
    "down": "down", "up": "up", "tab": "down", "shift+tab": "up", "pagedown": "page_down", "pageup": "page_up",
    "enter": "enter", "escape": "back",
}  # fmt: skip
"""The moves of a page that has a line to type in, where letters are letters."""

_THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "textual-dark"}
"""Textual's own theme for what is not on the canvas: the moment before its first frame."""


class Explorer(App[int]):
    """A view, the canvas that shows it, and what leaves the program."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        library: Library,
        view: View | None = None,
        holdings: Holdings | None = None,
        modes: list[object] | None = None,
    ) -> None:
        """`view`: where to open, else as the library opens by itself; `holdings`: the files to read again when they change;
        `modes`: those of the terminal, as it was found."""
        self.palette = palette()
        super().__init__(driver_class=_driver(modes), ansi_color=self.palette == "ansi")
        self.library = library
        self.view = view or View(start(library))
        self.theme = _THEMES[self.palette]
        self.holdings = holdings
        self.renewal: Renewal | None = None
        self.looks = 0
        """So many looks ago a file has changed."""
        self.canvas = Canvas()
        self.finder = Finder(library, holdings)
        self.shown = Size(0, 0)
        self.leaving = False
        self._due = False
        """Whether the view is going to be painted as soon as the keys that are here have been obeyed."""
        self._since = 0.0
        """Of what was typed before, nothing is obeyed."""
        self._sought: str | None = None
        """The query that is being looked up beside the screen."""
        self._completing = ""
        """The text whose completion was last asked for."""

    # Life

    def compose(self) -> ComposeResult:
        yield self.canvas

    def on_load(self) -> None:
        end_by(self.exit)

    def on_mount(self) -> None:
        self.call_after_refresh(_collect_garbage)
        if self.holdings:
            self.set_interval(EVERY, self._look_again)

    def exit(self, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        """Ends the program with the exit status `result`; what is typed from now on is nobody's."""
        self.leaving = True
        super().exit(result, return_code)

    @property
    def status(self) -> int:
        """The exit status, once the program has ended: 1 where it did not end by itself."""
        return self.return_code or (1 if self.return_value is None else self.return_value)

    def on_resize(self, event: events.Resize) -> None:
        old, self.shown = self.shown, Size(event.size.width, event.size.height)
        if old == Size(0, 0):
            self.show(followed(self.view, self.library, self.shown))
        else:
            self.show(resized(self.view, self.library, old, self.shown))

    def show(self, view: View) -> None:
        """Put a view on the screen, once what has been typed already is obeyed."""
        if view.state.place.screen is Screen.SEARCH is not self.view.state.place.screen:
            self.run_worker(self.finder.prepare())
        self.view = view
        if not self._due:
            self._due = True
            self.call_later(self._paint)

    def _paint(self) -> None:
        self._follow_line()
        self._due = False
        now = frame(self.view, self.library, self.shown)
        self.canvas.show(now, self.palette)
        if self.view.typing:  # where an input method shows what it composes
            region = next(region for region in now.regions if region.name == "input")
            self.cursor_position = Offset(column(self.view.line, now.width_of("input")), region.y)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Keys are obeyed here, one after the other, in the order that they were typed in: whatever has the focus."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            if not (self.leaving and isinstance(event, events.InputEvent)):
                await super().on_event(event)
            return
        if self.leaving or event.time < self._since:
            return
        if isinstance(event, events.Paste):
            if self.view.typing:
                self._typed(pasted(self.view.line, event.text))
        elif event.key == "ctrl+c":
            self._interrupt()
        elif event.key == "super+c":
            self.action_press("copy")
        elif not self._overtaken(event):
            self._obey(event)
        await asyncio.sleep(0)  # for what else there is to do, reading on and ending among it

    def _overtaken(self, event: events.Key) -> bool:
        late = get_time() - event.time > _LATE and self.message_queue_size > _LATEST
        return late and not self.view.typing

    def _obey(self, event: events.Key) -> None:
        if event.key == "ctrl+z":
            if stop := getattr(self._driver, "stop", None):  # none on Windows
                stop()
        elif not self.view.typing:
            self._press_key(event.key)
        elif action := "back" if event.key == "backspace" and not self.view.line.text else _WHILE_TYPING.get(event.key):
            self._follow_line()
            self.action_press(action)
        elif (line := after_key(self.view.line, event.key, event.character)) is not None:
            self._typed(line)

    def _interrupt(self) -> None:
        """Ctrl-C: what the mouse has marked is copied; the list of commands is left; else the program ends."""
        if self.screen.get_selected_text():
            self.action_press("copy")
            self.screen.clear_selection()
        elif self.view.state.place.screen is Screen.COMMANDS:
            self.action_press("back")
        else:
            self.exit(130)

    def _press_key(self, pressed: str) -> None:
        """What a key does on the screen that it is pressed on."""
        action = action_of(pressed, self.view.state.place.screen)
        if action is not None:
            self.action_press(action)
        elif elsewhere := next((key for key in KEYS if pressed in key.keys), None):
            self._say(f"{elsewhere.shown}: {elsewhere.help}. Not on this page.")

    def action_press(self, action: str) -> None:
        """What a key of the table does."""
        state = self.view.state
        if action == "enter" and state.place.screen in (Screen.HELP, Screen.COMMANDS):
            self._run_entry()
        elif action == "enter" and state.place.screen is Screen.PROBLEMS:
            self.do_edit()
        elif action == "enter" and (query := self._query_under()):
            self._typed(Line(query, len(query)))
        elif action in MOVES or action in ALONG:
            self.show(press(self.view, action, self.library, self.shown))
        else:
            getattr(self, f"do_{action}")()

    def _query_under(self) -> str:
        """The query under the cursor on the search page: one asked before, or what a speaker says; "" where there is none."""
        if self.view.state.place.screen is not Screen.SEARCH:
            return ""
        at = body(self.view.state, self.library, self.shown).at
        return at.place.query if at and at.place.screen is Screen.SEARCH else ""

    def _run_entry(self) -> None:
        """The entry of the page of help or commands under the cursor, on the page that it was called from."""
        at = body(self.view.state, self.library, self.shown).at
        if at is not None:
            self.show(press(self.view, "back", self.library, self.shown))
            self.action_press(at.place.action)

    def do_quit(self) -> None:
        if is_home(self.view.state, self.library):
            self.exit(0)
        else:
            self._move(leave(self.view.state, self.library))

    def do_theme(self) -> None:
        if colours() is None:
            self._say("NO_COLOR is set: there are no colours to choose from.")
            return
        names = list(PALETTES)
        self.palette = names[(names.index(self.palette) + 1) % len(names)]
        self.ansi_color = self.palette == "ansi"
        self.theme = _THEMES[self.palette]
        self._say({"ansi": "The terminal's own colours."}.get(self.palette, f"Colours: {self.palette}."))

    def do_mouse(self) -> None:
        self._say(switch_mouse(self._driver))

    def do_copy(self) -> None:
        from debate_tui.tui.taking import claim_text, whose  # what is taken away is composed when it is

        if marked := self.screen.get_selected_text():
            self._say(f"What is marked: {copy(marked, self.copy_to_clipboard)}.")
            return
        at = body(self.view.state, self.library, self.shown).at
        place = self.view.state.place
        claim = place.claim if place.screen is Screen.CLAIM else at.place.claim if at else ""
        debate = self.library.debate.get(place.debate or (at.place.debate if at else ""))
        if not debate or claim not in debate.claim:
            self._say("There is no claim under the cursor to copy.")
            return
        way = copy(claim_text(debate, debate.claim[claim]), self.copy_to_clipboard)
        claimed = whose(debate, debate.claim[claim])
        self._say(f"{claimed[:1].upper()}{claimed[1:]} with its citation: {way}.")

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
        if holdings is None:
            return
        changed = await asyncio.to_thread(holdings.changed)
        self.looks = 0 if changed else self.looks + 1
        if changed or (self.renewal and self.renewal.due(self.view.state.place, self.looks)):
            self._renew(await asyncio.to_thread(holdings.verified), self.looks)

    def _renew(self, new: Library, looks: int = 0) -> None:
        old, view = self.library, self.view
        self.renewal = renewed(old, new, view.state.place, looks)
        self.library = self.renewal.library
        self.finder = Finder(self.library, self.holdings)
        self.show(carried(view, old, self.library, self.shown))
        self._say(notice(old, self.renewal))

    def do_edit(self) -> None:
        at = body(self.view.state, self.library, self.shown).at
        place = location(self.view.state, at, self.library)
        if place is None:
            self._say("There is nothing of a file here.")
        else:
            self._edit(place)

    def _edit(self, at: Location) -> Edited:
        """Opens the user's editor at a place, and waits for it."""
        done = edited(self, at)
        self._since = get_time()
        self._read_again()
        if done.trouble:
            self._say(done.trouble)
        if done.asked:
            self.exit(128 + done.asked)
        return done

    def _read_again(self) -> None:
        if self.holdings and self.holdings.changed():
            self._renew(self.holdings.verified())

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
        done = self._edit(added.at)
        try:
            if not added.untouched():
                return
            if done.open_still:
                self._say(f"Your editor ended at once: the claim is at {added.at}, to be written, or deleted, there.")
                return
            added.take_back()
            self._read_again()
            self._say(f"Nothing added: {done.trouble or 'nothing was written.'}")
        except OSError as error:
            self._say(f"{added.at.file}: {error.strerror or error}")

    def _say(self, words: str) -> None:
        self._move(replace(self.view.state, notice=words))

    def _move(self, state: State) -> None:
        self.show(settled(self.view, state, self.library, self.shown))

    # What is typed

    def _typed(self, line: Line) -> None:
        self.show(replace(self.view, line=line))

    def _follow_line(self) -> None:
        """The page shows what belongs to the line that has been typed."""
        state, typed = self.view.state, self.view.line.text
        if state.place.screen is Screen.COMMANDS and state.place.query != typed:
            self._move(replace(state, place=replace(state.place, query=typed, row=None), notice=""))
        elif state.place.screen is Screen.SEARCH:
            self._look_up(typed)

    def _look_up(self, query: str) -> None:
        """Search for what is typed; of results come back to, the cursor stays where it was."""
        results = self.view.state.results
        if query != self._completing:
            self._completing = query
            self.run_worker(self._complete(query), group="completion", exclusive=True)
        if query == (results.query if results else ""):
            self._sought = None
        elif not self.finder.threaded:
            self._found(self.finder.find(query))
        elif query != self._sought:
            self._sought = query
            self.run_worker(self._look_up_beside(query))

    async def _look_up_beside(self, query: str) -> None:
        def shown(results: "Results") -> None:
            """Composes the screen to come; it is kept, so that drawing it does not keep the keyboard waiting."""
            view, library, size = self.view, self.library, self.shown
            frame(settled(view, _with_results(view.state, results), library, size), library, size)

        if results := await self.finder.newest(query, shown):
            self._found(results)

    def _found(self, results: "Results") -> None:
        if self.view.state.place.screen is Screen.SEARCH:
            self._move(_with_results(self.view.state, results))

    async def _complete(self, typed: str) -> None:
        queries = await self.finder.complete(typed) if typed else ()
        if self.view.line.text == typed:
            self.show(replace(self.view, line=replace(self.view.line, completion=completion(typed, queries))))

    # Mouse

    def on_mouse_scroll_down(self) -> None:
        self.show(scroll_by(self.view, _WHEEL, self.library, self.shown))

    def on_mouse_scroll_up(self) -> None:
        self.show(scroll_by(self.view, -_WHEEL, self.library, self.shown))

    def on_canvas_pressed(self, event: Canvas.Pressed) -> None:
        hit = self.canvas.frame.hit(event.x, event.y)
        if hit is None:
            return
        if hit.region == "input":
            columns = self.canvas.frame.width_of("input")
            self.show(replace(self.view, line=clicked(self.view.line, columns, event.x)))
        else:
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


def _driver(modes: list[object] | None) -> "type[Driver] | None":
    if sys.platform == "win32":
        return None  # Textual's own
    from debate_tui.tui.driver import driver

    return driver(modes)


def _collect_garbage() -> None:
    """On again after starting; what was made until now stays, and need not be looked through time and again."""
    gc.freeze()
    gc.enable()


def _with_results(state: State, results: "Results") -> State:
    """After a search; of results come back to, the cursor stays where it was."""
    return replace(state, results=results) if results.query == state.place.query else searched(state, results)
