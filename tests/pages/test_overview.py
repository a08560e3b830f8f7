"""The overview: what it says of who clashes is what a stranger counts."""

from itertools import combinations
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.runs import plain
from debate_tui.model.attribution import dated
from debate_tui.model.debate import Debate, Kind, Source
from debate_tui.model.encounters import encounter, encounters, tallies
from debate_tui.model.meeting import Manner
from debate_tui.pages.document import Extract, document
from debate_tui.pages.overview import first_sentence, overview_rows
from debate_tui.state import Spot, State, opening, places
from debate_tui.state.places import Compare
from debate_tui.tui.body import Size
from debate_tui.write.text import render
from tests.builders import AT, claim, debate, issue, position, relation
from tests.formats import imported
from tests.read.cards.test_caselist import row, table
from tests.tui.screens import Reader

CONTENT = Path(__file__).parents[2] / "content"


def said(one: Debate) -> list[str]:
    rows = overview_rows(one, Compare(one.id, "", tuple(one.position)[:2]))
    lines = (plain(words.runs) for row in rows for cell in row.cells for words in cell.paragraphs)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([Kind.REBUTS], "1 clash, a rebuttal, over “Worth” ▸"),
        ([Kind.UNDERCUTS], "1 clash, an undercut, over “Worth” ▸"),
        ([Kind.UNDERCUTS] * 3, "3 clashes, none a rebuttal; all over “Worth” ▸"),
        ([Kind.REBUTS] * 2, "2 clashes, all rebuttals; all over “Worth” ▸"),
        ([Kind.REBUTS, Kind.UNDERCUTS], "2 clashes, 1 of them a rebuttal; all over “Worth” ▸"),
        ([Kind.REBUTS, Kind.REBUTS, Kind.UNDERCUTS], "3 clashes, 2 of them rebuttals; all over “Worth” ▸"),
    ],
)
def test_who_clashes_most_often_may_not_clash_most_sharply_and_that_is_said(kinds: list[Kind], words: str) -> None:
    """The overview named other positions than the list of clashes, the sharpest first, has at its top: without a word."""
    claims = [claim(f"{side}/{number}") for side in "ab" for number in range(len(kinds))]
    one = debate(
        claims,
        [relation(kind, f"a/{number}", f"b/{number}") for number, kind in enumerate(kinds)],
        [position("a"), position("b")],
        [issue("worth", label="Worth")],
    )
    assert any(line.endswith(words) for line in said(one)), said(one)


def test_beside_who_clashes_most_often_stands_who_clashes_most_sharply() -> None:
    """Of the two that clash most often none rebutted the other, and who rebuts whom stood in no sentence."""
    met = [*[("a", "b")] * 3, ("a", "c"), ("a", "c"), ("b", "c")]
    kinds = [*[Kind.UNDERCUTS] * 3, Kind.REBUTS, Kind.REBUTS, Kind.REBUTS]
    one = debate(
        [claim(f"{side}/{number}") for number, pair in enumerate(met) for side in pair],
        [
            relation(kind, f"{a}/{number}", f"{b}/{number}")
            for number, (kind, (a, b)) in enumerate(zip(kinds, met, strict=True))
        ],
        [position(side, f"Say {side}") for side in "abc"],
    )
    lines = said(one)
    often = lines.index("Clash most often: ■ Say a and ■ Say b")
    assert lines[often + 1].strip().startswith("✕ 3 clashes, none a rebuttal;")
    assert lines[often + 2] == "Clash most sharply: ■ Say a and ■ Say c"
    assert lines[often + 3].strip().startswith("✕ 2 clashes, all rebuttals;")


def test_over_what_they_clash_most_is_said_with_what_is_counted() -> None:
    """“4 clashes, 3 of them rebuttals; 2 of the 4 over …”: two of the clashes, and it could be read as two of the rebuttals."""
    met = [(Kind.REBUTS, "worth"), (Kind.UNDERCUTS, "worth"), (Kind.REBUTS, "cost"), (Kind.REBUTS, "fame")]
    one = debate(
        [claim(f"{side}/{number}", issues=(on,)) for number, (_, on) in enumerate(met) for side in "ab"],
        [relation(kind, f"a/{number}", f"b/{number}") for number, (kind, _) in enumerate(met)],
        [position("a"), position("b")],
        [issue(on, label=on.title()) for on in ("worth", "cost", "fame")],
    )
    assert any("✕ 4 clashes, 3 of them rebuttals; 2 of the 4 clashes over “Worth”" in line for line in said(one)), said(
        one
    )


