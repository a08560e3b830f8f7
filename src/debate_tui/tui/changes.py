"""Finds which columns of a line have to be written again, so that a key sends to the terminal what it has changed."""

from itertools import chain

from debate_tui.layout.cells import disputed, is_plain, split_graphemes
from debate_tui.layout.runs import Line, Run, plain
from debate_tui.text.direction import turns
from debate_tui.text.spans import Span

_NEAR = 6
"""Columns between two changes that are written again with them: moving the cursor takes as many bytes."""


def changes(before: Line, after: Line) -> list[Span]:
    """The spans of columns in which a line looks different; all of it if terminals may disagree on where they are."""
    if before == after:
        return []
    old, new = _cells(before), _cells(after)
    words = plain(before), plain(after)
    if len(old) != len(new) or any(map(disputed, words)) or any(map(turns, words)):
        return [(0, len(new))]
    spans: list[Span] = []
    for at, (was, now) in enumerate(zip(old, new, strict=True)):
        if was != now:
            start = spans.pop()[0] if spans and _near(new, spans[-1][1], at) else at
            spans.append((start, at + 1))
    return spans


def _near(cells: list[tuple[str, str, int]], end: int, start: int) -> bool:
    """Whether what lies between two changes is cheaper written again than skipped: little, and in their style."""
    styles = {style for _, style, _ in cells[end - 1 : start + 1]}
    return end == start or (start - end <= _NEAR and len(styles) == 1)


def _cells(line: Line) -> list[tuple[str, str, int]]:
    """For each cell of a line: its character, its style, and for those behind a wide character's first, how far."""
    return list(chain.from_iterable(map(_cells_of, line)))


def _cells_of(run: Run) -> list[tuple[str, str, int]]:
    if is_plain(run.text):
        return [(char, run.style, 0) for char in run.text]
    clusters, _ = split_graphemes(run.text)
    return [(run.text[start:end], run.style, behind) for start, end, size in clusters for behind in range(size)]
