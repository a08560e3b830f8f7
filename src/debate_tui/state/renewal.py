"""A library that has changed under the reader: what of it is kept, and where the reader stands in it."""

from dataclasses import replace

from debate_tui.diagnostics import Severity
from debate_tui.library import Library
from debate_tui.model import Debate
from debate_tui.state.place import Place, Screen, State, start


def renewed(old: Library, new: Library) -> Library:
    """The library as read again; a debate with a file that cannot be read stays as it last could be.

    The diagnostics are those of the new reading.
    """
    broken = {d.at.file for d in new.diagnostics if d.severity is Severity.ERROR and d.code.startswith("E1")}
    kept = {debate.id: debate for debate in old.debates if broken & _files(debate)}
    debates = [kept.pop(debate.id, debate) for debate in new.debates]
    return Library((*debates, *kept.values()), new.diagnostics)


def _files(debate: Debate) -> set[str]:
    """The files that a debate was read from."""
    places = [debate.at, *(source.at for source in debate.sources), *(claim.at for claim in debate.claims)]
    places += [node.at for nodes in (debate.positions, debate.issues, debate.relations) for node in nodes]
    return {place.file for place in places}


def settled_in(state: State, library: Library) -> State:
    """The state in another library: the same place where it is still there, else the nearest that is."""
    place = _place(state.place, library) or start(library).place
    back = tuple(found for one in state.back if (found := _place(one, library)))
    forward = tuple(found for one in state.forward if (found := _place(one, library)))
    hits = tuple(found for one in state.hits if (found := _place(one, library)))
    hit = min(state.hit, len(hits) - 1)
    return replace(state, place=place, back=back, forward=forward, hits=hits, hit=hit, marked=None, results=None)


def _place(place: Place, library: Library) -> Place | None:
    """`place` with what is no longer there replaced; None where its debate, claim or source is gone."""
    if not place.debate:
        return place
    debate = library.debate.get(place.debate)
    if debate is None:
        return None
    if (place.screen is Screen.CLAIM and place.claim not in debate.claim) or (
        place.screen is Screen.SOURCE and place.source not in debate.source
    ):
        return None
    known = [position.id for position in debate.positions]
    positions = tuple(p for p in place.positions if p in known)
    positions = (*positions, *(p for p in known if p not in positions))[: max(2, len(positions))]
    issue = place.issue if place.issue in debate.issue else next(iter(debate.issue), "")
    claim = place.claim if place.claim in debate.claim else ""
    return replace(place, positions=positions, issue=issue, claim=claim)
