"""What a reader sees in Word is what is read: each peculiarity of its files by itself, and all words of a document counted apart."""

import io
import random
import re
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from debate_tui.read.cards import tidy
from debate_tui.read.cards.draft import read_cards
from debate_tui.read.cards.package import unpacked
from debate_tui.read.cards.paragraphs import Paragraph, paragraphs_of
from debate_tui.read.cards.symbols import UNKNOWN, character
from debate_tui.read.files import Content
from debate_tui.read.readers import READERS
from debate_tui.read.sound import finalise
from debate_tui.read.trouble import Trouble
from tests.counted import calls
from tests.read.cards.documents import (
    BLOCK,
    CITE,
    NAMESPACE,
    STYLES,
    TAG,
    UNDERLINE,
    cite,
    document,
    footnote,
    note_sign,
    par,
    run,
    style,
)  # fmt: skip
from tests.read.cards.test_cards import marked, read, sound

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")

HEAD = (par("Tag", style=TAG), cite("Lee 20"))
LINKS = "word/_rels/document.xml.rels"


def raw(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def text_of(*inner: str, styles: str = STYLES) -> str:
    """The text of a card with these runs."""
    return sound(document(*HEAD, par(*inner), styles=styles)).claims[0].quotes[0].text


def field_sign(sign: str) -> str:
    return raw(f'<w:fldChar w:fldCharType="{sign}"/>')


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ('<w:t xml:space="preserve">fell </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5%</w:t>', "fell ≥5%"),
        ('<w:t>trade</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>war</w:t>', "trade→war"),
        ('<w:sym w:font="Calibri" w:char="2265"/><w:t>x</w:t>', "≥x"),
        ('<w:sym w:font="Bookshelf" w:char="F021"/><w:t>x</w:t>', f"{UNKNOWN}x"),
        ("<w:t>co</w:t><w:softHyphen/><w:t>operate</w:t>", "cooperate"),
        ("<w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t>", "co-operate"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t>", "a\tb\tc"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:cr/><w:t>c</w:t>', "a\nb\nc"),
        ("<w:t>over\ntwo lines</w:t>", "over two lines"),
        ("<w:ruby><w:rt><w:r><w:t>furi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kanji</w:t></w:r></w:rubyBase></w:ruby>", "kanji"),
        ('<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="urn:x" w16se:font="Segoe" w16se:char="1F60A"/></mc:Choice>'
         "<mc:Fallback><w:t>(smile)</w:t></mc:Fallback></mc:AlternateContent><w:t>!</w:t>", "😊!"),
        ('<w:t>shown</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t>', "shown."),
        ("<w:lastRenderedPageBreak/><w:t>after</w:t>", "after"),
        ("<w:t>one <!-- not -->two<?no word?></w:t>", "one two"),
    ],
)  # fmt: skip
def test_what_is_no_plain_text_of_a_run(inner: str, seen: str) -> None:
    assert text_of(raw(inner)) == seen


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ((f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>', run(" pages")), "12 pages"),
        (
            (field_sign("begin"), raw("<w:instrText>REF x</w:instrText>"), field_sign("separate"), run("seen"), field_sign("end"), run(".")),
            "seen.",
        ),
        (
            (  # the result of a field within the instruction of another is computed, not shown
                field_sign("begin"), raw("<w:instrText>IF </w:instrText>"), field_sign("begin"), raw("<w:instrText>PAGE</w:instrText>"),
                field_sign("separate"), run("3"), field_sign("end"), raw("<w:instrText> = 3</w:instrText>"), field_sign("separate"),
                run("yes"), field_sign("end"),
            ),
            "yes",
        ),
        ((run("a "), field_sign("end"), field_sign("separate"), run("b")), "a b"),
        ((f'<w:moveTo w:id="1">{run("moved here")}</w:moveTo>', f'<w:moveFrom w:id="1">{run("from")}</w:moveFrom>'), "moved here"),
        ((f'<w:bdo w:val="rtl">{run("שלום")}</w:bdo>', f'<w:dir w:val="rtl">{run(" עולם")}</w:dir>'), "שלום עולם"),
        ((f'<w:customXml w:element="x">{run("inside")}</w:customXml>', '<w:proofErr w:type="spellStart"/>', run(" out")), "inside out"),
        (('<m:oMath xmlns:m="urn:math"><m:r><m:t>E=mc</m:t></m:r></m:oMath>',), "E=mc"),
        (('<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>', run("kept")), "kept"),
    ],
)  # fmt: skip
def test_what_holds_the_runs_of_a_paragraph(inner: tuple[str, ...], seen: str) -> None:
    assert text_of(*inner) == seen


