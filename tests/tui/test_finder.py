"""Searching a large library beside the screen: the same answers, from a thread, and never those of a query that was overtaken."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.model.library import Library
from debate_tui.search import Results
from debate_tui.state import places
from debate_tui.tui.app import Explorer
from debate_tui.tui.body import Size
from debate_tui.tui.finder import Finder
from debate_tui.tui.frame import Frame, frame
from debate_tui.tui.view import View

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Iterator[store.Store]:
    """The bundled map, as if it were large."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    interval = sys.getswitchinterval()
    yield store.open([CONTENT])
    sys.setswitchinterval(interval)


async def test_answers_are_those_of_a_search_at_once(content: store.Store) -> None:
    library = content.library()
    finder, plain = Finder(library, content), Finder(library, None)
    assert (finder.threaded, plain.threaded) == (True, False)
    await finder.prepare()
    await plain.prepare()
    assert await finder.newest("kishida aproval") == plain.find("kishida aproval")
    assert await finder.complete("source:cg") == await plain.complete("source:cg") == ("source:cgtn",)


async def test_threads_change_quickly_once_a_large_library_is_searched(content: store.Store) -> None:
    await Finder(content.library(), content).prepare()
    assert sys.getswitchinterval() < 0.001


async def test_what_is_overtaken_is_let_go(content: store.Store) -> None:
    finder = Finder(content.library(), content)
    started, go_on = threading.Event(), threading.Event()
    composed: list[str] = []

    def wait(results: Results) -> None:
        composed.append(results.query)
        started.set()
        go_on.wait(10)

    first = asyncio.create_task(finder.newest("kish", wait))
    await asyncio.to_thread(started.wait, 10)
    queries = ["kishi", "kishid", "kishida"]
    rest = [asyncio.create_task(finder.newest(query, lambda found: composed.append(found.query))) for query in queries]
    await asyncio.sleep(0)  # All are asked for before the first one ends.
    go_on.set()
    assert await first is None
    found = [await task for task in rest]
    assert found[:2] == [None, None]
    assert found[2] is not None
    assert found[2].query == "kishida"
    assert composed == ["kish", "kishida"]


async def test_the_explorer_shows_what_was_typed_last(content: store.Store) -> None:
    app = Explorer(content.library(), store=content)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"tresury")
        for _ in range(200):
            results = app.view.state.results
            if results and results.query == "tresury":
                break
            await pilot.pause(0.05)
        assert results is not None
        assert results.hits[0].item.claim in ("matsumura/financial-sharing", "matsumura/liquidate")
        place = app.view.state.place
        assert isinstance(place, places.Search)
        assert place.query == "tresury"


async def test_what_a_search_leads_to_is_composed_beside_the_keys_alone(
    content: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Explorer(content.library(), store=content)
    composed: list[Results | None] = []

    def counted(view: View, library: Library, size: Size) -> Frame:
        composed.append(view.state.results)
        return frame(view, library, size)

    monkeypatch.setattr("debate_tui.tui.app.frame", counted)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "f")
        for _ in range(200):
            if (results := app.view.state.results) and results.query == "f":
                break
            await pilot.pause(0.05)
        await pilot.pause()
        assert app.canvas.frame == frame(app.view, app.library, app.shown)
        assert sum(one is results for one in composed) <= 1, "with the completion, which comes behind the word"


async def test_an_index_that_is_truncated_while_it_is_open_is_made_anew(
    content: store.Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate_tui.disk.sections.SMALL", 64)  # so that it is read piece by piece
    finder = Finder(content.library(), content)
    before = await finder.newest("cornerstone")
    (index,) = (home / "cache").rglob("*.index")
    os.truncate(index, 50)
    after = await finder.newest("relic alliance")
    assert before is not None
    assert before.hits
    assert after is not None
    assert after.hits
    assert finder.find("cornerstone").hits == before.hits


async def test_the_index_of_much_content_is_made_in_another_process(
    content: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = content.library()
    assert not content.indexed
    monkeypatch.setattr("debate_tui.search.build.Builder.add", None)  # nothing can be indexed in this process
    assert await Finder(library, content).newest("kishida")
    assert content.indexed


async def test_whoever_leaves_waits_for_no_index(content: store.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    started = threading.Event()

    class Endless:
        ended = threading.Event()

        def wait(self) -> None:
            started.set()
            assert self.ended.wait(10)

        def end(self) -> None:
            self.ended.set()

    monkeypatch.setattr(store.Store, "apart", lambda *_: Endless())
    finder = Finder(content.library(), content)
    search = asyncio.create_task(finder.newest("kishida"))
    await asyncio.to_thread(started.wait, 10)
    finder.leave()
    assert await search is None
    assert not content.indexed


async def test_the_explorer_says_that_search_is_made_ready(content: store.Store) -> None:
    app = Explorer(content.library(), store=content)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        for _ in range(200):
            if "made ready for search" in app.view.state.notice:
                break
            await pilot.pause(0.01)
        else:
            pytest.fail("nothing was said")
        await pilot.press(*"tresury")
        for _ in range(400):
            results = app.view.state.results
            if results and results.query == "tresury":
                break
            await pilot.pause(0.05)
        assert results
        assert results.query == "tresury"
        assert not app.view.state.notice
