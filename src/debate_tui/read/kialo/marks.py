"""Tells which marks (`[2]`) of a Kialo export lead to entries under `Sources:`, and which somebody typed into a claim."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from debate_tui.read.kialo.inline import MARKER

_MARK = re.compile(rf"{MARKER.pattern}( ?\[[0-9]{{1,9}}\])?")
"""A mark, and whether another follows it at once."""
Mark = tuple[int, str]
"""The index of a text, and the number of a mark in it."""


def typed_by_hand(texts: Iterable[str], entries: Sequence[str]) -> tuple[set[Mark], set[Mark]]:
    """The marks that were typed by hand, and those of which nobody can tell, since several may be Kialo's.

    Kialo numbers the links of an export from 1 in the order in which they stand, also where they lead to one page, so that
    each number stands once, behind the words of its link: of two marks side by side, the first is such words. Where not all
    of `entries` have a mark in this order, all marks are taken for Kialo's.
    """
    found = [
        ((n, match[1]), match[2] is not None) for n, text in enumerate(texts) if "[" in text for match in _beside(text)
    ]
    marks = {mark for mark, _ in found}
    order = [str(n) for n in range(1, len(entries) + 1)]
    if len(marks) == len({number for _, number in marks}) or sorted(entries, key=int) != order:
        return set(), set()
    own = _own([mark for mark, leads in found if not leads], order) or _own([mark for mark, _ in found], order)
    often = Counter(number for _, number in own)
    known = set(order) if own else set()
    return {mark for mark in marks - own if mark[1] in known}, {mark for mark in own if often[mark[1]] > 1}


def _beside(text: str) -> Iterable[re.Match[str]]:
    at = 0
    while match := _MARK.search(text, at):
        yield match
        at = match.end(1) + 1


def _own(marks: Sequence[Mark], order: Sequence[str]) -> set[Mark]:
    """The marks that may be Kialo's; none where not all of `order` are there."""
    first, last = _places(marks, order), _places(marks[::-1], order[::-1])
    if len(first) < len(order) or len(last) < len(order):
        return set()
    known = set(order)
    return {
        mark
        for place, mark in enumerate(marks)
        if mark[1] in known and first[mark[1]] <= place < len(marks) - last[mark[1]]
    }


def _places(marks: Sequence[Mark], order: Sequence[str]) -> dict[str, int]:
    """Where each number of `order` stands, looked for behind the one before it, up to the first that is missing."""
    found: dict[str, int] = {}
    for place, (_, number) in enumerate(marks):
        if len(found) < len(order) and number == order[len(found)]:
            found[number] = place
    return found
