"""State moves: whatever is pressed, the state that comes out is valid, and what a move undoes is as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate_tui import store
from debate_tui.model.debate import Debate, Kind
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.search import Searcher
from debate_tui.state import (
    MOVES,
    Cursor,
    Do,
    Sight,
    Spot,
    State,
    Stop,
    at_issue,
    comparing,
    facing,
    is_home,
    landed,
    leave,
    opening,
    places,
    point,
    searched,
    start,
    step,
)
from tests.builders import claim, compared, debate, issue, libraries, position, relation
from tests.conftest import REPO

# Walks through a library, as a reader with the whole keyboard would take them

OTHERS = ("type", "click", "to_issue", "leave")
"""What the shell does besides the moves of the table."""
actions = st.lists(st.tuples(st.sampled_from((*MOVES, *OTHERS)), st.integers(0, 99)), min_size=12, max_size=40)
QUERIES = ("", "yes", "Claim", "alliance order", "position:p0 why", "minister", "a", "(((", '"')


def sight(state: State, library: Library) -> Sight:
    return Sight(library, stops(compose(state, library)))


def press(state: State, library: Library, action: str) -> State:
    return step(state, action, sight(state, library))


def taken(state: State, library: Library, searcher: Searcher, action: str, choice: int) -> State:
    """One step of a walk; `choice` decides where one has a choice."""
    place, found = state.place, sight(state, library).stops
    debate = library.debate.get(place.debate)
    if action == "type":
        query = QUERIES[choice % len(QUERIES)]
        return searched(state, searcher.search(query)) if type(place) is places.Search else state
    if action == "click":
        stop = tuple(found)[choice % len(tuple(found))] if found else None
        return point(state, stop.row, stop.side) if stop else state
    if action == "to_issue":
        return at_issue(state, debate.issues[choice % len(debate.issues)].id) if debate and debate.issues else state
    if action == "leave":
        return state if is_home(state) else leave(state, library)
    if action == "enter" and isinstance(place, places.Help | places.Commands):
        # The shell goes back and runs the entry there.
        at = landed(state.here, found)
        target = at.target if at else None
        entry = target.action if isinstance(target, Do) else ""
        back = press(state, library, "back")
        return press(back, library, entry) if entry in MOVES and entry != "enter" else back
    return press(state, library, action)


def walk(library: Library, way: Sequence[tuple[str, int]]) -> Iterator[State]:
    searcher = Searcher(library)
    state = start(library)
    yield state
    for action, choice in way:
        state = taken(state, library, searcher, action, choice)
        yield state


def check(state: State, library: Library) -> None:
    """A valid state: every id that it and its history name exists, and its page can be composed."""
    found = stops(compose(state, library))
    at = landed(state.here, found)
    assert (at is None) == (not found)
    assert at is None or at in tuple(found)
    for spot in (state.here, *state.back, *state.forward, *state.hits, *(stop.spot for stop in found if stop.spot)):
        check_spot(spot, library)


def check_spot(spot: Spot, library: Library) -> None:
    place = spot.place
    source = place.source if isinstance(place, places.Source | places.Sources) else ""
    if not place.debate:
        assert isinstance(
            place, places.Library | places.Problems | places.Help | places.Commands | places.Search | places.Exports
        )
        assert (place.issue, place.positions, spot.claim, source) == ("", (), "", "")
        return
    debate = library.debate[place.debate]
    assert (place.issue in debate.issue) == bool(debate.issues)
    assert type(place) is not places.Claim or spot.claim
    assert type(place) is not places.Source or source
    assert not spot.claim or spot.claim in debate.claim
    assert not source or source in debate.source
    assert set(place.positions) <= set(debate.position)
    assert len(set(place.positions)) == len(place.positions) >= min(2, len(debate.positions))


POOR = (
    debate(),
    debate(issues=[issue("worth")]),
    debate(positions=[position("a")], issues=[issue("worth")]),
    debate(positions=[position("a"), position("b")]),
    debate(positions=[position("a"), position("b")], issues=[issue("worth")]),
    debate(claims=[claim("a/alone")]),
)


@pytest.mark.parametrize("poor", POOR)
def test_nothing_that_is_missing_trips_a_move(poor: Debate) -> None:
    library = Library((poor,))
    for first in MOVES:
        for second in MOVES:
            state = press(press(start(library), library, first), library, second)
            check(state, library)


@cache
def bundled() -> Library:
    return store.open([REPO / "content"]).library()


@given(libraries(), actions)
def test_no_walk_leaves_the_library(library: Library, way: list[tuple[str, int]]) -> None:
    for state in walk(library, way):
        check(state, library)


@settings(max_examples=25)
@given(actions)
def test_no_walk_leaves_the_bundled_library(way: list[tuple[str, int]]) -> None:
    for state in walk(bundled(), way):
        check(state, bundled())


@given(libraries(), actions)
def test_what_is_undone_is_as_it_was(library: Library, way: list[tuple[str, int]]) -> None:
    for state in walk(library, way):
        if state.back:
            assert press(press(state, library, "back"), library, "forward").here == state.here
        if state.forward:
            assert press(press(state, library, "forward"), library, "back").here == state.here
        twice = press(press(state, library, "swap"), library, "swap")
        assert twice.place.positions == state.place.positions
        for toggle in ("why", "quotes"):
            again = press(press(state, library, toggle), library, toggle)
            assert replace(again, notice="") == replace(state, notice="")
        if type(state.place) is places.Compare:
            added = press(state, library, "add_position")
            if added.place.positions != state.place.positions:
                assert press(added, library, "drop_position").place.positions == state.place.positions


# One thing at a time

MAP = debate(
    claims=[
        claim("left/a", issues=("worth", "cost")),
        claim("left/alone"),
        claim("right/b"),
        claim("right/c", issues=("cost",)),
        claim("third/d"),
    ],
    relations=[
        relation(Kind.REBUTS, "left/a", "right/b"),
        relation(Kind.QUALIFIES, "third/d", "left/a"),
        relation(Kind.SUPPORTS, "left/alone", "left/a"),
    ],
)
LIBRARY = Library((MAP,))


def after(*keys: str, state: State | None = None, library: Library = LIBRARY) -> State:
    state = state or compared(library)
    for key in keys:
        state = press(state, library, key)
    return state


def under_cursor(state: State, library: Library = LIBRARY) -> Stop:
    found = sight(state, library).stops
    at = landed(state.here, found)
    assert at is not None
    return at


def test_it_opens_on_the_first_issue_and_the_first_two_positions() -> None:
    assert start(LIBRARY).here == Spot(places.Overview(places.Compare("d", "worth", ("left", "right"))))


@pytest.mark.parametrize("library", [Library(), Library((debate(id="one"), debate(id="two")))])
def test_it_opens_in_the_library_where_it_is_not_clear_which_debate(library: Library) -> None:
    assert type(start(library).place) is places.Library


def test_enter_opens_the_claim_and_backspace_returns_to_it() -> None:
    (alone,) = (stop for stop in sight(compared(LIBRARY), LIBRARY).stops if stop.claim == "left/alone")
    opened = after("enter", state=point(compared(LIBRARY), alone.row, alone.side))
    assert opened.place == places.Claim(places.Compare("d", "worth", ("left", "right")), "left/alone")
    assert under_cursor(after("back", state=opened)).claim == "left/alone"


def test_across_goes_along_the_relation_and_back() -> None:
    assert under_cursor(after()).claim == "left/a"
    assert under_cursor(after("right")).claim == "right/b"
    assert under_cursor(after("right", "left")).claim == "left/a"
    assert under_cursor(after("flip", "flip")).claim == "left/a"


FAN = debate(
    claims=[
        *map(claim, ("left/hub", "right/b", "right/c", "right/d", "left/e", "right/f", "left/lone", "right/lone")),
    ],
    relations=[
        *(relation(Kind.REBUTS, f"right/{partner}", "left/hub") for partner in "bcd"),
        relation(Kind.CONCURS, "left/e", "right/f"),
    ],
)


@pytest.mark.parametrize("key", ["left", "flip"])
@pytest.mark.parametrize("partner", ["right/b", "right/c", "right/d"])
def test_from_every_partner_across_leads_to_the_hub(key: str, partner: str) -> None:
    """From the third, the next pairing's claim was nearer."""
    library = Library((FAN,))
    state = replace(
        compared(library), here=Spot(places.Compare("d", "worth", ("left", "right")), Cursor(claim=partner))
    )
    assert under_cursor(state, library).claim == partner
    assert under_cursor(after(key, state=state, library=library), library).claim == "left/hub"


