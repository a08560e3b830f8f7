"""Changes: of each line, only the columns that look different are written again, so that a key writes what it has changed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, count
from operator import ne, or_
from typing import NamedTuple

from rich.color import ColorSystem

from debate_tui.layout.cells import between, disputed, is_plain, split_graphemes
from debate_tui.layout.runs import Line, Run, plain
from debate_tui.text.direction import turns
from debate_tui.text.spans import Span
from debate_tui.tui.environment import Colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import Pen, column, paint, steady
from debate_tui.tui.theme import Palette, glyphed, style

_NEAR = 6
"""Columns between two changes that are written again with them where all is in one style: moving the cursor takes as many
bytes."""


def update(old: Frame | None, new: Frame, palette: Palette, colours: Colours | None) -> str:
    """What turns the screen that shows `old`, or nothing known, into one that shows `new`, with the cursor in its place."""
    was = old.lines if old and len(old.lines) == len(new.lines) else ((),) * len(new.lines)
    # One column after the other: what stands below each other is mostly in one style, what stands side by side is not.
    spans = sorted(
        (start, y, end)
        for y, (before, after) in enumerate(zip(was, new.lines, strict=True))
        for start, end in ([(0, len(_cells(after).words))] * (before != after) if new.heard else changes(before, after))
    )
    if not spans and old and old.cursor == new.cursor:
        return ""
    pen, line, cells = Pen(ColorSystem(colours) if colours else None), -1, dict[int, _Cells]()
    for start, y, end in spans:
        pen.move(column(start) if y == line else f"\x1b[{y + 1};{start + 1}H")
        if y not in cells:
            cells[y] = _cells(new.lines[y])
        line = y
        if cells[y].whole:
            part = paint(new.lines[y], palette)
            steady(pen, part.parts, part.fields, start)
            continue
        for run in _cut(new.lines[y], cells[y].ends, start, end):
            words = (
                run.text.rstrip() if new.heard else run.text
            )  # blanks would be said instead of where the cursor goes
            pen.write(glyphed(palette, run.style, words), style(palette, run.style))
            if words != run.text:  # behind the last column it would erase that
                pen.erase(style(palette, run.style))
    x, y = new.cursor
    return f"{pen.done()}\x1b[{y + 1};{x + 1}H"


class _Cells(NamedTuple):
    """A line by its cells."""

    words: Sequence[str]
    """By cell, its character; behind the first cell of a wide one, how far behind it is, too."""
    styles: str
    """By cell, its style as a letter."""
    ends: Sequence[int]
    """By run, the column behind it."""
    whole: bool
    """Whether all of it is painted where some of it has changed: terminals may disagree on where its cells are, or turn them."""


@lru_cache(maxsize=256)  # what a key changes is compared with what the one before has shown
def _cells(line: Line) -> _Cells:
    words = plain(line)
    even = is_plain(words)
    widths = [len(run[0]) for run in line] if even else [run.width for run in line]
    styles = "".join([_letter(run[1]) * wide for run, wide in zip(line, widths, strict=True)])
    each = words if even else list(chain.from_iterable(map(_wide, line)))
    return _Cells(each, styles, [*accumulate(widths)], not even and (disputed(words) or turns(words)))


_LETTERS = count()


@cache
def _letter(_style: str) -> str:
    """A character that stands for a style, so that those of a line are a string."""
    return chr(next(_LETTERS))


def _cut(line: Line, ends: Sequence[int], start: int, end: int) -> list[Run]:
    """The columns of a line from `start` up to `end`, where no wide character is cut in two; `ends`: by run, the column
    behind it."""
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    cut = [*line[first : last + 1]]
    if cut and ends[min(last, len(ends) - 1)] > end:
        begin = ends[last - 1] if last else 0
        cut[-1] = cut[-1]._replace(text=between(cut[-1].text, 0, end - begin))
    if cut and (begin := ends[first - 1] if first else 0) < start:
        cut[0] = cut[0]._replace(text=between(cut[0].text, start - begin, end - begin))
    return cut


_DIFFERING = re.compile(b"\x01+")


def changes(before: Line, after: Line) -> list[Span]:
    """The spans of columns in which a line looks different; all of it if it is painted as a whole."""
    if before == after:
        return []
    old, new = _cells(before), _cells(after)
    if len(old.words) != len(new.words) or old.whole or new.whole:
        return [(0, len(new.words))]
    differing = bytes(map(or_, map(ne, old.words, new.words), map(ne, old.styles, new.styles)))
    spans: list[Span] = []
    for found in _DIFFERING.finditer(differing):
        start, end = found.span()
        if spans and start - spans[-1][1] <= _NEAR and len(set(new.styles[spans[-1][1] - 1 : start + 1])) == 1:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _wide(run: Run) -> Iterator[str]:
    clusters, _ = split_graphemes(run.text)
    return (run.text[start:end] + chr(behind) * bool(behind) for start, end, size in clusters for behind in range(size))
