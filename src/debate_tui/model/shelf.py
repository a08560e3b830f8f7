"""Shelves: the claims and relations of one file as bytes, each made again whenever it is asked for, in a fraction of the room."""

from array import array
from collections.abc import Iterator, Mapping, MutableMapping
from itertools import product
from marshal import dumps, loads
from typing import Generic, NoReturn, TypeVar

from debate_tui.model.debate import By, Claim, Extra, Kind, Relation
from debate_tui.model.lazy import Made
from debate_tui.model.packed import unpacked
from debate_tui.model.quick import maker
from debate_tui.model.rows import Kinds, claim_of, claim_row

T = TypeVar("T", Claim, Relation)

_TOGETHER = 128


class Shelf(Generic[T]):
    """A list of nodes, with None for some. A node in another file, or with a value that isn't plain, stays as it is, as does one
    that takes another's place."""

    __slots__ = ("_file", "_full", "_kinds", "_open", "_others", "_starts")

    def __init__(self, file: str) -> None:
        self._file = file
        self._kinds = Kinds(*map(maker, Kinds()))
        self._full: list[bytes] = []
        """The bytes of `_TOGETHER` nodes each: more would be moved about while they grow, and leave gaps in memory."""
        self._open = bytearray()
        self._starts = array("I")
        """By number of a node, where it begins among those bytes."""
        self._others: dict[int, T | None] = {}

    def _bytes(self, node: T) -> bytes:
        """Raises ValueError where a value isn't plain."""
        raise NotImplementedError

    def _made(self, number: int, data: memoryview) -> T:
        """The node of which `data` begins with the bytes."""
        raise NotImplementedError

    def append(self, node: T | None) -> None:
        data = b""
        try:
            if node and node.at.file == self._file:
                data = self._bytes(node)
            else:
                self._others[len(self._starts)] = node
        except ValueError:
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
        return self._made(
            number, memoryview(self._full[stretch] if stretch < len(self._full) else bytes(self._open))[start:]
        )

    def __setitem__(self, number: int, node: T | None) -> None:
        self._others[number] = node

    def __iter__(self) -> Iterator[T | None]:
        return map(self.__getitem__, range(len(self)))

    def in_order(self, order: Mapping[str, int]) -> Made[T]:
        """The nodes without the Nones; `order`: the number of each by its id, if they have one."""
        gaps = {number for number, node in self._others.items() if node is None}
        kept = array("I", (number for number in range(len(self)) if number not in gaps)) if gaps else range(len(self))
        return Made(len(kept), lambda number: self[kept[number]], order)  # type: ignore[arg-type,return-value]  # no gap


class _Claims(Shelf[Claim]):
    __slots__ = ()

    def _bytes(self, node: Claim) -> bytes:
        return dumps(claim_row(node))

    def _made(self, number: int, data: memoryview) -> Claim:
        return claim_of(loads(data), self._kinds, self._file)


class Shelved(MutableMapping[str, Claim]):
    """Claims by full id on a shelf. None is taken away or put in another's place."""

    __slots__ = ("_shelf", "order")

    def __init__(self, file: str) -> None:
        self._shelf = _Claims(file)
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


class Drawn(Shelf[Relation]):
    """Relations of claims on a shelf: what nearly all have in 17 bytes each, by the numbers of the claims, and as bytes of `marshal` what
    only some have, ids and reasons, or several origins."""

    __slots__ = ("_columns", "_ids", "_lines", "_order", "_origins", "_targets", "_words")

    def __init__(self, file: str, order: Mapping[str, int]) -> None:
        """`order`: by full id, the numbers of all claims."""
        super().__init__(file)
        self._order, self._ids = order, [*order]
        self._words = bytearray()
        """Each's kind and who draws it, by its number in `_WORDS`."""
        self._origins, self._targets, self._lines, self._columns = array("I"), array("I"), array("I"), array("I")

    def append(self, node: Relation | None) -> None:
        words, origin, target, line, column = 0, 0, 0, 0, 0
        if node:
            words, line, column = _CODES[node.kind, node.by], node.at.line, node.at.column
            origin, target = self._order.get(node.origins[0], 0), self._order.get(node.target, 0)
        self._words.append(words)
        self._origins.append(origin)
        self._targets.append(target)
        self._lines.append(line)
        self._columns.append(column)
        super().append(node)

    def _bytes(self, node: Relation) -> bytes:
        origins, target = node.origins, node.target
        joined = len(origins) == 1 and origins[0] in self._order and target in self._order
        if joined and node.why is None and node.id is None and not node.extra:
            return b""
        self._words[-1] |= _MORE
        more = node.why, node.id, unpacked(node.extra)
        return dumps(more if joined else (*more, origins, target))  # type: ignore[arg-type]  # a mapping that is plain

    def _made(self, number: int, data: memoryview) -> Relation:
        words = self._words[number]
        kind, by = _WORDS[words & ~_MORE]
        why, id, extra, *ends = loads(data) if words & _MORE else _NO_MORE
        origins, target = ends or ((self._ids[self._origins[number]],), self._ids[self._targets[number]])
        at = self._kinds.location(self._file, self._lines[number], self._columns[number])
        return self._kinds.relation(kind, origins, target, by, at, why, id, extra)


_NO_MORE: tuple[None, None, Extra] = (None, None, {})
_WORDS = tuple(product(Kind, By))
_CODES = {words: code for code, words in enumerate(_WORDS)}
_MORE = 64
"""A bit beside that number where bytes hold more of it."""
