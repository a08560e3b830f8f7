"""What a lock says about quotes when the source's text is not at hand."""

from collections import Counter
from collections.abc import Sequence

from debate_tui.quotes.lock import QuoteRecord, SourceRecord, digest
from debate_tui.quotes.normal import Span, normalise
from debate_tui.quotes.sentences import sentences
from debate_tui.quotes.verdict import Note, State, Verdict


def attest(quotes: Sequence[tuple[str, str]], source: SourceRecord) -> tuple[Verdict, ...]:
    """The verdicts on `quotes`, (claim id, text), of one source, in their order.

    Words that were verified when the lock was written are attested, whichever claim has them now. So are whole
    sentences whose digests stand one after the other in the source. A claim whose recorded words are gone has a
    quote that was altered since; what else is not in the lock is unverified.
    """
    normal = [normalise(text).text for _, text in quotes]
    recorded: dict[str, list[QuoteRecord]] = {}
    for one in source.quotes:
        recorded.setdefault(one.digest, []).append(one)
    digests = [digest(text) for text in normal]
    gone = Counter(one.claim for one in source.quotes if one.digest not in digests)
    verdicts = []
    for (claim, _), text, own in zip(quotes, normal, digests, strict=True):
        if own in recorded:
            best = next((one for one in recorded[own] if one.claim == claim), recorded[own][0])
            note = Note("locked", f"was {best.state} when it was locked")
            verdicts.append(Verdict(State.ATTESTED, normal=best.places, notes=(note,)))
        elif place := _by_sentences(text, source):
            note = Note("locked", "its whole sentences have the digests that were locked")
            verdicts.append(Verdict(State.ATTESTED, normal=(place,), notes=(note,)))
        elif gone[claim]:
            gone[claim] -= 1
            verdicts.append(Verdict(State.ALTERED, notes=(Note("locked", "altered since it was locked"),)))
        else:
            verdicts.append(Verdict(State.UNVERIFIED))
    return tuple(verdicts)


def _by_sentences(quote: str, source: SourceRecord) -> Span | None:
    """Where the quote stands if it consists of whole sentences whose digests follow each other without a gap."""
    spans = list(sentences(quote, (0, len(quote))))
    digests = [digest(quote[start:end]) for start, end in spans]
    known = {(one.start, one.digest) for one in source.sentences}
    for first in source.sentences:
        there = [(first.start + start, own) for (start, _), own in zip(spans, digests, strict=True)]
        if there and known.issuperset(there):
            return first.start, first.start + len(quote)
    return None
