"""Reads notes that Zotero makes of annotations: marked words are quotes of what is cited beside them, what follows is the reader's comment."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.annotations import Annotation, drafted
from debate_tui.read.draft import Draft
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import page_of
from debate_tui.read.notes import html, markdown
from debate_tui.read.notes.blocks import Block, Piece
from debate_tui.read.rows.table import text_in
from debate_tui.read.rows.voices import names_in
from debate_tui.read.trouble import Trouble
from debate_tui.read.w3c import first_of, list_of, str_of
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import counted

_NOTE = re.compile(rb"class=[\"']zotero-note|data-schema-version=|data-annotation=")
_MARKED = re.compile(rb"<span\b[^<>]{0,200}class=[\"'](?:highlight|underline|citation)[\"']")
_BLANK = " \t\n\u00a0"
_QUOTES = ' \t\n“”„"«»‹›‘’\u00a0'
_PLACES = "pp?|chaps?|secs?|paras?|vols?|figs?|bks?|cols?|fols?|nos?|ll?|nn?|opp?|pts?|vv?|apps?|arts?|eqs?|tbls?|S|Kap|Abschn|Abs|Bd|Abb|Nr|Sp"
"""What stands before the number of a place, as CSL shortens it in English and German."""
_LABEL = re.compile(
    rf"(?P<name>.*?)(?:, (?P<year>-?[0-9]{{1,4}}[a-z]?)(?:, (?P<place>.+))?|, (?P<page>(?:(?:{_PLACES})\. |[§¶]+ ?).+))?",
    re.DOTALL,
)
"""A citation as the program puts it: surnames or “title”, the year, the place."""
_KEY = re.compile(r"annotation=([A-Za-z0-9]+)")
_FEW = 9
"""Pieces of white space that may stand before a citation."""
_TITLED = re.compile(r"“(.+)”", re.DOTALL)


def looks_like_notes(data: bytes) -> bool:
    """Whether a file looks like a note of annotations that Zotero exports, as HTML or Markdown."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return _NOTE.search(data) is not None and _MARKED.search(data) is not None
    return (
        b"(zotero://" in data
        and not head.startswith((b"{", b"[{"))
        and markdown.SHAPE.search(text_in(data)) is not None
    )


