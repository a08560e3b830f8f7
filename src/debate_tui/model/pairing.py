"""Pairing: which claims of different positions stand side by side on an issue, and which stand alone there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeVar

from debate_tui.model.debate import Claim, Debate, Kind, Relation, ends
from debate_tui.model.derived import derived

SHARPNESS = {kind: rank for rank, kind in enumerate(Kind)}
"""0 for the sharpest conflict."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A claim set beside the hub of a pairing, and the relation between the two."""

    claim: Claim
    relation: Relation
    outward: bool
    """The relation runs from the partner to the hub, or is symmetric; False: from the hub to the partner."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A claim (the hub) and the claims of other positions that it collides or agrees with."""

    hub: Claim
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two claims: an undercut of a step stands between the undercutter and the step's premise."""

    origin: Claim
    target: Claim
    relation: Relation

    @property
    def across(self) -> frozenset[str]:
        """The issues on which a comparison can show that claims of different positions meet by it: those that both are on."""
        if not self.relation.kind.meets or self.origin.position == self.target.position:
            return frozenset()
        return frozenset(self.origin.issues).intersection(self.target.issues)


@dataclass(frozen=True, slots=True)
class Graph:
    """A debate's relations as pairs of claims, and its claims by where they speak. Made once, in linear time: see `graph`."""

    touching: Mapping[str, tuple[Edge, ...]]
    """By the full id of a claim, the edges that it is an end of, in the order of the files. Relations of every kind make
    edges, linked premises one each."""
    across: Mapping[str, tuple[Edge, ...]]
    """By issue, the relations by which claims of different positions meet whose two ends are claims on it."""
    order: Mapping[str, int]
    """By full id, the claim's number in the order of the files."""
    speaking: Mapping[tuple[str, str], tuple[Claim, ...]]
    """By (position, issue), the claims in the order of the files."""


@derived(1)
def graph(debate: Debate) -> Graph:
    """What the questions below are answered from, so that none of them looks at every claim and relation."""
    edges = tuple(
        Edge(debate.claim[origin], debate.claim[target], relation)
        for relation in debate.relations
        for origins, targets in [ends(debate, relation)]
        for origin in origins
        for target in targets
    )
    touching: defaultdict[str, list[Edge]] = defaultdict(list)
    across: defaultdict[str, list[Edge]] = defaultdict(list)
    speaking: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for edge in edges:
        for id in {edge.origin.full_id, edge.target.full_id}:
            touching[id].append(edge)
        for issue in edge.across:
            across[issue].append(edge)
    for claim in debate.claims:
        for issue in claim.issues:
            speaking[claim.position, issue].append(claim)
    return Graph(
        _frozen(touching),
        _frozen(across),
        {claim.full_id: number for number, claim in enumerate(debate.claims)},
        _frozen(speaking),
    )


K = TypeVar("K")
V = TypeVar("V")


