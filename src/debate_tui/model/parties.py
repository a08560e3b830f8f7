"""Parties: what of a list some positions have part in, have between them, or hold."""

from collections.abc import Iterable, Sequence, Set
from itertools import chain

from debate_tui.model.debate import Debate, ends
from debate_tui.model.encounters import OF_MANNER, Gathering
from debate_tui.model.graph import graph, numbered, runs_held


def limited(debate: Debate, of: Gathering, only: Sequence[str]) -> Set[int]:
    """The numbers of what a list has of some positions (ids, at least one): what one has part in; of several what is drawn or
    said between them, or the claims of either."""
    each = [_about(debate, of, position) for position in only]
    if of is Gathering.UNANSWERED:
        return set[int]().union(*each)
    common = each[0].intersection(*each[1:])
    return _between(debate, common, only) if len(only) > 1 and of in OF_MANNER else common


def _about(debate: Debate, of: Gathering, position: str) -> set[int]:
    """The numbers of the relations, claims or conflicts, whichever is listed, in which a position (its id) has part by claims
    that speak for it."""
    number, drawn = numbered(debate)[0][position], graph(debate)
    if of is Gathering.FACTS:
        said = ((at, drawn.order[one.claim]) for at, conflict in enumerate(debate.conflicts) for one in conflict.says)
        return {at for at, claim in said if drawn.holders[claim] == number and not drawn.reported[claim]}
    held = runs_held(debate)[number]
    claims = chain.from_iterable(map(range, held[::2], held[1::2]))
    if of is Gathering.UNANSWERED:
        return {claim for claim in claims if not drawn.reported[claim]}
    if drawn.reports:
        edges = chain.from_iterable(map(drawn.touching.of, (one for one in claims if not drawn.reported[one])))
        return {*map(drawn.drawn.__getitem__, edges)}
    starts, members = drawn.touching.starts, drawn.touching.members
    runs = (members[starts[first] : starts[behind]] for first, behind in zip(held[::2], held[1::2], strict=True))
    return {*map(drawn.drawn.__getitem__, chain.from_iterable(runs))}


def _between(debate: Debate, relations: Iterable[int], pair: Sequence[str]) -> set[int]:
    """Those of some relations (numbers) that are drawn from one of two positions (ids) to the other: that both have part in it
    is not enough where premises of both are linked against a third."""
    drawn, numbers = graph(debate), [numbered(debate)[0][position] for position in pair]

    def held(side: Sequence[str]) -> set[int]:
        return {drawn.holders[at] for at in map(drawn.order.__getitem__, side) if not drawn.reported[at]}

    def joins(relation: int) -> bool:
        one, other = map(held, ends(debate, debate.relations[relation]))
        return any(low in one and high in other for low, high in (numbers, numbers[::-1]))

    return {relation for relation in relations if joins(relation)}
