"""The words and marks that every page shares: how a claim, its speaker, its source and a relation are put."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from debate_tui.attribution import attribution, citation, speaks_for_its_position, voice_words
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.meeting import Manner
from debate_tui.model import Claim, Debate, Kind, Quote, QuoteState, Relation
from debate_tui.scripts import one_line
from debate_tui.wording import plural

GLYPHS = {
    Kind.REBUTS: "✕",
    Kind.UNDERCUTS: "↛",
    Kind.QUALIFIES: "◐",
    Kind.CONCURS: "≡",
    Kind.REPHRASES: "↻",
    Kind.SUPPORTS: "↑",
}

MEANINGS = {
    Kind.REBUTS: "both cannot be true together",
    Kind.UNDERCUTS: "attacks the ground or the relevance, not the conclusion",
    Kind.QUALIFIES: "limits without denying",
    Kind.CONCURS: "comes to the same conclusion, on other grounds",
    Kind.REPHRASES: "says the same in other words",
    Kind.SUPPORTS: "is a reason for",
}

MANNERS = {Manner.OPPOSED: "opposed", Manner.LIMITED: "limited", Manner.AGREED: "agreed with"}
"""How a claim is met, in words."""

_PASSIVE = {
    Kind.UNDERCUTS: "undercut by",
    Kind.QUALIFIES: "qualified by",
    Kind.REPHRASES: "rephrased by",
    Kind.SUPPORTS: "supported by",
}

NOT_SHARED = "⊘ reported, not shared by the author"
SILENT = "Silent on this issue."


def relation_mark(relation: Relation, debate: Debate, active: bool) -> Run:
    """Glyph and word of a relation, seen from the end that acts (`active`) or from the other."""
    kind = relation.kind
    word = kind.value if active or kind.symmetric else _PASSIVE[kind]
    if kind is Kind.UNDERCUTS and relation.target not in debate.claim:
        word = "undercuts a step of" if active else "a step undercut by"
    if len(relation.origins) > 1:
        word = f"jointly {word}"
    return Run(f"{GLYPHS[kind]} {word}", kind.value)


def position_style(debate: Debate, position: str) -> str:
    """The style of a position: its number among the debate's positions, since themes know no names."""
    return f"p{next((i for i, p in enumerate(debate.positions) if p.id == position), 0) % 8}"


def position_head(debate: Debate, position: str) -> tuple[Run, ...]:
    return (Run("■ " + debate.position[position].label, position_style(debate, position)),)


_STATE_GLYPHS = {
    QuoteState.AMBIGUOUS: "?",
    QuoteState.ALTERED: "≠",
    QuoteState.ABSENT: "∅",
    QuoteState.UNVERIFIED: "○",
}
"""Where it is not verified."""


def state_mark(quote: Quote) -> Run:
    """What verification found about a quote, as glyph and word, which no line end parts."""
    if quote.state.verified:
        return Run(f"✓\u00a0{quote.state}", "verified")
    style = "unproven" if quote.state is QuoteState.UNVERIFIED else "error"
    return Run(f"{_STATE_GLYPHS[quote.state]}\u00a0{quote.state}", style)


def quote_paragraph(text: str | tuple[Run, ...]) -> Paragraph:
    """A quote between marks, the opening one hanging."""
    runs = (Run(one_line(text).strip(), "quote"),) if isinstance(text, str) else text
    return Paragraph((*runs, Run("”", "quote")), Run("“", "quote"), Run(" ", "quote"))


class Detail(IntEnum):
    """How much of a claim is shown under its text."""

    ATTRIBUTION = 0
    QUOTES = 1
    CITATIONS = 2
    """Quotes with their full citation."""


def claim_paragraphs(debate: Debate, claim: Claim, detail: Detail = Detail.QUOTES) -> Iterator[Paragraph]:
    """A claim as a comparison shows it: text, quotes, who says so, its role."""
    if not claim.held:
        yield paragraph(Run(NOT_SHARED, "flag"))
    yield paragraph(Run(claim.text, "claim"))
    if detail is Detail.ATTRIBUTION:
        yield paragraph(f"— {attribution(debate, claim)} · {claim.role}", style="muted")
        return
    for number, quote in enumerate(claim.quotes):
        yield quote_paragraph(quote.text)
        if quote.note:
            yield paragraph(f"[{quote.note}]", style="note", first=" ")
        last = number == len(claim.quotes) - 1
        if detail is Detail.CITATIONS:
            said = citation(debate, claim, quote)
        else:
            said = attribution(debate, claim, quote) if last else quote.locator or ""
        parts = [said, claim.role or "" if last else ""]
        said = " · ".join(part for part in parts if part)
        yield paragraph("— " if said else "", f"{said} · " if said else "", state_mark(quote), style="muted")


def counted(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `no claims`."""
    return f"{number or 'no'} {plural(number, noun)}"


def claim_count(debate: Debate, claims: Sequence[Claim]) -> str:
    """`3 claims`, and how many of them speak for nobody here."""
    reported = sum(not speaks_for_its_position(debate, claim) for claim in claims)
    return counted(len(claims), "claim") + (f", {reported} of them only reported" if reported else "")


def step_words(debate: Debate, relation: Relation) -> str:
    """The supports relation that an undercut attacks, in words."""
    step = debate.relation[relation.target]
    conclusion = debate.claim[step.target]
    said = f" — {voice_words(conclusion, debate.source[conclusion.source])}" if conclusion.voice else ""
    return f"(attacks the step to: {conclusion.text}{said})"
