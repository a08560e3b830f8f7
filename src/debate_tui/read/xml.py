"""Parses XML into a flat list of elements with their places: no entities, no external files, any depth."""

from dataclasses import dataclass
from xml.parsers import expat

from debate_tui.model.debate import Location
from debate_tui.read.files import Content
from debate_tui.read.trouble import Trouble

_ASKED = ("id", "type", "src", "trg")
_BOMB = "XML with entities of its own is not read"


@dataclass(slots=True)
class Element:
    """An element with its attributes, and the text directly in it."""

    tag: str
    names: tuple[str, ...]
    """The names of its attributes: one tuple for all elements with the same. Those that are asked for stand below, "" for none."""
    others: tuple[str, ...]
    """The values of the others."""
    id: str
    type: str
    source: str
    """Its attribute `src`."""
    target: str
    """Its attribute `trg`."""
    file: str
    line: int
    column: int
    text: str = ""

    @property
    def values(self) -> dict[str, str]:
        """Its attributes, as a dict of its own."""
        asked = {"id": self.id, "type": self.type, "src": self.source, "trg": self.target}
        others = iter(self.others)
        return {name: asked[name] if name in asked else next(others) for name in self.names}

    @property
    def at(self) -> Location:
        return Location(self.file, self.line, self.column)


class _EntityError(ValueError):
    """The document declares entities, with which a few bytes can be made gigabytes, or files read."""


def elements(content: Content, trouble: Trouble) -> list[Element] | None:
    """The elements in the order in which they begin, the root first; None, with the reason reported, if it is no XML.

    Expat reads no external file unless it is told to; a declaration of an entity ends the reading.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    found: list[Element] = []
    inside: list[Element] = []
    texts: list[list[str]] = []

    shared: dict[str, str] = {}
    """Each value of an attribute once: most are ids, which other elements name."""
    shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
    file = content.at.file

    def begin(tag: str, values: dict[str, str]) -> None:
        of = (shared.setdefault(value := values.get(name, ""), value) for name in _ASKED)
        id, type, source, target = of
        names = tuple(values)
        others = tuple([value for name, value in values.items() if name not in _ASKED])
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        found.append(
            Element(tag, shapes.setdefault(names, names), others, id, type, source, target, file, line, column)
        )
        inside.append(found[-1])
        texts.append([])

    def end(_: str) -> None:
        inside.pop().text = "".join(texts.pop())

    def refuse(*_: object) -> None:
        raise _EntityError

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: texts[-1].append(text)
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content.data or b"", True)
    except (expat.ExpatError, _EntityError) as error:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        bomb = isinstance(error, _EntityError)
        told = _BOMB if bomb else f"not valid XML: {expat.ErrorString(error.code)}"  # type: ignore[union-attr]
        hint = "entities can fill the memory, and read other files" if bomb else "is the file whole?"
        trouble.add(Location(content.at.file, line, column), "E129", told, hint)
        return None
    except (ValueError, LookupError) as error:  # an encoding that is unknown, or of several bytes a character
        trouble.add(content.at, "E129", f"not valid XML: {error}", "save it as UTF-8")
        return None
    finally:  # else parser and handlers would hold each other, and with them all elements, while a debate is made
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.EntityDeclHandler = None
    return found
