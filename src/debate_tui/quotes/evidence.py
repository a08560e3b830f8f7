"""Gathers what the quotes of a debate are compared with: the sources' texts and the lock.

evidence = gather(debate, folder)
for report in reports(evidence): ...     # one for each source, as soon as it is checked
evidence.diagnostics                     # what is wrong with the texts and the lock
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.quotes.beside import texts_folder
from debate_tui.quotes.check import check_sources, of_the_whole
from debate_tui.quotes.lock import Lock
from debate_tui.quotes.lockfile import read_lock
from debate_tui.quotes.report import QuoteReport
from debate_tui.quotes.share import Budget
from debate_tui.quotes.texts import Texts, read_texts


@dataclass(frozen=True, slots=True)
class Evidence:
    """The texts and the lock that the quotes of one debate are compared with."""

    debate: Debate
    folder: Path | None
    """The folder of the texts; None if this debate has none."""
    read: Texts
    """What was read from the folder."""
    lock: Lock | None
    unreadable: Diagnostic | None = None
    """Why the lock can't be read; None if it was read, or there is none."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by source id."""
        return self.read.texts

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files of the texts and the lock, apart from any quote."""
        unreadable = (self.unreadable,) if self.unreadable else ()
        return (*unreadable, *self.read.diagnostics, *of_the_whole(self.debate, self.lock))


def gather(debate: Debate, sources: Path | None = None) -> Evidence:
    """Reads the texts in `sources`, else in the folder `sources` beside the debate, and its lock."""
    folder = texts_folder(debate, sources)
    read = read_texts(folder, [source.id for source in debate.sources]) if folder else Texts({}, ())
    lock = read_lock(debate)
    if isinstance(lock, Diagnostic):
        return Evidence(debate, folder, read, None, lock)
    return Evidence(debate, folder, read, lock)


def gather_all(debates: Sequence[Debate], sources: Path | None = None) -> tuple[Evidence, ...]:
    """The evidence on each debate.

    Several debates may share a folder that has texts for some of them only: a debate with no text in it is then treated
    as if no folder had been given, so that it gets no warnings about missing texts.
    """
    found = tuple(gather(debate, sources) for debate in debates)
    if len(found) == 1 or not any(one.texts for one in found):
        return found
    return tuple(one if one.texts or one.read.diagnostics else replace(one, folder=None) for one in found)


def reports(evidence: Evidence, budget: Budget | None = None) -> Iterator[QuoteReport]:
    """Checks the quotes: yields a report for each of the debate's sources."""
    texts = evidence.texts if evidence.folder else None
    # A text that could not be read is not missing (W510): a diagnostic says already why it was not read.
    there = {source.at for source in evidence.debate.sources if source.id in evidence.read.unread}
    for report in check_sources(evidence.debate, texts, evidence.lock, budget):
        left = tuple(one for one in report.diagnostics if not (one.code == "W510" and one.at in there))
        yield replace(report, diagnostics=left)
