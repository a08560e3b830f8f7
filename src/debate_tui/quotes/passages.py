"""Finds every passage of a source that has a quote's words, by equality of characters alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from itertools import islice, pairwise, takewhile

from debate_tui.frozen import dataclass
from debate_tui.quotes.brackets import cuts, is_ending, same_letters, stands_for_nothing, word_end, word_start
from debate_tui.quotes.text import Text
from debate_tui.text.scripts import is_spaceless, words
from debate_tui.text.spans import Span

INSERTION = 5
"""Words of the source that an editor's [insertion] may replace at most."""

_LONGEST_GAP = 500
"""Characters: longer than any `INSERTION` words, so that they are counted in short gaps only."""

_TRIES = 4096
"""Places of a quote's longest part that are tried, divided by the number of its parts, but 64 at least."""

_OVERLAPS = 64
"""Places that overlap each other, as of "a a" in "a a a", after which only some are found, to keep the time linear."""

_WITHIN = 50_000
"""Places within words that are judged, which takes up to 20 microseconds each: more only a text without blanks has."""

Passage = tuple[Span, ...]
"""The spans of a quote's parts, in order, in a text's normal form."""


class Gap(Enum):
    """What a quote has between one part and the next."""

    NONE = "none"
    ELISION = "elision"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the source, normalised, between the quote's elisions and insertions."""

    words: str
    before: Gap
    """The gap between the part before and this one."""
    head: str | None = None
    """What an insertion puts at the head of its first word: "T" in "[T]he"; None without one."""
    tail: str | None = None
    """What an insertion puts at the end of its last word: "s" in "alliance[s]"; None without one."""
    glued: str | None = None
    """What an insertion puts between the end of the part before and this one, within a word: "-" in "pre[-]war"."""
    goes_on: bool = False
    """Whether its last word goes on in the next part, behind such an insertion."""
    free: bool = False
    """Whether an insertion before it may stand for words of the source."""
    loose: bool = False
    """Whether insertions beside it may stand for anything: to find what is wrong with one."""


GAP = re.compile(r" ?(?:\[…\]|\(…\)|［…］|（…）|…) ?|(?P<insertion> ?\[[^\[\]]*\] ?)")


def parts(quote: str) -> tuple[Part, ...]:
    """A normalised quote split at its elisions (…, […], (…)) and insertions ([so]); one part if it has neither."""
    found: list[Part] = []
    coming, done = Part("", Gap.NONE), 0
    for match in [*GAP.finditer(quote), None]:
        start, end = match.span() if match else (len(quote), len(quote))
        piece, inserted = quote[done:start], match["insertion"] if match else None
        put = inserted.strip(" []").split() if inserted else []
        behind = inserted is not None and quote[start] == "[" and _is_letter(piece[-1:])
        ahead = inserted is not None and quote[end - 1] == "]" and _is_letter(quote[end : end + 1])
        within = behind and ahead and len(put) < 2
        # A full stop left alone between two gaps is the editor's, not the source's.
        if any(map(str.isalnum, piece)):
            tail = "".join(put[:1]) if behind and not within else None
            found.append(replace(coming, words=piece, tail=tail, goes_on=within))
            coming = Part("", Gap.NONE)
        if match:
            free = len(put) > behind + ahead and not stands_for_nothing(" ".join(put))
            coming = Part(
                "",
                Gap.INSERTION if inserted and coming.before is not Gap.ELISION else Gap.ELISION,
                head="".join(put[-1:]) if ahead and not within else None,
                glued="".join(put) if within else None,
                free=coming.free or free,
            )
        done = end
    return tuple(found)


def _is_letter(char: str) -> bool:
    """Whether a word goes on from this letter or digit to one beside it; "" is none."""
    return char.isalnum() and not is_spaceless(char)


