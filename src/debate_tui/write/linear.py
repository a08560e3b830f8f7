"""Writes a debate as text without columns, lines or signs: one claim after another, relations in words, for mail, speech and Braille."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.model.debate import QuoteState
from debate_tui.model.selection import sources_held
from debate_tui.pages.compare import sources_of
from debate_tui.pages.document import Extract
from debate_tui.pages.legend import TRANSLITERATED
from debate_tui.pages.sources import held_words, source_facts
from debate_tui.pages.words import BY, DERIVED, QUOTED
from debate_tui.text.safe import safe
from debate_tui.write.paragraphs import Shape, set_lines, set_out
from debate_tui.write.processes import composed
from debate_tui.write.telling import (
    Part,
    Telling,
    conflicts_told,
    issue_told,
    outside_told,
    telling,
    terms_told,
    worded,
)
from debate_tui.write.writers import Options

_SHAPES = {
    Part.ISSUE: Shape("Issue {} ", "", apart=True),
    Part.POSITION: Shape("Position: ", "", apart=True),
    Part.STANCE: Shape(),
    Part.CLAIM: Shape("Claim {} ", "", apart=True),
    Part.AGAIN: Shape("Claim {} ", "", apart=True),
    Part.FLAG: Shape(),
    Part.QUOTE: Shape(QUOTED, "", "”"),
    Part.NOTE: Shape("Note of the map: ", ""),
    Part.SAID: Shape(BY, ""),
    Part.RELATION: Shape(),
    Part.UNMET: Shape(),
    Part.TERMS: Shape(),
    Part.CONFLICT: Shape("Conflict of fact: ", "", apart=True),
    Part.SAYING: Shape(),
}

_READING = (
    "Each claim is told once, under the first issue that it is on, with every relation that it takes part in. "
    "A claim that an author only reports says so."
)
_STATES = {
    "its words were found in the source's text, or are attested by a record of it": [
        one for one in QuoteState if one.verified
    ],
    "there is neither its source's text nor a record of it to compare its words with": [QuoteState.UNVERIFIED],
    "its words stand in the source more than once": [QuoteState.AMBIGUOUS],
    "its words are others than the source's, or than the record of it has": [QuoteState.ALTERED],
    "its words were not found in the source": [QuoteState.ABSENT],
}


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields each paragraph's lines, each with its line end."""
    extract = replace(extract, ascii_only=options.ascii_only)
    told = telling(extract, glyphs=False)
    shapes = {**_SHAPES, Part.ISSUE: Shape(f"{extract.unit.capitalize()} {{}} ", "", apart=True)}
    for text in _front(extract):
        yield set_lines(text, "", "", options)
    yield from composed(extract.chosen_issues, lambda issue: set_out(issue_told(told, issue), shapes, options), options)
    yield from _unplaced(told, options)
    yield from set_out(conflicts_told(told), _SHAPES | {Part.NOTE: Shape()}, options)  # such a note says what it is
    for text in _sources(extract):
        yield set_lines(text, "", "", options)


def _front(extract: Extract) -> Iterator[str]:
    debate = extract.debate
    yield from (safe(text) for text in (extract.title, debate.question, extract.summary) if text)
    for id in extract.chosen_positions:
        position, who = debate.position[id], sources_of(debate, id)
        yield ""
        derived = f" {DERIVED}" if position.derived else ""
        held = "held by " if sources_held(debate, id) else ""
        yield safe(f"Position: {position.label}{derived}{f', {held}{who}' if who else ''}")
        if position.summary:
            yield safe(position.summary)
        if position.terms:
            yield terms_told(position.terms)
    yield ""
    yield f"How to read it. {worded(extract, _READING)}"
    states = extract.states
    for words, some in _STATES.items():
        if found := [state for state in some if state in states]:
            yield f"Quote {', '.join(found)}: {words}."
    if extract.ascii_only and any(state.verified for state in states):
        yield f"Quotes are as they were found{TRANSLITERATED}."
    if any(p.derived for p in debate.positions) or any(i.derived for i in extract.chosen_issues):
        yield f"{DERIVED}: made by rule, since the map has none of its own."


def _unplaced(told: Telling, options: Options) -> Iterator[str]:
    unplaced = list(outside_told(told))
    if unplaced:
        yield "\n" + set_lines(f"Claims {told.extract.unplaced}", "", "", options)
        yield from set_out(unplaced, _SHAPES, options)


def _sources(extract: Extract) -> Iterator[str]:
    for source in extract.chosen_sources:
        yield ""
        end = "" if source.name.endswith(".") else "."
        yield safe(f"Source: {source.name}{end} {source.title or 'Untitled'}")
        yield safe(f"Position: {held_words(extract.debate, source)}")
        for name, value in source_facts(source):
            yield safe(f"{name}: {value}")
