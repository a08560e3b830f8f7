"""Writes a debate as CSV for spreadsheets: the rows of `write.rows`, and no cell that a spreadsheet would run or rewrite.

What would begin as a formula has an apostrophe before it, and so has what would become another number (007, 1,000) or a
date (3-4); so has a text that begins with an apostrophe itself, so that whoever reads the file takes one away from each cell that has one. Values of a list stand on lines of their own, and a quote in its own lines.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from debate_tui.pages.document import Extract
from debate_tui.read.rows.places import PLACES
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.text.wording import counted
from debate_tui.write.further import Further, further
from debate_tui.write.json import chosen_relations
from debate_tui.write.rows import COLUMNS, Row, written
from debate_tui.write.unsaid import beyond_rows
from debate_tui.write.writers import Options

_RUNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
"""What spreadsheets take for the beginning of a formula, also in the widths of East Asian scripts."""
_FORMULA = re.compile(rf"[\s\ufeff]*['{_RUNS}]|\s")
_REWRITTEN = re.compile(
    r"(?!(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?\Z)(?!\d{4}-\d\d-\d\d\Z)"  # a number as they write it; a day, of which they make the same day
    r"(?:[\d.,:/%$€£() -]*\d[\d.,:/%$€£() -]*|\d+(?:\.\d*)?[eE][+-]?\d+)\Z"
)
"""What spreadsheets take for a number, a share, a time or a date, and show as another text."""
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_SPELT = re.compile(
    rf"\s*(?:true|false|\d{{1,2}}(?::\d\d){{0,2}} ?[ap]m|\d{{1,4}}\.?[ ,/-]*{_MONTH}(?:[ ,/-]*\d{{1,4}})?|{_MONTH}[ ,/-]*\d{{1,4}}(?:[ ,/-]+\d{{1,4}})?)\s*\Z",
    re.IGNORECASE,
)
"""What they take for a day, a month, a time or a truth value though it has letters; “SEPT2” becomes 2 September."""
_LONGEST = 32
"""Characters of such a text at most."""
_BEHIND_SEMICOLON = re.compile(rf';(?="*[{_RUNS}])')
"""Where Excel divides a line in countries that write decimals with a comma, whatever quotation marks are around it."""
_ENDS = re.compile("[\\t-\\r\x85\u2028\u2029]")
_MARK = "\ufeff"
"""The byte order mark, without which Excel does not take the file for UTF-8."""


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the head, then a piece a row; a cell is one line, and safe to print."""

    class Sink:
        write = staticmethod(str)

    line: Callable[[Iterable[str]], str] = csv.writer(Sink, lineterminator="\n").writerow  # returns what `write` does

    more = _further(extract)
    places = {name: number for number, name in enumerate((*COLUMNS, *more.names))}
    yield _MARK + line(places)
    yield from written(extract, options, lambda row: line(_cells(row, places)), more)


def left_out(extract: Extract) -> list[str]:
    """What is left out: as of all rows, and control and invisible characters, for which others stand."""
    claims, relations = extract.chosen_claims, chosen_relations(extract)
    texts = chain(
        (one for claim in claims for one in (claim.text, claim.voice.speaker if claim.voice else "")),
        (one for claim in claims for quote in claim.quotes for one in (quote.text, quote.locator, quote.note, quote.prefix, quote.suffix)),
        (one.why for one in relations),
        (one for source in extract.placed_sources for one in (source.title, source.note, source.outlet, *source.authors)),
    )  # fmt: skip
    more = _further(extract)
    cells = (str(one) for claim in claims for one in more.of(claim).values())
    many = sum(_is_altered(one) for one in chain(texts, cells) if one)
    return [
        *beyond_rows(extract, more),
        *([f"control and invisible characters of {counted(many, 'text')}"] if many else []),
    ]


def _is_altered(text: str) -> bool:
    """Whether a text has characters that no cell has, other than line ends."""
    return not text.isprintable() and safe(text) != _ENDS.sub(" ", text)


def _further(extract: Extract) -> Further:
    return further(extract.debate, extract.chosen_claims, COLUMNS, _fits)


def _fits(name: str, value: object) -> bool:
    """Whether a further column may be called so, and have this in a cell."""
    return isinstance(value, str) and value.strip() != "" and inert(name) == name


def _cells(row: Row, places: Mapping[str, int]) -> list[str]:
    cells, kind = [""] * len(places), str(row["row"])
    for key, value in row.items():
        if isinstance(value, str) and (key == "quote" or (kind in PLACES and key not in PLACES[kind])):
            cells[places[key]] = inert(value) if value.isprintable() else "\n".join(map(inert, value.splitlines()))
        else:
            cells[places[key]] = _remembered(value) if isinstance(value, str) else "\n".join(map(_remembered, value))
    return cells


def inert(text: str) -> str:
    """`text` on one line, as it is safe to show, and so that no spreadsheet runs it."""
    text = safe(one_line(text))
    if ";" in text:
        text = _BEHIND_SEMICOLON.sub("; ", text)
    if len(text) <= _LONGEST and _SPELT.match(text):
        return f"'{text}"
    if text[:1].isalpha():  # else what is run or rewritten begins with no letter
        return text
    return f"'{text}" if _FORMULA.match(text) or _REWRITTEN.match(text) else text


_remembered = lru_cache(maxsize=4096)(inert)
"""Names of positions, issues and sources stand in row after row; so does a claim, in those of its relations."""
