"""The states of a quote, its place and what is noted about it."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Location, Quote, QuoteState
from debate_tui.quotes.normal import normalise
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verdict import Verdict
from debate_tui.quotes.verify import verify

ARTICLE = """\
Tokyo’s treaty

Despite its doubts, Tokyo has “rarely” sold any of these holdings until now. The U.S. spends 3.5% on defence, as it must.

The flag is raised. /Reuters

Critics say that the treaty is lopsided because Japan is barred from fighting alongside American troops. It’s a long-
term, non-compliant exam-
ple of the matter [sic]. The treaty is old.

Washington needs Tokyo … and Tokyo needs Washington. The treaty is old.
"""
TEXT = prepare(ARTICLE)


def check(text: str, prefix: str | None = None, suffix: str | None = None) -> Verdict:
    return verify(Quote(text, Location("map.toml"), prefix=prefix, suffix=suffix), TEXT)


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        ("Tokyo has “rarely” sold any of these holdings until now.", QuoteState.EXACT),
        ("Tokyo has \"rarely\" sold any of these holdings until now.", QuoteState.NORMALISED),
        ("It's a longterm, non-compliant example of the matter [sic].", QuoteState.NORMALISED),
        ("It's a long-term, non-compliant example", QuoteState.NORMALISED),
        ("long-term, non-compliant exam-\nple", QuoteState.NORMALISED),
        ("needs Tokyo … and Tokyo needs", QuoteState.EXACT),
        ("needs Tokyo ... and Tokyo needs", QuoteState.NORMALISED),
        ("Tokyo has […] sold any of these", QuoteState.ELIDED),
        ("Tokyo has “rarely” sold any of these holdings until now. . . . The flag is raised.", QuoteState.ELIDED),
        ("Tokyo has “rarely” sold any of these holdings until now.... The flag is raised.", QuoteState.ELIDED),
        ("…the treaty is lopsided … from fighting […].", QuoteState.ELIDED),
        ("[T]he treaty is lopsided because [it] is barred from fighting", QuoteState.BRACKETED),
        ("Japan is barred from fighting alongside American [and allied] troops.", QuoteState.BRACKETED),
        ("the treat[ies] [are] lopsided because Japan is barred", QuoteState.BRACKETED),
        ("the treat[ies] lopsided because Japan is barred", QuoteState.ALTERED),
        ("The treaty is old.", QuoteState.AMBIGUOUS),
        ("Tokyo has rarely sold any of these holdings until now.", QuoteState.ALTERED),
        ("tokyo has “rarely” sold any of these holdings until now.", QuoteState.ALTERED),
        ("The U.S. spends 3", QuoteState.ALTERED),
        ("The U.S. spends 3.5% on defen", QuoteState.ALTERED),
        ("he treaty is lopsided because Japan is barred", QuoteState.ALTERED),
        ("from fighting […] the treaty is lopsided", QuoteState.ALTERED),
        ("the treaty is lopsided … and quite useless to the oceans", QuoteState.ABSENT),
        ("The budget of the province was passed by a narrow vote.", QuoteState.ABSENT),
        ("", QuoteState.ABSENT),
        ("…", QuoteState.ABSENT),
        ("—", QuoteState.ABSENT),
    ],
)  # fmt: skip
def test_state(quote: str, state: QuoteState) -> None:
    assert check(quote).state is state


def test_place_is_the_original_s() -> None:
    verdict = check("It’s a longterm, non-compliant example")
    assert verdict.start is not None
    assert ARTICLE[verdict.start : verdict.end] == "It’s a long-\nterm, non-compliant exam-\nple"
    elided = check("the treaty … American troops")
    assert [ARTICLE[slice(*span)] for span in elided.spans] == ["the treaty", "American troops"]


def test_insertion_stands_for_a_few_words_only() -> None:
    assert check("Despite [these] doubts").state is QuoteState.BRACKETED
    assert (
        check("Despite [this it must be feared that it will not end] Washington needs Tokyo").state
        is QuoteState.ALTERED
    )


def test_prefix_and_suffix_decide() -> None:
    second = ARTICLE.rindex("The treaty is old.")
    assert check("The treaty is old.", prefix="needs Washington.").start == second
    assert check("The treaty is old.", prefix="needs Washington.").state is QuoteState.EXACT
    assert check("The treaty is old.", suffix="Washington needs").start == ARTICLE.index("The treaty is old.")
    stale = check("The treaty is old.", prefix="nothing of the kind")
    assert stale.state is QuoteState.AMBIGUOUS
    assert [note.kind for note in stale.notes] == ["anchor"]
    assert len(stale.candidates) == 2


def test_equal_characters_decide_between_equal_normal_forms() -> None:
    text = prepare('He says “no” here.\n\nHe says "no" here.')
    verdict = verify(Quote('He says "no" here.', Location("x")), text)
    assert (verdict.state, verdict.start) == (QuoteState.EXACT, 20)


def test_altered_shows_the_passage_and_the_difference() -> None:
    verdict = check("Japan is not barred from fighting together with American troops.")
    assert verdict.corrected == "Japan is barred from fighting alongside American troops."
    assert (
        "".join(change.quoted for change in verdict.diff)
        == "Japan is not barred from fighting together with American troops."
    )
    assert "".join(change.source for change in verdict.diff) == verdict.corrected
    assert verdict.distance == 3
    assert ARTICLE[verdict.start : verdict.end] == verdict.corrected


def test_spacing_alone_is_altered_at_distance_nought() -> None:
    verdict = check("Tokyo has“rarely”sold any of these holdings until now.")
    assert (verdict.state, verdict.distance) == (QuoteState.ALTERED, 0)


def test_altered_passage_that_stands_twice_is_the_anchored_one() -> None:
    text = prepare(
        "One. The old treaty of the two countries is lopsided.\n\nTwo. The old treaty of the two countries is lopsided."
    )
    quote = Quote("The new treaty of the two countries is lopsided.", Location("x"), prefix="Two.")
    assert verify(quote, text).start == 60


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("The U.S. spends 3.5% on defence", []),
        ("has “rarely” sold any of these holdings until now", ["context"]),
        ("Despite its doubts, Tokyo has “rarely” sold any of these holdings until now", []),
        ("the treaty is lopsided because Japan is barred", ["attribution"]),
        ("Japan is barred from fighting alongside American troops. It’s a long-term", ["attribution"]),
        ("compliant example", ["compound"]),
        ("as it must. The flag is raised.", ["paragraph", "caption"]),
        ("The flag is raised.", ["caption"]),
        ("[T]he flag is raised. […] Critics say", ["paragraph", "caption"]),
    ],
)
def test_notes(quote: str, kinds: list[str]) -> None:
    verdict = check(quote)
    assert verdict.state.verified
    assert [note.kind for note in verdict.notes] == kinds


@pytest.mark.parametrize(
    ("source", "quote", "noted"),
    [
        ("Trade rose by a third; but the shops on the quay lost.", "Trade rose by a third", True),
        ("Trade rose by a third - but the shops on the quay lost.", "Trade rose by a third", True),
        ("Trade rose by a third; the shops, however, lost.", "Trade rose by a third", True),
        ("Trade rose by a third; however, the shops lost.", "Trade rose by a third", True),
        ("However you count, trade rose by a third.", "trade rose by a third", False),
        ("Trade rose by a third, however you count it.", "Trade rose by a third", False),
        ("Trade, however, rose by a third.", "rose by a third", False),
        ("But trade rose by a third.", "trade rose by a third", False),
    ],
)
def test_a_turn_within_the_sentence_is_noted(source: str, quote: str, noted: bool) -> None:
    kinds = [note.kind for note in verify(Quote(quote, Location("x")), prepare(source)).notes]
    assert kinds == (["context"] if noted else [])


def test_context_has_the_whole_sentence() -> None:
    (note,) = check("has “rarely” sold any of these holdings").notes
    assert note.sentence == 'Despite its doubts, Tokyo has "rarely" sold any of these holdings until now.'


def test_line_ends_end_paragraphs_where_lines_are_long() -> None:
    line = "Words " * 30 + "end."
    assert len(prepare(f"{line}\n{line}\n").paragraphs) == 2
    assert len(prepare("A wrapped\nline.\n\nAnother.\n").paragraphs) == 2


def test_long_lines_that_a_small_letter_goes_on_behind_are_broken_lines() -> None:
    """A text wrapped at 140 columns: its paragraphs stand between blank lines, and a quote may run over a line's end."""
    words = "the line is as long as a wide editor makes it and breaks in the middle of a sentence " * 4
    wrapped = "\n".join(wrap(f"So {words}on. Then {words}off.", 140))
    assert min(map(len, wrapped.split("\n")[:-1])) > 120
    assert len(prepare(f"{wrapped}\n\n{wrapped}\n").paragraphs) == 2


