"""What a sentence says beside the words quoted of it, where that turns or limits them."""

import pytest

from debate_tui.model.debate import Claim, Debate, Location, Quote, Role, Source
from debate_tui.quotes.text import prepare
from debate_tui.quotes.verify import verify
from tests.counted import calls
from tests.quotes.checking import check_quotes


def noted(source: str, quote: str) -> list[str]:
    verdict = verify(Quote(quote, Location("map.toml")), prepare(source))
    assert verdict.state.verified
    return [note.message.removeprefix("outside it the sentence has ") for note in verdict.notes]


@pytest.mark.parametrize(
    ("source", "quote", "has"),
    [
        ("Bridges rarely fall.", "Bridges […] fall.", "a negation (“rarely”)"),
        ("The mill is anything but clean.", "The mill is […] clean.", "a negation (“anything but”)"),
        ("The myth that wine heals persists.", "[…] wine heals […].", "a negation (“The myth that”)"),
        ("Few voters trust him.", "voters trust him", "a negation (“Few”)"),
        ("Critics falsely say the tax is unfair.", "Critics […] say the tax is unfair.", "a negation (“falsely”)"),
        ("The press wrongly called him a liar.", "The press […] called him a liar.", "a negation (“wrongly”)"),
        ("Doctors doubt that salt heals.", "Doctors […] that salt heals.", "a negation (“doubt”)"),
        ("They pretend to agree.", "They […] agree.", "a negation (“pretend to”)"),
        ("Zinc prevents most colds.", "Zinc […] colds.", "a negation (“prevents”) and a limit (“most”)"),
        ("The treaty almost collapsed.", "The treaty […] collapsed.", "a limit (“almost”)"),
        ("The clinic may close next year.", "The clinic […] close next year.", "a limit (“may”)"),
        ("The rule could have saved us.", "The rule […] saved us.", "a limit (“could”)"),
        ("The reform was once popular.", "The reform was […] popular.", "a limit (“once”)"),
        ("The lake is too small to fish.", "The lake is […] small […].", "a limit (“too”)"),
        ("The museum was to open in May.", "The museum was […] open in May.", "a limit (“was to”)"),
        ("Only the rich benefit from it.", "the rich benefit from it", "a limit (“Only”)"),
        ("In theory the dam works.", "[…] the dam works.", "a limit (“In theory”)"),
        ("The plan is supposedly sound.", "The plan is […] sound.", "an attribution (“supposedly”)"),
        ("Unless taxed, sugar kills.", "[…] sugar kills.", "a concession (“Unless”)"),  # not said twice
        ("The plan is non-nuclear.", "The plan is […] nuclear.", None),  # the compound is noted by itself
    ],
)
def test_what_a_cut_takes_away_is_told(source: str, quote: str, has: str | None) -> None:
    told = [one for one in noted(source, quote) if "begins after" not in one]
    assert told == ([has] if has else [])


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The old bridge was shut on Monday.", "The […] bridge was shut on Monday."),
        ("The bridge, built by the town in 1912 and painted green, was shut.", "The bridge […] was shut."),
        ("The bridge may be old. It was shut on Monday.", "It was shut on Monday."),
        ("The bridge that the many trains and most of the trams once used was shut.", "The bridge […] was shut."),
        ("Most of all, the bridge was shut.", "the bridge was shut"),
        ("The bridge was shut on Monday, and most people cheered.", "The bridge was shut on Monday"),
        ("La almost nada de eso es la verdad, y la gente de la ciudad que no lo sabe se va a la playa con sus hijos.", "nada de eso es la verdad"),
    ],
)  # fmt: skip
def test_what_takes_nothing_away_is_not_told(source: str, quote: str) -> None:
    assert [one for one in noted(source, quote) if "limit" in one or "condition" in one] == []


def test_the_work_grows_with_the_sentence_alone() -> None:
    def work(times: int) -> int:
        text = prepare("The lake is too small to fish. " + "It may rain on Monday, and few of us care. " * times)
        quote = Quote("The lake is […] small", Location("map.toml"))
        verify(quote, text)  # divides the text into sentences, once
        return calls(lambda: verify(quote, text))

    few, many = work(10), work(1000)
    assert many < 2 * few


def test_a_sentence_without_end_is_shown_by_its_ends() -> None:
    article = "The lake is too small to fish " + "and it rains on the town " * 9_000
    source = Source("a", "p", Location("map.toml"))
    quote = Quote("The lake is […] small […] town and it rains on the town", Location("map.toml"), prefix="", suffix="")
    claim = Claim("c", "a", ("i",), "…", Role.FACT, "p", (quote,), Location("map.toml"))
    report = check_quotes(
        Debate("d", "", "", "", Location("map.toml"), sources=(source,), claims=(claim,)), {"a": article}
    )
    assert all(len(one.hint) < 1_300 for one in report.diagnostics)
