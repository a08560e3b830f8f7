"""Writes a debate as plain text: the explorer's pages as one document, with a legend and full citations."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from debate_tui.layout.arrange import Measure, fits
from debate_tui.layout.rows import Row
from debate_tui.pages.document import Extract, parts
from debate_tui.write import sections
from debate_tui.write.processes import composed
from debate_tui.write.text import lines
from debate_tui.write.writers import Options


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the document; a comparison whose positions do not fit side by side is set in sections."""
    extract = replace(extract, ascii_only=options.ascii_only)
    if not extract.brief and sections.needed(extract, options.width):
        yield from sections.pieces(extract, options)
        return
    for items, rows in parts(extract):
        # What is there once takes no time, and would be told as all of it.
        heard = options if len(items) > 1 else options._replace(heard=lambda _: None)
        yield from composed(items, partial(_lines, rows, options), heard)


def _lines(rows: Callable[[Any], Iterable[Row]], options: Options, item: object) -> Iterator[str]:
    return lines((_upright(row, options.width) for row in rows(item)), options)


def _upright(row: Row, width: int) -> Row:
    """A row whose cells do not fit side by side, one below the other under one rule: tiles would zigzag down a page."""
    if fits(row, Measure(width, gutters=False)):
        return row
    first, *others = row.cells
    return replace(row, cells=(first, *(replace(cell, rule=None) for cell in others)), least=width)
