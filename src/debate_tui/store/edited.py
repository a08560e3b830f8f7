"""Compiles a debate anew after a few of its files were edited: what was compiled of the others is copied, not read again.

The outcome is what reading all of it gives, or None, where that isn't certain.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from debate_tui.model.debate import Debate, Kind, Relation
from debate_tui.model.derived import seed
from debate_tui.model.diagnostics import Diagnostic, worst_first
from debate_tui.model.graph import Graph, graph
from debate_tui.model.regraph import Swap, Swaps, redrawn, replaced, sided, sourced
from debate_tui.model.states import counted, quoted
from debate_tui.read.again import may_be_read_again, read_again
from debate_tui.read.checks import CHECKS_OF_RELATIONS, CHECKS_OF_THE_WHOLE, CODES_OF_THE_WHOLE
from debate_tui.read.cycles import Step, circles
from debate_tui.read.trouble import MOST_ALIKE, Trouble
from debate_tui.store.compiled import LISTS, Reading, claim_runs, furnished, relation_runs
from debate_tui.store.rows import Rows, joined, rows_of


def edited(before: Reading, files: Mapping[str, Path | None], changed: Collection[str]) -> Reading | None:
    """The reading of a debate in these files, by the names that locations have, in their order; `changed` are other than
    `before`, when it was compiled, or new, or gone: these are None."""
    old, diagnostics = before
    if old is None or not may_be_read_again(old, diagnostics):
        return None
    names, rows = list(files), rows_of(old)
    gone = [name for name in names if name in changed]
    spans = {kind: _spans(some, names, gone) for kind, some in rows.items()}
    were = [old.relations[number] for first, last in spans["relations"] for number in range(first, last)]
    again = read_again(old, were, files, gone)
    if again is None:
        return None
    swaps = Swaps(_swaps(gone, spans["claims"], again.claims), _swaps(gone, spans["relations"], again.relations))
    was = sourced(graph(old), old.sources, again.bare.sources, spans["claims"])
    was = was and sided(was, old, again.bare, spans["claims"])
    drawn = redrawn(was, swaps, again.bare, again.steps) if was else None
    if drawn is None or (_supports(were) != _supports(_all(again.relations)) and _goes_round(drawn)):
        return None
    runs = {
        "claims": dict(chain(rows["claims"].runs(), claim_runs(_all(again.claims)))),
        "relations": dict(chain(rows["relations"].runs(), relation_runs(_all(again.relations)))),
    }
    for kind, now in (("claims", again.claims), ("relations", again.relations)):
        for name in set(gone) - set(now):
            runs[kind].pop(name, None)
    packed = {kind: joined((name, some[name]) for name in names if name in some) for kind, some in runs.items()}
    new = furnished(again.bare, packed, _named(old, swaps), drawn)
    if drawn.across is graph(old).across:  # nobody meets anybody else, or otherwise
        for listed, args in LISTS.values():
            seed(new, listed, listed(old, *args), *args)
    left = counted(old.claims[number] for first, last in spans["claims"] for number in range(first, last))
    every = zip(quoted(old), left, counted(_all(again.claims)), strict=True)
    seed(new, quoted, [before - less + more for before, less, more in every])
    found = _diagnostics(before, new, swaps, again.trouble, gone)
    return None if found is None else (new, found)


def _all(by_file: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    return chain.from_iterable(by_file.values())


def _spans(rows: Rows, names: Sequence[str], gone: Sequence[str]) -> list[tuple[int, int]]:
    """Of each file that is gone, the numbers of its rows: the first, and the one behind the last."""
    order = {name: number for number, name in enumerate(names)}
    there = dict(zip(rows.files, pairwise(rows.starts), strict=True))

    def behind(name: str) -> int:
        return next((there[file][0] for file in rows.files if order[file] > order[name]), len(rows))

    return [there.get(name) or (behind(name), behind(name)) for name in gone]


def _swaps(gone: Sequence[str], spans: Sequence[tuple[int, int]], now: Mapping[str, Sequence[Any]]) -> list[Swap[Any]]:
    return [Swap(*span, now.get(name, ())) for name, span in zip(gone, spans, strict=True)]


def _named(old: Debate, swaps: Swaps) -> dict[str, int]:
    """The numbers of the relations with an id."""
    there: Mapping[str, int] = old.relations.order  # type: ignore[attr-defined]  # it was compiled
    if not there and not any(one.id for swap in swaps.relations for one in swap.items):
        return {}  # as in most maps
    names: list[str | None] = [None] * len(old.relations)
    for id, number in there.items():
        names[number] = id
    after = replaced(names, swaps.relations, lambda relations: [one.id for one in relations])
    return {id: number for number, id in enumerate(after) if id}


def _supports(relations: Iterable[Relation]) -> list[tuple[Any, ...]]:
    return [(one.origins, one.target) for one in relations if one.kind is Kind.SUPPORTS]


def _goes_round(drawn: Graph) -> bool:
    """Whether claims support each other in a circle."""
    ids = list(drawn.order)
    steps = [
        Step((ids[drawn.origins[edge]],), ids[drawn.targets[edge]])
        for edge in range(len(drawn.drawn))
        if drawn.kind(edge) is Kind.SUPPORTS
    ]
    return next(circles(steps), None) is not None


# Diagnostics -----------------------------------------------------------------------------------------------------


def _diagnostics(
    before: Reading, new: Debate, swaps: Swaps, trouble: Trouble, gone: Collection[str]
) -> tuple[Diagnostic, ...] | None:
    """The diagnostics of the new debate; `trouble` has what is wrong in the files that were read again."""
    old, known = before
    assert old
    kept = [one for one in known if one.at.file not in gone and one.code not in CODES_OF_THE_WHOLE]
    numbers = _Numbers(swaps.relations)
    others = sorted(set(_concerned(old, new, swaps)).difference(numbers.gone))
    was, now = _told(old, others), _told(new, [numbers.now(number) for number in others])
    if was != now:
        # Without the hint, which may name a place in a file that is gone, and has no name of this folder any more.
        unsaid = {(one.at, one.code, one.message) for one in was}
        kept = [one for one in kept if (one.at, one.code, one.message) not in unsaid] + now
        counts = Counter((one.at.file, one.code) for one in kept)
        places = {(one.at.file, one.code) for one in (*was, *now)}
        if any(counts[place] > MOST_ALIKE for place in places):  # not all were listed, or should be
            return None
    for of_relations in CHECKS_OF_RELATIONS:
        trouble.take(of_relations(new, numbers.new))
    for check in CHECKS_OF_THE_WHOLE:
        trouble.take(check(new))
    return worst_first((*kept, *trouble.all()))


def _told(debate: Debate, relations: Sequence[int]) -> list[Diagnostic]:
    """What is said of these relations."""
    trouble = Trouble()
    for check in CHECKS_OF_RELATIONS:
        trouble.take(check(debate, relations))
    return trouble.found


class _Numbers:
    """The numbers of relations before and after some are replaced."""

    def __init__(self, swaps: Sequence[Swap[Relation]]) -> None:
        self._swaps = swaps
        self.gone = {number for first, last, _ in swaps for number in range(first, last)}
        self.new, more = list[int](), 0
        for first, last, items in swaps:
            self.new += range(first + more, first + more + len(items))
            more += len(items) - (last - first)

    def now(self, number: int) -> int:
        """The number of a relation that stays."""
        return number + sum(len(items) - (last - first) for first, last, items in self._swaps if last <= number)


def _concerned(before: Debate, now: Debate, swaps: Swaps) -> Iterator[int]:
    """The relations (old numbers) of which something else may be said now: those of claims that have changed sides or
    issues, and those of claims one of which rebuts the other in a file that was read again."""
    old, after = graph(before), graph(now).order
    ids = list(old.order)
    for number in chain.from_iterable(range(first, last) for first, last, _ in swaps.claims):
        there = after.get(ids[number])
        if there is None or _facts(before, number) != _facts(now, there):
            yield from (old.drawn[edge] for edge in old.touching.of(number))
    for one, other in _rebutting(old, swaps.relations):
        if one is not None and other is not None:
            edges = old.touching.of(one)
            yield from (old.drawn[edge] for edge in edges if other in (old.origins[edge], old.targets[edge]))


def _facts(debate: Debate, claim: int) -> tuple[Any, ...]:
    drawn = graph(debate)
    on = [debate.issues[issue].id for issue in drawn.on.of(claim)]
    return debate.positions[drawn.holders[claim]].id, drawn.unshared[claim], on


def _rebutting(old: Graph, swaps: Sequence[Swap[Relation]]) -> Iterator[tuple[int | None, int | None]]:
    """The claims (old numbers) one of which rebuts the other by a relation that is gone or new."""
    for first, last, relations in swaps:
        for edge in range(bisect_left(old.drawn, first), bisect_left(old.drawn, last)):
            if old.kind(edge) is Kind.REBUTS:
                yield old.origins[edge], old.targets[edge]
        for relation in relations:
            if relation.kind is Kind.REBUTS:
                yield from ((old.order.get(origin), old.order.get(relation.target)) for origin in relation.origins)