def test_across_from_a_claim_alone_never_jumps_back_up() -> None:
    """Tab on a claim that nothing meets went to an earlier row."""
    library = Library((FAN,))
    for lone, key, found in (
        ("left/lone", "flip", "right/lone"),
        ("left/lone", "right", "right/lone"),
        ("right/lone", "flip", "right/lone"),
        ("right/lone", "left", "right/lone"),
    ):
        state = replace(
            compared(library), here=Spot(places.Compare("d", "worth", ("left", "right")), Cursor(claim=lone))
        )
        moved = after(key, state=state, library=library)
        assert under_cursor(moved, library).claim == found
        assert bool(moved.notice) == (found == lone)


@pytest.mark.parametrize(("keys", "side"), [(("right", "right"), "right"), (("left",), "left")])
def test_at_the_last_column_it_is_said_that_there_is_no_other(keys: tuple[str, ...], side: str) -> None:
    """`l` in the right column did nothing without a word, and `y` copied a claim that was not meant."""
    moved = after(*keys)
    assert moved.notice == f"Nothing further to the {side}."
    assert under_cursor(moved) == under_cursor(after(*keys[:-1]))
    assert after("enter", "right", "right").notice == "Nothing further to the right."


WIDE = debate(
    claims=[claim(f"s{n}/c", "left" if n % 2 else "right", issues=(f"i{n}",)) for n in range(13)],
    issues=[issue(f"i{n}") for n in range(13)],
)


