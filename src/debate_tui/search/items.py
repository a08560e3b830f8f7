"""What can be found in a library: its claims, quotes, sources, speakers, issues, positions, their answers, and the mapper's notes and terms, as
flat items.

An item says where it leads (`debate`, `id`, `claim`), and its `text` is safe to show: a hit's spans point into that very
string. What filters ask about (issues, speakers, dates, answers) stands beside the items in `Facet`s, shared by all
items of a claim.
"""

from enum import StrEnum
from typing import NamedTuple


class ItemKind(StrEnum):
    CLAIM = "claim"
    QUOTE = "quote"
    SOURCE = "source"
    SPEAKER = "speaker"
    ISSUE = "issue"
    POSITION = "position"
    ANSWER = "answer"
    NOTE = "note"
    TERM = "term"


class Item(NamedTuple):
    """One thing that can be found.

    `id` by kind: claim: its full id; quote: the full id of its claim, `#` and its number from 1; source, issue, position: their id; speaker: the
    name; answer: the issue, `/` and the position; note: as the quote or the source that it is on; term: as the claim, issue or position that it is on. All ids hold within `debate`.
    """

    kind: ItemKind
    debate: str
    id: str
    claim: str | None
    """The full id of the claim that the item is or belongs to; None for the other kinds."""
    source: str | None
    """For claims and sources; for a quote, the one whose words it has; for a speaker, the first source that is theirs or reports them."""
    position: str | None
    """The position that holds the claim, or the source's."""
    text: str
    """Display-safe; what is searched and what spans point into."""
    attribution: str = ""
    """Display-safe. For claims and quotes: who says it, in which source, when ("Kishida, reported by …, 11 April 2024"); for an answer: the
    position's label; for a note or a term: that it is the mapper's, and on what."""
    role: str = ""
    """For claims and quotes: the claim's role, as `model.Role` names it."""
    mark: str = ""
    """For claims and quotes: "sic" or "note", where a quote of the claim has such a note."""


class Facet(NamedTuple):
    """What filters ask about an item besides its text and kind."""

    debate: str
    source: str | None = None
    position: str | None = None
    issues: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """Who speaks: the authors, or whom they report; display-safe."""
    published: str | None = None
    """EDTF as written."""
    met: str = ""
    """How others meet the claim, as `meeting.Manner` has it: "opposed", "limited", "agreed", those that hold, blanks between."""
    attribution: str = ""
    """As `Item.attribution`, and so `role` and `mark`."""
    role: str = ""
    mark: str = ""


def item_of(kind: ItemKind, facet: Facet, id: str, text: str) -> Item:
    """The item of that kind and id to which `facet` belongs."""
    claim = (id.rpartition("#")[0] or None) if kind in _UNDER_CLAIMS else None
    if kind is ItemKind.CLAIM or (kind is ItemKind.TERM and facet.source):
        claim = id
    said = facet.attribution, facet.role, facet.mark
    return Item(kind, facet.debate, id, claim, facet.source, facet.position, text, *said)


_UNDER_CLAIMS = (ItemKind.QUOTE, ItemKind.NOTE)
