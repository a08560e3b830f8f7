"""Small debates for tests: builders with everything that a test doesn't care about filled in, and Hypothesis strategies.

    debate(claims=[claim("left/a"), claim("right/b", "two")], relations=[relation(Kind.REBUTS, "left/a", "right/b")])

Positions, issues and sources that claims and relations mention are made where they are not given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from debate_tui.model.debate import (
    By,
    Claim,
    Conflict,
    Debate,
    Extra,
    Issue,
    Kind,
    Location,
    Mark,
    Origin,
    Position,
    Quote,
    QuoteState,
    Relation,
    Role,
    Saying,
    Sentence,
    Source,
    Stance,
    Voice,
)
from debate_tui.model.library import Library
from debate_tui.state import Spot, State, start
from debate_tui.text.spans import Span

AT = Location("debate.toml", 1, 1)


# Builders


def position(id: str, label: str = "", summary: str = "") -> Position:
    return Position(id, label or f"Position {id}", summary or f"What {id} holds.", AT)


def issue(id: str, question: str = "", label: str = "") -> Issue:
    return Issue(id, question or f"Is it {id}?", label or question or f"Is it {id}?", AT)


def quote(text: str, locator: str | None = None, note: str | None = None) -> Quote:
    return Quote(text, AT, locator, note)


def claim(
    full_id: str, position: str = "", issues: Sequence[str] = ("worth",), voice: Voice | None = None, text: str = ""
) -> Claim:
    """`full_id` is `source/claim`; the position is named like the source where none is given."""
    source, id = full_id.split("/")
    words = text or f"Claim {id} of {source}."
    return Claim(
        id, source, tuple(issues), words, Role.PREMISE, position or source, (quote(f"words of {id}"),), AT, voice
    )


def relation(
    kind: Kind, origins: str | Iterable[str], target: str, id: str | None = None, why: str | None = None
) -> Relation:
    return Relation(kind, (origins,) if isinstance(origins, str) else tuple(origins), target, By.MAPPER, AT, why, id)


def debate(
    claims: Iterable[Claim] = (),
    relations: Iterable[Relation] = (),
    positions: Iterable[Position] = (),
    issues: Iterable[Issue] = (),
    sources: Iterable[Source] = (),
    stances: Iterable[Stance] = (),
    id: str = "d",
) -> Debate:
    """A sound debate: what the claims mention and nobody gave is made up, in the order of mention."""
    claims = tuple(claims)
    all_positions = {p.id: p for p in positions}
    all_issues = {i.id: i for i in issues}
    all_sources = {s.id: s for s in sources}
    for one in claims:
        all_positions.setdefault(one.position, position(one.position))
        all_sources.setdefault(one.source, Source(one.source, one.position, AT, label=one.source.capitalize()))
        for name in one.issues:
            all_issues.setdefault(name, issue(name))
    return Debate(
        id,
        f"The debate {id}",
        "What is it worth?",
        "A few words on it.",
        AT,
        tuple(all_positions.values()),
        tuple(all_issues.values()),
        tuple(stances),
        tuple(all_sources.values()),
        claims,
        tuple(relations),
    )


def compared(library: Library, debate: str | None = None) -> State:
    """In the first comparison of a debate, past its overview; in the library where there are several to choose from."""
    first = start(library, debate)
    return replace(first, here=Spot(first.place.comparison or first.place))


# Text as maps may hold it: many scripts, and everything that makes terminals stumble


_WORDS = (
    "a", "the", "U.S.-Japan", "deterrence", "well-being—and", "Донаудампфшиффахрт", "ἀρετή", "naïve", "e\u0301lan",
    "同盟", "「抑止力」", "日本は、もっと。", "동맹", "한미", "เดิมพัน", "السلام", "אמת", "हिन्दी", "क्षत्रिय", "ক্ষমা",
    "👩‍💻", "👍🏽", "🇯🇵🇺🇸", "5️⃣", "☁️", "❤️‍🔥", "ﷺ", "½", "№1", "…", "—", "x" * 30, "漢" * 25,
    "https://example.org/a/very/long/path?with=query",
)  # fmt: skip
_NASTY = (
    "\x1b[31m", "\x07", "\x9b2J", "\u202e", "\u2066", "\u200f", "\t", "\n", "\r", "\u2028", "\x00", "\x7f", "[bold]",
    "\ud800", "\u200b", "\u00ad", "\u200d", "\ufe0f", "\u0301", "\u3000", "\u00a0", "\ufeff",
)  # fmt: skip

words = st.one_of(st.sampled_from(_WORDS), st.text(min_size=1, max_size=12))
"""A word of some script, or any characters whatever."""


@st.composite
def texts(draw: st.DrawFn, max_words: int = 12) -> str:
    """Words with spaces between them, and here and there something that has no business in a terminal."""
    parts = draw(st.lists(st.one_of(words, st.sampled_from(_NASTY)), max_size=max_words))
    gaps = draw(st.lists(st.sampled_from((" ", " ", "  ", "")), min_size=len(parts), max_size=len(parts)))
    return "".join(part + gap for part, gap in zip(parts, gaps, strict=True))


# Sound debates


def _some(*counts: int) -> st.SearchStrategy[int]:
    """One of `counts`: unlike a range, it doesn't make most debates empty ones."""
    return st.sampled_from(counts)


