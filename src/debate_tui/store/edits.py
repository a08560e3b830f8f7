"""What an open debate was made of, and which of its files have changed since."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from debate_tui.disk.stamps import Stamp, size
from debate_tui.model.debate import Debate
from debate_tui.model.derived import derived, seed
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.read.find import Found, location
from debate_tui.store.compiled import Reading

_FEW = 0.5
"""Up to which share of a debate's bytes its edited files are read again by themselves."""


class State(NamedTuple):
    """The state of the files that an open debate was made of."""

    maps: Sequence[Stamp]
    names: Sequence[str]
    """Their names, as locations have them."""
    evidence: Sequence[Stamp]
    """The texts and the lock that its quotes were compared with."""
    diagnostics: Sequence[Diagnostic]


@derived(1)
def state_of(_: Debate) -> State | None:
    """What an open debate was made of; None where that isn't known."""
    return None


def as_of(reading: Reading, maps: Sequence[Stamp], names: Sequence[str], evidence: Sequence[Stamp] = ()) -> Reading:
    """The reading, whose debate knows what it was made of from now on."""
    if reading[0]:
        seed(reading[0], state_of, State(maps, names, evidence, reading[1]))
    return reading


class Edit(NamedTuple):
    """How a few files of a debate have changed."""

    before: Sequence[str]
    """The names of its files as they were, in their order."""
    files: Mapping[str, Path | None]
    """All files, those that were and those that are, by name, in their order; None for one that is gone."""
    changed: Collection[str]
    """The names of those that are other than before, new, or gone."""


def edit_of(before: Sequence[Stamp], now: Sequence[Stamp], found: Found, names: Sequence[str] = ()) -> Edit | None:
    """What has happened to the files of a debate between the one time and the other; None where that is much, or its head is
    another file. `names`: those of the files before, if they have any."""
    was, told = ({one[0]: one for one in some} for some in (before, now))
    changed = [one for path, one in {**was, **told}.items() if was.get(path) != told.get(path)]
    if before[0][0] != now[0][0] or size(changed) > _FEW * size(now):
        return None
    every = _in_order(list(was), list(told))
    there = dict(zip(told, found.files, strict=True))
    named = {
        **{path: path for path in was},
        **dict(zip(told, names_of(found), strict=True)),
        **dict(zip(was, names, strict=bool(names))),
    }
    files = {named[path]: there.get(path) for path in every}
    return Edit([named[path] for path in was], files, {named[one[0]] for one in changed}) if every else None


def _in_order(before: list[str], now: list[str]) -> list[str]:
    """All files of both lists, each behind the one that it follows; none where those of both stand in another order."""
    gone, new = {*before}.difference(now), {*now}.difference(before)
    if [path for path in before if path not in gone] != [path for path in now if path not in new]:
        return []
    every = [*now]
    for after, path in pairwise(before):
        if path in gone:
            every.insert(every.index(after) + 1, path)
    return every


def names_of(found: Found) -> list[str]:
    """The names of a debate's files, as locations have them."""
    return [location(file).file for file in found.files]
