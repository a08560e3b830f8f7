"""The shelf: the reader's briefs, of which one is chosen, begun, entitled, removed or brought back; all changes can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.state import Choose, Spot, go, places
from debate_tui.tui.line import Line

if TYPE_CHECKING:
    from debate_tui.model.brief import Brief, Briefs
    from debate_tui.tui.app import Explorer
    from debate_tui.user.briefs import Change

_EVERY = 1.0
"""Seconds between two looks at the briefs, once one has been asked for."""

_DEFAULT = "brief"
"""The name of the brief that marks go into where none was ever chosen."""


class Shelf:
    """What an explorer does with briefs as a whole."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._done: list[Change] = []
        """The changes of this session, the latest last."""
        self._seen: object = None
        """What the briefs' files were when they were read last."""

    # Choosing

    def do_briefs(self) -> None:
        """To the choice of a brief."""
        self._read()
        state = self._app.view.state
        self._app.move(go(state, Spot(places.Briefs(state.place.comparison))))

    def do_next_brief(self) -> None:
        self._turn(1)

    def do_previous_brief(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        briefs = self._read()
        names = [brief.name for brief in briefs.all]
        if len(names) < 2:
            self._app.say(f"There is no other brief. {self._key('briefs')} begins one.")
            return
        at = names.index(briefs.current) if briefs.current in names else -step
        self._choose(names[(at + step) % len(names)])

    def do_rename(self) -> None:
        """To the line on which the title of the brief is typed."""
        app = self._app
        self._read()
        if brief := self._at_hand():
            state = app.view.state
            place = places.Note(None, brief.name, state.place.comparison, brief.title, "The brief's title")
            app.move(go(state, Spot(place)))
            app.type(Line(brief.title, len(brief.title)))

    def _entitle(self, name: str, title: str) -> None:
        from debate_tui.user.briefs import NotChangedError, set_title

        app, others = self._app, [brief for brief in self._read().all if brief.name != name]
        try:
            if not title:
                raise NotChangedError("a brief has a title")
            if any(brief.title.casefold() == title.casefold() for brief in others):
                raise NotChangedError(f"another brief is called “{title}”")
            done = set_title(name, title)
        except NotChangedError as error:  # what was typed stays on its line
            app.say(f"Not renamed: {error}.")
            return
        app.action_press("back")
        self._changed(done)
        self._read()
        app.say(f"It is called “{title}” now.")

    def do_remove(self) -> None:
        from debate_tui.pages.brief_map import size_words
        from debate_tui.user.briefs import NotChangedError, remove

        app = self._app
        self._read()
        brief = self._at_hand()
        if brief is None:
            return
        try:
            self._changed(remove(brief.name))
        except NotChangedError as error:
            app.say(f"Not removed: {error}.")
            return
        self._read()
        held = f" ({size_words(brief)})" if brief.sound else ""
        app.say(f"Removed: “{brief.title}”{held}. {self._key('undo')} brings it back.")

    def _at_hand(self) -> "Brief | None":
        """The current brief; says so where there is none."""
        if (brief := self._current()) is None:
            self._app.say(f"There is no brief yet. {self._key('keep')} begins one.")
        return brief

    def _opened(self, chosen: Choose) -> None:
        """Make the brief that was chosen in the list the current one; one that has to be is begun, or brought back."""
        from debate_tui.user.briefs import NotChangedError, begin, bring_back

        app, name = self._app, chosen.name
        try:
            name = bring_back(name) if chosen.removed else name or begin(chosen.title)
        except NotChangedError as error:
            app.say(f"Not {'brought back' if chosen.removed else 'begun'}: {error}.")
            return
        app.action_press("back")
        if chosen.removed:
            self._choose(name, "“{}” is back. Marks go into it now.")
        else:
            self._choose(name)

    def do_undo(self) -> None:
        from debate_tui.user.briefs import NotChangedError, undo

        if not self._done:
            self._app.say("Nothing to undo: no brief was changed since the explorer was opened.")
            return
        change = self._done[-1]
        try:
            back = undo(change)
        except NotChangedError as error:
            self._app.say(f"Not undone: {error}.")
            return
        self._done.pop()
        more = f"{len(self._done)} more to undo."
        if change.removed:
            self._choose(back, f"“{{}}” is back. {more}")
            return
        self._read()
        self._app.say(f"Undone in {change.path.name}. {more}")

    # Reading and writing

    def _key(self, action: str) -> str:
        return self._app.view.state.keys.shown(action)

    def _current(self) -> "Brief | None":
        briefs = self._app.view.state.briefs
        return briefs.brief if briefs else None

    def _change(self, change: "Callable[[Brief], Change | None]", words: str) -> bool:
        """Change the current brief, and say what was done; whether it was."""
        from debate_tui.user.briefs import NotChangedError

        brief = self._current()
        if brief is None:
            return False
        try:
            done = change(brief)
        except NotChangedError as error:
            self._read()
            self._app.say(f"Not changed: {error}.")
            return False
        self._changed(done)
        self._read()
        self._app.say(words)
        return done is not None

    def _changed(self, change: "Change | None") -> None:
        if change:
            self._done.append(change)

    def _choose(self, name: str, words: str = "Marks go into “{}” now.") -> None:
        """Make a brief the one that marks go into, in this session and later ones, and say so with its title."""
        self._app.remembering.brief(name)
        briefs = self._read(name)
        if brief := briefs.brief:
            self._app.say(words.format(brief.title))

    def _read(self, current: str = "") -> "Briefs":
        """Read the briefs, and show them as they are now."""
        from debate_tui.model.brief import Briefs
        from debate_tui.user.briefs import files, read_all
        from debate_tui.user.memory import recalled_general

        app, known = self._app, self._app.view.state.briefs
        if known is None:
            app.set_interval(_EVERY, self._look_again)
        self._seen = files()
        found = read_all()
        current = current or (known.current if known else recalled_general().get("brief", _DEFAULT))
        if found and all(brief.name != current for brief in found):
            current = found[0].name if all(brief.name != _DEFAULT for brief in found) else _DEFAULT
        briefs = Briefs(found, current, read_all(removed=True))
        app.move(replace(app.view.state, briefs=briefs))
        return briefs

    def _look_again(self) -> None:
        """Show the briefs anew where another program has changed one."""
        from debate_tui.user.briefs import files

        if files() != self._seen:
            before = self._current()
            now = self._read().brief
            if before and now and now.name != before.name:
                self._app.say(f"The brief “{before.title}” is gone. Marks go into “{now.title}” now.")
