"""A debate without issues (annotations, a table of reasons): all its claims, from the first screen on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.state import Cursor, Place, Sight, Spot, State, landed, places
from debate_tui.state.place import first_page
from debate_tui.state.travel import compare
from debate_tui.write.text import render
from tests.formats import imported

ROWS = [
    {
        "id": str(number), "user": "acct:ada", "uri": "https://e.org/a", "text": comment, "tags": [],
        "target": [{"source": "https://e.org/a", "selector": [{"type": "TextQuoteSelector", "exact": f"Words {number}."}]}],
    }
    for number, comment in enumerate(("I doubt it", "", "So they say"))
]  # fmt: skip
TABLE = "Pro,Con\nIt is quick to ride.,It is dear to build.\nIt is quiet at night.,It needs a whole lane.\nIt lasts for decades.,\n"


def shown(one: Debate, place: Place, width: int = 100) -> str:
    page = compose(State(Spot(place)), Library((one,)))
    return "\n".join(render((*page.head, *page.rows), width))


@pytest.fixture
def notes(tmp_path: Path) -> Debate:
    return imported(tmp_path, json.dumps(ROWS))


@pytest.fixture
def table(tmp_path: Path) -> Debate:
    return imported(tmp_path, TABLE, "table.csv")


def test_annotations_open_on_all_of_them_in_their_order(notes: Debate) -> None:
    first = first_page(notes)
    assert isinstance(first, places.Compare)
    text = shown(notes, first)
    assert "3 claims" in text
    assert [text.index(words) for words in ("I doubt it", "Words 1.", "So they say")] == sorted(
        text.index(words) for words in ("I doubt it", "Words 1.", "So they say")
    )
    page = compose(State(Spot(first)), Library((notes,)))
    rows = [row for row in range(len(page.rows)) if page.rows.sides_of(row)]
    assert [page.rows.target(row, 0).to.place.claim for row in rows] == [one.full_id for one in notes.claims]


def test_what_is_marked_without_a_comment_stands_once_as_a_quote(notes: Debate) -> None:
    for place in (first_page(notes), places.Claim(places.Compare(notes.id), notes.claims[1].full_id)):
        text = shown(notes, place)
        assert text.count("Words 1.") == text.count("“Words 1.”") == 1
    commented = shown(notes, places.Claim(places.Compare(notes.id), notes.claims[0].full_id))
    assert "\nI doubt it" in commented
    assert "“Words 0.”" in commented


def test_a_claim_s_page_leads_back_to_it_among_all(notes: Debate) -> None:
    library, claim = Library((notes,)), notes.claims[2].full_id
    at = State(Spot(places.Claim(places.Compare(notes.id, "", ("other",)), claim)))
    there = compare(at, Sight(library, stops(compose(at, library))))
    assert isinstance(there.place, places.Compare)
    found = landed(there.here, stops(compose(there, library)))
    assert found is not None
    assert found.claim == claim
    assert "Compare: all claims" in shown(notes, at.place)


@pytest.mark.parametrize("screen", [places.Grid, places.Issues])
def test_where_issues_would_stand_all_claims_are_one_key_away(notes: Debate, screen: type[places.Grid]) -> None:
    place = screen(places.Compare(notes.id))
    page = compose(State(Spot(place)), Library((notes,)))
    (stop,) = stops(page)
    assert stop.spot is not None
    assert stop.spot.place == first_page(notes)
    assert "here are its 3 claims" in shown(notes, place)


def test_the_overview_s_positions_lead_to_their_claims(table: Debate) -> None:
    page = compose(State(Spot(places.Overview(places.Compare(table.id)))), Library((table,)))
    stop = next(iter(stops(page)))
    assert stop.spot is not None
    assert stop.spot.place == first_page(table)


def test_reasons_for_and_against_stand_side_by_side_each_in_its_order(table: Debate) -> None:
    first = first_page(table)
    assert isinstance(first, places.Compare)
    page = compose(State(Spot(first)), Library((table,)))
    for number in range(2):
        claims = [one for one in table.claims if one.position == table.positions[number].id]
        rows = [row for row in range(len(page.rows)) if number in page.rows.sides_of(row)]
        assert [page.rows.target(row, number).to.place.claim for row in rows] == [one.full_id for one in claims]
    lines = shown(table, first).splitlines()
    assert any("It is quick to ride." in line and "It is dear to build." in line for line in lines)
    assert "no answer" not in shown(table, first)  # nothing is paired, so nothing is said of what is not
    swapped = replace(first, positions=first.positions[::-1])
    assert any(
        line.index("dear to build") < line.index("quick to ride")
        for line in shown(table, swapped).splitlines()
        if "quick to ride" in line
    )


def test_a_narrow_page_begins_with_the_claims(notes: Debate) -> None:
    lines = shown(notes, first_page(notes), 40).splitlines()
    assert next(number for number, line in enumerate(lines) if "I doubt it" in line) <= 4
    assert "Nothing is drawn" in "".join(lines[-6:])


def test_a_debate_without_claims_says_so(notes: Debate) -> None:
    empty = replace(notes, claims=(), positions=())
    assert isinstance(first_page(empty), places.Overview)
    assert "no claims" in shown(empty, places.Compare(empty.id))
    assert "no issues yet" in shown(empty, places.Grid(places.Compare(empty.id)))
    assert not list(stops(compose(State(Spot(places.Compare(empty.id), Cursor())), Library((empty,)))))
