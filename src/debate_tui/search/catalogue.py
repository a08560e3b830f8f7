"""The catalogue: for each item number of an index, the item itself and what filters ask about it."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from debate_tui.search.index import Column
from debate_tui.search.items import Facet, Item, ItemKind

KINDS = tuple(ItemKind)


class Catalogue(NamedTuple):
    items: Sequence[Item]
    kinds: bytes | memoryview
    """The kind of each item, as its place in `KINDS`."""
    facets: Sequence[Facet]
    """The distinct facets."""
    facet_of: Column
    """The facet of each item, as its place in `facets`."""
    debates: int
    """How many debates there are."""


def catalogue(entries: Iterable[tuple[Item, Facet]]) -> Catalogue:
    """The catalogue of `entries`, in memory."""
    from debate_tui.disk.collecting import without_collection  # imported here: opening an index from disk does without

    items: list[Item] = []
    numbers: dict[Facet, int] = {}
    facet_of = array("I")
    last, number = None, 0
    with without_collection():
        for item, facet in entries:
            if facet is not last:  # a claim and its quotes share one object, and comparing facets is slow
                last, number = facet, numbers.setdefault(facet, len(numbers))
            items.append(item)
            facet_of.append(number)
    kinds = bytes(KINDS.index(item.kind) for item in items)
    return Catalogue(tuple(items), kinds, tuple(numbers), facet_of, len({facet.debate for facet in numbers}))
