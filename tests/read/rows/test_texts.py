"""Texts beside a claim are claims where their columns say what they do to it and whose they are; else they are kept, and that is told."""

from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read


def relations(debate: Debate) -> list[tuple[str, str, str]]:
    text = {claim.full_id: claim.text for claim in debate.claims}
    return [(text[one.origins[0]], str(one.kind), text[one.target]) for one in debate.relations]


def people(debate: Debate) -> list[tuple[str, str]]:
    return [(claim.text, "; ".join(debate.source[claim.source].authors)) for claim in debate.claims]


@pytest.mark.parametrize("text", ["premise", "Argument"])
@pytest.mark.parametrize("kind", ["relation", "label"])
def test_a_premise_beside_a_claim_does_to_it_what_its_row_says(text: str, kind: str, tmp_path: Path) -> None:
    """Both premises were a key of the claim."""
    debate = imported(
        tmp_path,
        f"Claim,{text},{kind}\nDams are bad,They give power to all,attack\nDams are bad,They leak in spring,support\n",
    )
    assert relations(debate) == [
        ("They give power to all", "undercuts", "Dams are bad"),
        ("They leak in spring", "supports", "Dams are bad"),
    ]


def test_a_premise_beside_a_claim_supports_it_where_nothing_says_more(tmp_path: Path) -> None:
    debate = imported(tmp_path, "author,claim,premise\nAnn,Dams are bad,They leak in spring\n")
    assert relations(debate) == [("They leak in spring", "supports", "Dams are bad")]
    assert people(debate) == [("Dams are bad", "Ann"), ("They leak in spring", "")]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("topic,claim,premise,type", "Dams,Dams are bad,They give power to all,con"),  # the claim's side, maybe
        ("claim,premise,stance", "Dams are bad,They give power to all,con"),
        ("claim,premise,is_valid", "Dams are bad,They give power to all,1"),
        ("claim,argument", "Dams are bad,They give power to all"),
        ("claim,evidence for,evidence against", "Dams are bad,Lee 2019,Smith et al. 2020"),
        ("Claim,Pro,Contra", "Dämme bauen,Strom,Lecks"),
        ("Claim,Pro,Con", "Build dams,SPD,CDU"),
        ("Claim,For,Against", "Build dams,the Greens,Labour and the Tories"),
        ("claim,for,against", "Build dams,the government,the trade unions of Spain"),
        ("claim,for,against", "Build dams,12 of 20 members,nobody in the room"),
        ("claim,support,attack", "Build dams,most of the churches,weapon makers and others"),
        ("claim,pro,con", "Build dams,the Greens,Labour and the Tories"),
        ("claim,for,against", "Build dams,the farmers of the U.S.,the unions and the churches etc."),
        ("claim,evidence for,evidence against", "Build dams,Lee and others et al.,tables of the year 2019"),
        ("Statement,Pour,Contre", "Il faut des barrages,Anne Roy,Jean Petit"),
    ],
)
def test_texts_that_may_be_something_else_are_kept_and_told(header: str, row: str, tmp_path: Path) -> None:
    """Those of most were keys, without a word."""
    debate, found = read(tmp_path, f"{header}\n{row}\n")
    assert debate is not None
    assert (len(debate.claims), debate.relations) == (1, ())
    assert [one.code for one in found if "isn't known, so kept as extra" in one.message] == ["W127"]
    assert set(row.split(",")) <= {debate.claims[0].text, *map(str, debate.claims[0].extra.values())} | {
        one.question for one in debate.issues
    } | {one.label for one in debate.positions}


@pytest.mark.parametrize("cells", ["12,3", "x,", "Yes,No", "75%,25%"])
def test_votes_on_a_claim_are_kept_without_a_word(cells: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, f"Claim,For,Against\nBuild dams,{cells}\n")
    assert debate is not None
    assert (len(debate.claims), list(found)) == (1, [])


