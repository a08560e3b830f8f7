"""What somebody writes into a cell of our own export that we left empty: kept, told, and written into its cell again."""

import copy
import csv
import io
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from debate_tui.model.attribution import SILENCES, undrawn
from debate_tui.model.debate import Debate
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.document import Extract
from debate_tui.read.rows.places import PLACES
from debate_tui.write.rows import COLUMNS
from debate_tui.write.writers import WRITERS
from tests.builders import debates
from tests.formats import imported, read, written
from tests.read.kept import MAP
from tests.tui.screens import harbour

Rows = list[dict[str, str | list[str]]]


def rows_of(debate: Debate, format: str) -> Rows:
    text = written(debate, format).removeprefix("\ufeff")
    if format == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(io.StringIO(text))]


def text_of(rows: Rows, format: str) -> str:
    if format == "jsonl":
        return "".join(f"{json.dumps(row)}\n" for row in rows)
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def filled(rows: Rows) -> Iterator[tuple[int, str, str]]:
    """The empty cells of rows by row and column, each with a word of its own."""
    for number, row in enumerate(rows):
        for column in COLUMNS:
            if column not in row:
                yield number, column, f"zq{number}x{COLUMNS.index(column)}z"


@pytest.mark.parametrize("format", ["csv", "jsonl"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_word_in_an_empty_cell_of_any_row_is_in_the_map(format: str, column: str, tmp_path: Path) -> None:
    """A teacher's remark beside an issue was lost without a word."""
    debate = imported(tmp_path, written(harbour(), format))
    rows = rows_of(debate, format)
    first = {(str(row["row"]), "quote" in row): number for number, row in reversed([*enumerate(rows)])}
    told: dict[tuple[str, str], str] = {}
    for number, name, word in filled(rows):
        if name == column and number in first.values():
            rows[number][name] = word
            told[str(rows[number]["row"]), column] = word
    after, found = read(tmp_path, text_of(rows, format))
    assert after is not None
    kept = written(after, "toml")
    messages = " ".join(f"{one.message} {one.hint}" for one in found)
    lost = {cell: word for cell, word in told.items() if word not in kept and word not in messages}
    assert lost == {}
    again = rows_of(after, format)
    back = {(kind, name) for (kind, name), word in told.items() if any(row.get(name) == word for row in again)}
    free = {cell for cell in told if cell[1] not in PLACES.get(cell[0], ())}
    assert free - back == set()
    assert free <= {
        cell for cell in told if any(f"“{cell[0]}”" in one.message or f'"{cell[0]}"' in one.message for one in found)
    }


@pytest.mark.parametrize("format", ["csv", "jsonl"])
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(one=debates(), seed=st.integers(0, 99))
def test_words_in_empty_cells_of_any_map_are_in_it(format: str, one: Debate, seed: int) -> None:
    assume(one.positions and one.issues)
    with tempfile.TemporaryDirectory() as name:
        rows = rows_of(imported(Path(name), written(one, "toml"), "map.toml"), format)
        words, chance = {}, random.Random(seed)
        for number, column, word in filled(rows):
            if chance.random() < 0.2 and column not in ("relation", "to", "linked"):
                rows[number][column] = words[number, column] = word
        after, found = read(Path(name), text_of(rows, format))
        assert after is not None
        kept = written(after, "toml") + " ".join(one.message for one in found)
    assert {cell: word for cell, word in words.items() if word not in kept} == {}


def test_every_silence_that_we_write_is_known(tmp_path: Path) -> None:
    silences = [row["answer"] for row in rows_of(harbour(), "csv") if row["row"] == "silence"]
    assert silences
    assert {*silences} <= SILENCES
    rows = [*rows_of(harbour(), "csv")]
    for row in rows:
        if row["row"] == "silence":
            row["answer"] = "They never said."
    debate, found = read(tmp_path, text_of(rows, "csv"))
    assert debate is not None
    assert [one["answer"] for one in debate.extra["rows"]] == ["They never said."] * len(silences)
    assert "somebody's words" in found[0].message


def test_a_remark_is_counted_as_written_and_what_has_no_cell_as_left_out(tmp_path: Path) -> None:
    map = MAP.replace('label = "Trade"\n', 'label = "Trade"\nextra = { note = "two\\nlines", mood = "grim" }\n')
    debate = imported(tmp_path, map, "map.toml")
    bare = imported(tmp_path, MAP, "map.toml")
    before, after = (WRITERS["csv"].left_out(Extract(one)) for one in (bare, debate))
    assert (before, after) == tuple(
        f"left out, for CSV for spreadsheets has no place for it: {n} values under extra" for n in (3, 4)
    )
    again = imported(tmp_path, written(debate, "csv"))
    assert again.issues[0].extra == {"note": "two\nlines"}


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all objects in a value of JSON."""
    if isinstance(value, dict):
        yield path
        for key, one in value.items():
            yield from paths(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value[:2]):
            yield from paths(one, (*path, number))


def test_an_unknown_member_anywhere_in_our_json_is_kept_and_told(tmp_path: Path) -> None:
    whole = json.loads(
        written(
            imported(
                tmp_path, MAP.replace("[[position]]", '[debate.origin]\nformat = "x"\n[[position]]', 1), "map.toml"
            ),
            "json",
        )
    )
    everywhere = [path for path in paths(whole) if "extra" not in path]
    assert {tuple(one for one in path if isinstance(one, str)) for path in everywhere} >= {
        (), ("debate",), ("debate", "origin"), ("claim", "quote"), ("claim", "voice"), ("conflict", "says"), ("pairings", "pairs", "partners"), ("meetings",), ("stance",),
    }  # fmt: skip
    for path in everywhere:
        changed = copy.deepcopy(whole)
        place = changed
        for step in path:
            place = place[step]
        place["mood"] = {"zq": [1, "grim"]}
        debate, found = read(tmp_path, json.dumps(changed, indent=1))
        assert debate is not None
        assert "has the unknown key" in found[0].message, path
        again = json.loads(written(debate, "json"))
        assert {"zq": [1, "grim"]} in list(_values(again)), path
        assert "mood = { zq" in written(debate, "toml"), path


def _values(value: Any) -> Iterator[Any]:
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _values(one)


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_that_relations_are_not_drawn_is_known_when_rows_are_read_again(format: str, tmp_path: Path) -> None:
    """Of claims to which the file of origin has relations that aren't drawn, nobody answered them again."""
    debate = imported(tmp_path, "1 Dams leak\n2 Dams hold\n3 Rain falls\n#\n1 2 doubts\n3 2 supports\n", "a.tgf")
    again = imported(tmp_path, written(debate, format), f"again.{format}")
    assert (undrawn(again), again.extra[UNDRAWN]) == (undrawn(debate), debate.extra[UNDRAWN])
    assert "note" not in again.extra


def test_what_is_not_drawn_adds_up_and_a_note_beside_it_stays(tmp_path: Path) -> None:
    """Two more such rows took the place of five, and a note behind the number took it away."""
    debate = imported(tmp_path, "1 Dams leak\n2 Dams hold\n#\n1 2 doubts\n", "a.tgf")
    lines = written(debate, "csv").split("\n")
    noted = [line.replace("relations not drawn: 1", "relations not drawn: 5; mine") for line in lines]
    again = imported(tmp_path, "\n".join(noted), "again.csv")
    assert (again.extra[UNDRAWN], again.extra["note"]) == (5, "mine")
    row = next(line for line in noted if "Dams hold" in line and "claim" in line.split(",")[0])
    cells = next(csv.reader([row]))
    cells[COLUMNS.index("relation")], cells[COLUMNS.index("to")] = "frobs", "Dams leak"
    more = io.StringIO()
    csv.writer(more).writerow(["relation", *cells[1:]])
    third = imported(tmp_path, "\n".join([*noted[:-1], more.getvalue()]), "third.csv")
    assert third.extra[UNDRAWN] == 6


def test_a_word_of_ones_own_in_the_column_state_is_kept(tmp_path: Path) -> None:
    """It was dropped without a word."""
    debate = imported(tmp_path, "claim,quote,author\nTax is good,It pays,Ann\nTax is bad,,Bo\n")
    table = written(debate, "csv").replace("unverified", "zqstate").replace("no quote", "zqnone")
    again, found = read(tmp_path, table, "again.csv")
    assert again is not None
    assert [one.extra for one in again.claims] == [{"state": "zqstate"}, {"state": "zqnone"}]
    assert [one.code for one in found if one.code == "W127"] == ["W127"]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_a_citation_that_somebody_wrote_is_kept_and_told(format: str, tmp_path: Path) -> None:
    """It is found out again, so that it was dropped without a word."""
    debate = imported(tmp_path, written(harbour(), format))
    rows = rows_of(debate, format)
    claims = [row for row in rows if row["row"] == "claim"]
    claims[0]["citation"] = f"{claims[0]['citation']}, zqchecked by me"
    after, found = read(tmp_path, text_of(rows, format))
    assert after is not None
    assert [one.extra.get("citation") for one in after.claims[:2]] == [claims[0]["citation"], None]
    assert [one.count for one in found if '"citation"' in one.message or "“citation”" in one.message] == [1]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_no_citation_that_we_wrote_is_taken_for_somebody_s(format: str, shared: Path, tmp_path: Path) -> None:
    folders = (shared / "samples", Path(__file__).parents[1] / "corpus")
    paths = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size < 50_000
    ]
    seen = 0
    for path in paths:
        before, _ = read(tmp_path, path.read_bytes(), path.name)
        if before is not None and before.claims and not any("citation" in one.extra for one in before.claims):
            after = imported(tmp_path, written(before, format))
            assert [one.text for one in after.claims if "citation" in one.extra] == [], path
            seen += 1
    assert seen > 30


@settings(max_examples=30, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(one=debates())
def test_no_citation_of_any_map_is_taken_for_somebody_s(one: Debate) -> None:
    assume(one.positions and one.issues)
    with tempfile.TemporaryDirectory() as name:
        before = imported(Path(name), written(one, "toml"), "map.toml")
        for format in ("csv", "jsonl"):
            assert not any("citation" in claim.extra for claim in imported(Path(name), written(before, format)).claims)
