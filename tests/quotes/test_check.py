"""What `check` says about a debate's quotes."""

from dataclasses import replace

import pytest

from debate_tui.model.debate import Claim, Debate, Location, Origin, Quote, QuoteState, Role, Source, Voice
from debate_tui.quotes.check import check_sources, make_lock
from debate_tui.quotes.lock import read, write
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


def of_b(text: str) -> Debate:
    """A debate in which a claim of `a` stands on a quote of `b`."""
    one = debate(text)
    (said,) = one.claims
    return replace(one, claims=(replace(said, quotes=(replace(said.quotes[0], source="b"),)),))


def test_a_quote_of_another_source_is_compared_with_that_one_and_counted_there() -> None:
    texts = {"a": "Nothing of it.", "b": ARTICLE}
    report = check_quotes(of_b("the treaty stands firm."), texts, budget=Budget(share=0.2))
    assert [check.verdict.state for check in report.checks] == [QuoteState.EXACT]
    assert [(share.source, share.quoted) for share in report.shares] == [("a", 0), ("b", 4)]
    assert [one.at.line for one in report.diagnostics if one.code == "W508"] == [91]


def test_a_quote_of_another_source_is_locked_with_that_one_and_attested_by_it() -> None:
    one = of_b("the treaty stands firm.")
    lock = read(write(make_lock(one, {"a": "Nothing of it.", "b": ARTICLE})))
    assert [(source.id, [quote.claim for quote in source.quotes]) for source in lock.sources] == [
        ("a", []),
        ("b", ["a/c0"]),
    ]
    assert [check.verdict.state for check in check_quotes(one, None, lock).checks] == [QuoteState.ATTESTED]
    altered = check_quotes(of_b("the treaty stood firm."), None, lock)
    assert [check.verdict.state for check in altered.checks] == [QuoteState.ALTERED]


def test_the_third_of_a_source_is_asked_of_maps_made_here_and_of_others_where_a_share_is_set() -> None:
    def found(one: Debate, budget: Budget | None = None) -> bool:
        report = check_quotes(one, {"a": "the treaty stands firm", "b": ""}, budget=budget)
        return any(one.code == "W508" for one in report.diagnostics)

    own = debate("the treaty stands firm")
    imported = replace(own, origin=Origin("kialo/2"))
    assert (found(own), found(imported), found(imported, Budget(share=0.5))) == (True, False, True)


def test_of_a_text_without_words_no_share_is_told() -> None:
    """Nor does a lock of it have one: `check` said “0 of 0 words” with the text, and nothing without it."""
    one = debate("It is so.")
    assert check_quotes(one, {"a": "… … …"}).shares == ()
