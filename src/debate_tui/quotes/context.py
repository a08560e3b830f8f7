"""Notes on a quote whose words are right: what else its sentence says, and where on the page it stands.

What a quote leaves out can reverse its sense. In each sentence that a quote touches, the words outside it are searched
for negations, concessions and attributions. Whether they matter is for a reader to decide, so these are notes, not
errors.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from debate_tui.quotes.elided import turns
from debate_tui.quotes.passages import Passage
from debate_tui.quotes.text import Text, all_sentences
from debate_tui.quotes.verdict import Note
from debate_tui.text.spans import Span, gaps, touched

NEGATION = (
    r"not(?! only| until)|never|nor|neither|nobody|nothing|nowhere|none|no(?!\.)|cannot|\w+n't|hardly"
    r"|scarcely|barely|without|fail(?:s|ed)? to|rather than|instead of|far from|den(?:y|ies|ied)|reject(?:s|ed)?"
    r"|refus(?:e|es|ed|ing)|anything but"
)
"""Words that negate: alternatives of a regular expression, without the group around them."""

_TURNS = {
    "a negation": NEGATION,
    # "But", "However" and "Yet" at the head of a sentence contradict the sentence before, so they don't count.
    "a concession": r"despite|in spite of|although|though|even if|unless|whereas|while|notwithstanding|albeit"
    r"|(?<=[\w,;:)-] )(?<!anything )but|except|if|provided that",
    "an attribution": r"according to|say|says|said|saying|claim(?:s|ed|ing)?|argue[sd]?|arguing|admit(?:s|ted)?"
    r"|stress(?:es|ed)|report(?:s|ed|edly)|told|contend(?:s|ed)?|insist(?:s|ed)?|assert(?:s|ed)?|alleg(?:es|ed|edly)"
    r"|believe[sd]?|think[s]?|thought|suggest(?:s|ed)?|warn(?:s|ed)?|so-called|put it|puts it|replied|maintain(?:s|ed)? that"
    r"|under the guise of|(?:on|under) the pretext",
}
_LATER = re.compile(r"(?<=[\w,;:)-] )however(?=[,;:.])")
"""Searched for after the quote only: before it, as in "This, however, is so", it contradicts the sentence before."""

_SIGHT = 1000
"""Characters before and after a quote that are searched. Longer stretches without a full stop are lists or tables."""

_TURN = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _TURNS.items()}


_TOLD = re.compile(r"[\w']+")


def notes(passage: Passage, text: Text) -> tuple[Note, ...]:
    """All notes on a quote that stands at `passage`: the spans of its parts in the normal form."""
    return (*_context(passage, text), *_page(passage, text), *_compound(passage, text))


def _context(passage: Passage, text: Text) -> Iterator[Note]:
    normal = text.normal.text
    for (start, end), inside in _touched(passage, text):
        outside = gaps(inside, (start, end))
        if not outside:
            continue
        found = {
            kind: f"{kind} (“{match[0]}”)"
            for kind, turn in _TURN.items()
            if (match := next(filter(None, (turn.search(normal, *span) for span in outside)), None))
        }
        if "a concession" not in found and (later := _LATER.search(normal, max(start, inside[-1][1]), end)):
            found["a concession"] = f"a concession (“{later[0]}”)"
        whole = normal[start:end]
        told = {word for words in found.values() for word in _TOLD.findall(words.lower())}
        for kind, words in turns(whole, [(first - start, last - start) for first, last in inside]).items():
            if kind not in found and not (told & {*words.lower().split()}):
                found[kind] = f"{kind} (“{words}”)"
        attribution = found.pop("an attribution", None)
        if found:
            yield Note("context", f"outside it the sentence has {' and '.join(found.values())}", whole)
        if attribution:
            yield Note("attribution", f"outside it the sentence has {attribution}", whole)


def sentence_at(at: int, text: Text) -> str:
    """The sentence around a position of the normal form, at most `_SIGHT` characters to either side."""
    spans = all_sentences(text)
    start, end = spans[max(0, bisect_right(spans, (at, len(text.normal.text))) - 1)]
    return text.normal.text[max(start, at - _SIGHT) : min(end, at + _SIGHT)]


def _touched(passage: Passage, text: Text) -> Iterator[tuple[Span, Passage]]:
    """Each sentence that a part of the quote touches, at most `_SIGHT` characters beyond the quote, and those parts."""
    spans = all_sentences(text)
    inside: dict[int, list[Span]] = {}
    for part in passage:
        for i in touched(spans, part):
            inside.setdefault(i, []).append(part)
    for i, parts in inside.items():
        start, end = spans[i]
        yield (max(start, passage[0][0] - _SIGHT), min(end, passage[-1][1] + _SIGHT)), tuple(parts)


def _page(passage: Passage, text: Text) -> Iterator[Note]:
    paragraphs = [text.paragraphs_of(span) for span in passage]
    captions = {i for part in paragraphs for i in part if text.is_caption(i)}
    if any(len(part) > 1 for part in paragraphs):
        yield Note("paragraph", "the quote runs over the end of a paragraph")
    elif any(one[-1:] != other[:1] for one, other in pairwise(paragraphs)):
        yield Note("paragraph", "the quote joins words of different paragraphs")
    if captions:
        into = "runs into" if any(i not in captions for part in paragraphs for i in part) else "is taken from"
        yield Note("caption", f"the quote {into} a picture's caption or credit")


def _compound(passage: Passage, text: Text) -> Iterator[Note]:
    """A quote may take "compliant" out of "non-compliant": it cuts no word in two, and yet reverses the sense."""
    normal = text.normal.text
    for start, end in passage:
        before = re.search(r"\w+-\Z", normal[max(0, start - 40) : start])
        after = re.match(r"-\w+", normal[end : end + 40])
        # The normal form has a hyphen for every dash, so the original decides.
        if before and text.original[text.normal.original((start - 1, start))[0]] in "-‐‑":
            yield Note("compound", f"the quote begins after “{before[0]}”")
        if after and text.original[text.normal.original((end, end + 1))[0]] in "-‐‑":
            yield Note("compound", f"the quote ends before “{after[0]}”")
