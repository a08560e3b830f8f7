"""The results of a search as values: hits with the spans that match, grouped by claim, and what was searched."""

from collections.abc import Sequence
from typing import NamedTuple

from debate_tui.search.highlight import passage
from debate_tui.search.items import Item
from debate_tui.text.spans import Span
from debate_tui.text.wording import plural


class Hit(NamedTuple):
    item: Item
    score: float
    """Comparable within one search only; greater is better."""
    spans: tuple[Span, ...] = ()
    """What matches in `item.text`: (start, end) in characters, sorted, without overlap."""
    similar: tuple[tuple[str, str], ...] = ()
    """(typed, found) where the text has only a similar word: ("aproval", "approval"). Shown with ≈ between them."""
    claim: Item | None = None
    """The claim that the item is or belongs to; None if it belongs to no claim."""

    def passage(self, most: int = 500) -> Span:
        """The part of the text to show: all of it, or, if it has more than `most` characters, the passage that matches
        most."""
        return passage(self.item.text, self.spans, most)


class Results(NamedTuple):
    query: str
    hits: tuple[Hit, ...] = ()
    """Best first; equal scores in the library's order."""
    searched: str = ""
    """In words, what was searched: "82 claims and 85 quotes of 5 sources … in 1 debate; only source cgtn"."""
    hints: tuple[str, ...] = ()
    """What was corrected or not understood in the query, one sentence each."""
    more: bool = False
    """Whether more items match than `hits` holds."""
    asked: bool = True
    """False if nothing could be searched yet: all that was typed is an operator without its value."""

    @property
    def groups(self) -> tuple[tuple[Hit, ...], ...]:
        """The hits in groups, best first: a claim and what belongs to it are one group, any other item is one of its
        own."""
        found: dict[tuple[str, str, str], list[Hit]] = {}
        for hit in self.hits:
            item = hit.item
            key = (item.debate, "claim", item.claim) if item.claim else (item.debate, item.kind, item.id)
            found.setdefault(key, []).append(hit)
        return tuple(tuple(group) for group in found.values())


def contents(kinds: Sequence[tuple[str, int]], debates: int) -> str:
    """In words: contents([("claim", 82), ("quote", 1)], 1) → "82 claims and 1 quote in 1 debate"."""
    said = [_many(count, kind) for kind, count in kinds if count]
    items = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f"{items} in {_many(debates, 'debate')}" if items else "0 items"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {plural(count, noun)}"
