"""Headings, totals and what stands below a table in a spreadsheet are no claims, and a heading that is a side is that of the rows below."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read


def sides(debate: Debate) -> list[tuple[str, str]]:
    return [(claim.text, debate.position[claim.position].label) for claim in debate.claims]


def texts(debate: Debate) -> list[str]:
    return [claim.text for claim in debate.claims]


def test_a_heading_that_is_a_side_is_that_of_the_claims_below_it(tmp_path: Path) -> None:
    """“PRO”, “CON” and “Total” were claims, the last one by 2."""
    table = "Claim,Source,Quote\nPRO,,\nDams give power,Lee 2019,Power rose\nCON:,,\nDams leak,Li 2020,It leaked\nTotal,2,\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert sides(debate) == [("Dams give power", "PRO"), ("Dams leak", "CON:")]
    assert [one.at.line for one in found if "headings, totals" in one.message] == [2]
    assert [*map(len, debate.extra["rows"])] == [1, 1, 2]


def test_a_second_table_below_a_heading_is_of_that_side(tmp_path: Path) -> None:
    """“CON ARGUMENTS” was a claim."""
    names = "Claim,Source,Quote\n"
    table = f"Dam debate,,\nPRO ARGUMENTS,,\n{names}They give power,Lee,\n,,\nCON ARGUMENTS,,\n{names}They leak,Li,\n"
    debate = imported(tmp_path, table)
    assert sides(debate) == [("They give power", "PRO ARGUMENTS"), ("They leak", "CON ARGUMENTS")]
    assert debate.title == "Dam debate"


def test_a_table_below_no_heading_is_of_no_side(tmp_path: Path) -> None:
    names = "Claim,Source\n"
    table = (
        f"{names}PRO,\nThey give power,Lee\nCON,\nThey leak,Li\n{names}They are old,Day\nEconomy,\nThey are dear,Day\n"
    )
    assert sides(imported(tmp_path, table)) == [
        ("They give power", "PRO"),
        ("They leak", "CON"),
        ("They are old", "Other"),
        ("They are dear", "Other"),
    ]


@pytest.mark.parametrize("column", ["Claim,Side", "Claim,Party"])
def test_where_a_column_tells_sides_headings_tell_none(column: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"{column}\nPRO,\nThey give power,Labour\nCON,\nThey leak,Tories\n")
    assert sides(debate) == [("They give power", "Labour"), ("They leak", "Tories")]


@pytest.mark.parametrize("heading", ["Sources", "Notes:", "QUELLEN", "Works cited"])
def test_what_stands_below_a_table_is_kept_and_told(heading: str, tmp_path: Path) -> None:
    """“Lee 2019” was a claim By: Lee, A. (2019). On Dams."""
    table = f'Claim,Source\nDams give power,Lee 2019\n\n{heading},\nLee 2019,"Lee, A. (2019). On Dams."\nAll are checked.,\n'
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert texts(debate) == ["Dams give power"]
    assert len(debate.extra["rows"]) == 3
    assert any("and 2 more rows: headings" in one.message for one in found)


@pytest.mark.parametrize("heading", ["Economy", "Costs:", "ECONOMIC ARGUMENTS", "1. Economy"])
def test_a_heading_of_a_part_is_no_claim(heading: str, tmp_path: Path) -> None:
    table = f"Claim,Author\n{heading},\nDams give power,Ann\nThey leak,Bo\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    if heading != "1. Economy":  # which may be a claim with a number
        assert texts(debate) == ["Dams give power", "They leak"]
        assert [one.code for one in found] == ["N130"]


@pytest.mark.parametrize(
    "row",
    ["Dams leak,", "Leaks!,", "大坝漏水,", "Total cost is high,Cy", "Sources are unclear,Cy", "Pro sport is paid,", "Total,Cy Day"],
)  # fmt: skip
def test_a_claim_that_nobody_is_named_for_is_one(row: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"Claim,Author\nDams give power,Ann\n{row}\nThey cost much,Bo\n")
    assert len(debate.claims) == 3


def test_claims_of_a_word_to_which_others_lead_are_no_headings(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,relation,to\nTax,,\nIt pays,supports,Tax\nIt hurts,attacks,Tax\n")
    assert (len(debate.claims), len(debate.relations)) == (3, 2)


def test_in_a_table_of_claims_alone_a_word_is_one(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,note\nTaxes hurt,\nTheft,\nTaxes pay,\n")
    assert texts(debate) == ["Taxes hurt", "Theft", "Taxes pay"]


@pytest.mark.parametrize("heading", ["Notes", "Sources", "References:", "QUELLEN"])
def test_the_table_goes_on_where_a_row_below_a_heading_has_again_what_its_rows_have(
    heading: str, tmp_path: Path
) -> None:
    """All claims below a row “Notes” were gone."""
    table = f"claim,author\n{heading} should be banned,Ann\n{heading},\nLee 2019,Lee\nAll are checked,\nIt pays for roads,Di\nDams leak,\n大坝漏水,Ed\n"
    assert texts(imported(tmp_path, table)) == [
        f"{heading} should be banned",
        "It pays for roads",
        "Dams leak",
        "大坝漏水",
    ]


@pytest.mark.parametrize(
    "row", ["Lee 2019,Lee", "Smith et al. 2019,Smith", "GDP,gross product", "[1],Lee", "Dams of the World,Lee"]
)
def test_what_may_be_a_source_or_a_word_below_a_heading_is_kept(row: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"claim,author\nDams leak,Ann\nSources,\n{row}\n")
    assert texts(debate) == ["Dams leak"]
    assert len(debate.extra["rows"]) == 2
