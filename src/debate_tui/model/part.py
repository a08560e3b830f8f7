"""Part: a debate limited to some of its claims, positions and issues, with all that is left between them; itself sound."""

from collections.abc import Callable, Collection, Iterable, Iterator
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
    whole = wholly(debate, kept)
    for relation in debate.relations:
        origins, targets = (tuple(id for id in side if id in kept) for side in ends(debate, relation))
        step = debate.relation.get(relation.target)
        if not origins or not targets:
            continue
        if whole(relation):
            yield relation
        elif step and whole(step):
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
    whole = wholly(debate, kept)
    return tuple(relation for relation in debate.relations if whole(relation))


def cut(debate: Debate, kept: Collection[str]) -> int:
    """How many relations have some of their claims among the claims `kept` (full ids), and others not."""
    inside = map(_inside(debate, kept), debate.relations)
    return sum(some and not all for some, all in inside)


def wholly(debate: Debate, kept: Collection[str]) -> Callable[[Relation], bool]:
    """Whether all claims of a relation are among the claims `kept` (full ids): its origins, those of each step that it attacks,
    down a chain of undercuts, and the last one's target."""
    inside = _inside(debate, kept)
    return lambda relation: inside(relation)[1]


def _inside(debate: Debate, kept: Collection[str]) -> Callable[[Relation], tuple[bool, bool]]:
    """Whether any, and whether all claims of a relation are among the claims `kept`. What was found of a step is kept, so that a
    chain of undercuts takes no more time than its length."""
    known: dict[str, tuple[bool, bool]] = {}

    def inside(relation: Relation) -> tuple[bool, bool]:
        chain = [relation]
        while (step := debate.relation.get(chain[-1].target)) and chain[-1].target not in known:
            known[chain[-1].target] = False, True  # until it is known: so that a circle ends
            chain.append(step)
        end = chain[-1].target
        found = known[end] if step else (end in kept, end in kept)
        for one in reversed(chain):
            own = [id in kept for id in one.origins]
            found = found[0] or any(own), found[1] and all(own)
            if one.id is not None:
                known[one.id] = found
        return found

    return inside
