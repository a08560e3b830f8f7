"""The packed tables of a map as nodes, each made when the reading comes to it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from debate_tui.frozen import dataclass
from debate_tui.read.draft import Node
from debate_tui.read.toml.document import Document
from debate_tui.read.toml.locate import Table
from debate_tui.read.toml.packs import Packs, Tables, unpacked
from debate_tui.read.toml.right import sound_table
from debate_tui.read.toml.tables import table_of


@dataclass(frozen=True, slots=True)
class _Pack:
    document: Document
    first: int
    """The number of its first table among those of all files."""
    data: bytes | Tables
    tidy: bool = False
    """As `Packs` says."""

    def tables(self) -> Tables:
        return unpacked(self.data)


class Packed(Sequence[Node]):
    """The tables of one kind in the files of a map, as nodes that are made whenever they are asked for.

    What is wrong with a table is reported when its node is made for the first time; that node is then kept.
    """

    __slots__ = ("_count", "_last", "_odd", "_packs", "kind")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._packs: list[_Pack] = []
        self._odd: dict[int, Node] = {}
        """By number, the nodes of tables that something is wrong with."""
        self._count = 0
        self._last: tuple[_Pack, Tables] | None = None

    def add(self, document: Document, packs: Packs) -> None:
        """Adds the tables of one file behind those of the files before it."""
        for count, data, tidy in packs.packs:
            self._packs.append(_Pack(document, self._count, data, tidy))
            self._count += count

    def add_nodes(self, document: Document, nodes: Sequence[Node]) -> None:
        """Adds nodes that are made already."""
        self._packs.append(_Pack(document, self._count, [{}] * len(nodes)))
        self._odd.update(enumerate(nodes, self._count))
        self._count += len(nodes)

    def __len__(self) -> int:
        return self._count

    def spend(self) -> Iterator[Node]:
        """The nodes, once: each pack is let go of once the reading has gone through it, and afterwards there are none."""
        packs, self._packs, self._count = self._packs, [], 0
        packs.reverse()
        while packs:
            pack = packs.pop()
            for number, table in enumerate(pack.tables(), pack.first):
                yield self._node(number, pack, table)

    @overload
    def __getitem__(self, number: int) -> Node: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Node]: ...
    def __getitem__(self, number: int | slice) -> Node | Sequence[Node]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(self._count))]
        number = range(self._count)[number]
        pack = self._packs[bisect_right(self._packs, number, key=lambda pack: pack.first) - 1]
        if self._last is None or self._last[0] is not pack:
            self._last = pack, pack.tables()
        return self._node(number, pack, self._last[1][number - pack.first])

    def _node(self, number: int, pack: _Pack, table: Table) -> Node:
        if number in self._odd:
            return self._odd[number]
        node = sound_table(self.kind, pack.document, table, pack.tidy)
        if node is None:
            node = self._odd[number] = table_of(self.kind, pack.document, table)
        return node
