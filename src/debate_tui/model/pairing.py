"""Pairing: which claims of different positions stand side by side on an issue, and which stand alone there."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, Relation
from debate_tui.model.derived import derived
from debate_tui.model.graph import Graph, graph, mutual, numbered
from debate_tui.model.lazy import Made

SHARPNESS = {kind: rank for rank, kind in enumerate(Kind)}
"""The rank of each kind of relation, 0 for the sharpest conflict."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A claim set beside the hub of a pairing, and the relation between the two."""

    claim: Claim
    relation: Relation
    outward: bool
    """True where the relation runs from the partner to the hub or is mutual (`model.graph.mutual`), False where it runs from the hub."""


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


def attacked(debate: Debate, relation: Relation) -> tuple[Relation, ...]:
    """The chain of relations that `relation` undercuts: its target, that one's target, and so on; empty at a claim."""
    found: dict[str, Relation] = {}
    while (step := debate.relation.get(relation.target)) and relation.target not in found:
        found[relation.target] = relation = step
    return tuple(found.values())


def footing(debate: Debate, id: str) -> tuple[int, Relation]:
    """How many undercuts stand one on another from a relation (its id) down, it too, and the relation below the last of them."""
    count, last = 0, debate.relation[id]
    while (below := debate.relation.get(last.target)) and count < _DEEP:
        count, last = count + 1, below
    return _footings(debate)[id] if below else (count, last)


_DEEP = 64
"""Undercuts that are passed one by one; where there are more, how many it are is worked out for all relations at once."""


@derived(1)
def _footings(debate: Debate) -> Mapping[str, tuple[int, Relation]]:
    """`footing` by id of a relation."""
    steps, found = debate.relation, dict[str, tuple[int, Relation]]()
    for id in steps:
        way = [steps[id]]
        while (below := way[-1].target) in steps and below not in found:
            way.append(steps[below])
        count, last = found.get(way[-1].target, (-1, way[-1]))
        found.update({one.id or "": (at, last) for at, one in enumerate(reversed(way), count + 1)})
    return found


@derived(64)  # a premise may lead to thousands of claims, each of which asks for the same
def undercut_from(debate: Debate, claim: int) -> Mapping[str, Sequence[int]]:
    """By id, the steps from the claim with this number that are undercut, each with the numbers of the claims that undercut it."""
    drawn, steps = graph(debate), debate.relation
    found: defaultdict[str, list[int]] = defaultdict(list)
    for edge in drawn.touching.of(claim) if steps else ():
        if drawn.targets[edge] == claim and drawn.kind(edge) is Kind.UNDERCUTS:
            step = debate.relations[drawn.drawn[edge]].target
            if step in steps:
                found[step].append(drawn.origins[edge])
    return dict(found)


@derived(64)  # a conclusion may stand alone on an issue with each of its premises
def undercut_to(debate: Debate, claim: int) -> int:
    """How many of the steps that support the claim with this number are undercut, whoever does so: the claim isn't met by that."""
    drawn = graph(debate)
    found = set[str]()
    for edge in drawn.touching.of(claim):
        supports = drawn.targets[edge] == claim and drawn.kind(edge) is Kind.SUPPORTS
        if supports and (steps := undercut_from(debate, drawn.origins[edge])):
            found.update(steps.keys() & {debate.relations[drawn.drawn[edge]].id})
    return len(found)


def edges_of(debate: Debate, claim: Claim) -> tuple[Edge, ...]:
    """The relations that a claim takes part in, in the order of the files."""
    drawn = graph(debate)
    number = drawn.order.get(claim.full_id)
    return tuple(_edge(debate, drawn, edge) for edge in drawn.touching.of(number)) if number is not None else ()


def claims_on(debate: Debate, issue: str, position: str) -> Sequence[Claim]:
    """The claims of a position on an issue, in the order of the files; each is made when it is asked for."""
    return chosen(debate, spoken(debate, issue, position))


