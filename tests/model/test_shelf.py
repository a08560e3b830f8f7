"""What is taken from a shelf is what was put there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from debate_tui.model.debate import Debate, Kind, Location, Mark, Quote, QuoteState, Relation
from debate_tui.model.packed import packed
from debate_tui.model.rows import claim_of, claim_row, relation_of, relation_row
from debate_tui.model.shelf import Shelf, Shelved
from tests.builders import AT, claim, relation
from tests.plain_maps import plain_maps


def steps() -> Shelf[Relation]:
    return Shelf(AT.file, relation_row, relation_of)


@given(one=plain_maps())
def test_claims_and_relations_come_back_as_they_were(one: Debate) -> None:
    claims, relations = Shelved(AT.file), steps()
    for each in one.claims:
        claims[each.full_id] = each
    for step in one.relations:
        relations.append(step)
    assert claims.in_order() == one.claims
    assert dict(claims) == one.claim
    assert list(relations) == list(one.relations)


def test_quotes_with_all_that_they_have_come_back() -> None:
    quote = Quote("t", AT, "p. 1", "n", "a", "b", QuoteState.ALTERED, ((1, 2),), "o", (Mark(0, 1, "read"),), packed({"k": [1, None]}))  # fmt: skip
    full = replace(claim("s/c"), quotes=(quote,), terms=("x", "y"), extra=packed({"k": {"l": 1.5}}))
    shelf = Shelf(AT.file, claim_row, claim_of)
    shelf.append(full)
    assert shelf[0] == full


@pytest.mark.parametrize(
    "odd",
    [
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), at=Location("another.toml", 3, 1)),
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), extra={"day": date(2020, 1, 1)}),
    ],
    ids=["in another file", "with a value that isn't plain"],
)
def test_what_cannot_be_bytes_stays_as_it_is(odd: Relation) -> None:
    shelf = steps()
    for one in (relation(Kind.REBUTS, "s/a", "s/b"), odd):
        shelf.append(one)
    assert shelf[1] is odd


def test_what_was_taken_away_leaves_no_gap() -> None:
    every = [relation(Kind.SUPPORTS, f"s/c{n}", "s/t") for n in range(300)]  # more than stand together
    shelf = steps()
    for one in every:
        shelf.append(one)
    shelf[0] = shelf[200] = None
    shelf[299] = relation(Kind.REBUTS, "s/x", "s/y")
    assert [one is None for one in shelf].count(True) == 2
    assert shelf.in_order({}) == [*every[1:200], *every[201:299], relation(Kind.REBUTS, "s/x", "s/y")]
