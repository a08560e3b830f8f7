"""Drafts: what the reader of any format returns, the nodes as they are written, with plain values and locations.

Nothing in a draft has been checked: `sound.finalise` makes a debate of it, and reports what is wrong.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from debate_tui.frozen import dataclass as frozen
from debate_tui.model.debate import Location
from debate_tui.model.lazy import Spent
from debate_tui.model.quick import maker
from debate_tui.text.wording import shown

T = TypeVar("T")


def nameless(kind: str, at: Location) -> str:
    """What a list of nodes that were left out calls one without an id; a map may have several files."""
    return f"the {kind} on line {at.line} of {at.file.rpartition('/')[2]}"


class Locations(Protocol):
    """Locations of the values of a node."""

    def of(self, key: str, item: int | None) -> Location | None:
        """The location of the value of `key`, or of its item with index `item`; None where it is unknown."""


@dataclass(slots=True)
class Node:
    """One node of a map, with the keys of docs/format.md whatever format it was read from.

    Nobody changes one. It isn't frozen, since making it would take three times as long, and a map has very many.
    """

    kind: str
    """What messages call it: "claim", "quote"."""
    at: Location
    values: Mapping[str, Any]
    """By key: a str, bool, Node, tuple of Nodes, or tuple of str with None for an item that could not be read.

    Under `extra`, plain values of any kind."""
    places: Locations | None = None
    broken: Collection[str] = ()
    """Keys that are written, but whose values could not be read, which the reader has reported."""
    unknown: Sequence[str] = ()
    """Keys that the format does not have, which the reader has reported."""
    tidy: bool = False
    """Whether all texts in it, nodes within it aside, are known to be printable Western characters (`text.safe` leaves
    them as they are) on one line, not empty, without a blank at an end or beside another. Then there is nothing to
    report or to change in them."""

    @property
    def name(self) -> str:
        """What messages call this node."""
        id = self.values.get("id")
        return f"{self.kind} {shown(id)}" if isinstance(id, str) else self.kind

    @property
    def told(self) -> str:
        """What a list of nodes that were left out calls this one: its name, or without an id, its kind and place."""
        return self.name if isinstance(self.values.get("id"), str) else nameless(self.kind, self.at)

    def location(self, key: str, item: int | None = None) -> Location:
        """The location of the value of `key`, or of its item with index `item`; the node's own where unknown."""
        return (self.places and self.places.of(key, item)) or self.at

    def inner(self, key: str) -> "tuple[Node, ...]":
        """The nodes under `key`, such as the quotes of a claim; empty where there are none."""
        nodes: tuple[Node, ...] = self.values.get(key, ())
        return nodes


node_of: Callable[..., Node] = maker(Node)
"""A `Node` of all its values, in half the time."""


def spent(kind: str, nodes: Iterable[Node]) -> Spent[Node]:
    """Nodes of a kind that takes each when it is made, and makes it again, once, for whoever goes through them: meanwhile they
    take a third of the room. None of them has locations of values, or keys that are broken or unknown."""
    shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
    rows: list[tuple[Any, ...]] = [
        (node.at, node.tidy, shapes.setdefault(keys := tuple(node.values), keys), *node.values.values())
        for node in nodes
    ]

    def made(_: int, row: tuple[Any, ...]) -> Node:
        return node_of(kind, row[0], dict(zip(row[2], row[3:], strict=True)), None, (), (), row[1])

    return Spent(rows, made)


def emptied(items: Sequence[T]) -> Iterator[T]:
    """The items in their order, each taken out of the list of them, so that what is made of one takes its room; the parts that they
    are made of by the method `spend` of `items`, where there is one."""
    if spend := getattr(items, "spend", None):
        yield from spend()
    elif not isinstance(items, list):
        yield from items
    else:
        items.reverse()
        while items:
            yield items.pop()


@frozen(frozen=True, slots=True)
class Draft:
    """A map as it is written."""

    heads: Sequence[Node]
    """The `[debate]` tables of its files: the first counts, any other is an error."""
    nodes: Mapping[str, Sequence[Node]] = field(default_factory=dict)
    """By kind ("position", "issue", "source", "stance", "claim", "relation", "conflict"), in the order of the files.

    Lists are empty once a debate was made of them."""
    whole: bool = True
    """False where part of the map could not be read: then a reference to a missing node may lead to that part."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What the map as a whole has under `extra`."""
    says_id: bool = False
    """Whether its file says its id, as ours do; else it is called by the file's name."""
