"""Reading: a source's text sentence by sentence, its quotes lit in place, the claims that quote it beside them."""

from collections import defaultdict
from collections.abc import Iterator

from debate_tui.layout.rows import BLANK, Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, highlight, paragraph
from debate_tui.model import Claim, Debate, Sentence, Source
from debate_tui.pages.words import NOT_SHARED, state_mark
from debate_tui.state import Cursor, Go, Spot, places

_LEAST = 29
"""Terminal cells of the narrower of the two columns."""

_BAR = 60
"""Terminal cells of the outline."""


def reading_rows(debate: Debate, source: Source, place: places.Source, marked: range = range(0)) -> Iterator[Row]:
    """A row a sentence, the claims whose quotes begin there beside it; `marked` sentences are lit as chosen."""
    claims = _claims_by_sentence(debate, source)
    paragraph_number = 0
    for number, sentence in enumerate(source.sentences):
        if sentence.paragraph != paragraph_number and number:
            yield BLANK
        first = sentence.paragraph != paragraph_number
        paragraph_number = sentence.paragraph
        here = Go(Spot(place, Cursor(sentence=number)))
        text = _sentence_paragraph(sentence, first, number in marked)
        beside = claims.get(number, [])
        for i, claim in enumerate(beside or [None]):
            left = Cell((text,), here) if i == 0 else Cell(modes=Mode.COLUMNS)
            yield Row((left, _claim_cell(claim, place)), _LEAST, hub=0, continues=i > 0)


def _sentence_paragraph(sentence: Sentence, first: bool, marked: bool) -> Paragraph:
    lead = f"¶{sentence.paragraph}" if first else ""
    spans = () if marked else sentence.quoted
    runs = highlight(sentence.text, spans, "mark" if marked else "text", "quoted")
    return Paragraph(runs, Run(f"{lead:<4}", "muted"), Run(" " * 4))


def _claim_cell(claim: Claim | None, place: places.Source) -> Cell:
    if claim is None:
        return Cell(modes=Mode.COLUMNS)
    target = Go(Spot(places.Claim(place.comparison, claim.full_id)))
    states = dict.fromkeys(state_mark(quote) for quote in claim.quotes)
    marks = [part for mark in states for part in (Run(" · ", "muted"), mark)]
    voice = f"{claim.voice.speaker} · " if claim.voice else ""
    said = Paragraph((Run(f"{voice}{claim.role}", "muted"), *marks), Run("  "), Run("  "))
    flag = () if claim.held else (paragraph(Run(NOT_SHARED, "flag"), first="  "),)
    return Cell((*flag, Paragraph((Run(claim.text, "claim"),), Run("◂ ", "muted"), Run("  ")), said), target)


def _claims_by_sentence(debate: Debate, source: Source) -> dict[int, list[Claim]]:
    """The claims of a source by the sentence that their first quote begins in."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in debate.claims:
        spans = [span for quote in claim.quotes for span in quote.spans]
        if claim.source == source.id and spans:
            found[sentence_at(source, spans[0][0])].append(claim)
    return found


def sentence_at(source: Source, position: int) -> int:
    """The number of the sentence that a character of the normal form lies in, or behind."""
    before = [number for number, sentence in enumerate(source.sentences) if sentence.start <= position]
    return before[-1] if before else 0


def outline(debate: Debate, source: Source) -> tuple[Paragraph, ...]:
    """Where over the length of the source its quotes stand, as a bar, and how much of it nobody quotes; without the text, too."""
    spans = [span for c in debate.claims if c.source == source.id for quote in c.quotes for span in quote.spans]
    if not source.length or not spans:
        return ()
    covered = [0] * source.length
    for start, end in spans:
        covered[start:end] = [1] * (min(end, source.length) - start)
    share = sum(covered) / source.length
    cells = (covered[i * source.length // _BAR : (i + 1) * source.length // _BAR] for i in range(_BAR))
    bar = "".join("·" if not any(cell) else "█" if 2 * sum(cell) >= len(cell) else "▄" for cell in cells)
    words = f"{share:.0%} of its length stands in a quote, {1 - share:.0%} in none."
    lead = Run(f"{'Quoted':<13}", "muted")
    return Paragraph((Run(bar, "verified"),), lead, Run(" " * 13)), paragraph(words, style="muted", first=" " * 13)


def text_heading() -> Row:
    """The rule over the text."""
    return text_row(rule=Rule((Run("The text, its quotes lit, and the claims that stand on them", "heading"),)))