_extra: st.SearchStrategy[Extra] = st.sampled_from(
    ({}, {}, {}, {"votes": [1, 2, 0.5], "told": {"by": "somebody\x1b", "open": True}})
)
"""What the format of origin had besides; mostly nothing."""

_terms = st.sampled_from(((), (), ("free riding",), ("同盟", "a\x1b[31m term")))

_origins = st.sampled_from((None, None, Origin("kialo/2"), Origin("aif", "some map.json", "0" * 64)))


@st.composite
def debates(draw: st.DrawFn, id: str = "d", wording: st.SearchStrategy[str] | None = None) -> Debate:
    """Any sound debate, down to one without positions, issues or claims: what the loader may hand out. `wording`: all its
    texts."""
    plain = st.one_of(st.sampled_from(("Yes.", "It holds.", "No, and here is why.")), texts(5))
    text = plain.map(lambda t: t if t.strip() else "?") if wording is None else wording
    derived = draw(st.sampled_from((False, False, True)))
    positions = [
        Position(f"p{n}", draw(text), draw(text), AT, draw(_terms), derived, draw(_extra))
        for n in range(draw(_some(2, 3, 4, 5, 1, 0)))
    ]
    issues = [
        Issue(f"i{n}", draw(text), draw(text), AT, draw(_terms), derived, draw(_extra))
        for n in range(draw(_some(2, 3, 1, 1, 0)))
    ]
    sources = []
    for n in range(draw(_some(3, 4, 2, 1, 0)) if positions else 0):
        authors = draw(st.sampled_from(((), ("Ana Šarić",), ("A. One", "B. Two"), ("Two, B.", "'t Hooft"))))
        published = draw(st.sampled_from((None, "2018~", "2024-04-11")))
        sentences = draw(_sentences(text))
        sources.append(
            Source(f"s{n}", draw(st.sampled_from(positions)).id, AT, title=draw(st.one_of(st.none(), text)), authors=authors,
                   published=published, length=sentences[-1].end if sentences else 0, sentences=sentences, extra=draw(_extra))
        )  # fmt: skip
    count = draw(_some(6, 8, 9, 4, 2, 1, 0)) if sources else 0
    claims = [draw(_claims(f"c{n}", sources, (positions, issues), text)) for n in range(count)]
    stances = []
    for one in positions:
        stances += [Stance(one.id, on.id, draw(text), AT, draw(_extra)) for on in issues if draw(st.booleans())]
    relations: tuple[Relation, ...] = draw(_relations(claims)) if len(claims) > 1 else ()
    conflicts: list[Conflict] = []
    for n in range(draw(_some(0, 1, 2)) if claims else 0):
        says = draw(
            st.lists(st.builds(Saying, st.sampled_from([c.full_id for c in claims]), text), min_size=1, max_size=3)
        )
        conflicts.append(Conflict(f"f{n}", draw(text), tuple(says), AT, draw(st.one_of(st.none(), text)), draw(_extra)))
    return Debate(
        id, draw(text), draw(text), draw(text), AT, tuple(positions), tuple(issues), tuple(stances), tuple(sources),
        tuple(claims), relations, conflicts=tuple(conflicts), origin=draw(_origins), extra=draw(_extra),
    )  # fmt: skip


