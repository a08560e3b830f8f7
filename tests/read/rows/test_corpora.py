"""Tables as public corpora, forums and programs have them: what was said is the claim of who said it, and nothing is invented."""

import json
from pathlib import Path

import pytest

from debate_tui.read.rows.recognise import looks_like_csv
from tests.formats import imported, read
from tests.read.rows.test_shapes import relations, sides
from tests.read.rows.test_whose import authors

COMMENTS = [
    {"id": "c1", "author": "ann", "body": "Tax is theft", "parent_id": "t3_abc", "link_id": "t3_abc", "score": 3},
    {"id": "c2", "author": "bo", "body": "It is not", "parent_id": "t1_c1", "link_id": "t3_abc", "score": 5},
    {"id": "c3", "author": "[deleted]", "body": "[removed]", "parent_id": "t1_c2", "link_id": "t3_abc", "score": 1},
]


def test_a_dump_of_reddit_is_what_each_author_posted_and_what_a_reply_does_is_unknown(tmp_path: Path) -> None:
    """It was refused."""
    debate, found = read(tmp_path, "\n".join(map(json.dumps, COMMENTS)))
    assert debate is not None
    assert debate.relations == ()
    assert authors(debate) == {"Tax is theft": ("ann",), "It is not": ("bo",)}
    assert [row["body"] for row in debate.extra["rows"]] == ["[removed]"]
    assert len([one for one in found if one.code == "W127"]) == 3


def test_a_submission_of_reddit_is_its_authors_text_under_its_title(tmp_path: Path) -> None:
    table = (
        "id,author,title,selftext,subreddit\nabc,ann,CMV: Tax is theft,I think that all tax is theft.,changemyview\n"
    )
    debate = imported(tmp_path, table)
    assert authors(debate) == {"I think that all tax is theft.": ("ann",)}
    assert debate.sources[0].title == "CMV: Tax is theft"


def test_args_me_as_a_table_has_the_author_in_its_context_as_python_writes_it(tmp_path: Path) -> None:
    table = """id,conclusion,premises,context\nx,Tax is good,"[{'text': 'It pays us.', 'stance': 'PRO'}]","{'sourceUrl': 'http://d.org', 'author': 'Ann'}"\n"""
    debate = imported(tmp_path, table)
    assert authors(debate) == {"It pays us.": ("Ann",), "Tax is good": ()}
    assert relations(debate) == [("It pays us.", "supports", "Tax is good")]


def test_a_table_as_pandas_writes_it_with_a_schema_is_its_rows(tmp_path: Path) -> None:
    rows = [{"index": 0, "claim": "Tax is good", "author": "Ann"}]
    debate = imported(tmp_path, json.dumps({"schema": {"fields": [{"name": "claim"}]}, "data": rows}))
    assert authors(debate) == {"Tax is good": ("Ann",)}
    assert debate.extra["schema"]


def test_rows_of_something_else_beside_a_schema_are_no_debate(tmp_path: Path) -> None:
    debate, found = read(tmp_path, json.dumps({"meta": {"a": 1}, "results": [{"price": 3, "name": "x"}]}))
    assert debate is None
    assert "it seems to be" in found[0].message


def test_names_of_columns_in_two_rows_are_one_name_each(tmp_path: Path) -> None:
    """The lower names were a claim, and a source was nobody's."""
    table = "Pro,,Con,\nArgument,Source,Argument,Source\nTax is good,Lee 2020,Tax is bad,Li 2021\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert sides(debate) == [("Tax is good", "Pro"), ("Tax is bad", "Con")]
    assert {one.source: one.text for one in debate.claims} == {"lee-2020": "Tax is good", "li-2021": "Tax is bad"}
    assert any("in two rows" in one.message for one in found)


def test_places_that_a_program_marked_in_a_text_are_no_claim_of_who_speaks(tmp_path: Path) -> None:
    table = """transcription,debater,claim\n"Well, it pays us all.",Ann,"[('claim_1', 0, 42), ('claim_2', 55, 85)]"\n"I see, thank you.",Bo,[]\n"""
    debate = imported(tmp_path, table)
    assert authors(debate) == {"Well, it pays us all.": ("Ann",), "I see, thank you.": ("Bo",)}


