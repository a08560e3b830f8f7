"""Says which claims oppose, limit or agree with a claim, for every page, export and search.

A claim is *opposed* where another rebuts or undercuts it, *limited* where another qualifies it, and *agreed with* where
another concurs; otherwise it is not met. It is *answered* where it, or a step from it, is opposed or limited: agreement is no
answer. That is one rule for every count (`answered_by_number`). A question, which nobody says, is no claim to answer (`open_to_answers`).
Undercuts and qualifications meet their target only, not the claim that they come from. Claims of the same position can
meet too: an author who reports a claim and rebuts it in the next sentence has answered it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Kind, Relation
from debate_tui.model.derived import derived
from debate_tui.model.graph import KINDS, Graph, graph, in_order


class Manner(StrEnum):
    """How a claim is met, the sharpest first."""

    OPPOSED = "opposed"
    LIMITED = "limited"
    AGREED = "agreed"


MANNERS = {
    Kind.REBUTS: Manner.OPPOSED,
    Kind.UNDERCUTS: Manner.OPPOSED,
    Kind.QUALIFIES: Manner.LIMITED,
    Kind.CONCURS: Manner.AGREED,
}
"""The kinds of relation that make claims meet, and in which manner."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One relation by which a claim is met."""

    by: Claim
    relation: Relation
    issues: tuple[str, ...]
    """The ids of the issues whose comparison shows it: those that both claims are on, in the debate's order.

    Empty where both claims have the same position."""

    @property
    def manner(self) -> Manner:
        return MANNERS[self.relation.kind]


def meetings(debate: Debate, claim: Claim) -> tuple[Meeting, ...]:
    """Every relation by which `claim` is met, in the order of the files; of linked premises, each makes a meeting.

    An undercut of a relation meets that relation's premises, not its conclusion.
    """
    return _meetings(debate, claim.full_id)


@derived(4)  # each issue of a thesis with thousands of answers asks for them
def _meetings(debate: Debate, id: str) -> tuple[Meeting, ...]:
    drawn = graph(debate)
    number = drawn.order.get(id)
    if number is None:
        return ()
    claim = debate.claims[number]
    own = frozenset(claim.issues)  # a thesis may be on an issue with each of its answers
    found = ((debate.claims[other], drawn.drawn[edge]) for edge, _, other in _met_edges(drawn, number))
    return tuple([_meeting(debate, by, own if by.position != claim.position else frozenset(), at) for by, at in found])


def _meeting(debate: Debate, by: Claim, issues: frozenset[str], relation: int) -> Meeting:
    """`issues`: those of the claim that is met, where a comparison could show it."""
    common = {issue for issue in by.issues if issue in issues}
    return Meeting(by, debate.relations[relation], in_order(debate, common))


def met_by(debate: Debate, claim: int) -> Iterator[tuple[Manner, int]]:
    """How the claim with this number is met, and the number of the claim that meets it: `meetings`, in numbers."""
    return met_in(graph(debate), claim)


def met_in(drawn: Graph, claim: int) -> Iterator[tuple[Manner, int]]:
    """`met_by` of a debate with this graph."""
    return ((manner, other) for _, manner, other in _met_edges(drawn, claim))


def _met_edges(drawn: Graph, claim: int) -> Iterator[tuple[int, Manner, int]]:
    """The edges by which the claim with this number is met, how, and the number of the claim that meets it."""
    for edge in drawn.touching.of(claim):
        kind, target = drawn.kinds[drawn.drawn[edge]], drawn.targets[edge]
        other = drawn.origins[edge] if target == claim else target
        if (manner := _MANNERS[kind]) and (target == claim or _SYMMETRIC[kind]) and other != claim:
            yield edge, manner, other


@derived(1)
def answered_by_number(debate: Debate) -> bytes:
    """By number of a claim, 1 where another opposes or limits it or a step from it, else 0."""
    drawn = graph(debate)
    found = bytearray(len(debate.claims))
    for origin, target, relation in zip(drawn.origins, drawn.targets, drawn.drawn, strict=True):
        kind = drawn.kinds[relation]
        if origin != target and _MANNERS[kind] not in (None, Manner.AGREED):
            found[target] = 1
            if _SYMMETRIC[kind]:
                found[origin] = 1
    return bytes(found)


def open_to_answers(debate: Debate) -> Iterator[int]:
    """The numbers of the claims that nobody answers (`answered_by_number`), in their order, without those that nobody says."""
    asked = graph(debate).asked
    return (claim for claim, met in enumerate(answered_by_number(debate)) if not (met or asked[claim]))


_MANNERS = [MANNERS.get(kind) for kind in KINDS]
_SYMMETRIC = [kind.symmetric for kind in KINDS]


def manners(met: Iterable[Meeting]) -> tuple[Manner, ...]:
    """The manners of these meetings, each once, the sharpest first."""
    found = {meeting.manner for meeting in met}
    return tuple(manner for manner in Manner if manner in found)


def answered(met: Iterable[Meeting]) -> bool:
    """Whether any of these meetings opposes or limits the claim."""
    return any(meeting.manner is not Manner.AGREED for meeting in met)
