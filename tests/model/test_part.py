"""A part of a debate: sound by itself, with all that is between the claims that are left."""

from dataclasses import replace

import pytest
from hypothesis import given

from debate_tui.model.debate import Conflict, Debate, Kind, Saying
from debate_tui.model.encounters import tallies
from debate_tui.model.meeting import Manner
from debate_tui.model.part import compared, part
from tests.builders import AT, claim, debate, debates, relation


@given(debates())
def test_a_part_is_sound_and_has_all_that_is_between_its_claims(one: Debate) -> None:
    half = one.claims[::2]
    kept = {c.full_id for c in half}
    issues = {i.id for i in one.issues[:1]}
    left = part(one, half, (), issues)
    assert [c.full_id for c in left.claims] == [c.full_id for c in half]
    assert all(c.position in left.position and c.source in left.source for c in left.claims)
    assert all(left.source[c.source_of(q)].position in left.position for c in left.claims for q in c.quotes)
    assert all(set(c.issues) <= set(left.issue) == issues for c in left.claims)
    for drawn in left.relations:
        assert {*drawn.origins} <= kept
        assert drawn.target in kept or drawn.target in left.relation
    gone = [drawn for drawn in one.relations if drawn not in left.relations]
    for drawn in gone:
        assert not ({*drawn.origins} <= kept and (drawn.target in kept or drawn.target in left.relation))
    for conflict in one.conflicts:
        said = [saying for saying in conflict.says if saying.claim in kept]
        found = [c.says for c in left.conflicts if c.id == conflict.id]
        assert found == ([tuple(said)] if len(said) > 1 or len(said) == len(conflict.says) else [])


def test_the_whole_of_a_debate_is_a_part_of_it() -> None:
    one = debate([claim("left/a"), claim("right/b")], [relation(Kind.REBUTS, "left/a", "right/b")])
    whole = part(one, one.claims, one.position, one.issue)
    assert (whole.claims, whole.relations, whole.sources) == (one.claims, one.relations, one.sources)


def test_a_conflict_is_kept_with_those_that_are_left_if_it_still_is_one() -> None:
    sayings = (Saying("left/a", "67"), Saying("right/b", "69"), Saying("far/c", "12"))
    conflict, odd = Conflict("poll", "The polls", sayings, AT), Conflict("odd", "A year", sayings[:1], AT)
    one = replace(debate([claim("left/a"), claim("right/b"), claim("far/c", "far")]), conflicts=(conflict, odd))
    assert part(one, one.claims[:1], (), ()).conflicts == (odd,)
    assert part(one, one.claims[:2], (), ()).conflicts == (replace(conflict, says=sayings[:2]), odd)
    assert part(one, one.claims[1:], (), ()).conflicts == (replace(conflict, says=sayings[1:]),)
    assert part(one, one.claims, (), ()).conflicts == (conflict, odd)


@pytest.mark.parametrize("conclusion", ["right/end", "out/end"])
def test_an_undercut_of_linked_premises_counts_for_the_position_of_each(conclusion: str) -> None:
    """Of a part, it counted for that of the first premise alone. Whether or not the step that it attacks leads out of the part."""
    claims = [claim(id) for id in ("left/a", "right/b", "left/c", "right/d", "out/e", conclusion)]
    step = relation(Kind.SUPPORTS, ("left/a", "right/b"), conclusion, id="step")
    one = debate(claims, [step, relation(Kind.UNDERCUTS, ("left/c", "right/d", "out/e"), "step", id="cut")])
    kept = [one.claim[id].full_id for id in one.claim if not id.startswith("out/")]
    seen = replace(one, claims=tuple(one.claim[id] for id in kept), relations=tuple(compared(one, kept)))
    counts = {pair: tally.by_manner[Manner.OPPOSED] for pair, tally in tallies(seen).items()}
    assert counts == {("left", "left"): 1, ("left", "right"): 1, ("right", "right"): 1}
