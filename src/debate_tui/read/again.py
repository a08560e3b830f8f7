"""Reads the files of a map that were edited, into the debate that was read before: the others are not parsed again.

What it returns is what reading all files gives. Where what was read of another file might be another now, or might be
reported otherwise, it returns None, and the whole has to be read.
"""

from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol, TypeVar

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Claim, Debate, Location, Relation
from debate_tui.model.diagnostics import Diagnostic, Severity
from debate_tui.model.graph import graph
from debate_tui.read.alike import told_apart
from debate_tui.read.assembly import Assembly
from debate_tui.read.checks import CHECKS_OF_CLAIMS
from debate_tui.read.doubled import key_of
from debate_tui.read.draft import Draft, Node
from debate_tui.read.files import content_of
from debate_tui.read.sound import add_nodes, head_of
from debate_tui.read.toml.parse import read_part
from debate_tui.read.trouble import Trouble

_ELSEWHERE = ("W109", "W307")
"""Warnings that depend on more than one file."""
_UNKNOWN_KEYS = 50
"""From so many on, hints at what unknown keys may stand for run out, in which file depends on all of them."""


@dataclass(frozen=True, slots=True)
class Again:
    """What was read again."""

    bare: Debate
    """The debate as it is now, without claims and relations."""
    claims: Mapping[str, Sequence[Claim]]
    """By the name of each file that was read, its claims."""
    relations: Mapping[str, Sequence[Relation]]
    """By the name of each file that was read, its relations."""
    steps: Mapping[str, Relation]
    """All relations with an id."""
    trouble: Trouble
    """What is wrong in these files."""


def may_be_read_again(before: Debate, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a debate is such that files of it can be read again: nothing is left out or derived, and no diagnostic
    depends on more than one file, but for those that are made anew."""
    found = list(diagnostics)
    told = any(one.severity is Severity.ERROR or one.code in _ELSEWHERE for one in found)
    derived = any(one.derived for some in (before.positions, before.issues) for one in some)
    plain = before.positions and before.issues and not (before.origin or before.extra or before.left_out or derived)
    return bool(plain) and not told and _few_unknown(found)


def _few_unknown(found: Iterable[Diagnostic]) -> bool:
    return sum(one.code == "W208" for one in found) < _UNKNOWN_KEYS


def read_again(
    before: Debate, were: Iterable[Relation], files: Mapping[str, Path | None], names: Sequence[str]
) -> Again | None:
    """What is in some files of a debate for which `may_be_read_again` holds: in those with `names`, in their order.

    `files` are all of its files by name, None for one that is gone; `were` the relations that those with `names` had
    before.
    """
    trouble = Trouble()
    draft = read_part([content_of(path, trouble) for name in names if (path := files[name])], trouble)
    if draft is None or draft.extra or len(draft.heads) != (before.at.file in names):
        return None
    made, own = _seeded(before, names, draft, trouble), dict[str, Claim]()
    made.claims = ChainMap(own, _Staying(before.claim, names))  # type: ignore[arg-type]  # only the first is written to
    head = head_of(draft.heads[0], made) if draft.heads else before
    add_nodes(made)
    claims, relations = list(own.values()), made.relations
    for check in CHECKS_OF_CLAIMS:
        trouble.take(check(claims))
    if head is None or head.origin or head.extra or made.left_out or not may_be_read_again(before, trouble.found):
        return None
    order = {name: number for number, name in enumerate(files)}

    def in_order(nodes: Iterable[_Written]) -> tuple[Any, ...]:
        return tuple(sorted(nodes, key=lambda node: order[node.at.file]))

    bare = replace(
        head,
        positions=in_order(made.positions.values()),
        issues=in_order(made.issues.values()),
        stances=in_order(made.stances.values()),
        sources=told_apart(in_order(made.sources.values())),
        conflicts=in_order(made.conflicts.values()),
        claims=(),
        relations=(),
    )
    steps = ChainMap({one.id: one for one in relations if one.id}, made.steps)  # type: ignore[arg-type]  # only read
    again = Again(bare, _by_file(claims), _by_file(relations), steps, trouble)
    return again if _leaves_others(before, were, again, names) else None


def _seeded(before: Debate, names: Collection[str], draft: Draft, trouble: Trouble) -> Assembly:
    """What the files that stay hold."""

    def staying(nodes: Iterable[_T]) -> Iterator[_T]:
        return (node for node in nodes if node.at.file not in names)

    return Assembly(
        draft if draft.heads else replace(draft, heads=(Node("debate", before.at, {}),)),
        trouble,
        {one.id: one for one in staying(before.positions)},
        {one.id: one for one in staying(before.issues)},
        {one.id: one for one in staying(before.sources)},
        {(one.position, one.issue): one for one in staying(before.stances)},
        conflicts={one.id: one for one in staying(before.conflicts)},
        steps=_Staying(before.relation, names),
    )


def _leaves_others(before: Debate, were: Iterable[Relation], again: Again, names: Collection[str]) -> bool:
    """Whether nothing in the files that stay would be read otherwise now."""
    now, drawn = again.bare, graph(before)
    positions, issues = {one.id for one in now.positions}, {one.id for one in now.issues}
    if any(one.position not in positions or one.issue not in issues for one in now.stances):
        return False
    if any(one.position not in positions for one in now.sources):
        return False
    moved = (
        number
        for number, source in enumerate(before.sources)
        if source.id in now.source and source.position != now.source[source.id].position
    )
    if any(before.claims[claim].at.file not in names for source in moved for claim in drawn.saying.of(source)):
        return False  # a claim that stays may have its position from its source
    there, claims = _Staying(before.claim, names), {claim.full_id for some in again.claims.values() for claim in some}
    if any(one.claim not in claims and one.claim not in there for conflict in now.conflicts for one in conflict.says):
        return False
    for old in were:  # the relations that undercut it lead where it leads
        new = again.steps.get(old.id) if old.id else old
        if new is None or (old.origins, old.target) != (new.origins, new.target):
            return False
    return not any(_is_there(before, one, names) for some in again.relations.values() for one in some)


def _is_there(before: Debate, relation: Relation, names: Collection[str]) -> bool:
    """Whether a file that stays has a relation that says the same."""
    drawn = graph(before)
    origin, target = (drawn.order.get(id) for id in (relation.origins[0], relation.target))
    if origin is None:
        return False
    same = {
        drawn.drawn[edge]
        for edge in drawn.touching.of(origin)
        if drawn.kind(edge) is relation.kind
        and (target is None or target in (drawn.origins[edge], drawn.targets[edge]))
    }
    others = (before.relations[number] for number in same)
    return any(key_of(one) == key_of(relation) for one in others if one.at.file not in names)


class _Written(Protocol):
    @property
    def at(self) -> Location: ...


_T = TypeVar("_T", bound=_Written)


def _by_file(nodes: Iterable[_T]) -> Mapping[str, Sequence[_T]]:
    return {file: tuple(some) for file, some in groupby(nodes, lambda node: node.at.file)}


class _Staying(Mapping[str, _T]):
    """Of some nodes by id, those of the files that stay."""

    def __init__(self, nodes: Mapping[str, _T], names: Collection[str]) -> None:
        self._nodes, self._names = nodes, names

    def __getitem__(self, id: str) -> _T:
        node = self._nodes[id]
        if node.at.file in self._names:
            raise KeyError(id)
        return node

    def __iter__(self) -> Iterator[str]:
        return (id for id in self._nodes if id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
