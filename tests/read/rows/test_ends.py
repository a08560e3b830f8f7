"""A row leads to the claim that its table's keeper means, as far as the table tells; where it may be several claims, to none."""

from pathlib import Path

import pytest

from debate_tui.model.attribution import undrawn
from debate_tui.read.rows.ends import Ends
from tests.formats import read
from tests.read.rows.test_shapes import relations, sides


def drawn(path: Path, table: str, name: str = "map") -> list[tuple[str, str]]:
    """From which claim to which the relations lead."""
    debate, _ = read(path, table, name)
    assert debate is not None
    return [(start, end) for start, _, end in relations(debate)]


def messages(path: Path, table: str, code: str = "W127") -> list[str]:
    return [one.message for one in read(path, table)[1] if one.code == code]


@pytest.mark.parametrize(
    "end",
    [
        "We don’t need “tax” – ever",
        "we don't need 'tax' - ever.",
        "  We  don't  need «tax» — EVER !",
        'We don\'t need "tax" -- ever…',
    ],
)
def test_full_stops_capitals_blanks_and_kinds_of_quotation_marks_make_no_other_claim(end: str, tmp_path: Path) -> None:
    """A missing full stop lost the relation, and the map said that there are no clashes."""
    cell = end.replace('"', '""')
    table = f'claim,relation,to\n"We don\'t need ""tax"" – ever.",,\nWe do,contradicts,"{cell}"\n'
    assert drawn(tmp_path, table) == [("We do", 'We don\'t need "tax" – ever.')]


def test_claims_that_differ_in_signs_alone_are_several_but_the_very_words_call_one(tmp_path: Path) -> None:
    table = "claim,relation,to\nIs it safe?,,\nIs it safe!,,\nNo,denies,is it safe\nYes,supports,Is it safe!\n"
    assert drawn(tmp_path, table) == [("Yes", "Is it safe!")]
    assert messages(tmp_path, table) == [
        'several claims say, but for capitals and signs, "is it safe": it is kept as extra'
    ]


def test_ids_may_be_written_in_capitals_or_with_signs_around_them(tmp_path: Path) -> None:
    table = "id,claim,relation,to\nc1,Tax is good,,\nc2,It pays,supports,C1\nc3,It hurts,attacks,[c1]\n"
    assert drawn(tmp_path, table) == [("It pays", "Tax is good"), ("It hurts", "Tax is good")]


def test_a_misspelt_end_is_asked_after_and_not_drawn_with_bounded_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "claim,relation,to\nUniforms cost too much.,,\nThe town can pay.,refutes,Uniforms cost to much.\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert not debate.relations
    assert [one.message for one in found] == ['there is no claim "Uniforms cost to much.": it is kept as extra']
    assert found[0].hint == 'did you mean "Uniforms cost too much.", in line 2?'
    many = "claim,relation,to\n" + "".join(f"Claim number {n},refutes,Claim numbr {n}\n" for n in range(2000))
    asked: list[str] = []
    monkeypatch.setattr("debate_tui.read.rows.relations.nearest", lambda word, _: asked.append(word))
    read(tmp_path, many)
    assert len(asked) == 20


NUMBERED = {
    "claim,relation,to\nA b,,\nC d,attacks,1\nE f,attacks,2\n": [("C d", "A b"), ("E f", "C d")],
    "claim,relation,to\nA b,,\nC d,attacks,2\nE f,attacks,3\n": [("C d", "A b"), ("E f", "C d")],
    "claim,relation,to\nA b,,\nC d,attacks,0\nE f,attacks,1\n": [("C d", "A b"), ("E f", "C d")],
    "Title,,\nclaim,relation,to\nA b,,\n,,\nC d,attacks,3\nE f,attacks,5\n": [("C d", "A b"), ("E f", "C d")],
    "claim,relation,to\nA b,,\nC d,attacks,3.0\nE f,attacks,\nG h,attacks,4\n": [],
    "claim,relation,to\nA b,,\nC d,,\nE f,attacks,2\nG h,attacks,2\n": [],
    'claim,relation,to,note\nA b,,,"one\ntwo"\nC d,attacks,2,\nE f,attacks,3,\n': [],
    "sep=,\nclaim,relation,to\nA b,,\nC d,attacks,2\nE f,attacks,3\n": [],
    'claim,relation,to\nA b,,\nC d,,\nE f,attacks,"1, 2"\n': [("E f", "A b"), ("E f", "C d")],
}
"""Tables whose claims are called by numbers of rows, and what leads where: nothing, where they may count in two ways."""


