"""Renewal: files change while the reader is reading. What is kept of the old library, what is said about it, where to
go on.

The reader never ends up on another page by itself. A debate that can no longer be read, or that has lost the page in
sight, stays as it was last read; and the history keeps places that are gone for now (`state.history`).
"""

from collections.abc import Sequence
from dataclasses import replace

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Location
from debate_tui.model.diagnostics import Diagnostic, Severity, by_severity, diagnose, keeps_from_reading, worst_first
from debate_tui.model.library import Library, files_of
from debate_tui.state import places
from debate_tui.state.keymap import OURS, Keys
from debate_tui.state.place import State, found, missing, start
from debate_tui.state.places import Compare, Place
from debate_tui.text.wording import counted, listed, shown

PATIENCE = 40
"""If a file of a debate is gone, or another file has the debate's id now, the debate stays as it was for this many
looks at the files, four a second. A `git checkout` or a sync puts files back within that time, and somebody who has
removed them on purpose does not wait long."""

NOWHERE = places.Library()


@dataclass(frozen=True, slots=True)
class Loss:
    """A debate that stays as it last was, and why."""

    debate: str
    words: str
    """What is gone, as a sentence without its full stop."""
    problem: Diagnostic | None = None
    """To be added to the problems; None if those of the new reading say it already."""
    heals: bool = False
    """Whether the debate is replaced by what is in the files now after `PATIENCE` looks."""
    leaves: bool = False
    """Whether it is replaced as soon as the reader is on another page."""


@dataclass(frozen=True, slots=True)
class Renewal:
    library: Library
    """Each debate as it could last be read, in its old order; with the diagnostics of the new reading and of the
    losses."""
    losses: tuple[Loss, ...]
    here: Place
    """Where the reader was."""

    def due(self, here: Place, looks: int) -> bool:
        """Whether to read again although no file has changed for `looks` looks, since a debate that was kept may now
        go."""
        return any((loss.heals and looks >= PATIENCE) or (loss.leaves and here != self.here) for loss in self.losses)


def renewed(old: Library, new: Library, here: Place = NOWHERE, looks: int = 0) -> Renewal:
    """The library to show once `old` has been read again as `new`, while the reader is `here`.

    `looks`: for how many looks at the files (four a second) none has changed. A debate whose file is gone is kept until
    the explorer is closed, since nobody can tell whether the file was deleted for good.
    """
    broken = {d.at.file: d for d in reversed(new.diagnostics) if keeps_from_reading(d)}
    wrong = {d.at.file for d in new.diagnostics if d.severity is Severity.ERROR}
    hidden = {d.at.file for d in new.diagnostics if d.code == "W108"}
    at_file = {debate.at.file: debate for debate in new.debates}
    in_sight = old.debate[here.debate].at.file if here.debate in old.debate else None

    def loss(debate: Debate) -> Loss | None:
        now, file = new.debate.get(debate.id), debate.at.file
        if now is None and file == in_sight and debate.id != here.debate:
            return None  # it had taken the file of the one in sight, which stays: of that file, one loss is told
        files = files_of(debate)
        if trouble := next((broken[name] for name in sorted(files) if name in broken), None):
            words = f"{trouble.at.file} {'is gone' if trouble.code == 'E101' else 'is broken: p says where'}"
            return Loss(debate.id, words)
        if now is None and (other := at_file.get(file)):
            words = f"the file now holds debate {shown(other.id)}, no longer {shown(debate.id)}"
            hint = f"what is shown of {shown(debate.id)} is what was read last"
            here_too = here.debate == debate.id
            problem = diagnose(other.at, "E201", words, hint)
            return Loss(debate.id, f"{file}: {words}", problem, leaves=True) if here_too else None
        if now is None and file in wrong:
            return Loss(debate.id, f"{file} holds no debate that can be read: p says why")
        if now is None:
            hint = "what is shown of it is what was read last; it returns with its file"
            problem = diagnose(Location(file), "E101", f"debate {shown(debate.id)} is gone with its file", hint)
            return Loss(debate.id, f"{file} is gone", problem)
        if file in hidden and now.at.file != file:
            return Loss(debate.id, f"Debate {shown(debate.id)} of {file} is hidden by {now.at.file}")
        if looks < PATIENCE and now.at.file != file:  # such as a copy with the same id, hidden until the file went
            words = f"Debate {shown(debate.id)} is no longer in {file}, but in {now.at.file}"
            return Loss(debate.id, words, heals=True)
        if looks < PATIENCE and (gone := sorted(files - files_of(now))) and _ids(debate) - _ids(now):
            lost = (debate.claim.keys() - now.claim.keys(), "claim"), (_drawn(debate) - _drawn(now), "relation")
            with_it = " and ".join(counted(len(some), noun) for some, noun in lost if some)
            words = f"{listed(gone, 2)} {'is' if len(gone) == 1 else 'are'} gone"
            words += f", and {with_it} with {'it' if len(gone) == 1 else 'them'}" if with_it else ""
            return Loss(debate.id, words, heals=True)
        if here.debate == debate.id and (lacking := _lacking(now, here)):
            return Loss(debate.id, f"This {lacking} is no longer in the map", leaves=True)
        return None

    losses = {debate.id: why for debate in old.debates if (why := loss(debate))}
    kept = {id: old.debate[id] for id in losses}
    added = [why.problem for why in losses.values() if why.problem]
    library = Library(_in_place(old, new, kept), worst_first((*new.diagnostics, *added)))
    return Renewal(library, tuple(losses.values()), here)


