"""Annotations keep their words, where these stand, and whose they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from debate_tui.__main__ import main
from debate_tui.model.attribution import none_meet, unmet
from debate_tui.model.encounters import Gathering
from debate_tui.pages.listing import name_of
from debate_tui.read.foreign import page_of
from tests.formats import by_way_of_toml, imported, read, written

HYPOTHESIS = {
    "id": "abc", "user": "acct:x", "uri": "https://e.org/a", "text": "It is so", "tags": ["t1"],
    "target": [{"source": "https://e.org/a", "selector": [
        {"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "the words", "prefix": "here ", "suffix": " there"}]}],
    "document": {"title": ["A page"]},
}  # fmt: skip


def test_a_text_quote_selector_is_a_quote(tmp_path: Path) -> None:
    for whole in (HYPOTHESIS, [HYPOTHESIS], {"total": 1, "rows": [HYPOTHESIS]}, {"annotations": [HYPOTHESIS]}):
        debate = imported(tmp_path, json.dumps(whole))
        (claim,) = debate.claims
        (quote,) = claim.quotes
        assert (claim.text, claim.terms) == ("It is so", ("t1",))
        assert (quote.text, quote.prefix, quote.suffix) == ("the words", "here ", " there")
        page, notes = debate.sources
        assert (page.title, page.url) == ("A page", "https://e.org/a")
        assert (notes.title, notes.name) == ("Annotations", "x")
        assert (claim.source, claim.source_of(quote)) == (notes.id, page.id)
        assert claim.extra["annotation"] == HYPOTHESIS


@pytest.mark.parametrize("format", ["linear", "markdown", "html"])
def test_an_annotator_s_tags_are_not_said_to_be_the_mapper_s(format: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, json.dumps([HYPOTHESIS]))
    for one in (debate, by_way_of_toml(tmp_path, debate)):
        said = written(one, format)
        assert "Terms (annotator or mapper): t1" in said
        assert "Terms (mapper)" not in said


def test_a_tag_that_is_found_is_not_said_to_be_the_mapper_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text(json.dumps([HYPOTHESIS]), encoding="utf-8")
    assert main(["search", "--library", str(tmp_path), "--debate", "x-json", "t1"]) == 0
    assert "term (annotator or mapper): t1" in capsys.readouterr().out


def test_comments_are_dated_by_when_they_were_made_and_pages_are_not(tmp_path: Path) -> None:
    days = ["2024-02-01T10:00:00+00:00", "2024-03-05T09:00:00Z", "2024-02-20"]
    rows = [{**HYPOTHESIS, "id": str(n), "created": day} for n, day in enumerate(days)]
    page, notes = imported(tmp_path, json.dumps(rows)).sources
    assert (page.name, page.title, page.published) == ("e.org", "A page", None)
    assert (notes.published, notes.published_basis) == ("2024-02-01/2024-03-05", "when the annotations were made")
    _, undated = imported(tmp_path, json.dumps([*rows, {**HYPOTHESIS, "id": "x"}])).sources
    assert undated.published is None


def test_the_address_of_a_file_is_no_title(tmp_path: Path) -> None:
    page, _ = imported(tmp_path, json.dumps({**HYPOTHESIS, "uri": "urn:x-pdf:abcd", "document": {}})).sources
    assert page.title is None


def test_an_annotation_that_only_tags_claims_nothing(tmp_path: Path) -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "@type": "oa:Annotation", "motivation": "tagging",
        "creator": {"name": "Kim"}, "body": "church", "target": "http://e.org/item/1",
    }  # fmt: skip
    debate, found = read(tmp_path, json.dumps(one))
    assert debate is not None
    assert (len(debate.claims), found[0].message) == (0, "1 annotation without words: kept as extra")
    said = imported(tmp_path, json.dumps({**one, "motivation": "commenting", "body": "It is old."}))
    assert [(claim.text, said.source[claim.source].name) for claim in said.claims] == [("It is old.", "Kim")]


def test_attachments_as_better_bibtex_answers_them_are_read(tmp_path: Path) -> None:
    """Its JSON-RPC: https://github.com/retorquere/zotero-better-bibtex/pull/2165."""
    one = {"key": "A1", "itemType": "annotation", "parentItem": "P1", "annotationText": "Why boring?", "annotationComment": "", "annotationPageLabel": "101"}  # fmt: skip
    debate = imported(tmp_path, json.dumps({"jsonrpc": "2.0", "result": [{"open": "zotero://x", "path": "/a.pdf", "annotations": [one]}]}))  # fmt: skip
    assert [(claim.text, claim.quotes[0].locator) for claim in debate.claims] == [("Why boring?", "p. 101")]


def test_what_is_only_marked_is_the_page_s(tmp_path: Path) -> None:
    debate = imported(tmp_path, json.dumps({"rows": [{**HYPOTHESIS, "text": " "}], "total": 1}))
    (claim,) = debate.claims
    assert claim.text == "the words"
    assert debate.source[claim.source].title == "A page"
    assert claim.source_of(claim.quotes[0]) == claim.source


def test_comments_belong_to_those_who_wrote_them(tmp_path: Path) -> None:
    named = {**HYPOTHESIS, "id": "2", "user_info": {"display_name": "Ada Mason"}}
    creator = {**HYPOTHESIS, "id": "3", "user": None, "creator": {"name": "Kim"}}
    debate = imported(tmp_path, json.dumps({"rows": [HYPOTHESIS, named, creator, {**HYPOTHESIS, "id": "4"}]}))
    assert [debate.source[claim.source].name for claim in debate.claims] == [
        "Ada Mason",
        "Ada Mason",
        "Kim",
        "Ada Mason",
    ], "one account is one person, also where only some of its annotations have the name"


