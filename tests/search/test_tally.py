"""Sums in bytes: the strongest items are those that adding up finds."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.search.tally import Tally, Tiers

ITEMS = 30
WORD = st.dictionaries(st.sampled_from([0.5, 1.0, 2.25, 9.0, 60.0]), st.sets(st.integers(0, ITEMS - 1)), max_size=3)
"""Scores with the items that have them."""


def tiers(word: dict[float, set[int]]) -> Tiers:
    return [(score, array("I", sorted(word[score]))) for score in sorted(word)]


def brings(word: dict[float, set[int]], item: int) -> float:
    return max((score for score, items in word.items() if item in items), default=0.0)


@given(st.lists(WORD, min_size=1, max_size=6), st.integers(1, ITEMS))
def test_the_strongest_are_those_that_adding_up_finds(words: list[dict[float, set[int]]], count: int) -> None:
    tally, found = Tally(bytearray(ITEMS)), {}
    for place, word in enumerate(words):
        found = tally.strongest(tiers(word), count, lambda: None)
        summed = {item: sum(brings(each, item) for each in words[: place + 1]) for item in range(ITEMS)}
        assert list(found.values()) == sorted(found.values(), reverse=True)
        assert len(found) <= count
        assert all(most >= summed[item] for item, most in found.items())
        if len(found) == count:
            rounding = 4.0 * len(words)  # units double as sums grow
            assert min(summed[item] for item in found) >= sorted(summed.values())[-count] - rounding
        tally = tally.plus(tiers(word), found, lambda: None)
