"""JSON with the place of each value: parsed by msgspec, one layer at a time, so that a reader holds only what it needs."""

import codecs
import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate, chain, pairwise
from operator import attrgetter, is_
from typing import Any, NamedTuple, TypeAlias, TypeVar

from debate_tui.model.debate import Location
from debate_tui.model.packed import Packed
from debate_tui.model.quick import maker
from debate_tui.read.codes import decoded, tell
from debate_tui.read.files import BOM, Content, wide
from debate_tui.read.mended import MENDED, mended
from debate_tui.read.stretches import stretches
from debate_tui.read.trouble import STEP, Trouble
from debate_tui.read.twice import are_names, before_colons, members_of, tell_of_twins_within
from debate_tui.text.safe import safe

T = TypeVar("T")

_NESTED = frozenset((dict, list))

DEEPEST = 60
"""How deep values under `extra` may be nested: TOML's parser, too, has to read them again."""

_FIRST = re.compile(rb"[ \t\n\r]*[\[{][ \t\n\r]*")
_NEXT = re.compile(rb"[ \t\n\r]*,[ \t\n\r]*")
_BYTE = re.compile(r"\(byte ([0-9]+)\)")
_CHUNK = 2**20
_Plain: TypeAlias = str | int | float | bool | None
_BLOCK = 2**12
_PIECE = 2**16
_WITHIN = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that continue a character."""


class Part(NamedTuple):
    """A value of a document that hasn't been parsed yet: its text, and its offset in the document."""

    data: Any
    at: int

    @property
    def is_list(self) -> bool:
        return bytes(memoryview(self.data)[:1]) == b"["


