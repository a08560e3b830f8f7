"""Columns that say what is done to the row's claim lead to it, those of what it does lead from it, and texts in them are nobody's words but their own."""

import json
from pathlib import Path

import pytest

from debate_tui.model.attribution import undrawn
from tests.formats import imported, read
from tests.read.rows.test_shapes import relations

TO = {"evidence": "supports", "Premises": "supports", "reason": "supports", "because": "supports", "argument for": "supports",
      "supported by": "supports", "objection": "undercuts", "counterarguments": "undercuts", "Attacked by": "undercuts",
      "argument against": "undercuts", "rebuttal": "rebuts"}  # fmt: skip
FROM = {"supports": "supports", "attacks": "undercuts", "rebuts": "rebuts", "contradiction": "rebuts", "objects to": "undercuts", "objection to": "undercuts"}  # fmt: skip


@pytest.mark.parametrize("name", [*TO, *FROM])
def test_nouns_name_what_leads_to_the_row_and_verbs_where_it_leads(name: str, tmp_path: Path) -> None:
    """“Tax is good. Supports: It pays the roads” was drawn where the second is the evidence for the first."""
    debate = imported(tmp_path, f"id,claim,{name}\nc1,Tax is good,c2\nc2,It pays the roads,\n")
    ends = ("It pays the roads", "Tax is good")
    first, second = ends if name in TO else reversed(ends)
    assert relations(debate) == [(first, TO.get(name) or FROM[name], second)]


@pytest.mark.parametrize("name", FROM)
def test_words_of_another_claim_below_a_verb_lead_to_it(name: str, tmp_path: Path) -> None:
    """What Airtable and Notion write of linked records: nothing was drawn, and nothing said."""
    debate = imported(
        tmp_path, f'Claim,Author,{name}\nDams are good,Ann,\nThey leak,Bo,\nThey pay,Cy,"Dams are good, they leak."\n'
    )
    assert relations(debate) == [("They pay", FROM[name], "Dams are good"), ("They pay", FROM[name], "They leak")]


