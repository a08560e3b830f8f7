"""The view: exactly as large as the screen, the cursor in sight, every line of every page within reach."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from debate_tui import store
from debate_tui.layout.arrange import lay_out
from debate_tui.layout.rows import Mode
from debate_tui.layout.runs import plain
from debate_tui.layout.viewport import Viewport, last, scrolled
from debate_tui.model.brief import Brief, Briefs, Mark, kept_pair
from debate_tui.model.debate import Kind, Location, Quote
from debate_tui.model.diagnostics import diagnose
from debate_tui.model.library import Library
from debate_tui.state import MOVES, Spot, State, places, point
from debate_tui.state.keys import KEYS
from debate_tui.tui.body import Size
from debate_tui.tui.frame import Frame
from debate_tui.tui.keyboard import ON_CELLS, shown_first
from debate_tui.tui.linear import opened
from debate_tui.tui.title import where
from debate_tui.tui.view import ALONG, as_left, followed, scroll_by, settled, walked
from tests.builders import AT, claim, compared, debate, issue, libraries, position, relation
from tests.conftest import REPO
from tests.tui.screens import HOSTILE, SIZES, Reader, footer, harbour, written

sizes = st.one_of(st.sampled_from((*SIZES, *HOSTILE)), st.builds(Size, st.integers(1, 300), st.integers(1, 100)))
readable = st.one_of(st.sampled_from(SIZES), st.builds(Size, st.integers(12, 200), st.integers(4, 60)))
actions = st.one_of(
    st.sampled_from(("down", "up", "page_down", "page_up", "enter", "back")),
    st.sampled_from((*MOVES, *ALONG)),
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


def test_a_cell_of_which_only_the_rule_is_in_sight_is_in_sight() -> None:
    """Where that rule is the last line looked at, too: lines are looked at in doubling steps, beginning with 24."""
    tall = debate([claim(f"s{n}/c", f"p{n}") for n in range(20)], positions=[position(f"p{n}") for n in range(20)])
    for columns in (50, 59, 75):
        now = Reader(Library((tall,)), Size(columns, 20)).press("grid").body
        whole = {stop: now.span(stop) for stop in now.stops}
        for line in range(2 * 24 + 2):
            view = Viewport(0, line)
            for room in (1, 7, now.lines):
                seen = {
                    stop for stop, its in whole.items() if stop.row == 0 and line < its.stop and its.start < line + room
                }
                found = {stop for stop in replace(now, lines=room).in_sight(view) if stop.row == 0}
                assert found == seen


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


def _words(line: str) -> str:
    """What a rule says: what its lines are depends on what stands above and below it in sight, since it joins that."""
    return "".join(char for char in line if char not in "─┼┬┴├┤│ ")


@settings(max_examples=40)
@given(libraries(), readable, st.lists(actions.filter(lambda action: action[0] != "resize"), max_size=5))
def test_down_shows_every_line_of_a_page_and_up_leads_back(library: Library, size: Size, todo: list[object]) -> None:
    reader = Reader(library, size)
    for action in todo:
        do(reader, action)
    reader.press("top")
    enough = (
        2 * (len(reader.all_lines()) + len(tuple(reader.body.stops))) + 2
    )  # every press moves the lines or the cursor
    for way in ("down", "up"):
        seen: list[str] = []
        before = None
        for presses in range(enough):  # noqa: B007 - asserted below
            seen += reader.lines_in_sight()
            if reader.view == before:
                break
            before = reader.view
            reader.press(way)
        assert presses < enough - 1, "it goes on and on"
        told = "\n".join(map(_words, seen))
        assert not [line for line in {*reader.all_lines()} - {*seen} if "──" not in line or _words(line) not in told]
        assert reader.lines_in_sight()[-1 if way == "down" else 0] == reader.all_lines()[-1 if way == "down" else 0]


# One page after the other, on a debate that is always the same

LIBRARY = Library((harbour(), debate([claim("day/sun"), claim("night/moon")], id="sky")))


def reader_at(size: Size, *actions: str) -> Reader:
    return Reader(LIBRARY, size, compared(LIBRARY, "harbour")).press(*actions)


WAYS = {
    "library": ("debates",),
    "compare": (),
    "three abreast": ("add_position",),
    "reasons": ("why",),
    "nothing said": ("next_issue", "next_issue"),
    "issues": ("issues",),
    "grid": ("grid",),
    "claim": ("enter",),
    "sources": ("sources",),
    "source": ("sources", "enter"),
    "problems": ("problems",),
    "help": ("help",),
}
"""Every screen but the search, and how a reader gets there."""
STEPS = ("down", "down", "up", "left", "right", "flip")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_line_of_every_page_is_reached_by_down_alone(way: tuple[str, ...], size: Size) -> None:
    reader = reader_at(size, *way, "top")
    seen = set(reader.lines_in_sight())
    for _ in range(600):
        seen |= set(reader.press("down").lines_in_sight())
    assert set(reader.all_lines()) <= seen


@settings(max_examples=40)
@given(libraries(), readable, st.sampled_from(tuple(WAYS.values())), st.lists(st.sampled_from(STEPS), max_size=8))
def test_where_the_page_does_not_scroll_a_step_changes_nothing_but_the_cursor(
    library: Library, size: Size, way: tuple[str, ...], steps: list[str]
) -> None:
    reader = Reader(library, size).press(*way)
    for action in steps:
        before, was, place = reader.page, reader.view.viewport, reader.place
        page = reader.press(action).page
        if reader.place == place:
            assert (page.x, page.y, len(page.lines)) == (before.x, before.y, len(before.lines))
            if reader.view.viewport == was:
                assert [plain(line).replace("▌", " ") for line in page.lines] == [
                    plain(line).replace("▌", " ") for line in before.lines
                ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_letter_of_a_page_is_on_it_at_any_size(way: tuple[str, ...], size: Size) -> None:
    reader = reader_at(size, *way)
    cells = [cell for row in reader.body.page.rows for cell in row.cells if Mode.STACK in cell.modes]
    written = Counter("".join(plain(paragraph.runs) for cell in cells for paragraph in cell.paragraphs))
    shown = Counter("".join(reader.all_lines()))
    del (
        written[" "],
        written["\N{NO-BREAK SPACE}"],
        written["·"],
    )  # a line that ends between two parts of an aside has none
    assert written <= shown


def test_a_claim_is_read_from_its_top() -> None:
    for size in SIZES:
        shown = " ".join(reader_at(size, "enter").text.split())
        assert "tram along" in shown or "A tram" in shown, size


def test_a_stack_is_walked_cell_by_cell_as_it_stands_on_the_screen() -> None:
    reader = reader_at(Size(40, 16))
    walked: list[str] = []
    for _ in range(40):
        if reader.at and (not walked or walked[-1] != reader.at.claim):
            walked.append(reader.at.claim)
        reader.press("down")
    assert walked == ["tram/thesis", "road/thesis", "road/jobs", "tram/noise"]
    for _ in range(40):
        reader.press("up")
    assert reader.at
    assert reader.at.claim == "tram/thesis"


def test_up_to_the_first_claim_passes_over_no_line() -> None:
    """From the claim below it, the page was shown from its top at once, which may be more than a screenful up."""
    claims = [claim("left/a"), claim("right/b"), claim("left/alone")]
    one = debate(claims, relations=[relation(Kind.REBUTS, "left/a", "right/b")])
    for columns, lines in ((59, 14), (40, 17), (30, 17)):
        reader = Reader(Library((one,)), Size(columns, lines)).press("bottom")
        while reader.view.viewport != Viewport():
            before = reader.view.viewport
            after = reader.press("up").view.viewport
            assert reader.body.lines_between(after, before) < reader.body.lines


def test_the_cursor_keeps_to_its_side_past_a_row_that_lacks_it() -> None:
    claims = [claim("left/a"), claim("left/alone"), claim("left/more"), claim("right/b"), claim("right/c")]
    one = debate(claims, relations=[relation(Kind.REBUTS, "left/a", "right/b")])
    reader = Reader(Library((one,)), Size(120, 30)).press("right")
    walked = [stop.claim for way in ("down", "up") for _ in range(3) if (stop := reader.press(way).at)]
    assert walked == ["left/alone", "left/more", "right/c", "left/more", "left/alone", "right/b"]


def test_tab_flips_the_side_of_a_stack() -> None:
    reader = reader_at(Size(59, 20), "flip")
    assert "The port cannot do without" in reader.cursor
    assert "A tram along the quay" in reader.press("flip").cursor


def test_the_smallest_screen_shows_the_claim_its_position_and_a_hint() -> None:
    reader = reader_at(Size(20, 5))
    title, *claim_lines, hint = reader.text.splitlines()
    assert title.startswith("■ Build the tram")
    assert "".join(claim_lines).startswith("▌ A tram along the")
    assert hint.split() == ["?", "help", "q", "home"]


def test_a_position_too_long_for_the_title_stands_over_its_claim() -> None:
    long = position("tram", "Build the tram, and build it soon")
    library = Library((debate([claim("tram/a"), claim("road/b")], positions=[long]),))
    reader = Reader(library, Size(20, 5))
    assert reader.text.splitlines()[0].startswith("Is it worth?")
    assert "▌ ■ Build the tram," in reader.text


def test_a_question_too_long_for_the_screen_scrolls_with_the_page() -> None:
    question = "Who would have thought that a question could be as long as this one is, and yet be a question?"
    library = Library((debate([claim("tram/a"), claim("road/b")], issues=[issue("worth", question)]),))
    reader = Reader(library, Size(30, 8))
    seen = []
    for _ in range(30):
        seen += reader.lines_in_sight()
        reader.press("down")
    assert all(word in " ".join(seen) for word in question.split())


# The place is kept


@settings(max_examples=50)
@given(st.lists(st.sampled_from(("down", "up", "flip", "page_down")), max_size=9), readable, readable)
def test_resizing_keeps_the_cursor_on_its_claim(todo: list[str], old: Size, new: Size) -> None:
    reader = reader_at(old, *todo)
    before = reader.at
    reader.resize(new)
    assert not reader.stops_in_sight() or reader.at in reader.stops_in_sight()
    if before in reader_at(old, *todo).stops_in_sight():
        assert reader.at == before


@pytest.mark.parametrize("size", [Size(40, 12), Size(20, 5)], ids=str)
def test_the_overview_begins_with_its_question_and_enter_opens_nothing_unseen(size: Size) -> None:
    """In 40 x 12 Enter opened a row that was below the screen; in 20 x 5 the page began below its question."""
    two = debate([claim("s/c", "p"), claim("t/c", "r")])
    maps = Library((replace(two, question="Who pays?", summary="A tale, " * 60 + "and no more."),))
    reader = Reader(maps, size, compared(maps)).press("overview")
    assert "Who pays?" in reader.text
    assert reader.at not in reader.stops_in_sight()
    assert ("Enter show" in reader.text, "Enter open" in reader.text) == (True, False)
    shown = walked(reader.view, "enter", maps, size)
    assert shown is not None
    assert shown.state.place == reader.place
    reader.view = shown
    assert reader.at in reader.stops_in_sight()
    opened = walked(reader.view, "enter", maps, size)
    assert opened is not None
    assert opened.state.place != reader.place
    reader = Reader(maps, size, compared(maps)).press("overview")
    *_, last = reader.body.stops
    for _ in range(100):
        if reader.press("down").at == last:
            break
    assert reader.at == last
    assert last in reader.stops_in_sight()


def test_resizing_keeps_the_cursor_where_it_was_on_the_screen() -> None:
    reader = reader_at(Size(80, 24), "sources", "enter", "down", "down")
    for columns in (84, 78, 90, 80):
        before = cursor_line(reader)
        reader.resize(Size(columns, 24))
        assert abs(cursor_line(reader) - before) <= 2


@pytest.mark.parametrize("toggle", ["quotes", "why"])
def test_showing_and_hiding_keeps_the_cursor_where_it_was(toggle: str) -> None:
    reader = reader_at(Size(80, 20), "down")
    before = reader.at
    reader.press(toggle)
    assert reader.at == before
    assert reader.at in reader.stops_in_sight()


def cursor_line(reader: Reader) -> int:
    return next(y for y, line in enumerate(reader.page.lines) if any(run.style.endswith("*") for run in line))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("leaving", ["enter", "grid", "help", "problems", "search", "sources", "debates"])
def test_going_back_shows_the_page_as_it_was_left(leaving: str, size: Size) -> None:
    reader = reader_at(size, "down", "flip", "down")
    before = reader.frame
    reader.press(leaving, "down", "down", "back")
    assert reader.frame == before


@pytest.mark.parametrize("size", [size for size in SIZES if not size.tiny], ids=str)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_rule_parts_the_head_from_what_scrolls_under_it(way: tuple[str, ...], size: Size) -> None:
    """Scrolled, the rest of a claim stood under the positions' names as if it belonged to them."""
    reader = reader_at(size, *way, "top")
    if not reader.body.page.head:
        assert reader.view.typing, "the line to type in parts a page from the title"
        return
    assert not plain(reader.body.head[-1]).strip("─┼")
    assert reader.lines_in_sight()[0].strip("─┼")
    written = [line for row in reader.body.page.rows for line in lay_out(row, reader.body.measure)]
    assert [plain(reader.body.head[-1]), *reader.all_lines()] == [plain(line) for line in written]


