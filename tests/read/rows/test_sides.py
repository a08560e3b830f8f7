"""Columns of two sides have many names and layouts; whose a claim is, and of what, is what stands beside it."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read
from tests.read.rows.test_shapes import sides


def who(debate: Debate) -> list[tuple[str, str]]:
    return [(claim.text, "; ".join(debate.source[claim.source].authors)) for claim in debate.claims]


def test_a_side_above_three_columns_is_of_what_stands_below_it(tmp_path: Path) -> None:
    """“Argument” was a claim on both sides, and whose the others are a key of each."""
    names = "Argument,Evidence,Speaker"
    table = f"PRO,,,CON,,\n{names},{names}\nThey give power,Lee 2019,Ann,They leak,Li 2020,Bo\nThey pay,,Ann,,,\n"
    debate = imported(tmp_path, table)
    assert sides(debate) == [("They give power", "PRO"), ("They leak", "CON"), ("They pay", "PRO")]
    assert [by for _, by in who(debate)] == ["Ann", "Bo", "Ann"]
    assert [claim.extra.get("evidence") for claim in debate.claims] == ["Lee 2019", "Li 2020", None]


@pytest.mark.parametrize(
    "header",
    [
        "Pro argument,Pro speaker,Con argument,Con speaker",
        "Aff speaker,Aff argument,Neg speaker,Neg argument",
        "Arguments for,Author (for),Arguments against,Author (against)",
    ],
)
def test_a_column_with_the_word_for_a_side_is_of_that_sides_claims(header: str, tmp_path: Path) -> None:
    """It was a key of those of both sides."""
    order = [0 if "rg" in name else 1 for name in header.split(",")]
    cells = [(["They give us power", "Ann"], ["They leak a lot", "Bo"])[n // 2][one] for n, one in enumerate(order)]
    debate = imported(tmp_path, f"{header}\n{','.join(cells)}\n")
    assert who(debate) == [("They give us power", "Ann"), ("They leak a lot", "Bo")]
    assert all(claim.extra == {} for claim in debate.claims)


def test_two_columns_of_a_side_dont_share_a_source(tmp_path: Path) -> None:
    debate = imported(tmp_path, "Pro 1,Pro 2,Pro source,Con\nThey give power,They pay,Lee,They leak\n")
    assert [debate.source[claim.source].title for claim in debate.claims] == ["map"] * 3


def test_below_a_title_and_an_empty_row_stand_sides(tmp_path: Path) -> None:
    """It was refused."""
    debate = imported(tmp_path, "School uniforms,,\n,,\nNo.,Pros,Cons\n1,They are fair,They are dear\n")
    assert sides(debate) == [("They are fair", "Pros"), ("They are dear", "Cons")]
    assert debate.title == "School uniforms"


def test_the_option_beside_its_advantages_is_what_they_are_on(tmp_path: Path) -> None:
    table = "Option,Advantages,Disadvantages\nBuild it,It gives power,It leaks\nDo nothing,It costs nothing,No power\n"
    debate = imported(tmp_path, table)
    assert [debate.issue[claim.issues[0]].question for claim in debate.claims] == ["Build it"] * 2 + ["Do nothing"] * 2


def test_what_a_member_votes_is_their_side_and_not_their_party(tmp_path: Path) -> None:
    table = "Speaker,Party,For/Against,Speech\nAnn,Labour,For,This bill works.\nBo,Labour,Against,It doesn't.\n"
    debate = imported(tmp_path, table)
    assert sides(debate) == [("This bill works.", "For"), ("It doesn't.", "Against")]
    alone = imported(tmp_path, "Speaker,Party,Speech\nAnn,Labour,This bill works.\nBo,Tory,It doesn't.\n")
    assert [label for _, label in sides(alone)] == ["Labour", "Tory"]


@pytest.mark.parametrize("said", ["Comment", "Response", "Submission"])
def test_what_people_answer_to_a_consultation_is_theirs_on_their_side(said: str, tmp_path: Path) -> None:
    """It was refused."""
    table = f"Respondent,Position,{said}\nAnn Lee,Support,Dams give clean power.\nBo Li,Oppose,The valley is lost.\n"
    debate = imported(tmp_path, table)
    assert sides(debate) == [("Dams give clean power.", "Support"), ("The valley is lost.", "Oppose")]
    assert [by for _, by in who(debate)] == ["Ann Lee", "Bo Li"]


@pytest.mark.parametrize("header", ["Claim,Author,Position,Comment", "Name,Position,Comment", "Quote,Author,Position,Comment"])  # fmt: skip
def test_a_comment_beside_a_claim_or_of_nobody_claims_nothing(header: str, tmp_path: Path) -> None:
    cells = ["Dams pay off", "Ann", "Support", "I doubt it"][-len(header.split(",")) :]
    debate, _ = read(tmp_path, f"{header}\n{','.join(cells)}\n")
    assert debate is None or "I doubt it" not in [claim.text for claim in debate.claims]


def test_a_cell_with_one_item_of_a_list_has_its_words(tmp_path: Path) -> None:
    debate = imported(tmp_path, 'Pros,Cons\n"- It is fair\n- It pays","- It costs"\n"-5 degrees are fine",\n')
    assert [claim.text for claim in debate.claims] == ["It is fair", "It pays", "It costs", "-5 degrees are fine"]


@pytest.mark.parametrize("names", ["Proposition,Opposition", "Government,Opposition", "Prop,Opp", "Gov,Opp", "Aff,Neg"])
def test_the_benches_of_a_debate_are_sides(names: str, tmp_path: Path) -> None:
    """“They power us.” was a claim, and Opposition a key of it."""
    debate = imported(tmp_path, f"Motion,{names}\nDams,They power us.,They leak.\n")
    assert [*map(list, sides(debate))] == [["They power us.", names.split(",")[0]], ["They leak.", names.split(",")[1]]]
    assert [one.question for one in debate.issues] == ["Dams"]


def test_a_proposition_beside_pros_and_cons_is_the_claim_they_are_for_and_against(tmp_path: Path) -> None:
    debate = imported(tmp_path, "Proposition,Pros,Cons\nBuild dams,They power us,They leak\n")
    assert debate.claims[0].text == "Build dams"
    assert [str(one.kind) for one in debate.relations] == ["supports", "undercuts"]


def test_a_government_beside_arguments_against_it_is_no_side(tmp_path: Path) -> None:
    debate, _ = read(tmp_path, "Government,Con\nThe Netherlands are low,They leak\n")
    assert debate is None


def test_of_speakers_of_a_side_that_their_column_shortens_it_is_told(tmp_path: Path) -> None:
    names = "Motion,Government,Opposition,Speaker Gov,Speaker Opp"
    debate, found = read(tmp_path, f"{names}\nDams,They power us.,They leak.,Ann Lee,Bo Ng\n")
    assert debate is not None
    assert [by for _, by in who(debate)] == ["", ""]
    assert [one.message for one in found] == [
        '"Speaker Gov", "Speaker Opp" may be who says the claims of one side: kept as extra'
    ]


@pytest.mark.parametrize("name", ["Speaker count", "Author", "By", "Byline", "Speaker"])
def test_columns_of_people_of_no_side_are_not_taken_for_such(name: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, f"Motion,Government,Opposition,{name}\nDams,They power us.,They leak.,Ann Lee\n")
    assert [one.message for one in found if "of one side" in one.message] == []


def test_an_object_without_a_claim_on_a_side_is_none_and_is_kept(tmp_path: Path) -> None:
    """It was the claim “{"x": 0}”."""
    debate, found = read(tmp_path, '{"pro": ["It pays well."], "con": [{"x": 0}, "It costs a lot."]}')
    assert debate is not None
    assert sides(debate) == [("It pays well.", "pro"), ("It costs a lot.", "con")]
    assert debate.claims[1].extra == {"con (of no claim)": '[{"x": 0}]'}
    assert [one.message for one in found if one.code == "W127"] == [
        '1 item of "con" without a claim ("{"x": 0}"): kept as extra'
    ]
