"""The order of a source's claims, and what the page says that it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.layout.runs import plain
from debate_tui.model.debate import Claim, Quote, QuoteState, Sentence, Source
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.pages.document import Extract, document
from debate_tui.pages.order import in_text_order, order_words
from debate_tui.state import Spot, State, places
from tests.builders import AT, claim, debate

TEXT = Source(
    "left",
    "left",
    AT,
    length=90,
    sentences=tuple(Sentence(f"Sentence {n}.", 1 + n // 2, 10 * n, 10 * n + 9) for n in range(9)),
)


def quoted(id: str, start: int | None = None, locator: str | None = None) -> Claim:
    spans = ((start, start + 5),) if start is not None else ()
    return replace(claim(f"left/{id}"), quotes=(Quote("words", AT, locator, state=QuoteState.EXACT, spans=spans),))


def ordered(*claims: Claim, source: Source = TEXT) -> str:
    one = debate(claims, sources=[source])
    return "".join(said.id for said in in_text_order(one, one.source["left"]))


def test_without_locators_it_is_the_order_of_the_places() -> None:
    """With the text at hand, three claims without locators stood in the order of the file."""
    claims = [quoted("c", 40), quoted("a", 0), quoted("b", 20)]
    assert ordered(*claims) == "abc"
    assert order_words(TEXT, claims) == "3 claims, in the order of the text"
    assert ordered(*claims, source=replace(TEXT, sentences=())) == "abc"


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)))
def test_places_decide_whatever_locators_say_or_lack(places: list[int], located: set[int]) -> None:
    claims = [quoted(f"c{n}", 10 * n, "¶99" if n in located else None) for n in places]
    assert ordered(*claims) == "".join(f"c{n}" for n in range(8))


def test_a_quote_that_was_not_found_stands_where_its_locator_says() -> None:
    assert ordered(quoted("d", 60), quoted("b", None, "¶2"), quoted("a", 0), quoted("c", 40)) == "abcd"
    bare = replace(TEXT, sentences=())
    assert ordered(quoted("d", 60, "¶4"), quoted("b", None, "¶2"), quoted("a", 0, "¶1"), source=bare) == "abd"


def test_what_has_no_place_comes_last() -> None:
    assert ordered(quoted("z"), quoted("b", None, "p. 3"), quoted("a", None, "¶1")) == "abz"
    assert ordered(quoted("z"), quoted("b", 40), quoted("a", 0)) == "abz"
    assert ordered(quoted("z"), quoted("a"), quoted("b")) == "zab"


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([quoted("a")], "1 claim"),
        ([quoted("a", 1), quoted("b", 2)], "2 claims, in the order of the text"),
        ([quoted("a", None, "¶1"), quoted("b", None, "¶2")], "2 claims, in the order of their locators"),
        (
            [quoted("a", None, "¶1"), quoted("b")],
            "2 claims, in the order of their locators; those without one come last",
        ),
        ([quoted("a", 1), quoted("b")], "2 claims, in the order of the text as far as their places are known"),
        ([quoted("a"), quoted("b")], "2 claims, in the order of the map"),
    ],
)
def test_it_says_what_the_order_is(claims: list[Claim], words: str) -> None:
    assert order_words(TEXT, claims) == words
    rows = document(Extract(debate([*claims, claim("right/x")], sources=[replace(TEXT, sentences=())]), "sources"))
    assert words in [plain(paragraph.runs) for row in rows for cell in row.cells for paragraph in cell.paragraphs]


def test_a_claim_whose_quote_was_not_found_is_on_the_page_of_its_text() -> None:
    """It was nowhere on it: only claims that stand on the text were."""
    one = debate([quoted("found", 10), quoted("lost")], sources=[TEXT])
    page = compose(State(Spot(places.Source(places.Compare("d", "worth"), "left"))), Library((one,)))
    leads = [cell.target.to.claim for row in page.rows for cell in row.cells if cell.target]
    targets = [claim for claim in leads if claim]
    assert targets == ["left/found", "left/lost"]
    headings = [plain(cell.rule.label) for row in page.rows for cell in row.cells if cell.rule]
    assert "1 claim whose quotes have no certain place in the text" in headings
