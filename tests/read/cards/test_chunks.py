"""Documents that a card file embeds as a whole: pages, messages, texts and other documents are read, each once, and nothing is fetched."""

import io
import zipfile

import pytest

from tests.read.cards.documents import CITE, TAG, UNDERLINE, cite, document, par, run
from tests.read.cards.test_cards import marked, read, sound

pytest.importorskip("lxml", reason="lxml, of the extra [docx], is not installed")

PAGE = (
    "<html><head><title>no</title><style>p{}</style></head><body><h3>Roads</h3><h4>Trade <i>rises</i></h4>"
    "<p><b>Mason 24</b>, town clerk</p><p>Trade <u>did <mark>rise</mark></u>,\n though <span style='display:none'>unseen </span>not &lt; 3%.</p>"
    "<p><span style='text-decoration: underline; background-color: #0ff'>Lit</span> <ins>under</ins></p><script>x</script></body></html>"
)
HERE = '<w:altChunk xmlns:r="urn:r" r:id="c1"/>'


def embedding(content: bytes | str, *body: str, mode: str = "", name: str = "chunk.bin") -> bytes:
    """A document with these paragraphs, and another embedded where `HERE` stands."""
    package = io.BytesIO(document(*body))
    target = name if mode else f"/word/{name}"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    said = f'<Relationship Id="c1" Type="{kind}" Target="{target}" {mode}/></Relationships>'
    with zipfile.ZipFile(package) as parts:
        contents = {one: parts.read(one) for one in parts.namelist()}
    links = "word/_rels/document.xml.rels"
    contents[links] = contents[links].replace(b"</Relationships>", said.encode())
    contents[f"word/{name}"] = content.encode() if isinstance(content, str) else content
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for one, data in contents.items():
            parts.writestr(one, data)
    return made.getvalue()


def test_a_page_that_is_embedded_is_read_with_its_marks() -> None:
    """Programs that make documents of web pages write nothing else; once such a file had no tags."""
    debate = sound(embedding(PAGE, HERE))
    [claim] = debate.claims
    assert [issue.question for issue in debate.issues] == ["Roads"]
    assert (claim.text, debate.source[claim.source].label) == ("Trade rises", "Mason 24")
    assert claim.quotes[0].text == "Trade did rise, though unseen not < 3%.\nLit under"
    assert (marked(claim, "read"), marked(claim, "underlined")) == (["rise", "Lit"], ["did rise", "Lit", "under"])
    assert marked(claim, "hidden") == ["unseen "]


def test_a_message_holds_a_page() -> None:
    text = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    message = text + PAGE.replace("=", "=3D").replace("Trade", "=54rade") + "\n\n--x--\n"
    assert sound(embedding(message, HERE)).claims[0].text == "Trade rises"


def test_a_document_and_a_text_that_are_embedded_stand_where_they_are_embedded() -> None:
    inner = document(par("Inner", style=TAG), cite("Lee 20"), par("It ", run("grows", UNDERLINE, read="cyan")), HERE)
    body = par("First", style=TAG), cite("Mason 24"), par("Words."), HERE, par("Last", style=TAG)
    debate = sound(embedding(inner, *body))
    assert [claim.text for claim in debate.claims] == ["First", "Inner", "Last"]
    assert marked(debate.claims[1], "read") == ["grows"]
    first = sound(embedding("And more.\n\nThe end.", *body)).claims[0]
    assert first.quotes[0].text == "Words.\nAnd more.\nThe end."


@pytest.mark.parametrize(
    "content",
    [
        "{\\rtf1 words}",
        "<x:y/>",
        b"\0\0words",
        b"PK\x03\x04broken",
        "<p>" + "x" * 2**23,
        "<p>x" * 30_000,
        "x\n" * 30_000,
        "<p><br>x" * 10_000 + "<br>" * 200_000,
    ],
)
def test_what_is_embedded_and_no_page_is_counted(content: bytes | str) -> None:
    debate, found = read(embedding(content, par("Tag", style=TAG), cite("Lee 20"), par("x"), HERE))
    assert debate is not None
    assert (debate.claims[0].quotes[0].text, found) == ("x", ["N135"])


def test_what_is_embedded_is_read_once_and_never_fetched() -> None:
    body = par("Tag", style=TAG), cite("Lee 20"), par("x"), *[HERE] * 50
    debate, found = read(embedding("<p>once</p>", *body))
    assert debate is not None
    assert (debate.claims[0].quotes[0].text, found) == ("x\nonce", ["N135"])
    outside = embedding("<p>once</p>", *body, mode='TargetMode="External"')
    debate, found = read(outside)
    assert debate is not None
    assert (debate.claims[0].quotes[0].text, found) == ("x", ["N135"])


@pytest.mark.parametrize(
    "page", ["<div>" * 5000 + "deep", "<!--" * 9000, "</p>" * 9000, "<p><b><i></b></i>" * 3000, "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>", "<p>\0\ufffe"]
)  # fmt: skip
def test_pages_made_to_harm_do_none(page: str) -> None:
    debate, _ = read(embedding("<html>" + page, par("Tag", style=TAG), par(run("Lee 20", CITE)), par("x"), HERE))
    assert debate is not None
    assert debate.claims[0].quotes[0].text.startswith("x")
