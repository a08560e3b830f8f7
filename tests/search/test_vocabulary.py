"""Similar words: the quick way round finds what comparing all words would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from debate_tui.search.vocabulary import BEGUN_WHOLE, ONE_EDIT, ONE_EDIT_BEGUN, ONLY_EDIT, PLURAL, Vocabulary

WORDS = sorted(
    [
        "alliance",
        "alliances",
        "allied",
        "approach",
        "center",
        "centre",
        "consistent",
        "cooperation",
        "destabilise",
        "destabilising",
        "destabilizing",
        "disapproval",
        "governed",
        "government",
        "governments",
        "interest",
        "organise",
        "organize",
        "region",
        "regional",
        "security",
        "stability",
        "state",
        "states",
        "2018",
        "2019",
    ]
)


def similar(typed: str, *, open: bool = False) -> list[str]:
    found = Vocabulary(WORDS).similar(typed, open)
    return [WORDS[number] for number in sorted(found, key=lambda number: (-found[number], number))]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("center", ["center", "centre"]),
        ("organise", ["organise", "organize"]),
        ("alliances", ["alliances", "alliance"]),
        ("governmnet", ["government"]),
        ("state", ["state", "states"]),
        ("destabilized", ["destabilizing"]),
        ("aproval", ["disapproval"]),
        ("approval", ["disapproval"]),
        ("coperatoin", ["cooperation"]),
        ("2018", ["2018"]),
        ("2017", []),
        ("xyzzy", []),
    ],
)
def test_a_whole_word(typed: str, first: list[str]) -> None:
    assert similar(typed)[: len(first)] == first
    assert bool(similar(typed)) == bool(first)


def test_a_number_matches_whole_numbers_only() -> None:
    vocabulary = Vocabulary(["201", "2018", "2018s", "9", "90", "9dashline", "9th"])
    for open in (False, True):
        assert vocabulary.similar("9", open) == {3: 1.0}
        assert vocabulary.similar("201", open) == {0: 1.0}
        assert vocabulary.similar("20", open) == {}
    assert vocabulary.similar("9dash", open=True).keys() == {5}


def test_of_digits_nothing_is_similar_but_a_decade_is_found_by_its_year() -> None:
    """1950s found the 1960s, F-15 the F-35; 1960 found nothing."""
    vocabulary = Vocabulary(["1960s", "70", "f35", "mh370"])
    for open in (False, True):
        assert vocabulary.similar("1960", open) == {0: PLURAL}
        assert vocabulary.similar("1960s", open) == {0: 1.0}
        assert vocabulary.similar("70s", open) == {1: PLURAL}
        for other in ("1950s", "1970", "f15", "mh371", "mh730"):
            assert vocabulary.similar(other, open) == {}


def test_a_finished_word_is_met_by_what_it_begins_less_than_by_any_other_likeness() -> None:
    words = ["war", "warning", "wars", "warsaw"]
    found = Vocabulary(words).similar("war", open=False)
    assert found[0] == 1.0
    assert found[2] == PLURAL
    assert max(found[1], found[3]) < BEGUN_WHOLE
    assert Vocabulary(words[1:]).similar("war", open=False)[0] > ONE_EDIT  # no word itself: an abbreviation
    half = Vocabulary(words).similar("war", open=True)
    assert BEGUN_WHOLE < half[1] < ONE_EDIT


@pytest.mark.parametrize(("typed", "found"), [("paying", "pay"), ("pay", "paying"), ("asked", "ask")])
def test_endings_of_short_words(typed: str, found: str) -> None:
    assert Vocabulary([found]).similar(typed, open=False)[0] >= BEGUN_WHOLE


def test_the_only_word_one_slip_away_is_nearly_the_word_itself() -> None:
    assert Vocabulary(["ukraine"]).similar("ukrane", open=False) == {0: ONLY_EDIT}
    assert Vocabulary(["centre", "centred"]).similar("centrd", open=False)[0] == ONE_EDIT


def test_a_half_typed_word() -> None:
    assert similar("gov", open=True) == ["governed", "government", "governments"]
    assert similar("govrenm", open=True) == ["government", "governments"]
    assert similar("reg", open=True) == ["region", "regional"]


LETTERS = st.text(alphabet="abcd", min_size=1, max_size=8)


@given(st.sets(LETTERS), LETTERS.filter(lambda word: len(word) >= 4))
def test_one_edit_is_found_as_by_comparing_everything(words: set[str], typed: str) -> None:
    listed = sorted(words)
    found = Vocabulary(listed).similar(typed, False)
    for number, word in enumerate(listed):
        if OSA.distance(typed, word) <= 1:
            assert number in found


@given(st.sets(LETTERS), LETTERS.filter(lambda word: len(word) >= 5))
def test_a_beginning_one_edit_away_is_found_too(words: set[str], typed: str) -> None:
    listed = sorted(words)
    found = Vocabulary(listed).similar(typed, True)
    for number, word in enumerate(listed):
        if any(OSA.distance(typed, word[:end]) <= 1 for end in range(4, len(word) + 1)):
            assert found[number] >= ONE_EDIT_BEGUN


@given(st.sets(st.text(min_size=1, max_size=6)), st.text(min_size=1, max_size=8), st.booleans())
def test_similarities_are_shares(words: set[str], typed: str, open: bool) -> None:
    listed = sorted(words)
    assert all(0 < similarity <= 1 for similarity in Vocabulary(listed).similar(typed, open).values())