class Document:
    """A JSON document of which parts are parsed when they are asked for."""

    __slots__ = (
        "_apart",
        "_ascii",
        "_blanks",
        "_blocks",
        "_data",
        "_decode",
        "_location",
        "_outer",
        "_raw",
        "_starts",
        "_trouble",
        "_unset",
        "file",
        "root",
    )

    def __init__(self, file: str, data: bytes, trouble: Trouble) -> None:
        """Raises ValueError or RecursionError where `data` is no JSON."""
        import msgspec  # only those who open JSON wait for it

        self._decode: Callable[..., Any] = msgspec.json.decode
        self._raw, self._unset = msgspec.Raw, msgspec.UNSET
        self.file = file
        self._trouble = trouble
        self._data = data
        self._starts = array("I", [0])
        if b"\n" in data:
            self._starts.extend(match.end() for match in re.finditer(rb"\n", data))
        self._blanks, self._apart = before_colons(data)
        self._ascii = data.isascii()
        self._blocks: list[int] = []
        self._location: Callable[..., Location] = maker(Location) if len(data) > _CHUNK else Location
        start = re.match(rb"[ \t\n\r]*", data).end()  # type: ignore[union-attr]
        self._outer: dict[str, Any] | None = None
        if data[start : start + 1] == b"{":  # its members are asked for next
            self._outer = self._decode(data, type=dict[str, msgspec.Raw])
            self.root = Part(memoryview(data)[start:], start)
        else:
            self.root = Part(self._decode(data, type=msgspec.Raw), start)

    def value(self, part: Part) -> Any:
        """The value of a part, parsed with all that is in it; what JSON forbids there is mended and reported."""
        try:
            value = self._decode(part.data)
        except ValueError:
            self._trouble.add(self.at(part.at), "W131", *MENDED)
            value = self._decode(mended(bytes(part.data)))
        if type(value) in _NESTED and not self._are_names(members_of(value), part.at, _end(part)):
            tell_of_twins_within(bytes(part.data), self.at(part.at), self._trouble)
        return value

    def plain(self, part: Part) -> Any:
        """The value of a part for `extra`. A list of objects of plain values, of which some files have very many, is known to be
        one as soon as it is parsed."""
        try:
            rows: list[dict[str, Any]] = self._decode(part.data, type=list[dict[str, _Plain]])
        except ValueError:
            return plain(self.value(part))
        return rows if self._are_names(sum(map(len, rows)), part.at, _end(part)) else plain(self.value(part))

    def members(self, part: Part | None) -> dict[str, Part]:
        """The members of an object; empty where the part is none. Of members with one name, the last counts, as is told."""
        if part is None or bytes(memoryview(part.data)[:1]) != b"{":
            return {}
        if part is self.root and self._outer is not None:
            members, self._outer = self._outer, None
        else:
            members = self._decode(part.data, type=dict[str, self._raw])  # type: ignore[name-defined]
        found: dict[str, Part] = {}
        at = part.at
        for name, raw in members.items():
            place = self._found(name, raw, at)
            if place is None:  # a name that is there twice stands where it was first, with its last value
                place = self._found(name, raw, part.at)
            found[name] = one = Part(raw, part.at if place is None else place)
            at = part.at if place is None else _end(one)
        values = sorted((one.at, _end(one)) for one in found.values())
        between = pairwise([part.at, *chain(*values), _end(part)])  # every other stretch is a value
        stretches = [stretch for number, stretch in enumerate(between) if number % 2 == 0]
        counts = [*(1 for _ in values), 0]
        if not all(self._are_names(count, *one) for count, one in zip(counts, stretches, strict=True)):
            tell_of_twins_within(bytes(part.data), self.at(part.at), self._trouble, deep=False)
        return found

    def items(self, part: Part | None) -> Iterator[Part]:
        """The items of a list; nothing where the part is none."""
        if part is None or not part.is_list:
            return
        data = self._data
        at = match.end() if (match := _FIRST.match(data, part.at)) else part.at
        parsed = partial(self._decode, type=list[self._raw])  # type: ignore[name-defined]
        for number, raw in enumerate(chain.from_iterable(stretches(memoryview(part.data), parsed))):
            if number % STEP == 0:
                self._trouble.reached(min(at / (len(data) or 1), 1))
            yield Part(raw, at)
            at += memoryview(raw).nbytes
            if data[at : at + 2] == b", ":
                at += 2
            elif match := _NEXT.match(data, at):
                at = match.end()

    def offsets(self, part: Part | None, start: re.Pattern[bytes], count: int) -> Iterable[int]:
        """The offsets of the `count` items of a list; `start` is how nearly all such items begin, and nothing else does."""
        if part is not None:
            first = start.search(self._data, part.at, _end(part))  # all are written like it, where a program writes
            alike = re.compile(re.escape(first[0])) if first else start
            found = [match.start() for match in alike.finditer(self._data, part.at, _end(part))]
            if len(found) == count:
                return found
        return (item.at for item in self.items(part))

    def count(self, part: Part | None, *signs: bytes) -> int:
        """How often these stand in the text of a part."""
        return sum(self._data.count(sign, part.at, _end(part)) for sign in signs) if part else 0

    def all(self, part: Part | None, kind: type[T], keys: int) -> list[T] | None:
        """The items of a list as instances of `kind`, a msgspec.Struct, if all have the keys and types that it asks for, each
        key once, and no others; else None. Its first `keys` fields are those of the file."""
        if part is None:
            return None
        try:
            items: list[T] = self._decode(part.data, type=list[kind])  # type: ignore[valid-type]
        except ValueError:
            return None
        fields, names = kind.__struct_fields__, kind.__struct_encode_fields__  # type: ignore[attr-defined]
        required = len(fields) - len(kind.__struct_defaults__)  # type: ignore[attr-defined]
        held = len(items) * required
        for field, name in zip(fields[required:keys], names[required:keys], strict=True):
            if self._data.rfind(b'"%b"' % name.encode(), part.at, _end(part)) >= 0:  # few files have them all
                held += len(items) - list(map(attrgetter(field), items)).count(self._unset)
        return items if self._are_names(held, part.at, _end(part)) else None

    def let_go(self) -> None:
        """Lets go of the text, once all that is needed was parsed, where places are found without it."""
        if self._ascii:
            self._data, self.root = b"", Part(b"", 0)

    def at(self, offset: int) -> Location:
        """The location of an offset."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if self._ascii:
            return self._location(self.file, line, offset - start + 1)
        return Location(self.file, line, self._characters(offset) - self._characters(start) + 1)

    def _characters(self, offset: int) -> int:
        """How many characters there are before an offset; counted once, in blocks, so that long lines take no longer."""
        if self._ascii:
            return offset
        if not self._blocks:
            blocks = (self._data[start : start + _BLOCK] for start in range(0, len(self._data), _BLOCK))
            self._blocks = [0, *accumulate(len(block.translate(None, _WITHIN)) for block in blocks)]
        number, rest = divmod(offset, _BLOCK)
        return self._blocks[number] + len(self._data[offset - rest : offset].translate(None, _WITHIN))

    def _are_names(self, count: int, start: int, end: int) -> bool:
        """Whether a stretch surely has so many names of members, so that none of them hides another."""
        return not self._apart and are_names(count, self._data, start, end, self._blanks)

    def _found(self, name: str, value: Any, start: int) -> int | None:
        """The offset of a member's value, of which the object is looked through from `start` on."""
        for written in {json.dumps(name, ensure_ascii=False).encode("utf-8", "replace"), json.dumps(name).encode()}:
            pattern = re.compile(re.escape(written) + rb"[ \t\n\r]*:[ \t\n\r]*")
            for match in pattern.finditer(self._data, start):
                if self._is_at(match.end(), memoryview(value)):
                    return match.end()
        return None

    def _is_at(self, start: int, value: memoryview) -> bool:
        """Whether a value stands there; compared in pieces, since a copy of a list may be as large as the document."""
        pieces = range(0, len(value), _PIECE)
        return all(self._data.startswith(bytes(value[at : at + _PIECE]), start + at) for at in pieces)


