"""Annotations keep their words, where these stand, and whose they are."""

import json
from pathlib import Path

from tests.formats import imported, read

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
    assert [debate.source[claim.source].name for claim in debate.claims] == ["x", "Ada Mason", "Kim", "x"]


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
