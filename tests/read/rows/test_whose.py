"""Nobody is given words that a table gives to somebody else: beside a quote, in a record, in a column of rebuttals."""

import json
from pathlib import Path

import pytest

from debate_tui.model.debate import Debate
from tests.formats import imported, read


def authors(debate: Debate) -> dict[str, tuple[str, ...]]:
    by = {source.id: source.authors for source in debate.sources}
    return {claim.text: by[claim.source] for claim in debate.claims}


def quoted(debate: Debate) -> dict[str, tuple[str, ...]]:
    by = {source.id: source.authors for source in debate.sources}
    return {quote.text: by[quote.source or claim.source] for claim in debate.claims for quote in claim.quotes}


@pytest.mark.parametrize("name", ["author", "by"])
def test_the_author_of_a_record_says_no_claim_beside_claims_with_their_own(name: str, tmp_path: Path) -> None:
    record = {
        "topic": "Tax",
        "author": "Editor Ed",
        "claims": [{"text": "Tax is good"}, {"text": "Tax is bad", name: "Bo"}],
    }
    debate = imported(tmp_path, json.dumps([record]))
    assert authors(debate) == {"Tax is good": (), "Tax is bad": ("Bo",)}
    assert [one.extra["author of the record"] for one in debate.claims] == ["Editor Ed"] * 2


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("claim,author,rebuttal,rebuttal author", 'of whom "rebuttal author" names'),
        ("claim,author,counterclaim,author", 'of whom "author (2)" names'),
        ("claim,author,objection,objection date", "of nobody who is named"),
    ],
)
def test_a_rebuttal_is_of_the_author_beside_it(header: str, told: str, tmp_path: Path) -> None:
    """The account said that nobody is named, and the author of the rebuttal was kept with the other's claim."""
    debate, found = read(tmp_path, f"{header}\nTax is good,Ann,Tax is bad for us,2020\n")
    assert debate is not None
    whose = ("2020",) if "author" in header.split(",", 2)[2] else ()
    assert authors(debate) == {"Tax is good": ("Ann",), "Tax is bad for us": whose}
    assert debate.claims[0].extra == {}
    assert any(one.message.endswith(told) for one in found if one.code == "N130")


@pytest.mark.parametrize("what", ["rebuttal", "premise", "objection"])
@pytest.mark.parametrize("who", ["Bo Li", "Bo van der Li", "the people of Bo"])
def test_whoever_says_a_text_has_a_name_of_several_words(what: str, who: str, tmp_path: Path) -> None:
    """The column of names was taken for one of texts, and they were kept with the claim of another."""
    table = f"Claim,Author,{what},{what} author\nDams leak,Ann Lee,They are sealed each year,{who}\n"
    debate = imported(tmp_path, table)
    assert authors(debate) == {"Dams leak": ("Ann Lee",), "They are sealed each year": (who,)}
    assert debate.claims[0].extra == {}


def test_a_mark_that_refers_above_is_no_objection(tmp_path: Path) -> None:
    debate = imported(tmp_path, "claim,objection\nTax is good,see above\nIt pays,It does not pay at all\n")
    assert [one.text for one in debate.claims] == ["Tax is good", "It pays", "It does not pay at all"]
    assert debate.claims[0].extra == {"objection": "see above"}


def test_a_post_is_its_users_and_what_it_quotes_is_not(tmp_path: Path) -> None:
    """The quoted words were the claim, on the user's side, and the post was a key."""
    debate = imported(tmp_path, "user,post,quote,topic,stance\nann,Tax is good,It pays,tax,pro\n")
    assert authors(debate) == {"Tax is good": ("ann",)}
    assert quoted(debate) == {"It pays": ()}


def test_a_students_claim_is_the_students_beside_the_author_of_the_quote(tmp_path: Path) -> None:
    table = "Student,Claim,Quote,Author,Source\nKim,Tax is good,It pays us,Smith,On Tax\nLou,Tax is bad,,Jones,On Harm\n,,It hurts,Poe,On Pain\n"
    debate = imported(tmp_path, table)
    assert authors(debate) == {"Tax is good": ("Kim",), "Tax is bad": ("Lou",), "It hurts": ("Poe",)}
    assert quoted(debate) == {"It pays us": ("Smith",), "It hurts": ("Poe",)}
    assert debate.claims[1].extra == {"Author": "Jones", "Source": "On Harm"}


