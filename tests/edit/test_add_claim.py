"""A claim's skeleton: what is known is filled in, what is the writer's own is left open, and the file stays a file."""

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from debate_tui.edit.add_claim import CannotAddError, appended, skeleton
from debate_tui.model.debate import Location, Quote, Sentence, Source
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.text import all_sentences, prepare
from debate_tui.quotes.verify import verify
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
@example(["\u1f7e", "\r\u1f7e"])
@example(["天", "\r天"])
def test_whatever_the_words_the_skeleton_is_toml_and_has_them(texts: list[str]) -> None:
    source = source_of(*texts)
    try:
        " ".join(texts).encode()
    except UnicodeEncodeError:
        return  # a lone surrogate is in no file that could be read
    written = tomli.loads(skeleton(debate(sources=[source]), source, source.sentences))["claim"][0]
    assert normalise(written["quote"][0]["text"]).text == normalise(" ".join(texts)).text


def added(text: str, first: int, last: int) -> dict[str, str]:
    """The quote of a claim on some sentences of a text, which it verifies against."""
    prepared = prepare(text)
    sentences = []
    for start, end in all_sentences(prepared):
        a, b = prepared.normal.original((start, end))
        sentences.append(Sentence(text[a:b], prepared.paragraphs_of((start, end))[0] + 1, start, end))
    source = Source("left", "left", AT, sentences=tuple(sentences))
    [claim_] = tomli.loads(skeleton(debate(sources=[source]), source, sentences[first:last]))["claim"]
    [quote] = claim_["quote"]
    told = Quote(quote["text"], Location("m"), quote["locator"], prefix=quote.get("prefix"), suffix=quote.get("suffix"))
    verdict = verify(told, prepared)
    assert verdict.state.verified
    assert verdict.normal[0][0] == sentences[first].start
    return {"id": claim_["id"], **quote}


def test_a_word_that_is_broken_at_a_line_end_is_whole() -> None:
    quote = added("It rains.\nThe bak-\ners ride\n  it. It snows.", 1, 2)
    assert quote == {"id": "the-bakers-ride-it", "text": "The bakers ride it.", "locator": "¶1"}


def test_sentences_without_a_space_between_them_get_none() -> None:
    assert added("天気は晴れだ。明日は雨だ。風も吹く。", 0, 2)["text"] == "天気は晴れだ。明日は雨だ。"


def test_words_that_stand_twice_are_told_apart_on_either_side() -> None:
    text = "It ends. It rains.\n\nIt snows. It ends. It ends. It ends. It thaws."
    assert added(text, 0, 1)["suffix"] == "It rains."
    assert added(text, 3, 4)["prefix"] == "It snows."
    assert added(text, 5, 6)["suffix"] == "It thaws."
    assert added(text, 4, 5)["prefix"] == "It snows. It ends."
    assert "prefix" not in added(text, 1, 2)


CLAIM = '\n[[claim]]\nid = "new"\ntext = ""\n'


@pytest.mark.parametrize(
    ("file", "after", "line"),
    [
        (b"", b'\n[[claim]]\nid = "new"\ntext = ""\n', 2),
        (b"x = 1", b'x = 1\n\n[[claim]]\nid = "new"\ntext = ""\n', 3),
        (b"x = nan # c\r\n", b'x = nan # c\r\n\r\n[[claim]]\r\nid = "new"\r\ntext = ""\r\n', 3),
        (b"# c\r\nx = 1", b'# c\r\nx = 1\r\n\r\n[[claim]]\r\nid = "new"\r\ntext = ""\r\n', 4),
        (b"\xef\xbb\xbfx = 1\n", b'\xef\xbb\xbfx = 1\n\n[[claim]]\nid = "new"\ntext = ""\n', 3),
        (
            b"[[claim]]\n[[claim.quote]]\n[x]\n",
            b'[[claim]]\n[[claim.quote]]\n[x]\n\n[[claim]]\nid = "new"\ntext = ""\n',
            5,
        ),
    ],
)
def test_a_claim_is_put_behind_a_file_in_its_own_line_ends(file: bytes, after: bytes, line: int) -> None:
    assert appended(file, CLAIM) == (after, line)
    assert after.splitlines()[line - 1].strip() == b"[[claim]]"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"x = 1\n# caf\xe9\n", "is not UTF-8 on line 2: save it as UTF-8 first"),
        (b'x = 1\ny = """\n', "is not valid TOML on line 3: mend it first"),
        (b"x = " + b"1" * 5000, "is not a map that can be read: mend it first"),
        (
            b'claim = [{ id = "a" }]\n',
            "has its claims as claim = [ … ]: write [[claim]] instead, or add one by hand",
        ),
        (b"claim = []\n", "has its claims as claim = [ … ]: write [[claim]] instead, or add one by hand"),
        (b"[claim]\nid = 'a'\n", "has claim as a single table: write [[claim]] instead, or add one by hand"),
        (b"claim.id = 'a'\n", "has claim as a single table: write [[claim]] instead, or add one by hand"),
    ],
)
def test_what_would_not_be_the_same_map_with_one_claim_more_is_refused(file: bytes, why: str) -> None:
    with pytest.raises(CannotAddError) as raised:
        appended(file, CLAIM)
    assert str(raised.value) == why


def test_half_a_character_is_in_no_file() -> None:
    with pytest.raises(CannotAddError, match="half a character"):
        appended(b"", CLAIM.replace('""', '"\ud800"'))


def test_what_is_put_behind_must_be_one_claim() -> None:
    with pytest.raises(CannotAddError, match="one claim more"):
        appended(b"", '[[claim]]\nid = "a"\n[x]\n')
