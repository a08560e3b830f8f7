"""Relations and answers that stand in a table and aren't drawn are told, so that nobody is said to leave a claim unanswered."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.attribution import undrawn
from debate_tui.model.library import UNDRAWN
from tests.formats import imported, read

_CLAIMS: list[dict[str, Any]] = [
    {"id": 1, "claim": "Tax is good."},
    {"id": 2, "claim": "It pays.", "relation": "supports", "to": 1},
    {"id": 3, "claim": "It hurts."},
]


def rows(**more: Any) -> str:
    """Three claims, the third of which has more members."""
    return json.dumps([*_CLAIMS[:2], {**_CLAIMS[2], **more}])


def told(path: Path, text: str) -> list[str]:
    """What is told as not drawn; it is noted, and said, just as well."""
    debate, found = read(path, text)
    assert debate is not None
    messages = [one.message for one in found if one.code == "W127"]
    assert (UNDRAWN in debate.extra) == (undrawn(debate) != "") == (messages != [])
    return messages


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("rebuts", "3"), ("attacked by", "3"), ("contradicts", "3"), ("reply to", "3"), ("opposes", "Fish is cheap."),
        ("objection", "It isn't so."), ("response", "It isn't so."), ("counterpoint", "It isn't so."), ("to", "3"), ("relation", "attacks"),
    ],
)  # fmt: skip
def test_relations_of_a_column_beside_others_are_told(column: str, cell: str, tmp_path: Path) -> None:
    """They were keys without a word, and nobody was said to answer the claim that they attack."""
    table = f"id,claim,relation,to,{column}\n1,Tax is good.,,,\n2,It hurts.,supports,1,{cell}\n3,Fish is cheap.,,,\n"
    name = f"{column} (2)" if column in ("to", "relation") else column
    assert told(tmp_path, table) == [f'1 relation or answer ("{name}") beside a claim: not drawn, so kept as extra']


@pytest.mark.parametrize(
    ("column", "cell"),
    [("supports", "12"), ("target", "taxes"), ("reason", "It is said."), ("votes", "1"), ("see also", "1"), ("edge", "https://a.org")],
)  # fmt: skip
def test_what_leads_to_no_claim_beside_relations_is_none(column: str, cell: str, tmp_path: Path) -> None:
    assert (
        told(tmp_path, f"id,claim,relation,to,{column}\n1,Tax is good.,,,{cell}\n2,It hurts.,supports,1,{cell}\n") == []
    )


@pytest.mark.parametrize("cell", ["9", "Ann"])
def test_a_column_of_relations_of_which_one_end_isn_t_there_is_told(cell: str, tmp_path: Path) -> None:
    table = f"id,claim,supports,attacks\n1,Tax is good.,,\n2,It pays.,1,\n3,It hurts.,,2\n4,It is.,,{cell}\n"
    assert told(tmp_path, table) == ['2 relations or answers ("attacks") beside a claim: not drawn, so kept as extra']


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("replies", [{"text": "No"}]), ("cons", [{"title": "No"}]), ("rel", {"type": "attacks", "target": 1}), ("rebuttal", {"text": "It isn't.", "by": "Bo"}),
        ("attacks", {"claim": 1}), ("counter", [{"claim": "It isn't.", "author": "Bo"}]), ("matrix", [{"from": 3, "to": 1}]), ("responses", ["It isn't so."]),
    ],
)  # fmt: skip
def test_members_that_are_called_as_answers_or_join_claims_are_told(name: str, value: Any, tmp_path: Path) -> None:
    many = told(tmp_path, rows(**{name: value}))
    assert many == [f'1 relation or answer ("{name}") beside a claim: not drawn, so kept as extra']


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("votes", [{"user": 1, "value": 2}]), ("topics", [{"id": 1, "name": "Tax"}]), ("link", {"href": "https://a.org", "title": "A page"}),
        ("spans", [{"start": 1, "end": 2, "text": "It"}]), ("supports", {"count": 3}), ("reactions", [{"user": "Ann", "kind": "agree"}]),
        ("evidence", [{"text": "A report says so.", "url": "https://a.org"}]), ("replies", []), ("responses", {"open": True, "id": 3}), ("meta", {"id": 3, "version": 2}),
    ],
)  # fmt: skip
def test_members_with_numbers_that_are_no_relations_are_none(name: str, value: Any, tmp_path: Path) -> None:
    assert [one for one in told(tmp_path, rows(**{name: value})) if "not drawn" in one] == []


@pytest.mark.parametrize("name", ["conflicts", "hyperedges", "objections", "claim_relations", "matrix"])
def test_lists_of_relations_beside_the_claims_are_told(name: str, tmp_path: Path) -> None:
    whole = {"claims": _CLAIMS[:1], "relations": [], name: [{"from": 3, "to": 1, "type": "attacks"}]}
    (one,) = told(tmp_path, json.dumps(whole))
    assert one.startswith(f'"{name}" beside the claims: what these relations do')


@pytest.mark.parametrize("value", [[{"id": 1, "name": "Tax"}], [{"from": 3, "to": 9, "text": "It"}], "attacks", 3])
def test_other_lists_beside_the_claims_are_none(value: Any, tmp_path: Path) -> None:
    assert told(tmp_path, json.dumps({"claims": _CLAIMS, "topics": value})) == []


@pytest.mark.parametrize("edge", [{"attacker": 3, "attacked": 1}, "3->1", {"parent": 1, "child": 3, "type": "attack"}])
def test_an_edge_that_can_t_be_read_is_a_relation_that_isn_t_drawn(edge: Any, tmp_path: Path) -> None:
    claims = [{"id": one["id"], "claim": one["claim"]} for one in _CLAIMS]
    whole = {"claims": claims, "supports": [[2, 1]], "attacks": [edge]}
    (one,) = told(tmp_path, json.dumps(whole))
    assert "has neither a claim nor a quote" in one


def test_where_a_claim_of_kialo_stands_is_no_relation(tmp_path: Path) -> None:
    """Its API has a location for the thesis, too, which leads nowhere."""
    claims = [{"id": "1.0", "text": "Zoos should go."}, {"id": "1.1", "text": "They are cruel."}]
    root = {"id": "1.0", "targetId": "1.0", "parentId": None, "relation": 0}
    whole = {"claims": claims, "locations": [root, {"id": "1.1", "targetId": "1.1", "parentId": "1.0", "relation": 1}]}
    debate = imported(tmp_path, json.dumps(whole))
    assert (len(debate.relations), UNDRAWN in debate.extra) == (1, False)


def test_a_relation_that_is_an_object_isn_t_drawn(tmp_path: Path) -> None:
    claims = [{"id": 1, "claim": "Tax is good.", "relation": {"type": "attacks", "target": 2}}, _CLAIMS[2]]
    (one,) = told(tmp_path, json.dumps([*claims, {"id": 2, "claim": "It pays."}]))
    assert one.startswith('"relation" holds several texts, or an object')


def test_points_with_counterpoints_are_told(tmp_path: Path) -> None:
    """As Debatabase has them."""
    whole = {"points_for": [{"point": "Animals have rights", "counterpoint": "Only people have."}], "points_against": [{"point": "Zoos educate", "counterpoint": "Films do."}]}  # fmt: skip
    assert told(tmp_path, json.dumps({"motion": "Ban zoos", **whole})) == [
        '2 relations or answers ("counterpoint") beside a claim: not drawn, so kept as extra'
    ]
