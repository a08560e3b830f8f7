"""Checks all quotes of a debate against texts or lock: a verdict on each, the share of each source that is quoted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from debate_tui.model.debate import Claim, Debate, Quote, QuoteState, Source
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.quotes.attest import attest
from debate_tui.quotes.lock import Lock, record
from debate_tui.quotes.normal import NORM
from debate_tui.quotes.report import QuoteCheck, QuoteReport, SourceEvidence, complaints
from debate_tui.quotes.share import Budget, Share, quoted_words
from debate_tui.quotes.text import Text, prepare
from debate_tui.quotes.verdict import Verdict
from debate_tui.text.scripts import words


def check_sources(
    debate: Debate, texts: Mapping[str, str] | None = None, lock: Lock | None = None, budget: Budget | None = None
) -> Iterator[QuoteReport]:
    """Verifies every quote of a debate and yields a report for each of `debate.sources` as soon as it is done. Pure.

    `texts` has the sources' texts by source id; None means that no folder of texts was given. The quotes of a source
    without a text are checked against the lock. Within a report the checks are in the order of the claims.
    """
    limits = (budget or Budget()).of(debate)
    for source, quotes in _by_source(debate):
        text = texts.get(source.id) if texts else None
        evidence = SourceEvidence(
            text=None if text is None else prepare(text),
            record=lock.source(source.id) if lock else None,
            texts_given=texts is not None,
            locked=lock is not None and lock.norm == NORM,
        )
        verdicts = _verdicts(source, quotes, evidence)
        checks = tuple(QuoteCheck(*pair, verdict) for pair, verdict in zip(quotes, verdicts, strict=True))
        share = _share(source, verdicts, evidence)
        report = QuoteReport(checks, (share,) if share else (), tuple(complaints(source, checks, evidence)))
        yield replace(report, diagnostics=(*report.diagnostics, *_over(source, report, limits)))


def _verify(quote: Quote, text: Text) -> Verdict:
    # Imported here: it brings all that searches texts, which a check against the lock does not need.
    from debate_tui.quotes.verify import verify

    return verify(quote, text)


def make_lock(debate: Debate, texts: Mapping[str, str], old: Lock | None = None) -> Lock:
    """The lock of all quotes of a debate that verify against `texts`. Pure: equal input gives an equal lock.

    A source keeps its record of `old` (the same object) if it has no text now, if its text has no words (a scan), or if
    no quote verifies although the record has some (probably another text).
    """
    sources = []
    for source, quotes in _by_source(debate):
        new, before = None, old.source(source.id) if old else None
        if source.id in texts:
            text = prepare(texts[source.id])
            checked = [(_named(claim, source), quote.text, _verify(quote, text)) for claim, quote in quotes]
            new = record(source.id, text, checked)
        if before and not (new and new.words and (new.quotes or not before.quotes)):
            sources.append(before)
        elif new and new.words:
            sources.append(new)
    return Lock(debate.id, NORM, tuple(sorted(sources, key=lambda one: one.id)))


_Quotes = list[tuple[Claim, Quote]]


def _by_source(debate: Debate) -> Iterator[tuple[Source, _Quotes]]:
    quotes: dict[str, _Quotes] = {source.id: [] for source in debate.sources}
    for claim in debate.claims:
        for quote in claim.quotes:
            quotes[claim.source_of(quote)].append((claim, quote))
    return ((source, quotes[source.id]) for source in debate.sources)


def _named(claim: Claim, source: Source) -> str:
    """The name of a claim in the record of `source`: its id within the source; the full id if it is another's."""
    return claim.id if claim.source == source.id else claim.full_id


def _verdicts(source: Source, quotes: _Quotes, evidence: SourceEvidence) -> tuple[Verdict, ...]:
    if evidence.text:
        return tuple(_verify(quote, evidence.text) for _, quote in quotes)
    if evidence.record:
        return attest([(_named(claim, source), quote.text) for claim, quote in quotes], evidence.record)
    return (Verdict(QuoteState.UNVERIFIED),) * len(quotes)


def _share(source: Source, verdicts: tuple[Verdict, ...], evidence: SourceEvidence) -> Share | None:
    if evidence.text:
        spans = (span for verdict in verdicts if verdict.state.verified for span in verdict.normal)
        count = words(evidence.text.normal.text)
        return Share(source.id, min(quoted_words(evidence.text, spans), count), count) if count else None
    if evidence.record and QuoteState.ALTERED not in [verdict.state for verdict in verdicts]:
        return Share(source.id, evidence.record.quoted, evidence.record.words)
    return None  # the lock counts the words of all its quotes together, and some are the map's no longer


def _over(source: Source, report: QuoteReport, budget: Budget) -> Iterator[Diagnostic]:
    for share in report.shares:
        if budget.share is not None and share.ratio > budget.share:
            message = f"{share.ratio:.1%} of “{source.id}” is quoted, {share.quoted} of {share.words} words"
            yield diagnose(source.at, "W508", message, f"the budget is {budget.share:.1%}; quote less of it")
    for check in report.checks:
        count = words(check.quote.text)
        if budget.words is not None and count > budget.words:
            yield diagnose(check.quote.at, "W509", f"a quote of {count} words", f"{budget.words} at most; shorten it")


def of_the_whole(debate: Debate, lock: Lock | None) -> Iterator[Diagnostic]:
    """Diagnostics on the lock as a whole."""
    if lock and lock.norm != NORM:
        message = f"the lock was made under {lock.norm}, this program has {NORM}"
        yield diagnose(debate.at, "W507", message, "lock again with the texts at hand")
