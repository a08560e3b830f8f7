"""Lists of relations within rows of JSON are drawn between rows, and told where they are between parts of a row's text."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.model.debate import Debate
from debate_tui.model.library import UNDRAWN
from tests.formats import read
from tests.read.rows.test_shapes import relations

POWER, LEAK = "Dams are needed because they make power.", "They leak in every spring."
SPANS = [
    {"id": 1, "label": "Claim", "start_offset": 0, "end_offset": 15},
    {"id": 2, "label": "Premise", "start_offset": 24, "end_offset": 39},
]


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def told(tmp_path: Path, *rows: dict[str, Any]) -> tuple[Debate, list[str]]:
    debate, found = read(tmp_path, lines(*rows))
    assert debate is not None
    return debate, [one.message for one in found if one.code == "W127"]


@pytest.mark.parametrize("name", ["entities", "units", "spans", "components"])
@pytest.mark.parametrize(
    "relation",
    [
        {"id": 1, "from_id": 2, "to_id": 1, "type": "supports"},
        {"source": 2, "target": 1, "type": "support"},
        {"target": 2, "type": "supports"},
    ],
)
def test_relations_between_parts_of_a_text_are_not_drawn_between_rows(
    name: str, relation: dict[str, Any], tmp_path: Path
) -> None:
    """Both count from 1, so that the second row supported the first."""
    first = {"id": 1, "text": POWER, name: SPANS, "relations": [relation]}
    debate, (message,) = told(tmp_path, first, {"id": 2, "text": LEAK, name: [], "relations": []})
    assert not debate.relations
    assert message.startswith('1 list of relations ("relations") that aren\'t between rows')
    assert debate.extra[UNDRAWN] == 1
    assert json.loads(debate.claims[0].extra["relations"]) == [relation]


def test_relations_of_a_row_beside_parts_with_other_ids_are_drawn(tmp_path: Path) -> None:
    spans = [{"id": "T1", "text": "Dams are needed"}]
    first = {"id": "c1", "text": POWER, "spans": spans, "relations": [{"type": "attack", "target": "c2"}]}
    debate, messages = told(tmp_path, first, {"id": "c2", "text": LEAK})
    assert relations(debate) == [(POWER, "undercuts", LEAK)]
    assert messages == []


@pytest.mark.parametrize(
    "others", [[{"id": 1, "name": "traffic"}], [{"id": 2, "user": "Bo"}, {"id": 1, "text": "I agree."}]]
)
def test_tags_and_comments_that_count_from_one_are_no_parts_of_the_text(others: list[Any], tmp_path: Path) -> None:
    first = {"id": "1", "claim": POWER}
    second = {"id": "2", "claim": LEAK, "relations": [{"type": "attack", "target": "1"}], "others": others}
    debate, messages = told(tmp_path, first, second)
    assert relations(debate) == [(LEAK, "undercuts", POWER)]
    assert messages == []


def test_ends_that_are_numbers_of_rows_are_kept_whole(tmp_path: Path) -> None:
    """The row that it began at was lost, and the claim beside it was said to support itself."""
    edge = {"source": 1, "target": 0, "type": "support"}
    debate, (message,) = told(tmp_path, {"text": LEAK, "relations": [edge]}, {"text": POWER, "relations": []})
    assert not debate.relations
    assert json.loads(debate.claims[0].extra["relations"]) == [edge]
    assert "aren't between rows, or can't be read" in message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("arg_relations", [{"type": "supports", "source": "T2", "target": "T1"}]),
        ("argument_relations", [["T1", "T2"]]),
        ("relations", {"head": [0], "tail": [1], "label": [0]}),
        ("relations", [{"head": 5, "child": 0, "label": "SUPPORTS"}]),
        ("perspectives", [{"pids": [1, 27], "stance_label_3": "SUPPORT"}]),
        ("verdicts", [{"on": "x", "target": "b", "stance": "con"}]),
    ],
)
def test_relations_that_can_not_be_read_are_told_and_not_said_to_be_absent(
    name: str, value: Any, tmp_path: Path
) -> None:
    debate, (message,) = told(tmp_path, {"id": "a", "claim": POWER, name: value}, {"id": "b", "claim": LEAK})
    assert f'1 list of relations ("{name}")' in message
    assert debate.extra[UNDRAWN] == 1
    assert json.loads(debate.claims[0].extra[name]) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("spans", [{"start": 0, "label": "Premise"}, {"start": 9, "label": "Claim"}]),
        ("tags", [{"name": "energy"}]),
        ("relations", []),
        ("meta", {"stance": "pro"}),
        ("votes", [{"user": "bo", "vote": "for"}, {"user": "cy", "vote": "against"}]),
        ("hyperlinks", [{"href": "https://example.org"}]),
        ("locations", [{"page": 3}]),
        ("aspects", [{"start": 0, "end": 4, "label": "support"}]),
    ],
)
def test_lists_that_relate_nothing_are_keys(name: str, value: Any, tmp_path: Path) -> None:
    debate, messages = told(tmp_path, {"id": "a", "claim": POWER, name: value}, {"id": "b", "claim": LEAK})
    assert (messages, debate.extra) == ([], {})


def test_several_lists_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    """They came in that of a set, which is another in each run."""
    names = [f"{name}_relations" for name in ("span", "arg", "text", "unit")]
    lists = {name: [["T1", "T2"]] for name in names}
    _, (message,) = told(tmp_path, {"id": "a", "claim": POWER, **lists}, {"id": "b", "claim": LEAK})
    assert "4 lists of relations (" + ", ".join(f'"{name}"' for name in names) + ")" in message
