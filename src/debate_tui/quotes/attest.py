"""Checks quotes against the lock alone, for when the source's text is not at hand."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from debate_tui.model.debate import QuoteState
from debate_tui.quotes.lock import SourceRecord, digest
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.sentences import sentences
from debate_tui.quotes.verdict import Note, Verdict
from debate_tui.text.spans import Span


def attest(quotes: Sequence[tuple[str, str]], source: SourceRecord) -> tuple[Verdict, ...]:
    """The verdicts on the quotes of one source, in the order of `quotes`: pairs of claim id and text.

    A quote is attested if its words were verified when the lock was written, whichever claim has them now, or if it
    consists of whole sentences whose digests the lock records one after the other. If neither is so, and
    the lock has a quote of its claim that the map no longer has, it was altered since. Any other quote is unverified.
    """
    normal = [normalise(text).text for _, text in quotes]
    digests = [digest(text) for text in normal]
    # Of several records with the same digest the first counts, so it is set last.
    recorded = {one.digest: one for one in reversed(source.quotes)}
    of_claim = {(one.claim, one.digest): one for one in reversed(source.quotes)}
    present = frozenset(digests)
    gone = Counter(one.claim for one in source.quotes if one.digest not in present)
    whole = _Sentences(source)
    verdicts = []
    for (claim, _), text, own in zip(quotes, normal, digests, strict=True):
        if own in recorded:
            best = of_claim.get((claim, own), recorded[own])
            note = Note("locked", f"was {best.state} when it was locked")
            verdicts.append(Verdict(QuoteState.ATTESTED, normal=best.spans, notes=(note,)))
        elif span := whole.find(text):
            note = Note("locked", "its whole sentences have the digests that were locked")
            verdicts.append(Verdict(QuoteState.ATTESTED, normal=(span,), notes=(note,)))
        elif gone[claim]:
            gone[claim] -= 1
            verdicts.append(Verdict(QuoteState.ALTERED, notes=(Note("locked", "altered since it was locked"),)))
        else:
            verdicts.append(Verdict(QuoteState.UNVERIFIED))
    return tuple(verdicts)


class _Sentences:
    """The recorded sentences of a source, by digest and by where they begin."""

    __slots__ = ("_known", "_length", "_starts")

    def __init__(self, source: SourceRecord) -> None:
        self._length = source.length
        self._known = frozenset((one.start, one.digest) for one in source.sentences)
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for one in source.sentences:
            self._starts[one.digest].append(one.start)

    def find(self, quote: str) -> Span | None:
        """The span of a normalised quote in the source if it consists of successive recorded sentences, else None."""
        own = [(start, digest(quote[start:end])) for start, end in sentences(quote, (0, len(quote)))]
        if not own or len(own) > len(self._known):
            return None
        for first in self._starts.get(own[0][1], ()):
            if first + len(quote) <= self._length and all((first + at, one) in self._known for at, one in own):
                return first, first + len(quote)
        return None
