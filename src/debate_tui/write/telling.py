"""Tells a debate one claim after another, each once in full: what the formats without columns state, as paragraphs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import NamedTuple

from debate_tui.layout.runs import plain
from debate_tui.model.attribution import attribution, citation, voice_words
from debate_tui.model.debate import By, Claim, Debate, Issue, Kind, Quote, Relation
from debate_tui.model.pairing import SHARPNESS, claims_on, edges_of
from debate_tui.pages.compare import without_stance
from debate_tui.pages.document import Extract, conflicts_of, legend
from debate_tui.pages.words import DERIVED, GLYPHS, NOT_SHARED, relation_words, state_words, step_words
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line

READING = (
    "Each claim is told once, under the first issue that it is on, with every relation that it takes part in; its number "
    "leads there. The mark before a relation says what this claim does to the other one, or what is done to it; jointly: "
    "with other premises that count together. Why: the reason, and who draws the relation."
)
"""How a telling with glyphs is read."""


class Part(IntEnum):
    """What a paragraph of a telling is."""

    ISSUE = auto()
    """A heading: the question of an issue."""
    POSITION = auto()
    """A heading: a position, whose answer and claims on the issue follow."""
    STANCE = auto()
    AGAIN = auto()
    """A claim that was told under an earlier issue."""
    CLAIM = auto()
    FLAG = auto()
    """That the claim is reported, and not shared by the author."""
    QUOTE = auto()
    NOTE = auto()
    SAID = auto()
    """Who says it and where; after a quote, its citation and state."""
    RELATION = auto()
    UNMET = auto()
    """That no claim opposes, limits or agrees with this one."""
    TERMS = auto()
    CONFLICT = auto()
    """A heading: what the sources contradict each other about."""
    SAYING = auto()


class Told(NamedTuple):
    """A paragraph: safe to show, and on one line."""

    part: Part
    text: str
    number: int = 0
    """Of the claim in this telling, from 1, for `CLAIM` and `AGAIN`; of the issue in its debate for `ISSUE`; else 0."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told, and the number of each of its claims by full id, in the order in which they are told."""

    extract: Extract
    numbers: Mapping[str, int]
    first: Mapping[str, int]
    """By full id, the number of the issue under which a claim is told in full; without those outside all issues."""
    glyphs: bool = True
    """Whether marks stand for words: `✓ attested`, `¶9`. Speech and Braille have none for them."""

    @property
    def debate(self) -> Debate:
        return self.extract.debate


def telling(extract: Extract, glyphs: bool = True) -> Telling:
    """Numbers the claims of the extract: issue by issue, position by position, in the order of the files."""
    debate = extract.debate
    numbers: dict[str, int] = {}
    first: dict[str, int] = {}
    issues = {issue.id: number for number, issue in enumerate(debate.issues, 1)}
    for issue in extract.chosen_issues:
        for position in extract.chosen_positions:
            for claim in claims_on(debate, issue.id, position):
                if claim.full_id not in numbers:
                    numbers[claim.full_id] = len(numbers) + 1
                    first[claim.full_id] = issues[issue.id]
    for claim in outside(extract):
        numbers[claim.full_id] = len(numbers) + 1
    return Telling(extract, numbers, first, glyphs)


def outside(extract: Extract) -> tuple[Claim, ...]:
    """The claims of the extract that are on no issue."""
    return tuple(claim for claim in extract.chosen_claims if not claim.issues)


def reading(extract: Extract) -> Iterator[str]:
    """How a telling with glyphs is read, a line for each mark."""
    for row in legend(extract, Kind, READING):
        for paragraph in row.cells[0].paragraphs:
            words = plain((paragraph.first, *paragraph.runs))
            if words.strip():
                yield words


def issue_told(told: Telling, issue: Issue) -> Iterator[Told]:
    """An issue: what each position answers, and its claims."""
    debate = told.debate
    number = next(number for number, one in enumerate(debate.issues, 1) if one is issue)
    yield Told(Part.ISSUE, f"{safe(issue.question)}{_derived(issue.derived)}", number)
    if issue.terms:
        yield Told(Part.TERMS, _terms(issue.terms))
    for position in told.extract.chosen_positions:
        named = debate.position[position]
        yield Told(Part.POSITION, f"{safe(named.label)}{_derived(named.derived)}")
        claims = claims_on(debate, issue.id, position)
        stance = debate.stance.get((position, issue.id))
        yield Told(Part.STANCE, safe(stance.answer) if stance else without_stance(debate, claims))
        for claim in claims:
            if told.first[claim.full_id] == number:
                yield from claim_told(told, claim)
            else:
                yield _again(told, claim)