def test_scripts_without_spaces() -> None:
    text = prepare("日本は同盟国の負担を増やすべきだと首相は述べた。")
    assert verify(Quote("同盟国の負担を増やすべきだ", Location("x")), text).state is QuoteState.EXACT
    assert verify(Quote("同盟国の負担を減らすべきだと首相は述べた", Location("x")), text).state is QuoteState.ALTERED


words = st.sampled_from(
    ["the", "treaty", "Tokyo", "needs", "is", "old", "“rarely”", "3.5%", "[sic]", "…", "U.S.", "it’s", "a-b"]
)
passages = st.lists(words, min_size=1, max_size=40).map(" ".join)


@given(passages, st.data())
def test_whole_words_of_a_text_always_verify(article: str, data: st.DataObject) -> None:
    parts = article.split()
    start = data.draw(st.integers(0, len(parts) - 1))
    end = data.draw(st.integers(start + 1, len(parts)))
    verdict = verify(Quote(" ".join(parts[start:end]), Location("x")), prepare(article))
    nothing_said = not any(map(str.isalnum, "".join(parts[start:end])))
    assert verdict.state in ((QuoteState.ABSENT,) if nothing_said else (QuoteState.EXACT, QuoteState.AMBIGUOUS))


@given(passages, passages)
def test_only_equality_verifies(article: str, quote: str) -> None:
    verdict = verify(Quote(quote, Location("x")), prepare(article))
    if verdict.state in (QuoteState.EXACT, QuoteState.NORMALISED):
        assert verdict.start is not None
        assert normalise(article[verdict.start : verdict.end]).text == normalise(quote).text
    if verdict.state is QuoteState.EXACT:
        assert article[verdict.start : verdict.end] == quote
    if verdict.state is QuoteState.ALTERED and verdict.diff:
        assert "".join(change.source for change in verdict.diff) == normalise(article).text[slice(*verdict.normal[0])]
        assert any(not change.same for change in verdict.diff)


