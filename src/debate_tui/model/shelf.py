"""Shelves: the claims and relations of one file as bytes, each made again whenever it is asked for, in a third of the room."""

from array import array
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from marshal import dumps, loads
from typing import Generic, NoReturn, TypeVar

from debate_tui.model.debate import Claim, Relation
from debate_tui.model.lazy import Made
from debate_tui.model.quick import maker
from debate_tui.model.rows import Kinds, Row, claim_of, claim_row

T = TypeVar("T", Claim, Relation)

_TOGETHER = 128


class Shelf(Generic[T]):
    """A list of nodes, with None for some. A node in another file, or with a value that isn't plain, stays as it is, as does one
    that takes another's place."""

    __slots__ = ("_as_row", "_file", "_full", "_kinds", "_of_row", "_open", "_others", "_starts")

    def __init__(self, file: str, as_row: Callable[[T], Row], of_row: Callable[[Row, Kinds, str], T]) -> None:
        self._file = file
        self._as_row: Callable[[T], Row] = as_row
        self._of_row: Callable[[Row, Kinds, str], T] = of_row
        self._kinds = Kinds(*map(maker, Kinds()))
        self._full: list[bytes] = []
        """The bytes of `_TOGETHER` nodes each: more would be moved about while they grow, and leave gaps in memory."""
        self._open = bytearray()
        self._starts = array("I")
        """By number of a node, where it begins among those bytes."""
        self._others: dict[int, T | None] = {}

    def append(self, node: T | None) -> None:
        try:
            data = dumps(self._as_row(node)) if node and node.at.file == self._file else b""
        except ValueError:
            data = b""
        if not data:
            self._others[len(self._starts)] = node
        self._starts.append(len(self._open))
        self._open += data
        if len(self._starts) % _TOGETHER == 0:
            self._full.append(bytes(self._open))
            self._open.clear()

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> T | None:
        if number in self._others:
            return self._others[number]
        stretch, start = number // _TOGETHER, self._starts[number]
        data = memoryview(self._full[stretch])[start:] if stretch < len(self._full) else self._open[start:]
        made: T = self._of_row(loads(data), self._kinds, self._file)
        return made

    def __setitem__(self, number: int, node: T | None) -> None:
        self._others[number] = node

    def __iter__(self) -> Iterator[T | None]:
        return map(self.__getitem__, range(len(self)))

    def in_order(self, order: Mapping[str, int]) -> Made[T]:
        """The nodes without the Nones; `order`: the number of each by its id, if they have one."""
        gaps = {number for number, node in self._others.items() if node is None}
        kept = array("I", (number for number in range(len(self)) if number not in gaps)) if gaps else range(len(self))
        return Made(len(kept), lambda number: self[kept[number]], order)  # type: ignore[arg-type,return-value]  # no gap


class Shelved(MutableMapping[str, Claim]):
    """Claims by full id on a shelf. None is taken away or put in another's place."""

    __slots__ = ("_shelf", "order")

    def __init__(self, file: str) -> None:
        self._shelf = Shelf(file, claim_row, claim_of)
        self.order: dict[str, int] = {}
        """By full id, the number of each claim as they came."""

    def in_order(self) -> Made[Claim]:
        return self._shelf.in_order(self.order)

    def __setitem__(self, id: str, claim: Claim) -> None:
        self.order[id] = len(self._shelf)
        self._shelf.append(claim)

    def __getitem__(self, id: str) -> Claim:
        claim = self._shelf[self.order[id]]
        assert claim
        return claim

    def __contains__(self, id: object) -> bool:
        return id in self.order

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __delitem__(self, id: str) -> NoReturn:
        raise TypeError("what was put on a shelf stays there")
