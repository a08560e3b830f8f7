"""Writes a debate as JSON Lines: the rows of `write.rows`, an object a line, without the keys that have nothing to say."""

from collections.abc import Iterator

from debate_tui.pages.document import Extract
from debate_tui.text.json_text import json_line
from debate_tui.write.rows import written
from debate_tui.write.unsaid import beyond_rows as left_out  # noqa: F401 - `Writer.left_out` asks for it
from debate_tui.write.writers import Options


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields a line a row."""
    return written(extract, options, json_line(options.ascii_only, plain=True))
