"""Check: the last step of writing. What will be written, line by line, what would be wrong with the map then, and what may be changed."""

import re
from collections.abc import Iterator

from debate_tui.edit.drafts import NewRelation, between_sources
from debate_tui.edit.made import Change
from debate_tui.edit.splices import splices
from debate_tui.layout.rows import Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import shared_words, the_author
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Severity
from debate_tui.pages.choices import fits, listed
from debate_tui.pages.sentences import sentence_of
from debate_tui.state import Take
from debate_tui.state.places import Step, Writing


def check_rows(debate: Debate, place: Writing) -> Iterator[Row]:
    """What can be done with the draft, what would be wrong with the map then, what is written, and what may be changed."""
    errors = [one for one in place.problems if one.severity is Severity.ERROR]
    if place.refused:
        yield text_row(paragraph(Run(f"Not written: {place.refused}.", "error")))
    elif place.made is None:
        yield text_row(paragraph(Run("The map is read as it would be …", "muted")))
    elif not errors:
        choices = ("Write it", "and go there", "write"), ("Write it and open it in $EDITOR", "", "edit")
        yield from listed(place, choices)
    for one in place.problems:
        style = "error" if one.severity is Severity.ERROR else "warning"
        words = paragraph(Run(f"{one.code} ", style), Run(f"{one.message}", "text"))
        hint = [paragraph(Run(one.hint, "muted"), first="  ")] if one.hint else []
        yield text_row(words, *hint)
    if errors:
        yield from listed(place, [("Write it with its errors and mend it in $EDITOR", "", "edit")])
    if place.made:
        for change in place.made.changes:
            yield from _spliced(change)
    heading: Rule | None = Rule((Run("What you may change", "heading"),))
    for name, value, step in _fields(debate, place):
        if not fits(place, f"{name} {value}"):
            continue
        lead, rest = Run(f"{name:<10} ", "key"), Run(" " * 11)
        yield text_row(Paragraph((Run(value or "–", "text"),), lead, rest), target=Take(step), rule=heading)
        heading = None


def _spliced(change: Change) -> Iterator[Row]:
    """The lines that a file gets and loses, as they stand in it; all its other bytes stay."""
    for splice in splices(change):
        where = Rule((Run(f"Into {change.file}, line {splice.line}", "heading"),))
        signs = (("- ", "muted", splice.out), ("+ ", "text", splice.new))
        lines = [(sign, style, _shown(line)) for sign, style, of in signs for line in of]
        for number, (sign, style, said) in enumerate(lines):  # a row each, so that each is heard alone
            yield text_row(
                Paragraph((Run(said, style),), Run(sign, "muted"), Run("  ")), rule=None if number else where
            )


def _shown(line: bytes) -> str:
    """A line of a file, whose blanks stay as they are: a paragraph would make one of several."""
    text = line.decode(errors="replace").rstrip("\r\n")
    return re.sub("^ +| {2,}", lambda found: "\u00a0" * len(found[0]), text)


def _fields(debate: Debate, place: Writing) -> Iterator[tuple[str, str, Step]]:
    """(name, value, the step that changes it) of everything that was chosen."""
    draft = place.draft
    if isinstance(draft, NewRelation):
        if draft.kind:
            yield "kind", f"{draft.kind}: {sentence_of(debate, draft)}", Step.KIND
        yield "why", draft.why, Step.WHY
        together = [f"“{debate.claim[one].text}”" for one in draft.linked]
        yield "together", f"with {', and with '.join(together)}" if together else "with no other premise", Step.LINKED
        yield "drawn by", f"the {draft.by}" if draft.by else _rule(draft), Step.BY
        return
    if not any(issue.derived for issue in debate.issues):
        named = [debate.issue[issue].question if issue in debate.issue else issue for issue in draft.issues]
        yield "issue", " · ".join([*named, *([f"{draft.asked} (new)"] if draft.asked else ())]), Step.ISSUE
        if draft.issues and not draft.asked:
            yield "", "one more issue", Step.MORE
    yield "role", draft.role or "", Step.ROLE
    voice = (
        f"{draft.voice.speaker}, {shared_words(draft.voice, debate.source[draft.source])}"
        if draft.voice
        else the_author(debate.source[draft.source])
    )
    yield "said by", voice, Step.SPEAKER
    if debate.positions and not any(position.derived for position in debate.positions):
        position = draft.position or debate.source[draft.source].position
        label = debate.position[position].label if position in debate.position else position
        yield "position", f"{draft.camp} (new)" if draft.camp else label, Step.POSITION
    yield "text", draft.text, Step.TEXT


def _rule(draft: NewRelation) -> str:
    return "the mapper" if between_sources(draft) else "the source"
