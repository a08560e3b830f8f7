"""The map's files while the explorer runs: reads them again when they change, and opens the editor."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.disk.libraries import bundled
from debate_tui.model.debate import Location
from debate_tui.model.library import Library
from debate_tui.state import Renewal, notice, places, renewed
from debate_tui.state.renewal import READ_AGAIN
from debate_tui.tui.finder import TURN, Finder
from debate_tui.tui.frame import frame
from debate_tui.tui.lending import Edited, edited
from debate_tui.tui.view import View, carried

if TYPE_CHECKING:
    from debate_tui.store import Apart, Store
    from debate_tui.tui.app import Explorer

Ready = tuple[Renewal, str]
"""A renewal, and what is said about it."""


class Files:
    """What the explorer does with files. The reader's place on the page is kept."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self.renewal: Renewal | None = None
        self._apart: Apart | None = None
        self._left = self._uncompiled = False
        self._looking = asyncio.Lock()
        self._compiling = asyncio.Lock()
        self._warned = False
        """Whether it was said that a map is the program's own."""
        self._answered = ""
        """What was said last of what the explorer itself has written."""
        self._looks = 0
        """Checks made since the one that last found a changed file."""

    async def look_again(self) -> None:
        """Read the library again if a file has changed; called every `app.EVERY` seconds."""
        async with self._looking:
            if store := self._app.store:
                await self._look(store)

    async def _look(self, store: "Store") -> None:
        changed = await asyncio.to_thread(store.changed)
        self._looks = 0 if changed else self._looks + 1
        if changed or (self.renewal and self.renewal.due(self._app.view.state.about, self._looks)):
            old, view = self._app.library, self._app.view
            new, ready = await asyncio.to_thread(self._made_ready, store, old, view, self._looks)
            still = old is self._app.library and view.state.about == self._app.view.state.about
            self._renew(new, self._looks, ready if still else None)

    async def _compile(self, store: "Store") -> None:
        """What was edited and is shown is compiled for the next start, too, after what was begun before."""
        async with self._compiling:
            await asyncio.to_thread(self._read_apart, store)

    def _made_ready(self, store: "Store", old: Library, view: View, looks: int) -> tuple[Library, Ready]:
        """What the files hold now, and what follows from it, made beside the keys; the coming screen is composed, too,
        so that painting it delays no key."""
        from debate_tui.disk.collecting import give_back

        give_back()
        if store.large:
            sys.setswitchinterval(TURN)
        new, size = self._read(store, old), self._app.shown
        renewal = renewed(old, new, view.state.about, looks)
        frame(carried(view, old, renewal.library, size), renewal.library, size)
        return new, (renewal, notice(old, renewal, view.state.keys))

    def _read(self, store: "Store", old: Library) -> Library:
        """What the files hold now; what is too much to be read here without keeping keys waiting is read apart."""
        if not (new := self._again(store, old)):
            self._read_apart(store)
        return new or store.verified()

    def _again(self, store: "Store", old: Library) -> Library | None:
        """What the files hold now, made of what is open, where few of them were edited; it isn't compiled yet then."""
        new = store.again(old)
        self._uncompiled = new is not None
        return new

    def _read_apart(self, store: "Store") -> None:
        """Wait until another process has read and compiled what has changed."""
        if self._left or store.ready():
            return
        with suppress(OSError):  # the system doesn't start one: it is read here
            self._apart = store.apart()
            self._apart.wait()
            self._apart = None

    def answer(self, words: str) -> None:
        """Say what was written, which a check of the files that was under way then doesn't wipe away."""
        self._answered = words
        self._app.say(words)

    def leave(self) -> None:
        """Stop reading, since the program ends."""
        self._left = True
        if self._apart:
            self._apart.end()
        self._app.finder.leave()

    def _renew(self, new: Library, looks: int = 0, ready: Ready | None = None) -> None:
        app = self._app
        old, view = app.library, app.view
        self.renewal = ready[0] if ready else renewed(old, new, view.state.about, looks)
        self.show(self.renewal.library)
        told = ready[1] if ready else notice(old, self.renewal, view.state.keys)
        said = view.state.notice
        answered = said if isinstance(view.state.place, places.Writing) or said == self._answered else ""
        known = {*old.diagnostics}  # that something was wrong before is no news, either
        quiet = not self.renewal.losses and all(one in known for one in self.renewal.library.diagnostics)
        app.say(answered if (told == READ_AGAIN or quiet) and answered else told)  # what was written, or why not, stays
        if isinstance(app.view.state.place, places.Writing):
            app.writing.recheck()
        if app.store and self._uncompiled:
            app.run_worker(self._compile(app.store))

    def show(self, library: Library) -> None:
        """Show a library in place of the one in sight."""
        from debate_tui.tui.indexing import index_cards

        app = self._app
        old, app.library = app.library, library
        app.finder.leave()
        app.finder = Finder(library, app.store)
        app.run_worker(index_cards(app))
        app.show(carried(app.view, old, library, app.shown))

    def read_again(self) -> None:
        """Read the library again if a file has changed."""
        store = self._app.store
        if store and store.changed():
            self._renew(self._again(store, self._app.library) or store.verified())

    def edit_here(self) -> None:
        """Open the item under the cursor, else the page's own, in the user's editor."""
        from debate_tui.tui.editing import location  # late: not needed at start-up

        at = location(self._app.view.state, self._app.under, self._app.library)
        if at is None:
            self._app.say("There is nothing of a file here.")
        elif Path(bundled()).resolve() in Path(at.file).resolve().parents and not self._warned:
            self._warned = True
            again = self._app.view.state.keys.shown("edit")
            self._app.say(
                f"This map came with the program, which may write over it: {again} once more opens it all the same."
            )
        else:
            self.edit(at)

    def edit(self, at: Location) -> Edited:
        """Open the user's editor at a location, wait for it, and read the files again."""
        app = self._app
        done = edited(app, at)
        app.keyboard.forget()
        before = app.library
        self.read_again()
        if done.chosen:
            again = app.view.state.notice if app.library is not before else ""
            app.say(f"{again} Opened in {done.chosen}, as neither $VISUAL nor $EDITOR is set.".strip())
        if done.trouble:
            app.say(done.trouble)
        if done.asked:
            app.exit(128 + done.asked)
        return done
