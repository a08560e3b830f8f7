"""Tells a debate one claim after another, each once in full: what the formats without columns state, as paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import IntEnum, auto
from itertools import chain
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.layout.runs import plain
from debate_tui.model.attribution import (
    attribution,
    citation,
    is_question,
    other_positions,
    termed_by,
    unmet,
    voice_words,
)
from debate_tui.model.debate import Claim, Debate, Issue, Kind, Quote, Relation
from debate_tui.model.graph import graph, is_nobody, numbered
from debate_tui.model.meeting import met_by
from debate_tui.model.pairing import spoken
from debate_tui.pages.compare import without_stance
from debate_tui.pages.document import Extract, conflicts_of
from debate_tui.pages.legend import legend
from debate_tui.pages.marked import marked_words
from debate_tui.pages.omitted import omitted_words
from debate_tui.pages.words import (
    DERIVED,
    GLYPHS,
    not_shared,
    relation_to,
    silence,
    state_mark,
    step_words,
    why_words,
)
from debate_tui.quotes import locators
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import capitalised

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
    VOICE = auto()
    """Who is reported to say a claim, where citations don't stand beside it."""
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
    """What is told. Claims are known by their number in the debate (`model.graph`), so that few are made at a time."""

    extract: Extract
    numbers: Mapping[int, int]
    """By claim, its number in this telling, from 1, in the order in which they are told."""
    first: Mapping[int, int]
    """By claim, the number of the issue under which it is told in full; without those outside all issues."""
    holders: Sequence[int]
    """By claim, the number of its position (`model.graph`)."""
    labels: Sequence[str]
    """By position, its label."""
    glyphs: bool = True
    """Whether marks stand for words: `✓ attested`, `¶9`. Speech and Braille have none for them."""
    apart: bool = False
    """Whether quotes and citations stand apart from their claims, as footnotes do."""
    said: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By claim, its words and who says it, once they were needed: it is named more often than it is told."""

    @property
    def debate(self) -> Debate:
        return self.extract.debate


def telling(extract: Extract, glyphs: bool = True, apart: bool = False) -> Telling:
    """Numbers the claims of the extract: issue by issue, position by position, in the order of the files."""
    debate = extract.debate
    numbers: dict[int, int] = {}
    first: dict[int, int] = {}
    issues = {issue.id: number for number, issue in enumerate(debate.issues, 1)}
    for issue in extract.chosen_issues:
        for position in extract.positions_on(issue.id):
            for claim in spoken(debate, issue.id, position):
                if claim not in numbers:
                    numbers[claim] = len(numbers) + 1
                    first[claim] = issues[issue.id]
    holders = graph(debate).holders
    outside = [claim for claim in extract.claim_numbers if claim not in numbers] if not extract.issues else []
    for claim in sorted(outside, key=lambda claim: holders[claim]):
        numbers[claim] = len(numbers) + 1
    return Telling(extract, numbers, first, holders, [one.label for one in debate.positions], glyphs, apart)


def reading(extract: Extract) -> Iterator[str]:
    """How a telling with glyphs is read, a line for each mark."""
    for row in legend(extract, Kind, worded(extract, READING)):
        for paragraph in row.cells[0].paragraphs:
            words = plain((paragraph.first, *paragraph.runs))
            if words.strip():
                yield words


def worded(extract: Extract, words: str) -> str:
    """How a telling is read, of a brief in its own words: of a claim, it has the marked relations alone."""
    if not extract.brief:
        return words
    return words.replace("issue", extract.unit).replace("every relation that it takes part in", "the marked relations")


def issue_told(told: Telling, issue: Issue) -> Iterator[Told]:
    """An issue: what each position answers, and its claims."""
    debate = told.debate
    number = numbered(debate)[1][issue.id] + 1
    yield Told(Part.ISSUE, f"{safe(issue.question)}{_derived(issue.derived)}", number)
    if issue.terms:
        yield Told(Part.TERMS, terms_told(issue.terms))
    for position in told.extract.positions_on(issue.id):
        named = debate.position[position]
        yield Told(Part.POSITION, f"{safe(named.label)}{_derived(named.derived)}")
        stance = debate.stance.get((position, issue.id))
        answer = stance.answer if stance else without_stance(debate, issue.id, position)
        if answer and not told.extract.brief:
            yield Told(Part.STANCE, safe(answer))
        for claim in spoken(debate, issue.id, position):
            if told.first[claim] == number:
                yield from claim_told(told, claim)
            else:
                yield _again(told, claim)
    if silent := told.extract.silent_on(issue.id):
        yield Told(Part.POSITION, other_positions(silent))
        yield Told(Part.STANCE, silence(debate))


def outside_told(told: Telling) -> Iterator[Told]:
    """The claims on no issue, under their positions."""
    under = None
    for number in told.numbers:
        if number not in told.first:
            named = told.debate.position[told.debate.claims[number].position]
            if named.id != under:
                under = named.id
                yield Told(Part.POSITION, f"{safe(named.label)}{_derived(named.derived)}")
            yield from claim_told(told, number)


def conflicts_told(told: Telling) -> Iterator[Told]:
    """Conflicts of fact: what each claim says of the same thing, and the mapper's note."""
    debate = told.debate
    for conflict in conflicts_of(told.extract):
        yield Told(Part.CONFLICT, safe(conflict.about))
        for saying in conflict.says:
            said = f"{saying.value} — {attribution(debate, debate.claim[saying.claim])}"
            yield Told(Part.SAYING, _noted(told, said))
        if conflict.note:
            yield Told(Part.NOTE, _noted(told, f"Note (mapper): {conflict.note}"))


