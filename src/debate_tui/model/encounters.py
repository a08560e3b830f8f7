"""Encounters: all meetings of a debate at once, by pair of positions, by issue and by manner, and what nobody answers.

They are counted and sorted among the numbers of the graph, without a claim being made. A relation between two positions
counts once for that pair, however many linked premises it has. Words that a position only reports, without sharing them,
count for no pair: neither is what meets them a clash of that position, nor what they meet (`Graph.reported`). The lists hold
them last.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import compress
from operator import ne
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, Relation, ends
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, Graph, graph, numbered
from debate_tui.model.meeting import MANNERS, Manner, open_to_answers

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
    """The claims of which nothing opposes or limits themselves or a step from them (`model.meeting`)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the claims of two positions meet."""

    by_manner: Mapping[Manner, int]
    busiest: str
    """Id of the issue on which they meet most; among equals the one on which they clash more. "" without any, and for what
    happens within one position: no comparison shows it."""
    hottest: str
    """Id of the issue on which they clash most; "" where they clash on none."""
    heat: int
    """How often they clash on the hottest issue."""
    rebuttals: int
    """How many of their clashes are rebuttals; the others are undercuts."""


class _Edges(NamedTuple):
    """Some edges of a graph."""

    origins: Sequence[int]
    """By edge, the claim that it comes from."""
    targets: Sequence[int]
    """By edge, the claim that it ends at."""
    drawn: Sequence[int]
    """By edge, its relation."""


@derived(1)
def tallies(debate: Debate) -> Mapping[Pair, Tally]:
    """How often each pair of positions meets; pairs that don't are left out."""
    ids, issues = [position.id for position in debate.positions], ["", *debate.issue]
    rows = zip(*[iter(tallied(debate))] * (2 + len(Manner) + 4), strict=True)
    return {
        (ids[low], ids[high]): Tally(
            dict(zip(Manner, counts, strict=True)), issues[busiest], issues[hottest], heat, rebuttals
        )
        for low, high, *counts, busiest, hottest, heat, rebuttals in rows
    }


@derived(1)
def tallied(debate: Debate) -> Sequence[int]:
    """The tallies as numbers: by pair, both positions, how often they meet in each manner, then the busiest and the
    hottest issue, counted from 1, 0 for none; how often they clash on that, and how many of all clashes are rebuttals."""
    drawn, zero = graph(debate), (0, 0)
    manners = _met(drawn, _own(drawn, _Edges(drawn.origins, drawn.targets, drawn.drawn)))
    rebuttals = _met(drawn, _own(drawn, _chosen(drawn, [KINDS.index(Kind.REBUTS)])))
    most, clashes = dict[_Numbers, tuple[tuple[int, int], int]](), dict[_Numbers, tuple[int, int]]()
    for number, issue in enumerate(debate.issue, 1):
        for pair, met in met_on(debate, issue).items() if drawn.across.count(number - 1) else ():
            clashing = met[Manner.OPPOSED]
            if (weight := (sum(met.values()), clashing)) > most.get(pair, (zero, 0))[0]:
                most[pair] = weight, number
            if clashing > clashes.get(pair, zero)[0]:
                clashes[pair] = clashing, number
    numbers = array("I")
    for pair in sorted(manners):
        counts = map(manners[pair].__getitem__, Manner)
        heat, hottest = clashes.get(pair, zero)
        rebutted = rebuttals[pair][Manner.OPPOSED]
        numbers.extend((*pair, *counts, most.get(pair, zero)[1], hottest, heat, rebutted))
    return numbers


_Numbers = tuple[int, int]
"""A pair of positions by number, the lower one first."""


def met_on(debate: Debate, issue: str) -> Mapping[_Numbers, Counter[Manner]]:
    """How often each pair of positions meets on an issue (an id)."""
    drawn = graph(debate)
    edges = [*drawn.own(drawn.across.of(numbered(debate)[1][issue]))]
    sides = drawn.origins, drawn.targets, drawn.drawn
    return _met(drawn, _Edges(*([side[edge] for edge in edges] for side in sides)))


def _met(drawn: Graph, edges: _Edges) -> Mapping[_Numbers, Counter[Manner]]:
    """How often pairs of positions meet by some edges of a graph; a relation counts once for a pair."""
    # Bytes answer fastest, but have to be made of all relations.
    kinds_of = bytes(drawn.kinds) if len(edges.drawn) > len(drawn.kinds) // 8 else drawn.kinds
    kinds = map(kinds_of.__getitem__, edges.drawn)
    each = zip(*_holders(drawn, edges), kinds, strict=True)
    if _plain(drawn):
        times = Counter(each)
    else:
        once = {(relation, *sorted(pair), kind) for relation, (*pair, kind) in zip(edges.drawn, each, strict=True)}
        times = Counter((one, other, kind) for _, one, other, kind in once)
    found: defaultdict[_Numbers, Counter[Manner]] = defaultdict(Counter)
    for (one, other, kind), count in times.items():
        if (manner := _MANNER[kind]) is not None:
            found[(one, other) if one < other else (other, one)][manner] += count
    return found


def _plain(drawn: Graph) -> bool:
    """Whether every relation has one edge, so that none is counted twice."""
    return len(drawn.drawn) == len(drawn.kinds)


_MANNER = [MANNERS.get(kind) for kind in KINDS]
"""By the number of a kind of relation, its manner; None for a kind by which claims don't meet."""


