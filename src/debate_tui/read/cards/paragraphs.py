"""Reads a document's paragraphs: their text as a reader sees it, their outline level, and the marks of their runs.

What `runs` leaves out is counted, and so are paragraphs of text boxes and embedded documents that `chunks` can't read. Nothing is fetched, and no
entity is resolved.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.read.cards.chunks import blocks_of
from debate_tui.read.cards.elements import check_gaps, elements_of
from debate_tui.read.cards.package import ZIP, Package, PackageError, unpacked
from debate_tui.read.cards.runs import SKIPPED, Run, Runs
from debate_tui.read.cards.styles import NO_STYLE, local, look_of, styles_of, value
from debate_tui.read.foreign import senseless
from debate_tui.read.trouble import Reached

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTALL = "pip install 'debate-tui[docx]'"
TEXT_LEVEL = 9


_MOST_LABEL = 60
"""Characters of a name and a date that are told by bold type, and of what stands before them."""
_NAME_AND_YEAR = re.compile(r"[^\W\d_].*?(?<![0-9])(?:(?:19|20)?[0-9]{2})(?![0-9])", re.DOTALL)
_BLANKS = re.compile(r"[^\S ]|  ")


def flat(text: str) -> str:
    """A text on one line, with one space for all white space between two words.

    Nearly all texts are so already; a list of its words, if it is long, would take 25 times its memory.
    """
    text = text.strip()
    return " ".join(text.split()) if _BLANKS.search(text) else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with text or an outline level."""

    runs: tuple[Run, ...]
    level: int
    """Its outline level: 0 to 3 for pocket, hat, block and tag; 9 for text."""
    line: int
    """Its number among the document's paragraphs, from 1: Word writes its XML on a line or two, so that lines tell nothing."""
    analytic: bool = False
    undertag: bool = False
    links: tuple[str, ...] = ()
    """The addresses behind its links."""
    footnotes: tuple[str, ...] = ()
    """The texts of the footnotes and endnotes that it refers to."""
    looks: bool = False
    """Whether the document has no style of cites, so that what is bold may be one."""

    @property
    def text(self) -> str:
        return "".join([text for text, _ in self.runs])

    @property
    def seen(self) -> "Paragraph":
        """Itself without what is hidden; all of it where nothing is seen."""
        runs = tuple(run for run in self.runs if not run[1].hidden)
        if len(runs) == len(self.runs) or not any(text.strip() for text, _ in runs):
            return self
        return replace(self, runs=runs)

    @property
    def unseen(self) -> str:
        """Its hidden words; "" where that is all of it."""
        return "" if self.seen is self else flat("".join(text for text, face in self.runs if face.hidden))

    @property
    def cite(self) -> bool:
        """Whether it holds the surname and year of a cite."""
        if not any(face.cite and text.strip() for text, face in self.runs):
            return False
        if not self.looks:
            return True
        bold = [number for number, (text, face) in enumerate(self.runs) if face.cite and text.strip()]
        before = "".join(text for text, _ in self.runs[: bold[0]])
        label = "".join(text for text, _ in self.runs[bold[0] : bold[-1] + 1])
        return len(before) <= _MOST_LABEL and len(label) <= _MOST_LABEL and bool(_NAME_AND_YEAR.search(label))


