"""Checks the quotes of a whole library against the texts and locks of its debates, and writes the result into it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.model.debate import Claim, Debate, Quote, Sentence, Source
from debate_tui.model.diagnostics import Diagnostic, Severity, worst_first
from debate_tui.model.library import Library
from debate_tui.quotes.beside import has_evidence
from debate_tui.text.spans import clipped, joined

if TYPE_CHECKING:
    from debate_tui.quotes.evidence import Evidence
    from debate_tui.quotes.verdict import Verdict


def known(library: Library, sources: Path | None = None) -> Library:
    """The library with the state of every quote, and with errors and warnings on them among its diagnostics.

    `sources` is the folder of the texts, by default `sources` beside each debate's file. A debate with neither texts
    nor a lock stays as it is. Diagnostics that are notes are left to the command `check`.
    """
    there = {debate: _whole(debate) for debate in library.debates if has_evidence(debate, sources)}
    if not there:
        return library
    # Imported here: the checks take time to import, and many debates have nothing to check against.
    from debate_tui.quotes.evidence import gather_all

    done = {evidence.debate: checked(evidence) for evidence in gather_all(tuple(there.values()), sources)}
    found = [one for _, diagnostics in done.values() for one in diagnostics if one.severity is not Severity.NOTE]
    debates = tuple(done[there[debate]][0] if debate in there else debate for debate in library.debates)
    return Library(debates, worst_first((*library.diagnostics, *found)))


def _whole(debate: Debate) -> Debate:
    """The debate with its claims made for good, since verdicts are kept by the identity of quotes."""
    return debate if isinstance(debate.claims, tuple) else replace(debate, claims=tuple(debate.claims))


def checked(evidence: "Evidence") -> tuple[Debate, Iterable[Diagnostic]]:
    """The debate of some evidence with the state of every quote, and all that is to be said of them and of the evidence."""
    from debate_tui.quotes.evidence import reports

    debate, texts, lock = evidence.debate, evidence.texts, evidence.lock
    done = tuple(reports(evidence))
    verdicts = {id(check.quote): check.verdict for report in done for check in report.checks}
    claims = tuple(_verified(claim, verdicts) for claim in debate.claims)
    records = {source: record for source in debate.source if lock and (record := lock.source(source))}
    lengths = {source: record.length for source, record in records.items()}
    sources = tuple(
        _with_text(source, texts[source.id], claims)
        if source.id in texts
        else replace(source, length=lengths.get(source.id, 0))
        for source in debate.sources
    )
    said = (*evidence.diagnostics, *(one for report in done for one in report.diagnostics))
    return replace(debate, claims=claims, sources=sources), said


def _verified(claim: Claim, verdicts: "Mapping[int, Verdict]") -> Claim:
    """`claim` with the state and the spans of its quotes; `verdicts` are by `id()` of the quote."""

    def told(quote: Quote) -> Quote:
        verdict = verdicts[id(quote)]
        return replace(quote, state=verdict.state, spans=verdict.normal if verdict.state.verified else ())

    return replace(claim, quotes=tuple(told(quote) for quote in claim.quotes))


def _with_text(source: Source, original: str, claims: Iterable[Claim]) -> Source:
    """`source` with the sentences of its text, and in each the spans that `claims` quote."""
    from debate_tui.quotes.text import all_sentences, prepare

    text = prepare(original)
    spans = joined(
        span for c in claims for quote in c.quotes if c.source_of(quote) == source.id for span in quote.spans
    )
    sentences = []
    for start, end in all_sentences(text):
        first, last = text.normal.original((start, end))
        quoted = [text.normal.original(span) for span in clipped(spans, (start, end))]
        (paragraph, *_) = text.paragraphs_of((start, end))
        here = tuple((a - first, b - first) for a, b in quoted)
        sentences.append(Sentence(original[first:last], paragraph + 1, start, end, here))
    return replace(source, length=len(text.normal.text), sentences=tuple(sentences))
