"""How messages put what they speak of."""

import pytest

from debate_tui.text.wording import listed


@pytest.mark.parametrize(
    ("many", "expected"), [(0, ""), (2, "0, 1"), (3, "0, 1, 2"), (4, "0, 1, 2, 3"), (5, "0, 1, 2, … (2 more)")]
)
def test_a_list_is_not_cut_for_one_word_more(many: int, expected: str) -> None:
    assert listed(map(str, range(many)), 3) == expected
