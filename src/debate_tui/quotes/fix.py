"""Corrects a quote that is altered, or whose locator, prefix or suffix leads elsewhere."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Quote, QuoteState
from debate_tui.quotes.locators import elsewhere, located
from debate_tui.quotes.normal import unwrapped
from debate_tui.quotes.report import QuoteCheck
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Verdict
from debate_tui.quotes.verify import verify
from debate_tui.text.scripts import first_words, last_words

_WRONG_PLACE = frozenset({"anchor", "locator"})
"""Kinds of notes on quotes whose words are right, but whose locator, prefix or suffix is not."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What to write for one quote."""

    source: str
    claim: str
    """The claim's id within its source."""
    old: Quote
    """The quote as it was read, with its place in the file."""
    new: Quote
    """The quote as it should be. Its `locator`, `prefix` and `suffix` replace those of the file, or are added."""


def wants_correction(check: QuoteCheck) -> bool:
    """Whether the words, the locator, the prefix or the suffix of a quote are not as they should be."""
    verdict = check.verdict
    right = verdict.state.verified or verdict.state is QuoteState.AMBIGUOUS
    return verdict.state is QuoteState.ALTERED or (right and any(note.kind in _WRONG_PLACE for note in verdict.notes))


def correction(check: QuoteCheck, text: Text) -> Correction | None:
    """The correction of a quote, or None if there is nothing to correct or a person has to do it.

    Altered parts of elided quotes are left to a person. The corrected quote always verifies at the passage that the
    verdict found; if its words stand more than once in the text, it gets a prefix and, if need be, a suffix. A locator that
    names other paragraphs than that passage is in is replaced, also of an altered quote: else the corrected one would be reported.
    """
    quote, verdict = check.quote, _settled(check, text)
    altered = verdict.state is QuoteState.ALTERED
    if not wants_correction(check) or not (verdict.corrected if altered else verdict.state.verified):
        return None
    paragraphs = [number for span in verdict.normal for number in text.paragraphs_of(span)]
    plain = replace(quote, text=verdict.corrected or quote.text) if altered else quote
    if elsewhere(quote.locator, paragraphs) or (altered and not quote.locator):
        plain = replace(plain, locator=located(paragraphs))
    start, end = verdict.spans[0][0], verdict.spans[-1][1]
    before, after = text.original[max(0, start - _SIGHT) : start], text.original[end : end + _SIGHT]
    for new in _anchored(plain, unwrapped(before), unwrapped(after)):
        fixed = verify(new, text)
        if (
            fixed.state.verified
            and fixed.normal == verdict.normal
            and all(note.kind != "anchor" for note in fixed.notes)
        ):
            return Correction(check.claim.source, check.claim.id, quote, new)
    return None


def _settled(check: QuoteCheck, text: Text) -> Verdict:
    """The verdict of a check, with an ambiguous one decided if possible.

    If the words stand more than once and prefix and suffix don't agree, one of the two alone may single out a place:
    then it is the verdict on that place.
    """
    quote = check.quote
    if check.verdict.state is not QuoteState.AMBIGUOUS or not (quote.prefix and quote.suffix):
        return check.verdict
    tried = (verify(one, text) for one in (replace(quote, prefix=None), replace(quote, suffix=None)))
    settled = [one for one in tried if one.state.verified and all(note.kind != "anchor" for note in one.notes)]
    return settled[0] if len(settled) == 1 else check.verdict


_SIGHT = 2000
"""Characters before and after a quote in which words for its prefix and suffix are looked for."""

_LONGEST = 240
"""Characters of a prefix or suffix at most: in scripts without spaces a “word” could be as long as the text."""


def _anchored(plain: Quote, before: str, after: str) -> Iterator[Quote]:
    """The versions of a quote to try, in this order: as it is; its prefix and suffix replaced by the three words that
    stand there; without either; then with ever more words (3, 6, 12, 24), first as prefix alone, then as suffix,
    too."""

    def words(count: int) -> tuple[str | None, str | None]:
        prefix, suffix = last_words(before, count)[-_LONGEST:], first_words(after, count)[:_LONGEST]
        return prefix.strip() or None, suffix.strip() or None

    yield plain
    prefix, suffix = words(3)
    prefix, suffix = plain.prefix and prefix, plain.suffix and suffix
    if prefix and suffix:  # one of the two may be right: then only the other is replaced
        yield replace(plain, prefix=prefix)
        yield replace(plain, suffix=suffix)
    yield replace(plain, prefix=prefix, suffix=suffix)
    yield replace(plain, prefix=None, suffix=None)
    for count in (3, 6, 12, 24):
        prefix, suffix = words(count)
        yield replace(plain, prefix=prefix, suffix=None)
        yield replace(plain, prefix=prefix, suffix=suffix)
