"""Which items a library has."""

from dataclasses import replace

import pytest
from hypothesis import given

from debate_tui.model.debate import Conflict, Debate, Saying
from debate_tui.model.library import Library
from debate_tui.search import ItemKind, Searcher
from debate_tui.search.entries import debate_entries, entries, items
from debate_tui.search.filters import year
from debate_tui.search.items import Facet
from tests.plain_maps import met, plain_maps


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


def test_a_conflict_of_fact_is_the_mappers_words_on_what_each_source_says(library: Library) -> None:
    (debate,) = library.debates
    says = (Saying("cgtn/destabilising", "since 1960"), Saying("solomon/load", "since 1951"))
    conflict = Conflict("since", "How old the alliance is", says, debate.at, "The treaty of 1951 was replaced in 1960.")
    found = {item.id: (item, facet) for item, facet in debate_entries(replace(debate, conflicts=(conflict,)))}
    item, facet = found["since"]
    assert item.kind is ItemKind.CONFLICT
    assert item.text == (
        "How old the alliance is — CGTN: since 1960; Richard Solomon: since 1951. The treaty of 1951 was replaced in 1960."
    )
    assert item.attribution == "in the mapper's words"
    assert (item.claim, item.source, item.position, facet.speakers) == (None, None, None, ())
    assert facet.issues == ("order", "burden")


@given(plain_maps())
def test_what_is_asks_for_is_what_the_relations_say(one: Debate) -> None:
    naive = met(one)
    searcher = Searcher(Library((one,)))

    def found(word: str) -> set[str]:
        results = searcher.search(f"is:{word} kind:claim", limit=100)
        return {hit.item.id for hit in results.hits}

    everything = set(naive)
    how = {name: {c for c in naive if naive[c][name]} for name in ("opposed", "limited", "agreed")}
    for name, claims in how.items():
        assert found(name) == claims
    assert found("answered") == how["opposed"] | how["limited"]
    assert found("unanswered") == everything - how["opposed"] - how["limited"]
    assert found("met") == how["opposed"] | how["limited"] | how["agreed"]
    assert found("unmet") == everything - found("met")


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2024-05", "2024"),
        ("-0043", "-0043"),
        ("0000", "0000"),
        ("Y17E7", "Y170000000"),
        ("2018/2020", ""),
        ("1985/..", ""),
    ],
)
def test_a_year_is_as_its_date_writes_it(published: str, said: str) -> None:
    """`-0043` was listed and taken as `-043`."""
    assert year(Facet("d", published=published)) == said