@st.composite
def _claims(
    draw: st.DrawFn,
    id: str,
    sources: Sequence[Source],
    holders: tuple[Sequence[Position], Sequence[Issue]],
    text: st.SearchStrategy[str],
) -> Claim:
    """A claim of one of the sources, with quotes or none, of its own source or another, on issues or on none, with a role or none."""
    positions, issues = holders
    source = draw(st.sampled_from(sources))
    holder = draw(st.sampled_from((source.position, source.position, positions[0].id)))
    least = draw(_some(1, 1, 0))
    on = draw(st.lists(st.sampled_from(issues), min_size=least, max_size=2, unique_by=lambda i: i.id)) if issues else []
    minister = st.builds(Voice, st.just("A minister"), st.sampled_from((True, False, None)))
    voice = draw(st.one_of(st.none(), minister, st.just(Voice("nobody (a question)"))))
    quotes = tuple(
        draw(_quotes(source, draw(st.sampled_from((source, source, *sources))), text))
        for _ in range(draw(_some(1, 2, 3, 0)))
    )
    role = draw(st.sampled_from((None, *Role)))
    on_issues = tuple(one.id for one in on)
    return Claim(id, source.id, on_issues, draw(text), role, holder, quotes, AT, voice, draw(_terms), draw(_extra))


@st.composite
def _sentences(draw: st.DrawFn, text: st.SearchStrategy[str]) -> tuple[Sentence, ...]:
    """A source's text, or nothing: most readers have no texts at hand."""
    found: list[Sentence] = []
    for number in range(draw(_some(0, 0, 1, 3, 5))):
        words, start = draw(text), found[-1].end + 1 if found else 0
        found.append(Sentence(words, 1 + number // 2, start, start + len(words), draw(_some_spans(words))))
    return tuple(found)


def _some_spans(words: str) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    return st.sampled_from(((), ((0, len(words)),), ((len(words) // 2, len(words)),)))


@st.composite
def _quotes(draw: st.DrawFn, of: Source, source: Source, text: st.SearchStrategy[str]) -> Quote:
    """A quote behind a claim of `of`, found in the text of its `source`, or not."""
    state = draw(st.sampled_from(list(QuoteState)))
    spans: tuple[Span, ...] = ()
    if source.length and state in (QuoteState.EXACT, QuoteState.AMBIGUOUS):
        start = draw(st.integers(0, source.length - 1))
        spans = ((start, draw(st.integers(start + 1, source.length))),)
    words, locator = draw(text), draw(st.sampled_from((None, "¶1", "¶12")))
    marks = draw(
        st.sampled_from(((), (), (Mark(0, len(words), "read"), Mark(len(words) // 2, len(words), "underlined"))))
    )
    id = "" if source is of else source.id
    return Quote(words, AT, locator, state=state, spans=spans, source=id, marks=marks, extra=draw(_extra))


@st.composite
def _relations(draw: st.DrawFn, claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """Every kind, linked premises, circles of support, undercuts of relations of every kind, and undercuts of these among them."""
    found: dict[object, Relation] = {}
    order = [one.full_id for one in claims]
    for number in range(draw(_some(6, 9, 12, 3, 1))):
        kind = draw(st.sampled_from(list(Kind)))
        target, *origins = draw(st.lists(st.sampled_from(order), min_size=2, max_size=3, unique=True))
        pair = frozenset((target, *origins)) if kind.symmetric else (frozenset(origins), target)
        why = draw(st.one_of(st.none(), st.just("Both cannot be so.")))
        drawn = Relation(kind, tuple(origins), target, By.MAPPER, AT, why, f"r{number}", draw(_extra))
        found.setdefault((kind, pair), drawn)
    steps = list(found.values())
    while steps:  # each may be undercut, and so may what undercuts it
        step = steps.pop()
        outside = [name for name in order if name not in step.origins]
        if draw(st.booleans()) and outside:
            origin = draw(st.sampled_from(outside))
            steps.append(Relation(Kind.UNDERCUTS, (origin,), step.id or "", By.MAPPER, AT, id=f"{step.id}u"))
            found[steps[-1].id] = steps[-1]
    return tuple(found.values())


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Up to two debates, or none."""
    return Library(tuple(draw(debates(f"d{n}")) for n in range(draw(_some(1, 1, 1, 2, 0)))))
