"""Reading columns of numbers in bulk: by calls of C, but none of more than a millisecond, during which other threads, such as one that draws, would wait."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

SLICE = 10_000


def slices(size: int) -> Iterator[slice]:
    """All of a column, piece by piece."""
    return (slice(start, start + SLICE) for start in range(0, size, SLICE))


def picked(column: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """`column` at all these places: three times as fast as a loop or `map`."""
    return itemgetter(*places)(column) if len(places) > 1 else [column[place] for place in places]


def passes(scope: bytes) -> int:
    """How many items have a byte 1."""
    return sum(scope.count(1, some.start, some.stop) for some in slices(len(scope)))


def passing(scope: bytes) -> Iterator[int]:
    """The items whose byte is 1."""
    item = scope.find(1)
    while item >= 0:
        yield item
        item = scope.find(1, item + 1)
