"""Packs the tables of large maps until they are read: as tables they take ten times the bytes of the file."""

import marshal
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

_MANY = 1000
"""Tables that are packed together, so that few of them are unpacked at a time."""

Tables: TypeAlias = list[dict[Any, Any]]


class Packs(list[dict[Any, Any]]):
    """Stands in a parsed file for its tables that are packed: a list of one table, which is enough to see its type."""

    def __init__(self, tables: Tables, tidy: bool = False) -> None:
        """`tidy`: all texts in the tables are known to have nothing to mend, as `text.scripts.are_tidy` says."""
        super().__init__([{}])
        some = (tables[n : n + _MANY] for n in range(0, len(tables), _MANY))
        self.packs = [(len(each), _pack(each), tidy) for each in some]
        """How many tables each pack holds, the pack, and whether they are tidy."""

    @classmethod
    def of(cls, packs: Iterable[tuple[int, bytes | Tables, bool]]) -> "Packs":
        """Tables that another has packed, as its `packs`."""
        made = cls([])
        made.packs = list(packs)
        return made

    def extend(self, more: "Packs") -> None:  # type: ignore[override]  # of nothing else than packs
        """Adds the tables of another piece of the file."""
        self.packs += more.packs

    def tables(self) -> Iterator[dict[Any, Any]]:
        """All tables, unpacked one pack after the other."""
        for _, pack, _ in self.packs:
            yield from unpacked(pack)


def _pack(tables: Tables) -> bytes | Tables:
    """The tables marshalled; as they are where they hold what `marshal` has no form for, such as a date."""
    try:
        return marshal.dumps(tables)
    except ValueError:
        return tables


def unpacked(pack: bytes | Tables) -> Tables:
    """The tables of a pack."""
    tables: Tables = marshal.loads(pack) if isinstance(pack, bytes) else pack
    return tables