@given(st.text(max_size=40), st.text(max_size=80), st.text(max_size=10))
def test_answers_for_any_text(quote: str, article: str, prefix: str) -> None:
    assert verify(Quote(quote, Location("x"), prefix=prefix), prepare(article)).state in QuoteState


@pytest.mark.parametrize(
    ("source", "quote", "state"),
    [
        ("同盟国の負担を\n増やすべきだ。", "負担を増やすべきだ", QuoteState.NORMALISED),
        ("同盟国の負担を\n増やすべきだ。", "負担を 増やすべきだ", QuoteState.NORMALISED),
        ("同盟国の負担を \n増やすべきだ。", "負担を増やすべきだ", QuoteState.NORMALISED),
        ("同盟国の負担を増やすべきだ。", "負担を\n増やすべきだ", QuoteState.NORMALISED),
        ("同盟国の負担を増やすべきだ。", "負担を 増やすべきだ", QuoteState.ALTERED),
        ("山田\u3000太郎は言ったのだ。", "山田太郎は言ったのだ", QuoteState.ALTERED),
        ("山田\u3000太郎は言ったのだ。", "山田 太郎は言ったのだ", QuoteState.NORMALISED),
        ("第一段。\n\n\u3000\u3000第二段。", "第一段。第二段", QuoteState.NORMALISED),
        ("第一段。\n\n\u3000\u3000第二段。", "第一段。\u3000第二段", QuoteState.NORMALISED),
        ("使用 Python\n编程很好。", "使用 Python编程", QuoteState.NORMALISED),
        ("使用 Python 编程很好。", "使用 Python编程", QuoteState.ALTERED),
        ("使用 Python编程很好。", "使用 Python\n编程", QuoteState.NORMALISED),
        ("日\n本語は難しいと思う。", "日-本語は難しいと思う", QuoteState.ALTERED),
        ("ประเทศไทยมี\nความสุข", "ไทยมีความสุข", QuoteState.NORMALISED),
        ("ประเทศไทยมี\nความสุข", "ไทยมี ความสุข", QuoteState.NORMALISED),
        ("ประเทศไทยมี ความสุข", "ไทยมี\nความสุข", QuoteState.NORMALISED),
        ("한국은 좋은\n나라다 정말로", "한국은 좋은 나라다", QuoteState.NORMALISED),
        ("한국은 좋은\n나라다 정말로", "한국은 좋은나라다", QuoteState.ALTERED),
        ("它说“增加”（…）也说“减少”。", "它说（…）减少", QuoteState.ELIDED),
    ],
)
def test_line_ends_of_scripts_without_spaces(source: str, quote: str, state: QuoteState) -> None:
    assert verify(Quote(quote, Location("x")), prepare(source)).state is state


