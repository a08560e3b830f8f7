"""The sidebar: the list of issues beside a page, where the terminal is wide enough."""

from collections.abc import Set

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Line, Run, restyled
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.pages.grid import issue_rows
from debate_tui.state.places import Compare
from debate_tui.tui.body import Size

BORDER = Run("│", "rule")
"""What stands between two regions side by side."""


@derived(16)
def _issue_list(debate: Debate, comparison: Compare) -> tuple[Row, ...]:
    return tuple(issue_rows(debate, comparison, brief=True))


def sidebar(
    debate: Debate, comparison: Compare, known: Set[str], size: Size
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines of the list of issues, and the number of the issue that each shows (-1: none).

    It is scrolled so that the current issue is in sight; those that are `known` (ids) stand back.
    """
    columns, height = size.columns, size.lines
    read = {number for number, issue in enumerate(debate.issues) if issue.id in known}
    rows = _issue_list(debate, comparison)
    current = next((i for i, issue in enumerate(debate.issues) if issue.id == comparison.issue), 0)
    measure = Measure(columns - 1)
    numbered = [
        (i, restyled(line, {0}, "text", "muted") if i in read else line)
        for i, row in enumerate(rows)
        for line in lay_out(row, measure)
    ]
    end = max((at for at, (i, _) in enumerate(numbered) if i == current), default=0) + 1
    seen = numbered[max(0, end - height) :][:height]
    missing = height - len(seen)
    lines = (*((*line, BORDER) for _, line in seen), *[(Run(" " * (columns - 1), "text"), BORDER)] * missing)
    return lines, (*(i for i, _ in seen), *[-1] * missing)
