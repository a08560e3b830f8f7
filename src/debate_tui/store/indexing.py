"""Indexing: the entries of debate after debate, collected as the sections of an index, in bounded memory."""

from array import array
from collections.abc import Callable, Iterable
from itertools import islice

from debate_tui.disk.sectioning import Section
from debate_tui.search.build import Builder
from debate_tui.search.catalogue import KINDS
from debate_tui.search.items import Facet, Item
from debate_tui.store.cache import Saved
from debate_tui.store.packing import Packing, packed_facet, packed_item

_BLOCK = 1_000
"""Entries that are taken at once: a large debate's are made one by one."""


class Indexing:
    """Collects entries. What grows with the texts lies in temporary files."""

    def __init__(self, folder: str | None) -> None:
        """`folder`: where temporary files may be put; without one, everything stays in memory."""
        self._builder = Builder(folder)
        self._items, self._facets = Packing(folder), Packing(folder)
        self._kinds, self._facet_of = bytearray(), array("I")
        self._debates: set[str] = set()

    def __len__(self) -> int:
        """How many items there are so far."""
        return len(self._kinds)

    def add(self, entries: Iterable[tuple[Item, Facet]]) -> None:
        """Adds the entries of a debate."""
        coming = iter(entries)
        facets: dict[Facet, int] = {}
        while block := list(islice(coming, _BLOCK)):
            self._builder.add([item.text for item, _ in block], [item.cuts for item, _ in block])
            self._list(block, facets)

    def taker(self, old: Saved) -> Callable[[range], None]:
        """A function that takes over a debate's items from another index."""
        take_words = self._builder.taker(old.words)

        def take(items: range) -> None:
            take_words(items)
            self._list(old.entries(items), {})

        return take

    def sections(self) -> dict[str, Section]:
        """The sections of the index of all that was added. Nothing can be added any more.

        Raises:
            OSError: a temporary file can't be read or written.
        """
        words, columns = self._builder.columns()
        empty = {"zones": b"", "firm_ends": b"", "faint_ends": b""}
        return {
            "words": "\n".join(words).encode(),
            **empty,
            **{name: memoryview(data).cast("B") if isinstance(data, array) else data for name, data in columns.items()},
            "kinds": self._kinds,
            "facet_of": memoryview(self._facet_of).cast("B"),
            **self._items.sections("items"),
            **self._facets.sections("facets"),
            "debates": memoryview(array("I", [len(self._debates)])).cast("B"),
        }

    def _list(self, entries: Iterable[tuple[Item, Facet]], facets: dict[Facet, int]) -> None:
        """Adds entries without their words; `facets`: the numbers of those of the debate that there are already."""
        last, number = None, 0
        for item, facet in entries:
            if facet is not last:  # a claim and its quotes share one object, and comparing facets is slow
                last, number = facet, facets.get(facet, len(self._facets))
                if number == len(self._facets):
                    facets[facet] = number
                    self._facets.add(packed_facet(facet))
                    self._debates.add(facet.debate)
            self._items.add(packed_item(item))
            self._kinds.append(KINDS.index(item.kind))
            self._facet_of.append(number)
