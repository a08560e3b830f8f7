"""Says what a file that is no debate seems to be: a picture, a PDF, a Word document, a table without the columns."""

import csv
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from debate_tui.read.ole import kind_of
from debate_tui.read.rows.columns import edges_in, meanings
from debate_tui.read.rows.records import is_spaced
from debate_tui.read.rows.suggested import command, heading
from debate_tui.read.rows.table import HELD
from debate_tui.read.texts import HINTS, NOTES, named
from debate_tui.text.wording import listed, shown

_HEAD = 2**16
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"%!PS", "a PostScript document"),
    (b"#!", "a script"),
    (b"version https://git-lfs.github.com/spec/", "a pointer of Git LFS to a file that is elsewhere"),
)
_ZIPPED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"content.json", "a mind map of XMind (.xmind)"),
)
"""What a ZIP archive is by the names of the files in it."""
_ZOTERO = "Zotero's annotations are read as the note that it makes of them (Export Note, HTML or Markdown with links), or as JSON (Better BibTeX JSON, web API)"
_EDGES = "edges between ids, without the words of the claims, or without words for what the edges do"
_ITEMS = re.compile(r'"?Key"?[,;\t]"?Item Type"?[,;\t]')
"""How Zotero's export as CSV begins."""
_SAID = {
    **HINTS,
    "a PDF document": "its text may be a source's, in a folder `sources` beside a map",
    "a pointer of Git LFS to a file that is elsewhere": "`git lfs pull` puts the file in its place",
    "a page with links to Zotero": _ZOTERO,
    "a library of Zotero in RDF": _ZOTERO,
    "a RIS bibliography": _ZOTERO,
    "a library of Zotero, without annotations": _ZOTERO,
    "Kindle's clippings": "Readwise and others make a CSV of them, with the columns Highlight, Book Title, Book Author",
    "a table without the names of its columns": "write them above it, as in `quote,source,author`",
    _EDGES: "put the claims above them in one table, with the columns id, claim, relation, to: a row for each claim, then one for each edge",
    "an Excel workbook (.xlsx)": "save it as CSV, with a column `claim`",
    "a workbook of Excel 97 to 2003 (.xls)": "save it as CSV, with a column `claim`",
    "a workbook of Excel 5 or 95 (.xls)": "save it as CSV, with a column `claim`",
    "an OpenDocument spreadsheet (.ods)": "save it as CSV, with a column `claim`",
    "a Kialo export in another language": "set the language of Kialo to English, and export again",
    "a mind map of XMind (.xmind)": NOTES,
    "Argdown's export as JSON": "the Argdown itself (.argdown) is read",
    "RDF in JSON (JSON-LD)": "AIF is read as JSON, as AIFdb gives it",
    "a list of AIFdb's nodesets, without what they hold": "AIFdb gives each as JSON, and a corpus of them as a ZIP archive: unpack that into a folder",
}
_TALL = 6
"""Fewer lines than these may have the names of columns with line ends in them."""
TABLES = ("CSV ", "TSV ", "JSON Lines ", "JSON ")
_CALL_IT = "call the column of what is claimed `claim`, of what is quoted `quote`, of who says it `author` or `speaker`"
_NOTED = re.compile(r"zotero://(?:open-pdf|select|open)|data-annotation=")
_KIALO = re.compile(
    r"\s*[^\n:\uff1a]{2,40}[:\uff1a][^\n]*\n(?:.*\n){0,3}?\s*1\.[ \t].*\n(?:.*\n){0,9}?[ \t]*1\.1\.[ \t]+[^\W\d_]{1,20}(?: [^\W\d_]{1,20})?[ ]?[:\uff1a]"
)
"""The title of a discussion, a thesis, and below it a claim with a word before a colon."""
_HEADING = re.compile(r"^#{1,6} \S[^\n]*\n(?:\n|#|\Z)|^[^\n]+\n\n#{1,6} \S[^\n]*\n", re.MULTILINE)
"""A heading of Markdown: a blank line stands below or above it, as below few of the remarks that begin like one."""
_BEGUN = re.compile(
    r'\s*+(?:\{\s*+["}]|\[[\s\[]*+(?:[{"\]]|-?(?:0|[1-9][0-9]*+)(?![0-9]|\.[0-9]+[.:])|true\b|false\b|null\b))'
)
"""How JSON begins, and no wiki link nor date in brackets."""
_ROWS = 5
_NESTED = 12
"""Bytes between brackets of JSON, on average, below which it says nothing."""


def seems(data: bytes, file: str = "FILE") -> tuple[str, str]:
    """What a file's bytes seem to be, in words after “it seems to be”, and a hint (may be empty) at what to do with the `file`."""
    what = next(filter(None, _guesses(data)), "plain text")
    if what.startswith(TABLES) and " without " in what:
        return what, command(data[:_HEAD], file) or _CALL_IT
    return what, _SAID.get(what, "")


