"""Results: what a row shows of a claim, and where Enter leads."""

from dataclasses import replace

import pytest

from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import Row
from debate_tui.layout.runs import plain
from debate_tui.model.debate import Conflict, Debate, Quote, Saying, Stance
from debate_tui.model.kinds import QuoteState
from debate_tui.model.library import Library
from debate_tui.pages.listing import listing_page
from debate_tui.pages.results import results_page
from debate_tui.pages.spoken import spoken_row
from debate_tui.search import Searcher
from debate_tui.state import Go, Spot, places
from debate_tui.tui.body import Size
from tests.search.conftest import DEBATE
from tests.tui.screens import Reader, harbour

PLACE = places.Search(places.Compare(DEBATE.id, "order", ("invest", "leave")))


def rows_of(debate: Debate, query: str) -> tuple[Row, ...]:
    library = Library((debate,))
    return results_page(library, PLACE, Searcher(library).search(query)).rows[:]


def text_of(row: Row) -> str:
    return "\n".join(plain(line).strip() for line in lay_out(row, Measure(100)))


def noted(note: str) -> Debate:
    """The debate with a note on the quote of its first claim."""
    claim = DEBATE.claims[0]
    return replace(DEBATE, claims=(replace(claim, quotes=(replace(claim.quotes[0], note=note),)), *DEBATE.claims[1:]))


def test_a_claim_whose_quote_has_a_note_has_its_mark() -> None:
    for note, mark in {"sic: a slip of the author's": "[sic]", "Said twice.": "[note]"}.items():
        for query in ("destabilises the region", "biggest factor"):
            assert f"premise · ○ unverified · {mark}" in text_of(rows_of(noted(note), query)[0]).replace("\u00a0", " ")
    assert "[" not in text_of(rows_of(DEBATE, "destabilises the region")[0])


def test_a_note_that_was_found_stands_in_brackets_under_its_claim() -> None:
    text = text_of(rows_of(noted("sic: a slip of the author's"), "slip author")[0])
    claim, note, said = text.splitlines()[-3:]
    assert claim == "■ The alliance destabilises the region."
    assert note == "[sic: a slip of the author's]"
    assert said.startswith("— CGTN")


def test_a_note_that_was_found_is_heard_as_one() -> None:
    """“read: a slip, end” was said right below the quote, as of what is read aloud of a card."""
    row = spoken_row(rows_of(noted("sic: a slip of the author's"), "slip author")[0])
    assert "Note of the map: sic: a slip of the author's" in text_of(row)
    assert "read:" not in text_of(row)


def test_a_note_on_a_source_leads_to_the_source() -> None:
    source = replace(DEBATE.sources[0], note="No by-line.")
    (row,) = rows_of(replace(DEBATE, sources=(source, *DEBATE.sources[1:])), "by-line kind:note")
    assert "No by-line.\n— note · the mapper, on CGTN" in text_of(row)
    target = row.cells[0].target
    assert target is not None
    assert target == Go(Spot(places.Source(places.Compare(DEBATE.id, "order", ("invest", "leave")), "cgtn")))


def test_a_conflict_of_fact_leads_to_its_sayings_in_the_list_of_all() -> None:
    """Conflicts were found by nobody who didn't know that there is a list of them."""
    claims = [claim.full_id for claim in DEBATE.claims]
    conflicts = tuple(
        Conflict(id, f"About {id}", (Saying(claims[0], f"{id} at dawn"), Saying(claims[1], "at noon")), DEBATE.at, note)
        for id, note in (("birds", "They sing."), ("bees", None), ("whales", "They sing, too."))
    )
    debate = replace(DEBATE, conflicts=conflicts)
    for conflict in conflicts:
        (row,) = rows_of(debate, f'"about {conflict.id}"')
        assert f"About {conflict.id} — " in text_of(row)
        assert text_of(row).splitlines()[-1].startswith("— conflict · ")
        assert " · in the mapper's words" in " ".join(text_of(row).split())
        target = row.cells[0].target
        assert isinstance(target, Go)
        assert isinstance(target.to.place, places.Listing)
        assert target.to.cursor.row is not None
        led = listing_page(debate, target.to.place).rows[target.to.cursor.row]
        assert f"{conflict.id} at dawn" in text_of(led)


