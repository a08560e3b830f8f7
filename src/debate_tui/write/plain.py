"""Writes a debate as plain text: the explorer's pages as one document, with a legend and full citations."""

from collections.abc import Iterator
from dataclasses import replace

from debate_tui.layout.arrange import Measure, fits
from debate_tui.layout.rows import Row
from debate_tui.pages.document import Extract, document
from debate_tui.write import sections
from debate_tui.write.text import lines
from debate_tui.write.writers import Options, followed


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the document; a comparison whose positions do not fit side by side is set in sections."""
    if not extract.brief and sections.needed(extract, options.width):
        return sections.pieces(extract, options)
    rows = document(extract, lambda items: followed(items, options))
    return lines((_upright(row, options.width) for row in rows), options)


def _upright(row: Row, width: int) -> Row:
    """A row whose cells do not fit side by side, one below the other under one rule: tiles would zigzag down a page."""
    if fits(row, Measure(width, gutters=False)):
        return row
    first, *others = row.cells
    return replace(row, cells=(first, *(replace(cell, rule=None) for cell in others)), least=width)
