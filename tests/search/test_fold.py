"""Folding: what counts as the same word, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.search.fold import chunks, located, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't, DON’T", "dont dont"),
        ("naïve Čapek Straße Ærø ﬁne e\u0301cole", "naive capek strasse aero fine ecole"),
        ("the U.S. and the US, e.g. a.m.", "the us and the us eg am"),
        ("U.S.-led", "us led"),
        ("decision-making decision\u2010making", "decision making decisionmaking decision making decisionmaking"),
        ("state-of-the-art 2018-2019", "state of the art stateoftheart 2018 2019"),
        ("1,000 and 12,345,678 but 1,5", "1000 and 12345678 but 1·5"),
        ("3.5 percent, 3.5. v1.2.3 2024-04", "3·5 percent 3·5 v1 2 3 2024 04"),
        ("2% or 2 per cent", "2 percent or 2 percent"),
        ("日本の ไทย 🇯🇵", "日 本 の ไ ท ย 🇯 🇵"),
        ("हिन्दी がく 한국어", "हिन्दी が く 한국어"),
        ("İstanbul ½ ²", "istanbul 1 2 2"),
        ("1½ 1 1/2 10² 10²³ 6⅓% 3¼–3¾", "1 1 2 1 1 2 10 2 10 23 6 1 3 percent 3 1 4 3 3 4"),
        ("km² CO₂ m³ ½ ①② 2024¹", "km2 co2 m3 1 2 1 2 2024 1"),
        ("5½½ 10²½ 1⁄2 ٣½", "5 1 2 1 2 10 2 1 2 1 2 ٣ 1 2"),
        ("… -- ,. '’ \u00ad", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@given(st.text())
def test_located_words_are_the_words_in_place(text: str) -> None:
    found = located(text)
    assert [word.text for word in found] == words(text)
    assert [word.text for chunk in chunks(text) for word in located(chunk)] == words(text)
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        ends = [word.upto(count) for count in range(1, len(word.text) + 1)]
        assert ends == sorted(ends)
        assert ends[0] > word.start
        assert ends[-1] == word.end


@given(st.text(alphabet=st.characters(categories=["L", "N", "M"]), max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once
