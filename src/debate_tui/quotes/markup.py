"""HTML as tags and words, in the order of the file, by the tokenizer of the HTML standard (13.2.5) as far as words need it.

Whatever is broken is read as a browser reads it, and nothing fails. Linear: no character is looked at again for what
follows it, since all that has no end runs to the end of the file.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Start(NamedTuple):
    """A start tag; name and attributes' names in small letters, the first of two equal attributes."""

    name: str
    attributes: dict[str, str]
    closed: bool
    """Whether it ends with `/>`, which counts within SVG and MathML only."""


class End(NamedTuple):
    name: str


Token = Start | End | str

_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements in which there is no mark-up but their end (of `noscript` where scripts run, as they do for readers)."""
_WORDS_ONLY = frozenset({"title", "textarea"})
"""Elements with character references and no mark-up."""

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
    """Words with their character references resolved; a number that no character has becomes U+FFFD."""
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
    """The tag whose name begins at `at`, and where it ends; None where the file ends before."""
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
    """What an element without mark-up holds, and where its end tag begins; nothing where it may hold mark-up."""
    if name == "plaintext":
        return page[at:], len(page)
    if name not in _RAW and name not in _WORDS_ONLY:
        return "", at
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    inside = page[at : end.start() if end else len(page)]
    return (inside if name in _RAW else characters(inside)), at + len(inside)