@pytest.mark.parametrize(("size", "most"), [(Size(59, 20), 1), (Size(40, 12), 4)])
def test_on_a_small_screen_who_clashes_and_who_stands_where_is_soon_in_sight(size: Size, most: int) -> None:
    """At 40×12 the question and the summary filled the screen, and the third position came after ten keys."""
    library = store.open([CONTENT]).verified()
    one = library.debates[0]
    reader = Reader(library, size, State(Spot(places.Overview(opening(one)))))
    assert "Clash most often (✕ 6): ■" in reader.text.replace("\N{NO-BREAK SPACE}", " ")
    seen = reader.text
    for _ in range(most):
        seen += reader.press("page_down").text
    words = " ".join(seen.split())
    assert all(side.label in words for side in one.positions), words
    assert "Clash most sharply (✕ 4, 3 rebuttals):" in words.replace("\N{NO-BREAK SPACE}", " ")
    below = " ".join(" ".join(reader.all_lines()).split())
    assert " ".join(one.summary.split()) in below, "and nothing is lost: it stands at the end"
    assert all(first_sentence(side.summary) in below for side in one.positions)


def test_pairs_that_are_left_out_are_not_said_to_meet_less() -> None:
    """They are sorted by clashes: one that agreed five times stood among those that “meet less”."""
    ids = "abcdefghi"
    pairs = [*combinations(ids, 2)][:26]
    one = debate(
        [claim(f"{side}/x") for side in ids],
        [relation(Kind.REBUTS, f"{a}/x", f"{b}/x") for a, b in pairs],
        [position(side) for side in ids],
    )
    assert "and 6 pairs more, which clash no more often" in said(one)


def test_of_a_card_file_the_blocks_come_first_and_lead_to_the_cards(tmp_path: Path) -> None:
    """Once `z` found no card on the page that a card file opens with, nor did Enter lead to one."""
    cards = [("A", "Trade"), ("B", "Trade"), ("C", "AT: Trade")]
    rows = [row(tag, [("Mason 24", "s")], [[("Words.", "um")]], block=block) for tag, block in cards]
    one = imported(tmp_path, table(rows))
    near = opening(one)
    targets = [cell.target for at in overview_rows(one, near) for cell in at.cells if cell.target]
    assert [go.to.place for go in targets[:2]] == [Compare(one.id, at.id, near.positions) for at in one.issues]
    assert [*filter(None, said(one))][1:5] == ["Trade", "3 claims", "AT: Trade", "1 claim"]


@pytest.mark.parametrize(
    ("label", "published", "words"),
    [
        ("Mason, May 2024", "2024", "Mason, May 2024"),
        ("Okafor 23", "2023", "Okafor 23"),
        ("Chen, 11/2/19", "2019", "Chen, 11/2/19"),
        ("Area 51", "2019", "Area 51, 2019"),
        ("Okafor 23", "2023-05", "Okafor 23, May 2023"),
        ("Okafor", None, "Okafor, undated"),
    ],
)
def test_a_year_that_the_name_says_is_not_said_again(label: str, published: str | None, words: str) -> None:
    assert dated(Source("a", "", AT, label=label, published=published)) == words


def test_the_overview_of_a_part_has_the_chosen_positions_alone() -> None:
    """A position that only a source of a chosen claim holds had a row and a column of dots, which denied what it meets."""
    of_c = claim("s2/x", position="c")
    one = debate(
        [claim("s1/y", position="b"), of_c, claim("s2/z", position="a")],
        [relation(Kind.REBUTS, "s1/y", "s2/x"), relation(Kind.REBUTS, "s1/y", "s2/z")],
        sources=[Source("s2", "a", AT)],
    )
    lines = "\n".join(render(document(Extract(one, "overview", positions=("b", "c"))), 100)).partition("── Sources ")[0]
    assert "2 positions" in lines
    assert "Position a" not in lines
    assert "1 clash" in lines


def test_a_part_counts_what_its_comparison_shows() -> None:
    """Where a step led to a claim that wasn't chosen, or one of several premises wasn't, overview, grid and lists had one clash
    less than the comparison; the list told an undercut of a step as one of the claim."""
    one = debate(
        [
            *(claim("left/ground"), claim("left/end", issues=["end"]), claim("right/objection")),
            *(claim("right/here"), claim("right/there", issues=["end"]), claim("left/hit")),
        ],
        [
            relation(Kind.SUPPORTS, "left/ground", "left/end", "step"),
            relation(Kind.UNDERCUTS, "right/objection", "step"),
            relation(Kind.REBUTS, ["right/here", "right/there"], "left/hit"),
        ],
    )
    for issues in ((), ("worth",)):
        for view, told in {"overview": "2 clashes", "grid": "✕ 2", "compare": "↛ undercuts a step of"}.items():
            assert told in "\n".join(render(document(Extract(one, view, issues=issues)), 100)), (view, issues)
        clashes = "\n".join(render(document(Extract(one, "clashes", issues=issues)), 120))
        assert [words in clashes for words in ("2 clashes", "undercuts a step of", "jointly rebuts")] == [True] * 3


