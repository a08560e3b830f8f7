"""Keeps the nodes of a table's claims as bytes, but for the one in hand: as objects they took most of the memory that reading takes."""

from collections import deque
from collections.abc import Iterator, Sequence
from marshal import dumps, loads
from typing import Any, NamedTuple

from debate_tui.model.debate import Location
from debate_tui.model.lazy import Spent
from debate_tui.read.draft import Node
from debate_tui.read.fields import line_of
from debate_tui.read.rows.cells import slim
from debate_tui.text.scripts import are_tidy

_LARGE, _MOST_OPEN = 2**11, 64
"""So many claims that have more bytes stay open."""
_INNER = ("quote", "voice")
"""Keys of a claim whose values are nodes."""


class Called(NamedTuple):
    """What tells a claim from others as they are written."""

    source: str
    words: str
    """On one line."""
    id: str
    speaker: str


class _Hand(NamedTuple):
    place: int
    id: str
    speaker: str
    node: Node

    @property
    def called(self) -> Called:
        return Called(self.node.values["source"], line_of(self.node.values["text"]), self.id, self.speaker)


class Claims:
    """The claims of a table by the order in which they came. One is in hand, the last that was asked for: changes of it are kept."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._all: list[Any] = []
        """The bytes of each; of one that is open, and of one with a value that isn't plain, itself."""
        self._places: dict[int, int] = {}
        """By the hash of what it is called, the place of a claim; of two with one hash, the second's has the hash of that."""
        self._hand: _Hand | None = None
        self._open = deque[int]()
        """The places of large claims that stay as they are: were each packed and opened again for each of its rows, a table whose rows
        go to and fro between a few claims would take the square of its rows."""
        self._further: dict[int, list[bytes]] = {}
        """By the place of a claim with several quotes, those behind the first: were they in the claim, each row would pack all again."""

    def __len__(self) -> int:
        return len(self._all)

    @property
    def place(self) -> int:
        """The place of the claim in hand."""
        assert self._hand
        return self._hand.place

    def find(self, called: Called) -> Node | None:
        """The claim that is called so, which is now in hand; None where there is none."""
        place = self._places.get(self._slot(called))
        return None if place is None else self[place]

    def add(self, called: Called, node: Node) -> None:
        """Adds a claim that is called as none before, which is now in hand."""
        self._put()
        self._places[self._slot(called)] = len(self._all)
        self._hand = _Hand(len(self._all), called.id, called.speaker, node)
        self._all.append(b"")

    def quote(self, quote: Node) -> None:
        """Adds a quote to the claim in hand."""
        assert self._hand
        values: Any = self._hand.node.values
        if "quote" in values:
            self._further.setdefault(self._hand.place, []).append(dumps(_row(quote)))
        else:
            values["quote"] = (quote,)

    def __getitem__(self, place: int) -> Node:
        """The claim at a place, which is now in hand; of its quotes it has the first."""
        if self._hand is None or self._hand.place != place:
            self._put()
            self._hand = self._at(place)
        return self._hand.node

    def __iter__(self) -> Iterator[Node]:
        """The claims to be looked at: changes are not kept."""
        return (self._at(place).node for place in range(len(self._all)))

    def __reversed__(self) -> Iterator[Node]:
        return (self._at(place).node for place in reversed(range(len(self._all))))

    def told(self) -> Iterator[tuple[str, str]]:
        """Of each claim, its id as it is written, and its words on one line."""
        for place in range(len(self._all)):
            hand = self._at(place)
            yield hand.id, line_of(hand.node.values["text"])

    def spend(self) -> Sequence[Node]:
        """The nodes, each made once more; here there are none any longer."""
        self._put()
        parts, self._all = self._all, []
        self._places.clear()
        return Spent(parts, lambda place, data: _tidied(slim(self._whole(self._opened(place, data)))))

    def _whole(self, hand: _Hand) -> Node:
        values: Any = hand.node.values
        if further := self._further.pop(hand.place, ()):
            values["quote"] = (*values["quote"], *(self._node("quote", loads(one)) for one in further))
        if issues := values.get("issues"):
            values["issues"] = tuple(issues)
        return hand.node

    def _slot(self, called: Called) -> int:
        slot = hash(called)
        while (place := self._places.get(slot)) is not None and self._at(place).called != called:
            slot = hash((slot,))
        return slot

    def _at(self, place: int) -> _Hand:
        hand = self._hand
        return hand if hand and hand.place == place else self._opened(place, self._all[place])

    def _put(self) -> None:
        hand, self._hand = self._hand, None
        if hand is None or self._all[hand.place] is hand:
            return
        self._all[hand.place] = packed = _packed(hand)
        if packed is not hand and len(packed) > _LARGE:
            self._all[hand.place] = hand
            self._open.append(hand.place)
        if len(self._open) > _MOST_OPEN:
            place = self._open.popleft()
            self._all[place] = _packed(self._all[place])

    def _opened(self, place: int, data: Any) -> _Hand:
        if isinstance(data, _Hand):
            return data
        id, speaker, *row = loads(data)
        node = self._node("claim", row)
        values: Any = node.values
        for name in _INNER:
            if name in values:
                inner = tuple([self._node(name, one) for one in values[name]])
                values[name] = inner if name == "quote" else inner[0]
        return _Hand(place, id, speaker, node)

    def _node(self, kind: str, row: Any) -> Node:
        line, column, tidy, values = row
        return Node(kind, Location(self.file, line, column), values, tidy=tidy)


def _packed(hand: _Hand) -> Any:
    """The bytes of a claim; of one with a value that isn't plain, itself."""
    try:
        return dumps((hand.id, hand.speaker, *_row(hand.node)))
    except ValueError:
        return hand


_OURS = frozenset(("id", "source", "position", "issues", "quote", "voice", "extra"))
"""Keys of a claim that hold ids which we have made, nodes, or what is kept as it is."""


def _tidied(claim: Node) -> Node:
    """The node of a claim, which is tidy where its texts are, as are its quotes and its voice: then it is read in a third of the time."""
    values = claim.values
    for one in (*claim.inner("quote"), *((values["voice"],) if "voice" in values else ())):
        one.tidy = all(isinstance(text, str) and are_tidy(f" {text} ") for text in one.values.values())
    claim.tidy = values.keys() - _OURS == {"text"} and are_tidy(f" {values['text']} ")
    return claim


def _row(node: Node) -> tuple[int, int, bool, dict[str, Any]]:
    values: Any = node.values
    for name in _INNER:
        if inner := values.get(name):
            values = {**values, name: [*map(_row, (inner,) if isinstance(inner, Node) else inner)]}
    return node.at.line, node.at.column, node.tidy, values
