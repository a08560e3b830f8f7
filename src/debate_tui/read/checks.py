"""Checks of a sound debate for what a careful editor would ask about; each is a pure function.

They are asked of maps that are made here: what is imported is another's, and a mapper's standards are not his.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from debate_tui.model.debate import Claim, Debate, Issue, Kind
from debate_tui.model.diagnostics import Diagnostic, diagnose
from debate_tui.model.graph import KINDS, MEETS, Graph, graph
from debate_tui.read.camps import moved
from debate_tui.read.trouble import Late
from debate_tui.text.scripts import may_have_more, words
from debate_tui.text.wording import listed, shown

MOST_WORDS = 45


def long_quotes(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """Quotes of more than `MOST_WORDS` words."""
    for claim in claims:
        for quote in claim.quotes:
            if may_have_more(quote.text, MOST_WORDS) and (count := words(quote.text)) > MOST_WORDS:
                message = f"a quote of claim {shown(claim.full_id)} has {count} words, more than {MOST_WORDS}"
                yield diagnose(quote.at, "W402", message, "keep what carries the claim, or quote in two pieces")


def rebuttals_within_a_position(debate: Debate, relations: Iterable[int]) -> Iterator[Diagnostic]:
    kinds = graph(debate).kinds
    for number in relations:
        if kinds[number] != _REBUTS:
            continue
        relation = debate.relations[number]
        target = debate.claim[relation.target]
        for origin in (debate.claim[id] for id in relation.origins):
            if origin.position == target.position and origin.held and target.held:
                message = (
                    f"{shown(origin.full_id)} rebuts {shown(target.full_id)}, "
                    f"but both belong to position {shown(origin.position)}"
                )
                hint = (
                    "if one is only reported: voice = { speaker = …, endorsed = false }; if it only limits: qualifies"
                )
                yield diagnose(relation.at, "W401", message, hint)


def for_and_against(debate: Debate, relations: Iterable[int]) -> Iterator[Diagnostic]:
    """Pairs of claims that the map says both rebut and support, concur with or rephrase each other."""
    drawn = graph(debate)
    for number in relations:
        if drawn.kinds[number] not in _AGREES or len(debate.relations[number].origins) != 1:
            continue
        relation = debate.relations[number]
        against = _rebuttal(drawn, relation.origins[0], relation.target)
        if against is not None:
            other = debate.relations[against]
            first, second = shown(relation.origins[0]), shown(relation.target)
            message = f"{first} both {relation.kind} and rebuts {second}"
            if relation.kind is Kind.CONCURS:
                message = f"{first} both concurs with and rebuts {second}"
            yield diagnose(relation.at, "W407", message, f"the rebuttal is at {other.at}")


def _rebuttal(drawn: Graph, one: str, other: str) -> int | None:
    """The last relation (its number) by which one of two claims (full ids) rebuts the other."""
    end, last = drawn.order[other], None
    kinds, of, origins, targets = drawn.kinds, drawn.drawn, drawn.origins, drawn.targets
    for edge in drawn.touching.of(drawn.order[one]):
        if kinds[of[edge]] == _REBUTS and end in (origins[edge], targets[edge]):
            last = of[edge]
    return last


_REBUTS = KINDS.index(Kind.REBUTS)
_AGREES = frozenset(map(KINDS.index, (Kind.SUPPORTS, Kind.CONCURS, Kind.REPHRASES)))


def nothing_in_common(debate: Debate, relations: Iterable[int]) -> Iterator[Late]:
    """Relations between positions that no comparison can show, since their claims share no issue."""
    if debate.origin or any(issue.derived for issue in debate.issues):
        return
    drawn = graph(debate)
    holders, of, starts, on = drawn.holders, drawn.drawn, drawn.on.starts, drawn.on.members
    kinds, origins, targets, edge = drawn.kinds, drawn.origins, drawn.targets, 0
    for number in relations:
        if not MEETS[kinds[number]]:
            continue
        unlike = None
        edge = (
            edge if edge < len(of) and of[edge] == number else bisect_left(of, number)
        )  # mostly behind the one before
        while edge < len(of) and of[edge] == number:
            one, other, edge = origins[edge], targets[edge], edge + 1
            if holders[one] != holders[other]:
                ones, others = on[starts[one] : starts[one + 1]], on[starts[other] : starts[other + 1]]
                if not {*ones}.isdisjoint(others):
                    break
                if not unlike and ones and others:
                    unlike = one, other
        else:
            if unlike:
                yield Late(debate.relations[number].at, "W410", partial(_unshared, debate, *unlike))


def _unshared(debate: Debate, first: int, second: int) -> tuple[str, str]:
    one, other = debate.claims[first], debate.claims[second]
    message = f"{shown(one.full_id)} and {shown(other.full_id)} are related, but share no issue"
    return message, f"give one of them an issue of the other: {listed(one.issues)}; {listed(other.issues)}"


def positions_to_compare(debate: Debate) -> Iterator[Diagnostic]:
    written = [position for position in debate.positions if not position.derived]
    if len(written) < 2:
        count = "one position" if written else "no position"
        hint = "add [[position]] tables: each camp's answer to the question"
        yield diagnose(debate.at, "W408", f"debate {shown(debate.id)} has {count}", hint)


def unused(debate: Debate) -> Iterator[Diagnostic]:
    drawn = graph(debate)
    holding = {source.position for source in debate.sources} | {debate.positions[n].id for n in set(drawn.holders)}
    for position in debate.positions:
        if position.id not in holding and not position.derived:
            message = f"no source and no claim holds position {shown(position.id)}"
            yield diagnose(position.at, "W403", message, "add a source that holds it, or take it out")
    for number, source in enumerate(debate.sources):
        if not (drawn.saying.count(number) or drawn.quoting.count(number) or debate.origin):
            message = f"source {shown(source.id)} makes no claim"
            yield diagnose(source.at, "W405", message, "add its claims, or take it out")


def issues_on_which_few_speak(debate: Debate) -> Iterator[Diagnostic]:
    answering: defaultdict[str, set[str]] = defaultdict(set)
    for stance in debate.stances:
        answering[stance.issue].add(stance.position)
    for number, issue in enumerate(debate.issues):
        if issue.derived or debate.origin:
            continue
        who = answering[issue.id]
        who.update(debate.positions[place].id for place in _speaking(debate, number))
        if not who:
            message = f"no stance and no claim speaks on issue {shown(issue.id)}"
            yield diagnose(issue.at, "W404", message, "add a [[stance]] on it, or take it out")
        elif len(who) == 1:
            message = f"only position {shown(next(iter(who)))} speaks on issue {shown(issue.id)}"
            yield diagnose(issue.at, "W406", message, "positions divide on an issue: who else says something on it?")


def _speaking(debate: Debate, issue: int) -> Counter[int]:
    """By position, how many claims on an issue count as said by it; all by number."""
    drawn = graph(debate)
    return Counter([drawn.holders[claim] for claim in drawn.speaking.of(issue) if not drawn.reported[claim]])


def claims_without_stance(debate: Debate) -> Iterator[Diagnostic]:
    """Positions that make claims on an issue, but have no stance on it, as if they were silent."""
    found: list[list[tuple[Issue, int]]] = [[] for _ in debate.positions]
    for number, issue in enumerate(debate.issues):
        for place, count in _speaking(debate, number).items() if not issue.derived else ():
            found[place].append((issue, count))
    for position, spoken in zip(debate.positions, found, strict=True):
        for issue, count in spoken if not position.derived else ():
            if (position.id, issue.id) not in debate.stance:
                claim = "1 claim" if count == 1 else f"{count} claims"
                message = f"position {shown(position.id)} has {claim} on issue {shown(issue.id)}, but no stance"
                hint = f"add [[stance]] with position = {shown(position.id)}, issue = {shown(issue.id)} and its answer"
                yield diagnose(position.at, "W409", message, hint)


def sides_by_rule(debate: Debate) -> Iterator[Diagnostic]:
    """Claims that no longer stand where the rule that made the map's positions puts them: somebody has changed its relations."""
    for claim, position in moved(debate):
        message = f"{shown(claim.full_id)} stands under a derived position that its relations no longer lead to"
        hint = f"by the rule it is position = {shown(position.id)}; positions without `derived = true` are your own"
        yield diagnose(claim.at, "W411", message, hint)


CHECKS_OF_CLAIMS = (long_quotes,)
"""Checks of claims by themselves."""

CHECKS_OF_RELATIONS: tuple[Callable[[Debate, Iterable[int]], Iterator[Diagnostic] | Iterator[Late]], ...] = (
    rebuttals_within_a_position,
    for_and_against,
    nothing_in_common,
)
"""Checks of some relations, by their numbers, and of the claims that they join."""

CHECKS_OF_THE_WHOLE: tuple[Callable[[Debate], Iterator[Diagnostic]], ...] = (
    positions_to_compare,
    unused,
    issues_on_which_few_speak,
    claims_without_stance,
)
"""Checks of what is missing.

They are not made where part of the map could not be read, nor reported of nodes that a node which was left out belongs
to: what is missing may be there."""

CODES_OF_THE_WHOLE = frozenset(("W403", "W404", "W405", "W406", "W408", "W409"))
"""What these report, and nothing else does."""
