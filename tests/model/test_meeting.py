"""Meeting: what is said of a claim is what the relations say, counted naively; direction, steps and positions hold."""

from hypothesis import given

from debate_tui.model.debate import Debate, Kind, Voice
from debate_tui.model.meeting import Manner, answered, manners, meetings
from debate_tui.model.pairing import pairings
from tests.builders import claim, debate, issue, relation
from tests.plain_maps import met, plain_maps

LEFT, RIGHT = claim("left/a"), claim("right/b")


def told(one: Debate, full_id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.manner.value, m.by.full_id, m.issues) for m in meetings(one, one.claim[full_id])]


def test_each_kind_by_which_claims_meet_has_its_manner() -> None:
    for kind in Kind:
        found = meetings(debate([LEFT, RIGHT], [relation(kind, "left/a", "right/b")]), RIGHT)
        assert bool(found) == kind.meets
        assert all(meeting.manner in Manner for meeting in found)


@given(plain_maps())
def test_who_meets_a_claim_is_what_the_relations_say(one: Debate) -> None:
    naive = met(one)
    for said in one.claims:
        found = meetings(one, said)
        for manner in Manner:
            assert {m.by.full_id for m in found if m.manner is manner} == naive[said.full_id][manner.value]
        assert answered(found) == bool(naive[said.full_id]["opposed"] | naive[said.full_id]["limited"])
        assert set(manners(found)) == {name for name, others in naive[said.full_id].items() if others}
        for meeting in found:
            shared = set(said.issues) & set(meeting.by.issues)
            assert set(meeting.issues) == (shared if meeting.by.position != said.position else set())


def test_who_undercuts_or_qualifies_is_not_met_by_that() -> None:
    one = debate(
        [LEFT, RIGHT],
        [relation(Kind.UNDERCUTS, "left/a", "right/b"), relation(Kind.QUALIFIES, "left/a", "right/b")],
    )
    assert told(one, "left/a") == []
    assert told(one, "right/b") == [("opposed", "left/a", ("worth",)), ("limited", "left/a", ("worth",))]


def test_a_reason_for_a_claim_does_not_meet_it() -> None:
    assert told(debate([LEFT, RIGHT], [relation(Kind.SUPPORTS, "left/a", "right/b")]), "right/b") == []


def test_an_undercut_of_a_step_meets_its_premises_and_not_the_conclusion() -> None:
    one = debate(
        [LEFT, claim("left/c"), claim("left/thesis"), RIGHT],
        [
            relation(Kind.SUPPORTS, ("left/a", "left/c"), "left/thesis", id="step"),
            relation(Kind.UNDERCUTS, "right/b", "step"),
        ],
    )
    assert told(one, "left/a") == told(one, "left/c") == [("opposed", "right/b", ("worth",))]
    assert told(one, "left/thesis") == told(one, "right/b") == []


def test_a_premise_that_undercuts_its_own_step_meets_only_the_others() -> None:
    one = debate(
        [LEFT, claim("left/c"), claim("left/thesis")],
        [
            relation(Kind.SUPPORTS, ("left/a", "left/c"), "left/thesis", id="step"),
            relation(Kind.UNDERCUTS, "left/a", "step"),
        ],
    )
    assert told(one, "left/a") == []
    assert told(one, "left/c") == [("opposed", "left/a", ())]


def test_who_reports_a_claim_to_reject_it_has_answered_it() -> None:
    official = claim("left/official", voice=Voice("The government", endorsed=False))
    one = debate([official, LEFT], [relation(Kind.REBUTS, "left/a", "left/official")])
    assert told(one, "left/official") == [("opposed", "left/a", ())]
    assert answered(meetings(one, official))


def test_agreement_is_no_answer() -> None:
    one = debate([LEFT, RIGHT], [relation(Kind.CONCURS, "left/a", "right/b")])
    assert not answered(meetings(one, LEFT))
    assert manners(meetings(one, LEFT)) == (Manner.AGREED,)


def test_the_issues_of_a_meeting_are_those_that_both_are_on_as_the_debate_orders_them() -> None:
    one = debate(
        [claim("left/a", issues=("cost", "worth", "noise")), claim("right/b", issues=("worth", "cost"))],
        [relation(Kind.REBUTS, "left/a", "right/b")],
        issues=[issue("worth"), issue("cost"), issue("noise")],
    )
    assert told(one, "left/a") == [("opposed", "right/b", ("worth", "cost"))]


def test_claims_that_share_no_issue_meet_all_the_same() -> None:
    one = debate([LEFT, claim("right/b", issues=("cost",))], [relation(Kind.REBUTS, "left/a", "right/b")])
    assert told(one, "left/a") == [("opposed", "right/b", ())]


def test_an_undercut_of_a_rebuttal_meets_the_rebutter_and_one_of_an_undercut_the_undercutter() -> None:
    one = debate(
        [LEFT, claim("left/c"), claim("left/d"), RIGHT],
        [
            relation(Kind.REBUTS, "right/b", "left/a", id="rebuttal"),
            relation(Kind.UNDERCUTS, "left/c", "rebuttal", id="undercut"),
            relation(Kind.UNDERCUTS, "left/d", "undercut"),
        ],
    )
    assert told(one, "right/b") == [("opposed", "left/a", ("worth",)), ("opposed", "left/c", ("worth",))]
    assert told(one, "left/a") == [("opposed", "right/b", ("worth",))]
    assert told(one, "left/c") == [("opposed", "left/d", ())]


def test_who_says_it_in_other_words_meets_nobody() -> None:
    one = debate([LEFT, RIGHT], [relation(Kind.REPHRASES, "left/a", "right/b")])
    assert told(one, "left/a") == told(one, "right/b") == []
    assert pairings(one, "worth", ("left", "right")) == ()
