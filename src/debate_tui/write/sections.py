"""Writes a comparison of more positions than fit side by side as a page: one position after another, claims numbered."""

from collections.abc import Iterator

from debate_tui.layout.arrange import Measure, fits
from debate_tui.layout.rows import Rule, text_row
from debate_tui.layout.runs import Run
from debate_tui.model.debate import Issue, Kind
from debate_tui.pages.compare import Comparison, column_heads
from debate_tui.pages.document import Extract, facts, front, source_list
from debate_tui.pages.legend import legend
from debate_tui.pages.words import counted
from debate_tui.state.places import Compare
from debate_tui.write.paragraphs import Shape, set_out
from debate_tui.write.processes import composed
from debate_tui.write.telling import READING, Part, Telling, issue_told, outside_told, telling
from debate_tui.write.text import lines
from debate_tui.write.writers import Options

_HANG = "    "


def needed(extract: Extract, width: int) -> bool:
    """Whether the positions of a comparison do not fit side by side."""
    heads = column_heads(Comparison(extract.debate, Compare(extract.debate.id, positions=extract.chosen_positions)))
    return extract.view == "compare" and not fits(heads, Measure(width, gutters=False))


_SHAPES = {
    Part.ISSUE: Shape(),
    Part.POSITION: Shape("■ ", apart=True),
    Part.STANCE: Shape(),
    Part.CLAIM: Shape("{:<3} ", _HANG, apart=True),
    Part.AGAIN: Shape("{:<3} ", _HANG, apart=True),
    Part.FLAG: Shape(_HANG),
    Part.QUOTE: Shape(f"{_HANG}“", end="”"),
    Part.NOTE: Shape(f"{_HANG} [", end="]"),
    Part.SAID: Shape(f"{_HANG}— ", _HANG),
    Part.RELATION: Shape(_HANG, f"{_HANG}  "),
    Part.UNMET: Shape(f"{_HANG}· "),
    Part.TERMS: Shape(_HANG),
    Part.CONFLICT: Shape("≠ ", apart=True),
    Part.SAYING: Shape("  "),
}


def pieces(extract: Extract, options: Options) -> Iterator[str]:
    """The document, each paragraph's lines in a piece of their own."""
    told = telling(extract)
    yield from lines(front(extract), options)
    yield from lines(legend(extract, Kind, READING), options)
    yield from composed(extract.chosen_issues, lambda issue: _issue(told, issue, options), options)
    unplaced = list(outside_told(told))
    if unplaced:
        claims = sum(one.part is Part.CLAIM for one in unplaced)
        yield from _heading(f"{counted(claims, 'claim')} {extract.unplaced}", options)
        yield from set_out(unplaced, _SHAPES, options)
        yield "\n"
    yield from lines(facts(extract), options)
    yield from lines(source_list(extract), options)


def _issue(told: Telling, issue: Issue, options: Options) -> Iterator[str]:
    question, *rest = issue_told(told, issue)
    yield from _heading(f"Issue {question.number} of {len(told.debate.issues)}", options)
    yield from set_out((question, *rest), _SHAPES, options)
    yield "\n"


def _heading(words: str, options: Options) -> Iterator[str]:
    return lines((text_row(rule=Rule((Run(words, "heading"),))),), options)
