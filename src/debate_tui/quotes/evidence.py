"""Evidence: what the quotes of a debate are compared with, the sources' texts, else the lock; read in one way for all who ask.

evidence = gather(debate, folder)
for report in reports(evidence): ...     # source by source, as it is done
evidence.diagnostics                     # what is wrong with the texts and the lock
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
    """What there is to compare the quotes of one debate with."""

    debate: Debate
    folder: Path | None
    """Of the texts; None where there is none for this debate."""
    read: Texts
    """What the folder has."""
    lock: Lock | None
    unreadable: Diagnostic | None = None
    """Why the lock, which is there, can't be read."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by source id."""
        return self.read.texts

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the texts and the lock as such."""
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
    """The evidence on each debate. Of several, one of whose sources the folder has no text counts as if no folder had been given."""
    found = tuple(gather(debate, sources) for debate in debates)
    if len(found) == 1 or not any(one.texts for one in found):
        return found
    return tuple(one if one.texts or one.read.diagnostics else replace(one, folder=None) for one in found)


def reports(evidence: Evidence, budget: Budget | None = None) -> Iterator[QuoteReport]:
    """What is found out about the quotes, a report for each of the debate's sources."""
    texts = evidence.texts if evidence.folder else None
    # A text that could not be read is there: it was said why it was not read.
    there = {source.at for source in evidence.debate.sources if source.id in evidence.read.unread}
    for report in check_sources(evidence.debate, texts, evidence.lock, budget):
        left = tuple(one for one in report.diagnostics if not (one.code == "W510" and one.at in there))
        yield replace(report, diagnostics=left)
