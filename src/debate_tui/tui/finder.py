"""Searching without keeping the screen waiting: a small library at once, a large one in a thread, the newest query only."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from debate_tui.model.library import Library
from debate_tui.store import Store, damaged

if TYPE_CHECKING:
    from debate_tui.search import Results, Searcher

_TURN = 0.0005
"""Seconds until a thread that searches gives way to the screen: Python's own 5 ms can be seen."""

T = TypeVar("T")


class Finder:
    """Answers what is typed in the search box, over one library."""

    def __init__(self, library: Library, store: Store | None) -> None:
        self._library = library
        self._store = store
        self.threaded = bool(store and store.large)
        """Whether to await `newest` instead of calling `find`."""
        self._one = asyncio.Lock()  # a searcher is for one thread at a time
        self._wanted = ""

    @cached_property
    def _searcher(self) -> "Searcher":
        from debate_tui.search import Searcher

        return self._store.searcher(self._library) if self._store else Searcher(self._library)

    def find(self, query: str) -> "Results":
        """The results, at once."""
        return self._sure(lambda: self._searcher.search(query))

    def _sure(self, work: Callable[[], T]) -> T:
        """`work`; once more over an index that is made anew, where somebody has changed its file meanwhile."""
        try:
            return work()
        except Exception as error:
            if not damaged(error):
                raise
            self.__dict__.pop("_searcher", None)  # it may have failed to come about
            return work()

    async def prepare(self) -> None:
        """Opens the index of a large library, so that the first letter finds it open."""
        if self.threaded:
            sys.setswitchinterval(_TURN)
            await self._in_thread(lambda: self._searcher.prepare())

    async def newest(self, query: str, then: "Callable[[Results], None]" = lambda _: None) -> "Results | None":
        """The results, from a thread, in which `then` has been done with them, too; None where another query has overtaken this
        one, which is then let go."""
        from debate_tui.search import Cancelled

        def overtaken() -> bool:
            return query != self._wanted

        def search() -> "Results":
            results = self._searcher.search(query, cancelled=overtaken)
            if not overtaken():
                then(results)
            return results

        self._wanted = query
        with suppress(Cancelled):
            results = await self._in_thread(search)
            return None if overtaken() else results
        return None

    async def complete(self, query: str) -> Sequence[str]:
        """What the query may go on with."""
        if self.threaded:
            return await self._in_thread(lambda: self._searcher.complete(query))
        return self._searcher.complete(query)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._one:
            return await asyncio.to_thread(self._sure, work)


def completion(typed: str, queries: Sequence[str]) -> str:
    """What goes on behind the text `typed` as one of the queries does, the likeliest first; "" where none does."""
    longer = (_going_on(typed, query) for query in queries)
    return next((query[len(typed) :] for query in longer if query.startswith(typed) and query != typed), "")


def _going_on(value: str, query: str) -> str:
    """`query`, or, where it puts a name of several words into quotation marks, `value` with the word of the name that it begins: part of a name will do."""
    head, quote, name = query.partition('"')
    begun = value.removeprefix(head)
    word = next((word for word in name.rstrip('"').split() if word.lower().startswith(begun.lower())), "")
    return value + word[len(begun) :] if quote and begun != value and '"' not in begun else query
