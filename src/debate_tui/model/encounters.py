"""Encounters: all meetings of a debate at once, by pair of positions, by issue and by manner, and what nobody answers.

They are counted and sorted among the numbers of the graph, without a claim being made. A relation between two positions
counts once for that pair, however many linked premises it has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from debate_tui.model.debate import Claim, Debate, Kind, Relation, ends
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, Graph, graph
from debate_tui.model.meeting import MANNERS, Manner

Pair = tuple[str, str]
"""Ids of two positions in the debate's order; twice the same for what happens within one position."""


class Gathering(StrEnum):
    """What is listed for a whole debate."""

    CLASHES = "clashes"
    LIMITS = "limits"
    AGREEMENTS = "agreements"
    FACTS = "facts"
    """The map's conflicts of fact."""
    UNANSWERED = "unanswered"
    """The claims that nothing opposes or limits (`model.meeting`)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the claims of two positions meet."""

    by_manner: Mapping[Manner, int]
    by_issue: Mapping[str, Mapping[Manner, int]]
    """By the id of each issue that both claims of a relation are on; a relation counts for each of them. Empty for what
    happens within one position: no comparison shows it."""

    @property
    def busiest(self) -> str:
        """Id of the issue on which they meet most; among equals the one on which they clash more. "" without any."""
        return max(self.by_issue, key=lambda issue: _weight(self.by_issue[issue]), default="")

    @property
    def hottest(self) -> str:
        """Id of the issue on which they clash most; "" where they clash on none."""
        clashing = [issue for issue in self.by_issue if self.by_issue[issue][Manner.OPPOSED]]
        return max(clashing, key=lambda issue: self.by_issue[issue][Manner.OPPOSED], default="")


def _weight(counts: Mapping[Manner, int]) -> tuple[int, int]:
    return sum(counts.values()), counts[Manner.OPPOSED]


@derived(1)
def tallies(debate: Debate) -> Mapping[Pair, Tally]:
    """How often each pair of positions meets; pairs that don't are left out."""
    numbers = graph(debate)
    manners: defaultdict[_Numbers, Counter[Manner]] = defaultdict(Counter)
    for pair, manner in _counted(numbers, range(len(numbers.drawn))):
        manners[pair][manner] += 1
    issues: defaultdict[_Numbers, dict[str, Counter[Manner]]] = defaultdict(dict)
    for number, issue in enumerate(debate.issue):
        for pair, manner in _counted(numbers, numbers.across.of(number)):
            issues[pair].setdefault(issue, Counter())[manner] += 1
    ids = [position.id for position in debate.positions]
    return {(ids[low], ids[high]): Tally(manners[low, high], issues[low, high]) for low, high in sorted(manners)}


_Numbers = tuple[int, int]
"""A pair of positions by number, the lower one first."""


def _counted(numbers: Graph, edges: Iterable[int]) -> Iterator[tuple[_Numbers, Manner]]:
    """The pair and the manner of some edges; each relation once for each pair."""
    holders, last, seen = numbers.holders, -1, set[_Numbers]()
    for edge in edges:
        manner = _MANNER[numbers.kinds[drawn := numbers.drawn[edge]]]
        if manner is None:
            continue
        one, other = holders[numbers.origins[edge]], holders[numbers.targets[edge]]
        pair = (one, other) if one < other else (other, one)
        if drawn != last:  # the edges of a relation come one after the other
            last, seen = drawn, set()
        if pair not in seen:
            seen.add(pair)
            yield pair, manner


_MANNER = [MANNERS.get(kind) for kind in KINDS]
"""By the number of a kind of relation, its manner; None for a kind by which claims don't meet."""


@derived(1)
def stands(debate: Debate) -> Mapping[tuple[str, str], Counter[Manner]]:
    """By (position id, issue id): how often the position's claims on the issue meet those of others."""
    found: defaultdict[tuple[str, str], Counter[Manner]] = defaultdict(Counter)
    for pair, tally in tallies(debate).items():
        for issue, counts in tally.by_issue.items():
            for position in pair:
                found[position, issue].update(counts)
    return found


def hardest(debate: Debate, position: str = "") -> Pair | None:
    """The two positions that clash most with each other; None where none do. `position`: one that is to be of them."""
    clashes = {
        pair: tally.by_manner[Manner.OPPOSED]
        for pair, tally in tallies(debate).items()
        if pair[0] != pair[1] and tally.by_manner[Manner.OPPOSED] and (not position or position in pair)
    }
    return max(clashes, key=clashes.__getitem__, default=None)


