"""Marking: puts pairs and claims into the reader's brief, and changes them there. Each change is on disk before it is shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.state import Choose, Spot, Target, go, places
from debate_tui.text.wording import counted
from debate_tui.tui.line import Line
from debate_tui.tui.shelf import Shelf

if TYPE_CHECKING:
    from debate_tui.model.brief import Mark

# What reads and writes briefs is imported when somebody marks something: most sessions don't.


class Marking(Shelf):
    """What an explorer does with marks."""

    # Into a brief

    def do_keep(self) -> None:
        """Put the pair under the cursor into the current brief, elsewhere the claim; a mark of a brief, in the words of now."""
        from debate_tui.model.brief import Mark, kept_claim, kept_pair
        from debate_tui.pages.brief_map import told_of
        from debate_tui.pages.compare import opening_of
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
        told = told_of(mark) if mark.relation else f"“{opening_of(mark.sides[0][0])}” · {told_of(mark)}"
        words = f"In the brief “{title}”, {where} ({verb}): {told}. {self._key('brief')} opens it"
        others = brief and [one.debate for one in brief.marks if one.debate not in ("", mark.debate)]
        if brief and others and len(others) == sum(one.debate != "" for one in brief.marks) - 1:
            words += (
                f", with {counted(len(others), 'mark')} of other debates; {self._key('briefs')} there begins another"
            )
        app.say(f"{words}.")

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

    def enter(self, target: Target) -> None:
        """Do what Enter does on the pages of briefs and notes."""
        from debate_tui.user.briefs import NotChangedError, set_note

        app = self._app
        typed, place = app.view.line.text.strip(), app.view.state.place
        if isinstance(target, Choose):
            self._opened(target)
        elif isinstance(place, places.Note) and place.mark is None:
            self._entitle(place.brief, typed)
        elif isinstance(place, places.Note) and place.mark:
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

    def _mark(self) -> "Mark | None":
        from debate_tui.tui.taking import mark_under

        mark = mark_under(self._app.view.state, self._app.row)
        if mark is None:
            self._app.say("There is no mark under the cursor.")
        return mark
