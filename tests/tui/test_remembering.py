"""The explorer remembers: where its reader was and what they read, whatever ends it, and whoever else is running."""

import os
import signal
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.state import Cursor, Read, Spot, State, places
from debate_tui.tui.body import Size, body
from debate_tui.tui.remembering import back_again, beginning, restored
from debate_tui.tui.view import followed, seen
from debate_tui.user.journal import append, read
from debate_tui.user.memory import Memory, general, journal_of, remembered
from tests.builders import claim, debate
from tests.tui.pty_program import Program
from tests.tui.screens import Reader, harbour
from tests.tui.tmux import Tmux, needs_tmux

HARBOUR = harbour()
LIBRARY = Library((HARBOUR, debate([claim("day/sun"), claim("night/moon")], id="sky")))
NEAR = places.Compare("harbour", "use", ("tram", "road"))


def tell(memory: Memory, id: str = "harbour") -> None:
    path = journal_of(id)
    assert path
    append(path, [memory.entry()])


def kept(id: str = "us-japan-alliance") -> Memory:
    path = journal_of(id)
    assert path
    return remembered(read(path))


def test_it_begins_where_the_reader_left_off() -> None:
    tell(Memory(Spot(NEAR, Cursor(4, 0, "tram/noise")), (1, 1), False, True, ("jobs",), Read(frozenset({"road/jobs"}))))
    view = beginning(LIBRARY, "harbour")
    assert view.state.here == Spot(NEAR, Cursor(4, 0, "tram/noise"))
    assert (view.state.quotes, view.state.why, view.state.asked) == (False, True, ("jobs",))
    assert view.state.read == {"harbour": Read(frozenset({"road/jobs"}))}
    assert view.state.notice == back_again(view.state)
    assert "quotes hidden (v shows them)" in view.state.notice
    assert (view.viewport.row, view.viewport.line) == (1, 1)
    fresh = beginning(LIBRARY, "harbour", fresh=True)
    assert type(fresh.state.place) is places.Overview
    assert not fresh.state.notice
    assert fresh.state.read == {"harbour": Read(), "sky": Read()}, "which are not recalled later, either"


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
def test_who_left_off_where_a_debate_begins_is_not_led_back(size: tuple[int, int]) -> None:
    """Opened, looked at and left: the second start showed the first claim in the middle of the page, and said why."""
    reader = Reader(Library((HARBOUR,)), Size(*size), beginning(LIBRARY, "harbour").state)
    tell(Memory(reader.view.state.here, read=Read(frozenset({"road/jobs"}))))
    again = beginning(LIBRARY, "harbour")
    assert followed(again, LIBRARY, reader.size).viewport == reader.view.viewport
    assert (again.state.notice, again.state.read) == ("", {"harbour": Read(frozenset({"road/jobs"}))})
    tell(Memory(reader.press("down").view.state.here))
    assert beginning(LIBRARY, "harbour").state.notice == back_again(State(Spot(NEAR)))


def test_without_a_debate_named_it_is_the_one_read_last() -> None:
    tell(Memory(Spot(NEAR)))
    assert type(beginning(LIBRARY, None).state.place) is places.Library, "none was read last"
    path = general()
    assert path
    append(path, [{"debate": "harbour"}])
    assert beginning(LIBRARY, None).state.place == NEAR
    append(path, [{"debate": ""}])
    assert type(beginning(LIBRARY, None).state.place) is places.Library, "the reader left from there"
    append(path, [{"debate": "gone"}])
    assert type(beginning(LIBRARY, None).state.place) is places.Library


@pytest.mark.parametrize(
    "here",
    [
        places.Claim(NEAR, "tram/gone"),
        replace(NEAR, issue="gone"),
        replace(NEAR, positions=("tram", "tram")),
        replace(NEAR, positions=("tram",)),
        replace(NEAR, debate="sky"),
        places.Source(NEAR, "gone"),
    ],
    ids=str,
)
def test_a_place_that_fits_no_longer_is_passed_over(here: places.Place) -> None:
    tell(Memory(Spot(here), read=Read(frozenset({"tram/noise"}))))
    view = restored(LIBRARY, "harbour")
    assert view
    assert type(view.state.place) is places.Overview
    assert view.state.notice == "Where you left off is not in this map now."
    assert view.state.read["harbour"].claims == {"tram/noise"}, "what was read stays read"


@pytest.mark.parametrize(
    ("positions", "cursor", "lost"),
    [
        (("tram", "gone"), Cursor(1, 0, "tram/noise"), 'position "gone"'),
        (("tram", "road"), Cursor(1, 0, "tram/gone"), 'claim "tram/gone"'),
    ],
)
def test_what_is_gone_of_the_place_that_is_returned_to_is_said(
    positions: tuple[str, str], cursor: Cursor, lost: str
) -> None:
    """Another position stood in its place, and it was said to be where the reader left off."""
    tell(Memory(Spot(replace(NEAR, positions=positions), cursor)))
    view = restored(LIBRARY, "harbour")
    assert view
    assert view.state.place == NEAR
    assert view.state.notice == back_again(view.state, lost)
    assert f"but {lost} is not in this map now" in view.state.notice


