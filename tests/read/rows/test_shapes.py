"""Tables of other shapes are tables of claims: whose words a cell has and what it is for is what their columns say."""

import json
from pathlib import Path

import pytest

from debate_tui.model.attribution import when
from debate_tui.model.debate import Debate
from debate_tui.model.library import UNDRAWN
from debate_tui.pages.sources import source_facts
from tests.formats import imported, read


def sides(debate: Debate) -> list[tuple[str, str]]:
    return [(claim.text, debate.position[claim.position].label) for claim in debate.claims]


def relations(debate: Debate) -> list[tuple[str, str, str]]:
    text = {claim.full_id: claim.text for claim in debate.claims}
    return [(text[one.origins[0]], str(one.kind), text[one.target]) for one in debate.relations]


def test_columns_of_pros_and_cons_are_claims_of_two_positions(tmp_path: Path) -> None:
    table = 'Topic,Pros,Cons,Seen by\nTrams,Trams are quiet,They are slow,Kim\nTrams,,"- They cost much\n- They need rails",\n'
    debate = imported(tmp_path, table)
    assert sides(debate) == [
        ("Trams are quiet", "Pros"),
        ("They are slow", "Cons"),
        ("They cost much", "Cons"),
        ("They need rails", "Cons"),
    ]
    assert [one.question for one in debate.issues] == ["Trams"]
    assert [claim.extra.get("Seen by") for claim in debate.claims] == ["Kim", "Kim", None, None]


@pytest.mark.parametrize("header", ["Team,Pro,Draws", "Pro,Con,Position"])
def test_a_single_side_or_columns_of_claims_and_positions_make_no_sides(header: str, tmp_path: Path) -> None:
    debate, _ = read(tmp_path, f"{header}\none two,three four,five six\n")
    assert debate is None or {"three four"}.isdisjoint(claim.text for claim in debate.claims)


PREMISES = (
    "Argument ID\tConclusion\tStance\tPremise\n"
    "A1\tClose the road\tin favor of\tShops sell more.\n"
    "A2\tClose the road\tagainst\tBuses need it.\n"
    "A3\tShops sell more.\tin favour of\tPeople walk more.\n"
    "A4\tTrams pay\tundecided\tNobody counted.\n"
)


def test_premises_are_for_or_against_their_conclusions_which_are_claims_once(tmp_path: Path) -> None:
    debate, found = read(tmp_path, PREMISES)
    assert debate is not None
    assert relations(debate) == [
        ("Shops sell more.", "supports", "Close the road"),
        ("Buses need it.", "undercuts", "Close the road"),
        ("People walk more.", "supports", "Shops sell more."),
    ]
    assert [claim.text for claim in debate.claims].count("Shops sell more.") == 1
    assert [claim.id for claim in debate.claims] == ["a1", "a2", "a3", "a4", "close-the-road", "trams-pay"]
    assert [str(one) for one in found if one.code == "W127"] != []
    assert debate.claims[3].extra == {"relation": "undecided", "to": "Trams pay"}


def test_a_premise_of_a_table_without_stances_is_for_its_conclusion(tmp_path: Path) -> None:
    debate = imported(tmp_path, "premise,conclusion,author\nShops sell more,Close the road,Kim\n")
    assert relations(debate) == [("Shops sell more", "supports", "Close the road")]
    assert [debate.source[claim.source].authors for claim in debate.claims] == [("Kim",), ()]


def test_conclusions_with_signs_are_the_ids_of_claims(tmp_path: Path) -> None:
    table = 'statement_id,text,conclusions\n83,Which road?,\n84,The first one,83(+)\n85,No it is not,"83(+), 84(-)"\n'
    assert relations(imported(tmp_path, table)) == [
        ("The first one", "supports", "Which road?"),
        ("No it is not", "supports", "Which road?"),
        ("No it is not", "undercuts", "The first one"),
    ]


@pytest.mark.parametrize("lines", [False, True])
def test_arguments_of_args_me_have_their_stances_and_authors(lines: bool, tmp_path: Path) -> None:
    one = {
        "id": "x-1",
        "conclusion": "Close the road",
        "premises": [{"text": "Shops sell more.", "stance": "PRO"}, {"text": "Buses need it.", "stance": "CON"}],
        "context": {"author": "jo", "sourceUrl": "https://e.org/1"},
    }
    other = {"id": "x-2", "conclusion": "Close the road", "premises": [{"text": "It is loud.", "stance": "PRO"}]}
    whole = "\n".join(map(json.dumps, (one, other))) if lines else json.dumps({"arguments": [one, other]})
    debate = imported(tmp_path, whole)
    assert relations(debate) == [
        ("Shops sell more.", "supports", "Close the road"),
        ("Buses need it.", "undercuts", "Close the road"),
        ("It is loud.", "supports", "Close the road"),
    ]
    about = [debate.source[claim.source] for claim in debate.claims]
    assert [(source.authors, source.url) for source in about] == [
        (("jo",), "https://e.org/1"),
        (("jo",), "https://e.org/1"),
        ((), None),
        ((), None),
    ]