def test_a_field_that_is_never_ended_swallows_no_other_paragraph() -> None:
    body = (par(run("first "), field_sign("begin"), raw("<w:instrText>X</w:instrText>")), par("second"))
    assert sound(document(*HEAD, *body)).claims[0].quotes[0].text == "first \nsecond"


ON, OFF = '<w:u w:val="single"/>', '<w:u w:val="none"/>'
CYAN = '<w:highlight w:val="cyan"/>'
FILL = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'.format


@pytest.mark.parametrize(
    ("styles", "properties", "kinds"),
    [
        ("", CYAN, {"read"}),
        ("", FILL("00FFFF"), {"read"}),
        ("", FILL("auto") + ON, {"underlined"}),
        ("", '<w:highlight w:val="none"/>' + FILL("FFFF00"), {"read"}),
        ("", '<w:highlight w:val="white"/>', set()),
        (style("Lit", character=CYAN, kind="character"), '<w:rStyle w:val="Lit"/>', {"read"}),
        (style("Lit", character=CYAN, kind="character"), '<w:rStyle w:val="Lit"/><w:highlight w:val="none"/>', set()),
        (style("Lit", character=CYAN, kind="character"), f'<w:rStyle w:val="Lit"/>{FILL("auto")}', {"read"}),
        (style("A", character=ON) + style("B", "A") + style("C", "B", character=OFF), '<w:rStyle w:val="B"/>', {"underlined"}),
        (style("A", character=ON) + style("B", "A") + style("C", "B", character=OFF), '<w:rStyle w:val="C"/>', set()),
        (style("Gone", character="<w:vanish/>", kind="character"), f'<w:rStyle w:val="Gone"/>{CYAN}', {"hidden"}),
        (style("Gone", character="<w:vanish/>", kind="character"), '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>', set()),
        ("", f"{ON}<w:rPrChange w:id='1' w:author='x'><w:rPr>{CYAN}<w:vanish/></w:rPr></w:rPrChange>", {"underlined"}),
        ("", '<w:u w:val="dotted"/>' + CYAN, {"underlined", "read"}),
    ],
)  # fmt: skip
def test_the_look_of_a_run_is_its_own_and_its_styles(styles: str, properties: str, kinds: set[str]) -> None:
    debate = sound(document(*HEAD, par(run("before "), raw("<w:t>word</w:t>", properties)), styles=STYLES + styles))
    (claim,) = debate.claims
    assert {mark.kind for mark in claim.quotes[0].marks} == kinds
    for kind in kinds:
        assert marked(claim, kind) == ["word"]


def test_hidden_by_the_styles_of_paragraph_and_run_both_is_seen() -> None:
    """`w:vanish` is a toggle: two styles that set it undo each other (ECMA-376 part 1, 17.7.3)."""
    styles = STYLES + style("P", character="<w:vanish/>") + style("R", character="<w:vanish/>", kind="character")
    body = par(run("gone "), run("seen", "R"), style="P")
    (claim,) = sound(document(*HEAD, body, styles=styles)).claims
    assert marked(claim, "hidden") == ["gone "]


@pytest.mark.parametrize("name", ["berschrift4", "Titre4", "Ttulo4", "_4", "StyleHeading4Left0"])
def test_a_tag_in_a_localised_word_is_known_by_its_level(name: str) -> None:
    styles = (
        STYLES
        + style(name, "Normal", '<w:outlineLvl w:val="3"/>')
        + style("Mine", name)
        + style("Off", name, '<w:outlineLvl w:val="9"/>')
    )
    body = (par("One", style=name), cite("Lee 20"), par("Words."), par("Two", style="Mine"), par("Text", style="Off"))
    debate = sound(document(*body, styles=styles))
    assert [claim.text for claim in debate.claims] == ["One", "Two"]


def test_words_that_are_hidden_in_a_tag_or_a_cite_are_not_said_and_are_kept() -> None:
    tag = par("The plan ", run("does not ", hidden=True), "work.", style=TAG)
    line = par(run("Mason 24", CITE), run(" (not he)", hidden=True), ", clerk")
    (claim,) = (debate := sound(document(tag, line, par("Yes.")))).claims
    assert claim.text == "The plan work."
    assert debate.source[claim.source].note == "Mason 24, clerk"
    assert claim.extra["hidden"] == ["does not", "(not he)"]
    (whole,) = sound(document(par(run("All of it", hidden=True), style=TAG), cite("Lee 20"), par("x"))).claims
    assert whole.text == "All of it"


