"""Argdown's relations, and the nodes that keep them: by where they lead, so that thousands at one node take no longer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Link(StrEnum):
    """The kinds of relations, by the names that Argdown's own exports have."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"
    ENTAILS = "entails"
    CONTRARY = "contrary"


_FEW = 32
"""Relations of a node up to which looking through all of them is as quick as a look-up, and takes no memory."""


class _Held:
    """The relations of a node that has many, or has lost one: by identity, in order, and counted by where they lead."""

    __slots__ = ("all", "coming", "leading")

    def __init__(self, relations: Iterable["Relation"]) -> None:
        self.all: dict[int, Relation] = {}
        self.leading: defaultdict[tuple[Link, int], int] = defaultdict(int)
        """How many are of a kind and lead to a node, by its identity."""
        self.coming: defaultdict[tuple[Link, int], int] | None = None
        """How many are of a kind and come from a node, by its identity; None until somebody asks, as for nearly all."""
        for relation in relations:
            self.add(relation)

    def add(self, relation: "Relation") -> None:
        self.all[id(relation)] = relation
        self.count(relation, relation.source, relation.target, 1)

    def count(self, relation: "Relation", source: "Linked", target: "Linked", step: int) -> None:
        self.leading[relation.kind, id(target)] += step
        if self.coming is not None:
            self.coming[relation.kind, id(source)] += step

    def come(self, kind: Link, source: "Linked") -> bool:
        if self.coming is None:
            self.coming = defaultdict(int)
            for relation in self.all.values():
                self.coming[relation.kind, id(relation.source)] += 1
        return self.coming[kind, id(source)] > 0


@dataclass(slots=True, eq=False)
class Linked:
    """What a relation leads from or to."""

    title: str
    claim: int = 0
    """The number of the claim that it has become, from 1."""
    _relations: "tuple[Relation, ...] | _Held" = ()

    def add(self, relation: "Relation") -> None:
        if isinstance(self._relations, tuple) and len(self._relations) < _FEW:
            self._relations += (relation,)
        else:
            self._held().add(relation)

    def leads(self, kind: Link, target: "Linked") -> bool:
        """Whether one of its relations is of this kind and leads to `target`."""
        if isinstance(self._relations, tuple):
            return any(one.kind is kind and one.target is target for one in self._relations)
        return self._relations.leading[kind, id(target)] > 0

    def comes(self, kind: Link, source: "Linked") -> bool:
        """Whether one of its relations is of this kind and comes from `source`."""
        return bool(self._relations) and self._held().come(kind, source)

    def drop(self, relation: "Relation") -> None:
        """Takes a relation away. Where the node hasn't it, the last one goes: so does the parser of record."""
        held = self._held()
        if id(relation) in held.all:
            del held.all[id(relation)]
        elif held.all:
            relation = held.all.popitem()[1]
        else:
            return
        held.count(relation, relation.source, relation.target, -1)

    def change(self, relation: "Relation", *, source: "Linked", target: "Linked") -> None:
        """Notes new ends of a relation, as far as this node has it."""
        if isinstance(self._relations, _Held) and id(relation) in self._relations.all:
            self._relations.count(relation, relation.source, relation.target, -1)
            self._relations.count(relation, source, target, 1)

    def release(self) -> None:
        """Parts it from its relations, which refer to it in turn, so that all of them are freed with the model."""
        self._relations = ()

    def _held(self) -> _Held:
        if not isinstance(self._relations, _Held):
            self._relations = _Held(self._relations)
        return self._relations


@dataclass(slots=True, eq=False)
class Relation:
    """A relation between two nodes."""

    kind: Link
    source: Linked
    target: Linked
    offset: int

    def join(self, source: Linked, target: Linked) -> None:
        """Lets it lead from and to other nodes."""
        for item in {id(item): item for item in (self.source, self.target)}.values():
            item.change(self, source=source, target=target)
        self.source, self.target = source, target
