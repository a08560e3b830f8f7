"""What a reader of any format returns: the nodes as they are written, with plain values and where each stands.

Nothing here is known to be sound: `sound.finalise` makes a debate of a draft, and says what is wrong with it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from debate_tui.model.debate import Location
from debate_tui.text.wording import shown


class Locations(Protocol):
    """Where the values of a node stand."""

    def of(self, key: str, item: int | None) -> Location | None:
        """The value of `key`, or an item of the list that it is; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a map under the names of docs/format.md."""

    kind: str
    """What messages call it: "claim", "quote"."""
    at: Location
    values: Mapping[str, Any]
    """str, bool, tuples of str (None: an item that could not be read), Nodes, tuples of Nodes; under `extra` plain values of any kind."""
    places: Locations | None = None
    broken: Collection[str] = ()
    """Keys that are written, but whose values could not be read. The reader has said so."""
    unknown: Sequence[str] = ()
    """Keys that the format does not have. The reader has said so."""

    @property
    def name(self) -> str:
        """What messages call this node."""
        id = self.values.get("id")
        return f"{self.kind} {shown(id)}" if isinstance(id, str) else self.kind

    @property
    def told(self) -> str:
        """What this node is called where it stands alone: by its line, where it has no id."""
        return self.name if isinstance(self.values.get("id"), str) else f"the {self.kind} on line {self.at.line}"

    def location(self, key: str, item: int | None = None) -> Location:
        """Where the value of `key`, or an item of it, stands; the node itself where that is not known."""
        return (self.places and self.places.of(key, item)) or self.at

    def inner(self, key: str) -> "tuple[Node, ...]":
        """The nodes within, under `key`."""
        nodes: tuple[Node, ...] = self.values.get(key, ())
        return nodes


@dataclass(frozen=True, slots=True)
class Draft:
    """A map as it is written."""

    heads: Sequence[Node]
    """`[debate]`, the one that counts first; what is further there is one too many."""
    nodes: Mapping[str, Sequence[Node]] = field(default_factory=dict)
    """By kind, "position", "issue", "source", "stance", "claim", "relation", "conflict", in the order of the files."""
    whole: bool = True
    """False where a part of the map could not be read: then what a reference names may stand there."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Of the map as a whole."""
