"""What an export must state of a map, read straight from the model: the measure that every format is held against."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from debate_tui.model.attribution import author, when
from debate_tui.model.debate import By, Claim, Conflict, Debate, Kind, Mark, Quote, QuoteState, Role, Saying, Source
from debate_tui.model.graph import speaks_for_its_position
from debate_tui.pages.document import Extract
from tests.builders import AT
from tests.plain_maps import Met, met, plain_maps

SHARED = {True: "shared by the author", False: "not shared by the author", None: "left open whether it is shared"}
KINDS = {
    Kind.REBUTS: ("rebuts", "rebuts"),
    Kind.UNDERCUTS: ("undercuts", "undercut by"),
    Kind.QUALIFIES: ("qualifies", "qualified by"),
    Kind.CONCURS: ("concurs", "concurs"),
    Kind.REPHRASES: ("rephrases", "rephrased by"),
    Kind.SUPPORTS: ("supports", "supported by"),
}
JOINTLY = KINDS | {Kind.REBUTS: ("rebuts", "rebutted by"), Kind.CONCURS: ("concurs", "agreed with by")}
"""What several do together, the claim that they do it to doesn't do to each of them."""
DRAWN = {By.SOURCE: "the source draws this", By.MAPPER: "drawn by the mapper"}


@st.composite
def full_maps(draw: st.DrawFn) -> Debate:
    """Any sound map in plain words, no two alike, with everything that a map can say."""
    one = draw(plain_maps())
    claims = tuple(_claim(draw, claim, one) for claim in one.claims)
    relations = tuple(
        replace(r, why=draw(st.sampled_from((None, f"Reason n{n}."))), by=draw(st.sampled_from(list(By))))
        for n, r in enumerate(one.relations)
    )
    sources = tuple(_source(draw, source) for source in one.sources)
    says = draw(st.lists(st.sampled_from([c.full_id for c in claims]), min_size=2, max_size=3, unique=True))
    odd = Conflict("k", "Whether k", tuple(Saying(id, f"Value {n}") for n, id in enumerate(says)), AT, "Odd k.")
    return replace(
        one,
        claims=claims,
        relations=relations,
        sources=sources,
        positions=tuple(replace(p, derived=draw(st.booleans()), terms=(f"term {p.id}",)) for p in one.positions),
        issues=tuple(replace(i, derived=draw(st.booleans()), terms=(f"term {i.id}",)) for i in one.issues),
        conflicts=draw(st.sampled_from(((), (odd,)))),
    )


def _claim(draw: st.DrawFn, claim: Claim, one: Debate) -> Claim:
    quotes = []
    for n in range(draw(st.integers(0, 2))):
        text = f"Words {n} of {claim.id}"
        note = draw(st.sampled_from((None, f"sic {n} {claim.id}")))
        other = draw(st.sampled_from(("", "", *(s.id for s in one.sources if s.id != claim.source))))
        marks = draw(st.sampled_from(((), (Mark(0, 7, "read"),))))
        state = draw(st.sampled_from(list(QuoteState)))
        quotes.append(Quote(text, AT, f"¶{n}{claim.id[1:]}", note, state=state, source=other, marks=marks))
    issues = draw(st.sampled_from((claim.issues, claim.issues, ())))
    role = draw(st.sampled_from((None, *Role)))
    return replace(claim, quotes=tuple(quotes), role=role, issues=issues, terms=(f"term {claim.id}",))


def _source(draw: st.DrawFn, source: Source) -> Source:
    title = draw(st.sampled_from((None, f"Title {source.id}")))
    published = draw(st.sampled_from((None, "2018~")))
    return replace(source, title=title, published=published, note=f"Note {source.id}", url=f"https://{source.id}.org")


extracts = st.builds(
    lambda one, some, issue: Extract(
        one,
        positions=tuple(p.id for p in one.positions[:2]) if some else (),
        issues=(one.issues[0].id,) if issue else (),
    ),
    full_maps(),
    st.booleans(),
    st.booleans(),
)


