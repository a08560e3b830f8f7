"""The words that a reader of an HTML page sees: each block and table row a paragraph, without footnote marks.

Elements nest as in a browser (HTML Standard, 13.2.6), as far as that decides where words stand and whether they are
seen: which open elements a start tag ends, and which end tags are ignored. The time is linear in the page's length,
however deeply nested or broken it is.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

from debate_tui.quotes.footnotes import NoteMark, without_marks
from debate_tui.quotes.markup import Start, Token, tokens
from debate_tui.quotes.sight import Sight, within
from debate_tui.quotes.styles import Here, Matching, Rule, Style, rules, styled


class Gap(IntEnum):
    """What separates two words; of two gaps side by side the greater counts."""

    NONE = 0
    SPACE = 1
    LINE = 2
    BLOCK = 3


_GAPS = {Gap.NONE: "", Gap.SPACE: " ", Gap.LINE: "\n", Gap.BLOCK: "\n\n"}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names(
    """
    script style template noscript title head iframe noembed noframes object video audio canvas select datalist rp rt rtc
    annotation annotation-xml desc metadata defs symbol
    """
)
_BLOCKS = _names(
    """
    address article aside blockquote body center details dialog dd dir div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre
    search section summary table caption thead tbody tfoot tr ul xmp text textarea
    """
)
_CELLS = _names("td th")
_VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_ENDS_P = _BLOCKS - _names("body html caption thead tbody tfoot tr text textarea legend optgroup option")
_SPECIAL = (_BLOCKS | _CELLS | _names("applet button colgroup marquee object select template")) - _names(
    "option optgroup legend text"
)
_BARRIERS = _names("table td th caption applet marquee object template html svg math")
"""Elements that confine end tags: one inside them closes nothing outside them (“scope” in the HTML Standard)."""
_LISTS = _names("ul ol menu dir dl")
_TABLE = _names("table caption thead tbody tfoot tr td th")
_PREFORMATTED = _names("pre listing xmp plaintext textarea")
_BLOCK_DISPLAYS = _names("block flex grid list-item table flow-root table-row table-caption -webkit-box")

_LEAF_GAPS = {
    "br": Gap.LINE,
    "hr": Gap.BLOCK,
    **dict.fromkeys(("iframe", "object", "video", "audio", "canvas", "select", "embed"), Gap.SPACE),
}
"""Elements without words to show, and the gap that each leaves between the words around it."""

_ENDED_BY: dict[str, tuple[str, frozenset[str]]] = {
    "li": ("list", _names("li")),
    **dict.fromkeys(("dd", "dt"), ("list", _names("dd dt"))),
    **dict.fromkeys(("td", "th"), ("table", _names("td th caption"))),
    "tr": ("table", _names("tr caption")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ("table", _names("tbody thead tfoot tr caption"))),
    **dict.fromkeys(("rt", "rp", "rb", "rtc"), ("ruby", _names("rt rp rb"))),
    **dict.fromkeys(("option", "optgroup"), ("select", _names("option"))),
    "button": ("barrier", _names("button")),
}
"""By start tag: the open elements that it ends, and the kind of element around them beyond which it ends none."""

_NOTE = re.compile(r"\b(?:doc-)?noteref\b|\bdoc-backlink\b|\bfootnote-?(?:ref|back)")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Element:
    """An open element."""

    name: str
    sight: Sight
    gap: Gap
    """The gap before and after it."""
    here: Here
    preformatted: bool
    leads: bool
    """Whether it is, or is in, a link to a place in a page (`#`)."""
    start: int
    """Number of characters of the text before it."""
    named: bool
    """Whether the page itself calls it a reference to a note."""


def seen(page: str) -> str:
    """The words of a page that a reader sees, in the order of the page."""
    all_tokens = list(tokens(page))
    reader = _Reader(Matching(_own_rules(all_tokens)), _canvas(all_tokens))
    for token in all_tokens:
        if isinstance(token, str):
            reader.words(token)
        elif isinstance(token, Start):
            reader.start(token)
        else:
            reader.end(token.name)
    reader.close(0)
    return without_marks("".join(reader.pieces), sorted(reader.marks, key=lambda mark: (mark.start, -mark.end)))


def _own_rules(all_tokens: list[Token]) -> list[Rule]:
    found: list[Rule] = []
    for i, token in enumerate(all_tokens):
        if isinstance(token, Start) and token.name == "style" and _on_screen(token.attributes.get("media", "")):
            css = all_tokens[i + 1] if i + 1 < len(all_tokens) else ""
            found += rules(css) if isinstance(css, str) else ()
    return found


def _on_screen(media: str) -> bool:
    return media.strip().lower() in ("", "all", "screen", "only screen")


def _canvas(all_tokens: list[Token]) -> Sight:
    """The sight of the page itself: its background is white, or unknown if it has style sheets in other files."""
    links = (
        token.attributes.get("rel", "") for token in all_tokens if isinstance(token, Start) and token.name == "link"
    )
    return Sight(background=None if any("stylesheet" in rel.lower() for rel in links) else (255, 255, 255))


@dataclass(slots=True)
class _Reader:
    """Builds the text of a page from its tokens."""

    matching: Matching
    canvas: Sight
    pieces: list[str] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    length: int = 0
    gap: Gap = Gap.NONE
    stack: list[_Element] = field(default_factory=list)
    open: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Positions in the stack of the open elements, by name and by the groups "special", "barrier" and "list"."""
    quoted: int = 0
    """How many `<q>` are open: quotation marks alternate between double and single."""

    def words(self, text: str) -> None:
        top = self.stack[-1] if self.stack else None
        if top and not top.sight.seen:
            return
        if top and top.preformatted:
            self._put(text.replace("\r\n", "\n"))
            return
        text = _SPACES.sub(" ", text)
        if text[:1] == " ":
            self._part(Gap.SPACE)
        self._put(text.strip(" "))
        if len(text) > 1 and text[-1] == " ":
            self._part(Gap.SPACE)

    def _put(self, text: str) -> None:
        if not text:
            return
        between = _GAPS[self.gap] if self.length else ""
        self.pieces += between, text
        self.length += len(between) + len(text)
        self.gap = Gap.NONE

    def _part(self, gap: Gap) -> None:
        # Two line breaks in a row leave a blank line, which ends the paragraph.
        self.gap = Gap.BLOCK if gap is self.gap is Gap.LINE else max(self.gap, gap)

    def start(self, tag: Start) -> None:
        if tag.name in ("head", "html"):
            return
        self._end_what_ends_before(tag.name)
        gone = bool(self.stack) and self.stack[-1].sight.gone
        if tag.name in _LEAF_GAPS and not gone:
            self._part(_LEAF_GAPS[tag.name])
        foreign = self.open["svg"] or self.open["math"]
        if tag.name in _VOID or (tag.closed and foreign):
            return
        element = self._element(tag)
        if not element.sight.gone:
            self._part(element.gap)
        if tag.name == "q" and element.sight.seen:
            self._put("‘" if self.quoted % 2 else "“")
        self.quoted += tag.name == "q"
        element.start = self.length
        at = len(self.stack)
        self.stack.append(element)
        for key in self._keys(tag.name):
            self.open[key].append(at)

    def _keys(self, name: str) -> list[str]:
        groups = (("special", _SPECIAL), ("barrier", _BARRIERS), ("list", _LISTS | _BARRIERS))
        return [name, *(group for group, names in groups if name in names)]

    def _element(self, tag: Start) -> _Element:
        outer = self.stack[-1] if self.stack else None
        around = outer.sight if outer else self.canvas
        here = self.matching.enter(tag.name, tag.attributes, outer.here if outer else frozenset())
        style = styled(here, tag.attributes.get("style")) if here or "style" in tag.attributes else {}
        sight = within(around, tag.name, tag.attributes, style)
        if tag.name in _UNSEEN:
            sight = Sight(gone=True)
        elif tag.name == "sup":
            sight = within(around, tag.name, tag.attributes, {"vertical-align": "super", **style})
        href = tag.attributes.get("href", "") if tag.name == "a" else ""
        return _Element(
            tag.name,
            sight,
            _gap(tag.name, style, around),
            here,
            _preformatted(tag.name, style, outer),
            "#" in href or (outer is not None and outer.leads),
            self.length,
            bool(href) and any(_NOTE.search(tag.attributes.get(key, "")) for key in ("role", "epub:type", "class")),
        )

    def _end_what_ends_before(self, name: str) -> None:
        if name in _ENDS_P:
            self._end_within("p", "barrier")
        if name in _ENDED_BY:
            within, names = _ENDED_BY[name]
            first = min((at for one in names if (at := self._last(one)) > self._last(within)), default=-1)
            if first >= 0:
                self.close(first)

    def _last(self, key: str) -> int:
        stack = self.open[key]
        return stack[-1] if stack else -1

    def _end_within(self, name: str, limit: str) -> bool:
        at = self._last(name)
        if at < 0 or at < self._last(limit):
            return False
        self.close(at)
        return True

    def end(self, name: str) -> None:
        if name == "br":
            self._part(Gap.LINE)
        elif name in _TABLE:
            self._end_within(name, "template" if name == "table" else "table")
        elif name in _SPECIAL:
            if not self._end_within(name, "barrier"):
                self._part(Gap.BLOCK if name in _BLOCKS - {"body", "html"} else Gap.NONE)
        elif name in _BARRIERS:
            self._end_within(name, "html")
        else:
            # An inline end tag inside a block does not end an element around that block.
            self._end_within(name, "special")

    def close(self, at: int) -> None:
        """Ends the element at `at` of the stack and all elements inside it."""
        while len(self.stack) > at:
            element = self.stack.pop()
            for key in self._keys(element.name):
                self.open[key].pop()
            self.matching.leave(element.here)
            if element.name == "q":
                self.quoted -= 1
                if element.sight.seen:
                    self._put("’" if self.quoted % 2 else "”")
            if (element.sight.raised or (element.name == "a" and element.leads)) and self.length > element.start:
                self._mark(element)
            if not element.sight.gone:
                self._part(element.gap)

    def _mark(self, element: _Element) -> None:
        inner = [mark for mark in self.marks[-3:] if mark.start >= element.start]
        leads = element.leads or any(mark.leads for mark in inner)
        raised = element.sight.raised or any(one.sight.raised for one in self.stack[-3:])
        named = element.named or any(mark.named for mark in inner)
        self.marks.append(NoteMark(element.start, self.length, raised, leads, named))


def _preformatted(name: str, style: Style, outer: _Element | None) -> bool:
    if "white-space" in style:
        return style["white-space"].startswith("pre")
    return name in _PREFORMATTED or (outer is not None and outer.preformatted)


def _gap(name: str, style: Style, around: Sight) -> Gap:
    display = style.get("display", "")
    if display in _BLOCK_DISPLAYS or around.display in ("flex", "grid", "inline-flex", "inline-grid"):
        return Gap.BLOCK
    if display == "table-cell" or (name in _CELLS and not display):
        return Gap.SPACE
    if display in ("inline", "contents"):
        return Gap.NONE
    return Gap.BLOCK if name in _BLOCKS else Gap.NONE
