"""What is no debate is refused, and the message says what it seems to be."""

import io
import zipfile
from pathlib import Path

import pytest

from debate_tui.model.diagnostics import Severity
from debate_tui.read.seems import seems
from tests.formats import read


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
        (b"\xef\xbb\xbf", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP image"),
        (b"%PDF-1.7\n", "a PDF document"),
        (zipped("xl/workbook.xml"), "an Excel workbook (.xlsx)"),
        (zipped("ppt/a.xml"), "a PowerPoint presentation (.pptx)"),
        (zipped("a.txt"), "a ZIP archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"<!doctype html><p>x", "an HTML page"),
        (b"\xef\xbb\xbf<html><body>", "an HTML page"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="x">', "an SVG image"),
        (b'<?xml version="1.0"?><rss version="2.0"/>', "a feed (RSS)"),
        (b'<?xml version="1.0"?><recipe><step/></recipe>', "XML of something else, <recipe>"),
        (b'{"name": "x", "version": "1"}', 'JSON of something else, with the keys "name", "version"'),
        (b"[1, 2, 3]", "JSON of something else"),
        (b"% arguments\n\narg(a).\narg(b).\natt(a,b).\n", "attacks in the format of ASPARTIX (.apx)"),
        (b"# made\np af 3\n1 2\n2 3\n", "attacks in the format of ICCMA (.af)"),
        (b'<?xml version="1.0"?>\n<graphml xmlns="x"><graph id="G"/></graphml>', "a graph in GraphML"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE ARG SYSTEM "argument.dtd">\n<ARG><TEXT>x</TEXT></ARG>',
            "an analysis of Araucaria (AML)",
        ),
        (b"// made\ndigraph G {\n  a -> b;\n}\n", "a graph for Graphviz (DOT)"),
        (b"strict graph {a -- b}", "a graph for Graphviz (DOT)"),
        (b'Creator "yFiles"\nVersion "2.2"\ngraph\n[\n  node [ id 0 ]\n]\n', "a graph in GML"),
        (
            b'{"arguments": {}, "statements": {}, "relations": [], "sections": [], "tags": {}}',
            "Argdown's export as JSON",
        ),
        (b'{"name": "x", ', "damaged JSON"),
        (b'{"a.json": {"nodes": 8, "edges": 3, "resources": 2}}', 'JSON of something else, with the keys "a.json"'),
        (b'[{"id": "a", "type": "book", "title": "T"}]', "a list of works (CSL JSON), without annotations"),
        (
            b"The Road (Lee, Ann)\r\n- Your Highlight on page 3 | Added on Monday\r\n\r\nIt is long.\r\n==========\r\n",
            "Kindle's clippings",
        ),
        (b"@book{lee20,\n  title = {T}\n}\n", "a BibTeX bibliography"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n",
            "a pointer of Git LFS to a file that is elsewhere",
        ),
        (b'{"name": 1, "b": [2]}\n{"name": 2}\n', 'JSON Lines without a key `claim` or `quote`: it has "name", "b"'),
        (b"name,price\nbread,2\n", 'CSV without a column `claim` or `quote`: it has "name", "price"'),
        (b"name\tprice\nbread\t2\n", 'TSV without a column `claim` or `quote`: it has "name", "price"'),
        (b"a\0b\0c", "binary data"),
        ("Diskussion: T\n\n1. These\n1.1. Dafür: a\n1.2. Dagegen: b\n".encode(), "a Kialo export in another language"),
        (
            "讨论名称：\r\nT\r\n\r\n1. 论点：\r\nx\r\n\r\n  1.1. 赞成：\r\n  a\r\n".encode(),
            "a Kialo export in another language",
        ),
        (b"Ein Text, sonst nichts.\n", "plain text"),
    ],
)
def test_a_file_that_is_no_debate_is_refused_with_what_it_seems_to_be(data: bytes, what: str, tmp_path: Path) -> None:
    debate, found = read(tmp_path, data)
    assert debate is None
    (one,) = found
    assert (one.code, one.message) == ("E128", f"not a debate: it seems to be {what}")
    assert one.hint


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Return-Path: <a@x.org>\nFrom: Ann <a@x.org>\nSubject: Tax\n\nTax is good\n", "an e-mail"),
        ("From a@x.org Mon Jan  1 00:00:00 2024\nFrom: Ann\nSubject: Tax\n\nGood\n", "a mailbox"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar (iCalendar)"),
        ("1\n00:00:01,000 --> 00:00:02,000\nTax is good\n", "subtitles (SubRip)"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Tax\n", "subtitles (WebVTT)"),
        ("% made\n\\documentclass{article}\n", "a LaTeX document"),
        ("--- a/x.argdown\n+++ b/x.argdown\n@@ -1 +1 @@\n [Tax]: Tax.\n-  + It pays.\n", "a patch (diff)"),
        ('msgid ""\nmsgstr ""\n', "translations of gettext (.po)"),
        ("flowchart LR\n  A[Tax] --> B[It pays]\n", "a diagram in Mermaid"),
        ("/* made */ digraph G {\n a -> b\n}\n", "a graph for Graphviz (DOT)"),
        ("@prefix a: <http://x/> .\na:b a:c a:d .\n", "RDF in Turtle"),
        ('<http://x/a> <http://x/b> "c" .\n', "RDF in N-Triples"),
        ('{"@context": "http://x/aif#", "@graph": [{"@id": "http://x/1", "@type": "aif:I-node"}]}', "RDF in JSON (JSON-LD)"),
        ('[{"@id": "http://x/1", "@type": ["http://x/I-node"]}]', "RDF in JSON (JSON-LD)"),
        ('{"nodeSets": [17918, 17919]}', "a list of AIFdb's nodesets, without what they hold"),
        ("% Encoding: UTF-8\n\n@Article{lee,\n  title = {Tax},\n}\n", "a BibTeX bibliography"),
        ('"""Doc."""\nimport os\n\nclaim = "x"\n', "a program"),
        ("/* c */\n#include <stdio.h>\nint main(void) { return 0; }\n", "a program"),
        ("-- dump\nCREATE TABLE prices (id INT);\nINSERT INTO prices VALUES (1);\n", "a dump of SQL"),
        ('// remark\n{"compilerOptions": {}}\n', "JSON with comments"),
        ("[01.01.24, 10:00:00] Ann: Tax is good\n", "a conversation exported from a messenger"),
        ("1/2/24, 10:00 PM - Ann: Tax is good\n", "a conversation exported from a messenger"),
        ("Ann: Tax is good\nBo: It hurts\nAnn: No\n", "a conversation, a line for what each says"),
        ("2026-01-01 10:00:00,123 INFO start\n2026-01-01 10:00:01,123 INFO stop\n", "a log"),
        ("= Tax\n:toc:\n\n== Good\n", "an AsciiDoc document"),
        ("== Tax ==\n* [[Bad]]: hurts\n", "a page of a wiki"),
        ("Tax\n===\n\n.. note:: x\n", "a reStructuredText document"),
        ("* Tax\n** Good\n   - pays\n", "an outline in Org"),
        ("- claim: Tax is good\n  author: Ann\n", "YAML"),
        ("# Tax\n\n## Pros\n\n- It pays\n\n## Cons\n\n- It hurts\n", "a list of pros and cons"),
        ("[[Tax]] is good\n", "notes with [[links]] or `key:: value`, as Obsidian, Logseq and Roam make them"),
        ("---\ntitle: Tax\n---\n\nTax is good\n", "a Markdown document"),
        ("# m h\n0 5 * * * tar\n", "plain text"),
        ('<map version="1.0"><node TEXT="Tax"/></map>', "a mind map of FreeMind or Freeplane (.mm)"),
        ('<?xml version="1.0"?>\n<gexf/>', "a graph in GEXF"),
        ("<!-- saved from url=(0014)about:internet -->\n<html><body>x", "an HTML page"),
        ("null\n", "JSON of something else"),
        ('{"items": [{"type": "book", "title": "T"}]}', "a list of works (CSL JSON), without annotations"),
        ("[1, 2", "damaged JSON"),
        ("[[1], [2]", "damaged JSON"),
        ('{"a": [' * 1400 + "1" + "]}" * 1400, "JSON with more lists and objects within each other than are read"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_is_told_what_it_is_by_how_it_begins(text: str, what: str, end: str, tmp_path: Path) -> None:
    """They were plain text, damaged JSON, XML of something else, TOML that isn't valid."""
    debate, found = read(tmp_path, text.replace("\n", end).encode())
    assert debate is None
    assert [one.message for one in found] == [f"not a debate: it seems to be {what}"]
    assert found[0].hint


@pytest.mark.parametrize("format", ["kialo", "arggraph", "sadface", "zotero", "hypothesis", "csv", "argdown"])
@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b'{"name": "x"}', b"<html><body>x</body></html>"])
def test_what_is_named_as_another_format_and_says_nothing_in_it_is_refused(
    format: str, data: bytes, tmp_path: Path
) -> None:
    """An empty map was made of it, and written."""
    debate, found = read(tmp_path, data, format=format)
    assert debate is None or debate.claims
    assert debate is not None or any(one.severity is Severity.ERROR for one in found)


@pytest.mark.parametrize(
    "data",
    [
        b"\n \n" * 40_000 + b"x",
        b" " * 120_000,
        b"%\n" * 60_000,
        b"@" * 120_000,
        b"[" * 120_000 + b"x",
        b"<!--" * 30_000,
        *(
            sign * (60_000 // len(sign))
            for sign in (
                b"#\n",
                b"//\n",
                b"/*",
                b"/* */",
                b"A: b\n",
                b"A: b\nB: c\n",
                b"- a\n",
                b"== x\n",
                b"a-b: c\n d\n",
                b"<a:b> <",
                b"[[a]",
                b"- a:\n",
                b"pros\n- a\n",
                b"---\n",
                b"* x\n",
                b"1.1.24, 10:00 A",
                b"@string{a}\n",
                b'"' * 3,
                b"%\n@x{",
                b"--\n",
                b"a::",
            )
        ),
    ],
)
def test_nothing_is_looked_at_again_and_again(data: bytes) -> None:
    """Of a page of blanks it took minutes to say what it seems to be: here it would never end."""
    assert seems(data)[0]


def container(*streams: str) -> bytes:
    """A file in Microsoft's older container, as far as its directory: a header, and an entry for each stream."""
    entries = (f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"".join((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"), bytes(512), *entries))


@pytest.mark.parametrize(
    ("data", "code", "what", "hint"),
    [
        (container("Workbook", "\5SummaryInformation", "WordDocument"), "E128", "Excel 97 to 2003 (.xls)", "CSV"),
        (container("Book"), "E128", "Excel 5 or 95", "column `claim`"),
        (container("Current User", "PowerPoint Document"), "E128", "PowerPoint 97 to 2003 (.ppt)", ""),
        (container("__nameid_version1.0", "__properties_version1.0"), "E128", "a message of Outlook", ""),
        (container("1Table", "WordDocument", "Workbook"), "E129", "the file is a document of Word 97", ".docx"),
        (container("EncryptionInfo", "EncryptedPackage"), "E129", "protected with a password", "without a password"),
        (container("Notes on a Workbook"), "E129", "protected with a password, or a document of Word", ".docx"),
    ],
)
def test_old_files_of_office_are_told_apart(data: bytes, code: str, what: str, hint: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, data)[1]
    assert problem.code == code
    assert what in problem.message
    assert hint in problem.hint


def test_names_of_columns_with_line_ends_in_them_are_told(tmp_path: Path) -> None:
    _, found = read(tmp_path, '"claim\nof it","author\nname"\nTax is good,Ann\nRoads hold,Bo\n')
    assert found[0].message.endswith('without a column `claim` or `quote`: it has "claim of it", "author name"')


def test_a_table_without_names_of_columns_or_with_other_ones_is_told_what_to_call_them() -> None:
    """It was “plain text”, and the hint listed all formats."""
    what, hint = seems(b'"Work deep, they say.",Deep Work,Cal Newport\nNo rush.,Deep Work,Cal Newport\n"a, b",T,A\n')
    assert what == "a table without the names of its columns"
    assert "quote,source,author" in hint
    what, hint = seems(b"News,Rating\nIt rained.,false\n")
    assert what.startswith("CSV without a column")
    assert "--column claim=News" in hint
    assert seems(b"Dear Ann,\nit rained, and rained, and so on.\nYours,\nBo\n")[0] == "plain text"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("# Annotations\n\nSo it is [(p. 5)](zotero://open-pdf/library/items/AB)\n", "a page with links to Zotero"),
        ('<?xml version="1.0"?><rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"></rdf:RDF>', "a library of Zotero in RDF"),
        ("TY  - JOUR\nAU  - Lee, Ann\nER  - \n", "a RIS bibliography"),
        ('[{"key":"B","version":1,"data":{"key":"B","itemType":"book","title":"T"}}]', "a library of Zotero, without annotations"),
        ('{"config":{},"items":[{"itemType":"book","title":"T","notes":[{"note":"mine"}]}]}', "a library of Zotero, without annotations"),
        ('\ufeff"Key","Item Type","Author","Title","Date Added"\n"B","book","Lee, Ann","A title of words","2024-01-01 10:00:00"\n', "a library of Zotero, without annotations"),
    ],
)  # fmt: skip
def test_exports_of_zotero_that_are_not_read_are_told_which_are(data: str, told: str) -> None:
    what, hint = seems(data.encode())
    assert what == told
    assert "JSON" in hint
