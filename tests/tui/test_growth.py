"""What a page costs grows with the debate and no faster; coming back to a page, or going on to the next, costs what is in sight."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

import pytest

from debate_tui.layout.arrange import lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Kind, Stance
from debate_tui.model.diagnostics import all_worst_first, diagnose, tallied
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.state import Spot, State, opening, places, start
from debate_tui.state.places import Compare
from debate_tui.store.compiled import dump, load
from debate_tui.tui.body import Size
from debate_tui.tui.frame import frame
from debate_tui.tui.view import View
from tests.builders import AT, claim, debate, issue, position, relation
from tests.counted import calls
from tests.tui.screens import Reader

SIZE = Size(120, 40)


def compiled(claims: int, positions: int, issues: int) -> Library:
    """A debate as a second start opens it, with three relations for two claims, most between claims on one issue."""
    draw, near = Random(7), claims // issues
    ids = [f"s{n % (2 * positions)}/c{n}" for n in range(claims)]
    told = [claim(id, f"p{n % positions}", (f"i{n * issues // claims}",)) for n, id in enumerate(ids)]
    starts = [draw.randrange(claims - near) for _ in range(claims * 3 // 2)]
    drawn = [
        relation(draw.choice([*Kind]), ids[n], ids[n + 1 + draw.randrange(near - 1)], why="Since.") for n in starts
    ]
    made = debate(
        told,
        drawn,
        [position(f"p{n}") for n in range(positions)],
        [issue(f"i{n}") for n in range(issues)],
        stances=[Stance(f"p{n}", f"i{m}", "Yes.", AT) for n in range(positions) for m in range(issues)],
    )
    again, _ = load(dump((made, ()), [AT.file]), [AT.file])
    assert again
    return Library((again,))


def at(library: Library, place: Callable[[Compare], places.Place]) -> Reader:
    return Reader(library, SIZE, State(Spot(place(opening(library.debates[0])))))


PAGES: dict[str, Callable[[Compare], places.Place]] = {
    "overview": places.Overview,
    "issues": places.Issues,
    "grid": places.Grid,
    "sources": places.Sources,
    "a source": lambda here: places.Source(here, "s1"),
    "a comparison": lambda here: here,
    **{
        of.value: lambda here, of=of: places.Listing(here, of)  # type: ignore[misc]
        for of in Gathering
    },
    "clashes of a position": lambda here: places.Listing(here, Gathering.CLASHES, ("p1",)),
}


def first(library: Library, name: str) -> int:
    """The work of a page on which nothing is known of the debate yet."""
    return calls(lambda: at(library, PAGES[name]).frame)


def linear(work: Sequence[int]) -> bool:
    """Whether work for n, 2n and 4n grows linearly at most, beside what a page costs however small the debate is."""
    return work[2] < 2 * work[0] or work[2] - work[1] < 2.3 * (work[1] - work[0])


@cache
def grown(claims: int, positions: int = 6, issues: int = 10) -> Library:
    return compiled(claims, positions, issues)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_work_in_proportion_to_the_claims(name: str) -> None:
    first(compiled(60, 6, 10), name)  # what is imported late
    assert linear([first(compiled(claims, 6, 10), name) for claims in (1000, 2000, 4000)])


@pytest.mark.parametrize("name", [*PAGES])
def test_a_page_takes_work_in_proportion_to_the_positions(name: str) -> None:
    first(compiled(60, 6, 10), name)
    assert linear([first(compiled(1200, positions, 10), name) for positions in (20, 40, 80)])


@pytest.mark.parametrize("name", ["overview", "issues", "grid", "sources", "clashes", "unanswered", "facts"])
def test_once_the_debate_is_known_a_page_takes_what_is_in_sight(name: str) -> None:
    def again(library: Library) -> int:
        """The work of the page where only its numbers are kept: the reader comes from another issue."""
        first(library, name)
        here = opening(library.debates[0])
        elsewhere = State(Spot(PAGES[name](Compare(here.debate, "i3", here.positions))))
        lay_out.clear()  # else room may have to be made among all that other tests have laid out, which counts
        return calls(lambda: Reader(library, SIZE, elsewhere).frame)

    again(compiled(60, 6, 10))
    few, many = again(grown(1000)), again(grown(4000))
    assert many < 1.3 * few


@pytest.mark.parametrize(("page", "rows"), [("grid", 1), ("issues", 5)])
def test_from_the_next_issue_only_rows_that_look_otherwise_are_laid_out(page: str, rows: int) -> None:
    """Of the grid the row of that issue, if it wasn't in sight; of the list the question above it, and the two that are
    marked or no longer."""
    reader = at(compiled(1000, 20, 20), PAGES["a comparison"])
    reader.press(page, "back")
    for _ in range(3):
        assert reader.press("next_issue").frame
        before = lay_out.misses
        assert reader.press(page).frame
        assert lay_out.misses - before <= rows
        reader.press("back")


@pytest.mark.parametrize("name", ["issues", "grid", *(of.value for of in Gathering if of is not Gathering.FACTS)])
def test_the_first_visit_takes_what_is_in_sight(name: str) -> None:
    """The lists are compiled with the debate, and who clashes most is counted on the issues in sight alone."""

    def work(claims: int) -> int:
        return first(compiled(claims, 6, claims // 50), name)

    work(200)
    assert work(8000) < 1.5 * work(1000)


KEYS = ("next_issue", "next_position", "add_position", "swap", "down", "enter", "bottom")


@pytest.mark.parametrize("key", KEYS)
def test_a_key_on_one_crowded_issue_takes_work_in_proportion_to_it(key: str) -> None:
    def work(claims: int) -> int:
        reader = at(compiled(claims, 6, 2), PAGES["a comparison"])
        assert reader.frame
        return calls(lambda: reader.press(key).frame)

    work(60)
    few, many = work(1000), work(9000)
    assert many < 4.5 * few, (
        "what a key costs on any page is in both; were the rest quadratic, it were twelve times as much"
    )


@pytest.mark.parametrize("key", KEYS)
def test_a_key_takes_no_more_work_where_only_other_issues_have_more_claims(key: str) -> None:
    def work(claims: int) -> int:
        reader = at(compiled(claims, 6, claims // 50), PAGES["a comparison"])
        assert reader.frame
        reader.press("next_issue", "previous_issue", "enter", "back")  # the counts of the whole debate are made
        assert reader.frame
        lay_out.clear()
        return calls(lambda: reader.press(key).frame)

    work(200)
    few, many = work(1000), work(8000)
    assert many < 1.5 * few


def test_memory_does_not_grow_with_what_was_merely_visited() -> None:
    """Beside the counts of the debate, a few pages and screens are kept."""
    library = compiled(3000, 6, 60)
    reader = at(library, PAGES["a comparison"])
    ways = ("enter", "back", "next_position", "issues", "back", "grid", "bottom", "back", "sources", "enter", "back")

    def visit(issues: int) -> None:
        for _ in range(issues):
            assert reader.press("next_issue", *ways, "back", "clashes", "bottom", "back").frame

    visit(24)  # all that is kept is full by then
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        visit(4)
        gc.collect()
        first = tracemalloc.get_traced_memory()[0] - before
        visit(8)
        gc.collect()
        second = tracemalloc.get_traced_memory()[0] - before - first
    finally:
        tracemalloc.stop()
    assert second < max(first, 200_000)


def test_the_first_frame_makes_neither_ids_nor_diagnostics(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100,000 claims and 13,000 warnings they took a third of the opening, and no line of it shows them."""
    made = compiled(200, 4, 5).debates[0]
    found = [diagnose(AT, "W208", f"{n}") for n in range(50)]
    data = dump((made, found), [AT.file])

    def never(_: object) -> object:
        raise AssertionError("unpacked")

    for module in ("compiled", "nodes"):
        monkeypatch.setattr(f"debate_tui.store.{module}.from_packs", never)
    again, told = load(data, [AT.file])
    assert again
    library = Library((again,), all_worst_first([told]))
    assert any("50 warnings" in plain(line) for line in frame(View(start(library)), library, SIZE).lines)
    assert sum(tallied(library.diagnostics).values()) == 50
