"""The sidebar: the list of issues beside a page, where the terminal is wide enough."""

from collections.abc import Callable

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.laid import Laid
from debate_tui.layout.parts import Rows
from debate_tui.layout.runs import Line, Run, restyled
from debate_tui.layout.viewport import Scroll, ending_at
from debate_tui.model.derived import derived
from debate_tui.model.graph import numbered
from debate_tui.model.library import Library
from debate_tui.pages.grid import issues_part
from debate_tui.state.places import Compare
from debate_tui.tui.body import Size

BORDER = Run("│", "rule")
"""What stands between two regions side by side."""


@derived(4)
def sidebar(
    library: Library, comparison: Compare, known: frozenset[str], size: Size
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines of the list of issues, and the number of the issue that each shows (-1: none).

    `comparison`: without positions, since these change nothing. The list is scrolled so that the current issue is in
    sight, and says how many are out of sight; those that are `known` (ids) stand back.
    """
    columns, height = size.columns, size.lines
    debate, measure = library.debate[comparison.debate], Measure(columns - 1)
    rows = Rows(issues_part(debate, comparison, brief=True))
    current = numbered(debate)[1].get(comparison.issue, 0)

    def laid(row: int) -> Laid:
        return lay_out(rows[row], measure)

    long = _longer(len(rows), laid, height)
    room = height - 2 if long and height > 4 else height  # a line each for what is above and below
    scroll = Scroll(len(rows), lambda row, most: laid(row).height(most), room)
    top = ending_at(min(current, len(rows) - 1), scroll)
    seen: list[tuple[int, Line]] = []
    row, skipped = top.row, top.line
    while len(seen) < room and row < len(rows):
        read = debate.issues[row].id in known
        lines = laid(row)[skipped : skipped + room]
        seen += [(row, restyled(line, {0}, "text", "muted") if read else line) for line in lines]
        row, skipped = row + 1, 0
    seen = seen[:room]
    if room < height:
        last = seen[-1][0] + 1
        seen = [(-1, _more("↑", top.row, columns)), *seen, (-1, _more("↓", len(rows) - last, columns))]
    blank = (Run(" " * (columns - 1), "text"), BORDER)
    missing = height - len(seen)
    return (*((*line, BORDER) for _, line in seen), *[blank] * missing), (*(row for row, _ in seen), *[-1] * missing)


def _longer(rows: int, laid: Callable[[int], Laid], height: int) -> bool:
    """Whether the list has more lines than there is room for; each row has at least one."""
    return rows > height or sum(laid(row).height(height + 1) for row in range(rows)) > height


def _more(arrow: str, count: int, columns: int) -> Line:
    """How many issues are out of sight on one side; a blank line where none are."""
    words = f"    {arrow} {count} more" if count else ""
    return (Run(words.ljust(columns - 1)[: columns - 1], "muted"),)
