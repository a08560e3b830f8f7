"""The entry to search: a `Searcher` over a library answers queries with ranked, highlighted `Results`.

    searcher = Searcher(library)                       # costs nothing: the first search builds the index
    results = searcher.search("kishida aproval rating")
    for hit in results.hits: hit.item.text, hit.spans, hit.item.debate, hit.item.claim

The index is kept in memory; make a new `Searcher` when the library has changed. What was looked up for one key stroke
is remembered for the next, so keep the `Searcher` while the reader types.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple, Self

from debate_tui.search.catalogue import KINDS, Catalogue, catalogue
from debate_tui.search.columns import passes, passing, slices
from debate_tui.search.exact import LONG, SECOND
from debate_tui.search.filters import Filters, Said, both, by_kind, scope
from debate_tui.search.highlight import matches
from debate_tui.search.index import Index
from debate_tui.search.items import Item, ItemKind
from debate_tui.search.query import Operator, Query, parse
from debate_tui.search.rank import COMMON, Cancelled, Ranker, Term
from debate_tui.search.results import Hit, Results, contents
from debate_tui.search.worded import worded
from debate_tui.search.zones import READ

if TYPE_CHECKING:
    from debate_tui.model.library import Library

_LONGEST = 14
"""Only this many words of a query are searched; of a longer one, such as a pasted paragraph, the rarest."""

_LISTED = 1_000
"""So many items are listed by default of those that pass filters alone: all, in all but large libraries; of cards, which are long, a
fifth."""

_HANDICAPS = {ItemKind.ANSWER: SECOND, ItemKind.CONFLICT: SECOND, ItemKind.TERM: LONG}
"""An answer and a conflict say again what claims do, and a term has the mapper's word for what a claim says in others: such a word alone
would come before each quote that has it."""


class Searcher:
    """Searches one library. Not thread-safe: only one thread may use it at a time."""

    def __init__(self, library: "Library | None") -> None:
        self._library = library
        self._opened: tuple[Index, Catalogue] | None = None
        self._scopes: dict[object, _Scope] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._said: Said | None = None

    @classmethod
    def of(cls, index: Index, catalogue: Catalogue) -> Self:
        """A searcher over an index that exists already, such as one that `store` has read from disk."""
        searcher = cls(None)
        searcher._opened = index, catalogue
        return searcher

    def search(
        self,
        query: str,
        filters: Filters = Filters(),  # noqa: B008 - a frozen value
        limit: int | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        """The best `limit` items for what was typed, best first; by default 50, or 20 where cards are long, or, where no
        words are looked for, the first 1,000, or 200. Any text is a valid query.

        The last word counts as half-typed until a space follows it. Operators in `query` (see `query.OPERATORS`) narrow
        `filters` further. A query of filters alone lists what passes them, in the library's order; an empty query
        without filters finds nothing.

        `cancelled` is called every few milliseconds, so that a search in a thread can be ended when the reader types
        on. What was looked up until then is kept.

        Raises:
            Cancelled: `cancelled` returned True.
        """
        parsed = parse(query)
        if limit is None:
            cards = bool(self._open()[0].zones)
            limit = (20 if cards else 50) if parsed.terms else _LISTED // 5 if cards else _LISTED
        narrowed, hints = self._resolved(parsed, filters)
        scope = self._scope(narrowed, parsed, cancelled)
        scope.ranker.cancelled = cancelled
        asked = bool(parsed or filters or not parsed.begun)
        results = Results(query, (), scope.searched, parsed.hints + hints, asked=asked)
        if parsed.terms:
            hits, said = self._ranked(scope.ranker, parsed, limit + 1)
            results = results._replace(hints=(*results.hints, *said), cut=scope.ranker.cut)
        else:
            listed = parsed or (filters and not query.strip())
            hits = self._listed(scope.ranker.scope, limit + 1) if listed else ()
        ranked = bool(parsed.terms)
        results = results._replace(hits=hits[: max(limit, 0)], more=len(hits) > limit, ranked=ranked)
        if any(READ in hit.matches.zones for hit in results.hits):
            results = results._replace(searched=f"{results.searched}; [ ] is read aloud")
        return results

    def prepare(self) -> None:
        """Spares the first search two delays: builds the index, and imports what misspelt words need (rapidfuzz)."""
        import rapidfuzz.distance
        import rapidfuzz.process  # noqa: F401

        self._open()

    def filters(self, operators: Sequence[Operator]) -> tuple[Filters, tuple[str, ...]]:
        """Operators with values as typed, such as Operator("source", "solomn"), as filters on ids and names; and a hint
        for each value that was corrected or not found."""
        from debate_tui.search.names import resolve  # imported here and below since most searches have no operator

        return resolve(operators, self.names, self._labels)

    def names(self, operator: str) -> tuple[str, ...]:
        """The values that an operator can take in this library, sorted."""
        if operator not in self._names:
            from debate_tui.search.names import known

            self._names[operator] = known(operator, self._open()[1])
        return self._names[operator]

    def _labels(self, operator: str) -> Mapping[str, str]:
        from debate_tui.search.names import labels

        return labels(operator, self._open()[1])

    def complete(self, query: str) -> tuple[str, ...]:
        """Ways to complete a query, at most 8: "nuclear sou" → "nuclear source:", "source:cg" → "source:cgtn"."""
        from debate_tui.search.names import complete

        return complete(query, self.names)

    def _ranked(self, ranker: Ranker, query: Query, limit: int) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
        """The best hits, and a hint where only common words of the query match. Of exact words alone all that hold them are
        hits, if there is room: behind the best, of which there are hundreds at most, in the library's order."""
        typed = query.terms
        terms = _alternatives(_chosen(typed, ranker.index), ranker)
        looks = [(term, ranker.look(term)) for term in terms]
        known = self._open()[1]
        hits = []
        met: dict[str, None] = {}
        best = dict(ranker.best(terms, limit))
        if query.exact and ranker.scope is not None:
            others = (number for number in passing(ranker.scope) if number not in best)
            least = min(best.values(), default=0.0)
            best |= dict.fromkeys(islice(others, max(limit - len(best), 0)), least)
        for number, score in best.items():
            item = known.items[number]
            words, different, zones = ranker.words(number)
            met |= {term.word: None for term, look in looks if not look.similar.keys().isdisjoint(different)}
            claim = item if item.kind is ItemKind.CARD else _claim(known, number)
            hits.append(Hit(item, score, matches(looks, words, zones, ranker.places.get(number)), claim))
        common = [word for word in met if _common(word, ranker.index)]
        alone = met and len(common) == len(met) and any(not _common(term.word, ranker.index) for term in typed)
        return tuple(hits), (f"only common words of the query match: {', '.join(common)}",) if alone else ()

    def _open(self) -> tuple[Index, Catalogue]:
        if self._opened is None:
            from debate_tui.search.build import build  # an index from disk needs neither these nor the model
            from debate_tui.search.entries import entries

            found = catalogue(entries(self._library) if self._library else ())
            index = build((item.text for item in found.items), [item.cuts for item in found.items])
            # As from an index on disk; what a page shows is compared by value, which zones can't be.
            items = [item._replace(cuts=None) if item.cuts else item for item in found.items]
            self._opened = index, found._replace(items=items)
        return self._opened

    def _listed(self, inside: bytes | None, limit: int) -> tuple[Hit, ...]:
        known = self._open()[1]
        numbers = range(len(known.items)) if inside is None else passing(inside)
        listed = islice(numbers, limit)
        return tuple(Hit(known.items[number], 0.0, claim=_claim(known, number)) for number in listed)

    # Filters -------------------------------------------------------------------------------------------------

    def _resolved(self, query: Query, filters: Filters) -> tuple[Filters, tuple[str, ...]]:
        begun = tuple(map(self._takes, query.begun))
        if not query.operators:
            return filters, begun
        narrowed, hints = self.filters(query.operators)
        return filters | narrowed, hints + begun

    def _takes(self, operator: str) -> str:
        from debate_tui.search.names import takes

        return takes(operator, self.names(operator))

    def _scope(self, filters: Filters, query: Query, cancelled: Callable[[], bool] = lambda: False) -> "_Scope":
        def go_on() -> None:
            if cancelled():
                raise Cancelled

        key = (filters, query.phrases, query.without)
        if key not in self._scopes:
            index, found = self._open()
            said = self._said = self._said or Said(found.facets)
            inside = scope(found, said, filters)
            told = filters._replace(nothing=False)  # an unknown value can't describe what was searched
            filtered = scope(found, said, told) if filters.nothing else inside
            if query.phrases or query.without:
                inside = worded(index, inside, query, go_on)
            while len(self._scopes) > 3:
                del self._scopes[next(iter(self._scopes))]
            handicaps = by_kind(found, _HANDICAPS)
            self._scopes[key] = _Scope(Ranker(index, inside, handicaps), _searched(found, said, told, filtered))
        return self._scopes[key]


