"""Moves between screens: to the comparison of a claim, a position, an issue, and to the other pages."""

from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.model import Claim, Debate
from debate_tui.pairing import opponent
from debate_tui.state.history import back, enter, go
from debate_tui.state.place import Move, Place, Screen, Sight, State, found, landed

if TYPE_CHECKING:
    from debate_tui.search import Results

_REMEMBERED = 12
"""Queries that are kept to be asked again."""


def to_screen(screen: Screen) -> Move:
    def move(state: State, sight: Sight) -> State:
        if screen not in (Screen.LIBRARY, Screen.PROBLEMS, Screen.HELP, Screen.COMMANDS) and not state.place.debate:
            return replace(state, notice="Open a debate first: Enter.")
        if state.place.screen is screen:
            return back(state, sight)
        there = _cleared(state.place, screen)
        return go(state, replace(there, source=_source(state.place, sight)) if screen is Screen.SOURCES else there)

    return move


def _source(place: Place, sight: Sight) -> str:
    """The source that a page is about, or its claim's; "" where it is about none."""
    claim = sight.library.debate[place.debate].claim.get(place.claim) if place.screen is Screen.CLAIM else None
    return claim.source if claim else place.source


def _cleared(place: Place, screen: Screen) -> Place:
    """The debate, issue and positions of `place` on another screen."""
    return Place(screen, place.debate, place.issue, place.positions)


def search(state: State, _: Sight) -> State:
    """To the search page, the last query standing there."""
    if state.place.screen is Screen.SEARCH:
        return state
    query = state.results.query if state.results else next(iter(state.asked), "")
    return go(state, replace(_cleared(state.place, Screen.SEARCH), query=query))


def comparing(debate: Debate, claim: Claim, place: Place) -> Place:
    """The comparison that shows `claim`, as near to `place` as can be: its issue and positions are kept where the claim is on them.

    Of a claim outside all issues no comparison shows anything: its own page.
    """
    if not claim.issues:
        return replace(_cleared(place, Screen.CLAIM), debate=debate.id, claim=claim.full_id)
    issue = place.issue if place.issue in claim.issues else claim.issues[0]
    return replace(facing(debate, issue, claim.position, place.positions), claim=claim.full_id)


def facing(debate: Debate, issue: str, position: str, shown: tuple[str, ...] = ()) -> Place:
    """The comparison of a position on an issue: with those `shown` if it is one of them, else with its main opponent there."""
    if position in shown:
        positions = shown
    else:
        other = opponent(debate, issue, position)
        pair = {position, other}
        positions = tuple(p.id for p in debate.positions if p.id in pair)
    return Place(Screen.COMPARE, debate.id, issue, positions)


def compare(state: State, sight: Sight) -> State:
    """To the comparison of the claim on the page or under the cursor; else to where the reader was comparing."""
    place = state.place
    if place.screen is Screen.COMPARE:
        return replace(state, notice="You are comparing already.")
    at = landed(place, sight.stops)
    on = place if place.screen is Screen.CLAIM or at is None else sight.stops[at].place
    there = on if on.claim or not place.debate else place
    debate = sight.library.debate.get(there.debate)
    if debate is None:
        return replace(state, notice="Open a debate first: Enter.")
    if there.claim and not debate.claim[there.claim].issues:
        return replace(state, notice="This claim stands outside all issues: no comparison shows it.")
    if there.claim:
        return go(state, comparing(debate, debate.claim[there.claim], there))
    return go(state, _cleared(there, Screen.COMPARE))


def beside_issue(step: int) -> Move:
    def move(state: State, sight: Sight) -> State:
        place = state.place
        if place.screen is not Screen.COMPARE or not place.issue:
            return state
        ids = [issue.id for issue in sight.library.debate[place.debate].issues]
        at = ids.index(place.issue) + step
        if not 0 <= at < len(ids):
            return replace(state, notice="That was the last issue." if step > 0 else "This is the first issue.")
        return replace(state, place=replace(place, issue=ids[at], row=None, claim=""), notice="")

    return move


def at_issue(state: State, issue: str) -> State:
    """The comparison on an issue: a step aside from a comparison, a step on from anywhere else."""
    there = replace(_cleared(state.place, Screen.COMPARE), issue=issue)
    return replace(state, place=there, notice="") if state.place.screen is Screen.COMPARE else go(state, there)


def toggle_why(state: State, _: Sight) -> State:
    return replace(state, why=not state.why, notice="")


def toggle_quotes(state: State, _: Sight) -> State:
    return replace(state, quotes=not state.quotes, notice="")


def searched(state: State, results: "Results") -> State:
    """The search page shows other results; the cursor goes to the best."""
    place = replace(state.place, query=results.query, row=None, side=0)
    return replace(state, place=place, results=results, notice="")


def into_result(state: State, sight: Sight) -> State:
    """Into a result, the others remembered for n and N. A query is no place to go to: it is asked again (`tui.app`)."""
    at = landed(state.place, sight.stops)
    if at is None:
        return state
    there = sight.stops[at].place
    if there.screen is Screen.SEARCH:
        return state
    query = state.results.query if state.results else ""
    asked = tuple(dict.fromkeys((query, *state.asked)))[:_REMEMBERED]
    moved = enter(state, sight)
    hits = tuple(stop.place for stop in sight.stops if stop.place.screen is not Screen.SEARCH)
    return replace(moved, hits=hits, hit=hits.index(there), asked=asked)


def to_hit(step: int) -> Move:
    def move(state: State, sight: Sight) -> State:
        if not state.hits:
            return replace(state, notice="No search yet. / searches.")
        for steps in range(1, len(state.hits) + 1):
            at = (state.hit + step * steps) % len(state.hits)
            if there := found(state.hits[at], sight.library):
                return replace(go(state, there), hit=at, notice=f"Hit {at + 1} of {len(state.hits)}")
        return replace(state, notice="What the search found is no longer in the map.")

    return move
