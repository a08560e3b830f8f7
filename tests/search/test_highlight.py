"""Where what matches stands, and the best passage of a long text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.library import Library
from debate_tui.search import Searcher, highlight
from debate_tui.search.fold import locate
from debate_tui.search.highlight import passage
from debate_tui.text.spans import joined
from tests.search.conftest import DEBATE

SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 9)).map(lambda two: (two[0], sum(two)))).map(joined)


def test_the_passage_with_the_most_matches() -> None:
    text = "lorem ipsum dolor " * 20 + "the alliance is a cornerstone of order " + "sit amet " * 30
    at = text.index("alliance")
    start, end = passage(text, [(6, 11), (at, at + 8), (at + 14, at + 25)], 60)
    assert "alliance is a cornerstone" in text[start:end]
    assert end - start <= 60
    assert text[start - 1] == text[end] == " "


def test_a_short_text_is_shown_whole() -> None:
    assert passage("short", [(0, 2)], 60) == (0, 5)


@given(text=st.text(alphabet="ab ", max_size=250), spans=SPANS, most=st.integers(1, 80))
def test_a_passage_lies_in_the_text(text: str, spans: tuple[tuple[int, int], ...], most: int) -> None:
    start, end = passage(text, [span for span in spans if span[1] <= len(text)], most)
    assert 0 <= start <= end <= len(text)
    assert end - start <= most
    assert end > start or not text


def test_words_are_located_in_the_results_that_somebody_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """To locate them in fifty took a fifth of a letter's search; a screen shows ten."""
    located: list[str] = []

    def told(text: str) -> object:
        located.append(text)
        return locate(text)

    monkeypatch.setattr("debate_tui.search.highlight.locate", told)
    highlight.located.cache_clear()
    hits = Searcher(Library((DEBATE,))).search("the").hits
    assert len(hits) > 5
    assert located == []
    assert hits[0].spans
    assert hits[0].similar == ()
    assert located == [hits[0].item.text]
