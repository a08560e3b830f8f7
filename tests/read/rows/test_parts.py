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
        ("Economy", "Other"),
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


def test_a_title_between_an_empty_row_and_the_names_of_the_columns_is_no_claim(tmp_path: Path) -> None:
    names = "Claim,Source\n"
    claims = ["They leak,Li", "They are old,", ",", "They are ugly,", ",", "They last,Day", names[:-1], "They are dear,", ",", "They are big.,", names[:-1]]  # fmt: skip
    table = "\n".join(
        [*claims, ",", "They are deep,Bo", names[:-1], "They end,Ed", "", "Economy", names[:-1], "They pay,Cy"]
    )
    debate = imported(tmp_path, names + table)
    assert "Economy" not in texts(debate)
    assert len(debate.claims) == 9


@pytest.mark.parametrize(
    "row",
    ["Dams leak,", "Leaks!,", "大坝漏水,", "Total cost is high,Cy", "Sources are unclear,Cy", "Pro sport is paid,", "Total,Cy Day", "Economy,", "Costs:,", "ECONOMIC ARGUMENTS,", "Government,", "Total,", "AI会取代人类工作,"],
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


def test_claims_in_capitals_are_no_headings(tmp_path: Path) -> None:
    """“TAXES ARE THEFT” was no claim."""
    table = "CLAIM,AUTHOR\nTAXES PAY FOR ROADS,ANN\nTAXES ARE THEFT,\nROADS ARE USEFUL,BEN\nWALKING IS GOOD:,\nMURDER,\nDAMS LEAK,CID\n"
    assert len(imported(tmp_path, table).claims) == 6


def test_a_sentence_without_blanks_that_has_a_latin_letter_is_a_claim(tmp_path: Path) -> None:
    table = "claim,author\n大坝有用,甲\nAI会取代人类工作,\n他们漏水,乙\n5G有用,\n他们花钱,丙\n"
    assert len(imported(tmp_path, table).claims) == 5


PARTS = "PRO,\nCheap,A report\nClean air,A report\nCON,\nCostly to build,B report\n"
"""Parts of a table below headings of both sides."""


@pytest.mark.parametrize("end", ["Open questions,\n", "Neutral,\n", "OTHER:,\n", ",A remark\n", ",\n", "\n", "Total,2\n", "Notes,\n", "Who pays?,\n", "It is old.,\n", "claim,source\n"])  # fmt: skip
def test_a_side_ends_at_any_row_with_one_cell_and_at_an_empty_one(end: str, tmp_path: Path) -> None:
    """“Open questions” and what stands below it were on the side CON."""
    debate = imported(tmp_path, f"claim,source\n{PARTS}{end}Who pays for it now?,C report\nNobody pays,C report\n")
    found = sides(debate)
    assert found[:3] == [("Cheap", "PRO"), ("Clean air", "PRO"), ("Costly to build", "CON")]
    assert {side for _, side in found[3:]} == {"Other"}
    assert ("Nobody pays", "Other") in found


def test_where_rows_have_one_cell_and_a_heading_may_be_a_claim_headings_tell_no_side(tmp_path: Path) -> None:
    for end in ("Neutral", "Open questions?", "Questions:", "Dams are old"):
        table = f"claim,note\nPRO,\nThey give power.,\nCON,\nThey leak.,\n{end},\nThey are large.,\n"
        debate, found = read(tmp_path, table)
        assert debate is not None
        assert texts(debate) == ["They give power.", "They leak.", end, "They are large."]
        assert {side for _, side in sides(debate)} == {"No side"}
        assert any("no side is read from a heading" in one.message for one in found)


def test_where_rows_have_one_cell_and_all_are_sentences_headings_tell_sides(tmp_path: Path) -> None:
    table = "claim,note\nPRO,\nThey give power.,\nThey last!,\nCON,\nThey leak.,\n,\nThey are large.,\n"
    assert sides(imported(tmp_path, table)) == [
        ("They give power.", "PRO"),
        ("They last!", "PRO"),
        ("They leak.", "CON"),
        ("They are large.", "Other"),
    ]


@pytest.mark.parametrize("heading", ["Government", "Prop", "Gov:", "Proposition"])
def test_a_government_is_a_side_only_beside_an_opposition(heading: str, tmp_path: Path) -> None:
    """Ann's claim was on the side “Government”."""
    for other, found in (("Cons", {"No side"}), ("Opposition", {heading, "Opposition"})):
        table = f"claim,author\n{heading},\nIt taxes too much,Ann\n{other},\nIt is slow to act,Ben\nRoads,\nThey are bad,Cid\n"
        debate = imported(tmp_path, table)
        said = dict(sides(debate))
        assert {said["It taxes too much"], said["It is slow to act"]} == found
        assert {said["Roads"], said["They are bad"]} <= {"Other", "No side"}
        assert (heading in said) is (other == "Cons")


def test_claims_called_as_a_side_to_which_others_lead_are_no_headings(tmp_path: Path) -> None:
    table = "claim,relation,to\nPros,,\nCons,,\nTotal,,\nSources,,\nIt pays,supports,pros\nIt hurts,supports,Cons\nIt is 5,supports,Total\nAll say so,supports,Sources\n"
    debate = imported(tmp_path, table)
    assert (len(debate.claims), len(debate.relations)) == (8, 4)


@pytest.mark.parametrize("column", ["id", "date"])
def test_a_claim_with_a_number_or_a_year_is_no_total(column: str, tmp_path: Path) -> None:
    table = f"claim,{column},author\nDams leak,2018,Ann\nAverage,2019,\nThey last,2020,Bo\n"
    assert len(imported(tmp_path, table).claims) == 3


def test_below_sources_the_claims_of_a_table_with_one_cell_a_row_are_kept(tmp_path: Path) -> None:
    table = "claim,note\nTaxes hurt,\nSources,\nTaxes pay,\nRoads pay,\n"
    assert texts(imported(tmp_path, table)) == ["Taxes hurt", "Taxes pay", "Roads pay"]
