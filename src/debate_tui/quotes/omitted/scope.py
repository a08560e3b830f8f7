"""Which of the words read aloud a word bears upon: the first behind it that say something, if nothing shields them."""

from collections.abc import Iterator

from debate_tui.quotes.omitted.clauses import Sentence
from debate_tui.quotes.omitted.english import (
    AUXILIARIES,
    DETERMINERS,
    JOINING,
    POSITIVE,
    PREPOSITIONS,
    TRANSPARENT,
    is_adverb,
    negates,
)
from debate_tui.text.spans import Span

_ASIDE = 11
"""How many words an aside between commas has at most: “does not, for all the outcry, [raise prices]”."""
_SUBJECT_WORDS = 4
"""How many words of a subject stand at most between “no” and the verb that it denies: “nobody in the capital [speaks]”."""
_RUN = 2
"""How many words that aren't read stand at most before one that is: “did not [eat] [meat]”, with “eat” not read."""
_STRETCH = 14
"""How many words it is shown to bear upon at most."""


def scope(s: Sentence, number: int, subject: bool = False) -> tuple[int, ...]:
    """The numbers of the words read aloud which a word before `number` bears upon; () where it bears upon words that are not read.

    It bears upon the first words behind it that say something; adverbs, auxiliaries and an aside between commas do not
    shield these, nor do words such as “evidence that” and “believe that”. `subject`: it stands before a subject, and
    bears upon the verb too.
    """
    n, unread, crossed = number, 0, False
    spoken: tuple[int, ...] = ()
    aside = 0
    if n < len(s.words) and s.comma(n):
        n = aside = behind_aside(s, n)
    begin = n
    while n < len(s.words):
        word = s.words[n]
        if n > begin and s.comma(n) and not unread and not crossed and not aside:
            n = begin = aside = behind_aside(s, n)
            continue
        if s.strong(n) or (n > begin and s.comma(n)):
            break
        if word.read:
            if word.content:
                return (*spoken, *_read_from(s, n))
            if word.low in JOINING and word.low not in ("that", "as", "so", "than") and n > number:
                return ()
            spoken = spoken or (n,) if word.low in AUXILIARIES and not unread else spoken
        elif word.low in ("that", "to", "whether", "if") and not crossed:
            pass  # behind “evidence” or “believe”, which let the negation through
        elif word.low in JOINING and word.low not in ("as", "so") and not (word.low == "yet" and n == number):
            break
        elif word.low in POSITIVE:
            return ()
        elif word.low in PREPOSITIONS or word.low in DETERMINERS:
            crossed = crossed or (unread > 0 and word.low not in ("of", "for", "any"))
        elif not (word.low in AUXILIARIES or is_adverb(word.low) or word.low in TRANSPARENT or not word.content):
            unread += 1
            crossed = crossed or unread > _RUN
        if crossed and not (subject and unread <= _SUBJECT_WORDS):
            break
        n += 1
    return spoken if not unread else ()


def behind_aside(s: Sentence, number: int) -> int:
    """The word behind the aside that begins with this word; behind all words where no comma ends it soon."""
    return next((n for n in range(number + 1, min(len(s.words), number + _ASIDE)) if s.comma(n)), len(s.words))


def _read_from(s: Sentence, first: int) -> tuple[int, ...]:
    end = min(len(s.words), first + _STRETCH, s.forward(first))
    return s.read(first, end)


def stretches(s: Sentence, numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """Where words stand, with the negations read before them; neighbours as one stretch, as far as only words that say
    nothing, or are read, are between them."""
    spans: list[Span] = []
    last = -2
    denials = {denial for number in numbers for denial in _denied_by(s, number)}
    for n in sorted(denials.union(numbers)):
        if spans and all(s.words[m].read for m in range(last + 1, n)):
            spans[-1] = spans[-1][0], s.words[n].end
        else:
            spans.append((s.words[n].start, s.words[n].end))
        last = n
    return tuple(spans)


def _denied_by(s: Sentence, number: int) -> Iterator[int]:
    """The negations that are read before a word, up to the first word read that says something, or where the clause begins."""
    for n in range(number - 1, max(-1, number - _ASIDE), -1):
        if s.strong(n + 1) or (s.words[n].read and s.words[n].content):
            return
        if negates(s.words[n].low) and denies_aloud(s, n):
            yield n


def denies_aloud(s: Sentence, number: int) -> bool:
    """Whether the letters of a word that negate are read aloud: of “cannot”, often only “can” is."""
    word = s.words[number]
    return s.reads(word.end - 3 if word.low == "cannot" or word.low.endswith("n't") else word.start, word.end)
