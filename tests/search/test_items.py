"""Which items a library has."""

from debate_tui.library import Library
from debate_tui.search import ItemKind
from debate_tui.search.entries import entries, items


def test_every_kind_with_its_way_home(library: Library) -> None:
    found = {(item.kind, item.id): item for item in items(library)}
    quote = found[ItemKind.QUOTE, "solomon/cornerstone#2"]
    assert (quote.claim, quote.source, quote.position) == ("solomon/cornerstone", "solomon", "invest")
    assert found[ItemKind.SOURCE, "cgtn"].text == "CGTN · A relic of the Cold War · 12 April 2024"
    assert found[ItemKind.SPEAKER, "Kyodo poll"].source == "cgtn"
    assert found[ItemKind.SPEAKER, "Richard Solomon"].claim is None
    assert found[ItemKind.ISSUE, "order"].text == "Regional order: Does the alliance keep the regional order?"
    assert found[ItemKind.ISSUE, "burden"].text == "Should Japan carry more of the load?"
    assert found[ItemKind.POSITION, "leave"].position == "leave"


def test_a_claim_says_how_others_meet_it(library: Library) -> None:
    met = {item.id: facet.met for item, facet in entries(library) if item.kind is ItemKind.CLAIM}
    assert {claim for claim, how in met.items() if not how} == {"cgtn/rating", "solomon/load", "mid/kin"}
    assert met["cgtn/destabilising"] == met["solomon/cornerstone"] == "opposed"
