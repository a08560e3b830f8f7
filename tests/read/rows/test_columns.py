"""Of a table whose columns have names that nobody knows, whoever opens it says which is which."""

import json
import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest

from debate_tui.cli import main
from debate_tui.model.debate import Debate, Kind
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.read.formats import COLUMNS
from debate_tui.read.library import read_file
from debate_tui.read.rows.columns import is_table, meanings
from debate_tui.read.seems import seems
from tests.counted import calls
from tests.formats import imported


def opened(folder: Path, data: bytes | str, **columns: str) -> tuple[Debate | None, Sequence[Diagnostic]]:
    """`columns`: by what a column is, its name."""
    path = folder / "table"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    library, _ = read_file(path, None, {name: role for role, name in columns.items()})
    return next(iter(library.debates), None), library.diagnostics


def said(debate: Debate | None) -> list[tuple[str, Sequence[str]]]:
    assert debate is not None
    return [(one.text, debate.source[one.source].authors) for one in debate.claims]


POSTS: list[tuple[str, Sequence[str]]] = [("The road should close.", ("Ann Lee",)), ("Trade falls.", ("Bo Oak",))]
TABLES: dict[str, str | bytes] = {
    "CSV": "TextContent,News\nThe road should close.,Ann Lee\nTrade falls.,Bo Oak\n",
    "semicolons": "TextContent;News\nThe road should close.;Ann Lee\nTrade falls.;Bo Oak\n",
    "TSV": "TextContent\tNews\nThe road should close.\tAnn Lee\nTrade falls.\tBo Oak\n",
    "below a title": "Posts of May\n\nTextContent,News\nThe road should close.,Ann Lee\nTrade falls.,Bo Oak\n",
    "UTF-16": "TextContent\tNews\nThe road should close.\tAnn Lee\nTrade falls.\tBo Oak\n".encode("utf-16"),
    "JSON Lines": '{"TextContent": "The road should close.", "News": "Ann Lee"}\n'
    '{"News": "Bo Oak", "TextContent": "Trade falls."}\n',
    "JSON": json.dumps([{"TextContent": text, "News": by} for text, (by,) in POSTS]),
    "JSON in UTF-16": json.dumps([{"TextContent": text, "News": by} for text, (by,) in POSTS]).encode("utf-16"),
    "a member of JSON": json.dumps({"data": [{"TextContent": text, "News": by} for text, (by,) in POSTS]}),
    "columns of JSON": json.dumps({"TextContent": [one for one, _ in POSTS], "News": [by for _, (by,) in POSTS]}),
}


@pytest.mark.parametrize("name", TABLES)
def test_whoever_opens_a_table_says_which_column_is_which(name: str, tmp_path: Path) -> None:
    assert opened(tmp_path, TABLES[name])[0] is None
    debate, _ = opened(tmp_path, TABLES[name], claim="TextContent", author="News")
    assert said(debate) == POSTS
    assert debate is not None
    assert debate.extra["columns"] == {"claim": "TextContent", "author": "News"}


def test_a_column_that_is_named_goes_before_those_that_are_called_so(tmp_path: Path) -> None:
    table = "claim,claims,Text,author,who\n7,8,The road should close.,a checker,Ann Lee\n,,Trade falls.,,Bo Oak\n"
    debate, _ = opened(tmp_path, table, claim="Text", author="who")
    assert said(debate) == POSTS
    assert debate is not None
    assert debate.claims[0].extra == {"claim (another)": "7", "claims": "8", "author (another)": "a checker"}


def test_a_column_may_be_the_second_of_a_name_or_have_none(tmp_path: Path) -> None:
    table = "x,x,\nno,The road should close.,Ann Lee\nno,Trade falls.,Bo Oak\n"
    debate, _ = opened(tmp_path, table, claim="x (2)", author="column 3")
    assert said(debate) == POSTS


def test_who_is_said_to_be_the_author_is_that_also_where_claims_are_rated(tmp_path: Path) -> None:
    """Beside a rating, an author may be whoever rates: here somebody knows."""
    table = "Text,verdict,who\nThe road should close.,true,Ann Lee\nTrade falls.,false,Bo Oak\n"
    debate, _ = opened(tmp_path, table, claim="Text", author="who")
    assert said(debate) == POSTS


def test_a_table_of_one_column_is_read_line_by_line(tmp_path: Path) -> None:
    debate, found = opened(tmp_path, "Text\nThe road, it seems, should close.\nTrade falls.\n", claim="Text")
    assert [text for text, _ in said(debate)] == ["The road, it seems, should close.", "Trade falls."]
    assert not found


