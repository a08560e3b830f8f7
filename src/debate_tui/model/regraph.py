"""Draws the graph of a debate anew after some of its claims or relations were replaced: what is the same is copied."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from debate_tui.model.debate import Claim, Debate, Relation, Source
from debate_tui.model.graph import (
    Edges,
    Graph,
    Groups,
    Said,
    edges_by,
    listed,
    met,
    numbered,
    quoted_by,
    said_by,
)

T = TypeVar("T")


class Swap(NamedTuple, Generic[T]):
    """Items in the place of those with the numbers from `first` to the one before `last`."""

    first: int
    last: int
    items: Sequence[T]


class Swaps(NamedTuple):
    """What is replaced in a debate, each in the order of the numbers."""

    claims: Sequence[Swap[Claim]]
    relations: Sequence[Swap[Relation]]


def sourced(
    old: Graph, before: Sequence[Source], now: Sequence[Source], went: Iterable[tuple[int, int]]
) -> Graph | None:
    """The graph of a debate that has other sources now; `went`: the claims that go, from a first number to the one behind
    the last. None where one that stays is of a source that is gone, or quotes it."""
    ids = [source.id for source in now]
    if ids == [source.id for source in before]:
        return old
    numbers = {source.id: number for number, source in enumerate(before)}
    lost = [numbers[id] for id in numbers.keys() - ids]
    gone = {number for span in went for number in range(*span)}
    if any(claim not in gone for some in (old.saying, old.quoting) for source in lost for claim in some.of(source)):
        return None
    saying, quoting = (
        listed([some.of(numbers[id]) if id in numbers else () for id in ids]) for some in (old.saying, old.quoting)
    )
    return replace(old, saying=saying, quoting=quoting)


def sided(old: Graph, before: Debate, now: Debate, went: Iterable[tuple[int, int]]) -> Graph | None:
    """The graph of a debate that has other positions or issues now, by their ids; `went`: as for `sourced`. None where a claim
    that stays is of one that is gone."""
    (positions, issues), (new_positions, new_issues) = (
        ([one.id for one in debate.positions], [one.id for one in debate.issues]) for debate in (before, now)
    )
    if (positions, issues) == (new_positions, new_issues):
        return old
    held, on = (
        [after.get(id, -1) for id in ids] for after, ids in zip(numbered(now), (positions, issues), strict=False)
    )
    if -1 in held or -1 in on:
        gone = {number for span in went for number in range(*span)}
        for claim in range(len(old.holders)):
            if claim not in gone and min((held[old.holders[claim]], *map(on.__getitem__, old.on.of(claim)))) < 0:
                return None
    holders = array("I", [max(held[holder], 0) for holder in old.holders])  # those of claims that go are replaced
    members = array("I", [max(on[issue], 0) for issue in old.on.members])
    was_on = numbered(before)[1]
    speaking, across = (
        [groups.of(was_on[issue]) if issue in was_on else () for issue in new_issues]
        for groups in (old.speaking, old.across)
    )
    spoken = listed([sorted(sorted(claims), key=holders.__getitem__) for claims in speaking])
    return replace(old, holders=holders, on=Groups(old.on.starts, members), speaking=spoken, across=listed(across))


def redrawn(old: Graph, swaps: Swaps, bare: Debate, steps: Mapping[str, Relation]) -> Graph | None:
    """The graph after `swaps`: that of `model.graph.graph`, but in a fraction of the time where few are replaced.

    `bare` is the new debate, with or without its claims and relations; `old` must be of its sources (`sourced`), positions
    and issues (`sided`). `steps` are its relations with an id. None where two claims have one id, or a relation that stays has
    lost a claim that it joins.
    """
    before = list(old.order)
    names = replaced(before, swaps.claims, lambda claims: [claim.full_id for claim in claims])
    same = names == before
    order = old.order if same else {id: number for number, id in enumerate(names)}
    if len(order) < len(names):
        return None
    numbers = list(range(len(names))) if same else [order.get(id, -1) for id in before]
    said = _said(old, bare, swaps.claims)
    moved = _edges(old, swaps.relations, None if same else numbers, Ends(order, steps))
    if moved is None:
        return None
    edges = moved.edges
    _, issue, source = numbered(bare)
    new = [(order[claim.full_id], claim) for swap in swaps.claims for claim in swap.items]
    for first, last, _ in swaps.claims:
        numbers[first:last] = [-1] * (last - first)
    quoting = _regrouped(old.quoting, numbers, ((source[id], n) for n, claim in new for id in quoted_by(claim)))
    told = same and all(map(_alike, said[:-1], _said_by(old))) and _same(said.on, old.on)
    if told and all(map(_alike, edges, (old.kinds, old.origins, old.targets, old.drawn))):
        return Graph(order, *said, *edges, old.touching, old.across, old.speaking, old.saying, quoting)
    spoken = ((group, n) for n, claim in new for group in {issue[i] for i in claim.issues})
    touching, across = _meeting(old, swaps.claims, said, moved, names)
    return Graph(
        order,
        *said,
        *edges,
        touching,
        across,
        _regrouped(old.speaking, numbers, spoken, said.holders),
        _regrouped(old.saying, numbers, ((source[claim.source], n) for n, claim in new)),
        quoting,
    )


def replaced(before: Sequence[Any], swaps: Sequence[Swap[T]], new: Callable[[Sequence[T]], Sequence[Any]]) -> list[Any]:
    """What there was `before` of each item, with what is `new` for those that are replaced."""
    after, at = list[Any](), 0
    for first, last, items in swaps:
        after += before[at:first]
        after += new(items)
        at = last
    return after + list(before[at:])


def _regrouped(
    groups: Groups, left: Sequence[int], added: Iterable[tuple[int, int]], under: Sequence[int] = ()
) -> Groups:
    """The groups with their members renumbered, -1 for those that are gone; and with pairs (group, number) added. `under`: what
    members are sorted by first, if not by themselves."""
    lists = [[new for old in groups.of(group) if (new := left[old]) >= 0] for group in range(len(groups))]
    more = defaultdict[int, list[int]](list)
    for group, number in added:
        more[group].append(number)
    for group, numbers in more.items():
        some = lists[group] + numbers
        lists[group] = [n for _, n in sorted([(under[n], n) for n in some])] if under else sorted(some)
    return listed(lists)


# Claims ----------------------------------------------------------------------------------------------------------


def _said_by(old: Graph) -> tuple[Sequence[int], ...]:
    """What a graph has of each claim, in the order of `Said`."""
    return old.holders, old.unshared, old.reported, old.asked


def _said(old: Graph, bare: Debate, swaps: Sequence[Swap[Claim]]) -> Said:
    said, at = Said(array("I"), array("B"), array("B"), array("B"), Groups(array("I", [0]), array("I"))), 0

    def copied(first: int, last: int) -> None:
        for kept, numbers in zip(said[:-1], _said_by(old), strict=True):
            _extend(kept, numbers[first:last])
        _extend_groups(said.on, _some(old.on, first, last))

    for first, last, claims in swaps:
        copied(at, first)
        new = said_by(bare, claims)
        for kept, numbers in zip(said[:-1], new[:-1], strict=True):
            kept.extend(numbers)
        _extend_groups(said.on, new.on)
        at = last
    copied(at, len(old.holders))
    return said


# Relations -------------------------------------------------------------------------------------------------------


class Ends(NamedTuple):
    """What relations lead to."""

    claims: Mapping[str, int]
    """The number of each claim by full id."""
    steps: Mapping[str, Relation]
    """The relations by id."""


class _Moved(NamedTuple):
    """The edges after the swaps."""

    edges: Edges
    left: list[int]
    """By old edge, its new number; -1 where its relation is gone."""
    added: list[int]
    """The edges (new numbers) of the relations that came."""


def _edges(old: Graph, swaps: Sequence[Swap[Relation]], numbers: Sequence[int] | None, ends: Ends) -> _Moved | None:
    """The edges after the swaps; `numbers`: by its old number, the new one of each claim, -1 where it is gone; None where
    all keep theirs."""
    edges, at = Edges(array("B"), array("I"), array("I"), array("I")), 0
    moved = _Moved(edges, [], [])

    def copied(first: int, last: int) -> None:
        begin, end = bisect_left(old.drawn, first), bisect_left(old.drawn, last)
        moved.left.extend(range(len(edges.drawn), len(edges.drawn) + end - begin))
        _extend(edges.drawn, _moved_by(old.drawn[begin:end], len(edges.kinds) - first))
        _extend(edges.kinds, old.kinds[first:last])
        for kept, some in ((edges.origins, old.origins), (edges.targets, old.targets)):
            _extend(kept, array("I", map(numbers.__getitem__, some[begin:end])) if numbers else some[begin:end])

    try:
        for first, last, relations in swaps:
            copied(at, first)
            new = edges_by(relations, ends.claims, ends.steps, len(edges.kinds))
            moved.added.extend(range(len(edges.drawn), len(edges.drawn) + len(new.drawn)))
            moved.left.extend([-1] * (bisect_left(old.drawn, last) - bisect_left(old.drawn, first)))
            for kept, more in zip(edges, new, strict=True):
                kept.extend(more)
            at = last
        copied(at, len(old.kinds))
    except (KeyError, OverflowError):  # a claim that a relation joins is gone
        return None
    return moved


def _meeting(
    old: Graph, swaps: Sequence[Swap[Claim]], said: Said, moved: _Moved, names: Sequence[str]
) -> Sequence[Groups]:
    """`touching` and `across` of the new graph; `names`: its claims, by full id."""
    edges, left = moved.edges, moved.left
    before, fresh, changed = list(old.order), defaultdict[str, list[int]](list), set[str]()
    for edge in moved.added:
        for end in {edges.origins[edge], edges.targets[edge]}:
            fresh[names[end]].append(edge)
    for edge, now in enumerate(left):
        if now < 0:
            changed.update((before[old.origins[edge]], before[old.targets[edge]]))

    def touching(id: str) -> list[int]:
        there = old.touching.of(old.order[id]) if id in old.order else ()
        return sorted([now for edge in there if (now := left[edge]) >= 0] + fresh[id])

    came = [claim.full_id for swap in swaps for claim in swap.items]
    went = [before[number] for first, last, _ in swaps for number in range(first, last)]
    apart = [Swap(old.order[id], old.order[id] + 1, (id,)) for id in changed.union(fresh).difference(came, went)]
    whole = [Swap(first, last, [claim.full_id for claim in claims]) for first, last, claims in swaps]
    groups, at = Groups(array("I", [0]), array("I")), 0
    for first, last, ids in (*sorted([*apart, *whole]), Swap(len(before), len(before), ())):
        kept = _some(old.touching, at, first)
        _extend_groups(groups, Groups(kept.starts, array("I", map(left.__getitem__, kept.members))))
        _extend_groups(groups, listed([touching(id) for id in ids]))
        at = last
    again = {*moved.added, *(edge for id in came for edge in touching(id))}
    for id in went:
        for edge in old.touching.of(old.order[id]):
            left[edge] = -1
    return groups, _regrouped(old.across, left, met(again, said, edges))


# Numbers ---------------------------------------------------------------------------------------------------------


def _some(groups: Groups, first: int, last: int) -> Groups:
    """Some groups that follow each other; they begin where their members begin."""
    starts = groups.starts[first : last + 1]
    return Groups(_moved_by(starts, -starts[0]), groups.members[starts[0] : starts[-1]])


def _extend_groups(groups: Groups, more: Groups) -> None:
    _extend(groups.starts, _moved_by(more.starts[1:], groups.starts[-1]))
    _extend(groups.members, more.members)


def _moved_by(numbers: Sequence[int], by: int) -> Sequence[int]:
    return array("I", [number + by for number in numbers]) if by else numbers


def _extend(numbers: Any, more: Any) -> None:
    """Adds the numbers of an array or a memoryview of the same type to an array."""
    numbers.frombytes(memoryview(more).cast("B"))


def _alike(one: Any, other: Any) -> bool:
    return memoryview(one).tobytes() == memoryview(other).tobytes()


def _same(one: Groups, other: Groups) -> bool:
    return _alike(one.starts, other.starts) and _alike(one.members, other.members)