def test_a_quotation_over_two_rows_of_a_tsv_makes_no_row_of_both(tmp_path: Path) -> None:
    """Bo's words stood in Cy's mouth, with a stance and a name among them."""
    rows = ['guns\t"I would have acted.\tpro\tBo', 'guns\tI would have stayed."\tcon\tCy', "guns\tI know.\tpro\tDee"]
    debate, found = read(tmp_path, "\n".join(["topic\tsentence\tstance\tspeaker", *rows, ""]))
    assert debate is not None
    assert list(authors(debate).values()) == [("Bo",), ("Cy",), ("Dee",)]
    assert "W132" in [one.code for one in found]
    whole = imported(tmp_path, 'claim\tauthor\n"Tax is\ngood"\tAnn\nIt pays\tBo\n', "whole.tsv")
    assert authors(whole) == {"Tax is good": ("Ann",), "It pays": ("Bo",)}


@pytest.mark.parametrize("name", ["user", "Participant", "stakeholder", "organisation", "contributor", "creator", "narrator"])  # fmt: skip
def test_who_may_rate_keep_or_hear_claims_says_none_of_them(name: str, tmp_path: Path) -> None:
    """Whoever entered a claim, or was shown it, became its author, since nobody else is named."""
    debate, found = read(tmp_path, f"claim,{name}\nThe earth is flat.,P01\nThe moon is cheese.,P02\n")
    assert debate is not None
    assert set(authors(debate).values()) == {()}
    assert [one.extra[name] for one in debate.claims] == ["P01", "P02"]
    (told,) = [one for one in found if "may be who says the claims" in one.message]
    assert (told.code, told.hint) == ("N130", f"--column author={name} says the former")


def test_a_user_says_a_post_and_what_answers_another(tmp_path: Path) -> None:
    posts = imported(tmp_path, "user,text,time\nann,We should build it.,9:00\nbo,It costs too much.,9:01\n")
    assert authors(posts) == {"We should build it.": ("ann",), "It costs too much.": ("bo",)}
    thread = imported(tmp_path, "id,claim,user,reply to\n1,Build it,ann,\n2,It costs,bo,1\n")
    assert authors(thread) == {"Build it": ("ann",), "It costs": ("bo",)}
    assert (
        read(tmp_path, "text,label,username\nIt costs too much.,claim,anno1\nWe measured.,premise,anno2\n")[0] is None
    )


@pytest.mark.parametrize("header", ["respondent,claimant,claim", "claimant,respondent,claim"])
def test_who_is_sued_says_no_claim_of_who_sues(header: str, tmp_path: Path) -> None:
    cells = {"claimant": "Ann Lee", "respondent": "Bus Ltd", "claim": "The driver slept."}
    row, other = (",".join({**cells, **more}[name] for name in header.split(",")) for more in ({}, {"claimant": "", "claim": "It was icy."}))  # fmt: skip
    assert authors(imported(tmp_path, f"{header}\n{row}\n{other}\n")) == {"The driver slept.": ("Ann Lee",), "It was icy.": ()}  # fmt: skip


@pytest.mark.parametrize(
    "header",
    ["point,who,when", "Point,By,Status", "argument,type,default", "name,argument", "Título,Autor,Argumento", "Tesis,Autor,Director"],
)  # fmt: skip
def test_minutes_options_plots_and_theses_are_nobodys_claims(header: str, tmp_path: Path) -> None:
    """Ann, who is to order chairs, was the author of “Order new chairs”."""
    name = header.split(",")[0]
    rows = ["Order new chairs today,Ann,Friday"] * (name != "name") + ["Cosmological,All has a cause."] * (
        name == "name"
    )
    debate, _ = read(tmp_path, "\n".join([header, *rows, *rows]) + "\n")
    assert debate is None or set(authors(debate).values()) == {()}


def test_a_product_says_nothing_that_is_said_of_it(tmp_path: Path) -> None:
    """Reviews of a phone were by the phone."""
    assert read(tmp_path, "name,text\nPhone A,It is fast.\nPhone A,It breaks a lot.\n")[0] is None
    spoken = imported(tmp_path, "character,text\nAnn,It is fast.\nAnn,It breaks a lot.\n")
    assert set(authors(spoken).values()) == {("Ann",)}
