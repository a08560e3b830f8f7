"""Above: beside what goes on, in a column whose own text ended above the screen, the first line in sight says so."""

from collections.abc import Sequence

from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Line, Run

WORDS = "↑ above"


def reminded(row: Row, lines: Sequence[Line], skipped: int) -> list[Line]:
    """The lines of a row in sight, of which `skipped` are above the screen: an empty column there is no hole without a word."""
    if not lines or len(row.cells) < 2 or not (skipped or row.before):
        return [*lines]
    said = {run.cell for line in lines for run in line if run.text.strip()}
    ended = {run.cell for run in lines[0]} - said - {-1}
    told = {side for side in ended if (row.before and side == row.hub) or any(row.cells[side].paragraphs)}
    first = tuple(part for run in lines[0] for part in (_worded(run) if run.cell in told else (run,)))
    return [first, *lines[1:]]


def _worded(run: Run) -> tuple[Run, ...]:
    """The empty run of a column with the words in it, if there is room."""
    room = run.width - len(WORDS)
    return (Run(WORDS, "muted", run.cell), Run(" " * room, "", run.cell)) if not run.style and room >= 0 else (run,)
