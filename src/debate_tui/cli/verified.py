"""Checks the quotes of debates for the command `check`, and formats the outcome as lines or as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from debate_tui.cli.console import Style, paint
from debate_tui.cli.problems import counted
from debate_tui.cli.progress import Progress
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, QuoteState, Source
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.evidence import Evidence, gather_all, reports
from debate_tui.quotes.report import QuoteCheck, QuoteReport
from debate_tui.quotes.share import Budget
from debate_tui.text.direction import kept
from debate_tui.text.scripts import first_words, one_line


@dataclass(frozen=True, slots=True)
class Checked:
    """One debate with the outcome of checking its quotes."""

    evidence: Evidence
    reports: tuple[QuoteReport, ...]
    """One report for each of the debate's sources, in their order."""

    @property
    def debate(self) -> Debate:
        return self.evidence.debate

    @property
    def checks(self) -> Iterator[QuoteCheck]:
        return (check for report in self.reports for check in report.checks)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return (*self.evidence.diagnostics, *(one for report in self.reports for one in report.diagnostics))

    @property
    def compared(self) -> bool:
        """Whether the debate has sources, and texts or a lock to compare its quotes with."""
        return bool(self.debate.sources) and (self.evidence.folder is not None or self.evidence.lock is not None)


def check_all(debates: Sequence[Debate], sources: Path | None, budget: Budget) -> tuple[Checked, ...]:
    """Check each debate's quotes against its texts or lock, showing a progress bar; `sources` as in `gather_all`."""
    found = gather_all(debates, sources)
    total = sum(len(claim.quotes) for debate in debates for claim in debate.claims)
    with Progress("checking quotes", total) as progress:
        return tuple(Checked(evidence, tuple(_told(reports(evidence, budget), progress))) for evidence in found)


def _told(done: Iterable[QuoteReport], progress: Progress) -> Iterator[QuoteReport]:
    for report in done:
        progress.advance(len(report.checks))
        yield report


def states(checks: Iterator[QuoteCheck]) -> str:
    """The number of quotes in each state, in the order of `QuoteState`: `27 exact, 1 altered`."""
    count = Counter(check.verdict.state for check in checks)
    return ", ".join(f"{count[state]} {state}" for state in QuoteState if count[state])


def table(checked: Checked, budget: Budget, every: bool) -> Iterator[str]:
    """A heading, and a line for each source with its quotes by state and the share quoted. `every`: all quotes, too."""
    evidence = checked.evidence
    against = [str(evidence.folder)] if evidence.folder else []
    if evidence.lock and len(evidence.texts) < len(checked.debate.sources):
        against.append(str(lock_path(checked.debate)))
    yield paint(f"{checked.debate.id}: quotes against {' and '.join(against)}", Style.STRONG)
    limits = budget.of(checked.debate)
    counts = [states(iter(report.checks)) or "no quotes" for report in checked.reports]
    widths = max(len(source.id) for source in checked.debate.sources), max(map(len, counts))
    for source, report, count in zip(checked.debate.sources, checked.reports, counts, strict=True):
        fine = all(check.verdict.state.verified for check in report.checks)
        shown = count.ljust(widths[1])
        line = f"  {source.id:{widths[0]}}  {shown if fine else paint(shown, Style.ERROR)}"
        yield (line + "".join(f"  {_share(share.quoted, share.words, limits)}" for share in report.shares)).rstrip()
        if every:
            yield from _each(checked, source, report)


def _share(quoted: int, words: int, budget: Budget) -> str:
    share = quoted / words if words else 0.0
    text = f"{share:5.1%} of {counted(words, 'word')} quoted"
    if budget.share is None:
        return text
    text += f", budget {budget.share:.1%}"
    return paint(text, Style.WARNING) if share > budget.share else text


def _each(checked: Checked, source: Source, report: QuoteReport) -> Iterator[str]:
    """A line for each quote with its place, in the order of the source's text; those not found in it come last."""
    placed = [(_place(checked, source, check), check) for check in report.checks]
    for place, check in sorted(placed, key=lambda one: (one[0] is None, one[0])):
        where = "" if place is None else f"{place:.0%}"
        text = one_line(check.quote.text).strip()
        opening = first_words(text, 8)
        opening += " …" if len(opening) < len(text) else ""
        line = f"    {where:>4}  {check.verdict.state:10}  {check.claim.id if check.claim.source == source.id else check.claim.full_id}  “{opening}”"
        yield kept(paint(line, Style.DIM if check.verdict.state.verified else Style.ERROR))


def _place(checked: Checked, source: Source, check: QuoteCheck) -> float | None:
    """How far into the source's text the quote begins, from 0 to 1; None if it was not found."""
    verdict, text, lock = check.verdict, checked.evidence.texts.get(source.id), checked.evidence.lock
    if verdict.spans and text:
        return verdict.spans[0][0] / len(text)
    record = lock.source(source.id) if lock else None
    return verdict.normal[0][0] / record.length if verdict.normal and record and record.length else None


def quotes_as_json(checked: Checked) -> Iterator[dict[str, object]]:
    for source, report in zip(checked.debate.sources, checked.reports, strict=True):
        for check in report.checks:
            verdict, place = check.verdict, _place(checked, source, check)
            yield {
                "debate": checked.debate.id,
                "source": source.id,
                "claim": check.claim.full_id,
                "text": check.quote.text,
                "state": verdict.state.value,
                "start": verdict.start,
                "end": verdict.end,
                "place": None if place is None else round(place, 4),
                "distance": verdict.distance if verdict.state is QuoteState.ALTERED and verdict.diff else None,
                "diff": [[change.quoted, change.source] for change in verdict.diff],
                "notes": [{"kind": note.kind, "message": note.message} for note in verdict.notes],
            }


def sources_as_json(checked: Checked) -> Iterator[dict[str, object]]:
    for report in checked.reports:
        for share in report.shares:
            yield {
                "debate": checked.debate.id,
                "source": share.source,
                "words": share.words,
                "quoted": share.quoted,
            }