def test_replies_are_told_and_no_relation_is_guessed(tmp_path: Path) -> None:
    reply = {**HYPOTHESIS, "id": "def", "text": "No", "references": ["abc"], "target": [{"source": "https://e.org/a"}]}
    debate, found = read(tmp_path, json.dumps({"rows": [HYPOTHESIS, reply], "total": 2}))
    assert debate is not None
    assert [one.code for one in found] == ["N130"]
    assert found[0].message.startswith("1 annotation in reply to others")
    assert not debate.relations
    assert debate.claims[1].extra["annotation"]["references"] == ["abc"]


def test_zotero_s_annotations_belong_to_the_item_above_their_attachment(tmp_path: Path) -> None:
    items = [
        {"key": "AA", "data": {"itemType": "book", "title": "T", "creators": [{"firstName": "J", "lastName": "D"}], "date": "2020"}},
        {"key": "BB", "data": {"itemType": "attachment", "parentItem": "AA"}},
        {"key": "CC", "data": {"itemType": "annotation", "annotationText": "marked", "annotationComment": "so",
                               "annotationPageLabel": "3", "parentItem": "BB", "tags": [{"tag": "x"}]}},
    ]  # fmt: skip
    debate = imported(tmp_path, json.dumps(items))
    (claim,) = debate.claims
    assert (claim.text, claim.quotes[0].text, claim.quotes[0].locator) == ("so", "marked", "p. 3")
    source = debate.source[claim.source_of(claim.quotes[0])]
    assert debate.source[claim.source].name == "whoever annotated"
    assert (source.title, source.authors, source.published) == ("T", ("J D",), "2020")


def test_better_bibtex_holds_annotations_within_attachments(tmp_path: Path) -> None:
    item = {"title": "T", "attachments": [{"annotations": [{"annotationText": "marked", "annotationPageLabel": "iv"}]}]}
    (claim,) = imported(tmp_path, json.dumps({"items": [item]})).claims
    assert claim.text == claim.quotes[0].text == "marked"


def test_what_hypothesis_says_of_the_export_is_kept(tmp_path: Path) -> None:
    debate = imported(tmp_path, json.dumps({"export_date": "2024-05-01", "annotations": [HYPOTHESIS]}))
    assert debate.extra == {"export_date": "2024-05-01"}


def test_the_table_that_hypothesis_exports_is_read_as_annotations(tmp_path: Path) -> None:
    """It was refused; with `User` called `Author`, who annotates would have become the page's author."""
    table = (
        "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n"
        '"May 1, 10:00",https://e.org/a,Public,Annotation,"The road, they say",bob,I doubt it,"roads,law",iv\n'
        "May 1,https://e.org/a,Public,Reply,,ann,You're right,,\n"
        "May 1,https://e.org/a,Public,Annotation,Just a highlight,ann,,,\n"
    )
    debate, found = read(tmp_path, table.encode())
    assert debate is not None
    assert [(one.code, "in reply" in one.message) for one in found] == [("N130", True)]
    assert [(claim.text, debate.source[claim.source].name) for claim in debate.claims] == [
        ("I doubt it", "bob"), ("You're right", "ann"), ("Just a highlight", "e.org"),
    ]  # fmt: skip
    doubt = debate.claims[0]
    assert [(quote.text, quote.locator) for quote in doubt.quotes] == [("The road, they say", "p. iv")]
    assert debate.source[doubt.source_of(doubt.quotes[0])].url == "https://e.org/a"
    assert doubt.terms == ("roads", "law")
    assert doubt.extra["annotation"]["Group"] == "Public"


def test_items_of_the_library_are_kept_and_its_notes_told(tmp_path: Path) -> None:
    """A note's words, an abstract and a DOI were gone without a word, and an editor was an author."""
    people = [{"creatorType": "author", "lastName": "B"}, {"creatorType": "editor", "lastName": "E"}]
    book = {"key": "A", "itemType": "book", "title": "On roads", "creators": people, "DOI": "10.1/x"}
    note = {"key": "N", "itemType": "note", "parentItem": "A", "note": "<p>My note</p>"}
    mark = {"key": "M", "itemType": "annotation", "parentItem": "A", "annotationText": "words", "tags": []}
    debate, found = read(tmp_path, json.dumps([{"data": book}, {"data": note}, mark]).encode())
    assert debate is not None
    assert [one.code for one in found] == ["W127"]
    assert debate.source[debate.claims[0].source].authors == ("B",)
    assert debate.extra["items"] == [{"data": book}, {"data": note}]
    held = {**book, "notes": [note], "attachments": [{"path": "a.pdf", "annotations": [mark]}]}
    debate, found = read(tmp_path, json.dumps({"items": [held]}).encode())
    assert debate is not None
    assert (len(debate.claims), len(found)) == (1, 1)
    assert debate.extra["items"] == [{**book, "notes": [note], "attachments": [{"path": "a.pdf"}]}]


