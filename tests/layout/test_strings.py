"""Rows as strings are the rows that the screen shows, without their styles."""

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.cells import cell_len
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import Paragraph, Run, plain
from debate_tui.layout.strings import broken, strings
from debate_tui.layout.wrap import wrap
from tests.builders import texts
from tests.layout.test_arrange import measures, rows


@given(rows(), measures)
def test_they_are_the_lines_of_the_screen(row: Row, measure: Measure) -> None:
    assert list(strings(row, measure)) == [plain(line).rstrip() for line in lay_out(row, measure)]


@given(
    texts() | st.text("ab1.-–/ \u00a0é", max_size=60), st.integers(4, 60), st.sampled_from(("", "· ")), st.booleans()
)
def test_a_text_breaks_where_a_paragraph_does(text: str, width: int, first: str, hanging: bool) -> None:
    safe = Run(text).text
    rest = " " * len(first) if hanging else ""
    lines = wrap(Paragraph((Run(text),), Run(first), Run(rest)), width)
    assert (broken(safe, width, first, rest) or [first]) == [plain(line) for line in lines]
    assert all(cell_len(line) <= width for line in broken(safe, width, first, rest))
