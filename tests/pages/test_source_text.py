"""A source's text with the claims beside it: every sentence once, what is quoted lit, each claim at its quote."""

from dataclasses import replace

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.parts import Rows
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Claim, Debate, Location, Quote, QuoteState, Role, Sentence, Source
from debate_tui.pages.source_text import outline, text_part
from debate_tui.pages.sources import source_page
from debate_tui.state import places
from tests.builders import AT, debate

TEXTS = ("One goes first.", "Two is quoted, in part.", "Three ends it.")


def quoted(id: str, spans: tuple[tuple[int, int], ...], state: QuoteState = QuoteState.EXACT) -> Claim:
    quote = Quote(f"words of {id}", Location("d.toml", 1, 1), state=state, spans=spans)
    return Claim(id, "left", ("worth",), f"Claim {id}.", Role.FACT, "left", (quote,), AT)


def read() -> tuple[Debate, Source]:
    sentences = (
        Sentence(TEXTS[0], 1, 0, 15),
        Sentence(TEXTS[1], 1, 16, 39, ((7, 13),)),
        Sentence(TEXTS[2], 2, 40, 54),
    )
    source = Source("left", "left", AT, label="Left", length=54, sentences=sentences)
    claims = [quoted("a", ((23, 29),)), quoted("b", ((23, 29),)), quoted("c", (), QuoteState.UNVERIFIED)]
    one = debate(claims=claims, sources=[source])
    return one, one.source["left"]


def test_of_a_source_without_its_text_no_claim_is_looked_for_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview of such a source, of two hundred claims, took a third of the time of a letter in search."""
    monkeypatch.setattr("debate_tui.pages.source_text.beside_text", None)
    monkeypatch.setattr("debate_tui.pages.source_text.quotes_of", None)
    one = debate(claims=[quoted("a", ())], sources=[Source("left", "left", AT)])
    rows = source_page(one, places.Source(places.Compare("d"), "left")).rows
    words = "\n".join(plain(line) for row in rows for line in lay_out(row, Measure(80)))
    assert "Claim a." in words


def test_of_a_claim_without_a_certain_place_only_what_it_quotes_from_the_text_is_listed() -> None:
    one, source = read()
    other = Source("right", "right", AT, label="Right")
    guest = Quote("words of the other", AT, source="right", state=QuoteState.EXACT)
    claims = (*one.claims[:2], replace(one.claims[2], quotes=(*one.claims[2].quotes, guest)))
    page = source_page(debate(claims=claims, sources=[source, other]), places.Source(places.Compare("d"), "left"))
    words = "\n".join(plain(line) for row in page.rows for line in lay_out(row, Measure(80)))
    assert "1 claim whose quotes have no certain place in the text" in words
    assert "words of c" in words
    assert "words of the other" not in words


def lines(width: int) -> list[str]:
    one, source = read()
    rows = Rows(text_part(one, source, places.Source(places.Compare("d"), "left")))
    return [plain(line).rstrip() for row in rows for line in lay_out(row, Measure(width, gutters=False))]


def test_every_sentence_stands_once_in_order_with_the_number_of_its_paragraph() -> None:
    text = " ".join(" ".join(lines(60)).split())
    places = [text.index(words) for words in ("One goes first.", "Two is quoted", "Three ends it.")]
    assert places == sorted(places)
    assert text.count("One goes first.") == 1
    assert "¶1" in text
    assert "¶2" in text


def test_each_claim_stands_beside_the_sentence_that_it_quotes() -> None:
    beside = [line for line in lines(100) if "Claim" in line]
    assert [("Two is quoted" in line, "Claim b." in line) for line in beside] == [(True, False), (False, True)]


def test_what_is_quoted_is_lit() -> None:
    one, source = read()
    runs = [
        run
        for row in Rows(text_part(one, source, places.Source(places.Compare("d"), "left")))
        for line in lay_out(row, Measure(100))
        for run in line
    ]
    assert [run.text for run in runs if run.style == "quoted"] == ["quoted"]


def test_marked_sentences_are_lit_otherwise() -> None:
    one, _ = read()
    page = source_page(one, places.Source(places.Compare("d"), "left"), range(2))
    marked = {
        run.text for row in page.rows for line in lay_out(row, Measure(100)) for run in line if run.style == "mark"
    }
    assert "One goes first." in marked
    assert not any("Three" in text for text in marked)


def test_the_outline_says_how_much_is_quoted_and_where() -> None:
    one, source = read()
    words, bar = outline(one, source)
    drawn = "".join(run.text for run in bar.runs)
    assert len(drawn) == 40
    assert drawn.strip("·") != ""
    assert drawn.startswith("···")
    assert "11% of its length" in "".join(run.text for run in words.runs)


def test_a_source_of_unknown_length_has_no_outline() -> None:
    one = debate(claims=[quoted("a", ())])
    assert outline(one, one.source["left"]) == ()