@derived(64)
def stands(debate: Debate, issue: str) -> Mapping[str, Mapping[Manner, int]]:
    """By position (an id): how often its claims on an issue (an id) meet those of others; those that don't are left out."""
    found: defaultdict[str, Counter[Manner]] = defaultdict(Counter)
    for pair, met in met_on(debate, issue).items():
        for position in pair:
            found[debate.positions[position].id].update(met)
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
        """Ids of the issues that claims of both sides are on together, those of the first claims first."""
        wanted = {issue for one in self.origins for issue in one.issues}
        targets = [*enumerate(self.targets)][::-1]  # so that of several on an issue the first counts
        first = {issue: at for at, other in targets for issue in wanted.intersection(other.issues)}
        common = ([issue for issue in one.issues if issue in first] for one in self.origins)
        return tuple(dict.fromkeys(issue for some in common for issue in sorted(some, key=first.__getitem__)))

    def on(self, issue: str) -> tuple[Claim, Claim]:
        """The first claims of both sides that are on one of `issues`."""
        one, other = (next(one for one in side if issue in one.issues) for side in (self.origins, self.targets))
        return one, other


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

    What positions do to each other comes before what happens within one, and that before what is done to, or by, words that
    are only reported; then rebuttals before undercuts; and else the order of the files.
    """
    drawn = graph(debate)
    kinds = [kind for kind, its in enumerate(_MANNER) if its is manner]
    edges = _chosen(drawn, kinds)
    places = bytearray([_REPORTED if drawn.reports else _WITHIN]) * len(drawn.kinds)
    own = _own(drawn, edges)
    if drawn.reports:
        for relation in own.drawn:
            places[relation] = _WITHIN
    for relation in compress(own.drawn, map(ne, *_holders(drawn, own))):
        places[relation] = _BETWEEN
    alike = [[*compress(range(len(drawn.kinds)), _of(drawn, [kind]))] for kind in kinds]
    order = (_BETWEEN, _WITHIN, _REPORTED)
    return array("I", [number for at in order for some in alike for number in some if places[number] == at])


_BETWEEN, _WITHIN, _REPORTED = range(3)
"""Where a list has a relation: by whom it is drawn between."""


def reporting(debate: Debate, of: Gathering, listed: Sequence[int]) -> int:
    """How many of a list (or of what is left of it for some positions) are words that are only reported, or join claims to
    such words alone: they stand last."""
    drawn = graph(debate)
    if of is Gathering.FACTS or not drawn.reports:
        return 0
    if of is Gathering.UNANSWERED:
        return len(listed) - bisect_left(listed, True, key=lambda claim: bool(drawn.reported[claim]))

    def own(relation: int) -> bool:
        origins, targets = ends(debate, debate.relations[relation])
        sides = ([drawn.reported[drawn.order[id]] for id in side] for side in (origins, targets))
        return all(0 in side for side in sides)

    return len(listed) - bisect_left(listed, True, key=lambda relation: not own(relation))


def _own(drawn: Graph, edges: _Edges) -> _Edges:
    """Of some edges, those between claims that speak for their positions."""
    if not drawn.reports:
        return edges
    reported = bytes(drawn.reported).__getitem__
    chosen = [
        not (one or other)
        for one, other in zip(map(reported, edges.origins), map(reported, edges.targets), strict=True)
    ]
    return _Edges(*(array("I", compress(side, chosen)) for side in edges))


def _of(drawn: Graph, kinds: Collection[int]) -> bytes:
    """By relation, whether it is of one of some kinds."""
    return bytes(drawn.kinds).translate(bytes(kind in kinds for kind in range(256)))


def _chosen(drawn: Graph, kinds: Collection[int]) -> _Edges:
    """The edges of relations of some kinds."""
    chosen = _of(drawn, kinds) if _plain(drawn) else [*map(_of(drawn, kinds).__getitem__, drawn.drawn)]
    ends = (compress(side, chosen) for side in (drawn.origins, drawn.targets, drawn.drawn))
    return _Edges(*(array("I", end) for end in ends))


def count(debate: Debate, manner: Manner) -> int:
    """How many relations of a manner there are."""
    kinds = bytes(graph(debate).kinds)
    return sum(kinds.count(number) for number, its in enumerate(_MANNER) if its is manner)


def _holders(drawn: Graph, edges: _Edges) -> tuple[Iterator[int], Iterator[int]]:
    """By edge, the positions of both its claims."""
    # A list answers fastest, but has to be made of a compiled debate's numbers.
    holders = [*drawn.holders] if len(edges.drawn) > len(drawn.holders) // 8 else drawn.holders
    return map(holders.__getitem__, edges.origins), map(holders.__getitem__, edges.targets)


def count_unanswered(debate: Debate) -> int:
    """How many claims nobody answers (`open_to_answers`)."""
    return len(unanswered(debate))


@derived(1)
def unanswered(debate: Debate) -> Sequence[int]:
    """The numbers of the claims that nobody answers (`open_to_answers`); those first that most relations start from, and behind
    them all that are only reported."""
    drawn = graph(debate)
    once = drawn.origins if _plain(drawn) else [one for _, one in {*zip(drawn.drawn, drawn.origins, strict=True)}]
    acting = Counter(once)
    left = open_to_answers(debate)
    found = sorted(left, key=acting.__getitem__, reverse=True)  # which keeps the order of equals
    return array("I", sorted(found, key=drawn.reported.__getitem__) if drawn.reports else found)


OF_MANNER = {
    Gathering.CLASHES: Manner.OPPOSED,
    Gathering.LIMITS: Manner.LIMITED,
    Gathering.AGREEMENTS: Manner.AGREED,
}
"""The lists of relations, and the manner of meeting that each holds."""


def size_of(debate: Debate, of: Gathering) -> int:
    """How many entries a list has."""
    if of is Gathering.UNANSWERED:
        return count_unanswered(debate)
    return len(debate.conflicts) if of is Gathering.FACTS else count(debate, OF_MANNER[of])