def linked(id: str, address: str) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    return f'<Relationship Id="{id}" Type="{kind}" Target="{address}" TargetMode="External"/>'


def test_the_address_behind_a_link_is_kept() -> None:
    link = '<w:hyperlink xmlns:r="urn:r" r:id="{}">{}</w:hyperlink>'.format
    styles = '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    line = par(run("May 17", CITE), ", prime minister, ", link("r9", run("speech")), link("r10", run("more")))
    instr = raw('<w:instrText> HYPERLINK "http://instr.org" </w:instrText>')
    body = par(
        '<w:fldSimple w:instr=" HYPERLINK &quot;http://fld.org&quot; ">' + run("a ") + "</w:fldSimple>",
        field_sign("begin"), instr, field_sign("separate"), run("b"), field_sign("end"), link("unknown", run(" c")),
    )  # fmt: skip
    data = document(par("Tag", style=TAG), line, body)
    rels = f"<Relationships>{styles}{linked('r9', 'https://speech.org/may?a=1&amp;b=2')}{linked('r10', 'https://x.org')}</Relationships>"
    (claim,) = (debate := sound(replaced(data, LINKS, rels))).claims
    source = debate.source[claim.source]
    assert source.url == "https://speech.org/may?a=1&b=2"
    assert source.extra == {"links": ["https://speech.org/may?a=1&b=2", "https://x.org"]}
    assert claim.quotes[0].text == "a b c"
    assert claim.extra["links"] == ["http://fld.org", "http://instr.org"]


def replaced(data: bytes, name: str, text: str) -> bytes:
    """The package with another text in one of its parts."""
    package = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(package, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == name else old.read(info))
    return package.getvalue()


def test_what_is_left_out_of_a_document_is_counted() -> None:
    box = f"<w:drawing><w:txbxContent>{par('in a box')}{par('more')}</w:txbxContent></w:drawing>"
    fallback = f"<w:pict><w:txbxContent>{par('in a box')}{par('more')}</w:txbxContent></w:pict>"
    alternate = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    body = par(
        raw('<w:t>x</w:t><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/>'),
        '<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom w:id="3"/>',
        raw(alternate), raw("<w:drawing><wp:inline xmlns:wp='urn:wp'/></w:drawing>"),
    )  # fmt: skip
    _, codes = read(document(*HEAD, body))
    assert codes == ["N135"]
    counts: Counter[str] = Counter()
    list(paragraphs_of(unpacked(document(*HEAD, body, '<w:altChunk xmlns:r="urn:r" r:id="r3"/>')), counts))
    assert counts == {
        "footnote": 1, "comment": 1, "deletion": 1, "picture": 1, "text-box paragraph": 2, "embedded document": 1,
    }  # fmt: skip
    assert read(document(*HEAD, par("x")))[1] == []


def test_the_texts_of_footnotes_are_kept() -> None:
    tag, line = par("Tag", note_sign("1"), style=TAG), par(run("Lee 20", CITE), note_sign("2"))
    block, loose = par("Block", note_sign("3"), style=BLOCK), par("loose", note_sign("4"))
    text = par("words", note_sign("5"), note_sign("unknown"))
    box = f"<w:r><w:pict><w:txbxContent>{par('in a box')}</w:txbxContent></w:pict></w:r>"
    notes = [footnote(str(n), par(f"no {n}"), par(run("gone", hidden=True), " more", box)) for n in range(1, 6)]
    debate, found = read(document(loose, block, tag, line, text, notes="".join(notes)))
    assert debate is not None
    assert found == ["N135", "W127"]  # the note that isn't there, and a loose paragraph
    assert debate.claims[0].extra["footnotes"] == ["no 1 more", "no 2 more", "no 5 more"]
    assert debate.issues[0].extra["footnotes"] == ["no 3 more"]
    assert debate.extra["footnotes"] == ["no 4 more"]
    assert debate.claims[0].quotes[0].text == "words"


