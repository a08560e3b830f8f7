"""Turns an index and its catalogue into sections of a file, and back; items and facets are read when needed."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar, overload
from zlib import crc32

from debate_tui.disk.sections import Buffer, DamagedError, Sections
from debate_tui.search.catalogue import KINDS, Catalogue
from debate_tui.search.index import Index
from debate_tui.search.items import Facet, Item, item_of
from debate_tui.search.vocabulary import Vocabulary

_FACETS = 50_000
"""Up to so many facets are kept once a filter has asked for all: each key of a filter asks again."""
_BETWEEN = "\x1f"
"""Separates id and text of an item: neither holds control characters."""

_KEPT = 256
"""Values that were asked for last are kept: the next key stroke finds most of the same items."""

T = TypeVar("T")


class _Rows(Sequence[T]):
    """A sequence of values in a file, each made when asked for.

    Raises:
        DamagedError: the bytes of the value asked for are not those that were written.
    """

    def __init__(self, file: Sections, name: str, make: Callable[[int, str], T], held: int = 0) -> None:
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


def sections(index: Index, catalogue: Catalogue) -> dict[str, Buffer]:
    """An index and its catalogue as sections to write, by name."""
    return {
        "words": "\n".join(index.vocabulary.words).encode(),
        "posting_starts": memoryview(index.posting_starts).cast("B"),
        "postings": memoryview(index.postings).cast("B"),
        "forward_starts": memoryview(index.forward_starts).cast("B"),
        "forward": memoryview(index.forward).cast("B"),
        "zones": bytes(index.zones),
        "firm_ends": memoryview(array("I", index.firm_ends)).cast("B"),
        "faint_ends": memoryview(array("I", index.faint_ends)).cast("B"),
        "kinds": catalogue.kinds,
        "facet_of": memoryview(catalogue.facet_of).cast("B"),
        **_packed("items", (f"{item.id}{_BETWEEN}{item.text}" for item in catalogue.items)),
        **_packed(
            "facets", (json.dumps(facet, ensure_ascii=False, separators=(",", ":")) for facet in catalogue.facets)
        ),
        "debates": memoryview(array("I", [catalogue.debates])).cast("B"),
    }


def opened(file: Sections) -> tuple[Index, Catalogue]:
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
        id, _, text = row.partition(_BETWEEN)
        return item_of(KINDS[kinds[number]], facets[facet_of[number]], id, text)

    items = _Rows(file, "items", item)
    return Index(Vocabulary(words), **columns), Catalogue(
        items, kinds, facets, facet_of, file.numbers("debates", "I")[0]
    )


def _packed(name: str, rows: Iterable[str]) -> dict[str, Buffer]:
    encoded = [row.encode("utf-8") for row in rows]
    starts = array("Q", accumulate(map(len, encoded), initial=0))
    checks = array("I", map(crc32, encoded))
    return {
        f"{name}_starts": memoryview(starts).cast("B"),
        f"{name}_checks": memoryview(checks).cast("B"),
        name: b"".join(encoded),
    }


@lru_cache(maxsize=200)
def _facet(row: str) -> Facet:
    """A facet from its JSON, cached: a claim and its quotes share one, and the next key stroke has the same hits."""
    debate, source, position, issues, speakers, *rest = json.loads(row)
    return Facet(debate, source, position, tuple(issues), tuple(speakers), *rest)
