"""Opens an index and its catalogue from the sections of a file; items and facets are read when needed."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, overload
from zlib import crc32

from debate_tui.disk.sections import DamagedError, Sections
from debate_tui.search.catalogue import KINDS, Catalogue
from debate_tui.search.index import Index
from debate_tui.search.items import Facet, Item, item_of
from debate_tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from debate_tui.disk.sectioning import Unwritten

_FACETS = 50_000
"""Up to so many facets are kept once a filter has asked for all: each key of a filter asks again."""
BETWEEN = "\x1f"
"""Separates id and text of an item: neither holds control characters."""

_KEPT = 256
"""Values that were asked for last are kept: the next key stroke finds most of the same items."""

T = TypeVar("T")


class _Rows(Sequence[T]):
    """A sequence of values in a file, each made when asked for.

    Raises:
        DamagedError: the bytes of the value asked for are not those that were written.
    """

    def __init__(self, file: "Sections | Unwritten", name: str, make: Callable[[int, str], T], held: int = 0) -> None:
        """`held`: up to how many values all are kept once they have been gone through."""
        self._starts, self._checks = file.numbers(f"{name}_starts", "Q"), file.numbers(f"{name}_checks", "I")
        self._data, self._make = file.numbers(name, "B"), make
        self._held, self._most = tuple[T, ...](), held
        self._kept: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if self._held:
            return self._held[number]
        kept = self._kept.get(number)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept = {}
            self._kept[number] = kept = self._checked(number)
        return kept

    def _checked(self, number: int) -> T:
        row = self._data[self._starts[number] : self._starts[number + 1]]
        if crc32(row) != self._checks[number]:
            raise DamagedError(number)
        return self._make(number, str(row, "utf-8"))

    def __iter__(self) -> Iterator[T]:
        if self._held:
            return iter(self._held)
        if len(self) <= self._most:
            self._held = tuple(map(self._checked, range(len(self))))
            return iter(self._held)
        return map(self._checked, range(len(self)))


def opened(file: "Sections | Unwritten") -> tuple[Index, Catalogue]:
    """The index and the catalogue of an open file. They keep reading from it, piece by piece."""
    words = str(file["words"], "utf-8").split("\n") if len(file["words"]) else []
    columns = {
        name: file.numbers(name, "I")
        for name in ("posting_starts", "postings", "forward_starts", "forward", "facet_of", "firm_ends", "faint_ends")
    }
    columns["zones"] = file.numbers("zones", "B")
    facet_of, kinds = columns.pop("facet_of"), file["kinds"]  # whole columns, since a search reads all of them
    facets = _Rows(file, "facets", lambda _, row: _facet(row), _FACETS)

    def item(number: int, row: str) -> Item:
        id, _, text = row.partition(BETWEEN)
        return item_of(KINDS[kinds[number]], facets[facet_of[number]], id, text)

    items = _Rows(file, "items", item)
    return Index(Vocabulary(words), **columns), Catalogue(
        items, kinds, facets, facet_of, file.numbers("debates", "I")[0]
    )


@lru_cache(maxsize=200)
def _facet(row: str) -> Facet:
    """A facet from its JSON, cached: a claim and its quotes share one, and the next key stroke has the same hits."""
    debate, source, position, issues, speakers, *rest = json.loads(row)
    return Facet(debate, source, position, tuple(issues), tuple(speakers), *rest)
