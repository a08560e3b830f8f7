"""Zones: how much of a card's words is heard. Tag, cite and what is read aloud weigh most, what is underlined less, the rest least.

Words outside cards are in the zone `SAID`. An index without cards holds nothing of zones.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from debate_tui.search.fold import prepared, spaceless
from debate_tui.text.spans import Span

SAID, READ, UNDERLINED, REST = range(4)
"""All words of other items, and a card's block, tag and cite; words read aloud; words underlined only; all others."""
FIRM, FAINT, FAINTEST = range(3)
"""How firmly an item holds a word: in a zone `SAID` or `READ`, else in one that is underlined, else in the rest."""
FIRMNESS = (FIRM, FIRM, FAINT, FAINTEST)
"""Zone → how firmly it holds its words."""
SHARES = (1.0, 0.85, 0.7)
"""The share of its weight that a word has where it is held so firmly."""

Cuts: TypeAlias = "array[int]"
"""The zones of a text: where each begins, in characters, and the zone, one after the other; before the first: `SAID`."""


def cuts(text: str, start: int, read: Sequence[Span], underlined: Sequence[Span]) -> Cuts:
    """The zones of a text that is a card's from `start` on; spans are sorted, without overlap, and count from `start`.

    A word of which a part is marked is marked as a whole: debaters read initials of what they abbreviate.
    """
    ready = prepared(text)
    zones = bytearray([REST]) * (len(text) - start)
    for zone, spans in ((UNDERLINED, underlined), (READ, read)):
        for first, last in spans:
            if ready[start + first : start + last].strip():
                begin, end = _whole(ready, start + first, start + last)
                begin, end = max(begin, start) - start, end - start
                zones[begin:end] = bytes([zone]) * (end - begin)
    found = array("I")
    for run in _RUN.finditer(zones):
        found.extend((start + run.start(), zones[run.start()]))
    return found


_RUN = re.compile(rb"(.)\1*", re.DOTALL)


def _whole(ready: str, first: int, last: int) -> Span:
    """A span widened to whole chunks, so that cutting there doesn't change the words."""
    while ready[first].isspace():
        first += 1
    while ready[last - 1].isspace():
        last -= 1
    if first and not _apart(ready[first - 1], ready[first]):
        first = ready.rfind(" ", 0, first) + 1
    if last < len(ready) and not _apart(ready[last - 1], ready[last]):
        end = ready.find(" ", last)
        last = len(ready) if end < 0 else end
    return first, last


def _apart(before: str, behind: str) -> bool:
    return before.isspace() or behind.isspace() or (spaceless(before) and spaceless(behind))


def pieces(text: str, cuts: Cuts) -> Iterable[tuple[str, int]]:
    """A text with zones in pieces, each with its zone; all together they have the same chunks as the text (`fold.chunks`)."""
    ready = prepared(text)
    ends = [*cuts[2::2], len(text)]
    yield ready[: cuts[0]], SAID
    for start, zone, end in zip(cuts[::2], cuts[1::2], ends, strict=True):
        yield ready[start:end], zone
