"""Encounters: each is counted once for each pair of positions, as a count over all pairs of claims finds them."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations, combinations_with_replacement, product

from hypothesis import given

from debate_tui.model.debate import Debate, Kind, Relation, Voice
from debate_tui.model.encounters import (
    OF_MANNER,
    Gathering,
    count,
    count_unanswered,
    encounter,
    encounters,
    met_on,
    reporting,
    stands,
    tallies,
    unanswered,
)
from debate_tui.model.graph import graph, is_nobody
from debate_tui.model.meeting import Manner, answered, meetings
from debate_tui.model.parties import limited
from tests.builders import claim, debate, debates, relation


def attacked(one: Debate, drawn: Relation) -> tuple[str, ...]:
    return one.relation[drawn.target].origins if drawn.target in one.relation else (drawn.target,)


def owners(one: Debate) -> dict[str, str]:
    """By full id, the position that a claim speaks for; those that are only reported, and not shared, are left out."""
    return {
        c.full_id: c.position
        for c in one.claims
        if not (c.voice and c.voice.endorsed is False and c.position == one.source[c.source].position)
    }


@given(debates())
def test_the_matrix_counts_what_a_count_over_all_pairs_of_positions_counts(one: Debate) -> None:
    kinds = {
        Manner.OPPOSED: (Kind.REBUTS, Kind.UNDERCUTS),
        Manner.LIMITED: (Kind.QUALIFIES,),
        Manner.AGREED: (Kind.CONCURS,),
    }
    held = owners(one)
    counted = {}
    for a, b in combinations_with_replacement([p.id for p in one.positions], 2):
        for manner, drawn_as in kinds.items():
            joining = [
                drawn
                for drawn in one.relations
                if drawn.kind in drawn_as
                and any({held.get(x), held.get(y)} == {a, b} for x in drawn.origins for y in attacked(one, drawn))
            ]
            if joining:
                counted[a, b, manner] = len(joining)
    found = {(*pair, m): n for pair, tally in tallies(one).items() for m, n in tally.by_manner.items() if n}
    assert found == counted


def on_issues(one: Debate) -> dict[str, dict[tuple[str, str], Counter[Manner]]]:
    """By issue, how often each pair of positions meets on it."""
    ids = list(one.position)
    return {issue: {(ids[a], ids[b]): met for (a, b), met in met_on(one, issue).items()} for issue in one.issue}


@given(debates())
def test_a_pair_meets_on_an_issue_as_often_as_relations_join_claims_that_are_both_on_it(one: Debate) -> None:
    for issue, met in on_issues(one).items():
        held = owners(one)
        on = {c.full_id: held.get(c.full_id) for c in one.claims if issue in c.issues}
        for a, b in combinations(one.position, 2):
            counts = met.get((a, b), Counter())
            joining = Counter(
                drawn.kind
                for drawn in one.relations
                if drawn.kind.meets
                and any({on.get(x), on.get(y)} == {a, b} for x in drawn.origins for y in attacked(one, drawn))
            )
            assert counts[Manner.OPPOSED] == joining[Kind.REBUTS] + joining[Kind.UNDERCUTS]
            assert counts[Manner.LIMITED] == joining[Kind.QUALIFIES]
            assert counts[Manner.AGREED] == joining[Kind.CONCURS]


@given(debates())
def test_a_pair_s_busiest_and_hottest_issues_are_the_first_of_those_where_it_meets_and_clashes_most(
    one: Debate,
) -> None:
    met = on_issues(one)
    for pair, tally in tallies(one).items():
        weights = {i: (sum(met[i][pair].values()), met[i][pair][Manner.OPPOSED]) for i in one.issue if pair in met[i]}
        most, clashes = max(weights.values(), default=None), max((n for _, n in weights.values()), default=0)
        assert tally.busiest == next((i for i, weight in weights.items() if weight == most), "")
        assert tally.hottest == next((i for i, (_, n) in weights.items() if n == clashes > 0), "")
        assert tally.heat == clashes
        assert pair[0] != pair[1] or not tally.busiest


@given(debates())
def test_a_position_meets_others_on_an_issue_as_often_as_its_pairs_do(one: Debate) -> None:
    met = on_issues(one)
    for position, issue in product(one.position, one.issue):
        counts = stands(one, issue).get(position, {})
        pairs = [its for pair, its in met[issue].items() if position in pair]
        for manner in Manner:
            assert counts.get(manner, 0) == sum(its[manner] for its in pairs)


@given(debates())
def test_the_lists_hold_every_relation_by_which_claims_meet_once(one: Debate) -> None:
    found = [number for manner in OF_MANNER.values() for number in encounters(one, manner)]
    assert sorted(found) == [number for number, drawn in enumerate(one.relations) if drawn.kind.meets]
    assert [count(one, manner) for manner in OF_MANNER.values()] == [
        len(encounters(one, m)) for m in OF_MANNER.values()
    ]
    for number in found:
        entry = encounter(one, number)
        assert tuple(c.full_id for c in entry.origins) == one.relations[number].origins
        assert tuple(c.full_id for c in entry.targets) == attacked(one, one.relations[number])
        both = {owners(one).get(c.full_id) for c in (*entry.origins, *entry.targets)} - {None}
        assert {p.id for p in one.positions if number in limited(one, Gathering.CLASHES, [p.id])} == both


@given(debates())
def test_what_is_only_reported_stands_last_and_is_counted(one: Debate) -> None:
    held = owners(one)

    def told(number: int) -> bool:
        drawn = one.relations[number]
        return not any(x in held and y in held for x in drawn.origins for y in attacked(one, drawn))

    lists: dict[Gathering, tuple[list[int], Callable[[int], bool]]] = {
        of: ([*encounters(one, manner)], told) for of, manner in OF_MANNER.items()
    }
    lists[Gathering.UNANSWERED] = [*unanswered(one)], lambda claim: one.claims[claim].full_id not in held
    for of, (found, is_told) in lists.items():
        for left in (found, *([n for n in found if n in limited(one, of, [p.id])] for p in one.positions)):
            flags = [is_told(number) for number in left]
            assert flags == sorted(flags)
            assert reporting(one, of, left) == sum(flags)


@given(debates())
def test_what_nobody_answers_is_what_no_meeting_answers(one: Debate) -> None:
    assert {one.claims[number].full_id for number in unanswered(one)} == {
        c.full_id for c in one.claims if not answered(meetings(one, c)) and not is_nobody(c.voice)
    }
    assert count_unanswered(one) == len(unanswered(one))


def test_between_positions_comes_before_within_one_and_rebuttals_before_undercuts() -> None:
    drawn = [
        relation(Kind.UNDERCUTS, "left/a", "right/b"),
        relation(Kind.REBUTS, "left/a", "left/c"),
        relation(Kind.REBUTS, "left/c", "right/b"),
    ]
    one = debate([claim("left/a"), claim("right/b"), claim("left/c")], drawn)
    assert [*encounters(one, Manner.OPPOSED)] == [2, 0, 1]


def test_what_most_hangs_on_comes_first_of_what_nobody_answers() -> None:
    drawn = [relation(Kind.SUPPORTS, "left/c", "left/a"), relation(Kind.QUALIFIES, "left/c", "right/b")]
    one = debate([claim("left/a"), claim("right/b"), claim("left/c")], drawn)
    assert [one.claims[number].full_id for number in unanswered(one)] == ["left/c", "left/a"]


def test_a_question_is_no_claim_that_nobody_answers() -> None:
    """Pure questions of AIF and the questions of Kialo stood among the claims that nobody answers, and counted."""
    asked = claim("left/asked", voice=Voice("nobody (Pure Questioning by Ada Mason)"))
    one = debate([asked, claim("right/said"), claim("right/told", voice=Voice("Ada Mason"))])
    assert [one.claims[number].full_id for number in unanswered(one)] == ["right/said", "right/told"]
    assert count_unanswered(one) == 2


def test_every_list_of_relations_has_its_manner() -> None:
    assert set(OF_MANNER) == set(Gathering) - {Gathering.FACTS, Gathering.UNANSWERED}
    assert set(OF_MANNER.values()) == set(Manner)


@given(debates())
def test_what_is_unanswered_of_a_position_is_among_its_claims(one: Debate) -> None:
    for position in one.positions:
        held = owners(one)
        its = {number for number, claim in enumerate(one.claims) if held.get(claim.full_id) == position.id}
        assert limited(one, Gathering.UNANSWERED, [position.id]) == its


def test_words_that_a_position_only_reports_are_no_clash_or_agreement_of_its_own() -> None:
    """A text that quotes its opponents to refute them was counted as agreeing with whoever agrees with these."""
    official = Voice("The government", endorsed=False)
    one = debate(
        [claim("left/own"), claim("left/told", voice=official), claim("right/same"), claim("right/against")],
        [
            relation(Kind.CONCURS, "right/same", "left/told"),
            relation(Kind.REBUTS, "left/own", "left/told"),
            relation(Kind.UNDERCUTS, "right/against", "left/own"),
        ],
    )
    found = {pair: {m: n for m, n in t.by_manner.items() if n} for pair, t in tallies(one).items()}
    assert found == {("left", "right"): {Manner.OPPOSED: 1}}
    assert [*encounters(one, Manner.OPPOSED)] == [2, 1]
    assert reporting(one, Gathering.CLASHES, encounters(one, Manner.OPPOSED)) == 1
    assert limited(one, Gathering.AGREEMENTS, ["left"]) & {0} == set()


@given(debates())
def test_the_issues_of_an_encounter_are_those_of_each_two_of_its_claims_in_turn(of: Debate) -> None:
    for number in range(len(of.relations)):
        one = encounter(of, number)
        pairs = [(a, b) for a in one.origins for b in one.targets]
        assert one.issues == tuple(dict.fromkeys(issue for a, b in pairs for issue in a.issues if issue in b.issues))
        for issue in one.issues:
            assert one.on(issue) == next((a, b) for a, b in pairs if issue in a.issues and issue in b.issues)


def test_each_of_very_many_premises_on_both_sides_of_an_undercut_is_in_an_edge() -> None:
    ids = [f"left/c{at}" for at in range(200)]
    of = debate(
        [claim("left/t"), *map(claim, ids)],
        [relation(Kind.SUPPORTS, ids[:100], "left/t", "r"), relation(Kind.UNDERCUTS, ids[100:], "r")],
    )
    drawn = graph(of)
    assert len(drawn.drawn) == 200
    assert {*drawn.origins, *drawn.targets} == {*range(201)}
