"""Brackets: what an editor's [insertion] may stand for in the source, where it is part of a word or stands for nothing.

Within a word it may change capitals (“[T]he”) and endings (“alliance[s]”, “harm[]” of “harms”), and nothing that makes
another word: “[l]ikely” is not “unlikely”, “can[]” not “cannot”.
"""

import re
from itertools import islice

from debate_tui.text.scripts import is_spaceless

_ENDINGS = frozenset(
    """
    s es d ed ing ings y ies ied ly ally al als ic ical ion ions tion tions ation ations ition itions ment ments ness ity ities
    ive ives ous ence ances ance ency ancy ent ents ant ants ist ists ism isms ize izes ized izing ise ises ised ising en ens
    e ful an ans ian ese 's '
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
"""Endings of English words that may be changed or left out; none of them turns a word into its contrary."""
_ROOT, _LONG_ROOT, _SHORT = 3, 5, 3
"""Letters that must be left of a word before an ending, and before any other one of up to `_SHORT` letters, as other languages have them."""
_TURNS = frozenset(("not", "out", "er", "ers", "or", "ors", "est", "ee", "ees"))
"""No mere endings: cannot, without, greater, employer."""
_FAR = 64
"""Letters of a word that are looked at: none that can be changed is longer, and a hostile word may have a million."""
_ASIDES = frozenset(("sic", "recte"))
_LOOKS, _WHOSE = frozenset(("emphasis", "italics", "bold", "underlining")), frozenset("added supplied mine ours in his hers theirs original removed omitted".split())  # fmt: skip # noqa: SIM905
"""“emphasis added”, “italics in the original”; “[emphasis] on trade” is a word like any other."""
_WORD = re.compile(r"\w+")


def stands_for_nothing(inserted: str) -> bool:
    """Whether an insertion, without its brackets, takes no word of the source away: “”, “sic”, “!”, “emphasis added”."""
    first, second = (*islice((match[0].casefold() for match in _WORD.finditer(inserted)), 2), "", "")[:2]
    return not first or first in _ASIDES or (first in _LOOKS and second in _WHOSE)


def same_letters(taken: str, inserted: str) -> bool:
    """Whether what an insertion takes away from a word is put back by it, in small letters or capitals."""
    return _letters(taken) == _letters(inserted)


def is_ending(root: str, taken: str) -> bool:
    """Whether `taken`, the rest of a word of the source behind `root`, is an ending that says nothing by itself."""
    rest = taken.casefold()
    size = sum(map(str.isalpha, root))
    if rest in _TURNS or not any(map(str.isalpha, rest)) or any(map(str.isdigit, root + rest)):
        return False
    return (rest in _ENDINGS and size >= _ROOT) or (len(rest) <= _SHORT and rest.isalpha() and size >= _LONG_ROOT)


def word_start(text: str, at: int) -> int:
    """Where the word begins within which a position of a normalised text lies; the position itself where it does in none."""
    end = at
    while cuts(text, at) and end - at < _FAR:
        at -= 1
    return at


def word_end(text: str, at: int) -> int:
    """Where the word ends within which a position lies; the position itself where it does in none."""
    start = at
    while cuts(text, at) and at - start < _FAR:
        at += 1
    return at


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


_INNER = {"'": str.isalpha, ".": str.isdigit, ",": str.isdigit}


def cuts(text: str, at: int) -> bool:
    """Whether a position of a normalised text lies inside a word or number: "alli|ance", "it|'s", "3|.5", "3|%"."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if is_spaceless(before) or is_spaceless(after):
        return False
    if before.isalnum():
        if after.isalnum() or (before.isdigit() and after == "%"):
            return True
        inner = _INNER.get(after)
        return inner is not None and inner(before) and at + 1 < len(text) and inner(text[at + 1])
    inner = _INNER.get(before)
    return inner is not None and inner(after) and at > 1 and inner(text[at - 2])