def test_the_first_mark_of_a_brief_stands_right_below_its_rule_as_the_others_do() -> None:
    """A blank line stood beneath “1 of 2” and none beneath “2 of 2”."""
    town = harbour()
    clash = next(one for one in town.relations if one.kind is Kind.REBUTS)
    brief = Brief("two", "Round two", "two.toml", (Mark("harbour", kept_pair(town, clash), AT),))
    library = Library((town,))
    here = Spot(places.Brief(compared(library).place.comparison))
    state = replace(compared(library), here=here, briefs=Briefs((brief,), "two"))
    shown = [plain(line).replace("▌", " ") for line in Reader(library, Size(80, 24), state).frame.lines]
    under = next(y for y, line in enumerate(shown) if "1 of 1" in line)
    assert "│" in shown[under + 1]


def test_a_reader_who_comes_back_finds_the_very_lines_that_they_left() -> None:
    """After a kill the page was a line further down, where the cursor's claim had been in sight in part."""
    reader = reader_at(Size(80, 20), "down")
    left = [replace(reader.view, viewport=scrolled(Viewport(), line, reader.body.scroll)) for line in range(30)]
    left = [view for view in left if as_left(view, reader.library, reader.size)]
    moved = [followed(view, reader.library, reader.size).viewport != view.viewport for view in left]
    assert any(moved), "a claim that is in sight in part only"
    for view in left:
        assert opened(view, reader.library, reader.size) == view