def _frozen(lists: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def attacked(debate: Debate, relation: Relation) -> tuple[Relation, ...]:
    """The relation that an undercut ends at, the one that this ends at, and so on; none where it ends at a claim."""
    found: dict[str, Relation] = {}
    while (step := debate.relation.get(relation.target)) and relation.target not in found:
        found[relation.target] = relation = step
    return tuple(found.values())


def edges_of(debate: Debate, claim: Claim) -> tuple[Edge, ...]:
    """The relations that a claim takes part in, in the order of the files."""
    return graph(debate).touching.get(claim.full_id, ())


def claims_on(debate: Debate, issue: str, position: str) -> tuple[Claim, ...]:
    """The claims of a position on an issue, in the order of the files."""
    return graph(debate).speaking.get((position, issue), ())


def collisions(debate: Debate, issue: str, positions: tuple[str, ...]) -> Iterator[Edge]:
    """The relations across `positions` by which claims meet, where both are on the issue."""
    wanted = frozenset(positions)
    for edge in graph(debate).across.get(issue, ()):
        if edge.origin.position in wanted and edge.target.position in wanted:
            yield edge


@derived(256)
def pairings(debate: Debate, issue: str, positions: tuple[str, ...]) -> tuple[Pairing, ...]:
    """The claims of `positions` on `issue` side by side, the sharpest conflicts first.

    Every relation appears once. The relations form a graph between the positions; it is covered by stars,
    taking the claim with the most relations left as the next hub (the greedy vertex cover), so that a claim
    which many others answer is read once. Ties go to the position named first, then to the order of the files.

    The next hub comes from a heap in which a claim whose relations became fewer is put in again, so the work grows with the
    relations (times the logarithm of their number), not with their square.
    """
    order = graph(debate).order
    column = {position: number for number, position in enumerate(positions)}
    left: defaultdict[str, dict[int, Edge]] = defaultdict(dict)
    """By claim, the relations that no star has yet."""
    claims: dict[str, Claim] = {}
    for number, edge in enumerate(collisions(debate, issue, positions)):
        for claim in (edge.origin, edge.target):
            claims[claim.full_id] = claim
            left[claim.full_id][number] = edge

    def rank(id: str) -> tuple[int, int, int, str]:
        return -len(left[id]), column[claims[id].position], order[id], id

    heap = [rank(id) for id in left]
    heapify(heap)
    found: list[Pairing] = []
    while heap:
        first = heappop(heap)
        id = first[-1]
        if not left[id] or first != rank(id):
            continue  # it has fewer left, and stands further behind as well
        hub, mine = claims[id], left.pop(id)
        partners = [_partner(edge, hub) for edge in mine.values()]
        for number, edge in mine.items():
            other = (edge.origin if edge.target is hub else edge.target).full_id
            del left[other][number]
        for other in {partner.claim.full_id for partner in partners}:
            if left[other]:
                heappush(heap, rank(other))
        left[id] = {}
        partners.sort(key=lambda p: (SHARPNESS[p.relation.kind], order[p.claim.full_id]))
        found.append(Pairing(hub, tuple(partners)))
    found.sort(key=lambda p: (SHARPNESS[p.partners[0].relation.kind], -len(p.partners), order[p.hub.full_id]))
    return tuple(found)


def _partner(edge: Edge, hub: Claim) -> Partner:
    outward = edge.target is hub
    return Partner(edge.origin if outward else edge.target, edge.relation, outward or edge.relation.kind.symmetric)


@derived(256)
def alone(debate: Debate, issue: str, positions: tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims of `positions` on `issue` that stand in no pairing; whether they are met elsewhere, `meeting` says."""
    met = {c.full_id for edge in collisions(debate, issue, positions) for c in (edge.origin, edge.target)}
    return tuple(c for position in positions for c in claims_on(debate, issue, position) if c.full_id not in met)


def opponent(debate: Debate, issue: str, position: str) -> str | None:
    """The position that collides most with `position` on the issue: the most rebuttals, then the most relations at all."""
    everyone = tuple(p.id for p in debate.positions)
    met: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for edge in collisions(debate, issue, everyone):
        pair = {edge.origin.position, edge.target.position}
        if position in pair:
            (other,) = pair - {position}
            met[other][0] += edge.relation.kind is Kind.REBUTS
            met[other][1] += 1
    if met:
        return max(everyone, key=lambda p: met.get(p, [-1, -1]))
    others = [p for p in everyone if p != position]
    speaking = [p for p in others if (p, issue) in debate.stance]
    return next(iter([*speaking, *others]), None)


def conflicts(debate: Debate, issue: str) -> int:
    """How many rebuttals and undercuts cross an issue."""
    return _crossing(debate, issue, (Kind.REBUTS, Kind.UNDERCUTS))


def limits(debate: Debate, issue: str) -> int:
    """How many qualifications cross an issue."""
    return _crossing(debate, issue, (Kind.QUALIFIES,))


def agreements(debate: Debate, issue: str) -> int:
    """How many agreements of different positions cross an issue."""
    return _crossing(debate, issue, (Kind.CONCURS,))


def _crossing(debate: Debate, issue: str, kinds: tuple[Kind, ...]) -> int:
    everyone = tuple(p.id for p in debate.positions)
    return len({id(e.relation) for e in collisions(debate, issue, everyone) if e.relation.kind in kinds})


def liveliest(debate: Debate, issue: str) -> tuple[str, str] | None:
    """The two positions that meet most on an issue, in the debate's order; None where none do."""
    everyone = tuple(p.id for p in debate.positions)
    met: Counter[tuple[str, str]] = Counter()
    for edge in collisions(debate, issue, everyone):
        one, other = sorted((edge.origin.position, edge.target.position), key=everyone.index)
        met[one, other] += 1
    return max(met, key=lambda pair: met[pair]) if met else None
