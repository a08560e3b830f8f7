"""What a table has beside what a map has a place for comes back from its exports, in the columns that it stood in."""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import Debate
from debate_tui.pages.document import Extract
from debate_tui.write.csv import left_out
from debate_tui.write.rows import COLUMNS
from tests.formats import by_way_of_toml, imported, written

NAMES = (
    "Rating", "My note", "weight", "Title 2", "objection", "Rebuttal", "Author (2)", "=x", "#hid", "2. Claim", "a, b", "ü",
    "Quelle", "Row", "Speaker 2", "parent", "premise", "page", "x\ny",
)  # fmt: skip
_WORDS = st.sampled_from(("5", "=1", "'a", "It is not.", "a\nb", " x ", "yes", "12.5", "TRUE", "ü 中"))


def kept(debate: Debate) -> list[dict[str, Any]]:
    """What each claim keeps; a list is one, whatever holds it."""
    return [json.loads(json.dumps(dict(claim.extra))) for claim in debate.claims]


def table(columns: list[str], cells: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([["claim", "author", *columns], *(["It is so.", "Ann Lee", *row] for row in cells)])
    return text.getvalue()


def test_a_column_that_a_map_has_no_place_for_is_written_back(tmp_path: Path) -> None:
    debate = imported(
        tmp_path, "claim,source,Weight,My note\nIt pays.,Lee 2020,5,weak\nIt hurts.,Ng 2021,3,\n", "t.csv"
    )
    out = written(by_way_of_toml(tmp_path, debate), "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert list(rows[0]) == [*COLUMNS, "Weight", "My note"]
    assert [(row["Weight"], row["My note"]) for row in rows if row["row"] == "claim"] == [("5", "weak"), ("3", "")]
    assert kept(imported(tmp_path, out, "again.csv")) == kept(debate)
    lines = [json.loads(line) for line in written(debate, "jsonl").splitlines()]
    assert [line.get("My note") for line in lines if line["row"] == "claim"] == ["weak", None]
    assert not left_out(Extract(debate))


def test_what_would_mean_something_beside_our_columns_is_left_out_and_told(tmp_path: Path) -> None:
    """Beside our `author`, the column would say who claims it; nobody knows whether they do."""
    debate = imported(tmp_path, "claim,author,Rating\nIt pays.,Ann Lee,5\nIt hurts.,Bo Ng,3\n", "t.csv")
    assert kept(debate) == [{"author": "Ann Lee", "Rating": "5"}, {"author": "Bo Ng", "Rating": "3"}]
    out = written(debate, "csv")
    assert "Ann Lee" not in out
    assert kept(imported(tmp_path, out, "again.csv")) == [{"Rating": "5"}, {"Rating": "3"}]
    assert left_out(Extract(debate)) == ["2 values under extra"]


def test_other_formats_extra_makes_no_columns(tmp_path: Path) -> None:
    debate = imported(tmp_path, '1 It pays.\n2 "It hurts."\n#\n2 1 attacks\n', "t.tgf")
    assert written(debate, "csv").splitlines()[0].removeprefix("\ufeff") == ",".join(COLUMNS)


@pytest.mark.parametrize("format", ["csv", "jsonl"])
@given(columns=st.lists(st.sampled_from(NAMES), unique=True, max_size=5), data=st.data())
def test_whatever_further_columns_a_table_has_its_export_says_nothing_else(
    format: str, columns: list[str], data: st.DataObject
) -> None:
    """Each value of a claim comes back under its name or is counted as left out, and none becomes a claim, a name or a relation."""
    cells = [data.draw(st.lists(_WORDS, min_size=len(columns), max_size=len(columns))) for _ in range(2)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = imported(folder, table(columns, cells), "t.csv")
        after = imported(folder, written(before, format), f"t.{format}")
    assert [(one.full_id, one.text, one.voice) for one in after.claims] == [
        (one.full_id, one.text, one.voice) for one in before.claims
    ]
    assert [(one.kind, one.origins, one.target) for one in after.relations] == [
        (one.kind, one.origins, one.target) for one in before.relations
    ]
    assert after.sources == before.sources or [one.authors for one in after.sources] == [
        one.authors for one in before.sources
    ]
    for was, now in zip(kept(before), kept(after), strict=True):
        assert now.items() <= was.items()
