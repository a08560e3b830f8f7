"""Writing: what a claim or a relation is made of, asked one thing at a time; lists are filtered by typing, Enter chooses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice

from debate_tui.edit.drafts import (
    NewClaim,
    NewRelation,
    between_sources,
    claims_on,
    drawn_already,
    speakers,
    steps_from,
)
from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import BLANK, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import shared_words, voice_words
from debate_tui.model.debate import By, Claim, Debate, Kind, Role
from debate_tui.model.graph import graph, numbered
from debate_tui.pages.check import check_rows
from debate_tui.pages.choices import choice_row, fits, listed, typed_row
from debate_tui.pages.sentences import ROLES, sentence_of
from debate_tui.pages.words import GLYPHS, Detail, claim_paragraphs, counted, position_head, quote_paragraph
from debate_tui.state import Take
from debate_tui.state.places import Step, Writing
from debate_tui.state.writing import number

_ASKED = {
    Step.ISSUE: "Which issue is it on?",
    Step.MORE: "Which issue is it on, too?",
    Step.ROLE: "What does it do in its text?",
    Step.SPEAKER: "Who says it?",
    Step.SHARED: "Is it shared, or only reported?",
    Step.POSITION: "Which position holds it?",
    Step.TEXT: "What does it say?",
    Step.KIND: "How do the two claims meet?",
    Step.WHY: "What makes them meet?",
    Step.BY: "Who draws it?",
    Step.LINKED: "Which claim counts together with it?",
    Step.CHECK: "Is it right?",
    Step.COPY: "Copy the map?",
}


def writing_page(debate: Debate, place: Writing) -> Page:
    """What is asked at a step, what can be chosen there, and below it what the draft is about."""
    rows = list(_FOR[place.step](debate, place))
    if not rows:
        rows = [text_row(paragraph(Run("Nothing here has these words. Fewer find more.", "text")))]
    what = "Claim" if isinstance(place.draft, NewClaim) else "Relation"
    count = number(place, debate)
    head = text_row(paragraph(Run(_ASKED[place.step], "heading")))
    parts = composed(*rows, *_about(debate, place), BLANK)
    return Page((head,), Rows(parts), f"{what}: {place.step}{f' {count}' if count else ''}")


# Lists


def _issues(debate: Debate, place: Writing) -> Iterator[Row]:
    has = place.draft.issues if isinstance(place.draft, NewClaim) and place.step is Step.MORE else ()
    counts, near = claims_on(debate), place.comparison.issue
    issues = sorted((one for one in debate.issues if one.id not in has), key=lambda one: one.id != near)
    yield from listed(place, [(one.question, counted(counts[one.id], "claim"), one.id) for one in issues])
    yield from typed_row(place, "A new issue, with the question", [one.question for one in debate.issues])
    if place.step is Step.ISSUE:
        yield from listed(place, [("No issue", "it stands outside all issues", "")])


def _roles(_: Debate, place: Writing) -> Iterator[Row]:
    yield from listed(place, [*((role, ROLES[role], role) for role in Role), ("no role", "left open", None)])


def _speakers(debate: Debate, place: Writing) -> Iterator[Row]:
    source = place.draft.source
    names = speakers(debate, source)
    if not place.query.strip():
        yield from listed(place, [(f"The text itself: {debate.source[source].name}", "in its own voice", "")])
    yield from listed(place, [(name, "reported by the text", name) for name in names])
    yield from typed_row(place, "Somebody whom the text reports:", names)
    if not place.query.strip():
        yield text_row(paragraph(Run("Type a name where the text reports somebody else.", "muted")))


def _shared(debate: Debate, place: Writing) -> Iterator[Row]:
    voice = place.draft.voice if isinstance(place.draft, NewClaim) else None
    for endorsed in (
        None,
        True,
        False,
    ):  # what the text has to say first: whoever goes on by Enter claims nothing for it
        words = shared_words(replace(voice, endorsed=endorsed), debate.source[place.draft.source]) if voice else ""
        yield from listed(place, [(words, "", endorsed)])


def _positions(debate: Debate, place: Writing) -> Iterator[Row]:
    own = debate.source[place.draft.source].position
    if own:
        yield from listed(place, [(debate.position[own].label, "the position of its source", "")])
    yield from listed(place, [(one.label, one.summary, one.id) for one in debate.positions if one.id != own])
    yield from typed_row(place, "A new position, called", [one.label for one in debate.positions])


def _kinds(debate: Debate, place: Writing) -> Iterator[Row]:
    draft = place.draft
    if not isinstance(draft, NewRelation):
        return
    for kind in sorted(
        Kind, key=lambda kind: kind is not Kind.REBUTS and kind is not Kind.SUPPORTS
    ):  # the commonest first
        for turned in (False,) if kind.symmetric else (False, True):
            chosen = replace(draft, kind=kind, turned=turned, step=None)
            sentence = sentence_of(debate, chosen)
            if not fits(place, f"{kind} {sentence}"):
                continue
            drawn = drawn_already(debate, chosen)
            again = (Run(" · drawn already", "warning"),) if drawn else ()
            lead = Run(f"{GLYPHS[kind]} {kind:<10} ", kind)
            yield text_row(Paragraph((Run(sentence, "text"), *again), lead, Run(" " * 13)), target=Take((kind, turned)))
    for turned in (False, True):
        yield from _undercuts(debate, place, replace(draft, kind=Kind.UNDERCUTS, turned=turned, step=None))


def _undercuts(debate: Debate, place: Writing, draft: NewRelation) -> Iterator[Row]:
    """The undercuts not of the claim that is met, but of a step that leads on from it."""
    for step in steps_from(debate, draft.target):
        sentence = sentence_of(debate, replace(draft, step=step))
        if fits(place, f"{Kind.UNDERCUTS} {sentence}"):
            lead = Run(f"{GLYPHS[Kind.UNDERCUTS]} {Kind.UNDERCUTS:<10} ", Kind.UNDERCUTS)
            target = Take((Kind.UNDERCUTS, draft.turned, step))
            yield text_row(Paragraph((Run(sentence, "text"),), lead, Run(" " * 13)), target=target)


_SHOWN, _SCANNED = 50, 5000
"""How many claims are offered as linked premises at most, and among how many they are looked for."""


def _premises(debate: Debate, place: Writing) -> Iterator[Row]:
    """The claims that may act together with the one that does: those that do first, then its source's."""
    draft = place.draft
    if not isinstance(draft, NewRelation):
        return
    if not place.query.strip():
        yield text_row(paragraph(Run("Linked premises count together: none of them suffices alone.", "muted")))
    home, meant = debate.claim[draft.origin].source, (draft.origin, draft.target)
    near = (debate.claims[number] for number in graph(debate).saying.of(numbered(debate)[2][home]))
    every = chain(map(debate.claim.__getitem__, draft.linked), near, debate.claims)
    offered = {one.full_id: one for one in islice(every, _SCANNED) if one.full_id not in meant}
    said = ((one, voice_words(debate, one)) for one in offered.values())
    found = ((one, who) for one, who in said if fits(place, f"{one.text} {who}"))
    if len(debate.claims) <= len(meant):
        yield text_row(paragraph(Run("The map has no other claim.", "text")))
    for one, who in islice(found, _SHOWN):
        linked = " · linked: Enter leaves it out" if one.full_id in draft.linked else ""
        yield choice_row(one.text, f"{who}{linked}", Take(one.full_id))
    if len(debate.claims) > _SCANNED:
        yield text_row(paragraph(Run(f"Looked for among {_SCANNED} claims, those of its source first.", "muted")))


