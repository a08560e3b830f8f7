"""Hands: a passage that two cards are cut from, once, with what each of them reads, underlined, changed and left out.

What colours show is said by signs, too: `[AB …]` is read by both, `[A …]` and `[B …]` by one, `_…_` is underlined and read by
neither, `{only A: …}` and `{only B: …}` stand in one card, `{A: … | B: …}` is changed. What has no sign is in both, unmarked.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from debate_tui.layout.parts import Page, Rows, composed
from debate_tui.layout.rows import BLANK, Cell, Row, Rule, text_row
from debate_tui.layout.runs import Paragraph, Run, paragraph
from debate_tui.model.debate import Claim, Debate, Quote
from debate_tui.model.library import Library
from debate_tui.pages.answers import claim_spot, side_head
from debate_tui.pages.marked import block_of, cite_words, hidden_words
from debate_tui.pages.words import counted
from debate_tui.quotes.aligning import Use, Word
from debate_tui.quotes.hands import Fate, Hands, Stretch, hands
from debate_tui.quotes.shared import LONGEST, Cut, quote_of, shared
from debate_tui.state import Go, Spot, places
from debate_tui.text.scripts import one_line

_LEAST = 29
_MOST_OTHERS = 200
"""How many other cards of the passage are listed."""

_SIGNS = {
    Fate.BOTH: ("[AB ", "aloud", "]"),
    Fate.A: ("[A ", "p0", "]"),
    Fate.B: ("[B ", "p1", "]"),
    Fate.UNDERLINED: ("_", "quote", "_"),
    Fate.PLAIN: ("", "muted", ""),
    Fate.ONLY_A: ("{only A: ", "muted", "}"),
    Fate.ONLY_B: ("{only B: ", "muted", "}"),
}
"""By the fate of words, the sign before them, their look, and the sign behind them."""
_OWN = {Use.READ: ("[", "]"), Use.UNDERLINED: ("_", "_"), Use.NONE: ("", "")}
"""Within what one card alone has, how what that card does with it is put."""
_ACCENTS = {Fate.ONLY_A: "p0", Fate.ONLY_B: "p1"}


def hands_page(library: Library, place: places.Hands) -> Page:
    """The card of the place and one that is cut from the same passage, word by word."""
    own = Cut(place.debate, place.claim, place.quote)
    quote = quote_of(library, own)
    others = shared(library, own)
    chosen = Cut(*place.other) if place.other else None
    other = chosen if chosen in others else next(iter(others), None)
    theirs = quote_of(library, other) if other else None
    title = "One passage in two hands"
    if quote is None or other is None or theirs is None:
        return Page((), Rows(composed(_card(library, own, "A"), *_nothing(quote), BLANK)), title)
    found = hands(quote, theirs)
    gone = (
        [paragraph(Run("The other card is no longer at hand; this is another one.", "warning"))]
        if chosen and chosen != other
        else []
    )
    head = text_row(paragraph(Run(title, "heading"), Run(f"  {_in_common(found)}", "muted")), *gone)
    rows = [
        Row((_cell(library, own, "A"), _cell(library, other, "B")), _LEAST),
        text_row(_legend(), rule=Rule((Run("Signs", "heading"),))),
        text_row(*passage(quote, theirs, found), rule=Rule((Run("The passage", "heading"),))),
        text_row(*_counts(found), rule=Rule((Run("How many words, as they are compared", "heading"),))),
        *_others(place, [one for one in others if one != other], library),
    ]
    return Page((head,), Rows(composed(*rows, BLANK)), title)


def _in_common(found: Hands) -> str:
    both = (Fate.BOTH, Fate.A, Fate.B, Fate.UNDERLINED, Fate.PLAIN)
    return f"{counted(sum(found.a[fate] for fate in both), 'word')} of A also in B"


def _nothing(quote: Quote | None) -> Iterator[Row]:
    if quote is None:
        words = "This tag has no card: there is nothing to compare."
    elif len(quote.text) > LONGEST:
        words = f"The card has over {LONGEST:,} characters: too much to compare word by word."
    else:
        words = (
            "No other card at hand is cut from this passage: none cites the same text, or the same surname and year, and has eight "
            "words in a row in common with it."
        )
    yield text_row(paragraph(words, style="muted"), rule=Rule())


def _card(library: Library, cut: Cut, name: str) -> Row:
    return Row((_cell(library, cut, name),))


def _cell(library: Library, cut: Cut, name: str) -> Cell:
    """Whose card it is, and where it stands; Enter opens it."""
    debate, claim = _of(library, cut)
    where = " ▸ ".join(part for part in (debate.title, block_of(debate, claim)) if part)
    quotes = claim.quotes[cut.quote : cut.quote + 1]
    words = [
        paragraph(
            Run(f"Card {name}: ", "p0" if name == "A" else "p1"),
            side_head(debate, claim),
            Run(f" · {where}", "muted"),
        ),
        paragraph(Run(claim.text, "claim")),
        *(paragraph(f"— {cite_words(debate, claim, quote)}", style="citation", rest="  ") for quote in quotes),
        *hidden_words(quotes),
    ]
    return Cell(tuple(words), Go(claim_spot(debate, claim)), rule=Rule())


def _of(library: Library, cut: Cut) -> tuple[Debate, Claim]:
    debate = library.debate[cut.debate]
    return debate, debate.claim[cut.claim]


def _legend() -> Paragraph:
    """What the signs mean, in the signs."""
    runs: list[Run] = []
    for fate, words in (
        (Fate.BOTH, "read by both"), (Fate.A, "by A only"), (Fate.B, "by B only"), (Fate.UNDERLINED, "underlined by A or B, read by neither"),
        (Fate.PLAIN, "in both, marked by neither"), (Fate.ONLY_A, "not in B"), (Fate.ONLY_B, "not in A"),
    ):  # fmt: skip
        before, look, behind = _SIGNS[fate]
        runs += [Run(before, "muted"), Run(words, look), Run(behind, "muted"), Run(" · ", "muted")]
    runs += [Run("{A: ", "muted"), Run("changed", "p0"), Run(" | B: ", "muted"), Run("words", "p1"), Run("}", "muted")]
    runs.append(Run(" · typography, capitals and ¶ are no change", "muted"))
    return Paragraph(tuple(run for run in runs if run.text))


def passage(a: Quote, b: Quote, found: Hands) -> Iterator[Paragraph]:
    """The passage with its signs, a paragraph for each of A's. What stands between words is A's, but between words of B alone."""
    at, runs = [0, 0], list[Run]()
    for fate, some in groupby(found.stretches, lambda one: one.fate):
        stretches = list(some)
        if fate in (Fate.ONLY_A, Fate.ONLY_B):
            quote, card = (a, 0) if fate is Fate.ONLY_A else (b, 1)
            words = [stretch.b if card else stretch.a for stretch in stretches]
            lead = quote.text[at[card] : words[0][0].start] if not card else " "
            yield from _before(runs, lead)
            runs += _alone(fate, quote, words)
            at[card] = words[-1][-1].end
            continue
        for stretch in stretches:
            lead = a.text[at[0] : stretch.a[0].start]
            yield from _before(runs, lead or (" " if runs else ""))
            runs += _both(stretch, a, b)
            at = [stretch.a[-1].end, stretch.b[-1].end]
    runs.append(Run(one_line(a.text[at[0] :]), "muted"))
    yield _paragraph(runs)


def _before(runs: list[Run], between: str) -> Iterator[Paragraph]:
    """Adds what stands between words to a paragraph; where it holds line ends, the paragraph ends there."""
    first, *later = between.split("\n")
    runs.append(Run(first, "muted"))
    for one in later:
        yield _paragraph(runs)
        runs[:] = [Run(one, "muted")]


def _paragraph(runs: list[Run]) -> Paragraph:
    return Paragraph(tuple(run for run in runs if run.text))


def _alone(fate: Fate, quote: Quote, stretches: Sequence[Sequence[Word]]) -> Iterator[Run]:
    """What one card alone has, with what that card does with it."""
    before, look, behind = _SIGNS[fate]
    yield Run(before, "muted")
    at = stretches[0][0].start
    for words in stretches:
        yield Run(one_line(quote.text[at : words[0].start]), "muted")
        yield from _used(quote, words, _ACCENTS[fate])
        at = words[-1].end
    yield Run(behind, look)


def _both(stretch: Stretch, a: Quote, b: Quote) -> Iterator[Run]:
    if stretch.fate is Fate.CHANGED:
        yield from (Run("{A: ", "muted"), *_used(a, stretch.a, "p0"))
        yield from (Run(" | B: ", "muted"), *_used(b, stretch.b, "p1"), Run("}", "muted"))
        return
    before, look, behind = _SIGNS[stretch.fate]
    yield from (Run(before, "muted"), Run(_text(a, stretch.a), look), Run(behind, "muted"))


def _used(quote: Quote, words: Sequence[Word], accent: str) -> Iterator[Run]:
    """Words of one card, with what that card does with most of any of them."""
    use = max(word.use for word in words)
    before, behind = _OWN[use]
    look = {Use.READ: accent, Use.UNDERLINED: "quote", Use.NONE: "muted"}[use]
    yield from (Run(before, "muted"), Run(_text(quote, words), look), Run(behind, "muted"))


def _text(quote: Quote, words: Sequence[Word]) -> str:
    return one_line(quote.text[words[0].start : words[-1].end])


def _counts(found: Hands) -> Iterator[Paragraph]:
    """How many words of each card have each fate; together they are all of its words."""
    lead = max(map(len, Fate)) + 2
    total = sum(found.a.values()), sum(found.b.values())
    for name, a, b in (*((fate.value, found.a[fate], found.b[fate]) for fate in Fate), ("all", *total)):
        if a or b:
            yield Paragraph(
                (Run(f"{a} of A, {b} of B", "text"),), Run(f"{name[:1].upper()}{name[1:]:<{lead}}", "muted")
            )


def _others(place: places.Hands, others: list[Cut], library: Library) -> Iterator[Row]:
    """The other cards of the passage; Enter sets them beside the place's card."""
    rule: Rule | None = Rule((Run("Other cards of this passage", "heading"),))
    for cut in others[:_MOST_OTHERS]:
        debate, claim = _of(library, cut)
        where = " ▸ ".join(part for part in (debate.title, block_of(debate, claim)) if part)
        there = Spot(places.Hands(place.comparison, place.claim, place.quote, (cut.debate, cut.claim, cut.quote)))
        yield text_row(paragraph(Run(claim.text, "text"), Run(f"  {where}", "muted")), target=Go(there), rule=rule)
        rule = None
    if len(others) > _MOST_OTHERS:
        yield text_row(paragraph(f"… and {len(others) - _MOST_OTHERS} more", style="muted"))
