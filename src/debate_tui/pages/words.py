"""The words and marks that every page shares: how a claim, its speaker, its source and a relation are put."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import IntEnum
from functools import cache
from itertools import islice, zip_longest

from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import NO_CARD, SILENT, attribution, citation, credit, the_author, voice_words
from debate_tui.model.debate import By, Claim, Debate, Issue, Kind, Position, Quote, QuoteState, Relation
from debate_tui.model.derived import derived
from debate_tui.model.graph import numbered
from debate_tui.model.library import is_card_file
from debate_tui.model.meeting import Manner
from debate_tui.model.pairing import footing
from debate_tui.pages.marked import is_card, is_marked, is_verbatim, marked_runs, marked_words
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import ACCENTS, listed, plural, sign

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
    Kind.UNDERCUTS: "attacks the ground or the relevance, not the conclusion; in imported maps, any con",
    Kind.QUALIFIES: "limits without denying",
    Kind.CONCURS: "comes to the same conclusion",
    Kind.REPHRASES: "says the same in other words",
    Kind.SUPPORTS: "is a reason for",
}

MANNERS = {Manner.OPPOSED: "opposed", Manner.LIMITED: "limited", Manner.AGREED: "agreed with"}
"""How a claim is met, in words."""

_PASSIVE = {
    Kind.REBUTS: "rebutted by",
    Kind.CONCURS: "agreed with by",
    Kind.UNDERCUTS: "undercut by",
    Kind.QUALIFIES: "qualified by",
    Kind.REPHRASES: "rephrased by",
    Kind.SUPPORTS: "supported by",
}

_STEPS = {
    Kind.REBUTS: ("a rebuttal", "by"),
    Kind.UNDERCUTS: ("an undercut", "by"),
    Kind.QUALIFIES: ("a qualification", "by"),
    Kind.CONCURS: ("an agreement", "of"),
    Kind.REPHRASES: ("a rephrasing", "by"),
    Kind.SUPPORTS: ("a step", "of"),
}
"""Kind of a relation that is undercut → (its name, the preposition before whose it is): "a rebuttal" "by" …"""

_ATTACKED = {
    Kind.REBUTS: "the rebuttal of",
    Kind.UNDERCUTS: "the undercut of",
    Kind.QUALIFIES: "the qualification of",
    Kind.CONCURS: "the agreement with",
    Kind.REPHRASES: "the rephrasing of",
    Kind.SUPPORTS: "the step to",
}

NOT_SHARED = "⊘ reported, not shared by the author"
"""The mark of a claim that its source doesn't make; of a source with several authors it names all of them."""


def not_shared(debate: Debate, claim: Claim) -> str:
    """`NOT_SHARED` of a claim."""
    return NOT_SHARED.replace("the author", the_author(debate.source[claim.source]))


def silence(debate: Debate) -> str:
    """What is said of a position without a claim on an issue; on a block of cards nobody is silent who may answer it elsewhere."""
    return NO_CARD if is_card_file(debate) else SILENT


BY, QUOTED = "By: ", "Quote: “"
"""What stands before who says a claim, and before a quote, where a page is heard."""


def relation_mark(relation: Relation, debate: Debate, active: bool) -> Run:
    """Glyph and words (`relation_words`) of a relation."""
    kind = relation.kind
    return Run(f"{GLYPHS[kind]} {relation_words(relation, debate, active)}", kind.value)


def relation_words(relation: Relation, debate: Debate, active: bool) -> str:
    """A relation in words; `active`: seen from the claim that acts ("undercuts"), else from the other ("undercut by")."""
    joint = len(relation.origins) > 1
    step = debate.relation.get(relation.target)
    return _words(relation.kind, step and step.kind, active, joint)


@cache
def _words(kind: Kind, step: Kind | None, active: bool, joint: bool) -> str:
    """`relation_words` of a relation of this kind that undercuts a `step`, or none."""
    word = kind.value if active or (kind.symmetric and not joint) else _PASSIVE[kind]
    if step:
        noun, of = _STEPS[step]
        word = f"undercuts {noun} {of}" if active else f"{noun} undercut by"
    return f"jointly {word}" if joint else word


def relation_to(relation: Relation, debate: Debate, active: bool) -> str:
    """A relation in words that the other claim can follow: `relation_words`, but `concurs with`."""
    how = relation_words(relation, debate, active)
    return f"{how} with" if how.endswith(Kind.CONCURS) else how


