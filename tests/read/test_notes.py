"""Notes that Zotero makes of annotations, as it exports them."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from debate_tui.model.attribution import when
from debate_tui.model.debate import Claim, Debate
from tests.formats import by_way_of_toml, imported, read

HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="zotero-notes"><div class="zotero-note"><h1>Annotations<br>(4/2/2024, 1:23:45 PM)</h1>
<p><span class="highlight">“Switches are <i>basic</i> “components” &amp; more”</span> <span class="citation">(<span class="citation-item">Jia et al., 2016, p. 1</span>)</span> I doubt it.<br>Really.</p>
<p><span class="highlight">“They wear out.”</span> <span class="citation">(<span class="citation-item">Jia et al., 2016, pp. 3–4</span>)</span></p>
<p><span class="citation">(<span class="citation-item">“A quay for walkers”, 2019, p. 7</span>)</span> A note on the page.</p>
<p>My own thought.</p></div></div></body></html>"""

MARKDOWN = r"""# Annotations
(4/2/2024, 1:23:45 PM)

“Switches are *basic* “components” & more” ([Jia et al., 2016, p. 1](zotero://select/library/items/GNS5UBQB)) ([pdf](zotero://open-pdf/library/items/GRF5DKFD?page=1&annotation=DT2KRNGI)) I doubt it.
Really.

“They wear out.” ([Jia et al., 2016, pp. 3–4](zotero://select/library/items/GNS5UBQB)) ([pdf](zotero://open-pdf/library/items/GRF5DKFD?page=3&annotation=AAAAAAAA))

([“A quay for walkers”, 2019, p. 7](zotero://select/library/items/QQQQQQQQ)) A note on the page.

My own thought.
"""


def said(debate: Debate, claim: Claim) -> tuple[Any, ...]:
    source = debate.source[claim.source]
    quotes = [(one.text, one.locator, debate.source[claim.source_of(one)].name) for one in claim.quotes]
    return claim.text, source.authors or source.name, quotes


@pytest.mark.parametrize("text", [HTML, HTML.replace("\n", "\r\n"), MARKDOWN], ids=["html", "crlf", "markdown"])
def test_marked_words_are_the_cited_texts_and_comments_the_readers(text: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, text, "note.txt")
    assert debate is not None
    reader = "whoever annotated"
    assert [said(debate, one) for one in debate.claims] == [
        ("I doubt it. Really.", reader, [("Switches are basic “components” & more", "p. 1", "Jia et al.")]),
        ("They wear out.", "Jia et al.", [("They wear out.", "pp. 3–4", "Jia et al.")]),
        ("A note on the page.", reader, []),
    ]
    assert debate.claims[1].source != debate.claims[0].source
    source = debate.source[debate.claims[1].source]
    assert (source.published, source.authors) == ("2016", ())
    assert [one.code for one in found] == ["W127"]
    assert [" ".join(one.split()) for one in debate.extra["text"]] == [
        *(["Annotations (4/2/2024, 1:23:45 PM)"] if "<h1>" in text else ["Annotations", "(4/2/2024, 1:23:45 PM)"]),
        "My own thought.",
    ]


def encoded(value: object) -> str:
    return quote(json.dumps(value), safe="")


