"""What is to be written for a quote: it verifies at the passage that was meant, and what leads to it leads there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Claim, Location, Quote, QuoteState, Role
from debate_tui.quotes.fix import Correction, correction
from debate_tui.quotes.report import QuoteCheck
from debate_tui.quotes.text import Text, prepare
from debate_tui.quotes.verify import verify

AT = Location("map.toml")
ARTICLE = prepare(
    "A title\n\nIn the first place the old treaty of the two coun-\ntries is “lopsided”. So it goes.\n\n"
    "Elsewhere the pact was praised by all. It’s a matter of taste.\n\nIn the end the pact was praised by all.\n"
)


def corrected(quote: Quote | str, text: Text = ARTICLE) -> Correction | None:
    quote = Quote(quote, AT) if isinstance(quote, str) else quote
    claim = Claim("one", "a", ("i",), "…", Role.FACT, "p", (quote,), AT)
    return correction(QuoteCheck(claim, quote, verify(quote, text)), text)


def new(quote: Quote | str, text: Text = ARTICLE) -> Quote:
    made = corrected(quote, text)
    assert made is not None
    assert verify(made.new, text).state.verified
    return made.new


def test_the_words_and_a_locator() -> None:
    assert new("the new treaty of the two countries is lopsided") == Quote(
        "the old treaty of the two countries is “lopsided", AT, "¶2"
    )


def test_an_altered_quote_keeps_a_locator_that_may_be_right() -> None:
    assert new(Quote("the new treaty of the two countries", AT, "p. 3")).locator == "p. 3"
    assert new(Quote("the new treaty of the two countries", AT, "¶¶1–2")).locator == "¶¶1–2"


def test_words_and_locator_are_corrected_at_once_so_that_nothing_is_left_to_correct() -> None:
    mended = new(Quote("the new treaty of the two countries", AT, "¶9"))
    assert mended.locator == "¶2"
    assert corrected(mended) is None


def test_what_stands_twice_gets_a_prefix() -> None:
    assert new("the pact was blamed by all.") == Quote(
        "the pact was praised by all.", AT, "¶3", prefix="it goes. Elsewhere"
    )


def test_only_whole_altered_quotes_are_corrected() -> None:
    assert corrected("the pact was praised") is None
    assert corrected("Nothing of the kind stands here at all.") is None
    assert corrected("the new treaty […] is lopsided") is None


# Words that are right, and what leads to them is not


@pytest.mark.parametrize(
    ("locator", "mended"),
    [
        ("¶99", "¶2"),
        ("¶3", "¶2"),
        ("¶ 7", "¶2"),
        ("¶¶3–4", "¶2"),
        ("¶0", "¶2"),
        ("¶2", None),
        ("¶¶1–2", None),
        ("¶2-3", None),
        ("p. 3", None),
        ("p. 3 ¶1", None),
        ("¶", None),
        (None, None),
    ],
)
def test_a_locator_that_names_another_paragraph(locator: str | None, mended: str | None) -> None:
    quote = Quote("the old treaty", AT, locator)
    notes = [note.kind for note in verify(quote, ARTICLE).notes]
    made = corrected(quote)
    assert (made.new.locator if made else None) == mended
    assert ("locator" in notes) == bool(mended)
    assert made is None or made.new.text == "the old treaty"


def test_a_locator_may_name_any_paragraph_of_an_elided_quote() -> None:
    for locator in ("¶2", "¶3", "¶¶2–3"):
        assert corrected(Quote("the old treaty […] Elsewhere", AT, locator)) is None
    assert new(Quote("the old treaty […] Elsewhere", AT, "¶4")).locator == "¶2"


@pytest.mark.parametrize(
    ("prefix", "suffix", "mended"),
    [
        ("wrong", None, ("So it goes.", None)),
        (None, "wrong", (None, "was praised by")),
        ("wrong", "wrong too", ("So it goes.", "was praised by")),
        ("wrong", "was praised", ("So it goes.", "was praised")),
        ("goes.", "wrong", ("goes.", "was praised by")),
    ],
)
def test_a_stale_prefix_or_suffix_is_mended(
    prefix: str | None, suffix: str | None, mended: tuple[str | None, str | None]
) -> None:
    made = new(Quote("Elsewhere the pact", AT, prefix=prefix, suffix=suffix))
    assert (made.prefix, made.suffix) == mended
    assert made.text == "Elsewhere the pact"


def test_of_prefix_and_suffix_the_one_that_is_right_says_which_place_is_meant() -> None:
    made = new(Quote("the pact was praised by all.", AT, prefix="it went. Elsewhere", suffix="It’s a"))
    assert (made.prefix, made.suffix) == ("it goes. Elsewhere", "It’s a")
    made = new(Quote("the pact was praised by all.", AT, prefix="goes. Elsewhere", suffix="It was"))
    assert (made.prefix, made.suffix) == ("goes. Elsewhere", "It’s a matter")


def test_where_they_say_different_places_a_person_decides() -> None:
    assert corrected(Quote("the pact was praised by all.", AT, prefix="In the end", suffix="It’s a")) is None
    assert corrected(Quote("the pact was praised by all.", AT, prefix="wrong", suffix="wrong")) is None


def test_before_the_first_word_there_is_no_prefix() -> None:
    assert new(Quote("A title", AT, prefix="wrong")).prefix is None


def test_a_prefix_has_no_hyphen_of_a_line_end() -> None:
    text = prepare("They oppose the bak-\ners here.\n\nIt ends.")
    assert new(Quote("here.", AT, prefix="nothing"), text).prefix == "oppose the bakers"


# Quotation marks around the words


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "“{}", "{}”", "'\"{}\"'"])
@pytest.mark.parametrize(
    ("article", "passage"),
    [
        ("All car-free streets see more trade these days.", "car-free streets see more trade"),
        ("car-free streets see more trade", "car-free streets see more trade"),
        ("All the car-free streets, see more trade!", "car-free streets, see more trade"),
    ],
)
def test_quotation_marks_pull_no_word_in(article: str, passage: str, marks: str) -> None:
    for words in ("car-free towns see more trade", "car-free streets see more trade"):
        if article.count(words):
            assert new(marks.format(words), prepare(article)).text == passage
        else:
            made = new(marks.format(words), prepare(article))
            assert made.text.startswith("car-free streets")
            assert made.text.endswith("see more trade")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_quotation_marks_that_the_source_has_too(marks: str) -> None:
    article = prepare("He said: “car-free streets see more trade” and left.")
    assert new(marks.format("car-free towns see more trade"), article).text == "“car-free streets see more trade”"
    assert new("car-free towns see more trade", article).text == "car-free streets see more trade"


def test_quotation_marks_of_chinese_and_japanese() -> None:
    text = prepare("市長は港の道を来年閉じると市民の前で述べた。")
    assert new("「港の道を今年閉じると市民の前で述べた」", text).text == "港の道を来年閉じると市民の前で述べた"


WORDS = st.sampled_from(["the", "pact", "was", "praised", "by", "all", "in", "end.", "“old”", "It’s", "bak-\ners"])


@given(st.lists(WORDS, min_size=1, max_size=60), st.data())
def test_whatever_is_corrected_verifies_where_it_was_found(words: list[str], data: st.DataObject) -> None:
    text = prepare(" ".join(words))
    start = data.draw(st.integers(0, len(words) - 1))
    quoted = [*words[start : start + 9]]
    quoted[data.draw(st.integers(0, len(quoted) - 1))] = data.draw(st.sampled_from(["", "new", "“the", "all”"]))
    quote = Quote(
        " ".join(quoted), AT, data.draw(st.none() | st.just("¶7")), prefix=data.draw(st.none() | st.just("by"))
    )
    made = corrected(quote, text)
    if made:
        before, after = verify(quote, text), verify(made.new, text)
        assert after.state.verified
        assert after.normal == before.normal
        assert before.state is QuoteState.ALTERED or made.new.text == quote.text


def test_no_space_is_written_between_characters_of_a_script_without_spaces() -> None:
    article = "前書き。首相は同盟国の負担を\n増やすべきだと昨日述べた。\n\n後に首相は同盟国の負担を\n増やすべきだと昨日述べた。終わり。\n"
    text, quote = prepare(article), Quote("同盟国の負担を減らすべきだと昨日述べた", AT, prefix="後に首相は")
    claim = Claim("one", "a", ("i",), "…", Role.FACT, "p", (quote,), AT)
    found = correction(QuoteCheck(claim, quote, verify(quote, text)), text)
    assert found is not None
    assert found.new.text == "同盟国の負担を増やすべきだと昨日述べた"
    other = Quote("同盟国の負担を減らすべきだと昨日述べた", AT)
    found = correction(QuoteCheck(claim, other, verify(other, text)), text)
    assert found is not None
    assert (found.new.prefix, found.new.suffix) == ("首相は", "。後に")
    assert verify(found.new, text).state is QuoteState.NORMALISED
