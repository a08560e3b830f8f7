"""Where the reader is, as a value, and every move as a pure function from state to state."""

from debate_tui.state.cursor import NOTHING_HERE, point
from debate_tui.state.history import go, is_home, leave
from debate_tui.state.known import NOTHING, noted, unread_issues
from debate_tui.state.moves import MOVES, step
from debate_tui.state.place import (
    Move,
    Sight,
    State,
    found,
    landed,
    on_silence,
    opening,
    sentence_under,
    sought,
    start,
)
from debate_tui.state.places import Cursor, Place, Read, Screen, Spot
from debate_tui.state.renewal import Renewal, notice, renewed, settled_in
from debate_tui.state.stops import Stop, Stops
from debate_tui.state.targets import Annotate, Ask, Choose, Do, Edit, Go, Portion, Save, Take, Target
from debate_tui.state.travel import at_issue, comparing, facing, searched

__all__ = [
    "MOVES",
    "NOTHING",
    "NOTHING_HERE",
    "Annotate",
    "Ask",
    "Choose",
    "Cursor",
    "Do",
    "Edit",
    "Go",
    "Move",
    "Place",
    "Portion",
    "Read",
    "Renewal",
    "Save",
    "Screen",
    "Sight",
    "Spot",
    "State",
    "Stop",
    "Stops",
    "Take",
    "Target",
    "at_issue",
    "comparing",
    "facing",
    "found",
    "go",
    "is_home",
    "landed",
    "leave",
    "noted",
    "notice",
    "on_silence",
    "opening",
    "point",
    "renewed",
    "searched",
    "sentence_under",
    "settled_in",
    "sought",
    "start",
    "step",
    "unread_issues",
]