def test_a_note_is_kept_once_and_no_address_of_a_megabyte() -> None:
    """A thousand references to one of a megabyte would be a gigabyte in an export."""
    tags = [par(f"Tag {n}", note_sign("1"), style=TAG) for n in range(3)]
    debate, found = read(document(*tags, notes=footnote("1", par("see"))))
    assert debate is not None
    assert [one.extra.get("footnotes") for one in debate.claims] == [["see"], None, None]
    link = f'<w:hyperlink xmlns:r="urn:r" r:id="r9">{run("a title")}</w:hyperlink>'
    data = document(par("Tag", style=TAG), par(run("Lee 20", CITE), link), par("x"))
    long = linked("r9", f"https://a.org/{'x' * 20_000}")
    rels = zipfile.ZipFile(io.BytesIO(data)).read(LINKS).decode().replace("</Rel", f"{long}</Rel")
    debate, found = read(replaced(data, LINKS, rels))
    assert debate is not None
    assert found == ["N135"]
    assert not debate.sources[0].extra


def test_an_address_is_kept_where_the_line_shows_another() -> None:
    link = '<w:hyperlink xmlns:r="urn:r" r:id="r9">{}</w:hyperlink>'.format
    data = document(
        par("Tag", style=TAG), par(run("Lee 20", CITE), ", ", link(run("a title")), ", https://a.org/shown"), par("x")
    )
    for behind in ("https://b.org/behind", "mailto:zed@x.org"):
        rels = zipfile.ZipFile(io.BytesIO(data)).read(LINKS).decode().replace("</Rel", f"{linked('r9', behind)}</Rel")
        debate = sound(replaced(data, LINKS, rels))
        assert (debate.sources[0].url, debate.sources[0].extra) == ("https://a.org/shown", {"links": [behind]})


def endless(*runs: str, style: str = "", change: str = "del") -> str:
    """A paragraph whose end was deleted or moved away in tracked changes."""
    mark = f'<w:rPr><w:{change} w:id="1" w:author="x"/></w:rPr></w:pPr>'
    return par(*runs, style=style).replace("</w:pPr>", mark, 1)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    """Once “The tax works well enough” was two tags, the first of them a claim without a card."""
    body = (endless("The tax works", style=TAG), par(" well enough", style=TAG), cite("Lee 20"), endless("one "))
    (claim,) = sound(document(*body, endless("two ", change="moveFrom"), par("three"), par("four"))).claims
    assert claim.text == "The tax works well enough"
    assert claim.quotes[0].text == "one two three\nfour"
    cell = f"<w:tbl><w:tr><w:tc>{par('cell')}</w:tc></w:tr></w:tbl>"
    (claim,) = sound(document(*HEAD, endless("before"), cell, endless(), endless("last"))).claims
    assert claim.quotes[0].text == "before\ncell\nlast"
    gone = endless('<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>', style=TAG)
    assert [one.text for one in sound(document(gone, *HEAD, par("x"))).claims] == ["Tag"]


def test_tables_in_tables_are_read_in_the_order_in_which_they_stand() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{par('nested')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{par('one')}{inner}{par('after')}</w:tc><w:tc>{par('two')}</w:tc></w:tr></w:tbl>"
    (claim,) = sound(document(*HEAD, par("before"), table, par("behind"))).claims
    assert claim.quotes[0].text == "before\none\nnested\nafter\ntwo\nbehind"


@pytest.mark.parametrize("seed", range(40))
def test_the_short_way_through_a_paragraph_leads_to_the_same(seed: int) -> None:
    """Marked words, signs that XML escapes, insertions, and now and then what the short way can't take."""
    rng = random.Random(seed)
    odd = (
        '<w:proofErr w:type="spellStart"/>', "<w:bookmarkEnd/>", f'<w:ins w:author="&lt;x&gt;">{run("in")}</w:ins>', "<!--x-->",
        raw("<w:t>a</w:t><w:tab/><w:t>b</w:t>"), raw('<w:t xml:space="preserve"> a &amp;lt; b\n</w:t>', ON + CYAN), "<w:r><w:t/></w:r>",
        '<w:r w:rsidR="00A1"><w:rPr/><w:t>&#13;c]]&gt;</w:t></w:r>', f"<w:del>{run('gone')}</w:del>", "<w:r/>", "<?x y?>", run("h", hidden=True),
        '<w:r><w:rPr><a-b:x xmlns:a-b="u" a-b:y="1:2 3:4="/><w:lang w:val="1:2 "/></w:rPr><w:t>p</w:t></w:r>',
        '<w:r xmlns:z="urn:z"><w:rPr><z:x z:val="&quot;&gt;"/><w:rStyle w:val="StyleUnderline"/></w:rPr><w:t>z</w:t></w:r>',
    )  # fmt: skip
    plain = [
        run(rng.choice("ab "), rng.choice(("", CITE, UNDERLINE)), read=rng.choice(("", "cyan"))) for _ in range(20)
    ]
    for _ in range(rng.choice((0, 1, 2, 9))):
        plain.insert(rng.randrange(len(plain)), rng.choice(odd))
    package = unpacked(document(*HEAD, par(*plain), par(*plain[::-1], style="Undertag")))
    short = list(paragraphs_of(package))
    with patch.object(tidy, "prefix_of", lambda _: ""):
        assert list(paragraphs_of(package)) == short


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<w:p><w:pPr></w:pPr></w:p>" * 20_000, "nearly all of the document’s paragraphs are empty"),
        ("<w:x/>" * 800_000, "a paragraph of over 4 MB"),
        (par("x" * 4_300_000), "a paragraph of over 4 MB"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "nested too deep"),
        ("<w:p>" + "<w:x/>" * 110_000 + "</w:p>", "over 100,000 elements"),
        ("<w:p>" + '<w:r><w:t a="1">x</w:t><w:br/></w:r>' * 30_000 + "</w:p>", "over 100,000 elements"),
    ],
)
def test_what_would_take_minutes_or_memory_is_refused_in_words_that_are_true(body: str, words: str) -> None:
    """Once a million empty paragraphs took 15 seconds, and what is nested too deep was called ill-formed."""
    trouble = Trouble()
    assert read_cards([Content(Path("x.docx"), document(*HEAD, body))], trouble) is None
    (said,) = trouble.all()
    assert words.replace("’", "'") in said.message


