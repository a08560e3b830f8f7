"""Writing: what a claim or a relation is made of, asked one thing at a time; lists are filtered by typing, Enter chooses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

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
from debate_tui.model.attribution import shared_words
from debate_tui.model.debate import By, Claim, Debate, Kind, Role
from debate_tui.model.diagnostics import Severity
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
    Step.SHARED: "Does the author share it?",
    Step.POSITION: "Which position holds it?",
    Step.TEXT: "What does it say?",
    Step.KIND: "How do the two claims meet?",
    Step.WHY: "What makes them meet?",
    Step.BY: "Who draws it?",
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


def _listed(place: Writing, choices: Sequence[tuple[str, str, object]]) -> Iterator[Row]:
    """The choices (name, what it means, choice) that have all the words typed; the likeliest first."""
    typed = place.query.strip().lower()
    found = [one for one in choices if _fits(place, f"{one[0]} {one[1]}")]
    for name, meaning, choice in sorted(found, key=lambda one: not one[0].lower().startswith(typed)):
        yield _choice(name, meaning, Take(choice))


def _fits(place: Writing, words: str) -> bool:
    """Whether a choice has all the words typed."""
    return all(word in words.lower() for word in place.query.lower().split())


def _choice(name: str, meaning: str, target: Take) -> Row:
    more = (Run(f" · {meaning}", "muted"),) if meaning else ()
    return text_row(Paragraph((Run(name, "claim"), *more), Run(""), Run("  ")), target=target)


def _typed(place: Writing, words: str, known: Sequence[str]) -> Iterator[Row]:
    """The row of a choice that is not in the map yet: what is typed."""
    typed = " ".join(place.query.split())
    if typed and all(typed.lower() != one.lower() for one in known):
        yield _choice(f"{words} “{typed}”", "", Take(typed, typed=True))


def _issues(debate: Debate, place: Writing) -> Iterator[Row]:
    has = place.draft.issues if isinstance(place.draft, NewClaim) and place.step is Step.MORE else ()
    counts, near = claims_on(debate), place.comparison.issue
    issues = sorted((one for one in debate.issues if one.id not in has), key=lambda one: one.id != near)
    yield from _listed(place, [(one.question, counted(counts[one.id], "claim"), one.id) for one in issues])
    yield from _typed(place, "A new issue, with the question", [one.question for one in debate.issues])
    if place.step is Step.ISSUE:
        yield from _listed(place, [("No issue", "it stands outside all issues", "")])


def _roles(_: Debate, place: Writing) -> Iterator[Row]:
    yield from _listed(place, [*((role, ROLES[role], role) for role in Role), ("no role", "left open", None)])


def _speakers(debate: Debate, place: Writing) -> Iterator[Row]:
    source = place.draft.source
    names = speakers(debate, source)
    if not place.query.strip():
        yield from _listed(place, [(f"The text itself: {debate.source[source].name}", "the author speaks", "")])
    yield from _listed(place, [(name, "reported by the text", name) for name in names])
    yield from _typed(place, "Somebody whom the text reports:", names)
    if not place.query.strip():
        yield text_row(paragraph(Run("Type a name where the text reports somebody else.", "muted")))


def _shared(_: Debate, place: Writing) -> Iterator[Row]:
    voice = place.draft.voice if isinstance(place.draft, NewClaim) else None
    for endorsed in (True, False, None):
        words = shared_words(replace(voice, endorsed=endorsed)) if voice else ""
        yield from _listed(place, [(words, "", endorsed)])


def _positions(debate: Debate, place: Writing) -> Iterator[Row]:
    own = debate.source[place.draft.source].position
    yield from _listed(place, [(debate.position[own].label, "the position of its source", "")])
    yield from _listed(place, [(one.label, one.summary, one.id) for one in debate.positions if one.id != own])


def _kinds(debate: Debate, place: Writing) -> Iterator[Row]:
    draft = place.draft
    if not isinstance(draft, NewRelation):
        return
    for kind in Kind:
        for turned in (False,) if kind.symmetric else (False, True):
            chosen = replace(draft, kind=kind, turned=turned, step=None)
            sentence = sentence_of(debate, chosen)
            if kind is Kind.UNDERCUTS:
                yield from _undercuts(debate, place, chosen)
            if not _fits(place, f"{kind} {sentence}"):
                continue
            drawn = drawn_already(debate, chosen)
            again = (Run(" · drawn already", "warning"),) if drawn else ()
            lead = Run(f"{GLYPHS[kind]} {kind:<10} ", kind)
            yield text_row(Paragraph((Run(sentence, "text"), *again), lead, Run(" " * 13)), target=Take((kind, turned)))


def _undercuts(debate: Debate, place: Writing, draft: NewRelation) -> Iterator[Row]:
    """The undercuts not of the claim that is met, but of a step that leads on from it."""
    for step in steps_from(debate, draft.target):
        sentence = sentence_of(debate, replace(draft, step=step))
        if _fits(place, f"{Kind.UNDERCUTS} {sentence}"):
            lead = Run(f"{GLYPHS[Kind.UNDERCUTS]} {Kind.UNDERCUTS:<10} ", Kind.UNDERCUTS)
            target = Take((Kind.UNDERCUTS, draft.turned, step))
            yield text_row(Paragraph((Run(sentence, "text"),), lead, Run(" " * 13)), target=target)


def _drawers(_: Debate, place: Writing) -> Iterator[Row]:
    yield from _listed(place, [("the source", "its text itself says so", By.SOURCE)])
    yield from _listed(place, [("the mapper", "you infer it", By.MAPPER)])
    yield from _listed(place, [("left to the rule", "the source within one source, else the mapper", None)])


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
    yield text_row(paragraph(Run(f"{told} Enter goes on, Esc goes back.", "muted")), target=Take())


# The check


def _check(debate: Debate, place: Writing) -> Iterator[Row]:
    errors = [one for one in place.problems if one.severity is Severity.ERROR]
    if place.refused:
        yield text_row(paragraph(Run(f"Not written: {place.refused}.", "error")))
    elif place.made is None:
        yield text_row(paragraph(Run("The map is read as it would be …", "muted")))
    elif not errors:
        choices = ("Write it", "and go there", "write"), ("Write it and open it in $EDITOR", "", "edit")
        yield from _listed(place, choices)
    for one in place.problems:
        style = "error" if one.severity is Severity.ERROR else "warning"
        words = paragraph(Run(f"{one.code} ", style), Run(f"{one.message}", "text"))
        hint = [paragraph(Run(one.hint, "muted"), first="  ")] if one.hint else []
        yield text_row(words, *hint)
    if errors:
        yield from _listed(place, [("Write it with its errors and mend it in $EDITOR", "", "edit")])
    for name, value, step in _fields(debate, place):
        if not _fits(place, f"{name} {value}"):
            continue
        lead, rest = Run(f"{name:<10} ", "key"), Run(" " * 11)
        yield text_row(Paragraph((Run(value or "–", "text"),), lead, rest), target=Take(step))
    if place.made:
        files = " and ".join(dict.fromkeys(change.file for change in place.made.changes))
        lines = place.made.table.splitlines()
        said = (Paragraph((Run(line, "text"),), Run("  "), Run("    ")) for line in lines if line)
        yield text_row(*said, rule=Rule((Run(f"Into {files}", "heading"),)))


def _fields(debate: Debate, place: Writing) -> Iterator[tuple[str, str, Step]]:
    """(name, value, the step that changes it) of everything that was chosen."""
    draft = place.draft
    if isinstance(draft, NewRelation):
        if draft.kind:
            yield "kind", f"{draft.kind}: {sentence_of(debate, draft)}", Step.KIND
        yield "why", draft.why, Step.WHY
        yield "drawn by", f"the {draft.by}" if draft.by else _rule(draft), Step.BY
        return
    if not any(issue.derived for issue in debate.issues):
        named = [debate.issue[issue].question if issue in debate.issue else issue for issue in draft.issues]
        yield "issue", " · ".join([*named, *([f"{draft.asked} (new)"] if draft.asked else ())]), Step.ISSUE
        if draft.issues and not draft.asked:
            yield "", "one more issue", Step.MORE
    yield "role", draft.role or "", Step.ROLE
    voice = f"{draft.voice.speaker}, {shared_words(draft.voice)}" if draft.voice else "the author"
    yield "said by", voice, Step.SPEAKER
    if len(debate.positions) > 1 and not any(position.derived for position in debate.positions):
        position = draft.position or debate.source[draft.source].position
        yield "position", debate.position[position].label if position in debate.position else position, Step.POSITION
    yield "text", draft.text, Step.TEXT


def _rule(draft: NewRelation) -> str:
    return "the mapper" if between_sources(draft) else "the source"


# What the draft is about


def _about(debate: Debate, place: Writing) -> Iterator[Row]:
    draft = place.draft
    if isinstance(draft, NewRelation):
        yield from (_claim(debate, debate.claim[one], n) for n, one in enumerate((draft.first, draft.second)))
        return
    source = debate.source[draft.source]
    where = Run(f"{source.name}, {draft.quote.locator}", "heading")
    beside = [
        paragraph(Run(f"{name} “{words}”", "muted"), first="  ")
        for name, words in (("after", draft.quote.prefix), ("before", draft.quote.suffix))
        if words
    ]
    yield text_row(quote_paragraph(draft.quote.text), *beside, rule=Rule((where,)))


def _claim(debate: Debate, claim: Claim, at: int) -> Row:
    heading = Rule(
        (Run("From" if not at else "To", "heading"), Run("  ", "muted"), *position_head(debate, claim.position))
    )
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
    Step.CHECK: _check,
    Step.COPY: _copy,
}
