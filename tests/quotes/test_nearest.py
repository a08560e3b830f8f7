"""The nearest passage: found where the quote is long, and at a cost that grows with the text and with the quote, no faster."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from debate_tui.model.debate import Location, Quote, QuoteState
from debate_tui.quotes.nearest import compare, nearest
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verify import verify

PICK = random.Random(7)
VOCABULARY = ["".join(PICK.choices("aeinorstlcdu", k=PICK.randint(2, 9))) for _ in range(4000)]
ARTICLE = PICK.choices(VOCABULARY, k=20_000)


@pytest.mark.parametrize("length", [60, 100, 129, 300, 1000, 5000, 19_000])
def test_a_long_quote_with_a_few_words_altered_is_found_where_it_stands(length: int) -> None:
    quote = ARTICLE[500 : 500 + length]
    quote[length // 3] = "Tampered"
    quote[length // 2 : length // 2] = ["not", "ever"]
    del quote[2 * length // 3]
    verdict = verify(Quote(" ".join(quote), Location("x")), prepare(" ".join(ARTICLE)))
    assert (verdict.state, verdict.distance) == (QuoteState.ALTERED, 4)
    assert verdict.corrected == " ".join(ARTICLE[500 : 500 + length])


def test_a_long_quote_of_which_a_part_is_moved_is_no_passage() -> None:
    quote = " ".join([*ARTICLE[9000:9500], *ARTICLE[:600]])
    assert verify(Quote(quote, Location("x")), prepare(" ".join(ARTICLE))).state is QuoteState.ABSENT


class Work:
    """Counts what likeness costs: the cells of the tables that are compared."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells = 0
        for owner, name in ((fuzz, "ratio"), (fuzz, "partial_ratio_alignment"), (Levenshtein, "distance")):
            monkeypatch.setattr(owner, name, self._counting(getattr(owner, name)))
        monkeypatch.setattr(Levenshtein, "opcodes", self._counting(Levenshtein.opcodes))

    def _counting(self, function: Any) -> Any:
        def counted(one: Sequence[Any], other: Sequence[Any], **options: Any) -> Any:
            self.cells += len(one) * len(other)
            return function(one, other, **options)

        return counted

    def of(self, quote: Sequence[str], article: Sequence[str]) -> int:
        self.cells = 0
        nearest(" ".join(quote), prepare(" ".join(article)))
        return self.cells


@pytest.mark.parametrize("altered", [False, True])
def test_the_cost_is_linear_in_quote_and_text(altered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    work, pick = Work(monkeypatch), random.Random(1)

    def quote(length: int) -> list[str]:
        words = ARTICLE[:length] if altered else pick.choices(VOCABULARY, k=length)
        return ["Tampered", *words[1:]]

    costs = {length: work.of(quote(length), ARTICLE) for length in (1000, 2000, 4000, 8000, 16_000)}
    for length in (1000, 2000, 4000, 8000):
        assert costs[2 * length] <= 2.2 * costs[length], costs
    assert work.of(quote(1000), ARTICLE * 8) <= 8.5 * work.of(quote(1000), ARTICLE)
    assert work.of(quote(100), ARTICLE * 8) <= 8.5 * work.of(quote(100), ARTICLE)


PIECES = st.lists(st.sampled_from(["a", "b", "word", ",", "other", "x-y"]), min_size=1, max_size=60).map(" ".join)


@given(PIECES, PIECES)
def test_the_sides_of_a_difference_are_the_texts(one: str, other: str) -> None:
    changes, distance = compare(one, other)
    assert "".join(change.quoted for change in changes) == one
    assert "".join(change.source for change in changes) == other
    assert (distance == 0) == (one.replace(" ", "") == other.replace(" ", "")) or one == other


def test_a_long_difference_is_as_good_as_one_in_one_piece() -> None:
    other = list(ARTICLE)
    for at in range(50, 20_000, 97):
        other[at] = "Changed"
    changes, distance = compare(" ".join(ARTICLE), " ".join(other))
    assert distance == len(range(50, 20_000, 97))
    assert [change.source for change in changes if not change.same] == ["Changed"] * distance
