"""The Textual app around the view: turns keys and clicks into new views, and each view into a frame on the screen."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.driver import Driver
from textual.geometry import Offset

from debate_tui.model.library import Library
from debate_tui.state import NOTHING_HERE, Go, State, Stop, places, start
from debate_tui.store import Store
from debate_tui.tui.body import Size, body
from debate_tui.tui.canvas import Canvas
from debate_tui.tui.clicks import clicked
from debate_tui.tui.clipboard import copy
from debate_tui.tui.direct import Direct
from debate_tui.tui.environment import colours, switch_mouse
from debate_tui.tui.files import Files
from debate_tui.tui.finder import Finder
from debate_tui.tui.frame import frame
from debate_tui.tui.keyboard import Keyboard, shown_first
from debate_tui.tui.line import Line, under
from debate_tui.tui.linear import heard, opened, row_at, stop_at, walked
from debate_tui.tui.prelude import SHOWN_CURSOR
from debate_tui.tui.remembering import NO_SESSION, Remembering, Session
from debate_tui.tui.searching import Searching
from debate_tui.tui.signals import end_by
from debate_tui.tui.theme import on_terminal, palette
from debate_tui.tui.view import View, resized, scroll_by, settled

if TYPE_CHECKING:
    from debate_tui.tui.marking import Marking
    from debate_tui.tui.writing import Writer

LATER = 1.0
"""Seconds from the first frame to what is done when it has been shown."""
EVERY = 0.25
"""Seconds between two checks of the files for changes; checking a hundred files takes a millisecond."""

_WHEEL = 3
"""Lines scrolled by one notch of the mouse wheel."""


class Explorer(Direct):
    """Holds the current view and library, paints them, and carries out every action."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        library: Library,
        view: View | None = None,
        store: Store | None = None,
        driver: type[Driver] | None = None,
        session: Session = NO_SESSION,
    ) -> None:
        """Prepare the explorer; nothing is shown before `run`.

        `view`: what to show first, None for the library's own first page; `store`: the files to watch for changes;
        `driver`: the class that connects Textual to the terminal, None for Textual's own; `session`: what the
        user has chosen before.
        """
        self.themes, self.palette = session.themes, palette(session.theme, session.themes)
        super().__init__(driver_class=driver)
        self.library = library
        self.view = view or View(start(library))
        self.store = store
        self.linear = session.linear
        self.canvas = Canvas()
        self.finder = Finder(library, store)
        self.shown = Size(0, 0)
        """The size of the screen; before it is known, the size that `view` is settled for, or nothing."""
        self.leaving = False
        self.later: Callable[[], None] = lambda: None
        """What is to be done in a thread when the first frame has been shown for `LATER` seconds."""
        self._due = False
        """Whether a paint is already scheduled, for when the keys that are waiting have been handled."""
        self._opened = False
        """Whether the last click was Enter."""
        self.keyboard = Keyboard(self)
        self.searching = Searching(self)
        self.files = Files(self)
        self.remembering = Remembering(self, session.remembers)

    # Life

    def compose(self) -> ComposeResult:
        yield self.canvas

    def on_load(self) -> None:
        end_by(self.exit)

    def on_mount(self) -> None:
        if self.linear:
            self.call_after_refresh(self.write, SHOWN_CURSOR)
        self.set_timer(LATER, self._catch_up)
        if isinstance(self.view.state.place, places.Search):
            self.run_worker(self.searching.prepare())
        if self.store:
            self.set_interval(EVERY, self.files.look_again)
        self.run_worker(self.remembering.recall_others())

    async def _catch_up(self) -> None:
        from debate_tui.disk.collecting import collect_seldom  # late: not needed at start-up
        from debate_tui.tui.indexing import index_cards

        collect_seldom()
        await asyncio.to_thread(self.later)
        await index_cards(self)

    def exit(self, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        """End the program with the exit status `result`; keys typed from now on are ignored."""
        self.leaving = True
        self.files.leave()
        super().exit(result, return_code)

    @property
    def status(self) -> int:
        """The exit status once the program has ended; 1 if it ended without one."""
        return self.return_code or (1 if self.return_value is None else self.return_value)

    def on_resize(self, event: events.Resize) -> None:
        """The window has a size; that it had before, when it was lent to another program."""
        self.canvas.forget()
        old, self.shown = self.shown, Size(event.size.width, event.size.height, self.linear)
        if old.columns == 0:
            self.view = opened(self.view, self.library, self.shown)
            self.show(self.view)
        else:
            self.show(self.view if old == self.shown else resized(self.view, self.library, old, self.shown))

    def show(self, view: View) -> None:
        """Make `view` the current view; it is painted once the keys already typed have been handled."""
        if isinstance(view.state.place, places.Search) and not isinstance(self.view.state.place, places.Search):
            self.run_worker(self.searching.prepare())
        self.view = heard(self.view, view, self.library, self.shown)
        if not self._due:
            self._due = True
            self.call_later(self._paint)

    def _paint(self) -> None:
        self.searching.follow()
        self._due = False
        now = self.searching.made(self.view) or frame(self.view, self.library, self.shown)
        self.cursor_position = Offset(*now.cursor)
        update = self.canvas.show(now, self.palette)
        self.write(update + SHOWN_CURSOR * (self.linear and bool(update)))
        self.remembering.follow(self.under)

    # Keys

    @property
    def waiting(self) -> int:
        """About how many keys have been typed that are not handled yet."""
        return self.message_queue_size + int(getattr(self._driver, "waiting", 0))

    async def on_event(self, event: events.Event) -> None:
        """Pass keys and pastes to `Keyboard`, whatever has the focus; ignore all input once the program is ending."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.keyboard.take(event)
        elif not (self.leaving and isinstance(event, events.InputEvent)):
            await super().on_event(event)

    def action_press(self, action: str) -> None:
        """Carry out an action of the table of keys (`state.keys`)."""
        on = self.view, action, self.library, self.shown
        if view := walked(*on) or shown_first(*on):
            self.show(view)
        elif action == "enter":
            from debate_tui.tui.entering import enter  # late: most cells lead to another page

            if (at := self.under) and not isinstance(at.target, Go):
                enter(self, at.target)
        else:
            does = f"do_{action}"
            doer = self if hasattr(self, does) else self.marking if hasattr(self.marking, does) else self.writing
            getattr(doer, does)()

    @property
    def under(self) -> Stop | None:
        """The stop on which the cursor stands; None on a page without stops."""
        now = body(self.view.state, self.library, self.shown)
        return stop_at(self.view, now) if self.linear else now.at

    @property
    def row(self) -> int | None:
        """The row of the page that the reader is on: for who hears the page, that of any line, with a stop or without."""
        return row_at(self.view, body(self.view.state, self.library, self.shown))

    @cached_property
    def marking(self) -> "Marking":
        """What a reader does with briefs; made when somebody does."""
        from debate_tui.tui.marking import Marking

        return Marking(self)

    @cached_property
    def writing(self) -> "Writer":
        """What writes into maps; made when somebody does."""
        from debate_tui.tui.writing import Writer

        return Writer(self)

    def quit(self, status: int = 0) -> None:
        """End the program, unless something is begun and not written: then say so first."""
        if "writing" in self.__dict__ and (words := self.writing.unwritten()):
            self.say(words)
            return
        self.remembering.quit()
        self.exit(status)

    do_quit = quit

    def stop(self) -> None:
        """Ctrl-Z: give the terminal back to the shell until the program is continued."""
        if stop := getattr(self._driver, "stop", None):  # Windows has no such signal
            stop()

    def do_theme(self) -> None:
        if colours() is None:
            self.say("NO_COLOR is set: there are no colours to choose from.")
            return
        self.palette = on_terminal(self.themes[(self.themes.index(self.palette.theme) + 1) % len(self.themes)])
        name = self.palette.theme.name
        self.remembering.theme(name)
        self.say({"ansi": "The terminal's own colours."}.get(name, f"Colours: {name}."))

    def do_mouse(self) -> None:
        self.say(switch_mouse(self._driver, self.view.state.keys.shown("mouse")))

    def do_copy(self) -> None:
        from debate_tui.tui.taking import copied  # late: not needed at start-up

        if marked := self.screen.get_selected_text():
            self._copy(marked, "what is marked")
        elif found := copied(self.view.state, self.under, self.library):
            self._copy(*found)
        else:
            self.say(
                f"There is no claim under the cursor to copy. {self.view.state.keys.shown('copy_pair')} copies the page."
            )

    def do_copy_pair(self) -> None:
        from debate_tui.tui.taking import copied_more

        self._copy(*copied_more(self.view.state, self.under, self.library))

    def _copy(self, text: str, what: str) -> None:
        self.say(copy(text, what, self.copy_to_clipboard, self.view.state.keys.shown("export")))

    def do_labels(self) -> None:
        nothing = replace(self.view.state, notice=NOTHING_HERE)
        self.show(replace(self.view, label="") if self.under else replace(self.view, state=nothing))

    def do_edit(self) -> None:
        self.files.edit_here()

    def say(self, words: str) -> None:
        self.move(replace(self.view.state, notice=words))

    def move(self, state: State) -> None:
        self.show(settled(self.view, state, self.library, self.shown))

    def type(self, line: Line) -> None:
        self.show(replace(self.view, line=line))

    # Mouse

    def on_mouse_scroll_down(self) -> None:
        self.show(scroll_by(self.view, _WHEEL, self.library, self.shown))

    def on_mouse_scroll_up(self) -> None:
        self.show(scroll_by(self.view, -_WHEEL, self.library, self.shown))

    def on_canvas_marked(self) -> None:
        self.write(self.canvas.show(self.canvas.frame, self.palette))

    def on_canvas_pressed(self, event: Canvas.Pressed) -> None:
        if self._due:  # keys came before the click: paint what they led to, since the click was aimed at it
            self._paint()
        hit = self.canvas.frame.hit(event.x, event.y)
        if hit is None or (event.again and self._opened):  # what a double click has opened isn't what it was aimed at
            return
        self._opened = False
        if hit.region == "input":
            columns = self.canvas.frame.width_of("input")
            self.type(under(self.view.line, columns, event.x))
            return
        done = clicked(self.view, hit, self.library, self.shown)
        if isinstance(done, View):
            self.show(done)
        else:
            self._opened = done == "enter"
            self.action_press(done)
