"""Where quotes stand: every place, in few steps however often the words stand there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Location, Quote, QuoteState
from debate_tui.quotes.normal import Normal
from debate_tui.quotes.passages import occurrences, parts, passages
from debate_tui.quotes.text import Text, prepare
from debate_tui.quotes.verify import verify
from tests.counted import calls

FEW = st.lists(st.sampled_from(["a", "b", "c", "a b", "ab"]), min_size=1, max_size=12).map(" ".join)


class Counted(str):
    """A text that counts the characters that are looked at by searches in it."""

    __slots__ = ("looked_at",)
    looked_at: int

    def find(self, sub: str, *span: Any) -> int:
        at = super().find(sub, *span)
        self.looked_at += (len(self) if at < 0 else at) - (span[0] if span else 0) + len(sub)
        return at

    def rfind(self, sub: str, *span: Any) -> int:
        at = super().rfind(sub, *span)
        start, end = span if len(span) == 2 else (0, len(self))
        self.looked_at += end - max(at, start) + len(sub)
        return at


def cost(quote: str, article: str) -> int:
    """How many characters are looked at for the places of a quote."""
    text = prepare(article)
    counted = Counted(text.normal.text)
    counted.looked_at = 0
    passages(parts(quote), Text(text.original, Normal(counted, text.normal.passes), text.paragraphs))
    return counted.looked_at


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("a", "a "),
        ("a … missing", "a "),
        ("missing … a", "a "),
        ("a a a a a a a a … b", "a "),
        ("a b … c", "a b "),
        ("a [so] b", "a "),
        ("… ".join(["a"] * 300) + " … b", "a "),
        ("b … " + "… ".join(["a"] * 300), "a "),
        (" ".join(["a"] * 500), "a "),
        (" ".join(["a"] * 500) + " b", "a "),
        ("a" * 500, "a"),
        ("a" * 500 + " … a", "a"),
        ("ab" * 300, "ab"),
    ],
)
def test_the_search_is_linear_in_the_text(quote: str, article: str) -> None:
    assert cost(quote, article * 32_000) <= 9 * cost(quote, article * 4000) + 10_000


@given(FEW, st.text(st.sampled_from("ab"), min_size=1, max_size=4))
def test_all_occurrences_are_told(text: str, wanted: str) -> None:
    assert list(occurrences(wanted, text)) == [i for i in range(len(text)) if text.startswith(wanted, i)]


@given(FEW, FEW, FEW)
def test_each_place_of_two_parts_is_the_nearest_around_the_longer(article: str, one: str, other: str) -> None:
    text = prepare(f"{article} {one} {article} {other} {article}")
    found = passages(parts(f"{one} … {other}"), text)
    assert found
    for (a, b), (c, d) in found:
        assert text.normal.text[a:b] == one
        assert text.normal.text[c:d] == other
        assert b <= c
        shorter = text.normal.text[b:c]
        assert f" {one} " not in shorter[1:] or len(one) >= len(other)


def test_a_quote_in_a_thousand_parts_is_elided() -> None:
    article = " ".join(f"word{i} and so on." for i in range(2000))
    quote = " … ".join(f"word{i}" for i in range(0, 2000, 2))
    verdict = verify(Quote(quote, Location("x")), prepare(article))
    assert verdict.state is QuoteState.ELIDED
    assert len(verdict.spans) == 1000


def test_of_many_missing_parts_a_few_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def asking(quote: str, _: Text) -> None:
        asked.append(quote)

    monkeypatch.setattr("debate_tui.quotes.verify.nearest", asking)
    quote = Quote(" … ".join(f"missing{i}" for i in range(5000)), Location("x"))
    assert verify(quote, prepare("Nothing of it stands here.")).state is QuoteState.ABSENT
    assert len(asked) == 1


@pytest.mark.parametrize("quote", ["[b]a", "[a]a", "a […] [a]a"])
def test_places_within_words_are_judged_up_to_a_number(quote: str) -> None:
    """A text without blanks has one at each letter: 16 seconds for a megabyte."""

    def work(letters: int) -> int:
        text = prepare("a" * letters)
        return calls(lambda: passages(parts(quote), text))

    assert work(200_000) < 1.2 * work(120_000)