def _in_place(old: Library, new: Library, kept: dict[str, Debate]) -> tuple[Debate, ...]:
    """The debates of `new`, with those `kept` in place of their new version. A kept one that `new` lacks comes behind
    the debate that it followed in `old`."""
    behind: dict[str, list[Debate]] = {"": []}
    before = ""
    for debate in old.debates:
        if debate.id in new.debate:
            before = debate.id
        elif debate.id in kept:
            behind.setdefault(before, []).append(kept[debate.id])
    debates = behind[""]
    for debate in new.debates:
        debates += [kept.get(debate.id, debate), *behind.get(debate.id, ())]
    return tuple(debates)


def _ids(debate: Debate) -> set[object]:
    """What a debate consists of, as a set of keys: the ids of its parts, its stances, and its relations."""
    named = (debate.position, debate.issue, debate.source, debate.claim, debate.stance, _drawn(debate))
    return {key for some in named for key in some}


def _drawn(debate: Debate) -> set[object]:
    """The relations, each as (kind, origins, target): independent of the file and line where they stand."""
    return {(drawn.kind, drawn.origins, drawn.target) for drawn in debate.relations}


def _lacking(debate: Debate, here: Place) -> str:
    """The kind of thing that the page in sight shows and the debate lacks ("claim", "position", …); empty if none."""
    if gone := missing(here, debate):
        return gone
    positions = here.positions if isinstance(here, Compare) else ()
    return "position" if any(id not in debate.position for id in positions) else ""


def settled_in(state: State, old: Library, new: Library) -> State:
    """The state in a renewed library: at the same place, with the same history. Results of a search are dropped, and
    the query is kept to be asked again."""
    if old.debates == new.debates:
        return state
    here = found(state.here, new) or start(new).here
    results = state.results
    asked = tuple(dict.fromkeys((results.query, *state.asked))) if results and results.query else state.asked
    marked = state.marked if _text(state.place, old) == _text(state.place, new) else None
    return replace(state, here=here, marked=marked, results=None, asked=asked)


def _text(place: Place, library: Library) -> Sequence[str]:
    """The sentences of the source in sight."""
    debate = library.debate.get(place.debate)
    source = debate.source.get(place.source) if debate and isinstance(place, places.Source) else None
    return [sentence.text for sentence in source.sentences] if source else ()


READ_AGAIN = "Read again: a file has changed."
"""The notice of a renewal with which nothing is lost and nothing wrong."""


def notice(old: Library, renewal: Renewal, keys: Keys = OURS) -> str:
    """One line about a renewal: what is gone but stays on the screen; else the errors and warnings, if any are new."""
    library, here = renewal.library, renewal.here.debate
    known = {*old.diagnostics}
    losses = sorted(renewal.losses, key=lambda loss: loss.debate != here)
    fresh = [loss for loss in losses if loss.debate == here or not loss.problem or loss.problem not in known]
    if fresh:
        others = f", and {counted(len(fresh) - 1, 'debate')} more" if len(fresh) > 1 else ""
        stays = " while you are here" if fresh[0].leaves else ""
        return f"{fresh[0].words}{others}. The last good map stays{stays}."
    found = by_severity(library.diagnostics)
    errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
    if not errors and not any(d.severity is Severity.WARNING and d not in known for d in library.diagnostics):
        return READ_AGAIN
    left_out = [
        name if debate.id == here else f"{name} of {debate.id}"
        for debate in sorted(library.debates, key=lambda debate: debate.id != here)
        for name in debate.left_out
    ]
    told = [counted(n, what) for n, what in ((errors, "error"), (warnings, "warning")) if n]
    out = f" Left out: {listed(left_out, 3)}." if left_out else ""
    return f"Read again. {', '.join(told)}.{out} {keys.shown('problems')} says where."
