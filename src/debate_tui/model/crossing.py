"""Crossing: how often, and how sharply, positions meet on an issue."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Kind
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, graph, numbered


@dataclass(frozen=True, slots=True)
class Crossing:
    """How positions meet on one issue, in numbers."""

    met: Mapping[int, Mapping[int, tuple[int, int]]]
    """By position, and by the position that it meets: how many rebuttals, and how many relations of any kind. What a
    position only reports meets nobody in its name (`model.graph.speaks_for_its_position`); nor in what follows."""
    liveliest: tuple[int, int] | None
    """The two positions with the most relations between them, the first in the files of several; None without any."""
    kinds: Mapping[Kind, int]
    """How many relations of each kind join claims of different positions."""
    default: tuple[int, ...]
    """The first two positions with a stance on the issue, then the debate's first two."""


@derived(64)
def crossing(debate: Debate, issue: str) -> Crossing:
    """How positions meet on an issue (an id); takes time linear in the relations there."""
    drawn = graph(debate)
    positions, issues, _ = numbered(debate)
    holders, origins, targets, relations, kinds = drawn.holders, drawn.origins, drawn.targets, drawn.drawn, drawn.kinds
    rebuts = KINDS.index(Kind.REBUTS)
    pairs: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    edges = [*drawn.own(drawn.across.of(issues[issue]))] if issue in issues else ()
    for edge in edges:
        one, other = holders[origins[edge]], holders[targets[edge]]
        counts = pairs[(one, other) if one < other else (other, one)]
        counts[0] += kinds[relations[edge]] == rebuts
        counts[1] += 1
    met: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (one, other), (sharp, all_kinds) in pairs.items():
        met[one][other] = met[other][one] = sharp, all_kinds
    found = Counter(kinds[relation] for relation in {relations[edge] for edge in edges})
    speaking = [number for id, number in positions.items() if (id, issue) in debate.stance][:2]
    return Crossing(
        met,
        max(pairs, key=lambda pair: pairs[pair][1], default=None),
        {KINDS[number]: count for number, count in found.items()},
        (*speaking, *range(min(2, len(positions)))),
    )


def opponent(debate: Debate, issue: str, position: str) -> str | None:
    """The position that collides most with `position` on the issue: most rebuttals, then most relations of any kind.

    Where none collides, the first other position with a stance on the issue, or else the first other one; None where
    `position` is the only one.
    """
    found = crossing(debate, issue)
    me = numbered(debate)[0].get(position, -1)
    if met := found.met.get(me):
        return debate.positions[min(met, key=lambda other: (-met[other][0], -met[other][1], other))].id
    return next((debate.positions[other].id for other in found.default if other != me), None)


def clashes(debate: Debate, issue: str) -> int:
    """How many rebuttals and undercuts join claims of different positions on an issue."""
    kinds = crossing(debate, issue).kinds
    return kinds.get(Kind.REBUTS, 0) + kinds.get(Kind.UNDERCUTS, 0)


def limits(debate: Debate, issue: str) -> int:
    """How many qualifications join claims of different positions on an issue."""
    return crossing(debate, issue).kinds.get(Kind.QUALIFIES, 0)


def agreements(debate: Debate, issue: str) -> int:
    """How many agreements join claims of different positions on an issue."""
    return crossing(debate, issue).kinds.get(Kind.CONCURS, 0)


def liveliest(debate: Debate, issue: str) -> tuple[str, str] | None:
    """The two positions with the most relations between them on an issue, in the debate's order; None without any."""
    pair = crossing(debate, issue).liveliest
    return (debate.positions[pair[0]].id, debate.positions[pair[1]].id) if pair else None
