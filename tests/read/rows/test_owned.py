"""What columns say of one of several texts in a row is that one's only where nothing else is possible, and is found in proportion."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from debate_tui.read.rows.owned import owned_in
from tests.counted import calls
from tests.formats import imported, read


def sources(debate: Debate) -> dict[str, str | None]:
    return {claim.text: debate.source[claim.source].title for claim in debate.claims}


def quotes(debate: Debate) -> dict[str, list[str]]:
    return {claim.text: [quote.text for quote in claim.quotes] for claim in debate.claims}


def _numbered(name: str, many: int) -> list[str]:
    return [name, *(f"{name} ({number})" for number in range(2, many + 1))]


@pytest.mark.parametrize("name", ["claim", "pro", "Pro argument"])
@pytest.mark.parametrize("others", [(), ("source",), ("source", "date", "x")])
def test_whose_columns_are_is_found_in_work_that_grows_with_them(name: str, others: tuple[str, ...]) -> None:
    """Thousands of columns of claims, 38 KB, took minutes."""

    def work(many: int) -> int:
        columns = [_numbered(one, many) for one in (name, *others)]
        header = [column for group in zip(*columns, strict=True) for column in group]
        return calls(lambda: owned_in(header, columns[0]))

    work(400)  # what each name means is remembered
    work(800)
    assert work(800) < 2.3 * work(400)


def test_membership_in_sides_is_no_search() -> None:
    class Name(str):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Name.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    header = [Name(name) for name in _numbered("claim", 500)]
    owned_in(header, header)
    assert Name.compared < 10 * len(header)


def test_the_first_of_very_many_columns_of_claims_has_the_claims(tmp_path: Path) -> None:
    path = (
        "claim,x\n".replace("claim", ",".join(["claim"] * 51)) + ",".join(f"Dam {n} leaks" for n in range(51)) + ",y\n"
    )
    debate = imported(tmp_path, path)
    assert [claim.text for claim in debate.claims] == ["Dam 0 leaks"]
    assert debate.claims[0].extra["claim (51)"] == "Dam 50 leaks"


def test_evidence_and_source_behind_each_text_are_of_that_text(tmp_path: Path) -> None:
    """Those of the rebuttal were a key of the claim that it rebuts."""
    for name in ("evidence", "quote"):
        header = f"claim,{name},source,rebuttal,{name},source\n"
        debate, found = read(tmp_path, header + 'Tax is good,"""It pays""",Ann Lee,Tax is bad,"""It hurts""",Bo Li\n')
        assert debate is not None
        assert sources(debate) == {"Tax is good": "Ann Lee", "Tax is bad": "Bo Li"}
        assert [[text.strip('"') for text in some] for some in quotes(debate).values()] == [["It pays"], ["It hurts"]]
        assert [claim.extra for claim in debate.claims] == [{}, {}]
        assert [one.code for one in found] == ["N130"]
        assert 'whose source "source (2)" names' in found[0].message


def test_a_column_of_the_row_may_stand_behind_the_last_text(tmp_path: Path) -> None:
    header = "claim,evidence,source,objection,evidence,source,shelf\n"
    debate = imported(tmp_path, header + 'Tax is good,"""It pays""",Ann,It takes much,"""It hurts""",Bo,top\n')
    assert sources(debate) == {"Tax is good": "Ann", "It takes much": "Bo"}
    assert debate.claims[0].extra == {"shelf": "top"}


@pytest.mark.parametrize(
    "header",
    [
        "claim,evidence,source,objection,source,evidence",
        "claim,evidence,source,objection,evidence,source,source",
        "evidence,source,claim,evidence,source,objection",
        "claim,evidence,source,objection,evidence,note,source",
        "claim,evidence,source,objection,my own words,evidence,source",
        "claim,evidence,source,objection,evidence,source,my own words",
        "claim,evidence,author,objection,evidence,author",
        "claim,evidence,source,objection,evidence,source,author",
        "claim,evidence,objection,evidence,source,source",
        "claim,my own words,source,objection,my own words,source",
    ],
)
def test_sources_and_people_that_may_be_of_another_text_are_of_no_objection(header: str, tmp_path: Path) -> None:
    cells = {"claim": "Tax is good", "objection": "It takes much", "evidence": '"""It hurts"""', "note": "n"}
    people = iter(("Ann Lee", "Bo Li", "Cy Di", "Di Ed"))
    row = [
        cells.get(name) or (next(people) if name in ("source", "author") else "I may say") for name in header.split(",")
    ]
    debate = imported(tmp_path, f"{header}\n{','.join(row)}\n")
    objection = next(claim for claim in debate.claims if claim.text == "It takes much")
    source = debate.source[objection.source]
    assert (*source.authors, source.title in ("Ann Lee", "Bo Li", "Cy Di", "Di Ed")) == (False,)
    assert objection.quotes == ()


def test_the_source_of_the_claims_evidence_is_not_lost_where_an_objection_stands_behind_it(tmp_path: Path) -> None:
    debate = imported(tmp_path, 'claim,evidence,source,objection\nTax is good,"""It pays""",Ann Lee,It takes much\n')
    assert sources(debate)["Tax is good"] == "Ann Lee"
    assert sources(debate)["It takes much"] != "Ann Lee"


@pytest.mark.parametrize("more", ["", ",source"])
def test_an_author_between_each_text_and_its_evidence_says_that_text(more: str, tmp_path: Path) -> None:
    header = f"claim,author,evidence{more},objection,author,evidence{more}\n"
    first, second = (
        f',{name},"""{said}"""{more and f",{paper}"}'
        for name, said, paper in (("Ann Lee", "It pays", "Times"), ("Bo Li", "It hurts", "Post"))
    )
    debate = imported(tmp_path, f"{header}Tax is good{first},It takes much{second}\n")
    assert [debate.source[claim.source].authors for claim in debate.claims] == [("Ann Lee",), ("Bo Li",)]
    assert list(quotes(debate).values()) == [["It pays"], ["It hurts"]]
    assert [claim.extra for claim in debate.claims] == [{}, {}]


@pytest.mark.parametrize("name", ["author", "source"])
def test_names_of_two_words_in_the_second_column_of_them_are_no_texts(name: str, tmp_path: Path) -> None:
    """Only an author of one word said the objection beside it."""
    header = f"claim,{name},objection,{name}\n"
    debate = imported(tmp_path, f"{header}Tax is good,Ann Lee,It takes much money,Bo Li\n")
    assert [claim.source for claim in debate.claims] == ["ann-lee", "bo-li"]
    assert [claim.extra for claim in debate.claims] == [{}, {}]


def test_quotes_of_two_authors_with_two_names_are_those_of_who_stands_beside_them(tmp_path: Path) -> None:
    row = "Tax is good,Ann Lee,The very words,Bo Li"
    debate = imported(tmp_path, f"claim,author,quote,author\n{row}\n")
    assert debate.source[debate.claims[0].source].authors == ("Ann Lee",)
    assert [debate.source[quote.source].authors for quote in debate.claims[0].quotes] == [("Bo Li",)]
