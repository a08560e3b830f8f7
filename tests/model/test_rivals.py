"""Who clashes most is held against counts of all pairs."""

from dataclasses import replace

from hypothesis import given

from debate_tui.model.crossing import clashes
from debate_tui.model.debate import Debate, Kind, Position
from debate_tui.model.encounters import tallies
from debate_tui.model.meeting import Manner
from debate_tui.model.rivals import beside, fiercest, hardest, sharpest
from tests.builders import AT, claim, debate, debates, position, relation
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


def test_what_was_left_over_is_no_rival_of_positions_that_clash() -> None:
    """“Other” clashed most of all in files of others: nobody holds it."""
    rest = Position("other", "Other", "", AT, derived=True)
    claims = [claim(f"{position}/{n}") for position in ("day", "night", "other") for n in range(3)]
    drawn = [relation(Kind.REBUTS, f"other/{n}", f"day/{n}") for n in range(3)]
    one = debate(
        claims, [*drawn, relation(Kind.REBUTS, "day/0", "night/0")], [position("day"), position("night"), rest]
    )
    assert hardest(one) == ("day", "night") == sharpest(one)
    assert beside(one, ("day", "night")) == "“Other” is what is left over, no side: not counted here"
    assert hardest(one, "day") == ("day", "other")
    alone = debate(claims, drawn, [position("day"), position("night"), rest])
    assert hardest(alone) == ("day", "other")
    assert beside(alone, ("day", "other")) == "“Other” is what is left over, no side"
    written = debate(
        claims,
        [*drawn, relation(Kind.REBUTS, "day/0", "night/0")],
        [position("day"), position("night"), replace(rest, derived=False)],
    )
    assert hardest(written) == ("day", "other"), "a position that somebody has called so"
    assert beside(written, ("day", "other")) == ""