class _Scope(NamedTuple):
    """What a search looks at: a ranker of the items that pass the filters, and in words which items these are."""

    ranker: Ranker
    searched: str


def _claim(found: Catalogue, number: int) -> Item | None:
    """The claim that an item is or belongs to, found by going back: a claim, or the card in its place, stands before its
    quotes, notes and terms."""
    if found.items[number].claim is None:
        return None
    while found.kinds[number] not in _CLAIMS:
        number -= 1
    return found.items[number]


_CLAIMS = (KINDS.index(ItemKind.CLAIM), KINDS.index(ItemKind.CARD))


def _searched(catalogue: Catalogue, said: Said, filters: Filters, inside: bytes | None) -> str:
    if inside is None:
        kinds = bytes(catalogue.kinds)
        return contents([(kind, kinds.count(place)) for place, kind in enumerate(KINDS)], catalogue.debates)
    numbers = [(kind, passes(both(inside, by_kind(catalogue, {kind: 1})))) for kind in KINDS]
    debates: set[str] = set()
    if catalogue.debates == 1 and any(count for _, count in numbers):
        debates = {*said("debate")[:1]}
    else:
        named = said("debate")
        for some in slices(len(inside)):
            debates.update(map(named.__getitem__, set(compress(catalogue.facet_of[some], inside[some]))))
    return f"{contents(numbers, len(debates))}; only {filters.describe()}"


