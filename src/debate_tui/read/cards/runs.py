"""Reads the runs of a paragraph as Word shows them: their text and marks, the addresses of links, and a count of what is left out.

Text in hyperlinks, smart tags, content controls, insertions, fields' results and ruby bases counts, and so do symbols.
What was deleted or moved away, fields' instructions, drawings, notes and fallbacks do not.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from debate_tui.frozen import dataclass
from debate_tui.read.cards.styles import NO_STYLE, Look, Style, local, look_of, value
from debate_tui.read.cards.symbols import character

if TYPE_CHECKING:
    from lxml.etree import _Element

    from debate_tui.read.cards.tidy import Stretches

SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "Fallback",
        "txbxContent",
        "drawing",
        "pict",
        "object",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "rt",
    }
)
"""Elements whose text is not the document's."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NESTED = frozenset({"ruby", "AlternateContent"})
"""What holds runs or symbols within a run."""
_LEFT_OUT = {
    "del": "deletion", "drawing": "picture", "pict": "picture", "object": "picture",
    "footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment",
}  # fmt: skip
_SIGN = "debate-tui-runs"
"""Stands for plain runs (`tidy.SIGN`, which takes lxml to import)."""
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"", re.IGNORECASE)
_MOST_LOOKS = 10_000
_MOST_INSTRUCTION = 4096
_MOST_ADDRESS = 10_000
"""Characters of an address: browsers take fewer."""


@dataclass(frozen=True, slots=True)
class Face:
    """How text looks to a reader."""

    underlined: bool = False
    read: bool = False
    """Whether it is highlighted, that is, read aloud."""
    hidden: bool = False
    cite: bool = False
    """Whether it is in the style that marks surname and year in a cite."""


Run: TypeAlias = tuple[str, Face]
"""A text, and how it looks. A card has hundreds, so it is no class of its own."""
PLAIN = Face()


class _Kinds(dict[object, str]):
    """The names of elements without their namespaces, by their tags: a document has few tags, on many elements."""

    def __missing__(self, tag: object) -> str:
        self[tag] = local(tag)
        return self[tag]


