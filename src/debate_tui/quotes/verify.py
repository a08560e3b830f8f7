"""Verifies a quote against its source by equal normalised words; similarity only helps to find altered ones."""

from dataclasses import replace
from itertools import islice

from debate_tui.model.debate import Quote, QuoteState
from debate_tui.quotes.brackets import word_end, word_start
from debate_tui.quotes.context import notes
from debate_tui.quotes.insertions import insertion_notes
from debate_tui.quotes.line_ends import across_line_ends
from debate_tui.quotes.locators import elsewhere, located
from debate_tui.quotes.nearest import Nearest, compare, nearest
from debate_tui.quotes.normal import normalise, unwrapped
from debate_tui.quotes.passages import Gap, Part, Passage, begins, ends, parts, passages, taken, whole
from debate_tui.quotes.text import Text
from debate_tui.quotes.verdict import Note, Verdict

_PARTS = 16
"""How many of a quote's parts that are not in the text are searched by similarity, at most."""


def verify(quote: Quote, text: Text) -> Verdict:
    """The verdict on `quote` against a source's prepared text. Pure; never raises, whatever the two texts are.

    The quote is tried as it is first, so that brackets and ellipses of the source itself are quoted as they are. Next,
    hyphens and spaces at line ends may differ. Last, it is split into parts at its elisions and insertions.
    """
    wanted = normalise(quote.text).text
    if not any(map(str.isalnum, wanted)):
        return Verdict(QuoteState.ABSENT)
    found = passages((Part(wanted, Gap.NONE),), text) or across_line_ends(quote.text, text)
    if found:
        return _decided(found, quote, text)
    split = parts(wanted)
    found = passages(split, text)
    if found:
        verdict = _decided(found, quote, text, QuoteState.ELIDED if "…" in wanted else QuoteState.BRACKETED)
        return replace(verdict, notes=(*verdict.notes, *insertion_notes(wanted, verdict.normal, text)))
    return _missed(quote, split, text)


def _decided(found: tuple[Passage, ...], quote: Quote, text: Text, state: QuoteState | None = None) -> Verdict:
    """The verdict on words found at `found`: prefix and suffix, or equal characters, decide which passage is meant."""
    meant = _anchored(found, quote, text)
    stale = () if meant else (Note("anchor", "its prefix or suffix does not stand beside the words"),)
    own = quote.text.strip()
    equal = [passage for passage in meant or found if _is(own, passage, text)]
    candidates = equal if len(equal) == 1 else meant or found
    if len(candidates) > 1:
        return Verdict(
            QuoteState.AMBIGUOUS, notes=stale, candidates=tuple(_back(passage, text) for passage in candidates)
        )
    passage = candidates[0]
    if state is None:
        state = QuoteState.EXACT if equal else QuoteState.NORMALISED
    return Verdict(
        state, _back(passage, text), passage, (*stale, *_misled(passage, quote, text), *notes(passage, text))
    )


def _misled(passage: Passage, quote: Quote, text: Text) -> tuple[Note, ...]:
    """A note if the locator names another paragraph than the one that has the words."""
    paragraphs = [number for span in passage for number in text.paragraphs_of(span)] if quote.locator else []
    if not paragraphs or not elsewhere(quote.locator, paragraphs):
        return ()
    return (Note("locator", f"its locator is {quote.locator}, but it stands in {located(paragraphs)}"),)


def _anchored(found: tuple[Passage, ...], quote: Quote, text: Text) -> tuple[Passage, ...]:
    """The passages with the quote's prefix right before them and its suffix right after; all if it has neither."""
    normal = text.normal.text
    prefix, suffix = normalise(quote.prefix or "").text, normalise(quote.suffix or "").text

    def fits(passage: Passage) -> bool:
        before, after = passage[0][0], passage[-1][1]
        # In the normal form there is one space at most between two words.
        before -= normal[max(0, before - 1) : before] == " "
        after += normal[after : after + 1] == " "
        return normal.endswith(prefix, 0, before) and normal.startswith(suffix, after)

    return tuple(passage for passage in found if fits(passage)) if prefix or suffix else found


def _back(passage: Passage, text: Text) -> Passage:
    return tuple(map(text.normal.original, passage))


