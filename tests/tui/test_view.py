"""The view: exactly as large as the screen, the cursor in sight, every line of every page within reach."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from debate_tui.library import Library
from debate_tui.state import MOVES
from debate_tui.tui.frame import Frame
from debate_tui.tui.view import Size, scroll_by
from tests.builders import libraries
from tests.tui.screens import HOSTILE, SIZES, Reader

sizes = st.one_of(st.sampled_from((*SIZES, *HOSTILE)), st.builds(Size, st.integers(1, 200), st.integers(1, 60)))
readable = st.one_of(st.sampled_from(SIZES), st.builds(Size, st.integers(12, 200), st.integers(4, 60)))
actions = st.one_of(
    st.sampled_from(("down", "up", "page_down", "page_up", "enter", "back")),
    st.sampled_from((*MOVES, "page_down", "page_up")),
    st.tuples(st.just("resize"), sizes),
    st.tuples(st.just("wheel"), st.integers(-9, 9)),
    st.tuples(st.just("search"), st.sampled_from(("the", "a claim", "日本", "zzz", "", '"', "source:s0"))),
)


def do(reader: Reader, action: object) -> None:
    match action:
        case "resize", Size() as size:
            reader.resize(size)
        case "wheel", int(lines):
            reader.view = scroll_by(reader.view, lines, reader.library, reader.size)
        case "search", str(query):
            reader.search(query)
        case str(name):
            reader.press(name)


def assert_fits(shown: Frame, size: Size) -> None:
    assert len(shown.lines) == size.lines
    for line in shown.lines:
        text = "".join(run.text for run in line)
        assert cell_len(text) == size.columns, (text, size)


@settings(max_examples=60)
@given(libraries(), sizes, st.lists(actions, max_size=14))
def test_whatever_is_done_the_frame_fits_and_the_cursor_is_in_sight(
    library: Library, size: Size, todo: list[object]
) -> None:
    reader = Reader(library, size)
    for action in [None, *todo]:
        do(reader, action)
        assert_fits(reader.frame, reader.size)
        seen = reader.stops_in_sight()
        assert reader.at in seen or not seen


@settings(max_examples=40)
@given(libraries(), readable, st.lists(actions.filter(lambda action: action[0] != "resize"), max_size=5))
def test_down_shows_every_line_of_a_page_and_up_leads_back(library: Library, size: Size, todo: list[object]) -> None:
    reader = Reader(library, size)
    for action in todo:
        do(reader, action)
    reader.press("top")
    for way in ("down", "up"):
        seen: list[str] = []
        before = None
        for presses in range(500):  # noqa: B007 - asserted below
            seen += reader.lines_in_sight()
            if reader.view == before:
                break
            before = reader.view
            reader.press(way)
        assert presses < 499, "it goes on and on"
        assert set(reader.all_lines()) <= set(seen)
        assert reader.lines_in_sight()[-1 if way == "down" else 0] == reader.all_lines()[-1 if way == "down" else 0]
