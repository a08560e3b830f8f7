"""Derives positions or issues from the relations of a debate that was written without them.

A *thesis* is a claim from which no relation leads on: a final conclusion. Its *children* are the claims with a relation
to it. Each claim is assigned to a thesis by a path of relations: where it can, along the relation from each claim that
is written first, which is where the claim stands in a tree; else by the shortest path, the first in the files where
several are equally short. It is for the thesis where an even number of the path's relations are against something. A
claim that attacks a relation counts as attacking the claims from which that relation comes. It stands on the issue of
each child through which relations lead from it to a thesis, first on that of its own path.

Sources hold no derived position: a file that has both sides, or a page that a side cites, stands for neither.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from debate_tui.model.ascent import CON, PRO, held_for
from debate_tui.model.debate import Claim, Debate, Issue, Kind, Position, Role, ends
from debate_tui.model.lazy import Made
from debate_tui.model.quick import completed

_FOR = frozenset((Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES))

_SYMMETRIC = frozenset(kind for kind in Kind if kind.symmetric)

_BRANCHES = 8
"""Issues of a claim, on average, beyond which a graph is so entangled that they are found by single relations only."""

_LABEL_WORDS = 4
_LABEL_LETTERS = 30

OTHER = "other"
"""The id of the position for claims that no relation assigns to one of the others."""


class _Way(NamedTuple):
    """The path of relations from a claim to its thesis. Claims are numbers here, in the order of the files."""

    thesis: int
    child: int | None
    """The child of the thesis that the path goes through; None for the thesis itself."""
    agrees: bool
    """Whether the claim is for the thesis."""


def with_derived(debate: Debate, *, positions: bool, issues: bool) -> Debate:
    """`debate` with derived positions and issues, as asked; unchanged where it has no claims.

    Nobody else has seen its claims yet: they are completed, not made anew.
    """
    if not (positions or issues) or not debate.claims:
        return debate
    acting, busy = _acting(debate)
    theses = _theses(debate, acting, busy)
    del busy
    ways, reached = _ways(theses, acting, len(debate.claims))
    beyond = _branches(ways, reached, acting) if issues else _Lists(0)
    del acting  # it is as large as the relations
    camps, camp = _positions(debate, theses) if positions else ((), lambda _: "")
    questions, on = _issues(debate, ways, reached if issues else (), beyond)
    held = [camp(way) if way else OTHER for way in ways] if positions else []
    stood = [on(number, way) if way else () for number, way in enumerate(ways)] if issues else []
    claims = _completed(debate.claims, held, stood)
    if OTHER in held:
        summary = "What stands for none of the other positions, as far as the relations tell."
        label = "Other" if camps else "No side"
        summary = summary if camps else "No relation says what these claims are for or against."
        camps += (Position(OTHER, label, summary, debate.at, derived=True),)
    return replace(debate, claims=claims, issues=questions or debate.issues, positions=camps or debate.positions)


def _completed(claims: Sequence[Claim], held: Sequence[str], stood: Sequence[tuple[str, ...]]) -> Sequence[Claim]:
    """The claims with the ids of their positions and of their issues, where any are given."""

    def complete(claim: Claim, number: int) -> Claim:
        if held:
            completed(claim, "position", held[number])
        if stood:
            completed(claim, "issues", stood[number])
        return claim

    if isinstance(claims, Made):  # they are made anew whenever somebody asks
        return Made(len(claims), lambda number: complete(claims[number], number), claims.order)
    for number, claim in enumerate(claims):
        complete(claim, number)
    return claims


class _Lists:
    """By number, a list of numbers each. They stand in arrays, in 8 bytes a number: of a graph, there are as many as relations."""

    def __init__(self, count: int) -> None:
        self._first, self._last = array("I", bytes(4 * count)), array("I", bytes(4 * count))
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
            self._first[number] = place
        self._last[number] = place

    def of(self, number: int) -> Iterator[int]:
        place = self._first[number]
        while place:
            yield self._all[place - 1]
            place = self._next[place - 1]

    def __contains__(self, number: int) -> bool:
        """Whether its list has any."""
        return self._first[number] > 0


_AGREES, _FIRST, _TURNED, _CLAIM = 1, 2, 4, 3
"""A step is the number of the claim from which it comes, shifted by `_CLAIM`, and in the bits below whether that supports, whether by its
first relation, and whether it is a symmetric relation taken the other way round, since such a one counts in both directions."""


def _acting(debate: Debate) -> tuple[_Lists, bytearray]:
    """Who acts on whom: by claim, the steps to it from the claims with a relation to it, in the files' order; and by claim, whether a
    relation leads on from it to another."""
    order = debate.claims.order if isinstance(debate.claims, Made) else {}
    numbers = order or {id: number for number, id in enumerate(debate.claim)}
    acting = _Lists(len(numbers))
    placed, busy = bytearray(len(numbers)), bytearray(len(numbers))
    for relation in debate.relations:
        kind = relation.kind
        agrees = _AGREES if kind in _FOR else 0
        origins = [numbers[id] for id in relation.origins]
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


def _theses(debate: Debate, acting: _Lists, busy: bytearray) -> list[int]:
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


def _ways(theses: Iterable[int], acting: _Lists, count: int) -> "tuple[list[_Way | None], array[int]]":
    """By claim, its path to a thesis, None for a claim without; and those with one, in the order in which they were reached.

    Found by two breadth-first searches: from the theses along first relations, then from all found along all.
    """
    reached = array("I", theses)
    ways: list[_Way | None] = [None] * count
    for thesis in reached:
        ways[thesis] = _Way(thesis, None, True)
    same: dict[_Way, _Way] = {}
    """Each way once, since few of very many are different."""
    for every in (False, True):
        for target in reached:  # it grows meanwhile
            way = ways[target]
            assert way
            for step in acting.of(target):
                origin = step >> _CLAIM
                if ways[origin] is None and (every or step & _FIRST):
                    found, agrees = way, step & _AGREES
                    if way.child is None or not agrees:
                        child = origin if way.child is None else way.child
                        found = _Way(way.thesis, child, way.agrees == bool(agrees))
                        found = same.setdefault(found, found)
                    ways[origin] = found
                    reached.append(origin)
    return ways, reached


def _children(ways: Sequence[_Way | None], reached: Iterable[int]) -> list[int]:
    return [number for number in reached if (way := ways[number]) and way.child == number]


def _branches(ways: Sequence[_Way | None], reached: Sequence[int], acting: _Lists) -> _Lists:
    """By claim, the children other than that of its way through which relations, as they are written, lead from
    it to a thesis, in the order of all children; nothing of most claims.

    The work grows with what is found. Where that would be more than `_BRANCHES` for each claim, only those children are
    found whose own claims it has a relation to.
    """
    own, more, coming = array("I", bytes(4 * len(ways))), array("I", bytes(4 * len(ways))), array("I")
    """By child, behind one of the claims whose way goes through it; by such a claim, behind another."""
    for number in reached:
        if (way := ways[number]) and way.child is not None:
            more[number], own[way.child] = own[way.child], number + 1
    for through in (True, False):
        found, room = _Lists(len(ways)), _BRANCHES * len(reached)
        last = array("I", bytes(4 * len(ways)))  # by claim, the place of the child that was last found for it
        for place, child in enumerate(_children(ways, reached), 1):
            del coming[:]
            one = own[child]
            while one:
                coming.append(one - 1)
                one = more[one - 1]
            for target in coming:  # it may grow meanwhile
                for step in acting.of(target):
                    origin = step >> _CLAIM
                    way = ways[origin]
                    if step & _TURNED or way is None or way.child in (None, child) or last[origin] == place:
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


def _positions(debate: Debate, theses: Sequence[int]) -> tuple[tuple[Position, ...], Callable[[_Way], str]]:
    """Pro and Con for a single thesis, or else a position for each thesis; and which of them a claim holds, by its way."""
    if not theses:
        return (), lambda _: OTHER
    if len(theses) == 1:
        thesis = debate.claims[theses[0]]
        return (
            Position(PRO, "Pro", held_for(thesis.text), thesis.at, derived=True),
            Position(CON, "Con", f"Against: {thesis.text}", thesis.at, derived=True),
        ), lambda way: PRO if way.agrees else CON
    claims = {thesis: debate.claims[thesis] for thesis in theses}
    names = _names(claims, {OTHER})
    return (
        tuple([Position(names[n], _label(one.text), one.text, one.at, derived=True) for n, one in claims.items()]),
        lambda way: names[way.thesis] if way.agrees else OTHER,
    )


def _issues(
    debate: Debate, ways: Sequence[_Way | None], reached: Iterable[int], beyond: _Lists
) -> tuple[tuple[Issue, ...], Callable[[int, _Way], tuple[str, ...]]]:
    """An issue for each child of a thesis; and the issues of a claim, by its number and its way."""
    claims = {child: debate.claims[child] for child in _children(ways, reached)}
    names = _names(claims, ())
    above: dict[int, list[str]] = {}
    for child, name in names.items():
        if way := ways[child]:
            above.setdefault(way.thesis, []).append(name)
    issues = tuple([Issue(names[n], one.text, _label(one.text), one.at, derived=True) for n, one in claims.items()])
    alone = {child: (name,) for child, name in names.items()}
    theses = {thesis: tuple(some) for thesis, some in above.items()}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def on(number: int, way: _Way) -> tuple[str, ...]:
        if way.child is None:
            return theses.get(number, ())
        if number not in beyond:
            return alone[way.child]
        several = *alone[way.child], *(names[child] for child in beyond.of(number))
        return same.setdefault(several, several)

    return issues, on


def _names(claims: Mapping[int, Claim], taken: Iterable[str]) -> dict[int, str]:
    """By number, a new id for each claim: its own id, with its source's id before it where that is taken."""
    names: dict[int, str] = {}
    used = set(taken)
    for number, claim in claims.items():
        name = claim.id if claim.id not in used else f"{claim.source}-{claim.id}"
        while name in used:
            name += "-2"
        used.add(name)
        names[number] = name
    return names


def _label(text: str) -> str:
    """The first words of a text, for narrow columns."""
    words = re.split(r"\s+", text.strip())
    short = " ".join(words[:_LABEL_WORDS])
    cut = short if len(short) <= _LABEL_LETTERS else short[: _LABEL_LETTERS - 1].rstrip()
    return cut if cut == " ".join(words) else f"{cut}…"
