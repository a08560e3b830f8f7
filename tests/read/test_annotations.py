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
        assert (debate.sources[0].title, debate.sources[0].url) == ("A page", "https://e.org/a")
        assert claim.extra["annotation"] == HYPOTHESIS


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
    source = debate.source[claim.source]
    assert (source.title, source.authors, source.published) == ("T", ("J D",), "2020")


def test_better_bibtex_holds_annotations_within_attachments(tmp_path: Path) -> None:
    item = {"title": "T", "attachments": [{"annotations": [{"annotationText": "marked", "annotationPageLabel": "iv"}]}]}
    (claim,) = imported(tmp_path, json.dumps({"items": [item]})).claims
    assert claim.text == claim.quotes[0].text == "marked"
