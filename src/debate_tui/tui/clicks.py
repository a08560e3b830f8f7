"""Clicks: on a cell, the cursor goes there; on the cursor's own cell, the click is Enter; on a key, it is that key;
on the title, it leads home."""

from debate_tui.model.library import Library
from debate_tui.state import at_issue, is_home, point
from debate_tui.tui.body import Size, body
from debate_tui.tui.frame import Hit
from debate_tui.tui.view import View, settled


def clicked(view: View, hit: Hit, library: Library, size: Size) -> View | str:
    """The view after a click, or the name of the action that the click stands for."""
    state = view.state
    if hit.action:
        return hit.action
    if hit.region == "issues" and hit.row >= 0:
        issue = library.debate[state.place.debate].issues[hit.row]
        return settled(view, at_issue(state, issue.id), library, size)
    if hit.region == "title":
        return view if is_home(state) else "quit"
    if hit.region == "page" and hit.row >= 0:
        now = body(state, library, size)
        if now.at and (now.at.row, now.at.side) == (hit.row, hit.side):
            return "enter"
        if now.stops.on(hit.row):
            return settled(view, point(state, hit.row, max(hit.side, 0)), library, size)
    return view
