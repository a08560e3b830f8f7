"""Clicks: on a cell, or the label of its rule, the cursor goes there; on the cursor's own cell, the click is Enter; on a
key, it is that key; on a position over its column or its answer, the next one is set there, and over a grid the cursor goes
there; on the way in the title, it leads back along it; on the details of a claim, it is Enter; on a message, it is read.
A border does nothing."""

from dataclasses import replace

from debate_tui.model.library import Library
from debate_tui.state import Spot, State, Stops, at_issue, landed, point
from debate_tui.state.places import Compare
from debate_tui.tui.body import Body, Size, body
from debate_tui.tui.frame import Hit
from debate_tui.tui.view import View, press, settled
from debate_tui.user.themes import STYLES

_ACCENTS = frozenset(style for style, role in STYLES.items() if role.startswith("position-"))


def clicked(view: View, hit: Hit, library: Library, size: Size) -> View | str:
    """The view after a click, or the name of the action that the click stands for."""
    state = view.state
    if hit.action:
        return hit.action
    if hit.region == "issues" and hit.row >= 0:
        issue = library.debate[state.place.debate].issues[hit.row]
        return settled(view, at_issue(state, issue.id), library, size)
    if hit.region == "foot":
        return replace(view, state=replace(state, notice=""))
    if hit.region == "details" and hit.style != "rule":
        return "enter"
    now = body(state, library, size)
    if _over_a_column(hit, now, isinstance(state.place, Compare)):
        there = settled(view, _in_column(state, now.stops, hit.side), library, size)
        return press(there, "next_position", library, size) if isinstance(state.place, Compare) else there
    side = hit.side if hit.side >= 0 else hit.column
    if hit.region == "page" and hit.row >= 0 and side >= 0:
        shown = now.page.rows[hit.row]
        row = hit.row - len(shown.before) if hit.side == shown.hub else hit.row  # where a cell that goes on here began
        if now.at and (now.at.row, now.at.side) == (row, hit.side):
            return "enter"
        if now.stops.on(row):
            return settled(view, point(state, row, side), library, size)
    return view


def _over_a_column(hit: Hit, now: Body, compares: bool) -> bool:
    """Whether it is on the head of a column; where there is no room for columns, on a position's name above its answer."""
    if hit.region == "head":
        return hit.side >= 0 and hit.row < -1 and len(now.page.head[-2 - hit.row].cells) > 1
    named = compares and hit.region == "page" and hit.side >= 0 and hit.style in _ACCENTS
    return named and (hit.row < 0 or not now.stops.on(hit.row))


def _in_column(state: State, stops: Stops, side: int) -> State:
    """The state with the cursor in a column, beside where it was or further up; of a position that says nothing, in its column."""
    at = landed(state.here, stops)
    row = at.row if at else 0
    beside = [stops.beside(row).get(side), stops.next(row, True, side), stops.next(row, False, side)]
    found = next((one for one in beside if one is not None), None)
    if found is not None:
        return point(state, found, side)
    if not isinstance(state.place, Compare):
        return state
    return replace(state, here=Spot(state.place, replace(state.cursor, claim="", side=side)), notice="")
