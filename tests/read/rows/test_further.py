"""A row without words, with the id of a claim whose words stand elsewhere, is one more relation of that claim, and of no other."""

import random
from pathlib import Path

import pytest

from debate_tui.model.library import UNDRAWN
from tests.formats import read
from tests.read.rows.test_shapes import relations

HEAD = "id,claim,author,relation,to,why,note\n"
CLAIMS = "c1,Tax is good,Ann,,,,\nc2,Tax is bad,Bo,,,,\nc3,It pays,Cy,supports,c1,,\n"


@pytest.mark.parametrize("rows", [CLAIMS + "c3,,,rebuts,c2,,\n", "c3,,,rebuts,c2,,\n" + CLAIMS])
def test_a_row_with_the_id_of_a_claim_is_one_more_relation_of_it_wherever_it_stands(rows: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, HEAD + rows)
    assert debate is not None
    assert not [one for one in found if one.code == "W127"]
    drawn = {("It pays", "supports", "Tax is good"), ("It pays", "rebuts", "Tax is bad")}
    assert {(start, kind, end) for start, kind, end in relations(debate)} == drawn
    assert debate.extra == {}


def test_what_such_a_row_says_besides_stays_with_its_relation(tmp_path: Path) -> None:
    debate, _ = read(tmp_path, HEAD + CLAIMS + "c3,,Dee,rebuts,c2,since it is so,zqnote\n")
    assert debate is not None
    one = next(one for one in debate.relations if one.why)
    assert (one.why, one.extra) == ("since it is so", {"author": "Dee", "note": "zqnote"})
    assert all(source.authors != ("Dee",) for source in debate.sources)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("c9,,,rebuts,c2,,\n", 'no row with words has the id "c9"'),
        ("c3,It costs,Eve,,,,\nc3,,,rebuts,c2,,\n", 'several claims have the id "c3"'),
    ],
)
def test_a_row_with_the_id_of_no_claim_or_of_several_is_kept_and_told(rows: str, told: str, tmp_path: Path) -> None:
    """Nobody may be made to attack a claim because an id stands twice."""
    debate, found = read(tmp_path, HEAD + CLAIMS + rows)
    assert debate is not None
    (message,) = [one.message for one in found if one.code == "W127"]
    assert message == f"{told}, so that its relation is kept as extra"
    assert [row["to"] for row in debate.extra["rows"]] == ["c2"]
    assert debate.extra[UNDRAWN] == 1
    assert len(debate.relations) == 1


def test_a_row_without_words_or_an_id_is_a_relation_that_isnt_drawn(tmp_path: Path) -> None:
    debate, _ = read(tmp_path, "claim,relation,to\nTax is good,,\nTax is bad,,\n,rebuts,Tax is good\n")
    assert debate is not None
    assert debate.extra[UNDRAWN] == 1


@pytest.mark.parametrize("seed", range(8))
def test_of_a_table_that_is_mostly_relations_each_is_drawn_once(seed: int, tmp_path: Path) -> None:
    """It was refused: hardly a row says anything."""
    chance = random.Random(seed)
    ids = [f"n{number}" for number in range(12)]
    edges = [
        (a, kind, b) for a in ids for b in ids if a != b for kind in ("supports", "rebuts") if chance.random() < 0.8
    ]
    edges = [(a, kind, b) for a, kind, b in edges if kind == "supports" or a < b]  # which holds both ways
    rows = [f"{a},,{kind},{b}" for a, kind, b in edges] + [f"{id},Claim of {id},," for id in ids]
    chance.shuffle(rows)
    debate, _ = read(tmp_path, "\n".join(["id,claim,relation,to", *rows]) + "\n")
    assert debate is not None
    wanted = sorted((f"Claim of {a}", kind, f"Claim of {b}") for a, kind, b in edges)
    assert sorted((start, str(kind), end) for start, kind, end in relations(debate)) == wanted


def test_ids_under_any_name_may_stand_again_in_rows_without_words(tmp_path: Path) -> None:
    table = "ref,claim,relation,to\nk1,Tax is good,,\nk2,Tax is bad,rebuts,k1\nk3,It pays,supports,k1\nk3,,rebuts,k2\n"
    debate, _ = read(tmp_path, table)
    assert debate is not None
    assert len(debate.relations) == 3
