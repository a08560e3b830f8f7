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
from typing import TypeVar

from debate_tui.model.ascent import CON, PRO, held_for
from debate_tui.model.debate import Claim, Debate, Issue, Position
from debate_tui.model.graph import graph
from debate_tui.model.lazy import Made
from debate_tui.model.quick import completed
from debate_tui.read.ways import NONE, Lists, Ways, acting_in, branches_of, theses_of, ways_of

T = TypeVar("T", Issue, Position)

_LABEL_WORDS = 4
_LABEL_LETTERS = 30

_MANY = 500
"""Derived positions or issues from which on each is made when somebody asks for it."""

OTHER = "other"
"""The id of the position for claims that no relation assigns to one of the others."""


def with_derived(
    debate: Debate, *, positions: bool, issues: bool, reached: Callable[[float], object] = lambda _: None
) -> Debate:
    """`debate` with derived positions and issues, as asked; unchanged where it has no claims. `reached` is told how far it is.

    Nobody else has seen its claims yet: they are completed, not made anew.
    """
    if not (positions or issues) or not debate.claims:
        return debate
    acting, busy = acting_in(debate)
    reached(0.4)
    theses = theses_of(debate, acting, busy)
    del busy
    ways = ways_of(theses, acting, len(debate.claims))
    beyond = branches_of(ways, acting) if issues else Lists(0)
    del acting  # it is as large as the relations
    reached(0.7)
    camps, camp = _positions(debate, theses, ways) if positions else ((), None)
    questions, on = _issues(debate, ways, beyond) if issues else ((), None)
    claims = _completed(debate.claims, camp, on)
    return replace(debate, claims=claims, issues=questions or debate.issues, positions=camps or debate.positions)


def moved(debate: Debate) -> Iterator[tuple[Claim, Position]]:
    """Of a debate whose positions were all derived and then written into its map: the claims that the relations, as they are
    now, assign to another of these positions, each with that one. Claims that no relation assigns to a position are left out."""
    if not debate.positions or not all(position.derived for position in debate.positions):
        return
    acting, busy = acting_in(debate)
    theses = theses_of(debate, acting, busy)
    camp = _positions(debate, theses, ways_of(theses, acting, len(debate.claims)))[1]
    for number, holder in enumerate(graph(debate).holders):
        now = debate.position.get(camp(number))
        if now and now.id not in (OTHER, debate.positions[holder].id):
            yield debate.claims[number], now


def _completed(
    claims: Sequence[Claim], camp: Callable[[int], str] | None, on: Callable[[int], tuple[str, ...]] | None
) -> Sequence[Claim]:
    """The claims with the ids of their positions and of their issues, by the claims' numbers, where any are given."""
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def complete(claim: Claim, number: int) -> Claim:
        if camp:
            completed(claim, "position", camp(number))
        if on:
            completed(claim, "issues", on(number))
        return claim

    if isinstance(claims, Made):  # they are made anew whenever somebody asks
        return Made(len(claims), lambda number: complete(claims.fresh(number), number), claims.order)
    for number, claim in enumerate(claims):
        if camp:
            completed(claim, "position", camp(number))
        issues = on(number) if on else claim.issues
        completed(claim, "issues", same.setdefault(issues, issues))
    return claims


def _positions(debate: Debate, theses: Sequence[int], ways: Ways) -> tuple[Sequence[Position], Callable[[int], str]]:
    """Pro and Con for a single thesis, as far as anybody is, or else a position for each thesis, and one for claims that hold none of these where there
    are any; and by its number, which of them a claim holds."""
    count, whose, agrees = len(debate.claims), ways.thesis, ways.agrees
    if len(theses) == 1:
        thesis = debate.claims[theses[0]]
        denied = not all(agrees[child] for child in ways.children())
        against = f"Against: {thesis.text}" if denied else f"Against what speaks for it: {thesis.text}"
        camps = [
            Position(PRO, "Pro", held_for(thesis.text), thesis.at, derived=True),
            Position(CON, "Con", against, thesis.at, derived=True),
        ]

        def camp(number: int) -> str:
            return OTHER if whose[number] == NONE else PRO if agrees[number] else CON

        held = set(map(camp, range(count)))  # a side that nobody takes is none
        return tuple([one for one in (*camps, _other(debate, "Other")) if one.id in held]), camp
    claim = _each(debate.claims)
    names, order = _names(map(claim, theses), {OTHER})
    place = {thesis: place for place, thesis in enumerate(theses)}

    def camp_of(number: int) -> str:
        return names[place[whose[number]]] if agrees[number] else OTHER

    def position(number: int) -> Position:
        if number == len(theses):
            return _other(debate, "Other" if theses else "No side")
        one = claim(theses[number])
        return Position(names[number], _label(one.text), one.text, one.at, derived=True)

    if not all(agrees):
        order[OTHER] = len(order)
    return _made(position, order), camp_of


def _other(debate: Debate, label: str) -> Position:
    summary = "What stands for none of the other positions, as far as the relations tell."
    if label == "No side":
        summary = "No relation says what these claims are for or against."
    return Position(OTHER, label, summary, debate.at, derived=True)


def _issues(debate: Debate, ways: Ways, beyond: Lists) -> tuple[Sequence[Issue], Callable[[int], tuple[str, ...]]]:
    """An issue for each child of a thesis; and the issues of a claim, by its number."""
    children = array("I", ways.children())
    claim = _each(debate.claims)
    names, order = _names(map(claim, children), ())
    place, above = array("I", bytes(4 * len(debate.claims))), Lists(len(debate.claims))
    for number, child in enumerate(children):
        place[child] = number
        above.add(ways.thesis[child], number)

    def issue(number: int) -> Issue:
        one = claim(children[number])
        return Issue(names[number], one.text, _label(one.text), one.at, derived=True)

    def on(number: int) -> tuple[str, ...]:
        child = ways.child[number]
        if child == NONE:
            return tuple([names[one] for one in above.of(number)])
        name = names[place[child]]
        return (name, *[names[place[one]] for one in beyond.of(number)]) if number in beyond else (name,)

    return _made(issue, order), on


def _each(claims: Sequence[Claim]) -> Callable[[int], Claim]:
    """What returns a claim by its number; one that is made is not kept, since all are gone through once."""
    return claims.fresh if isinstance(claims, Made) else claims.__getitem__


def _made(make: Callable[[int], T], order: Mapping[str, int]) -> Sequence[T]:
    """Positions or issues by their numbers: very many are made when somebody asks, since a text beside each would take most memory."""
    return Made(len(order), make, order) if len(order) >= _MANY else tuple(map(make, range(len(order))))


def _names(claims: Iterable[Claim], taken: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """A new id for each claim, its own, with its source's before it where that is taken; and the number of each id."""
    order: dict[str, int] = {}
    used = frozenset(taken)
    for claim in claims:
        name = claim.id
        if name in order or name in used:
            name = f"{claim.source}-{claim.id}"
        while name in order or name in used:
            name += "-2"
        order[name] = len(order)
    return [*order], order


def _label(text: str) -> str:
    """The first words of a text, for narrow columns."""
    words = re.split(r"\s+", text.strip(), maxsplit=_LABEL_WORDS)
    short = " ".join(words[:_LABEL_WORDS])
    cut = short if len(short) <= _LABEL_LETTERS else short[: _LABEL_LETTERS - 1].rstrip()
    return cut if cut == " ".join(words) else f"{cut}…"
