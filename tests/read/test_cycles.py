"""Whether there is a circle is told without looking for it as it is when one is looked for."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read.cycles import Step, circles, goes_round

NODES = 8


def _round(steps: list[tuple[int, int]]) -> bool:
    return goes_round(NODES, [origin for origin, _ in steps], [target for _, target in steps])


@given(steps=st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=14))
def test_a_circle_is_there_where_one_is_found(steps: list[tuple[int, int]]) -> None:
    found = next(circles([Step((str(origin),), str(target)) for origin, target in steps]), None)
    assert _round(steps) == (found is not None)


@given(
    steps=st.lists(
        st.tuples(st.lists(st.integers(0, NODES - 1), min_size=1, max_size=3), st.integers(0, NODES - 1)), max_size=14
    )
)
def test_without_the_steps_that_close_circles_there_are_none(steps: list[tuple[list[int], int]]) -> None:
    drawn = [Step(tuple(map(str, dict.fromkeys(origins))), str(target)) for origins, target in steps]
    found = [*circles(iter(drawn))]
    for closing, nodes, size in found:
        assert drawn[closing].target == nodes[0]
        assert len({*nodes}) == len(nodes) == size
        assert nodes[-1] in drawn[closing].origins
        for one, other in pairwise(nodes):
            assert any(one in step.origins and step.target == other for step in drawn)
    pairs = [(int(o), int(step.target)) for step in drawn for o in step.origins]
    assert bool(found) == _round(pairs)
    closed = {(circle.nodes[-1], circle.nodes[0]) for circle in found}
    assert not _round([(o, t) for o, t in pairs if (str(o), str(t)) not in closed])
