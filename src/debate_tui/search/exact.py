"""The exact score of an item for a query: how well its words fit, how near to each other they stand, how long the text
is.

A score is a log-likelihood (natural logarithm): how likely somebody who means this item is to type this query.

- Each word of the query adds its idf (see `rank.Ranker`) × the similarity of the item's best word for it, from 0 to 1.
- Two words next to each other in the query add a bonus where they stand near each other in the text. Words between
  them reduce it, but very frequent ones ("of the") hardly do: people leave these out when they type.
- A long text loses points, since it is likelier to hold any given word by chance.
- In a card, a word has its whole weight only in what is heard of it (see `zones`); as all cards are long, length beyond
  that of a tag and a cite says nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import compress, count, islice, pairwise
from math import inf, log
from operator import ge
from sys import maxsize as MOST  # noqa: N812 - a constant

from debate_tui.search.columns import SLICE, slices
from debate_tui.search.index import Index
from debate_tui.search.vocabulary import BEGUN_WHOLE, PREFIXES, Similar
from debate_tui.search.zones import FIRMNESS

_NEAR, _NEAR_SHARE = 2.0, 0.28
"""The bonus for two words that stand side by side is `_NEAR` + `_NEAR_SHARE` × the sum of their weights."""
_BACKWARDS = 0.8
"""The bonus is multiplied by this where the text has the two words in the opposite order."""
_DECAY = 0.8
"""The bonus is multiplied by this for each word between the two."""
_FAR = 60
"""Two words get no bonus if their places in the text are this many words apart, or more."""
_FILLER, _FILLS = 50, 0.03
"""A word that stands in more than 1 of `_FILLER` items counts only as `_FILLS` of a word between two others."""
_LENGTH = 0.8
"""The length of a text costs `_LENGTH` × log(number of words + `_SHORT`)."""
_SHORT = 5
"""Among texts of only a few words, length says little; adding this number levels them."""

_LONGEST = 60
"""Where there are cards, a text counts for no longer than so many words; and a short one with the handicap `LONG` for as long."""

SECOND, LONG = 1, 2
"""Handicaps of items: one that is to come second, and one that counts as a long text, however short it is."""
_SECOND = 4.0
"""What an item loses that is to come second: more than length and nearness can differ for the same few words."""
_TOO_FAR = 9.0
"""An item with fewer of the words than another is listed only if it is at most e^`_TOO_FAR` times less likely to be meant than the best one."""
_BEHIND_PREFIX = 0.4
"""The share of its weight that a word loses behind a prefix, such as “war” in “post-war”."""

_ROUNDING = 1e-9
"""A margin for floating point: greater than the difference between sums of the same numbers in different orders."""

Weighed = Sequence[tuple[Similar, float, Sequence[float]]]
"""For each word of the query: the words similar to it, its idf, and by firmness the share of it that a word gets."""
_FIRMNESS = bytes(FIRMNESS).ljust(256, b"\0")
_Hits = list[tuple[int, float]]
"""Places in a text (in words), each with the weight (similarity × idf) of the word there."""


class Scorer:
    """Scores items for one query. All queries to one index share `distances`, which remembers what it has worked
    out."""

    def __init__(
        self, index: Index, looks: Weighed, distances: "Distances", handicaps: bytes = b"", texts: "Texts | None" = None
    ) -> None:
        """`handicaps`: one byte per item, `SECOND`, `LONG` or 0; empty if none has any."""
        self._starts, self._distances = index.forward_starts, distances
        self._texts = Texts(index) if texts is None else texts
        self._words = index.vocabulary.words
        self._handicaps = handicaps
        self._prefixes = {number for word in PREFIXES if (number := index.vocabulary.find(word)) is not None}
        self._enough = [idf * BEGUN_WHOLE for _, idf, _ in looks]
        self._longest = _LONGEST if index.zones else MOST
        self._shares = [shares for _, _, shares in looks]
        self._weights = _weights(looks)
        self._nothing = [0.0] * len(looks)
        self._bounds = list(map(_bound, range(len(looks) + 1)))
        self._fit: dict[int, tuple[int, float]] = {}
        """By item that was scored, how many words of the query fit it, and its score without a handicap."""
        self.places: dict[int, Sequence[int]] = {}
        """By item that was scored, the numbers in its text of the words that fit, where they were looked for."""

    def __call__(self, item: int, least: float = -inf) -> float:
        """The score of an item; -inf where no word fits, or where the score is certain to be less than `least`.

        Most items fall below `least`, and for those the slow part, comparing the places of words, is skipped.
        """
        words, different, zones = self._texts[item]
        weights = self._weights
        best = self._nothing[:]
        met = weights.keys() & different
        for word in met:
            for term, weight in weights[word]:
                if weight > best[term]:
                    best[term] = weight
        total = sum(best)
        length = _LENGTH * log(min(len(words), self._longest) + _SHORT)
        terms = len(best) - best.count(0.0)
        share, bonus = self._bounds[terms]
        if not terms or total * share + bonus - length < least:
            return -inf
        if not any(map(ge, best, self._enough)):
            return -inf  # all that fits are longer words that begin with one of the query
        places: Sequence[int] = ()
        held = zones.translate(_FIRMNESS) if any(zones) else b""
        if held:
            self.places[item] = places = list(compress(count(), map(met.__contains__, words)))
            best = self._heard(words, held, places)
            total = sum(best)
            if total * share + bonus - length < least:
                return -inf
        elif terms > 1 or not self._prefixes.isdisjoint(words):
            self.places[item] = places = list(compress(count(), map(met.__contains__, words)))
        total -= self._behind_prefixes(words, places, best)
        scored = total + (self._bonus(words, places, held) if terms > 1 else 0.0) - length
        self._fit[item] = terms, scored
        if self._handicaps and (handicap := self._handicaps[item]):
            scored -= _SECOND if handicap == SECOND else _LENGTH * log(_LONGEST + _SHORT) - length
        return scored

    def near(self, listed: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """Of scored items, with their scores, those that don't fit far worse than the best one: see `_TOO_FAR`."""
        fits = [self._fit[item] for item, _ in listed]
        most, best = max([words for words, _ in fits], default=0), max([fit for _, fit in fits], default=0.0)
        return list(compress(listed, [words == most or fit >= best - _TOO_FAR for words, fit in fits]))

    def _heard(self, words: Sequence[int], held: bytes, places: Sequence[int]) -> list[float]:
        """For each word of the query, the weight of the item's best word for it, by how firmly it is held; `places`: of
        the words that fit."""
        best, weights, shares = self._nothing[:], self._weights, self._shares
        firmest: dict[int, int] = {}
        for at in places:
            if held[at] < firmest.get(words[at], MOST):
                firmest[words[at]] = held[at]
        for word, firmness in firmest.items():
            for term, weight in weights[word]:
                if weight * shares[term][firmness] > best[term]:
                    best[term] = weight * shares[term][firmness]
        return best

    def in_order(self, sums: Mapping[int, float]) -> list[tuple[float, int]]:
        """Each item with an upper bound of its score, greatest first.

        `sums`: item → the most that its words can add up to (similarity × idf).
        """
        starts = self._starts
        share, bonus = self._bounds[-1]
        longest = self._longest
        bounds = [
            (most * share + bonus - _LENGTH * log(min(starts[item + 1] - starts[item], longest) + _SHORT), item)
            for item, most in sums.items()
        ]
        bounds.sort(reverse=True)
        return bounds

    def _behind_prefixes(self, words: Sequence[int], places: Sequence[int], best: Sequence[float]) -> float:
        """What to take off for words that occur only behind a prefix and a hyphen: “post-war” is not about “war”."""
        known = self._words
        behind: dict[int, int] = {}
        for at in places:
            if at and words[at - 1] in self._prefixes and at + 1 < len(words):
                before, here, joined = words[at - 1 : at + 2]
                if known[joined] == known[before] + known[here]:
                    behind[here] = behind.get(here, 0) + 1
        return sum(
            weight * _BEHIND_PREFIX
            for word, times in behind.items()
            if words.count(word) == times
            for term, weight in self._weights[word]
            if weight == best[term]
        )

    def _bonus(self, words: Sequence[int], places: Sequence[int], held: bytes) -> float:
        """The bonus for words of the query that stand near each other, summed over neighbouring pairs of the query."""
        hits: dict[int, _Hits] = {}
        for place in places:
            for term, weight in self._weights[words[place]]:
                share = self._shares[term][held[place]] if held else 1.0
                hits.setdefault(term, []).append((place, weight * share))
        return sum(self._nearness(words, *both) for both in pairwise([hits[term] for term in sorted(hits)]))

    def _nearness(self, words: Sequence[int], before: _Hits, here: _Hits) -> float:
        """The greatest bonus that two neighbouring words of the query get anywhere in the text."""
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
    """(factor, summand): an item with `terms` words of the query scores at most their weight × factor + summand,
    before its length is taken off.

    A word can earn a bonus with each of its neighbours in the query: two, or one for the first and the last word.
    """
    return 1 + _NEAR_SHARE * max(0, min(terms - 1, 2)), _NEAR * max(0, terms - 1) + _ROUNDING