@pytest.mark.parametrize("table", NUMBERED)
def test_rows_are_counted_in_the_only_way_that_is_possible_or_none_is_drawn(table: str, tmp_path: Path) -> None:
    """A number meant as the sheet's row led to the claim of the row below, on the other side, without a word."""
    assert drawn(tmp_path, table) == NUMBERED[table]
    told = [one for one in messages(tmp_path, table, "N130") if one.startswith("numbers that lead to claims")]
    assert len(told) == bool(NUMBERED[table])


def test_how_rows_are_counted_is_told_and_so_is_what_a_number_may_be(tmp_path: Path) -> None:
    table = "claim,relation,to\nTax is good,,\nTax is bad,denies,2\n"
    assert messages(tmp_path, table, "N130") == [
        "numbers that lead to claims are rows, counted as the sheet does, with the names of its columns in row 1: "
        '"2" is "Tax is good"'
    ]
    other = "claim,relation,to\nTax is good,,\nTax is bad,,\nTax pays,supports,2\n"
    assert messages(tmp_path, other) == ['"2" may be "Tax is good" or "Tax is bad": it is kept as extra']
    lines = '{"claim": "A b"}\n{"claim": "C d"}\n{"claim": "E f", "relation": "denies", "to": 1}\n'
    assert messages(tmp_path, lines) == ['"1" may be "A b" or "C d": it is kept as extra']


HEADED = {
    "CON,,,\nA b,Ann,,\nC d,Bo,con,1\nE f,Cy,con,2\n": [("C d", "A b"), ("E f", "C d")],  # without headings
    "CON,,,\nA b,Ann,,\nC d,Bo,con,2\nE f,Cy,con,3\n": [("C d", "A b"), ("E f", "C d")],  # with them
    "CON,,,\nA b,Ann,,\nC d,Bo,con,3\nE f,Cy,con,4\n": [("C d", "A b"), ("E f", "C d")],  # as the sheet does
    "CON,,,\nA b,Ann,,\nC d,Bo,con,0\nE f,Cy,con,1\n": [("C d", "A b"), ("E f", "C d")],  # without them from 0
    "A b,Ann,,\nCON,,,\nC d,Bo,con,1\nE f,Cy,con,3\nPRO,,,\nG h,Di,pro,1\n": [("C d", "A b"), ("E f", "C d"), ("G h", "A b")],
    "CON,,,\nA b,Ann,,\nC d,Bo,,\nE f,Cy,,\nG h,Di,con,2\n": [],  # A b or C d
}  # fmt: skip
"""Tables with rows that claim nothing, and what leads where."""


@pytest.mark.parametrize("rows", HEADED)
def test_rows_are_counted_with_or_without_headings_or_none_is_drawn(rows: str, tmp_path: Path) -> None:
    """The third claim was drawn to the first, since the heading above them was counted, too."""
    table = f"claim,author,relation,to\n{rows}"
    assert drawn(tmp_path, table) == HEADED[rows]
    assert len(messages(tmp_path, table)) == (0 if HEADED[rows] else 1)


def test_that_rows_are_counted_with_headings_is_told(tmp_path: Path) -> None:
    told = "numbers that lead to claims are rows, {} those that claim nothing, of which the first is 1"
    for first, word in ((1, "without"), (2, "with")):
        table = f"claim,author,relation,to\nCON,,,\nA b,Ann,,\nC d,Bo,con,{first}\nE f,Cy,con,{first + 1}\n"
        assert f'{told.format(word)}: "{first}" is "A b"' in messages(tmp_path, table, "N130")


