"""Parties: what a list has of two positions is what a stranger counts between them."""

from hypothesis import given

from debate_tui.model.debate import Debate, Kind, ends
from debate_tui.model.encounters import OF_MANNER, Gathering, encounters, tallies, unanswered
from debate_tui.model.graph import speaks_for_its_position
from debate_tui.model.parties import limited
from tests.builders import claim, debate, debates, position, relation


def test_linked_premises_of_two_against_a_third_are_not_between_the_two() -> None:
    """Alpha and Beta rebut Gamma together: the clashes of Alpha and Beta had this one."""
    one = debate(
        [claim("a/x"), claim("b/y"), claim("c/z"), claim("a/own"), claim("a/too")],
        [
            relation(Kind.REBUTS, ["a/x", "b/y"], "c/z"),
            relation(Kind.UNDERCUTS, "b/y", "a/own"),
            relation(Kind.REBUTS, "a/own", "a/too"),
        ],
        [position("a"), position("b"), position("c")],
    )
    assert limited(one, Gathering.CLASHES, ["a"]) == {0, 1, 2}
    assert limited(one, Gathering.CLASHES, ["a", "b"]) == limited(one, Gathering.CLASHES, ["b", "a"]) == {1}
    assert limited(one, Gathering.CLASHES, ["a", "c"]) == limited(one, Gathering.CLASHES, ["b", "c"]) == {0}


def held(one: Debate, side: tuple[str, ...]) -> set[str]:
    return {one.claim[id].position for id in side if speaks_for_its_position(one, one.claim[id])}


@given(debates())
def test_what_is_between_two_is_as_many_as_the_overview_counts(one: Debate) -> None:
    for low, first in enumerate(one.positions):
        for second in one.positions[low + 1 :]:
            for of, manner in OF_MANNER.items():
                found = limited(one, of, [first.id, second.id]) & {*encounters(one, manner)}
                by_hand = set()
                for number in encounters(one, manner):
                    acting, met = (held(one, side) for side in ends(one, one.relations[number]))
                    if (first.id in acting and second.id in met) or (second.id in acting and first.id in met):
                        by_hand.add(number)
                assert found == by_hand
                tally = tallies(one).get((first.id, second.id))
                assert len(found) == (tally.by_manner[manner] if tally else 0)


@given(debates())
def test_claims_of_two_are_those_of_either(one: Debate) -> None:
    for first, second in zip(one.positions, one.positions[1:], strict=False):
        found = limited(one, Gathering.UNANSWERED, [first.id, second.id]) & {*unanswered(one)}
        assert found == {
            number
            for number in unanswered(one)
            if speaks_for_its_position(one, one.claims[number]) and one.claims[number].position in (first.id, second.id)
        }
