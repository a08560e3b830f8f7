"""The graph of a debate: who meets whom, and who says how much on what, in numbers, made once in linear time.

Claims, relations, positions, issues and sources are numbered in the order of the files, from 0. Numbers take a tenth of
the memory of the objects and lie in a compiled debate as they are (`store.compiled`), so that of a large debate only
those claims are made that somebody looks at.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, groupby, product
from typing import NamedTuple

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, Relation, Voice
from debate_tui.model.derived import derived
from debate_tui.model.lazy import by_id, numbers
from debate_tui.text.patterns import pattern

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

    def __len__(self) -> int:
        return len(self.starts) - 1

    def count(self, group: int) -> int:
        return self.starts[group + 1] - self.starts[group]


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """The numbers in `count` groups, of pairs (group, number)."""
    lists: list[list[int]] = [[] for _ in range(count)]
    for group, number in pairs:
        lists[group].append(number)
    return listed(lists)


def listed(lists: Sequence[Sequence[int]]) -> Groups:
    """Groups of these numbers."""
    starts = accumulate(map(len, lists), initial=0)  # below the 100 million nodes of the largest file
    return Groups(array("I", starts), array("I", chain.from_iterable(lists)))


@dataclass(frozen=True, slots=True)
class Graph:
    """The numbers of a debate. An *edge* joins two claims: an origin of a relation, and the claim that it ends at; for
    an undercut of a relation, one of that relation's origins (with very many on both sides, each is in one edge). Edges are in the order of the files."""

    order: Mapping[str, int]
    """The number of a claim by full id."""
    holders: Sequence[int]
    """By claim, its position."""
    unshared: Sequence[int]
    """By claim, 1 where its author reports it and does not share it (`Claim.held`), else 0."""
    reported: Sequence[int]
    """By claim, 1 where it does not speak for its position (`speaks_for_its_position`), else 0."""
    asked: Sequence[int]
    """By claim, 1 where nobody says it (`is_nobody`), else 0: a question is no claim that could be left unanswered."""
    on: Groups
    """By claim, its issues, in the order in which it names them."""
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
    """By issue, its claims: those of one position after those of another, each in the order of the files."""
    saying: Groups
    """By source, its claims."""
    quoting: Groups
    """By source, the claims with a quote from its text, whosever claims they are."""

    def kind(self, edge: int) -> Kind:
        return KINDS[self.kinds[self.drawn[edge]]]

    @property
    def reports(self) -> bool:
        """Whether any claim does not speak for its position: most debates have none, and need no look at each."""
        return 1 in bytes(self.reported)

    def own(self, edges: Sequence[int]) -> Iterable[int]:
        """Of some edges, those at both ends of which a claim speaks for its position: what positions do to each other."""
        if len(edges) > len(self.reported) // 8 and not self.reports:  # else looking at all claims would take longer
            return edges
        reported, origins, targets = self.reported, self.origins, self.targets
        return (edge for edge in edges if not (reported[origins[edge]] or reported[targets[edge]]))


def mutual(relation: Relation) -> bool:
    """Whether a relation holds in both directions: not where premises are linked, since none of them acts by itself."""
    return relation.kind.symmetric and len(relation.origins) == 1


NOBODY = "nobody ("
"""How the speaker of a claim begins that nobody says, but somebody asks about or disagrees with; what they do stands behind."""
QUESTION = f"{NOBODY}a question)"
"""The speaker of a claim that is a question, whoever asks it."""
OTHER_DISCUSSION = f"{NOBODY}another discussion)"
"""The speaker of a claim that only names another discussion, in which whatever is said of it is said."""


_ON_WHOSE_WORD = pattern(r" \(as [^()]+ says?\)")


def spoken_by(speaker: str) -> str:
    """The names in a speaker, without on whose word alone they are known to speak: “Ben Okafor (as Ada Mason says)”."""
    return _ON_WHOSE_WORD.sub("", speaker) if " (as " in speaker else speaker


def is_nobody(voice: Voice | None) -> bool:
    """Whether a voice says that nobody says the claim: “nobody (Pure Questioning by Ada Mason)”, “nobody (a question)”."""
    return voice is not None and voice.speaker.startswith(NOBODY)


def speaks_for_its_position(debate: Debate, claim: Claim) -> bool:
    """Whether the claim counts as said by its position.

    A claim that its author reports and doesn't share counts for nobody, unless the map gives it a position of its own.
    """
    return claim.held or claim.position != debate.source[claim.source].position


@derived(1)
def graph(debate: Debate) -> Graph:
    """The graph of a debate. A compiled one has it from the start."""
    claims, source = tuple(debate.claims), numbered(debate)[2]
    order = numbers(debate.claims) or {claim.full_id: number for number, claim in enumerate(claims)}
    said, edges = said_by(debate, claims), edges_by(debate.relations, order, debate.relation)
    speaking, saying, quoting = (
        [list[int]() for _ in range(len(some))] for some in (debate.issues, debate.sources, debate.sources)
    )
    for number, claim in enumerate(claims):
        for issue in dict.fromkeys(said.on.of(number)):
            speaking[issue].append(number)
        saying[source[claim.source]].append(number)
        for id in quoted_by(claim):
            quoting[source[id]].append(number)
    for some in speaking:
        some.sort(key=said.holders.__getitem__)
    return Graph(
        order,
        *said,
        *edges,
        touching(len(claims), edges),
        across(len(speaking), said, edges),
        *map(listed, (speaking, saying, quoting)),
    )


