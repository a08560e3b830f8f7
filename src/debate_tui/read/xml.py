"""Parses XML into a flat list of elements with their places: no entities, no external files, any depth."""

from array import array
from xml.parsers import expat

from debate_tui.model.debate import Location
from debate_tui.read.files import Content
from debate_tui.read.trouble import Trouble

_ASKED = ("id", "type", "src", "trg")
_BOMB = "XML with entities of its own is not read"
_AT_ONCE = 2**16
"""Bytes that are given to the parser together, which copies them."""


class Elements:
    """The elements of a document, in the order in which they begin, the root first. An element is a number: what is known of it
    stands in arrays, in 28 bytes, since a graph has hundreds of thousands. So are the values of the attributes that are asked
    for: places in `words`, 0 for "" and for none."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._numbers = {"": 0}
        """The place of each word: most are ids, which other elements name."""
        self.words: list[str] = []
        self.ids, self.types, self.sources, self.targets = columns = [array("I") for _ in _ASKED]
        self._columns = dict(zip(_ASKED, columns, strict=True))
        self._kinds: dict[tuple[str, ...], int] = {}
        """The place of each tag with the names of its attributes."""
        self._kind_of, self._lines, self._places = array("I"), array("I"), array("I")
        self._others: dict[int, list[str]] = {}
        """The values of attributes that aren't asked for, which few elements have."""
        self._texts: dict[int, str] = {}
        self.remarks: list[tuple[int, str]] = []
        """The comments, with their lines."""

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, tag: str, values: dict[str, str], line: int, column: int) -> int:
        """Adds an element, and returns its number."""
        number, size = len(self.ids), len(values)
        for name, column_of in self._columns.items():
            if word := values.get(name):
                place = self._numbers.setdefault(word, len(self._numbers))
                column_of.append(place)
                size -= 1
            else:
                column_of.append(0)
                size -= name in values
        kind = (tag, *values)
        self._kind_of.append(self._kinds.setdefault(kind, len(self._kinds)))
        self._lines.append(line)
        self._places.append(column)
        if size:
            self._others[number] = [value for name, value in values.items() if name not in _ASKED]
        return number

    def say(self, number: int, text: str) -> None:
        """Notes the text directly in an element."""
        if text:
            self._texts[number] = text

    def end(self) -> None:
        """Ends the adding."""
        self.words, self._numbers = list(self._numbers), {}
        self._names = [names for _, *names in self._kinds]
        self._tags = [tag for tag, *_ in self._kinds]

    def tag(self, number: int) -> str:
        return self._tags[self._kind_of[number]]

    def id(self, number: int) -> str:
        return self.words[self.ids[number]]

    def type(self, number: int) -> str:
        return self.words[self.types[number]]

    def text(self, number: int) -> str:
        return self._texts.get(number, "")

    def values(self, number: int) -> dict[str, str]:
        """The attributes of an element, as a dict of its own."""
        columns, words = self._columns, self.words
        names = self._names[self._kind_of[number]]
        if number not in self._others:
            return {name: words[columns[name][number]] for name in names}
        others = iter(self._others[number])
        return {name: words[columns[name][number]] if name in columns else next(others) for name in names}

    def at(self, number: int) -> Location:
        return Location(self._file, self._lines[number], self._places[number])


class _EntityError(ValueError):
    """The document declares entities, with which a few bytes can be made gigabytes, or files read."""


def elements(content: Content, trouble: Trouble) -> Elements | None:
    """The elements of a document; None, with the reason reported, if it is no XML.

    Expat reads no external file unless it is told to; a declaration of an entity ends the reading.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    found = Elements(content.at.file)
    inside: list[int] = []
    texts: list[list[str]] = []

    def begin(tag: str, values: dict[str, str]) -> None:
        inside.append(found.add(tag, values, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        texts.append([])

    def end(_: str) -> None:
        found.say(inside.pop(), "".join(texts.pop()))

    def refuse(*_: object) -> None:
        raise _EntityError

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: texts[-1].append(text)
    parser.CommentHandler = lambda text: found.remarks.append((parser.CurrentLineNumber, text.strip()))
    parser.EntityDeclHandler = refuse
    data = memoryview(content.data or b"")
    try:
        for start in range(0, len(data), _AT_ONCE):
            trouble.reached(start / len(data) / 2)
            parser.Parse(data[start : start + _AT_ONCE], False)
        parser.Parse(b"", True)
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
        parser.EntityDeclHandler = parser.CommentHandler = None
    found.end()
    return found