def test_a_debate_of_one_position_is_not_asked_how_often_positions_meet() -> None:
    """It had a heading and “No position's claim meets another yet.”"""
    assert not [line for line in said(debate([claim("a/x"), claim("a/y")])) if "meet" in line]
    one = debate([claim("a/x"), claim("a/y")], [relation(Kind.REBUTS, "a/x", "a/y")])
    assert "✕ clash 1×" in said(one)
    assert "within it" in said(one)


def test_a_wide_overview_has_air_between_its_parts_and_a_narrow_one_none() -> None:
    one = debate([claim("a/x"), claim("b/y")], [relation(Kind.REBUTS, "a/x", "b/y")])
    rows = overview_rows(one, Compare(one.id, "", ("a", "b")))
    for width, blank in ((100, True), (99, False)):
        lines = [*render(rows, width)]
        above = [lines[at - 1] for at, line in enumerate(lines) if "── Who" in line or "── How" in line]
        assert len(above) == 2
        assert [not line for line in above] == [blank, blank]


def test_a_clash_of_linked_premises_stands_on_the_issue_of_any_of_them() -> None:
    """The list looked at the first premise alone, where overview and issues counted the clash."""
    one = debate(
        [claim("left/far", issues=["far"]), claim("left/near"), claim("right/hit")],
        [relation(Kind.REBUTS, ["left/far", "left/near"], "right/hit")],
    )
    (listed,) = (encounter(one, number) for number in encounters(one, Manner.OPPOSED))
    assert (listed.issues, [each.id for each in listed.on("worth")]) == (("worth",), ["near", "hit"])
    clashes = "\n".join(render(document(Extract(one, "clashes")), 120))
    assert "─ Is it worth? ─" in clashes


@pytest.mark.parametrize("size", [Size(80, 24), Size(70, 24)])
def test_how_often_positions_meet_stays_a_table_with_one_head_on_a_small_screen(size: Size) -> None:
    """At 80×24 the fifth column stood beneath the others, under heads of its own in each row: 45 lines."""
    library = store.open([CONTENT]).verified()
    one = library.debates[0]
    reader = Reader(library, size, State(Spot(places.Overview(opening(one)))))
    lines = reader.all_lines()
    start, end = (
        next(number for number, line in enumerate(lines) if words in line)
        for words in ("How often they meet", "All of it, in lists")
    )
    first, *rest = (line.split("│") for line in lines[start + 1 : end])
    assert [cell.split() for cell in first[1:]] == [["■", letter] for letter in "ABCDE"]
    named = [cells[0].partition("■")[2].split()[:2] for cells in rest if "■" in cells[0]]
    assert named == [["A", "Japan"], ["B", "The"], ["C", "Japan"], ["D", "Japan"], ["E", "Rifts"]]
    assert not any("■" in cell for cells in rest for cell in cells[1:]), "no head is repeated"
    assert end - start < 24


def test_enter_on_a_cell_of_that_table_opens_where_the_two_meet_most() -> None:
    library = store.open([CONTENT]).verified()
    one = library.debates[0]
    reader = Reader(library, Size(80, 24), State(Spot(places.Overview(opening(one)))))
    while not reader.cursor.startswith("■ A "):
        reader.press("down")
    reader.press("right", "right", "down", "down")
    before = reader.cursor
    reader.press("right")
    assert reader.cursor != before, "the cursor moves along the row, too"
    reader.press("enter")
    assert isinstance(reader.place, Compare)
    met = {frozenset(pair): tally for pair, tally in tallies(one).items()}[frozenset(reader.place.positions)]
    assert reader.place.issue == met.busiest


def test_a_number_of_that_table_is_never_broken_over_two_lines() -> None:
    """A count of more than four digits went on beneath, as another number."""
    times = 20_000
    one = debate(
        [claim("a/x"), *(claim(f"b/{number}") for number in range(times)), claim("c/x"), claim("d/x"), claim("e/x")],
        [relation(Kind.REBUTS, f"b/{number}", "a/x") for number in range(times)],
        [position(side) for side in "abcde"],
    )
    rows = [row for row in overview_rows(one, Compare(one.id, "", ("a", "b"))) if len(row.cells) == 6]
    shown = [plain(line) for width in range(53, 96) for line in lay_out(rows[1], Measure(width))]
    assert sum("20000" in line for line in shown) == 95 - 52