def claims_of(debate: Debate, source: str) -> Sequence[Claim]:
    """The claims of a source, in the order of the files; each is made when it is asked for."""
    _, _, sources = numbered(debate)
    return chosen(debate, graph(debate).saying.of(sources[source]) if source in sources else ())


def quoting(debate: Debate, source: str) -> Sequence[Claim]:
    """The claims, of any source, with a quote from this source, in the order of the files; made when asked for."""
    _, _, sources = numbered(debate)
    return chosen(debate, graph(debate).quoting.of(sources[source]) if source in sources else ())


def quoting_others(debate: Debate, source: str) -> Sequence[Claim]:
    """The claims of other sources with a quote from this one, in the order of the files; made when asked for."""
    number, drawn = numbered(debate)[2].get(source), graph(debate)
    if number is None:
        return ()
    own = {*drawn.saying.of(number)}
    return chosen(debate, [claim for claim in drawn.quoting.of(number) if claim not in own])


def spoken(debate: Debate, issue: str, position: str) -> Sequence[int]:
    """The numbers of the claims of a position on an issue, in the order of the files."""
    positions, issues, _ = numbered(debate)
    if position not in positions or issue not in issues:
        return ()
    drawn, number = graph(debate), positions[position]
    claims, holder = drawn.speaking.of(issues[issue]), drawn.holders.__getitem__
    first = bisect_left(claims, number, key=holder)
    return claims[first : bisect_right(claims, number, first, key=holder)]


def reported(debate: Debate, issue: str, position: str) -> int:
    """How many claims of a position on an issue don't speak for it (`model.graph.speaks_for_its_position`)."""
    return sum(map(graph(debate).reported.__getitem__, spoken(debate, issue, position)))


def chosen(debate: Debate, numbers: Sequence[int]) -> Sequence[Claim]:
    """The claims with these numbers; each is made when it is asked for."""
    claims = debate.claims
    if numbers == range(len(claims)):
        return claims
    return Made(len(numbers), lambda at: claims[numbers[at]])


def _edge(debate: Debate, drawn: Graph, edge: int) -> Edge:
    return Edge(
        debate.claims[drawn.origins[edge]], debate.claims[drawn.targets[edge]], debate.relations[drawn.drawn[edge]]
    )


def collisions(debate: Debate, issue: str, positions: tuple[str, ...]) -> Iterator[Edge]:
    """The edges by which claims on the issue meet across `positions` (ids)."""
    drawn = graph(debate)
    return (_edge(debate, drawn, edge) for edge in edges_on(debate, issue, positions))


@derived(4)
def edges_on(debate: Debate, issue: str, positions: tuple[str, ...]) -> Sequence[int]:
    """The edges by which claims on the issue meet across `positions` (ids), in the order of the files."""
    numbers, issues, _ = numbered(debate)
    if issue not in issues:
        return ()
    wanted = {numbers[id] for id in positions}
    met = between(debate, issues[issue]).items()
    return sorted(chain.from_iterable(edges for pair, edges in met if wanted.issuperset(pair)))


@derived(4)
def between(debate: Debate, issue: int) -> Mapping[tuple[int, int], Sequence[int]]:
    """The edges across positions on an issue (its number), by the positions (their numbers, the lower one first)."""
    drawn = graph(debate)
    holders, origins, targets = drawn.holders, drawn.origins, drawn.targets
    found: defaultdict[tuple[int, int], array[int]] = defaultdict(lambda: array("I"))
    for edge in drawn.across.of(issue):
        one, other = holders[origins[edge]], holders[targets[edge]]
        found[(one, other) if one < other else (other, one)].append(edge)
    return found


def pairings(debate: Debate, issue: str, positions: tuple[str, ...]) -> tuple[Pairing, ...]:
    """The claims of `positions` on `issue` side by side: `stars`, with their claims and relations."""
    drawn = graph(debate)
    return tuple(
        _pairing(debate, drawn, hub, [edge for _, _, edge in ends]) for hub, ends in stars(debate, issue, positions)
    )


Star = tuple[int, Sequence[tuple[int, int, int]]]
"""A claim, by number, and the claims that stand beside it: the kind of each relation (as a number of
`model.graph.KINDS`), the other claim, the edge between them."""


