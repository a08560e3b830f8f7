"""Mappings that take little room: encoded, and decoded whenever somebody looks, for what is kept of very many nodes and read of few."""

from collections.abc import Iterator, Mapping
from marshal import dumps, loads
from typing import Any


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


def all_unpacked(value: Any) -> Any:
    """A plain value in which no mapping is packed, however deep it stands."""
    if isinstance(value, Mapping):
        return {key: all_unpacked(one) for key, one in value.items()}
    return [all_unpacked(one) for one in value] if isinstance(value, list) else value