def test_a_note_as_the_program_keeps_it_says_more_of_what_it_cites(tmp_path: Path) -> None:
    uri = "http://zotero.org/users/1/items/GNS5UBQB"
    data = {"title": "Switches", "author": [{"family": "Jia", "given": "Li"}, {"literal": "A Body"}], "issued": {"date-parts": [["2016", 5]]}, "container-title": "Nature"}  # fmt: skip
    annotation = {"attachmentURI": "http://zotero.org/users/1/items/GRF5DKFD", "annotationKey": "DT2KRNGI", "color": "#ffd400", "pageLabel": "xii", "position": {"pageIndex": 11, "rects": []}, "citationItem": {"uris": [uri], "locator": "xii"}}  # fmt: skip
    text = f"""<div class="zotero-note znv1"><div data-citation-items="{encoded([{"uris": [uri], "itemData": data}])}" data-schema-version="8">
<p><span class="highlight" data-annotation="{encoded(annotation)}">“They hold.”</span> <span class="citation" data-citation="{encoded({"citationItems": [{"uris": [uri], "locator": "xii"}], "properties": {}})}">(<span class="citation-item">Jia and A Body, 2016, p. xii</span>)</span></p>
</div></div>"""
    debate = imported(tmp_path, text)
    (claim,) = debate.claims
    source = debate.source[claim.source]
    assert (source.title, source.authors, source.published, source.outlet) == (
        "Switches",
        ("Li Jia", "A Body"),
        "2016-05",
        "Nature",
    )
    assert claim.quotes[0].locator == "p. xii"
    assert claim.id == "dt2krngi"
    assert claim.extra["annotation"]["annotation"]["color"] == "#ffd400"


@pytest.mark.parametrize(
    "text",
    [
        '<div class="zotero-note znv1"><blockquote><p>“<span class="highlight">They hold.</span>”</p></blockquote>\n<p><span class="citation">(<span class="citation-item">Jia, 2016, p. 2</span>)</span> Do they?</p></div>',
        "> They hold. ([pdf](zotero://open-pdf/library/items/G?page=1&annotation=D))\n\n([Jia, 2016, p. 2](zotero://select/groups/7/items/G)) Do they?\n",
        "“They hold.” ([Jia, 2016, p. 2](zotero://select/library/items/G)) Do they?\n",
        "- « They hold. » ([Jia, 2016, p. 2](zotero://select/library/items/G)) ([pdf](zotero://open-pdf/library/items/G?page=1)) Do they?\n",
    ],
)
def test_a_block_quotation_is_cited_in_the_next_paragraph_and_quotation_marks_are_those_of_any_language(
    text: str, tmp_path: Path
) -> None:
    debate, found = read(tmp_path, text)
    assert debate is not None
    assert [said(debate, one) for one in debate.claims] == [
        ("Do they?", "whoever annotated", [("They hold.", "p. 2", "Jia")])
    ]
    assert not found


def test_of_several_that_are_cited_nobody_knows_whose_the_words_are(tmp_path: Path) -> None:
    two = "([Jia, 2016, p. 2](zotero://select/library/items/A); [Lee, 2017, p. 3](zotero://select/library/items/B))"
    debate = imported(tmp_path, f"“They hold.” {two} ([pdf](zotero://open-pdf/library/items/G?page=1))\n")
    assert said(debate, debate.claims[0]) == (
        "They hold.", "Jia, 2016; Lee, 2017", [("They hold.", None, "Jia, 2016; Lee, 2017")],
    )  # fmt: skip


def test_prose_around_marked_words_is_kept_whole_and_no_comment(tmp_path: Path) -> None:
    text = 'I think that <span class="highlight">“they hold”</span> <span class="citation">(Jia, 2016)</span> is wrong.'
    debate, found = read(tmp_path, f'<div class="zotero-note"><p>{text}</p></div>')
    assert debate is not None
    assert [said(debate, one) for one in debate.claims] == [("they hold", "Jia", [("they hold", None, "Jia")])]
    assert debate.extra["text"] == ["I think that they hold (Jia, 2016) is wrong."]
    assert [one.code for one in found] == ["W127"]


def test_escaped_signs_of_markdown_stand_for_themselves(tmp_path: Path) -> None:
    text = "“a\\_b \\[sic\\] \\*c\\* 5 \\\\ 6” ([\\[Jia\\], 2016](zotero://select/library/items/A)) ([pdf](zotero://open-pdf/library/items/G?page=1)) No \\_ no\n"
    debate = imported(tmp_path, text)
    assert said(debate, debate.claims[0]) == (
        "No _ no",
        "whoever annotated",
        [("a_b [sic] *c* 5 \\ 6", None, "[Jia]")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "# A page\n\nSee [it](zotero://select/library/items/A) and [(p. 3)](zotero://open-pdf/library/items/B?page=3).\n",
        "<html><body><p class='highlight'>Not a note</p></body></html>",
        '<div class="zotero-note znv1"><p>Words alone.</p></div>',
    ],
)
def test_what_is_no_note_of_annotations_is_refused(text: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, text)
    assert debate is None
    assert [one.code for one in found] == ["E128"]


