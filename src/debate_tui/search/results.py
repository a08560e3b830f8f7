"""The results of a search as values: hits with the spans that match, grouped by claim, and what was searched."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from debate_tui.search.highlight import Matches, located, passage, read_aloud
from debate_tui.search.items import Item, ItemKind
from debate_tui.text.spans import Span, clipped, contains
from debate_tui.text.wording import plural


class PartKind(StrEnum):
    TAG = "tag"
    CITE = "cite"
    PASSAGE = "passage"
    UNREAD = "unread"
    """A passage that matches in words which are not read aloud."""


class Part(NamedTuple):
    """A part of a card that a result shows."""

    kind: PartKind
    text: str
    """Where some of a card is read aloud, that stands in [ ] here."""
    spans: tuple[Span, ...]
    """What matches in `text`, as in `Hit`."""
    begun: bool
    """Whether words stand before it that are left out; `ended`: behind it."""
    ended: bool


class Hit(NamedTuple):
    item: Item
    score: float
    """Comparable within one search only; greater is better."""
    matches: Matches = Matches()
    """Which words of the item match. Where these stand is found for those results only that somebody sees."""
    claim: Item | None = None
    """The claim, or the card, that the item is or belongs to; None if it belongs to no claim."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """What matches in `item.text`: (start, end) in characters, sorted, without overlap."""
        return located(self.item.text, self.matches).spans

    @property
    def similar(self) -> tuple[tuple[str, str], ...]:
        """(typed, found) where the text has only a similar word: ("aproval", "approval"). Shown with ≈ between them."""
        return located(self.item.text, self.matches).similar

    @property
    def unread(self) -> tuple[Span, ...]:
        """Of a card: what matches in words that are not read aloud, while others of it are."""
        return located(self.item.text, self.matches).unread

    def passage(self, most: int = 500) -> Span:
        """The part of the text to show: all of it, or, if it has more than `most` characters, the passage that matches
        most."""
        return passage(self.item.text, self.spans, most)

    def parts(self, most: int = 240) -> Iterator[Part]:
        """A card's tag, its cite, and what matches in its passage: once of what is read aloud, once of what isn't.

        A cite or passage is cut to at most `most` characters.
        """
        text = self.item.text
        tag = text.find("\n")
        cite = text.find("\n", tag + 1)
        yield self._part(PartKind.TAG, (0, tag), self.spans, tag)
        yield self._part(PartKind.CITE, (tag + 1, cite), self.spans, most)
        for kind, spans in (
            (PartKind.PASSAGE, [span for span in self.spans if span not in self.unread]),
            (PartKind.UNREAD, self.unread),
        ):
            if any(contains((cite + 1, len(text)), span) for span in spans):
                yield self._part(kind, (cite + 1, len(text)), spans, most)

    def _part(self, kind: PartKind, whole: Span, spans: Sequence[Span], most: int) -> Part:
        first, last = whole
        inside = [(start - first, end - first) for start, end in clipped(spans, whole)]
        start, end = passage(self.item.text[first:last], inside, most)
        window = first + start, first + end
        lit, heard = (
            [(a - window[0], b - window[0]) for a, b in clipped(some, window)]
            for some in (self.spans, read_aloud(self.item.text, self.matches.zones) if kind in _OF_PASSAGE else ())
        )
        text, shown = _signed(self.item.text[slice(*window)], heard, lit)
        return Part(kind, text, shown, start > 0, window[1] < last)


_OF_PASSAGE = (PartKind.PASSAGE, PartKind.UNREAD)


def _signed(text: str, heard: Sequence[Span], lit: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A text with what is read aloud in [ ], and the spans in it of what is lit."""
    signs = [at for span in heard for at in span]
    ends = [0, *signs, len(text)]
    pieces = [text[start:end] for start, end in pairwise(ends)]
    shown = "".join(piece + sign for piece, sign in zip(pieces, [*("[]" * len(heard)), ""], strict=True))
    return shown, tuple((a + bisect_right(signs, a), b + bisect_right(signs, b - 1)) for a, b in lit)


class Results(NamedTuple):
    query: str
    hits: tuple[Hit, ...] = ()
    """Best first; equal scores in the library's order. Where no words were looked for: in the library's order."""
    searched: str = ""
    """In words, what was searched: "82 claims and 85 quotes of 5 sources … in 1 debate; only source cgtn"."""
    hints: tuple[str, ...] = ()
    """What was corrected or not understood in the query, one sentence each."""
    more: bool = False
    """Whether more items match than `hits` holds."""
    cut: bool = False
    """Whether items with fewer of the words were left out, since they fit far worse."""
    ranked: bool = True
    """False if no words were looked for, so that none of the hits is better than another."""
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


def cited_apart(group: Sequence[Hit]) -> bool:
    """Whether each quote of a claim's hits needs its own cite below it, since one of them is from another source than the
    claim: under one cite for all, its words would be read as the claimant's, or his as the other's."""
    return any(hit.item.kind is ItemKind.QUOTE and hit.claim and hit.item.source != hit.claim.source for hit in group)


def contents(kinds: Sequence[tuple[str, int]], debates: int) -> str:
    """In words: contents([("claim", 82), ("quote", 1)], 1) → "82 claims and 1 quote in 1 debate"."""
    said = [_many(count, kind) for kind, count in kinds if count]
    items = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f"{items} in {_many(debates, 'debate')}" if items else "0 items"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {plural(count, noun)}"
