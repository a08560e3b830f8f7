"""Finds the blocks of Argdown in Markdown, each of which is a document of its own to Argdown's tools."""

import re
from collections.abc import Iterator

_OPEN = re.compile(r"^[ \t]*(`{3,}(?=[^`\n]*$)|~{3,})[ \t]*([^\s`]*)", re.MULTILINE)
_LINE = re.compile(r"^.*(?:\r\n|\n|\r|$)", re.MULTILINE)
_ENDS = re.compile(r"\r\n|\n|\r")
_ARGDOWN = ("argdown", "argdown-map", "argdown-source")


def blocks(text: str) -> list[tuple[int, int, int]]:
    """Where the blocks of Argdown begin, and their content begins and ends, by CommonMark's rules: not those in other blocks or in
    comments. The content of an indented one, of a list, say, isn't told: its end is its beginning."""
    may = "argdown" in text and any(match[2] in _ARGDOWN for match in _OPEN.finditer(text))
    return list(_found(text)) if may else []  # nearly every text holds none


def lines(text: str, end: int) -> int:
    """How many lines end before an offset."""
    return sum(1 for _ in _ENDS.finditer(text, 0, end))


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    fence, block, close = "", (-1, -1), ""
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if close or (not fence and words.startswith(("<!--", "/*"))):
            close = close or ("-->" if words[0] == "<" else "*/")
            close = "" if close in words else close
        elif fence and words.startswith(fence) and not words.strip(fence[0]):
            if block[0] >= 0:
                yield *block, line.start() if text[block[0]] in "`~" else block[1]
            fence, block = "", (-1, -1)
        elif not fence and (match := _OPEN.match(line[0])):
            fence = match[1]
            block = (line.start(), line.end()) if match[2] in _ARGDOWN else block
    if fence and block[0] >= 0:
        yield *block, len(text) if text[block[0]] in "`~" else block[1]
