"""The cells of a row on pages of any width."""

import pytest

from debate_tui.layout.rows import Row, at_width


@pytest.mark.parametrize("width", [5, 20, 40, 80])
def test_a_row_without_cells_has_none_at_any_width(width: int) -> None:
    """The heads of a map without positions, opened in a window of 20 columns, ended the explorer."""
    assert at_width(Row((), 29), width) == ()
