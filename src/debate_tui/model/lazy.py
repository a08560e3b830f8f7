"""Sequences and look-ups whose items are made when somebody asks for them, for debates of very many claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from operator import eq
from sys import intern
from typing import Any, TypeVar, overload

T = TypeVar("T")
P = TypeVar("P")

_KEPT = 1024
"""How many items that were made last are kept: about what a page and its neighbours show."""


class Made(Sequence[T]):
    """A sequence of `count` items; `make` makes the one with a number, and equal ones for equal numbers.

    Equal to any sequence of the same items. Safe to use from several threads.
    """

    __slots__ = ("_count", "_kept", "_make", "_named", "order")

    def __init__(self, count: int, make: Callable[[int], T], order: Mapping[str, int] | None = None) -> None:
        """`order`: the number of each item by its id, if items have one."""
        self._count = count
        self._make = make
        self._kept: dict[int, T] = {}
        self.order: Mapping[str, int] = {} if order is None else order
        self._named = order is not None

    @property
    def by_id(self) -> Mapping[str, T] | None:
        """The items by id, if they have one. Not kept, since it refers back to these items: nothing would free both."""
        return _ById(self, self.order) if self._named else None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            numbers = range(self._count)[number]
            return Made(len(numbers), lambda at: self[numbers[at]])
        kept = self._kept.get(number)
        if kept is None:
            if not 0 <= number < self._count:
                number = range(self._count)[number]
            kept = self._make(number)
            if len(self._kept) >= _KEPT:
                self._kept = {}
            self._kept[number] = kept
        return kept

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(self._count))

    def fresh(self, number: int) -> T:
        """The item with a number, which is not kept."""
        return self._make(number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))


def _nothing(*_: object) -> Any:
    raise IndexError("the items are spent")


class Spent(Made[T]):
    """A sequence of items each of which is made of its number and a part; `spend` makes them once, and lets go of the parts
    on the way."""

    __slots__ = ("_of", "_parts")

    def __init__(self, parts: MutableSequence[P], make: Callable[[int, P], T]) -> None:
        super().__init__(len(parts), lambda number: make(number, parts[number]))
        self._parts: MutableSequence[Any] = parts
        self._of: Callable[[int, Any], T] = make

    def spend(self) -> Iterator[T]:
        """The items in their order; afterwards there are none."""
        parts, count, self._count = self._parts, self._count, 0
        parts.reverse()
        for number in range(count):
            yield self._of(number, parts.pop())
        self._of = self._make = _nothing  # and what they were made with


class _ById(Mapping[str, T]):
    __slots__ = ("_items", "_order")

    def __init__(self, items: Sequence[T], order: Mapping[str, int]) -> None:
        self._items, self._order = items, order

    def __getitem__(self, id: str) -> T:
        return self._items[self._order[id]]

    def get(self, id: str, default: Any = None) -> Any:
        """Most ids that are asked for in vain are asked for by the thousand, so that no error is raised for each."""
        return self._items[self._order[id]] if id in self._order else default

    def __contains__(self, id: object) -> bool:
        return id in self._order

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)


class Order(Mapping[str, int]):
    """The number of each of many ids, looked up in a dictionary that is made when somebody asks for the first of them."""

    __slots__ = ("_ids", "_numbers")

    def __init__(self, ids: Callable[[], Iterable[str]]) -> None:
        """`ids` returns them all, in the order of their numbers."""
        self._ids = ids
        self._numbers: dict[str, int] | None = None

    def _all(self) -> dict[str, int]:
        if self._numbers is None:
            self._numbers = {id: number for number, id in enumerate(self._ids())}
        return self._numbers

    def __getitem__(self, id: str) -> int:
        return (self._numbers or self._all())[id]

    def get(self, id: str, default: Any = None) -> Any:
        return (self._numbers or self._all()).get(id, default)

    def __contains__(self, id: object) -> bool:
        return id in (self._numbers or self._all())

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class Tallied(Sequence[T]):
    """A sequence whose items are made, all at once, when somebody reads one of them; how many there are of each kind is known
    without. Equal to any sequence of the same items."""

    __slots__ = ("_made", "_make", "tally")

    def __init__(self, tally: Mapping[Any, int], make: Callable[[], Sequence[T]]) -> None:
        """`tally`: how much there is by kind, whatever that is, where an item may stand for several; `make` returns all items."""
        self.tally = tally
        self._make = make
        self._made: Sequence[T] | None = None

    def _all(self) -> Sequence[T]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __bool__(self) -> bool:
        return any(self.tally.values())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        return self._all()[number]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._all())


class Named(tuple[T, ...]):
    """Items whose look-up by id is there already, so that no second one is made of them."""

    by_id: Mapping[str, T]
    order: Mapping[str, int] = {}
    """The number of each by its id, where that is known."""

    @classmethod
    def of(cls, by_id: Mapping[str, T]) -> "Named[T]":
        made = cls(by_id.values())
        made.by_id = by_id
        return made

    @classmethod
    def all_of(cls, items: Made[T]) -> "Named[T]":
        """All items, which have ids, each made once."""
        made = cls(items)
        made.by_id, made.order = _ById(items, items.order), items.order
        return made


def look_up(items: Sequence[T], name: Callable[[T], str | None]) -> Mapping[str, T]:
    """The items by what `name` returns, without those for which it returns None."""
    if isinstance(items, Made | Named) and (found := items.by_id) is not None:
        return found
    # The relations of a claim name it by the same string, which saves memory.
    return {intern(id): item for item in items if (id := name(item))}


def numbers(items: Sequence[Any]) -> Mapping[str, int]:
    """The number of each item by its id, where that is known without making one; else none."""
    return items.order if isinstance(items, Made | Named) else {}


def by_id(items: Sequence[Any]) -> Mapping[str, Any]:
    """Positions, issues or sources by id; nothing is called for each, since an edited map is put together anew."""
    return {one.id: one for one in items} if items.__class__ is tuple else look_up(items, lambda one: str(one.id))
