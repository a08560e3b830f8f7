"""What stands behind the item numbers of an index: the items themselves, and what filters ask about them."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debate_tui.search.index import Column
from debate_tui.search.items import Facet, Item, ItemKind

KINDS = tuple(ItemKind)


@dataclass(frozen=True, slots=True)
class Catalogue:
    items: Sequence[Item]
    kinds: bytes | memoryview
    """The kind of each item, as its place in `KINDS`."""
    facets: Sequence[Facet]
    """The distinct facets."""
    facet_of: Column
    """The facet of each item, as its place in `facets`."""


def catalogue(entries: Iterable[tuple[Item, Facet]]) -> Catalogue:
    """The catalogue of `entries`, in memory."""
    items: list[Item] = []
    numbers: dict[Facet, int] = {}
    facet_of = array("I")
    for item, facet in entries:
        items.append(item)
        facet_of.append(numbers.setdefault(facet, len(numbers)))
    return Catalogue(tuple(items), bytes(KINDS.index(item.kind) for item in items), tuple(numbers), facet_of)
