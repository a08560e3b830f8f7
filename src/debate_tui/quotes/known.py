"""What is known about the quotes of a library: each debate's quotes checked against its texts or its lock, where there are any."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from debate_tui.diagnostics import Diagnostic, Severity, worst_first
from debate_tui.library import Library
from debate_tui.model import Claim, Debate, Quote, Sentence, Source
from debate_tui.quotes.beside import lock_path, texts_folder

if TYPE_CHECKING:
    from debate_tui.quotes.texts import Texts
    from debate_tui.quotes.verdict import Verdict


def known(library: Library, sources: Path | None = None) -> Library:
    """The library with the state of every quote, and with what is wrong among its diagnostics (notes are left to `check`).

    `sources`: the folder of the texts; else `sources` beside the debate's file. A debate with neither texts nor a lock stays as it is.
    """
    checked = [_checked(debate, sources) for debate in library.debates]
    found = [one for _, diagnostics in checked for one in diagnostics if one.severity is not Severity.NOTE]
    return Library(tuple(debate for debate, _ in checked), worst_first((*library.diagnostics, *found)))


def _checked(debate: Debate, sources: Path | None) -> tuple[Debate, Iterable[Diagnostic]]:
    folder = texts_folder(debate, sources)
    if folder is None and not os.path.lexists(lock_path(debate)):
        return debate, ()
    # Imported here: the checks cost start-up time, and many maps have nothing to check against.
    from debate_tui.quotes.check import check_quotes
    from debate_tui.quotes.lockfile import read_lock

    read_in = read_lock(debate)
    lock = None if isinstance(read_in, Diagnostic) else read_in
    read = _texts(folder, debate) if folder else None
    report = check_quotes(debate, read.texts if read else None, lock)
    verdicts = {id(check.quote): check.verdict for check in report.checks}
    claims = tuple(_verified(claim, verdicts) for claim in debate.claims)
    records = {source: record for source in debate.source if lock and (record := lock.source(source))}
    lengths = {source: record.length for source, record in records.items()}
    found = replace(
        debate,
        claims=claims,
        sources=tuple(
            _with_text(source, read.texts[source.id], claims)
            if read and source.id in read.texts
            else replace(source, length=lengths.get(source.id, 0))
            for source in debate.sources
        ),
    )
    trouble = (*((read_in,) if isinstance(read_in, Diagnostic) else ()), *(read.diagnostics if read else ()))
    # A text that could not be read is there: it was said why it was not read.
    there = {source.at for source in debate.sources if read and source.id in read.unread}
    return found, (*trouble, *(one for one in report.diagnostics if not (one.code == "W510" and one.at in there)))


def _texts(folder: Path, debate: Debate) -> "Texts":
    from debate_tui.quotes.texts import read_texts

    return read_texts(folder, [source.id for source in debate.sources])


def _verified(claim: Claim, verdicts: "Mapping[int, Verdict]") -> Claim:
    """`claim` with what was found out about its quotes, by the identity of the quote."""

    def told(quote: Quote) -> Quote:
        verdict = verdicts[id(quote)]
        return replace(quote, state=verdict.state.value, spans=verdict.normal if verdict.state.verified else ())

    return replace(claim, quotes=tuple(told(quote) for quote in claim.quotes))


def _with_text(source: Source, original: str, claims: Iterable[Claim]) -> Source:
    """`source` with the sentences of its text, and in them what its claims quote."""
    from debate_tui.quotes.share import union
    from debate_tui.quotes.text import all_sentences, prepare, touched

    text = prepare(original)
    spans = union(span for c in claims for quote in c.quotes if c.source_of(quote) == source.id for span in quote.spans)
    sentences = []
    for start, end in all_sentences(text):
        first, last = text.normal.original((start, end))
        inside = [(max(a, start), min(b, end)) for a, b in (spans[i] for i in touched(spans, (start, end)))]
        quoted = [text.normal.original(span) for span in inside]
        (paragraph, *_) = text.paragraphs_of((start, end))
        here = tuple((a - first, b - first) for a, b in quoted)
        sentences.append(Sentence(original[first:last], paragraph + 1, start, end, here))
    return replace(source, length=len(text.normal.text), sentences=tuple(sentences))
