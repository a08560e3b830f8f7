"""What is derived goes with what it was derived from: a day's reading holds one reading of the map, not one of each."""

import gc
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from debate_tui import store
from debate_tui.disk.collecting import without_collection
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.model.library import Library
from debate_tui.search import Searcher
from debate_tui.state import places, renewed, searched, settled_in
from debate_tui.store.rows import Rows
from debate_tui.tui.body import Size
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View, press, settled
from tests.builders import compared
from tests.tui.terminal import terminal

SIZE = Size(130, 40)


def alive(folder: Path, collected: bool = True) -> int:
    """How many debates there are that were read from a folder, once garbage was `collected`."""
    gc.unfreeze()  # what is frozen, as the explorer does with what it begins with, is hidden from the next lines
    if collected:
        gc.collect()
    return sum(type(one) is Debate and one.at.file.startswith(str(folder)) for one in gc.get_objects())


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A map in a file of its own, which may be written again."""
    source = Path(__file__).parents[1] / "pages" / "map"
    folder = tmp_path / "map"
    folder.mkdir()
    for file in source.glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def visited(view: View, library: Library) -> View:
    """Every kind of page is looked at, and left again."""
    for action in ("enter", "back", "issues", "grid", "sources", "enter", "back", "help", "why", "next_issue", "swap"):
        view = press(view, action, library, SIZE)
        frame(view, library, SIZE)
    there = settled(view, press(view, "search", library, SIZE).state, library, SIZE)
    results = Searcher(library).search("the")
    there = settled(there, searched(there.state, results), library, SIZE)
    assert type(there.state.place) is places.Search
    frame(there, library, SIZE)
    return settled(there, press(there, "back", library, SIZE).state, library, SIZE)


def test_sixty_readings_of_a_map_leave_one_debate_alive(written: Path) -> None:
    """TRIALS A14: there were sixty."""
    content = store.open([written])
    library = content.verified()
    view = View(compared(library))
    for _ in range(60):
        view = visited(view, library)
        new = renewed(library, content.verified(), view.state.place).library
        view = settled(view, settled_in(view.state, library, new), new, SIZE)
        library = new
    assert len(library.debates) == 1
    del new
    assert alive(written) == 1


def test_sixty_readings_of_a_large_library_leave_one_debate_alive(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the collector, too: it doesn't look through what the store has frozen, so nothing may refer back to its owner."""
    monkeypatch.setattr("debate_tui.store.LARGE", 0)
    content, head = store.open([written]), written / "debate.toml"
    library = content.verified()
    view = View(compared(library))
    with without_collection():
        for number in range(60):
            view = visited(view, library)
            assert content.searcher(library).search("the").hits
            assert content.ask(lambda searcher: searcher.search("the")).hits
            head.write_text(head.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
            assert content.changed()
            new = renewed(library, content.verified(), view.state.place).library
            view = settled(view, settled_in(view.state, library, new), new, SIZE)
            library = new
        del new
        assert alive(written, collected=False) == 1
        gc.unfreeze()
        rows = [one for one in gc.get_objects() if type(one) is Rows and str(written) in "".join(one.files)]
        assert len(rows) == 2, "the claims and the relations of one reading: each edit left 60 MB behind"


async def test_the_explorer_lets_go_of_what_it_read_before(written: Path) -> None:
    """TRIALS A14 and H14, in the program itself: the file is saved again and again, and pages are visited in between."""
    content = store.open([written])
    head = written / "debate.toml"
    async with terminal(content.verified(), content=content) as reader:
        app = reader.app
        counts = []
        for number in range(8):
            head.write_text(head.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
            await app.files.look_again()
            await reader.press("i", "enter", "m", "s", "enter", "c")
            counts.append(alive(written))
        assert counts == counts[:1] * 8


@dataclass(eq=False)
class Owner:
    derived: dict[Any, dict[Any, Any]] = field(default_factory=dict)


def test_what_was_asked_for_last_is_remembered() -> None:
    asked = []

    @derived(2)
    def twice(_: Owner, number: int) -> int:
        asked.append(number)
        return 2 * number

    owner = Owner()
    assert [twice(owner, n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert asked == [1, 2, 3, 2]
    assert twice(Owner(), 1) == 2
    assert asked == [1, 2, 3, 2, 1]


def test_several_threads_may_ask() -> None:
    @derived(3)
    def same(_: Owner, number: int) -> int:
        return number

    owner = Owner()
    wrong: list[int] = []

    def ask() -> None:
        wrong.extend(n for n in range(5000) if same(owner, n % 7) != n % 7)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert all(len(results) <= 3 for results in owner.derived.values())