def test_a_document_with_entities_of_its_own_is_refused() -> None:
    """Once the words behind an entity were gone without a word."""
    data = document(*HEAD, par("a&x;b"))
    text = unpacked(data).document.decode().replace("&amp;x;", "&x;")
    text = text.replace("?><w:document", '?><!DOCTYPE w:document [<!ENTITY x "y">]><w:document')
    assert read(replaced(data, "word/document.xml", text)) == (None, ["E129"])


def test_long_chains_and_wide_circles_of_styles_take_time_by_their_number() -> None:
    def work(count: int) -> int:
        chain = "".join(style(f"S{n}", f"S{(n + 1) % count}", character=ON if n == 7 else "") for n in range(count))
        data = document(*HEAD, par(run("x", "S3")), styles=STYLES + chain)
        return calls(lambda: sound(data))

    once = work(300)
    assert work(1200) < 4.5 * once


def test_the_bar_never_goes_back() -> None:
    """Once it stood at 0.6 when the document was parsed, and at 0.5 when claims were made of it."""
    told: list[float] = []
    trouble = Trouble()
    trouble.reached = told.append
    data = document((par("Tag", style=TAG) + cite("Lee 20") + par("x y")) * 1_200)
    reader = next(one for one in READERS if one.name == "cards")
    draft = reader.read([Content(Path("x.docx"), data)], trouble)
    assert draft is not None
    finalise(draft, trouble)
    assert told == sorted(told)
    assert len({round(one, 1) for one in told}) >= 5


