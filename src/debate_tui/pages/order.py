"""The order of a source's claims: that of its text, as far as the places or locators of their quotes are known."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from debate_tui.model.debate import Claim, Debate, Source
from debate_tui.model.pairing import claims_of
from debate_tui.pages.words import counted


def in_text_order(debate: Debate, source: Source) -> tuple[Claim, ...]:
    """The claims of a source by the place of their first quote that has one; claims without a place come last.

    A place is where the quote was found, else the paragraph or page in its locator. Claims with the same place are in
    the order of the files.
    """
    claims = tuple(claims_of(debate, source.id))
    places = [_place(claim, source) for claim in claims]
    found = sorted((number or 0, start) for start, number in places if start is not None)
    before, furthest = [number for number, _ in found], [*accumulate((start for _, start in found), max)]
    sentences = source.sentences

    def place(at: int) -> float:
        start, number = places[at]
        if start is not None:
            return start
        if number is None:
            return float("inf")
        if not found:
            return number
        first = bisect_left(sentences, number, key=lambda sentence: sentence.paragraph)
        if first < len(sentences) and sentences[first].paragraph == number:
            return sentences[first].start
        behind = bisect_right(before, number)
        return (furthest[behind - 1] if behind else -1) + 0.5

    return tuple([claims[at] for at in sorted(range(len(claims)), key=place)])


def order_words(source: Source, claims: Sequence[Claim]) -> str:
    """The number of claims and their order, in words: `3 claims, in the order of the text`."""
    count = counted(len(claims), "claim")
    if len(claims) < 2:
        return count
    places = [_place(claim, source) for claim in claims]
    found = [start is not None for start, _ in places]
    if all(found):
        return f"{count}, in the order of the text"
    placed = [place != (None, None) for place in places]
    if not any(placed):
        return f"{count}, in the order of the map"
    if not any(found):
        return f"{count}, in the order of their locators{'' if all(placed) else '; those without one come last'}"
    return f"{count}, in the order of the text as far as their places are known"


def first_place(claim: Claim, source: Source) -> int | None:
    """Where the claim's first quote that was found in `source` begins, in characters of the text's normal form; or
    None."""
    ours = (quote for quote in claim.quotes if claim.source_of(quote) == source.id)
    return next((quote.spans[0][0] for quote in ours if quote.spans), None)


def _place(claim: Claim, source: Source) -> tuple[int | None, int | None]:
    """The `first_place` of a claim, and the first number in the locators of its quotes from `source`; None if there is
    none."""
    start = number = None
    for quote in claim.quotes:
        if claim.source_of(quote) != source.id:
            continue
        if start is None and quote.spans:
            start = quote.spans[0][0]
        if number is None and quote.locator and (found := _DIGITS.search(quote.locator)):
            number = int(found[0])
    return start, number


_DIGITS = re.compile(r"\d+")
