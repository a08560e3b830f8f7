"""Styled text: a run is text in one style, a line is a tuple of runs, a paragraph is what wraps into lines."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.layout.cells import cell_len, whole_clusters
from debate_tui.text.safe import safe
from debate_tui.text.spans import Span

DOT, ASIDES = " ·", frozenset({"citation", "muted"})
"""What stands between two parts of an aside, and the styles of asides: who says so, how many there are."""

# A joiner at the end of a word would join the blank or the column's border that follows it.
_DANGLING_JOINER = re.compile("\u200d+(?=[ \u00a0]|\\Z)")


def fit(text: str) -> str:
    """`text` as a run has it: made safe (`text.safe`), and without joiners that would join what stands behind it."""
    if text.isascii() and text.isprintable():
        return text
    return _undangled(safe(text))


def _undangled(text: str) -> str:
    return text if text.isprintable() else _DANGLING_JOINER.sub("", text)


class _Run(NamedTuple):
    text: str
    style: str
    cell: int
    joint: str


class Run(_Run):
    """Text in one style, made safe: nothing that could control a terminal gets into a run.

    It is a tuple for speed, since a page has thousands. `_replace` skips the check, so it may only be given text that
    comes from a run.
    """

    __slots__ = ()

    def __new__(cls, text: str, style: str = "", cell: int = -1, joint: str = "\n") -> "Run":
        """A run of `text`.

        `style` names a role (`claim`, `muted`, `rebuts`); themes give it colours, plain text ignores it. `cell` is the
        index in the row of the cell that the run belongs to, -1 for none (separators). `joint` matters for the last run
        of a line: what followed it in the text, a space or nothing where wrapping broke the line, else a line end.
        """
        # Not `super().__new__`, which takes twice as long.
        return tuple.__new__(cls, (fit(text), style, cell, joint))

    def _replace(
        self, *, text: str | None = None, style: str | None = None, cell: int | None = None, joint: str | None = None
    ) -> "Run":
        """The run with some of its parts replaced; the inherited method takes three times as long."""
        new = (
            self[0] if text is None else text,
            self[1] if style is None else style,
            self[2] if cell is None else cell,
            self[3] if joint is None else joint,
        )
        return tuple.__new__(Run, new)

    @property
    def width(self) -> int:
        """The width of the run in terminal cells."""
        return len(self.text) if self.text.isascii() else cell_len(self.text)


Line = tuple[Run, ...]
"""Where very many are made, it is by `tuple([…])`: `tuple(…)` of a generator begins with room for ten and shortens it, so that
Python, which keeps 2,000 freed tuples of each length for the next ones, ends with all of these and uses few: 1.1 MB in a walk through all screens."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that wraps, with the prefix `first` before its first line and `rest` before every other."""

    runs: tuple[Run, ...] = ()
    first: Run = field(default=Run(""))
    rest: Run = field(default=Run(""))


def paragraph(*parts: str | Run, style: str = "", first: str = "", rest: str | None = None) -> Paragraph:
    """A paragraph of `parts`, in which `style` applies to bare strings and to the prefixes `first` and `rest`.

    Without `rest`, the lines after the first are indented by the width of `first`.
    """
    runs = tuple([Run(part, style) if isinstance(part, str) else part for part in parts])
    return Paragraph(runs, *_prefixes(first, rest, style))


@lru_cache(maxsize=1024)
def _prefixes(first: str, rest: str | None, style: str) -> tuple[Run, Run]:
    """Remembered: pages have thousands of paragraphs, and few kinds of them."""
    return Run(first, style), Run(" " * cell_len(first) if rest is None else rest, style)


def plain(line: Iterable[Run]) -> str:
    """The text of a line without styles."""
    return "".join(run.text for run in line)


def width(line: Iterable[Run]) -> int:
    """The width of a line in terminal cells."""
    return sum(run.width for run in line)


def highlight(text: str, spans: Sequence[Span], style: str, match: str = "match") -> tuple[Run, ...]:
    """`text` in `style`, with its `spans` (sorted, without overlap; widened to whole clusters) in the style `match`.

    It is made safe as a whole: what of it has a use depends on what stands around it.
    """
    text = safe(text)
    plain, lit = Run("", style), Run("", match)
    runs: list[Run] = []
    at = 0
    for start, end in whole_clusters(text, spans):
        runs.append(plain._replace(text=_undangled(text[at : max(at, start)])))
        runs.append(lit._replace(text=_undangled(text[max(at, start) : end])))
        at = end
    runs.append(plain._replace(text=_undangled(text[at:])))
    return tuple(run for run in runs if run.text)


@lru_cache(maxsize=1024)
def blank(width: int, style: str, cell: int) -> Run:
    """A run of spaces."""
    return Run(" " * width, style, cell)


def restyled(line: Line, cells: Set[int], old: str, new: str) -> Line:
    """`line` with the style `new` for what has the style `old` in some of its cells (numbers)."""
    return tuple([run._replace(style=new) if run.style == old and run.cell in cells else run for run in line])
