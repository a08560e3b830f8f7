"""Ascent: the way up is the shortest one, along relations that lead up, and it ends at a conclusion."""

from itertools import count

from hypothesis import given

from debate_tui.model.ascent import argued, ascent
from debate_tui.model.debate import Debate, Kind, Role, ends
from tests.builders import claim, debate, debates, relation

UPWARD = {Kind.SUPPORTS, Kind.REPHRASES, Kind.UNDERCUTS, Kind.QUALIFIES}


def way(of: Debate, id: str) -> list[str]:
    """The full ids of the claims on the way up from a claim."""
    numbers = {claim.full_id: number for number, claim in enumerate(of.claims)}
    pairs = [(o, t) for r in of.relations for origins, targets in [ends(of, r)] for o in origins for t in targets]
    return [pairs[edge][1] for edge in ascent(of, numbers[id])]


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


def test_a_map_with_positions_of_its_own_argues_no_single_thesis() -> None:
    assert argued(debate([claim("pro/a"), claim("con/b")], [relation(Kind.REBUTS, "pro/a", "con/b")])) is None
    assert argued(debate()) is None
