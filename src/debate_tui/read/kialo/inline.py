"""The inline markup of Kialo's claims: what a reader of the claim sees, and where its links lead."""

import re

_LINK = re.compile(
    r"(?:(?<!\\)|(?<=(?<!\\)\\\\))\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\s\\]|\\.|\([^()\s]*\)){1,2000}|https?://(?:[^()\n\\]|\\.){1,2000})\)",
    re.DOTALL,
)
"""A link; a typed address may have blanks, as `http://Some Case v. Other` has. Else thousands of brackets with a backslash, or of
addresses without an end, were each looked through to the end."""
ELSEWHERE = re.compile(r"->\s*(?=See discussion #[0-9]{1,9}: .)")
"""How a claim begins that is another discussion, of which the export has the title."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\\[\]()]")
MARKER = re.compile(r"\[([0-9]{1,9})\](?!\()")
"""A mark that leads to an entry under `Sources:`; it may also have been typed by hand."""

LAID_OUT = re.compile(r"[\0-\x1f\x7f-\xa0\u2028\u2029]|  ")
"""What a text may have that a map doesn't hold as it is."""
_REFERENCE = re.compile(r"->\s*See\s(?:[0-9.]+|discussion #.+)")
_HEAD = re.compile(r"(?:[0-9.]+\.\s+)?([^\W\d_]{2,20}):")
"""What a claim begins with that may look like a row or `Sources:`."""


def plain(raw: str) -> tuple[str, list[dict[str, str]]]:
    """The text that a reader sees, and its links: the `text` and `url` of each.

    A link is replaced by its text, and `\\(` by `(`; emphasis by asterisks is left as it was typed. Before the title of another
    discussion there is no arrow.
    """
    if arrow := ELSEWHERE.match(raw):
        raw = raw[arrow.end() :]
    if "](" not in raw:
        return unescaped(raw), []
    links = [{"text": unescaped(text), "url": unescaped(url)} for text, url in _LINK.findall(raw)]
    return unescaped(_LINK.sub(r"\1", raw) if links else raw), links


def marked(raw: str) -> list[str]:
    """The numbers of the marks in a text."""
    return MARKER.findall(raw) if "[" in raw else []


def escaped(text: str) -> str:
    """`text` with a backslash before what would else be markup, as Kialo writes it."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescaped(text: str) -> str:
    """`text` without the backslashes that `escaped` sets."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def guarded(text: str, blocks: bool, stance: str) -> str:
    """The text of a claim, with a backslash where it would look like a reference, a row or `Sources:`."""
    if _REFERENCE.fullmatch(text):
        return f"\\{text}"
    head = _HEAD.match(text)
    if head is None:
        return text
    like_a_row = not stance and (text.endswith(":") or head[1] in ("Pro", "Con"))
    if head.end() == len(text) if blocks else like_a_row:
        return f"{text[: head.end() - 1]}\\{text[head.end() - 1 :]}"
    return text
