"""Rows that go to and fro between a few claims cost as much as rows that don't, and lose nothing."""

from pathlib import Path

import pytest

from debate_tui.read import claims
from debate_tui.read.library import read_file
from tests.counted import calls
from tests.formats import read

COLUMNS = {"quote": "quote number {n} here", "rating": "r{n}", "issue": "Is it worth {n}?", "term": "t{n}"}


def table(column: str, rows: int, claims: int) -> str:
    cells = (f"Tax is good for number {n % claims},Ann,{COLUMNS[column].format(n=n)}\n" for n in range(rows))
    return f"claim,author,{column}\n{''.join(cells)}"


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("claims", [1, 2, 40])
def test_twice_the_rows_of_a_few_claims_are_twice_the_work(column: str, claims: int, tmp_path: Path) -> None:
    """Each row packed and opened the whole claim with all that the rows before had said of it."""
    read(tmp_path, table(column, 20, 2))
    small, large = (calls(lambda rows=rows: read(tmp_path, table(column, rows, claims))) for rows in (800, 1600))  # type: ignore[misc]
    assert large < 2.3 * small


@pytest.mark.parametrize("claims", [1, 3, 100])
def test_what_each_row_says_of_its_claim_stays_in_its_order(claims: int, tmp_path: Path) -> None:
    """So many claims are open at once that some are packed again meanwhile."""
    rows = [(n % claims, f"quote number {n} {'long ' * 20}end", f"Is it {n}?", f"r{n}") for n in range(1200)]
    text = "".join(f"Tax is good for {one},Ann,{quote},{issue},{rating}\n" for one, quote, issue, rating in rows)
    debate, _ = read(tmp_path, f"claim,author,quote,issue,rating\n{text}")
    assert debate is not None
    asked = {issue.id: issue.question for issue in debate.issues}
    for number, claim in enumerate(debate.claims):
        own = [row for row in rows if row[0] == number]
        assert [quote.text for quote in claim.quotes] == [quote for _, quote, _, _ in own]
        assert [asked[issue] for issue in claim.issues] == [issue for _, _, issue, _ in own]
        assert list(claim.extra["rating"]) == [rating for *_, rating in own]


def test_claims_of_plain_words_are_made_the_short_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All claims of tables took the way of nodes with something to report."""
    said: list[str] = []
    monkeypatch.setattr(claims, "_claim", lambda node, _: said.append(node.values["text"]))
    rows = [
        "Tax is good,yes indeed",
        "Tax  is a bee,yes",
        "Tax\u200b is a bee,yes",
        "Tàx is fair,yes",
        "Tax is a cow,ye\tah",
    ]
    path = tmp_path / "rows"
    path.write_text("claim,quote\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    read_file(path)
    assert said == ["Tax  is a bee", "Tax\u200b is a bee", "Tax is a cow"]


SOURCES = """\
claim,source,author,date
Tax is good,The Report,Ann Bee,2001
Tax is bad,The Report,Ann Bee,2001
Tax is fair,The Report,Ann Bee,soon
Tax is red,The Report,Ann Bee,later
Tax is blue,The Report,Ann Bee,soon
Tax is new,The Report,Cy Dee,2001
Tax is old,,Ann Bee,
Tax is odd,,,
Tax is even,,,
Tax is sure,the report,Ann Bee,2001
"""


def test_rows_that_say_the_same_of_their_source_have_one_and_no_others(tmp_path: Path) -> None:
    """What is read once is a source of which rows say the same in each column; a date that can't be read is told of each source."""
    (path := tmp_path / "rows").write_text(SOURCES, encoding="utf-8")
    library, _ = read_file(path)
    (debate,) = library.debates
    of = {claim.text.split()[-1]: claim.source for claim in debate.claims}
    assert of["good"] == of["bad"]
    assert of["odd"] == of["even"]
    assert len({of[word] for word in ("good", "new", "old", "odd", "sure")}) == 5
    assert [one.at.line for one in library.diagnostics if "is no date" in one.message] == [4, 5]
