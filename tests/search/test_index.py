"""The index holds, for whatever texts, the very words that folding finds in them, both ways round."""

from array import array
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.search.build import Builder, build
from debate_tui.search.fold import plain_word, words
from debate_tui.search.index import Index

ODD = st.text(alphabet=st.sampled_from("abZßéıİ’'.,-–%/_19 \u0301\u200b\x1f日ไ🇯"), max_size=30)
TEXTS = st.lists(st.one_of(ODD, st.sampled_from(["5 per cent", "the US, the U.S.-led", "— and –"]), st.text()))


def assert_holds(index: Index, texts: list[str]) -> None:
    found = [words(text) for text in texts]
    vocabulary = sorted({word for row in found for word in row})
    assert list(index.vocabulary.words) == vocabulary
    assert [[vocabulary[number] for number in index.words_of(item)] for item in range(index.size)] == found
    for number, word in enumerate(vocabulary):
        assert index.items_with(number).tolist() == [item for item, row in enumerate(found) if word in row]


@given(TEXTS)
def test_built_from_texts(texts: list[str]) -> None:
    assert_holds(build(texts), texts)


@given(TEXTS, TEXTS, st.data())
def test_taken_over_in_part(old: list[str], new: list[str], data: st.DataObject) -> None:
    builder = Builder()
    take = builder.taker(build(old))
    middle = data.draw(st.integers(0, len(old)))
    take(range(middle, len(old)))
    builder.add(new)
    take(range(middle))
    assert_holds(builder.index(), old[middle:] + new + old[:middle])


@given(TEXTS, st.data())
def test_built_in_runs_is_built_at_once(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    marked = [
        data.draw(st.one_of(st.none(), st.just(array("I", [0, zone])))) for zone, _ in zip(cycle((1, 2, 3)), texts)
    ]
    whole = build(texts, marked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("debate_tui.search.build._RUN", data.draw(st.integers(1, 12)))
        patch.setattr("debate_tui.search.runs._AT_ONCE", data.draw(st.integers(1, 12)))
        builder = Builder(str(tmp_path_factory.getbasetemp()))
        for text, zones in zip(texts, marked, strict=True):
            builder.add([text], [zones])
        index = builder.index()
    assert index.vocabulary.words == whole.vocabulary.words
    for one, other in zip(index[1:], whole[1:], strict=True):
        assert list(one) == list(other)


@given(st.one_of(ODD, st.text()))
def test_a_plain_word_is_the_word(chunk: str) -> None:
    assert words(chunk) == [plain_word(chunk)] or not plain_word(chunk)