def test_a_reader_between_two_cells_comes_back_between_them() -> None:
    """At 40 x 12, whoever was in the middle of a source's details came back at its first claim."""
    reader = Reader(Library((harbour(),)), Size(40, 8)).press("sources", "enter", "down", "top")
    lines = (scrolled(Viewport(), line, reader.body.scroll) for line in range(20))
    between = [
        view
        for view in (replace(reader.view, viewport=there) for there in lines)
        if not reader.body.in_sight(view.viewport)
    ]
    assert len(between) > 2
    for view in between:
        assert opened(view, reader.library, reader.size) == view


JOINTS = str.maketrans("┬┴┼├┤", "─────")


def test_two_rules_never_stand_one_under_the_other() -> None:
    """Where the first line in sight was a rule, it stood right under the head's."""
    claims = [claim("left/a"), claim("right/b"), claim("left/c"), claim("right/d"), claim("left/alone")]
    relations = [relation(Kind.REBUTS, "left/a", "right/b"), relation(Kind.QUALIFIES, "right/d", "left/c")]
    reader = Reader(Library((debate(claims, relations),)), Size(80, 12))
    now, drawn = reader.body, []
    written = [line for row in now.rows for line in lay_out(row, now.measure)]
    for down in range(len(written) - now.lines + 1):
        reader.view = replace(reader.view, viewport=scrolled(Viewport(), down, now.scroll))
        over, first, *rest = (
            plain(line).replace("▌", " ") for line in reader.frame.lines[now.y + len(now.head) - 1 : -1]
        )
        assert "─" not in first
        there = [plain(line) for line in written[down + 1 : down + now.lines]]
        assert [line.translate(JOINTS) for line in rest] == [line.translate(JOINTS) for line in there], (
            "nothing else moves"
        )
        if "─" in plain(written[down]):
            drawn.append((over, first))
    column, beside = "─" * 40, f"{' ' * 40}│{' ' * 39}"
    assert drawn == [
        (f"{column}┼── ✕ rebuts ".ljust(80, "─"), beside),
        (f"{column}┼── ◐ qualifies ◂ ".ljust(80, "─"), beside),
        ("── 1 claim without a counterpart here ──┼".ljust(80, "─"), beside),
    ]


