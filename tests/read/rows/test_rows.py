"""Tables of claims are read whatever their spreadsheet did to them."""

import json
import tracemalloc
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.debate import By, Debate, Kind, Voice
from debate_tui.read.library import read_library
from debate_tui.read.rows.records import Lines, records_of
from debate_tui.read.rows.renaming import told_apart
from tests.formats import imported, read, written

TABLE = [
    ["Claim", "SIDE", "Topic", "Source", "Author", "Date", "Quote", "Page", "Relation", "To", "Mood"],
    ["Close it", "Close", "Trade", "Council", "A. Mason", "2024-05", "car-free, “streets”\nsell", "9", "", "", "grim"],
    ["Trade falls", "Keep", "Trade", "Chamber", "", "", "", "", "rebuts", "close it", ""],
    ["Trade falls", "Keep", "Trade", "Chamber", "", "", "we fear", "", "supports", "9", ""],
]


def text(delimiter: str) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(TABLE)
    return out.getvalue()


def check(debate: Debate) -> None:
    assert [(claim.full_id, claim.text, claim.position) for claim in debate.claims] == [
        ("council/close-it", "Close it", "close"),
        ("chamber/trade-falls", "Trade falls", "keep"),
    ]
    assert [issue.question for issue in debate.issues] == ["Trade"]
    assert [(source.id, source.authors, source.published) for source in debate.sources] == [
        ("council", ("A. Mason",), "2024-05"),
        ("chamber", (), None),
    ]
    first, second = debate.claims
    assert (first.quotes[0].text.replace("\r", ""), first.quotes[0].locator) == ("car-free, “streets”\nsell", "9")
    assert first.extra == {"Mood": "grim"}
    assert [quote.text for quote in second.quotes] == ["we fear"]
    assert [(r.kind, r.origins, r.target) for r in debate.relations] == [
        (Kind.REBUTS, ("chamber/trade-falls",), "council/close-it")
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_from_any_spreadsheet(delimiter: str, encoding: str, tmp_path: Path) -> None:
    data = text(delimiter).encode(encoding)
    debate, found = read(tmp_path, b"\xff\xfe" + data if encoding == "utf-16-le" else data, "table.csv")
    assert debate is not None
    check(debate)
    told = [("W132", 2)] if encoding == "cp1252" else []
    assert [(one.code, one.at.line) for one in found] == [*told, ("W127", 5)]
    assert debate.claims[1].extra == {"relation": "supports", "to": "9"}


def test_the_same_as_json_lines_and_as_a_list(tmp_path: Path) -> None:
    rows = [dict(zip(TABLE[0], row, strict=True)) for row in TABLE[1:]]
    check(imported(tmp_path, "\n".join(json.dumps(row) for row in rows)))
    check(imported(tmp_path, json.dumps(rows)))


def test_our_own_json_opens_again_with_all_it_had(tmp_path: Path) -> None:
    for data in (text(","), "1 a\n2 b\n3 c\n#\n2 1 pro\n3 1 con\n"):
        debate = imported(tmp_path, data)
        assert written(imported(tmp_path, written(debate, "json"), "x.json"), "json") == written(debate, "json")


def test_readwise_s_highlights_are_quotes_of_their_books(tmp_path: Path) -> None:
    head = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags"
    debate = imported(tmp_path, f'{head}\n"Words, here",A Book,Jane Doe,,,yellow,,page,12,2023-01-01,\n')
    (claim,) = debate.claims
    assert debate.origin is not None
    assert (debate.origin.format, debate.source[claim.source].title) == ("readwise", "A Book")
    assert (claim.quotes[0].text, claim.quotes[0].locator) == ("Words, here", "p. 12")
    assert claim.extra["Color"] == "yellow"


@pytest.mark.parametrize(
    ("kind", "locator"),
    [("page", "p. 12"), ("location", "loc. 12"), ("order", None), ("time_offset", None), ("", None)],
)
def test_only_pages_and_locations_of_readwise_are_places_in_a_text(
    kind: str, locator: str | None, tmp_path: Path
) -> None:
    """The order in which a thread's highlights were made was cited as their place."""
    debate = imported(
        tmp_path, f"Highlight,Book Title,Book Author,Location Type,Location\nWords here,A Book,Jo,{kind},12\n"
    )
    assert debate.claims[0].quotes[0].locator == locator
    assert debate.claims[0].extra.get("Location") == (None if locator else "12")


def test_a_row_that_says_nothing_is_told_with_its_line(tmp_path: Path) -> None:
    """It was left out, which a transcript's (APPLAUSE) was, too."""
    debate, found = read(tmp_path, "claim,source\na,s\n\n,\n,t\n")
    assert debate is not None
    assert [(one.code, one.at.line) for one in found] == [("W127", 5)]
    assert debate.extra == {"rows": [{"source": "t"}]}


def test_columns_of_one_name_and_without_one_keep_their_cells(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,source,note,note,,\na,b,first,second,third,fourth\n")
    (claim,) = debate.claims
    kept = {**claim.extra}
    assert {kept.pop("note (2)"), kept.pop("column 5"), kept.pop("column 6")} == {"second", "third", "fourth"}


@given(st.lists(st.sampled_from(["", "a", "a (2)", "column 1", "column 2", "b"])))
def test_no_two_columns_have_one_name(header: list[str]) -> None:
    names = told_apart(header)
    assert len(set(names)) == len(names) == len(header)
    assert all(name.startswith(was) for name, was in zip(names, header, strict=True))


def test_the_line_that_tells_excel_what_divides_the_columns_is_none_of_them(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "sep=;\r\nclaim;source\r\na, b;s\r\n;t\r\n")
    assert debate is not None
    assert [(claim.text, claim.at.line) for claim in debate.claims] == [("a, b", 3)]
    assert [one.at.line for one in found] == [4]


def test_rows_of_json_lines_may_spell_a_key_differently(tmp_path: Path) -> None:
    debate, found = read(tmp_path, '{"Claim": "a", "SOURCE": "s"}\n{"claim": "b", "Source": "s"}\n')
    assert debate is not None
    assert not found
    assert [(claim.text, claim.source) for claim in debate.claims] == [("a", "s"), ("b", "s")]


def test_sources_of_one_name_are_told_apart_by_author_date_and_address(tmp_path: Path) -> None:
    """The second row's words were the first row's author's."""
    table = (
        "claim,source,author,date,quote\nRents rise,New York Times,Ann Lee,2020,\n"
        'Rents fall,New York Times,Bob Ray,2023,"they fall"\nRents stay,New York Times,,,\n'
    )
    debate = imported(tmp_path, table.encode())
    people = {claim.text: debate.source[claim.source].authors for claim in debate.claims}
    assert people == {"Rents rise": ("Ann Lee",), "Rents fall": ("Bob Ray",), "Rents stay": ()}
    assert {source.title for source in debate.sources} == {"New York Times"}


def test_a_number_is_an_id_where_there_is_such_a_column(tmp_path: Path) -> None:
    """It led to the first row, where a claim with the id 1 was there."""
    debate = imported(tmp_path, b"id,claim,relation,to\n,First,,\n10,Ten,supports,1\n1,The one,,\n")
    assert [debate.claim[one.target].text for one in debate.relations] == ["The one"]


def test_a_row_without_a_position_is_on_no_side(tmp_path: Path) -> None:
    """It was given the first position of the table: words in a camp's mouth."""
    table = "claim,position,source\nA,For,Ann\nB,Against,Bob\nC,,Cleo\nD,,Ann\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [debate.position[one.position].label for one in debate.claims] == ["For", "Against", "Other", "Other"]
    assert [one.position and debate.position[one.position].label for one in debate.sources] == ["", "Against", ""]
    assert debate.positions[-1].derived
    assert [(one.code, one.message[:8]) for one in found] == [("N130", "2 claims")]


def test_a_source_holds_what_all_of_its_rows_hold_and_a_file_nothing(tmp_path: Path) -> None:
    """Of three rows two are No: nothing says that the Guardian holds No. It was said, also of the file itself."""
    debate = imported(tmp_path, "claim,position,source\nA,Yes,Guardian\nB,No,Guardian\nC,No,Guardian\nD,Yes,Times\n")
    assert [one.position for one in debate.sources] == ["", "yes"]
    debate = imported(tmp_path, "claim,position\nA,No\nB,No\n")
    assert [one.position for one in debate.sources] == [""]


def test_a_relation_in_two_rows_keeps_both_reasons(tmp_path: Path) -> None:
    table = "claim,relation,to,why\nA,,,\nB,supports,A,first\nB,supports,A,second\nB,supports,A,first\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    (relation,) = debate.relations
    assert (relation.why, relation.extra) == ("first", {"why": "second"})
    assert [(one.code, one.at.line) for one in found] == [("W127", 4)]


def test_lists_of_relations_and_of_targets_are_pairs(tmp_path: Path) -> None:
    said = '{"claim": "A"}\n{"claim": "B"}\n{"claim": "C", "relation": ["supports", "undercuts"], "to": '
    debate = imported(tmp_path, f'{said}["A", "B"]}}')
    drawn = [(one.kind.value, debate.claim[one.target].text) for one in debate.relations]
    assert drawn == [("supports", "A"), ("undercuts", "B")]
    other, found = read(tmp_path, f'{said}["A"]}}')
    assert other is not None
    assert other.claims[-1].extra == {"relation": ("supports", "undercuts"), "to": ("A",)}
    assert [one.code for one in found] == ["W127"]


def test_a_pair_of_nothing_is_no_relation_and_ids_may_be_numbers(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "claim": "A one"},
        {"id": 2, "claim": "A two", "relation": ["supports", None], "to": [1, None]},
        {"id": 3, "claim": "A three", "relation": "rebuts", "to": [1, 2]},
    ]
    debate, found = read(tmp_path, "\n".join(map(json.dumps, rows)), "a.jsonl")
    assert debate is not None
    assert [(one.kind, debate.claim[one.target].text) for one in debate.relations] == [
        (Kind.SUPPORTS, "A one"), (Kind.REBUTS, "A one"), (Kind.REBUTS, "A two"),
    ]  # fmt: skip
    assert not found


def test_words_that_claims_of_two_sources_have_lead_to_neither(tmp_path: Path) -> None:
    """They led to the first."""
    table = "claim,source,relation,to\nTaxes work,Ann,,\nTaxes work,Bob,,\nNo,Cleo,rebuts,taxes work\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert not debate.relations
    assert [one.message for one in found] == ['several claims say "taxes work": it is kept as extra']


UNCLOSED = {
    'claim,side\nA,Pro\n"B,Con\nC,Pro\nD,Con\n': [("A", "Pro"), ('"B', "Con"), ("C", "Pro"), ("D", "Con")],
    'claim,side\n"B,Con\n"C, and c",Pro\nD,Con\n': [('"B', "Con"), ("C, and c", "Pro"), ("D", "Con")],
    'claim,side\n"A, a","Con\nB,Pro\n': [("A, a", '"Con'), ("B", "Pro")],
    'claim,side\n"A\nand ""more"", words",Con\nB,Pro\n': [('A and "more", words', "Con"), ("B", "Pro")],
    'claim,side\nA,Pro\n"B ""b"" c\nC,Pro\nD,Con\n': [
        ("A", "Pro"),
        ('"B ""b"" c', "Other"),
        ("C", "Pro"),
        ("D", "Con"),
    ],
}
"""Tables, and the claims and positions of their rows: what follows on an unclosed quotation mark was in one claim."""


@pytest.mark.parametrize("text", UNCLOSED)
def test_a_quotation_mark_that_is_not_closed_ends_where_a_row_is_whole_again(text: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, text.replace("\n", "\r\n"), format="csv")
    assert debate is not None
    said = [(one.text, debate.position[one.position].label) for one in debate.claims]
    assert said == UNCLOSED[text]
    slips = [one.code for one in found if "quotation mark" in one.message]
    assert slips == ["W132"] * any(text.startswith('"') or side.startswith('"') for text, side in UNCLOSED[text])


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    _, found = read(tmp_path, 'claim,side\nA,Pro\n"B,Con\nand no row\n')
    assert [(one.code, one.at.line) for one in found if "never closed" in one.message] == [("W132", 3)]


TITLED = {
    "Debate about roads,,\nCollected in 2024,,\n,,\nclaim,side,source\nA,Pro,Times\n": ["Debate about roads", "Collected in 2024"],
    "Debate about roads\n\nclaim\tside\nA\tPro\n": ["Debate about roads"],
    'sep=;\n"Roads; and more"\nclaim;side\n"A";"Pro"\n': ["Roads; and more"],
}  # fmt: skip


@pytest.mark.parametrize("text", TITLED)
def test_a_title_above_the_names_of_the_columns_is_read(text: str, tmp_path: Path) -> None:
    """Such a table was plain text."""
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert (debate.title, debate.extra["above"]) == (TITLED[text][0], TITLED[text])
    assert [claim.text for claim in debate.claims] == ["A"]
    assert [one.code for one in found if TITLED[text][-1] in one.message] == ["N130"]


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n| claim | side |\n|---|---|\n| A | Pro |\n",
        "from a import (\n    Argument,\n    Statement,\n)\n",
        "x = 1\nfrom rows import Cell, Row\nfrom b import C, D\n",
        "We say a claim, and a side.\nclaim, side and so on\nMore.\n",
        '# Yes\n\n[a]: Yes. {"source": "s", "quotes": [{"text": "x"}]}\n\n[b]: No. {"source": "s", "quotes": []}\n',
    ],
)
def test_a_text_with_such_words_in_it_is_no_table(text: str, tmp_path: Path) -> None:
    debate, _ = read(tmp_path, text)
    assert debate is None or (debate.origin and debate.origin.format == "argdown")