def test_below_a_noun_words_of_another_claim_are_that_claim_and_other_words_a_new_one(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,counterargument\nDams are good,They leak\nThey leak,It is only water\n")
    assert relations(debate) == [
        ("They leak", "undercuts", "Dams are good"),
        ("It is only water", "undercuts", "They leak"),
    ]


@pytest.mark.parametrize("name", ["Gegenargument", "Einwand", "contre-argument", "contraargumento", "Objeción"])
def test_texts_against_a_claim_are_claims_in_other_languages_too(name: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"Behauptung;Autor;{name}\nDämme halten;Ann Lee;Sie brechen im Frühjahr\n")
    assert relations(debate) == [("Sie brechen im Frühjahr", "undercuts", "Dämme halten")]


@pytest.mark.parametrize("name", ["support", "attack", "supporting"])
def test_a_name_that_may_be_either_draws_nothing_and_is_told(name: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"id,claim,{name}\nc1,Tax is good,c2\nc2,It pays the roads,\n")
    assert debate is not None
    assert not debate.relations
    assert debate.claims[0].extra == {name: "c2"}
    assert undrawn(debate) == "its file doesn't say which way its relations go"
    assert [one.code for one in found] == ["W127"]


@pytest.mark.parametrize(
    "table",
    [
        "id,claim,supports,attacks\n1,Tax is good,2,0\n2,Tax is bad,1,3\n3,Tax is mad,3,1\n",
        "id,claim,supports\n1,Tax is good,see 2\n2,Tax is bad,\n",
        json.dumps({"id": 1, "claim": "Tax is good", "evidence": [[[1, 2, "Page", 7]]]})
        + '\n{"id": 2, "claim": "So"}\n',
    ],
)
def test_counts_of_votes_ids_amid_texts_and_lists_of_lists_draw_nothing(table: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, table)
    assert not debate.relations
    assert debate.claims[0].extra


def test_texts_for_and_against_a_claim_are_claims_of_nobody_who_is_named(tmp_path: Path) -> None:
    table = (
        "Claim,Author,Topic,Evidence,Reason for,Counterclaim\n"
        "Homework helps,Ann Lee,School,Smith 2020,It teaches planning,- It steals time\\n- It is dull\n"
    ).replace("- It steals time\\n- It is dull", '"- It steals time\n- It is dull"')
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [
        ("It teaches planning", "supports", "Homework helps"),
        ("It steals time", "undercuts", "Homework helps"),
        ("It is dull", "undercuts", "Homework helps"),
    ]
    assert [debate.source[claim.source].authors for claim in debate.claims] == [("Ann Lee",), (), (), ()]
    assert {debate.issue[claim.issues[0]].question for claim in debate.claims} == {"School"}
    assert debate.claims[0].extra == {"Evidence": "Smith 2020"}
    assert any("of nobody who is named" in one.message for one in found)


def test_a_rebuttal_beside_a_counterclaim_may_be_of_that_and_what_a_response_does_is_unknown(tmp_path: Path) -> None:
    table = "claim,counterclaim,rebuttal\nHomework helps,It steals time,It teaches planning\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert relations(debate) == [("It steals time", "undercuts", "Homework helps")]
    assert debate.claims[0].extra == {"rebuttal": "It teaches planning"}
    other, _ = read(tmp_path, "claim,response\nHomework helps,It steals time\n")
    assert other is not None
    for one in (debate, other):
        assert undrawn(one) == "not every relation of its file is drawn"
    assert any('1 text ("rebuttal")' in one.message for one in found)


def test_a_text_and_a_relation_that_are_not_drawn_are_both_counted(tmp_path: Path) -> None:
    debate, _ = read(tmp_path, "id,claim,attacks,response\nc1,Tax is good,c9,It is not\nc2,Tax is bad,c1,\n")
    assert debate is not None
    assert debate.extra["#undrawn"] == 2


def test_a_column_of_ids_and_texts_has_both(tmp_path: Path) -> None:
    """The text was kept as extra without a word, and nobody was said to meet its claim."""
    debate = imported(tmp_path, "id,claim,objection\na,Close it,It costs too much\nb,Keep it,a\n")
    texts = {claim.full_id: claim.text for claim in debate.claims}
    drawn = {(texts[relation.origins[0]], relation.kind.value, texts[relation.target]) for relation in debate.relations}
    assert drawn == {("It costs too much", "undercuts", "Close it"), ("Close it", "undercuts", "Keep it")}


def test_who_is_quoted_is_quoted_where_the_row_says_that_the_words_stand(tmp_path: Path) -> None:
    """Words that Ann's article quotes were of an untitled, undated work of Bo's; and of Ann's own words she was the quotee."""
    header = "claim,author,source,date,url,quote,quoted person,page\n"
    rows = "Dams leak,Ann,Post,2020,https://p.org,they leak,Bo,3\nRain,Ann,Post,2020,https://p.org,rain falls,Ann,5\n"
    debate = imported(tmp_path, header + rows)
    other, own = (debate.source[claim.source_of(claim.quotes[0])] for claim in debate.claims)
    assert (other.authors, other.title, other.outlet, other.published, other.url) == (
        ("Bo",),
        None,
        "Post",
        None,
        "https://p.org",
    )
    assert (own.authors, own.title) == (("Ann",), "Post")


def test_who_says_that_somebody_says_something_is_told(tmp_path: Path) -> None:
    (claim,) = imported(tmp_path, "claim,speaker,quoted speaker,source\nDams leak,Ann,Bo,Post\n").claims
    assert claim.voice is not None
    assert claim.voice.speaker == "Bo (as Ann says)"


def test_a_claim_with_others_words_is_one_claim_of_its_author(tmp_path: Path) -> None:
    """It was a claim of each person whom it quotes."""
    quotes = [{"text": "they leak", "author": "Bo"}, {"text": "so", "speaker": "Cy"}]
    debate = imported(tmp_path, json.dumps([{"claim": "Dams leak", "author": "Ann", "quotes": quotes}]))
    (claim,) = debate.claims
    assert debate.source[claim.source].authors == ("Ann",)
    assert [debate.source[claim.source_of(one)].authors for one in claim.quotes] == [("Bo",), ("Cy",)]


@pytest.mark.parametrize(
    ("header", "stop"),
    [("Statement,For,Against", "."), ("Claim,Pros,Cons", ""), ("Claim,Pro,Con", ""), ("Claim,Pro,Con", ".")],
)
def test_texts_for_and_against_beside_a_claim_are_claims_for_and_against_it(
    header: str, stop: str, tmp_path: Path
) -> None:
    """They were keys of it, without a word. Who is for and against a claim may stand in a column `For` (`the unions of Spain`), so that
    these have to be sentences."""
    debate = imported(tmp_path, f"{header}\nZoos are bad,Animals suffer there{stop},They teach us{stop}\n")
    assert relations(debate) == [
        (f"Animals suffer there{stop}", "supports", "Zoos are bad"),
        (f"They teach us{stop}", "undercuts", "Zoos are bad"),
    ]


@pytest.mark.parametrize("name", ["Thesis", "Motion", "Title"])
def test_what_pros_and_cons_beside_each_other_are_on_is_their_issue(name: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"{name},Pro,Con\nZoos are bad,Animals suffer there,They teach us\n")
    assert [one.question for one in debate.issues] == ["Zoos are bad"]
    assert all(one.issues and one.extra == {} for one in debate.claims)


def test_texts_for_and_against_in_a_row_without_a_claim_are_nobodys(tmp_path: Path) -> None:
    debate = imported(tmp_path, "id,pro,con,claim\nx,three four,five six,\ny,,,Tax is good\n")
    assert [one.text for one in debate.claims] == ["Tax is good"]
    assert debate.relations == ()
    assert debate.extra["rows"] == [{"id": "x", "pro": "three four", "con": "five six"}]


def test_texts_below_a_verb_that_are_no_claims_of_the_table_are_told(tmp_path: Path) -> None:
    """They were keys, and the page said that the file draws no relations."""
    debate, found = read(tmp_path, "Claim,Attacks\nTax is good,people who work\nIt hurts,all that live\n")
    assert debate is not None
    assert undrawn(debate)
    assert [one.message for one in found if one.code == "W127"] == [
        '2 texts ("Attacks"): which claims of the table these are isn\'t said, so kept as extra'
    ]


@pytest.mark.parametrize("cells", ["Labour; Greens,Tories", "Ann Lee,Bo Li", "Ann Lee and Bo Li,The Greens"])
def test_who_is_for_and_against_a_claim_is_no_claim(cells: str, tmp_path: Path) -> None:
    """“Labour; Greens” supported it."""
    debate = imported(tmp_path, f"Statement,For,Against\nWe should build dams,{cells}\n")
    assert [one.text for one in debate.claims] == ["We should build dams"]
    assert debate.relations == ()


def test_a_list_of_targets_has_ends_and_what_is_done_to_them(tmp_path: Path) -> None:
    rows = [
        {"id": "a1", "text": "Dams are good", "speaker": "Ann", "targets": []},
        {"id": "a2", "text": "They leak", "speaker": "Bo", "targets": [{"id": "a1", "relation": "attack"}]},
        {"id": "a3", "text": "They give power", "speaker": "Cy", "targets": [{"id": "a1", "relation": "support"}, {"id": "a2", "relation": "attack"}]},
    ]  # fmt: skip
    debate = imported(tmp_path, "\n".join(map(json.dumps, rows)))
    drawn = [(one.origins, str(one.kind), one.target) for one in debate.relations]
    assert drawn == [
        (("bo/a2",), "undercuts", "ann/a1"), (("cy/a3",), "supports", "ann/a1"), (("cy/a3",), "undercuts", "bo/a2"),
    ]  # fmt: skip


def test_an_id_in_a_list_of_relations_may_be_their_own(tmp_path: Path) -> None:
    """A list of ends has those of claims."""
    rows = [
        {"id": "a1", "claim": "Dams are good", "author": "A"},
        {"id": "a2", "claim": "They leak", "relations": [{"id": "a1", "type": "attack"}]},
    ]
    assert imported(tmp_path, json.dumps(rows)).relations == ()


@pytest.mark.parametrize(
    ("column", "words"), [("stance_to_parent", ("none", "against", "favor")), ("Polarity", ("", "-1", "1"))]
)
def test_what_a_claim_does_to_its_parent_stands_in_the_column_called_so(
    column: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    """It was said that the row doesn't say it."""
    table = f"id,claim,parent_id,user,{column}\n10,Dams are good.,,ann,{words[0]}\n11,They leak.,10,bo,{words[1]}\n12,They pay.,10,cy,{words[2]}\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert [str(one.kind) for one in debate.relations] == ["undercuts", "supports"]
    assert {one.code for one in found} == {"N130"}


def test_numbers_other_than_for_and_against_do_nothing_known(tmp_path: Path) -> None:
    for column, numbers in (("Polarity", ("2", "-1")), ("score", ("1", "-1"))):
        table = f"id,claim,parent_id,{column}\n1,Dams are good.,,\n2,They leak.,1,{numbers[0]}\n3,They pay.,1,{numbers[1]}\n"
        debate, found = read(tmp_path, table)
        assert debate is not None
        assert debate.relations == ()
        assert [one.code for one in found if one.code == "W127"]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        *(
            (name, ("1", "1"))
            for name in ("significance", "stance_confidence", "relation_count", "designed", "polarity", "relation")
        ),
        *((name, ("1", "-1")) for name in ("significance", "correlation", "instance", "stance_score", "assigned")),
    ],
)
def test_numbers_in_a_column_that_is_called_otherwise_or_that_has_no_minus_do_nothing_known(
    name: str, numbers: tuple[str, str], tmp_path: Path
) -> None:
    """“sign” stands in “significance”: an objection was drawn as a support."""
    table = f"id,claim,parent,{name}\n1,We should ban cars,,\n2,Cars kill people,1,{numbers[0]}\n3,People need cars,1,{numbers[1]}\n"
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert debate.relations == ()
    assert [one.code for one in found if one.code == "W127"]