@pytest.mark.parametrize("size", [size for size in SIZES if not size.tiny], ids=str)
@pytest.mark.parametrize("way", ["clashes", "agreements", "limits", "facts", "unanswered"])
def test_nor_at_the_top_of_a_list_whose_words_on_its_order_stand_at_its_end(way: str, size: Size) -> None:
    """On a narrow screen, a rule without a label, or with one too long for it, stood right below the head's."""
    library = store.open([REPO / "content"]).library()
    reader = Reader(library, size).press(way)
    ruled = ["──" in plain(line) for line in reader.frame.lines]
    assert not any(one and other for one, other in pairwise(ruled)), reader.text
    if way == "facts":
        about = library.debates[0].conflicts[0].about
        assert about in " ".join(reader.text.replace("─", "").split())


def test_swapping_sides_keeps_the_claim_in_sight() -> None:
    for size in SIZES:
        reader = reader_at(size, "down")
        before = reader.cursor
        reader.press("swap")
        assert reader.cursor[:12] == before[:12] != ""


def test_the_wheel_takes_the_cursor_along() -> None:
    reader = reader_at(Size(60, 14))
    for _ in range(20):
        reader.view = scroll_by(reader.view, 3, LIBRARY, reader.size)
        assert reader.at in reader.stops_in_sight() or not reader.stops_in_sight()
    assert "A tram is quieter" in reader.cursor