@pytest.mark.parametrize("word", ["backed by", "supported by", "IS ATTACKED BY", "widerlegt durch"])
def test_what_a_row_says_is_done_to_it_leads_from_the_claim_that_it_names(word: str, tmp_path: Path) -> None:
    """“Tax is good because it pays” was drawn as “Tax is good supports: it pays”."""
    assert drawn(tmp_path, f"id,claim,relation,to\nc1,Tax is good,{word},c2\nc2,It pays,,\n") == [
        ("It pays", "Tax is good")
    ]


def test_a_relation_that_is_not_drawn_leaves_open_who_is_answered(tmp_path: Path) -> None:
    """The map said that nobody answers a claim that its table has an answer to, since it didn't know the word “answers”."""
    debate, found = read(tmp_path, "claim,relation,to\nTax is good,,\nTax is bad,answers,Tax is good\n")
    assert debate is not None
    assert undrawn(debate) == "not every relation of its file is drawn"
    assert "docs/other-formats.md" in found[0].hint
    whole, _ = read(tmp_path, "claim,relation,to\nTax is good,none,\nTax is bad,denies,Tax is good\n")
    assert whole is not None
    assert not undrawn(whole)


def test_that_a_word_against_a_claim_undercuts_it_is_told_once(tmp_path: Path) -> None:
    """Nobody was told that “attacks” was read as “undercuts”."""
    table = "id,claim,relation,to\n1,a b,,\n2,c d,attacks,1\n3,e f,against,2\n4,g h,undermines,3\n5,i j,denies,3\n"
    assert messages(tmp_path, table, "N130") == [
        '2 relations ("attacks", "against") read as undercutting, '
        "since such words don't say that the other claim is false"
    ]


@pytest.mark.parametrize(
    "name",
    ["parent_id", "parentId", "Parent No", "parent_claim_id", "reply_to_id", "target_id", "to_id", "Responding to"],
)
def test_the_id_of_a_parent_is_where_a_row_leads(name: str, tmp_path: Path) -> None:
    """The tree was lost, and the con of a con stood on the side of the cons."""
    table = f"id,claim,stance,{name}\n1,Tax is good,,\n2,It pays,Pro,1\n3,It hurts,Con,1\n4,It is fine,Con,3\n"
    debate, _ = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [
        ("It pays", "supports", "Tax is good"),
        ("It hurts", "undercuts", "Tax is good"),
        ("It is fine", "undercuts", "It hurts"),
    ]
    assert [side for _, side in sides(debate)] == ["Pro", "Pro", "Con", "Pro"]


def test_ids_of_targets_that_are_no_claims_lead_nowhere(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "id,claim,stance,target_id\n1,Tax is good,favor,t9\n2,It hurts,against,t9\n")
    assert debate is not None
    assert [side for _, side in sides(debate)] == ["favor", "against"]
    assert not found


@pytest.mark.parametrize("name", ["#", "Row", "Nr.", "", "Ref", "comment_id"])
def test_a_column_that_numbers_the_claims_has_their_ids(name: str, tmp_path: Path) -> None:
    """A table with a column `Row` was taken for our own export, and had no claim."""
    codes = ["A-4", "A-5", "A-6"] if name == "Ref" else ["4", "5", "6"]
    first, second, third = codes
    table = f"{name},claim,relation,to\n{first},Tax is good,,\n{second},It pays,supports,{first}\n{third},No,denies,{second}\n"
    assert drawn(tmp_path, table) == [("It pays", "Tax is good"), ("No", "It pays")]


def test_a_column_of_other_numbers_has_no_ids(tmp_path: Path) -> None:
    table = "claim,relation,to,votes\nTax is good,,,2\nIt pays,supports,1,1\nIt hurts,denies,1,3\n"
    assert drawn(tmp_path, table) == [("It pays", "Tax is good"), ("It hurts", "Tax is good")]


