"""Reads what a document embeds as a whole (`w:altChunk`: HTML, MHTML, text), as Word shows it once it has taken that in.

Word replaces it by its text when it saves; programs that make documents of web pages write nothing else. Nothing is fetched.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from debate_tui.frozen import dataclass
from debate_tui.read.cards.runs import PLAIN, Face, Run

if TYPE_CHECKING:
    from email.message import Message

Block: TypeAlias = tuple[tuple[Run, ...], int]
"""The runs of a paragraph, and its outline level from 0; 9 for text."""

MOST_BYTES = 2**23
"""Bytes of an embedded page or text that are read at most."""
MOST_BLOCKS = 20_000
"""Paragraphs of an embedded page or text that are read at most: a page may have one in four bytes."""
MOST_RUNS = 200_000
_TEXT = 9
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|span|!--)", re.IGNORECASE
)
_MESSAGE = re.compile(rb"\s*(?:MIME-Version|Content-Type|From|Subject)\s*:", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SKIPPED = frozenset("head script style title template noscript object svg math select textarea".split())  # noqa: SIM905
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 td th tr table blockquote section article main header footer pre hr body html form center".split()  # noqa: SIM905
)
_VOID = frozenset("br img hr meta link input wbr col area base embed source track param".split())  # noqa: SIM905
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*underline|text-underline\s*:\s*(?!none)", re.IGNORECASE)
_LIT = re.compile(
    r"(?:background(?:-color)?|mso-highlight)\s*:\s*(?!\s*(?:none|transparent|white|inherit|initial|#fff(?:fff)?)\b)\S",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LEVEL = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
_CITE = re.compile(r"\b(?:Style1[0-9]ptBold|cite)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an open element and all around it say of the text within."""

    underlined: bool = False
    read: bool = False
    hidden: bool = False
    bold: bool = False
    cite: bool = False
    skipped: bool = False

    @property
    def face(self) -> Face:
        cite = self.cite or (self.bold and not (self.underlined or self.read))
        return _face(self.underlined, self.read and not self.hidden, self.hidden, cite)


@lru_cache
def _face(underlined: bool, read: bool, hidden: bool, cite: bool) -> Face:
    """The same for all runs that look alike: a page may have very many."""
    return Face(underlined, read, hidden, cite)


def blocks_of(data: bytes) -> list[Block] | None:
    """The paragraphs of an embedded page or text that have some; None where it is neither, or longer than `MOST_BYTES`."""
    if len(data) > MOST_BYTES or b"\0" in data[:64]:
        return None
    if _MESSAGE.match(data):
        from email import message_from_bytes  # late: few documents have any

        page = next((part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"), None)
        return _page(*_of_message(page)) if page is not None else None
    if _MARKUP.match(data):
        return _page(data, "")
    if data.lstrip().startswith((b"{\\rtf", b"PK", b"<")):
        return None
    if data.count(b"\n") + data.count(b"\r") > MOST_BLOCKS:
        return None
    lines = map(str.strip, data.decode("utf-8", "replace").splitlines())
    return [(((line, PLAIN),), _TEXT) for line in lines if line]


def _of_message(part: "Message") -> tuple[bytes, str]:
    content = part.get_payload(decode=True)
    return (content if isinstance(content, bytes) else b""), part.get_content_charset() or ""


def _page(data: bytes, charset: str) -> list[Block] | None:
    from lxml import etree

    said = _CHARSET.search(data[:4096])
    page = _Page()
    parser = etree.HTMLParser(
        target=page,  # type: ignore[arg-type]
        no_network=True,
        recover=True,
        huge_tree=False,
    )
    try:
        text = data.decode(charset or (said[1].decode() if said else "utf-8"), "replace")
        parser.feed(text)
        parser.close()
    except (LookupError, etree.LxmlError, ValueError):
        return None
    return page.blocks if page.sound else None


class _Page:
    """Gathers the paragraphs of a page while it is parsed: no tree of it is made."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[tuple[str, _Shown]] = []
        self._runs: list[Run] = []
        self._count = 0
        self._level = _TEXT

    @property
    def sound(self) -> bool:
        """Whether it has no more paragraphs and runs than are read."""
        return len(self.blocks) < MOST_BLOCKS and self._count <= MOST_RUNS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.lower() if isinstance(tag, str) else ""
        if name in _BLOCKS:
            self._end_of_block()
            level = _LEVEL.search(attributes.get("style") or "")
            if re.fullmatch(r"h[1-9]", name) or level:
                self._level = int(level[1] if level else name[1]) - 1
        if name == "br":
            self._add("\n", PLAIN)
        if name not in _VOID:
            self._open.append((name, self._shown(name, attributes)))

    def _shown(self, name: str, attributes: dict[str, str]) -> _Shown:
        around = self._open[-1][1] if self._open else _Shown()
        style, named = attributes.get("style") or "", attributes.get("class") or ""
        if not (style or named) and name in ("p", "span", "div"):
            return around
        return _Shown(
            around.underlined or name in ("u", "ins") or bool(_UNDERLINED.search(style)),
            around.read or name == "mark" or bool(name in ("span", "font", "u", "b", "strong") and _LIT.search(style)),
            around.hidden or "hidden" in attributes or bool(_HIDDEN.search(style)),
            around.bold or name in ("b", "strong") or bool(_BOLD.search(style)),
            around.cite or name == "cite" or bool(_CITE.search(named)),
            around.skipped or name in _SKIPPED,
        )

    def end(self, tag: str) -> None:
        name = tag.lower() if isinstance(tag, str) else ""
        if name in _BLOCKS:
            self._end_of_block()
        if any(
            one == name for one, _ in self._open[-8:]
        ):  # libxml2 closes elements in their order; what crosses is near
            while self._open.pop()[0] != name:
                pass

    def data(self, text: str) -> None:
        shown = self._open[-1][1] if self._open else _Shown()
        if not shown.skipped and (text := _SPACE.sub(" ", text)):
            self._add(text, shown.face)

    def _add(self, text: str, face: Face) -> None:
        self._count += 1
        if self._count <= MOST_RUNS:
            self._runs.append((text, face))

    def close(self) -> list[Block]:
        self._end_of_block()
        return self.blocks

    def _end_of_block(self) -> None:
        runs = tuple(self._runs)
        if len(self.blocks) < MOST_BLOCKS and any(text.strip() for text, _ in runs):
            first = next(n for n, (text, _) in enumerate(runs) if text.strip())
            last = next(n for n in range(len(runs), 0, -1) if runs[n - 1][0].strip())
            kept = [*runs[first:last]]
            kept[0] = kept[0][0].lstrip(), kept[0][1]
            kept[-1] = kept[-1][0].rstrip(), kept[-1][1]
            self.blocks.append((tuple(kept), self._level))
        self._runs, self._level = [], _TEXT
