"""Nobody says a claim of which a row only tells that they agree with it, or not, or beside which they say something else."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read


def authors(debate: Debate) -> set[tuple[str, ...]]:
    return {one.authors for one in debate.sources}


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("stance", "supports opposes"),
        ("Agrees?", "Yes No"),
        ("answer", "agree disagree"),
        ("position", "Supports Refutes"),
    ],
)
@pytest.mark.parametrize("who", ["author", "source"])
def test_who_denies_a_claim_that_others_share_does_not_say_it(
    who: str, column: str, words: str, tmp_path: Path
) -> None:
    """Bo, who opposes it, was an author of “Tax is good.”"""
    one, other = words.split()
    debate, found = read(tmp_path, f"claim,{who},{column}\nTax is good.,Ann,{one}\nTax is good.,Bo,{other}\n")
    assert debate is not None
    assert authors(debate) == {()}
    assert debate.claims[0].extra == {who: ["Ann", "Bo"], column: [one, other]}
    assert debate.claims[0].voice is None
    assert [one.code for one in found if "who says it isn't known" in one.message] == ["N130"]


@pytest.mark.parametrize("column", ["quote", "evidence"])
def test_a_quote_against_a_claim_does_not_stand_below_it(column: str, tmp_path: Path) -> None:
    table = (
        f"claim,{column},source,supports claim?\nTax is good.,“It pays.”,Lee,yes\nTax is good.,“It hurts.”,Chan,no\n"
    )
    assert not imported(tmp_path, table).claims[0].quotes


@pytest.mark.parametrize(
    "rows",
    [
        "Tax is good.,Ann,Pro\nTax is bad.,Bo,Con\n",
        "Tax is good.,Ann,Pro\nTax is good.,Bo,Pro\nTax is bad.,Cy,Con\n",
        "It depends.,Ann,Pro\nIt depends.,Ann,Con\n",
        "It depends.,Ann,Pro\nIt depends.,Bo,Con\nTax is bad.,Bo,Con\nIt pays.,Ann,Pro\n",
    ],
)
def test_who_takes_a_side_with_a_claim_of_their_own_says_it(rows: str, tmp_path: Path) -> None:
    assert ("Ann",) in authors(imported(tmp_path, f"claim,author,position\n{rows}"))


@pytest.mark.parametrize("text", ["Response", "Comment", "Reply", "Evidence"])
@pytest.mark.parametrize("who", ["Author", "Source"])
def test_a_speaker_behind_another_text_does_not_say_the_claim(who: str, text: str, tmp_path: Path) -> None:
    """“Tax is good.” was said by Bo, who answers it."""
    debate, found = read(tmp_path, f"Claim,{who},{text},Speaker\nTax is good.,Ann,I do not agree.,Bo\n")
    assert debate is not None
    assert [(one.voice, one.extra["Speaker"]) for one in debate.claims] == [(None, "Bo")]
    assert [one.code for one in found if '"Speaker" stands behind' in one.message] == ["W127"]
    beside = imported(tmp_path, f"Claim,Speaker,{who},{text}\nTax is good.,Bo,Ann,I do not agree.\n")
    assert [one.voice.speaker for one in beside.claims if one.voice] == ["Bo"]
