"""Rivals: which two positions clash most, and most sharply, in a debate, and on an issue."""

from collections.abc import Mapping
from typing import NamedTuple

from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived
from debate_tui.model.encounters import Pair, met_on, tallies
from debate_tui.model.meeting import Manner


def hardest(debate: Debate, position: str = "") -> Pair | None:
    """The two positions that clash most with each other; None where none do. `position`: one that is to be of them."""
    return _hardest(debate).get(position)


@derived(1)
def _hardest(debate: Debate) -> Mapping[str, Pair]:
    """By position, the pair of it that clashes most; by "", of all."""
    found: dict[str, tuple[Pair, int]] = {}
    for pair, tally in tallies(debate).items():
        times = tally.by_manner[Manner.OPPOSED]
        for position in ("", *pair) if pair[0] != pair[1] else ():
            if times > found.get(position, (pair, 0))[1]:
                found[position] = pair, times
    return {position: pair for position, (pair, _) in found.items()}


def sharpest(debate: Debate) -> Pair | None:
    """The two positions that rebut each other most, of equals those that clash most; None where nobody rebuts another."""
    between = {pair: tally for pair, tally in tallies(debate).items() if tally.rebuttals and pair[0] != pair[1]}
    return max(
        between, key=lambda pair: (between[pair].rebuttals, between[pair].by_manner[Manner.OPPOSED]), default=None
    )


class Fiercest(NamedTuple):
    """Who clashes most on an issue."""

    pair: Pair
    times: int
    """How often these two clash there."""
    even: int
    """How many other pairs clash there as often."""
    fewer: int
    """How many other pairs clash there less often."""


@derived(64)
def fiercest(debate: Debate, issue: str) -> Fiercest | None:
    """The two positions that clash most on an issue (an id), of equals the first; None where none do."""
    times = {pair: count for pair, by in met_on(debate, issue).items() if (count := by.get(Manner.OPPOSED, 0))}
    if not times:
        return None
    most = max(times.values())
    one, other = min(pair for pair, count in times.items() if count == most)
    even = sum(count == most for count in times.values()) - 1
    return Fiercest((debate.positions[one].id, debate.positions[other].id), most, even, len(times) - even - 1)
