"""Editing a map from the explorer: finds where the current item is written, and what a claim on marked sentences begins with."""

from debate_tui.edit.drafts import NewClaim
from debate_tui.edit.tables import quote_on
from debate_tui.model.debate import Location
from debate_tui.model.library import Library
from debate_tui.pages.compose import marked_sentences
from debate_tui.state import Edit, State, Stop, places
from debate_tui.state.keymap import Keys


def location(state: State, at: Stop | None, library: Library) -> Location | None:
    """Where the item under the cursor, else the page's own, is written in a file; None if it comes from none."""
    if at and isinstance(at.target, Edit):
        return at.target.at
    here, there = state.here, at.spot if at else None
    if isinstance(here.place, places.Library) and there:
        here = there
    debate = library.debate.get(here.place.debate)
    if debate is None or isinstance(here.place, places.Library | places.Problems):
        return None
    claim = here.claim if isinstance(here.place, places.Claim) else there.claim if there else ""
    if there and claim == there.claim and there.place.debate in library.debate:  # an answer may be in another file
        debate = library.debate[there.place.debate]
    if claim in debate.claim:
        return debate.claim[claim].at
    for place in (there.place if there else here.place, here.place):
        if isinstance(place, places.Source | places.Sources) and place.source in debate.source:
            return debate.source[place.source].at
    if isinstance(here.place, places.Overview):
        return debate.at
    listed = there if isinstance(here.place, places.Grid | places.Issues) else here
    issue = listed.place.issue if listed else ""
    return debate.issue[issue].at if issue in debate.issue else debate.at


def claim_on(state: State, library: Library) -> NewClaim | str:
    """A claim on the marked sentences of a source's text, without them on the one under the cursor; or why there can't be one."""
    place = state.place
    if not isinstance(place, places.Source):
        return _where(state.keys)
    source = library.debate[place.debate].source[place.source]
    if not source.sentences:
        return "Adding needs the text: open the map with its texts in a folder “sources” beside it."
    chosen = marked_sentences(state, library)
    if not chosen:
        return _where(state.keys)
    sentences = [source.sentences[number] for number in chosen]
    if len({sentence.paragraph for sentence in sentences}) > 1:
        edit = state.keys.shown("edit")
        return f"A quote stands in one paragraph: mark fewer sentences, or write it in the map ({edit})."
    return NewClaim(source.id, quote_on(source, sentences))


def _where(keys: Keys) -> str:
    sources, enter, mark, add = map(keys.shown, ("sources", "enter", "mark", "add_claim"))
    return f"A claim is added from a source's text: {sources}, {enter}, then {mark} marks sentences and {add} adds."
