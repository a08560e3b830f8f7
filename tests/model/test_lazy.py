"""What is made when somebody asks is what would have been made at once, and nothing is made before."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Location
from debate_tui.model.diagnostics import Diagnostic, all_worst_first, diagnose, tallied, worst_first
from debate_tui.model.lazy import Order, Tallied

CODES = ("E101", "W208", "N546", "W407")
DIAGNOSTICS = st.builds(
    lambda file, line, code: diagnose(Location(file, line), code, "m"),
    st.sampled_from("abc"),
    st.integers(1, 9),
    st.sampled_from(CODES),
)


@given(st.lists(st.text(max_size=3), unique=True))
def test_an_order_is_the_dictionary_that_it_makes(ids: list[str]) -> None:
    order = Order(lambda: ids)
    made = {id: number for number, id in enumerate(ids)}
    assert order == made
    assert (list(order), len(order)) == (ids, len(ids))
    assert all(order[id] == order.get(id) == made[id] and id in order for id in ids)
    assert "none of these" not in order
    assert order.get("none of these", -1) == -1
    with pytest.raises(KeyError):
        order["none of these"]


def test_ids_are_asked_for_once() -> None:
    asked = list[int]()

    def ids() -> Iterable[str]:
        asked.append(1)
        return ["a", "b"]

    order = Order(ids)
    assert not asked
    assert (order["b"], "c" in order, order.get("a"), len(order)) == (1, False, 0, 2)
    assert asked == [1]


@given(st.lists(st.lists(DIAGNOSTICS, max_size=5), max_size=3))
def test_diagnostics_are_counted_before_they_are_made_and_sorted(parts: list[list[Diagnostic]]) -> None:
    every = [one for part in parts for one in part]
    later: list[Tallied[Diagnostic]] = [
        Tallied(Counter((one.at.file, one.severity) for one in part), part.copy) for part in parts
    ]
    told = all_worst_first(later)
    assert bool(told) == bool(every)
    assert tallied(told) == tallied(every)
    assert all(one._made is None for one in later)
    assert len(told) == len(every)
    assert told == worst_first(every)
    assert worst_first(every) == told
    assert [told[at] for at in range(len(told))] == list(told)