@pytest.mark.parametrize(
    "dump",
    [
        b"CREATE TABLE claim (id INT, claim TEXT, author TEXT);\nINSERT INTO claim VALUES (1,'Tax is good','Ann');\n",
        b"-- a dump\nINSERT INTO x (claim, author) VALUES\n('Tax is good', 'Ann'),\n('Tax is bad', 'Bo');\n",
    ],
)
def test_statements_of_sql_are_no_table(dump: bytes) -> None:
    assert not looks_like_csv(dump)


BUILT = "Dams should be built."
SIGNED = {
    "csv": "id,parent,text,relation\n1,,Dams should be built.,{none}\n1.1,1,They make power.,1\n1.2,1,They leak.,-1\n1.2.1,1.2,New ones do not.,-1\n",
    "jsonl": '{{"id": "1", "text": "Dams should be built.", "relation": "{none}", "parent": null}}\n'
    '{{"id": "1.1", "text": "They make power.", "relation": 1, "parent": "1"}}\n'
    '{{"id": "1.2", "text": "They leak.", "relation": -1, "parent": "1"}}\n'
    '{{"id": "1.2.1", "text": "New ones do not.", "relation": -1, "parent": "1.2"}}\n',
}  # fmt: skip


@pytest.mark.parametrize("none", ["0", ""])
@pytest.mark.parametrize("format", SIGNED)
def test_relations_of_1_and_minus_1_are_for_and_against(format: str, none: str, tmp_path: Path) -> None:
    """As corpora made of Kialo have them; each was told as a word that isn't known."""
    debate, found = read(tmp_path, SIGNED[format].format(none=none))
    assert debate is not None
    assert sorted(relations(debate)) == [
        ("New ones do not.", "undercuts", "They leak."),
        ("They leak.", "undercuts", BUILT),
        ("They make power.", "supports", BUILT),
    ]
    assert not [one for one in found if one.code == "W127"]


@pytest.mark.parametrize("signs", [("1", "1", "1"), ("1", "2", "-1"), ("1", "-1", "0")])
def test_other_numbers_in_a_column_of_relations_say_nothing(signs: tuple[str, ...], tmp_path: Path) -> None:
    text = "id,parent,text,relation\n1,,Dams should be built.,\n"
    text += "".join(f"1.{n},1,They leak at {n} places.,{sign}\n" for n, sign in enumerate(signs))
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert not debate.relations
    assert [one for one in found if one.code == "W127"]


def test_the_edges_of_a_graph_may_say_it_by_1_and_minus_1(tmp_path: Path) -> None:
    nodes = [{"id": "1", "text": BUILT}, {"id": "2", "text": "They make power."}, {"id": "3", "text": "They leak."}]
    links = [{"source": "2", "target": "1", "relation": 1}, {"source": "3", "target": "1", "relation": -1}]
    debate, _ = read(tmp_path, json.dumps({"directed": True, "nodes": nodes, "links": links}))
    assert debate is not None
    assert sorted(relations(debate)) == [("They leak.", "undercuts", BUILT), ("They make power.", "supports", BUILT)]


def test_types_of_ibis_say_what_pros_and_cons_do_and_ideas_do_nothing(tmp_path: Path) -> None:
    text = "id,parent,type,text,author\n1,,Question,Should we build the dam?,Ann\n2,1,Idea,Build it at the gorge.,Bo\n"
    text += "3,2,Pro,It makes power.,Ann\n4,2,Con,It floods the valley.,Cy\n"
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert sorted(relations(debate)) == [
        ("It floods the valley.", "undercuts", "Build it at the gorge."),
        ("It makes power.", "supports", "Build it at the gorge."),
    ]
    assert [one.message for one in found if one.code == "W127"] == [
        '"Idea" doesn\'t say what it does to "1": it is kept as extra'
    ]


def test_other_types_beside_pro_and_con_say_nothing(tmp_path: Path) -> None:
    """A column of which somebody knows what it means would be guessed at."""
    text = (
        "id,parent,type,text\n1,,Motion,Dams should be built.\n2,1,Pro,They make power.\n3,1,Speech,I speak of dams.\n"
    )
    debate, _ = read(tmp_path, text)
    assert debate is not None
    assert not debate.relations
