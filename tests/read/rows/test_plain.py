"""The plain table, as any program writes it: whatever the order, the names and the code of its columns, all that it says is in the map."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from debate_tui.frozen import dataclass
from debate_tui.model.debate import Debate, Kind
from tests.formats import imported

COLUMNS = ("id", "claim", "position", "issue", "source", "author", "date", "quote", "locator", "relation", "to")
Rows = Sequence[Mapping[str, str]]

_SUBJECTS = ("Dams", "Die Wälder", "Les impôts", "Zölle, ja", "Ferries; boats", "Trams | buses", "“Parks”", 'The "new" road', "税", "=Roads")  # fmt: skip
_VERBS = (
    "are good",
    "cost 1,000 a year",
    "halten nicht",
    "n'aident pas",
    "work: all of them",
    "- they say - fail",
    "pay\toff",
)
_TEXTS = [f"{one} {two}" for one in _SUBJECTS for two in _VERBS]
_QUOTES = ("They work, he says", "line one\nline two", 'he said "no"', "'tis so", "100 % of it; all", "no, never")
_KINDS = ("supports", "rebuts", "undercuts", "qualifies", "concurs", "rephrases")
_SOURCES = (
    ("NYT", "Ann Lee", "2020-01-02"),
    ("Bericht; Band 2", "Müller, Jörg", "2021"),
    ("Le Monde", "", "2019-05"),
    ("Essay", "Bo Li", ""),
)


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says, as a person would count it."""

    rows: Rows
    claims: Sequence[tuple[str, str]]
    """Of each claim its words and its source."""
    quotes: Mapping[str, Sequence[tuple[str, str | None]]]
    relations: Sequence[tuple[str, str, str]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    texts = draw(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=6, unique=True))
    by_id = draw(st.booleans())
    rows: list[dict[str, str]] = []
    claims: list[tuple[str, str]] = []
    quotes: dict[str, list[tuple[str, str | None]]] = {}
    relations: list[tuple[str, str, str]] = []
    for n, text in enumerate(texts):
        title, author, date = draw(st.sampled_from(_SOURCES))
        about = {"claim": text, "source": title, "author": author, "date": date} | ({"id": f"c{n}"} if by_id else {})
        about |= {
            "position": draw(st.sampled_from(("Pro", "Con", "Greens"))),
            "issue": draw(st.sampled_from(("Dams", "Costs, all"))),
        }
        claims.append((line_of(text), title))
        said = draw(
            st.lists(
                st.tuples(st.sampled_from(_QUOTES), st.sampled_from(("", "p. 3", "¶4, l. 2"))), max_size=3, unique=True
            )
        )
        others = [one for one in texts if one != text]
        drawn = (
            draw(st.lists(st.tuples(st.sampled_from(_KINDS), st.sampled_from(others)), max_size=3, unique=True))
            if others
            else []
        )
        known = {
            (kind, to, start) for kind, start, to in relations if Kind(kind).symmetric
        }  # of which the other way is the same
        drawn = [(kind, to) for kind, to in drawn if (kind, line_of(text), line_of(to)) not in known]
        quotes[line_of(text)] = [(words, place or None) for words, place in said]
        relations += [(kind, line_of(text), line_of(to)) for kind, to in drawn]
        for k in range(max(len(said), len(drawn), 1)):
            row = {**about}
            if k < len(said):
                row |= {"quote": said[k][0], "locator": said[k][1]}
            if k < len(drawn):
                row |= {"relation": drawn[k][0], "to": f"c{texts.index(drawn[k][1])}" if by_id else drawn[k][1]}
            rows.append({name: cell for name, cell in row.items() if cell})
    return Table(rows, claims, quotes, relations)


def line_of(text: str) -> str:
    return " ".join(text.split())


names = st.sampled_from((str.lower, str.upper, str.title, lambda name: f" {name.title()}: "))
codes = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32"))


def says_all(debate: Debate, table: Table) -> None:
    texts = {claim.full_id: line_of(claim.text) for claim in debate.claims}
    assert [(texts[one.full_id], debate.source[one.source].title) for one in debate.claims] == [*table.claims]
    assert {texts[one.full_id]: [(q.text, q.locator) for q in one.quotes] for one in debate.claims} == table.quotes
    drawn = [(str(one.kind), texts[start], texts[one.target]) for one in debate.relations for start in one.origins]
    assert sorted(drawn) == sorted(table.relations)
    for row in table.rows:
        claim = next(one for one in debate.claims if texts[one.full_id] == line_of(row["claim"]))
        source = debate.source[claim.source]
        assert (source.authors, source.published) == ((row["author"],) if "author" in row else (), row.get("date"))
        assert debate.position[claim.position].label == row["position"]
        assert {debate.issue[one].question for one in claim.issues} == {row["issue"]}
        assert not claim.extra


@settings(max_examples=150, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(table=tables(), order=st.permutations(COLUMNS), called=names, delimiter=st.sampled_from(",;\t|"), code=codes,
       end=st.sampled_from(("\n", "\r\n")), quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))  # fmt: skip
def test_a_plain_table_is_read_whoever_writes_it(
    table: Table, order: Sequence[str], called: Callable[[str], str], delimiter: str, code: str, end: str, quoting: Any
) -> None:
    used = {name for row in table.rows for name in row}
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow([called(name) for name in order if name in used])
    writer.writerows([[row.get(name, "") for name in order if name in used] for row in table.rows])
    with tempfile.TemporaryDirectory() as folder:
        says_all(imported(Path(folder), file.getvalue().encode(code)), table)


@settings(max_examples=80, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(table=tables(), lines=st.booleans(), nulls=st.booleans())
def test_a_plain_table_in_json_is_read(table: Table, lines: bool, nulls: bool) -> None:
    rows = [{name: row.get(name) for name in COLUMNS} if nulls else dict(row) for row in table.rows]
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows)
    with tempfile.TemporaryDirectory() as folder:
        says_all(imported(Path(folder), text), table)
