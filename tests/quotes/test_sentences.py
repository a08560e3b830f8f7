"""Where sentences end."""

import re
from collections.abc import Iterator
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.quotes import sentences as splitting
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, (0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["U.S. President Trump met Dr. Abe.", "He left."],
        ["It is aligned with the U.S.", "Without consensus, it fails."],
        ["The No.1 factor, or No. 1, is this.", "No.", "It is not."],
        ["Photo by D. Myles Cullen.", "Another."],
        ['"It is so," he said.', '"We go."', "They went."],
        ["Can it?", '"Perhaps!" she said.', "Then (so it seems) no.", "(The writer left.)", "He did."],
        ["It rose to 3.5 percent in Jan. 2024, i.e. a lot.", "St. Andrew's is e.g. a Univ."],
        ["A pause … goes on.", "An end …", "And more."],
        ["He asked “what?” and left."],
        ["日本は同盟国です。", "しかし、そうではない。"],
        ["「同盟国です。」", "「しかし！？」"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    joined = "".join(parts) if "。" in parts[0] else " ".join(parts)
    assert split(joined) == parts


class Watched(str):
    """A text that counts the characters that are taken out of it."""

    looked_at = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        self.looked_at += len(found)
        return found


class Counting:
    """A pattern that counts, on the text that it is asked about, the characters between which it looks for something."""

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        self.pattern = pattern

    def finditer(self, text: Watched, start: int, end: int) -> Iterator["re.Match[str]"]:
        text.looked_at += end - start
        return self.pattern.finditer(text, start, end)

    def search(self, text: Watched, start: int, end: int) -> "re.Match[str] | None":
        text.looked_at += end - start
        return self.pattern.search(text, start, end)

    def match(self, text: str, start: int = 0) -> "re.Match[str] | None":
        found = self.pattern.match(text, start)
        if isinstance(text, Watched):
            text.looked_at += len(found[0]) if found else 1
        return found


@pytest.mark.parametrize(
    "unit", ["A. ", "Dr. ", "U.S. ", "a.", "no ", "1. b ", ". x ", "x, ", "a.'(", "Aa", "。", "It. "]
)
def test_no_text_is_read_again_for_each_of_its_stops(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in vars(splitting).copy().items():
        if isinstance(value, re.Pattern):
            monkeypatch.setattr(splitting, name, Counting(value))
    text = Watched(unit * 3000)
    assert sum(1 for _ in sentences(text, (0, len(text)))) >= 1
    assert text.looked_at <= 5 * len(text)


@given(st.text(st.sampled_from("aB1 .!?…\"')(。US"), max_size=60))
def test_sentences_cover_all_but_single_spaces(text: str) -> None:
    text = normalise(text).text
    spans = list(sentences(text, (0, len(text))))
    assert all(start < end for start, end in spans)
    rest = [
        text[a:b]
        for a, b in zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True)
    ]
    assert all(gap in ("", " ") for gap in rest)


@given(
    st.lists(
        st.sampled_from(["He met U.S. envoys.", "So it is.", '"No!" he said.', "And (so) on …", "Why?"]), min_size=2
    )
)
def test_whole_sentences_split_alone_as_they_do_in_their_text(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = list(sentences(text, (0, len(text))))
    for i in range(len(spans)):
        start, end = spans[i][0], spans[-1][1]
        assert [(a + start, b + start) for a, b in sentences(text[start:end], (0, end - start))] == spans[i:]