def _end(part: Part) -> int:
    return part.at + memoryview(part.data).nbytes


def opened(content: Content, trouble: Trouble) -> Document | None:
    """The document in a file; None, with the reason reported, where it is no JSON.

    What is often written although JSON forbids it (control characters in texts, NaN, half a surrogate pair, numbers
    beyond all bounds) is mended, and that is reported; so is what bytes that are not UTF-8 are read as.
    """
    data = (content.data or b"").removeprefix(BOM)
    if code := wide(data):
        data = data.decode(code, "replace").encode("utf-8", "replace")
    try:
        return Document(content.at.file, _checked(data), trouble)
    except UnicodeDecodeError:
        tell(data, content.at.file, trouble)
        data = decoded(data).encode()
        return opened(Content(content.path, data), trouble)
    except (ValueError, RecursionError):
        whole = mended(data)
    try:
        document = Document(content.at.file, _checked(whole), trouble)
    except RecursionError:
        trouble.add(content.at, "E125", "lists or objects are nested too deep", "a map needs three levels")
    except ValueError as error:
        found = _BYTE.search(str(error))
        offset = int(found[1]) if found else len(whole)
        before = whole[:offset].decode("utf-8", "replace")
        at = Location(content.at.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        told = _BYTE.sub("", str(error).removeprefix("JSON is malformed: ")).strip()
        trouble.add(at, "E129", f"not valid JSON: {told[:1].lower()}{safe(told[1:])}", "is the file whole?")
    else:
        trouble.add(content.at, "W131", *MENDED)
        return document
    return None


def _checked(data: bytes) -> bytes:
    """`data`, after the checks that parsing its outline doesn't make; few files take long by them.

    Raises:
        ValueError: it is no JSON.
    """
    if not data.isascii():
        decoder = codecs.getincrementaldecoder("utf-8")()  # in pieces, since a decoded text may be four times as large
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", True)
    return data


def plain(value: Any, depth: int = 0) -> Any:
    """A value for `extra`: what is nested deeper than `DEEPEST` is kept as its JSON text."""
    if type(value) is Packed:
        value = value.unpacked()
    if not isinstance(value, dict | list):
        return value
    if depth > DEEPEST:
        import msgspec

        return msgspec.json.encode(value).decode()
    inner = value.values() if isinstance(value, dict) else value
    if _NESTED.isdisjoint(map(type, inner)):
        return value  # nearly every one
    kept = [plain(one, depth + 1) for one in inner]
    if all(map(is_, kept, inner)):
        return value
    return dict(zip(value, kept, strict=True)) if isinstance(value, dict) else kept
