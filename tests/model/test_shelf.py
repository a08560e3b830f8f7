"""What is taken from a shelf is what was put there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from debate_tui.model.debate import By, Debate, Kind, Location, Mark, Quote, QuoteState, Relation
from debate_tui.model.packed import packed
from debate_tui.model.shelf import Drawn, Shelved
from tests.builders import AT, claim, relation
from tests.plain_maps import plain_maps


def steps(*claims: str) -> Drawn:
    """An empty shelf for relations of claims with these full ids."""
    return Drawn(AT.file, {id: number for number, id in enumerate(claims)})


@given(one=plain_maps())
def test_claims_and_relations_come_back_as_they_were(one: Debate) -> None:
    claims = Shelved(AT.file)
    for each in one.claims:
        claims[each.full_id] = each
    relations = steps(*claims)
    for step in one.relations:
        relations.append(step)
    assert claims.in_order() == one.claims
    assert dict(claims) == one.claim
    assert list(relations) == list(one.relations)


def test_quotes_with_all_that_they_have_come_back() -> None:
    quote = Quote("t", AT, "p. 1", "n", "a", "b", QuoteState.ALTERED, ((1, 2),), "o", (Mark(0, 1, "read"),), packed({"k": [1, None]}))  # fmt: skip
    full = replace(claim("s/c"), quotes=(quote,), terms=("x", "y"), extra=packed({"k": {"l": 1.5}}))
    shelf = Shelved(AT.file)
    shelf[full.full_id] = full
    assert shelf["s/c"] == full


@pytest.mark.parametrize(
    "one",
    [
        relation(Kind.UNDERCUTS, "s/b", "s/a"),
        replace(relation(Kind.CONCURS, "s/b", "s/b"), by=By.SOURCE, at=Location(AT.file, 70_000, 300)),
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), why="w", id="i", extra={"k": [1]}),
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), origins=("s/b", "s/a")),
        relation(Kind.UNDERCUTS, "s/a", "i"),
    ],
    ids=["plain", "to itself, far down", "with more", "linked", "of a relation"],
)
def test_relations_of_any_shape_come_back_between_others(one: Relation) -> None:
    shelf = steps("s/a", "s/b")
    plain = relation(Kind.REBUTS, "s/a", "s/b")
    for each in (plain, one, plain):
        shelf.append(each)
    assert list(shelf) == [plain, one, plain]


@pytest.mark.parametrize(
    "odd",
    [
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), at=Location("another.toml", 3, 1)),
        replace(relation(Kind.SUPPORTS, "s/a", "s/b"), extra={"day": date(2020, 1, 1)}),
    ],
    ids=["in another file", "with a value that isn't plain"],
)
def test_what_cannot_be_bytes_stays_as_it_is(odd: Relation) -> None:
    shelf = steps("s/a", "s/b")
    for one in (relation(Kind.REBUTS, "s/a", "s/b"), odd):
        shelf.append(one)
    assert shelf[1] is odd


def test_what_was_taken_away_leaves_no_gap() -> None:
    every = [relation(Kind.SUPPORTS, f"s/c{n}", "s/t") for n in range(300)]  # more than stand together
    shelf = steps("s/t", *(f"s/c{n}" for n in range(300)))
    for one in every:
        shelf.append(one)
    shelf[0] = shelf[200] = None
    shelf[299] = relation(Kind.REBUTS, "s/x", "s/y")
    assert [one is None for one in shelf].count(True) == 2
    assert shelf.in_order({}) == [*every[1:200], *every[201:299], relation(Kind.REBUTS, "s/x", "s/y")]
