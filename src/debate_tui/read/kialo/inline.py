"""The inline markup of Kialo's claims: what a reader of the claim sees, and where its links lead."""

import re

_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\s\\]|\\.|\([^()\s]*\))+|https?://(?:[^()\n\\]|\\.)+)\)", re.DOTALL
)
"""A link; a typed address may have blanks, as `http://Some Case v. Other` has."""
ELSEWHERE = re.compile(r"->\s*(?=See discussion #[0-9]{1,9}: .)")
"""How a claim begins that is another discussion, of which the export has the title."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\\[\]()]")
MARKER = re.compile(r"\[([0-9]{1,9})\](?!\()")
"""A mark that leads to an entry under `Sources:`; it may also have been typed by hand."""


def plain(raw: str) -> tuple[str, list[dict[str, str]]]:
    """The text that a reader sees, and its links: the `text` and `url` of each.

    A link is replaced by its text, and `\\(` by `(`; emphasis by asterisks is left as it was typed. Before the title of another
    discussion there is no arrow.
    """
    if arrow := ELSEWHERE.match(raw):
        raw = raw[arrow.end() :]
    links = [{"text": unescaped(text), "url": unescaped(url)} for text, url in _LINK.findall(raw)]
    return unescaped(_LINK.sub(r"\1", raw) if links else raw), links


def escaped(text: str) -> str:
    """`text` with a backslash before what would else be markup, as Kialo writes it."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescaped(text: str) -> str:
    """`text` without the backslashes that `escaped` sets."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
