"""What the front matter of Argdown says about the file: its authors, who don't claim what both sides say, and its date."""

from collections.abc import Mapping
from typing import Any

from debate_tui.read.draft import Node
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import shown


def source_of(head: Node, front: Mapping[str, Any], trouble: Trouble) -> Node:
    """The source of all that a file says, by its front matter; a date that can't be read is reported."""
    values: dict[str, Any] = {"id": head.values["id"], "title": head.values["title"]}
    author = front.get("author")
    named = list(dict.fromkeys(filter(None, map(line, author if isinstance(author, list) else [author]))))
    if named:  # who reconstructs a debate doesn't say what both sides say
        values["note"] = f"{'authors' if len(named) > 1 else 'author'} of the file: {', '.join(named)}"
    date = line(front.get("date"))
    if date and (spelt := edtf(date)):
        values["published"] = spelt
    elif date:
        message = f"{shown(date)} is no date that can be read: it is kept as extra"
        trouble.add(head.at, "W127", message, "write 2024-05-01")
    return Node("source", head.at, values)


def line(value: Any) -> str:
    """A text or a number on one line; "" for anything else."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
