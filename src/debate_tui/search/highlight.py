"""Why an item was found: the spans of its text that match, and the words that are only similar to what was typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from debate_tui.search.fold import Word, located
from debate_tui.search.rank import Look, Term

Span = tuple[int, int]
_WEAKER = 0.3
"""A word this much less similar than the best one of the same text stays dark."""


@dataclass(frozen=True, slots=True)
class Highlight:
    spans: tuple[Span, ...]
    """Sorted, without overlap, in characters of the text."""
    similar: tuple[tuple[str, str], ...]
    """(typed, found) where the text has another word than the one typed: ("aproval", "approval")."""


def highlight(text: str, looks: Sequence[tuple[Term, Look]], find: Callable[[str], int | None]) -> Highlight:
    """What of `text` the terms match; `find` gives the number of a folded word.

    The letters typed are lit where the word begins with them, else the whole word.
    """
    known = [(word, number) for word in located(text) if (number := find(word.text)) is not None]
    spans: list[Span] = []
    similar: dict[tuple[str, str], None] = {}
    for term, look in looks:
        scored = [(look.similar[number], word) for word, number in known if number in look.similar]
        best = max((similarity for similarity, _ in scored), default=0.0)
        for similarity, word in scored:
            if similarity >= best - _WEAKER:
                spans.append(_span(word, term.word))
                if not word.text.startswith(term.word):
                    similar[term.word, text[word.start : word.end]] = None
    return Highlight(merged(spans), tuple(similar))


def _span(word: Word, typed: str) -> Span:
    return word.start, word.upto(len(typed)) if word.text.startswith(typed) else word.end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that neither overlap nor touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def passage(text: str, spans: Sequence[Span], most: int) -> Span:
    """Where in `text` the best passage of at most `most` characters stands: with the most that matches, cut at spaces."""
    if len(text) <= most:
        return 0, len(text)
    best = (0, 0, 0)
    for number, (start, _) in enumerate(spans):
        inside = [(first, last) for first, last in spans[number:] if last <= start + most]
        if inside:
            best = max(best, (sum(last - first for first, last in inside), -start, -inside[-1][1]))
    _, start, end = best[0], -best[1], -best[2]
    start = max(0, min(start - (most - (end - start)) // 2, len(text) - most))
    end = start + most
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    while start < end < len(text) and not text[end].isspace():
        end -= 1
    return (start, end) if start < end else (max(0, end), min(len(text), end + most))
