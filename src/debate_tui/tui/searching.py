"""Searching while the user types: the page follows the typed line; a large library is searched in a thread."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from debate_tui.state import Cursor, Save, Spot, State, places, searched
from debate_tui.tui.body import body
from debate_tui.tui.finder import completion
from debate_tui.tui.frame import Frame, frame
from debate_tui.tui.view import View, settled

if TYPE_CHECKING:
    from debate_tui.search import Results
    from debate_tui.tui.app import Explorer
    from debate_tui.tui.glimpses import Glimpses


_INDEXING = "Much content is made ready for search, the first time. What you type meanwhile is found then."


class Searching:
    """Updates the page of results, of keys, commands, exports, briefs or choices to the typed line."""

    def __init__(self, app: "Explorer") -> None:
        self._app = app
        self._sought: str | None = None
        """The query that is being searched for in a thread; None if there is none."""
        self._completing = ""
        """The text whose completion was asked for last."""
        self._made: tuple[View, Frame] | None = None
        """The screen that a thread has composed last."""

    async def prepare(self) -> None:
        """Make ready to search; where that takes long, since there is much content without an index, say so."""
        app, finder = self._app, self._app.finder
        if not await finder.ready():
            app.say(_INDEXING)
        await finder.prepare()
        if app.view.state.notice == _INDEXING:
            app.say("")

    def follow(self) -> None:
        """Update the page, if it doesn't yet show what belongs to the typed line."""
        state, typed = self._app.view.state, self._app.view.line.text
        if (
            isinstance(state.place, places.Commands | places.Help | places.Briefs | places.Writing)
            and state.place.query != typed
        ):
            self._app.move(replace(state, here=Spot(replace(state.place, query=typed)), notice=""))
        elif isinstance(state.place, places.Exports | places.Note) and state.place.query != typed:  # the rows stay
            cursor = self._on_format(typed) if isinstance(state.place, places.Exports) else state.cursor
            self._app.move(replace(state, here=Spot(replace(state.place, query=typed), cursor), notice=""))
        elif isinstance(state.place, places.Exports):
            self._glimpses.follow()
        elif isinstance(state.place, places.Search):
            self._look_up(typed)

    def _on_format(self, typed: str) -> Cursor:
        """The cursor, on the format whose suffix was typed."""
        from debate_tui.pages.exports import meant

        app, state = self._app, self._app.view.state
        now = body(state, app.library, app.shown)
        if now.at and isinstance(now.at.target, Save):
            rows = {stop.target: stop.row for stop in now.stops if isinstance(stop.target, Save)}
            if (found := meant(rows, now.at.target, typed)) is not None:
                return Cursor(rows[found])
        return state.cursor

    @cached_property
    def _glimpses(self) -> "Glimpses":
        from debate_tui.tui.glimpses import Glimpses  # late: not needed at start-up

        return Glimpses(self._app)

    def _look_up(self, query: str) -> None:
        """Search for `query`, unless its results are already shown; ask for its completion, too. A thread finds the results
        first: the completion would be painted while it searches."""
        results = self._app.view.state.results
        shown = query == (results.query if results else "")
        if query != self._completing and (shown or not self._app.finder.threaded):
            self._completing = query
            self._app.run_worker(self._complete(query), group="completion", exclusive=True)
        if shown:
            self._sought = None
        elif not self._app.finder.threaded:
            self._found(self._app.finder.find(query))
        elif query != self._sought:
            self._sought = query
            self._app.run_worker(self._look_up_beside(query))

    async def _look_up_beside(self, query: str) -> None:
        before = coming = self._app.view

        def shown(results: "Results") -> None:
            """Compose the coming screen in the thread, so that painting it doesn't delay the keys."""
            nonlocal before, coming
            before, library, size = self._app.view, self._app.library, self._app.shown
            coming = settled(before, _with_results(before.state, results), library, size)
            self._made = coming, frame(coming, library, size)

        if results := await self._app.finder.newest(query, shown):
            if self._app.view is before and isinstance(before.state.place, places.Search):
                self._app.show(coming)
            else:
                self._found(results)
            if query != self._completing:
                await self._complete(query)

    def made(self, view: View) -> Frame | None:
        """The frame of a view, if it is the one that the last search has led to."""
        return self._made[1] if self._made and self._made[0] is view else None

    def _found(self, results: "Results") -> None:
        if isinstance(self._app.view.state.place, places.Search):
            self._app.move(_with_results(self._app.view.state, results))

    async def _complete(self, typed: str) -> None:
        self._completing = typed
        queries = await self._app.finder.complete(typed) if typed else ()
        if self._app.view.line.text == typed:
            self._app.show(
                replace(self._app.view, line=replace(self._app.view.line, completion=completion(typed, queries)))
            )


def _with_results(state: State, results: "Results") -> State:
    """The state that shows `results`. If the page already had some of this query, the cursor stays where it was."""
    same = isinstance(state.place, places.Search) and state.results is not None and results.query == state.results.query
    return replace(state, results=results) if same else searched(state, results)