def test_a_stance_that_first_claims_take_too_is_a_side_and_no_answer(tmp_path: Path) -> None:
    """Who agreed with Bo, both against the motion, was shown as his opponent."""
    table = (
        "Author,Stance,Text,Reply To,ID\nAnn,for,Tax is good,,c1\nBo,against,Tax is bad,c1,c2\n"
        'Cy,against,"Exactly, Bo: tax is theft",c2,c3\nDee,for,"No, Cy",c3,c4\nEve,against,Tax is evil,,c5\n'
    )
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert not debate.relations
    assert [side for _, side in sides(debate)] == ["for", "against", "against", "for", "against"]
    assert [one.code for one in found].count("W127") == 3
    assert undrawn(debate) == "not every relation of its file is drawn"


@pytest.mark.parametrize("author", ["", "Ann"])
def test_of_answers_whose_stances_no_author_tells_apart_neither_side_nor_relation_is_known(
    author: str, tmp_path: Path
) -> None:
    """The con of a con stood on the side of the cons, in a tree whose thesis has no row."""
    rows = ["It pays,Pro,,1", "It hurts,Con,,2", "It does not hurt,Con,2,3", "It does,Con,3,4"]
    table = "text,stance,parent,id,author\n" + "".join(f"{row},{author}\n" for row in rows)
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert not debate.relations
    assert sides(debate) == [
        ("It pays", "Pro"),
        ("It hurts", "Con"),
        ("It does not hurt", "Other"),
        ("It does", "Other"),
    ]
    assert debate.claims[2].extra["stance (of an answer)"] == "Con"
    assert [one.code for one in found].count("W127") == 2


@pytest.mark.parametrize("name", ["label", "Supports/Attacks", "Post type", "type"])
def test_a_column_of_nothing_but_words_for_relations_beside_ends_has_them(name: str, tmp_path: Path) -> None:
    table = f"id,claim,{name},parent\n1,Tax is good,claim,\n2,It pays,support,1\n3,It hurts,Attacks,1\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [("It pays", "supports", "Tax is good"), ("It hurts", "undercuts", "Tax is good")]
    assert debate.claims[0].extra == {f"{name} (of no claim)": "claim"}
    assert any(one.message.startswith(f'"{name}" is read as what a row does') for one in found)
    others = table.replace("support,", "see below,")
    assert not drawn(tmp_path, others)
    teams = "id,claim,Team,parent\n1,Tax is good,Pro,\n2,It hurts,Con,1\n3,Yes it does,Con,2\n"
    assert not drawn(tmp_path, teams)


def test_a_german_teacher_s_sheet_is_read(tmp_path: Path) -> None:
    table = "#;Behauptung;Autor;Pro/Contra;Antwort auf\n1;Uniformen helfen;Anna;;\n2;Sie kosten;Ben;Contra;1\n3;Die Stadt zahlt;Anna;dagegen;2\n"
    debate, _ = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [
        ("Sie kosten", "undercuts", "Uniformen helfen"),
        ("Die Stadt zahlt", "undercuts", "Sie kosten"),
    ]


def test_a_number_with_a_point_leads_where_it_leads_without(tmp_path: Path) -> None:
    """`2.0` led to the first of two claims with the id 2."""
    rows = "2,Tax is good,Ann,,\n2,Tax is bad,Bo,,\n1,Rain falls,Cy,,\n3,It pays,Cy,supports,2.0\n4,It hurts,Dee,supports,1.0\n"
    debate, found = read(tmp_path, f"id,claim,author,relation,to\n{rows}", format="csv")
    assert debate is not None
    assert [(debate.claim[one.origins[0]].text, debate.claim[one.target].text) for one in debate.relations] == [
        ("It hurts", "Rain falls")
    ]
    assert any("several claims have the id" in one.message for one in found)


