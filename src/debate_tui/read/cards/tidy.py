"""Takes plain runs out of a part's XML before it is parsed, and puts a sign in place of each stretch of them: nearly all of a card file is such runs.

As a tree, a card's hundreds of short runs take several times as long, and ten times the memory. What holds them is still parsed, so that
where they stand is known exactly; `runs` has the long way for all other runs, which leads to the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lxml.etree import fromstring

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGN = "debate-tui-runs"
"""The name of the element that stands for a stretch of runs; its attribute `n` is their number."""

Stretches: TypeAlias = dict[str, tuple[list[str], list[str]]]
"""By the number of their sign, the runs of a stretch: the XML of their properties, and their texts."""

_BATCH = 2**16
"""Bytes that are looked at together, at least."""
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r")
_NO_MARKUP = b"CDATA["
"""Begins a section in which a run is but characters."""
_NOT_IN_XML = "\ufffe", "\uffff"
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.-]+)")
_PREFIX = re.compile(
    rb"xmlns:([A-Za-z][\w.-]*)=\"http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006|purl\.oclc\.org/ooxml/wordprocessingml)/main\""
)
_HEAD = 2**16


def prefix_of(part: bytes) -> str:
    """The prefix that a part's runs have; "" where none may be taken out of it."""
    found, declared = _PREFIX.search(part[:_HEAD]), _DECLARED.match(part)
    if not found or (declared and declared[1].lower() != b"utf-8") or _NO_MARKUP in part or SIGN.encode() in part:
        return ""
    return found[1].decode()


@lru_cache(maxsize=16)
def _expressions(prefix: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of nothing but properties, each a single element, and text; and what may stand between runs without a meaning for them."""
    w = re.escape(prefix)
    attributes = r"(?:\s++[\w:.-]++=\"[^\"<&]*+\")*+\s*+"
    run = (
        rf"<{w}:r{attributes}>(?:<{w}:rPr>((?:<[^<>]*/>)*+)</{w}:rPr>|<{w}:rPr/>)?(?:<{w}:lastRenderedPageBreak/>)?"
        rf"<{w}:t{attributes}>(?!<)([^<&]*+(?:&(?:amp|lt|gt|quot|apos);[^<&]*+)*+)</{w}:t></{w}:r>"
    )
    between = (
        rf"(?:<{w}:(?:proofErr|bookmarkStart|bookmarkEnd)(?: [^<>]*)?/>|<{w}:ins(?: [^<>]*[^<>/])?>|</{w}:ins>|\s+)*+"
    )
    return re.compile(run), re.compile(between)


def pieces(part: bytes, prefix: str, taken: Stretches) -> Iterator[tuple[bytes, int]]:
    """A part's XML piece by piece, each with the bytes of the part up to its end; the runs that stand in it no more are put into `taken`."""
    end_of_paragraph = f"</{prefix}:p>".encode() if prefix else b">"
    begin = 0
    while begin < len(part):
        end = part.find(end_of_paragraph, begin + _BATCH)
        end = end + len(end_of_paragraph) if end >= 0 else len(part)
        piece = part[begin:end]
        yield _without(piece, prefix, taken, begin) if prefix else piece, end
        begin = end


def _without(piece: bytes, prefix: str, taken: Stretches, offset: int) -> bytes:
    """A piece of XML, which begins at this offset of its part, with a sign for each stretch of runs."""
    try:
        text = piece.decode()
    except UnicodeDecodeError:
        return piece  # the parser tells where
    if len(piece.translate(None, _CONTROLS)) < len(piece) or any(one in text for one in _NOT_IN_XML):
        return piece
    if "\r" in text:  # as XML reads line ends (XML 1.0, 2.11)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    run, nothing = _expressions(prefix)
    parts = run.split(text)
    between, properties, texts = parts[::3], [one or "" for one in parts[1::3]], parts[2::3]
    if "\n" in text or "&" in text:
        texts = [_plain(one.replace("\n", " ")) for one in texts]
    rest, first, last = [between[0]], 0, len(texts)
    for end in [*(n for n, one in enumerate(between) if one and 0 < n < last), *([last] if last else [])]:
        if end == last or not nothing.fullmatch(between[end]):  # else the stretch goes on behind it
            number = f"{offset}.{first}"
            taken[number] = properties[first:end], texts[first:end]
            rest.append(f'<{SIGN} n="{number}"/>')
            first = end
        rest.append(between[end])
    return "".join(rest).encode()


_ENTITIES = ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")


def _plain(text: str) -> str:
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text


_TELLING = re.compile(r"<(?:[\w.-]+:)?(u|highlight|shd|vanish|b|rStyle)(?=[\s/])[^<>]*/>")


def telling(written: str) -> str:
    """Of the XML of a run's properties, those that tell how it looks here: a document may have very many others."""
    return "".join({one[1]: one[0] for one in _TELLING.finditer(written)}.values())


def properties_of(written: str) -> "_Element":
    """The properties of a run from their XML; names are told apart without their namespaces.

    Raises:
        XMLSyntaxError: it is not well formed.
    """
    prefixes = set(re.findall(r"([\w.-]+):", re.sub(r'"[^"]*"', "", written))) - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{one}="urn:{one}"' for one in sorted(prefixes))
    return fromstring(f"<rPr{declared}>{written}</rPr>")
