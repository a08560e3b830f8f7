"""Random maps whose words are plain, so that a test can read off a page what it says; and who meets whom, counted naively."""

from collections import defaultdict
from dataclasses import replace

from hypothesis import strategies as st

from debate_tui.model import Debate
from tests.builders import debates

Met = dict[str, dict[str, set[str]]]
"""By claim, then by `opposed`, `limited`, `agreed`: the claims that meet it so. Full ids."""


@st.composite
def plain_maps(draw: st.DrawFn) -> Debate:
    """Any sound debate of two positions or more with an issue, every text of it unlike every other."""
    one = draw(debates().filter(lambda d: len(d.positions) > 1 and d.issues and len(d.claims) > 1))
    return replace(
        one,
        positions=tuple(replace(p, label=f"Camp {p.id}", summary="") for p in one.positions),
        issues=tuple(replace(i, label=f"Topic {i.id}", question=f"Is it {i.id}?") for i in one.issues),
        stances=tuple(replace(s, answer=f"Stance of {s.position}.") for s in one.stances),
        sources=tuple(
            replace(s, label=f"Paper {s.id}", title=f"Title {s.id}", sentences=(), length=0) for s in one.sources
        ),
        claims=tuple(
            replace(c, text=f"Claim {c.id}.", quotes=tuple(replace(q, text="words", spans=()) for q in c.quotes))
            for c in one.claims
        ),
    )


def met(one: Debate) -> Met:
    """Straight from the relations: rebuttals and agreements hold both ways, undercuts and qualifications one way."""
    found: Met = {c.full_id: defaultdict(set) for c in one.claims}
    steps = {r.id: r.origins for r in one.relations if r.id}
    for drawn in one.relations:
        targets = [drawn.target] if drawn.target in found else steps[drawn.target]
        for origin in drawn.origins:
            for target in targets:
                if origin == target:
                    continue
                if drawn.kind == "rebuts":
                    found[target]["opposed"].add(origin)
                    found[origin]["opposed"].add(target)
                elif drawn.kind == "undercuts":
                    found[target]["opposed"].add(origin)
                elif drawn.kind == "qualifies":
                    found[target]["limited"].add(origin)
                elif drawn.kind == "concurs":
                    found[target]["agreed"].add(origin)
                    found[origin]["agreed"].add(target)
    return found
