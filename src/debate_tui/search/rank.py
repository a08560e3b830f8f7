"""From the words of a query to the best items: postings bring candidates, the forward array ranks them exactly.

Candidates are the items with the greatest sum, over the words of the query, of similarity × idf among the postings
visited; a budget bounds these per word, best words first. The few hundred best are ranked again by the same sum
plus a bonus for words that stand near each other in the order typed, less a little for length.

What a word brings is remembered, and so is the sum over all words but the last: a key stroke costs one word.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappush, heappushpop, nlargest
from itertools import compress, islice, repeat
from math import inf, log
from typing import NamedTuple

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
_SLICE = 10_000
"""Postings read in one go: between slices another thread gets its turn, and a search that is no longer wanted ends."""
_STEP = 50
"""Items ranked exactly in one go, likewise."""
_SHARE = 4
"""A completion of one or two letters gets no more than this part of the budget that is left."""
_KEPT = 250_000
"""Remembered postings of earlier words."""
_KEPT_LOOKS = 20
"""Remembered words."""
_KEPT_SUMS = 4
_MOST_SUMMED = 200_000
"""Where the words so far bring more items than this, another word scores them but brings no new ones but its best."""
_NEXT, _BEFORE, _DECAY = 0.28, 0.17, 0.88
_NEAR = {step: _NEXT * _DECAY ** (step - 1) for step in range(1, 13)} | {
    -step: _BEFORE * _DECAY ** (step - 1) for step in range(1, 9)
}
"""Words from a word of the query to its next one in the text, with the bonus as a part of the weight of the two."""
_LENGTH = 0.015
"""Off for each word of the item."""
_LEAST_IDF = 0.3

_MOST = 1 + 2 * _NEXT
"""What an exact score may reach, as a multiple of the sum: every word can stand in two pairs."""
_ALIKE = 0.12
"""Words this much less similar than the best still count for the idf."""


class Cancelled(Exception):  # noqa: N818 - no error
    """The search was called off."""


Scores = dict[int, float]
Items = tuple[int, ...]
Candidate = tuple[int, float]
"""An item, and no less than its exact score."""


class Term(NamedTuple):
    """A word of the query; `open`: the cursor stands behind it, so it may be half-typed."""

    word: str
    open: bool = False


class Look(NamedTuple):
    """What one term brings."""

    similar: Similar
    idf: float
    scores: Scores
    """Item → similarity × idf, over the postings visited; empty for a common word."""
    best: Items
    """The items with the greatest scores, greatest first."""

    @property
    def weight(self) -> float:
        return max(self.idf, _LEAST_IDF)


class Ranker:
    """Ranks the items of one index inside one scope; remembers what earlier queries looked up."""

    def __init__(self, index: Index, scope: bytes | None = None) -> None:
        """`scope`: one byte an item, 0 where a filter leaves it out; None: no filter."""
        self.index = index
        self.scope = scope
        self.visited = 0
        """Counted work: postings visited so far."""
        self.ranked = 0
        """Counted work: items ranked exactly so far."""
        self.cancelled: Callable[[], bool] = lambda: False
        """Asked between steps of a few milliseconds; once it is true, `Cancelled` is raised, and what was looked up so far is kept."""
        self._looks: dict[Term, Look] = {}
        self._sums: dict[tuple[Term, ...], tuple[Scores, Items]] = {}
        self._few: Items | None = None
        if scope is not None and scope.count(1) <= SMALL_SCOPE:
            self._few = tuple(compress(range(index.size), scope))

    def best(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """The best items with their scores, best first; equal scores in the library's order.

        Candidates come with the greatest score that each may reach, in that order, so the rest is skipped once the
        list is full of better ones.
        """
        self._forget(terms)
        looks = [look for term in terms if (look := self.look(term)).similar]
        found: list[tuple[float, int]] = []
        for item, most in self._candidates(tuple(terms)) if looks and limit > 0 else ():
            if len(found) == limit and most < found[0][0]:
                break
            self.ranked += 1
            if self.ranked % _STEP == 0:
                self._go_on()
            entry = self._exact(item, looks), -item
            if len(found) < limit:
                heappush(found, entry)
            else:
                heappushpop(found, entry)
        return [(-item, score) for score, item in sorted(found, reverse=True) if score > 0]

    def look(self, term: Term) -> Look:
        """What `term` brings, remembered."""
        if term not in self._looks:
            self._go_on()
            self._looks[term] = self._look(term)
        return self._looks[term]

    def _go_on(self) -> None:
        if self.cancelled():
            raise Cancelled

    def _forget(self, but: Sequence[Term]) -> None:
        """Forgets the oldest looks, as far as there are too many, but not those of this query."""
        held = sum(len(look.scores) for look in self._looks.values())
        for term in [term for term in self._looks if term not in but]:
            if held <= _KEPT and len(self._looks) <= _KEPT_LOOKS:
                break
            held -= len(self._looks.pop(term).scores)

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
            least = max(similar.values()) - _ALIKE
            count = sum(frequency[word] for word, similarity in similar.items() if similarity >= least)
        idf = log(1 + index.size / max(count, 1))
        if self._few is not None or count * _COMMON > index.size > SMALL_SCOPE:
            return Look(similar, idf, {}, ())
        return self._visited(term, similar, frequency, idf)

    def _visited(self, term: Term, similar: Similar, frequency: dict[int, int], idf: float) -> Look:
        """Collects the postings of similar words, the best words first, then the frequent ones, within the budget."""
        short = len(term.word) <= 2
        left = BUDGET // 2 if short else BUDGET
        order: Iterable[int] = similar
        if sum(frequency.values()) > left:
            order = sorted(similar, key=lambda word: (0 if short else -similar[word], -frequency[word]))
        tiers: dict[float, list[Sequence[int]]] = {}
        for word in order:
            items = self._spread(word, left // _SHARE if short else left)
            tiers.setdefault(similar[word], []).append(items)
            left -= len(items)
            if left < _SHARE:
                break
        scores: Scores = {}
        best: dict[int, None] = {}
        for similarity in sorted(tiers):
            first: dict[int, None] = {}
            for items in tiers[similarity]:
                for start in range(0, len(items), _SLICE):
                    self._go_on()
                    some = list(self._inside(items[start : start + _SLICE]))
                    scores.update(zip(some, repeat(similarity * idf)))
                    if len(first) < CANDIDATES:
                        first.update(dict.fromkeys(some[:CANDIDATES]))
            best = first | best
        return Look(similar, idf, scores, tuple(islice(best, CANDIDATES)))

    def _spread(self, word: int, most: int) -> Sequence[int]:
        """The postings of `word`; where there are more than `most`, so many of them from all over the library."""
        items = self.index.items_with(word)
        items = items[:: -(-len(items) // most)] if len(items) > most else items
        self.visited += len(items)
        return items

    def _inside(self, items: Iterable[int]) -> Iterable[int]:
        return items if self.scope is None else filter(self.scope.__getitem__, items)

    def _candidates(self, terms: tuple[Term, ...]) -> Iterator[Candidate]:
        """The items to rank exactly, those that may score most first."""
        if self._few is not None:
            return ((item, inf) for item in self._few)
        looks = list(map(self.look, terms))
        if not any(look.scores for look in looks):
            # Nothing but common words: visit the postings of the rarest after all.
            term, look = max(zip(terms, looks, strict=True), key=lambda both: both[1].idf)
            frequency = {word: self.index.frequency(word) for word in look.similar}
            return ((item, inf) for item in self._visited(term, look.similar, frequency, look.idf).best)
        unseen = sum(look.weight for look in looks if look.similar and not look.scores)
        score, best = self._best(terms)
        return ((item, (score(item) + unseen) * _MOST) for item in best)

    def _best(self, terms: tuple[Term, ...]) -> tuple[Callable[[int], float], Items]:
        """The items with the greatest sums over all terms, greatest first.

        An item among the best of all terms has the last term, or is among the best of the others; among those that
        have the last term alone, the best are that term's.
        """
        head, best = self._sum(terms[:-1])
        last = self.look(terms[-1])

        def score(item: int) -> float:
            return head.get(item, 0.0) + last.scores.get(item, 0.0)

        if not last.scores:
            return score, best
        both = head.keys() & last.scores.keys()
        return score, tuple(nlargest(CANDIDATES, {*both, *best, *last.best}, key=score))

    def _sum(self, terms: tuple[Term, ...]) -> tuple[Scores, Items]:
        """The scores of all terms together, and the best items; remembered for the key strokes to come."""
        if not terms:
            return {}, ()
        if terms not in self._sums:
            score, best = self._best(terms)
            head, last = self._sum(terms[:-1])[0], self.look(terms[-1]).scores
            both = head.keys() & last.keys()
            scores = head | last if len(head) < _MOST_SUMMED else dict(head)
            scores.update((item, score(item)) for item in both)
            while len(self._sums) >= _KEPT_SUMS:
                del self._sums[next(iter(self._sums))]
            self._sums[terms] = scores, best
        return self._sums[terms]

    def _exact(self, item: int, looks: Sequence[Look]) -> float:
        """The sum over the looks of the best similarity × idf in the item, plus nearness and order, less length."""
        found = self.index.words_of(item)
        total = -_LENGTH * len(found)
        before: Scores = {}
        for look in looks:
            similar, weight = look.similar, look.weight
            if similar.keys().isdisjoint(found):
                continue
            places = {place: similar[word] * weight for place, word in enumerate(found) if word in similar}
            total += max(places.values())
            if before:
                total += _nearness(before, places)
            before = places
        return total


def _nearness(before: Scores, places: Scores) -> float:
    """The greatest bonus for two words of the query that stand near each other."""
    best = 0.0
    for place, weight in places.items():
        for other, other_weight in before.items():
            if place - other in _NEAR:
                best = max(best, (weight + other_weight) * _NEAR[place - other])
    return best
