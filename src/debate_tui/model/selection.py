"""Chooses claims, sources and positions of a debate by positions and issues, in numbers: nothing is made that nobody looks at."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from debate_tui.model.debate import Debate, Source
from debate_tui.model.derived import derived
from debate_tui.model.graph import graph, numbered


def claim_numbers(debate: Debate, positions: Collection[str], issues: Collection[str]) -> Sequence[int]:
    """The numbers of the claims that `positions` make, on any of `issues` or, where these are none, on any or none; in
    the order of the files. Both are ids."""
    holders, (numbers, _, _) = graph(debate).holders, numbered(debate)
    wanted = {numbers[id] for id in positions if id in numbers}
    if issues:
        speaking, on = graph(debate).speaking, numbered(debate)[1]
        some = {claim for issue in issues if issue in on for claim in speaking.of(on[issue])}
        return sorted([claim for claim in some if holders[claim] in wanted])
    if len(wanted) == len(debate.positions):
        return range(len(debate.claims))
    return [number for number, holder in enumerate(holders) if holder in wanted]


def sources_behind(debate: Debate, positions: Collection[str], claims: Sequence[int]) -> tuple[Source, ...]:
    """The sources of `positions`, and all others that one of `claims` (numbers) comes from, quotes or cites."""
    from debate_tui.model.citing import cited  # late: at the start nothing is selected

    cites = {id for claim in claims for id in cited(debate.claims[claim])}
    drawn, (_, _, numbers) = graph(debate), numbered(debate)
    inside = claims if isinstance(claims, range) else frozenset(claims)

    def behind(source: Source) -> bool:
        number = numbers[source.id]
        return any(claim in inside for group in (drawn.saying, drawn.quoting) for claim in group.of(number))

    return tuple(
        source for source in debate.sources if source.position in positions or source.id in cites or behind(source)
    )


def sources_speaking(debate: Debate, position: str) -> Sequence[Source]:
    """The sources with a claim that a position (an id) holds, in the order of the files."""
    return _by_holder(debate).get(numbered(debate)[0].get(position, -1), ())


@derived(1)
def _by_holder(debate: Debate) -> Mapping[int, Sequence[Source]]:
    """By position (its number), the sources with a claim that it holds."""
    drawn, found = graph(debate), dict[int, list[Source]]()
    for at, source in enumerate(debate.sources):
        for holder in {drawn.holders[claim] for claim in drawn.saying.of(at)}:
            found.setdefault(holder, []).append(source)
    return found


def holders_of(debate: Debate, source: Source) -> Sequence[str]:
    """The ids of the positions that claims of a source hold, first its own, if it has one, whether it has claims there or not."""
    drawn, (_, _, sources) = graph(debate), numbered(debate)
    held = {drawn.holders[claim] for claim in drawn.saying.of(sources[source.id])}
    found = (debate.positions[number].id for number in sorted(held))
    return [*filter(None, (source.position,)), *(id for id in found if id != source.position)]


def sources_held(debate: Debate, position: str) -> Sequence[Source]:
    """The sources of a position (an id), in the order of the files."""
    return _by_position(debate).get(position, ())


@derived(1)
def _by_position(debate: Debate) -> Mapping[str, Sequence[Source]]:
    found: dict[str, list[Source]] = {}
    for source in debate.sources:
        found.setdefault(source.position, []).append(source)
    return found


_SILENT = 12
"""Positions at most that are silent on an issue and told of there one by one."""


def told_on(debate: Debate, issue: str, among: tuple[str, ...] = ()) -> Sequence[str]:
    """The positions that are told of on an issue (an id), one by one; ids. Of many that have neither a claim nor an answer there,
    none is. `among`: the positions in question, in their order; all where empty."""
    positions, issues, _ = numbered(debate)
    speaking = map(graph(debate).holders.__getitem__, graph(debate).speaking.of(issues[issue]))
    answering = map(positions.__getitem__, _answering(debate).get(issue, ()))
    heard = [debate.positions[number].id for number in sorted({*speaking, *answering})]
    if among:
        places = _places(debate, among)
        heard = sorted((id for id in heard if id in places), key=places.__getitem__)
    if len(among or debate.positions) - len(heard) > _SILENT:
        return heard
    return among or [position.id for position in debate.positions]


@derived(2)
def _places(_: Debate, among: tuple[str, ...]) -> Mapping[str, int]:
    """By position (an id), its place among some."""
    return {id: place for place, id in enumerate(among)}


@derived(1)
def _answering(debate: Debate) -> Mapping[str, Sequence[str]]:
    """By issue, the positions with an answer there; ids."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for stance in debate.stances:
        found[stance.issue].append(stance.position)
    return found


def first_issue(debate: Debate, position: str) -> str:
    """The first issue on which a position (an id) has a claim, an id; "" where it has none."""
    return _first_issues(debate).get(position, "")


@derived(1)
def _first_issues(debate: Debate) -> Mapping[str, str]:
    drawn, found = graph(debate), dict[int, str]()
    for number, issue in enumerate(debate.issues):
        for holder in map(drawn.holders.__getitem__, drawn.speaking.of(number)):
            found.setdefault(holder, issue.id)
    return {debate.positions[holder].id: issue for holder, issue in found.items()}