def test_the_cursor_is_on_its_claim_even_in_another_row() -> None:
    tell(Memory(Spot(NEAR, Cursor(1, 0, "tram/noise"))))
    view = restored(LIBRARY, "harbour")
    assert view
    reader = Reader(LIBRARY, Size(100, 30), view.state)
    assert reader.at
    assert reader.at.claim == "tram/noise"


def test_what_was_read_stands_back_and_what_was_not_does_not() -> None:
    known = Read(frozenset({"road/jobs"}), frozenset({"use"}))
    reader = Reader(LIBRARY, Size(140, 40), State(Spot(NEAR), read={"harbour": known}))
    styles = {run.text.strip(): run.style for line in reader.frame.lines for run in line}
    assert styles["Four hundred jobs hang on the lorries."] == "read"
    assert styles["The port cannot do without the harbour road."] == "claim"
    assert styles["Cost"] == "text"
    reader.press("next_issue")
    styles = {run.text.strip(): run.style for line in reader.frame.lines for run in line}
    assert styles["Use"] == "muted"


@pytest.mark.parametrize(
    ("size", "both"), [(Size(140, 40), True), (Size(20, 5), False), (Size(140, 40, linear=True), False)]
)
def test_both_claims_of_a_pair_that_is_shown_are_read(size: Size, both: bool) -> None:
    """Only that of the cursor stood back, as if the other weighed more; unless the other isn't in sight, or isn't heard."""
    reader = Reader(LIBRARY, size, State(Spot(places.Listing(NEAR, Gathering.CLASHES)))).press("down")
    now = body(reader.view.state, LIBRARY, size)
    read = seen(reader.view, now.at, now, size.linear)
    assert (len(read) == 2) is both, read
    assert now.at
    assert now.at.claim in read


def test_pages_say_how_much_was_read() -> None:
    known = {"harbour": Read(frozenset({"road/jobs", "tram/paid", "tram/gone"}))}
    reader = Reader(LIBRARY, Size(100, 40), State(Spot(places.Overview(NEAR)), read=known))
    assert "8 claims · 2 read" in reader.text
    assert "3 claims (1 read)" in reader.press("issues").text
    assert "8 claims · 2024 · 2 of 8 claims read" in reader.press("debates").text


# In a terminal


def until(true: object, seconds: float = 20.0) -> None:
    deadline = monotonic() + seconds
    assert callable(true)
    while not true():
        assert monotonic() < deadline
        sleep(0.02)


@needs_tmux
@pytest.mark.xdist_group("tmux")
def test_killed_it_has_lost_no_more_than_the_last_key(tmp_path: Path) -> None:
    with Tmux(size=(100, 30), folder=tmp_path) as reader:
        reader.until("Who stands where")
        reader.keys("c")
        reader.until("Regional security")
        reader.keys("]", "]", "j", "a", "t")
        reader.until("Colours: light")
        sleep(0.3)
        os.kill(_child(reader.pid), signal.SIGKILL)
        reader.until("status 137")
    here = kept()
    with Tmux(size=(100, 30), folder=tmp_path) as reader:
        shown = reader.until(back_again(State(Spot(NEAR))))
        assert "3/15" in shown
        assert here.why
        reader.keys("q")
        reader.until("Who stands where")
        reader.keys("q")
        assert reader.status() == 0
    with Tmux(
        size=(100, 30), folder=tmp_path
    ) as reader:  # `q` went home first, which is not where anybody wants to be again
        assert "3/15" in reader.until(back_again(State(Spot(NEAR))))
        reader.keys("q")
        reader.until("Who stands where")
        reader.keys("j", "q")
        assert reader.status() == 0
    last = kept().here
    assert last
    assert type(last.place) is places.Overview, "which was read"


def _child(shell: int) -> int:
    """The program that the shell of a pane runs."""
    [child] = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
    return int(child)


def test_two_at_once_keep_what_both_have_read() -> None:
    with Program("us-japan-alliance", "--fresh") as one, Program("us-japan-alliance", "--fresh") as other:
        one.until("stands where")
        other.until("stands where")
        one.send("c")
        one.until("Regional security")
        other.send("m")
        other.until("Grid")
        path = journal_of("us-japan-alliance")
        assert path
        until(lambda: kept().read.claims and any("grid" in str(e) for e in read(path)))
        before = kept().read
        other.send("c")
        other.send("]")
        until(lambda: "threat" in kept().read.issues)
        assert before.claims <= kept().read.claims
        assert {"order", "threat"} <= kept().read.issues


def test_a_debate_that_is_gone_since_its_id_was_looked_up_is_not_opened() -> None:
    assert beginning(LIBRARY, "gone") == beginning(LIBRARY, None)
