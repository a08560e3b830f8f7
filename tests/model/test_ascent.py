"""Ascent: the way up is the shortest one, along relations that lead up, and it ends at a conclusion."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given

from debate_tui.model import ascent as module
from debate_tui.model.ascent import FIRST, LEADING, argued, ascent
from debate_tui.model.debate import Debate, Kind, Role, ends
from tests.builders import claim, debate, debates, relation
from tests.counted import calls

UPWARD = {Kind.SUPPORTS, Kind.REPHRASES, Kind.UNDERCUTS, Kind.QUALIFIES}


def way(of: Debate, id: str) -> list[str]:
    """The full ids of the claims on the way up from a claim."""
    numbers = {claim.full_id: number for number, claim in enumerate(of.claims)}
    pairs = [(o, t) for r in of.relations for origins, targets in [ends(of, r)] for o in origins for t in targets]
    found = ascent(of, numbers[id])
    return [pairs[edge][1] for edge in found.edges] if found else []


def test_the_way_up_is_the_shortest() -> None:
    of = debate(
        [claim(f"s/{id}") for id in "abcde"],
        [
            relation(Kind.SUPPORTS, "s/a", "s/b"),
            relation(Kind.UNDERCUTS, "s/b", "s/c"),
            relation(Kind.SUPPORTS, "s/c", "s/d"),
            relation(Kind.QUALIFIES, "s/b", "s/d"),
            relation(Kind.REBUTS, "s/d", "s/e"),
        ],
    )
    assert way(of, "s/a") == ["s/b", "s/d"]
    assert way(of, "s/d") == [], "a rebuttal leads both ways"
    assert way(of, "s/e") == []


def test_of_ways_of_one_length_a_support_goes_first() -> None:
    of = debate(
        [claim(f"s/{id}") for id in "abc"],
        [relation(Kind.UNDERCUTS, "s/a", "s/b"), relation(Kind.SUPPORTS, "s/a", "s/c")],
    )
    assert way(of, "s/a") == ["s/c"]


def test_in_a_circle_there_is_no_way() -> None:
    of = debate(
        [claim("s/a"), claim("s/b")], [relation(Kind.SUPPORTS, "s/a", "s/b"), relation(Kind.UNDERCUTS, "s/b", "s/a")]
    )
    assert way(of, "s/a") == way(of, "s/b") == []


@given(debates())
def test_the_way_is_as_long_as_a_search_by_levels_finds_it(of: Debate) -> None:
    steps: dict[str, set[str]] = {claim.full_id: set() for claim in of.claims}
    for one in of.relations:
        origins, targets = ends(of, one)
        if one.kind in UPWARD:
            for origin in origins:
                steps[origin].update(targets)
    top = {id for id, up in steps.items() if not up or of.claim[id].role is Role.THESIS}
    for id in steps:
        level, seen = {id}, {id}
        for length in count():
            if not level:
                assert way(of, id) == []
                break
            if level & top:
                found = way(of, id)
                assert len(found) == length
                assert all(after in steps[before] for before, after in zip([id, *found], found, strict=False))
                assert ([id, *found])[-1] in top
                break
            level = {up for one in level for up in steps[one]} - seen
            seen |= level


@given(debates())
def test_the_ways_of_all_claims_at_once_are_those_found_one_by_one(of: Debate) -> None:
    for number in range(len(of.claims)):
        assert module._of_all(of, number) == ascent(of, number)


def test_of_a_long_way_the_first_steps_are_told_and_all_are_counted() -> None:
    count = 10 * FIRST
    kinds = [Kind.UNDERCUTS if number % 3 else Kind.SUPPORTS for number in range(1, count)]
    of = debate(
        [claim(f"s/c{number}") for number in range(count)],
        [relation(kind, f"s/c{number}", f"s/c{number - 1}") for number, kind in enumerate(kinds, 1)],
    )
    found = ascent(of, count - 1)
    assert found
    assert way(of, f"s/c{count - 1}") == [f"s/c{number}" for number in range(count - 2, count - 2 - FIRST, -1)]
    assert (found.length, found.top) == (count - 1, 0)
    assert dict(zip(LEADING, found.kinds, strict=True)) == {kind: kinds.count(kind) for kind in LEADING}


SHAPES: dict[str, Callable[[int], Debate]] = {
    "a chain": lambda n: debate(
        [claim(f"s/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, f"s/c{at}", f"s/c{at - 1}") for at in range(1, n)],
    ),
    "a circle": lambda n: debate(
        [claim(f"s/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, f"s/c{at}", f"s/c{(at - 1) % n}") for at in range(n)],
    ),
    "a hub": lambda n: debate(
        [claim(f"s/c{at}") for at in range(n)], [relation(Kind.SUPPORTS, f"s/c{at}", "s/c0") for at in range(1, n)]
    ),
    "a claim below many": lambda n: debate(
        [claim(f"s/c{at}") for at in range(n)],
        [relation(Kind.SUPPORTS, "s/c0", f"s/c{at}") for at in range(1, n)]
        + [relation(Kind.SUPPORTS, f"s/c{at}", "s/c0") for at in range(1, n)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_ways_of_twice_the_claims_take_twice_the_work(shape: str) -> None:
    def work(count: int) -> int:
        of = SHAPES[shape](count)
        return calls(lambda: [ascent(of, number) for number in range(count)])

    work(200)
    assert work(800) < 2.3 * work(400)


def test_a_map_with_positions_of_its_own_argues_no_single_thesis() -> None:
    assert argued(debate([claim("pro/a"), claim("con/b")], [relation(Kind.REBUTS, "pro/a", "con/b")])) is None
    assert argued(debate()) is None
