"""The viewport: it stays on the page, shows the cursor's row, and doesn't jump when that is in sight already.

`Viewport` counts in rows and lines of a row; the tests count lines from the top of the page.
"""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.viewport import Scroll, Viewport, last, scrolled

heights = st.lists(st.integers(0, 12), min_size=1, max_size=12)
sizes = st.integers(1, 20)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Scroll, list[int], Viewport]:
    """A page, the heights of its rows, and some viewport on it, perhaps lower than one may scroll: the page was taller before."""
    rows = draw(heights)
    row = draw(st.integers(0, len(rows) - 1))
    line = draw(st.integers(0, max(0, rows[row] - 1)))
    return page(rows, draw(sizes)), rows, Viewport(row, line)


def page(rows: Sequence[int], size: int) -> Scroll:
    return Scroll(len(rows), lambda row, most: min(rows[row], most), size)


def top(rows: Sequence[int], viewport: Viewport) -> int:
    return sum(rows[: viewport.row]) + viewport.line


def lowest(rows: Sequence[int], size: int) -> int:
    return max(0, sum(rows) - size)


@given(scenes(), st.integers(-40, 40))
def test_scrolling_moves_by_so_many_lines_within_the_page(scene: tuple[Scroll, list[int], Viewport], by: int) -> None:
    scroll, rows, viewport = scene
    wanted = max(0, min(top(rows, viewport) + by, lowest(rows, scroll.size)))
    assert top(rows, scrolled(viewport, by, scroll)) == wanted


@given(scenes())
def test_the_lowest_viewport_shows_the_last_line_at_the_bottom(scene: tuple[Scroll, list[int], Viewport]) -> None:
    scroll, rows, _ = scene
    assert top(rows, last(scroll)) == lowest(rows, scroll.size)


def test_heights_are_asked_for_only_around_what_is_in_sight() -> None:
    """Every height costs a row's layout; a page may have thousands of rows."""
    asked: list[int] = []

    def height(row: int, _: int) -> int:
        asked.append(row)
        return 3

    scroll = Scroll(10_000, height, 20)
    scrolled(Viewport(5000), 30, scroll)
    assert len(asked) < 100


@pytest.mark.parametrize("by", [-5, 0, 5])
def test_a_short_page_does_not_scroll(by: int) -> None:
    assert scrolled(Viewport(), by, page([2, 3], 20)) == Viewport()
