"""Pairing: which claims of different positions stand side by side on an issue, and which stand alone there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeVar

from debate_tui.model.debate import Claim, Debate, Kind, Relation, ends
from debate_tui.model.derived import derived

SHARPNESS = {kind: rank for rank, kind in enumerate(Kind)}
"""The rank of each kind of relation, 0 for the sharpest conflict."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A claim set beside the hub of a pairing, and the relation between the two."""

    claim: Claim
    relation: Relation
    outward: bool
    """True where the relation runs from the partner to the hub or is symmetric, False where it runs from the hub."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A claim (the hub) and the claims of other positions that it collides or agrees with."""

    hub: Claim
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two claims; for an undercut of a relation, the second is one of that relation's premises."""

    origin: Claim
    target: Claim
    relation: Relation

    @property
    def across(self) -> frozenset[str]:
        """The ids of the issues that both claims are on; empty unless they meet and have different positions."""
        if not self.relation.kind.meets or self.origin.position == self.target.position:
            return frozenset()
        return frozenset(self.origin.issues).intersection(self.target.issues)


@dataclass(frozen=True, slots=True)
class Graph:
    """A debate's relations as pairs of claims, and its claims by position and issue; made once, in linear time."""

    touching: Mapping[str, tuple[Edge, ...]]
    """By the full id of a claim, its edges, from relations of every kind, in the order of the files.

    Each of several linked premises has an edge of its own."""
    across: Mapping[str, tuple[Edge, ...]]
    """By issue id, the edges by which claims on that issue meet across positions."""
    order: Mapping[str, int]
    """By the full id of a claim, its number in the order of the files, from 0."""
    speaking: Mapping[tuple[str, str], tuple[Claim, ...]]
    """By (position id, issue id), the claims in the order of the files."""


@derived(1)
def graph(debate: Debate) -> Graph:
    """The look-ups that the functions below use, so that none of them goes through every claim and relation."""
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
    """The chain of relations that `relation` undercuts: its target, that one's target, and so on; empty at a claim."""
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
    """The edges by which claims on the issue meet across `positions` (ids)."""
    wanted = frozenset(positions)
    for edge in graph(debate).across.get(issue, ()):
        if edge.origin.position in wanted and edge.target.position in wanted:
            yield edge


@derived(256)
def pairings(debate: Debate, issue: str, positions: tuple[str, ...]) -> tuple[Pairing, ...]:
    """The claims of `positions` on `issue` side by side, the sharpest conflicts first.

    Every relation appears once. The relations form a graph, which is covered by stars: the next hub is always the claim
    with the most relations left (the greedy vertex cover), so that a claim which many others answer is read once. Ties
    go to the position named first, then to the order of the files.

    Hubs come from a heap, into which a claim is put again when it has fewer relations left; for n relations, that takes
    O(n log n) steps.
    """
    order = graph(debate).order
    column = {position: number for number, position in enumerate(positions)}
    left: defaultdict[str, dict[int, Edge]] = defaultdict(dict)
    """By claim, the relations that are in no star yet."""
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
            continue  # outdated: since this entry was made, the claim has lost relations to other hubs
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
    """The claims of `positions` on `issue` that are in no pairing; they may be met elsewhere (`model.meeting`)."""
    met = {c.full_id for edge in collisions(debate, issue, positions) for c in (edge.origin, edge.target)}
    return tuple(c for position in positions for c in claims_on(debate, issue, position) if c.full_id not in met)


def opponent(debate: Debate, issue: str, position: str) -> str | None:
    """The position that collides most with `position` on the issue: most rebuttals, then most relations of any kind.

    Where none collides, the first other position with a stance on the issue, or else the first other one; None where
    `position` is the only one.
    """
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
    """How many rebuttals and undercuts join claims of different positions on an issue."""
    return _crossing(debate, issue, (Kind.REBUTS, Kind.UNDERCUTS))


def limits(debate: Debate, issue: str) -> int:
    """How many qualifications join claims of different positions on an issue."""
    return _crossing(debate, issue, (Kind.QUALIFIES,))


def agreements(debate: Debate, issue: str) -> int:
    """How many agreements join claims of different positions on an issue."""
    return _crossing(debate, issue, (Kind.CONCURS,))


def _crossing(debate: Debate, issue: str, kinds: tuple[Kind, ...]) -> int:
    everyone = tuple(p.id for p in debate.positions)
    return len({id(e.relation) for e in collisions(debate, issue, everyone) if e.relation.kind in kinds})


def liveliest(debate: Debate, issue: str) -> tuple[str, str] | None:
    """The two positions with the most relations between them on an issue, in the debate's order; None without any."""
    everyone = tuple(p.id for p in debate.positions)
    met: Counter[tuple[str, str]] = Counter()
    for edge in collisions(debate, issue, everyone):
        one, other = sorted((edge.origin.position, edge.target.position), key=everyone.index)
        met[one, other] += 1
    return max(met, key=lambda pair: met[pair]) if met else None
