"""The page of problems says what it doesn't count."""

from dataclasses import replace

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Mark, Quote
from debate_tui.model.library import Library
from debate_tui.pages.shelf import problems_page
from tests.builders import AT, claim, debate


@pytest.mark.parametrize("marks", [(), (Mark(0, 4, "read"),)])
def test_readings_of_cards_are_told_where_there_are_any(marks: tuple[Mark, ...]) -> None:
    one = debate([replace(claim("s/a"), quotes=(Quote("They do not run.", AT, marks=marks),))])
    page = problems_page(Library((one,)))
    words = "\n".join(plain(line) for row in page.rows for line in lay_out(row, Measure(120)))
    assert ("What the reading of a card leaves out isn't counted here" in words) is bool(marks)
