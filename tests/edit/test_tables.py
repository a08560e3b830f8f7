"""What is added to a map, as TOML: the quote of marked sentences, the tables of a claim and of a relation, ids that are free."""

import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from debate_tui.edit.drafts import NewClaim, NewQuote, NewRelation
from debate_tui.edit.tables import claim_id, claim_table, free_id, quote_on, relation_table
from debate_tui.model.debate import By, Kind, Location, Quote, Role, Sentence, Source, Voice
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
    assert quote_on(source, source.sentences[1:2]) == NewQuote("Nobody knows why.", "¶2")


def test_words_that_stand_twice_are_told_apart_by_what_stands_before() -> None:
    source = source_of(*WORDS)
    assert quote_on(source, source.sentences[2:3]).prefix == "Nobody knows why."


QUOTE = NewQuote("Nobody knows why.", "¶2")


def test_a_claim_has_what_was_chosen_and_no_more() -> None:
    draft = NewClaim(
        "left", QUOTE, ("worth",), role=Role.FACT, voice=Voice('A "mayor"', False), position="p", text="So."
    )
    assert tomli.loads(claim_table(draft, "so", draft.issues)) == {
        "claim": [
            {
                "id": "so",
                "source": "left",
                "position": "p",
                "issues": ["worth"],
                "text": "So.",
                "role": "fact",
                "voice": {"speaker": 'A "mayor"', "endorsed": False},
                "quote": [{"text": "Nobody knows why.", "locator": "¶2"}],
            }
        ]
    }
    bare = tomli.loads(claim_table(NewClaim("left", QUOTE, text="So.", voice=Voice("A mayor")), "so", ()))["claim"][0]
    assert bare.keys() == {"id", "source", "text", "voice", "quote"}
    assert bare["voice"] == {"speaker": "A mayor"}


def test_a_relation_leads_the_way_that_was_chosen() -> None:
    draft = NewRelation("left/a", "right/b", Kind.SUPPORTS, turned=True, why="For it.", by=By.SOURCE)
    [written] = tomli.loads(relation_table(draft))["relation"]
    assert written == {"kind": "supports", "from": "right/b", "to": "left/a", "why": "For it.", "by": "source"}
    [bare] = tomli.loads(relation_table(NewRelation("left/a", "left/b", Kind.REBUTS)))["relation"]
    assert bare == {"kind": "rebuts", "from": "left/a", "to": "left/b"}


def test_an_id_is_made_of_what_the_claim_says_and_is_free() -> None:
    one = debate(claims=[claim("left/nobody-knows-why"), claim("right/so")])
    assert claim_id(one, NewClaim("left", QUOTE, text="Nobody knows why!")) == "nobody-knows-why-2"
    assert claim_id(one, NewClaim("left", QUOTE, text="So")) == "so", "another source has it"
    assert claim_id(one, NewClaim("left", QUOTE, text="天気は晴れだ。")) == "nobody-knows-why-2"
    assert free_id("天気は晴れだ。", (), "claim") == "claim"
    assert free_id("One two, three FOUR five", (), "claim") == "one-two-three-four"


@given(texts=st.lists(st.text(min_size=1), min_size=1, max_size=3))
@example(["\u1f7e", "\r\u1f7e"])
@example(["天", "\r天"])
def test_whatever_the_words_the_claim_is_toml_and_has_them(texts: list[str]) -> None:
    source = source_of(*texts)
    try:
        " ".join(texts).encode()
    except UnicodeEncodeError:
        return  # a lone surrogate is in no file that could be read
    draft = NewClaim("left", quote_on(source, source.sentences), text="\n".join(texts))
    [written] = tomli.loads(claim_table(draft, "a", ()))["claim"]
    assert written["text"] == draft.text
    assert normalise(written["quote"][0]["text"]).text == normalise(" ".join(texts)).text


def added(text: str, first: int, last: int) -> dict[str, str]:
    """The quote of a claim on some sentences of a text, which it verifies against."""
    prepared = prepare(text)
    sentences = []
    for start, end in all_sentences(prepared):
        a, b = prepared.normal.original((start, end))
        sentences.append(Sentence(text[a:b], prepared.paragraphs_of((start, end))[0] + 1, start, end))
    source = Source("left", "left", AT, sentences=tuple(sentences))
    draft = NewClaim("left", quote_on(source, sentences[first:last]), text="So.")
    [quote] = tomli.loads(claim_table(draft, "a", ()))["claim"][0]["quote"]
    told = Quote(quote["text"], Location("m"), quote["locator"], prefix=quote.get("prefix"), suffix=quote.get("suffix"))
    verdict = verify(told, prepared)
    assert verdict.state.verified
    assert verdict.normal[0][0] == sentences[first].start
    return dict(quote)


def test_a_word_that_is_broken_at_a_line_end_is_whole() -> None:
    quote = added("It rains.\nThe bak-\ners ride\n  it. It snows.", 1, 2)
    assert quote == {"text": "The bakers ride it.", "locator": "¶1"}


def test_sentences_without_a_space_between_them_get_none() -> None:
    assert added("天気は晴れだ。明日は雨だ。風も吹く。", 0, 2)["text"] == "天気は晴れだ。明日は雨だ。"


def test_words_that_stand_twice_are_told_apart_on_either_side() -> None:
    text = "It ends. It rains.\n\nIt snows. It ends. It ends. It ends. It thaws."
    assert added(text, 0, 1)["suffix"] == "It rains."
    assert added(text, 3, 4)["prefix"] == "It snows."
    assert added(text, 5, 6)["suffix"] == "It thaws."
    assert added(text, 4, 5)["prefix"] == "It snows. It ends."
    assert "prefix" not in added(text, 1, 2)
