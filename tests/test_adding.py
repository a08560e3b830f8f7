"""A claim's skeleton: what is known is filled in, what is the writer's own is left open, and the file stays a file."""

import tomli
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.adding import skeleton
from debate_tui.model import Sentence, Source
from tests.builders import AT, claim, debate

WORDS = ("The rift widens.", "Nobody knows why.", "The rift widens.")


def source_of(*texts: str) -> Source:
    sentences = []
    at = 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(text, number + 1, at, at + len(text)))
        at += len(text) + 1
    return Source("left", "left", AT, sentences=tuple(sentences), length=at)


def test_the_quote_and_its_locator_are_filled_in() -> None:
    source = source_of(*WORDS)
    written = tomli.loads(skeleton(debate(sources=[source]), source, source.sentences[1:2]))["claim"][0]
    assert written["source"] == "left"
    assert written["quote"] == [{"text": "Nobody knows why.", "locator": "¶2"}]
    assert written["text"] == ""


def test_words_that_stand_twice_are_told_apart_by_what_stands_before() -> None:
    source = source_of(*WORDS)
    written = tomli.loads(skeleton(debate(sources=[source]), source, source.sentences[2:3]))["claim"][0]
    assert written["quote"][0]["prefix"] == "Nobody knows why."


def test_an_id_that_is_taken_is_numbered() -> None:
    source = source_of("Nobody knows why.")
    taken = debate(claims=[claim("left/nobody-knows-why")], sources=[source])
    assert tomli.loads(skeleton(taken, source, source.sentences))["claim"][0]["id"] == "nobody-knows-why-2"


@given(texts=st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_whatever_the_words_the_skeleton_is_toml_and_has_them(texts: list[str]) -> None:
    source = source_of(*texts)
    try:
        " ".join(texts).encode()
    except UnicodeEncodeError:
        return  # a lone surrogate is in no file that could be read
    written = tomli.loads(skeleton(debate(sources=[source]), source, source.sentences))["claim"][0]
    assert written["quote"][0]["text"] == " ".join(texts)
