"""Finds the theses of a map and the paths of relations from its claims to them, by number and in arrays, since there may be millions: `read.camps`."""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from debate_tui.model.debate import Debate, Kind, Role, ends
from debate_tui.model.lazy import Made

_FOR = frozenset((Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES))

_SYMMETRIC = frozenset(kind for kind in Kind if kind.symmetric)

_BRANCHES = 8
"""Issues of a claim, on average, beyond which a graph is so entangled that they are found by single relations only."""


class Lists:
    """By number, a list of numbers each. They stand in arrays, in 8 bytes a number: of a graph, there are as many as relations."""

    def __init__(self, count: int) -> None:
        self.first, self._last = array("I", bytes(4 * count)), array("I", bytes(4 * count))
        """By number, behind its first and its last; 0 for none."""
        self._next, self._all = array("I"), array("I")

    def add(self, number: int, one: int) -> None:
        """Adds one at the end of the list of a number."""
        self._all.append(one)
        following = self._next
        following.append(0)
        place = len(following)
        if last := self._last[number]:
            following[last - 1] = place
        else:
            self.first[number] = place
        self._last[number] = place

    def of(self, number: int) -> Iterator[int]:
        place = self.first[number]
        while place:
            yield self._all[place - 1]
            place = self._next[place - 1]

    def __contains__(self, number: int) -> bool:
        """Whether its list has any."""
        return self.first[number] > 0


_AGREES, _FIRST, _TURNED, _CLAIM = 1, 2, 4, 3
"""A step is the number of the claim from which it comes, shifted by `_CLAIM`, and in the bits below whether that supports, whether by its
first relation, and whether it is a symmetric relation taken the other way round, since such a one counts in both directions."""


def acting_in(debate: Debate) -> tuple[Lists, bytearray]:
    """Who acts on whom: by claim, the steps to it from the claims with a relation to it, in the files' order; and by claim, whether a
    relation leads on from it to another."""
    order = debate.claims.order if isinstance(debate.claims, Made) else {}
    numbers = order or {id: number for number, id in enumerate(debate.claim)}
    acting = Lists(len(numbers))
    placed, busy = bytearray(len(numbers)), bytearray(len(numbers))
    for relation in debate.relations:
        kind = relation.kind
        agrees = _AGREES if kind in _FOR else 0
        ids = relation.origins
        origins = [numbers[id] for id in ids] if len(ids) > 1 else [numbers[ids[0]]]
        aim = numbers.get(relation.target)  # of most; others attack a relation
        for target in [numbers[id] for id in ends(debate, relation)[1]] if aim is None else (aim,):
            for origin in origins:
                if origin == target:
                    continue
                acting.add(target, origin << _CLAIM | agrees | (0 if placed[origin] else _FIRST))
                if kind in _SYMMETRIC:
                    acting.add(origin, target << _CLAIM | agrees | _TURNED)
        for origin in origins:
            placed[origin] = True
            busy[origin] |= origin != aim
    return acting, busy


def theses_of(debate: Debate, acting: Lists, busy: bytearray) -> list[int]:
    """The theses, by the first of these rules that finds any; a relation from a claim to itself is none.

    1. Claims with the role "thesis". 2. Claims with relations to them, but none from them. 3. Of a map in which each relation
    is in a circle, the first claim with a relation to it. A map without relations has none: its claims are a list, and no answers
    to one question.
    """
    called = [number for number, claim in enumerate(debate.claims) if claim.role is Role.THESIS]
    if called:
        return called
    acted = [number for number in range(len(busy)) if number in acting]
    return [number for number in acted if not busy[number]] or acted[:1]


class Ways(NamedTuple):
    """By claim, its path of relations to a thesis: 9 bytes each, since a large map has a path for each claim."""

    thesis: "array[int]"
    """The thesis; `NONE` where no path leads to one."""
    child: "array[int]"
    """The child of the thesis that the path goes through; `NONE` for the thesis itself, and without a path."""
    agrees: bytearray
    """Whether the claim is for the thesis."""
    reached: "array[int]"
    """The claims with a path, in the order in which they were reached."""

    def children(self) -> Iterator[int]:
        return (number for number in self.reached if self.child[number] == number)


NONE = 0xFFFFFFFF


def ways_of(theses: Iterable[int], acting: Lists, count: int) -> Ways:
    """By two breadth-first searches: from the theses along first relations, then from all found along all."""
    reached = array("I", theses)
    ways = Ways(array("I", [NONE]) * count, array("I", [NONE]) * count, bytearray(count), reached)
    for thesis in reached:
        ways.thesis[thesis], ways.agrees[thesis] = thesis, True
    whose, children, agreeing, acted = ways.thesis, ways.child, ways.agrees, acting.first
    for every in (False, True):
        for target in reached:  # it grows meanwhile
            if not acted[target]:  # as most claims of a tree
                continue
            thesis, child, agrees = whose[target], children[target], agreeing[target]
            for step in acting.of(target):
                origin = step >> _CLAIM
                if whose[origin] == NONE and (every or step & _FIRST):
                    whose[origin] = thesis
                    children[origin] = origin if child == NONE else child
                    agreeing[origin] = agrees == (step & _AGREES)
                    reached.append(origin)
    return ways


def branches_of(ways: Ways, acting: Lists) -> Lists:
    """By claim, the children other than that of its way through which relations, as they are written, lead from
    it to a thesis, in the order of all children; nothing of most claims.

    The work grows with what is found. Where that would be more than `_BRANCHES` for each claim, only those children are
    found whose own claims it has a relation to.
    """
    count = len(ways.child)
    own, more, coming = array("I", bytes(4 * count)), array("I", bytes(4 * count)), array("I")
    """By child, behind one of the claims whose way goes through it; by such a claim, behind another."""
    for number in ways.reached:
        if (child := ways.child[number]) != NONE:
            more[number], own[child] = own[child], number + 1
    for through in (True, False):
        found, room = Lists(count), _BRANCHES * len(ways.reached)
        last = array("I", bytes(4 * count))  # by claim, the place of the child that was last found for it
        for place, child in enumerate(ways.children(), 1):
            del coming[:]
            one = own[child]
            while one:
                coming.append(one - 1)
                one = more[one - 1]
            for target in coming:  # it may grow meanwhile
                if not acting.first[target]:
                    continue
                for step in acting.of(target):
                    origin = step >> _CLAIM
                    if step & _TURNED or ways.child[origin] in (NONE, child) or last[origin] == place:
                        continue
                    last[origin] = place
                    found.add(origin, child)
                    if through:
                        coming.append(origin)
                        room -= 1
            if room < 0:
                break
        else:
            break
    return found