def test_an_escaped_bar_is_part_of_a_cell_in_markdown(tmp_path: Path) -> None:
    """It divided the claim, and the rest of the row was in the wrong columns."""
    text = '| claim | side |\n|---|:-:|\n| a \\| b | Pro |\n| "c" and | Con |\n'
    debate = imported(tmp_path, text)
    sides = [(one.text, debate.position[one.position].label) for one in debate.claims]
    assert sides == [("a | b", "Pro"), ('"c" and', "Con")]


@pytest.mark.parametrize(
    ("code", "claim"),
    [
        ("mac_roman", "Die Bürger hätten Straßen"), ("mac_roman", "Élèves: ça va à côté"), ("mac_roman", "They don’t"),
        ("cp1252", "Die Bürger hätten Straßen"), ("cp1252", "Élèves: ça va à côté"), ("cp1252", "They don’t – or pro–con"),
        ("cp1252", "¿Dónde está el niño? Señor"), ("cp1252", "“Œuvre” – 50 €"),
    ],
)  # fmt: skip
def test_the_code_of_an_older_spreadsheet_is_found_by_its_letters(code: str, claim: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"claim,side\n{claim},Pro\n".encode(code))
    assert debate is not None
    assert debate.claims[0].text == claim
    (told,) = [one.message for one in found if one.code == "W132"]
    assert {"mac_roman": "Mac OS Roman", "cp1252": "Windows-1252"}[code] in told


