"""Reading: a source's text sentence by sentence, with its quotes highlighted and the claims that quote it beside
them."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from debate_tui.frozen import dataclass
from debate_tui.layout.parts import Part
from debate_tui.layout.rows import BLANK, Cell, Mode, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, highlight, paragraph
from debate_tui.model.attribution import quotes_of, voice_words
from debate_tui.model.debate import Claim, Debate, Sentence, Source
from debate_tui.model.derived import derived
from debate_tui.model.pairing import quoting
from debate_tui.pages.order import first_place
from debate_tui.pages.words import not_shared, state_marks
from debate_tui.state import Cursor, Go, Spot, Target, places
from debate_tui.text.spans import clipped, joined, length

_LEAST = 29
"""The narrowest readable column, in terminal cells."""

_BAR = 40
"""Width of the outline's bar, in terminal cells: a bar that goes on in a second line can't be read."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the sentences of a text, and the claims beside them, stand in the rows of a page."""

    starts: Sequence[int]
    """By sentence, its row."""
    claims: Mapping[int, tuple[Claim, int]]
    """By row, the claim that stands there, and the number of its sentence."""
    rows: Mapping[str, int]
    """By full id of a claim, its row."""
    groups: Sequence[int]
    """The first row of each group: a sentence with its claims, or the blank line before a paragraph."""
    count: int

    def sentence(self, row: int) -> int:
        """The number of the sentence that a row belongs to; of a blank line, the one before."""
        return bisect_right(self.starts, row) - 1


@derived(8)
def beside_text(debate: Debate, id: str) -> Beside:
    """A row for each sentence of a source (an id), with the claims whose first quote begins in it: one beside it, each
    other in a row below."""
    source = debate.source[id]
    found = _claims_by_sentence(debate, source)
    starts, groups = array("I"), array("I")
    claims: dict[int, tuple[Claim, int]] = {}
    row = paragraph_number = 0
    for number, sentence in enumerate(source.sentences):
        if sentence.paragraph != paragraph_number and number:
            groups.append(row)
            row += 1
        paragraph_number = sentence.paragraph
        starts.append(row)
        groups.append(row)
        beside = found.get(number, ())
        claims.update((row + i, (claim, number)) for i, claim in enumerate(beside))
        row += max(1, len(beside))
    return Beside(starts, claims, {claim.full_id: row for row, (claim, _) in claims.items()}, groups, row)


def text_part(debate: Debate, source: Source, place: places.Source, marked: range = range(0)) -> Part:
    """The text, sentence by sentence, with the claims beside it; `marked`: the numbers of the marked sentences."""
    beside = beside_text(debate, source.id)
    starts, claims, sentences = beside.starts, beside.claims, source.sentences

    def compose(row: int) -> Row:
        number = beside.sentence(row)
        first = row == starts[number]
        if not first and row not in claims:
            return BLANK
        left = Cell((_sentence_paragraph(sentences, number, number in marked),), target(row, 0)) if first else _UNDER
        claim, _ = claims.get(row, (None, 0))
        return Row((left, _claim_cell(debate, claim, place)), _LEAST, hub=0, continues=not first)

    def target(row: int, side: int) -> Target:
        if side:
            return Go(Spot(places.Claim(place.comparison, claims[row][0].full_id)))
        return Go(Spot(place, Cursor(sentence=beside.sentence(row))))

    def find(key: str | int) -> Iterator[int]:
        row = starts[key] if isinstance(key, int) and key < len(starts) else beside.rows.get(str(key))
        return iter(() if row is None else (row,))

    return Part(beside.count, compose, (starts, tuple(claims)), target, beside.groups, find)


_UNDER = Cell(modes=Mode.COLUMNS)


def _sentence_paragraph(sentences: Sequence[Sentence], number: int, marked: bool) -> Paragraph:
    sentence = sentences[number]
    first = not number or sentences[number - 1].paragraph != sentence.paragraph
    lead = f"¶{sentence.paragraph}" if first else ""
    spans = () if marked else sentence.quoted
    runs = highlight(sentence.text, spans, "mark" if marked else "text", "quoted")
    return Paragraph(runs, Run(f"{lead:<4}", "muted"), Run(" " * 4))


def _claim_cell(debate: Debate, claim: Claim | None, place: places.Source) -> Cell:
    if claim is None:
        return Cell(modes=Mode.COLUMNS)
    target = Go(Spot(places.Claim(place.comparison, claim.full_id)))
    if claim.source == place.source:
        who = claim.voice.speaker if claim.voice else ""
    else:
        who = f"claimed by {voice_words(debate, claim)}"
    marks = state_marks(quote for quote in claim.quotes if claim.source_of(quote) == place.source)
    parts = [*(Run(part, "muted") for part in (who, claim.role) if part), *marks]
    said = Paragraph(tuple(run for part in parts for run in (Run(" · ", "muted"), part))[1:], Run("  "), Run("  "))
    flag = () if claim.held else (paragraph(Run(not_shared(debate, claim), "flag"), first="  "),)
    return Cell((*flag, Paragraph((Run(claim.text, "claim"),), Run("◂ ", "muted"), Run("  ")), said), target)


def _claims_by_sentence(debate: Debate, source: Source) -> dict[int, list[Claim]]:
    """Number of a sentence → the claims whose first quote from the source begins in it."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in quoting(debate, source.id):
        start = first_place(claim, source)
        if start is not None:
            found[sentence_at(source, start)].append(claim)
    return found


def sentence_at(source: Source, position: int) -> int:
    """The number of the last sentence that begins at or before `position`, in characters of the normal form; else 0."""
    return max(0, bisect_right(source.sentences, position, key=lambda sentence: sentence.start) - 1)


def outline(debate: Debate, source: Source) -> tuple[Paragraph, ...]:
    """A bar that shows where in the source its quotes stand, and how much of it is quoted. Needs only the length of the
    text, not the text; empty without a length or quotes."""
    if not source.length:
        return ()
    spans = [span for _, quote in quotes_of(debate, source.id) for span in quote.spans]
    if not spans:
        return ()
    covered = clipped(joined(spans), (0, source.length))
    share = length(covered) / source.length
    starts = (i * source.length // _BAR for i in range(_BAR + 1))
    cells = ((start, max(stop, start + 1)) for start, stop in pairwise(starts))  # a short text has fewer characters
    told = ((length(clipped(covered, cell)), length((cell,))) for cell in cells)
    bar = "".join("·" if not quoted else "█" if 2 * quoted >= whole else "▄" for quoted, whole in told)
    words = f"{share:.0%} of its length stands in a quote, {1 - share:.0%} in none."
    lead = Run(f"{'Quoted':<13}", "muted")
    return Paragraph((Run(words, "text"),), lead, Run(" " * 13)), paragraph(bar, style="verified", first=" " * 13)


def text_heading() -> Row:
    """The heading over the text."""
    return text_row(rule=Rule((Run("The text, its quotes lit, and the claims that stand on them", "heading"),)))