@pytest.mark.parametrize(
    "piece",
    [
        '<a "',
        "<!--",
        "<p ",
        '<span class="highlight">',
        "([",
        "“",
        "([a](zotero://select/x)",
        "\\",
        "> ",
        "<a '",
        "&",
        "*",
    ],
)
def test_what_is_never_closed_takes_time_that_grows_with_it(piece: str, tmp_path: Path) -> None:
    for before in (
        '<div class="zotero-note"><span class="highlight">a</span>',
        "“a” ([b](zotero://select/x)) ([pdf](zotero://open-pdf/y)) ",
    ):
        read(tmp_path, before + piece * 40_000)


@pytest.mark.parametrize("begun", ["<", "<span "])
def test_a_long_name_is_passed_over_at_once(begun: str, tmp_path: Path) -> None:
    """Its letters were given back one by one: this took an hour."""
    debate, _ = read(
        tmp_path, f'<div class="zotero-note"><p><span class="highlight">“a”</span></p>{begun}{"a" * 400_000}>'
    )
    assert debate is not None


def test_two_texts_of_one_author_are_told_apart_by_their_years(tmp_path: Path) -> None:
    one = "“a{0}” ([Jia, {0}, p. 1](zotero://select/library/items/A{0})) ([pdf](zotero://open-pdf/library/items/G?page=1))\n\n"
    debate = imported(tmp_path, one.format(2016) + one.format(2017) + "“b” ([Lee](zotero://select/library/items/L))\n")
    assert [(one.name, one.published) for one in debate.sources] == [
        ("Jia, 2016", "2016"),
        ("Jia, 2017", "2017"),
        ("Lee", None),
    ]


JOINT = "“{0}” {1} ([pdf](zotero://open-pdf/library/items/P1?page=3&annotation={2}))\n\n"


def test_each_joint_citation_is_of_its_own_texts_and_what_none_is_beside_of_nobody(tmp_path: Path) -> None:
    """Other marks with several works, or with none, were put into the mouth of the first that were cited together."""
    first = "([Lee, 2020, p. 3](zotero://select/library/items/A); [Li, 2021](zotero://select/library/items/B))"
    second = "([Po, 1999](zotero://select/library/items/C); [Qi, 2001](zotero://select/library/items/D))"
    text = (
        JOINT.format("Dams leak.", first, "K1")
        + JOINT.format("Rain falls.", second, "K2")
        + JOINT.format("Alone.", "", "K3")
    )
    debate = imported(tmp_path, text, "note.md")
    assert [(one.text, debate.source[one.source].name) for one in debate.claims] == [
        ("Dams leak.", "Lee, 2020; Li, 2021"),
        ("Rain falls.", "Po, 1999; Qi, 2001"),
        ("Alone.", "note"),
    ]


@pytest.mark.parametrize(("label", "name", "date"), [("Lee, 2020a, p. 3", "Lee, 2020a", "2020"), ("Lee, 44 BCE", "Lee, 44 BCE", "dated “44 BCE”"), ("Lee", "Lee", "undated"), ("Lee, Dams, chap. 2", "Lee, Dams", "undated"), ("Lee, § 12", "Lee", "undated"), ("Lee, n.d., S. 4", "Lee, n.d.", "undated")])  # fmt: skip
def test_the_year_of_a_citation_is_its_text_s(label: str, name: str, date: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, JOINT.format("Dams leak.", f"([{label}](zotero://select/library/items/A))", "K"))
    source = debate.source[debate.claims[0].source]
    assert (source.name, when(source)) == (name, date)


