"""Runs: which items hold a word, of one stretch of items after the other, and all of them merged."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from debate_tui.disk.spill import Spill
from debate_tui.search.zones import FAINT, FAINTEST, FIRM

LEVELS = len((FIRM, FAINT, FAINTEST))
_AT_ONCE = 2_000_000
"""Items that are gathered at once when runs are merged."""


class Run(NamedTuple):
    """Of a stretch of items, which of them hold a word: how many so firmly, in the order of firmness."""

    words: "array[int]"
    """In alphabetical order."""
    sizes: "array[int]"
    """For each of the words, how many items hold it with each firmness."""


def sizes(runs: Sequence[Run], words: int) -> "array[int]":
    """The sizes of all runs together, for all words."""
    if len(runs) == 1:
        return runs[0].sizes
    every = array("I", bytes(4 * LEVELS * words))
    for run in runs:
        for key, size in zip(_keys(run.words), run.sizes, strict=True):
            every[key] += size
    return every


def _keys(words: Sequence[int], first: int = 0) -> Iterator[int]:
    """The places in `sizes` for each of the words, counted from the word `first` on."""
    return (LEVELS * (word - first) + level for word in words for level in range(LEVELS))


def merged(runs: Sequence[Run], aside: Spill, starts: "array[int]", whole: Spill) -> Spill:
    """The items of all runs, those of each word and firmness together, from `starts` on.

    Some words at a time are gathered in memory, as many as have `_AT_ONCE` items.
    """
    done = [0] * len(runs)
    offsets = list(accumulate((4 * sum(run.sizes) for run in runs), initial=0))
    first, words = 0, len(starts) // LEVELS
    while first < words:
        begin = starts[LEVELS * first]
        last = max((bisect_right(starts, begin + _AT_ONCE) - 1) // LEVELS, first + 1)
        room = array("I", bytes(4 * (starts[LEVELS * last] - begin)))
        free = [start - begin for start in starts[LEVELS * first : LEVELS * last]]
        for number, run in enumerate(runs):
            stop = bisect_left(run.words, last, done[number])
            some = run.sizes[LEVELS * done[number] : LEVELS * stop]
            items = array("I", aside.read(offsets[number], 4 * sum(some)))
            taken = 0
            for key, size in zip(_keys(run.words[done[number] : stop], first), some, strict=True):
                if size:
                    room[free[key] : free[key] + size] = items[taken : taken + size]
                    free[key] += size
                    taken += size
            done[number], offsets[number] = stop, offsets[number] + 4 * taken
        whole.extend(room)
        first = last
    return whole