def test_several_bodies_are_comments_and_tags_each(tmp_path: Path) -> None:
    """A tag stood as what its maker claims, and the comments were gone."""
    body = [
        {"type": "TextualBody", "purpose": "tagging", "value": "a tag"},
        {"type": "TextualBody", "purpose": "commenting", "value": "First"},
        {"type": "TextualBody", "purpose": "replying", "value": "Second"},
    ]
    selectors = [{"type": "TextQuoteSelector", "exact": words} for words in ("one", "two")]
    targets = [
        {"source": "https://e.org/1", "selector": {"type": "FragmentSelector", "refinedBy": selectors[0]}},
        {"source": "https://e.org/2", "selector": selectors[1]},
    ]
    one = {"id": "1", "type": "Annotation", "creator": {"name": "Eve"}, "body": body, "target": targets}
    debate = imported(tmp_path, json.dumps({"type": "AnnotationCollection", "first": {"items": [one]}}))
    assert [(claim.text, claim.terms) for claim in debate.claims] == [("First", ("a tag",)), ("Second", ("a tag",))]
    assert [[quote.text for quote in claim.quotes] for claim in debate.claims] == [["one"], ["two"]]
    assert {debate.source[claim.source].name for claim in debate.claims} == {"Eve"}


def test_an_annotation_without_words_claims_nothing(tmp_path: Path) -> None:
    mute = {**HYPOTHESIS, "id": "2", "text": "", "target": [{"source": "https://e.org/a"}]}
    debate, found = read(tmp_path, json.dumps({"rows": [HYPOTHESIS, mute]}).encode())
    assert debate is not None
    assert [claim.text for claim in debate.claims] == ["It is so"]
    assert debate.extra["annotations"] == [mute]
    assert [one.code for one in found] == ["N130"]


@pytest.mark.parametrize(
    ("date", "published"), [("May 2019", "2019-05"), ("2019-05-00 May 2019", "2019-05"), ("3/4/2019", None)]
)
def test_a_date_as_zotero_has_it_is_read_or_told(date: str, published: str | None, tmp_path: Path) -> None:
    item = {"key": "K", "itemType": "book", "title": "T", "date": date}
    note = {
        "key": "A",
        "itemType": "annotation",
        "parentItem": "K",
        "annotationText": "words",
        "annotationType": "highlight",
    }
    debate, found = read(tmp_path, json.dumps([item, note]))
    assert debate is not None
    assert [one.published for one in debate.sources if one.title == "T"] == [published]
    assert ["3/4/2019" in one.message for one in found if one.code == "W127"] == ([] if published else [True])


def test_a_comment_in_html_is_read_as_text(tmp_path: Path) -> None:
    """Its tags were words of the claim."""
    body = {"type": "TextualBody", "value": "<p>Wrong &amp; <i>late</i></p>", "format": "text/html"}
    selector = {"type": "TextQuoteSelector", "exact": "x"}
    one = {"type": "Annotation", "body": body, "target": {"source": "http://ex.org", "selector": selector}}
    assert imported(tmp_path, json.dumps({"items": [one]})).claims[0].text == "Wrong & late"


@pytest.mark.parametrize(
    ("label", "locator"), [("12", "p. 12"), ("iv", "p. iv"), ("3-4", "pp. 3-4"), ("3–4", "pp. 3–4"), ("a.b", "a.b")]
)
def test_the_locator_of_a_page(label: str, locator: str) -> None:
    assert page_of(label) == locator


def test_readwise_says_whether_a_location_is_a_page(tmp_path: Path) -> None:
    head = "Highlight,Book Title,Book Author,Location Type,Location"
    debate = imported(tmp_path, f"{head}\none,Roads,Ann,page,12\ntwo,Roads,Ann,location,340\n")
    assert [quote.locator for claim in debate.claims for quote in claim.quotes] == ["p. 12", "loc. 340"]


def test_a_w3c_reply_is_about_the_page_of_what_it_answers(tmp_path: Path) -> None:
    """The annotation that it answers became a source of its own, and nothing said that it was a reply."""
    told = {"source": "http://p.org/x", "selector": {"type": "TextQuoteSelector", "exact": "late"}}
    items = [
        {"id": "http://e.org/1", "type": "Annotation", "body": "Wrong", "target": told},
        {
            "id": "http://e.org/2",
            "type": "Annotation",
            "motivation": "replying",
            "body": "No",
            "target": "http://e.org/1",
        },
    ]
    debate, found = read(tmp_path, json.dumps({"type": "AnnotationPage", "items": items}))
    assert debate is not None
    assert [one.url for one in debate.sources if one.url] == ["http://p.org/x"]
    assert [one.code for one in found] == ["N130"]
    assert found[0].message.startswith("1 annotation in reply to others")


def test_two_accounts_of_one_name_are_two_people(tmp_path: Path) -> None:
    """They were one source, which contradicted itself."""
    rows = [
        {**HYPOTHESIS, "id": id, "user": f"acct:{id}@e.org", "text": text, "user_info": {"display_name": name}}
        for id, name, text in (("anna1", "Anna", "Right"), ("anna2", "Anna", "Wrong"), ("bo", "Bo", "Perhaps"))
    ]
    debate = imported(tmp_path, json.dumps({"rows": rows}))
    names = {claim.text: debate.source[claim.source].authors for claim in debate.claims}
    assert names == {"Right": ("Anna (anna1@e.org)",), "Wrong": ("Anna (anna2@e.org)",), "Perhaps": ("Bo",)}


def test_a_body_is_whose_it_says_and_an_annotation_of_all_its_creators(tmp_path: Path) -> None:
    """Only the first creator was named, and a body's own was not; an address was what somebody claims."""
    target = {"source": "https://e.org/a", "selector": {"type": "TextQuoteSelector", "exact": "words"}}
    makers = [{"type": "Person", "name": "Xu Li"}, {"type": "Person", "nickname": "yan"}, "https://e.org/me"]
    body = [
        {"type": "TextualBody", "value": "Mine", "creator": {"id": "https://e.org/zoe", "name": "Zoe Body"}},
        {"type": "TextualBody", "value": "Ours"},
        "https://e.org/comment.html",
    ]
    one = {"id": "1", "type": "Annotation", "creator": makers, "body": body, "target": target}
    debate = imported(tmp_path, json.dumps({"@graph": [one], "items": [one]}))
    names = {claim.text: debate.source[claim.source].authors for claim in debate.claims}
    assert names == {"Mine": ("Zoe Body",), "Ours": ("Xu Li", "yan", "https://e.org/me")}