def test_premises_as_python_writes_them_are_read(tmp_path: Path) -> None:
    table = "id,conclusion,premises\n1,Close it,\"[{'text': 'It is loud.', 'stance': 'CON', 'annotations': []}]\"\n"
    assert relations(imported(tmp_path, table)) == [("It is loud.", "undercuts", "Close it")]
    broken = "id,conclusion,premises\n1,Close it,\"[{'text': open('x')\"\n"
    assert imported(tmp_path, broken).claims[0].text.startswith("[{")


def test_what_most_annotators_saw_is_told_to_be_that(tmp_path: Path) -> None:
    table = (
        "argument,topic,WA,stance_WA\nzoos save species,zoos,1,-1\nzoos are jails,zoos,.5,1.0\nzoos exist,zoos,.1,0\n"
    )
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [label for _, label in sides(debate)] == ["Con", "Pro", "Neutral"]
    assert [claim.extra["stance_WA"] for claim in debate.claims] == ["-1", "1.0", "0"]
    assert [one.message for one in found] == [
        '"stance_WA" is what most annotators saw: 1 is read as Pro, -1 as Con, 0 as Neutral'
    ]


def test_evidence_is_a_quote_only_where_it_stands_in_quotation_marks(tmp_path: Path) -> None:
    table = (
        "claim,evidence,source\nTrams pay,A study of 400 found it,Times\nTrams are slow,“We waited for hours.”,Times\n"
    )
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [[quote.text for quote in claim.quotes] for claim in debate.claims] == [[], ["We waited for hours."]]
    assert debate.claims[0].extra == {"evidence": "A study of 400 found it"}
    assert [one.code for one in found] == ["N130"]
    assert read(tmp_path, "evidence,source\nKnife found in the kitchen,Officer Lee\n")[0] is None


def test_who_makes_a_claim_that_others_examine_is_its_author_and_they_are_not_its_publisher(tmp_path: Path) -> None:
    table = "claim,claimant,claim_date,publisher,url,date,rating\nTaxes fell,Ann Roe,2008-06-11,Checkers,https://c.org/1,2009,False\n"
    debate = imported(tmp_path, table)
    (source,) = debate.sources
    assert (source.authors, source.published, source.outlet, source.url) == (("Ann Roe",), "2008-06-11", None, None)
    assert debate.claims[0].extra == {
        "publisher": "Checkers", "url": "https://c.org/1", "date": "2009", "rating": "False",
    }  # fmt: skip
    named = imported(tmp_path, "claim,claimant,author,url\nTaxes fell,Ann Roe,Bo Lee,https://c.org/1\n")
    assert (named.sources[0].authors, named.sources[0].url) == (("Bo Lee",), "https://c.org/1")
    assert named.claims[0].voice is not None
    assert named.claims[0].voice.speaker == "Ann Roe"


def test_what_others_find_of_claims_is_told(tmp_path: Path) -> None:
    _, found = read(tmp_path, "claim,claimant,rating\nTaxes fell,Ann Roe,False\n")
    assert [(one.code, one.message) for one in found] == [
        ("N130", 'what others find of the claims ("rating: False" …) is kept as extra: no relation is made of it')
    ]


def test_a_stance_beside_a_parent_is_what_the_row_does_to_it(tmp_path: Path) -> None:
    table = "id;text;parent;stance\n1;Close it;;\n2;Shops sell more;1;pro\n3;Trade falls;1;con\n4;Not true;3;con\n5;Keep it;;pro\n"
    debate = imported(tmp_path, table)
    assert relations(debate) == [
        ("Shops sell more", "supports", "Close it"),
        ("Trade falls", "undercuts", "Close it"),
        ("Not true", "undercuts", "Trade falls"),
    ]
    assert [side for _, side in sides(debate)] == ["Pro", "Pro", "Con", "Pro", "Other"]
    assert debate.claims[4].extra == {"stance (of no claim)": "pro"}
    camps = imported(tmp_path, "claim,side,to\nClose it,Greens,\nKeep it,Blues,Close it\n")
    assert [label for _, label in sides(camps)] == ["Greens", "Blues"]


def test_a_stance_beside_a_parent_that_is_no_kind_is_no_position(tmp_path: Path) -> None:
    """“Position: neutral, held by Di” stood beside relations of the same column, and the account quoted the relation `""`."""
    words = ["neutral", "Pro/Con", "against the motion", "-1", ""]
    rows = [f"Reply {n},Di,{word},1,{n}" for n, word in enumerate(words, 3)]
    table = "\n".join(["claim,author,stance,parent,id", "Tea heals,Ann,mixed,,1", *rows, "No,Bo,con,1,2"])
    debate, found = read(tmp_path, table, "a.csv")
    assert debate is not None
    assert relations(debate) == [("No", "undercuts", "Tea heals")]
    assert not [one.label for one in debate.positions if not one.derived]
    assert [one.message for one in found if one.code == "W127"] == [
        *(f'"{word}" doesn\'t say what it does to "1": it is kept as extra' for word in words[:-1]),
        'the row doesn\'t say what it does to "1": it is kept as extra',
    ]
    assert [dict(claim.extra) for claim in debate.claims][:2] == [
        {"stance (of no claim)": "mixed"}, {"relation": "neutral", "to": "1"},
    ]  # fmt: skip


