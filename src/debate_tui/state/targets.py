"""Targets: what Enter does in a cell. Pages put them into cells; `layout` passes them on without looking into them."""

from enum import StrEnum

from debate_tui.frozen import dataclass
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


class Portion(StrEnum):
    """What goes into a file, seen from the page that the reader has come from."""

    PAGE = "this page"
    BRIEF = "this brief"
    COMPARISON = "this comparison"
    DEBATE = "the whole debate"


@dataclass(frozen=True, slots=True)
class Save:
    """A file, written in one of the formats (`text.formats`)."""

    portion: Portion
    format: str
    name: str
    """What the file is called where the reader names none, without its suffix."""


@dataclass(frozen=True, slots=True)
class Choose:
    """A brief, which becomes the one that marks go into."""

    name: str
    title: str = ""
    """Of a brief that is to be begun; then it has no name yet."""
    removed: bool = False
    """Whether it was removed, and is to be brought back."""


@dataclass(frozen=True, slots=True)
class Annotate:
    """The typed line, which becomes the note of the mark that the page is about, or the brief's title."""


@dataclass(frozen=True, slots=True)
class Take:
    """What is chosen at a step of writing into a map."""

    choice: object = None
    """What the step is about: an id, a kind of the model, another step; None for the typed line."""
    typed: bool = False
    """Whether the choice is what was typed, and not in the map yet; without a choice, the typed line is what is asked for."""


Target = Go | Do | Ask | Edit | Save | Choose | Annotate | Take
