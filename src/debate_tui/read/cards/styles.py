"""What a document's styles mean for a card file: the outline level of a paragraph, and the marks of a run.

A property that a style doesn't set comes from the style that it is based on (ECMA-376 part 1, 17.7.2).
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from debate_tui.frozen import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

_CITE = re.compile(r"Style1[0-9]ptBold|StyleStyleBold1[0-9]pt|(?:Cites?|AuthorDate)(?:Char)*\Z", re.IGNORECASE)
"""Ids of the character style that marks surname and year in a cite, of this and older templates; names and aliases are not to be trusted."""
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
"""The names of Word's own headings, in a file of any language; their outline level is fixed, and some programs leave it out."""
_ANALYTIC = re.compile(r"Analytics?", re.IGNORECASE)
_UNDERTAG = re.compile(r"Undertag\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a run or a style; None where nothing is said."""

    underlined: bool | None = None
    highlighted: bool | None = None
    shaded: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    """The outline level, from 0; 9 is body text."""
    bold: bool | None = None

    @property
    def read(self) -> bool:
        """Whether its background has a colour: a highlighting, or else a shading."""
        return bool(self.highlighted or self.shaded)

    def over(self, other: "Look") -> "Look":
        """This look, with what it leaves open taken from `other`."""
        return Look(
            other.underlined if self.underlined is None else self.underlined,
            other.highlighted if self.highlighted is None else self.highlighted,
            other.shaded if self.shaded is None else self.shaded,
            other.hidden if self.hidden is None else self.hidden,
            other.level if self.level is None else self.level,
            other.bold if self.bold is None else self.bold,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits."""

    look: Look = PLAIN
    cite: bool = False
    analytic: bool = False
    undertag: bool = False


NO_STYLE = Style()
_OFF = ("0", "false", "off")


@lru_cache(maxsize=4096)
def local(name: object) -> str:
    """The name of an element or attribute without its namespace; "" for a comment or processing instruction.

    Documents use one of two namespaces (transitional or strict), so names are told apart without them.
    """
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def value(element: "_Element", key: str = "val") -> str | None:
    """An element's attribute by its name without the namespace; None where it has none of that name."""
    return next((str(said) for name, said in element.attrib.items() if local(name) == key), None)


def look_of(properties: "_Element | None") -> Look:
    """What the properties of a run or a paragraph (`w:rPr`, `w:pPr`) say themselves."""
    underlined = highlighted = shaded = hidden = level = bold = None
    for one in properties if properties is not None else ():
        match local(one.tag):
            case "u":
                underlined = value(one) not in (None, "none")
            case "highlight":
                highlighted = value(one) not in (None, "none", "white")
            case "shd":
                shaded = (value(one, "fill") or "auto").lower() not in ("auto", "ffffff")
            case "vanish":
                hidden = value(one) not in _OFF
            case "b":
                bold = value(one) not in _OFF
            case "outlineLvl":
                said = value(one) or ""
                level = int(said) if re.fullmatch(r"[0-9]", said) else None
    return Look(underlined, highlighted, shaded, hidden, level, bold)


def styles_of(elements: "Iterable[_Element]") -> Mapping[str, Style]:
    """A document's styles by id, each with what it inherits, from its elements `w:style`."""
    own: dict[str, tuple[Look, str]] = {}
    for element in elements:
        id = value(element, "styleId")
        if id is None:
            continue
        based, look, heading = "", PLAIN, None
        for one in element:
            name = local(one.tag)
            if name == "basedOn":
                based = value(one) or ""
            elif name in ("pPr", "rPr"):
                look = look_of(one).over(look)
            elif name == "name":
                heading = _HEADING.fullmatch(value(one) or "")
        own[id] = look.over(Look(level=int(heading[1]) - 1) if heading else PLAIN), based
    done: dict[str, Style] = {}
    for id in own:
        _resolve(id, own, done)
    return done


def _resolve(id: str, own: Mapping[str, tuple[Look, str]], done: dict[str, Style]) -> None:
    """Adds a style with what it inherits to those that are known, and the styles that it is based on before it."""
    chain: dict[str, None] = {}
    here = id
    while here in own and here not in done and here not in chain:
        chain[here] = None
        here = own[here][1]
    base = done.get(here, NO_STYLE)
    if here in chain:  # based on each other in a circle: each has what any of them says
        round_ = list(chain)[list(chain).index(here) :]
        for one in reversed(round_):
            base = _over(one, own[one][0], base)
    for one in reversed(chain):
        done[one] = base = _over(one, own[one][0], base)


def _over(id: str, look: Look, base: Style) -> Style:
    """A style by its id and its own look, based on another."""
    return Style(
        look.over(base.look),
        base.cite or bool(_CITE.match(re.sub(r"[\W_]", "", id))),
        base.analytic or bool(_ANALYTIC.fullmatch(id)),
        base.undertag or bool(_UNDERTAG.fullmatch(id)),
    )
