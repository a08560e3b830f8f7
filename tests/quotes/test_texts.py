"""Reading texts: what is read, and that whatever is wrong with a file is said."""

import os
import sys
from pathlib import Path

import pytest

from debate_tui.model.debate import Location, Quote, QuoteState
from debate_tui.model.diagnostics import Diagnostic
from debate_tui.quotes import texts as reading
from debate_tui.quotes.beside import LARGEST
from debate_tui.quotes.text import prepare
from debate_tui.quotes.texts import read_text, read_texts
from debate_tui.quotes.verify import verify


def test_reads_what_is_there_and_passes_over_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffOne.\r\nTwo é.".encode())
    (tmp_path / "b.md").write_text(
        "# Title\n\nIt *is* [so](http://x), `really` \\*.\nYes <b>bold</b>.\n\n> Quote\n\n- item\n"
    )
    (tmp_path / "c.docx").write_text("no")
    found = read_texts(tmp_path, ["a", "b", "c", "d", "../a"])
    assert found.texts == {"a": "One.\r\nTwo é.", "b": "Title\n\nIt is so, really *.\nYes bold.\n\nQuote\n\nitem"}
    assert found.diagnostics == ()


def test_the_first_of_several_formats_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("markdown")
    (tmp_path / "a.txt").write_text("plain")
    found = read_texts(tmp_path, ["a"])
    assert found.texts == {"a": "plain"}
    assert [one.code for one in found.diagnostics] == ["W535"]


def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "large.txt").write_bytes(b"12345")
    monkeypatch.setattr(reading, "LARGEST", 4)
    found = read_texts(tmp_path, ["latin", "folder", "gone", "pipe", "large"])
    assert found.texts == {}
    assert [one.code for one in found.diagnostics] == ["E532", "E531", "E531", "E531", "E533"]
    assert [one.code for one in read_texts(tmp_path / "nowhere", ["a"]).diagnostics] == ["E531"]


def test_largest_file_is_64_mb() -> None:
    assert LARGEST == 64 * 1024 * 1024


def test_html(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html><head><title>T</title><style>p{}</style></head><body><!-- no --><h1>Head</h1><p>One <b>bo</b>ld\n  word&nbsp;"
        "&amp; <script>no()</script>so<br>on.<div>Two.</div>Three.</body></html>"
    )
    assert read_text(page) == "Head\n\nOne bold word\xa0& so\non.\n\nTwo.\n\nThree."


def test_a_text_in_another_encoding_is_told_with_its_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes("One.\nTwo é and ".encode() + b"caf\xe9")
    (tmp_path / "b.html").write_bytes(b"<p>\ncaf\xe9")
    (tmp_path / "c.html").write_bytes(b"<meta charset=shift_jis>\n\x81")
    (tmp_path / "d.htm").write_bytes(b"<meta charset=klingon>x")
    (tmp_path / "e.html").write_bytes(b"<meta charset=latin1><p>caf\xe9")
    found = read_texts(tmp_path, "abcde")
    assert found.texts == {"e": "café"}
    assert [(one.at.line, one.at.column, one.code) for one in found.diagnostics] == [
        (2, 14, "E532"),
        (2, 4, "E532"),
        (2, 1, "E532"),
        (0, 0, "E532"),
    ]
    assert capfd.readouterr() == ("", "")


def test_a_file_without_words_has_no_text_in_it(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra: pip install 'debate-tui[sources]'")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("\ufeff \n — \u200b\n")
    (tmp_path / "c.html").write_text(
        "<title>T</title><noscript>Turn scripts on.</noscript><script>show('all')</script>"
    )
    (tmp_path / "d.md").write_text("---\ntitle: T\n---\n![a picture](a.png)\n")
    (tmp_path / "e.pdf").write_bytes(pdf(""))
    found = read_texts(tmp_path, "abcde")
    assert found.texts == {}
    assert [(Path(one.at.file).stem, one.code, one.message) for one in found.diagnostics] == [
        (name, "E537", "there is no text in it") for name in "abcde"
    ]
    assert found.unread == set("abcde")


def pdf(words: str) -> bytes:
    """A PDF of one page with one line."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(f"{len(file):010} 00000 n \n")
        file += f"{number} 0 obj\n{one}\nendobj\n"
    table = f"xref\n0 6\n0000000000 65535 f \n{''.join(offsets)}trailer\n<</Root 1 0 R/Size 6>>\n"
    return f"{file}{table}startxref\n{len(file)}\n%%EOF\n".encode()


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra: pip install 'debate-tui[sources]'")
    (tmp_path / "a.pdf").write_bytes(pdf("The treaty is lopsided."))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    found = read_texts(tmp_path, ["a", "b"])
    assert found.texts == {"a": "The treaty is lopsided."}
    assert [one.code for one in found.diagnostics] == ["E531"]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = read_text(tmp_path / "a.pdf")
    assert isinstance(found, Diagnostic)
    assert found.code == "E534"
    assert "pypdf" in found.message
    assert "debate-tui[sources]" in found.hint


@pytest.mark.parametrize(
    ("suffix", "page"),
    [
        (
            ".html",
            "<p>The city's cars<sup>1</sup> are <span hidden>not</span> too <b>many</b>.<p style='display:none'>So it is.",
        ),
        (
            ".md",
            "---\nsays: So it is.\n---\nThe city's cars[^1] are <span hidden>not</span> ==too== **many**.\n\n[^1]: Said so.\n",
        ),
    ],
)
def test_quotes_are_verified_against_what_a_reader_sees(tmp_path: Path, suffix: str, page: str) -> None:
    (tmp_path / f"a{suffix}").write_text(page, encoding="utf-8")
    text = prepare(read_texts(tmp_path, ["a"]).texts["a"])
    at = Location("x")
    assert verify(Quote("The city's cars are too many.", at), text).state is QuoteState.EXACT
    assert verify(Quote("The city's cars are not too many.", at), text).state is QuoteState.ALTERED
    assert verify(Quote("So it is.", at), text).state is QuoteState.ABSENT
    # What --fix would write is what is seen, without mark-up.
    assert verify(Quote("The city's cars are too few.", at), text).corrected == "The city's cars are too many."
