"""Tells whether a file is Argdown by what it holds; any prose would be, so it must have what only Argdown has."""

import re

from debate_tui.read.argdown.fences import blocks
from debate_tui.read.files import BOM
from debate_tui.read.foreign import senseless

_HEAD = 2**16
_TITLE = r"(?:\[[^\]\[\n]{2,}\](?!\()|<[^<>\n]+>)"
_RELATION = re.compile(rf"^[ \t]+(?:<\+|\+>|->|<-|><|_>|<_|\+|-|_)[ \t]*{_TITLE}", re.MULTILINE)
_ARROW = re.compile(r"^[ \t]+(?:<\+|\+>|->|<-|><|_>|<_|\+|-|_)[ \t]+\S", re.MULTILINE)
_ARGUMENT = re.compile(r"^<[^<>/\n][^<>\n]*>:[ \t]*\S", re.MULTILINE)
_STATEMENT = re.compile(r"^\[[^\]\[\n]+\]:[ \t]+(?![<#/]|https?:|www\.|mailto:)\S", re.MULTILINE)
_FRONT = re.compile(r"\s*={3,}[ \t]*\n((?:(?!={3}).*\n)+)={3}")
_KEY = re.compile(r"^[\"'\w]+[ \t]*:", re.MULTILINE)
_DATA = re.compile(r"^\[[^\]\[\n]+\]:[ \t]+\S.*[ \t]\{[ \t]*[\"'\w]+[ \t]*:", re.MULTILINE)
_OURS = re.compile(
    r"^(?:\[[^\]\[\n]+\][ \t]+\{[ \t]*\"\w+\"[ \t]*:|[ \t]+(?:<\+|\+>|->|<-|><|_>|<_)[ \t]+\[[^\]\[\n]+\][ \t]*$)",
    re.MULTILINE,
)
"""A title with data, as in a log, or an arrow to one: behind front matter, as our own writer may leave no more."""
_STRUCTURE = re.compile(r"^\(1\)[ \t]*\S(?:.*\n)+?-{2,}[^|\n]*\n(?:.*\n){0,4}?\([0-9]+\)", re.MULTILINE)
_FULL = re.compile(r"^.*\S", re.MULTILINE)
_BARE = re.compile(r"^[ \t]*(?:\[[^\[\]\n]*\]|<[^<>\n]*>|#+|[+_<>*-]{1,2})[ \t]*$", re.MULTILINE)
"""A line with a title alone, or with nothing but signs."""
_COMMENTS = re.compile(r"(?:\s*+(?:<!--(?:(?!-->)[\s\S])*+-->|/\*(?:(?!\*/)[\s\S])*+\*/|//.*+))++\s*+")
"""The comments before all else, of a licence, say."""
_LINE = 30
"""Characters of a line on average, below which a file may be made of such lines."""


def looks_like_argdown(data: bytes) -> bool:
    """Whether the first 64 KB have a relation to a title, an argument, a conclusion, or a statement with relations, data or front
    matter, or a block of Argdown in Markdown."""
    text = data[:_HEAD].removeprefix(BOM).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if blocks(text):
        return True
    text = text[comment.end() :] if (comment := _COMMENTS.match(text)) else text
    if text.lstrip()[:1] in ("{", "<") and text.lstrip()[1:2] in ("", "?", "!", '"', "\n", " ", "}"):
        return False
    front = _FRONT.match(text)
    stated = _STATEMENT.search(text) and (_ARROW.search(text) or (front and _KEY.search(front[1])))
    stated = stated or (front and _KEY.search(front[1]) and _OURS.search(text, front.end()))
    return bool(
        stated or _DATA.search(text) or _RELATION.search(text) or _ARGUMENT.search(text) or _STRUCTURE.search(text)
    )


def says_nothing(text: str) -> bool:
    """Whether next to all of a text is titles and signs alone."""
    mute = _count(_BARE, text) if text.count("\n") > len(text) / _LINE else 0
    return mute > 0 and senseless(mute, _count(_FULL, text) - mute)


def _count(lines: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in lines.finditer(text))