def test_signs_at_the_end_matter_in_no_script(tmp_path: Path) -> None:
    rows = "الضريبة جيدة,علي,,\n税は良い,Aoki,,\nلا,عمر,contra,الضريبة جيدة؟\nいいえ,Mori,contra,「税は良い。」\n"
    debate, _ = read(tmp_path, f"claim,author,relation,to\n{rows}", format="csv")
    assert debate is not None
    assert [debate.claim[one.target].text for one in debate.relations] == ["الضريبة جيدة", "税は良い"]


@pytest.mark.parametrize("between", ["\n", "\r\n", ",\n", ", ", ";"])
def test_ends_on_a_line_each_or_with_commas_between_them_are_several(between: str, tmp_path: Path) -> None:
    """Those on lines were one end, which no claim is called."""
    table = (
        f'id,claim,author,relation,to\n3,Tax is good,Ann,,\n4,Tax is fair,Bo,,\n6,It hurts,Fay,contra,"3{between}4"\n'
    )
    assert drawn(tmp_path, table) == [("It hurts", "Tax is good"), ("It hurts", "Tax is fair")]
    table = 'claim,author,relation,to\nTax is good,Ann,,\n"Tax is, so to say, fair",Bo,,\nIt hurts,Fay,contra,"Tax is good\nTax is, so to say, fair"\n'
    assert [end for _, end in drawn(tmp_path, table)] == ["Tax is good", "Tax is, so to say, fair"]


def test_of_several_ends_the_one_that_two_claims_have_is_told_and_the_other_is_drawn(tmp_path: Path) -> None:
    table = 'id,claim,author,relation,to\n2,Tax is good,Ann,,\n2,Tax is bad,Bo,,\n3,It pays,Cy,,\n4,It hurts,Dee,supports,"2, 3"\n'
    assert drawn(tmp_path, table) == [("It hurts", "It pays")]
    assert messages(tmp_path, table) == ['several claims have the id "2": it is kept as extra']


def test_an_answer_to_an_answer_on_a_side_may_do_anything_to_it(tmp_path: Path) -> None:
    """Whoever is for a ban and answers those against it was drawn as supporting them."""
    table = "id,claim,side,parent\n1,Ban cars,,\n2,They pollute,Pro,1\n3,We need them,Con,1\n4,Buses will do,Pro,3\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [
        ("They pollute", "supports", "Ban cars"),
        ("We need them", "undercuts", "Ban cars"),
    ]
    assert debate.claims[3].extra == {"side (of an answer)": "Pro", "to": "3"}
    assert [one.code for one in found].count("W127") == 1
    typed, _ = read(tmp_path, table.replace("side", "type"))
    assert typed is not None
    assert ("Buses will do", "supports", "We need them") in relations(typed)


@pytest.mark.parametrize("name", ["my view", "vote", "verdict of Ann"])
def test_who_agrees_in_a_column_of_another_name_is_no_claim_that_does(name: str, tmp_path: Path) -> None:
    table = f"id,claim,parent,{name}\n1,Ban cars,,\n2,They pollute,1,agree\n3,We need them,1,disagree\n"
    assert not drawn(tmp_path, table)


@pytest.mark.parametrize("word", ["because", "but", "however", "since", "weil", "nie"])
def test_a_word_that_may_lead_either_way_or_mean_no_draws_nothing(word: str, tmp_path: Path) -> None:
    """“It saves time, because, 1” was drawn as a reason that claim 1 is for it."""
    table = f"id,claim,relation,to\n1,We should build it.,,\n2,It saves time.,{word},1\n"
    assert not drawn(tmp_path, table)
    assert any(f'"{word}" doesn\'t say' in one for one in messages(tmp_path, table, "W127"))


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("topic,claim,relation,to", ["Road,Close it,,", "Road,It is loud,supports,1", "Fish,Fish is good,,", "Fish,It is cheap,supports,1"]),
        ("essay_id,unit_id,claim,relation,to", ["1,1,Close it,,", "1,2,It is loud,supports,1", "2,1,Fish is good,,", "2,2,It is cheap,supports,1"]),
        ("sent_id,claim,relation,to", ["1,Close it,,", "2,It is loud,supports,1", "1,Fish is good,,", "2,It is cheap,supports,1"]),
    ],
)  # fmt: skip
def test_numbers_that_begin_again_in_each_document_lead_to_no_row(header: str, rows: list[str], tmp_path: Path) -> None:
    """“It is cheap”, on fish, supported “Close it”, a road."""
    table = "\n".join([header, *rows]) + "\n"
    assert not drawn(tmp_path, table)
    assert len([one for one in messages(tmp_path, table, "W127") if '"1"' in one]) >= 1


