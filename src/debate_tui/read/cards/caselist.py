"""Recognises files of OpenCaselist rows (CSV, JSON Lines) by their columns; `cards.rows`, which reads them, is imported then."""

import re
from collections.abc import Sequence

from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.rows.columns import bare
from debate_tui.read.rows.sheet import is_sheet, sheet
from debate_tui.read.rows.table import json_rows, text_in
from debate_tui.read.trouble import Trouble

_HEAD = 2**16
_PASSAGES = frozenset(("markup", "fulltext", "fullcite"))
_ZIP = b"PK\x03\x04"
"""A Word document, say: to guess the code of what is no text takes a tenth of the time of reading one."""
_KEY = re.compile(r'"([^"\\]{1,40})"\s*:')


def looks_like_caselist(data: bytes) -> bool:
    """Whether it is CSV or JSON Lines with a column `tag`, and one with a card's text or its whole cite."""
    if data.startswith(_ZIP):
        return False
    head = _head(data)
    return _fits(_KEY.findall(head)) if head[:1] in ("{", "[") else is_sheet(head, _fits)


def read_caselist(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a file of rows; None where no row has a tag, a cite or a text. `files` has one item."""
    from debate_tui.read.cards.rows import read_rows  # late: any text is looked at by this module

    (content,) = files
    listed = _head(content.data or b"")[:1] in ("{", "[")
    if listed:
        return read_rows(content, json_rows(content, trouble)[1], trouble)
    table = sheet(content, trouble, _fits)
    return table.titled(read_rows(content, table.rows, trouble))


def _head(data: bytes) -> str:
    return text_in(data[:_HEAD]).lstrip()


def _fits(header: Sequence[str]) -> bool:
    names = {bare(name) for name in header}
    return "tag" in names and not names.isdisjoint(_PASSAGES)