def test_a_row_that_says_nothing_of_its_source_is_not_another_rows(tmp_path: Path) -> None:
    table = "claim,author,url,publisher,date\nOne is,,https://a.org,Times,2001\nTwo are,,,,\nThree are,Kim,,Post,2002\nFour are,Kim,,,\n"
    debate = imported(tmp_path, table)
    about = [debate.source[claim.source] for claim in debate.claims]
    assert [(one.authors, one.outlet, one.published, one.url) for one in about] == [
        ((), "Times", "2001", "https://a.org"),
        ((), None, None, None),
        (("Kim",), "Post", "2002", None),
        (("Kim",), None, None, None),
    ]


def test_links_and_texts_that_formulas_make_are_read_as_their_values(tmp_path: Path) -> None:
    table = 'claim,source,code\nTrams pay,"=HYPERLINK(""https://e.org/1"";""The """"Times"""""")","=""007"""\nTrams are slow,https://e.org/2,"=1+1"\n'
    debate = imported(tmp_path, table)
    assert [(source.title, source.url) for source in debate.sources] == [
        ('The "Times"', "https://e.org/1"),
        ("https://e.org/2", "https://e.org/2"),
    ]
    assert [claim.extra["code"] for claim in debate.claims] == ["007", "=1+1"]


def test_quotation_marks_of_a_text_that_is_not_quoted_stay(tmp_path: Path) -> None:
    table = 'argument\tfallacy\n"They had nothing" said he, and so on.\tIrrelevant\n"Sad!\tAssuming\nWe pay\tnone\n'
    debate = imported(tmp_path, table)
    assert [claim.text for claim in debate.claims] == ['"They had nothing" said he, and so on.', '"Sad!', "We pay"]


@pytest.mark.parametrize(
    "table",
    ["age,bmi,claim\n19,27.9,1\n18,33.7,0\n", "id,claim,amount\n" + "".join(f"{n},{n % 2}.5,3\n" for n in range(40))],
)
def test_claims_that_are_amounts_are_no_debate(table: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, table)
    assert debate is None
    assert "without words in its column" in found[0].message


def test_very_many_rows_with_the_same_few_words_are_no_debate(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "policy,claim\n" + "".join(f"P{n},{'Yes' if n % 2 else 'No'}\n" for n in range(50)))
    assert debate is None
    assert [one.code for one in found] == ["E128"]
    assert len(imported(tmp_path, "policy,claim\nP1,Yes\nP2,No\n").claims) == 2


def test_a_date_that_is_not_understood_is_shown_as_it_is_given(tmp_path: Path) -> None:
    debate, found = read(
        tmp_path, "claim,source,date\nTrams pay,Times,04/11/2024\nTrams are slow,Post,45292\nBuses win,Sun,\n"
    )
    assert debate is not None
    assert [when(source) for source in debate.sources] == ["dated “04/11/2024”", "dated “45292”", "undated"]
    assert [dict(source_facts(source))["Published"] for source in debate.sources] == [
        "“04/11/2024”",
        "“45292”",
        "not given",
    ]
    assert "spreadsheet's number" in str(found[1].hint)


def test_rows_may_be_a_member_of_json_and_what_stands_beside_them_is_kept(tmp_path: Path) -> None:
    rows = [{"claim": "One is", "position": "Pro"}, {"claim": "Two are", "position": "Con"}]
    debate = imported(tmp_path, json.dumps({"claims": rows, "next": "token", "count": {"all": 2}}))
    assert sides(debate) == [("One is", "Pro"), ("Two are", "Con")]
    assert debate.extra == {"next": "token", "count": {"all": 2}}


def test_a_remark_behind_a_columns_name_and_ids_that_became_fractions_don_t_matter(tmp_path: Path) -> None:
    table = "id,Claim,Position (side),AUTHOR(S),to,relation\n1,One is,Pro,Ann,,\n2,Two are,Con,Bo,1.0,rebuts\n"
    debate = imported(tmp_path, table)
    assert sides(debate) == [("One is", "Pro"), ("Two are", "Con")]
    assert relations(debate) == [("Two are", "rebuts", "One is")]


def test_objects_below_each_other_over_several_lines_are_rows(tmp_path: Path) -> None:
    """As jq prints them."""
    rows = [{"claim": "One is", "position": "Pro"}, {"claim": "Two are", "position": "Con"}]
    debate = imported(tmp_path, "\n".join(json.dumps(row, indent=2) for row in rows))
    assert sides(debate) == [("One is", "Pro"), ("Two are", "Con")]
    assert [claim.at.line for claim in debate.claims] == [1, 5]


