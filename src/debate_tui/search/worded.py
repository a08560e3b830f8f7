"""Exact words and words left out: which items hold words side by side, by the words of the index themselves.

One word stands for its plural, singular and possessive, too, wanted or left out: the two add up to all items.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence

from debate_tui.search.columns import slices
from debate_tui.search.index import Index
from debate_tui.search.query import Query


def worded(index: Index, inside: bytes | None, query: Query, go_on: Callable[[], None]) -> bytes:
    """The scope cut down to the items that hold all exact phrases and none of the words left out."""
    kept = bytearray(b"\1" * index.size if inside is None else inside)
    for phrase in query.phrases:
        before, kept = kept, bytearray(index.size)
        for item in _in_any_form(index, phrase, go_on):
            kept[item] = before[item]
    for row in query.without:
        for item in _in_any_form(index, row, go_on):
            kept[item] = 0
    return bytes(kept)


def _in_any_form(index: Index, row: Sequence[str], go_on: Callable[[], None]) -> Iterator[int]:
    """The items that hold the words, or a form of one word alone; those with several forms several times."""
    for form in index.vocabulary.forms(row[0]) if len(row) == 1 else [row]:
        yield from _holding(index, form, go_on)


def _holding(index: Index, row: Sequence[str], go_on: Callable[[], None]) -> Iterator[int]:
    """The items in which the words stand side by side, in this order."""
    found = [index.vocabulary.find(word) for word in row]
    numbers = [number for number in found if number is not None]
    if len(numbers) < len(found):
        return
    starts, forward, wanted = index.forward_starts, index.forward, array("I", numbers).tobytes()

    def holds(item: int) -> bool:
        words = forward[starts[item] : starts[item + 1]].tobytes()
        at = words.find(wanted)
        while at > 0 and at % forward.itemsize:  # a false match: it begins inside the bytes of a number
            at = words.find(wanted, at + 1)
        return at >= 0

    items = index.items_with(min(numbers, key=index.frequency))
    for some in slices(len(items)):
        go_on()
        yield from filter(holds, items[some]) if len(numbers) > 1 else items[some]
