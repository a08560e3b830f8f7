"""The page of problems says what it counts and what it doesn't."""

from dataclasses import replace

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Mark, Quote
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.model.library import Library
from debate_tui.pages.shelf import problem_count, problems_page
from tests.builders import AT, claim, debate


def test_notes_are_no_warnings() -> None:
    """“no errors, 3 warnings” stood over three notes."""
    note, warning = (Diagnostic(AT, "N130", severity, "So it is") for severity in (Severity.NOTE, Severity.WARNING))
    assert problem_count([note, note]) == "no errors, no warnings, 2 notes"
    assert problem_count([note, warning]) == "no errors, 1 warning, 1 note"
    assert problem_count([]) == "no errors, no warnings"


@pytest.mark.parametrize("marks", [(), (Mark(0, 4, "read"),)])
def test_readings_of_cards_are_told_where_there_are_any(marks: tuple[Mark, ...]) -> None:
    one = debate([replace(claim("s/a"), quotes=(Quote("They do not run.", AT, marks=marks),))])
    page = problems_page(Library((one,)))
    words = "\n".join(plain(line) for row in page.rows for line in lay_out(row, Measure(120)))
    assert ("What the reading of a card leaves out isn't counted here" in words) is bool(marks)
