"""Marking: puts pairs and claims into the reader's brief, and changes it. Each change is on disk before it is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.state import Annotate, Choose, Spot, Target, go, places
from debate_tui.tui.line import Line

if TYPE_CHECKING:
    from debate_tui.model.brief import Brief, Briefs, Mark
    from debate_tui.tui.app import Explorer
    from debate_tui.user.briefs import Change

# What reads and writes briefs is imported when somebody marks something: most sessions don't.

_EVERY = 1.0
"""Seconds between two looks at the briefs, once one has been asked for."""

_DEFAULT = "brief"
"""The name of the brief that marks go into where none was ever chosen."""


class Marking:
    """What an explorer does with briefs."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._done: list[Change] = []
        """The changes of this session, the latest last."""
        self._seen: object = None
        """What the briefs' files were when they were read last."""

    # Into a brief

    def do_keep(self) -> None:
        """Put the pair under the cursor into the current brief, elsewhere the claim; a mark of a brief, in the words of now."""
        from debate_tui.model.brief import Mark, kept_claim, kept_pair
        from debate_tui.pages.brief_map import told_of
        from debate_tui.tui.taking import claim_under, mark_under, pair_under
        from debate_tui.user.briefs import NotChangedError, put

        app = self._app
        state, at = app.view.state, app.under
        mark: Mark | None = None
        if isinstance(state.place, places.Brief):
            mark = self._anew(mark_under(state, app.row))
        elif isinstance(state.place, places.Compare | places.Listing) and (pair := pair_under(state, at, app.library)):
            debate, *_, relation = pair
            mark = Mark(debate.id, kept_pair(debate, relation), debate.at)
        elif found := claim_under(state, at, app.library):
            debate, claim = found
            mark = Mark(debate.id, kept_claim(debate, claim), debate.at)
        if mark is None:
            app.say("There is no claim under the cursor that the map has.")
            return
        briefs = state.briefs or self._read()  # what the file holds now, `put` reads
        try:
            change, verb = put(briefs.current, mark)
        except NotChangedError as error:
            app.say(f"Not marked: {error}.")
            return
        self._changed(change)
        brief = self._read().brief
        number = brief.find(mark) if brief else None
        where = f"{number + 1} of {len(brief.marks)}" if brief and number is not None else ""
        title = brief.title if brief else briefs.current
        app.say(f"In the brief “{title}”, {where} ({verb}): {told_of(mark)}. {self._key('brief')} opens it.")

    def _anew(self, mark: "Mark | None") -> "Mark | None":
        """A mark in the words that the map has now; None where it has lost a part of it."""
        from debate_tui.model.brief import marked_anew

        return marked_anew(mark, self._app.library) if mark else None

    # The brief's page

    def do_brief(self) -> None:
        """To the current brief; from there, back."""
        app = self._app
        if isinstance(app.view.state.place, places.Brief):
            app.action_press("back")
            return
        self._read()
        state = app.view.state
        app.move(go(state, Spot(places.Brief(state.place.comparison))))

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

    def do_note(self) -> None:
        """To the line on which the note of the mark under the cursor is typed; a note of several lines opens in the editor."""
        app = self._app
        mark, brief = self._mark(), self._current()
        if mark is None or brief is None:
            return
        if "\n" in mark.note:
            app.files.edit(mark.at)
            self._read()
            return
        state = app.view.state
        app.move(go(state, Spot(places.Note(mark, brief.name, state.place.comparison, mark.note))))
        app.type(Line(mark.note, len(mark.note)))

    def do_take_out(self) -> None:
        from debate_tui.pages.brief_map import told_of
        from debate_tui.user.briefs import take_out

        if mark := self._mark():
            self._change(
                lambda brief: take_out(brief.name, mark),
                f"Taken out: {told_of(mark)}. {self._key('undo')} puts it back.",
            )

    def do_put_down(self) -> None:
        self._put(down=True)

    def do_put_up(self) -> None:
        self._put(down=False)

    def _put(self, down: bool) -> None:
        """Move the mark under the cursor, and the cursor with it."""
        from debate_tui.pages.brief import row_of
        from debate_tui.user.briefs import move

        mark, app = self._mark(), self._app
        if mark is None:
            return
        if not self._change(lambda brief: move(brief.name, mark, down), ""):
            if not app.view.state.notice:
                app.say(f"It is the {'last' if down else 'first'} mark already.")
            return
        brief = self._current()
        number = brief.find(mark) if brief else None
        if brief and number is not None:
            state = app.view.state
            cursor = replace(state.cursor, row=row_of(brief, number) - bool(mark.note))
            app.move(replace(state, here=Spot(state.place, cursor)))

    def do_undo(self) -> None:
        from debate_tui.user.briefs import NotChangedError, undo

        if not self._done:
            self._app.say("Nothing to undo: no brief was changed since the explorer was opened.")
            return
        change = self._done.pop()
        try:
            undo(change)
        except NotChangedError as error:
            self._app.say(f"Not undone: {error}.")
            return
        self._read()
        self._app.say(f"Undone in {change.path.name}. {len(self._done)} more to undo.")

    def enter(self, target: Target) -> None:
        """Do what Enter does on the pages of briefs and notes."""
        from debate_tui.user.briefs import NotChangedError, begin, set_note

        app = self._app
        typed, place = app.view.line.text.strip(), app.view.state.place
        match target:
            case Annotate() if isinstance(place, places.Note):
                try:
                    done = set_note(place.brief, place.mark, typed)
                except NotChangedError as error:  # what was typed stays on its line
                    self._read()
                    app.say(f"Not noted: {error}.")
                    return
                app.action_press("back")
                self._changed(done)
                self._read()
                app.say("Noted." if typed else "No note any more.")
            case Choose(name, title):
                try:
                    name = name or begin(title)
                except NotChangedError as error:
                    app.say(f"Not begun: {error}.")
                    return
                app.action_press("back")
                self._choose(name)

    def _key(self, action: str) -> str:
        return self._app.view.state.keys.shown(action)

    # Reading and writing

    def _mark(self) -> "Mark | None":
        from debate_tui.tui.taking import mark_under

        mark = mark_under(self._app.view.state, self._app.row)
        if mark is None:
            self._app.say("There is no mark under the cursor.")
        return mark

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

    def _choose(self, name: str) -> None:
        """Make a brief the one that marks go into, in this session and later ones."""
        self._app.remembering.brief(name)
        briefs = self._read(name)
        if brief := briefs.brief:
            self._app.say(f"Marks go into “{brief.title}” now.")

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
        briefs = Briefs(found, current)
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
