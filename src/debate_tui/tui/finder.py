"""Searching without blocking the screen: a large library is searched in a thread, for the newest query only."""

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
    from debate_tui.store import Apart

TURN = 0.0005
"""Seconds after which a searching thread lets the screen's thread run. Python's default, 5 ms, is a visible delay."""

T = TypeVar("T")


class Finder:
    """Finds what is typed in the search box in one library."""

    def __init__(self, library: Library, store: Store | None) -> None:
        self._library = library
        self._store = store
        self.threaded = bool(store and store.large)
        """Whether the library is so large that `newest` is to be awaited instead of calling `find`."""
        self._one = asyncio.Lock()  # a searcher may be used by one thread at a time only
        self._wanted = ""
        self._apart: Apart | None = None
        self._left = False

    @cached_property
    def _searcher(self) -> "Searcher":
        from debate_tui.search import Searcher

        if self._store is None:
            return Searcher(self._library)
        if not self._store.indexed:
            self._index(self._store)
        return self._store.searcher(self._library)

    def _index(self, store: Store) -> None:
        """Wait until another process has made the index, which takes long and much memory.

        Raises:
            Cancelled: `leave` was called.
        """
        from debate_tui.search import Cancelled

        with suppress(OSError):  # the system doesn't start one: the index is made here
            self._apart = store.apart("index")
            if self._left:
                self._apart.end()
            self._apart.wait()
        self._apart = None
        if self._left:
            raise Cancelled

    def leave(self) -> None:
        """Make no index any more: nobody will search here."""
        self._left = True
        if self._apart:
            self._apart.end()

    def find(self, query: str) -> "Results":
        """The results for `query`, computed at once."""
        return self._sure(lambda: self._searcher.search(query))

    def _sure(self, work: Callable[[], T]) -> T:
        """The result of `work`. If the index's file was damaged meanwhile, `work` runs again over a new index."""
        try:
            return work()
        except Exception as error:
            if not damaged(error):
                raise
            self.__dict__.pop("_searcher", None)  # absent if opening the index was what failed
            return work()

    async def ready(self) -> bool:
        """Whether the first search needn't wait for an index to be made."""
        return not self._store or await asyncio.to_thread(lambda: not self._store or self._store.indexed)

    async def prepare(self) -> None:
        """Open the index of a large library before the first letter is typed."""
        from debate_tui.search import Cancelled

        if self.threaded:
            sys.setswitchinterval(TURN)
            with suppress(Cancelled):  # the program ends
                await self._in_thread(lambda: self._searcher.prepare())

    async def newest(self, query: str, then: "Callable[[Results], None]" = lambda _: None) -> "Results | None":
        """The results for `query`, computed in a thread, which also calls `then` with them.

        None if a newer query has come meanwhile: then this search is abandoned.
        """
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
        """Full queries that `query` may be the beginning of, the likeliest first."""
        from debate_tui.search import Cancelled

        if self.threaded:
            with suppress(Cancelled):
                return await self._in_thread(lambda: self._searcher.complete(query))
            return ()
        return self._searcher.complete(query)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        async with self._one:
            return await asyncio.to_thread(self._sure, work)


def completion(typed: str, queries: Sequence[str]) -> str:
    """What to append to `typed` to get the first (likeliest) query that begins with it; "" if none does."""
    longer = (_going_on(typed, query) for query in queries)
    return next((query[len(typed) :] for query in longer if query.startswith(typed) and query != typed), "")


def _going_on(value: str, query: str) -> str:
    """`query`; or `value` with its last word completed, if `query` has a quoted name of several words.

    A part of a name is enough to find it, so the quotation marks and the other words aren't forced on the user.
    """
    head, quote, name = query.partition('"')
    begun = value.removeprefix(head)
    word = next((word for word in name.rstrip('"').split() if word.lower().startswith(begun.lower())), "")
    return value + word[len(begun) :] if quote and begun != value and '"' not in begun else query