@pytest.mark.parametrize(
    "names", ["Pros,Cons", "Advantages,Disadvantages", "Vorteile,Nachteile", "Avantages,Inconvénients"]
)
def test_each_item_of_pros_beside_a_claim_is_one(names: str, tmp_path: Path) -> None:
    """Those with bullets were a key; a text of one word in the row below was a claim."""
    debate = imported(
        tmp_path, f'Claim,{names}\nBuild dams,"1. Power\n2. Water","- Leaks\n- Floods"\nBan zoos,none,Films\n'
    )
    assert relations(debate) == [
        ("Power", "supports", "Build dams"),
        ("Water", "supports", "Build dams"),
        ("Leaks", "undercuts", "Build dams"),
        ("Floods", "undercuts", "Build dams"),
        ("Films", "undercuts", "Ban zoos"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "They cost much\nand need rails",  # a line that was broken
        "They cost much.\nRails, too",
        "Trams cost much",
        "Sie schaden dem\nHandel und der\nIndustrie",  # nouns
        "税收对于所有的人来说都是\n非常好的事情",  # no script without capitals has small letters
        "I said to him:\n'Trams are not good for anybody\nIn the country'",
        "See p. 12\n3.5 million people\nLost their jobs",
        "Economy\nThey hurt the poor",
        "They hurt the poor.\n— Ann Lee.",
    ],
)
def test_lines_that_may_be_one_text_are_one_claim(cell: str, tmp_path: Path) -> None:
    """Those of German, of Chinese and of speech were torn to pieces, each a claim."""
    debate = imported(tmp_path, f'Topic,Pro,Con\nTrams,They are quiet,"{cell}"\n')
    assert ["".join(claim.text.split()) for claim in debate.claims] == ["Theyarequiet", "".join(cell.split())]
    beside = imported(tmp_path, f'claim,objection\nBuild trams,"{cell}"\n')
    assert len(beside.claims) == 2


def test_each_of_several_authors_in_a_row_says_the_text_beside_theirs(tmp_path: Path) -> None:
    """The second one's words were nobody's, and the third one's a quote of the first."""
    table = 'claim,author,counterclaim,author,evidence,author\nTax is good,Ann,It hurts,Bo,"""The words""",Cy\n'
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert people(debate) == [("Tax is good", "Ann"), ("It hurts", "Bo")]
    (quote,) = debate.claims[0].quotes
    assert debate.source[debate.claims[0].source_of(quote)].authors == ("Cy",)
    assert any('of whom "author (2)" names' in one.message or 'whom "author (2)" names' in one.message for one in found)


@pytest.mark.parametrize("header", ["claim,author,quote,author", "quote,author,claim,author"])
def test_whose_a_quote_is_stands_beside_it(header: str, tmp_path: Path) -> None:
    """The author of the first column had said both."""
    row = "Tax is good,Ann,The words,Cy" if header.startswith("claim") else "The words,Cy,Tax is good,Ann"
    debate = imported(tmp_path, f"{header}\n{row}\n")
    assert people(debate) == [("Tax is good", "Ann")]
    (quote,) = debate.claims[0].quotes
    assert debate.source[debate.claims[0].source_of(quote)].authors == ("Cy",)


def test_whose_texts_are_isnt_said_where_another_stands_between(tmp_path: Path) -> None:
    table = 'claim,author,counterclaim,evidence,author\nTax is good,Ann,It hurts,"""The words""",Cy\n'
    debate, found = read(tmp_path, table)
    assert debate is not None
    assert ("It hurts", "") in people(debate)
    assert any("whose they are isn't known" in one.message for one in found)
    assert debate.claims[0].extra["author (2)"] == "Cy"


def test_several_columns_of_claims_have_each_its_own_author(tmp_path: Path) -> None:
    """Half of the claims were keys of the other half."""
    debate = imported(tmp_path, "claim,author,claim,author,year\nTax,Ann,War,Bo,2020\nTax is good,Cy,,,\n")
    assert people(debate) == [("Tax", "Ann"), ("War", "Bo"), ("Tax is good", "Cy")]
    assert [one.label for one in debate.positions] == ["No side"]


def test_one_author_of_two_claims_in_a_row_says_neither(tmp_path: Path) -> None:
    debate, found = read(tmp_path, "claim,claim,author\nTax is good,War is bad,Ann\n")
    assert debate is not None
    assert people(debate) == [("Tax is good", ""), ("War is bad", "")]
    assert any("doesn't say of which" in one.message for one in found)