@pytest.mark.parametrize(("type", "kind", "is_author"), [
    ("book", "editor", False), ("book", "translator", False), ("book", "author", True), ("interview", "interviewee", True),
    ("interview", "interviewer", False), ("film", "director", True), ("podcast", "podcaster", True), ("podcast", "guest", False),
    ("podcast", "contributor", False), ("hearing", "contributor", True), ("presentation", "presenter", True), ("book", None, True),
])  # fmt: skip
def test_an_item_of_zotero_is_by_whose_words_it_has(
    type: str, kind: str | None, is_author: bool, tmp_path: Path
) -> None:
    """An editor, a translator or an interviewer was its author, if it had no other."""
    creator = {"creatorType": kind, "firstName": "Jo", "lastName": "Kay"} if kind else {"name": "Jo Kay"}
    item = {"key": "K", "itemType": type, "title": "T", "creators": [creator]}
    mark = {"key": "A", "itemType": "annotation", "parentItem": "K", "annotationText": "words"}
    debate = imported(tmp_path, json.dumps([item, mark]))
    assert debate.source[debate.claims[0].source].authors == (("Jo Kay",) if is_author else ())
    assert debate.extra["items"] == [item]


@pytest.mark.parametrize("kind", ["Annotation/Reply Type", "Type"])
def test_the_table_that_hypothesis_exports_today_has_the_annotator_as_author(kind: str, tmp_path: Path) -> None:
    """Who annotates was the author of the page, and said what they call wrong."""
    head = f"Created at,Author,Page,URL,Group,{kind},Quote,Comment,Tags\n"
    rows = [
        "2024-03-01,anna,iii,https://e.org/a,Public,Annotation,It pays.,Wrong,tax",
        "2024-03-01,ben,,https://e.org/a,Public,Reply,,Smith agrees,",
        "2024-03-01,carl,,https://e.org/a,Public,Highlight,A passage.,,",
    ]
    debate, found = read(tmp_path, (head + "\n".join(rows)).encode())
    assert debate is not None
    assert debate.origin is not None
    assert debate.origin.format == "hypothesis"
    assert [(claim.text, debate.source[claim.source].authors) for claim in debate.claims] == [
        ("Wrong", ("anna",)), ("Smith agrees", ("ben",)), ("A passage.", ()),
    ]  # fmt: skip
    (quote,) = debate.claims[0].quotes
    assert (quote.text, quote.locator, debate.source[debate.claims[0].source_of(quote)].authors) == (
        "It pays.",
        "p. iii",
        (),
    )
    assert [(one.code, "in reply" in one.message) for one in found] == [("N130", True)]


def test_members_of_a_group_are_told_apart_and_items_have_the_titles_of_their_type(tmp_path: Path) -> None:
    """Two members were one “whoever annotated”, and a case was called by its key."""
    rows: list[Any] = [
        {
            "key": "C",
            "data": {
                "key": "C",
                "itemType": "case",
                "caseName": "A v. B",
                "dateDecided": "1999",
                "court": "High Court",
            },
        },
        {"key": "U", "data": {"key": "U", "itemType": "document"}},
    ]
    for key, user, parent in (
        ("1", {"name": "Yan Y", "username": "yy"}, "C"),
        ("2", {"name": "", "username": "zed"}, "U"),
    ):
        data = {
            "key": key,
            "itemType": "annotation",
            "parentItem": parent,
            "annotationText": "words",
            "annotationComment": "Hm",
        }
        rows.append({"key": key, "meta": {"createdByUser": user}, "data": data})
    debate = imported(tmp_path, json.dumps(rows))
    assert [debate.source[claim.source].authors for claim in debate.claims] == [("Yan Y",), ("zed",)]
    texts = [debate.source[claim.source_of(claim.quotes[0])] for claim in debate.claims]
    assert [(one.title, one.published, one.outlet) for one in texts] == [
        ("A v. B", "1999", "High Court"),
        (None, None, None),
    ]


@pytest.mark.parametrize(("marked", "words"), [
    ("<i>Homo</i> emits CO<sub>2</sub> &amp; heat", "Homo emits CO2 & heat"), ("x < y, y > z", "x < y, y > z"), ("R&D", "R&D"),
])  # fmt: skip
def test_the_markup_of_a_marked_passage_is_none_of_its_words(marked: str, words: str, tmp_path: Path) -> None:
    note = {"key": "A", "itemType": "annotation", "annotationText": marked, "parentItem": "K"}
    debate = imported(tmp_path, json.dumps([{"key": "K", "title": "T", "itemType": "book"}, note]))
    assert debate.claims[0].quotes[0].text == words
    assert debate.claims[0].extra["annotation"]["annotationText"] == marked


def _said(id: str, text: str, **more: object) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": f"words {id}"}
    target = [{"source": "http://a.example/p", "selector": [selector]}]
    return {"id": id, "uri": "http://a.example/p", "user": "acct:ann@h.is", "text": text, "target": target, **more}


