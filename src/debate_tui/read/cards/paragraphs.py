"""Reads a document's paragraphs: their text as a reader sees it, their outline level, and the marks of their runs.

What `runs` leaves out is counted, and so are paragraphs of text boxes and embedded documents. Nothing is fetched, and no
entity is resolved.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.read.cards.package import Package, PackageError
from debate_tui.read.cards.runs import SKIPPED, Run, Runs
from debate_tui.read.cards.styles import NO_STYLE, Style, local, look_of, styles_of, value
from debate_tui.read.foreign import senseless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

INSTALL = "pip install 'debate-tui[docx]'"
TEXT_LEVEL = 9


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

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def seen(self) -> "Paragraph":
        """Itself without what is hidden; all of it where nothing is seen."""
        runs = tuple(run for run in self.runs if not run.hidden)
        if len(runs) == len(self.runs) or not any(run.text.strip() for run in runs):
            return self
        return Paragraph(runs, self.level, self.line, self.analytic, self.undertag, self.links)

    @property
    def unseen(self) -> str:
        """Its hidden words; "" where that is all of it."""
        return "" if self.seen is self else " ".join("".join(run.text for run in self.runs if run.hidden).split())

    @property
    def cite(self) -> bool:
        """Whether it holds the surname and year of a cite."""
        return any(run.cite and run.text.strip() for run in self.runs)


def paragraphs_of(package: Package, left_out: Counter[str] | None = None) -> Iterator[Paragraph]:
    """The paragraphs of a document that have text or are headings, in their order.

    `left_out`: counts what of the document is not its text: footnotes, comments, deletions …

    Raises:
        PackageError: a part is no XML that can be read, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise PackageError("reading .docx takes lxml, which is not installed", INSTALL) from None
    counts: Counter[str] = Counter() if left_out is None else left_out
    try:
        styles = styles_of(_elements(package.styles, "{*}style") if package.styles else ())
        runs, number, empty = Runs(styles, package.links, counts), 0, 0
        kinds = runs.kinds
        _check_gaps(package)
        for element in _elements(package.document, "{*}p", "{*}altChunk"):
            above = element.getparent()
            outermost = above is not None and kinds[above.tag] == "body"  # as nearly all are
            around = set() if outermost else {kinds[one.tag] for one in element.iterancestors()}
            if kinds[element.tag] == "altChunk":
                counts["embedded document"] += 1
                continue
            if not around.isdisjoint(SKIPPED):
                if "txbxContent" in around and "Fallback" not in around:  # which says it once more
                    counts["paragraph of a text box"] += 1
                continue  # it goes with the paragraph that it stands in
            number += 1
            paragraph = _paragraph(element, runs, styles, number)
            if paragraph.runs or paragraph.level < TEXT_LEVEL:
                yield paragraph
            else:
                empty += 1
                if senseless(empty, number - empty):
                    raise PackageError("nearly all of the document's paragraphs are empty")
            if number - empty > _MOST_PARAGRAPHS:
                raise PackageError(f"the document has over {_MOST_PARAGRAPHS:,} paragraphs", "divide it")
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}: {str(error)[:100]}"
        if "excessive depth" in str(error).lower() or "huge" in str(error).lower():
            raise PackageError(f"{package.name} is nested too deep, or has a text of over 10 MB", line) from None
        raise PackageError(f"{package.name} is not well-formed XML", line) from None


_MOST_PARAGRAPHS = 500_000
"""The largest of the card files that were measured have some 20,000."""
_MOST_BETWEEN = 4 * 2**20
"""Bytes between the ends of two paragraphs: they become a tree in memory, several times as large."""


def _check_gaps(package: Package) -> None:
    """Refuses a document of which a single paragraph, or what is none, would fill the memory."""
    text, at = package.document, 0
    while at + _MOST_BETWEEN < len(text):
        last = max(text.rfind(sign, at + 1, at + _MOST_BETWEEN) for sign in (b":p>", b"/p>"))
        if last < 0:
            raise PackageError(f"{package.name} has a paragraph of over {_MOST_BETWEEN >> 20} MB")
        at = last


def _elements(part: bytes, *tags: str) -> "Iterator[_Element]":
    """The elements of a part with these tags as they end; each is freed when the next is asked for, with all before it.

    Raises:
        PackageError: the part declares a document type, as no part of a document may (ECMA-376 part 2, 9.1.4).
    """
    from lxml import etree

    # The defaults of lxml 6 in words, for older ones: nothing is fetched, no entity is resolved, depth is bounded.
    reading = etree.iterparse(
        BytesIO(part),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    first = True
    for _, element in reading:
        if first and element.getroottree().docinfo.doctype:
            raise PackageError(
                "XML with entities of its own is not read", "entities can fill the memory, and read other files"
            )
        first = False
        yield element
        if element.getparent() is not None:
            _forget(element)


def _forget(element: "_Element") -> None:
    """Frees an element that was read, and all that stands before it in the document."""
    outside = element.getparent()
    if (
        outside is not None
        and outside.getparent() is not outside.getroottree().getroot()
        and any(local(above.tag) in SKIPPED for above in element.iterancestors())
    ):
        return  # a paragraph of a text box: the one that it stands in is not read yet
    element.clear()
    here = element
    while (above := here.getparent()) is not None:
        while here.getprevious() is not None:
            del above[0]
        here = above


def _paragraph(element: "_Element", runs: Runs, styles: "Mapping[str, Style]", number: int) -> Paragraph:
    own = next(element.iterchildren("{*}pPr"), None)
    style = NO_STYLE
    for one in own if own is not None else ():
        if local(one.tag) == "pStyle":
            style = styles.get(value(one) or "", NO_STYLE)
    level = look_of(own).over(style.look).level
    found = runs.of(element, style.look)
    return Paragraph(
        found, TEXT_LEVEL if level is None else level, number, style.analytic, style.undertag, tuple(runs.links)
    )
