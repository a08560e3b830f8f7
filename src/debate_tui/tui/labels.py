"""Labels: a letter beside every cell in sight in which the cursor can stand; typed, it puts the cursor there."""

from collections.abc import Mapping, Sequence

from debate_tui.layout.runs import Line
from debate_tui.layout.viewport import Viewport
from debate_tui.state import Stop
from debate_tui.tui.body import Body

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""Those under the fingers first. A screen has room for fewer cells."""


def labels(now: Body, viewport: Viewport) -> Mapping[str, Stop]:
    """The cells in sight by their letters, in reading order."""
    return dict(zip(LETTERS, now.in_sight(viewport), strict=False))


def labelled(lines: Sequence[Line], rows: Sequence[int], letters: Mapping[str, Stop]) -> list[Line]:
    """A page's lines, of which `rows` tells the rows, with the letters in the gutters of their cells' first lines."""
    left = {(stop.row, stop.side): letter for letter, stop in letters.items()}
    return [_lettered(line, row, left) for line, row in zip(lines, rows, strict=True)]


def _lettered(line: Line, row: int, left: dict[tuple[int, int], str]) -> Line:
    """The line with the letters of its row's cells that were not shown yet; they are taken out of `left`."""
    found = []
    for run in line:
        letter = left.pop((row, run.cell), "") if run.style.startswith("gutter") and run.text else ""
        if letter:
            found.append(run._replace(text=letter, style="foot_key"))
            run = run._replace(text=run.text[1:])
        found.append(run)
    return tuple(run for run in found if run.text)
