"""Changes: of each line, only the columns that look different are written again, so that a key writes what it has changed."""

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.color import ColorSystem

from debate_tui.layout.cells import between, disputed, is_plain, split_graphemes
from debate_tui.layout.runs import Line, Run, plain
from debate_tui.text.spans import Span
from debate_tui.tui.environment import Colours
from debate_tui.tui.frame import Frame
from debate_tui.tui.paint import Pen, column, paint, steady
from debate_tui.tui.theme import Palette

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
        for start, end in changes(before, after)
    )
    if not spans and old and old.cursor == new.cursor:
        return ""
    pen, line = Pen(ColorSystem(colours) if colours else None), -1
    for start, y, end in spans:
        pen.move(column(start) if y == line else f"\x1b[{y + 1};{start + 1}H")
        line = y
        part = paint(_cut(new.lines[y], start, end), palette)
        steady(pen, part.parts, part.fields, start)
    x, y = new.cursor
    return f"{pen.done()}\x1b[{y + 1};{x + 1}H"


def _cut(line: Line, start: int, end: int) -> Line:
    """The columns of a line from `start` up to `end`, where no wide character is cut in two."""
    cut, at = [], 0
    for run in line:
        wide = run.width
        if at < end and at + wide > start:
            whole = start <= at and at + wide <= end
            cut.append(run if whole else run._replace(text=between(run.text, start - at, end - at)))
        at += wide
    return tuple(cut)


def changes(before: Line, after: Line) -> list[Span]:
    """The spans of columns in which a line looks different; all of it if terminals may disagree on where they are."""
    if before == after:
        return []
    known: dict[str, str] = {}
    (old, was), (new, now) = _cells(before, known), _cells(after, known)
    if len(old) != len(new) or disputed(plain(before)) or disputed(plain(after)):
        return [(0, len(new))]
    different = [at for at, (a, b, c, d) in enumerate(zip(old, new, was, now, strict=True)) if a != b or c != d]
    if not different:
        return []
    spans: list[Span] = []
    start = end = different[0]
    for at in different:
        if at != end and (at - end > _NEAR or len(set(now[end - 1 : at + 1])) > 1):
            spans.append((start, end))
            start = at
        end = at + 1
    return [*spans, (start, end)]


def _cells(line: Line, known: dict[str, str]) -> tuple[Sequence[str], str]:
    """For each cell of a line, its character and its style as a letter, which is looked up or entered in `known`.

    A cell behind the first of a wide character has the same character, and how far behind it is.
    """
    styles = "".join(known.setdefault(run.style, chr(len(known))) * run.width for run in line)
    words = plain(line)
    return words if is_plain(words) else list(chain.from_iterable(map(_wide, line))), styles


def _wide(run: Run) -> Iterator[str]:
    clusters, _ = split_graphemes(run.text)
    return (run.text[start:end] + chr(behind) * bool(behind) for start, end, size in clusters for behind in range(size))
