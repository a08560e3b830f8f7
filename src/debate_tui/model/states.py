"""How many quotes a debate has in each state, and how many that have marks: kept with a compiled debate, since finding out goes through every claim."""

from collections.abc import Iterable, Sequence

from debate_tui.model.debate import Claim, Debate, QuoteState
from debate_tui.model.derived import derived

_STATES = tuple(QuoteState)


@derived(1)
def quoted(debate: Debate) -> Sequence[int]:
    """How many quotes are in each state, in the order of `QuoteState`; behind that, how many have marks."""
    return counted(debate.claims)


def counted(claims: Iterable[Claim]) -> list[int]:
    """`quoted` of some claims."""
    count, marked = dict.fromkeys(_STATES, 0), 0
    for claim in claims:
        for quote in claim.quotes:
            count[quote.state] += 1
            marked += bool(quote.marks)
    return [*count.values(), marked]


def states(debate: Debate) -> frozenset[QuoteState]:
    """The states that quotes of a debate are in."""
    return frozenset(state for state, count in zip(_STATES, quoted(debate), strict=False) if count)


def quote_count(debate: Debate) -> int:
    """How many quotes a debate has."""
    return sum(quoted(debate)[: len(_STATES)])


def marked(debate: Debate) -> int:
    """How many quotes of a debate have marks."""
    return quoted(debate)[-1]