BESIDE = {
    "Pro,Source,Con,Source\nTax is good,Ann Lee 2020,Tax is bad,Bo Li 1999\n": ("Ann Lee 2020", "Bo Li 1999"),
    "Author,Con,Author,Pro\nBo Li 1999,Tax is bad,Ann Lee 2020,Tax is good\n": ("Ann Lee 2020", "Bo Li 1999"),
    "Pro,Con,Pro Source,Con Source\nTax is good,Tax is bad,Ann Lee 2020,Bo Li 1999\n": ("Ann Lee 2020", "Bo Li 1999"),
    "Pro,Con,Source\nTax is good,Tax is bad,Ann Lee 2020\n": ("map", "map"),
    "Pro,Con,Source,Source\nTax is good,Tax is bad,Ann Lee 2020,Bo Li 1999\n": ("map", "map"),
    "Pro,Con,Source\nTax is good,,Ann Lee 2020\n,Tax is bad,Bo Li 1999\n": ("Ann Lee 2020", "Bo Li 1999"),
}


@pytest.mark.parametrize("text", BESIDE)
def test_a_column_beside_pros_or_cons_is_of_these_and_one_for_both_of_neither(text: str, tmp_path: Path) -> None:
    """The con was put into the mouth of the pro's source."""
    debate, found = read(tmp_path, text)
    assert debate is not None
    names = {one.text: debate.source[one.source].name for one in debate.claims}
    assert (names["Tax is good"], names["Tax is bad"]) == BESIDE[text]
    if BESIDE[text] == ("map", "map"):
        assert "Ann Lee 2020" in str([one.extra for one in debate.claims])
        assert "is one for two claims" in found[0].message


def test_pros_and_cons_have_quotes_of_their_own_but_no_votes(tmp_path: Path) -> None:
    debate = imported(tmp_path, "Pro,Quote,Con,Quote\nIt pays,so it does,It costs,so much\n")
    assert [(one.text, [quote.text for quote in one.quotes]) for one in debate.claims] == [
        ("It pays", ["so it does"]),
        ("It costs", ["so much"]),
    ]
    votes = imported(tmp_path, "quote,pro,con\nIt pays well,3,4\n")
    assert [(one.text, dict(one.extra)) for one in votes.claims] == [("It pays well", {"pro": "3", "con": "4"})]


@pytest.mark.parametrize(
    "text",
    [
        "quote,page\nDams leak here.,3\n",
        '[{"quote":"Dams leak here.","colour":"red"}]',
        "highlight\tcolour\nDams leak here.\tred\n",
    ],
)
def test_quotes_need_no_source(text: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, text)
    assert [quote.text for one in debate.claims for quote in one.quotes] == ["Dams leak here."]


@pytest.mark.parametrize("cell", ["#REF!", "#NAME?", "#DIV/0!", "=SUM(A1:A3)", "=B2", "3", "TRUE", "12/05/2020", "?"])
def test_what_a_spreadsheet_puts_into_a_cell_by_itself_is_no_claim(cell: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"claim,author,quote\nTax is good,Ann,\n{cell},Bo,\n{cell},Cy,Tax is bad\n")
    assert debate is not None
    assert [one.text for one in debate.claims] == ["Tax is good", "Tax is bad"]
    assert debate.extra["rows"] == [{"claim": cell, "author": "Bo"}]
    assert debate.claims[1].extra == {"claim": cell}
    assert [(one.code, one.at.line) for one in found] == [("W127", 3)]


@pytest.mark.parametrize("mark", ['"', "〃", "ditto", "ibid.", "As above"])
def test_nobody_is_called_ditto(mark: str, tmp_path: Path) -> None:
    debate = imported(
        tmp_path,
        f"claim;author;source\nTax is good;Ann;News\nTax is bad;'{mark}';Post\n".replace("'\"'", '""""').replace(
            "'", ""
        ),
    )
    assert debate.source[debate.claims[1].source].authors == ()


ANNOTATED = (
    "level,updated,url,user,id,group,tags,quote,text,direct link\n0,2024-01-02,https://a.org/x,ann,id1,w,tax,Dams leak.,I doubt it.,h\n0,2024-01-03,https://a.org/x,bo,id2,w,,Dams hold.,,h\n",
    "Created at,Author,Page URL,Group,Annotation/Reply Type,Quote,Comment\n2024-01-02,ann,https://a.org/x,w,Annotation,Dams leak.,I doubt it.\n2024-01-03,bo,https://a.org/x,w,Annotation,Dams hold.,\n",
    '{"user":"ann","text":"I doubt it.","quote":"Dams leak.","title":"Dams","tags":["a"]}\n{"user":"bo","text":"","quote":"Dams hold.","title":"Dams"}\n',
    "reviewer;exact;comment;title\nann;Dams leak.;I doubt it.;Dams\nbo;Dams hold.;;Dams\n",
)