def _alternatives(terms: Sequence[Term], ranker: Ranker) -> tuple[Term, ...]:
    """The terms, and other spellings that the vocabulary has: two neighbours as one word, an unknown word as two."""
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


_LITTLE = (
    "a about after all also an and any are as at be been before but by can could did do does for from had has have he her his how i if in"
    " into is it its may more most no not of on one only or other our over she should so some such than that the their them then there these"
    " they this those to under up was we were what when where which who why will with would you your"
)
_MEANINGLESS = frozenset(_LITTLE.split())
"""English words that say nothing about what is looked for."""
_SMALL_LIBRARY = 50
"""In fewer items than this, how often a word occurs does not show whether it is a common one."""


def _common(word: str, index: Index) -> bool:
    """Whether a match with this word says little: it is in `_MEANINGLESS` or, except in a small library, in more than 1
    of `COMMON` items."""
    if word in _MEANINGLESS:
        return True
    number = index.vocabulary.find(word)
    return number is not None and index.size >= _SMALL_LIBRARY and index.frequency(number) * COMMON > index.size


def _chosen(terms: Sequence[Term], index: Index) -> tuple[Term, ...]:
    """At most `_LONGEST` distinct terms, in the order typed; of a longer query, the rarest words that the index
    knows."""
    distinct = tuple(dict.fromkeys(terms))
    if len(distinct) <= _LONGEST:
        return distinct

    def frequency(term: Term) -> int:
        number = index.vocabulary.find(term.word)
        return index.size if number is None else index.frequency(number)

    rarest = set(sorted(distinct, key=frequency)[:_LONGEST])
    return tuple(term for term in distinct if term in rarest)