def test_a_run_is_no_burden_whatever_it_is_made_of() -> None:
    """Once 300,000 attributes of a run, or signs that XML escapes, took fifty times their room, and 150,000 kinds of type 11 seconds."""
    attributes = "".join(f' a{n}=""' for n in range(30_000))
    bodies = (
        f"<w:p><w:r{attributes}><w:t>x</w:t></w:r></w:p>",
        par(raw(f"<w:t>{'&amp;' * 60_000}</w:t>")),
        par(raw("<w:t>x</w:t>", "<w:b/>" * 50_000)),
    )
    for body in bodies:
        data = document(*HEAD, body)
        tracemalloc.start()
        sound(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 8 * len(body) + 2**20
    kinds = par(*(raw("<w:t>x</w:t>", f'<w:sz w:val="{n}"/>') for n in range(2_000)))
    assert calls(lambda: sound(document(*HEAD, kinds))) < 40_000


MANY: dict[str, tuple[str, int]] = {
    "paragraphs of a letter": ("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 60),
    "tags": (par("Tag", style=TAG), 260),
    "blocks with a tag": (par("AT: B", style=BLOCK) + par("Tag", style=TAG), 570),
    "cards": (par("Tag", style=TAG) + cite("Lee 20") + par("x y"), 600),
    "cells": (f"<w:tbl><w:tr><w:tc>{par('cell')}</w:tc></w:tr></w:tbl>", 110),
    "footnotes": (par("x", note_sign("1")), 100),
    "plain runs": ("<w:p>" + run("a", u="single") * 20 + "</w:p>", 110),
}
"""By name, what a document has very many of, and how many calls one of it may take."""


@pytest.mark.parametrize("name", MANY)
def test_twice_the_document_is_twice_the_work(name: str) -> None:
    one, most = MANY[name]

    def work(count: int) -> int:
        data = document(*HEAD, one * count, notes=footnote("1", par("note")))
        return calls(lambda: sound(data))

    work(10)
    once, twice = work(200), work(400)
    assert twice < 2.1 * once
    assert (twice - once) / 200 < most


def test_a_passage_in_the_style_of_titles_takes_time_by_its_length() -> None:
    """Once a block called “AT: AT: AT: …” over a megabyte ended never."""
    debate = sound(document(par("AT: " * 50_000, style=BLOCK), par("It grows", style=TAG)))
    assert len(debate.claims) == 1


def test_codes_of_symbol_fonts_that_are_none_do_no_harm() -> None:
    for code in ("", "zz", "D800", "FFFFFFFFFF", "-1", "0"):
        assert character("Symbol", code) == UNKNOWN
    assert character("symbol", "F061") == "α"


# The words of whole documents, counted by another parser and other rules


_SHOWN_IN = {"body", "p", "r", "t", "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "tbl", "tr", "tc", "fldSimple", "ruby", "rubyBase", "bdo"}  # fmt: skip


def words_seen(data: bytes) -> Counter[str]:
    """The words of a document by recursion over a whole tree of Python's own parser, from what shows text alone."""

    def shown(element: ElementTree.Element) -> str:
        name = element.tag.rpartition("}")[2]
        if name == "t":
            return element.text or ""
        if name in ("tab", "br"):
            return " "
        if name not in _SHOWN_IN:
            return ""
        return "".join(map(shown, element)) + (" " if name == "p" else "")

    body = ElementTree.fromstring(unpacked(data).document).find(f"{{{NAMESPACE}}}body")
    assert body is not None
    return Counter(re.findall(r"\S+", shown(body)))


def random_runs(rng: random.Random, depth: int = 0) -> str:
    """Runs of numbered words, in all that may hold them."""
    parts = []
    for _ in range(rng.randrange(1, 5)):
        word = f"w{rng.randrange(10**6)} "
        kind = rng.randrange(12) if depth < 3 else 0
        inner = random_runs(rng, depth + 1) if kind else ""
        match kind:
            case 1:
                parts.append(f"<w:hyperlink>{inner}</w:hyperlink>")
            case 2:
                parts.append(f'<w:ins w:id="1">{inner}</w:ins>')
            case 3:
                parts.append(f'<w:del w:id="1"><w:r><w:delText>{word}</w:delText></w:r></w:del>')
            case 4:
                parts.append(f'<w:moveFrom w:id="1">{inner}</w:moveFrom>')
            case 5:
                parts.append(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
            case 6:
                parts.append(raw(f"<w:ruby><w:rt>{run(word)}</w:rt><w:rubyBase>{inner}</w:rubyBase></w:ruby>"))
            case 7:
                parts.append(raw(f"<w:pict><w:txbxContent>{par(inner)}</w:txbxContent></w:pict>"))
            case 8:
                parts.append(raw(f"<w:instrText>{word}</w:instrText>"))
            case _:
                look = rng.choice(("", UNDERLINE, CITE))
                parts.append(run(word, look, read=rng.choice(("", "cyan")), hidden=rng.random() < 0.1))
    return "".join(parts)


@pytest.mark.parametrize("seed", range(12))
def test_no_word_of_a_document_is_lost_or_read_twice(seed: int) -> None:
    rng = random.Random(seed)
    body = []
    for _ in range(30):
        look = rng.choice(("", "", "", TAG, BLOCK))
        made = par(random_runs(rng), style=look)
        body.append(f"<w:tbl><w:tr><w:tc>{made}{made}</w:tc></w:tr></w:tbl>" if rng.random() < 0.2 else made)
    data = document(*body)
    found: list[Paragraph] = list(paragraphs_of(unpacked(data)))
    assert Counter(" ".join(one.text for one in found).split()) == words_seen(data)