@pytest.mark.parametrize("text", ANNOTATED)
def test_who_comments_on_a_quote_says_the_comment_and_the_page_the_quote(text: str, tmp_path: Path) -> None:
    """The page's words were put into the mouth of whoever marked them."""
    debate = imported(tmp_path, text)
    doubt, hold = debate.claims
    assert (doubt.text, debate.source[doubt.source].authors, hold.text) == ("I doubt it.", ("ann",), "Dams hold.")
    assert [one.text for one in doubt.quotes] == ["Dams leak."]
    assert hold.source == doubt.source_of(doubt.quotes[0]) != doubt.source
    assert debate.source[hold.source].authors == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("argument1,argument2,label,note\nA b,C d,supports,x\n,,,remark\n,,supports,other\n", [{"note": "remark"}, {"note": "other", "label (of no relation)": "supports"}]),
        ("premise,conclusion,stance,note\nA b,C d,pro,x\n,C d,con,remark\n,,con,other\n", [{"stance": "con", "note": "remark"}, {"stance": "con", "note": "other"}]),
    ],
)  # fmt: skip
def test_what_stands_in_a_row_of_a_pair_without_a_claim_is_kept(
    text: str, rows: list[dict[str, str]], tmp_path: Path
) -> None:
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert debate.extra["rows"] == rows
    assert [one.at.line for one in found if "neither a claim nor a quote" in one.message] == [3, 4]


def test_each_item_of_a_list_of_pros_is_a_claim_of_its_own(tmp_path: Path) -> None:
    """Two pros were one claim that nobody made, and one with an author was its JSON."""
    lists = [
        {"question": "Tax?", "author": "Ed", "pro": ["Tax is good", "It pays"], "con": [{"text": "Tax is bad", "author": "Ann"}]},
        {"question": "War?", "author": "Ed", "pro": [], "con": ["War ends"]},
    ]  # fmt: skip
    debate = imported(tmp_path, json.dumps(lists))
    assert [
        (one.text, debate.position[one.position].label, debate.source[one.source].authors) for one in debate.claims
    ] == [
        ("Tax is good", "pro", ()),
        ("It pays", "pro", ()),
        ("Tax is bad", "con", ("Ann",)),
        ("War ends", "con", ("Ed",)),
    ]


def test_of_objects_of_pros_and_cons_nothing_is_lost(tmp_path: Path) -> None:
    """Lists of authors, objects, numbers and keys that aren't known were lost without a word."""
    pro = {"claim": "Tax is good", "author": ["Ann Lee", "Bo Li"], "mood": "zqmood", "note": "zqnote", "date": 2020}
    con = {"claim": "Tax is bad", "author": {"name": "Cy Day"}, "quote": ["zqone", "zqtwo"], "page": 7}
    debate = imported(tmp_path, json.dumps({"topic": "tax", "pro": [pro], "con": [con]}))
    one, other = debate.claims
    assert debate.source[one.source].authors == ("Ann Lee", "Bo Li")
    assert (debate.source[one.source].published, one.extra["mood"], one.extra["note"]) == ("2020", "zqmood", "zqnote")
    assert debate.source[other.source].authors == ("Cy Day",)
    assert [(quote.text, quote.locator) for quote in other.quotes] == [("zqone", "7"), ("zqtwo", "7")]


@pytest.mark.parametrize("dot", ["", "."])
def test_numbers_that_are_places_in_a_tree_tell_what_each_row_leads_to(dot: str, tmp_path: Path) -> None:
    """The con of a con stood on the Con side, and the thesis was a camp."""
    rows = [("1", "Thesis", "Speech is free"), ("1.1", "Con:", "It hurts us"), ("1.1.1", "Con:", "It does not hurt"), ("1.2", "Pro:", "It is right")]  # fmt: skip
    table = "\n".join(["Tree;Stance;Content", *(f"{place}{dot};{stance};{text}" for place, stance, text in rows)])
    as_json = json.dumps([{"Content": text, "Stance": stance, "Tree": place + dot} for place, stance, text in rows])
    for data in (table, as_json):
        debate = imported(tmp_path, data)
        assert relations(debate) == [
            ("It hurts us", "undercuts", "Speech is free"),
            ("It does not hurt", "undercuts", "It hurts us"),
            ("It is right", "supports", "Speech is free"),
        ]
        assert dict(sides(debate))["It does not hurt"] == dict(sides(debate))["It is right"] == "Pro"


def test_a_row_below_one_that_is_missing_keeps_what_it_does_to_that(tmp_path: Path) -> None:
    table = "Tree,Claim,Stance\n1.1,It hurts us,Con\n1.1.1,It does not hurt,Con\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [("It does not hurt", "undercuts", "It hurts us")]
    assert [one.message for one in found if one.code == "W127"] == ['there is no claim "1": it is kept as extra']


def test_numbers_with_a_point_that_are_no_places_lead_nowhere(tmp_path: Path) -> None:
    debate = imported(tmp_path, "Score,Claim,Stance\n1.5,It hurts us,Con\n2.5,It does not hurt,Pro\n")
    assert debate.relations == ()


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_line_ends_that_only_some_programs_have_are_line_ends_where_there_are_no_others(
    end: str, tmp_path: Path
) -> None:
    """All rows were the name of a column, and a map without claims was written."""
    debate = imported(tmp_path, end.join(["claim,author", "Tax is good,Ann", "It pays,Bo", ""]))
    assert [one.text for one in debate.claims] == ["Tax is good", "It pays"]
    debate = imported(tmp_path, f"claim,author\nTax is{end}good,Ann\n")
    assert len(debate.claims) == 1


