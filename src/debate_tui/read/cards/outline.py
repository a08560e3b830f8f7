"""Finds the outline of a card file in its paragraphs: blocks, tags, and below each tag the cards, each with its cite.

A tag is a paragraph of the fourth outline level, whatever its style. Below it, a paragraph that holds a run in the style
of cites begins a card, which goes on to the next cite or heading.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debate_tui.read.cards.paragraphs import Paragraph, flat
from debate_tui.read.cards.runs import PLAIN, Run

END: Run = ("\n", PLAIN)
"""The end of a paragraph within a passage."""

_NOTHING: Mapping[str, Any] = {}

POCKET, HAT, BLOCK, TAG = range(4)

_MOST_CITE_WORDS = 150
_MOST_CITE = 5000
"""Characters of the paragraph below a cite that is the rest of it, at most."""
_CITE_GOES_ON = re.compile(
    r"\s*[(\[{<]|.*(?:https?://|www\.|\bdoi\b)|[^“\"]{0,200}[“\"][^”\"]+[,.]?[”\"]", re.IGNORECASE | re.DOTALL
)
"""How the second paragraph of a cite begins, or what it holds: brackets, an address, a title in quotation marks."""
_INNER = re.compile(r"[“\"][^“”\"]*[”\"]|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
"""Titles and what stands in brackets."""
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.|\bdoi\b)\S*[\s)\]}>.]*\Z", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|cannot|could|may|might|must|shall|should|said|says|say|told|tells"
    r"|argue[sd]?|wrote|writes|found|finds|shows?|showed|claim(?:s|ed)|report(?:s|ed)|warn(?:s|ed)|concluded?|concludes|added|adds|fell|rose|grew)\b"
    r"(?!\s+\d)",
    re.IGNORECASE,
)
"""What a sentence has, outside its quotations and brackets, and a list of a source's particulars hasn't; no month (“May 3”)."""
_DATED = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]{2}|[’'‘/ -][0-9]{2})(?![0-9])|https?://|www\.")
"""What a cite has, also one that is not in the style of cites."""
_NAME_WORDS = 6
_DEEPEST = 3
"""How deep a title or a bracket stands within others at most."""


@dataclass(slots=True)
class Heading:
    """The block that tags stand in; where the file has none at that place, the nearest heading above."""

    text: str
    line: int
    above: tuple[str, ...]
    """The titles of the headings that it stands below, from the outermost."""
    own: tuple[Paragraph, ...] = ()
    """Its paragraph, if that has links or footnotes."""


@dataclass(slots=True)
class Card:
    """A cite, and the passage of its source."""

    cite: list[Paragraph]
    """Its paragraphs; none where the file gives no cite."""
    body: list[Run] = field(default_factory=list)
    """The runs of the passage; `END` stands between its paragraphs."""
    line: int = 0
    """The number of its first paragraph, from 1."""
    behind: list[Paragraph] = field(default_factory=list)
    """Those of its paragraphs that have links or footnotes."""

    def add(self, one: Paragraph) -> None:
        """Adds a paragraph to the passage. Of the others its runs alone are kept: a document may have very many."""
        if self.body:
            self.body.append(END)
        else:
            self.line = one.line
        self.body += one.runs
        if one.links or one.footnotes:
            self.behind.append(one)


@dataclass(slots=True)
class Tag:
    """What the debater claims, with what stands below it."""

    text: str
    line: int
    heading: Heading | None
    analytic: bool = False
    """A claim that is made without evidence, by its style."""
    tagged: bool = True
    """False for cards that stand below no tag."""
    notes: list[Paragraph] = field(default_factory=list)
    """Undertags, and text before the first cite."""
    cards: list[Card] = field(default_factory=list)
    own: tuple[Paragraph, ...] = ()
    """Its paragraph, if that has links or footnotes."""
    side: str = ""
    """The side that the file itself says it is on; "" where its titles tell."""
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """What else the file says of it, under its own names."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All tags of a file, and what stands under none."""

    tags: list[Tag]
    loose: Sequence[Paragraph]
    """Text outside all tags and cards."""
    blank: int
    """How many headings have no text."""
    headings: int
    """How many headings above the level of tags there are."""