@pytest.mark.parametrize(
    "text",
    [
        '{"claim":"Set {a} of x","side":"Pro"}\n{"claim":"z w","side":"Con"}\n', '{"claim":"x [y"}\n{"claim":"z w"}\n',
        '{"claim":"x","meta":{"a":1},"side":"Pro"}\n', '[{"claim":"x","meta":{"a":[1]},"side":"Pro"},\n {"claim":"y"}]',
    ],
)  # fmt: skip
def test_json_lines_with_braces_in_them_are_recognised(text: str, tmp_path: Path) -> None:
    """They were called damaged JSON."""
    assert imported(tmp_path, text.encode()).origin.format == "jsonl"  # type: ignore[union-attr]


def test_a_list_of_quotes_is_several_quotes(tmp_path: Path) -> None:
    (claim,) = imported(tmp_path, b'{"claim":"x","source":"s","quote":["q one","q two"]}\n').claims
    assert [quote.text for quote in claim.quotes] == ["q one", "q two"]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_an_apostrophe_and_an_author_with_a_comma_come_back(format: str, tmp_path: Path) -> None:
    """The apostrophe was gone from JSON Lines, and "Okafor, B." was two people."""
    text = (
        'format = "debate/1"\n[debate]\nid = "d"\n[[position]]\nid = "p"\nlabel = "P"\n[[source]]\nid = "s"\nposition = "p"\n'
        'authors = ["Okafor, B.", "Z"]\n[[claim]]\nid = "a"\nsource = "s"\ntext = "\'Tis so."\n'
    )
    debate, _ = read(tmp_path, text.encode(), "d.toml")
    assert debate is not None
    again = imported(tmp_path, written(debate, format).encode(), format=format)
    assert (again.claims[0].text, again.sources[0].authors) == ("'Tis so.", ("Okafor, B.", "Z"))


def test_utf_16_without_a_mark_and_the_ruler_of_a_table_in_markdown(tmp_path: Path) -> None:
    """Each letter was followed by a sign for what can't be read, and the ruler was a claim."""
    for text in ("claim,side\nÄrger,Pro\n".encode("utf-16-le"), "claim,side\nÄrger,Pro\n".encode("utf-16-be"),
                 "| claim | side |\n|---|:--:|\n| Ärger | Pro |\n".encode()):  # fmt: skip
        assert [claim.text for claim in imported(tmp_path, text).claims] == ["Ärger"]


def test_a_row_that_says_less_is_of_none_of_several_sources(tmp_path: Path) -> None:
    """Its words were the first one's author's; and two books of one title were one."""
    table = "highlight,book title,book author\nOne,Roads,Ann Lee\nTwo,Roads,C. Park\nThree,Roads,\n"
    debate = imported(tmp_path, table)
    assert [debate.source[claim.source].authors for claim in debate.claims] == [("Ann Lee",), ("C. Park",), ()]


def test_an_id_that_two_claims_have_leads_to_neither(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "id,claim,relation,to\ncon,One,,\ncon,Two,,\nx,Three,rebuts,con\n")
    assert debate is not None
    assert debate.relations == ()
    assert any(one.code == "W127" and "several claims have the id" in one.message for one in found)
    assert debate.claims[2].extra == {"relation": "rebuts", "to": "con"}


