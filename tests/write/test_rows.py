"""CSV and JSON Lines: the same rows, which say what the map says and no spreadsheet runs."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from debate_tui.model.attribution import when
from debate_tui.model.debate import Debate, Quote
from debate_tui.pages.document import Extract
from debate_tui.read.library import read_library
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.write.csv import inert
from debate_tui.write.json import chosen_relations
from debate_tui.write.rows import COLUMNS
from debate_tui.write.writers import WRITERS, Options
from tests.builders import AT, claim, debate, debates, texts
from tests.formats import imported
from tests.write.hostile import hostile
from tests.write.statements import extracts, inked, statements

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=cmd|' /C calc'!A0", "＝1", "'=1", "'quoted'", "\ufeff=1",
    '=HYPERLINK("https://example.invalid","x")', "a;=1+1", 'a;"=1+1', "\u00a0-1", "a\n=1",
)  # fmt: skip


def sheet(extract: Extract) -> list[dict[str, str]]:
    """The file as a spreadsheet opens it, with the marks before formulas taken away."""
    text = "".join(WRITERS["csv"].write(extract, Options()))
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    assert tuple(head) == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    return [dict(zip(COLUMNS, map(unmarked, row), strict=True)) for row in rows]


def unmarked(cell: str) -> str:
    return "\n".join(part.removeprefix("'") for part in cell.split("\n"))


def lines(extract: Extract) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(WRITERS["jsonl"].write(extract, Options())).splitlines()]


REWRITTEN = (
    "007",
    "1e5",
    "2.0E-3",
    "1,000",
    "12345678901234567890",
    "3.",
    "1.0",
    "5.50",
    "3-4",
    "1/2",
    "10:30",
    "50%",
    "$5",
    "(5)",
    "2024-05",  # Excel shows "May-24", and writes that back
    "May 1",
    "1 May",
    "5 March",
    "March 2024",
    "1-Jun-24",
    "Dec. 7, 1941",
    "SEPT2",
    "3 pm",
    "True",
)
"""What a spreadsheet would show as another text."""
KEPT = (
    "0", "12", "1.5", "2024", "2024-10-09", "¶9", "12 to 14", "a 007", "()", "1a", "e5", "May", "5 marches", "about May 2024", "May 1 to 3",
    "true or false", "2024~", "2024-05~",
)  # fmt: skip


@pytest.mark.parametrize("text", REWRITTEN)
def test_no_cell_becomes_another_number_or_a_date(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert inert(f" {text}").startswith("'"), "blanks before it make no difference"


@pytest.mark.parametrize("text", KEPT)
def test_what_a_spreadsheet_leaves_as_it_is_has_no_mark(text: str) -> None:
    assert inert(text) == text


@pytest.mark.skipif(
    not shutil.which("localc"), reason="needs LibreOffice Calc (libreoffice-calc), which CI doesn't install"
)
def test_a_spreadsheet_shows_each_cell_as_it_is_written_and_runs_none(tmp_path: Path) -> None:
    odd = debate([claim(f"s/c{n}", text=text) for n, text in enumerate((*FORMULAS, *REWRITTEN, *KEPT))])
    for number, one in enumerate((hostile(), odd)):
        path = tmp_path / f"{number}.csv"
        path.write_text("".join(WRITERS["csv"].write(Extract(one), Options())), encoding="utf-8")
        user = f"-env:UserInstallation=file://{tmp_path}/user"
        # Comma, double quotation mark, UTF-8, from the first line: what its dialog offers for such a file.
        given = ["--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
        subprocess.run(["soffice", user, "--headless", *given], check=True, capture_output=True, timeout=120)
        opened = path.with_suffix(".fods").read_text(encoding="utf-8")
        assert "table:formula" not in opened
        assert "xlink:href" not in opened
        written = csv.reader(io.StringIO(path.read_text(encoding="utf-8").removeprefix("\ufeff")))
        for cells, row in zip(shown(opened), written, strict=True):
            assert cells == row[: len(cells)]
            assert not any(row[len(cells) :])


def shown(sheet: str) -> Iterator[list[str]]:
    """The cells of each row as they are seen in LibreOffice, without the empty ones at the end."""
    office = {name: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "text")}
    for row in ElementTree.fromstring(sheet).iter(f"{office['table']}table-row"):
        cells: list[str] = []
        for cell in row.iter(f"{office['table']}table-cell"):
            lines = [_plain(one, office["text"]) for one in cell.iter(f"{office['text']}p")]
            cells += ["\n".join(lines)] * int(cell.get(f"{office['table']}number-columns-repeated", "1"))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield cells


def _plain(node: ElementTree.Element, text: str) -> str:
    """The text of a paragraph; several blanks are an element with their number."""
    own = " " * int(node.get(f"{text}c", "1")) if node.tag == f"{text}s" else node.text or ""
    return own + "".join(_plain(one, text) + (one.tail or "") for one in node)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = inert(text)
    assert cell.startswith("'") or not re.match(r"\s*[=+\-@＝'\t\r\n]", cell)
    assert not re.search(r';"*[=+\-@]', cell)
    assert inked(cell.removeprefix("'")) == inked(safe(one_line(text)))


@given(texts() | st.sampled_from(FORMULAS))
@example("';@ '")
def test_a_mark_is_taken_away_again_and_nothing_else(text: str) -> None:
    plain = safe(one_line(text))
    assert unmarked(inert(text)) in (plain, re.sub(r';(?="*[=+\-@＝＋－＠﹦﹢﹣﹫])', "; ", plain))


@given(debates())
def test_both_are_the_same_rows(one: Debate) -> None:
    for cells, row in zip(sheet(Extract(one)), lines(Extract(one)), strict=True):
        assert set(row) <= set(COLUMNS)
        for key in COLUMNS:
            value = row.get(key, "")
            many = value if isinstance(value, list) else [value]
            if key == "quote":
                many = [line for part in many for line in part.splitlines()]
            assert cells[key] == "\n".join(unmarked(inert(part)) for part in many)


def test_a_quote_keeps_its_lines() -> None:
    said = replace(claim("s/a"), quotes=(Quote("=First; line\nsecond line\n\nnew paragraph", AT),))
    (row,) = (row for row in sheet(Extract(debate([said]))) if row["row"] == "claim")
    assert row["quote"] == "=First; line\nsecond line\n\nnew paragraph"


def test_no_cell_of_a_hostile_map_is_a_formula_or_drives_a_terminal() -> None:
    text = "".join(WRITERS["csv"].write(Extract(hostile()), Options())).removeprefix("\ufeff")
    assert all(safe(line) == line for line in text.split("\n"))
    for row in csv.reader(io.StringIO(text)):
        assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell)]


@pytest.mark.parametrize("name", ["csv", "jsonl"])
@settings(max_examples=40)
@given(extracts)
def test_they_state_what_the_map_states(name: str, extract: Extract) -> None:
    found = sheet(extract) if name == "csv" else lines(extract)
    text = inked(
        " ".join(" ".join([value] if isinstance(value, str) else value) for row in found for value in row.values())
    )
    for said in statements(extract, prose=False):
        assert inked(said.strip("“”")) in text


@given(extracts)
def test_what_is_derived_says_so(extract: Extract) -> None:
    marked = {(row["row"], row["id"]) for row in lines(extract) if row.get("derived") == "derived"}
    positions = [extract.debate.position[id] for id in extract.chosen_positions]
    assert marked == {("position", p.id) for p in positions if p.derived} | {
        ("issue", i.id) for i in extract.chosen_issues if i.derived
    }


@settings(max_examples=40)
@given(extracts)
def test_the_map_can_be_made_of_its_rows_again(extract: Extract) -> None:
    """Claims with their quotes, voices and issues, answers, and every relation, straight from the cells."""
    one, found = extract.debate, lines(extract)
    issue = {row["issue"][0]: row["id"] for row in found if row["row"] == "issue"}
    position = {row["position"]: row["id"] for row in found if row["row"] == "position"}
    source = {row["source"]: row["id"] for row in found if row["row"] == "source"}
    claims: dict[str, Any] = {}
    for row in (row for row in found if row["row"] == "claim"):
        said = claims.setdefault(
            row["id"], [row["claim"], position[row["position"]], source[row["source"]], row.get("role"), []]
        )
        assert [issue[name] for name in row.get("issue", [])] == [
            i for i in one.claim[row["id"]].issues if i in issue.values()
        ]
        if "quote" in row:
            quoted = source[row["quoted"]] if "quoted" in row else said[2]
            said[4].append((row["quote"], row.get("locator"), row.get("note"), row["state"], quoted))
    assert claims == {
        c.full_id: [c.text, c.position, c.source, c.role, [
            (q.text, q.locator, q.note, str(q.state), c.source_of(q)) for q in c.quotes
        ]] for c in extract.chosen_claims
    }  # fmt: skip
    relations = {
        (*row.get("linked", [row["id"]]), row["relation"], row["to"], row.get("why"), row["by"], row.get("label"))
        for row in found
        if row["row"] == "relation"
    }
    assert relations == {(*r.origins, str(r.kind), r.target, r.why, str(r.by), r.id) for r in chosen_relations(extract)}
    answers = {
        (position[row["position"]], issue[row["issue"][0]]): row["answer"] for row in found if row["row"] == "answer"
    }
    assert answers == {
        (s.position, s.issue): s.answer
        for s in one.stances
        if s.issue in issue.values() and s.position in extract.chosen_positions
    }


def test_a_date_as_it_was_given_stands_in_its_column_and_comes_back(tmp_path: Path) -> None:
    one = debate([claim("s/a")])
    one = replace(one, sources=(replace(one.sources[0], published=None, extra={"date": "before 1850"}),))
    assert WRITERS["csv"].left_out(Extract(one)) == ""
    path = tmp_path / "rows.csv"
    path.write_text("".join(WRITERS["csv"].write(Extract(one), Options())), encoding="utf-8")
    (again,) = read_library([path]).debates
    assert when(again.sources[0]) == "dated “before 1850”"
    assert when(replace(again.sources[0], extra={"date": "about " * 100})) == f"dated “{'about ' * 11}about …”"


def test_control_characters_that_no_cell_has_are_told(tmp_path: Path) -> None:
    """A quote came back with � in it, and no account said so."""
    read = imported(
        tmp_path,
        '{"claim": "It is so", "author": "Ann Lee", "quote": "p\\u0001ra", "locator": "\\u001b3", "why": "", "note": "zero\\u200bwidth"}\n',
    )
    told = {name: WRITERS[name].left_out(Extract(read)) for name in ("csv", "jsonl")}
    assert told == {
        "csv": "left out, for CSV for spreadsheets has no place for it: control and invisible characters of 3 texts",
        "jsonl": "",
    }