@pytest.mark.parametrize("name", ["Section", "version", "Nr"])
def test_numbers_of_sections_make_no_tree_where_rows_above_are_missing_or_take_sides(name: str, tmp_path: Path) -> None:
    """Bo, whose row says con, stood on the Pro side, and Cy undercut him."""
    for first in ("1.1", "1"):
        rows = [(first, "Tax is good", "pro", "Ann"), ("1.2", "It hurts", "con", "Bo"), ("1.2.1", "It hurts much", "con", "Cy")]  # fmt: skip
        debate = imported(tmp_path, "\n".join([f"{name},Claim,Stance,Author", *map(",".join, rows)]))
        assert sides(debate) == [("Tax is good", "pro"), ("It hurts", "con"), ("It hurts much", "con")]
        assert debate.relations == ()


@pytest.mark.parametrize("name", ["label", "Type", "polarity"])
def test_a_premise_that_attacks_its_conclusion_doesnt_support_it(name: str, tmp_path: Path) -> None:
    table = f"premise,conclusion,{name}\nThey leak,Dams are bad,support\nThey give power,Dams are bad,attack\nThey float,Dams are bad,none\n"
    assert relations(imported(tmp_path, table)) == [
        ("They leak", "supports", "Dams are bad"),
        ("They give power", "undercuts", "Dams are bad"),
    ]


def test_what_a_number_says_of_a_premise_is_unknown(tmp_path: Path) -> None:
    debate, found = read(
        tmp_path, "premise,conclusion,label\nThey leak,Dams are bad,2\nThey give power,Dams are bad,1\n"
    )
    assert debate is not None
    assert debate.relations == ()
    assert len([one for one in found if one.code == "W127"]) == 2


@pytest.mark.parametrize(
    ("name", "flags"), [("attack", "10"), ("is_valid", "01"), ("argumentative", ("no", "yes")), ("support", "01")]
)
def test_a_premise_beside_a_flag_is_no_support(name: str, flags: str | tuple[str, str], tmp_path: Path) -> None:
    """Both were drawn as supports, that of which the table says that it attacks, too."""
    rows = "".join(f"{text},Dams are bad,{flag}\n" for text, flag in zip(("They leak", "They pay"), flags, strict=True))
    debate, found = read(tmp_path, f"premise,conclusion,{name}\n{rows}")
    assert debate is not None
    assert debate.relations == ()
    assert [one.code for one in found] == ["W127"]


def test_what_evidence_does_to_a_claim_is_no_side_of_who_claims_it(tmp_path: Path) -> None:
    table = (
        "claim,evidence,stance\nDams are bad,They give power to all,refute\nDams are bad,They leak in spring,support\n"
    )
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert {label for _, label in sides(debate)}.isdisjoint({"refute", "support"})
    assert debate.claims[0].extra["stance"] == ["refute", "support"]
    assert any("what others find" in one.message for one in found)


def test_an_object_of_a_source_says_who_wrote_it_when_and_where(tmp_path: Path) -> None:
    """It was one key, and the claim the file's."""
    rows = [
        {"claim": "a is b", "source": {"title": "T", "author": "Ann", "date": "2020", "doi": "10.1/x"}, "quote": "q"},
        {"claim": "c is d", "source": {"name": "U", "authors": ["Bo", "Cy"], "year": 2021, "publisher": "NYT", "url": "https://x.org"}},
        {"claim": "g is h", "source": {"title": "V", "author": {"given": "Ed", "family": "Fox"}}},
    ]  # fmt: skip
    debate = imported(tmp_path, json.dumps(rows))
    told = [(one.title, one.authors, one.published, one.outlet or "", one.url or "") for one in debate.sources]
    assert told == [
        ("T", ("Ann",), "2020", "", ""),
        ("U", ("Bo", "Cy"), "2021", "NYT", "https://x.org"),
        ("V", ("Ed Fox",), None, "", ""),
    ]
    assert debate.claims[0].extra == {"doi of the source": "10.1/x"}


def test_whose_claim_it_is_and_whose_text_are_not_mixed(tmp_path: Path) -> None:
    rows = [{"claim": "e is f", "author": "Di", "source": {"title": "V", "author": "Ed"}}, {"claim": "i is j", "source": {"id": 3}}]  # fmt: skip
    debate, found = read(tmp_path, json.dumps(rows))
    assert debate is not None
    assert [(one.title, one.authors) for one in debate.sources] == [(None, ("Di",)), ("map", ())]
    assert sum(one.count for one in found if one.code == "W127") == 2


def test_the_object_of_a_source_may_name_the_author_of_the_row_again(tmp_path: Path) -> None:
    """Then title and date were lost."""
    source = {"title": "Book", "author": "Ann", "date": "1999"}
    debate = imported(tmp_path, json.dumps([{"claim": "Dams leak", "author": "Ann", "source": source}]))
    (only,) = (one for one in debate.sources if one.authors)
    assert (only.title, only.authors, str(only.published)) == ("Book", ("Ann",), "1999")
    other = imported(tmp_path, json.dumps([{"claim": "Dams leak", "author": "Bo", "source": source}]))
    assert [one.authors for one in other.sources if one.authors] == [("Bo",)]


