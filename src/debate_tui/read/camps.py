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
    ways = _ways(theses, acting)
    beyond = _branches(ways, acting) if issues else {}
    del acting  # it is as large as the relations
    camps, camp = _positions(debate, theses) if positions else ((), lambda _: "")
    questions, on = _issues(debate, ways if issues else {}, beyond)
    found = [ways.get(number) for number in range(len(debate.claims))]
    held = [camp(way) if way else OTHER for way in found] if positions else []
    stood = [on(number, way) if way else () for number, way in enumerate(found)] if issues else []
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


class _Acting:
    """Who acts on whom: by claim, the steps to it from the claims with a relation to it, in the files' order. They stand in
    arrays, in 13 bytes each: there are as many as relations."""

    def __init__(self, count: int) -> None:
        self._first, self._last = array("I", bytes(4 * count)), array("I", bytes(4 * count))
        """By claim, behind its first and its last step; 0 for none."""
        self._next, self._origins, self._kinds = array("I"), array("I"), bytearray()

    def add(self, target: int, origin: int, agrees: bool, first: bool | None) -> None:
        """Adds a step: whether `origin` supports `target`, and whether that is its first relation (None where a symmetric
        relation is taken the other way round, since it counts in both directions)."""
        self._origins.append(origin)
        self._kinds.append(agrees | (_TURNED if first is None else first and _FIRST))
        following = self._next
        following.append(0)
        step = len(following)
        if last := self._last[target]:
            following[last - 1] = step
        else:
            self._first[target] = step
        self._last[target] = step

    def on(self, target: int) -> Iterator[tuple[int, int]]:
        """The steps to a claim: from which, and whether it agrees, with `_FIRST` or `_TURNED` added."""
        step = self._first[target]
        while step:
            yield self._origins[step - 1], self._kinds[step - 1]
            step = self._next[step - 1]

    def written(self, target: int) -> Iterator[int]:
        """The claims from which the steps to a claim come, as their relations are written."""
        return (origin for origin, kind in self.on(target) if not kind & _TURNED)

    def __contains__(self, target: int) -> bool:
        return self._first[target] > 0


_AGREES, _FIRST, _TURNED = 1, 2, 4


def _acting(debate: Debate) -> tuple[_Acting, bytearray]:
    """Who acts on whom; and by claim, whether a relation leads on from it to another."""
    order = debate.claims.order if isinstance(debate.claims, Made) else {}
    numbers = order or {id: number for number, id in enumerate(debate.claim)}
    acting = _Acting(len(numbers))
    loops = False
    placed = bytearray(len(numbers))
    for relation in debate.relations:
        kind = relation.kind
        agrees = kind in _FOR
        origins = [numbers[id] for id in relation.origins]
        aim = numbers.get(relation.target)  # of most; others attack a relation
        for target in [numbers[id] for id in ends(debate, relation)[1]] if aim is None else (aim,):
            for origin in origins:
                if origin == target:
                    continue
                acting.add(target, origin, agrees, not placed[origin])
                if kind in _SYMMETRIC:
                    acting.add(origin, target, agrees, None)
        for origin in origins:
            placed[origin] = True
        loops = loops or relation.target in relation.origins
    if loops:
        placed = bytearray(len(numbers))
        for one in debate.relations:
            for id in one.origins:
                placed[numbers[id]] |= id != one.target
    return acting, placed


def _theses(debate: Debate, acting: _Acting, busy: bytearray) -> list[int]:
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


def _ways(theses: Iterable[int], acting: _Acting) -> dict[int, _Way]:
    """By claim, its path to a thesis.

    Found by two breadth-first searches: from the theses along first relations, then from all found along all.
    """
    ways = {thesis: _Way(thesis, None, True) for thesis in theses}
    same: dict[_Way, _Way] = {}
    """Each way once, since few of very many are different."""
    for every in (False, True):
        coming = list(ways)
        for target in coming:
            way = ways[target]
            for origin, kind in acting.on(target):
                if origin not in ways and (every or kind & _FIRST):
                    found, agrees = way, kind & _AGREES
                    if way.child is None or not agrees:
                        child = origin if way.child is None else way.child
                        found = _Way(way.thesis, child, way.agrees == bool(agrees))
                        found = same.setdefault(found, found)
                    ways[origin] = found
                    coming.append(origin)
    return ways


def _branches(ways: Mapping[int, _Way], acting: _Acting) -> dict[int, dict[int, None]]:
    """By claim, the children other than that of its way through which relations, as they are written, lead from
    it to a thesis; nothing of most claims.

    The work grows with what is found. Where that would be more than `_BRANCHES` for each claim, only those children are
    found whose own claims it has a relation to.
    """
    found: dict[int, dict[int, None]] = {}
    coming, through = array("I"), array("I")
    """The claims of which more is found, and the children that were; what follows from each is found in turn."""

    def add(one: int, child: int) -> None:
        way = ways[one]
        if way.child is not None and way.child != child and child not in (known := found.setdefault(one, {})):
            known[child] = None
            coming.append(one)
            through.append(child)

    def begin() -> None:
        for target, way in ways.items():
            if way.child is not None:
                for origin, kind in acting.on(target):
                    if not kind & _TURNED and ways[origin].child != way.child:
                        add(origin, way.child)

    begin()
    for one, child in zip(coming, through, strict=True):  # they grow meanwhile
        if len(coming) > _BRANCHES * len(ways):
            found.clear()
            begin()
            break
        for origin in acting.written(one):
            add(origin, child)
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
    debate: Debate, ways: Mapping[int, _Way], beyond: Mapping[int, Iterable[int]]
) -> tuple[tuple[Issue, ...], Callable[[int, _Way], tuple[str, ...]]]:
    """An issue for each child of a thesis; and the issues of a claim, by its number and its way."""
    claims = {child: debate.claims[child] for child, way in ways.items() if way.child == child}
    names = _names(claims, ())
    above: dict[int, list[str]] = {}
    for child, name in names.items():
        above.setdefault(ways[child].thesis, []).append(name)
    issues = tuple([Issue(names[n], one.text, _label(one.text), one.at, derived=True) for n, one in claims.items()])
    alone = {child: (name,) for child, name in names.items()}
    theses = {thesis: tuple(some) for thesis, some in above.items()}
    order = {child: place for place, child in enumerate(names)}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def on(number: int, way: _Way) -> tuple[str, ...]:
        if way.child is None:
            return theses.get(number, ())
        if number not in beyond:
            return alone[way.child]
        several = *alone[way.child], *(names[child] for child in sorted(beyond[number], key=order.__getitem__))
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