def test_annotations_may_be_json_lines_or_a_graph(tmp_path: Path) -> None:
    """They were refused, or annotations without words."""
    found = [_said("1", "One"), _said("2", "Two")]
    lines = imported(tmp_path, "\n" + "\n\n".join(map(json.dumps, found)) + "\n", "a.jsonl")
    assert [(claim.text, claim.at.line) for claim in lines.claims] == [("One", 2), ("Two", 4)]
    context = {"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": found}
    assert [claim.text for claim in imported(tmp_path, json.dumps(context)).claims] == ["One", "Two"]


def test_an_annotation_that_is_there_twice_is_read_once_and_two_of_one_id_both(tmp_path: Path) -> None:
    """The second was an error, and was left out."""
    same = json.dumps({"rows": [_said("1", "One"), _said("2", "Two"), _said("1", "One"), _said("2", "Another")]})
    debate, found = read(tmp_path, same)
    assert debate is not None
    assert [(claim.id, claim.text) for claim in debate.claims] == [("1", "One"), ("2", "Two"), ("2-2", "Another")]
    assert [one.code for one in found] == ["N130"]


def test_what_a_body_classifies_is_a_tag(tmp_path: Path) -> None:
    """It was a claim of the annotator: “Place”."""
    bodies = [{"value": "Place", "purpose": "classifying"}, {"value": "Nowhere near", "purpose": "commenting"}]
    target = {"source": "http://a.example/p", "selector": {"type": "TextQuoteSelector", "exact": "Oisterwijk"}}
    one = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "1", "body": bodies, "target": target}
    (claim,) = imported(tmp_path, json.dumps([one])).claims
    assert (claim.text, claim.terms) == ("Nowhere near", ("Place",))


def test_a_line_that_a_comment_quotes_is_not_what_it_says(tmp_path: Path) -> None:
    """“> Nobody drives there True.” was the annotator's claim."""
    found = [_said("1", "> Nobody drives there\n\nTrue."), _said("2", "> Only quoted")]
    debate = imported(tmp_path, json.dumps(found))
    assert [claim.text for claim in debate.claims] == ["True.", "> Only quoted"]
    assert debate.claims[0].extra["annotation"]["text"] == "> Nobody drives there\n\nTrue."


def test_of_a_map_whose_file_draws_nothing_nobody_says_that_nobody_meets_a_claim(tmp_path: Path) -> None:
    """It was said of an annotation to which two people had replied."""
    replied = [_said("1", "One"), _said("2", "No.", references=["1"])]
    debate = imported(tmp_path, json.dumps({"rows": replied}))
    assert unmet(debate, debate.claims[0]) == "no answer to it is drawn: its file draws none"
    assert none_meet(debate, "") == "Nothing is drawn between these claims: their file draws no relations."
    assert name_of(debate, Gathering.UNANSWERED, 2) == "2 claims to which no answer is drawn"
    drawn = imported(tmp_path, "claim,relation,to\na b,rebuts,c d\nc d,,\ne f,,\n", "a.csv")
    assert unmet(drawn, drawn.claims[2]) == "nobody in this debate meets it"


BOOK = {"itemType": "book", "title": "Bo's Book", "creators": [{"firstName": "Bo", "lastName": "Li"}]}
HERS = {"itemType": "book", "title": "Ann's Book", "creators": [{"firstName": "Ann", "lastName": "Lee"}], "key": "B"}
MARKED = {"itemType": "annotation", "annotationText": "Tax is good", "key": "A"}


@pytest.mark.parametrize(
    ("items", "authors"),
    [
        ([BOOK, HERS, {"key": "F", "itemType": "attachment", "parentItem": "B"}, {**MARKED, "parentItem": "F"}], ("Ann Lee",)),
        ([BOOK, {**MARKED, "parentItem": None}], ()),
        ([BOOK, MARKED], ()),
        ([HERS, {**BOOK, "key": "B"}, {**MARKED, "parentItem": "B"}], ()),
        ([HERS, HERS, {**MARKED, "parentItem": "B"}], ("Ann Lee",)),
        (
            [
                {"key": "B", "library": {"id": 1}, "data": HERS},
                {"key": "B", "library": {"id": 2}, "data": {**BOOK, "key": "B"}},
                {"key": "A", "library": {"id": 1}, "data": {**MARKED, "parentItem": "B"}},
            ],
            ("Ann Lee",),
        ),
    ],
    ids=["no key", "no parent", "parent not said", "one key", "the same twice", "two libraries"],
)  # fmt: skip
def test_a_passage_is_of_the_item_of_its_own_library_and_key_or_of_none(
    items: list[dict[str, object]], authors: tuple[str, ...], tmp_path: Path
) -> None:
    """A book without a key, or the last of two with one key, spoke all passages of which the item wasn't found."""
    debate, found = read(tmp_path, json.dumps(items))
    assert debate is not None
    [claim] = debate.claims
    assert debate.source[claim.source_of(claim.quotes[0])].authors == authors
    told = [one.message for one in found if "others have the key" in one.message]
    assert len(told) == (items[0] == HERS and items[1] == {**BOOK, "key": "B"})


def test_an_item_without_authors_is_called_by_its_title(tmp_path: Path) -> None:
    """It was called by an id that we made."""
    item = {**HERS, "creators": [{"creatorType": "editor", "name": "Ed"}]}
    debate = imported(tmp_path, json.dumps([item, {**MARKED, "parentItem": "B"}]))
    assert [one.name for one in debate.sources] == ["Ann's Book"]