@pytest.mark.parametrize("key", ["issues", "grid"])
@pytest.mark.parametrize("number", [0, 6, 12])
def test_a_list_of_issues_is_entered_at_the_issue_one_comes_from(key: str, number: int) -> None:
    """`i` on the last issue put the cursor on the first."""
    library = Library((WIDE,))
    state = replace(compared(library), here=Spot(replace(opening(WIDE), issue=f"i{number}")))
    assert under_cursor(after(key, state=state, library=library), library).row == number


def test_the_sources_are_entered_at_the_source_one_comes_from() -> None:
    library = Library((WIDE,))
    place = places.Source(places.Compare("d", "i0", ("right", "left")), "s7")
    seen = under_cursor(after("sources", state=State(Spot(place)), library=library), library)
    assert seen.spot == Spot(places.Source(place.comparison, "s7"))
    claim = places.Claim(places.Compare("d", "i0", ("right", "left")), "s5/c")
    seen = under_cursor(after("sources", state=State(Spot(claim)), library=library), library)
    assert seen.spot == Spot(places.Source(place.comparison, "s5"))


def test_the_library_is_entered_at_the_debate_one_comes_from() -> None:
    library = Library((debate(id="one"), debate(id="two"), MAP))
    assert under_cursor(after("debates", state=start(library, "d"), library=library), library).spot == Spot(
        places.Overview(opening(MAP))
    )


def test_issues_end_where_they_end() -> None:
    assert after("previous_issue").place.issue == "worth"
    assert after("next_issue").place.issue == "cost"
    assert after("next_issue", "next_issue").place.issue == "cost"
    assert after("next_issue", "next_issue").notice


def test_a_position_is_changed_on_the_side_of_the_cursor() -> None:
    assert after("next_position").place.positions == ("third", "right")
    assert after("right", "next_position").place.positions == ("left", "third")
    assert after("right", "next_position", "previous_position").place.positions == ("left", "right")


def test_a_silent_position_is_passed_on_the_way_to_the_next() -> None:
    """It has no claim for the cursor to stand on."""
    state = after("right", state=replace(compared(LIBRARY), here=Spot(places.Compare("d", "cost", ("left", "right")))))
    silent = after("next_position", state=state)
    assert silent.place.positions == ("left", "third")
    assert after("next_position", state=silent).place.positions == ("left", "right")


def test_swapping_keeps_the_cursor_on_its_claim() -> None:
    swapped = after("right", "swap")
    assert swapped.place.positions == ("right", "left")
    assert under_cursor(swapped).claim == "right/b"


def test_two_positions_stay() -> None:
    assert after("add_position").place.positions == ("left", "right", "third")
    assert after("add_position", "add_position").place.positions == ("left", "right", "third")
    dropped = after("drop_position")
    assert dropped.place.positions == ("left", "right")
    assert dropped.notice


def test_a_new_way_forgets_the_way_forward() -> None:
    back = after("enter", "back")
    assert back.forward
    assert not after("grid", state=back).forward


def test_the_key_of_a_screen_leads_out_of_it_too() -> None:
    assert after("grid", "grid").here == compared(LIBRARY).here


def test_quitting_returns_to_the_overview_however_far_away() -> None:
    far = after("compare", "enter", "enter", "sources", "enter", "help", state=start(LIBRARY))
    assert not is_home(far)
    home = leave(far, LIBRARY)
    assert type(home.place) is places.Overview
    assert is_home(home)
    assert after(*["forward"] * len(home.forward), state=home).here == far.here


def test_comparing_from_a_claim_keeps_issue_and_positions_where_the_claim_is_on_them() -> None:
    here = places.Compare("d", "cost", ("left", "right"))
    assert comparing(MAP, MAP.claim["left/a"], here) == Spot(
        places.Compare("d", "cost", ("left", "right")), Cursor(claim="left/a")
    )
    elsewhere = comparing(MAP, MAP.claim["third/d"], here).place
    assert (elsewhere.issue, elsewhere.positions) == ("worth", ("left", "third"))


