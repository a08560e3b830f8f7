"""Spans: stretches of one text, counted in characters, and what several of them cover together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""(start, end) in characters; `end` is the first character behind the span."""

_START, _END = itemgetter(0), itemgetter(1)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, sorted, with those that overlap or touch merged into one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def touched(spans: Sequence[Span], by: Span) -> range:
    """The indices of the `spans` that share a character with `by`; `spans` must be sorted and without overlap."""
    first = bisect_right(spans, by[0], key=_END)
    return range(first, max(first, bisect_left(spans, by[1], lo=first, key=_START)))


def clipped(spans: Sequence[Span], window: Span) -> tuple[Span, ...]:
    """The parts of `spans` within `window`; `spans` must be sorted and without overlap."""
    return tuple((max(spans[i][0], window[0]), min(spans[i][1], window[1])) for i in touched(spans, window))


def gaps(spans: Sequence[Span], window: Span) -> tuple[Span, ...]:
    """The parts of `window` that no span covers; `spans` must be sorted and without overlap."""
    ends = [window[0], *(end for span in clipped(spans, window) for end in span), window[1]]
    return tuple((start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end)


def contains(window: Span, span: Span) -> bool:
    """Whether all of `span` lies within `window`."""
    return window[0] <= span[0] and span[1] <= window[1]


def length(spans: Iterable[Span]) -> int:
    """How many characters the spans cover, which must not overlap."""
    return sum(end - start for start, end in spans)