def test_numbered_columns_are_called_as_one_is(tmp_path: Path) -> None:
    """All four were keys, without a word."""
    header = "claim,reason 1,reason 2,objection 1,objection 2"
    debate, found = read(tmp_path, f"{header}\nDams are good.,They give power.,They last.,They leak.,They cost.\n")
    assert debate is not None
    assert relations(debate) == [(one, "undercuts", "Dams are good.") for one in ("They leak.", "They cost.")]
    assert [one.code for one in found if '2 texts ("reason 1", "reason 2")' in one.message] == ["W127"]


@pytest.mark.parametrize("header", ["Claim,Premise,Premise", "Claim,Premise 1,Premise 2"])
def test_each_of_several_premises_supports_the_claim(header: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, f"{header}\nDams kill.,Dams leak a lot.,Leaks kill us.\n")
    assert relations(debate) == [(one, "supports", "Dams kill.") for one in ("Dams leak a lot.", "Leaks kill us.")]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("claim,author,objection,rebuttal,author", "Tax is good,Ann,It hurts us,It does not hurt,Cy"),
        ("claim,author,objection,author,rebuttal", "Tax is good,Ann,It hurts us,Cy,It does not hurt"),
        ("claim,author,objection,source,author", "Tax is good,Ann,It hurts us,Times,Cy"),
        ("claim,author,objection,author,my own words", "Tax is good,Ann,It hurts us,Cy,It may hurt"),
    ],
)
def test_an_author_is_of_the_text_beside_it_only_where_texts_and_authors_alternate(
    header: str, row: str, tmp_path: Path
) -> None:
    """The objection was put into the mouth of who wrote the rebuttal beside her name."""
    debate = imported(tmp_path, f"{header}\n{row}\n")
    assert dict(people(debate))["It hurts us"] == ""
    assert dict(people(debate))["Tax is good"] in ("Ann", "")
    assert "Cy" in str([claim.extra for claim in debate.claims])


@pytest.mark.parametrize(
    "header", ["claim,objection,author", "claim,objection,date,author", "claim,argument,author,relation"]
)
def test_one_author_behind_two_texts_says_neither(header: str, tmp_path: Path) -> None:
    """The one author, who stands beside the objection, said the claim."""
    row = {"objection": "It hurts us", "argument": "It hurts us", "author": "Ann", "date": "2020", "relation": "attack"}
    cells = ",".join(row.get(name, "Tax is good") for name in header.split(","))
    debate, found = read(tmp_path, f"{header}\n{cells}\n")
    assert debate is not None
    assert people(debate) == [("Tax is good", ""), ("It hurts us", "")]
    assert debate.claims[0].extra["author (of which isn't said)"] == "Ann"
    assert [one.code for one in found if "doesn't say of which" in one.message] == ["W127"]


@pytest.mark.parametrize("header", ["author,claim,objection", "claim,author,objection"])
def test_an_author_beside_the_claim_says_it(header: str, tmp_path: Path) -> None:
    row = {"claim": "Tax is good", "objection": "It hurts us", "author": "Ann"}
    debate = imported(tmp_path, f"{header}\n{','.join(row[name] for name in header.split(','))}\n")
    assert people(debate) == [("Tax is good", "Ann"), ("It hurts us", "")]


