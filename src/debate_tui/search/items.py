"""Items: the things that a search can find in a library, from claims and quotes to the mapper's notes and terms.

An item says where it leads (`debate`, `id`, `claim`). Its `text` is safe to show on a terminal, and the spans of a hit
point into exactly that string. What filters ask about (issues, speakers, dates, answers) is kept in `Facet`s beside the
items; those of one claim can share a facet.
"""

from array import array
from enum import StrEnum
from typing import NamedTuple


class ItemKind(StrEnum):
    CLAIM = "claim"
    QUOTE = "quote"
    CARD = "card"
    SOURCE = "source"
    SPEAKER = "speaker"
    ISSUE = "issue"
    POSITION = "position"
    ANSWER = "answer"
    NOTE = "note"
    TERM = "term"
    CONFLICT = "conflict"


class Item(NamedTuple):
    """One thing that can be found.

    What `id` is depends on the kind; ids are unique within a kind and a debate, except those of terms.

    - claim: its full id
    - quote, card: the full id of its claim, `#`, and its number from 1
    - source, issue, position, conflict: their id
    - speaker: the name
    - answer: the id of the issue, `/`, and the id of the position
    - note: the id of the quote or source that it is on
    - term: the id of the claim, issue or position that it is for
    """

    kind: ItemKind
    debate: str
    id: str
    claim: str | None
    """The full id of the claim that the item is or belongs to; None if it belongs to no claim."""
    source: str | None
    """Id of the claim's source; for a quote, of the source that it is taken from; for a speaker, of the first source
    that they wrote or are reported in. None for positions, issues, answers and conflicts."""
    position: str | None
    """Id of the position that the claim, the source or the answer belongs to."""
    text: str
    """Display-safe. This is what is searched and what spans point into. Of a card, its tag, cite and passage, with a line
    break between each two (`search.cards.parts`)."""
    attribution: str = ""
    """Display-safe. For claims and quotes: who says it, in which source, when ("Kishida, reported by …, 11 April
    2024"); for an answer: the label of its position; for a note or a term: that it is the mapper's, and what it is
    about; for a conflict of fact: that it is the mapper's."""
    role: str = ""
    """For claims and quotes: the claim's role, a value of `model.kinds.Role`."""
    mark: str = ""
    """For claims and quotes: "sic" or "note" where a quote of the claim has such a note, else ""."""
    cuts: "array[int] | None" = None
    """The zones of a card's text (`search.zones.Cuts`) until it is indexed; None for all others, and what an index gives."""

    @property
    def whose(self) -> str:
        """Whose words a note or a term is: "mapper", or of annotations "annotator or mapper"."""
        return self.attribution.partition(", on ")[0].removeprefix("the ")


ASKED = "asked"
"""The word in `Facet.met` of a claim that nobody says (`model.graph.is_nobody`)."""


class Facet(NamedTuple):
    """What filters ask about an item besides its text and kind."""

    debate: str
    source: str | None = None
    position: str | None = None
    issues: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """Names of those who speak: the authors, or the person whom they report; display-safe."""
    published: str | None = None
    """The date of the source in EDTF, as its file has it; None if unknown."""
    met: str = ""
    """How others meet the claim: all that apply of the values of `model.meeting.Manner` ("opposed limited"), a space
    between them; and `ASKED`, where nobody says it."""
    attribution: str = ""
    """This and the next two as in `Item`."""
    role: str = ""
    mark: str = ""
    cite: str = ""
    """For cards: surname and year, as the cite has them."""
    block: str = ""
    """For what stands in a card file: the title of its block."""


def item_of(kind: ItemKind, facet: Facet, id: str, text: str) -> Item:
    """An item, with all that can be taken from its facet."""
    claim = (id.rpartition("#")[0] or None) if kind in _UNDER_CLAIMS else None
    if kind is ItemKind.CLAIM or (kind is ItemKind.TERM and facet.source):
        claim = id
    said = facet.attribution, facet.role, facet.mark
    return Item(kind, facet.debate, id, claim, facet.source, facet.position, text, *said)


_UNDER_CLAIMS = (ItemKind.QUOTE, ItemKind.NOTE, ItemKind.CARD)
