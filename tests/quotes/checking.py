"""All that is found out about a debate's quotes in one report, without files."""

from collections.abc import Mapping

from debate_tui.model.debate import Debate
from debate_tui.quotes.check import check_sources, of_the_whole
from debate_tui.quotes.lock import Lock
from debate_tui.quotes.report import QuoteReport
from debate_tui.quotes.share import Budget


def check_quotes(
    debate: Debate, texts: Mapping[str, str] | None = None, lock: Lock | None = None, budget: Budget | None = None
) -> QuoteReport:
    reports = list(check_sources(debate, texts, lock, budget))
    return QuoteReport(
        tuple(check for report in reports for check in report.checks),
        tuple(share for report in reports for share in report.shares),
        (*of_the_whole(debate, lock), *(one for report in reports for one in report.diagnostics)),
    )
