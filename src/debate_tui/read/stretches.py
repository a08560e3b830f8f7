"""Parses a list in JSON a stretch at a time where its items are short, so that what is made of all of them doesn't stand in memory at once."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_TEXT = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TOKEN = re.compile(
    rf'{_TEXT}|[\[{{](?:[^][{{}}"]++|{_TEXT})*+[\]}}]|(?P<opens>[\[{{])|(?P<closes>[\]}}])|(?P<comma>,)'.encode(),
    re.DOTALL,
)
"""What may have a comma in it, whole: a text, or a list or object without others; what opens and closes others; and a comma."""
_SHORT = 20
"""Bytes of an item from which on all of them, at some sixty bytes each, take no more than a few times the room of their text."""
_TOGETHER = 1000
_CHUNK = 2**20


def stretches(text: memoryview, parsed: Callable[[bytes | memoryview], Iterable[Any]]) -> Iterator[Iterable[Any]]:
    """What `parsed` makes of the sound JSON text of a list, or of lists of so many of its items, one after the other."""
    commas = sum(bytes(text[start : start + _CHUNK]).count(b",") for start in range(0, len(text), _CHUNK))
    if commas < _TOGETHER or commas * _SHORT < len(text):
        yield parsed(text)
        return
    begin, depth, count = 1, 0, 0
    for token in _TOKEN.finditer(text, begin):
        match token.lastgroup:
            case "opens":
                depth += 1
            case "closes":
                depth -= 1
            case "comma" if depth == 0:
                count += 1
                if count == _TOGETHER:
                    yield parsed(b"[" + text[begin : token.start()] + b"]")
                    begin, count = token.end(), 0
    yield parsed(b"[" + text[begin:])
