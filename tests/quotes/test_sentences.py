"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_sentences(parts: list[str]) -> None:
    joined = "".join(parts) if parts[0].endswith("。") else " ".join(parts)
    assert split(joined) == parts


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
