"""Packs items and facets as rows of the sections of an index, as `store.saved` reads them."""

import json
from array import array
from zlib import crc32

from debate_tui.disk.sectioning import Section
from debate_tui.disk.spill import Spill
from debate_tui.search.items import Facet, Item
from debate_tui.store.saved import BETWEEN


class Packing:
    """Collects rows of text, packed each with its checksum."""

    def __init__(self, folder: str | None) -> None:
        """`folder`: where a temporary file may be put; without one, all stays in memory."""
        self._data, self._starts, self._checks = Spill(folder), array("Q", [0]), array("I")

    def __len__(self) -> int:
        return len(self._checks)

    def add(self, row: str) -> None:
        encoded = row.encode("utf-8")
        self._data.extend(encoded)
        self._starts.append(self._data.nbytes)
        self._checks.append(crc32(encoded))

    def sections(self, name: str) -> dict[str, Section]:
        """The sections of the rows, where these are called `name`."""
        return {
            f"{name}_starts": memoryview(self._starts).cast("B"),
            f"{name}_checks": memoryview(self._checks).cast("B"),
            name: self._data,
        }


def packed_item(item: Item) -> str:
    """An item as a row; its facet and its kind are kept elsewhere."""
    return f"{item.id}{BETWEEN}{item.text}"


def packed_facet(facet: Facet) -> str:
    """A facet as a row."""
    return json.dumps(facet, ensure_ascii=False, separators=(",", ":"))
