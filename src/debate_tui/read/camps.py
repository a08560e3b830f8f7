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
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

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

_MOST = 12
"""Claims of a map without relations, beyond which none of them is a thesis."""

OTHER = "other"
"""The id of the position for claims that no relation assigns to one of the others."""


class _Way(NamedTuple):
    """The path of relations from a claim to its thesis."""

    thesis: str
    child: str | None
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
    found = [ways.get(id) for id in debate.claim]
    held = [camp(way) if way else OTHER for way in found] if positions else []
    stood = [on(id, way) if way else () for id, way in zip(debate.claim, found, strict=True)] if issues else []
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


_Acting = Mapping[str, Sequence[Any]]
"""By full id of a claim, the steps to it from the claims with a relation to it, in the files' order: of each step the full id
of the other claim, whether it supports it, and whether that is its first relation (None where a symmetric relation is taken
the other way round, since it counts in both directions), one after the other: a third of the memory of tuples."""


def _acting(debate: Debate) -> tuple[_Acting, Collection[str]]:
    """Who acts on whom; and the full ids of the claims from which a relation leads on to another."""
    acting: dict[str, list[Any]] = {}
    loops = False
    placed: set[str] = set()
    same = {id: id for id in debate.claim}  # a relation from a shelf has texts of its own
    for relation in debate.relations:
        kind = relation.kind
        agrees = kind in _FOR
        origins, targets = ([same[id] for id in some] for some in ends(debate, relation))
        for target in targets:
            for origin in origins:
                if origin == target:
                    continue
                acting.setdefault(target, []).extend((origin, agrees, origin not in placed))
                if kind in _SYMMETRIC:
                    acting.setdefault(origin, []).extend((target, agrees, None))
        placed.update(origins)
        loops = loops or relation.target in origins
    if loops:
        placed = {origin for one in debate.relations for origin in one.origins if origin != one.target}
    return acting, placed


def _theses(debate: Debate, acting: _Acting, busy: Collection[str]) -> list[str]:
    """The full ids of the theses, by the first of these rules that finds any; a relation from a claim to itself is none.

    1. Claims with the role "thesis". 2. Claims with relations to them, but none from them. 3. Of a map in which each relation
    is in a circle, the first claim with a relation to it. 4. All claims of a map without relations, or
    none where there are so many that they are a list rather than answers to one question.
    """
    called = [id for id, claim in zip(debate.claim, debate.claims, strict=True) if claim.role is Role.THESIS]
    if called:
        return called
    acted = [id for id in debate.claim if id in acting]
    return (
        [id for id in acted if id not in busy] or acted[:1] or [id for id in debate.claim if len(debate.claim) <= _MOST]
    )


def _ways(theses: Iterable[str], acting: _Acting) -> dict[str, _Way]:
    """By full id of a claim, its path to a thesis.

    Found by two breadth-first searches: from the theses along first relations, then from all found along all.
    """
    ways = {thesis: _Way(thesis, None, True) for thesis in theses}
    same: dict[_Way, _Way] = {}
    """Each way once, since few of very many are different."""
    for every in (False, True):
        coming = list(ways)
        for target in coming:
            way = ways[target]
            steps = iter(acting.get(target, ()))
            for origin, agrees, first in zip(steps, steps, steps, strict=True):
                if origin not in ways and (first or every):
                    found = way
                    if way.child is None or not agrees:
                        found = _Way(way.thesis, way.child or origin, way.agrees == agrees)
                        found = same.setdefault(found, found)
                    ways[origin] = found
                    coming.append(origin)
    return ways


def _branches(ways: Mapping[str, _Way], acting: _Acting) -> dict[str, dict[str, None]]:
    """By full id of a claim, the children other than that of its way through which relations, as they are written, lead from
    it to a thesis; nothing of most claims.

    The work grows with what is found. Where that would be more than `_BRANCHES` for each claim, only those children are
    found whose own claims it has a relation to.
    """
    found: dict[str, dict[str, None]] = {}
    coming: list[tuple[str, str]] = []

    def add(id: str, child: str) -> None:
        way = ways[id]
        if way.child is not None and way.child != child and child not in (known := found.setdefault(id, {})):
            known[child] = None
            coming.append((id, child))

    for target, way in ways.items():
        if way.child is not None:
            for origin in _written(acting.get(target, ())):
                add(origin, way.child)
    single = {id: dict(children) for id, children in found.items()} if coming else {}
    for id, child in coming:
        if len(coming) > _BRANCHES * len(ways):
            return single
        for origin in _written(acting.get(id, ())):
            add(origin, child)
    return found


def _written(steps: Sequence[Any]) -> Iterator[str]:
    """The full ids of the claims from which these steps come as their relations are written."""
    return (steps[n] for n in range(0, len(steps), 3) if steps[n + 2] is not None)


def _positions(debate: Debate, theses: Sequence[str]) -> tuple[tuple[Position, ...], Callable[[_Way], str]]:
    """Pro and Con for a single thesis, or else a position for each thesis; and which of them a claim holds, by its way."""
    if not theses:
        return (), lambda _: OTHER
    if len(theses) == 1:
        thesis = debate.claim[theses[0]]
        return (
            Position(PRO, "Pro", held_for(thesis.text), thesis.at, derived=True),
            Position(CON, "Con", f"Against: {thesis.text}", thesis.at, derived=True),
        ), lambda way: PRO if way.agrees else CON
    names = _names(theses, {OTHER})
    claims = map(debate.claim.__getitem__, theses)
    return (
        tuple([Position(names[one.full_id], _label(one.text), one.text, one.at, derived=True) for one in claims]),
        lambda way: names[way.thesis] if way.agrees else OTHER,
    )


def _issues(
    debate: Debate, ways: Mapping[str, _Way], beyond: Mapping[str, Iterable[str]]
) -> tuple[tuple[Issue, ...], Callable[[str, _Way], tuple[str, ...]]]:
    """An issue for each child of a thesis; and the issues of a claim, by its full id and its way."""
    children = [id for id, way in ways.items() if way.child == id]
    names = _names(children, ())
    above: dict[str, list[str]] = {}
    for id, name in names.items():
        above.setdefault(ways[id].thesis, []).append(name)
    claims = map(debate.claim.__getitem__, children)
    issues = tuple([Issue(names[one.full_id], one.text, _label(one.text), one.at, derived=True) for one in claims])
    alone = {id: (name,) for id, name in names.items()}
    theses = {id: tuple(some) for id, some in above.items()}
    order = {id: number for number, id in enumerate(names)}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def on(id: str, way: _Way) -> tuple[str, ...]:
        if way.child is None:
            return theses.get(id, ())
        if id not in beyond:
            return alone[way.child]
        several = *alone[way.child], *(names[child] for child in sorted(beyond[id], key=order.__getitem__))
        return same.setdefault(several, several)

    return issues, on


def _names(claims: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """By full id, a new id for each claim: its own id, with its source's id before it where that is taken."""
    names: dict[str, str] = {}
    used = set(taken)
    for claim in claims:
        source, _, id = claim.partition("/")
        name = id if id not in used else f"{source}-{id}"
        while name in used:
            name += "-2"
        used.add(name)
        names[claim] = name
    return names


def _label(text: str) -> str:
    """The first words of a text, for narrow columns."""
    words = re.split(r"\s+", text.strip())
    short = " ".join(words[:_LABEL_WORDS])
    cut = short if len(short) <= _LABEL_LETTERS else short[: _LABEL_LETTERS - 1].rstrip()
    return cut if cut == " ".join(words) else f"{cut}…"