def _drawers(_: Debate, place: Writing) -> Iterator[Row]:
    # Whoever goes on by Enter says nothing in the source's name.
    yield from listed(place, [("the mapper", "you infer it", By.MAPPER)])
    yield from listed(place, [("the source", "its text itself says so", By.SOURCE)])
    yield from listed(place, [("left to the rule", "the source within one source, else the mapper", None)])


def _copy(_: Debate, place: Writing) -> Iterator[Row]:
    why = paragraph(Run(f"{place.refused}.", "warning"))
    offer = paragraph(Run("Copy it into your own library, with its texts and lock, and write there", "claim"))
    yield text_row(why, offer, target=Take(Step.COPY))


# Words


def _words(_: Debate, place: Writing) -> Iterator[Row]:
    if isinstance(place.draft, NewRelation):
        need = "" if between_sources(place.draft) else " Within one source it may be left out."
        told = f"One line, on the line above.{need}"
    else:
        told = "In a neutral sentence of your own, on the line above; the quote keeps the source's words."
    yield text_row(paragraph(Run(f"{told} Enter goes on, Esc goes back.", "muted")), target=Take(typed=True))


# What the draft is about


def _about(debate: Debate, place: Writing) -> Iterator[Row]:
    draft = place.draft
    if isinstance(draft, NewRelation):
        acting = [("From", draft.origin), *(("Together with", one) for one in draft.linked)]
        ends = [*acting, ("To", draft.target)]
        yield from (_claim(debate, debate.claim[one], head) for head, one in (ends[::-1] if draft.turned else ends))
        return
    source = debate.source[draft.source]
    where = Run(f"{source.name}, {draft.quote.locator}", "heading")
    beside = [
        paragraph(Run(f"{name} “{words}”", "muted"), first="  ")
        for name, words in (("after", draft.quote.prefix), ("before", draft.quote.suffix))
        if words
    ]
    yield text_row(quote_paragraph(draft.quote.text), *beside, rule=Rule((where,)))


def _claim(debate: Debate, claim: Claim, head: str) -> Row:
    heading = Rule((Run(head, "heading"), Run("  ", "muted"), *position_head(debate, claim.position)))
    return text_row(*claim_paragraphs(debate, claim, Detail.QUOTES), rule=heading)


_FOR: dict[Step, Callable[[Debate, Writing], Iterator[Row]]] = {
    Step.ISSUE: _issues,
    Step.MORE: _issues,
    Step.ROLE: _roles,
    Step.SPEAKER: _speakers,
    Step.SHARED: _shared,
    Step.POSITION: _positions,
    Step.TEXT: _words,
    Step.KIND: _kinds,
    Step.WHY: _words,
    Step.BY: _drawers,
    Step.LINKED: _premises,
    Step.CHECK: check_rows,
    Step.COPY: _copy,
}
