"""The one entry: a `Searcher` over a library answers queries with ranked, highlighted `Results`.

    searcher = Searcher(library)                       # costs nothing yet
    results = searcher.search("kishida aproval rating")
    for hit in results.hits: hit.item.text, hit.spans, hit.item.debate, hit.item.claim

The index is built in memory at the first search and kept; make a new `Searcher` when the library has changed.
Looking up is remembered from one key stroke to the next, so keep the `Searcher` as long as the search screen.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress, pairwise
from typing import Self

from debate_tui.library import Library
from debate_tui.search.catalogue import KINDS, Catalogue, catalogue
from debate_tui.search.filters import Filters, scope
from debate_tui.search.highlight import highlight
from debate_tui.search.index import Index, build
from debate_tui.search.items import entries
from debate_tui.search.names import resolve
from debate_tui.search.query import Query, parse
from debate_tui.search.rank import Ranker, Term
from debate_tui.search.results import Hit, Results, counted

_LONGEST = 14
"""Words of a query that bring candidates and rank; of a pasted paragraph the rarest."""


class Searcher:
    """Searches one library; not to be shared between threads at the same time."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._opened: tuple[Index, Catalogue] | None = None
        self._rankers: dict[object, Ranker] = {}

    @classmethod
    def of(cls, index: Index, catalogue: Catalogue) -> Self:
        """A searcher over an index that is there already: see `cache.open_searcher`."""
        searcher = cls(Library())
        searcher._opened = index, catalogue
        return searcher

    def search(self, query: str, filters: Filters = Filters(), limit: int = 50) -> Results:  # noqa: B008 - a frozen value
        """The best `limit` items for what was typed, best first; never raises, whatever the text.

        The last word counts as half-typed until a space follows it. Operators in `query` (see `query.OPERATORS`) narrow `filters` further. A
        query of filters alone lists what passes them, in the library's order; an empty one without filters finds nothing.
        """
        parsed = parse(query)
        narrowed, hints = self._resolved(parsed, filters)
        ranker = self._ranker(narrowed, parsed)
        searched = self._searched(narrowed, ranker.scope)
        hints = parsed.hints + hints
        if not parsed.terms:
            listed = parsed or (filters and not query.strip())
            return Results(query, self._listed(ranker.scope, limit) if listed else (), searched, hints)
        terms = _chosen(_alternatives(parsed.terms, ranker), ranker)
        looks = [(term, ranker.look(term)) for term in terms]
        items = self._open()[1].items
        hits = []
        for number, score in ranker.best(terms, limit):
            item = items[number]
            shown = highlight(item.text, looks, ranker.index.vocabulary.find)
            hits.append(Hit(item, score, shown.spans, shown.similar))
        return Results(query, tuple(hits), searched, hints)

    def _open(self) -> tuple[Index, Catalogue]:
        if self._opened is None:
            found = catalogue(entries(self._library))
            self._opened = build(item.text for item in found.items), found
        return self._opened

    def _listed(self, inside: bytes | None, limit: int) -> tuple[Hit, ...]:
        items = self._open()[1].items
        numbers = range(len(items)) if inside is None else compress(range(len(items)), inside)
        return tuple(Hit(items[number], 0.0) for number, _ in zip(numbers, range(limit), strict=False))

    # Filters -------------------------------------------------------------------------------------------------

    def _resolved(self, query: Query, filters: Filters) -> tuple[Filters, tuple[str, ...]]:
        if not query.operators:
            return filters, ()
        narrowed, hints = resolve(query.operators, self._open()[1])
        return filters | narrowed, hints

    def _ranker(self, filters: Filters, query: Query) -> Ranker:
        key = (filters, query.phrases, query.without)
        if key not in self._rankers:
            index, found = self._open()
            inside = scope(found, filters)
            if query.phrases or query.without:
                inside = _worded(index, inside, query)
            while len(self._rankers) > 3:
                del self._rankers[next(iter(self._rankers))]
            self._rankers[key] = Ranker(index, inside)
        return self._rankers[key]

    def _searched(self, filters: Filters, inside: bytes | None) -> str:
        found = self._open()[1]
        numbers = Counter(compress(found.kinds, inside) if inside is not None else found.kinds)
        debates = {
            found.facets[facet].debate
            for facet in set(compress(found.facet_of, inside) if inside is not None else found.facet_of)
        }
        said = counted([(kind, numbers[place]) for place, kind in enumerate(KINDS)], len(debates))
        return f"{said}; only {filters.describe()}" if filters else said


def _worded(index: Index, inside: bytes | None, query: Query) -> bytes:
    """The scope cut down to the items that hold all exact phrases and none of the words left out."""
    kept = set(range(index.size)) if inside is None else {item for item, passes in enumerate(inside) if passes}
    for phrase in query.phrases:
        kept &= _holding(index, phrase)
    for row in query.without:
        kept -= _holding(index, row)
    mask = bytearray(index.size)
    for item in kept:
        mask[item] = 1
    return bytes(mask)


def _holding(index: Index, row: Sequence[str]) -> set[int]:
    """The items in which the words stand in a row."""
    found = [index.vocabulary.find(word) for word in row]
    numbers = [number for number in found if number is not None]
    if len(numbers) < len(found):
        return set()
    rarest = min(numbers, key=index.frequency)
    width = len(numbers)

    def holds(item: int) -> bool:
        words = index.words_of(item)
        return any(words[at : at + width] == numbers for at in range(len(words) - width + 1))

    return set(filter(holds, index.items_with(rarest)) if width > 1 else index.items_with(rarest))


def _alternatives(terms: Sequence[Term], ranker: Ranker) -> tuple[Term, ...]:
    """The terms, and, where the vocabulary has them, neighbours written as one word and unknown words written as two."""
    find = ranker.index.vocabulary.find
    typed = {term.word for term in terms}
    more = [left.word + right.word for left, right in pairwise(terms)]
    for term in terms:
        if not ranker.look(term).similar:
            more.extend(_split(term.word, find))
    return (*terms, *(Term(word) for word in dict.fromkeys(more) if word not in typed and find(word) is not None))


def _split(word: str, find: Callable[[str], int | None]) -> tuple[str, ...]:
    for at in range(len(word) - 3, 2, -1):
        if find(word[:at]) is not None and find(word[at:]) is not None:
            return word[:at], word[at:]
    return ()


def _chosen(terms: Sequence[Term], ranker: Ranker) -> tuple[Term, ...]:
    """At most `_LONGEST` distinct terms, the rarest, in the order typed."""
    distinct = tuple(dict.fromkeys(terms))
    if len(distinct) <= _LONGEST:
        return distinct
    rarest = set(sorted(distinct, key=lambda term: -ranker.look(term).idf)[:_LONGEST])
    return tuple(term for term in distinct if term in rarest)