def test_what_stands_beside_zotero_s_data_and_items_is_kept(tmp_path: Path) -> None:
    """Which group's library, who made an item, which version: it was lost without a word."""
    beside = {"version": 7, "library": {"type": "group", "id": 3}, "meta": {"createdByUser": {"username": "ann"}}}
    item, marked = ({"key": one["key"], **beside, "data": one} for one in (HERS, {**MARKED, "parentItem": "B"}))
    debate = imported(tmp_path, json.dumps([item, marked]))
    assert debate.extra["items"] == [item]
    assert debate.claims[0].extra["annotation"] == marked
    whole = {"config": {"id": "bbt"}, "version": "6.7", "items": [HERS, {**MARKED, "parentItem": "B"}]}
    debate = imported(tmp_path, json.dumps(whole))
    assert (debate.extra["config"], debate.extra["version"], debate.extra["items"]) == ({"id": "bbt"}, "6.7", [HERS])


def test_real_annotations_of_zotero_s_web_api_are_read(tmp_path: Path) -> None:
    """As a public test of Zotero's own note reader has them: a marked passage and a marked figure with a comment, whose attachment isn't there."""
    words = "A virtual visit is an electronic exchange whereby 1 or more health care providers delivers health care services"
    beside = {"library": {"type": "user", "id": 5959244}}
    both: dict[str, Any] = {
        "parentItem": "SZCPNNQI",
        "itemType": "annotation",
        "annotationColor": "#ffd400",
        "tags": [],
    }
    first = {
        **both,
        "key": "JQ47EB9W",
        "annotationType": "highlight",
        "annotationText": words,
        "annotationComment": "",
        "annotationPageLabel": "5",
        "annotationSortIndex": "00004|001103|00405",
        "dateAdded": "2022-03-18T13:12:23Z",
        "annotationPosition": '{"pageIndex":4,"rects":[[203.6,375.813,547.447,386.36]]}',
    }
    second = {**both, "key": "ETMYR9QI", "annotationType": "image", "annotationComment": "Check the data source for this figure",
              "annotationPageLabel": "6", "dateAdded": "2022-03-31T11:47:39Z"}  # fmt: skip
    debate = imported(tmp_path, json.dumps([{"key": one["key"], **beside, "data": one} for one in (first, second)]))
    marked, noted = debate.claims
    [quote] = marked.quotes
    assert (marked.text, quote.text, quote.locator) == (words, words, "p. 5")
    assert (noted.text, noted.quotes, debate.source[noted.source].published) == (
        "Check the data source for this figure",
        (),
        "2022-03-31",
    )
    assert debate.source[noted.source].name == "whoever annotated"


def test_annotations_as_json_lines_may_be_in_utf_16(tmp_path: Path) -> None:
    line = '{"id":"%s","uri":"https://e.org","text":"t%s","target":[{"source":"https://e.org"}]}\n'
    for code in ("utf-16", "utf-16-le", "utf-8-sig"):
        debate = imported(tmp_path, (line % ("a", "a") + line % ("b", "b")).encode(code))
        assert [one.text for one in debate.claims] == ["ta", "tb"]


def test_what_is_there_twice_is_counted_once(tmp_path: Path) -> None:
    reply = {
        "id": "a",
        "uri": "https://e.org",
        "text": "no",
        "references": ["x"],
        "target": [{"source": "https://e.org"}],
    }
    mute = {"id": "b", "uri": "https://e.org", "text": "", "target": [{"source": "https://e.org"}]}
    _, found = read(tmp_path, json.dumps([reply, mute, reply, mute]))
    told = [one.message.partition(":")[0] for one in found]
    assert told == [
        "1 annotation in reply to others",
        "1 annotation without words",
        "2 annotations there twice, word for word",
    ]


ATTACHED = {"key": "F", "itemType": "attachment", "parentItem": "B", "title": "PDF", "filename": "Lee 2020.pdf"}
IN_IT = {**MARKED, "parentItem": "F", "annotationComment": "Hm"}


@pytest.mark.parametrize("whole", [
    [HERS, ATTACHED, IN_IT], [[HERS, ATTACHED], [IN_IT]], {"items": [HERS, ATTACHED], "annotations": [IN_IT]},
    [{**HERS, "children": [{**ATTACHED, "children": [IN_IT]}]}], {"items": [{**HERS, "attachments": [{"annotations": [IN_IT]}]}]},
])  # fmt: skip
def test_annotations_of_zotero_are_found_in_pages_beside_their_items_and_below_them(whole: Any, tmp_path: Path) -> None:
    """In pages of answers, beside items and under `children` they were lost without a word."""
    debate, found = read(tmp_path, json.dumps(whole))
    assert debate is not None
    assert not found
    (claim,) = debate.claims
    assert (claim.text, [one.text for one in claim.quotes]) == ("Hm", ["Tax is good"])
    assert debate.source[claim.source_of(claim.quotes[0])].authors == ("Ann Lee",)
    assert claim.extra["annotation"] == IN_IT


@pytest.mark.parametrize(("items", "name"), [([ATTACHED], "Lee 2020.pdf"), ([], "Zotero item F")])
def test_what_an_annotation_is_in_is_called_by_its_file_or_its_key(
    items: list[dict[str, Any]], name: str, tmp_path: Path
) -> None:
    """It was called `PDF`, as all of them are, or by an id that we made."""
    debate = imported(tmp_path, json.dumps([*items, IN_IT]))
    (quote,) = debate.claims[0].quotes
    assert debate.source[debate.claims[0].source_of(quote)].name == name