def test_any_row_of_a_claim_is_its_number(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,quote,relation,to\nA,one,,\nA,two,,\nB,,supports,2\n")
    assert [debate.claim[one.target].text for one in debate.relations] == ["A"]


def test_a_quote_may_be_an_object_with_its_page_and_its_source(tmp_path: Path) -> None:
    """Its JSON was shown as the quote."""
    one = {"text": "obj quote", "page": 3}
    other = {"quote": "theirs", "author": "Bob Ray", "date": "2021"}
    row = {"claim": "x", "source": "s", "author": "Ann Lee", "quote": [one, other, "plain"]}
    debate = imported(tmp_path, json.dumps(row) + "\n")
    (claim,) = debate.claims
    assert [(q.text, q.locator) for q in claim.quotes] == [("obj quote", "3"), ("theirs", None), ("plain", None)]
    assert [debate.source[claim.source_of(q)].authors for q in claim.quotes] == [
        ("Ann Lee",),
        ("Bob Ray",),
        ("Ann Lee",),
    ]


def test_an_object_without_a_text_is_no_quote(tmp_path: Path) -> None:
    debate, found = read(tmp_path, '{"claim": "x", "side": "a", "quote": {"pp": 3}}\n')
    assert debate is not None
    assert debate.claims[0].quotes == ()
    assert debate.claims[0].extra == {"quote": '{"pp": 3}'}
    assert [one.code for one in found] == ["W127"]


def test_several_texts_are_not_one_claim(tmp_path: Path) -> None:
    """They were joined to one that nobody said."""
    debate, found = read(
        tmp_path, '{"claim": ["one", "two"], "quote": "words", "source": "s", "author": ["A", "B; C"]}\n'
    )
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["words"]
    assert dict(debate.claims[0].extra) == {"claim": ("one", "two")}
    assert debate.sources[0].authors == ("A", "B; C")
    assert [one.code for one in found] == ["W127"]


def test_what_later_rows_say_of_a_claim_is_kept(tmp_path: Path) -> None:
    """Another issue was dropped, another cell took the first one's place, and notes without a quote were gone."""
    table = "claim,issue,mood,note\nA,Trade,grim,first\nA,Air,gay,first\n"
    debate = imported(tmp_path, table)
    (claim,) = debate.claims
    assert [debate.issue[id].question for id in claim.issues] == ["Trade", "Air"]
    assert claim.extra == {"mood": ["grim", "gay"], "note": "first"}


def test_a_line_end_of_windows_in_a_quote_is_a_line_end(tmp_path: Path) -> None:
    debate, found = read(tmp_path, 'claim,quote\r\na,"one\r\ntwo"\r\n')
    assert debate is not None
    assert debate.claims[0].quotes[0].text == "one\ntwo"
    assert not found


def test_a_note_on_a_book_without_a_highlight_is_kept(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "highlight,book title,book author,note\nW,A,B,\n,A,B,A note\n")
    assert debate is not None
    assert debate.extra == {"rows": [{"book title": "A", "book author": "B", "note": "A note"}]}
    assert [one.code for one in found] == ["W127"]


def test_a_number_of_thousands_of_figures_is_a_cell_like_any_other(tmp_path: Path) -> None:
    """The file was said to have no column `claim`."""
    debate, _ = read(tmp_path, '{"claim": "x", "side": "Pro", "weight": ' + "9" * 6000 + "}\n")
    assert debate is not None
    assert debate.claims[0].extra == {"weight": "9" * 6000}


def test_a_column_of_speakers_says_who_speaks(tmp_path: Path) -> None:
    """Beside a column of sources it was kept as extra, and the newspaper said what it reports of the mayor."""
    table = "claim,source,speaker,endorsed\nGold,Gazette,The mayor,No\nGold,Gazette,Ann,yes\nLoss,Gazette,,\n"
    debate = imported(tmp_path, table)
    assert [one.voice for one in debate.claims] == [Voice("The mayor", False), Voice("Ann", True), None]
    debate = imported(tmp_path, '{"claim": "Gold", "source": "Gazette", "speaker": "The mayor", "endorsed": false}\n')
    assert [one.voice for one in debate.claims] == [Voice("The mayor", False)]
    debate = imported(tmp_path, "claim,speaker\nGold,The mayor\nLoss,Ann\n")
    assert [(one.authors, one.title) for one in debate.sources] == [(("The mayor",), None), (("Ann",), None)]


def test_a_source_is_called_as_the_table_spells_it(tmp_path: Path) -> None:
    """`Harbour News` was “harbour-news” on every page; but a title is no name where an author is told, or where it is long."""
    long = "On the uses of harbours in the time of the trams"
    table = f"claim,source,author\nGold,Harbour News,\nLoss,The Tram,Ann Lee\nRain,{long},\nSnow,,Bob Ray\n"
    debate = imported(tmp_path, table)
    assert [one.name for one in debate.sources][:2] == ["Harbour News", "Ann Lee"]
    assert not debate.sources[2].label
    assert debate.sources[3].name == "Bob Ray"


def test_who_is_reported_under_another_word_speaks_also_where_rows_use_several(tmp_path: Path) -> None:
    """“voice” and “authors”, our own words, went among the extra, and the author said what Dr. Wu does."""
    rows = [
        {"claim": "Tea heals", "author": ["Ann", "Bo"], "source": "T", "endorsed": False, "voice": "Dr. Wu"},
        {"claim": "Tea harms", "authors": "Cy; Di", "source": "U", "speaker": "Dr. X"},
        {"claim": "Tea costs", "authors": "Eve", "source": "V", "author": "Fay", "Said by": "G"},
    ]
    debate, _ = read(tmp_path, "\n".join(map(json.dumps, rows)), "a.jsonl")
    assert debate is not None
    assert [claim.voice for claim in debate.claims] == [Voice("Dr. Wu", endorsed=False), Voice("Dr. X"), Voice("G")]
    assert [source.authors for source in debate.sources] == [("Ann", "Bo"), ("Cy", "Di"), ("Fay",)]
    assert [dict(claim.extra) for claim in debate.claims] == [{}, {}, {"authors": "Eve"}]


def test_the_keeper_of_a_table_of_others_texts_draws_its_relations(tmp_path: Path) -> None:
    """“The source draws this” was said of a newspaper in which two people contradict each other."""
    for head, row, by in (("source,", "News,", By.MAPPER), ("author,", "Jo,", By.MAPPER), ("", "", By.SOURCE)):
        text = f"{head}claim,relation,to\n{row}a,,\n{row}b,rebuts,a\n"
        debate, _ = read(tmp_path, text, "a.csv")
        assert debate is not None
        assert [relation.by for relation in debate.relations] == [by], head


def test_a_row_without_an_author_is_by_none_of_several(tmp_path: Path) -> None:
    """Words of nobody's “Essays” were Ann Lee's, or those of the last year's, by the order of the rows."""
    rows = ["One,Essays,,,Q1", "Two,Essays,Ann Lee,2001,Q2", "Three,Essays,Bo Li,2002,Q3", "Four,Essays,,2002,Q4"]
    rows += ["Five,Notes,,,Q5", "Six,Notes,Cy,1999,Q6", "Seven,Notes,Cy,,Q7"]
    for order in (rows, rows[::-1]):
        text = "claim,source,author,date,quote\n" + "\n".join(order)
        debate, _ = read(tmp_path, text.encode(), "a.csv")
        assert debate is not None
        sources = {claim.text: debate.source[claim.source] for claim in debate.claims}
        assert {text: (one.authors, one.published) for text, one in sources.items()} == {
            "One": ((), None), "Two": (("Ann Lee",), "2001"), "Three": (("Bo Li",), "2002"), "Four": ((), "2002"),
            "Five": ((), None), "Six": (("Cy",), "1999"), "Seven": (("Cy",), "1999"),
        }  # fmt: skip


def test_who_only_reports_claims_holds_no_position(tmp_path: Path) -> None:
    """“Con, held by Ann Ray” was said of who wrote about an engineer's warning."""
    text = (
        "side,claim,speaker,endorsed,source,author\nPro,It pays,Mayor Lee,,News,Jo\nCon,Unsafe,Eng. Wu,no,Gazette,Ann\n"
        "Con,Dear,Di,yes,Post,Bo\nPro,Fine,,,Times,Cy\nCon,Bad,Ed,,Times,Cy\nCon,Ugly,Ed,,Times,Cy\n"
    )
    debate, _ = read(tmp_path, text, "a.csv")
    assert debate is not None
    assert {source.title: source.position for source in debate.sources} == {
        "News": "", "Gazette": "", "Post": "con", "Times": "pro",
    }  # fmt: skip
    assert [claim.position for claim in debate.claims] == ["pro", "con", "con", "pro", "con", "con"]


def test_an_author_who_speaks_is_no_reported_speaker_and_nobody_is_called_unknown(tmp_path: Path) -> None:
    """“Ann, reported by Ann”; “n/a” was an author, and two people in two lines of a cell were one."""
    text = (
        'claim,speaker,endorsed,source,author\na,Ann,,S,Ann\nb,the author,,T,"Ann\nBo"\nc,-,,U,n/a\nd,Ann,no,V,Ann\n'
        "e,Cy,,W,Unknown\n"
    )
    debate, _ = read(tmp_path, text, "a.csv")
    assert debate is not None
    assert [claim.voice for claim in debate.claims] == [None, None, None, Voice("Ann", endorsed=False), Voice("Cy")]
    assert [source.authors for source in debate.sources] == [("Ann",), ("Ann", "Bo"), (), ("Ann",), ()]


def test_words_that_the_author_denies_or_somebody_unknown_says_are_never_the_authors(tmp_path: Path) -> None:
    rows = [
        "One is,Unknown,no",
        "Two are,,no",
        "Three are,?,",
        "Four are,n/a,yes",
        "Five are,Bo,rejects",
        "Six are,Bo,partly",
    ]
    debate, found = read(
        tmp_path, "\n".join(["claim,speaker,endorsed,source,author", *(f"{one},S,Ann" for one in rows)])
    )
    assert debate is not None
    assert [claim.voice for claim in debate.claims] == [
        Voice("somebody", endorsed=False),
        Voice("somebody", endorsed=False),
        Voice("somebody"),
        None,
        Voice("Bo", endorsed=False),
        Voice("Bo"),
    ]
    assert [(one.code, one.at.line) for one in found] == [("W127", 7)]
    assert debate.claims[5].extra == {"endorsed": "partly"}


def test_a_row_that_contradicts_itself_of_its_author_is_told(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "claim,speaker,endorsed,source,author\nOne is,Ann,no,S,Ann\n")
    assert debate is not None
    assert debate.claims[0].voice == Voice("Ann", endorsed=False)
    assert [one.message.split(":")[0] for one in found if one.code == "N130"] == [
        "the row says that its author says the claim and doesn't share it"
    ]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_unknown_speakers_of_our_own_rows_come_back_as_they_are(format: str, tmp_path: Path) -> None:
    words = ["Unknown", "n/a", "None", "-", "?", "null", "NaN"]
    debate = imported(tmp_path, "\n".join(["claim,speaker,source,author", *(f"Claim {n},Bo,S,Ann" for n in range(7))]))
    claims = [replace(one, voice=Voice(word, endorsed=False)) for one, word in zip(debate.claims, words, strict=True)]
    again = imported(tmp_path, written(replace(debate, claims=claims), format))
    assert [claim.voice for claim in again.claims] == [Voice(word, endorsed=False) for word in words]


def test_people_of_json_are_named_and_whom_a_speaker_is_not_read_of_is_not_the_author(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"claim": "A one", "author": "Ann Lee", "voice": {"speaker": "Poe", "endorsed": False}},
        {"claim": "A two", "author": "Ann Lee", "speaker": ["Poe", {"name": "Roe"}], "endorsed": True},
        {"claim": "A three", "author": [{"name": "Ann Lee"}, {"given": "Bo", "family": "Li"}]},
        {"claim": "A four", "author": "Ann Lee", "quotes": ["q one", "q two"]},
        {"claim": "A five", "author": "Ann Lee", "speaker": {"id": 7}},
    ]
    debate = imported(tmp_path, "\n".join(map(json.dumps, rows)))
    assert [claim.voice for claim in debate.claims] == [
        Voice("Poe", endorsed=False), Voice("Poe and Roe", endorsed=True), None, None, Voice("somebody"),
    ]  # fmt: skip
    assert debate.source[debate.claims[2].source].authors == ("Ann Lee", "Bo Li")
    assert [quote.text for quote in debate.claims[3].quotes] == ["q one", "q two"]
    assert debate.claims[4].extra == {"speaker": '{"id": 7}'}


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("Lee, Ann; Li, Bo", ("Ann Lee", "Bo Li")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("King, Jr.; Lee, Ann", ("King, Jr.", "Ann Lee")),
        ("Lee, Ann; Li, Bo; et al.", ("Ann Lee", "Bo Li et al.")),
        ("Lee, Ann; Li, Bo, et al.", ("Ann Lee", "Bo Li et al.")),
        ("Lee, Ann; and others", ("Ann Lee and others",)),
        ("Lee, V.; Unknown", ("V. Lee",)),
        ("et al.; Lee, Ann", ("Ann Lee",)),
        ("Lee, Ann et al.", ("Lee, Ann et al.",)),
        ("Smith & Sons, Ltd; Li, Bo", ("Smith & Sons, Ltd", "Bo Li")),
        ("Board of Ports, Hamburg; Li, Bo", ("Board of Ports, Hamburg", "Bo Li")),
        ("NATO; United Nations, The", ("NATO", "The United Nations")),
        ("van der Berg, J.; ONeill, P., Jr.", ("J. van der Berg", "P. ONeill Jr.")),
        ("Ann Lee; Bo Li", ("Ann Lee", "Bo Li")),
        ("Trade, Berlin Office for the Cities; Li, Bo", ("Trade, Berlin Office for the Cities", "Bo Li")),
    ],
)
def test_several_authors_with_their_surnames_first_are_as_many_names(
    cell: str, authors: tuple[str, ...], tmp_path: Path
) -> None:
    assert imported(tmp_path, f'claim,author\nA one,"{cell}"\n').sources[0].authors == authors