def outline(paragraphs: Iterable[Paragraph]) -> Outline:
    """The outline of a file's paragraphs, in their order."""
    tags: list[Tag] = []
    loose: list[Paragraph] = []
    above: list[tuple[int, str]] = []
    heading: Heading | None = None
    tag: Tag | None = None
    blank = headings = 0
    for one in paragraphs:
        if one.level <= TAG:
            text = flat(one.seen.text)
            own = (one,) if one.links or one.footnotes else ()
            if not text:
                blank += 1
            elif one.level == TAG:
                unseen = {"hidden": [one.unseen]} if one.unseen else {}
                tag = Tag(text, one.line, heading, analytic=one.analytic, own=own, extra=unseen)
                tags.append(tag)
            else:
                above = [(level, title) for level, title in above if level < one.level]
                heading = Heading(text, one.line, tuple(title for _, title in above), own)
                above.append((one.level, text))
                headings += 1
                tag = None
        elif any(text.strip() for text, _ in one.runs):
            if tag is None and one.cite and not one.looks:
                tag = Tag("", one.line, heading, tagged=False)
                tags.append(tag)
            if tag is None:
                loose.append(one)
            else:
                _below(tag, one)
    for one_tag in tags:
        _turn(one_tag)
    return Outline(tags, loose, blank, headings)


def _turn(tag: Tag) -> None:
    """Where a tag's only cite stands behind text of which something is marked, the text is the card of that cite; where there is
    no cite, text that is marked to be read is a card without one."""
    texts = [note for note in tag.notes if not note.undertag]
    if not (tag.cards or tag.analytic) and any(
        face.read and text.strip() for note in texts for text, face in note.runs
    ):
        first = texts[0]
        above = [] if any((face.underlined or face.read) and text.strip() for text, face in first.runs) else [first]
        texts = texts[
            len(above) :
        ]  # the line above the passage is none of it, and may be a cite without the style of cites
        named = bool(above) and bool(_DATED.search(first.text)) and len(first.text.split()) <= _MOST_CITE_WORDS
        tag.cards.append(Card(above if named else []))
        tag.notes = [note for note in tag.notes if not (named and note is first)]
    elif len(tag.cards) != 1 or tag.cards[0].body:
        return
    if any((face.underlined or face.read) and text.strip() for note in texts for text, face in note.runs):
        for note in texts:
            tag.cards[0].add(note)
        tag.notes = [note for note in tag.notes if not any(note is text for text in texts)]


def _below(tag: Tag, one: Paragraph) -> None:
    """Adds a paragraph below a tag to the cite, card or note that it belongs to."""
    first = not tag.cards and all(note.undertag for note in tag.notes)
    if one.cite and not one.undertag and (first or not one.looks):
        tag.cards.append(Card([one]))
    elif not tag.cards or one.undertag:
        tag.notes.append(one)
    elif not tag.cards[-1].body and _goes_on(tag.cards[-1].cite, one):
        tag.cards[-1].cite.append(one)
    else:
        tag.cards[-1].add(one)


def _goes_on(cite: Sequence[Paragraph], one: Paragraph) -> bool:
    """Whether the paragraph below a cite is the rest of it: the cite is all surname and year, nothing of the paragraph is
    marked as read, and it reads like particulars of a source, not like a sentence of one."""
    marked = any((face.underlined or face.read) and text.strip() for text, face in one.runs)
    if len(cite) != 1 or marked or sum(len(text) for text, _ in one.runs) > _MOST_CITE:
        return False
    text = one.text
    if len(text.split()) > _MOST_CITE_WORDS:
        return False
    outside = _outside(text)
    bracketed = not any(map(str.isalnum, outside)) and text.lstrip()[:1] in tuple("([{<")
    if not all(face.cite for text, face in cite[0].runs if text.strip()):
        return bracketed and len(cite[0].text.split()) <= _NAME_WORDS
    told = outside if any(map(str.isalnum, outside)) else text
    listed = bracketed or _ADDRESS_LAST.search(text) or not _SENTENCE.search(told)
    return bool(_CITE_GOES_ON.match(text)) and bool(listed)


def _outside(text: str) -> str:
    """What of a text stands in no quotation marks and no brackets."""
    for _ in range(_DEEPEST):
        text = _INNER.sub(" ", text)
    return text