def test_what_is_marked_in_a_library_s_notes_is_read_and_nothing_twice(tmp_path: Path) -> None:
    """Notes were said to have no words that are marked."""
    annotated = "%7B%22annotationKey%22%3A%22{0}%22%2C%22pageLabel%22%3A%2212%22%7D"
    cited = "%7B%22citationItems%22%3A%5B%7B%22uris%22%3A%5B%22http%3A%2F%2Fzotero.org%2Fusers%2F1%2Fitems%2FB%22%5D%7D%5D%7D"
    mark = '<p><span class="highlight" data-annotation="{1}">“Words {0}”</span> <span class="citation" data-citation="{2}">(<span class="citation-item">Lee, p. 12</span>)</span> Hm {0}</p>'
    note = "".join(mark.format(key, annotated.format(key), cited) for key in "AX")
    for whole in (
        [HERS, {"key": "N", "itemType": "note", "note": note}],
        {"items": [{**HERS, "notes": [{"note": note}]}]},
    ):
        debate, found = read(tmp_path, json.dumps(whole))
        assert debate is not None
        assert [(one.text, one.quotes[0].text, one.quotes[0].locator) for one in debate.claims] == [
            ("Hm A", "Words A", "p. 12"), ("Hm X", "Words X", "p. 12"),
        ]  # fmt: skip
        assert debate.source[debate.claims[0].source_of(debate.claims[0].quotes[0])].authors == ("Ann Lee",)
        assert [one.message for one in found] == [
            "1 note of the library: kept as extra, but for what is marked in them"
        ]
    both = imported(tmp_path, json.dumps([HERS, ATTACHED, IN_IT, {"key": "N", "itemType": "note", "note": note}]))
    assert [one.text for one in both.claims] == ["Hm", "Hm X"]


@pytest.mark.parametrize("library", [{}, {"library": {"id": 3}}])
def test_an_annotation_of_no_known_library_is_told_where_another_has_its_key(
    library: dict[str, Any], tmp_path: Path
) -> None:
    book = {"key": "B", "library": {"id": 1}, "data": {"key": "B", "itemType": "book", "title": "A book"}}
    mark = {
        "key": "A",
        **library,
        "data": {"itemType": "annotation", "annotationText": "Tax is good", "parentItem": "B"},
    }
    debate, found = read(tmp_path, json.dumps([book, mark]))
    assert debate is not None
    assert debate.source[debate.claims[0].source].title != "A book"
    assert [one.code for one in found] == ["W127"]


def test_what_a_target_is_in_may_be_an_object_and_a_collection_says_what_it_is(tmp_path: Path) -> None:
    source = {"id": "http://b.org/x", "title": "The quay", "creator": {"name": "Cy Poe"}}
    one = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://x/1", "type": "Annotation", "target": {"source": source, "selector": {"type": "TextQuoteSelector", "exact": "It is good"}}}  # fmt: skip
    page = {"type": "AnnotationPage", "startIndex": 0, "items": [one]}
    debate = imported(tmp_path, json.dumps({"type": "AnnotationCollection", "label": "Mine", "first": page}))
    (claim,) = debate.claims
    read_of = debate.source[claim.source]
    assert (read_of.title, read_of.url, read_of.authors) == ("The quay", "http://b.org/x", ())
    assert debate.extra == {
        "type": "AnnotationCollection",
        "label": "Mine",
        "first": {"type": "AnnotationPage", "startIndex": 0},
    }


def _wrapped(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Annotations in all the ways in which people have them, by a name."""
    half, pages = len(rows) // 2, {"https://e.org/a": rows[:1], "https://e.org/b": rows[1:]}
    return {
        "api": json.dumps({"total": len(rows), "rows": rows}),
        "replies apart": json.dumps({"total": half, "rows": rows[:half], "replies": rows[half:]}),
        "list": json.dumps(rows),
        "lines": "".join(json.dumps(one) + "\n" for one in rows),
        "pages in a list": json.dumps([{"total": 9, "rows": rows[:half]}, {"total": 9, "rows": rows[half:]}]),
        "pages in lines": "".join(json.dumps({"total": 9, "rows": some}) + "\n" for some in (rows[:half], rows[half:])),
        "by page": json.dumps(pages),
        "within": json.dumps({"status": "ok", "data": {"total": 9, "rows": rows}}),
        "export": json.dumps({"export_date": "2024-05-01", "export_userid": "acct:a@h.is", "annotations": rows}),
        "graph": json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": rows}),
    }


ROWS = [
    _said("1", "It is so"),
    _said("2", ""),
    _said("3", "A page note", target=[{"source": "http://a.example/p"}]),
    _said("4", "Only where", target=[{"source": "http://a.example/p", "selector": [{"type": "TextPositionSelector", "start": 1, "end": 9}]}]),
    _said("5", "No", references=["1"], user="acct:bo@h.is", target=[{"source": "http://a.example/p"}]),
]  # fmt: skip


@pytest.mark.parametrize("how", [*_wrapped(ROWS)])
def test_annotations_are_found_however_they_are_wrapped(how: str, tmp_path: Path) -> None:
    """A list of the API's pages, or replies apart from what they reply to, were annotations without words, or gone."""
    debate, found = read(tmp_path, _wrapped(ROWS)[how])
    assert debate is not None
    said = [(one.text, debate.source[one.source].name, [quote.text for quote in one.quotes]) for one in debate.claims]
    ann = "ann@h.is"
    assert said == [
        ("It is so", ann, ["words 1"]), ("words 2", "a.example", ["words 2"]), ("A page note", ann, []), ("Only where", ann, []),
        ("No", "bo@h.is", []),
    ]  # fmt: skip
    assert [(one.code, one.message.partition(":")[0]) for one in found] == [("N130", "1 annotation in reply to others")]
    assert [one.extra["annotation"] for one in debate.claims] == ROWS
    beside = {"api": {"total": 5}, "replies apart": {"total": 2}, "within": {"status": "ok", "data": {"total": 9}}}
    beside["export"] = {"export_date": "2024-05-01", "export_userid": "acct:a@h.is"}
    beside["graph"] = {"@context": "http://www.w3.org/ns/anno.jsonld"}
    if how.startswith("pages"):
        beside[how] = {"pages": [{"total": 9}] * 2}
    assert debate.extra == beside.get(how, {})


@pytest.mark.parametrize(("selector", "place"), [
    ({"type": "PageSelector", "index": 2, "label": "iii"}, "p. iii"),
    ({"type": "EPUBContentSelector", "url": "c2.xhtml", "title": "Chapter 2"}, "Chapter 2"),
    ({"type": "MediaTimeSelector", "start": 62.5, "end": 70}, "1:02"),
    ({"type": "MediaTimeSelector", "start": 3725, "end": 3730}, "1:02:05"),
    ({"type": "MediaTimeSelector", "start": "x"}, None),
])  # fmt: skip
def test_a_selector_s_page_chapter_or_time_is_the_place_of_its_quote(
    selector: dict[str, Any], place: str | None, tmp_path: Path
) -> None:
    selectors = [selector, {"type": "TextQuoteSelector", "exact": "words"}]
    one = _said("1", "Hm", target=[{"source": "http://a.example/p", "selector": selectors}])
    assert [quote.locator for quote in imported(tmp_path, json.dumps([one])).claims[0].quotes] == [place]


def test_of_a_choice_of_bodies_the_first_is_said_and_of_a_list_of_targets_each_is_quoted(tmp_path: Path) -> None:
    """Both were annotations without words."""
    body = {
        "type": "Choice",
        "items": [{"type": "TextualBody", "value": "Late"}, {"type": "TextualBody", "value": "Spät"}],
    }
    items = [
        {"source": f"http://e.org/{word}", "selector": {"type": "TextQuoteSelector", "exact": word}} for word in "ab"
    ]
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "1",
        "body": body,
        "target": {"type": "List", "items": items},
    }
    debate = imported(tmp_path, json.dumps(one))
    assert [(claim.text, [quote.text for quote in claim.quotes]) for claim in debate.claims] == [
        ("Late", ["a"]),
        ("b", ["b"]),
    ]