class Runs:
    """Reads the paragraphs of one document, one after the other."""

    def __init__(self, styles: Mapping[str, Style], links: Mapping[str, str], left_out: Counter[str]) -> None:
        self.styles = styles
        self.looks = not any(style.cite for style in styles.values())
        """Whether cites are told by bold type, since the document has no style of them."""
        self._targets = links
        self._left_out = left_out
        self.taken: Stretches = {}
        """The plain runs of what is read, by their signs."""
        self.kinds = _Kinds()
        self._faces: dict[Look, dict[object, Face]] = {}
        """By a paragraph's look, the face of each run in it, by its properties: a document has few."""
        self._here: dict[object, Face] = {}
        self._same: dict[Face, Face] = {}
        self._own = Look()
        self._plain = PLAIN
        self._found: list[Run] = []
        self.links: list[str] = []
        """The addresses behind the last paragraph's links."""
        self.footnotes: list[str] = []
        """The texts of the notes that the last paragraph refers to."""
        self._notes: dict[tuple[str, str], str] = {}
        """The texts of all notes, by the kind of element that refers to them, and the id."""
        self._fields: list[bool] = []
        """Of each complex field that the reading is in, whether it is in its instruction."""
        self._instruction = ""

    def note(self, element: "_Element") -> None:
        """Takes in the text of a footnote or an endnote (`w:footnote`, `w:endnote`), for the paragraphs that refer to it."""
        own = [
            one
            for one in element.iter("{*}p")
            if not any(self.kinds[above.tag] in SKIPPED for above in one.iterancestors())
        ]
        said = " ".join("".join(text for text, face in self.of(one, Look()) if not face.hidden) for one in own)
        if words := " ".join(said.split()):
            self._notes[f"{self.kinds[element.tag]}Reference", value(element, "id") or ""] = words

    def of(self, paragraph: "_Element", look: Look) -> tuple[Run, ...]:
        """The runs of a paragraph, whose style has this look."""
        self._found, self._fields, self._instruction = [], [], ""
        self.links, self.footnotes = [], []
        self._own, self._here = look, self._faces.setdefault(look, {})
        self._plain = self._face(None)
        self._gather(paragraph, self._plain)
        return tuple(self._found)

    def _stretch(self, number: str) -> None:
        """Adds the runs that a sign stands for."""
        from debate_tui.read.cards.tidy import properties_of, telling

        properties, texts = self.taken.pop(number)
        here = self._here
        for written in set(properties).difference(here):
            told = telling(written)
            here[written] = here[told] = here.get(told) or self._face(properties_of(told))
        if not any(self._fields):
            self._found += zip(texts, map(here.__getitem__, properties), strict=True)
        if len(here) > _MOST_LOOKS:
            here.clear()

    def _gather(self, element: "_Element", face: Face) -> None:
        """Adds the runs below an element, however deep they stand; `face`: that of the run which holds it."""
        kinds = self.kinds
        waiting = [iter(element)]
        while waiting:
            for one in waiting[-1]:
                kind = kinds[one.tag]
                if kind == _SIGN:
                    self._stretch(one.get("n", ""))
                elif kind == "r":
                    self._run(one)
                elif kind in SKIPPED:
                    self._leave(one, kind)
                elif len(one):
                    if kind == "hyperlink":
                        self._link(self._targets.get(value(one, "id") or "", ""))
                    elif kind == "fldSimple":
                        self._instruct(value(one, "instr") or "")
                    waiting.append(iter(one))
                    break
                elif kind == "symEx":
                    self._add(character(value(one, "font") or "", value(one, "char") or ""), face)
            else:
                waiting.pop()

    def _run(self, run: "_Element") -> None:
        kinds, face, text = self.kinds, self._plain, ""
        for one in run:
            kind = kinds[one.tag]
            if kind == "t":
                said = one.text or ""
                text += said if "\n" not in said else said.replace("\n", " ")
            elif kind == "rPr":
                face = self._face(one)
            elif kind in _BREAKS:
                text += _BREAKS[kind]
            elif kind == "sym":
                text += character(value(one, "font") or "", value(one, "char") or "")
            elif kind == "fldChar":
                self._field(value(one, "fldCharType"))
            elif kind == "instrText":
                self._instruction = (self._instruction + (one.text or ""))[:_MOST_INSTRUCTION]
            elif kind in _NESTED:
                self._add(text, face)
                text = ""
                self._gather(one, face)
            else:
                self._leave(one, kind)
        if text and not (self._fields and any(self._fields)):
            self._add(text, face)

    def _add(self, text: str, face: Face) -> None:
        if text:
            self._found.append((text, face))

    def _leave(self, element: "_Element", kind: str) -> None:
        """Takes in a note, or counts what is left out; of a text box its paragraphs are counted."""
        if kind in _NOTES and (note := self._notes.pop((kind, value(element, "id") or ""), "")):
            self.footnotes.append(
                note
            )  # once: Word refers to each once, and a long one may not be kept a thousand times
            return
        if kind not in ("rPr", "pPr"):
            self.skip(element)
        if kind in _LEFT_OUT and next(element.iter("{*}txbxContent"), None) is None:
            self._left_out[_LEFT_OUT[kind]] += 1

    def skip(self, element: "_Element") -> None:
        """Passes over the plain runs of what is not read."""
        for sign in element.iter(f"{{*}}{_SIGN}"):
            self.taken.pop(sign.get("n", ""), None)

    def _field(self, sign: str | None) -> None:
        """A complex field begins, its result begins, or it ends."""
        if sign == "begin":
            self._fields.append(True)
            self._instruction = ""
            return
        self._instruct(self._instruction)
        self._instruction = ""
        if self._fields:
            if sign == "separate":
                self._fields[-1] = False
            elif sign == "end":
                self._fields.pop()

    def _instruct(self, instruction: str) -> None:
        if match := _HYPERLINK.match(instruction):
            self._link(match[1])

    def _link(self, address: str) -> None:
        if len(address) > _MOST_ADDRESS:
            self._left_out["overlong link"] += 1
        elif address and address not in self.links:
            self.links.append(address)

    def _face(self, properties: "_Element | None") -> Face:
        """How a run with these properties looks within the paragraph."""
        said = [part for one in properties for part in (one.tag, *one.items())] if properties is not None else ()
        key = tuple(said)
        found = self._here.get(key)
        if found is None:
            found = self._resolved(properties)
            if len(self._here) < _MOST_LOOKS:
                self._here[key] = found
        return found

    def _resolved(self, properties: "_Element | None") -> Face:
        own, style = Look(), NO_STYLE
        if properties is not None:
            own = look_of(properties)
            named = next((value(one) for one in properties if local(one.tag) == "rStyle"), None)
            style = self.styles.get(named or "", NO_STYLE)
        shown = own.over(style.look).over(self._own)
        hidden = bool(style.look.hidden) != bool(self._own.hidden) if own.hidden is None else own.hidden
        cite = style.cite or (self.looks and bool(shown.bold) and not (shown.underlined or shown.read))
        face = Face(bool(shown.underlined), shown.read, hidden, cite)
        return self._same.setdefault(face, face)
