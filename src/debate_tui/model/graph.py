"""The graph of a debate: who meets whom, and who says how much on what, in numbers, made once in linear time.

Claims, relations, positions, issues and sources are numbered in the order of the files, from 0. Numbers take a tenth of
the memory of the objects and lie in a compiled debate as they are (`store.compiled`), so that of a large debate only
those claims are made that somebody looks at.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, ends
from debate_tui.model.derived import derived

KINDS = tuple(Kind)
"""The kinds of relation by number."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbers in groups that are numbered themselves; each group keeps its order."""

    starts: Sequence[int]
    """By group, where it begins in `members`; and where the last one ends."""
    members: Sequence[int]

    def of(self, group: int) -> Sequence[int]:
        return self.members[self.starts[group] : self.starts[group + 1]]

    def count(self, group: int) -> int:
        return self.starts[group + 1] - self.starts[group]


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """The numbers in `count` groups, of pairs (group, number)."""
    lists: list[list[int]] = [[] for _ in range(count)]
    for group, number in pairs:
        lists[group].append(number)
    return Groups(
        array("I", accumulate(map(len, lists), initial=0)), array("I", chain.from_iterable(lists))
    )  # a number is below the 100 million nodes of the largest file that is read


@dataclass(frozen=True, slots=True)
class Graph:
    """The numbers of a debate. An *edge* joins two claims: an origin of a relation, and the claim that it ends at; for
    an undercut of a relation, one of that relation's origins. Edges are in the order of the files."""

    order: Mapping[str, int]
    """The number of a claim by full id."""
    holders: Sequence[int]
    """By claim, its position."""
    reported: Sequence[int]
    """By claim, 1 where it does not speak for its position (`speaks_for_its_position`), else 0."""
    kinds: Sequence[int]
    """By relation, its kind, as a number of `KINDS`."""
    origins: Sequence[int]
    """By edge, the claim that it comes from."""
    targets: Sequence[int]
    """By edge, the claim that it ends at."""
    drawn: Sequence[int]
    """By edge, its relation."""
    touching: Groups
    """By claim, its edges, from relations of every kind; each of several linked premises has an edge of its own."""
    across: Groups
    """By issue, the edges by which claims on that issue meet across positions."""
    speaking: Groups
    """By position × issues + issue, the claims that a position makes on an issue: see `speakers`."""
    saying: Groups
    """By source, its claims."""
    quoting: Groups
    """By source, the claims with a quote from its text, whosever claims they are."""

    def kind(self, edge: int) -> Kind:
        return KINDS[self.kinds[self.drawn[edge]]]


def speaks_for_its_position(debate: Debate, claim: Claim) -> bool:
    """Whether the claim counts as said by its position.

    A claim that its author reports and doesn't share counts for nobody, unless the map gives it a position of its own.
    """
    return claim.held or claim.position != debate.source[claim.source].position


@derived(1)
def graph(debate: Debate) -> Graph:
    """The graph of a debate. A compiled one has it from the start."""
    numbers = _Numbers(debate)
    claims, count, relations = debate.claims, len(debate.issues), debate.relations
    holders = array("I", (numbers.position[claim.position] for claim in claims))
    reported = array("B", (not speaks_for_its_position(debate, claim) for claim in claims))
    kinds = array("B", (_KIND[relation.kind] for relation in relations))
    origins, targets, drawn = array("I"), array("I"), array("I")
    order = {claim.full_id: number for number, claim in enumerate(claims)}
    for number, relation in enumerate(relations):
        sources, aims = ends(debate, relation)
        for origin in sources:
            for target in aims:
                origins.append(order[origin])
                targets.append(order[target])
                drawn.append(number)
    issues = [tuple(numbers.issue[id] for id in claim.issues) for claim in claims]

    def touching() -> Iterator[tuple[int, int]]:
        for edge, (origin, target) in enumerate(zip(origins, targets, strict=True)):
            yield origin, edge
            if target != origin:
                yield target, edge

    def across() -> Iterator[tuple[int, int]]:
        for edge, (origin, target) in enumerate(zip(origins, targets, strict=True)):
            if holders[origin] != holders[target] and MEETS[kinds[drawn[edge]]]:
                for issue in set(issues[origin]).intersection(issues[target]):
                    yield issue, edge

    spoken = (
        (holders[number] * count + issue, number) for number, on in enumerate(issues) for issue in dict.fromkeys(on)
    )
    quoted = (
        (numbers.source[source], number)
        for number, claim in enumerate(claims)
        for source in dict.fromkeys(map(claim.source_of, claim.quotes))
    )
    return Graph(
        order,
        holders,
        reported,
        kinds,
        origins,
        targets,
        drawn,
        groups(len(claims), touching()),
        groups(count, across()),
        groups(len(debate.positions) * count, spoken),
        groups(len(debate.sources), ((numbers.source[claim.source], n) for n, claim in enumerate(claims))),
        groups(len(debate.sources), quoted),
    )


_KIND = {kind: number for number, kind in enumerate(KINDS)}
MEETS = [kind.meets for kind in KINDS]
SYMMETRIC = [kind.symmetric for kind in KINDS]
"""By the number of a kind, what the kind says of itself: many relations are asked at once."""


class _Numbers:
    """The numbers of the nodes that claims refer to, by id."""

    def __init__(self, debate: Debate) -> None:
        self.position = {one.id: number for number, one in enumerate(debate.positions)}
        self.issue = {one.id: number for number, one in enumerate(debate.issues)}
        self.source = {one.id: number for number, one in enumerate(debate.sources)}


def in_order(debate: Debate, issues: Collection[str]) -> tuple[str, ...]:
    """These issues (ids), each once, in the order of the files."""
    if len(issues) < 2:
        return tuple(issues)
    return tuple(sorted(set(issues), key=numbered(debate)[1].__getitem__))


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


@derived(1)
def numbered(debate: Debate) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """The numbers of the positions, issues and sources by id."""
    numbers = _Numbers(debate)
    return numbers.position, numbers.issue, numbers.source
