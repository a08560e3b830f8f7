"""Every place where a quote's words stand in a source, by equality alone: no likeness, no scores."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from debate_tui.quotes.normal import Span
from debate_tui.quotes.text import SPACELESS, Text, words

INSERTION = 5
"""Words of the source that an editor's [insertion] may stand in for."""

Place = tuple[Span, ...]
"""Where the parts of a quote stand, in order, in a text's normal form."""


class Gap(Enum):
    NONE = "none"
    ELISION = "elision"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the source, normalised, between the quote's elisions and insertions."""

    words: str
    before: Gap
    """What stands between this part and the one before."""
    starts_inside: bool = False
    """Whether an insertion replaces the beginning of its first word, as in "[T]he"."""
    ends_inside: bool = False
    """Whether an insertion replaces the end of its last word, as in "alliance[s]"."""


_GAP = re.compile(r" ?(?:\[…\]|\(…\)|…) ?|(?P<insertion> ?\[[^\[\]]*\] ?)")


def parts(quote: str) -> tuple[Part, ...]:
    """A normalised quote, split at its elisions (…, […], (…)) and insertions ([so]); whole where it has none."""
    found: list[Part] = []
    gap, done, inside = Gap.NONE, 0, False
    for match in [*_GAP.finditer(quote), None]:
        start, end = match.span() if match else (len(quote), len(quote))
        attached = bool(match and match["insertion"])
        piece = quote[done:start]
        # A full stop left alone between two gaps is the editor's, not the source's.
        if any(map(str.isalnum, piece)):
            ends_inside = attached and piece[-1].isalnum() and quote[start] == "["
            found.append(Part(piece, gap, inside and piece[0].isalnum(), ends_inside))
            gap = Gap.NONE
        if match and gap is not Gap.ELISION:
            gap = Gap.INSERTION if attached else Gap.ELISION
        inside, done = attached and quote[end - 1] == "]", end
    return tuple(found)


def places(wanted: tuple[Part, ...], text: Text) -> tuple[Place, ...]:
    """Each place where all the parts stand in their order, whole words only, and as near to the longest as can be."""
    if not wanted:
        return ()
    anchor = max(range(len(wanted)), key=lambda i: len(wanted[i].words))
    found = (_around(span, wanted, anchor, text) for span in whole(wanted[anchor], text))
    return tuple(dict.fromkeys(place for place in found if place))


def _around(span: Span, wanted: tuple[Part, ...], anchor: int, text: Text) -> Place | None:
    place = [span]
    for part in wanted[anchor + 1 :]:
        after = next(whole(part, text, place[-1][1]), None)
        if after is None:
            return None
        place.append(after)
    for part in reversed(wanted[:anchor]):
        before = _last(part, text, place[0][0])
        if before is None:
            return None
        place.insert(0, before)
    fits = all(
        part.before is not Gap.INSERTION or words(text.normal.text[one[1] : other[0]]) <= INSERTION
        for (one, other), part in zip(pairwise(place), wanted[1:], strict=True)
    )
    return tuple(place) if fits else None


def whole(part: Part, text: Text, start: int = 0) -> Iterator[Span]:
    """The places of one part that neither begin nor end inside a word, from `start` on."""
    normal = text.normal.text
    at = normal.find(part.words, start)
    while at >= 0:
        if _is_whole(part, normal, at):
            yield at, at + len(part.words)
        at = normal.find(part.words, at + 1)


def _last(part: Part, text: Text, end: int) -> Span | None:
    """The last place of one part that ends at `end` or before."""
    normal = text.normal.text
    at = normal.rfind(part.words, 0, end)
    while at >= 0 and not _is_whole(part, normal, at):
        at = normal.rfind(part.words, 0, at + len(part.words) - 1)
    return (at, at + len(part.words)) if at >= 0 else None


def _is_whole(part: Part, normal: str, at: int) -> bool:
    return (part.starts_inside or not cuts(normal, at)) and (part.ends_inside or not cuts(normal, at + len(part.words)))


_SPACELESS = re.compile(rf"[{SPACELESS}]")
_INNER = {"'": str.isalpha, ".": str.isdigit, ",": str.isdigit}


def cuts(text: str, at: int) -> bool:
    """Whether a position of a normalised text lies inside a word or number: "alli|ance", "it|'s", "3|.5", "3|%"."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _SPACELESS.search(before + after):
        return False
    if before.isalnum():
        if after.isalnum() or (before.isdigit() and after == "%"):
            return True
        inner = _INNER.get(after)
        return inner is not None and inner(before) and at + 1 < len(text) and inner(text[at + 1])
    inner = _INNER.get(before)
    return inner is not None and inner(after) and at > 1 and inner(text[at - 2])


def across_line_ends(quote: str, text: Text) -> tuple[Place, ...]:
    """The places where the quote has the hyphens of compounds that the text breaks at line ends ("long-⏎term").

    Normalisation takes such a hyphen for the typesetter's; here the quote's hyphen is believed, at these joints only.
    """
    joints = frozenset(text.normal.joints())
    if not joints or not re.search(r"\w- ?\w", quote):
        return ()
    literal = re.split(r"(?<=\w)(- ?)(?=\w)", quote)
    pattern = "".join(f"({piece})?" if i % 2 else re.escape(piece) for i, piece in enumerate(literal))
    found = []
    for match in re.finditer(pattern, text.normal.text):
        # A group that took no part: its hyphen must lie at a joint. Its position is where the text before it ends.
        at, ok = match.start(), True
        for i, piece in enumerate(literal):
            if i % 2 == 0:
                at += len(piece)
            elif match[i // 2 + 1] is None:
                ok = ok and at in joints
            else:
                at += len(piece)
        if ok and not cuts(text.normal.text, match.start()) and not cuts(text.normal.text, match.end()):
            found.append((match.span(),))
    return tuple(found)
