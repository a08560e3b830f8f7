"""Whether there is a circle is told without looking for it as it is when one is looked for."""

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read.cycles import Step, circles, goes_round

NODES = 8


@given(steps=st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=14))
def test_a_circle_is_there_where_one_is_found(steps: list[tuple[int, int]]) -> None:
    found = next(circles([Step((str(origin),), str(target)) for origin, target in steps]), None)
    assert goes_round(NODES, steps) == (found is not None)
