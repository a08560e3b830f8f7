"""Makes a draft of a table of claims, of CSV, TSV, JSON Lines or a JSON list, whatever shape it has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from debate_tui.model.library import UNDRAWN
from debate_tui.read.draft import Draft
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.rows.columns import READWISE, bare, is_annotated
from debate_tui.read.rows.own import OwnReading
from debate_tui.read.rows.parts import parted
from debate_tui.read.rows.reading import Reading
from debate_tui.read.rows.recognise import looks_like_csv as looks_like_csv
from debate_tui.read.rows.recognise import looks_like_jsonl as looks_like_jsonl
from debate_tui.read.rows.records import MOST_CELLS, widest
from debate_tui.read.rows.remarks import are_turned
from debate_tui.read.rows.renaming import ANOTHER, meant_by
from debate_tui.read.rows.shapes import shaped
from debate_tui.read.rows.sheet import ADDRESS, Sheet, sheet
from debate_tui.read.rows.sides import sides_of
from debate_tui.read.rows.sources import Apart, told_apart_by
from debate_tui.read.rows.table import around, json_rows, objects
from debate_tui.read.rows.undrawn import lists_in
from debate_tui.read.trouble import Trouble, within
from debate_tui.text.suggest import nearest
from debate_tui.text.wording import counted, listed, shown

_FIRST, _LAST = 0.25, 0.85
"""The shares of the work that are done once a table was looked through, and once its rows were read; then relations are."""


def read_csv(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of a CSV or TSV file; None where it has no column of claims or quotes."""
    (content,) = files
    if (many := widest(content.data or b"")) > MOST_CELLS:
        message = f"a line of this table has {many + 1:,} cells, and no more than {MOST_CELLS:,} are read"
        trouble.add(content.at, "E129", message, "is it whole, with a row in each line?")
        return None
    table = parted(sheet(content, trouble.aside(0, _FIRST)), Trouble())
    if lacking := {*content.columns.values()} - {*table.header}:
        _tell(content, lacking, table.header, trouble)
        return None
    apart = told_apart_by(shaped(table, Trouble()))
    trouble.reached = within(trouble.reached, _FIRST, _LAST)
    table = parted(sheet(content, trouble), trouble)
    if is_annotated(table.header) and not content.columns:
        from debate_tui.read.rows.annotated import read_annotated  # a table is asked for more often than annotations

        return table.titled(read_annotated(content, table.rows, trouble))
    table = shaped(table, trouble)
    format = "readwise" if set(map(bare, table.header)) >= READWISE else "csv"
    return table.titled(_draft(content, format, table, apart, trouble))


def read_jsonl(files: Sequence[Content], trouble: Trouble) -> Draft | None:
    """The draft of JSON Lines, or of a JSON list of rows; None where no row has a claim or a quote."""
    (content,) = files
    header, rows = json_rows(content, trouble)
    if lacking := {*content.columns.values()} - {*header}:
        _tell(content, lacking, header, trouble)
        return None
    if is_annotated(header) and not content.columns:
        from debate_tui.read.rows.annotated import read_annotated

        draft = read_annotated(content, rows, trouble)
        return draft and replace(draft, extra={**around(content), **draft.extra})
    told, named = meant_by(header, content.columns), {role: name for name, role in content.columns.items()}
    apart = told_apart_by(
        shaped(Sheet(header, objects(content, trouble.aside(0.1, _FIRST)), (), told, named), Trouble())
    )
    trouble.reached = within(trouble.reached, _FIRST, _LAST)
    draft = _draft(content, "jsonl", shaped(Sheet(header, rows, (), told, named), trouble), apart, trouble)
    return draft and _with_what_stands_around(draft, around(content), content, trouble)


def _with_what_stands_around(draft: Draft, beside: dict[str, Any], content: Content, trouble: Trouble) -> Draft:
    """The draft with what JSON has beside the member that holds its rows: a title and a question are the map's, and relations that aren't
    read are told."""
    about = next((one for name in _ABOUT if isinstance(one := beside.get(name), dict)), {})
    head, *others = draft.heads
    values = {**head.values}
    for key, name in (("question", "motion"), ("question", "question"), ("title", "title")):
        for of in (about, beside):
            if isinstance(one := of.get(name), str) and line_of(one):
                values[key] = line_of(one)
    lists = lists_in(beside)
    undrawn = draft.extra.get(UNDRAWN, 0) + sum(map(len, lists.values()))
    if lists:
        names = listed([*map(shown, lists)], 4)
        message = f"{names} beside the claims: what these relations do, or to which claims they lead, isn't known, so kept as extra"
        trouble.add(content.at, "W127", message, "a relation is an object with its kind and the ids of two claims")
    extra = {**beside, **draft.extra, **({UNDRAWN: undrawn} if undrawn else {})}
    return replace(draft, heads=[replace(head, values=values), *others], extra=extra)


_ABOUT = ("debate", "discussion", "meta", "metadata", "info")
"""Members that say what the whole is about."""


def _tell(content: Content, roles: Iterable[str], header: Sequence[str], trouble: Trouble) -> None:
    """Reports which columns that somebody says something of aren't there."""
    from debate_tui.read.readers import reader_of  # which imports this module
    from debate_tui.read.seems import TABLES, seems

    names = {role: name for name, role in content.columns.items()}
    lacking = [names[role] for role in sorted(roles)]
    has = [names.get(name, name.removesuffix(ANOTHER)) for name in header]
    near = [f"did you mean {shown(one)}?" for name in lacking if (one := nearest(name, has))]
    reader = reader_of([content])
    what = f"{reader.name}, which has no columns" if reader else seems(content.data or b"")[0]
    table = has and (what.startswith(TABLES) or (reader and reader.name in ("csv", "jsonl")))
    told = f"has {listed(list(map(shown, has)), 20)}" if table else f"seems to be {what}"
    message = f"there is no column {listed(list(map(shown, lacking)), 4)}: the file {told}"
    trouble.add(content.at, "E128", message, " ".join(near) or "--column has the name of a column as the file has it")


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
    extra: dict[str, Any] = {"columns": dict(table.named)} if table.named else {}
    reading = (OwnReading if "row" in meant.values() else Reading)(content, format, columns, apart, trouble)
    if format != "jsonl":
        content.data = None  # its text stands in memory beside it
    reading.anew = table.anew
    draft = reading.draft(table.rows)
    if apart.filled:
        (name, what), *more = apart.filled.items()
        others = f", and so of {counted(len(more), 'more source')}" if more else ""
        message = f"{listed(sorted(what))} of {shown(name)}: only some rows that name it say so, and it is read for all of them{others}"
        trouble.add(
            content.at, "N130", message, "a date or an address in each row, or another name, tells sources apart"
        )
    turned = [name for name in are_turned(table.header) if not meant[name] and name not in sides_of(table.header)]
    if turned and "row" not in meant.values():
        message = f"{listed(list(map(shown, turned)), 4)}: what stands behind such a name may say that it is something else, so kept as extra"
        trouble.add(content.at, "N130", message, "--column says which column is the claim, the author, …")
    undrawn = table.notes.get(UNDRAWN, 0) + (draft.extra.get(UNDRAWN, 0) if draft else 0)
    extra |= {**table.notes, **(draft.extra if draft else {}), **({UNDRAWN: undrawn} if undrawn else {})}
    return draft and replace(draft, extra=extra)