def _is(own: str, passage: Passage, text: Text) -> bool:
    """Whether the original text of a passage, from its beginning to its end, is `own`."""
    (start, _), (_, end) = text.normal.original(passage[0]), text.normal.original(passage[-1])
    return end - start == len(own) and text.original.startswith(own, start)


def _original(passage: Passage, text: Text) -> str:
    start, end = text.normal.original((passage[0][0], passage[-1][1]))
    return text.original[start:end]


def _missed(quote: Quote, split: tuple[Part, ...], text: Text) -> Verdict:
    """The verdict on a quote that is not in the text: altered, with the nearest passage, or absent without one."""
    wanted = normalise(quote.text).text
    if [part.words for part in split] == [wanted]:
        near = _near(wanted, text)
        if near is None:
            return Verdict(QuoteState.ABSENT)
        # The nearest passage may stand in the text more than once: prefix and suffix decide.
        same = tuple((span,) for span in whole(Part(text.normal.text[slice(*near.span)], Gap.NONE), text))
        span = next(iter(_anchored(same, quote, text)), (near.span,))[0]
        return _altered(replace(near, span=span), text, unwrapped(_original((span,), text)))
    if wrong := _bracket_astray(split, text):
        return Verdict(QuoteState.ALTERED, notes=(Note("bracket", wrong),))
    # A quote may have a thousand parts: comparing `_PARTS` of the missing ones says enough about it.
    missing = list(islice((part for part in split if next(whole(part, text), None) is None), _PARTS))
    if not missing:
        order = Note("order", "its parts stand in the source, but not in this order, or not so close together")
        return Verdict(QuoteState.ALTERED, notes=(order,))
    found = []
    for part in missing:
        near = _near(part.words, text)
        if near is None:
            return Verdict(QuoteState.ABSENT, notes=(Note("part", f"nothing in the source is like “{part.words}”"),))
        found.append(near)
    return _altered(found[0], text)


def _bracket_astray(split: tuple[Part, ...], text: Text) -> str:
    """What is wrong with a bracket of a quote whose other words stand in the source, in words; "" if nothing is."""
    normal = text.normal.text
    loose = next(iter(passages(tuple(replace(part, loose=True) for part in split), text)), ())
    for number, (part, (start, end)) in enumerate(zip(split, loose, strict=True) if loose else ()):
        if not begins(part, normal, start):
            return _another_word(f"[{part.head}]{normal[start : word_end(normal, start)]}", normal, start)
        if not ends(part, normal, end):
            return _another_word(f"{normal[word_start(normal, end) : end]}[{part.tail}]", normal, end)
        if number and part.before is Gap.INSERTION and (left := taken(part, normal, loose[number - 1][1], start)):
            words = (
                f"“{left}”, which it doesn't stand for" if len(left) <= _SHORT else "words that it doesn't stand for"
            )
            return f"a bracket stands where the source has {words}"
    return ""


def _another_word(shown: str, normal: str, at: int) -> str:
    word = normal[word_start(normal, at) : word_end(normal, at)]
    return f"“{shown}” is “{word}” in the source; within a word, a bracket changes capitals or an ending"


_SHORT = 80
"""Characters of the source that a message shows at most."""
_MARKS = "\"'「」『』《》〈〉"


def _near(words: str, text: Text) -> Nearest | None:
    """The nearest passage to `words`, searched without the quotation marks at their ends.

    These marks may be the source's or the quote's writer's, so afterwards they are compared with the marks that stand
    right there, and never with a word beside them.
    """
    bare = words.strip(_MARKS)
    near = nearest(bare or words, text)
    if near is None or bare == words or not bare:
        return near
    normal, (start, end) = text.normal.text, near.span
    before, after = words[: words.index(bare)], words[words.index(bare) + len(bare) :]
    while len(before) > near.span[0] - start and normal[start - 1 : start] in (*_MARKS,):
        start -= 1
    while len(after) > end - near.span[1] and normal[end : end + 1] in (*_MARKS,):
        end += 1
    return Nearest((start, end), *compare(words, normal[start:end]))


def _altered(near: Nearest, text: Text, corrected: str = "") -> Verdict:
    passage = (near.span,)
    return Verdict(
        QuoteState.ALTERED, _back(passage, text), passage, diff=near.diff, distance=near.distance, corrected=corrected
    )