def test_a_quote_is_of_the_source_that_its_own_object_has(tmp_path: Path) -> None:
    """It was given to the row's."""
    quotes = [
        {"text": "q1", "source": {"title": "W", "author": "Hu"}},
        {"text": "q2", "author": ["Ji", "Ko"]},
        {"text": "q3"},
    ]
    debate = imported(tmp_path, json.dumps([{"claim": "g is h", "source": "V", "author": "Ed", "quotes": quotes}]))
    whose = [debate.source[one.source or debate.claims[0].source] for one in debate.claims[0].quotes]
    assert [(one.title, one.authors) for one in whose] == [("W", ("Hu",)), (None, ("Ji", "Ko")), ("V", ("Ed",))]


@pytest.mark.parametrize(
    "upper", ["Affirmative,Affirmative,Negative,Negative", "Affirmative,,Negative,", "Pro,Pro,Con,Con"]
)
def test_merged_cells_above_two_sides_may_be_filled(upper: str, tmp_path: Path) -> None:
    """Half of the claims were keys of the other half, and the title was “Affirmative Affirmative Negative Negative”."""
    debate = imported(tmp_path, f"{upper}\nClaim,Source,Claim,Source\nTax is good,Lee,It hurts,Li\nIt pays,Poe,,\n")
    first, _, second, _ = upper.split(",")
    assert sides(debate) == [("Tax is good", first), ("It hurts", second), ("It pays", first)]
    assert [debate.source[claim.source].title for claim in debate.claims] == ["Lee", "Li", "Poe"]


@pytest.mark.parametrize("names", ["For,Against", "Affirmative,Negative", "Für,Gegen", "Pour,Contre", "Arguments for,Arguments against", "Vorteile,Nachteile", "Pro 1,Contra 1"])  # fmt: skip
def test_sides_beside_each_other_have_many_names(names: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"Topic,{names}\nTrams,Trams are very quiet.,They cost us much.\n")
    first, second = names.replace(" 1", "").split(",")
    assert sides(debate) == [("Trams are very quiet.", first), ("They cost us much.", second)]
    assert [one.question for one in debate.issues] == ["Trams"]


@pytest.mark.parametrize("row", ["Ann Lee,Bo Li", "Labour; Greens,the Tories", "greens and some labour,most tories in the house", "12 of 20 members,all of the others", "12,3", "x,"])  # fmt: skip
def test_who_votes_for_and_against_a_motion_claims_nothing(row: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"Motion,For,Against\nWe should build dams,{row}\nWe should ban zoos,{row}\n")
    assert debate is None
    assert [one.code for one in found] == ["E128"]


def test_cells_beyond_the_columns_of_sides_are_kept(tmp_path: Path) -> None:
    """They were nowhere."""
    debate = imported(tmp_path, "Pro,Con\nTrams are quiet,They cost much\nThey run,They stop,zq remark\n")
    assert debate.extra["rows"] == [{"cell 1": "They run", "cell 2": "They stop", "cell 3": "zq remark"}]


def test_an_object_is_the_issue_of_its_title_and_a_list_of_objects_is_none(tmp_path: Path) -> None:
    """The issue was the text of the JSON."""
    rows: list[dict[str, object]] = [
        {"claim": "a is b", "author": "Ann", "topic": {"id": 7, "title": "Should we build dams?"}},
        {
            "claim": "c is d",
            "author": "Ann",
            "topic": [{"question": "Is it?", "answers": ["No."]}, {"question": "Who?"}],
        },
        {"claim": "e is f", "author": "Ann", "topic": {"id": 8}},
    ]
    debate, found = read(tmp_path, json.dumps(rows))
    assert debate is not None
    assert [one.issues for one in debate.claims] == [("should-we-build-dams",), (), ()]
    assert all("topic" in one.extra for one in debate.claims)
    assert [(one.code, one.count) for one in found if "topic" in one.message] == [("W127", 2)]


@pytest.mark.parametrize("name", ["locator", "relation", "url", "position", "source"])
@pytest.mark.parametrize("value", [[{"a": 1}, {"b": 2}], {"a": 1}, [["x"], ["y"]]])
def test_no_object_is_taken_for_a_text(name: str, value: object, tmp_path: Path) -> None:
    debate, found = read(tmp_path, json.dumps([{"claim": "a is b", "author": "Ann", "quote": "q", name: value}]))
    assert debate is not None
    assert debate.claims[0].extra[name] == json.dumps(value)
    assert "W127" in {one.code for one in found}
    assert debate.claims[0].quotes[0].locator is None
    assert not debate.relations
    assert [one.label for one in debate.positions if not one.derived] == []


def test_the_day_of_a_row_is_not_that_of_the_text_whose_own_is_given(tmp_path: Path) -> None:
    row = {"claim": "a is b", "date": "2024-01-01", "author": "Ann", "source": {"title": "Book", "published": "1999"}}
    debate = imported(tmp_path, json.dumps([row]))
    assert [one.published for one in debate.sources] == ["1999"]
    assert dict(debate.claims[0].extra) == {"date of the row": "2024-01-01"}


