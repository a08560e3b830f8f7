"""What is laid out is remembered by its size, not by the number of rows."""

from debate_tui.layout.kept import Kept
from debate_tui.layout.runs import Line, Run

WORD = Run("word")


def of(height: int, most: int = 10) -> "Kept[int, int]":
    """Rows of `height` lines with one run each."""
    lines: tuple[Line, ...] = ((WORD,),) * height
    return Kept(lambda *_: lines, most)


def test_what_was_laid_out_last_is_not_laid_out_again() -> None:
    kept = of(height=3)
    for row in (1, 2, 3, 1, 2, 3):
        assert kept(row, 80) == ((WORD,),) * 3
    assert (kept.misses, kept.kept) == (3, 9)


def test_the_row_that_was_not_looked_at_for_longest_is_forgotten_first() -> None:
    kept = of(height=3)
    for row in (1, 2, 3, 1, 4):
        kept(row, 80)
    assert (kept.misses, kept.kept) == (4, 9)
    kept(1, 80)
    assert kept.misses == 4
    kept(2, 80)
    assert kept.misses == 5


def test_another_width_is_laid_out_anew() -> None:
    kept = of(height=3)
    kept(1, 80)
    kept(1, 40)
    assert kept.misses == 2


def test_a_row_larger_than_all_that_is_kept_is_kept_as_long_as_it_is_the_newest() -> None:
    kept = of(height=50)
    for _ in range(3):
        kept(1, 80)
    assert (kept.misses, kept.kept) == (1, 50)
    kept(2, 80)
    assert (kept.misses, kept.kept) == (2, 50)


def test_a_row_without_lines_is_remembered_too() -> None:
    kept = of(height=0)
    kept(1, 80)
    kept(1, 80)
    assert kept.misses == 1
    kept.clear()
    assert (kept.misses, kept.kept) == (0, 0)
