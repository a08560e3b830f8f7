"""Writes a debate as JSON Lines: the rows of `write.rows`, an object a line, without the keys that have nothing to say."""

from collections.abc import Iterator

from debate_tui.pages.document import Extract
from debate_tui.text.json_text import json_line
from debate_tui.write.further import Further, further
from debate_tui.write.rows import COLUMNS, written
from debate_tui.write.unsaid import beyond_rows
from debate_tui.write.writers import Options


def write(extract: Extract, options: Options) -> Iterator[str]:
    """Yields a line a row."""
    return written(extract, options, json_line(options.ascii_only, plain=True), _further(extract))


def left_out(extract: Extract) -> list[str]:
    """What is left out, as of all rows."""
    return beyond_rows(extract, _further(extract))


def _further(extract: Extract) -> Further:
    return further(extract.debate, extract.chosen_claims, COLUMNS, lambda _, value: value not in ("", None, [], {}))
