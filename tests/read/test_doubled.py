"""Which hashes are there twice is told exactly, whatever shares a bit."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.read.doubled import doubled

HASHES = st.one_of(st.integers(-40, 40), st.integers(-(2**63), 2**63 - 1))


@given(st.lists(HASHES, max_size=40))
def test_what_is_there_twice_is_found(hashes: list[int]) -> None:
    assert doubled(array("q", hashes)) == {one for one in hashes if hashes.count(one) > 1}
