"""Direction: whatever a reader's terminal orders by UAX #9, every column keeps its own words, and a line without such text keeps its bytes."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from debate_tui.cli.problems import print_problems
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Cell, Row, Rule
from debate_tui.layout.runs import Run, paragraph, plain
from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import diagnose
from debate_tui.text.direction import MARK, kept, turns
from debate_tui.write.text import render
from tests.bidi import shown, visual

CASES = Path(__file__).parents[1] / "cli" / "cases"

HEBREW, ARABIC = "שלום עולם, אמרו 25 אנשים (ביום 3.5)", "قال ٢٥ شخصا: نعم، 100%"

words = st.text(st.sampled_from("אבגד ابجد abc 12 ٣٤ ,.-+/:%()·\u05b0\u0651\u200f\u061c"), max_size=40)


def test_all_characters_that_turn_are_known() -> None:
    """Python's table of Unicode is the oracle: every letter or digit that is written from right to left."""
    for code in range(0x110000):
        kind = unicodedata.bidirectional(chr(code))
        if kind in ("R", "AL", "AN") and chr(code) not in "\u200f\u061c":
            assert turns(chr(code)), hex(code)


def test_the_mark_takes_no_room() -> None:
    assert cell_len(MARK) == 0
    assert cell_len(f"ש{MARK}│{MARK}ל") == 3


@given(st.text())
def test_a_line_without_such_text_stays_as_it_is(line: str) -> None:
    assert turns(line) or kept(line) == line


@given(words)
def test_nothing_but_marks_is_added(line: str) -> None:
    assert kept(line).replace(MARK, "") == line


def laid(row: Row, width: int) -> tuple[tuple[Run, ...], ...]:
    return tuple(lay_out(row, Measure(width, gutters=False)))


@given(words, words, st.integers(30, 70))
def test_every_column_keeps_its_own_characters(left: str, right: str, width: int) -> None:
    row = Row((Cell((paragraph(left),)), Cell((paragraph(right),))), 12)
    for line in laid(row, width):
        written = plain(line).rstrip()
        marked = kept(written)
        order = [marked[i] for i in visual(marked) if marked[i] != MARK]
        assert order.index("│") == written.index("│") if "│" in written else True
        for logical, seen in zip(written.split("│"), "".join(order).split("│"), strict=True):
            assert sorted(logical) == sorted(seen)


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_without_marks_the_columns_would_change_places(words: str) -> None:
    """What it is for; also that the tests' own reading of UAX #9 does what a terminal does."""
    left, right = words[:9], words[9:]
    line = f"{left} │ {right}"
    assert sorted(shown(line).partition("│")[0].strip()) != sorted(left.strip())
    assert sorted(shown(kept(line)).partition("│")[0].strip()) == sorted(left.strip())


def test_our_signs_stay_where_they_are() -> None:
    rows = [
        Row((Cell((paragraph(Run("■ שלום", "p0")),)), Cell((paragraph(Run("■ עולם", "p1")),))), 12),
        Row(
            (
                Cell((paragraph("אחת", first="“", rest=" "),), rule=Rule()),
                Cell((paragraph("— שתיים · premise · ✓ exact"),), rule=Rule((Run("✕ rebuts ש", "rebuts"),), 0)),
            ),
            12,
        ),
    ]
    seen = [shown(line) for line in render(rows, 60)]
    assert [line.index("■") for line in seen[:1]] == [0]
    assert seen[0].index("│ ■") == 30
    assert seen[2].startswith("“")
    assert seen[2].endswith("· premise · ✓ exact")
    assert seen[1].index("┼") == 30


def test_a_name_that_turns_stays_before_what_is_said_of_it() -> None:
    assert shown(kept("אבי · דני · 3 claims")) == f"{'אבי'[::-1]} · {'דני'[::-1]} · 3 claims"
    assert shown(kept(" שלום ▸ עולם")) == f" {'שלום'[::-1]} ▸ {'עולם'[::-1]}"
    assert shown(kept("▸ 3 שלום")) == f"▸ 3 {'שלום'[::-1]}"


@pytest.mark.parametrize("base", [None, 0], ids=["by the first letter", "left-to-right"])
def test_the_columns_of_an_export_in_hebrew_and_arabic_hold(base: int | None) -> None:
    """Whether the terminal tells the direction of a line by its first letter, or takes it to be left-to-right."""
    lines = (CASES / "export-hebrew" / "stdout").read_text().splitlines()
    held = 0
    for line in lines:
        written = line.replace(MARK, "")
        parts, seen = written.split(" │ "), shown(line, base).split(" │ ")
        assert [sorted(part.strip()) for part in seen] == [sorted(part.strip()) for part in parts]
        held += len(parts) > 1 and turns(written)
    assert held > 5


def test_a_diagnostic_keeps_its_place_first(capsys: pytest.CaptureFixture[str]) -> None:
    """The path is for programs, too: no mark is put into it where it isn't a person who reads."""
    location = Location("מפות", 3, 5)
    print_problems([diagnose(location, "E301", "אין טענה · שקט", "שקט")], sys.stdout)
    first, hint = capsys.readouterr().out.splitlines()
    assert first.startswith("מפות:3:5: E301 ")
    assert hint.startswith(MARK)
    print_problems([diagnose(Location("map.toml", 3, 5), "E301", "טענה אין", "")], sys.stdout)
    assert shown(capsys.readouterr().out.rstrip()).startswith("map.toml:3:5: E301 ")
