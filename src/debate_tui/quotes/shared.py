"""Finds the cards that are cut from the same passage as a card: of one source, and with enough words in a row in common."""

from collections.abc import Iterator

from debate_tui.frozen import dataclass
from debate_tui.model.answering import card_files
from debate_tui.model.card_index import card_index
from debate_tui.model.debate import Claim, Debate, Quote
from debate_tui.model.library import Library
from debate_tui.model.same_source import signs
from debate_tui.quotes.aligning import Word, overlap, source_words

LONGEST = 200_000
"""Characters of a card, above which it is compared with no other: twice as long as the longest that is known."""


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A card, by the id of its debate, the full id of its claim, and the number of its quote."""

    debate: str
    claim: str
    quote: int = 0


def quote_of(library: Library, cut: Cut) -> Quote | None:
    """The card's quote; None where the library no longer has it."""
    debate = library.debate.get(cut.debate)
    quotes = debate.claim[cut.claim].quotes if debate and cut.claim in debate.claim else ()
    return quotes[cut.quote] if cut.quote < len(quotes) else None


def shared(library: Library, cut: Cut) -> tuple[Cut, ...]:
    """The cards of the same passage as one: those with most in common first, copies that are marked alike last.

    A source is known by its cite, its address, or a surname with the year; that it is one is then told by the words. Looked at
    are the cards that cite it, however many others there are.
    """
    quote = quote_of(library, cut)
    if quote is None or len(quote.text) > LONGEST:
        return ()
    own = library.debate[cut.debate]
    claim = own.claim[cut.claim]
    words = source_words(quote)
    order = {debate.id: n for n, debate in enumerate(library.debates)}
    found = []
    for debate, number, other_claim, quoted in _citing(library, own, claim, quote):
        other = Cut(debate.id, other_claim.full_id, quoted)
        theirs = other_claim.quotes[quoted]
        if other == cut or len(theirs.text) > LONGEST:
            continue
        others = source_words(theirs)
        if runs := overlap(words, others):
            found.append((_copied(words, others), -runs, order[debate.id], number, quoted, other))
    return tuple(other for *_, other in sorted(found))


def _citing(library: Library, own: Debate, claim: Claim, quote: Quote) -> Iterator[tuple[Debate, int, Claim, int]]:
    """The cards that may cite the same source as a quote: each with its number, its claim and the number of its quote."""
    known = list(signs(own.source[claim.source_of(quote)]))
    for debate in card_files(library):
        index = card_index(debate)
        for number, quoted in sorted({place for sign in known for place in index.citing.get(sign, ())}):
            yield debate, number, debate.claims[number], quoted


def _copied(words: list[Word], others: list[Word]) -> bool:
    """Whether two cards have the same words, marked alike."""
    return [(word.key, word.use) for word in words] == [(word.key, word.use) for word in others]
