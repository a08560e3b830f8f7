"""The exact score of an item: what its words say for the query, how near to each other they stand, how long it is.

In natural logarithms, as the likelihood that somebody who means this item types this query: a word counts its idf times how similar it is; two
neighbours of the query that stand near each other count a bonus; and the longer an item is, the likelier it holds
any words by chance. Words that stand in very many items ("of the") hardly count as distance: they are what people leave out.
"""

from collections.abc import Mapping, Sequence
from itertools import compress, count, islice, pairwise
from math import inf, log
from operator import ge

from debate_tui.search.columns import SLICE, slices
from debate_tui.search.index import Index
from debate_tui.search.vocabulary import BEGUN_WHOLE, PREFIXES, Similar

_NEAR, _NEAR_SHARE = 2.0, 0.28
"""The bonus for two words that stand next to each other: so much, and this part of their weights."""
_BACKWARDS = 0.8
"""The part of the bonus that is left where they stand in the other order."""
_DECAY = 0.8
"""The part that is left of it with each word between."""
_FAR = 60
"""Words further apart than this get no bonus."""
_FILLER, _FILLS = 50, 0.03
"""A word in more than one item of so many counts this much of a word between."""
_LENGTH = 0.8
"""Off for the logarithm of the number of words."""
_SHORT = 5
"""Added to the number: between items of a few words the length says little."""

_SECOND = 4.0
"""Off for what comes second: more than length and nearness make out for the same few words."""
_BEHIND_PREFIX = 0.4
"""The part of a word's weight that is taken off where it stands behind a prefix."""

_ROUNDING = 1e-9
"""More than sums of the same numbers in another order differ."""

Weighed = Sequence[tuple[Similar, float]]
"""For each word of the query: the words similar to it, and its idf."""
_Hits = list[tuple[int, float]]
"""Places in a text with the weight of the word there."""


class Scorer:
    """Scores items for one query. `distances` is shared by the queries to an index."""

    def __init__(self, index: Index, looks: Weighed, distances: "Distances", second: bytes = b"") -> None:
        """`second`: one byte an item, 1 for those that come after others that fit as well; empty: none do."""
        self._starts, self._forward, self._distances = index.forward_starts, index.forward, distances
        self._words = index.vocabulary.words
        self._second = second
        self._prefixes = {number for word in PREFIXES if (number := index.vocabulary.find(word)) is not None}
        self._enough = [idf * BEGUN_WHOLE for _, idf in looks]
        self._weights = _weights(looks)
        self._nothing = [0.0] * len(looks)
        self._bounds = list(map(_bound, range(len(looks) + 1)))

    def __call__(self, item: int, least: float = -inf) -> float:
        """The score; -inf where no word fits, or where it is less than `least` for sure, as it is mostly: then places are not looked at."""
        words = self._forward[self._starts[item] : self._starts[item + 1]].tolist()
        weights = self._weights
        best = self._nothing[:]
        met = weights.keys() & words
        for word in met:
            for term, weight in weights[word]:
                if weight > best[term]:
                    best[term] = weight
        total = sum(best)
        length = _LENGTH * log(len(words) + _SHORT)
        terms = len(best) - best.count(0.0)
        share, bonus = self._bounds[terms]
        if not terms or total * share + bonus - length < least:
            return -inf
        if not any(map(ge, best, self._enough)):
            return -inf  # words that finished words of the query begin, and nothing else
        if not self._prefixes.isdisjoint(words):
            total -= sum(self._behind_prefix(words, word, best) for word in met)
        if self._second and self._second[item]:
            total -= _SECOND
        return total + (self._bonus(words) if terms > 1 else 0.0) - length

    def in_order(self, sums: Mapping[int, float]) -> list[tuple[float, int]]:
        """Items whose words count so much at most, with scores that are no less than theirs, greatest first."""
        starts = self._starts
        share, bonus = self._bounds[-1]
        bounds = [
            (most * share + bonus - _LENGTH * log(starts[item + 1] - starts[item] + _SHORT), item)
            for item, most in sums.items()
        ]
        bounds.sort(reverse=True)
        return bounds

    def _behind_prefix(self, words: Sequence[int], word: int, best: Sequence[float]) -> float:
        """What to take off where a word stands behind the prefix of a hyphenated one only: post-war is another matter than war."""
        known = self._words
        for before, here, behind in zip([-1, *words], words, [*words[1:], -1], strict=False):
            joined = before in self._prefixes and behind >= 0 and known[behind] == known[before] + known[here]
            if here == word and not joined:
                return 0.0
        return sum(weight * _BEHIND_PREFIX for term, weight in self._weights[word] if weight == best[term])

    def _bonus(self, words: Sequence[int]) -> float:
        """For the words of the query that stand near each other."""
        fitting = list(map(self._weights.get, words))
        hits: dict[int, _Hits] = {}
        for place, weights in zip(compress(count(), fitting), filter(None, fitting), strict=True):
            for term, weight in weights:
                hits.setdefault(term, []).append((place, weight))
        return sum(self._nearness(words, *both) for both in pairwise([hits[term] for term in sorted(hits)]))

    def _nearness(self, words: Sequence[int], before: _Hits, here: _Hits) -> float:
        """The greatest bonus for two neighbours of the query."""
        best = 0.0
        for place, weight in here:
            for other, other_weight in before:
                apart = place - other
                if -_FAR < apart < _FAR and apart:
                    most = _NEAR + _NEAR_SHARE * (weight + other_weight)
                    if apart < 0:
                        most *= _BACKWARDS
                    if most > best:
                        between = words[other + 1 : place] if apart > 0 else words[place + 1 : other]
                        best = max(best, most * _DECAY ** sum(map(self._distances.__getitem__, between)))
        return best


def _bound(terms: int) -> tuple[float, float]:
    """An item with so many words of the query scores no more than their weight times the first plus the second, before its length is taken off.

    Each word has two neighbours in the query, but the first and the last one have one.
    """
    return 1 + _NEAR_SHARE * max(0, min(terms - 1, 2)), _NEAR * max(0, terms - 1) + _ROUNDING


class Distances(dict[int, float]):
    """How far apart a word puts those before and behind it, worked out when it is first met."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: int) -> float:
        if len(self) >= _MOST_DISTANCES:
            self.clear()
        self[word] = distance = _FILLS if self._index.frequency(word) * _FILLER > self._index.size else 1.0
        return distance


_MOST_DISTANCES = 20_000


def _weights(looks: Weighed) -> Mapping[int, Sequence[tuple[int, float]]]:
    """For each word: of which terms it is, with its weight. The longest look comes first, as it is copied whole: a letter begins 20,000 words."""
    weights: dict[int, Sequence[tuple[int, float]]] = {}
    for term in sorted(range(len(looks)), key=lambda term: -len(looks[term][0])):
        similar, idf = looks[term]
        weighed = {similarity: ((term, similarity * idf),) for similarity in set(similar.values())}
        if not weights:
            pairs = zip(similar, map(weighed.__getitem__, similar.values()), strict=True)
            for _ in slices(len(similar)):
                weights.update(islice(pairs, SLICE))
        else:
            for word, similarity in similar.items():
                weights[word] = (*weights.get(word, ()), *weighed[similarity])
    return weights