def test_a_move_says_no_more_what_the_last_one_had_to_say() -> None:
    reader = reader_at(Size(80, 10), "back")
    assert "This is where you came in" in reader.text
    for action in ("down", "up", "page_down", "top", "bottom"):
        assert "This is where" not in reader_at(Size(80, 10), "back", action).text
    assert "This is where" not in reader_at(Size(80, 10), "problems", "back", "back", "problems", "down").text


# Beside the page


def test_the_sidebar_marks_the_issue_in_sight() -> None:
    reader = reader_at(Size(120, 40), "next_issue")
    assert "▸ 2 Cost" in reader.text
    assert "▸ 1" not in reader.text


def test_the_details_are_those_of_the_claim_under_the_cursor() -> None:
    reader = reader_at(Size(120, 40))
    for _ in range(4):
        claim_shown = LIBRARY.debate["harbour"].claim[reader.at.claim if reader.at else ""]
        [region] = [region for region in reader.frame.regions if region.name == "details"]
        text = " ".join(plain(line) for line in region.lines)
        assert claim_shown.source.capitalize() in text
        reader.press("down", "flip")


def test_beside_the_results_stands_the_place_that_enter_leads_to() -> None:
    reader = reader_at(Size(160, 45)).search("jobs")
    [region] = [region for region in reader.frame.regions if region.name == "preview"]
    assert "Who needs the harbour road" in " ".join(plain(line) for line in region.lines)
    assert any(run.style.endswith("*") for line in region.lines for run in line)


def test_the_problems_are_counted_in_the_title() -> None:
    trouble = diagnose(Location("maps/x.toml", 3, 1), "W208", 'unknown key "quot"', 'did you mean "quote"?')
    library = Library((harbour(),), (trouble,))
    reader = Reader(library, Size(80, 24))
    assert reader.text.splitlines()[0].endswith("p: 1 warning ")
    assert 'unknown key "quot"' in reader.press("problems").text


