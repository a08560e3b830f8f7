"""What a typed query means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.search.query import parse
from debate_tui.search.rank import Term


def test_the_word_under_the_cursor_is_open_until_a_space_closes_it() -> None:
    assert parse("regional ord").terms == (Term("regional"), Term("ord", True))
    assert parse("regional ord ").terms == (Term("regional"), Term("ord"))
    assert parse("decision-mak").terms == (Term("decision"), Term("mak", True), Term("decisionmak", True))


@pytest.mark.parametrize(
    ("text", "phrases", "without", "operators"),
    [
        ('"regional order" peace', (("regional", "order"),), (), ()),
        ("alliance -nuclear", (), (("nuclear",),), ()),
        ('alliance -"cold war"', (), (("cold", "war"),), ()),
        ("source:cgtn relic", (), (), (("source", "cgtn", False),)),
        ('speaker:"kyodo poll" KIND:quote', (), (), (("speaker", "kyodo poll", False), ("kind", "quote", False))),
        ("relic -source:cgtn", (), (), (("source", "cgtn", True),)),
        ('-speaker:"kyodo poll"', (), (), (("speaker", "kyodo poll", True),)),
        ("source: relic", (), (), ()),
        ("relic source:", (), (), ()),
        ('a well-known - dash -- "unclosed', (), (), ()),
        ("http://example.org", (), (), ()),
    ],
)
def test_operators(text: str, phrases: object, without: object, operators: object) -> None:
    query = parse(text)
    assert (query.phrases, query.without, query.operators) == (phrases, without, operators)


@pytest.mark.parametrize(
    "text", ["source:", "relic source:", 'source:"', 'kind:quote source:" ', "source: relic", "-source:"]
)
def test_an_operator_without_its_value_is_begun_and_filters_nothing(text: str) -> None:
    assert parse(text).begun == ("source",)
    assert parse(f"{text.removesuffix(' relic')}cgtn").begun == ()


def test_a_misspelt_operator_is_text_with_a_hint() -> None:
    query = parse("soruce:cgtn")
    assert [term.word for term in query.terms] == ["soruce", "cgtn"]
    assert query.hints == ("soruce: is searched as text; did you mean source:?",)


def test_a_misspelt_operator_to_be_left_out_is_not_searched_for() -> None:
    query = parse("relic -soruce:cgtn")
    assert [term.word for term in query.terms] == ["relic"]
    assert query.without == (("soruce", "cgtn"),)
    assert query.hints == ("-soruce: is left out as text; did you mean -source:?",)


def test_an_option_of_one_letter_is_told_from_a_word_to_be_left_out() -> None:
    assert parse("kishida -n 1").hints == ("-n leaves out the word n",)
    assert parse("kishida -nuclear").hints == ()


def test_per_cent_is_one_word_in_a_query_too() -> None:
    assert [term.word for term in parse("2 per cent").terms] == ["2", "percent"]


@given(st.text())
def test_any_text_is_a_query_whose_last_word_a_space_closes(text: str) -> None:
    open = [term.open for term in parse(text).terms]
    assert open == sorted(open)
    assert not any(term.open for term in parse(text + " ").terms)


@given(st.text(alphabet='ab -":is'))
def test_no_word_is_lost_without_operators(text: str) -> None:
    query = parse(text)
    if not (query.operators or query.without or query.begun):
        assert {term.word for term in query.terms} >= {
            word for word in text.replace('"', " ").split() if word.isalpha()
        }
