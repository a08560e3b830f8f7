"""The column that somebody names is found in the rows within a row, too, and a refusal names it."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.library import Library
from debate_tui.read.library import read_file
from debate_tui.read.rows.nested import reached, spread

TOPICS = [
    {"topic": "Dams", "votes": [1, 2], "opinions": [{"body": "They leak in spring."}, {"body": "They give power."}]},
    {"topic": "Zoos", "opinions": [{"body": "They harm animals."}]},
]


def opened(folder: Path, rows: Any, **columns: str) -> Library:
    file = folder / "map.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return read_file(file, None, {name: role for role, name in columns.items()})[0]


def test_a_column_of_rows_within_rows_is_named_and_read(tmp_path: Path) -> None:
    """It was said that there is no such column."""
    refused = opened(tmp_path, TOPICS)
    assert shlex.quote("claim=body") in refused.diagnostics[0].hint
    (debate,) = opened(tmp_path, TOPICS, claim="body", issue="topic").debates
    question = {one.id: one.question for one in debate.issues}
    assert [(one.text, *(question[id] for id in one.issues)) for one in debate.claims] == [
        ("They leak in spring.", "Dams"),
        ("They give power.", "Dams"),
        ("They harm animals.", "Zoos"),
    ]
    assert [dict(one.extra) for one in debate.claims] == [{"votes": ("1", "2")}, {}, {}]


def test_a_column_is_reached_at_any_depth(tmp_path: Path) -> None:
    (debate,) = opened(tmp_path, {"data": [{"of": "all", "pages": TOPICS}]}, claim="body").debates
    assert [one.text for one in debate.claims] == ["They leak in spring.", "They give power.", "They harm animals."]


def test_a_refusal_of_rows_that_say_nothing_names_the_column_within_them(tmp_path: Path) -> None:
    (told,) = opened(tmp_path, [{"topicText": "Dams", "claims": [{"body": "They leak in spring."}]}]).diagnostics
    assert (told.code, shlex.quote("claim=body") in told.hint) == ("E128", True)


def test_the_claims_of_a_topic_of_ibm_are_on_its_sides(tmp_path: Path) -> None:
    claims = [
        {"stance": "PRO", "claimCorrectedText": "Games harm"},
        {"stance": "CON", "claimCorrectedText": "Games teach"},
    ]
    (debate,) = opened(tmp_path, [{"topicId": 1, "topicText": "Ban games", "claims": claims}]).debates
    assert [(one.text, debate.position[one.position].label) for one in debate.claims] == [
        ("Games harm", "PRO"),
        ("Games teach", "CON"),
    ]
    assert [one.question for one in debate.issues] == ["Ban games"]


@pytest.mark.parametrize(
    "row",
    ["text", {"body": "It is so.", "inner": [{"body": "No."}]}, {"inner": [{"body": "No."}, "text"]}, {"inner": []}],
)
def test_a_row_with_the_column_or_with_none_within_stays(row: Any) -> None:
    assert reached(row, "body") == [row]


def test_each_text_of_a_list_of_claims_is_one_of_whoever_the_row_names(tmp_path: Path) -> None:
    """Of several in a list none was read, of one alone that was."""
    spoken = [{"speaker": "Ann", "claims": ["Tax is good.", "It pays."]}, {"speaker": "Bo", "claims": ["Tax is bad."]}]
    found = opened(tmp_path, spoken)
    assert [one.full_id for one in found.debates[0].claims] == ["ann/tax-is-good", "ann/it-pays", "bo/tax-is-bad"]
    assert list(found.diagnostics) == []


@pytest.mark.parametrize(
    "row",
    [
        {"claim": "Tax is good.", "arguments": ["It pays a lot.", "It is fair to all."]},
        {"claims": ["Tax is good.", "It pays."], "quote": "Tax is good"},
        {"claims": ["Tax is good.", "It pays."], "id": "1"},
        {"claims": ["Tax is good.", "c2"]},
        {"claims": ["Tax is good.", 2]},
        {"claims": ["c1", "c2"]},
        {"claims": ["Tax is good."]},
        {"claims": []},
    ],
)
def test_a_list_of_what_may_be_no_claims_or_of_one_stays_in_its_row(row: Any) -> None:
    assert spread(row) == [row]
