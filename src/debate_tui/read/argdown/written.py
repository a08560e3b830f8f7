"""What of an Argdown file is kept as it is written: texts with markup, other wordings, and comments."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from debate_tui.read.argdown.model import Member, Model
from debate_tui.read.argdown.parser import Parser

_SCHEME = re.compile(r"(?i)\b(?:https?|ftp):\Z")
_LONGEST = 6
"""Characters of what `_SCHEME` finds."""


Written: TypeAlias = Mapping[tuple[int, int], str]
"""What stands in a file, without blanks around it, by where it stands: what of its text is kept when the model is made."""


def written(text: str, model: Model) -> Written:
    """All texts with markup."""
    items = chain(model.statements.values(), model.arguments.values())
    spans = chain((one.raw for item in items for one in item.odd if one.marked), (one.raw for one in model.sections))
    return {span: text[slice(*span)].strip() for span in spans if span}


def wordings(written: Written, others: Iterable[Member], words: str) -> list[Any]:
    """Other wordings of what is said in `words`, each once: its text, and with markup also as it is written (`raw`)."""
    said: dict[str, Any] = {}
    for one in others:
        other = one.text.strip()
        if one.marked:
            said[other] = {"text": other, "raw": written[one.raw]}
        elif other != words:
            said.setdefault(other, other)
    return list(said.values())


def comments(parser: Parser, model: Model) -> list[str]:
    """The comments of a file, but for those in texts that are kept as they are written, and the remarks in its YAML."""
    items = (*model.statements.values(), *model.arguments.values())
    kept = [one.raw for item in items for one in item.odd if one.marked and not one.reference]
    kept = sorted([*kept, *(one.raw for one in model.sections if one.raw)])
    found = (one for one in parser.lexer.comments if not _within(one.start, kept))
    return [*(parser.text[one.start : one.end] for one in found), *parser.remarks]


def cut_addresses(parser: Parser) -> Iterator[int]:
    """The offsets of comments that begin within an address: `http://example.org`."""
    for one in parser.lexer.comments:
        if parser.text.startswith("//", one.start) and _SCHEME.search(
            parser.text, max(0, one.start - _LONGEST), one.start
        ):
            yield one.start


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of sorted spans without overlap holds the offset."""
    n = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return n >= 0 and spans[n][0] <= offset < spans[n][1]