def position_style(debate: Debate, position: str) -> str:
    """The name of a position's style, "p0" to "p7", by its place among the debate's positions: themes know no ids."""
    return f"p{numbered(debate)[0].get(position, 0) % ACCENTS}"


def position_mark(debate: Debate, position: str) -> Run:
    """The sign of a position (an id) and a space, in the position's style."""
    return Run(f"{sign(numbered(debate)[0].get(position, 0))} ", position_style(debate, position))


@derived(512)
def position_head(debate: Debate, position: str) -> tuple[Run, ...]:
    """The sign and the label of a position (an id), in the position's style; no line ends between them."""
    mark = position_mark(debate, position)
    return (Run(f"{mark.text[0]}\N{NO-BREAK SPACE}{debate.position[position].label}", mark.style),)


DERIVED = "(derived)"
"""Shown behind the full name of a position or an issue that was made by rule."""


def derived_mark(named: Position | Issue) -> tuple[Run, ...]:
    """The mark of a position or an issue that was made by rule; empty for one that the map itself has."""
    return (Run(f" {DERIVED}", "muted"),) if named.derived else ()


def terms_mark(named: Position | Issue) -> tuple[Run, ...]:
    """The words by which the mapper would have a position or an issue found, behind what is said of it; empty without
    any."""
    return (Run(f" · terms (mapper): {listed(named.terms)}", "muted"),) if named.terms else ()


_STATE_GLYPHS = {
    QuoteState.AMBIGUOUS: "?", QuoteState.ALTERED: "≠", QuoteState.ABSENT: "∅", QuoteState.UNVERIFIED: "○",
}  # fmt: skip
"""The glyph of each state other than the verified ones."""


def _state_mark(state: QuoteState) -> Run:
    unproven = "unproven" if state is QuoteState.UNVERIFIED else "error"
    return Run(f"{_STATE_GLYPHS.get(state, '✓')}\u00a0{state}", "verified" if state.verified else unproven)


_STATE_MARKS = {state: _state_mark(state) for state in QuoteState}


def state_mark(quote: Quote) -> Run:
    """What verification found about a quote, as glyph and word; the space between them does not break."""
    return _STATE_MARKS[quote.state]


NO_QUOTE = Run("no\u00a0quote", "unproven")


def state_marks(quotes: Iterable[Quote]) -> tuple[Run, ...]:
    """What verification found about a claim's quotes, each state once; `NO_QUOTE` for a claim without quotes."""
    return tuple(map(state_mark, {quote.state: quote for quote in quotes}.values())) or (NO_QUOTE,)


def role_words(claim: Claim) -> str:
    """The claim's role in words: ` · premise`; "" for a claim without a role."""
    return f" · {claim.role}" if claim.role else ""


def quote_paragraph(text: str | tuple[Run, ...]) -> Paragraph:
    """A quote between quotation marks; the opening one stands to the left of all lines."""
    runs = (Run(one_line(text).strip(), "quote"),) if isinstance(text, str) else text
    return Paragraph((*runs, _CLOSING), _OPENING, _BELOW_OPENING)


_OPENING, _CLOSING, _BELOW_OPENING = Run("“", "quote"), Run("”", "quote"), Run(" ", "quote")


class Detail(IntEnum):
    """How much of a claim is shown under its text."""

    ATTRIBUTION = 0
    QUOTES = 1
    """Quotes with who says them; of a card, the words that nobody marked are folded."""
    WHOLE = 2
    """Quotes with all their words."""
    CITATIONS = 3
    """Whole quotes with their full citation."""


