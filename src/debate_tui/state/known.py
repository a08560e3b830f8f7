"""What the reader has read: the claims in whose row the cursor has stood, and the issues that they have compared."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.model.debate import Debate
from debate_tui.state import places
from debate_tui.state.place import State
from debate_tui.state.places import Read

NOTHING = Read()


def noted(state: State, claims: frozenset[str]) -> State:
    """The state in which what is on the screen counts as read. `claims`: full ids of those in the row of the cursor."""
    place, known = state.place, state.read.get(state.place.debate, NOTHING)
    match place:
        case places.Compare():
            new = Read(claims, _one(place.issue))
        case places.Claim():
            new = Read(_one(place.claim))
        case places.Source() | places.Listing():
            new = Read(claims)
        case _:
            return state
    if new.claims <= known.claims and new.issues <= known.issues:
        return state
    return replace(state, read={**state.read, place.debate: known | new})


def _one(id: str) -> frozenset[str]:
    return frozenset((id,)) if id else frozenset()


def unread_issues(debate: Debate, state: State) -> Iterator[str]:
    """The ids of the issues that have not been compared yet, in the debate's order."""
    known = state.read.get(debate.id, NOTHING)
    return (issue for issue in debate.issue if issue not in known.issues)
