"""Reads highlights that Readwise exports as Markdown: what is highlighted is a quote of its book, a note below it its reader's comment."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.annotations import Annotation, drafted
from debate_tui.read.draft import Draft
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import page_of
from debate_tui.read.notes.highlights import SECTION, Book, Highlight, books_of
from debate_tui.read.rows.table import text_in
from debate_tui.read.rows.voices import authors_of
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import counted

_SIGN = re.compile(
    rb"^[> \t]*(?:[-*][ \t]+)?\**(?:Full Title:|full-title::)|\]\(https://(?:read\.)?readwise\.io/(?:read|to_kindle)",
    re.MULTILINE,
)
_SECTION = re.compile(SECTION.pattern.encode(), re.IGNORECASE | re.MULTILINE)
_FENCED = re.compile(rb"^[ \t]*```", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\]\([^()\s]{0,3000}\)")
_LINKED = re.compile(r"\[([^\[\]\n]{0,1000})\]\(https?://[^()\s]{0,3000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?\)")
_STRESSED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,3000})(?<=\S)\1(?![\w*])")
_NAMED = re.compile(r"\[\[(?:[^\[\]\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]")
_TAG = re.compile(r"#([\w/-]+)")
_COMMANDS = re.compile(r"(?:[.#][\w/-]+\s*)+")
"""A note that only tells Readwise what to do (.h1, .c2), or tags (.favorite, #reread)."""
_PLACE = re.compile(r"(Location|Page|Time) (.+)")
_PLACES: dict[str, Callable[[str], str]] = {"Location": "loc. {}".format, "Page": page_of, "Time": str}
_VIEWED = re.compile(r"https://read\.readwise\.io/read/(\w+)")
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:@]+)")
_DATES = ("published", "published date", "publication date", "date published")


def looks_like_readwise(data: bytes) -> bool:
    """Whether a file looks like Readwise's export as Markdown: highlights below their heading, and what only Readwise writes."""
    section = _SECTION.search(data)
    return (
        section is not None
        and _SIGN.search(data) is not None
        and len(_FENCED.findall(data, 0, section.start())) % 2 == 0
        and data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"<")
    )


def read_readwise(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of an export; None, with the reason reported, where nothing is highlighted in it. `files` has exactly one item."""
    (content,) = files
    books = books_of(text_in(content.data or b"").replace("\r\n", "\n").replace("\r", "\n"))
    found = list(_annotations(books, content.at.file))
    if not found:
        trouble.add(content.at, "E128", "an export of Readwise in which nothing is highlighted", "is the file whole?")
        return None
    draft = drafted(content, "readwise", found, trouble)
    others = [(line, words) for book in books for line, words in book.others if words]
    if others:
        message = f"{counted(len(others), 'line')} of no highlight: kept as extra"
        at = Location(content.at.file, min(others)[0], 1)
        trouble.add(at, "W127", message, "headings and free text say nothing of a source")
    if draft is None:
        return None
    kept: dict[str, Any] = {"text": [words for _, words in others]} if others else {}
    mute = [one for book in books if not _says(book) and (one := _written(book))]
    kept |= {"books": mute} if mute else {}
    return Draft(draft.heads, draft.nodes, extra={**kept, **draft.extra})


def _says(book: Book) -> bool:
    return bool(book.highlights or line_of(book.known("document note")))


def _annotations(books: Sequence[Book], file: str) -> Iterator[Annotation]:
    for book in books:
        about = _about(book)
        source = "\0".join(filter(None, (about["title"], *about["authors"], about["url"])))
        if note := line_of(book.known("document note")):
            yield Annotation(
                "", Location(file, book.line, 1), {"document note": note}, note, source=source, about=about
            )
        for one in book.highlights:
            quote = {"text": _words(one.text), "locator": _locator(one.place)}
            comment = "" if _COMMANDS.fullmatch(one.note) else one.note
            tags = [*_tags(one.tags), *(_tags(one.note) if not comment else ())]
            viewed = _VIEWED.match(one.link)
            id = viewed[1] if viewed else ""
            yield Annotation(id, Location(file, one.line, 1), _raw(one), comment, quote, tags, source, about)


def _raw(one: Highlight) -> dict[str, str]:
    """A highlight as it is written."""
    said = {"text": one.text, "place": one.place, "link": one.link, "note": one.note, "tags": one.tags}
    return {key: value for key, value in {**said, "added": one.added}.items() if value}


def _about(book: Book) -> dict[str, Any]:
    """What is known of a book, under the keys of a source; a site that stands for an author is none."""
    title = line_of(_plain(book.known("full title", "full-title", "title")).strip('"')) or line_of(_plain(book.heading))
    url = next(iter(re.findall(r"https?://[^\s<>\"]+", book.known("url"))), "")
    url = url if "(" in url else url.rstrip(")")
    host = _HOST.match(url)
    author = book.known("author")
    names = _NAMED.findall(author) or [_LINKED.sub(r"\1", author)]
    bare = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", one) for one in names)
    authors = tuple(name for one in bare for whole in _several(one) for name in authors_of(whole))
    if host and authors == (host[1],):
        authors = ()
    date = next(filter(None, (edtf(line_of(book.known(key))) for key in _DATES)), "")
    used = {"full title": title, "full-title": title, "title": title, "heading": title, "url": url}
    extra = {key: value for key, value in _written(book).items() if value != used.get(key)}
    return {"title": title, "authors": authors, "published": date, "url": url, "extra": extra}


def _several(names: str) -> list[str]:
    """The names between commas, where each is a first and a last name, so that none is a surname in front of the other."""
    found = re.split(r", (?:and |& )?", names)
    return found if all(1 < len(one.split()) < 5 and " and " not in one for one in found) else [names]


def _written(book: Book) -> dict[str, str]:
    """All that an export says of a book, as it is written, but for what its reader says of it."""
    known = {key: book.known(key) for key in book.told if key != "document note"}
    known |= {"heading": book.heading, "cover": book.cover, "front matter": book.front}
    return {key: value for key, value in known.items() if value}


def _locator(place: str) -> str:
    told = _PLACE.fullmatch(place)
    return _PLACES[told[1]](told[2].strip()) if told else ""


def _tags(text: str) -> list[str]:
    return _NAMED.findall(text) or _TAG.findall(text) or [one for one in text.split(",") if not one.startswith(".")]


def _plain(text: str) -> str:
    """A title without the signs of a link to a page of notes."""
    return _NAMED.sub(r"\1", text)


def _words(text: str) -> str:
    """Markdown as its readers have it: without images and signs of emphasis, and of links the words."""
    return _STRESSED.sub(r"\2", _LINKED.sub(r"\1", _IMAGE.sub("", text))).strip()