class Texts(dict[int, tuple[list[int], Collection[int], bytes]]):
    """Item → its words, the different ones, and their zones. Those asked for last are kept: the next key mostly asks for
    the same."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index
        self._starts, self._forward = index.forward_starts, index.forward

    def fetch(self, items: Sequence[int]) -> None:
        """Has the texts of these items read together, where they lie on disk, and there are no cards: in half the time."""
        rows = getattr(self._forward, "rows", None)
        if rows is None or self._index.zones:
            return
        new = [item for item in items if item not in self]
        for item, words in zip(new, rows([(self._starts[item], self._starts[item + 1]) for item in new]), strict=True):
            if len(self) >= _MOST_SHORT:
                del self[next(iter(self))]
            text = words.tolist()
            self[item] = (text, text, b"")

    def __missing__(self, item: int) -> tuple[list[int], Collection[int], bytes]:
        words = self._forward[self._starts[item] : self._starts[item + 1]].tolist()
        zoned = bool(self._index.zones)
        if len(self) >= (_MOST_TEXTS if zoned else _MOST_SHORT):
            del self[next(iter(self))]
        found: tuple[list[int], Collection[int], bytes]
        found = (words, frozenset(words), self._index.zones_of(item)) if zoned else (words, words, b"")
        self[item] = found
        return found


_MOST_TEXTS, _MOST_SHORT = 256, 1_000
"""Items whose words are kept: where there are cards, and where there are none."""


class Distances(dict[int, float]):
    """Word → how much it counts between two others, from 0 to 1; worked out when it is first asked for."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: int) -> float:
        if len(self) >= _MOST_DISTANCES:
            self.clear()
        self[word] = distance = _FILLS if self._index.frequency(word) * _FILLER > self._index.size else 1.0
        return distance


_MOST_DISTANCES = 20_000
"""Distances that are remembered; beyond that, all are forgotten and memory stays bounded."""


def _weights(looks: Weighed) -> Mapping[int, Sequence[tuple[int, float]]]:
    """For each word of the vocabulary that fits: (term, weight) of every term that it fits.

    The term with the most similar words comes first, since the first one is copied in bulk: one typed letter can begin
    20,000 words.
    """
    weights: dict[int, Sequence[tuple[int, float]]] = {}
    for term in sorted(range(len(looks)), key=lambda term: -len(looks[term][0])):
        similar, idf, _ = looks[term]
        weighed = {similarity: ((term, similarity * idf),) for similarity in set(similar.values())}
        if not weights:
            pairs = zip(similar, map(weighed.__getitem__, similar.values()), strict=True)
            for _ in slices(len(similar)):
                weights.update(islice(pairs, SLICE))
        else:
            for word, similarity in similar.items():
                weights[word] = (*weights.get(word, ()), *weighed[similarity])
    return weights