def test_authors_of_json_with_nothing_among_them_are_those_who_are_named(tmp_path: Path) -> None:
    """“et al.” was an author, and `["Bo", null]` a person of that name."""
    rows: list[dict[str, Any]] = [
        {"claim": "A one", "authors": ["Lee, Ann", "Li, Bo", "et al."]},
        {"claim": "A two", "author": ["Lee, Ann", None]},
        {"claim": "A three", "author": "Ann", "speaker": ["Bo", None], "tags": [None, 5]},
        {"claim": "A four", "author": "Ann", "speaker": [None, None]},
        {"claim": "A five", "author": "Lee, Ann; Li, Bo", "speaker": "Bo Li"},
        {"claim": [None, "A six"], "author": "Ann", "quote": ["q one", "q two"], "page": [None, 9]},
    ]
    debate, found = read(tmp_path, "\n".join(map(json.dumps, rows)), "a.jsonl")
    assert debate is not None
    assert [debate.source[claim.source].authors for claim in debate.claims] == [
        ("Ann Lee", "Bo Li et al."), ("Lee, Ann",), ("Ann",), ("Ann",), ("Ann Lee", "Bo Li"), ("Ann",),
    ]  # fmt: skip
    assert [claim.voice for claim in debate.claims] == [None, None, Voice("Bo"), None, None, None]
    assert debate.claims[2].extra == {"tags": ("", "5")}
    last = debate.claims[5]
    assert (last.text, [(one.text, one.locator) for one in last.quotes]) == ("A six", [("q one", None), ("q two", "9")])
    assert not found


