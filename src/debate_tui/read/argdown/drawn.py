"""The relations that are drawn between Argdown's claims, each once, those of one claim to another in a fifth of the room."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Kind
from debate_tui.read.argdown.links import Link, Linked

KINDS = {
    Link.SUPPORT: Kind.SUPPORTS, Link.ENTAILS: Kind.SUPPORTS, Link.ATTACK: Kind.UNDERCUTS, Link.UNDERCUT: Kind.UNDERCUTS,
    Link.CONTRADICTORY: Kind.REBUTS, Link.CONTRARY: Kind.REBUTS,
}  # fmt: skip
_UNSAID = (Link.SUPPORT, Link.UNDERCUT, Link.CONTRADICTORY)
TOLD: dict[Link, Mapping[str, Any]] = {link: {} if link in _UNSAID else {"relation": link.value} for link in Link}
"""The `extra` of a relation, one for all of a kind, since nobody writes into it; empty where ours means the same."""

Ends: TypeAlias = tuple[Kind, tuple[str, ...], str, str | None, Mapping[str, Any], int]
"""A relation: its kind, both ends, its id, its extra and its offset."""

_LINKS = tuple(Link)
_WIDE, _MOST = 32, 2**32 - 1


@dataclass(frozen=True, slots=True)
class Step:
    """A relation that is to be drawn."""

    kind: Kind
    origins: tuple[Linked, ...]
    target: Linked
    offset: int
    extra: Mapping[str, Any]
    link: Link | None = None
    """What the file calls it, if that is all that there is to it."""


class Drawn:
    """The relations in the order in which they were drawn."""

    def __init__(self, source: str) -> None:
        """`source`: the id of the source of all claims."""
        self._source = source
        self.ids = [""]
        """By number of a claim, its id."""
        self._all: list[Ends | int] = []
        """A relation of one claim to another, of which there are very many, is one number."""
        self._seen: dict[Kind, dict[object, None]] = {}
        self._undercut: dict[int, str] = {}
        """By identity of an inference, the id of its relation."""

    def __len__(self) -> int:
        return len(self._all)

    def named(self, id: str) -> int:
        """The number of a claim with this id, which is new."""
        self.ids.append(id)
        return len(self.ids) - 1

    def note(self, inference: Linked, name: str) -> None:
        """The relation of an inference was drawn, and has this id."""
        self._undercut[id(inference)] = name

    def ends(self, step: Step) -> tuple[tuple[str, ...], str]:
        """The full ids of the claims from which a step leads, and the id of what it leads to, "" where that is nothing."""
        to = self._undercut.get(id(step.target)) or self._name(step.target.claim)
        return tuple([self._name(origin.claim) for origin in step.origins]), to

    def add(self, step: Step, name: str | None) -> bool:
        """Draws a relation with the id `name`; False where it leads to nothing, or says what another says."""
        undercut = self._undercut.get(id(step.target))
        origins, to = [origin.claim for origin in step.origins], step.target.claim
        single = len(origins) == 1 and not undercut
        ends: object = (*sorted(origins), undercut or to)
        if single:
            ends = (
                max(origins[0], to) << _WIDE | min(origins[0], to) if step.kind.symmetric else origins[0] << _WIDE | to
            )
        seen = self._seen.setdefault(step.kind, {})
        if not (undercut or to) or ends in seen:
            return False
        seen[ends] = None
        if single and step.link:
            said = _LINKS.index(step.link) << _WIDE | step.offset
            self._all.append(said << 2 * _WIDE | origins[0] << _WIDE | to)
        else:
            self._all.append((step.kind, *self.ends(step), name, step.extra, step.offset))
        return True

    def take(self) -> "list[Ends | int]":
        """The relations, for `spread`; nothing more is drawn."""
        self._seen = {}
        return self._all

    def spread(self, one: "Ends | int") -> Ends:
        """A relation with all that is said of it."""
        if isinstance(one, tuple):
            return one
        link, offset, origin, to = (_LINKS[one >> 3 * _WIDE], *(one >> _WIDE * n & _MOST for n in (2, 1, 0)))
        return KINDS[link], (self._name(origin),), self._name(to), None, TOLD[link], offset

    def full_id(self, item: Linked) -> str:
        """The full id of a claim."""
        return self._name(item.claim)

    def _name(self, number: int) -> str:
        """The full id of a claim, "" for none."""
        return f"{self._source}/{self.ids[number]}" if number else ""