@derived(1)
def fiercest(debate: Debate) -> Mapping[str, tuple[Pair, int]]:
    """By issue id, the two positions that clash most on it, and how often; issues without a clash are left out."""
    found: dict[str, tuple[Pair, int]] = {}
    for pair, tally in tallies(debate).items():
        for issue, counts in tally.by_issue.items():
            times = counts[Manner.OPPOSED]
            if pair[0] != pair[1] and times > found.get(issue, (pair, 0))[1]:
                found[issue] = pair, times
    return found


# Lists


@dataclass(frozen=True, slots=True)
class Encounter:
    """A relation by which claims meet, with the claims that are set side by side for it."""

    relation: Relation
    origins: tuple[Claim, ...]
    """One, or several linked premises."""
    targets: tuple[Claim, ...]
    """One or, of an undercut of a relation, that relation's premises."""

    @property
    def issues(self) -> tuple[str, ...]:
        """Ids of the issues that the first claims of both sides are on."""
        return tuple(issue for issue in self.origins[0].issues if issue in self.targets[0].issues)


def encounter(debate: Debate, relation: int) -> Encounter:
    """The encounter that a relation (its number) is."""
    drawn = debate.relations[relation]
    origins, targets = ends(debate, drawn)
    return Encounter(
        drawn, tuple(map(debate.claim.__getitem__, origins)), tuple(map(debate.claim.__getitem__, targets))
    )


@derived(3)
def encounters(debate: Debate, manner: Manner) -> Sequence[int]:
    """The numbers of all relations of a manner, the sharpest first.

    What positions do to each other comes before what happens within one; then rebuttals before undercuts; and else the
    order of the files.
    """
    numbers = graph(debate)
    across = {
        drawn
        for edge, drawn in enumerate(numbers.drawn)
        if numbers.holders[numbers.origins[edge]] != numbers.holders[numbers.targets[edge]]
    }
    found = [number for number, kind in enumerate(numbers.kinds) if _MANNER[kind] is manner]
    return sorted(found, key=lambda number: (number not in across, numbers.kinds[number]))


def count(debate: Debate, manner: Manner) -> int:
    """How many relations of a manner there are."""
    return sum(_MANNER[kind] is manner for kind in graph(debate).kinds)


@derived(1)
def unanswered(debate: Debate) -> Sequence[int]:
    """The numbers of the claims that nothing opposes or limits; those first that most relations start from."""
    numbers = graph(debate)
    answered = bytearray(len(numbers.holders))
    acting: Counter[int] = Counter()
    last = (-1, -1)
    for edge, drawn in enumerate(numbers.drawn):
        origin, target = numbers.origins[edge], numbers.targets[edge]
        kind = KINDS[numbers.kinds[drawn]]
        if (drawn, origin) != last:  # an undercut of a relation has an edge to each of its premises
            acting[origin] += 1
        last = drawn, origin
        if kind.meets and kind is not Kind.CONCURS and origin != target:
            answered[target] = True
            answered[origin] |= kind.symmetric
    left = [claim for claim, done in enumerate(answered) if not done]
    return sorted(left, key=lambda claim: -acting[claim])


def holders(debate: Debate, of: Gathering) -> Sequence[frozenset[str]]:
    """By relation, claim or conflict, whichever is listed: the ids of the positions that it is about."""
    ids, numbers = [position.id for position in debate.positions], graph(debate)
    if of is Gathering.FACTS:
        return [frozenset(debate.claim[one.claim].position for one in conflict.says) for conflict in debate.conflicts]
    if of is Gathering.UNANSWERED:
        return [frozenset((ids[holder],)) for holder in numbers.holders]
    found: list[set[str]] = [set() for _ in numbers.kinds]
    for edge, drawn in enumerate(numbers.drawn):
        found[drawn] |= {ids[numbers.holders[numbers.origins[edge]]], ids[numbers.holders[numbers.targets[edge]]]}
    return list(map(frozenset, found))


OF_MANNER = {
    Gathering.CLASHES: Manner.OPPOSED,
    Gathering.LIMITS: Manner.LIMITED,
    Gathering.AGREEMENTS: Manner.AGREED,
}
"""The lists of relations, and the manner of meeting that each holds."""
