"""A page that is heard says what the page that is looked at shows, in words: no sign, no column, nothing left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from debate_tui import store
from debate_tui.layout.arrange import Measure, lay_out
from debate_tui.layout.rows import text_row
from debate_tui.layout.runs import Run, plain
from debate_tui.model.brief import Briefs
from debate_tui.model.debate import Kind
from debate_tui.model.encounters import Gathering
from debate_tui.model.library import Library
from debate_tui.pages.brief import brief_page, briefs_page
from debate_tui.pages.compose import compose
from debate_tui.pages.spoken import spoken, spoken_row
from debate_tui.pages.words import quote_paragraph
from debate_tui.state import Cursor, Place, Spot, State, opening, places, start
from tests.builders import claim, debate, relation
from tests.pages.test_brief import ALONE, OTHER, PAIR, TOWN, brief
from tests.tui.screens import harbour

CONTENT = Path(__file__).parents[2] / "content"
LIBRARIES = {"harbour": Library((harbour(),)), "bundled": store.open([CONTENT]).verified()}
WIDE = Measure(10_000)
SIGNS = re.compile("[←→✕↛◐≡↻↑↓≠○∅⊘▸◂▴▾‹■●▲◆▼★□△─│┤├┼▌¶×·✓]")


def pages(library: Library) -> Iterator[Place]:
    debate = library.debates[0]
    for issue in debate.issues:
        for pair in zip(debate.positions, debate.positions[1:], strict=False):
            yield places.Compare(debate.id, issue.id, tuple(one.id for one in pair))
    near = opening(debate)
    yield replace(near, positions=tuple(one.id for one in debate.positions))
    yield from (
        places.Overview(near),
        places.Issues(near),
        places.Grid(near),
        places.Sources(near),
        places.Library(),
        places.Problems(),
        places.Help(),
    )
    yield from (places.Listing(near, of) for of in Gathering)
    yield from (places.Claim(near, claim.full_id) for claim in debate.claims)
    yield from (places.Source(near, source.id) for source in debate.sources)


def composed(library: Library, place: Place) -> State:
    return replace(start(library, library.debates[0].id), here=Spot(place, Cursor()), why=True)


def told(state: State, library: Library) -> list[str]:
    """The lines that are heard."""
    return [
        plain(line).strip()
        for row in spoken(compose(state, library))
        for line in lay_out(row, replace(WIDE, gutters=False))
    ]


@pytest.mark.parametrize("name", LIBRARIES)
def test_no_sign_is_left_to_be_seen(name: str) -> None:
    library = LIBRARIES[name]
    written = {
        sign
        for debate in library.debates
        for claim in debate.claims
        for quote in claim.quotes
        for sign in SIGNS.findall(f"{quote.text} {quote.note}")
    }
    for place in pages(library):
        for line in told(composed(library, place), library):
            if isinstance(place, places.Help):
                line = line.partition(": ")[2]  # a key or mark, and what it means
            assert set(SIGNS.findall(line)) <= written - {"·"}, (place, line)


@pytest.mark.parametrize("name", LIBRARIES)
def test_all_that_somebody_wrote_is_said(name: str) -> None:
    """The words of claims, quotes, questions and answers, in the order of the page."""
    library = LIBRARIES[name]
    for place in pages(library):
        page = compose(composed(library, place), library)
        heard = " ".join(told(composed(library, place), library)).replace("\u00a0", " ")
        for row in page.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        if run.style in ("claim", "quote", "stance", "question"):
                            words = run.text.replace("\u00a0", " ").strip()
                            if run.style == "claim":  # the mapper's own locators
                                words = words.replace("¶¶", "paragraphs ").replace("¶", "paragraph ")
                            assert words.lower() in heard.lower(), place


@pytest.mark.parametrize("name", LIBRARIES)
def test_the_cursor_stands_where_it_stands_on_the_page(name: str) -> None:
    library = LIBRARIES[name]
    for place in pages(library):
        page = compose(composed(library, place), library)
        rows = spoken(page)
        assert len(rows) == len(page.head) + len(page.rows)
        for number, row in enumerate(page.rows):
            said = rows[number + len(page.head)]
            assert [cell.target for cell in said.cells] == [cell.target for cell in row.cells]


def test_a_brief_is_heard_as_the_other_pages_are() -> None:
    library, found = Library((harbour(), OTHER)), brief(PAIR, ALONE, TOWN)
    for page in (brief_page(found, library), briefs_page(Briefs((found,), "two"), "")):
        lines = [plain(line).strip() for row in spoken(page) for line in lay_out(row, replace(WIDE, gutters=False))]
        assert not any(SIGNS.search(line) for line in lines), lines
    assert "Round two: marks go here" in lines


def test_whose_a_claim_is_and_how_it_is_related_is_said_with_it() -> None:
    lines = told(
        composed(LIBRARIES["bundled"], places.Compare("us-japan-alliance", "burden", ("invest", "drift"))),
        LIBRARIES["bundled"],
    )
    related = re.compile(
        r"[^:]+, (jointly )?(rebuts|rebutted by|qualifie[sd]( by)?|undercuts?( by)?|concurs with|agreed with by) the claim above of [^:]+: "
    )
    assert any(related.match(line) for line in lines), lines
    assert lines[0].startswith("Issue 4 of 15: Should Japan carry more")
    assert any(line.startswith("Japan must do more for the alliance, answers: Yes: ") for line in lines)
    assert any(line.startswith("Quote: “") for line in lines)
    assert any(line.startswith("By: ") and line.endswith("quote attested") for line in lines)
    assert any(line.startswith("Why (") for line in lines)


def test_of_a_relation_in_a_list_both_sides_are_said_and_what_one_does_to_the_other() -> None:
    library = LIBRARIES["harbour"]
    debate = library.debates[0]
    lines = told(composed(library, places.Listing(opening(debate), Gathering.CLASHES)), library)
    assert any(re.match(r"[^:,]+, on [^:]+: ", line) for line in lines)
    assert any(re.match(r"[^:,]+, rebuts the claim above: ", line) for line in lines)


def test_a_claim_is_a_line_of_its_own_however_short_it_is() -> None:
    """Who says it stood behind its full stop: “Trams cost too much., By: Bo Jones”."""
    short = [claim("day/sun", text="It is day."), claim("night/moon", text="It is night.")]
    sky = debate(short, [relation(Kind.REBUTS, "day/sun", "night/moon", "So.")], id="sky")
    library = Library((sky,))
    for place in (places.Listing(opening(sky), Gathering.CLASHES), opening(sky), places.Claim(opening(sky), "day/sun")):
        lines = told(composed(library, place), library)
        assert any(line.endswith("It is day.") for line in lines), (place, lines)


AGAIN = debate(
    [claim("day/x", text="X one."), claim("night/p", text="P one."), claim("moon/q", position="night", text="Q two.")],
    [relation(Kind.REBUTS, "night/p", "day/x", "So."), relation(Kind.QUALIFIES, "moon/q", "day/x", "So.")],
    id="sky",
)


def test_a_second_partner_is_said_to_meet_the_hub_by_its_words() -> None:
    """“The claim above of Ann Lee” was said right below another claim of Ann Lee's, the first partner."""
    library = Library((AGAIN,))
    lines = told(replace(composed(library, opening(AGAIN)), why=False), library)
    [line] = [line for line in lines if line.endswith("Q two.")]
    assert "qualifies the claim above of Day, “X one.”" in line
    [line] = [line for line in lines if line.endswith("P one.")]
    assert "rebuts the claim above of Day: " in line