def test_the_pages_of_a_debate_leave_out_what_is_wrong_with_another() -> None:
    """Whoever tried `new` read of the warnings of its template on every page of the bundled map."""
    one, other = (replace(harbour(), id=id, at=Location(f"maps/{id}/debate.toml", 1, 1)) for id in ("one", "other"))
    found = (
        diagnose(Location("maps/other/source.toml", 3, 1), "W208", "wrong"),
        diagnose(Location("maps/other/debate.toml", 3, 1), "E204", "wrong"),
        diagnose(Location("maps/broken/debate.toml", 3, 1), "E124", "not valid TOML"),
    )
    library = Library((one, other), found)

    def said(reader: Reader) -> str:
        words = next(where(reader.view, reader.body, library))
        assert words.count("error") == reader.text.splitlines()[0].count("error") == 1
        return words.split(". ")[-1]

    reader = Reader(library, Size(80, 24), compared(Library((one,))))
    assert said(reader) == "1 error in the content"
    assert said(reader.press("problems")) == "2 errors, 1 warning in the content"
    there = Reader(library, Size(80, 24), compared(Library((other,))))
    assert said(there) == "2 errors, 1 warning in the content"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_footer_keeps_the_keys_most_needed(size: Size) -> None:
    shown = [action for *_, action in footer(reader_at(size).frame)]
    assert {"help", "quit"} <= set(shown)
    if size.columns >= 59:
        wanted = {"previous_position", "next_position", "add_position", "why", "copy", "copy_pair", "export"}
        assert wanted <= set(shown), "before what arrows do anyway"
    if size.columns >= 80:
        assert {"previous_issue", "next_issue", "search"} <= set(shown)
    assert list(dict.fromkeys(shown)) == shown


def test_the_footer_of_the_overview_alone_names_the_lists_that_answer_a_newcomer() -> None:
    """Their keys stood only in help, and below the matrix of positions: two screens further down."""
    lists = {"clashes", "agreements", "unanswered"}

    def offered(*keys: str) -> set[str]:
        return lists & {action for *_, action in footer(reader_at(Size(100, 30), *keys).frame)}

    assert offered("overview") == lists
    for columns in (40, 59, 80):  # as one entry, where there is no room for three
        shown = footer(reader_at(Size(columns, 12 if columns < 59 else 24), "overview").frame)
        assert {*lists, "enter", "help", "quit"} <= {action for *_, action in shown}
    assert not offered() | offered("clashes") | offered("debates")


@pytest.mark.parametrize("keys", [("clashes",), ("unanswered",), ("enter",), ("enter", "context", "down")], ids=str)
@pytest.mark.parametrize("columns", [40, 59, 80, 100, 160])
def test_copying_and_exporting_are_offered_wherever_the_cursor_stands_on_a_claim(
    columns: int, keys: tuple[str, ...]
) -> None:
    shown = {action for *_, action in footer(reader_at(Size(columns, 24), *keys).frame)}
    assert {"help", "quit"} <= shown
    assert columns < 59 or {"copy", "copy_pair"} <= shown
    assert columns < 80 or {"export", "search"} <= shown


def test_the_footer_offers_hits_once_something_was_searched() -> None:
    def offered(reader: Reader) -> bool:
        return "next_hit" in {action for *_, action in footer(reader.frame)}

    reader = reader_at(Size(300, 40), "issues")
    assert not offered(reader)
    assert offered(reader.search("tram").press("enter", "issues"))


def test_how_far_down_comes_before_the_name_of_the_debate() -> None:
    title = Reader(Library((harbour(),)), Size(36, 9)).press("clashes").text.splitlines()[0]
    assert re.fullmatch(r" All clashes +\d+/\d+ ", title), title


def test_the_footer_offers_no_marking_without_a_text(tmp_path: Path) -> None:
    def offered(reader: Reader) -> set[str]:
        return {action for _, _, action in footer(reader.frame)}

    reader = Reader(Library((harbour(),)), Size(160, 45)).press("sources", "enter")
    assert not {"mark", "add_claim"} & offered(reader)
    assert {"mark", "add_claim"} <= offered(
        Reader(written(tmp_path).verified(), Size(160, 45)).press("sources", "enter")
    )


