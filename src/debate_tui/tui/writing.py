"""Writing into a map: leads from step to step, writes what was checked, and takes it back, until the explorer is left."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from debate_tui.edit.drafts import Draft, NewRelation
from debate_tui.edit.made import CannotWriteError, Made, made
from debate_tui.state import Spot, Take, go
from debate_tui.state.places import Step, Writing
from debate_tui.state.writing import NotYetError, begun, changed, chosen
from debate_tui.tui.begun import Begun, gone_on
from debate_tui.tui.drafting import called, closed, content, outside, refused, standing
from debate_tui.tui.editing import claim_on
from debate_tui.tui.taking import claim_under
from debate_tui.tui.written import NotWrittenError, Session, told

if TYPE_CHECKING:
    from debate_tui.tui.app import Explorer

T = TypeVar("T")


_CHANGED = "The map was changed meanwhile: this is what would be written now."


class Writer:
    """What an explorer writes into maps."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._written = Session()
        self._begun = Begun(app.remembering.journal)
        self._busy = False
        self._marked: int | None = None  # where the marks began that the draft in hand is about

    # Beginning

    def do_add_claim(self) -> None:
        """Begin a claim on the marked sentences of a source's text."""
        app = self._app
        draft = claim_on(app.view.state, app.library)
        if isinstance(draft, str):
            app.say(draft)
        else:
            self._begin(draft)

    def do_relate(self) -> None:
        """Remember the claim under the cursor; on the second one, begin the relation between them."""
        app = self._app
        state = app.view.state
        found = claim_under(state, app.under, app.library)
        if found is None:
            app.say(f"A relation is drawn from claim to claim: {self._key('relate')} on one, then on the other.")
            return
        (debate, claim), key, first = found, self._key("relate"), state.related
        if first == (debate.id, claim.full_id):
            app.move(replace(state, related=None, notice="No relation is drawn."))
        elif first and first[0] == debate.id and first[1] in debate.claim:
            self._begin(NewRelation(first[1], claim.full_id))
        elif why := refused(debate, NewRelation(claim.full_id, claim.full_id)):
            app.say(why)
        else:
            words = f"From “{claim.text}” Go to the other claim, wherever it is, and press {key} there; {key} here lets it be."
            app.move(replace(state, related=(debate.id, claim.full_id), notice=words))

    def _begin(self, draft: Draft) -> None:
        """To the first step, or to where the user left it."""
        app = self._app
        state = app.view.state
        debate = app.library.debate[state.place.debate]
        near = state.place.comparison
        if near is None:
            return
        if no := refused(debate, draft):
            app.say(no)
            return
        why = closed(debate, draft)
        self._marked = state.marked
        kept, times = self._begun.of(debate, draft, near, around=state.marked is None)
        place = Writing(near, draft, Step.COPY, refused=why) if why else kept or begun(debate, near, draft)
        app.move(go(state, Spot(place)))
        if place.step is Step.CHECK:
            self._check(place)
        if place is kept:
            app.say(gone_on(place.draft, draft, times, self._key("mark")))

    # Step by step

    def enter(self, take: Take) -> None:
        """Do what Enter does at a step."""
        app, place = self._app, self._app.view.state.place
        if not isinstance(place, Writing) or self._busy:
            return
        if take.choice is Step.COPY:
            self._copy(place)
        elif take.choice in ("write", "edit"):
            self._write(place, edit=take.choice == "edit")
        elif place.step is Step.CHECK and isinstance(take.choice, Step):
            self._to(changed(place, take.choice))
        else:
            try:
                there = chosen(place, take, app.library.debate[place.debate])
            except NotYetError as error:
                app.say(str(error))
                return
            self._to(there)
            if there.step is Step.CHECK:
                self._check(there)

    def _to(self, place: Writing) -> None:
        state = self._app.view.state
        self._app.move(replace(state, here=Spot(place), notice=self._begun.trouble()))

    def leave(self) -> None:
        """Keep what is being written for later, and go back to the page that it was begun on."""
        app = self._app
        place = app.view.state.place
        if not isinstance(place, Writing):
            return
        self.keep()
        app.move(replace(outside(app.view.state, place), marked=self._marked))
        if place.step is not Step.COPY:
            key = self._key("relate" if isinstance(place.draft, NewRelation) else "add_claim")
            unkept = self._begun.unkept()
            till = f"and kept only until you quit, since {unkept}" if unkept else "but kept"
            app.say(f"Not written, {till}: {key} in the same place goes on with it.")

    def keep(self) -> None:
        """Keep what is being written as it is now, with what is typed."""
        view = self._app.view
        if isinstance(place := view.state.place, Writing):
            typed = replace(place, query=view.line.text)
            self._begun.keep(self._app.library.debate[place.debate], typed)

    def unwritten(self) -> str:
        """What to say to who wants to quit although something is begun and not written; "" the second time."""
        return self._begun.warning()

    # The check

    def _check(self, place: Writing) -> None:
        """Find out what the draft makes of the map, and what would be wrong with it then."""
        self._run(lambda: self._tried(place), self._checked)

    def recheck(self) -> None:
        """Check anew what was checked before the map's files changed: the page says what would be written now."""
        app, place = self._app, self._app.view.state.place
        if self._busy or not isinstance(place, Writing) or place.step is not Step.CHECK:
            return
        if place.debate not in app.library.debate:
            return
        words = app.view.state.notice

        def show(fresh: Writing) -> None:
            self._checked(fresh)
            if app.view.state.place == fresh:
                app.say(_CHANGED if fresh != place else words)

        self._run(lambda: self._tried(place), show)

    def _tried(self, place: Writing) -> Writing:
        app = self._app
        debate = app.library.debate[place.debate]
        try:
            ready = made(debate, place.draft, content)
            if app.store is None:
                return replace(place, refused="nothing here was read from a file")
            trial = app.store.tried(debate, {change.file: change.after for change in ready.changes})
        except (OSError, CannotWriteError) as error:
            return replace(place, refused=told(error))
        if trial.debate is None:
            return replace(place, refused=f"{debate.at.file} no longer holds the debate {debate.id}")
        if trial.lock:
            ready = replace(ready, changes=(*ready.changes, trial.lock))
        return replace(place, made=ready, problems=trial.problems)

    def _checked(self, place: Writing) -> None:
        here = self._app.view.state.place
        if isinstance(here, Writing) and here.step is Step.CHECK and here.draft == place.draft:
            self._to(place)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do some work and what follows from it: of a large library beside the keys, where it would keep them waiting."""
        app = self._app
        if not (app.store and app.store.large):
            then(work())
            return
        self._busy = True
        app.run_worker(self._run_beside(work, then))

    async def _run_beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        import asyncio

        try:
            done = await asyncio.to_thread(work)
        finally:
            self._busy = False
        then(done)

    # Writing

    def _write(self, place: Writing, edit: bool) -> None:
        """Write what was checked; where the files have changed since, check it anew."""
        app, ready = self._app, place.made
        if ready is None:
            return
        try:
            now = made(app.library.debate[place.debate], place.draft, content)
            lock = ready.changes[len(now.changes) :]
            if ready.changes != (*now.changes, *lock) or any(content(one.file) != one.before for one in lock):
                self._renewed(lambda: self._check_again(place))
                return
            self._written.write(ready.changes, called(ready))
        except (OSError, CannotWriteError, NotWrittenError) as error:
            app.say(f"Not written: {told(error)}.")
            return
        self._begun.forget(app.library.debate[place.debate], place)
        app.move(replace(outside(app.view.state, place), related=None))
        self._renewed(lambda: self._arrive(place, ready, edit))

    def _check_again(self, place: Writing) -> None:
        """Check what was checked before another program changed the map."""
        if isinstance(self._app.view.state.place, Writing):  # else the map is gone
            self._check(place)
            self._app.say(_CHANGED)

    def _arrive(self, place: Writing, ready: Made, edit: bool) -> None:
        """Stand on what was written, or open it in the editor."""
        app = self._app
        debate = app.library.debate.get(place.debate)
        if debate:
            app.move(standing(app.view.state, debate, place.draft, ready))
        app.files.answer(f"Written: {called(ready)}. {self._key('take_back')} takes it back.")
        if edit:
            app.files.edit(ready.at)

    def _renewed(self, then: Callable[[], None]) -> None:
        """Read what has changed, and go on."""
        app = self._app
        if app.store and app.store.large:
            self._busy = True
            app.run_worker(self._renewed_beside(app.files.look_again(), then))
        else:
            app.files.read_again()
            then()

    async def _renewed_beside(self, reading: Coroutine[Any, Any, None], then: Callable[[], None]) -> None:
        try:
            await reading
        finally:
            self._busy = False
        then()

    # Taking back

    def do_take_back(self) -> None:
        self._turn(self._written.take_back, "Not taken back")

    def do_write_again(self) -> None:
        self._turn(self._written.write_again, "Not written again")

    def _turn(self, turn: Callable[[str], str], failed: str) -> None:
        if self._busy:
            return
        try:
            words = turn(self._key("write_again"))
        except NotWrittenError as error:
            words = f"{failed}: {error}."
        self._renewed(lambda: self._settle(words))

    def _settle(self, words: str) -> None:
        """Leave a page that went with what was taken back."""
        app = self._app
        if app.files.renewal and any(loss.leaves for loss in app.files.renewal.losses):
            app.action_press("back")
        app.files.answer(words)

    # A copy

    def _copy(self, place: Writing) -> None:
        from debate_tui.tui.copying import CannotCopyError, copied

        app = self._app
        if app.store is None:
            return
        try:
            path, app.store = copied(app.library.debate[place.debate], app.store)
        except CannotCopyError as error:
            app.say(f"Not copied: {error}.")
            return
        app.move(outside(app.view.state, place))
        app.files.show(app.store.verified())
        debate = app.library.debate.get(place.debate)
        if debate:
            self._begin(place.draft)
        app.say(f"Copied to {path}: what you write goes there.")

    def _key(self, action: str) -> str:
        return self._app.view.state.keys.shown(action)
