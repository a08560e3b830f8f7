"""A debate without issues (annotations, a table of reasons): all its claims, from the first screen on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from debate_tui.model.library import Library
from debate_tui.pages.compose import compose, stops
from debate_tui.state import Cursor, Place, Sight, Spot, State, landed, places
from debate_tui.state.history import enter
from debate_tui.state.place import first_page
from debate_tui.state.travel import compare
from debate_tui.tui.environment import Size
from debate_tui.write.text import render
from tests.builders import claim, debate, issue
from tests.formats import imported, written
from tests.tui.screens import Reader

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


def test_from_a_library_each_map_opens_where_it_opens_alone(notes: Debate, table: Debate, tmp_path: Path) -> None:
    """In a folder, a tree and annotations opened on an overview that says little of them."""
    tree = imported(
        tmp_path,
        "Discussion Title: Roads\n\n1. Close the road.\n1.1. Pro: It is loud.\n1.2. Con: It is short.\n",
        "tree.txt",
    )
    plainly = replace(table, id="ours", origin=None)
    library = Library((notes, replace(table, id="table"), replace(tree, id="tree"), plainly))
    at = State(Spot(places.Library()))
    for number, (one, kind) in enumerate(
        zip(library.debates, (places.Compare, places.Compare, places.Claim, places.Overview), strict=True)
    ):
        stop = [*stops(compose(at, library))][number]
        there = enter(
            replace(at, here=Spot(at.place, Cursor(row=stop.row))), Sight(library, stops(compose(at, library)))
        )
        assert there.place == first_page(one)
        assert isinstance(there.place, kind)
        assert there.back[-1].place == at.place


def test_a_wide_screen_keeps_no_column_for_issues_that_there_are_none_of(notes: Debate) -> None:
    wide = Size(160, 45)
    reader = Reader(Library((notes,)), wide)
    assert reader.body.x == 0
    issued = replace(notes, issues=(issue("one"),))
    assert Reader(Library((issued,)), wide, State(Spot(places.Compare(issued.id, "one", ("other",))))).body.x > 0


SIDES = "claim,position,issue\n" + "".join(
    f"{side} {issue} reason {number}.,{side},{issue}\n"
    for issue in ("trams", "roads")
    for side in ("Pro", "Con")
    for number in range(4)
)


def test_where_a_table_draws_nothing_its_sides_stand_beside_each_other_on_each_issue(tmp_path: Path) -> None:
    """“no answer from “Con” / no answer to it is drawn: its file draws none” stood beside each claim for, and all against below."""
    sides = imported(tmp_path, SIDES, "sides.csv")
    place = places.Compare(sides.id, sides.issues[1].id, tuple(one.id for one in sides.positions))
    text = shown(sides, place)
    lines = text.splitlines()
    for number in range(4):
        assert any(f"Pro roads reason {number}." in line and f"Con roads reason {number}." in line for line in lines)
    assert "trams reason" not in text
    assert "2/2" in text
    assert "8 claims" in text
    assert "Nothing is drawn between these claims: their file draws no relations." in text
    assert "answer" not in text
    page = compose(State(Spot(place)), Library((sides,)))
    assert [
        page.rows.target(row, 1).to.place.claim for row in range(len(page.rows)) if 1 in page.rows.sides_of(row)
    ] == [
        one.full_id
        for one in sides.claims
        if one.position == sides.positions[1].id and one.issues == (sides.issues[1].id,)
    ]
    exported = "".join(written(sides, "text"))
    assert "no answer" not in exported
    assert all(exported.count(one.text) == 1 for one in sides.claims)


def test_a_side_that_says_nothing_on_an_issue_is_told(tmp_path: Path) -> None:
    sides = imported(tmp_path, SIDES.replace("Con roads", "Con trams").replace("Con,roads", "Con,trams"), "sides.csv")
    place = places.Compare(sides.id, sides.issues[1].id, tuple(one.id for one in sides.positions))
    assert "Silent on this issue." in shown(sides, place)
    assert "4 claims" in shown(sides, place)


def test_of_a_map_made_here_what_nobody_answers_yet_is_told_as_before() -> None:
    ours = debate([claim("left/a"), claim("right/b")])
    assert "no answer from" in shown(ours, places.Compare(ours.id, "worth", ("left", "right")))


def test_the_footer_names_no_key_that_does_nothing_where_nothing_pairs(tmp_path: Path, notes: Debate) -> None:
    """“a why”, “Y pair” and, without issues, “[ ] issue” stood below such columns; `Y` copies the page."""
    sides = imported(tmp_path, SIDES, "sides.csv")
    place = places.Compare(sides.id, sides.issues[0].id, tuple(one.id for one in sides.positions))
    text = Reader(Library((sides,)), Size(160, 45), State(Spot(place))).text
    assert "[ ] issue" in text
    assert "Y page" in text
    assert "pair" not in text.splitlines()[-1]
    assert " why" not in text.splitlines()[-1]
    assert "[ ] issue" not in Reader(Library((notes,)), Size(160, 45)).text


THREE = "claim,author,side\nClose it.,Ann,Greens\nKeep it.,Bo,Drivers\nDig.,Cy,Engineers\nAsk.,Di,Engineers\nTax it.,Ed,Greens\n"


def test_of_more_positions_than_stand_beside_each_other_it_is_said_how_many_claims_are_left_out(tmp_path: Path) -> None:
    """“All claims” of a table with three sides were those of two, and nothing told of the third."""
    one = imported(tmp_path, THREE, "three.csv")
    assert isinstance(first_page(one), places.Overview)
    two = places.Compare(one.id, "", tuple(position.id for position in one.positions[:2]))
    text = shown(one, two)
    assert "3 of 5 claims, without 1 other position" in text
    assert "All claims" not in text
    page = compose(State(Spot(two)), Library((one,)))
    assert page.title == "Claims"
    whole = replace(two, positions=tuple(position.id for position in one.positions))
    assert "── 5 claims ──" in shown(one, whole, 160)
    grid = shown(one, places.Grid(two))
    assert "here are the 3 claims of its first two positions" in grid.replace("\n", " ")
