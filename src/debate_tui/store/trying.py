"""Reads a debate as it would be with other bytes in some of its files, and says what that would bring. Nothing is written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from debate_tui.disk.stamps import HEAD
from debate_tui.edit.made import Change
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, Severity, worst_first
from debate_tui.quotes.beside import lock_path
from debate_tui.quotes.check import make_lock
from debate_tui.quotes.evidence import Evidence, gather
from debate_tui.quotes.known import checked, known
from debate_tui.quotes.lock import write
from debate_tui.read.library import read_changed


@dataclass(frozen=True, slots=True)
class Trial:
    """A debate as it would be read, and what would be wrong with it that is not wrong now."""

    debate: Debate | None
    problems: tuple[Diagnostic, ...]
    """Errors and warnings, the worst first."""
    lock: Change | None = None
    """The lock of its quotes, made anew; None where it has none, or one that the new quotes change nothing of or that was
    behind already."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


def tried(debate: Debate, contents: Mapping[str, bytes], sources: Path | None) -> Trial:
    """`contents`: by name, the files of the debate that would change; `sources`: the folder of the texts, as for `store.open`.

    Raises:
        OSError: the folder of the debate can't be looked into.
    """
    path = Path(debate.at.file)
    path = path.parent if path.name == HEAD else path
    was = read_changed(path, {})
    library = read_changed(path, {Path(file): data for file, data in contents.items()})
    now, lock = library.debate.get(debate.id), None
    left = Counter(map(_alike, known(was, sources).diagnostics))
    if now and debate.id in was.debate and (found := _locked(was.debate[debate.id], now, sources)):
        evidence, lock = found
        now, said = checked(evidence)
        after: Iterable[Diagnostic] = (*library.diagnostics, *said)
    else:
        library = known(library, sources)
        now, after = library.debate.get(debate.id), library.diagnostics
    return Trial(now, worst_first(_beyond(left, after)), lock)


def _locked(was: Debate, now: Debate, sources: Path | None) -> tuple[Evidence, Change] | None:
    """The evidence on a debate with its lock made anew, and that lock; None where it stays as it is.

    A lock that didn't have all quotes before is not brought up to date on the way: what it lacks is for its user to look at.
    """
    evidence, file = gather(now, sources), lock_path(now)
    if not evidence.lock or not evidence.texts:
        return None
    before = file.read_bytes()
    if write(make_lock(was, evidence.texts, evidence.lock)).encode() != before:
        return None
    new = make_lock(now, evidence.texts, evidence.lock)
    after = write(new).encode()
    return None if after == before else (replace(evidence, lock=new), Change(str(file), before, after))


def _beyond(left: Counter[tuple[str, str]], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    for one in after:
        left[_alike(one)] -= 1
        if left[_alike(one)] < 0 and one.severity is not Severity.NOTE:
            yield one


_NUMBER = re.compile(r"\d+")


def _alike(one: Diagnostic) -> tuple[str, str]:
    """What stays of a diagnostic when lines are added above: its code and its words without numbers, which may be lines."""
    return one.code, _NUMBER.sub("", one.message)
