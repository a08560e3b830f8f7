"""Pairing: every relation across the positions is shown, once; every claim stands in one or alone; the sharpest come first."""

import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.crossing import opponent
from debate_tui.model.debate import Claim, Debate, Kind, Voice, ends
from debate_tui.model.pairing import SHARPNESS, alone, claims_on, collisions, edges_of, ends_on, pairings, stars
from tests.builders import claim, debate, debates, relation


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Debate, str, tuple[str, ...]]:
    """A debate, one of its issues, and two or more of its positions in some order."""
    one = draw(debates().filter(lambda d: len(d.positions) > 1 and d.issues))
    ids = draw(st.permutations([p.id for p in one.positions]))
    return one, draw(st.sampled_from(one.issues)).id, tuple(ids[: draw(st.integers(2, len(ids)))])


@given(comparisons())
def test_every_relation_across_is_shown_once(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    one, issue, positions = comparison
    wanted = []
    for drawn in one.relations:
        if drawn.kind in (Kind.SUPPORTS, Kind.REPHRASES):
            continue
        origins, targets = ends(one, drawn)
        for origin in origins:
            for target in targets:
                a, b = one.claim[origin], one.claim[target]
                meet = a.position != b.position and {a.position, b.position} <= set(positions)
                if meet and issue in a.issues and issue in b.issues:
                    wanted.append((id(drawn), *sorted((origin, target))))
    shown = [
        (id(partner.relation), *sorted((pairing.hub.full_id, partner.claim.full_id)))
        for pairing in pairings(one, issue, positions)
        for partner in pairing.partners
    ]
    assert sorted(shown) == sorted(wanted)


@given(comparisons())
def test_every_claim_stands_in_a_pairing_or_alone(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    one, issue, positions = comparison
    met = {
        end.full_id
        for pairing in pairings(one, issue, positions)
        for end in (pairing.hub, *(partner.claim for partner in pairing.partners))
    }
    left = [end.full_id for end in alone(one, issue, positions)]
    assert len(set(left)) == len(left)
    assert not met & set(left)
    assert met | set(left) == {c.full_id for position in positions for c in claims_on(one, issue, position)}


@given(comparisons())
def test_columns_in_another_order_join_the_same_claims_and_are_not_joined_again(
    comparison: tuple[Debate, str, tuple[str, ...]],
) -> None:
    one, issue, positions = comparison
    ends = ends_on(one, issue, tuple(sorted(positions)))
    drawn = sorted((claim, edge) for claim, some in ends.items() for _, _, edge in some)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("debate_tui.model.pairing.edges_on", None)
        for order in permutations(positions):
            shown = (
                (claim, edge)
                for hub, some in stars(one, issue, order)
                for _, other, edge in some
                for claim in (hub, other)
            )
            assert sorted(shown) == drawn


@given(comparisons())
def test_the_sharpest_conflicts_come_first_every_time(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    found = pairings(*comparison)
    sharpest = [SHARPNESS[pairing.partners[0].relation.kind] for pairing in found]
    assert sharpest == sorted(sharpest)
    for pairing in found:
        inside = [SHARPNESS[partner.relation.kind] for partner in pairing.partners]
        assert inside == sorted(inside)


def by_rescanning(one: Debate, issue: str, positions: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The greedy cover as it is defined, looking through all that is left for each hub."""
    order = [c.full_id for c in one.claims]
    left = list(collisions(one, issue, positions))
    found = []
    while left:
        ends_left = [claim for edge in left for claim in (edge.origin, edge.target)]
        degree = Counter(claim.full_id for claim in ends_left)

        def rank(claim: Claim, degree: Counter[str] = degree) -> tuple[int, int, int]:
            return -degree[claim.full_id], positions.index(claim.position), order.index(claim.full_id)

        hub = min(ends_left, key=rank)
        mine = [edge for edge in left if hub in (edge.origin, edge.target)]
        left = [edge for edge in left if edge not in mine]
        others = [(edge.relation.kind, edge.target if edge.origin is hub else edge.origin) for edge in mine]
        others.sort(key=lambda other: (SHARPNESS[other[0]], order.index(other[1].full_id)))
        found.append((SHARPNESS[others[0][0]], -len(others), order.index(hub.full_id), [o.full_id for _, o in others]))
    return [(order[hub], others) for _, _, hub, others in sorted(found)]


@given(comparisons())
def test_the_cover_is_the_greedy_one(comparison: tuple[Debate, str, tuple[str, ...]]) -> None:
    found = [(p.hub.full_id, [partner.claim.full_id for partner in p.partners]) for p in pairings(*comparison)]
    assert found == by_rescanning(*comparison)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python something runs: the same on every machine."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def collided(claims: int) -> Debate:
    """An issue on which each claim of one side meets three of the other."""
    sides = [claim(f"{side}/c{n}") for n in range(claims) for side in ("left", "right")]
    met = [
        relation(Kind.REBUTS, f"left/c{n}", f"right/c{(n * step + step) % claims}")
        for n in range(claims)
        for step in (1, 3, 7)
    ]
    return debate(sides, met)


def test_pairing_grows_with_the_relations_not_with_their_square() -> None:
    """TRIALS H16: 4,000 rebuttals on one issue took 16 s."""
    small, large = (
        lines_run(lambda size=size: pairings(collided(size), "worth", ("left", "right")))  # type: ignore[misc]
        for size in (100, 400)
    )
    assert large < 6 * small


@given(debates())
def test_an_opponent_is_another_position(one: Debate) -> None:
    for issue in one.issue:
        for position in one.position:
            other = opponent(one, issue, position)
            assert (other is None) == (len(one.positions) < 2)
            assert other != position


# Examples

LEFT, RIGHT = claim("left/a"), claim("right/b")


def table(one: Debate, *positions: str) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The pairings as (hub, [(kind, partner, whether it runs from the partner)])."""
    return [
        (
            p.hub.full_id,
            [(str(partner.relation.kind), partner.claim.full_id, partner.outward) for partner in p.partners],
        )
        for p in pairings(one, "worth", positions or ("left", "right"))
    ]


def test_a_claim_that_many_meet_is_read_once() -> None:
    more = [claim(f"right/{name}") for name in "cd"]
    one = debate(
        [LEFT, RIGHT, *more],
        [
            relation(Kind.CONCURS, "left/a", "right/b"),
            relation(Kind.QUALIFIES, "right/c", "left/a"),
            relation(Kind.REBUTS, "right/d", "left/a"),
        ],
    )
    assert table(one) == [
        ("left/a", [("rebuts", "right/d", True), ("qualifies", "right/c", True), ("concurs", "right/b", True)])
    ]


def test_linked_premises_stand_beside_their_target_each() -> None:
    one = debate([LEFT, claim("left/c"), RIGHT], [relation(Kind.UNDERCUTS, ("left/a", "left/c"), "right/b")])
    assert table(one) == [("right/b", [("undercuts", "left/a", True), ("undercuts", "left/c", True)])]


def test_an_undercut_of_a_step_stands_beside_the_premises_of_the_step() -> None:
    one = debate(
        [LEFT, claim("left/c"), claim("left/thesis"), RIGHT],
        [
            relation(Kind.SUPPORTS, ("left/a", "left/c"), "left/thesis", id="step"),
            relation(Kind.UNDERCUTS, "right/b", "step"),
        ],
    )
    assert table(one) == [("right/b", [("undercuts", "left/a", False), ("undercuts", "left/c", False)])]
    assert [c.full_id for c in alone(one, "worth", ("left", "right"))] == ["left/thesis"]


def test_support_across_positions_is_no_conflict() -> None:
    one = debate([LEFT, RIGHT], [relation(Kind.SUPPORTS, "left/a", "right/b")])
    assert table(one) == []
    assert len(alone(one, "worth", ("left", "right"))) == 2


def test_two_claims_in_two_relations_meet_twice() -> None:
    one = debate(
        [LEFT, RIGHT], [relation(Kind.QUALIFIES, "left/a", "right/b"), relation(Kind.UNDERCUTS, "right/b", "left/a")]
    )
    assert table(one) == [("left/a", [("undercuts", "right/b", True), ("qualifies", "right/b", False)])]


def test_a_reported_claim_meets_others_as_any_does() -> None:
    """That its author does not share it is for the page to say, not a reason to hide that somebody said it."""
    reported = claim("left/a", voice=Voice("A minister", endorsed=False))
    assert not reported.held
    one = debate([reported, RIGHT], [relation(Kind.REBUTS, "left/a", "right/b")])
    assert table(one) == [("left/a", [("rebuts", "right/b", True)])]


def test_a_claim_held_for_another_position_stands_there() -> None:
    one = debate([LEFT, claim("left/guest", position="right")], [relation(Kind.REBUTS, "left/a", "left/guest")])
    assert table(one) == [("left/a", [("rebuts", "left/guest", True)])]


def test_a_relation_counts_on_the_issues_that_both_ends_share() -> None:
    one = debate(
        [claim("left/a", issues=("worth", "cost")), claim("right/b", issues=("cost",))],
        [relation(Kind.REBUTS, "left/a", "right/b")],
    )
    assert table(one) == []
    assert len(pairings(one, "cost", ("left", "right"))) == 1


def test_ties_go_to_the_position_named_first() -> None:
    one = debate([LEFT, RIGHT], [relation(Kind.REBUTS, "left/a", "right/b")])
    assert table(one, "left", "right")[0][0] == "left/a"
    assert table(one, "right", "left")[0][0] == "right/b"


def test_positions_that_are_not_compared_stay_out() -> None:
    third = claim("third/c")
    kinds = (Kind.REBUTS, Kind.REBUTS, Kind.REBUTS)
    pairs = combinations(("left/a", "right/b", "third/c"), 2)
    one = debate([LEFT, RIGHT, third], [relation(k, *pair) for k, pair in zip(kinds, pairs, strict=True)])
    for positions in permutations(("left", "right", "third"), 2):
        (pairing,) = pairings(one, "worth", positions)
        assert {pairing.hub.position, *(p.claim.position for p in pairing.partners)} == set(positions)


def test_the_opponent_is_who_rebuts_most() -> None:
    one = debate(
        [LEFT, RIGHT, claim("third/c"), claim("third/d")],
        [
            relation(Kind.REBUTS, "left/a", "right/b"),
            relation(Kind.QUALIFIES, "third/c", "left/a"),
            relation(Kind.QUALIFIES, "third/d", "left/a"),
        ],
    )
    assert opponent(one, "worth", "left") == "right"


def test_relations_of_a_claim_come_in_the_order_of_the_files() -> None:
    thesis: Claim = claim("left/thesis")
    one = debate(
        [LEFT, thesis, RIGHT],
        [relation(Kind.SUPPORTS, "left/a", "left/thesis"), relation(Kind.REBUTS, "right/b", "left/thesis")],
    )
    assert [edge.origin.full_id for edge in edges_of(one, thesis)] == ["left/a", "right/b"]
