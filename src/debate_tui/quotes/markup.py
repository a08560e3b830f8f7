"""Splits HTML into tags and words, as the tokenizer of the HTML Standard (13.2.5) does, as far as words need it.

Broken mark-up is read as browsers read it, and never raises. The time is linear in the length of the page: a tag,
comment or element that is not closed runs to the end of the file, so that nothing is read twice.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Start(NamedTuple):
    """A start tag. Its name and its attributes' names are in small letters; of equal attributes the first counts."""

    name: str
    attributes: dict[str, str]
    closed: bool
    """Whether it ends with `/>`, which closes elements of SVG and MathML only."""


class End(NamedTuple):
    """An end tag, its name in small letters."""

    name: str


Token = Start | End | str

_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements whose content is raw text up to their end tag; `noscript` among them, as in browsers that run scripts."""
_WORDS_ONLY = frozenset({"title", "textarea"})
"""Elements whose content is text with character references, but without tags."""

_LETTER = re.compile(r"[A-Za-z]")
_NAME = re.compile(r"[^\s/>]++")
_ATTRIBUTE = re.compile(r"""[\s/]*+(=?[^\s/>=]++)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")
_TAG_END = re.compile(r"[\s/]*+>")
_COMMENT_END = re.compile(r"--!?>")
_ZEROS = re.compile(r"(&#x?)0++(?=[0-9a-f])", re.IGNORECASE)
_FAR = re.compile(r"&#(?:[0-9]{8,}+|x[0-9a-f]{7,}+);?", re.IGNORECASE)


def tokens(page: str) -> Iterator[Token]:
    """The page's tags and its words; comments, declarations and processing instructions are left out."""
    at = 0
    while at < len(page):
        opening = page.find("<", at)
        if opening != at:
            yield characters(page[at : opening if opening > at else len(page)])
        at = opening if opening >= 0 else len(page)
        if page.startswith("<!--", at):
            at = _after_comment(page, at)
        elif _LETTER.match(page, at + 1):
            tag, at = _tag(page, at + 1)
            if tag:
                yield tag
                inside, at = _inside(page, tag.name, at)
                if inside:
                    yield inside
        elif page.startswith("</", at) and _LETTER.match(page, at + 2):
            tag, at = _tag(page, at + 2)
            if tag:
                yield End(tag.name)
        elif page.startswith(("<!", "<?", "</"), at):
            at = _after(page, ">", at)
        elif at < len(page):
            yield "<"
            at += 1


def characters(text: str) -> str:
    """The text with its character references resolved; numbers too large for a character become U+FFFD."""
    if "&" not in text:
        return text
    return html.unescape(_FAR.sub("\ufffd", _ZEROS.sub(r"\1", text)) if "&#" in text else text)


def _after(page: str, end: str, at: int) -> int:
    found = page.find(end, at)
    return found + len(end) if found >= 0 else len(page)


def _after_comment(page: str, at: int) -> int:
    for empty in ("<!-->", "<!--->"):
        if page.startswith(empty, at):
            return at + len(empty)
    end = _COMMENT_END.search(page, at + 4)
    return end.end() if end else len(page)


def _tag(page: str, at: int) -> tuple[Start | None, int]:
    """The tag whose name begins at `at`, and the position behind it; None if the file ends before the tag does."""
    name = _NAME.match(page, at)
    assert name
    attributes: dict[str, str] = {}
    at = name.end()
    while at < len(page):
        if end := _TAG_END.match(page, at):
            return Start(name[0].lower(), attributes, "/" in end[0]), end.end()
        found = _ATTRIBUTE.match(page, at)
        if not found:
            break
        value = found[2] or ""
        if value[:1] in ("'", '"'):
            if len(value) < 2 or value[-1] != value[0]:
                break
            value = value[1:-1]
        attributes.setdefault(found[1].lower(), characters(value))
        at = found.end()
    return None, len(page)


def _inside(page: str, name: str, at: int) -> tuple[str, int]:
    """The content of an element that can hold no tags, and where its end tag begins; `("", at)` for other elements."""
    if name == "plaintext":
        return page[at:], len(page)
    if name not in _RAW and name not in _WORDS_ONLY:
        return "", at
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    inside = page[at : end.start() if end else len(page)]
    return (inside if name in _RAW else characters(inside)), at + len(inside)