@pytest.mark.parametrize(
    ("word", "endorsed"), [("no", False), ("Yes", True), (0, False), (True, True), (None, None), ("partly", None)]
)
def test_whether_the_author_shares_it_may_stand_in_the_object_of_a_voice(
    word: Any, endorsed: bool | None, tmp_path: Path
) -> None:
    """Anything but true and false was “left open”, without a word in the account."""
    row = {"claim": "A one", "author": "Ann", "voice": {"speaker": "Bo", "endorsed": word}}
    debate, found = read(tmp_path, json.dumps(row), "a.jsonl")
    assert debate is not None
    assert debate.claims[0].voice == Voice("Bo", endorsed=endorsed)
    assert [one.message for one in found] == [
        '"partly" doesn\'t say whether the author shares it: it is kept as extra'
    ] * (word == "partly")


@pytest.mark.parametrize("heading", ["relation", "stance"])
@pytest.mark.parametrize("word", ["con", "Against", "-", "contra", "opposes"])
def test_a_word_against_a_claim_is_the_same_under_both_headings(heading: str, word: str, tmp_path: Path) -> None:
    """`con` was “rebuts”, which is mutual, in one column, “undercuts” in the other."""
    debate = imported(tmp_path, f"claim,author,{heading},parent,id\nTea heals,Ann,,,1\nNo,Bo,{word},1,2\n")
    assert [(one.kind, debate.claim[one.target].text) for one in debate.relations] == [(Kind.UNDERCUTS, "Tea heals")]


def test_a_file_of_one_row_with_nothing_but_a_claim_is_a_table(tmp_path: Path) -> None:
    """It was “JSON of something else, with the keys "claim"”, also with the key written twice."""
    assert [claim.text for claim in imported(tmp_path, '{"claim": "A one"}\n').claims] == ["A one"]
    debate, found = read(tmp_path, '{"claim": "A one", "claim": "A two"}\n', "a.jsonl")
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["A two"]
    assert [one.code for one in found] == ["W133"]
    debate, found = read(tmp_path, '{"claim": {"amount": 9}}\n', "a.json")
    assert debate is None
    assert "JSON of something else" in found[0].message


def test_what_programs_write_for_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    """NaN was quoted, was an author, a position and a source."""
    text = '{"claim":"Tea","author":NaN,"quote":NaN,"position":NaN,"source":"News","relation":NaN,"to":NaN}\n{"claim":Infinity}\n'
    debate, found = read(tmp_path, text + '{"claim":"Milk","author":"NaN","source":"News","date":1e400}\n', "a.jsonl")
    assert debate is not None
    assert [(claim.text, claim.quotes, debate.source[claim.source].authors) for claim in debate.claims] == [
        ("Tea", (), ()), ("Milk", (), ()),
    ]  # fmt: skip
    assert {(one.code, one.at.line) for one in found if one.code in ("W131", "W127")} == {
        ("W131", 1),
        ("W127", 2),
        ("W127", 3),
    }
    debate, _ = read(tmp_path, '"claim","quote","author","source"\n"Tea",NA,NA,"News"\n', "a.csv")
    assert debate is not None
    assert (debate.claims[0].quotes, debate.sources[0].authors) == ((), ())
    assert debate.claims[0].extra == {"quote": "NA", "author": "NA"}


def test_json_lines_may_be_a_json_text_sequence(tmp_path: Path) -> None:
    """RFC 7464, as jq writes it."""
    debate, found = read(tmp_path, '\x1e{"claim":"A"}\n\x1e{"claim":"B"}\n', "a.jsonl")
    assert debate is not None
    assert ([claim.text for claim in debate.claims], found) == (["A", "B"], ())


def test_an_annotation_of_a_row_is_a_note_of_whoever_keeps_the_table(tmp_path: Path) -> None:
    """It was quoted as the author's own words."""
    debate, _ = read(tmp_path, "claim,quote,annotation,source\na,words,I doubt this,S\nb,,Check,S\n", "a.csv")
    assert debate is not None
    assert [(quote.text, quote.note) for quote in debate.claims[0].quotes] == [("words", "I doubt this")]
    assert (debate.claims[1].quotes, debate.claims[1].extra) == ((), {"annotation": "Check"})


def test_claims_without_relations_are_no_camps(tmp_path: Path) -> None:
    """Twelve highlights of Readwise were twelve positions."""
    head = "Highlight,Book Title,Book Author,Date\n"
    many, _ = read(tmp_path, head + "".join(f"words {n},T,A,2020\n" for n in range(3)), "b.csv")
    assert many is not None
    assert [(one.id, one.label, one.derived) for one in many.positions] == [("other", "No side", True)]
    assert {claim.position for claim in many.claims} == {"other"}
    assert many.sources[0].published is None, "the date is that of the highlight"
    assert many.claims[0].extra == {"Date": "2020"}


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_table_takes_at_most_eight_times_its_file_in_memory(form: str, tmp_path: Path) -> None:
    """Once the whole text stood beside the claims, two bytes a letter where one is beyond Latin-1, and an empty table in each."""
    words = "people on foot buy more than those who come by car, says the town in its report"
    rows = [{"claim": f"{words} {n}", "id": f"c{n}", "source": f"Report {n % 50}", "quote": f"“{words}” {n}"} for n in range(3000)]  # fmt: skip
    header = ",".join(rows[0])
    lines = [f'"{one["claim"]}",{one["id"]},{one["source"]},"{one["quote"]}"' for one in rows]
    path = tmp_path / "map"
    path.write_text(
        "\n".join([header, *lines] if form == "csv" else (json.dumps(one, ensure_ascii=False) for one in rows)),
        encoding="utf-8",
    )
    read_library([path])  # imports, and patterns that are compiled once
    most = []
    for _ in range(2):  # in the first one, remembered texts of earlier tests may give way to longer ones
        tracemalloc.start()
        library = read_library([path])
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(library.debates[0].claims) == 3000
        del library
    assert min(most) < 8 * path.stat().st_size


