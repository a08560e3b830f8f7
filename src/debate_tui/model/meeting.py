"""Meeting: who opposes, limits or agrees with a claim, and under which issues that can be seen. Every page, export and search asks here.

A claim is *opposed* where another rebuts or undercuts it, *limited* where another qualifies it, *agreed with* where another concurs;
else nobody meets it. It is *answered* where it is opposed or limited: agreement is no answer. Who undercuts or qualifies a claim is not
met by that. Claims of the same position meet, too: who reports a claim and rebuts it in the next sentence has answered it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from debate_tui.model.debate import Claim, Debate, Kind, Relation
from debate_tui.model.pairing import edges_of


class Manner(StrEnum):
    """How a claim is met, the sharpest first."""

    OPPOSED = "opposed"
    LIMITED = "limited"
    AGREED = "agreed"


_MANNERS = {
    Kind.REBUTS: Manner.OPPOSED,
    Kind.UNDERCUTS: Manner.OPPOSED,
    Kind.QUALIFIES: Manner.LIMITED,
    Kind.CONCURS: Manner.AGREED,
}
"""The kinds that make claims meet."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One relation by which a claim is met."""

    by: Claim
    relation: Relation
    issues: tuple[str, ...]
    """Where a comparison shows it: the issues that both claims are on, as the debate orders them; none within one position."""

    @property
    def manner(self) -> Manner:
        return _MANNERS[self.relation.kind]


def meetings(debate: Debate, claim: Claim) -> tuple[Meeting, ...]:
    """Every relation by which `claim` is met, in the order of the files; linked premises meet it each.

    An undercut of a step meets the premises whose step it is, not the conclusion.
    """
    found = []
    for edge in edges_of(debate, claim):
        inward = edge.target.full_id == claim.full_id
        other = edge.origin if inward else edge.target
        kind = edge.relation.kind
        if kind.meets and (inward or kind.symmetric) and other.full_id != claim.full_id:
            issues = edge.across
            found.append(
                Meeting(other, edge.relation, tuple(id for id in debate.issue if id in issues) if issues else ())
            )
    return tuple(found)


def manners(met: Iterable[Meeting]) -> tuple[Manner, ...]:
    """In which manners a claim is met by these, the sharpest first."""
    found = {meeting.manner for meeting in met}
    return tuple(manner for manner in Manner if manner in found)


def answered(met: Iterable[Meeting]) -> bool:
    """Whether any of these opposes or limits the claim."""
    return any(meeting.manner is not Manner.AGREED for meeting in met)
