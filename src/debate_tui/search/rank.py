"""From the words of a query to the best items: postings bring candidates, the forward array ranks them exactly.

Candidates are the items with the greatest sum, over the words of the query, of similarity × idf among the postings
visited; a budget bounds these per word, best words first. The few hundred best are ranked again by the same sum
plus a bonus for words that stand near each other in the order typed, less a little for length.

What a word brings is remembered, and so is the sum over all words but the last: a key stroke costs one word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import repeat
from math import log

from debate_tui.search.index import Index
from debate_tui.search.vocabulary import Similar

CANDIDATES = 300
"""Items that are ranked exactly."""
BUDGET = 60_000
"""Postings visited for a word, at most; half of it for one or two letters."""
SMALL_SCOPE = 1_000
"""Where a filter leaves no more items than this, all of them are candidates."""
_COMMON = 10
"""A word in more than one item of ten scores but brings no candidates."""
_KEPT = 500_000
"""Remembered postings of earlier words."""
_NEAR = ((1, 0.25), (2, 0.14), (3, 0.09), (-1, 0.12), (-2, 0.07))
"""Steps from a word of the query to the next one in the text, with the bonus per weight of the two."""
_LENGTH = 0.004
_LEAST_IDF = 0.3

Scores = dict[int, float]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query; `open`: the cursor stands behind it, so it may be half-typed."""

    word: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What one term brings."""

    similar: Similar
    idf: float
    scores: Scores
    """Item → similarity × idf, over the postings visited."""
    best: tuple[int, ...]
    """The items with the greatest scores."""

    @property
    def weight(self) -> float:
        return max(self.idf, _LEAST_IDF)


@dataclass(frozen=True, slots=True)
class _Sum:
    scores: Scores
    best: tuple[int, ...]


@dataclass(slots=True)
class Ranker:
    """Ranks the items of one index inside one scope; remembers what earlier queries looked up."""

    index: Index
    scope: bytes | None = None
    """One byte an item, 0 where a filter leaves it out; None: no filter."""
    visited: int = 0
    """Counted work: postings visited so far."""
    _looks: dict[Term, Look] = field(default_factory=dict)
    _sums: dict[tuple[Term, ...], _Sum] = field(default_factory=dict)
    _few: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if self.scope is not None and self.scope.count(1) <= SMALL_SCOPE:
            self._few = tuple(item for item, inside in enumerate(self.scope) if inside)

    def best(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """The best items with their scores, best first; equal scores in the library's order."""
        looks = [look for term in terms if (look := self.look(term)).similar]
        if not looks:
            return []
        candidates = self._candidates(tuple(terms))
        ranked = [(self._exact(item, looks), -item) for item in candidates]
        return [(-item, score) for score, item in nlargest(limit, ranked) if score > 0]

    def look(self, term: Term) -> Look:
        """What `term` brings, remembered."""
        if term not in self._looks:
            while len(self._looks) > 2 and sum(len(look.scores) for look in self._looks.values()) > _KEPT:
                del self._looks[next(iter(self._looks))]
            self._looks[term] = self._look(term)
        return self._looks[term]

    def _look(self, term: Term) -> Look:
        index = self.index
        similar = index.vocabulary.similar(term.word, term.open)
        if not similar:
            return Look(similar, 0.0, {}, ())
        frequency = {word: index.frequency(word) for word in similar}
        exact = index.vocabulary.find(term.word)
        if exact is not None and not (term.open and len(term.word) < 4):
            count = frequency[exact]
        else:
            least = max(similar.values()) - 0.12
            count = sum(frequency[word] for word, similarity in similar.items() if similarity >= least)
        idf = log(1 + index.size / max(count, 1))
        if self._few is not None or count * _COMMON > index.size > SMALL_SCOPE:
            return Look(similar, idf, {}, ())
        return self._visit(term, similar, frequency, idf)

    def _visit(self, term: Term, similar: Similar, frequency: dict[int, int], idf: float) -> Look:
        """Collects the postings of similar words, the best words first, then the frequent ones, within the budget."""
        short = len(term.word) <= 2
        order = sorted(similar, key=lambda word: (0 if short else -similar[word], -frequency[word]))
        left = BUDGET // 2 if short else BUDGET
        taken = []
        for word in order:
            taken.append(word)
            left -= frequency[word]
            if left <= 0:
                break
        scores: Scores = {}
        for word in sorted(taken, key=similar.__getitem__):
            scores.update(zip(self._inside(word), repeat(similar[word] * idf)))
        return Look(similar, idf, scores, tuple(nlargest(CANDIDATES, scores, key=scores.__getitem__)))

    def _inside(self, word: int) -> Sequence[int]:
        items = self.index.items_with(word)
        self.visited += len(items)
        if self.scope is None:
            return items
        return list(filter(self.scope.__getitem__, items))

    def _candidates(self, terms: tuple[Term, ...]) -> tuple[int, ...]:
        if self._few is not None:
            return self._few
        found = self._sum(terms)
        if found.best:
            return found.best
        # Nothing but common words: visit the postings of the rarest.
        rarest = min(terms, key=lambda term: -self.look(term).idf)
        look = self.look(rarest)
        frequency = {word: self.index.frequency(word) for word in look.similar}
        return self._visit(rarest, look.similar, frequency, look.idf).best

    def _sum(self, terms: tuple[Term, ...]) -> _Sum:
        """The scores of all terms together.

        An item among the best of all terms has the last term, or is among the best of the others; among
        those that have the last term alone, the best are that term's.
        """
        if not terms:
            return _Sum({}, ())
        if terms in self._sums:
            return self._sums[terms]
        head, last = self._sum(terms[:-1]), self.look(terms[-1])
        if not last.scores:
            return head
        if not head.scores:
            return _Sum(last.scores, last.best)
        both = head.scores.keys() & last.scores.keys()
        scores = head.scores | last.scores
        for item in both:
            scores[item] = head.scores[item] + last.scores[item]
        best = tuple(nlargest(CANDIDATES, {*both, *head.best, *last.best}, key=scores.__getitem__))
        if len(self._sums) > 4:
            del self._sums[next(iter(self._sums))]
        self._sums[terms] = _Sum(scores, best)
        return self._sums[terms]

    def _exact(self, item: int, looks: Sequence[Look]) -> float:
        """The sum over the looks of the best similarity × idf in the item, plus nearness and order, less length."""
        found = self.index.words_of(item)
        total = -_LENGTH * len(found)
        before: Scores = {}
        for look in looks:
            similarity = look.similar.get
            places = {place: s * look.weight for place, word in enumerate(found) if (s := similarity(word))}
            if not places:
                before = {}
                continue
            total += max(places.values())
            if before:
                total += max(
                    (
                        (before[place - step] + weight) * bonus
                        for place, weight in places.items()
                        for step, bonus in _NEAR
                        if place - step in before
                    ),
                    default=0.0,
                )
            before = places
        return total