def inked(text: str) -> str:
    """`text` without white space and capitals, to be found however it is broken into lines."""
    return re.sub(r"\s", "", text).casefold()


def statements(extract: Extract, prose: bool = True) -> Iterator[str]:
    """Every text of the model that belongs to the extract, and in words what the model says without text.

    `prose`: relations from both ends, each with the other claim, and marks in words; without, a test looks at these itself.
    """
    one = extract.debate
    yield from (one.title, one.question, one.summary)
    for position in extract.chosen_positions:
        named = one.position[position]
        yield named.label + (" (derived)" if named.derived and prose else "")
        yield named.summary
        yield f"Terms (mapper): {', '.join(named.terms)}" if prose else " ".join(named.terms)
    for issue in extract.chosen_issues:
        yield f"Terms (mapper): {', '.join(issue.terms)}" if prose else " ".join(issue.terms)
        yield issue.question + (" (derived)" if issue.derived and prose else "")
        for position in extract.chosen_positions:
            named = one.position[position]
            stance = one.stance.get((position, issue.id))
            claims = [c for c in one.claims if c.position == position and issue.id in c.issues]
            spoken = any(speaks_for_its_position(one, c) for c in claims)
            silence = ("" if named.derived else "States no answer of its own") if spoken else "Silent on this issue."
            yield stance.answer if stance else silence
    naive = met(one)
    for claim in extract.chosen_claims:
        yield from of_claim(one, claim, naive, prose)
    inside = {claim.full_id for claim in extract.chosen_claims}
    for conflict in one.conflicts:
        if inside.issuperset(saying.claim for saying in conflict.says):
            yield from (conflict.about, conflict.note or "", *(saying.value for saying in conflict.says))
    for source in extract.chosen_sources:
        yield from (source.name, source.note or "", source.url or "", source.title or ("Untitled" if prose else ""))


def of_claim(one: Debate, claim: Claim, naive: Met, prose: bool) -> Iterator[str]:
    source = one.source[claim.source]
    yield claim.text
    yield f"Terms (mapper): {', '.join(claim.terms)}" if prose else " ".join(claim.terms)
    if claim.voice:
        yield claim.voice.speaker
        yield SHARED[claim.voice.endorsed]
    if not claim.held:
        yield "eported, not shared by the author" if prose else SHARED[False]
    if claim.role:
        yield str(claim.role)
    if not claim.quotes:
        yield "no quote"
    for quote in claim.quotes:
        quoted = one.source[claim.source_of(quote)]
        yield from (f"“{quote.text}”", quote.note or "", (quote.locator or "")[1:], str(quote.state))
        yield from (author(quoted), quoted.title or "untitled", when(quoted), quoted.url or "")
        for mark in quote.marks:
            marked = quote.text[mark.start : mark.end]
            share = f"read aloud, {len(marked.split())} of {len(quote.text.split())} words"
            yield f"{share if prose else 'read'}: “{marked}”"
    yield source.name
    steps = {r.id: r for r in one.relations if r.id}
    for r in one.relations if prose else ():
        targets = [r.target] if r.target in one.claim else list(steps[r.target].origins)
        for here, there, word in [(o, t, 0) for o in r.origins for t in targets] + [
            (t, o, 1) for o in r.origins for t in targets
        ]:
            if here == claim.full_id and there != here:
                other = one.claim[there]
                said = JOINTLY if len(r.origins) > 1 else KINDS
                yield said[r.kind][word] if r.target in one.claim else "undercut"
                yield f"{one.position[other.position].label}): {other.text}"
                yield from (r.why or "", DRAWN[r.by])
                yield other.voice.speaker if other.voice else one.source[other.source].name
                if len(r.origins) > 1:
                    yield "jointly"
    if not any(naive[claim.full_id].values()):
        yield "obody in this debate meets it"
