"""Moves in a source's text: from quote to quote, and marking sentences."""

from dataclasses import replace

from debate_tui.state.cursor import point
from debate_tui.state.history import go
from debate_tui.state.place import Move, Place, Screen, Sight, State, landed, sentence_under


def to_quote(step: int) -> Move:
    """To the next claim beside the text (or of the list, where there is no text)."""

    def move(state: State, sight: Sight) -> State:
        at = landed(state.place, sight.stops)
        if at is None:
            return state
        here = sight.stops[at]
        quotes = [stop for stop in sight.stops if stop.place.screen is Screen.CLAIM]
        beyond = [s for s in quotes if ((s.row, s.side) > (here.row, here.side)) == (step > 0) and s != here]
        if not beyond:
            return replace(state, notice="That was the last quote." if step > 0 else "This is the first quote.")
        stop = beyond[0 if step > 0 else -1]
        return point(state, stop.row, stop.side)

    return move


def context(state: State, sight: Sight) -> State:
    """From a claim to its quote in its source's text, or among its source's quotes where the text is not at hand."""
    place = state.place
    debate = sight.library.debate.get(place.debate)
    if debate is None or place.claim not in debate.claim:
        return replace(state, notice="Open a claim first: Enter.")
    claim = debate.claim[place.claim]
    quoted = [claim.source_of(quote) for quote in claim.quotes]
    source = claim.source if claim.source in quoted else next(iter(quoted), claim.source)
    there = Place(Screen.SOURCE, place.debate, place.issue, place.positions, claim.full_id, source)
    return go(state, there)


def mark(state: State, sight: Sight) -> State:
    """Begins marking at the sentence under the cursor; ends it where it had begun."""
    if state.marked is not None:
        return replace(state, marked=None, notice="")
    sentence = sentence_under(state.place, sight.stops)
    if sentence < 0:
        return replace(
            state, notice="Marking needs the text: open the map with its texts in a folder “sources” beside it."
        )
    return replace(state, marked=sentence, notice="")
