"""Reads the table that Hypothesis exports as annotations: a row's quote is the page's, its body its user's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.annotations import Annotation, drafted, tell_replies
from debate_tui.read.draft import Draft
from debate_tui.read.fields import line_of
from debate_tui.read.files import Content
from debate_tui.read.foreign import page_of
from debate_tui.read.rows.columns import COMMENTS, MARKED, READERS, bare
from debate_tui.read.rows.table import Row
from debate_tui.read.trouble import Trouble


def read_annotated(content: Content, rows: Iterable[Row], trouble: Trouble) -> Draft | None:
    """The draft of the rows of such a table; None, with the reason reported, where hardly one says anything."""
    return drafted(content, "hypothesis", _annotated(rows, trouble), trouble)


def _annotated(rows: Iterable[Row], trouble: Trouble) -> Iterator[Annotation]:
    """The annotations of the rows; that some reply to others is reported, for the table doesn't say to which."""
    replies: list[Location] = []
    for row in rows:
        said = {bare(name): value if isinstance(value, str) else ",".join(value) for name, value in row.values.items()}
        kind = said.get("annotationreplytype", said.get("type", said.get("level", "0"))).strip().lower()
        if kind == "reply" or (kind.isdecimal() and int(kind[:9]) > 0):
            replies.append(row.at)
        yield _annotation(row, said)
    tell_replies(replies, "the table doesn't say what they reply to: the JSON export does", trouble)


def _annotation(row: Row, said: Mapping[str, str]) -> Annotation:
    url = _first(said, ("url", "pageurl", "uri")).strip()
    title = line_of(_first(said, ("title", "pagetitle", "documenttitle", "source")))
    quote = {"text": _first(said, MARKED), "locator": page_of(said.get("page", "").strip())}
    about: dict[str, Any] = {"title": title, "url": url if url.startswith(("http://", "https://")) else ""}
    tags = said.get("tags", "").split(",")
    by = [user] if (user := line_of(_first(said, (*sorted(READERS), "author")))) else []
    return Annotation(
        "",
        row.at,
        dict(row.values),
        _first(said, COMMENTS),
        quote,
        tags,
        url or title,
        about,
        by,
        _first(said, ("created", "createdat", "creationdate")),
    )


def _first(said: Mapping[str, str], names: Iterable[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")
