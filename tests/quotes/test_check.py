"""What `check` says about a debate's quotes."""

import pytest

from debate_tui.model import Claim, Debate, Location, Quote, QuoteState, Role, Source, Voice
from debate_tui.quotes.check import check_sources
from debate_tui.quotes.report import marked
from debate_tui.quotes.share import Budget, Share
from debate_tui.quotes.verdict import Change
from tests.quotes.checking import check_quotes

ARTICLE = "Despite doubts, the treaty stands firm. Critics say that Tokyo gains from it. It stands. It stands.\n"


def debate(*quotes: str, voice: Voice | None = None) -> Debate:
    claims = tuple(
        Claim(
            f"c{i}",
            "a",
            ("i",),
            "…",
            Role.FACT,
            "p",
            (Quote(text, Location("m.toml", i + 1)),),
            Location("m.toml"),
            voice,
        )
        for i, text in enumerate(quotes)
    )
    sources = (Source("a", "p", Location("m.toml", 90)), Source("b", "p", Location("m.toml", 91)))
    return Debate("d", "", "", "", Location("m.toml"), sources=sources, claims=claims)


def codes(quote: str, voice: Voice | None = None) -> list[str]:
    report = check_quotes(debate(quote, voice=voice), {"a": ARTICLE, "b": ""}, budget=Budget(share=1.0))
    return [one.code for one in report.diagnostics]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Critics say that Tokyo gains from it.", []),
        ("Critics say that Tokyo wins from it.", ["E501"]),
        ("gains from it … Critics say", ["E501"]),
        ("Nothing of the kind was ever printed there.", ["E502"]),
        ("It stands.", ["W504"]),
        ("the treaty stands firm", ["N521"]),
        ("Tokyo gains from it.", ["N522"]),
    ],
)
def test_codes(quote: str, expected: list[str]) -> None:
    assert codes(quote) == expected


def test_a_claim_with_a_voice_has_its_attribution() -> None:
    assert codes("Tokyo gains from it.", Voice("critics")) == []


def test_altered_is_told_with_the_difference_and_safely() -> None:
    report = check_quotes(debate("Critics say that \x1b Tokyo wins from it."), {"a": ARTICLE, "b": ""})
    (altered,) = (one for one in report.diagnostics if one.code == "E501")
    assert str(altered) == "m.toml:1: E501 a quote of a/c0 is altered: 2 words or marks differ"
    assert "Tokyo [-wins-]{+gains+} from it." in altered.hint
    assert "\x1b" not in altered.hint


def test_no_text_and_no_lock() -> None:
    report = check_quotes(debate("It stands."))
    assert [check.verdict.state for check in report.checks] == [QuoteState.UNVERIFIED]
    assert report.diagnostics == ()
    assert [one.code for one in check_quotes(debate("It stands."), {}).diagnostics] == ["W510"]


def test_share_counts_overlapping_quotes_once() -> None:
    report = check_quotes(debate("the treaty stands firm", "treaty stands firm.", "Tokyo gains"), {"a": ARTICLE})
    assert report.shares == (Share("a", 6, 17),)
    over = [one for one in report.diagnostics if one.code == "W508"]
    assert [str(one) for one in over] == ["m.toml:90: W508 35.3% of “a” is quoted, 6 of 17 words"]
    assert not check_quotes(debate("Tokyo gains"), {"a": ARTICLE}).shares[0].ratio > 1 / 3


def test_words_of_a_quote_have_a_budget_where_one_is_set() -> None:
    def found(budget: Budget) -> list[str]:
        shown = check_quotes(debate("the treaty stands firm"), {"a": ARTICLE, "b": ""}, budget=budget)
        return [one.code for one in shown.diagnostics if one.code == "W509"]

    assert (found(Budget(words=3)), found(Budget(words=4)), found(Budget())) == (["W509"], [], [])


def test_one_report_a_source() -> None:
    reports = list(check_sources(debate("It stands."), {"a": ARTICLE}))
    assert [len(report.checks) for report in reports] == [1, 0]


def test_marked_diff() -> None:
    diff = (Change("a ", "a "), Change("b", ""), Change("", "c"), Change("d", "e"))
    assert marked(diff) == "a [-b-]{+c+}[-d-]{+e+}"
