"""Makes a draft of a table of claims, of CSV, TSV, JSON Lines or a JSON list, whatever shape it has."""

from collections.abc import Sequence
from dataclasses import replace

from debate_tui.read.draft import Draft
from debate_tui.read.files import Content
from debate_tui.read.rows.columns import READWISE, bare, is_hypothesis
from debate_tui.read.rows.reading import Reading
from debate_tui.read.rows.recognise import looks_like_csv as looks_like_csv
from debate_tui.read.rows.recognise import looks_like_jsonl as looks_like_jsonl
from debate_tui.read.rows.shapes import shaped
from debate_tui.read.rows.sheet import ADDRESS, Sheet, sheet
from debate_tui.read.rows.sources import Apart, told_apart_by
from debate_tui.read.rows.table import around, json_rows, objects
from debate_tui.read.trouble import Trouble


def read_csv(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a CSV or TSV file; None where it has no column of claims or quotes."""
    (content,) = files
    apart = told_apart_by(shaped(sheet(content, Trouble()), Trouble()))
    table = sheet(content, trouble)
    if is_hypothesis(table.header):
        from debate_tui.read.rows.annotated import read_annotated  # a table is asked for more often than annotations

        return table.titled(read_annotated(content, table.rows, trouble))
    table = shaped(table, trouble)
    format = "readwise" if set(map(bare, table.header)) >= READWISE else "csv"
    return table.titled(_draft(content, format, table, apart, trouble))


def read_jsonl(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of JSON Lines, or of a JSON list of rows; None where no row has a claim or a quote."""
    (content,) = files
    header, rows = json_rows(content, trouble)
    apart = told_apart_by(shaped(Sheet(header, objects(content, Trouble())), Trouble()))
    draft = _draft(content, "jsonl", shaped(Sheet(header, rows), trouble), apart, trouble)
    return draft and replace(draft, extra={**around(content), **draft.extra})


def _draft(content: Content, format: str, table: Sheet, apart: Apart, trouble: Trouble) -> Draft | None:
    meant = {
        name: one if (format, one) != ("readwise", "date") else ""  # of the highlight
        for name, one in table.meant().items()
    }
    if not {"claim", "quote", "row"} & set(meant.values()):
        message = "no table of claims: it has no column `claim` or `quote`, or no row that can be read"
        trouble.add(content.at, "E128", message, "docs/other-formats.md lists the columns")
        return None
    links = () if "url" in meant.values() else (name for name, one in meant.items() if one == "source")
    columns = {**meant, **{ADDRESS.format(name): "url" for name in links}}
    reading = Reading(content, format, columns, apart, trouble)
    if format != "jsonl":
        content.data = None  # its text stands in memory beside it
    return reading.draft(table.rows)