def passages(wanted: tuple[Part, ...], text: Text) -> tuple[Passage, ...]:
    """Each passage that has all the parts in their order, as whole words, each as near to the longest part as possible.

    To keep the time linear in the text, at most `_TRIES` divided by the number of parts, but 64 at least, of the places
    of the longest part are tried.
    """
    if not wanted:
        return ()
    anchor = max(range(len(wanted)), key=lambda i: len(wanted[i].words))
    first, last = 0, len(text.normal.text)
    for part in wanted[:anchor]:
        if (span := next(whole(part, text, first), None)) is None:
            return ()
        first = span[1]
    for part in reversed(wanted[anchor + 1 :]):
        if (span := _last(part, text, (first, last))) is None:
            return ()
        last = span[0]
    spans = takewhile(lambda span: span[1] <= last, whole(wanted[anchor], text, first))
    if len(wanted) == 1:
        return tuple((span,) for span in spans)
    around = _Around(wanted, anchor, text)
    found = (around.passage(span) for span in islice(spans, max(64, _TRIES // len(wanted))))
    return tuple(dict.fromkeys(passage for passage in found if passage))


class _Around:
    """Finds the nearest places of the other parts around each place of one part, the anchor.

    The anchor's places must be asked for in ascending order. Then the places of the other parts only move forward, and
    all calls together pass through the text once for each part.
    """

    __slots__ = ("_anchor", "_found", "_text", "_wanted")

    def __init__(self, wanted: tuple[Part, ...], anchor: int, text: Text) -> None:
        self._wanted, self._anchor, self._text = wanted, anchor, text
        self._found: dict[int, Span] = {}

    def passage(self, span: Span) -> Passage | None:
        """The passage with the anchor at `span`; None if an insertion would replace too many words."""
        passage = [span]
        for i in range(self._anchor + 1, len(self._wanted)):
            passage.append(self._after(i, passage[-1][1]))
        passage.reverse()
        for i in range(self._anchor - 1, -1, -1):
            passage.append(self._before(i, passage[-1][0]))
        passage.reverse()
        gaps = zip(pairwise(passage), self._wanted[1:], strict=True)
        fits = all(
            part.before is not Gap.INSERTION or self._fits(part, one[1], other[0]) for (one, other), part in gaps
        )
        return tuple(passage) if fits else None

    def _after(self, i: int, start: int) -> Span:
        known = self._found.get(i)
        if known is None or known[0] < start:
            self._found[i] = known = next(whole(self._wanted[i], self._text, start))
        return known

    def _before(self, i: int, end: int) -> Span:
        # The place found last time still lies before `end`; only a later one is better.
        start = self._found[i][0] + 1 if i in self._found else 0
        found = _last(self._wanted[i], self._text, (start, end))
        if found:
            self._found[i] = found
        return self._found[i]

    def _fits(self, part: Part, start: int, end: int) -> bool:
        normal = self._text.normal.text
        return part.loose or (end - start <= _LONGEST_GAP and not taken(part, normal, start, end))


def taken(part: Part, normal: str, start: int, end: int) -> str:
    """What the insertion between the part before, which ends at `start`, and this one at `end` takes away from the source
    and may not; "" if nothing.
    """
    if part.glued is not None and (not normal[start:end] or cuts(normal, start)):
        between = normal[start:end]
        return "" if same_letters(between, part.glued) or same_letters(between, "") else between
    between = normal[word_end(normal, start) : word_start(normal, end)]
    return between.strip() if words(between) > (INSERTION if part.free else 0) else ""


def whole(part: Part, text: Text, start: int = 0) -> Iterator[Span]:
    """The places of one part that neither begin nor end inside a word, from `start` on; of more than `_WITHIN` that do, none behind."""
    normal, within = text.normal.text, 0
    for at in occurrences(part.words, normal, start):
        if _is_whole(part, normal, at):
            yield at, at + len(part.words)
        elif (within := within + 1) > _WITHIN:
            return


def occurrences(wanted: str, text: str, start: int = 0) -> Iterator[int]:
    """The ascending positions of `wanted`, not empty, in `text`, with overlapping ones ("a a" in "a a a": 0 and 2).

    To stay linear, it skips some of more than `_OVERLAPS` that overlap each other.
    """
    at, end, overlapping = text.find(wanted, start), 0, 0
    while at >= 0:
        yield at
        overlapping = overlapping + 1 if at < end else 0
        end = at + len(wanted)
        at = text.find(wanted, end if overlapping >= _OVERLAPS else at + 1)


def _last(part: Part, text: Text, within: Span) -> Span | None:
    """The last place of one part within a span."""
    normal, (start, end) = text.normal.text, within
    overlapping = 0
    at = normal.rfind(part.words, start, end)
    while at >= 0 and not _is_whole(part, normal, at):
        overlapping += 1
        if overlapping > _WITHIN:
            return None
        at = normal.rfind(part.words, start, at if overlapping % _OVERLAPS == 0 else at + len(part.words) - 1)
    return (at, at + len(part.words)) if at >= 0 else None


def _is_whole(part: Part, normal: str, at: int) -> bool:
    return begins(part, normal, at) and ends(part, normal, at + len(part.words))


def begins(part: Part, normal: str, at: int) -> bool:
    """Whether a part may begin at this position: with a word, or within one whose beginning an insertion repeats."""
    if not cuts(normal, at) or part.glued is not None:
        return True
    return part.head is not None and (part.loose or same_letters(normal[word_start(normal, at) : at], part.head))


def ends(part: Part, normal: str, at: int) -> bool:
    """Whether a part may end at this position: with a word, or within one whose ending an insertion repeats or changes."""
    if not cuts(normal, at) or part.goes_on:
        return True
    if part.tail is None or part.loose:
        return part.loose and part.tail is not None
    rest = normal[at : word_end(normal, at)]
    return same_letters(rest, part.tail) or is_ending(normal[word_start(normal, at) : at], rest)
