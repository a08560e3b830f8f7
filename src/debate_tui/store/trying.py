"""Reads a debate as it would be with other bytes in some of its files, and says what that would bring. Nothing is written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from debate_tui.disk.stamps import HEAD
from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate
from debate_tui.model.diagnostics import Diagnostic, Severity, worst_first
from debate_tui.model.library import Library
from debate_tui.quotes.known import known
from debate_tui.read.library import read_changed


@dataclass(frozen=True, slots=True)
class Trial:
    """A debate as it would be read, and what would be wrong with it that is not wrong now."""

    debate: Debate | None
    problems: tuple[Diagnostic, ...]
    """Errors and warnings, the worst first."""

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
    before = known(read_changed(path, {}), sources)
    after = known(read_changed(path, {Path(file): data for file, data in contents.items()}), sources)
    left = Counter(map(_alike, before.diagnostics))
    return Trial(after.debate.get(debate.id), worst_first(_beyond(left, after)))


def _beyond(left: Counter[tuple[str, str]], after: Library) -> Iterator[Diagnostic]:
    for one in after.diagnostics:
        left[_alike(one)] -= 1
        if left[_alike(one)] < 0 and one.severity is not Severity.NOTE:
            yield one


_NUMBER = re.compile(r"\d+")


def _alike(one: Diagnostic) -> tuple[str, str]:
    """What stays of a diagnostic when lines are added above: its code and its words without numbers, which may be lines."""
    return one.code, _NUMBER.sub("", one.message)
