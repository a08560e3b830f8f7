"""Targets: what Enter does in a cell. Pages put them into cells; `layout` passes them on without looking into them."""

from dataclasses import dataclass

from debate_tui.model.debate import Location
from debate_tui.state.places import Spot


@dataclass(frozen=True, slots=True)
class Go:
    """On to another place."""

    to: Spot
    say: str = ""
    """A notice that is shown there, of what the reader can't see: why it is this page."""


@dataclass(frozen=True, slots=True)
class Do:
    """An action from the table of keys, done on the page that the reader has come from."""

    action: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A query, typed into the search line."""

    query: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A location in a file, opened in the reader's editor."""

    at: Location


Target = Go | Do | Ask | Edit
