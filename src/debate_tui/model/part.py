"""Part: a debate limited to some of its claims, positions and issues, with all that is left between them; itself sound."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from debate_tui.model.citing import cited
from debate_tui.model.debate import Claim, Conflict, Debate, Relation, ends


def part(debate: Debate, claims: Iterable[Claim], positions: Collection[str], issues: Collection[str]) -> Debate:
    """The debate with these claims alone, on these issues (ids), and these positions (ids), in the debate's order.

    Positions and sources of the claims are kept even where they are not among `positions`. A relation is kept with
    all its claims, or not at all; of conflicts, `conflicts_among`.
    """
    kept = {claim.full_id: claim for claim in claims}
    sources = {claim.source for claim in kept.values()}
    sources |= {claim.source_of(quote) for claim in kept.values() for quote in claim.quotes}
    sources |= {id for claim in kept.values() for id in cited(claim) if id in debate.source}
    wanted = {*positions, *(claim.position for claim in kept.values())}
    wanted |= {debate.source[id].position for id in sources}
    return replace(
        debate,
        positions=tuple(p for p in debate.positions if p.id in wanted),
        issues=tuple(i for i in debate.issues if i.id in issues),
        stances=tuple(s for s in debate.stances if s.position in wanted and s.issue in issues),
        sources=tuple(s for s in debate.sources if s.position in positions or s.id in sources),
        claims=tuple(
            replace(claim, issues=tuple(id for id in claim.issues if id in issues))
            for claim in debate.claims
            if claim.full_id in kept
        ),
        relations=_between(debate, kept),
        conflicts=conflicts_among(debate, kept),
    )


def conflicts_among(debate: Debate, claims: Collection[str]) -> tuple[Conflict, ...]:
    """The conflicts of fact among some claims (full ids), with what these say; of a conflict of which only one of several
    claims is left, nothing is."""
    said = ((one, tuple(saying for saying in one.says if saying.claim in claims)) for one in debate.conflicts)
    return tuple(replace(one, says=says) for one, says in said if len(says) >= min(2, len(one.says)))


def compared(debate: Debate, kept: Collection[str]) -> Iterator[Relation]:
    """The relations that comparisons of the claims `kept` (full ids) show, to be counted, not to be told: of linked premises
    those that are kept, and of a step that leads out of them the claims that it starts from, once for any two positions."""
    for relation in debate.relations:
        origins, targets = (tuple(id for id in side if id in kept) for side in ends(debate, relation))
        step = debate.relation.get(relation.target)
        if not origins or not targets:
            continue
        if _whole(debate, kept, relation):
            yield relation
        elif step and _whole(debate, kept, step):
            yield replace(relation, origins=origins)
        else:
            seen: set[frozenset[str]] = set()
            for target in targets:
                pairs = {
                    one: frozenset(debate.claim[end].position for end in (one, target))
                    for one in origins
                    if one != target
                }
                if some := tuple(origin for origin, pair in pairs.items() if pair not in seen):
                    yield replace(relation, origins=some, target=target, id=None if seen else relation.id)
                    seen.update(pairs.values())


def _between(debate: Debate, kept: Collection[str]) -> tuple[Relation, ...]:
    """The relations that have all their ends among the claims `kept`, down a chain of undercuts to its last."""
    return tuple(relation for relation in debate.relations if _whole(debate, kept, relation))


def cut(debate: Debate, kept: Collection[str]) -> int:
    """How many relations have some of their claims among the claims `kept` (full ids), and others not."""
    inside = ([id in kept for id in _involved(debate, relation)] for relation in debate.relations)
    return sum(any(some) and not all(some) for some in inside)


def _whole(debate: Debate, kept: Collection[str], relation: Relation) -> bool:
    return all(id in kept for id in _involved(debate, relation))


def _involved(debate: Debate, relation: Relation) -> Iterator[str]:
    """The claims of a relation: its origins, those of each step that it attacks, down a chain of undercuts, and the last one's target."""
    passed = set()
    step: Relation | None = relation
    while step is not None and id(step) not in passed:
        passed.add(id(step))
        yield from step.origins
        relation, step = step, debate.relation.get(step.target)
    yield relation.target
