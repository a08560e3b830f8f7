"""Mappings that take little room: encoded, and decoded whenever somebody looks, for what is kept of very many nodes and read of few."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from marshal import dumps, loads
from operator import eq
from typing import Any, overload


class Packed(Mapping[str, Any]):
    """A mapping of plain values that isn't empty; equal to any mapping with the same items.

    Encoded by `marshal`, which keeps every plain type as it is, takes a microsecond, and needs no import at the start. What is
    encoded never leaves the process: pickled, it is the mapping itself.
    """

    __slots__ = ("_data",)

    def __init__(self, values: dict[str, Any]) -> None:
        """Raises ValueError where a value is not plain: no text, number, truth value, None, or container of these."""
        self._data = dumps(values)

    def unpacked(self) -> dict[str, Any]:
        """The mapping as a new dict, which the caller may change."""
        values: dict[str, Any] = loads(self._data)  # made by `dumps` above
        return values

    def __getitem__(self, key: str) -> Any:
        return self.unpacked()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.unpacked())

    def __len__(self) -> int:
        return len(self.unpacked())

    def items(self) -> ItemsView[str, Any]:
        """Decoded once, and not for each of them."""
        return self.unpacked().items()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self.unpacked() == unpacked(other)

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return repr(self.unpacked())

    def __reduce__(self) -> tuple[Any, ...]:
        return packed, (self.unpacked(),)


def packed(values: dict[str, Any]) -> Mapping[str, Any]:
    """The same mapping where it takes little room; an empty one, or one with a value that is not plain, as it is."""
    try:
        return Packed(values) if values else values
    except ValueError:
        return values


def unpacked(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A mapping as a dict, for those who ask for that type."""
    return values.unpacked() if type(values) is Packed else values


_TOGETHER = 128


class PackedList(Sequence[dict[str, Any]]):
    """A list of mappings of plain values, of which many are packed together, so that their keys take no room; equal to any
    sequence of equal mappings."""

    __slots__ = ("_count", "_packs")

    def __init__(self, values: Iterable[dict[str, Any]]) -> None:
        """Raises ValueError where a value is not plain, as `Packed` does."""
        each = iter(values)
        self._packs = list(map(dumps, iter(lambda: list(islice(each, _TOGETHER)), [])))
        self._count = max(len(self._packs) - 1, 0) * _TOGETHER + sum(len(loads(one)) for one in self._packs[-1:])

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return chain.from_iterable(map(loads, self._packs))

    @overload
    def __getitem__(self, number: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, number: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, number: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(number, slice):
            return [*self][number]
        pack, place = divmod(range(self._count)[number], _TOGETHER)
        made: dict[str, Any] = loads(self._packs[pack])[place]
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr([*self])

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedList, ([*self],)


def all_unpacked(value: Any) -> Any:
    """A plain value in which nothing is packed, however deep it stands."""
    if isinstance(value, Mapping):
        return {key: all_unpacked(one) for key, one in value.items()}
    return [all_unpacked(one) for one in value] if isinstance(value, list | PackedList) else value
