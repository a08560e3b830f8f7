"""Rivals: which two positions clash most, and most sharply, in a debate, and on an issue.

What is left over when a file's claims are given positions stands under a position of its own, which nobody holds: it is a rival
only where no two others clash.
"""

from collections.abc import Mapping
from typing import NamedTuple

from debate_tui.model.debate import Debate, Position
from debate_tui.model.derived import derived
from debate_tui.model.encounters import Pair, met_on, tallies
from debate_tui.model.meeting import Manner
from debate_tui.text.wording import counted

REST = frozenset({"Other", "No side"})
"""What readers of files call the position of what is left over."""


def is_rest(position: Position) -> bool:
    """Whether a position is what was left over when others were derived, and no side that anybody takes."""
    return position.derived and position.label in REST


def hardest(debate: Debate, position: str = "") -> Pair | None:
    """The two positions that clash most with each other; None where none do. `position`: one that is to be of them."""
    return _hardest(debate).get(position)


@derived(1)
def _hardest(debate: Debate) -> Mapping[str, Pair]:
    """By position, the pair of it that clashes most; by "", of all."""
    found: dict[str, tuple[Pair, tuple[bool, int]]] = {}
    for pair, tally in tallies(debate).items():
        times, whole = tally.by_manner[Manner.OPPOSED], not _has_rest(debate, pair)
        for position in ("", *pair) if times and pair[0] != pair[1] else ():
            weight = whole or bool(position), times  # of one position, whom it clashes with most, whoever that is
            if position not in found or weight > found[position][1]:
                found[position] = pair, weight
    return {position: pair for position, (pair, _) in found.items()}


def _has_rest(debate: Debate, pair: Pair) -> bool:
    return any(is_rest(debate.position[position]) for position in pair)


def sharpest(debate: Debate) -> Pair | None:
    """The two positions that rebut each other most, of equals those that clash most; None where nobody rebuts another."""
    between = {pair: tally for pair, tally in tallies(debate).items() if tally.rebuttals and pair[0] != pair[1]}
    return max(
        between,
        key=lambda pair: (
            not _has_rest(debate, pair), between[pair].rebuttals, between[pair].by_manner[Manner.OPPOSED],
        ),
        default=None,
    )  # fmt: skip


def beside(debate: Debate, pair: Pair, sharply: bool = False) -> str:
    """Who else clashes as often as the two that clash most, or as sharply, in words; "" where nobody does. What was left over
    is set apart, or named for what it is."""
    times = {
        of: tally.rebuttals if sharply else tally.by_manner[Manner.OPPOSED]
        for of, tally in tallies(debate).items()
        if of[0] != of[1]
    }
    as_much = [of for of in times if of != pair and times[of] >= times[pair]]
    if _has_rest(debate, pair):
        rest, even = [pair], len(as_much)
    else:
        rest = [of for of in as_much if _has_rest(debate, of)]
        even = len(as_much) - len(rest)
    said = [f"{counted(even, 'other pair')} as {'sharply' if sharply else 'often'}"] if even else []
    if rest:
        name = next(debate.position[id].label for id in rest[0] if is_rest(debate.position[id]))
        said.append(f"“{name}” is what is left over, no side{'' if rest == [pair] else ': not counted here'}")
    return "; ".join(said)


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