@pytest.mark.parametrize(
    ("header", "rows", "is_drawn"),
    [
        ("claim,user_id,relation,to", ["Close the road.,3,,", "It is loud.,1,supports,1", "It costs a lot.,3,attacks,1", "No it doesn't.,2,attacks,2"],
         {("It is loud", "Close the road"), ("It costs a lot", "Close the road"), ("No it doesn't", "It is loud")}),
        ("topic_id,claim,speaker_id,relation,to", ["1,Close the road.,2,,", "1,It is loud.,1,supports,1", "1,It costs a lot.,2,attacks,1", "1,Shops need it.,3,attacks,1"],
         {("It is loud", "Close the road"), ("It costs a lot", "Close the road"), ("Shops need it", "Close the road")}),
        ("claim,author,Round No,relation,to", ["Close the road.,Ann,1,,", "It is loud.,Bo,1,supports,1", "It costs a lot.,Cy,2,attacks,1", "Shops need it.,Di,2,attacks,2"],
         {("It is loud", "Close the road"), ("It costs a lot", "Close the road"), ("Shops need it", "It is loud")}),
        ("sent_id,claim,relation,to", ["1,Close it,,", "2,It is loud,supports,1", "3,It stinks,supports,1", "1,Fish is good,,", "2,It is cheap,supports,3"], set()),
    ],
)  # fmt: skip
def test_numbers_of_people_topics_and_rounds_are_no_claims(
    header: str, rows: list[str], is_drawn: set[tuple[str, str]], tmp_path: Path
) -> None:
    """“It is loud” supported itself, and “It costs a lot”, against the road, attacked it."""
    pairs = drawn(tmp_path, "\n".join([header, *rows]) + "\n")
    assert {(one.rstrip("."), other.rstrip(".")) for one, other in pairs} == is_drawn


def test_a_number_beyond_its_issue_counts_the_rows_of_the_table(tmp_path: Path) -> None:
    rows = "Road,Close it,,\nRoad,It is loud,supports,1\nRoad,It stinks,supports,1\nRoad,It is old,supports,1\nFish,Fish is good,,\nFish,It is cheap,supports,5\nFish,So is no road,attacks,1\n"
    assert ("It is cheap", "Fish is good") in drawn(tmp_path, f"topic,claim,relation,to\n{rows}")


@pytest.mark.parametrize(
    ("end", "kept"), [("BEES ARE GOOD", 0), ("cows  are bad, Bees are good!", 2), ("“bees are good”", 1)]
)
def test_only_what_ends_call_is_kept_of_words_that_differ_in_capitals_and_signs(end: str, kept: int) -> None:
    """One end that called no claim letter by letter made a look-up of the words and ids of all of them."""
    told = [("a", "bees are good"), ("b", "cows are bad"), *((f"c{n}", f"node {n} says so") for n in range(100))]
    ends = Ends(["id", "claim", "to"], b"id,claim,to")
    ends.look([f"map/{id}" for id, _ in told], lambda: told, [end, "c7", "Node 8 says it", "b"])
    assert [ends.target(part) for part in ends.parts(end)] == (["map/b", "map/a"] if "cows" in end else ["map/a"])
    assert ends.target("Node 8 says it") is None
    assert ends.target("c7") == "map/c7"
    assert len(ends._loose or ()) == kept