def test_what_is_concluded_about_a_claim_is_no_claim_that_it_supports(tmp_path: Path) -> None:
    """“Vitamin C cures colds” supported “There is no evidence that it does”."""
    table = "claim,evidence,conclusion\nVitamin C cures colds.,Cochrane 2013,There is no evidence that it does.\n"
    debate = imported(tmp_path, table)
    assert [one.text for one in debate.claims] == ["Vitamin C cures colds."]
    assert not debate.relations


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("side", ("pro", "con")),
        ("position", ("For", "Against")),
        ("camp", ("Greens", "Drivers")),
        ("for or against", ("for", "against")),
        ("effect", ("supports", "attacks")),
    ],
)
def test_beside_a_side_or_a_word_for_a_relation_nobody_knows_whether_a_premise_supports_its_conclusion(
    name: str, words: tuple[str, str], tmp_path: Path
) -> None:
    """It may be what the premise does, or who says it; both were supports."""
    table = f"premise,conclusion,{name}\nThey pollute.,Ban cars.,{words[0]}\nThey are needed.,Ban cars.,{words[1]}\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert not debate.relations
    assert debate.extra[UNDRAWN] == 2
    assert [one.at.line for one in found if one.code == "W127"] == [2, 3]


@pytest.mark.parametrize("columns", ["note,-,", "source,Reason,Times", "topic,For,Cars", "note,for,a remark"])
def test_a_word_that_is_also_one_for_a_relation_takes_no_support_away(columns: str, tmp_path: Path) -> None:
    name, *cells = columns.split(",")
    table = f"premise,conclusion,{name}\nThey pollute.,Ban cars.,{cells[0]}\nThey kill.,Ban cars.,{cells[1]}\n"
    assert [kind for _, kind, _ in relations(imported(tmp_path, table))] == ["supports", "supports"]


def test_a_conclusion_of_a_claim_that_is_not_drawn_is_told(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "argument,conclusion,polarity\nThey pollute.,Ban cars.,1\nThey help.,Ban cars.,-1\n")
    assert debate is not None
    assert not debate.relations
    assert debate.extra[UNDRAWN] == 2
    assert ['"conclusion"' in one.message for one in found if one.code == "W127"] == [True]


def test_those_who_are_for_a_claim_are_no_claims_of_its_tree(tmp_path: Path) -> None:
    table = [{"claim": "Tax is good for all", "pro": ["Ann Lee", "Bob Stone"], "cons": ["It takes money away"]}]
    debate = imported(tmp_path, json.dumps(table))
    assert [one.text for one in debate.claims] == ["Tax is good for all", "It takes money away"]


def test_a_side_within_an_answer_of_a_tree_may_be_one_in_the_whole_debate(tmp_path: Path) -> None:
    """Who is for a ban and answers those against it was drawn as supporting them."""
    deep = {"text": "Buses will do.", "side": "pro"}
    tree = {"text": "Ban cars.", "children": [{"text": "We need them.", "side": "con", "children": [deep]}]}
    debate = imported(tmp_path, json.dumps(tree))
    assert relations(debate) == [("We need them.", "undercuts", "Ban cars.")]
    assert debate.claims[2].extra["side (of an answer)"] == "pro"
    typed = imported(tmp_path, json.dumps(tree).replace('"side"', '"type"'))
    assert ("Buses will do.", "supports", "We need them.") in relations(typed)


def test_a_graph_of_people_who_support_and_oppose_each_other_is_no_debate(tmp_path: Path) -> None:
    nodes = [{"id": "a", "name": "The Green Party of Wales"}, {"id": "b", "name": "The Trade Unions of Spain"}]
    table = {"nodes": nodes, "edges": [{"source": "a", "target": "b", "label": "opposes"}]}
    assert read(tmp_path, json.dumps(table))[0] is None


def test_who_keeps_the_record_of_a_topic_says_none_of_its_claims(tmp_path: Path) -> None:
    record = {"topic": "Cars", "author": "Editor Ed", "claims": [{"text": "They pollute."}, {"text": "We need them."}]}
    debate = imported(tmp_path, json.dumps([record]))
    assert [one.authors for one in debate.sources] == [()]
    article = imported(
        tmp_path, json.dumps([{"title": "On cars", **{k: v for k, v in record.items() if k != "topic"}}])
    )
    assert [one.authors for one in article.sources] == [("Editor Ed",)]


@pytest.mark.parametrize("name", ["attacks", "supports"])
def test_texts_that_a_claim_attacks_or_is_attacked_by_draw_nothing(name: str, tmp_path: Path) -> None:
    """With ids in it the claim attacks them; with texts they attacked it."""
    debate, found = read(tmp_path, json.dumps([{"text": "Tax is good", "author": "Ann", name: [{"text": "It is not", "by": "Bo"}]}]))  # fmt: skip
    assert debate is not None
    assert [one.text for one in debate.claims] == ["Tax is good", "It is not"]
    assert (debate.relations, "W127" in {one.code for one in found}) == ((), True)
