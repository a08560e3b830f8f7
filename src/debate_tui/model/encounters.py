"""Encounters: all meetings of a debate at once, by pair of positions, by issue and by manner, and what nobody answers.

They are counted and sorted among the numbers of the graph, without a claim being made. A relation between two positions
counts once for that pair, however many linked premises it has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from itertools import chain, compress
from operator import and_, ne

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, Relation, ends
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, Graph, Groups, graph, groups, numbered
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
    numbers, count = graph(debate), len(debate.positions)
    codes = _codes(numbers, count)

    def counted(edges: Iterable[int]) -> Iterator[tuple[_Numbers, Manner, int]]:
        """How often a pair meets in a manner by some edges; a relation counts once for a pair."""
        for code, times in _times(numbers, codes, edges).items():
            pair, kind = divmod(code, len(KINDS))
            if (manner := _MANNER[kind]) is not None:
                yield divmod(pair, count), manner, times

    manners: defaultdict[_Numbers, Counter[Manner]] = defaultdict(Counter)
    for pair, manner, times in counted(range(len(codes))):
        manners[pair][manner] += times
    issues: defaultdict[_Numbers, dict[str, Counter[Manner]]] = defaultdict(dict)
    for number, issue in enumerate(debate.issue):
        for pair, manner, times in counted(numbers.across.of(number)):
            issues[pair].setdefault(issue, Counter())[manner] += times
    ids = [position.id for position in debate.positions]
    return {(ids[low], ids[high]): Tally(manners[low, high], issues[low, high]) for low, high in sorted(manners)}


_Numbers = tuple[int, int]
"""A pair of positions by number, the lower one first."""


def _codes(numbers: Graph, positions: int) -> Sequence[int]:
    """By edge, its pair and its kind in one number: (lower × positions + higher) × kinds + kind."""
    holders = list(numbers.holders)  # lists answer fastest, and there may be a million edges
    ones, others = map(holders.__getitem__, numbers.origins), map(holders.__getitem__, numbers.targets)
    kinds, most = map(bytes(numbers.kinds).__getitem__, numbers.drawn), len(KINDS)
    return [
        (one * positions + other if one < other else other * positions + one) * most + kind
        for one, other, kind in zip(ones, others, kinds, strict=True)
    ]


def _times(numbers: Graph, codes: Sequence[int], edges: Iterable[int]) -> Counter[int]:
    """How often each code is among some edges, once for each relation."""
    if _plain(numbers):
        return Counter(map(codes.__getitem__, edges))
    return Counter(code for _, code in {(numbers.drawn[edge], codes[edge]) for edge in edges})


def _plain(numbers: Graph) -> bool:
    """Whether every relation has one edge, so that none is counted twice."""
    return len(numbers.drawn) == len(numbers.kinds)


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
    across = set(compress(numbers.drawn, map(ne, *_holders(numbers))))
    kinds = bytes(numbers.kinds)
    alike = [
        [number for number, found in enumerate(kinds) if found == kind]
        for kind, its in enumerate(_MANNER)
        if its is manner
    ]
    between = [number for some in alike for number in some if number in across]
    return [*between, *(number for some in alike for number in some if number not in across)]


def count(debate: Debate, manner: Manner) -> int:
    """How many relations of a manner there are."""
    kinds = bytes(graph(debate).kinds)
    return sum(kinds.count(number) for number, its in enumerate(_MANNER) if its is manner)


def _holders(numbers: Graph) -> tuple[Iterator[int], Iterator[int]]:
    """By edge, the positions of both its claims."""
    holders = list(numbers.holders)
    return map(holders.__getitem__, numbers.origins), map(holders.__getitem__, numbers.targets)


@derived(1)
def _unanswered(debate: Debate) -> bytes:
    """By claim, whether nothing opposes or limits it."""
    numbers = graph(debate)
    kinds = [*map(bytes(numbers.kinds).__getitem__, numbers.drawn)]
    other = [*map(ne, numbers.origins, numbers.targets)]
    met = set(compress(numbers.targets, map(and_, other, map(_ANSWERS.__getitem__, kinds))))
    met.update(compress(numbers.origins, map(and_, other, map(_ANSWERS_BOTH.__getitem__, kinds))))
    left = bytearray(b"\1") * len(numbers.holders)
    for claim in met:
        left[claim] = False
    return bytes(left)


_ANSWERS = [kind.meets and kind is not Kind.CONCURS for kind in KINDS]
_ANSWERS_BOTH = [kind.symmetric and answers for kind, answers in zip(KINDS, _ANSWERS, strict=True)]
"""By the number of a kind, whether a relation of that kind answers the claim it comes from, too."""


def count_unanswered(debate: Debate) -> int:
    """How many claims nothing opposes or limits."""
    return _unanswered(debate).count(1)


@derived(1)
def unanswered(debate: Debate) -> Sequence[int]:
    """The numbers of the claims that nothing opposes or limits; those first that most relations start from."""
    numbers = graph(debate)
    acted = (
        numbers.origins if _plain(numbers) else [one for _, one in {*zip(numbers.drawn, numbers.origins, strict=True)}]
    )
    acting = Counter(acted)
    left = compress(range(len(numbers.holders)), _unanswered(debate))
    return sorted(left, key=lambda claim: -acting[claim])


def about(debate: Debate, of: Gathering, position: str) -> Set[int]:
    """The numbers of the relations, claims or conflicts, whichever is listed, in which a position (its id) has part."""
    number = numbered(debate)[0][position]
    if of is Gathering.FACTS:
        held = ((at, debate.claim[one.claim]) for at, conflict in enumerate(debate.conflicts) for one in conflict.says)
        return {at for at, claim in held if claim.position == position}
    if of is Gathering.UNANSWERED:
        return {claim for claim, holder in enumerate(graph(debate).holders) if holder == number}
    return {*_acting(debate).of(number)}


@derived(1)
def _acting(debate: Debate) -> Groups:
    """By position, the relations that its claims are in, some of them twice."""
    numbers = graph(debate)
    sides = (zip(side, numbers.drawn, strict=True) for side in _holders(numbers))
    return groups(len(debate.positions), chain.from_iterable(sides))


OF_MANNER = {
    Gathering.CLASHES: Manner.OPPOSED,
    Gathering.LIMITS: Manner.LIMITED,
    Gathering.AGREEMENTS: Manner.AGREED,
}
"""The lists of relations, and the manner of meeting that each holds."""