def test_errors_and_warnings_are_counted_apart_by_word_and_colour() -> None:
    at = Location("maps/x.toml", 3, 1)
    found = [diagnose(at, code, "wrong") for code in ("E204", "E204", "W208", "N521")]
    frame = Reader(Library((harbour(),), tuple(found)), Size(80, 24)).frame
    assert plain(frame.lines[0]).endswith("p: 2 errors, 1 warning, 1 note ")
    styles = {run.text: run.style for run in frame.lines[0]}
    assert styles["2 errors"] == "title_error"
    assert styles["1 warning"] == "title_note"


WALKS = (
    (),
    ("overview",),
    ("clashes",),
    ("facts",),
    ("unanswered",),
    ("grid",),
    ("issues",),
    ("enter",),
    ("sources",),
    ("sources", "enter"),
    ("debates",),
)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WALKS, ids=" ".join)
def test_under_what_stays_in_sight_stands_a_rule_wherever_the_page_is(way: tuple[str, ...], size: Size) -> None:
    reader = Reader(Library((harbour(), debate([claim("day/sun")], id="sky"))), size, compared(Library((harbour(),))))
    reader.press(*way)
    for _ in range(4):
        heads = [region for region in reader.frame.regions if region.name == "head"]
        assert all("──" in plain(region.lines[-1]) for region in heads)
        reader.press("down")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", WALKS, ids=" ".join)
def test_how_far_down_a_page_is_is_said_wherever_it_is_longer_than_the_screen(way: tuple[str, ...], size: Size) -> None:
    reader = Reader(Library((harbour(),)), size)
    reader.press(*way)
    title = plain(reader.frame.lines[0])
    if reader.body.scroll and last(reader.body.scroll) != Viewport():
        assert re.search(r"\d+/\d+ ?$", title), title


@pytest.mark.parametrize("screen", ["overview", "issues", "grid", "compare", "clashes", "sources"])
def test_where_no_debate_was_found_none_is_to_be_opened_first(screen: str) -> None:
    """“Open a debate first: Enter.” stood where Enter did nothing, and the footer named keys that lead nowhere."""
    reader = Reader(Library(()), Size(100, 30), State(Spot(places.Library())))
    assert "No debate was found; p shows what was wrong." in reader.press(screen).text
    reader.press("problems")
    assert {action for *_, action in footer(reader.frame)}.isdisjoint({screen, "overview", "issues", "compare"})


def test_a_debate_without_issues_has_a_title_over_every_page() -> None:
    """“▸” led to nothing in the title of its comparison."""
    reader = Reader(Library((debate(),)), Size(100, 30))
    assert "▸ All claims" in reader.press("overview", "compare").text


@pytest.mark.parametrize(("count", "columns"), [(2, 47), (5, 95), (5, 160), (8, 160)])
def test_the_positions_of_a_grid_stand_in_heads_that_stay(count: int, columns: int) -> None:
    """Five had their names in each cell up to 130 columns."""
    positions = [position(f"p{n}", f"Camp {n}") for n in range(count)]
    one = debate(
        [claim(f"p{n}/c{k}", f"p{n}", (f"i{k}",)) for n in range(count) for k in range(9)], positions=positions
    )
    reader = Reader(Library((one,)), Size(columns, 24)).press("grid")
    for _ in range(2):
        [head] = [region for region in reader.frame.regions if region.name == "head"]
        named = " ".join(map(plain, head.lines))
        assert all(each.label in named for each in positions)
        assert "Camp" not in " ".join(map(plain, reader.page.lines))
        reader.press("page_down")


def test_a_quote_is_shown_in_the_middle_of_its_text(tmp_path: Path) -> None:
    texts = "\n\n".join(f"Sentence number {number} is as long as any other one." for number in range(60))
    store = written(tmp_path)
    (tmp_path / "map" / "sources" / "tram.txt").write_text(f"{texts}\n\nA tram is quiet. It costs little.\n\n{texts}\n")
    for size in SIZES[:-1]:
        reader = Reader(store.verified(), size)
        reader.press("enter", "context")
        shown = [plain(line) for line in reader.page.lines]
        [at] = [number for number, line in enumerate(shown) if "A tram is quiet." in line][:1]
        assert len(shown) // 4 <= at <= len(shown) * 3 // 4, (size, at)


