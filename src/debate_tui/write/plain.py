"""Writes a debate as plain text: the explorer's pages as one document, with a legend and full citations."""

from collections.abc import Iterable, Iterator

from debate_tui.layout.rows import Row
from debate_tui.pages.document import Extract, document
from debate_tui.write.text import render
from debate_tui.write.writers import Options, followed


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields the lines of the document, each with its line end."""
    return lines(document(extract, lambda items: followed(items, options)), options)


def lines(rows: Iterable[Row], options: Options) -> Iterator[str]:
    """Yields the lines of any rows, each with its line end."""
    return (f"{line}\n" for line in render(rows, options.width, options.ascii_only))