def _guesses(data: bytes) -> Iterator[str]:
    """Guesses, the surest first; "" where one does not hold."""
    head = data[:_HEAD]
    yield (
        "an empty file" if not data.removeprefix(b"\xef\xbb\xbf").strip() or data in (b"\xff\xfe", b"\xfe\xff") else ""
    )
    yield kind_of(data)
    yield next((what for magic, what in _MAGIC if head.startswith(magic)), "")
    if head.startswith(b"PK\x03\x04"):
        yield next((what for name, what in _ZIPPED if name in head or name in data[-_HEAD:]), "a ZIP archive")
    yield {b"WEBP": "a WebP image", b"WAVE": "a sound file", b"AVI ": "a video"}.get(head[8:12], "") * head.startswith(
        b"RIFF"
    )
    yield "a video or sound file" * (head[4:8] == b"ftyp")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        yield "binary data" * (b"\0" in head)
        text = head.decode("utf-8-sig", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    yield "a library of Zotero in RDF" * ("zotero.org/namespaces/export#" in text)
    yield "a page with links to Zotero" * bool(_NOTED.search(text) and text.lstrip()[:1] not in ("{", "["))
    yield "a Kialo export in another language" * bool(_KIALO.match(text))
    yield "a library of Zotero, without annotations" * bool(_ITEMS.match(text))
    yield named(text)
    yield _json(data, text)
    clipped = bool(re.search(r"^={10}\r?$", text, re.MULTILINE) and re.search(r"^- .+\|", text, re.MULTILINE))
    yield "Kindle's clippings" * clipped
    lines = text.split("\n", _TALL)
    tall = next((n for n in range(1, _TALL) if "\n".join(lines[:n]).count('"') % 2 == 0), 1)
    text = "\n".join([" ".join(lines[:tall]), *lines[tall:]])
    yield _columns(text)
    yield "a table without the names of its columns" * _are_cells(text)
    first, _, rest = text.partition("\n")
    yield "CSV without a second column" * (rest.strip() != "" and {"claim", "quote"} & {*meanings([first])} != set())
    yield "TOML without a [debate] table" * bool(
        re.search(r"^[ \t]*\[[^\[\]\n]+\][ \t]*\r?\n\s*\w+\s*=", text, re.MULTILINE)
    )
    yield "a Markdown document" * bool(re.match(r"---\n(?:[^\n]*\n){1,60}?---\n", text) or _HEADING.search(text))
    yield "JSON of something else" * (
        text.strip() in ("null", "true", "false") or re.fullmatch(r'"[^"\n]*"\s*', text) is not None
    )


def _json(data: bytes, text: str) -> str:
    if text.lstrip()[:1] not in ("{", "["):
        return ""
    if len(data) > _HEAD and _NESTED * (data.count(b"{") + data.count(b"[")) > len(data):
        return "JSON of something else"  # next to nothing but brackets, each of which takes sixty bytes
    try:
        value = json.loads(data)
    except RecursionError:
        return "JSON with more lists and objects within each other than are read"
    except ValueError:
        if keys := _keys(text):
            return f"JSON Lines without a key `claim` or `quote`: it has {listed(map(shown, keys), 6)}"
        if _BEGUN.match(text):
            return "damaged JSON"
        return ""
    works = value.get("items") if isinstance(value, dict) else value
    if isinstance(works, list) and works and all(map(_is_item, works)):
        return "a library of Zotero, without annotations"
    if (
        isinstance(works, list)
        and works
        and all(isinstance(one, dict) and one.keys() >= {"type", "title"} for one in works)
    ):
        return "a list of works (CSL JSON), without annotations"
    if isinstance(value, dict) and value.keys() >= {"arguments", "statements", "relations", "sections"}:
        return "Argdown's export as JSON"
    graph = value.get("@graph") if isinstance(value, dict) else value
    if isinstance(graph, list) and graph and all(isinstance(one, dict) and "@id" in one for one in graph):
        return "RDF in JSON (JSON-LD)"
    if isinstance(value, dict) and [*value] == ["nodeSets"]:
        return "a list of AIFdb's nodesets, without what they hold"
    rows = (
        value
        if isinstance(value, list)
        else value.get((HELD.match(text) or "  ")[1])
        if isinstance(value, dict)
        else None
    )
    if isinstance(rows, list) and rows and all(isinstance(one, dict) and one for one in rows):
        return f"JSON rows without a key `claim` or `quote`: they have {listed(map(shown, rows[0]), 6)}"
    if isinstance(value, dict) and value:
        return f"JSON of something else, with the keys {listed(map(shown, value), 5)}"
    return "JSON of something else"


def _is_item(value: Any) -> bool:
    """Whether it is an item of Zotero, as its web API and Better BibTeX have it."""
    data = value.get("data", value) if isinstance(value, dict) else None
    return isinstance(data, dict) and "itemType" in data


def _keys(text: str) -> list[str]:
    """The keys of JSON Lines, where the first line is an object and another begins below it; else none."""
    first, _, rest = text.lstrip().partition("\n")
    try:
        row = json.loads(first) if rest.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        return []
    return list(row) if isinstance(row, dict) else []


def _are_cells(text: str) -> bool:
    """Whether the first rows have as many cells each, three or more, one of which is a text in quotation marks."""
    try:
        rows = list(islice(csv.reader(text.splitlines(keepends=True)), _ROWS))
    except csv.Error:
        return False
    return len(rows) > 2 and len({*map(len, rows)}) == 1 and len(rows[0]) > 2 and '"' in text


def _columns(text: str) -> str:
    """What a table's columns are."""
    _, delimiter, names = heading(text)
    if not names:
        return ""
    if edges_in(names):
        return _EDGES
    kind = "TSV" if delimiter == "\t" else "CSV"
    called = {"claim", "quote"} & {*map(str.lower, names)}
    if called and is_spaced(text.split("\n", 1)[0], delimiter):
        return ""  # a sentence with such words
    lack = "without words in its column" if called else "without a column"
    return f"{kind} {lack} `claim` or `quote`: it has {listed(map(shown, names), 6)}"
