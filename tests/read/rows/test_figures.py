"""Nothing but figures in a column of sides, issues or sources names none of them: it is kept, and told."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read


def sides(debate: Debate) -> list[str]:
    return [position.label for position in debate.positions]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("position", ("1", "2")),
        ("position", ("34-56", "60-80")),
        ("side", ("-1", "+1")),
        ("issue", ("#12", "Vol. 3")),
        ("topic", ("12(3)", "vol 4, no 2")),
        ("source", ("1", "[2]")),
    ],
)
def test_figures_name_no_side_issue_or_source(column: str, cells: tuple[str, str], tmp_path: Path) -> None:
    debate, found = read(
        tmp_path, f'claim,{column}\nDams leak all the time.,"{cells[0]}"\nThey hold well.,"{cells[1]}"\n'
    )
    assert debate is not None
    assert [claim.extra.get(column) for claim in debate.claims] == [*cells]
    assert (sides(debate), debate.issues) == (["No side"], ())
    assert [source.title for source in debate.sources] == ["map"]
    assert [one.code for one in found] == ["N130"]
    assert f'"{column}" has nothing but figures' in found[0].message


def test_of_two_columns_of_issues_the_one_with_words_has_them(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,topic,issue\nDams leak.,Dams,12\nThey hold.,Dams,13\n")
    assert [issue.question for issue in debate.issues] == ["Dams"]


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        ("claim,position\nDams leak.,1\nThey hold.,Labour\n", ["1", "Labour"]),
        ("claim,procon\nDams leak.,-\nThey hold.,+\n", ["Pro", "Con"]),
        ("claim,procon\nDams leak.,-\nThey hold.,pro\n", ["pro", "Other"]),
        ("claim,stance\nDams leak.,-1\nThey hold.,1\nWho knows.,0\n", ["Pro", "Con", "Neutral"]),
        ("claim,position\nDams leak.,Title IX\nThey hold.,B52\n", ["Title IX", "B52"]),
    ],
)
def test_where_a_word_stands_among_them_or_numbers_are_stances_they_are_sides(
    table: str, labels: list[str], tmp_path: Path
) -> None:
    assert sides(imported(tmp_path, table)) == labels


def test_a_title_may_be_a_number(tmp_path: Path) -> None:
    debate = imported(tmp_path, "quote,title,author\nWar is peace,1984,George Orwell\n")
    assert [source.title for source in debate.sources] == ["1984"]


def test_ends_of_edges_may_be_called_source(tmp_path: Path) -> None:
    table = '{"nodes":[{"id":1,"text":"Dams leak"},{"id":2,"text":"They hold"}],"links":[{"source":1,"target":2,"type":"attacks"}]}'
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert len(debate.relations) == 1
    assert not [one for one in found if "figures" in one.message]


@pytest.mark.parametrize("cells", [("TRUE", "FALSE"), ("x", "x"), ("☑", "☐"), ("yes", "no")])
@pytest.mark.parametrize("column", ["quote", "source", "issue", "outlet"])
def test_ticks_are_nobody_s_words_and_no_publication(column: str, cells: tuple[str, str], tmp_path: Path) -> None:
    """“TRUE” was a quote of Ann's."""
    debate, found = read(tmp_path, f"claim,author,{column}\nDams leak.,Ann,{cells[0]}\nThey hold.,Bo,{cells[1]}\n")
    assert debate is not None
    assert [claim.extra.get(column) for claim in debate.claims] == [*cells]
    assert [(claim.quotes, claim.issues) for claim in debate.claims] == [((), ())] * 2
    assert [(one.title, one.outlet, one.authors) for one in debate.sources] == [
        (None, None, ("Ann",)),
        (None, None, ("Bo",)),
    ]
    assert "nothing but ticks" in found[0].message


def test_yes_and_no_are_sides_and_words_may_stand_among_ticks(tmp_path: Path) -> None:
    assert sides(imported(tmp_path, "claim,position\nDams leak.,No\nThey hold.,Yes\n")) == ["No", "Yes"]
    debate = imported(tmp_path, "claim,quote,author\nDams leak.,No,Ann\nThey hold.,They do hold,Bo\n")
    assert [one.quotes[0].text for one in debate.claims] == ["No", "They do hold"]


def test_a_source_that_is_x_in_each_row_is_the_network_and_no_tick(tmp_path: Path) -> None:
    whole = imported(tmp_path, "claim,author,source\nDams leak,Ann,X\nDams hold,Bo,X\n")
    assert [source.title for source in whole.sources if source.authors] == ["X", "X"]
    ticks = imported(tmp_path, "claim,author,source\nDams leak,Ann,X\nDams hold,Bo,\n")
    assert not any(source.title == "X" for source in ticks.sources)