def test_comparing_leads_to_where_somebody_meets_the_claim_but_where_the_reader_has_chosen() -> None:
    """Of an imported map, the thesis is on all issues: `c` led to the first one, where nobody meets it."""
    issues = ("worth", "cost")
    claims = [
        claim("left/thesis", issues=issues),
        claim("right/b", issues=("worth",)),
        claim("right/c", issues=("cost",)),
    ]
    claims += [claim("third/d", issues=("cost",)), claim("left/alone", issues=issues)]
    claims += [claim("third/e", issues=issues)]
    one = debate(
        claims, [relation(Kind.SUPPORTS, "right/b", "left/thesis"), relation(Kind.REBUTS, "third/d", "left/thesis")]
    )
    thesis, first = one.claim["left/thesis"], opening(one)
    assert first == places.Compare("d", "worth", ("left", "right"))
    assert comparing(one, thesis, first).place == places.Compare("d", "cost", ("left", "third"))
    assert comparing(one, one.claim["left/alone"], first).place == first
    chosen = replace(first, positions=("left", "third"))
    assert comparing(one, thesis, chosen).place == chosen
    met = debate(
        claims, [relation(Kind.REBUTS, "third/d", "left/thesis"), relation(Kind.REBUTS, "right/b", "left/thesis")]
    )
    assert comparing(met, thesis, first).place == first


def test_a_silent_positions_opponent_is_one_that_speaks() -> None:
    assert facing(MAP, "cost", "third").positions == ("left", "third")


def test_hits_are_gone_through_round_and_round() -> None:
    state = after("search")
    state = searched(state, Searcher(LIBRARY).search("claim"))
    first = after("enter", state=state)
    hits = len(first.hits)
    assert hits > 2
    assert after(*["next_hit"] * hits, state=first).here == first.here
    assert after("next_hit", "previous_hit", state=first).here == first.here
    assert after("back", state=first).place == places.Search(opening(MAP), "claim")


def test_a_hit_in_another_debate_can_be_compared() -> None:
    other = debate(claims=[claim("s/unheard-of", text="Penguins"), claim("t/x")], id="other")
    library = Library((MAP, other))
    state = replace(compared(library), here=Spot(opening(MAP)))
    state = searched(press(state, library, "search"), Searcher(library).search("penguins"))
    beside = after("compare", state=state, library=library)
    assert (beside.place.debate, beside.here.claim) == ("other", "s/unheard-of")


def test_a_silent_side_can_be_gone_to_and_changed() -> None:
    """Beside a position that says nothing there is nothing to stand on; `>` must reach it all the same."""
    one = debate(claims=[claim("left/a"), claim("right/b", issues=("other",)), claim("third/c")])
    state = compared(Library((one,)))
    seen = stops(compose(state, Library((one,))))
    sight = Sight(Library((one,)), seen)
    assert {stop.side for stop in seen} == {0}
    moved = step(step(state, "right", sight), "next_position", sight)
    assert moved.place.positions == ("left", "third")


# The overview and the lists


def test_home_is_the_overview_from_wherever_a_restored_reader_begins() -> None:
    here = State(Spot(places.Claim(opening(MAP), "left/a")))
    home = leave(here, LIBRARY)
    assert type(home.place) is places.Overview
    assert press(home, LIBRARY, "back").here == here.here


def test_home_keeps_the_issue_and_the_positions_that_were_chosen_since() -> None:
    away = after("compare", "next_issue", "swap", state=start(LIBRARY))
    home = leave(away, LIBRARY)
    assert home.place.comparison == away.place
    assert not home.back


def test_the_library_without_a_debate_is_left_by_quitting() -> None:
    library = Library((MAP, debate(id="other")))
    assert is_home(start(library))
    assert not is_home(after("enter", "debates", state=start(library), library=library))


def test_a_list_is_limited_to_one_position_after_another() -> None:
    state = after("clashes")
    seen = []
    for _ in range(len(MAP.positions) + 1):
        assert isinstance(state.place, places.Listing)
        seen.append(state.place.only)
        state = after("next_position", state=state)
    assert seen == [(), *((position.id,) for position in MAP.positions)]
    assert state.place == after("clashes").place
    last = after("previous_position", state=state).place
    assert isinstance(last, places.Listing)
    assert last.only == (MAP.positions[-1].id,)


def test_from_one_list_to_another_is_one_step_back() -> None:
    state = after("clashes", "next_position", "agreements")
    assert isinstance(state.place, places.Listing)
    assert (state.place.of, state.place.only) == (Gathering.AGREEMENTS, (MAP.positions[0].id,))
    assert press(state, LIBRARY, "back").here == compared(LIBRARY).here
    assert press(state, LIBRARY, "agreements").here == compared(LIBRARY).here, "the key leads out, too"
