"""Ascent: the way from a claim up to the conclusion that it speaks for or against, and the thesis of a debate that has one."""

from collections.abc import Sequence

from debate_tui.model.debate import Debate, Kind, Role
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, numbered

_FIRST = (Kind.SUPPORTS, Kind.REPHRASES, Kind.UNDERCUTS, Kind.QUALIFIES)
"""The kinds of relation that lead up, those first that are taken where several ways are equally short. Rebuttals and agreements
lead both ways, so none of their ends is above the other."""


@derived(16)
def ascent(debate: Debate, claim: int) -> Sequence[int]:
    """The edges (numbers, see `model.graph`) of the shortest way from a claim (a number) up to a conclusion, from the claim on.

    A conclusion is a thesis, or a claim that no relation leads on from. Empty for a conclusion, and where there is no way to one.
    """
    drawn = graph(debate)
    came: dict[int, int | None] = {claim: None}
    for number in (reached := [claim]):
        out = [edge for edge in drawn.touching.of(number) if drawn.origins[edge] == number]
        steps = sorted(
            (edge for edge in out if drawn.kind(edge) in _FIRST), key=lambda edge: _FIRST.index(drawn.kind(edge))
        )
        if not steps or debate.claims[number].role is Role.THESIS:
            way: list[int] = []
            edge = came[number]
            while edge is not None:
                way.append(edge)
                edge = came[drawn.origins[edge]]
            return way[::-1]
        for edge in steps:
            target = drawn.targets[edge]
            if target not in came:
                came[target] = edge
                reached.append(target)
    return ()


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
