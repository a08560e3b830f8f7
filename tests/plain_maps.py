"""Random maps whose words are plain, so that a test can read off a page what it says; and who meets whom, counted naively."""

from collections import defaultdict

from hypothesis import strategies as st

from debate_tui.model.debate import Debate, Kind, Relation, Source, Stance, Voice
from tests.builders import AT, claim, debate, issue, position, relation

Met = dict[str, dict[str, set[str]]]
"""By claim, then by `opposed`, `limited`, `agreed`: the claims that meet it so. Full ids."""


_VOICES = (None, None, Voice("A minister", True), Voice("A minister", False), Voice("A minister"))


@st.composite
def plain_maps(draw: st.DrawFn) -> Debate:
    """Any sound debate of two positions or more with an issue, every text of it unlike every other."""
    camps = [f"p{n}" for n in range(draw(st.sampled_from((2, 3, 3, 5))))]
    topics = [f"i{n}" for n in range(draw(st.sampled_from((1, 2, 3))))]
    papers = {f"s{n}": draw(st.sampled_from(camps)) for n in range(draw(st.sampled_from((2, 3, 4))))}
    claims = []
    for n in range(draw(st.integers(2, 7))):
        paper = draw(st.sampled_from(sorted(papers)))
        camp = draw(st.sampled_from((papers[paper], papers[paper], camps[0])))
        on = sorted(draw(st.sets(st.sampled_from(topics), min_size=1)))
        claims.append(claim(f"{paper}/c{n}", camp, on, draw(st.sampled_from(_VOICES)), f"Claim c{n}."))
    return debate(
        claims,
        draw(_relations([one.full_id for one in claims])),
        [position(camp, f"Camp {camp}") for camp in camps],
        [issue(topic, f"Is it {topic}?", f"Topic {topic}") for topic in topics],
        [Source(paper, camp, AT, f"Paper {paper}") for paper, camp in papers.items()],
        [Stance(c, t, f"Stance of {c}.", AT) for c in camps for t in topics if draw(st.booleans())],
    )


@st.composite
def _relations(draw: st.DrawFn, claims: list[str]) -> list[Relation]:
    """Every kind, linked premises and undercuts of a step among them."""
    found = []
    for n in range(draw(st.integers(1, 9))):
        target, *origins = draw(st.lists(st.sampled_from(claims), min_size=2, max_size=3, unique=True))
        found.append(relation(draw(st.sampled_from(list(Kind))), origins, target, f"r{n}"))
    steps = [one.id for one in found if one.kind is Kind.SUPPORTS and one.id]
    return found + [relation(Kind.UNDERCUTS, draw(st.sampled_from(claims)), step) for step in steps]


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