@pytest.mark.parametrize(
    "text",
    [
        '<div class="zotero-note"><p><span class="highlight">“Tax is good”</span></p><p><span class="citation">(Lee, 2017, p. 3)</span> My note</p></div>',
        "“Tax is good” ([pdf](zotero://open-pdf/library/items/G?page=1))\n\n([Lee, 2017, p. 3](zotero://select/library/items/A)) My note\n",
    ],
)
def test_words_outside_block_quotations_are_not_cited_in_the_next_paragraph(text: str, tmp_path: Path) -> None:
    debate = imported(tmp_path, text, "note.html")
    assert [said(debate, one) for one in debate.claims] == [
        ("Tax is good", "note", [("Tax is good", None, "note")]),
        ("My note", "whoever annotated", []),
    ]


def test_one_item_that_is_cited_by_title_and_by_author_is_one_source(tmp_path: Path) -> None:
    by_author = JOINT.format(
        "a “tick test” and “zero-tick” b", "([Étienne, 2010, p. 21](zotero://select/library/items/PUEBVM7Y))", "A"
    )
    by_title = JOINT.format("c", "([“La modélisation”, 2010, p. 73](zotero://select/library/items/PUEBVM7Y))", "B")
    debate = imported(tmp_path, by_author + by_title)
    (source,) = debate.sources
    assert (source.label, source.title, source.published) == ("Étienne", "La modélisation", "2010")
    assert debate.claims[0].quotes[0].text == "a “tick test” and “zero-tick” b"


LINKS = """<div class="zotero-note znv1">
<p><span class="highlight">“<a href="https://e.org/in">Tax</a> is good”</span> <span class="citation">(<span class="citation-item"><a href="zotero://select/library/items/AAA">Roe, 2021, p. 3</a></span>)</span> See <a href="http://e.org/a?x=1&amp;amp;copy=2">this</a> <img src="a.png" alt="a figure"></p>
<p>alone <a href="http://e.org/alone">link</a></p>
<p><img alt="drawn" data-attachment-key="ATT1" data-annotation="%7B%22annotationKey%22%3A%22IMG1%22%2C%22pageLabel%22%3A%22xii%22%7D"/> <span class="citation">(<span class="citation-item">Roe, 2021</span>)</span> Nice</p>
<p><img data-annotation="%7B%22annotationKey%22%3A%22IMG2%22%7D"></p>
</div>"""


def test_links_and_images_of_a_note_are_kept(tmp_path: Path) -> None:
    """Their addresses, and what an image marks, were gone after `import -o`."""
    debate = by_way_of_toml(tmp_path, imported(tmp_path, LINKS))
    assert [one.text for one in debate.claims] == ["See this", "Nice"]
    first, second = (one.extra["annotation"] for one in debate.claims)
    assert first["links"] == ["zotero://select/library/items/AAA", "https://e.org/in", "http://e.org/a?x=1&amp;copy=2"]
    assert first["images"] == [{"src": "a.png", "alt": "a figure"}]
    assert second["annotation"] == {"alt": "drawn", "data-attachment-key": "ATT1", "annotationKey": "IMG1", "pageLabel": "xii"}  # fmt: skip
    assert debate.extra["text"] == ["alone link <http://e.org/alone>", '[image] {"annotationKey": "IMG2"}']


def test_links_in_comments_of_markdown_are_their_words(tmp_path: Path) -> None:
    text = JOINT.format("Tax is good", "([Roe, 2021](zotero://select/library/items/A))", "K").strip()
    debate = imported(tmp_path, f"{text} See [this \\[1\\]](https://e.org/a)\n\n[alone](https://e.org/b)\n")
    (claim,) = debate.claims
    assert claim.text == "See this [1]"
    assert claim.extra["annotation"]["links"][-1] == "https://e.org/a"
    assert debate.extra["text"] == ["alone <https://e.org/b>"]