def test_a_hyphen_at_the_quote_s_own_line_end_may_be_a_compound_s() -> None:
    assert verify(Quote("a long-\nterm plan", Location("x")), prepare("It is a long-term plan.")).state.verified
    assert not verify(Quote("a longterm plan", Location("x")), prepare("It is a long-term plan.")).state.verified


ODD_WORDS = (
    "It is unlikely that trade will fall. The plan is impossible. The state is non-compliant here. They go without help. It isn't over."
    " We don't agree. They could never win. The cure is harmless. The port cannot be closed. Unlike us, they won. They are not allies."
    " The allies will abandon Japan. Neither side won. The pro-war party won 15 seats. The greater part of the employers left."
)


@pytest.mark.parametrize(
    "quote",
    [
        "It is [l]ikely that trade",
        "It is []likely that trade",
        "The plan is [p]ossible.",
        "They go with[] help.",
        "It is[] over.",
        "We do[] agree.",
        "They could []ever win.",
        "The cure is harm[].",
        "The cure is harm[ful].",
        "The port can[] be closed.",
        "[L]ike us, they won.",
        "They are [] allies.",
        "They are [sic] allies.",
        "They are [emphasis added] allies.",
        "The allies will a[] Japan.",
        "[E]ither side won.",
        "The []war party won",
        "party won 1[] seats",
        "party won []5 seats",
        "party won 1[0] seats",
        "The great[] part of",
        "part of the employ[ees] left",
        "They are[n't] [] allies",
    ],
)
def test_a_bracket_takes_no_sense_away(quote: str) -> None:
    verdict = verify(Quote(quote, Location("q.toml")), prepare(ODD_WORDS))
    assert verdict.state is QuoteState.ALTERED
    assert [note.kind for note in verdict.notes] == ["bracket"]


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("[T]he alliance holds", "and the alliance holds"),
        ("he said, [t]he alliance holds", "he said, “The alliance holds.”".replace("“", "")),
        ("[N]either side won", "neither side won"),
        ("the alliance[s] hold", "the alliance hold"),
        ("the alliance[] hold", "the alliances hold"),
        ("they demand[ed] it", "they demanding it"),
        ("the communit[y] agrees", "the communities agrees"),
        ("the treat[ies of Asia] hold", "the treaty of the East hold"),
        ("the [old a]lliance holds", "the alliance holds"),
        ("a pre[-]war plan", "a prewar plan"),
        ("the Untied [sic] States", "the Untied States"),
        ("the Untied [sic: United] States", "the Untied States"),
        ("the [new] plan", "the plan"),
        ("the [new] plan", "the truly revised plan"),
        ("日本は[同盟を]強める", "日本は関係を強める"),
    ],
)
def test_a_bracket_changes_capitals_endings_and_words(quote: str, source: str) -> None:
    assert verify(Quote(quote, Location("q.toml")), prepare(source)).state is QuoteState.BRACKETED
