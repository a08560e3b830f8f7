"""Card files as other programs than Word write them: each leaves out, renames or moves something that Verbatim's files have."""

import io
import struct
import zipfile

import pytest

from debate_tui.model.debate import Claim
from tests.read.cards.documents import BLOCK, CITE, STYLES, TAG, UNDERLINE, cite, document, par, run, style
from tests.read.cards.test_cards import marked, read, sound
from tests.read.cards.test_word import raw

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")

BOLD = '<w:b w:val="1"/>'
LIT = '<w:shd w:fill="00ffff" w:val="clear"/><w:u w:val="single"/>'


def named(name: str, id: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{inner}</w:style>'


HEADINGS = "".join(named(f"heading {n}", f"Heading{n}", f"<w:rPr>{BOLD}</w:rPr>") for n in range(1, 5))
"""Google Docs' styles: no outline levels, and no styles of characters."""


def only(data: bytes) -> Claim:
    (claim,) = sound(data).claims
    return claim


def test_a_cite_of_google_docs_is_told_by_its_bold_name_and_year() -> None:
    """Once all cards of such a file were notes of the file itself, and nobody was cited."""
    line = par(
        raw('<w:t xml:space="preserve">Ada </w:t>'), raw("<w:t>Mason 24</w:t>", BOLD), raw("<w:t>, town clerk</w:t>")
    )
    body = (
        par("Trade", style=BLOCK),
        par("Closing the road raises trade", style=TAG),
        line,
        par("Trade ", raw("<w:t>rose</w:t>", LIT), " by 4% ", raw("<w:t>in 2019</w:t>", BOLD)),
        par(raw("<w:t>In 2020 it fell.</w:t>", BOLD)),
        par("A claim alone", style=TAG),
        par("In short, ", raw("<w:t>no.</w:t>", BOLD)),
    )  # fmt: skip
    debate = sound(document(*body, styles=style("Normal") + HEADINGS))
    first, second = debate.claims
    assert [issue.question for issue in debate.issues] == ["Trade"]
    assert first.quotes[0].text == "Trade rose by 4% in 2019\nIn 2020 it fell."
    assert marked(first, "read") == ["rose"]
    source = debate.source[first.source]
    assert (source.authors, source.published) == (("Mason",), "2024")
    assert source.published_basis == "derived: bold type, since the file has no style of cites: Mason 24"
    assert (second.quotes, second.extra["texts"]) == ((), ["In short, no."])


def test_bold_type_is_no_cite_where_the_file_has_a_style_of_cites() -> None:
    claim = only(document(par("Tag", style=TAG), cite("Lee 20"), par(raw("<w:t>Mason 24</w:t>", BOLD), " said no.")))
    assert claim.quotes[0].text == "Mason 24 said no."


@pytest.mark.parametrize(
    "id",
    ["Style13ptBold", "Style 13 pt Bold", "Style12ptBold", "StyleStyleBold12pt", "Cite", "AuthorDate", "Author-Date"],
)
def test_the_styles_of_cites_of_older_templates_and_of_pages(id: str) -> None:
    styles = STYLES.replace(CITE, "Other") + named("x", id, kind="character")
    debate = sound(document(par("Tag", style=TAG), par(run("Mason 24", id), ", clerk"), par("Words."), styles=styles))
    assert debate.sources[0].label == "Mason 24"


@pytest.mark.parametrize(
    ("name", "level"), [("heading 4", 1), ("Heading 4", 1), ("heading 4 alt", 0), ("my heading 4", 0)]
)
def test_a_heading_without_a_level_has_that_of_its_name_in_any_language(name: str, level: int) -> None:
    styles = STYLES + named(name, "Kop4")
    debate, _ = read(
        document(par("Tag", style="Kop4"), cite("Lee 20"), par("x"), par("Last", style=TAG), styles=styles)
    )
    assert debate is not None
    assert [one.text for one in debate.claims][-1 - level :] == ["Tag", "Last"][1 - level :]


def test_a_level_that_a_style_sets_counts_before_its_name() -> None:
    styles = STYLES + named("heading 4", "Mine", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    debate = sound(document(par("Block", style="Mine"), par("Tag", style=TAG), cite("Lee 20"), par("x"), styles=styles))
    assert [issue.question for issue in debate.issues] == ["Block"]


def test_a_cite_behind_its_card_is_that_of_the_card() -> None:
    """Once the words that were marked to be read were notes of the tag, and the cite had none."""
    body = (
        par("Tag", style=TAG),
        par("It ", run("grows", UNDERLINE, read="cyan"), "."),
        par("More."),
        cite("Lee 20", ", clerk"),
    )
    claim = only(document(*body))
    assert (claim.source, claim.quotes[0].text) == ("lee-20", "It grows.\nMore.")
    assert marked(claim, "read") == ["grows"]
    plain = only(document(par("Tag", style=TAG), par("A note of the debater."), cite("Lee 20")))
    assert (plain.quotes, plain.extra["texts"]) == ((), ["A note of the debater."])


def test_libreoffice_writes_properties_that_say_nothing() -> None:
    inner = '<w:rPr></w:rPr><w:t xml:space="preserve">one </w:t>'
    body = f'<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:rPr/></w:pPr><w:r>{inner}</w:r><w:r><w:rPr/><w:t>two</w:t></w:r></w:p>'
    assert only(document(par("Tag", style=TAG), cite("Lee 20"), body)).quotes[0].text == "one two"


def test_pretty_printed_xml_reads_as_any_other() -> None:
    body = f"\n <w:p>\n  <w:pPr>\n  </w:pPr>\n  {run('one ')}\r\n  {run('two', UNDERLINE)}\n <w:r>\n<w:t>three</w:t>\n</w:r></w:p>\n"
    claim = only(document(par("Tag", style=TAG), cite("Lee 20"), body))
    assert claim.quotes[0].text == "one twothree"


@pytest.mark.parametrize("inside", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>", "<w:smartTag>{}</w:smartTag>",
    "<w:dir>{}</w:dir>", "<w:hyperlink>{}</w:hyperlink>", "<w:ins>{}</w:ins>", "<w:moveTo>{}</w:moveTo>",
    "<w:sdt><w:sdtContent><w:sdt><w:sdtContent><w:ins>{}</w:ins></w:sdtContent></w:sdt></w:sdtContent></w:sdt>"])  # fmt: skip
def test_plain_runs_are_read_wherever_they_stand(inside: str) -> None:
    body = par("a ", inside.format(run("b ", UNDERLINE) + run("c ", read="cyan")), "d")
    claim = only(document(par("Tag", style=TAG), cite("Lee 20"), body))
    assert claim.quotes[0].text == "a b c d"
    assert (marked(claim, "underlined"), marked(claim, "read")) == (["b "], ["c "])


def test_a_package_with_a_long_directory_is_read() -> None:
    """Once it was said to have 65,535 parts: that figure says that the true one stands elsewhere (APPNOTE 4.4.1.4)."""
    data = document(par("Tag", style=TAG), cite("Lee 20"), par("x"))
    end = data.rfind(b"PK\x05\x06")
    count, size, offset = struct.unpack_from("<HLL", data, end + 10)
    long = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    short = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert only(data[:end] + long + locator + short).text == "Tag"
    assert read(data[:end] + long[:40] + locator[:-9] + short)[1] == ["E129"]


def test_names_in_a_package_lead_nowhere() -> None:
    package = io.BytesIO(document(par("Tag", style=TAG), cite("Lee 20"), par("x")))
    with zipfile.ZipFile(package, "a") as parts:
        for name in ("../../etc/passwd", "/abs/olute", "[Content_Types].xml", "C:\\x"):
            parts.writestr(name, "<x/>")
    assert only(package.getvalue()).text == "Tag"
