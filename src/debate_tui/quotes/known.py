"""What is known about the quotes of a library: each debate's quotes checked against its texts or its lock, where there are any."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from debate_tui.diagnostics import Diagnostic, Severity
from debate_tui.library import Library
from debate_tui.model import Claim, Debate
from debate_tui.quotes.lockfile import lock_path


def known(library: Library, sources: Path | None = None) -> Library:
    """The library with the state of every quote, and with what is wrong among its diagnostics (notes are left to `check`).

    `sources`: the folder of the texts; else `sources` beside the debate's file. A debate with neither texts nor a lock stays as it is.
    """
    checked = [_checked(debate, sources) for debate in library.debates]
    found = [one for _, diagnostics in checked for one in diagnostics if one.severity is not Severity.NOTE]
    return Library(tuple(debate for debate, _ in checked), (*library.diagnostics, *found))


def texts_folder(debate: Debate, sources: Path | None = None) -> Path | None:
    """Where the texts of a debate's sources are: `sources`, else the folder `sources` beside its file, if there is one."""
    if sources is not None:
        return sources
    beside = Path(debate.at.file).with_name("sources")
    return beside if beside.is_dir() else None


def _checked(debate: Debate, sources: Path | None) -> tuple[Debate, Iterable[Diagnostic]]:
    folder = texts_folder(debate, sources)
    if folder is None and not lock_path(debate).exists():
        return debate, ()
    from debate_tui.quotes.check import (
        check_quotes,
    )  # the checks cost start-up time: not where there is nothing to check
    from debate_tui.quotes.lockfile import read_lock
    from debate_tui.quotes.report import QuoteReport
    from debate_tui.quotes.texts import read_texts

    lock = read_lock(debate)
    read = read_texts(folder, [source.id for source in debate.sources]) if folder else None
    trouble = (*((lock,) if isinstance(lock, Diagnostic) else ()), *(read.diagnostics if read else ()))
    report: QuoteReport = check_quotes(
        debate, read.texts if read else None, None if isinstance(lock, Diagnostic) else lock
    )
    states = {id(check.quote): check.verdict.state.value for check in report.checks}
    return _with_states(debate, states), (*trouble, *report.diagnostics)


def _with_states(debate: Debate, states: dict[int, str]) -> Debate:
    """`debate` with the states of its quotes, by the identity of the quote."""

    def with_state(claim: Claim) -> Claim:
        return replace(claim, quotes=tuple(replace(quote, state=states[id(quote)]) for quote in claim.quotes))

    # `replace` would ask the derived look-ups for their place among the arguments.
    claims = tuple(with_state(claim) for claim in debate.claims)
    return replace(debate, claims=claims)
