"""Why an item was found: the spans of its text that match, and the words that are only similar to what was typed."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, pairwise
from typing import NamedTuple

from debate_tui.search.fold import Placed, Word, locate, placed, spaceless
from debate_tui.search.rank import Look, Term
from debate_tui.search.zones import READ
from debate_tui.text.spans import Span, contains, joined, length

_LONG = 100
"""Of a text of more words, only those that match are located."""
_MOST_LIT = 30
"""So many words of a card are lit, those for the longest words typed first: a single letter begins dozens."""
_WEAKER = 0.3
"""A word is not highlighted if it is less similar than the best one in the same text by more than this."""


class Highlight(NamedTuple):
    spans: tuple[Span, ...]
    """Sorted, without overlap, in characters of the text."""
    similar: tuple[tuple[str, str], ...]
    """(typed, found) where the text has another word than the one typed: ("aproval", "approval")."""
    unread: tuple[Span, ...] = ()
    """Those of the spans that stand in words of a card that aren't read aloud, while others of it are."""


class Matches(NamedTuple):
    """Which words of a text match; where they stand is found by `located`, when somebody looks."""

    typed: tuple[tuple[str, int], ...] = ()
    """What was typed, and the number in the text of a word that matches it, for each such word."""
    words: int = 0
    """How many words the text has."""
    several: bool = False
    """Whether several characters of a script without spaces were typed."""
    zones: bytes = b""
    """Of a card: the zone of each of its words (`search.zones`)."""


def matches(
    looks: Sequence[tuple[Term, Look]],
    numbers: Sequence[int],
    zones: bytes = b"",
    places: Sequence[int] | None = None,
) -> Matches:
    """What the terms match in a text; `numbers`: the numbers of its words in the vocabulary, in order; `zones`: theirs;
    `places`: where the words that match stand among them, if that is known."""
    if places is None:
        different = set(numbers)
        met = set[int]().union(*(look.similar.keys() & different for _, look in looks))
        places = list(compress(range(len(numbers)), map(met.__contains__, numbers)))
    known = [(at, numbers[at]) for at in places]
    if zones:  # what is heard comes first, where more matches than is lit
        known.sort(key=lambda one: zones[one[0]])
    chosen: list[tuple[str, int]] = []
    for term, look in sorted(looks, key=lambda one: -len(one[0].word)) if zones else looks:
        scored = [(look.similar[number], at) for at, number in known if number in look.similar]
        best = max((similarity for similarity, _ in scored), default=0.0)
        chosen += [(term.word, at) for similarity, at in scored if similarity >= best - _WEAKER]
    if zones:
        del chosen[_MOST_LIT:]
    several = sum(_spaceless(term.word) for term, _ in looks) > 1
    return Matches(tuple(chosen), len(numbers), several, zones)


_spaceless = lru_cache(maxsize=64)(spaceless)  # asked of the same few words for each text


@lru_cache(maxsize=128)  # a screen of results, each asked more than once
def located(text: str, found: Matches) -> Highlight:
    """Where in `text` stands what was found in it.

    Where a word begins with what was typed, only these letters are highlighted, else the whole word. Where several
    characters of a script without spaces were typed, they are highlighted only where two or more stand side by side.
    """
    if not found.typed:
        return Highlight((), ())
    zones = found.zones
    standing = _standing(text, sorted({at for _, at in found.typed}), found.words)
    spans: list[Span] = []
    characters: list[Span] = []
    unread: list[Span] = []
    heard = READ in zones
    similar: dict[tuple[str, str], None] = {}
    for typed, at in found.typed:
        word = standing[at]
        span = _span(word, typed)
        (characters if found.several and spaceless(word.text) else spans).append(span)
        if heard and zones[at] > READ:
            unread.append(span)
        if not word.text.startswith(typed):
            similar[typed, text[word.start : word.end]] = None
    spans += [(start, end) for start, end in joined(characters) if end - start > 1]
    return Highlight(joined(spans), tuple(similar), joined(unread))


def _standing(text: str, places: Sequence[int], count: int) -> Mapping[int, Word | Placed]:
    """The words with these numbers, of the `count` in a text, by number."""
    if count > _LONG:
        return dict(zip(places, placed(text, places), strict=True))
    found = locate(text)
    return {at: found.word(*found.pieces[at]) for at in places}


def _span(word: Word | Placed, typed: str) -> Span:
    return word.start, word.upto(len(typed)) if word.text.startswith(typed) else word.end


def read_aloud(text: str, zones: bytes) -> tuple[Span, ...]:
    """Where the words of a card stand that are read aloud, neighbours as one span; `zones`: the zone of each of its words."""
    if READ not in zones:
        return ()
    places = [at for at, zone in enumerate(zones) if zone == READ]
    standing = [(word.start, word.end) for word in placed(text, places)]
    return joined(
        (before[0], word[1]) if at - last == 1 else word
        for (last, before), (at, word) in pairwise([(-2, (0, 0)), *zip(places, standing, strict=True)])
    )


def passage(text: str, spans: Sequence[Span], most: int) -> Span:
    """Where the best passage of at most `most` characters stands in `text`: the one with the most highlighted
    characters, cut at spaces."""
    if len(text) <= most:
        return 0, len(text)

    def lit(window: Span) -> int:
        return length(span for span in spans if contains(window, span))

    windows = ((start, start + most) for start, _ in spans)
    first, end = max(windows, key=lit, default=(0, most))
    last = max((stop for _, stop in spans if stop <= end), default=first)
    start = max(0, min(first - (end - max(first, last)) // 2, len(text) - most))
    return _at_spaces(text, start, start + most)


def _at_spaces(text: str, start: int, end: int) -> Span:
    """The span without the parts of words at its two ends; unchanged if it holds no whole word."""
    first = start if start == 0 else text.find(" ", start - 1, end) + 1
    last = end if end == len(text) else text.rfind(" ", start, end + 1)
    return (first, last) if start <= first < last else (start, end)
