"""Moves in a source's text: from quote to quote, and marking sentences."""

from dataclasses import replace

from debate_tui.state import places
from debate_tui.state.cursor import point
from debate_tui.state.history import go
from debate_tui.state.place import Move, Sight, State, landed, sentence_under
from debate_tui.state.places import Cursor, Spot


def to_quote(step: int) -> Move:
    """The move to the next claim (`step` 1) or the one before (-1): beside the text or, without a text, in the list."""

    def move(state: State, sight: Sight) -> State:
        here = landed(state.here, sight.stops)
        if here is None:
            return state
        beyond = (
            stop
            for stop in sight.stops.along(here.row, step > 0)
            if (stop.row, stop.side) != (here.row, here.side)
            and ((stop.row, stop.side) > (here.row, here.side)) == (step > 0)
        )
        stop = next((stop for stop in beyond if stop.spot and isinstance(stop.spot.place, places.Claim)), None)
        if stop is None:
            return replace(state, notice="That was the last quote." if step > 0 else "This is the first quote.")
        return point(state, stop.row, stop.side)

    return move


def context(state: State, sight: Sight) -> State:
    """From a claim to its quote in its source's text, or among its source's quotes where the text is not at hand."""
    comparison = state.place.comparison
    debate = sight.library.debate[comparison.debate] if comparison else None
    claim = debate.claim.get(state.here.claim) if debate else None
    if comparison is None or debate is None or claim is None:
        return replace(state, notice=f"Open a claim first: {state.keys.shown('enter')}.")
    quoted = [claim.source_of(quote) for quote in claim.quotes]
    source = claim.source if claim.source in quoted else next(iter(quoted), claim.source)
    there = go(state, Spot(places.Source(comparison, source), Cursor(claim=claim.full_id)))
    if claim.quotes and not debate.origin and not debate.source[source].sentences:
        return replace(there, notice=_NO_TEXT)
    return there


_NO_TEXT = (
    "The source's text isn't at hand, so its claims are listed. A folder “sources” beside the map, or debate-tui --sources DIR, "
    "shows each quote in it."
)


def mark(state: State, sight: Sight) -> State:
    """Begins marking at the sentence under the cursor; if marking has begun already, ends it and nothing is marked."""
    if state.marked is not None:
        return replace(state, marked=None, notice="Nothing is marked.")
    sentence = sentence_under(state.here, sight.stops)
    if sentence < 0:
        return replace(state, notice="Marking needs the source's text, in a folder “sources” beside the map.")
    add, again = map(state.keys.shown, ("add_claim", "mark"))
    said = f"Marked from here on: move to where it ends. {add} adds a claim on it; {again} lets it be."
    return replace(state, marked=sentence, notice=said)