def test_what_one_row_says_of_a_source_and_all_are_taken_to_mean_is_told_and_an_author_is_not(tmp_path: Path) -> None:
    """A newspaper's second article had the first one's author and day, without a word."""
    table = "claim,source,author,date\nTax is bad.,The Times,Ann Lee,2020\nTax is late.,The Times,,\nTax is low.,The Post,,2021\n"
    debate, found = read(tmp_path, table + "Tax is high.,The Post,,\n")
    assert debate is not None
    sources = [debate.source[claim.source] for claim in debate.claims]
    assert [(one.title, one.authors, one.published) for one in sources] == [
        ("The Times", ("Ann Lee",), "2020"), ("The Times", (), None), ("The Post", (), "2021"), ("The Post", (), "2021"),
    ]  # fmt: skip
    assert [one.message for one in found] == [
        'date of "The Post": only some rows that name it say so, and it is read for all of them'
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('"He said \\"no\\", twice",Ann\n', [('He said "no", twice', ("Ann",))]),
        ('"a \\"b\\",\nd",Ann\n"x ""y""",Bo\n', [('a "b", d', ("Ann",)), ('x "y"', ("Bo",))]),
        ('"C:\\\\",Dee\n', [("C:\\\\", ("Dee",))]),
        ('"bad \\" one, Ed\nE,Fay\n', [('"bad \\" one', ("Ed",)), ("E", ("Fay",))]),
    ],
    ids=["in a line", "over lines", "no mark behind it", "never closed"],
)  # fmt: skip
def test_quotation_marks_with_backslashes_before_them_are_a_cell_s_own(
    table: str, said: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    """As databases write them; the rest of the claim was its author."""
    debate = imported(tmp_path, f"claim,author\n{table}")
    assert [(one.text, debate.source[one.source].authors) for one in debate.claims] == said


def test_of_a_row_with_more_cells_than_columns_nobody_knows_which_is_which(tmp_path: Path) -> None:
    """“Taxes, and spending, hurt” without quotation marks was the claim “Taxes” by “and spending”."""
    debate, [found] = read(tmp_path, "claim,author\nTaxes, and spending, hurt,Ann\nTrade falls.,Bo,,\n")
    assert debate is not None
    assert [(one.text, debate.source[one.source].authors) for one in debate.claims] == [("Trade falls.", ("Bo",))]
    assert debate.extra == {
        "rows": [{"cell 1": "Taxes", "cell 2": " and spending", "cell 3": " hurt", "cell 4": "Ann"}]
    }
    assert (found.code, found.at.line) == ("W127", 2)


def test_r_writes_no_name_over_the_numbers_of_rows(tmp_path: Path) -> None:
    """The numbers were the claims, and these their authors."""
    debate = imported(tmp_path, '"claim","author"\n"1","It leaks.","Ann"\n"2","It holds.","Bo"\n')
    assert [(one.text, debate.source[one.source].authors) for one in debate.claims] == [
        ("It leaks.", ("Ann",)), ("It holds.", ("Bo",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header", ['"claim\n(in full)",author', 'author,"claim\n(in full)"', '"quote\n\n(as it is)",author']
)
def test_the_name_of_a_column_may_have_a_line_end_in_it(header: str, tmp_path: Path) -> None:
    row = "Ann,It leaks." if header.startswith("author") else "It leaks.,Ann"
    debate = imported(tmp_path, f"{header}\n{row}\n")
    assert [(one.text, debate.source[one.source].authors) for one in debate.claims] == [("It leaks.", ("Ann",))]


def test_columns_without_names_beside_the_others_are_kept_where_all_rows_have_them(tmp_path: Path) -> None:
    table = "claim,author\nIt leaks.,Ann,so\nIt holds.,Bo,no\nIt is old.,Cy,yes\n"
    debate = imported(tmp_path, table)
    assert [(one.text, one.extra) for one in debate.claims] == [
        ("It leaks.", {"column 3": "so"}), ("It holds.", {"column 3": "no"}), ("It is old.", {"column 3": "yes"}),
    ]  # fmt: skip


@pytest.mark.parametrize("table", ["claim,author\nTaxes, and more,Ann\n", "claim,author\n,Ann\nnull,Bo Li\n"])
def test_a_table_without_a_single_claim_is_refused(table: str, tmp_path: Path) -> None:
    """It was read with nothing in it, and a map without claims was written."""
    debate, found = read(tmp_path, table)
    assert debate is None
    assert {one.code for one in found} == {"E128"}


@pytest.mark.parametrize(
    "order", [["A,Times,", "B,Times,2020"], ["B,Times,2020", "A,Times,"], ["A,Times,", "C,Times,", "B,Times,2020"]]
)
def test_what_only_some_rows_say_of_a_source_is_told_whatever_their_order(order: list[str], tmp_path: Path) -> None:
    """Where the first row said nothing, nothing was told."""
    lines = [dict(zip(("claim", "source", "date"), row.split(","), strict=True)) for row in order]
    rows = [json.dumps({key: value for key, value in one.items() if value}) for one in lines]
    for text in ("claim,source,date\n" + "\n".join(order), "\n".join(rows)):
        _, [found] = read(tmp_path, text)
        assert found.message == 'date of "Times": only some rows that name it say so, and it is read for all of them'


QUOTED = {
    "speaker,text,quoted speaker,quote": ("Ann Lee", "Tax is good", "Bo Li", "Tax is theft"),
    "writer,claim,quoted person,quote": ("Ann Lee", "Tax is good", "Bo Li", "Tax is theft"),
    "author,claim,quoted from,quote": ("Ann Lee", "Tax is good", "Bo Li", "Tax is theft"),
}


@pytest.mark.parametrize("header", QUOTED)
def test_who_is_quoted_says_the_quote_and_the_author_the_claim(header: str, tmp_path: Path) -> None:
    """The words that Ann Lee quotes were hers, or her claim was Bo Li's."""
    debate, found = read(tmp_path, f"{header}\n{','.join(QUOTED[header])}\n")
    assert debate is not None
    [claim] = debate.claims
    assert (debate.source[claim.source].authors, claim.voice, claim.text) == (("Ann Lee",), None, "Tax is good")
    assert debate.source[claim.quotes[0].source].authors == ("Bo Li",)
    assert [one.code for one in found] == []


def test_words_alone_are_those_of_whom_a_row_quotes(tmp_path: Path) -> None:
    debate = imported(tmp_path, "author,quote,quoted person\nAnn Lee,Tax is theft,Bo Li\n")
    assert debate.claims[0].voice is not None
    assert debate.claims[0].voice.speaker == "Bo Li"
    alone = imported(tmp_path, "quote,quoted person\nTax is theft,Bo Li\n")
    assert [alone.source[claim.source].authors for claim in alone.claims] == [("Bo Li",)]
    bare = imported(tmp_path, "author,claim,quote,quoted person\nAnn Lee,Tax is theft,,Bo Li\n")
    assert bare.claims[0].voice is None
    assert bare.claims[0].extra == {"quoted person": "Bo Li"}


def test_of_parallel_lists_each_quote_is_whose_it_is_said_to_be(tmp_path: Path) -> None:
    table = '{"claim": "c", "author": "Ann", "quote": ["q1", "q2"], "quoted person": ["Bo", "Cy"]}\n'
    debate = imported(tmp_path, table.encode())
    assert [debate.source[one.source].authors for one in debate.claims[0].quotes] == [("Bo",), ("Cy",)]


@pytest.mark.parametrize("word", ["ditto", "same as above", "ibid.", "〃"])
def test_a_ditto_mark_names_nobody_and_is_kept(word: str, tmp_path: Path) -> None:
    """It was gone, without a word."""
    debate, found = read(tmp_path, f"claim,author\nTax is good,Ann\nIt pays,{word}\n", format="csv")
    assert debate is not None
    claim = debate.claims[1]
    assert (debate.source[claim.source].authors, claim.extra["author"]) == ((), word)
    assert any(one.code == "W127" and word in one.message for one in found)


@pytest.mark.parametrize("word", ["?", "undecided", "Both", "unknown"])
def test_words_of_those_who_take_no_side_are_no_position(word: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"claim,position\nTax is good,Pro\nTax is so-so,{word}\n")
    assert [one.label for one in debate.positions] == ["Pro", "Other"]
    assert debate.claims[1].extra == {"position": word}


def test_that_a_text_has_no_date_is_no_date_that_cant_be_read(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "claim,author,date\nTax is good,Ann,n.d.\n")
    assert debate is not None
    assert not [one for one in found if one.code == "W127"]
    assert debate.sources[0].published in ("", None)
    assert debate.sources[0].extra == {"date": "n.d."}


def test_a_quotation_that_goes_on_in_the_next_row_of_a_tsv_joins_no_rows(tmp_path: Path) -> None:
    """Corpora of sentences have it: one speaker's words, with “pro” and a name among them, were another's."""
    lines = [
        "guns\tIt was said.\tpro\tAnn",
        'guns\t"I would act.\tpro\tBo',
        'guns\tI would shoot."\tcon\tCy',
        "guns\tThat is all.\tcon\tDi",
    ]
    debate, found = read(tmp_path, "\n".join(["topic\tclaim\tposition\tauthor", *lines, ""]))
    assert debate is not None
    told = [(claim.text, debate.source[claim.source].authors[0], claim.position) for claim in debate.claims]
    assert told == [
        ("It was said.", "Ann", "pro"),
        ('"I would act.', "Bo", "pro"),
        ('I would shoot."', "Cy", "con"),
        ("That is all.", "Di", "con"),
    ]
    assert [(one.code, one.at.line) for one in found if one.code == "W132"] == [("W132", 3)]


def test_a_text_of_several_lines_in_a_tsv_stays_one_cell(tmp_path: Path) -> None:
    debate = imported(tmp_path, 'claim\tauthor\n"It was\nsaid"\tAnn\n"It is\tso"\tBo\n')
    assert [claim.text for claim in debate.claims] == ["It was said", "It is so"]


@pytest.mark.parametrize(
    "text",
    [
        "sentence\tclaim\nDams leak all the time.\tC\nIt is Monday today.\tO\n",
        "sentence,claim\nDams leak all the time.,claim\nIt is so in spring.,premise\nIt is Monday.,none\n",
        "claim\tDams leak all the time.\tAnn\npremise\tThey do so in spring.\tAnn\nclaim\tDams hold very well.\tBo\n",
        "token,claim\nDams,B-Claim\nleak,I-Claim\nnow,O\n",
    ],
)
def test_labels_of_sentences_are_no_claims(text: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, text)
    assert debate is None
    assert [one.code for one in found] == ["E128"]


def test_a_form_of_address_is_no_title_of_a_text(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,author,title\nDams leak,Ann Lee,Dr\nDams hold,Bo Li,Prof.\n")
    assert [(source.title or "", source.authors) for source in debate.sources] == [("", ("Ann Lee",)), ("", ("Bo Li",))]
    assert [claim.extra for claim in debate.claims] == [{"title": "Dr"}, {"title": "Prof."}]


def test_a_member_of_an_empty_name_is_no_trouble(tmp_path: Path) -> None:
    text = '{"nodes": [{"": 0, "id": "a", "text": "Tax is good for us"}, {"": 1, "id": "b", "text": "Tax is bad for us"}], "edges": [{"from": "b", "to": "a", "type": "attack"}]}'
    assert len(imported(tmp_path, text).relations) == 1


@given(
    st.lists(st.lists(st.text('"a ,\\', max_size=4), min_size=1, max_size=3), max_size=8),
    st.sampled_from("\t,;"),
)
def test_no_line_of_a_table_is_read_twice_whatever_its_quotation_marks(cells: list[list[str]], delimiter: str) -> None:
    """Two marks that are never closed gave the same lines back for ever."""
    lines = ["x" + delimiter + "y\n", *(delimiter.join(row) + "\n" for row in cells)]
    records = list(islice(records_of(Lines(iter(lines)), delimiter, False), len(lines) + 2))
    assert len(records) <= len(lines)
    assert [start for start, _, _ in records] == sorted({start for start, _, _ in records})


def test_marks_that_are_opened_in_two_rows_of_a_tsv_and_never_closed_join_no_rows(tmp_path: Path) -> None:
    text = 'id\tclaim\tauthor\n1\t"I think dams leak\tAnn\n2\tDams hold\tBo\n3\t"Dams pay\tCy\n4\tDams cost\tDi\n'
    debate = imported(tmp_path, text)
    assert [(claim.text.strip('"'), debate.source[claim.source].authors) for claim in debate.claims] == [
        ("I think dams leak", ("Ann",)), ("Dams hold", ("Bo",)), ("Dams pay", ("Cy",)), ("Dams cost", ("Di",))
    ]  # fmt: skip


def test_the_day_of_a_claim_is_not_that_of_the_table(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,region,date\nDams leak,North,2020-01-02\nDams hold,South,2020-01-03\n")
    assert [source.published for source in debate.sources] == [None]
    assert [claim.extra["date"] for claim in debate.claims] == ["2020-01-02", "2020-01-03"]


@pytest.mark.parametrize("word", ["rebuts", "concurs", "contradicts"])
def test_who_contradict_each_other_are_said_to_once_and_no_reason_is_lost(word: str, tmp_path: Path) -> None:
    """The second was an error, and its reason nowhere in the map."""
    table = f"claim,author,relation,to,why\nDams leak.,Ann,{word},They hold.,I saw it\nThey hold.,Bo,{word},Dams leak.,I built it\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    (relation,) = debate.relations
    assert (relation.why, dict(relation.extra)) == ("I saw it", {"why": "I built it"})
    assert [one.code for one in found] == ["W127"]


def test_each_undercuts_the_other_both_ways(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,relation,to\nDams leak.,undercuts,They hold.\nThey hold.,undercuts,Dams leak.\n")
    assert len(debate.relations) == 2
