"""What is taken away is what is on the page, whichever page it is; and it is said whose words were copied."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Conflict, Kind, QuoteState, Saying, Voice
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose
from debate_tui.state import State, places
from debate_tui.tui.body import Size
from debate_tui.tui.saving import page_pieces
from debate_tui.tui.taking import claim_text, copied, copied_more, pair_under, whose
from debate_tui.write.writers import WIDTH, Options
from tests.builders import claim, debate, relation
from tests.tui.screens import Reader, harbour, written

LIBRARY = Library((harbour(),))


def page_text(state: State, library: Library) -> str:
    return "".join(page_pieces(state, library, Options()))


def shown(state: State, library: Library) -> str:
    page = compose(state, library)
    rows = (*page.head, *page.rows)
    debate = library.debate.get(state.place.debate)
    above = [debate.title] if debate and not isinstance(state.place, places.Library | places.Problems) else []
    return "".join(f"{line}\n" for line in (*above, page.title, "")) + "".join(
        plain(line).rstrip() + "\n" for row in rows for line in lay_out(row, Measure(WIDTH, False))
    )


@pytest.mark.parametrize(
    "keys",
    [
        ["issues"],
        ["sources"],
        ["sources", "enter"],
        ["enter"],
        ["debates"],
        ["problems"],
        ["help"],
        ["next_issue", "issues"],
    ],
    ids=" ".join,
)
def test_a_page_is_exported_as_it_is_shown(keys: list[str]) -> None:
    """`i x` wrote the comparison, `s x` all claims of all sources."""
    state = Reader(LIBRARY, Size(80, 24)).press(*keys).view.state
    assert page_text(state, LIBRARY) == shown(state, LIBRARY)


def test_a_text_is_exported_as_it_is_shown(tmp_path: Path) -> None:
    library = written(tmp_path).verified()
    state = Reader(library, Size(80, 24)).press("sources", "enter").view.state
    assert page_text(state, library) == shown(state, library)


@pytest.mark.parametrize("keys", [[], ["next_issue"], ["add_position"], ["swap"], ["grid"]])
def test_a_comparison_and_a_grid_are_exported_with_all_that_is_on_them(keys: list[str]) -> None:
    """Besides, they say what they are of, and cite in full."""
    state = Reader(LIBRARY, Size(80, 24)).press(*keys).view.state
    text = page_text(state, LIBRARY)
    page = compose(state, LIBRARY)
    runs = [run for row in page.rows for cell in row.cells for said in cell.paragraphs for run in said.runs]
    lead = " ".join(run.text for run in runs if run.style in ("claim", "stance"))
    assert set(lead.split()) <= set(text.split()) != set()


def test_whose_words_were_copied() -> None:
    minister = claim("left/a", voice=Voice("A minister", endorsed=False))
    one = debate([minister, claim("right/b")])
    assert whose(one, minister) == "a claim of A minister, reported by Left (not shared by the author)"
    assert whose(one, one.claim["right/b"]) == "a claim of Right"


@pytest.mark.parametrize("state", QuoteState)
def test_a_quote_that_is_not_the_source_s_is_copied_with_that_word(state: QuoteState) -> None:
    """An altered quote was copied as a quotation with its citation, fit to be read out."""
    one = claim("a/x")
    one = replace(one, quotes=tuple(replace(quote, state=state) for quote in one.quotes))
    text = claim_text(debate([one]), one)
    assert (f"[{state}: " in text) is not state.verified


@pytest.mark.parametrize("keys", [[], ["next_issue"], ["add_position"], ["clashes"], ["agreements"], ["unanswered"], ["facts"], ["enter"]])  # fmt: skip
def test_the_footer_says_what_is_copied_besides_the_claim(keys: list[str]) -> None:
    """“Y copy more” was a riddle: here it copied two claims, there the page. It stands beside “y copy”."""
    for size in (Size(300, 40), Size(200, 20)):
        reader = Reader(LIBRARY, size).press(*keys)
        for _ in range(12):
            foot = plain(reader.frame.lines[-1])
            what = copied_more(reader.view.state, reader.at, LIBRARY).whose
            assert ("Y pair" in foot) == what.startswith("the claims of"), (foot, what)
            assert ("Y all" in foot) == what.startswith("what ")
            assert (re.search("Y (copy )?page", foot) is not None) == what.startswith("this page"), (foot, what)
            reader.press("down")


def test_a_conflict_of_fact_is_not_copied_as_a_relation_that_its_claims_happen_to_have() -> None:
    """`Y` copied, and `b` marked, that one claim rebuts the other: nothing on the page says so."""
    one = harbour()
    says = (Saying("tram/paid", "twenty years"), Saying("road/cost", "never"))
    reader = Reader(
        Library((replace(one, conflicts=(Conflict("paid", "When it pays", says, one.at),)),)), Size(100, 30)
    )
    reader.press("facts")
    assert "twenty years" in reader.text
    assert reader.at
    assert copied_more(reader.view.state, reader.at, reader.library).whose.startswith(
        "what 2 claims say of “When it pays”"
    )
    assert pair_under(reader.view.state, reader.at, reader.library) is None
    reader.press("clashes")
    assert pair_under(reader.view.state, reader.at, reader.library)


def test_a_conflict_of_fact_is_copied_with_what_each_says_of_the_thing() -> None:
    """`y` copied the claim alone: what it says of the thing, for which it stands there, was left out."""
    one = harbour()
    says = (Saying("tram/paid", "twenty years"), Saying("road/cost", "never"))
    length = Conflict(
        "length", "How long it is", (Saying("tram/noise", "three miles"), Saying("ferry/thesis", "two")), one.at
    )
    paid = Conflict("paid", "When it pays", says, one.at, "Nobody has counted.")
    library = Library((replace(one, conflicts=(paid, length)),))
    reader = Reader(library, Size(100, 30)).press("facts")
    found = copied(reader.view.state, reader.at, library)
    assert found
    assert "≠ When it pays" in found.text
    assert "twenty years" in found.text
    assert "never" not in found.text.replace(claim_text(one, one.claim["tram/paid"]), "")
    assert "“When it pays”" in found.whose
    more = copied_more(reader.view.state, reader.at, library).text
    for said in ("twenty years", "never", "Nobody has counted."):
        assert said in more
    for id in ("tram/paid", "road/cost"):
        assert claim_text(one, one.claim[id]) in more
    assert "two" in copied_more(reader.press("down").view.state, reader.at, library).text
    reader.press("next_position", "next_position", "next_position")  # the list of one that has no part in the first
    assert "✕" not in reader.text
    assert "How long" in copied_more(reader.view.state, reader.at, library).text


@pytest.mark.parametrize(
    "keys", [["clashes"], ["clashes", "next_position"], ["facts"], ["overview"], ["sources", "enter"]], ids=" ".join
)
def test_what_is_taken_away_names_the_debate(keys: list[str]) -> None:
    """A list limited to a position was a file without a word of which debate it is of."""
    state = Reader(LIBRARY, Size(80, 24)).press(*keys).view.state
    title = LIBRARY.debates[0].title
    assert page_text(state, LIBRARY).startswith(f"{title}\n")
    assert copied_more(replace(state, here=replace(state.here)), None, LIBRARY).text.startswith(f"{title}\n")


def test_what_holds_both_ways_is_copied_from_left_to_right() -> None:
    """On the screen the one stood left and was said to rebut; what was copied began with the other."""
    one = debate([claim("left/a"), claim("right/b")], [relation(Kind.REBUTS, "right/b", "left/a")])
    reader = Reader(Library((one,)), Size(120, 30))
    for way in ((), ("flip",)):
        reader.press(*way)
        text = copied_more(reader.view.state, reader.at, reader.library).text
        assert text.index(one.claim["left/a"].text) < text.index(one.claim["right/b"].text)


def test_on_a_claims_page_it_is_said_which_claim_is_copied() -> None:
    """The cursor was on another claim of the same source, and the message fitted both."""
    reader = Reader(LIBRARY, Size(100, 30)).press("enter", "down")
    words = copied(reader.view.state, reader.at, LIBRARY)
    assert words
    page = reader.view.state.here.claim
    assert LIBRARY.debates[0].claim[page].text in words.text
    assert words.whose.startswith("“A tram along the quay")
