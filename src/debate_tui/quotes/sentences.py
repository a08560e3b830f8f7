"""Splits a normalised paragraph into sentences, by the word before and the word after each full stop.

As no more than these words decides, a passage of whole sentences splits the same way by itself as inside its text.
The digests of a lock depend on that.
"""

import re
from collections.abc import Iterator

from debate_tui.text.spans import Span

# A mark, closing quotation marks or brackets, then a space or opening ones, then a word. Possessive (`++`), so that
# nothing is matched twice.
_STOP = re.compile(
    r"""(?<![.!?…])[.!?…]++["')\]]*+(?:\ ["'(\[]*+|(?:(?<=")|[(\[])["(\[]*+)(?=\w)|(?<![。！？])[。！？]++[」』”"')]*+(?=.)""",
    re.VERBOSE,
)
_WORD_AFTER = re.compile(r"\w+")
_INITIALS = re.compile(r"\A(?:\w\.)++\w\Z")

ABBREVIATIONS = frozenset(
    """
    adm approx apr art assn aug ave bros capt cf ch cmdr co col corp dec dept dr ed eds e.g eq esp est etc fig feb ft
    gen gov hon i.e inc jan jr jul jun lt ltd maj mar messrs mr mrs ms mt nos nov oct p para pp pres prof ph.d rep repr
    rev sec sen sens sept sgt sr st vol vols viz vs
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
"""Abbreviations: a full stop after one of these words hardly ever ends a sentence."""

_STARTERS = frozenset(
    """
    A According After All Although Among An And Another Any As At Because Before Both But By Can Could Despite During
    Each Either Even Every Few For From Given Had Has Have He Hence Her Here His How However I If In Indeed Instead Is
    It Its Last Later Many Meanwhile Moreover Most Much My Neither Never Nevertheless No None Nor Not Now Of On Once
    One Only Or Other Others Our Over Perhaps Rather She Should Since So Some Still Such That The Their Then There
    Therefore These They This Those Though Thus To Today Under Unless Until Was We Were What When Where Whether Which
    While Who Why Will With Within Without Would Yet You Your
    """.split()  # noqa: SIM905 - as a list of strings it would fill a page
)
"""Words that begin a new sentence after "U.S." or an initial; other capitalised words go on ("U.S. President")."""


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences within a span of normalised text, in order; they cover all of it but the spaces between them."""
    start, end = span
    for stop in _STOP.finditer(text, start, end):
        if not _ends(text, start, stop):
            continue
        # An opening quotation mark or bracket belongs to the sentence that it opens.
        closed, space, _ = stop[0].partition(" ")
        cut = stop.start() + len(closed if space else closed.rstrip('"(['))
        yield start, cut
        start = cut + (text[cut] == " ")
    if start < end:
        yield start, end


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark `stop` ends a sentence, and not just an abbreviation, an initial or a pause."""
    after = _WORD_AFTER.match(text, stop.end())
    follows = after[0] if after else ""
    if stop[0][0] != ".":
        # A small letter goes on: “"What now?" he asked”, “and then … nothing”.
        return not follows[:1].islower()
    if follows[:1].islower():
        return False
    word = _word_before(text, start, stop.start())
    if word.lower() in ABBREVIATIONS:
        return False
    if word == "No":
        return not follows[:1].isdigit()
    if len(word) == 1 and word.isalpha() and word != "I":
        return follows in _STARTERS
    if _INITIALS.match(word):
        return follows in _STARTERS
    return True


def _word_before(text: str, start: int, end: int) -> str:
    """The word, with full stops inside it, that ends at `end`; searched backwards, so that the time stays linear."""
    first = end
    while first > start and (text[first - 1] in ".'_" or text[first - 1].isalnum()):
        first -= 1
    return text[first:end].lstrip(".'")
