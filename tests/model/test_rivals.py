"""Who clashes most is held against counts of all pairs."""

from hypothesis import given

from debate_tui.model.crossing import clashes
from debate_tui.model.debate import Debate
from debate_tui.model.encounters import tallies
from debate_tui.model.meeting import Manner
from debate_tui.model.rivals import fiercest, hardest, sharpest
from tests.builders import debates
from tests.model.test_encounters import on_issues


@given(debates())
def test_the_hardest_pair_clashes_as_often_as_any(one: Debate) -> None:
    between = {p: t.by_manner[Manner.OPPOSED] for p, t in tallies(one).items() if p[0] != p[1]}
    pair = hardest(one)
    assert (between[pair] if pair else 0) == max(between.values(), default=0)
    assert (pair is None) == (not any(between.values()))
    for issue, on in on_issues(one).items():
        found = fiercest(one, issue)
        assert (found[1] if found else 0) == max((met[Manner.OPPOSED] for met in on.values()), default=0)
        if found:
            fierce, times, even, fewer = found
            others = [on[pair][Manner.OPPOSED] for pair in on if pair != fierce]
            assert (even, fewer) == (others.count(times), sum(0 < count < times for count in others))
            assert 0 < times <= clashes(one, issue)
            assert fierce == next(
                pair
                for pair in sorted(on, key=lambda pair: [*map([*one.position].index, pair)])
                if on[pair][Manner.OPPOSED] == times
            )


@given(debates())
def test_no_pair_rebuts_more_than_the_sharpest(one: Debate) -> None:
    between = {p: (t.rebuttals, t.by_manner[Manner.OPPOSED]) for p, t in tallies(one).items() if p[0] != p[1]}
    pair = sharpest(one)
    most = max(between.values(), default=(0, 0))
    assert between[pair] == most if pair else most[0] == 0