@pytest.mark.parametrize("name", ["Supporting evidence", "Counter evidence", "Clash"])
def test_evidence_for_or_against_a_claim_is_told_as_not_drawn(name: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"claim,author,{name}\nDams are safe,Ann,No dam broke in 50 years\n")
    assert debate is not None
    assert [one.code for one in found if name in one.message] == ["W127"]
    assert "their file draws no relations" not in undrawn(debate)


@pytest.mark.parametrize("table", ["id,claim,evidence\n1,a b,\"2, 3\"\n2,c d,1\n3,e f,\n", "id,claim,supports\n1,a b,2\n2,c d,3\n3,e f,1\n"])  # fmt: skip
def test_entries_of_a_bibliography_and_counts_of_votes_draw_nothing(table: str, tmp_path: Path) -> None:
    """Source 2 was claim 2, and so were two votes."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert (debate.relations, debate.extra["#undrawn"]) == ((), 3)
    (told,) = [one.message for one in found if one.code == "W127"]
    assert told.startswith("3 numbers")
    assert "whether these are numbers of claims, or counts, isn't known" in told


@pytest.mark.parametrize(
    ("table", "many"),
    [
        (
            "Argument,Type,Rebuttal to\nDams leak all the time.,con,\nOnly old ones.,rebuttal,1\nNew ones too.,rebuttal,2\n",
            2,
        ),
        ('[{"id": "a", "claim": "Tax is good"}, {"id": "b", "claim": "It hurts", "targets": ["a"]}]', 1),
    ],
)
def test_what_a_claim_leads_to_is_told_where_what_it_does_isn_t_known(table: str, many: int, tmp_path: Path) -> None:
    """It was a key without a word, and the page said that the file draws no relations."""
    debate, found = read(tmp_path, table)
    assert debate is not None
    (told,) = [one.message for one in found if one.code == "W127"]
    assert "what these lead to, or what they do to it, isn't known" in told
    assert (debate.relations, debate.extra["#undrawn"]) == ((), many)


@pytest.mark.parametrize("cell", ["Halve emissions by 2030", "9"])
def test_targets_that_are_no_claims_are_no_relations(cell: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, f"id,claim,targets\n1,Dams leak.,{cell}\n2,They hold.,{cell}\n")
    assert list(found) == []
