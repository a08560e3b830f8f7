"""Unpacks the parts of a .docx file that hold its text and styles, within bounds on their size and number."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from html import unescape
from io import BytesIO
from typing import TypeAlias

from debate_tui.frozen import dataclass
from debate_tui.read.ole import OLE, kind_of

ZIP = b"PK\x03\x04"

MOST_UNPACKED = 192 * 2**20
"""Bytes of the largest part that is unpacked; the largest of the card files that were measured has 30 MB."""
_MOST_PARTS = 20_000
_MOST_EMBEDDED = 100
_LOCATOR, _LONG_END = struct.Struct("<4sLQL"), struct.Struct("<4sQ2H2L4Q")
_END = struct.Struct("<4s4H2LH")
"""The end of a ZIP's directory (APPNOTE.TXT 6.3.10, 4.3.16)."""

_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s[^>]*?>")
_ATTRIBUTE = re.compile(r"\b(Id|Type|Target|TargetMode)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MOST_RELATIONSHIPS = 2**22
"""Bytes of a part of relationships that are looked at: room for 20,000 links."""


class PackageError(ValueError):
    """The file is no document that can be read; the message says why, `hint` what helps."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that say what is written and how it is marked, as XML."""

    document: bytes
    styles: bytes
    """Empty where the document has no styles of its own."""
    name: str = "word/document.xml"
    """The path of `document` in the package."""
    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the document's links, by the id of the relationship."""
    notes: Mapping[str, bytes] = field(default_factory=dict)
    """The parts that hold the texts of footnotes and endnotes, by their paths."""
    embedded: Mapping[str, bytes] = field(default_factory=dict)
    """What the document embeds as a whole, by the id of the relationship."""


_Parts: TypeAlias = dict[str, zipfile.ZipInfo]


def unpacked(data: bytes) -> Package:
    """The parts of a .docx, .docm, .dotx or .dotm file, found by its relationships (ECMA-376 part 2, clause 9).

    Raises:
        PackageError: it is protected, damaged, too large, or no document.
    """
    if data.startswith(OLE):
        what = kind_of(data) or "protected with a password, or a document of Word 97 to 2003"
        raise PackageError(
            f"the file is {what}", "open it in Word or LibreOffice, and save it as .docx without a password"
        )
    _check_directory(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {info.filename.lstrip("/"): info for info in package.infolist()}
            name = _related(package, parts, "", "/officeDocument") or "word/document.xml"
            if name not in parts:
                raise PackageError("the file is a ZIP archive, but no Word document")
            styles = _related(package, parts, name, "/styles")
            links = {
                one.get("Id", ""): one.get("Target", "")
                for one in _relationships(package, parts, name)
                if one.get("Type", "").endswith("/hyperlink")
            }
            known = _part(package, parts[styles]) if styles in parts else b""
            others = {_related(package, parts, name, kind) for kind in ("/footnotes", "/endnotes")} - {
                None,
                name,
                styles,
            }
            notes = {path: _part(package, parts[path]) for path in sorted(filter(None, others))}
            return Package(_part(package, parts[name]), known, name, links, notes, _embedded(package, parts, name))
    except PackageError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, RuntimeError, ValueError) as error:
        raise PackageError("the file is a damaged ZIP archive", str(error)[:100]) from None


def _embedded(package: zipfile.ZipFile, parts: _Parts, name: str) -> Mapping[str, bytes]:
    """The documents that a document embeds, each once, as far as all of them together are no larger than a part may be."""
    found, taken, left = dict[str, bytes](), set[str](), MOST_UNPACKED
    for one in _relationships(package, parts, name):
        if not one.get("Type", "").endswith("/aFChunk") or one.get("TargetMode") == "External":
            continue
        target = one.get("Target", "")
        path = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        )
        if path in parts and path not in taken and left > 0 and len(found) < _MOST_EMBEDDED:
            taken.add(path)
            content = _part(package, parts[path])
            left -= len(content)
            if left >= 0:
                found[one.get("Id", "")] = content
    return found


def _check_directory(data: bytes) -> None:
    """Refuses a directory of very many parts, which `zipfile` would read whole."""
    if not data.startswith(b"PK"):
        raise PackageError("no .docx: it does not begin as one", "a document of Word's is a ZIP archive")
    at = data.rfind(b"PK\x05\x06", -(_END.size + 2**16))
    if at < 0 or len(data) - at < _END.size:
        raise PackageError("the file is a damaged ZIP archive", "its end is missing: was it copied whole?")
    _, _, _, _, count, size, _, _ = _END.unpack_from(data, at)
    if count == 0xFFFF or size == 0xFFFFFFFF:  # what is longer is said before (4.3.14 and 4.3.15)
        begin = _LOCATOR.unpack_from(data, at - _LOCATOR.size)[2] if at >= _LOCATOR.size else len(data)
        if begin > len(data) - _LONG_END.size:
            raise PackageError(
                "the file is a damaged ZIP archive", "its end is not as it should be: was it copied whole?"
            )
        *_, count, size, _ = _LONG_END.unpack_from(data, begin)
    if count > _MOST_PARTS or size > 200 * _MOST_PARTS:
        raise PackageError(f"the ZIP archive has {count:,} parts, more than {_MOST_PARTS:,}")


def _part(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1:
        raise PackageError("the file is protected with a password", "save it without one")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # ECMA-376 part 2, annex B
        raise PackageError("the file is packed in a way that no document is")
    with package.open(info) as part:
        content = part.read(MOST_UNPACKED + 1)  # What the directory says of its size may be untrue.
    if len(content) > MOST_UNPACKED:
        raise PackageError(f"{info.filename[:60]} has more than {MOST_UNPACKED >> 20} MB unpacked")
    return content


def _related(package: zipfile.ZipFile, parts: _Parts, source: str, kind: str) -> str | None:
    """The path of the part to which `source` ("" for the package itself) has a relationship of this kind.

    Only parts of the package itself count: nothing is fetched, and no other file is opened.
    """
    for said in _relationships(package, parts, source):
        if said.get("Type", "").endswith(kind) and said.get("TargetMode") != "External":
            target = said.get("Target", "")
            folder = posixpath.dirname(source)
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path in parts:
                return path
    return None


def _relationships(package: zipfile.ZipFile, parts: _Parts, source: str) -> Iterator[Mapping[str, str]]:
    """The relationships of a part ("" for the package itself), each with its attributes."""
    folder, name = posixpath.split(source)
    info = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if info is not None:
        text = _part(package, info)[:_MOST_RELATIONSHIPS].decode("utf-8", "replace")
        for relationship in _RELATIONSHIP.findall(text):
            yield {key: unescape(one or other) for key, one, other in _ATTRIBUTE.findall(relationship)}
