"""Ascent: the way from a claim up to the conclusion that it speaks for or against, and the thesis of a debate that has one."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from debate_tui.model.debate import Debate, Kind, Role
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, numbered

LEADING = (Kind.SUPPORTS, Kind.REPHRASES, Kind.UNDERCUTS, Kind.QUALIFIES)
"""The kinds of relation that lead up, those first that are taken where several ways are equally short. Rebuttals and agreements
lead both ways, so none of their ends is above the other."""

FIRST = 16
"""How many edges of a way are told, from its lower end; of a longer one the others are only counted."""

_NEAR = 64
"""How many claims are looked at for one way; beyond that, the ways of all claims are found at once."""


class Way(NamedTuple):
    """The shortest way from a claim up to a conclusion: a thesis, or a claim that no relation leads on from."""

    edges: Sequence[int]
    """The first of its edges (numbers, see `model.graph`), from the claim on, `FIRST` at most."""
    length: int
    """How many edges it has."""
    top: int
    """The number of the conclusion."""
    kinds: Sequence[int]
    """How many of its edges are of each kind of `LEADING`."""


@derived(16)
def ascent(debate: Debate, claim: int) -> Way | None:
    """The way from a claim (a number) up; None for a conclusion, and where there is no way to one.

    It goes the same way from each claim that lies on it, since of equally short ways the first step decides.
    """
    drawn = graph(debate)
    came: dict[int, int | None] = {claim: None}
    for number in (reached := [claim]):
        if not (steps := _steps(debate, number)) or debate.claims[number].role is Role.THESIS:
            way: list[int] = []
            edge = came[number]
            while edge is not None:
                way.append(edge)
                edge = came[drawn.origins[edge]]
            kinds = [drawn.kind(edge) for edge in way]
            return Way(way[: -FIRST - 1 : -1], len(way), number, [*map(kinds.count, LEADING)]) if way else None
        if len(came) + len(steps) > _NEAR:
            return _of_all(debate, claim)
        for edge in steps:
            target = drawn.targets[edge]
            if target not in came:
                came[target] = edge
                reached.append(target)
    return None


@derived(64)  # a claim that thousands speak for is above each of them
def _steps(debate: Debate, number: int) -> Sequence[int]:
    """The edges that lead up from a claim (a number), in the order in which they are taken."""
    drawn = graph(debate)
    out = [edge for edge in drawn.touching.of(number) if drawn.origins[edge] == number]
    return sorted(
        (edge for edge in out if drawn.kind(edge) in LEADING), key=lambda edge: LEADING.index(drawn.kind(edge))
    )


def _of_all(debate: Debate, claim: int) -> Way | None:
    """As `ascent`, by the ways of all claims."""
    drawn, (steps, heights, tops, *counts) = graph(debate), _ways(debate)
    if not heights[claim]:
        return None
    way, number = list[int](), claim
    while heights[number] and len(way) < FIRST:
        way.append(steps[number])
        number = drawn.targets[way[-1]]
    return Way(way, heights[claim], tops[claim], [count[claim] for count in counts])


@derived(1)
def _ways(debate: Debate) -> Sequence[Sequence[int]]:
    """By claim, the first edge of its way up, how many edges that has, the conclusion, and how many edges of each kind of `LEADING`;
    all 0 where there is no way. It takes time in proportion to the edges, however long the ways are."""
    drawn = graph(debate)
    up = [_steps(debate, number) for number in range(len(debate.claims))]
    below: list[list[int]] = [[] for _ in up]
    for number, edges in enumerate(up):
        for edge in edges:
            below[drawn.targets[edge]].append(number)
    tops = [number for number, edges in enumerate(up) if not edges or debate.claims[number].role is Role.THESIS]
    heights = dict.fromkeys(tops, 0)
    for number in (reached := [*tops]):
        for lower in below[number]:
            if lower not in heights:
                heights[lower] = heights[number] + 1
                reached.append(lower)
    found = [array("I", bytes(4 * len(up))) for _ in range(3 + len(LEADING))]
    steps, lengths, ends, *counts = found
    for number in reached:
        ends[number] = number
        if not (height := heights[number]):
            continue
        edge = next(edge for edge in up[number] if heights.get(drawn.targets[edge]) == height - 1)
        above, kind = drawn.targets[edge], drawn.kind(edge)
        steps[number], lengths[number], ends[number] = edge, height, ends[above]
        for its, count in zip(LEADING, counts, strict=True):
            count[number] = count[above] + (its is kind)
    return found


PRO, CON = "pro", "con"
"""The ids of the two positions that are derived for a debate of a single thesis."""


def held_for(thesis: str) -> str:
    """The summary of the derived position for a thesis (its text)."""
    return f"For: {thesis}"


def argued(debate: Debate) -> str | None:
    """The full id of the single thesis that a debate argues for, or for and against; None where its positions weren't derived from
    one, or nothing is drawn."""
    position = debate.position.get(PRO)
    if position is None or not position.derived or not debate.relations:
        return None
    drawn, number = graph(debate), numbered(debate)[0][PRO]
    held = (debate.claims[claim] for claim, holder in enumerate(drawn.holders) if holder == number)
    return next((claim.full_id for claim in held if held_for(claim.text) == position.summary), None)
