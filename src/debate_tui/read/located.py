"""JSON with the place of each value: parsed by msgspec, one layer at a time, so that a reader holds only what it needs."""

import codecs
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.files import BOM, WIDE, Content
from debate_tui.read.trouble import Trouble
from debate_tui.text.safe import safe

DEEPEST = 60
"""How deep values under `extra` may be nested: TOML's parser, too, has to read them again."""

_FIRST = re.compile(rb"[ \t\n\r]*[\[{][ \t\n\r]*")
_NEXT = re.compile(rb"[ \t\n\r]*,[ \t\n\r]*")
_BYTE = re.compile(r"\(byte ([0-9]+)\)")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"|-?(?:NaN|Infinity)\b|-?[0-9][0-9.eE+-]*', re.DOTALL)
_ODD = re.compile(r"[\x00-\x1f]|\\u[dD][89a-fA-F]")
_DOUBTFUL = re.compile(rb"\\u[dD][89a-fA-F]|[0-9]{300}|[0-9][eE]\+?[0-9]{3}")
"""What may be half a surrogate pair, or a number beyond all bounds."""
_CHUNK = 2**20
_DIGITS = 300


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a document that hasn't been parsed yet: its text, and its offset in the document."""

    data: Any
    at: int


class Document:
    """A JSON document of which parts are parsed when they are asked for."""

    __slots__ = ("_column", "_data", "_decode", "_file", "_last", "_raw", "_starts", "root")

    def __init__(self, file: str, data: bytes) -> None:
        """Raises ValueError or RecursionError where `data` is no JSON."""
        import msgspec  # only those who open JSON wait for it

        self._decode: Callable[..., Any] = msgspec.json.decode
        self._raw = msgspec.Raw
        self._file = file
        self._data = data
        self._starts = [0, *(match.end() for match in re.finditer(rb"\n", data))]
        self._last, self._column = 0, 1
        self.root = Part(self._decode(data, type=msgspec.Raw), re.match(rb"[ \t\n\r]*", data).end())  # type: ignore[union-attr]

    def value(self, part: Part) -> Any:
        """The value of a part, parsed with all that is in it."""
        return self._decode(part.data)

    def members(self, part: Part | None) -> dict[str, Part]:
        """The members of an object; empty where the part is none. Of members with one name, the last counts."""
        if part is None or bytes(memoryview(part.data)[:1]) != b"{":
            return {}
        members: dict[str, Any] = self._decode(part.data, type=dict[str, self._raw])  # type: ignore[name-defined]
        return {name: Part(raw, self._found(name, raw, part.at)) for name, raw in members.items()}

    def items(self, part: Part | None) -> Iterator[Part]:
        """The items of a list; nothing where the part is none."""
        if part is None or bytes(memoryview(part.data)[:1]) != b"[":
            return
        at, gap = part.at, _FIRST
        for raw in self._decode(part.data, type=list[self._raw]):  # type: ignore[name-defined]
            match = gap.match(self._data, at)
            start = match.end() if match else at
            yield Part(raw, start)
            at, gap = start + len(memoryview(raw)), _NEXT

    def at(self, offset: int) -> Location:
        """The location of an offset; asking in ascending order takes no longer for long lines."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if self._last < start or self._last > offset:
            self._last, self._column = start, 1
        self._column += len(self._data[self._last : offset].decode("utf-8", "replace"))
        self._last = offset
        return Location(self._file, line, self._column)

    def _found(self, name: str, raw: Any, start: int) -> int:
        value = bytes(raw)
        for written in {json.dumps(name, ensure_ascii=False).encode("utf-8", "replace"), json.dumps(name).encode()}:
            for match in re.finditer(
                re.escape(written) + rb"[ \t\n\r]*:[ \t\n\r]*", self._data[start:] if start else self._data
            ):
                at = start + match.end()
                if self._data.startswith(value, at):
                    return at
        return start


def opened(content: Content, trouble: Trouble) -> Document | None:
    """The document in a file; None, with the reason reported, where it is no JSON.

    What is often written although JSON forbids it (control characters in texts, NaN, half a surrogate pair, numbers
    beyond all bounds, bytes that are not UTF-8) is mended, and that is reported.
    """
    data = (content.data or b"").removeprefix(BOM)
    wide = next((name for mark, name in WIDE.items() if data.startswith(mark)), None)
    if wide:
        data = data.decode(wide, "replace").encode("utf-8", "replace")
    try:
        return Document(content.at.file, _checked(data))
    except (ValueError, RecursionError):
        mended = _mended(data)
    try:
        document = Document(content.at.file, _checked(mended))
    except RecursionError:
        trouble.add(content.at, "E125", "lists or objects are nested too deep", "a map needs three levels")
    except ValueError as error:
        found = _BYTE.search(str(error))
        offset = int(found[1]) if found else len(mended)
        before = mended[:offset].decode("utf-8", "replace")
        at = Location(content.at.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        told = _BYTE.sub("", str(error).removeprefix("JSON is malformed: ")).strip()
        trouble.add(at, "E129", f"not valid JSON: {told[:1].lower()}{safe(told[1:])}", "is the file whole?")
    else:
        message = "control characters, NaN, half characters or endless numbers, which JSON doesn't have, were mended"
        trouble.add(content.at, "W131", message, "texts show � in their place; numbers stand as texts")
        return document
    return None


def _checked(data: bytes) -> bytes:
    """`data`, after the checks that parsing its outline doesn't make; few files take long by them.

    Raises:
        ValueError: it is no JSON.
    """
    import msgspec

    if not data.isascii():
        decoder = codecs.getincrementaldecoder("utf-8")()  # in pieces, since a decoded text may be four times as large
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", True)
    if _DOUBTFUL.search(data):
        msgspec.json.decode(data)
    return data


def _mended(data: bytes) -> bytes:
    return _TOKEN.sub(_mended_token, data.decode("utf-8", "replace")).encode("utf-8", "replace")


def _mended_token(match: re.Match[str]) -> str:
    text, number = match[1], match[0]
    if text is not None:
        if not _ODD.search(text):
            return number
        try:
            value = json.loads(number, strict=False)
        except ValueError:
            return number
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return json.dumps(whole, ensure_ascii=False)
    if number.lstrip("-") in ("NaN", "Infinity"):
        return "null"
    return f'"{number}"' if len(number) > _DIGITS or abs(float_of(number)) == float("inf") else number


def float_of(number: str) -> float:
    """A number as a float; 0 where it is none, which the parser will report."""
    try:
        return float(number)
    except ValueError:
        return 0.0


def plain(value: Any, depth: int = 0) -> Any:
    """A value for `extra`: what is nested deeper than `DEEPEST` is kept as its JSON text."""
    if isinstance(value, dict | list):
        if depth > DEEPEST:
            import msgspec

            return msgspec.json.encode(value).decode()
        if isinstance(value, dict):
            return {key: plain(one, depth + 1) for key, one in value.items()}
        return [plain(one, depth + 1) for one in value]
    return value