def test_a_body_that_replies_is_told_and_whoever_is_mentioned_is_a_name(tmp_path: Path) -> None:
    bodies = [
        {"value": "Late", "creator": {"name": "Ann"}},
        {"value": "No", "purpose": "replying", "creator": {"name": "Bo"}},
    ]
    one = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "1", "body": bodies, "target": "http://e.org/a"}
    debate, found = read(tmp_path, json.dumps(one))
    assert debate is not None
    assert [(claim.text, debate.source[claim.source].name) for claim in debate.claims] == [
        ("Late", "Ann"),
        ("No", "Bo"),
    ]
    assert [one.code for one in found] == ["N130"]
    named = _said("1", '<a data-hyp-mention data-userid="acct:bo@h.is">@bo</a> see <b>here</b>')
    assert imported(tmp_path, json.dumps([named])).claims[0].text == "@bo see <b>here</b>"


def test_comments_of_the_table_that_hypothesis_exports_are_dated(tmp_path: Path) -> None:
    head = "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n"
    row = "2023-09-1{0} 10:00:00,https://e.org/a,Public,Annotation,words {0},ann,Hm {0},,\n"
    _, notes = imported(tmp_path, head + row.format(4) + row.format(6)).sources
    assert (notes.published, notes.published_basis) == ("2023-09-14/2023-09-16", "when the annotations were made")


@pytest.mark.parametrize("odd", [["Choice"], [None], {"a": [1]}, 5, True, None, [["x"]], ""])
@pytest.mark.parametrize("key", ["type", "items", "selector", "source", "creatorType", "tags", "attachments", "annotations", "creators", "children", "notes", "note", "key", "parentItem", "body", "target", "motivation", "references", "document", "user_info"])  # fmt: skip
def test_no_value_of_an_unforeseen_kind_stops_the_reading(key: str, odd: Any, tmp_path: Path) -> None:
    """A `type` that is a list, as JSON-LD allows, and a `creatorType` of no word were tracebacks."""
    body = {"type": "TextualBody", "value": "Hm", "items": [{"value": "x"}], key: odd}
    target = {
        "type": "List",
        "source": "http://e.org/a",
        "selector": [{"type": "TextQuoteSelector", "exact": "so"}],
        "items": [{"source": "http://e.org/b"}],
        key: odd,
    }
    one = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "1", "body": body, "target": target}
    item = {**HERS, "creators": [{"lastName": "Lee", key: odd}], key: odd}
    for whole in ([one], [{**one, key: odd}], {"items": [one], key: odd}):
        read(tmp_path, json.dumps(whole), "a.json", "hypothesis")
    for items in (
        [item, ATTACHED, IN_IT],
        [HERS, {**ATTACHED, key: odd}, {**IN_IT, key: odd}],
        {"items": [item, IN_IT], key: odd},
    ):
        read(tmp_path, json.dumps(items), "a.json", "zotero")


def test_a_type_may_be_a_list(tmp_path: Path) -> None:
    selector = {"type": ["TextQuoteSelector", "x"], "exact": "so"}
    body = {"type": ["Choice"], "items": [{"value": "Late"}, {"value": "Spät"}]}
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "body": body,
        "target": {"source": "http://e.org/a", "selector": selector},
    }
    (claim,) = imported(tmp_path, json.dumps(one)).claims
    assert (claim.text, [quote.text for quote in claim.quotes]) == ("Late", ["so"])
