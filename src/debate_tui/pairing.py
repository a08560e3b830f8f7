"""Pairing: which claims of different positions stand side by side on an issue, and which stand alone there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from debate_tui.model import Claim, Debate, Kind, Relation, ends

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


@lru_cache(maxsize=8)
def edges(debate: Debate) -> tuple[Edge, ...]:
    """Every relation as pairs of claims, `supports` included; linked premises make a pair each."""
    return tuple(
        Edge(debate.claim[origin], debate.claim[target], relation)
        for relation in debate.relations
        for origins, targets in [ends(debate, relation)]
        for origin in origins
        for target in targets
    )


@lru_cache(maxsize=8)
def _edges_of(debate: Debate) -> Mapping[str, tuple[Edge, ...]]:
    touching: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges(debate):
        for claim in {edge.origin.full_id, edge.target.full_id}:
            touching[claim].append(edge)
    return {claim: tuple(found) for claim, found in touching.items()}


def edges_of(debate: Debate, claim: Claim) -> tuple[Edge, ...]:
    """The relations that a claim takes part in, in the order of the files."""
    return _edges_of(debate).get(claim.full_id, ())


@lru_cache(maxsize=8)
def _order(debate: Debate) -> Mapping[str, int]:
    return {claim.full_id: number for number, claim in enumerate(debate.claims)}


@lru_cache(maxsize=1024)
def claims_on(debate: Debate, issue: str, position: str) -> tuple[Claim, ...]:
    """The claims of a position on an issue, in the order of the files."""
    return tuple(c for c in debate.claims if c.position == position and issue in c.issues)


def collisions(debate: Debate, issue: str, positions: tuple[str, ...]) -> Iterator[Edge]:
    """The relations across `positions` (all but `supports`) whose two ends are claims on the issue."""
    for edge in edges(debate):
        a, b = edge.origin, edge.target
        if (
            edge.relation.kind is not Kind.SUPPORTS
            and a.position != b.position
            and a.position in positions
            and b.position in positions
            and issue in a.issues
            and issue in b.issues
        ):
            yield edge


@lru_cache(maxsize=256)
def pairings(debate: Debate, issue: str, positions: tuple[str, ...]) -> tuple[Pairing, ...]:
    """The claims of `positions` on `issue` side by side, the sharpest conflicts first.

    Every relation appears once. The relations form a graph between the positions; it is covered by stars,
    taking the claim with the most relations left as the next hub (the greedy vertex cover), so that a claim
    which many others answer is read once. Ties go to the position named first, then to the order of the files.
    """
    left = list(collisions(debate, issue, positions))
    order = _order(debate)
    found: list[Pairing] = []
    while left:
        degree = Counter(claim.full_id for edge in left for claim in (edge.origin, edge.target))
        hub = min(
            (claim for edge in left for claim in (edge.origin, edge.target)),
            key=lambda c: (-degree[c.full_id], positions.index(c.position), order[c.full_id]),
        )
        mine = [edge for edge in left if hub.full_id in (edge.origin.full_id, edge.target.full_id)]
        left = [edge for edge in left if hub.full_id not in (edge.origin.full_id, edge.target.full_id)]
        partners = [_partner(edge, hub) for edge in mine]
        partners.sort(key=lambda p: (SHARPNESS[p.relation.kind], order[p.claim.full_id]))
        found.append(Pairing(hub, tuple(partners)))
    found.sort(key=lambda p: (SHARPNESS[p.partners[0].relation.kind], -len(p.partners), order[p.hub.full_id]))
    return tuple(found)


def _partner(edge: Edge, hub: Claim) -> Partner:
    outward = edge.target is hub
    return Partner(edge.origin if outward else edge.target, edge.relation, outward or edge.relation.kind.symmetric)


@lru_cache(maxsize=256)
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
