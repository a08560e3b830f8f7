"""What to write for a quote that is altered, or whose locator, prefix or suffix leads elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from debate_tui.model.debate import Quote, QuoteState
from debate_tui.quotes.locators import elsewhere, located
from debate_tui.quotes.normal import unwrapped
from debate_tui.quotes.report import QuoteCheck
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Verdict
from debate_tui.quotes.verify import verify
from debate_tui.text.scripts import first_words, last_words

_WRONG_PLACE = frozenset({"anchor", "locator"})
"""The kinds of notes that say that a quote's words are right, and what leads to them is not."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What to write for one quote."""

    source: str
    claim: str
    """The claim's id within its source."""
    old: Quote
    """The quote as it was read, with its place in the file."""
    new: Quote
    """The quote as it should be. `locator`, `prefix` and `suffix` are written where the file has others or none."""


def wants_correction(check: QuoteCheck) -> bool:
    """Whether the words, the locator, the prefix or the suffix of a quote are not as they should be."""
    verdict = check.verdict
    right = verdict.state.verified or verdict.state is QuoteState.AMBIGUOUS
    return verdict.state is QuoteState.ALTERED or (right and any(note.kind in _WRONG_PLACE for note in verdict.notes))


def correction(check: QuoteCheck, text: Text) -> Correction | None:
    """The correction of such a quote, or None where there is nothing to correct or a person has to.

    Parts of elided quotes are left to a person. What a correction puts in place verifies, at the passage that the
    verdict found; where those words stand more than once, it gets a prefix and if need be a suffix. The locator that an
    altered quote has stays: it may be what is right, and the words from elsewhere. Where it leads elsewhere the next check
    says so, and a correction of the quote, now right in its words, puts it right.
    """
    quote, verdict = check.quote, _settled(check, text)
    altered = verdict.state is QuoteState.ALTERED
    if not wants_correction(check) or not (verdict.corrected if altered else verdict.state.verified):
        return None
    paragraphs = [number for span in verdict.normal for number in text.paragraphs_of(span)]
    if altered:
        plain = replace(quote, text=verdict.corrected, locator=quote.locator or located(paragraphs))
    else:
        plain = replace(quote, locator=located(paragraphs)) if elsewhere(quote.locator, paragraphs) else quote
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
    """The verdict; where the words stand more than once and only one of prefix and suffix is beside them, the one on that place."""
    quote = check.quote
    if check.verdict.state is not QuoteState.AMBIGUOUS or not (quote.prefix and quote.suffix):
        return check.verdict
    tried = (verify(one, text) for one in (replace(quote, prefix=None), replace(quote, suffix=None)))
    settled = [one for one in tried if one.state.verified and all(note.kind != "anchor" for note in one.notes)]
    return settled[0] if len(settled) == 1 else check.verdict


_SIGHT = 2000
"""Characters before and after a quote in which words for its prefix and suffix are looked for."""

_LONGEST = 240
"""Characters of a prefix or suffix: what has no spaces is no single word."""


def _anchored(plain: Quote, before: str, after: str) -> Iterator[Quote]:
    """The quote as it is; with the words beside it where it has others; without; then with ever more of them."""

    def words(count: int) -> tuple[str | None, str | None]:
        prefix, suffix = last_words(before, count)[-_LONGEST:], first_words(after, count)[:_LONGEST]
        return prefix.strip() or None, suffix.strip() or None

    yield plain
    prefix, suffix = words(3)
    prefix, suffix = plain.prefix and prefix, plain.suffix and suffix
    if prefix and suffix:  # one of them may be right, and stays
        yield replace(plain, prefix=prefix)
        yield replace(plain, suffix=suffix)
    yield replace(plain, prefix=prefix, suffix=suffix)
    yield replace(plain, prefix=None, suffix=None)
    for count in (3, 6, 12, 24):
        prefix, suffix = words(count)
        yield replace(plain, prefix=prefix, suffix=None)
        yield replace(plain, prefix=prefix, suffix=suffix)