def read_notes(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a note, or of several in one file; None, with the reason reported, where nothing is marked in it."""
    (content,) = files
    text = text_in(content.data or b"").replace("\r\n", "\n").replace("\r", "\n")
    blocks = list((html if text.lstrip().startswith("<") else markdown).blocks_of(text))
    reading = _Reading(content.at.file)
    found = list(reading.annotations(blocks))
    if not found:
        trouble.add(content.at, "E128", "a note of Zotero in which nothing is marked", "marked words are quotes")
        return None
    _name(found)
    draft = drafted(content, "zotero", found, trouble)
    if reading.others:
        message = f"{counted(len(reading.others), 'paragraph')} of the note that no annotation is: kept as extra"
        trouble.add(reading.others[0][0], "W127", message, "headings and free text say nothing of a source")
    if draft is None:
        return None
    kept = {"text": [words for _, words in reading.others]} if reading.others else {}
    return Draft(draft.heads, draft.nodes, extra={**kept, **draft.extra})


def marked_in(text: str, at: Location) -> list[Annotation]:
    """The annotations of a note in HTML that stands within another file, at a place in that; none where nothing is marked."""
    if "data-annotation=" not in text:
        return []
    found = list(_Reading(at.file).annotations([*html.blocks_of(text)]))
    _name(found)
    for one in found:
        one.at = at
    return found


def _name(found: Sequence[Annotation]) -> None:
    """Gives each annotation of one source all that citations of it say, and takes the year out of what that is called, where it
    stands beside it and no other is called so."""
    whole: dict[str, dict[str, Any]] = {}
    for one in found:
        whole[one.source] = {**{key: value for key, value in one.about.items() if value}, **whole.get(one.source, {})}
    often = Counter(about.get("short") for about in whole.values())
    for about in whole.values():
        if (name := about.pop("short", "")) and often[name] == 1:
            about["label"] = name
    for one in found:
        one.about = whole[one.source]


@dataclass(slots=True)
class _Marked:
    """An annotation as a note has it."""

    at: Location
    words: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    cite: Piece | None = None
    said: list[str] = field(default_factory=list)
    """What its reader writes behind it, in pieces."""
    links: list[str] = field(default_factory=list)
    """The addresses of its place."""
    beside: list[str] = field(default_factory=list)
    """The addresses of what its words and its comment link to."""
    images: list[Any] = field(default_factory=list)
    """What the note says of the images in its comment."""

    @property
    def comment(self) -> str:
        """What its reader writes behind it; quotation marks alone are those of a block quotation."""
        text = "".join(self.said)
        return text.strip(_BLANK) if text.strip(_QUOTES) else ""

    def annotation(self) -> Annotation:
        """What it says, with its source as far as the citation tells: of several that are cited nobody knows whose its words are."""
        label, cited = (self.cite.text, _cited(self.cite)) if self.cite else ("", {})
        links = self.cite.links if self.cite else ()
        several = len(links) > 1 or "several" in cited or ("; " in label and not links and not cited)
        told = _LABEL.fullmatch(line_of(label)) if label and not several else None
        about = {"label": _joint(label)} if several else _about(cited.get("itemData")) or _labelled(told)
        uris = cited.get("uris")
        address = str_of(first_of(uris)) or next(iter(links), "")
        key_of_item = address.rpartition("/")[2]
        source = _joint(label) if several else key_of_item or str_of(about.get("label")) or str_of(about.get("title"))
        page = str_of(self.data.get("pageLabel")) or str_of(cited.get("locator"))
        place = page_of(page) if page else (told["place"] or told["page"] or "") if told else ""
        key = str_of(self.data.get("annotationKey")) or next(
            (found[1] for one in self.links if (found := _KEY.search(one))), ""
        )
        raw: dict[str, Any] = {
            "text": self.words,
            "citation": label,
            "comment": self.comment,
            "links": [*dict.fromkeys((*self.links, *links, *self.beside))],
            "images": self.images,
        }
        raw |= {"annotation": self.data, "cited": self.cite.data if self.cite else {}}
        return Annotation(
            key, self.at, {name: value for name, value in raw.items() if value}, self.comment,
            {"text": self.words, "locator": place}, source=source, about=about,
        )  # fmt: skip


class _Reading:
    """The paragraphs of a note while annotations are made of them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.others: list[tuple[Location, str]] = []
        """The paragraphs that are no annotation, or say more than what annotations mark and their reader writes behind."""

    def annotations(self, blocks: Sequence[Block]) -> Iterator[Annotation]:
        """The annotations of the paragraphs; words that stand alone may be cited in the next one, as block quotations are."""
        waiting: _Marked | None = None
        for block in blocks:
            at = Location(self._file, block.line, 1)
            lead, marked = (True, []) if block.heading else _marked(block, at)
            if waiting and marked and not lead and not marked[0].words:
                cited = marked.pop(0)
                waiting.cite, waiting.said, waiting.links = cited.cite, cited.said, [*waiting.links, *cited.links]
                waiting.beside, waiting.images = [*waiting.beside, *cited.beside], [*waiting.images, *cited.images]
            elif lead or not all(one.words or one.comment for one in marked) or not marked:
                self.others.append((at, block.text))
            if waiting:
                yield waiting.annotation()
            said = [one for one in marked if one.words or one.comment]
            waiting = (
                said.pop()
                if block.quoted and said and said[-1].words and not said[-1].cite and not said[-1].comment
                else None
            )
            yield from (one.annotation() for one in said)
        if waiting:
            yield waiting.annotation()


def _marked(block: Block, at: Location) -> tuple[bool, list[_Marked]]:
    """Whether words stand before all annotations of a paragraph, so that it is the reader's prose around them; and the annotations, of
    which those of such prose have no comment."""
    lead, found, before = list[str](), list[_Marked](), _Marked(at)
    for piece in block.pieces:
        bare = not any(one.strip(_QUOTES) for one in (found[-1].said if found else lead)[:_FEW])
        now = found[-1] if found else before
        if piece.kind == "mark" or (piece.kind == "image" and "annotationKey" in piece.data):
            found.append(_Marked(at, piece.text, piece.data, beside=[*piece.links]))
        elif piece.kind == "cite" and bare and not now.cite:
            found = found or [before]
            now.cite = piece
        elif piece.kind == "open":
            now.links.extend(piece.links)
        elif piece.kind == "image":
            now.images.append(piece.data or piece.text or "image")
        else:
            now.beside.extend(piece.links)
            (found[-1].said if found else lead).append(f"({piece.text})" if piece.kind == "cite" else piece.text)
    if found and found[0] is not before:
        found[0].beside[:0], found[0].images[:0] = before.beside, before.images
    if not "".join(lead).strip(_QUOTES):
        return False, found
    return True, [
        _Marked(one.at, one.words, one.data, one.cite, links=one.links, beside=one.beside) for one in found if one.words
    ]


def _cited(cite: Piece) -> Mapping[str, Any]:
    """What a citation's data say of the one item that it cites."""
    items = [one for one in list_of(cite.data.get("citationItems")) if isinstance(one, dict)]
    return {"several": True} if len(items) > 1 else items[0] if items else {}


def _about(item: Any) -> dict[str, Any]:
    """What a citation's data say of an item, in the names of CSL; nothing where they have no title."""
    if not isinstance(item, dict) or not line_of(str_of(item.get("title"))):
        return {}
    issued = item.get("issued")
    parts = list_of(first_of(list_of(issued.get("date-parts"))) if isinstance(issued, dict) else None)
    url = str_of(item.get("URL"))
    return {
        "title": line_of(str_of(item.get("title"))),
        "authors": names_in(item.get("author")),
        "published": edtf("-".join(filter(None, (str_of(one).zfill(2) for one in parts[:3] if str_of(one))))),
        "outlet": line_of(str_of(item.get("container-title")) or str_of(item.get("publisher"))),
        "url": url if url.startswith(("http://", "https://")) else "",
    }


def _labelled(told: re.Match[str] | None) -> dict[str, Any]:
    """What the words of a citation say: a title in quotation marks, else surnames of authors, which aren't whole names; with a date
    that isn't a year alone as it stands there."""
    if told is None or not told["name"]:
        return {}
    titled, year, name = _TITLED.fullmatch(told["name"]), told["year"] or "", told["name"]
    published = edtf(year.rstrip("abcdefghijklmnopqrstuvwxyz"))
    if titled:
        return {"title": titled[1], "published": published}
    other = name.rpartition(", ")[2] if not year and ", " in name else ""
    dated = {"extra": {"date": other}} if any(map(str.isdecimal, other)) else {}
    short = {"short": name} if published and published == year else {}
    return {"label": f"{name}, {year}" if year else name, "published": published, **short, **dated}


def _joint(label: str) -> str:
    """What several texts that are cited together are called: each without the place in it."""
    told = [_LABEL.fullmatch(one) for one in line_of(label).split("; ")]
    return "; ".join(", ".join(filter(None, (one["name"], one["year"]))) for one in told if one)