def quoted_by(claim: Claim) -> Collection[str]:
    """The ids of the sources that a claim quotes, each once."""
    return {quote.source or claim.source for quote in claim.quotes}  # as `Claim.source_of` says, without its calls


class Said(NamedTuple):
    """What a graph knows of claims by themselves: see `Graph`."""

    holders: "array[int]"
    unshared: "array[int]"
    reported: "array[int]"
    asked: "array[int]"
    on: Groups


class Edges(NamedTuple):
    """The relations of a graph: see there."""

    kinds: "array[int]"
    origins: "array[int]"
    targets: "array[int]"
    drawn: "array[int]"


def said_by(debate: Debate, claims: Iterable[Claim]) -> Said:
    """What the graph of `debate` knows of some of its claims."""
    position, issue, _ = numbered(debate)
    some, source = tuple(claims), debate.source
    unshared = array("B", [not claim.held for claim in some])
    # As `speaks_for_its_position` says, but without a call for each.
    pairs = zip(unshared, some, strict=True)
    reported = array("B", [alone and claim.position == source[claim.source].position for alone, claim in pairs])
    starts = array("I", accumulate([len(claim.issues) for claim in some], initial=0))
    on = Groups(starts, array("I", [issue[id] for claim in some for id in claim.issues]))
    asked = array("B", [is_nobody(claim.voice) for claim in some])
    return Said(array("I", [position[claim.position] for claim in some]), unshared, reported, asked, on)


def edges_by(
    relations: Sequence[Relation], order: Mapping[str, int], steps: Mapping[str, Relation], first: int = 0
) -> Edges:
    """The edges of some relations, the first of which has the number `first`; `order` are the numbers of the claims by
    full id, `steps` the relations by id."""
    kinds, origins, targets, drawn = bytearray(), array("I"), array("I"), array("I")
    for number, relation in enumerate(relations, first):  # of very many, each is made here
        kinds.append(_KIND[relation.kind])
        ends = step.origins if steps and (step := steps.get(relation.target)) else (relation.target,)
        for origin, target in _paired(relation.origins, ends):
            origins.append(order[origin])
            targets.append(order[target])
            drawn.append(number)
    return Edges(array("B", kinds), origins, targets, drawn)


def _paired(origins: Sequence[str], ends: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each claim of one side with each of the other; of very many, each with one."""
    if len(origins) * len(ends) <= _PAIRS:
        return product(origins, ends)
    return [(origins[at % len(origins)], ends[at % len(ends)]) for at in range(max(len(origins), len(ends)))]


_PAIRS = 4096  # edges at most of an undercut by linked premises of a step from linked premises


def touching(claims: int, edges: Edges) -> Groups:
    """By claim, the edges that touch it."""
    lists: list[list[int]] = [[] for _ in range(claims)]
    for edge, (origin, target) in enumerate(zip(edges.origins, edges.targets, strict=True)):
        lists[origin].append(edge)
        if target != origin:
            lists[target].append(edge)
    return listed(lists)


def across(issues: int, said: Said, edges: Edges) -> Groups:
    """By issue, the edges by which claims on it meet across positions."""
    holders, meets = said.holders, [MEETS[kind] for kind in edges.kinds]
    ends = zip(edges.origins, edges.targets, edges.drawn, strict=True)
    some = [edge for edge, (one, two, drawn) in enumerate(ends) if holders[one] != holders[two] and meets[drawn]]
    return groups(issues, met(some, said, edges))


def met(some: Iterable[int], said: Said, edges: Edges) -> Iterator[tuple[int, int]]:
    """Of some edges, those by which claims meet across positions, each with every issue that both are on."""
    holders, starts, members = said.holders, said.on.starts, said.on.members
    kinds, origins, targets, drawn = edges
    sets: dict[int, Collection[int]] = {}
    for edge in some:
        few, many = origins[edge], targets[edge]
        if holders[few] != holders[many] and MEETS[kinds[drawn[edge]]]:
            if starts[few + 1] - starts[few] > starts[many + 1] - starts[many]:
                few, many = many, few
            if not (others := sets.get(many, ())):
                others = members[starts[many] : starts[many + 1]]
                if len(others) > 8:  # a thesis may be on an issue with each of its answers
                    others = sets[many] = frozenset(others)
            for issue in dict.fromkeys(members[starts[few] : starts[few + 1]]):
                if issue in others:
                    yield issue, edge


_KIND = {kind: number for number, kind in enumerate(KINDS)}
MEETS = [kind.meets for kind in KINDS]
SYMMETRIC = [kind.symmetric for kind in KINDS]
"""By the number of a kind, what the kind says of itself: many relations are asked at once."""


def in_order(debate: Debate, issues: Collection[str]) -> tuple[str, ...]:
    """These issues (ids), each once, in the order of the files."""
    if len(issues) < 2:
        return tuple(issues)
    return tuple(sorted(set(issues), key=numbered(debate)[1].__getitem__))


@derived(1)
def numbered(debate: Debate) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """The numbers of the positions, issues and sources by id."""
    each = debate.positions, debate.issues, debate.sources
    positions, issues, sources = (numbers(some) or {id: at for at, id in enumerate(by_id(some))} for some in each)
    return positions, issues, sources


@derived(1)
def runs_held(debate: Debate) -> Sequence[Sequence[int]]:
    """By position, its claims as runs of numbers, since those of a source stand behind each other: the first of each, and
    the one behind the last."""
    found = [array("I") for _ in debate.positions]
    at = 0
    for holder, its in groupby(graph(debate).holders):
        first, at = at, at + len([*its])
        found[holder].extend((first, at))
    return found