def test_an_answer_leads_to_the_claim_under_it_that_matches_best() -> None:
    """It led to the first claim of its position, whatever was looked for."""
    stance = Stance("invest", "order", "It rests on the alliance, its cornerstone.", DEBATE.at)
    rows = rows_of(replace(DEBATE, stances=(stance,)), "alliance cornerstone order")
    (answer,) = (row.cells[0].target for row in rows if text_of(row).splitlines()[-1].startswith("— answer "))
    assert answer is not None
    assert (type(answer.to.place), answer.to.place.issue, answer.to.claim) == (
        places.Compare,
        "order",
        "solomon/cornerstone",
    )
    alone = rows_of(replace(DEBATE, stances=(stance,)), "rests kind:answer")[0].cells[0].target
    assert alone is not None
    assert (type(alone.to.place), alone.to.place.issue, alone.to.claim) == (places.Compare, "order", "")


def test_each_quote_has_its_own_cite_and_state_where_one_is_anothers() -> None:
    """The claimant's words once stood above another's quote and cite, as if they were that other's."""
    claim = DEBATE.claims[0]
    quotes = (
        Quote("The ferry fails", DEBATE.at, state=QuoteState.EXACT),
        Quote("The ferry works", DEBATE.at, source="solomon"),
        Quote("Not at hand", DEBATE.at, state=QuoteState.ABSENT),
    )
    debate = replace(DEBATE, claims=(replace(claim, quotes=quotes), *DEBATE.claims[1:]))
    own = "— CGTN, 12 April 2024 · ✓ exact"
    other = "— Richard Solomon, about 2018 · ○ unverified"
    said = {
        "ferry": ["“The ferry fails”", own, "“The ferry works”", other, "claimed by CGTN, 12 April 2024 · premise"],
        '"ferry works"': ["“The ferry works”", other, "claimed by CGTN, 12 April 2024 · premise"],
        '"ferry fails"': ["“The ferry fails”", "— CGTN, 12 April 2024 · premise · ✓ exact"],
    }
    for query, below in said.items():
        (row,) = rows_of(debate, query)
        assert text_of(row).replace("\u00a0", " ").splitlines()[-len(below) :] == below
    heard = text_of(spoken_row(rows_of(debate, "ferry")[0])).replace("\u00a0", " ").splitlines()
    assert heard[1:] == [
        "Quote: “The ferry fails”",
        "By: CGTN, 12 April 2024, quote exact",
        "Quote: “The ferry works”",
        "By: Richard Solomon, about 2018, quote unverified",
        "claimed by CGTN, 12 April 2024, premise",
    ]


def test_filters_alone_list_all_that_passes_in_the_order_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """36 claims were unanswered, of which “the best 25 results” were listed; none is better than another."""
    claims = [replace(DEBATE.claims[0], id=f"c{number}", text=f"Bell {number}.") for number in range(60)]
    debate = replace(DEBATE, claims=tuple(claims), relations=())

    def told() -> tuple[list[str], str]:
        library = Library((debate,))
        page = results_page(library, PLACE, Searcher(library).search("is:unanswered"))
        lines = "\n".join(map(text_of, page.rows[:])).splitlines()
        return [line for line in lines if line.startswith("■")], text_of(page.head[0])

    rows, head = told()
    assert rows == [f"■ Bell {number}." for number in range(60)]
    assert head == "60 results in 60 claims and 60 quotes in 1 debate; only is unanswered"
    monkeypatch.setattr("debate_tui.search.searcher._LISTED", 20)
    rows, head = told()
    assert rows == [f"■ Bell {number}." for number in range(10)]
    assert head.startswith("the first 10 results; another word or filter leads to the others; in 1 debate")
    library = Library((debate,))
    page = results_page(library, PLACE, Searcher(library).search("bell"))
    assert text_of(page.head[0]).startswith("the best 50 results in ")


def test_how_much_was_searched_takes_one_line_or_is_left_out() -> None:
    """At 100 columns the sizes took two lines above the first result, at 40 four."""
    for size in (Size(110, 30), Size(80, 24), Size(40, 12)):
        reader = Reader(Library((harbour(),)), size).search("tram")
        [line] = [line for line in reader.text.splitlines() if "results in" in line]
        assert "in 1 debate" in line
