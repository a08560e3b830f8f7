"""The table of screens, and where the cells of pages lead: whatever Enter does, a page comes of it."""

import subprocess
import sys

from hypothesis import given, settings

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import diagnose
from debate_tui.model.library import Library
from debate_tui.pages.compose import SCREENS, compose, stops
from debate_tui.search import Searcher
from debate_tui.state import (
    Annotate,
    Ask,
    Choose,
    Cursor,
    Do,
    Edit,
    Go,
    Save,
    Spot,
    State,
    Take,
    Target,
    go,
    landed,
    places,
    searched,
    start,
)
from debate_tui.state.keys import KEYS
from debate_tui.write.writers import WRITERS
from tests.builders import claim, debate, libraries
from tests.conftest import REPO
from tests.pages.test_source_text import read
from tests.state.test_state import actions, bundled, check, press, walk

LIBRARY = Library((debate(claims=[claim("left/a"), claim("right/b")]),))


def test_every_place_has_its_line_in_the_table() -> None:
    assert set(SCREENS) == places.ALL
    assert len({screen.name for screen in SCREENS.values()}) == len(SCREENS)


def test_what_is_typed_into_has_a_prompt_and_nothing_else_has() -> None:
    assert {screen for screen in SCREENS if screen.typing} == {screen for screen in SCREENS if SCREENS[screen].prompt}


def done(target: Target, state: State, library: Library, searcher: Searcher) -> State:
    """The state after Enter in a cell, as the shell makes it; where it leaves the explorer, the same."""
    match target:
        case Go(spot):
            return go(state, spot)
        case Ask(query):
            return searched(state, searcher.search(query))
        case Do(action):
            assert action in {key.action for key in KEYS}
            return press(state, library, "back")
        case Choose() | Annotate() | Take():
            return press(state, library, "back")
        case Save(_, format, name):
            assert format in WRITERS
            assert name
            return press(state, library, "back")
        case Edit(at):
            assert at in {diagnostic.at for diagnostic in library.diagnostics}
            return state


def check_targets(library: Library, way: list[tuple[str, int]]) -> None:
    searcher = Searcher(library)
    seen = set()
    for state in walk(library, way):
        for stop in stops(compose(state, library)):
            if (state.place, stop.target) not in seen:
                seen.add((state.place, stop.target))
                check(done(stop.target, state, library, searcher), library)


@settings(max_examples=30)
@given(libraries(), actions)
def test_every_target_leads_to_a_page_that_composes(library: Library, way: list[tuple[str, int]]) -> None:
    check_targets(library, way)


@settings(max_examples=3)
@given(actions)
def test_every_target_of_the_bundled_map_does(way: list[tuple[str, int]]) -> None:
    check_targets(bundled(), way[:12])


def test_a_problem_is_opened_where_it_is_written() -> None:
    at = Location("map.toml", 3, 7)
    library = Library(LIBRARY.debates, (diagnose(at, "E101", "Something is wrong"),))
    (stop,) = stops(compose(State(Spot(places.Problems())), library))
    assert stop.target == Edit(at)


def test_what_somebody_says_is_asked_for() -> None:
    library = bundled()
    asking = State(Spot(places.Search(start(library).place.comparison)))
    found = searched(asking, Searcher(library).search("kind:speaker kishida"))
    targets = [stop.target for stop in stops(compose(found, library))]
    assert targets
    assert all(isinstance(target, Ask) and target.query.startswith('speaker:"') for target in targets)


def test_enter_on_a_sentence_leaves_the_cursor_on_it() -> None:
    """It sent it to the first one."""
    one, _ = read()
    library, place = Library((one,)), places.Source(places.Compare("d"), "left")
    found = stops(compose(State(Spot(place)), library))
    sentences = [stop for stop in found if stop.spot and stop.spot.place == place]
    assert len(sentences) == 3
    for stop in sentences:
        state = press(State(Spot(place, Cursor(stop.row, stop.side))), library, "enter")
        at = landed(state.here, found)
        assert at is not None
        assert at == stop


def test_the_first_frame_loads_the_page_that_it_shows_and_no_other() -> None:
    script = f"""
import sys
from pathlib import Path
from debate_tui.read.library import read_library
from debate_tui.state import start
from debate_tui.tui.body import Size
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View
library = read_library([Path({str(REPO / "content")!r})])
frame(View(start(library)), library, Size(80, 24))
print(*sys.modules)
"""
    loaded = set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()
    )
    assert "debate_tui.pages.overview" in loaded
    others = ("claim", "compare", "commands", "details", "document", "reading", "results", "shelf", "sources")
    assert loaded & {*(f"debate_tui.pages.{name}" for name in others), "debate_tui.search", "textual"} == set()
