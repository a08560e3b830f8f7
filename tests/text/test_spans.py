"""Spans are held against the sets of numbers that they stand for."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debate_tui.text.spans import Span, clipped, contains, gaps, joined, length, touched

ENDS = st.integers(0, 40)
SPAN = st.tuples(ENDS, ENDS).map(sorted).map(lambda ends: (ends[0], ends[1]))
FULL = SPAN.filter(lambda span: span[0] < span[1])
SPANS = st.lists(FULL, max_size=12)


def numbers(spans: Iterable[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


@st.composite
def apart(draw: st.DrawFn) -> list[Span]:
    """Sorted, without overlap; some touch."""
    ends = sorted(draw(st.sets(ENDS)))
    return [span for span in pairwise(ends) if draw(st.booleans())]


@given(SPANS)
def test_joined_spans_are_the_same_characters_sorted_and_apart(spans: list[Span]) -> None:
    found = joined(spans)
    assert numbers(found) == numbers(spans)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert joined(reversed(found)) == found


@given(apart(), FULL)
def test_touched_are_those_that_share_a_character(spans: list[Span], by: Span) -> None:
    assert list(touched(spans, by)) == [i for i, span in enumerate(spans) if numbers([span]) & numbers([by])]


@given(apart(), SPAN)
def test_clipped_and_gaps_share_out_the_window(spans: list[Span], window: Span) -> None:
    inside, outside = clipped(spans, window), gaps(spans, window)
    assert numbers(inside) == numbers(spans) & numbers([window])
    assert numbers(outside) == numbers([window]) - numbers(spans)
    assert length(inside) + length(outside) == window[1] - window[0]
    assert all(start < end for start, end in outside)


@given(SPAN, FULL)
def test_a_window_contains_a_span_all_of_whose_characters_it_has(window: Span, span: Span) -> None:
    assert contains(window, span) == (numbers([span]) <= numbers([window]))
