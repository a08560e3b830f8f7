"""Reads a document's paragraphs: their text as a reader sees it, their outline level, and the marks of their runs.

Text in hyperlinks, smart tags, content controls, insertions and tables counts; what was deleted or moved away, text
boxes, fields' instructions and fallbacks of drawings do not. Nothing is fetched, and no entity is resolved.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass
from debate_tui.read.cards.package import Package, PackageError
from debate_tui.read.cards.styles import NO_STYLE, Look, Style, local, look_of, styles_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTALL = "pip install 'debate-tui[docx]'"

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText", "pPr", "rPr", "rt"})
_MOST_LOOKS = 10_000
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    underlined: bool = False
    read: bool = False
    """Whether it is highlighted, that is, read aloud."""
    hidden: bool = False
    cite: bool = False
    """Whether it is in the style that marks surname and year in a cite."""


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

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def cite(self) -> bool:
        """Whether it holds the surname and year of a cite."""
        return any(run.cite and run.text.strip() for run in self.runs)


TEXT_LEVEL = 9


def paragraphs_of(package: Package) -> Iterator[Paragraph]:
    """The paragraphs of a document that have text or are headings, in their order.

    Raises:
        PackageError: a part is no XML that can be read, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise PackageError("reading .docx takes lxml, which is not installed", INSTALL) from None
    try:
        # The defaults of lxml 6 in words, for older ones: nothing is fetched, no entity is resolved, depth is bounded.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        styles = styles_of(etree.fromstring(package.styles, parser) if package.styles else None)
        reading = etree.iterparse(
            BytesIO(package.document),
            events=("end",),
            tag="{*}p",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        looks, number = _Styles(styles), 0
        for _, element in reading:
            if any(local(above.tag) in _SKIPPED for above in element.iterancestors()):
                continue  # The paragraph of a text box; it goes with the one that it stands in.
            number += 1
            paragraph = _paragraph(element, looks, number)
            if paragraph.runs or paragraph.level < TEXT_LEVEL:
                yield paragraph
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise PackageError(
            f"{package.name} is not well-formed XML", f"line {error.lineno}: {str(error)[:100]}"
        ) from None


def _forget(element: "_Element") -> None:
    """Frees a paragraph that was read, and all before it in the same cell or body."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of a document, and the looks of its runs: a document has few, in thousands of runs."""

    of: Mapping[str, Style]
    looks: dict[tuple[bytes, Look], Run] = field(default_factory=dict)

    def run(self, properties: "_Element | None", look: Look) -> Run:
        """A run without text, in the look that its properties give it within a paragraph of `look`."""
        if properties is None:
            return Run("", bool(look.underlined), bool(look.read), bool(look.hidden))
        from lxml.etree import tostring  # it is loaded already

        key = tostring(properties, with_tail=False), look
        found = self.looks.get(key)
        if found is None:
            named = next((value(inner) for inner in properties if local(inner.tag) == "rStyle"), None)
            style = self.of.get(named or "", NO_STYLE)
            shown = look_of(properties).over(style.look).over(look)
            found = Run("", bool(shown.underlined), bool(shown.read), bool(shown.hidden), style.cite)
            if len(self.looks) < _MOST_LOOKS:
                self.looks[key] = found
        return found


def _paragraph(element: "_Element", styles: _Styles, number: int) -> Paragraph:
    own = next((one for one in element if local(one.tag) == "pPr"), None)
    style = NO_STYLE
    for one in own if own is not None else ():
        if local(one.tag) == "pStyle":
            style = styles.of.get(value(one) or "", NO_STYLE)
    level = look_of(own).over(style.look).level
    runs = _joined(_runs(element, styles, style.look))
    return Paragraph(runs, TEXT_LEVEL if level is None else level, number, style.analytic, style.undertag)


def _runs(element: "_Element", styles: _Styles, look: Look) -> Iterator[tuple[str, Run]]:
    """The texts of the runs below an element, however deep they stand, each with its look."""
    waiting = [iter(element)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
            continue
        name = local(one.tag)
        if name == "r":
            if text := _text(one):
                first = one[0]
                yield text, styles.run(first if local(first.tag) == "rPr" else None, look)
        elif name not in _SKIPPED:
            waiting.append(iter(one))


def _text(run: "_Element") -> str:
    parts = []
    for one in run:
        name = local(one.tag)
        if name == "t":
            parts.append(one.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
    return "".join(parts)


def _joined(runs: Iterable[tuple[str, Run]]) -> tuple[Run, ...]:
    """Neighbours of one look as one run: Word breaks runs inside words."""
    return tuple(
        Run("".join(text for text, _ in same), look.underlined, look.read, look.hidden, look.cite)
        for look, same in groupby(runs, key=itemgetter(1))
    )