@derived(4)
def stars(debate: Debate, issue: str, positions: tuple[str, ...]) -> Sequence[Star]:
    """Each claim that others stand beside, with these; the sharpest conflicts first.

    Every relation appears once. The relations form a graph, which is covered by stars: the next hub is always the claim
    with the most relations left (the greedy vertex cover), so that a claim which many others answer is read once. Ties
    go to the position named first, then to the order of the files.

    Claims lie in a bucket for each number of relations left. One that has fewer left than when it was put there goes to
    another when its turn comes: it can only have become less urgent. For n relations, that takes O(n log n) steps.
    """
    drawn = graph(debate)
    numbers, _, _ = numbered(debate)
    column = {numbers[position]: place for place, position in enumerate(positions)}
    ends = ends_on(debate, issue, tuple(sorted(positions)))
    claims = sorted(ends, key=lambda claim: (column[drawn.holders[claim]], claim))
    left = {claim: len(ends[claim]) for claim in claims}
    """How many of its edges are in no star yet."""
    buckets: list[list[int]] = [[] for _ in range(max(left.values(), default=0) + 1)]
    for at, claim in enumerate(claims):
        buckets[left[claim]].append(at)
    hubs: set[int] = set()
    found: list[tuple[int, int, Star]] = []
    for most in range(len(buckets) - 1, 0, -1):
        for at in sorted(buckets[most]):  # which is complete by now
            hub = claims[at]
            if left[hub] < most:
                buckets[left[hub]].append(at)
                continue
            mine = [end for end in ends[hub] if end[1] not in hubs]  # which have all their edges
            for _, other, _ in mine:
                left[other] -= 1
            left[hub] = 0
            hubs.add(hub)
            found.append((mine[0][0], -most, (hub, mine)))
    found.sort()  # equals by the number of their hub
    return [star for _, _, star in found]


@derived(4)
def ends_on(debate: Debate, issue: str, positions: tuple[str, ...]) -> Mapping[int, Sequence[tuple[int, int, int]]]:
    """By claim on the issue, its edges to claims of others of these `positions`, as in a `Star`, sorted: the same in
    whatever order the positions stand."""
    drawn, edges = graph(debate), edges_on(debate, issue, positions)
    origins, targets = ([*map(side.__getitem__, edges)] for side in (drawn.origins, drawn.targets))
    kinds = map(drawn.kinds.__getitem__, map(drawn.drawn.__getitem__, edges))
    ends: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for kind, one, other, edge in zip(kinds, origins, targets, edges, strict=True):
        ends[one].append((kind, other, edge))
        ends[other].append((kind, one, edge))
    for its in ends.values():
        its.sort()
    return ends


def _pairing(debate: Debate, drawn: Graph, hub: int, edges: Iterable[int]) -> Pairing:
    partners = []
    for edge in edges:
        outward, relation = drawn.targets[edge] == hub, debate.relations[drawn.drawn[edge]]
        claim = debate.claims[drawn.origins[edge] if outward else drawn.targets[edge]]
        partners.append(Partner(claim, relation, outward or mutual(relation)))
    return Pairing(debate.claims[hub], tuple(partners))


def alone(debate: Debate, issue: str, positions: tuple[str, ...]) -> Sequence[Claim]:
    """The claims of `positions` on `issue` that are in no pairing; they may be met elsewhere (`model.meeting`)."""
    return chosen(debate, unpaired(debate, issue, positions))


@derived(4)
def unpaired(debate: Debate, issue: str, positions: tuple[str, ...]) -> Sequence[int]:
    """The numbers of the claims that `alone` gives."""
    met = ends_on(debate, issue, tuple(sorted(positions)))
    claims = (number for position in positions for number in spoken(debate, issue, position))
    return array("I", (number for number in claims if number not in met))


def claim_count_on(debate: Debate, issue: str) -> int:
    """How many claims are on an issue."""
    return graph(debate).speaking.count(numbered(debate)[1][issue])