def test_an_author_of_a_row_with_a_claim_alone_says_it(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,objection,author\nTax is good,It hurts us,Ann\nWar is bad,,Bo\n")
    assert dict(people(debate))["War is bad"] == "Bo"


@pytest.mark.parametrize("header", ["claim,author,quote,source,author", "claim,author,source,author,quote"])
def test_quotes_are_kept_where_a_source_stands_between_two_authors(header: str, tmp_path: Path) -> None:
    """Ann's claim stood in Bo's “Times”, and Bo's quote in nothing, or was Ann's."""
    row = "Tax is good,Ann,The words,Times,Bo" if ",quote,s" in header else "Tax is good,Ann,Times,Bo,The words"
    debate, found = read(tmp_path, f"{header}\n{row}\n")
    assert debate is not None
    assert [claim.quotes for claim in debate.claims] == [()]
    assert debate.claims[0].extra["quote"] == "The words"
    assert debate.claims[0].extra["author (2)"] == "Bo"
    assert people(debate) == [("Tax is good", "Ann")]
    assert [one.code for one in found if "whose the quotes are" in one.message] == ["W127"]


@pytest.mark.parametrize("text", ["premise", "objection"])
@pytest.mark.parametrize("header", ["claim,author,{}", "id,claim,author,{}"])
def test_a_text_leads_to_the_claim_of_its_row_though_another_says_the_same(
    text: str, header: str, tmp_path: Path
) -> None:
    """Both were kept: several claims said “Dams kill.”, or had the id 1."""
    number = "1," * header.startswith("id")
    rows = f"{number}Dams kill.,Ann Lee,Dams leak in every spring.\n{number}Dams kill.,Bo Ng,Dams break in every war.\n"
    debate, found = read(tmp_path, f"{header.format(text)}\n{rows}")
    assert debate is not None
    claim = debate.claim
    ends = [(claim[one.origins[0]].text, claim[one.target].source) for one in debate.relations]
    assert ends == [("Dams leak in every spring.", "ann-lee"), ("Dams break in every war.", "bo-ng")]
    assert [one.code for one in found if one.code != "N130"] == []


def test_a_text_beside_no_claim_leads_to_none_above(tmp_path: Path) -> None:
    debate, found = read(
        tmp_path,
        "claim,author,objection\nDams kill.,Ann Lee,\n-,Bo Ng,They do not kill anybody.\n,Cy Fox,They never did harm.\n",
    )
    assert debate is not None
    assert debate.relations == ()
    assert [one.text for one in debate.claims] == ["Dams kill.", "They do not kill anybody."]
    assert 'there is no claim "-": it is kept as extra' in [one.message for one in found]


def test_a_claim_of_a_pair_leads_to_the_other_of_its_row(tmp_path: Path) -> None:
    debate = imported(
        tmp_path,
        "claim1,author1,claim2,author2,relation\n"
        "Dams are bad for us,Ann Lee,Dams kill people,Bo Ng,contradicts\n"
        "Dams feed people,Cy Fox,Dams kill people,Di Roe,contradicts\n",
    )
    claim = debate.claim
    assert [sorted((claim[one.origins[0]].source, claim[one.target].source)) for one in debate.relations] == [
        ["ann-lee", "bo-ng"],
        ["cy-fox", "di-roe"],
    ]


@pytest.mark.parametrize("cell", ["None so far", "see claim 1", "to be discussed", "No objections raised.", "as above", "not yet discussed", "siehe oben"])  # fmt: skip
def test_that_nobody_objects_is_no_objection(cell: str, tmp_path: Path) -> None:
    """“None so far” was a claim that attacks."""
    debate = imported(tmp_path, f"claim,objection\nDams leak,{cell}\nDams hold,They leak in spring\n")
    assert [one.text for one in debate.claims] == ["Dams leak", "Dams hold", "They leak in spring"]
    assert debate.claims[0].extra == {"objection": cell}


def test_what_stands_beside_objections_in_their_cell_is_kept(tmp_path: Path) -> None:
    debate = imported(tmp_path, 'claim,objection\nDams leak,"- None so far\n- They are sealed"\n')
    assert [one.text for one in debate.claims] == ["Dams leak", "They are sealed"]
    assert debate.claims[0].extra == {"objection": "- None so far\n- They are sealed"}


@pytest.mark.parametrize("name", ["label", "type"])
def test_the_side_of_a_claim_is_not_what_its_argument_does_to_it(name: str, tmp_path: Path) -> None:
    """An argument for a claim against a tax was drawn against that claim."""
    table = f"claim,argument,{name}\nTaxes hurt,They lower what people invest.,con\nTaxes help,Schools depend on the money.,pro\n"
    debate = imported(tmp_path, table)
    assert not debate.relations
    assert [one.text for one in debate.claims] == ["Taxes hurt", "Taxes help"]


def test_to_be_is_a_reason_unless_it_says_that_one_is_to_come(tmp_path: Path) -> None:
    """“To be healthy” was taken for “to be added”, and nothing told of it."""
    debate = imported(
        tmp_path, "claim,reason for\nExercise.,To be healthy\nClose the road.,To be decided\nSleep.,To be free\n"
    )
    assert [one.text for one in debate.claims if one.text.startswith("To be")] == ["To be healthy", "To be free"]
    assert len(debate.relations) == 2
