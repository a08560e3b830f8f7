"""Moves from a card: to the cards that answer it, and to those cut from the same passage."""

from collections.abc import Callable
from dataclasses import replace

from debate_tui.model.library import is_card_file
from debate_tui.state import places
from debate_tui.state.history import back, go
from debate_tui.state.place import Sight, State, landed
from debate_tui.state.places import Compare, Place, Spot

_OF_A_CARD = (places.Claim, places.Answers, places.Hands)
"""The screens that are about a single claim."""


def answers(state: State, sight: Sight) -> State:
    """To the answers of the card under the cursor, or of the page; from there, back out, unless the cursor is on another."""
    return _from_card(places.Answers, state, sight)


def hands(state: State, sight: Sight) -> State:
    """To the cards that are cut from the same passage as the one under the cursor, or of the page; from there, back out."""
    return back(state, sight) if isinstance(state.place, places.Hands) else _from_card(places.Hands, state, sight)


def _from_card(screen: Callable[[Compare, str], Place], state: State, sight: Sight) -> State:
    place = state.place
    at = landed(state.here, sight.stops)
    under = at.spot if at else None
    if isinstance(place, places.Claim) or under is None or not under.claim:
        under = state.here
    claim = under.place.claim if isinstance(under.place, _OF_A_CARD) else under.claim
    comparison = under.place.comparison
    debate = sight.library.debate.get(under.place.debate)
    if debate is not None and not is_card_file(debate):
        return replace(state, notice="That is for files of cards: what meets a claim of a map is on its page.")
    if comparison is None or debate is None or claim not in debate.claim:
        find, blocks = map(state.keys.shown, ("search", "issues"))
        notice = f"There is no card under the cursor: {find} finds one by its words, {blocks} lists the blocks."
        return replace(state, notice=notice)
    there = screen(comparison, claim)
    return back(state, sight) if there == place else go(state, Spot(there))
