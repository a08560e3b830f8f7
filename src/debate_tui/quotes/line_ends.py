"""Finds a quote whose words stand in the text but for hyphens and spaces at line ends.

Normalisation takes a hyphen at a line end for the typesetter's and removes it, and reads no space into a line end
between characters of a script without spaces. Either may be wrong: "long-⏎term" is a compound, and a Thai line may end
where a space was. So a place counts as well if quote and text differ in such hyphens and spaces only, and each of them
is at a line end or a soft hyphen of the quote or of the text.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from debate_tui.frozen import dataclass
from debate_tui.quotes.brackets import cuts
from debate_tui.quotes.normal import Edits, Normal, normalise, replaced
from debate_tui.quotes.passages import Passage, occurrences
from debate_tui.quotes.text import Text
from debate_tui.text.scripts import SPACELESS, is_western

_HYPHENS = r"(?<=\w)- ?(?=\w)"
_LOOSE = rf"{_HYPHENS}|(?<=[{SPACELESS}]) | (?=[{SPACELESS}])"
"""Hyphens within words, and spaces beside characters of scripts without spaces."""

_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_HYPHEN = re.compile(r"[-‐–—\xad]")


@dataclass(frozen=True, slots=True)
class _Loose:
    """A text without what `_HYPHENS` or `_LOOSE` matches, with a record of what stood where."""

    original: str
    normal: Normal
    joints: dict[int, str]
    """By position in the normal form: what normalisation took out there."""
    text: str
    edits: Edits
    """From the normal form to `text`."""

    def had(self, at: int) -> str:
        """The hyphen or space that was removed at a position of `text`; "" if none was."""
        i = bisect_left(self.edits.new_starts, at)
        if i == len(self.edits.new_starts) or self.edits.new_starts[i] != at:
            return ""
        return self.normal.text[self.edits.old_starts[i] : self.edits.old_ends[i]]

    def may_have(self, at: int, other: str) -> bool:
        """Whether at `at` the text has a line end that can be read as `other`: a hyphen, a space or ""."""
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
    """The passages that equal the quote except for hyphens and spaces at line ends of the quote or the text."""
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
    """Whether quote and text, from `at` on, have the same hyphens and spaces, except at line ends."""
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
