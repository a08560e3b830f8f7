"""Writes a debate as JSON Lines: the rows of `write.rows`, an object a line, without the keys that have nothing to say."""

from collections.abc import Iterator

from debate_tui.pages.document import Extract
from debate_tui.text.json_text import json_lines
from debate_tui.write.rows import rows
from debate_tui.write.writers import Options


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields a line a row."""
    return json_lines(rows(extract, options), options.ascii_only)