@pytest.mark.parametrize(
    ("table", "column", "held"),
    [
        ("speaker,position,statement\nAnn,CEO,We will grow.\nBo,Minister of Finance,No tax rises.\n", "position", "offices of people"),
        ("author,title,claim\nAnn,Head of Research,We will publish.\nBo,Chief Executive,We won't.\n", "title", "offices of people"),
        ("speaker,title,claim\nAnn,\"Director, Acme\",We will publish.\nBo,Deputy Prime Minister,We won't.\n", "title", "offices of people"),
        ("claim,author,quotes\nIt costs too much.,Ann,12\nIt is safe.,Bo,3\n", "quotes", "figures"),
        ("claim,source,highlight\nIt costs too much.,Report,yellow\nIt is safe.,Report,green\n", "highlight", "single words"),
        ("speaker,location,quote\nAnn,Davos,We will grow.\nBo,New York,We won't.\n", "location", "names without a number"),
    ],
)  # fmt: skip
def test_a_job_a_count_a_colour_and_a_town_are_no_sides_texts_quotes_and_places(
    table: str, column: str, held: str, tmp_path: Path
) -> None:
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert all(column in one.extra for one in debate.claims)
    assert sides(debate) == ["No side"]
    assert not any(source.title in ("Head of Research", "Chief Executive") for source in debate.sources)
    assert not any(quote.locator or len(quote.text) < 7 for one in debate.claims for quote in one.quotes)
    assert any(f'"{column}" has nothing but {held}' in one.message for one in found if one.code == "N130")


@pytest.mark.parametrize(
    "table",
    [
        "Title,Author,Highlight,Location\nLord of the Flies,William Golding,Maybe there is a beast.,120\nLord of the Flies,William Golding,The thing is fear.,150\n",
        "Title,Author,Highlight,Location\nMayor of Casterbridge,Thomas Hardy,Happiness was an episode.,3\nMayor of Casterbridge,Thomas Hardy,He sold his wife.,9\n",
        "title,author,year,quote,url\nThe Student,Anton Chekhov,1894,The past is linked.,http://x.org/a\nThe Student,Anton Chekhov,1894,Truth guides.,http://x.org/a\n",
        "title,author,claim\nLord of the Flies,William Golding,Children are cruel.\nMrs Dalloway,Virginia Woolf,Time presses.\nDoctor Zhivago,Boris Pasternak,Love outlasts war.\n",
        "title,author,claim\nThe Director,Ann Lee,Power corrupts.\nThe Owner of the House,Bo Li,Houses last.\n",
    ],
)  # fmt: skip
def test_books_that_are_called_as_people_are_texts(table: str, tmp_path: Path) -> None:
    """“Lord of the Flies” was an office, and its source had no title."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert {source.title for source in debate.sources if source.authors} == {line.split(",")[0] for line in table.splitlines()[1:]}  # fmt: skip
    assert not any("offices" in one.message for one in found)


@pytest.mark.parametrize(
    "stands", [("Keep the mayor", "Recall the mayor"), ("Mayor to go", "Mayor to stay"), ("Director must resign", "Back the director")]
)  # fmt: skip
def test_sides_about_the_holder_of_an_office_are_sides(stands: tuple[str, str], tmp_path: Path) -> None:
    for_it, against = stands
    assert sides(imported(tmp_path, f"claim,author,position\nIt works.,Ann,{for_it}\nIt fails.,Bo,{against}\n")) == [
        *stands
    ]


def test_where_one_of_them_is_no_office_they_are_sides(tmp_path: Path) -> None:
    assert sides(imported(tmp_path, "claim,position\nHe must go.,The mayor resigns\nHe stays.,Keep him\n")) == [
        "The mayor resigns",
        "Keep him",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "title,author,claim\nLord of the Flies,William Golding,Children are cruel.\nMrs Dalloway,Virginia Woolf,Time presses.\n",
        "Title,Author,Highlight,Location\nLord of the Flies,William Golding,There is a beast.,120\nLord of the Flies,William Golding,It is fear.,150\n",
        "title,author,year,quote\nStudent,Anton Chekhov,1894,Truth guides life.\nDoctor Zhivago,Boris Pasternak,1957,Life is not a stroll.\n",
        "title,author,claim\nFounder,William Golding,Children are cruel.\nFounder,William Golding,Time presses.\n",
    ],
)  # fmt: skip
def test_a_book_may_be_called_as_an_office_is(table: str, tmp_path: Path) -> None:
    """“Lord of the Flies” was told to be an office, and its highlights were of no book."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert {source.title for source in debate.sources if source.authors} == {
        row.split(",")[0] for row in table.splitlines()[1:]
    }
    assert not any("offices" in one.message for one in found)


def test_an_address_is_no_place_and_no_publisher(tmp_path: Path) -> None:
    paged = imported(tmp_path, "quote,author,page\nCars pollute.,Ann,https://x.org/1\n")
    assert (paged.claims[0].quotes[0].locator, paged.claims[0].extra) == (None, {"page": "https://x.org/1"})
    (source,) = imported(tmp_path, "claim,title,author,source\nCars pollute.,On Cars,Ann,https://x.org/1\n").sources
    assert (source.title, source.outlet, source.url) == ("On Cars", None, "https://x.org/1")


def test_a_source_beside_titles_of_persons_is_the_text(tmp_path: Path) -> None:
    (source,) = imported(tmp_path, "claim,title,author,source\nCars pollute.,Prof.,Ann,My Book\n").sources
    assert (source.title, source.authors, source.outlet) == ("My Book", ("Ann",), None)