def claim_paragraphs(debate: Debate, claim: Claim, detail: Detail = Detail.QUOTES) -> Iterator[Paragraph]:
    """A claim as a comparison shows it: text, quotes, who says so, its role."""
    if not claim.held:
        yield paragraph(Run(not_shared(debate, claim), "flag"))
    verbatim = detail > Detail.ATTRIBUTION and is_verbatim(debate, claim)
    yield quote_paragraph((Run(claim.text, "claim"),)) if verbatim else paragraph(Run(claim.text, "claim"))
    claimed = f"{credit(debate, claim)}{role_words(claim)}".removeprefix(" · ")
    if detail is Detail.ATTRIBUTION:
        words: list[str | Run] = [*filter(None, [claimed]), *_flag(claim.quotes)]
        if words:
            yield paragraph("— ", *words, style="citation", rest="  ")
        return
    card = is_card(debate, claim)
    # From the end, since of a thousand quotes those in sight alone are made.
    numbers = range(len(claim.quotes) - 1, -1, -1)
    last_own = next((number for number in numbers if claim.source_of(claim.quotes[number]) == claim.source), None)
    for number, (quote, following) in enumerate(zip_longest(claim.quotes, claim.quotes[1:])):
        last = card or following is None or claim.source_of(following) != claim.source_of(quote)
        if detail is Detail.CITATIONS:
            said = citation(debate, claim, quote)
        else:
            said = credit(debate, claim, quote) if last else quote.locator or ""
        role = role_words(claim) if number == last_own else ""
        said = (said + role).removeprefix(" · ")
        who = paragraph(
            "— " if said else "", f"{said} · " if said else "", state_mark(quote), style="citation", rest="  "
        )
        yield from islice(_quoted(quote, detail, who, card), verbatim, None)
    if last_own is None:
        by = f"— claimed by {attribution(debate, claim)}{role_words(claim)}"
        words = [by] if claim.quotes else [f"— {claimed} · " if claimed else "— ", NO_QUOTE]
        yield paragraph(*words, style="citation", rest="  ")


def _flag(quotes: Iterable[Quote]) -> tuple[Run, ...]:
    """The gravest of what the readings of quotes leave out, behind a dot; () where nothing is grave."""
    marked = [quote for quote in quotes if quote.marks]
    if not marked:
        return ()
    from debate_tui.pages.omitted import gravest  # for cards alone: the start doesn't need it

    grave = next(filter(None, map(gravest, marked)), None)
    return (Run(" · ", "citation"), grave) if grave else ()


def _quoted(quote: Quote, detail: Detail, who: Paragraph, card: bool) -> Iterator[Paragraph]:
    """A quote, its note, and who says it; of a card, who says it comes first, as debaters read it."""
    marked = is_marked(quote)
    if card or marked:
        flag = _flag([quote]) if detail <= Detail.QUOTES else ()
        yield replace(who, runs=(*who.runs, *flag, Run(":", "citation")))  # lest it be that of the card above it
    yield quote_paragraph(marked_runs(quote, whole=detail > Detail.QUOTES) if marked else quote.text)
    if quote.note:
        yield paragraph(f"[{quote.note}]", style="note", first=" ")
    if marked and detail > Detail.QUOTES:
        from debate_tui.pages.omitted import omitted_paragraphs

        yield from omitted_paragraphs(quote)
    for words in marked_words(quote) if detail > Detail.QUOTES else ():
        yield paragraph(words, style="muted", first=" ")
    if not (card or marked):
        yield who


def size_words(debate: Debate) -> str:
    """What a debate consists of, in numbers."""
    return " · ".join(
        counted(len(some), noun)
        for some, noun in (
            (debate.positions, "position"), (debate.issues, "issue"), (debate.sources, "source"), (debate.claims, "claim"),
        )
    )  # fmt: skip


def counted(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `no claims`."""
    return f"{number or 'no'} {plural(number, noun)}"


DRAWN = {By.SOURCE: "the source draws this", By.MAPPER: "drawn by the mapper"}
"""Who draws a relation."""


def why_words(relation: Relation) -> str:
    """Why a relation holds, and who draws it; the latter alone where no reason is given."""
    return f"Why ({DRAWN[relation.by]}): {relation.why}" if relation.why else f"({DRAWN[relation.by]})"


def step_words(debate: Debate, relation: Relation) -> str:
    """The relation that an undercut attacks, in words: `(attacks the step to: …)`, `(attacks the undercut of the
    rebuttal of: …)`."""
    undercuts, last = footing(debate, relation.target)
    what = f"{_ATTACKED[Kind.UNDERCUTS]} " * undercuts
    if undercuts > 3:  # more would be all that the line says
        what = f"the last of {undercuts} undercuts, each of the one before it, the first of "
    what += _ATTACKED[last.kind]
    end = debate.claim[last.target]
    said = f" — {voice_words(debate, end)}" if end.voice else ""
    return f"(attacks {what}: {end.text}{said})"
