"""What a note of Zotero is made of, whatever it is written in: paragraphs of words, marks, citations and links; and what is in quotation marks."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_CLOSERS = {"”": "“", "»": "«", "“": "„", '"': '"', "’": "‘", "›": "‹", "«": "»", "」": "「", "』": "『"}
"""By the mark that closes a quotation in some language, the one that opens it."""


class Piece(NamedTuple):
    """A piece of a paragraph."""

    kind: str
    """"text", "mark" (the words of an annotation), "cite" (whose these are), "open" (a link to their place) or "image"."""
    text: str = ""
    """Its words; of a citation without the parentheses."""
    links: Sequence[str] = ()
    """The addresses behind it: of a citation, one for each item that it has; of a text, those of the links in it."""
    data: Mapping[str, Any] = {}
    """What the note says of an annotation, a citation or an image, under the names of Zotero."""


class Block(NamedTuple):
    """A paragraph, or a heading."""

    line: int
    pieces: Sequence[Piece]
    heading: bool = False
    quoted: bool = False
    """Whether it is a block quotation."""

    @property
    def text(self) -> str:
        """All of its words, as a reader has them, with what stands behind its links and images."""
        return "".join(map(_written, self.pieces)).strip()


def _written(piece: Piece) -> str:
    words = {"cite": f"({piece.text})", "image": piece.text or "[image]"}.get(piece.kind, piece.text)
    behind = [
        *(f"<{link}>" for link in piece.links),
        *([json.dumps(piece.data, ensure_ascii=False)] if piece.data else []),
    ]
    return " ".join((words, *behind)) + (" " if behind else "")


def unquoted(text: str) -> str:
    """A text without the quotation marks that stand around it as a whole."""
    bare = text.strip()
    return bare[1:-1].strip() if len(bare) > 1 and _CLOSERS.get(bare[-1]) == bare[0] else bare


def quoted_at_end(text: str) -> tuple[str, str] | None:
    """What stands before the quotation with which a text ends, and the quotation's words; None where it ends otherwise. Quotation marks
    within are its own, and may lack a partner."""
    bare = text.rstrip()
    opener = _CLOSERS.get(bare[-1:], "")
    if not opener or len(bare) == 1:
        return None
    closer, depth, start = bare[-1], 1, -1
    for at in range(len(bare) - 2, -1, -1):
        depth += (bare[at] == closer != opener) - (bare[at] == opener)
        if depth == 0:
            start = at
            break
    whole = bare.lstrip()
    if whole[0] == opener and closer not in bare[:start]:  # nothing before it is closed, so that it begins there
        return "", whole[1:-1].strip()
    return None if start < 0 else (bare[:start], bare[start + 1 : -1].strip())
