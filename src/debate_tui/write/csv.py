"""Writes a debate as CSV for spreadsheets: the rows of `write.rows`, and no cell that a spreadsheet would run.

What would begin as a formula has an apostrophe before it; so has a text that begins with an apostrophe itself, so that
whoever reads the file takes one away from each cell that has one. Values of a list stand on lines of their own.
"""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from debate_tui.pages.document import Extract
from debate_tui.text.safe import safe
from debate_tui.text.scripts import one_line
from debate_tui.write.rows import COLUMNS, rows
from debate_tui.write.writers import Options

_RUNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
"""What spreadsheets take for the beginning of a formula, also in the widths of East Asian scripts."""
_FORMULA = re.compile(rf"[\s\ufeff]*['{_RUNS}]|\s")
_BEHIND_SEMICOLON = re.compile(rf';(?="*[{_RUNS}])')
"""Where Excel divides a line in countries that write decimals with a comma, whatever quotation marks are around it."""
_MARK = "\ufeff"
"""The byte order mark, without which Excel does not take the file for UTF-8."""


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the head, then a piece a row; a cell is one line, and safe to print."""
    made: list[str] = []

    class Sink:
        write = staticmethod(made.append)

    writer = csv.writer(Sink, lineterminator="\n")
    writer.writerow(COLUMNS)
    made[0] = _MARK + made[0]
    for row in rows(extract, options):
        cells = {key: _listed(value) if isinstance(value, list) else _remembered(value) for key, value in row.items()}
        writer.writerow((_EMPTY | cells).values())
        yield "".join(made)
        made.clear()


_EMPTY = dict.fromkeys(COLUMNS, "")


def _listed(values: list[str]) -> str:
    return "\n".join(map(_remembered, values))


def inert(text: str) -> str:
    """`text` on one line, as it is safe to show, and so that no spreadsheet runs it."""
    text = safe(one_line(text))
    if ";" in text:
        text = _BEHIND_SEMICOLON.sub("; ", text)
    return f"'{text}" if _FORMULA.match(text) else text


_remembered = lru_cache(maxsize=4096)(inert)
"""Names of positions, issues and sources stand in row after row; so does a claim, in those of its relations."""
