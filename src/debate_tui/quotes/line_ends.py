"""Where a quote stands if, at line ends, its hyphens and spaces are believed against the text's, and the other way round.

Normalisation takes a hyphen at a line end for the typesetter's, and a line end between characters of a script without
spaces for no space. Either may be wrong: "long-⏎term" is a compound, a Thai line may end where a space was. So a place
counts, too, where quote and text differ in nothing but such hyphens and spaces, and only at line ends (or soft hyphens).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from debate_tui.quotes.normal import Edits, Normal, normalise, replaced
from debate_tui.quotes.passages import Passage, cuts, occurrences
from debate_tui.quotes.text import Text
from debate_tui.text.scripts import SPACELESS, is_western

_HYPHENS = r"(?<=\w)- ?(?=\w)"
_LOOSE = rf"{_HYPHENS}|(?<=[{SPACELESS}]) | (?=[{SPACELESS}])"
"""Hyphens within words, and spaces beside characters of scripts without spaces."""

_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_HYPHEN = re.compile(r"[-‐–—\xad]")


@dataclass(frozen=True, slots=True)
class _Loose:
    """A text without its hyphens and such spaces, and what stood where."""

    original: str
    normal: Normal
    joints: dict[int, str]
    """By passage in the normal form: what normalisation took out there."""
    text: str
    edits: Edits
    """From the normal form to `text`."""

    def had(self, at: int) -> str:
        """The hyphen or space that stood right before a position of the loose text."""
        i = bisect_left(self.edits.new_starts, at)
        if i == len(self.edits.new_starts) or self.edits.new_starts[i] != at:
            return ""
        return self.normal.text[self.edits.old_starts[i] : self.edits.old_ends[i]]

    def may_have(self, at: int, other: str) -> bool:
        """Whether, there, this text has a line end that may as well stand for `other`."""
        had, end = self.had(at), self.edits.back(at)[0]
        if had == " ":
            start, stop = self.normal.original((end - 1, end))
            return other == "" and _LINE_END.search(self.original, start, stop) is not None
        taken = self.joints.get(end, "") if not had else ""
        hyphen = _HYPHEN.search(taken) is not None
        return (other[:1] == "-" and hyphen) or (other == " " and not hyphen and _LINE_END.search(taken) is not None)


def _loose(original: str, normal: Normal) -> _Loose:
    loose = _HYPHENS if is_western(normal.text) else _LOOSE
    text, edits = replaced(normal.text, ((*match.span(), "") for match in re.finditer(loose, normal.text)))
    return _Loose(original, normal, normal.joints(original), text, edits)


@lru_cache(maxsize=2)
def _loose_text(text: Text) -> _Loose:
    return _loose(text.original, text.normal)


def across_line_ends(quote: str, text: Text) -> tuple[Passage, ...]:
    """The passages where the quote's words stand but for hyphens and spaces that line ends, its own or the text's, hide."""
    normal = normalise(quote)
    if is_western(quote) and not re.search(_HYPHENS, normal.text) and not normal.joints(quote):
        return ()
    wanted, there = _loose(quote, normal), _loose_text(text)
    if not wanted.text:
        return ()
    found = []
    for at in occurrences(wanted.text, there.text):
        span = there.edits.back(at)[0], there.edits.back(at + len(wanted.text) - 1)[1]
        if not any(cuts(text.normal.text, end) for end in span) and _agree(wanted, there, at):
            found.append((span,))
    return tuple(found)


def _agree(wanted: _Loose, there: _Loose, at: int) -> bool:
    """Whether the hyphens and spaces of the quote are those of the text at `at`, but for what line ends hide."""
    first, last = (
        bisect_left(there.edits.new_starts, at + 1),
        bisect_left(there.edits.new_starts, at + len(wanted.text)),
    )
    inside = {start - at for start in there.edits.new_starts[first:last]}
    for i in inside.union(wanted.edits.new_starts):
        own, other = wanted.had(i), there.had(at + i)
        if own != other and not wanted.may_have(i, other) and not there.may_have(at + i, own):
            return False
    return True
