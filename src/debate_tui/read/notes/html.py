"""Takes the HTML of Zotero's notes apart into paragraphs, in time that grows with the text whatever it holds."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote

from debate_tui.read.notes.blocks import Block, Piece, unquoted

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_DECLARED = re.compile(r"<![a-zA-Z][^<>]{0,300}>")
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol blockquote td th tr table tbody thead pre hr body html head dd dt dl".split()  # noqa: SIM905
)
_UNSEEN = frozenset(("script", "style", "title"))
_MARKS = ("highlight", "underline")
"""The classes of an annotation's words."""
_ITEMS = "data-citation-items"
_IMAGE = ("src", "alt", "data-attachment-key")
"""What is kept of an image."""


def blocks_of(text: str) -> Iterator[Block]:
    """The paragraphs of a note with their lines; comments and what no reader sees are left out."""
    reading = _Reading()
    text = _without_comments(text)
    end = 0
    for tag in _TAG.finditer(text):
        reading.add(text[end : tag.start()])
        yield from reading.tag(tag[1] == "/", tag[2].lower(), tag[3])
        end = tag.end()
    reading.add(text[end:])
    yield from reading.ended()


class _Reading:
    """A note while it is taken apart."""

    def __init__(self) -> None:
        self._line = self._first = 1
        self._quoting = 0
        """How many block quotations are open."""
        self._begun = False
        """Whether the paragraph has words yet."""
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        """What was read since the last piece began."""
        self._span: tuple[str, Mapping[str, Any]] = "", {}
        """The kind of piece in which words stand, and what its tag says of it."""
        self._depth = 0
        """How many tags are open within that piece's span."""
        self._links: list[str] = []
        self._unseen = self._heading = ""
        self._items: dict[str, Any] = {}
        """By address, what a note says of the items that it cites."""

    def add(self, text: str) -> None:
        if not self._begun:
            self._first = self._line + text[: len(text) - len(text.lstrip())].count("\n")
            self._begun = text.strip() != "" and not self._unseen
        self._line += text.count("\n")
        if not self._unseen:
            self._words.append(unescape(text).replace("\n", " "))

    def tag(self, closes: bool, name: str, rest: str) -> Iterator[Block]:
        """The paragraph that a tag ends, if it does."""
        self._line += rest.count("\n")
        if name in _UNSEEN:
            self._unseen = "" if closes else name
        elif name in _BLOCKS:
            yield from self.ended()
            self._quoting = max(0, self._quoting + (-1 if closes else 1) * (name == "blockquote"))
            self._heading = name if name[0] == "h" and name[1:].isdigit() and not closes else ""
            if _ITEMS in rest:
                cited = _decoded(_attributes(rest).get(_ITEMS, ""))
                for one in cited if isinstance(cited, list) else ():
                    self._remember(one)
        elif name == "br":
            self._words.append("\n")
        elif name == "img":
            attributes = _attributes(rest)
            self._piece("image", {key: attributes[key] for key in _IMAGE if attributes.get(key)} | _data(attributes))
        elif name == "span":
            self._spanned(closes, _attributes(rest))
        elif name == "a" and not closes:
            self._linked(_attributes(rest).get("href", ""))
        elif name == "a" and self._span[0] == "open":
            self._close()

    def ended(self) -> Iterator[Block]:
        """The paragraph so far, if it says something."""
        self._close()
        pieces, self._pieces, self._begun = self._pieces, [], False
        if any(piece.kind != "text" or piece.text.strip() for piece in pieces):
            yield Block(self._first, pieces, self._heading != "", self._quoting > 0)

    def _spanned(self, closes: bool, attributes: Mapping[str, str]) -> None:
        classes = attributes.get("class", "").split()
        kind = "mark" if any(one in _MARKS for one in classes) else "cite" if "citation" in classes else ""
        if self._span[0] in ("mark", "cite"):
            self._depth += -1 if closes else 1
            if self._depth == 0:
                self._close()
        elif kind and not closes:
            self._close()
            self._span, self._depth = (kind, self._known(_data(attributes))), 1

    def _linked(self, address: str) -> None:
        if address.startswith("zotero://open") and self._span[0] not in ("mark", "cite"):
            self._close()
            self._span = "open", {}
        if address:
            self._links.append(address)

    def _close(self) -> None:
        """Ends the piece in which words stand."""
        kind, data = self._span
        self._span, self._depth = ("", {}), 0
        self._piece(kind or "text", data)

    def _piece(self, kind: str, data: Mapping[str, Any]) -> None:
        text = "".join(self._words)
        links, self._links, self._words = self._links, [], []
        match kind:
            case "image":
                if text or links:
                    self._pieces.append(Piece(self._span[0] or "text", text, links))
                self._pieces.append(Piece("image", data=data))
            case "mark":
                self._pieces.append(Piece(kind, unquoted(text), links, data))
            case "cite":
                bare = text.strip()
                bare = bare[1:-1] if bare[:1] == "(" and bare[-1:] == ")" else bare
                self._pieces.append(Piece(kind, bare.strip(), links, data))
            case _ if text or links:
                self._pieces.append(Piece(kind, text, links))

    def _remember(self, cited: Any) -> None:
        uris = cited.get("uris") if isinstance(cited, dict) else None
        for uri in uris if isinstance(uris, list) else ():
            if isinstance(uri, str) and isinstance(cited.get("itemData"), dict):
                self._items[uri] = cited["itemData"]

    def _known(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The data of a citation with what the note says elsewhere of its items."""
        items = data.get("citationItems")
        if not isinstance(items, list):
            return data
        return {**data, "citationItems": [self._whole(one) for one in items if isinstance(one, dict)]}

    def _whole(self, item: Mapping[str, Any]) -> Mapping[str, Any]:
        uris = item.get("uris")
        known = (
            next((self._items[uri] for uri in uris if isinstance(uri, str) and uri in self._items), None)
            if isinstance(uris, list)
            else None
        )
        return {**item, "itemData": item.get("itemData", known)} if known else item


def _attributes(rest: str) -> dict[str, str]:
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(rest)}


def _data(attributes: Mapping[str, str]) -> dict[str, Any]:
    found = _decoded(attributes.get("data-annotation", "") or attributes.get("data-citation", ""))
    return found if isinstance(found, dict) else {}


def _decoded(value: str) -> Any:
    """What Zotero encodes in an attribute: JSON, in percents."""
    try:
        return json.loads(unquote(value)) if value else None
    except (ValueError, RecursionError):
        return None


def _without_comments(text: str) -> str:
    """The text without declarations, and with the line ends of its comments alone."""
    first, *rest = _DECLARED.sub("", text).split("<!--")
    found = [first]
    for part in rest:
        comment, end, after = part.partition("-->")
        found.append("\n" * comment.count("\n") + after if end else part)
    return "".join(found)
