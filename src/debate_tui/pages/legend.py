"""How a document is read: what the marks of relations and quotes mean that stand in it."""

from collections.abc import Iterable, Iterator

from debate_tui.layout.rows import BLANK, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.attribution import note_mark
from debate_tui.model.debate import Kind, QuoteState
from debate_tui.model.encounters import OF_MANNER, Gathering
from debate_tui.model.graph import graph
from debate_tui.model.meeting import MANNERS
from debate_tui.pages.extract import Extract
from debate_tui.pages.words import DERIVED, GLYPHS, MEANINGS, NOT_SHARED

_BESIDE = (
    "The mark over a claim says what it does to the claim that the arrow points to, or what that claim does to it; "
    "jointly: with other premises that count together. Why: the reason, and who draws the relation."
)


def legend_of_view(extract: Extract) -> Iterator[Row]:
    """The legend of a document in one of our own views; of those that need none, nothing."""
    if not extract.debate.claims:
        return  # nothing to explain
    if extract.brief:
        yield from legend(extract, [kind for kind in Kind if kind.meets], "")
    elif extract.view == "compare":
        yield from legend(extract, [kind for kind in Kind if kind.meets], _BESIDE)
    elif extract.view == "claim":
        yield from legend(extract, Kind, "")
    elif extract.view not in ("grid", "overview", "issues"):
        yield from legend(extract, [kind for kind in Kind if _VIEW.get(kind) == extract.view], "")


def legend(extract: Extract, shown: Iterable[Kind], words: str) -> Iterator[Row]:
    """How the document is read: the marks of the relations `shown`, `words` about them, then the marks of quotes."""
    yield text_row(rule=Rule((Run("How to read it", "heading"),)))
    drawn = graph(extract.debate)
    kinds = set(map(drawn.kind, range(len(drawn.drawn))))
    for kind in filter(kinds.__contains__, shown):
        yield text_row(Paragraph((Run(f"{kind.value}: {MEANINGS[kind]}", "text"),), Run(f"{GLYPHS[kind]} "), Run("  ")))
    if words:
        yield text_row(paragraph(words))
    if graph(extract.debate).reports or any(one.voice and one.voice.endorsed is False for one in extract.chosen_claims):
        yield text_row(Paragraph((Run(NOT_SHARED[2:]),), Run(NOT_SHARED[:2]), Run("  ")))
    if extract.brief or extract.view in _QUOTING:
        yield from _quotes(extract)
    elif extract.view == Gathering.FACTS:
        yield text_row(paragraph("¶ paragraph of the source."))
    if any(p.derived for p in extract.debate.positions) or any(i.derived for i in extract.chosen_issues):
        yield text_row(paragraph(f"{DERIVED} made by rule, since the map has none of its own."))
    yield BLANK


TRANSLITERATED = ", but for what ASCII lacks, which is transliterated"
_QUOTING = ("compare", "claim", "sources")
"""Views that have quotes."""


def _quotes(extract: Extract) -> Iterator[Row]:
    states = extract.states
    verified = [state.verified for state in states]
    verbatim = (
        f" Quotes {'are' if all(verified) else 'marked ✓ are'} verbatim{TRANSLITERATED if extract.ascii_only else ''}."
        if any(verified)
        else ""
    )
    marks = set(map(note_mark, extract.chosen_claims))
    notes = [words for mark, words in _NOTES.items() if mark in marks]
    yield text_row(paragraph(f"¶ paragraph of the source.{verbatim}{' ' if notes else ''}{' '.join(notes)}"))
    if told := [words for state, words in _MARKS.items() if state in states]:
        yield text_row(paragraph(" ".join(dict.fromkeys(told))))


_VIEW = {kind: of.value for kind in Kind if kind.meets for of in OF_MANNER if OF_MANNER[of] is MANNERS[kind]}
"""The list that a kind of relation is listed in."""

_NOTES = {"note": "[…] a note of the map.", "sic": "[sic …] a note on what is odd in the source itself."}
"""By the mark of a claim whose quotes have notes, what these are."""

_MARKS = {
    **dict.fromkeys(
        (state for state in QuoteState if state.verified),
        "✓ the quote's words were found in the source's text, or are attested by a record of it.",
    ),
    QuoteState.UNVERIFIED: "○ there is neither the source's text nor a record of it to compare the words with.",
    QuoteState.ALTERED: "≠ altered: the source, or the record of it, has other words there.",
    QuoteState.ABSENT: "∅ absent: the words were not found in the source.",
    QuoteState.AMBIGUOUS: "? ambiguous: the words stand in the source more than once.",
}
"""State of a quote → what its mark means."""
