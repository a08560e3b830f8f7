"""Positions that are silent on an issue: each is named where they are few; of many it is told how many they are."""

import pytest

from debate_tui.model.attribution import SILENT
from debate_tui.model.debate import Debate, Stance
from debate_tui.pages.document import Extract
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, issue, position


def camps(count: int) -> Debate:
    """Each position has a claim on an issue of its own, and the last an answer on the first issue, too."""
    return debate(
        [claim(f"s{at}/c", f"p{at}", [f"i{at}"]) for at in range(count)],
        positions=[position(f"p{at}", f"Camp {at}") for at in range(count)],
        issues=[issue(f"i{at}") for at in range(count)],
        stances=[Stance(f"p{count - 1}", "i0", "Never.", AT)],
    )


def written(name: str, count: int, view: str = "compare") -> str:
    return "".join(WRITERS[name].write(Extract(camps(count), view), Options()))


@pytest.mark.parametrize(
    ("name", "view"), [*((name, "compare") for name in ("text", "markdown", "linear", "html")), ("text", "grid")]
)
def test_of_many_silent_positions_their_number_is_told(name: str, view: str) -> None:
    many = written(name, 40, view)
    assert many.count("38 other positions") == 1, "on the first issue another answers"
    assert many.count("39 other positions") == 39
    assert many.count(SILENT) == 40
    assert many.count("Never.") == 1


def test_in_a_grid_without_columns_each_cell_says_whose_it_is() -> None:
    grid = written("text", 40, "grid").partition("Is it i0?")[2].partition("Is it i1?")[0]
    assert "Camp 0" in grid
    assert "Camp 39" in grid


@pytest.mark.parametrize("name", ["text", "markdown", "linear", "html", "csv"])
def test_few_silent_positions_are_told_of_one_by_one(name: str) -> None:
    few = written(name, 13)
    assert "other positions" not in few
    assert few.count(SILENT) == 13 * 12 - 1


def test_of_many_silent_positions_a_table_has_no_rows() -> None:
    assert SILENT not in written("csv", 40)
    assert written("csv", 40).count("Never.") == 1


def test_a_part_tells_of_its_own_positions_alone() -> None:
    chosen = tuple(f"p{at}" for at in range(20, 0, -1))
    text = "".join(WRITERS["text"].write(Extract(camps(40), positions=chosen, issues=("i3", "i4")), Options()))
    assert text.count("19 other positions") == 2
