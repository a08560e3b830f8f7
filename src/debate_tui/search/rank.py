"""Finds the best items for the words of a query: the postings give candidates, which `exact.Scorer` then ranks exactly.

Candidates are the items with the greatest sums of similarity × idf over the words of the query. Only a limited number of postings
(`BUDGET`) is visited for each word, those of the most similar words first. The best 150 to 500 items, or as many as are asked for, are then scored exactly.

What a word brings is remembered, and so are the sums over all words but the last (tally.py): a key costs the work for one word.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop, nlargest
from itertools import chain, compress, islice
from math import exp, inf, log
from operator import mul
from typing import NamedTuple

from debate_tui.search.columns import passes, passing, picked, slices
from debate_tui.search.exact import Distances, Scorer, Texts
from debate_tui.search.index import Column, Index
from debate_tui.search.tally import Candidates, Tally
from debate_tui.search.vocabulary import Similar
from debate_tui.search.zones import SHARES

CANDIDATES = 500
"""Items that are ranked exactly, at most."""
_LEAST_CANDIDATES, _CANDIDATES_OF = 150, 50
"""In a small library fewer items are alike: 1 of `_CANDIDATES_OF` items is enough, but at least `_LEAST_CANDIDATES`."""
CARDS = 40
"""Items that are ranked exactly where there are cards: one takes ten times as long, and the sums say more of their order."""
BUDGET = 60_000
"""Postings visited for a word, at most; half as many for a word of one or two letters."""
SMALL_SCOPE = 1_000
"""If the filters leave no more items than this, all of them are candidates."""
COMMON = 10
"""A word that stands in more than 1 of `COMMON` items adds to scores but brings no candidates."""
_STEP = 50
"""Items ranked exactly between two checks whether the search is still wanted."""
_SHARE = 4
"""Each completion of a word of one or two letters gets at most 1/`_SHARE` of the budget that is left."""
_MOST_SHARES = 100
"""For a word of one or two letters, only this many completions are visited, the most frequent ones."""
_VAGUE = 1.6
"""A word with a smaller idf than this, such as a single letter, brings no candidates."""
_MANY = 2_000
"""More similar words than this are taken for one range of the vocabulary: all that begin with a letter or two."""
_KEPT_LOOKS = 20
"""Words whose `Look` is remembered."""
_KEPT_TALLIES = 4
"""Rows of words whose sums are remembered."""
_LEAST_IDF = 0.3
_UNLIKELY = 7.0
"""A word of similarity s was meant with a likelihood of e^(`_UNLIKELY` × (s - 1)): 1 at s = 1, 0.12 at s = 0.7."""


class Cancelled(Exception):  # noqa: N818 - no error
    """The search was called off."""


Items = tuple[int, ...]


class Term(NamedTuple):
    """A word of the query; `open`: the text ends with it, so it may be half-typed."""

    word: str
    open: bool = False


class Look(NamedTuple):
    """What was looked up for one term."""

    similar: Similar
    idf: float = 0.0
    """Inverse document frequency: log(1 + items / items in which the word meant is likely to stand), at least
    `_LEAST_IDF`."""
    tiers: tuple[tuple[float, Column], ...] = ()
    """(similarity × idf, the visited items with words of that similarity), the least first; empty for common words."""
    unseen: float = 0.0
    """The greatest similarity × idf of words whose items were not all visited."""
    shares: Sequence[float] = (1.0,)
    """By firmness, the share of its weight that a word has in an item (see `zones`)."""


class Ranker:
    """Ranks the items of one index inside one scope; remembers what earlier queries looked up."""

    def __init__(self, index: Index, scope: bytes | None = None, handicaps: bytes = b"") -> None:
        """`scope`: one byte per item, 0 if a filter leaves it out; None: no filter. `handicaps`: see `Scorer`."""
        self.index = index
        self._handicaps = handicaps
        self.scope = scope
        self.visited = 0
        """Postings visited so far, as a measure of work."""
        self.ranked = 0
        """Items ranked exactly so far, as a measure of work."""
        self.cut = False
        """Whether the last search left out what fits far worse than the best."""
        self.cancelled: Callable[[], bool] = lambda: False
        """Called every few milliseconds; once it says yes, `Cancelled` is raised. What was looked up is kept."""
        self._looks: dict[Term, Look] = {}
        self._tallies: dict[tuple[Term, ...], Tally] = {}
        self._distances, self._texts = Distances(index), Texts(index)
        self.places: Mapping[int, Sequence[int]] = {}
        """As `Scorer.places`, of the last items ranked."""
        usual = min(CANDIDATES, max(_LEAST_CANDIDATES, index.size // _CANDIDATES_OF))
        self._usual = self._count = CARDS if index.zones else usual
        """The number of candidates to rank exactly, where no more are asked for."""
        few = scope is not None and passes(scope) <= SMALL_SCOPE
        self._few: Items | None = tuple(passing(scope)) if scope is not None and few else None

    def best(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """The best items with their scores, best first; equal scores in the library's order.

        Candidates are ranked in the order of the greatest score that each can reach. Once the list is full and the next
        candidate can't beat the last in it, the rest is skipped.

        Raises:
            Cancelled: `cancelled` returned True.
        """
        self._forget(terms)
        if self._count != (count := max(self._usual, limit)):
            self._count, self._tallies = count, {}  # which have the strongest of as many as were asked for
        looks = [look for term in terms if (look := self.look(term)).similar]
        if not looks or limit <= 0:
            self.cut = False
            return []
        weighed = [(look.similar, look.idf, look.shares) for look in looks]
        score = Scorer(self.index, weighed, self._distances, self._handicaps, self._texts)
        self.places = score.places
        found: list[tuple[float, int]] = []
        ordered = score.in_order(self._candidates(terms))
        for at, (most, item) in enumerate(ordered):
            if at % _STEP == 0:
                self._texts.fetch([item for _, item in ordered[at : at + _STEP]])
            if len(found) == limit and most < found[0][0]:
                break
            self.ranked += 1
            if self.ranked % _STEP == 0:
                self._go_on()
            if len(found) < limit:
                heappush(found, (score(item), -item))
            elif (scored := score(item, found[0][0])) > -inf:
                heappushpop(found, (scored, -item))
        listed = [(-item, scored) for scored, item in sorted(found, reverse=True) if scored > -inf]
        self.cut = len(near := score.near(listed)) < len(listed)
        return near

    def words(self, item: int) -> tuple[Sequence[int], Collection[int], bytes]:
        """The numbers of an item's words, in the order of its text; the different ones; and the zones of all."""
        return self._texts[item]

    def look(self, term: Term) -> Look:
        """What the index has for `term`, remembered.

        Raises:
            Cancelled: `cancelled` returned True.
        """
        if term not in self._looks:
            self._go_on()
            self._looks[term] = self._look(term)
        return self._looks[term]

    def _go_on(self) -> None:
        if self.cancelled():
            raise Cancelled

    def _forget(self, but: Sequence[Term]) -> None:
        """Forgets the oldest looks until `_KEPT_LOOKS` are left, but none of the terms in `but`."""
        for term in [term for term in self._looks if term not in but]:
            if len(self._looks) <= _KEPT_LOOKS:
                break
            del self._looks[term]

    def _look(self, term: Term) -> Look:
        """Looks up one term. Its idf counts all words that may have been meant, each by its likelihood: a misspelt word
        is rare itself, but the word meant seldom is."""
        similar = self.index.vocabulary.similar(term.word, term.open)
        if not similar:
            return Look(similar)
        idf = self._idf(self._likely(similar))
        shares: Sequence[float] = SHARES[:1]
        if self.index.firm_ends:  # what few cards say aloud many may hold, which makes it worth less there
            held, idf = idf, max(idf, self._idf(self._likely(similar, self.index.firm_ends)))
            shares = (1.0, *(share * held / idf for share in SHARES[1:]))
        if self._few is not None or idf < _VAGUE:
            return Look(similar, idf, unseen=idf, shares=shares)
        tiers, unseen = self._tiers(term, similar, shares)
        return Look(similar, idf, tuple((share * idf, items) for share, items in tiers), unseen * idf, shares)

    def _idf(self, likely: float) -> float:
        return max(log(1 + self.index.size / max(likely, 1)), _LEAST_IDF)

    def _likely(self, similar: Similar, ends: Column | None = None) -> float:
        """The number of items with the word meant: of each similar word, its frequency × the likelihood that it was
        meant. `ends`: where the postings end that count, for each word; all of them by default."""
        if len(similar) > _MANY:  # all words that begin with a letter or two: a range of the vocabulary
            starts = self.index.posting_starts
            count: int = starts[max(similar) + 1] - starts[min(similar)]
            return count * exp(_UNLIKELY * (min(similar.values()) - 1))
        likely = {similarity: exp(_UNLIKELY * (similarity - 1)) for similarity in set(similar.values())}
        frequencies = self.index.frequencies(similar, ends)
        counts: Iterator[float] = map(mul, frequencies, map(likely.__getitem__, similar.values()))
        return sum(counts)

    def _tiers(
        self, term: Term, similar: Similar, shares: Sequence[float], most: float = 0
    ) -> tuple[list[tuple[float, Column]], float]:
        """The postings of similar words by similarity × share, the least first; and the greatest of words whose postings
        were not all visited.

        The budget goes to the firmest postings first, among these to those of the most similar words, then to the most
        frequent. Postings of more than `most` items are passed over; 0 stands for the usual bound (see `COMMON`).
        """
        short = len(term.word) <= 2
        left = BUDGET // 2 if short else BUDGET
        most = most or max(self.index.size / COMMON, SMALL_SCOPE)
        frequency = self.index.frequencies(similar)
        words: Iterable[tuple[int, int]] = zip(frequency, similar, strict=True)
        if short:
            words = nlargest(_MOST_SHARES, words)
            words.sort(key=lambda both: similar[both[1]] < 1)
        elif sum(frequency) > left:
            words = sorted(words, key=lambda both: (-similar[both[1]], -both[0]))
        rows: dict[float, list[bytes]] = {}
        unseen = 0.0
        for value, first, last in self._runs(list(words), similar, shares):
            if last - first > most or left < _SHARE:
                unseen = max(unseen, value)
            else:
                row = self._spread(first, last, left // _SHARE if short else left)
                rows.setdefault(value, []).append(row)
                left -= len(row) // 4
                if len(row) // 4 < last - first:
                    unseen = max(unseen, value)
        tiers = [
            (similarity, self._inside(memoryview(b"".join(rows[similarity])).cast("I"))) for similarity in sorted(rows)
        ]
        return tiers, max(similar.values()) if short and len(similar) > _MOST_SHARES else unseen

    def _runs(
        self, words: Sequence[tuple[int, int]], similar: Similar, shares: Sequence[float]
    ) -> Iterator[tuple[float, int, int]]:
        """Where postings of these words, each with its frequency, begin and end, and what an item in them gets."""
        if not self.index.firm_ends:
            starts = self.index.posting_starts
            for count, word in words:
                first = starts[word]
                yield similar[word], first, first + count
            return
        bounds = [(similar[word], self.index.bounds(word)) for _, word in words]
        for held, share in enumerate(shares):
            for value, ends in bounds:
                if ends[held] < ends[held + 1]:
                    yield value * share, ends[held], ends[held + 1]

    def _spread(self, first: int, last: int, most: int) -> bytes:
        """A run of postings as bytes, 4 each; at most `most` of them, then spread evenly over the library."""
        items = self.index.postings[first:last]
        items = items[:: -(-len(items) // most)] if len(items) > most else items
        self.visited += len(items)
        return items.tobytes()

    def _inside(self, items: Column) -> Column:
        if self.scope is None:
            return items
        inside = array("I")
        for some in slices(len(items)):
            self._go_on()
            inside.extend(compress(items[some], picked(self.scope, items[some])))
        return inside

    def _candidates(self, terms: Sequence[Term]) -> Candidates:
        """The items to rank exactly, each with the most that its words can add up to."""
        if self._few is not None:
            return dict.fromkeys(self._few, inf)
        looks = list(map(self.look, terms))
        if any(look.tiers for look in looks):
            unseen = sum(look.unseen for look in looks)
            half_typed_last = tuple(sorted(terms, key=lambda term: term.open))  # sums over the others are kept
            return {item: known + unseen for item, known in self._strongest(half_typed_last).items()}
        # All words of the query are common, so the postings of the rarest of them are visited after all.
        term, look = max(zip(terms, looks, strict=True), key=lambda both: both[1].idf)
        tiers, _ = self._tiers(term, look.similar, look.shares, self.index.size)
        return dict.fromkeys(islice(chain.from_iterable(items for _, items in reversed(tiers)), self._count), inf)

    def _strongest(self, terms: tuple[Term, ...]) -> Candidates:
        """The items with the greatest sums over all terms, among those with the last term and the best for the
        others."""
        return self._tally(terms[:-1]).strongest(self.look(terms[-1]).tiers, self._count, self._go_on)

    def _tally(self, terms: tuple[Term, ...]) -> Tally:
        """The sums over all these terms, remembered for the next key strokes."""
        if not terms:
            return Tally(bytearray(self.index.size))
        if terms not in self._tallies:
            tally = self._tally(terms[:-1]).plus(self.look(terms[-1]).tiers, self._strongest(terms), self._go_on)
            while len(self._tallies) >= _KEPT_TALLIES:
                del self._tallies[next(iter(self._tallies))]
            self._tallies[terms] = tally
        return self._tallies[terms]
