"""Fuzzy search over everything a library holds: `Searcher(library).search(query) -> Results`."""

from debate_tui.search.filters import Filters
from debate_tui.search.items import Item, ItemKind
from debate_tui.search.query import OPERATORS
from debate_tui.search.rank import Cancelled
from debate_tui.search.results import Hit, PartKind, Results, cited_apart
from debate_tui.search.searcher import Searcher

__all__ = [
    "OPERATORS",
    "Cancelled",
    "Filters",
    "Hit",
    "Item",
    "ItemKind",
    "PartKind",
    "Results",
    "Searcher",
    "cited_apart",
]