def test_the_list_of_issues_says_how_many_are_out_of_sight() -> None:
    claims = [claim(f"{side}/c{number}", issues=(f"i{number}",)) for side in "ab" for number in range(40)]
    reader = Reader(Library((debate(claims),)), Size(120, 24))

    def beside() -> list[str]:
        [region] = [region for region in reader.frame.regions if region.name == "issues"]
        return [plain(line).strip(" │") for line in region.lines]

    assert beside()[0] == ""
    assert beside()[-1] == "↓ 20 more"
    for _ in range(25):
        reader.press("next_issue")
    assert beside()[0] == "↑ 6 more"
    assert beside()[-1] == "↓ 14 more"
    assert any(line.startswith("▸26") for line in beside())
    for _ in range(14):
        reader.press("next_issue")
    assert beside()[-1] == ""
    assert all("more" not in line for line in beside()[1:])


@pytest.mark.parametrize("size", [Size(40, 12), Size(20, 5)], ids=str)
@pytest.mark.parametrize("action", ["copy", "copy_pair", "keep", "edit", "relate"])
def test_a_key_brings_into_sight_what_it_is_for_before_it_does_it(size: Size, action: str) -> None:
    """On a small screen `y` copied, and `b` marked, a claim that stood below what was shown."""
    claims = [claim(f"{side}/{n}", text="A long tale. " * 9) for n in range(6) for side in "st"]
    maps = Library((debate(claims, [relation(Kind.REBUTS, f"s/{n}", f"t/{n}") for n in range(6)]),))
    reader = Reader(maps, size, compared(maps)).press("clashes")
    reader.view = replace(reader.view, state=point(reader.view.state, 1, 1), viewport=last(reader.body.scroll))
    assert reader.at not in reader.stops_in_sight()
    shown = shown_first(reader.view, action, maps, size)
    assert shown is not None
    reader.view = shown
    assert reader.at in reader.stops_in_sight()
    assert "once more" in reader.text
    assert shown_first(reader.view, action, maps, size) is None


def test_the_table_of_keys_has_what_acts_on_cells() -> None:
    assert ON_CELLS.keys() <= {key.action for key in KEYS}


def test_what_a_key_does_unlike_elsewhere_is_said(tmp_path: Path) -> None:
    """`v` on a claim of a comparison hid all quotes without a word, and Enter on a sentence did nothing."""
    reader = Reader(Library((harbour(),)), Size(100, 30)).press("quotes")
    assert reader.view.state.notice.startswith("Quotes hidden: v shows them.")
    assert not reader.press("quotes").view.state.notice
    text = Reader(written(tmp_path).verified(), Size(160, 45)).press("sources", "enter", "top", "left")
    assert "This is the text itself: Enter opens a claim beside it" in text.press("enter").view.state.notice


def test_without_its_text_a_quote_is_said_not_to_be_shown_in_it() -> None:
    quoted = replace(claim("tram/a"), quotes=(Quote("They run.", AT),))
    reader = Reader(Library((debate([quoted, claim("road/b")]),)), Size(100, 30)).press("enter", "context")
    assert "debate-tui --sources DIR" in reader.view.state.notice


def _shipped(keys: str) -> Reader:
    """The bundled debate at 80×24, in its overview, and then after some actions."""
    library = store.open([REPO / "content"]).verified()
    comparison = compared(library).here.place.comparison
    assert comparison
    return Reader(library, Size(80, 24), State(Spot(places.Overview(comparison)))).press(*keys.split())


def test_a_comparison_opened_at_its_first_claim_shows_what_each_side_answers() -> None:
    """A claim that was looked for was shown whole, and the first words of both answers above it had gone."""
    text = _shipped("clashes down enter").text
    assert "Real: the allies have moved together" in text
    assert "It is a pretext: that closer ties" in text


def test_what_moves_nothing_scrolls_nothing() -> None:
    """`y` copied a claim taller than the screen and scrolled the answers above it away; so did `a`, which shows reasons."""
    reader = _shipped("clashes down enter")
    before = reader.view.viewport
    copied = replace(reader.view.state, notice="Copied.")
    reader.view = settled(reader.view, copied, reader.library, reader.size)
    assert reader.view.viewport == before
    assert "It is a pretext: that closer ties" in reader.press("why").text