def paragraphs_of(
    package: Package, left_out: Counter[str] | None = None, reached: Reached = lambda _: None
) -> Iterator[Paragraph]:
    """The paragraphs of a document that have text or are headings, in their order.

    `left_out`: counts what of the document is not its text: comments, deletions …; `reached`: is told how far the reading is.

    Raises:
        PackageError: a part is no XML that can be read, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise PackageError("reading .docx takes lxml, which is not installed", INSTALL) from None
    counts: Counter[str] = Counter() if left_out is None else left_out
    name = package.name
    try:
        styles = styles_of(elements_of(package.styles, "{*}style") if package.styles else ())
        runs = Runs(styles, package.links, counts)
        for path, notes in package.notes.items():
            name = path
            check_gaps(name, notes, "note")
            for note in elements_of(notes, "{*}footnote", "{*}endnote", taken=runs.taken):
                runs.note(note)
        name = package.name
        check_gaps(name, package.document, "p")
        elements = elements_of(package.document, "{*}p", "{*}altChunk", taken=runs.taken, reached=reached)
        yield from _paragraphs(elements, runs, counts, dict(package.embedded))
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}: {str(error)[:100]}"
        if "excessive depth" in str(error).lower() or "huge" in str(error).lower():
            raise PackageError(f"{name} is nested too deep, or has a text of over 10 MB", line) from None
        raise PackageError(f"{name} is not well-formed XML", line) from None


def _embedded(data: bytes | None, number: int) -> Iterator[Paragraph]:
    """The paragraphs of a document that is embedded as a whole, as those of the one that embeds it from this number on.

    What it embeds itself is not read.

    Raises:
        PackageError: it is none that can be read.
    """
    if data and data.startswith(ZIP):
        inner = unpacked(data)
        for one in paragraphs_of(replace(inner, embedded={})):
            yield replace(one, line=number + one.line)
        return
    blocks = blocks_of(data) if data else None
    if blocks is None:
        raise PackageError("it is no page, no text and no document")
    for at, (runs, level) in enumerate(blocks, 1):
        yield Paragraph(runs, level, number + at, looks=True)


def _paragraphs(
    elements: "Iterable[_Element]", runs: Runs, counts: Counter[str], embedded: dict[str, bytes]
) -> Iterator[Paragraph]:
    """The paragraphs of a document's text, from its elements `w:p` and `w:altChunk`; those of text boxes are counted.

    What is left of a paragraph whose end was deleted begins the next one in the same cell, and is of its style (ECMA-376
    part 1, 17.13.5.15).

    Raises:
        PackageError: there are too many, or nearly all are empty.
    """
    kinds, number, sound = runs.kinds, 0, 0
    begun: list[Paragraph] = []
    place: _Element | None = None
    for element in elements:
        above = element.getparent()
        outermost = above is not None and kinds[above.tag] == "body"  # as nearly all are
        around = set() if outermost else {kinds[one.tag] for one in element.iterancestors()}
        if kinds[element.tag] == "altChunk":
            try:  # each once: a document may refer to one a thousand times
                inside = list(_embedded(embedded.pop(value(element, "id") or "", None), number))
            except PackageError:
                counts["embedded document"] += 1
                continue
            number = max([number, *(one.line for one in inside)])
            sound += len(inside)
            if sound > _MOST_PARAGRAPHS:
                raise PackageError(f"the document has over {_MOST_PARAGRAPHS:,} paragraphs", "divide it")
            yield from inside
            continue
        if not around.isdisjoint(SKIPPED):
            runs.skip(element)
            if "txbxContent" in around and "Fallback" not in around:  # which says it once more
                counts["text-box paragraph"] += 1
            continue  # it goes with the paragraph that it stands in
        number += 1
        paragraph, endless = _paragraph(element, runs, number)
        if begun and above is not place:
            yield from filter(_has_text, [_joined(begun)])
            begun = []
        if endless:
            begun.append(paragraph)
            place = above
            continue
        if begun:
            paragraph, begun = _joined([*begun, paragraph]), []
        if paragraph.runs or paragraph.level < TEXT_LEVEL:
            sound += 1
            yield paragraph
        elif senseless(number - sound, sound):
            raise PackageError("nearly all of the document's paragraphs are empty")
        if sound > _MOST_PARAGRAPHS:
            raise PackageError(f"the document has over {_MOST_PARAGRAPHS:,} paragraphs", "divide it")
    if begun:
        yield from filter(_has_text, [_joined(begun)])


def _has_text(paragraph: Paragraph) -> bool:
    return bool(paragraph.runs)


def _joined(parts: Sequence[Paragraph]) -> Paragraph:
    """Paragraphs of which each goes on in the next, in the style of the last."""
    last = parts[-1]
    links = tuple(dict.fromkeys(link for part in parts for link in part.links))
    notes = tuple(note for part in parts for note in part.footnotes)
    runs = tuple(run for part in parts for run in part.runs)
    line = next((part.line for part in parts if part.runs), last.line)
    return replace(last, runs=runs, line=line, links=links, footnotes=notes)


_MOST_PARAGRAPHS = 200_000
"""The largest of the card files that were measured have some 20,000."""


def _paragraph(element: "_Element", runs: Runs, number: int) -> tuple[Paragraph, bool]:
    """A paragraph, and whether its end was deleted or moved away."""
    own = next(element.iterchildren("{*}pPr"), None)
    style, endless = NO_STYLE, False
    for one in own if own is not None else ():
        kind = local(one.tag)
        if kind == "pStyle":
            style = runs.styles.get(value(one) or "", NO_STYLE)
        elif kind == "rPr":
            endless = any(local(change.tag) in ("del", "moveFrom") for change in one)
    level = style.look.level if own is None else look_of(own).over(style.look).level
    found = runs.of(element, style.look)
    links, notes = tuple(runs.links), tuple(runs.footnotes)
    level = TEXT_LEVEL if level is None else level
    return Paragraph(found, level, number, style.analytic, style.undertag, links, notes, runs.looks), endless