def outside_told(told: Telling) -> Iterator[Told]:
    """The claims on no issue, each under its position."""
    for claim in outside(told.extract):
        named = told.debate.position[claim.position]
        yield Told(Part.POSITION, f"{safe(named.label)}{_derived(named.derived)}")
        yield from claim_told(told, claim)


def conflicts_told(told: Telling) -> Iterator[Told]:
    """Conflicts of fact: what each claim says of the same thing, and the mapper's note."""
    debate = told.debate
    for conflict in conflicts_of(told.extract):
        yield Told(Part.CONFLICT, safe(conflict.about))
        for saying in conflict.says:
            yield Told(Part.SAYING, safe(f"{saying.value} — {attribution(debate, debate.claim[saying.claim])}"))
        if conflict.note:
            yield Told(Part.NOTE, safe(f"Note (mapper): {conflict.note}"))


def _again(told: Telling, claim: Claim) -> Told:
    who = voice_words(claim, told.debate.source[claim.source])
    where = f"told under issue {told.first[claim.full_id]}"
    return Told(Part.AGAIN, safe(f"{claim.text} — {who} ({where})"), told.numbers[claim.full_id])


def claim_told(told: Telling, claim: Claim) -> Iterator[Told]:
    """A claim in full: its quotes with their citations and states, then every relation that it takes part in."""
    debate = told.debate
    yield Told(Part.CLAIM, safe(claim.text), told.numbers[claim.full_id])
    if not claim.held:
        yield Told(Part.FLAG, NOT_SHARED if told.glyphs else NOT_SHARED[2:].capitalize())
    own = [quote for quote in claim.quotes if claim.source_of(quote) == claim.source]
    role = [str(claim.role)] if claim.role else []
    for quote in claim.quotes:
        yield Told(Part.QUOTE, safe(one_line(quote.text).strip()))
        if quote.note:
            yield Told(Part.NOTE, safe(quote.note))
        for mark in quote.marks:
            yield Told(Part.NOTE, safe(f"{mark.kind}: “{one_line(quote.text[mark.start : mark.end]).strip()}”"))
        cited = safe(citation(debate, claim, quote))
        yield _said(told, [cited, *(role if own and quote is own[-1] else []), _state(told, quote)])
    if not own:
        said = safe(attribution(debate, claim))
        yield _said(told, [f"claimed by {said}", *role] if claim.quotes else [said, *role, "no quote"])
    if claim.terms:
        yield Told(Part.TERMS, _terms(claim.terms))
    met = False
    for edge in sorted(edges_of(debate, claim), key=lambda edge: SHARPNESS[edge.relation.kind]):
        active, kind = edge.origin is claim, edge.relation.kind
        met = met or (kind.meets and (kind.symmetric or not active))
        yield _relation(told, edge.relation, edge.target if active else edge.origin, active)
    if not met:
        yield Told(Part.UNMET, "Nobody in this debate meets it.")


def _said(told: Telling, words: list[str]) -> Told:
    return Told(Part.SAID, " · ".join(words) if told.glyphs else ", ".join(words).replace("¶", "paragraph "))


def _state(told: Telling, quote: Quote) -> str:
    return state_words(quote) if told.glyphs else f"quote {quote.state}"


def _relation(told: Telling, relation: Relation, other: Claim, active: bool) -> Told:
    """A relation as a sentence, seen from one of its claims; `active`: that claim acts on the `other`."""
    debate = told.debate
    number = told.numbers.get(other.full_id)
    which = f"claim {number}" if number else "a claim that is not in this export"
    who = voice_words(other, debate.source[other.source])
    step = f" {step_words(debate, relation)}" if relation.target in debate.relation else ""
    drawn = "the source draws this" if relation.by is By.SOURCE else "drawn by the mapper"
    why = f"Why ({drawn}): {relation.why}" if relation.why else f"({drawn})"
    named = debate.position[other.position].label
    how = relation_words(relation, debate, active)
    if how.endswith(Kind.CONCURS):
        how += " with"
    lead = f"{GLYPHS[relation.kind]} {how}" if told.glyphs else how.capitalize()
    return Told(Part.RELATION, f"{lead} {safe(f'{which} ({who}; {named}): {other.text}{step} {why}')}")


def _derived(derived: bool) -> str:
    return f" {DERIVED}" if derived else ""


def _terms(terms: tuple[str, ...]) -> str:
    return safe(f"Terms (mapper): {', '.join(terms)}")