SHAPES = {
    "pairs": ("a_text,b_text,gold\nTrade falls.,Close it.,contradicts\n", {"argument1": "a_text", "argument2": "b_text", "relation": "gold"}),
    "conclusions": ("grund,folge,sicht\nTrade falls.,Close it.,con\n", {"premise": "grund", "conclusion": "folge", "relation": "sicht"}),
    "parents": ("satz,nr,auf,wie\nTrade falls.,1,2,attack\nClose it.,2,,\n", {"claim": "satz", "id": "nr", "to": "auf", "relation": "wie"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_tables_of_other_shapes_have_columns_of_other_names_too(name: str, tmp_path: Path) -> None:
    table, columns = SHAPES[name]
    debate, _ = opened(tmp_path, table, **columns)
    assert debate is not None
    assert {one.text for one in debate.claims} == {"Trade falls.", "Close it."}
    [relation] = debate.relations
    assert {relation.kind, debate.claim[relation.origins[0]].text} <= {Kind.UNDERCUTS, Kind.REBUTS, "Trade falls."}


@pytest.mark.parametrize("role", COLUMNS)
def test_what_a_column_may_be_is_known_by_that_name(role: str) -> None:
    beside = {"pro": ["con"], "con": ["pro"], "premise": ["conclusion"], "conclusion": ["premise"]}
    beside |= {one: ["argument1", "argument2"] for one in ("first-to-second", "second-to-first")}
    beside |= {"argument1": ["argument2", "relation"], "argument2": ["argument1", "relation"]}
    assert is_table([role, *beside[role]]) if role in beside else role in meanings([role, "source"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("Text;News\nTrade falls.;Ann\n", 'there is no column "Txt": the file has "Text", "News"'),
        ("claim,Text\nTrade falls.,Ann\n", 'there is no column "Txt": the file has "claim", "Text"'),
        ('[{"Text": "Trade falls.", "claim": 7}]', 'there is no column "Txt": the file has "Text", "claim"'),
        (b"\x89PNG\r\n", 'there is no column "Txt": the file seems to be a PNG image'),
        ("1 a\n2 b\n#\n1 2 x\n", 'there is no column "Txt": the file seems to be tgf, which has no columns'),
        ("", 'there is no column "Txt": the file seems to be an empty file'),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(data: bytes | str, told: str, tmp_path: Path) -> None:
    debate, [found] = opened(tmp_path, data, claim="Txt")
    assert debate is None
    assert (found.code, found.message) == ("E128", told)
    assert found.hint == (
        'did you mean "Text"?' if "Text" in told else "--column has the name of a column as the file has it"
    )


@pytest.mark.parametrize(
    "name", [*(one for one in TABLES if "columns of" not in one), "a name with blanks", "one column", "pandas"]
)
def test_a_table_that_is_refused_is_told_what_opens_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hint said to rename columns; what it says now can be typed, and works."""
    more = {"a name with blanks": "no.,what's said,by\n1,The road should close.,Ann\n2,Trade falls.,Bo\n"}
    more |= {"one column": "Claims\nThe road, it seems, should close.\nTrade falls.\n"}
    more |= {"pandas": ",n,statement_native\n0,7,The road should close.\n1,8,Trade falls.\n"}
    monkeypatch.chdir(tmp_path)
    data = more.get(name) or TABLES[name]
    Path("my table.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    assert main(["import", "my table.csv"]) == 1
    _, _, command = capsys.readouterr().err.partition(" is what is claimed: debate-tui ")
    assert main(shlex.split(command.splitlines()[0])) == 0
    assert Path("my table.toml").is_file()
    assert "2 nodes" in capsys.readouterr().out


def test_numbers_are_not_suggested_as_claims() -> None:
    assert seems(b"name,price\nbread,2\n") == (
        'CSV without a column `claim` or `quote`: it has "name", "price"',
        "call the column of what is claimed `claim`, of what is quoted `quote`, of who says it `author` or `speaker`",
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["claim"], '"claim" isn\'t of the form claim=TextContent'),
        (["claim="], '"claim=" isn\'t of the form claim=TextContent'),
        (["clam=Text"], 'a column is no "clam": it is claim, position'),
        (["claim=Text", "--column", "claim=News"], "--column claim is given twice"),
        (["claim=Text", "--column", "quote=Text"], 'the column "Text" is given twice'),
        (["claim=Text", "--from", "kialo"], '"kialo" has no columns'),
    ],
)
def test_a_column_that_is_wrongly_given_is_wrong_usage(
    given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "x.csv", "--column", *given]) == 2
    assert told in capsys.readouterr().err


def test_notes_that_are_said_to_be_the_claims_are_their_reader_s_and_not_the_book_s(tmp_path: Path) -> None:
    """“I disagree!” was Thoreau's."""
    table = "Highlight,Book Title,Book Author,Note\nMost men live so.,Walden,Thoreau,I disagree!\nSimplify.,Walden,Thoreau,\n"
    debate, _ = opened(tmp_path, table, claim="Note")
    assert debate is not None
    assert [(one.text, debate.source[one.source].title) for one in debate.claims] == [
        ("I disagree!", "Annotations"), ("Simplify.", "Walden"),
    ]  # fmt: skip
    quoted = [debate.source[one.source_of(quote)].authors for one in debate.claims for quote in one.quotes]
    assert (quoted, debate.source[debate.claims[0].source].authors) == ([("Thoreau",), ("Thoreau",)], ())


def test_a_line_of_a_million_commas_is_no_table(tmp_path: Path) -> None:
    """It took two minutes: the names of columns are asked for some fifty times."""
    path = tmp_path / "map.csv"
    path.write_text("claim,relation,to," + "a," * 20_000 + "\nTax is good,,\n", encoding="utf-8")
    refused, [problem] = opened(tmp_path, path.read_text(encoding="utf-8"))
    assert (refused, problem.code) == (None, "E128")
    assert calls(lambda: read_file(path)) < 300_000


def test_a_table_of_four_thousand_columns_is_read_in_the_time_of_its_cells(tmp_path: Path) -> None:
    """Such as one with the numbers of a language model beside each claim."""
    path = tmp_path / "map.csv"
    path.write_text(
        "claim,relation,to," + ",".join(f"d{n}" for n in range(4000)) + "\nTax is good,,\n", encoding="utf-8"
    )
    assert calls(lambda: read_file(path)) < 500_000


@pytest.mark.parametrize("name", ["handle", "Screen_Name", "witness", "Urheber"])
def test_who_says_it_may_be_called_otherwise_where_nobody_else_is_named(name: str, tmp_path: Path) -> None:
    """Such a column was kept as extra, and the file said the claims."""
    debate = imported(tmp_path, f"claim,{name}\nDams leak,ann\nDams hold,bo\n")
    assert [source.authors for source in debate.sources] == [("ann",), ("bo",)]


@pytest.mark.parametrize("other", ["author", "source", "speaker"])
def test_where_somebody_is_named_a_user_is_not_who_says_it(other: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"claim,{other},user\nDams leak,Lee,ann\n")
    assert debate.claims[0].extra == {"user": "ann"}


@pytest.mark.parametrize(
    ("header", "row", "outlet", "extra"),
    [
        ("claim,title,source,author,date", "Dams leak,{},BBC,Ann Lee,2020", "BBC", {}),
        ("quote,source,book,author", "Dams leak,kindle,{},Ann Lee", "", {"source": "kindle"}),
        ("claim,source,publication,title", "Dams leak,Lee 2020,J. Dams,{}", "J. Dams", {"source": "Lee 2020"}),
        ("claim,source,publisher,title,url", "Dams leak,web,Verso,{},https://x.org", "Verso", {"source": "web"}),
    ],
)
def test_a_title_is_the_source_and_what_is_called_source_beside_it_where_that_appeared(
    header: str, row: str, outlet: str, extra: dict[str, str], tmp_path: Path
) -> None:
    """Texts of one outlet were one source, and their titles lost as a key."""
    rows = [row.format("On Dams"), row.format("Walls").replace("leak", "hold")]
    debate = imported(tmp_path, "\n".join([header, *rows, ""]))
    assert [(source.title, source.outlet or "") for source in debate.sources] == [
        ("On Dams", outlet),
        ("Walls", outlet),
    ]
    assert [claim.extra for claim in debate.claims] == [extra, extra]


def test_a_title_alone_beside_source_is_not_taken_for_that_of_a_text(tmp_path: Path) -> None:
    """It may be what the claim is about."""
    debate = imported(tmp_path, "claim,title,source\nDams leak,Dams,BBC\n")
    assert [source.title for source in debate.sources] == ["BBC"]
