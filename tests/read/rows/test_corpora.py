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