def test_a_pair_without_a_common_issue_is_not_said_to_be_outside_all_issues() -> None:
    apart = [claim("day/x", issues=("a",), text="X one."), claim("night/p", issues=("b",), text="P one.")]
    sky = debate(apart, [relation(Kind.REBUTS, "night/p", "day/x", "So.")], id="sky")
    lines = told(composed(Library((sky,)), places.Listing(opening(sky), Gathering.CLASHES)), Library((sky,)))
    assert any("on no common issue" in line for line in lines), lines
    assert not any("outside all issues" in line for line in lines)


def test_of_a_cell_without_an_answer_the_grid_says_so() -> None:
    sky = debate([claim("day/sun", issues=("worth",)), claim("night/moon", issues=("worth",))], id="sky")
    library = Library((sky,))
    lines = told(composed(library, places.Grid(opening(sky))), library)
    assert any("no answer of its own, 1 claim" in line for line in lines), lines


def test_counts_of_a_cell_are_one_line() -> None:
    library = LIBRARIES["bundled"]
    lines = told(composed(library, places.Overview(opening(library.debates[0]))), library)
    assert "Japan cannot afford a global alliance: clash 2 times, limit 8 times, agree 2 times" in lines
    grid = told(composed(library, places.Grid(opening(library.debates[0]))), library)
    assert "4 claims, 2 clashes, 1 agreement" in grid


def test_the_signs_of_a_text_stay_as_they_are_in_its_quotes_also_where_nothing_is_underlined() -> None:
    """“longer visits paragraph [Table Omitted] paragraphLondon” was read out as the words of a card."""
    runs = (Run("longer visits", "aloud"), Run(" ¶ [Table Omitted] ¶ ", "muted"), Run("London", "aloud"))
    [cell] = spoken_row(text_row(quote_paragraph(runs))).cells
    [said] = cell.paragraphs
    assert "longer visits ¶ [Table Omitted] ¶ London" in plain(said.runs)
