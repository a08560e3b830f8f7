"""Labels: one or two letters beside every cell in sight in which the cursor can stand; typed, they put it there."""

from collections.abc import Mapping, Sequence
from itertools import product

from debate_tui.layout.runs import Line
from debate_tui.layout.viewport import Viewport
from debate_tui.state import Stop
from debate_tui.tui.body import Body

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


def labels(now: Body, viewport: Viewport) -> Mapping[str, Stop]:
    """The cells in sight by their labels, in reading order: a letter each or, where these don't suffice, two."""
    stops = now.in_sight(viewport)
    names = _LETTERS if len(stops) <= len(_LETTERS) else map("".join, product(_LETTERS, repeat=2))
    return dict(zip(names, stops, strict=False))


def labelled(lines: Sequence[Line], rows: Sequence[int], found: Mapping[str, Stop], typed: str) -> list[Line]:
    """A page's lines, of which `rows` tells the rows, with labels in the gutters of their cells' first lines.

    `typed`: the letters typed so far; only labels that begin with them are left.
    """
    left = {(stop.row, stop.side): label for label, stop in found.items() if label.startswith(typed)}
    return [_lettered(line, row, left) for line, row in zip(lines, rows, strict=True)]


def _lettered(line: Line, row: int, left: dict[tuple[int, int], str]) -> Line:
    """The line with the labels of its row's cells that were not shown yet; they are taken out of `left`."""
    found = []
    for run in line:
        label = left.pop((row, run.cell), "") if run.style.startswith("gutter") and run.text else ""
        if label:
            found.append(run._replace(text=label, style="foot_key"))
            run = run._replace(text=run.text[len(label) :])
        found.append(run)
    return tuple(run for run in found if run.text)
