"""Small debates for tests: builders with everything that a test doesn't care about filled in, and Hypothesis strategies.

    debate(claims=[claim("left/a"), claim("right/b", "two")], relations=[relation(Kind.REBUTS, "left/a", "right/b")])

Positions, issues and sources that claims and relations mention are made where they are not given.
"""

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from debate_tui.library import Library
from debate_tui.model import (
    By,
    Claim,
    Debate,
    Issue,
    Kind,
    Location,
    Position,
    Quote,
    QuoteState,
    Relation,
    Role,
    Sentence,
    Source,
    Stance,
    Voice,
)
from debate_tui.spans import Span

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


@st.composite
def debates(draw: st.DrawFn, id: str = "d") -> Debate:
    """Any sound debate, down to one without positions, issues or claims: what the loader may hand out."""
    text = st.one_of(st.sampled_from(("Yes.", "It holds.", "No, and here is why.")), texts(5)).map(lambda t: t or "?")
    positions = [Position(f"p{n}", draw(text), draw(text), AT) for n in range(draw(_some(2, 3, 4, 5, 1, 0)))]
    issues = [Issue(f"i{n}", draw(text), draw(text), AT) for n in range(draw(_some(2, 3, 1, 1, 0)))]
    sources = []
    for n in range(draw(_some(3, 4, 2, 1, 0)) if positions else 0):
        authors = draw(st.sampled_from(((), ("Ana Šarić",), ("A. One", "B. Two"))))
        published = draw(st.sampled_from((None, "2018~", "2024-04-11")))
        sentences = draw(_sentences(text))
        sources.append(
            Source(f"s{n}", draw(st.sampled_from(positions)).id, AT, title=draw(st.one_of(st.none(), text)), authors=authors,
                   published=published, length=sentences[-1].end if sentences else 0, sentences=sentences)
        )  # fmt: skip
    claims = []
    for n in range(draw(_some(6, 8, 9, 4, 2, 1, 0)) if sources and issues else 0):
        source = draw(st.sampled_from(sources))
        holder = draw(st.sampled_from((source.position, source.position, positions[0].id)))
        on = draw(st.lists(st.sampled_from(issues), min_size=1, max_size=2, unique=True))
        endorsed = draw(st.sampled_from((True, False, None)))
        voice = draw(st.one_of(st.none(), st.just(Voice("A minister", endorsed))))
        quotes = tuple(draw(_quotes(source, text)) for _ in range(draw(st.integers(1, 2))))
        claims.append(
            Claim(f"c{n}", source.id, tuple(i.id for i in on), draw(text), draw(st.sampled_from(list(Role))), holder,
                  quotes, AT, voice)
        )  # fmt: skip
    stances = []
    for one in positions:
        stances += [Stance(one.id, on.id, draw(text), AT) for on in issues if draw(st.booleans())]
    relations: tuple[Relation, ...] = draw(_relations(claims)) if len(claims) > 1 else ()
    return Debate(
        id, draw(text), draw(text), draw(text), AT, tuple(positions), tuple(issues), tuple(stances), tuple(sources),
        tuple(claims), relations,
    )  # fmt: skip


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
def _quotes(draw: st.DrawFn, source: Source, text: st.SearchStrategy[str]) -> Quote:
    """A quote that was found in its source's text, or not."""
    state = draw(st.sampled_from(list(QuoteState)))
    spans: tuple[Span, ...] = ()
    if source.length and state in (QuoteState.EXACT, QuoteState.AMBIGUOUS):
        start = draw(st.integers(0, source.length - 1))
        spans = ((start, draw(st.integers(start + 1, source.length))),)
    return Quote(draw(text), AT, draw(st.sampled_from((None, "¶1", "¶12"))), state=state, spans=spans)


@st.composite
def _relations(draw: st.DrawFn, claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """Every kind, linked premises and undercuts of a step among them; supports run from later claims to earlier ones."""
    found: dict[object, Relation] = {}
    order = {one.full_id: number for number, one in enumerate(claims)}
    for number in range(draw(_some(6, 9, 12, 3, 1))):
        kind = draw(st.sampled_from(list(Kind)))
        target, *origins = draw(st.lists(st.sampled_from(list(order)), min_size=2, max_size=3, unique=True))
        if kind is Kind.SUPPORTS:
            target, *origins = sorted((target, *origins), key=lambda name: order[name])
        pair = frozenset((target, *origins)) if kind.symmetric else (frozenset(origins), target)
        why = draw(st.one_of(st.none(), st.just("Both cannot be so.")))
        found.setdefault((kind, pair), Relation(kind, tuple(origins), target, By.MAPPER, AT, why, f"r{number}"))
    steps = [r for r in found.values() if r.kind is Kind.SUPPORTS]
    for step in steps:
        outside = [name for name in order if name not in step.origins]
        if draw(st.booleans()) and outside:
            origin = draw(st.sampled_from(outside))
            found.setdefault((step.id, origin), Relation(Kind.UNDERCUTS, (origin,), step.id or "", By.MAPPER, AT))
    return tuple(found.values())


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Up to two debates, or none."""
    return Library(tuple(draw(debates(f"d{n}")) for n in range(draw(_some(1, 1, 1, 2, 0)))))
