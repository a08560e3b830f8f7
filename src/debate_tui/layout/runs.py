"""Styled text: a run is text in one style, a line is a tuple of runs, a paragraph is what wraps into lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from debate_tui.layout.cells import cell_len, whole_clusters
from debate_tui.text.safe import safe
from debate_tui.text.spans import Span

# A joiner with nothing to join would join the blank or the column's border that comes after it.
_DANGLING_JOINER = re.compile("\u200d+(?=[ \u00a0]|\\Z)")


class _Run(NamedTuple):
    text: str
    style: str
    cell: int
    joint: str


class Run(_Run):
    """Text in one style. Making one is the boundary: nothing that could drive a terminal gets into a run.

    A tuple, since a page has thousands; what is made of a run by `_replace`, a piece of its text too, needs no second look.
    """

    __slots__ = ()

    def __new__(cls, text: str, style: str = "", cell: int = -1, joint: str = "\n") -> "Run":
        """`style`: the name of a role (`claim`, `muted`, `rebuts`), to which themes give colours and which plain text ignores;
        `cell`: the cell of the row that the run belongs to, -1 for none (separators); `joint`: of a line's last run, what stood
        behind it in the text, a space or nothing where the line was broken there."""
        if not (text.isascii() and text.isprintable()):
            text = safe(text)
            if not text.isprintable():
                text = _DANGLING_JOINER.sub("", text)
        return super().__new__(cls, text, style, cell, joint)

    @property
    def width(self) -> int:
        """In terminal cells."""
        return len(self.text) if self.text.isascii() else cell_len(self.text)


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that wraps, `first` before its first line and `rest` before every other."""

    runs: tuple[Run, ...] = ()
    first: Run = field(default=Run(""))
    rest: Run = field(default=Run(""))


def paragraph(*parts: str | Run, style: str = "", first: str = "", rest: str | None = None) -> Paragraph:
    """A paragraph of `parts`; `style` for those that are bare strings and for the prefixes. `rest` defaults to blanks as wide as `first`."""
    runs = tuple(Run(part, style) if isinstance(part, str) else part for part in parts)
    hang = " " * cell_len(first) if rest is None else rest
    return Paragraph(runs, Run(first, style), Run(hang, style))


def plain(line: Iterable[Run]) -> str:
    return "".join(run.text for run in line)


def width(line: Iterable[Run]) -> int:
    """In terminal cells."""
    return sum(run.width for run in line)


def highlight(text: str, spans: Sequence[Span], style: str, match: str = "match") -> tuple[Run, ...]:
    """`text` in `style`, its `spans` (start, end; sorted, apart) in `match`, clusters of characters whole."""
    runs: list[Run] = []
    at = 0
    for start, end in whole_clusters(text, spans):
        runs.append(Run(text[at : max(at, start)], style))
        runs.append(Run(text[max(at, start) : end], match))
        at = end
    runs.append(Run(text[at:], style))
    return tuple(run for run in runs if run.text)


def in_cell(line: Line, cell: int) -> Line:
    return tuple(run if run.cell == cell else run._replace(cell=cell) for run in line)