def _again(told: Telling, number: int) -> Told:
    words, who = _said_of(told, number)
    where = f"told under {told.extract.unit} {told.first[number]}"
    return Told(Part.AGAIN, safe(f"{words} — {who} ({where})"), told.numbers[number])


def _said_of(told: Telling, number: int, claim: Claim | None = None) -> tuple[str, str]:
    """What `Telling.said` has of a claim, which is made if it isn't given."""
    found = told.said.get(number)
    if found is None:
        claim = claim or told.debate.claims[number]
        who = voice_words(told.debate, claim)
        found = told.said[number] = claim.text, who
    return found


def claim_told(told: Telling, number: int) -> Iterator[Told]:
    """A claim in full: its quotes with their citations and states, then every relation that it takes part in."""
    debate, claim = told.debate, told.debate.claims[number]
    who = _said_of(told, number, claim)[1]
    own = [nth for nth, quote in enumerate(claim.quotes) if claim.source_of(quote) == claim.source]
    yield Told(Part.CLAIM, safe(claim.text), told.numbers[number])
    if told.apart and claim.voice and own:
        yield Told(Part.VOICE, safe(who))
    elif not claim.held:
        flag = not_shared(told.debate, claim)
        yield Told(Part.FLAG, flag if told.glyphs else flag[2:].capitalize())
    role = [str(claim.role)] if claim.role else []
    for nth, quote in enumerate(claim.quotes):
        yield Told(Part.QUOTE, safe(one_line(quote.text).strip()))
        if quote.note:
            yield Told(Part.NOTE, _noted(told, quote.note))
        if quote.marks:
            for words in chain(marked_words(quote), omitted_words(quote)):
                yield Told(Part.NOTE, safe(words))
        cited = safe(citation(debate, claim, quote))
        yield _said(told, [cited, *(role if own[-1:] == [nth] else []), _state(told, quote)])
    if not own:
        said = safe(attribution(debate, claim))
        by = "claimed by " if claim.quotes and not is_nobody(claim.voice) else ""
        told_of = _said(told, [f"{by}{said}", *role, *([] if claim.quotes else ["no quote"])])
        asked = is_question(claim) and not told.glyphs  # "By: a question" would be said by it
        yield Told(Part.FLAG, told_of.text[:1].upper() + told_of.text[1:]) if asked else told_of
    if claim.terms:
        yield Told(Part.TERMS, terms_told(claim.terms, termed_by(debate)))
    drawn = graph(debate)
    origins, targets, kinds, of = drawn.origins, drawn.targets, drawn.kinds, drawn.drawn
    for edge in sorted(drawn.touching.of(number), key=lambda edge: kinds[of[edge]]):
        active = origins[edge] == number
        other = targets[edge] if active else origins[edge]
        yield _relation(told, debate.relations[of[edge]], other, active)
    if not (told.extract.brief or is_nobody(claim.voice) or any(met_by(debate, number))):
        yield Told(Part.UNMET, f"{capitalised(unmet(debate, claim))}.")


def _said(told: Telling, words: list[str]) -> Told:
    return Told(Part.SAID, " · ".join(words) if told.glyphs else locators.in_words(", ".join(words)))


def _state(told: Telling, quote: Quote) -> str:
    return state_mark(quote).text if told.glyphs else f"quote {quote.state}"


def _relation(told: Telling, relation: Relation, other: int, active: bool) -> Told:
    """A relation as a sentence, seen from one of its claims; `active`: that claim acts on the `other`, a number."""
    debate, kind = told.extract.debate, relation.kind
    step = f" {step_words(debate, relation)}" if relation.target in debate.relation else ""
    how = relation_to(relation, debate, active)
    lead = f"{GLYPHS[kind]} {how}" if told.glyphs else how.capitalize()
    return Told(Part.RELATION, f"{lead} {_named(told, other)}{_noted(told, f'{step} {why_words(relation)}')}")


def _noted(told: Telling, words: str) -> str:
    """A mapper's words; a telling without glyphs has “paragraph” for the ¶ of their locators."""
    return safe(words if told.glyphs else locators.in_words(words))


def _named(told: Telling, number: int) -> str:
    """How a relation names the claim at its other end: its number, who says it, for which position, and its text."""
    words, who = _said_of(told, number)
    nth, label = told.numbers.get(number), told.labels[told.holders[number]]
    which = f"claim {nth}" if nth else "a claim that is not in this export"
    return safe(f"{which} ({who}; {label}): {words}")


def _derived(derived: bool) -> str:
    return f" {DERIVED}" if derived else ""


def terms_told(terms: tuple[str, ...], whose: str = "mapper") -> str:
    """The words for a search, and whose they are, as a line."""
    return safe(f"Terms ({whose}): {', '.join(terms)}")
