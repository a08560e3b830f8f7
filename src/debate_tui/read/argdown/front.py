"""What Argdown says about the file and who says what: authors, who don't claim what both sides say, proponents, dates, other files."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.trouble import Trouble
from debate_tui.text.date_spelt import edtf
from debate_tui.text.wording import shown

_INCLUDE = re.compile(r"(?m)(?<!\\)@include\([^()\n]+\)")
INCLUDED = "@include is not followed: `argdown compile` makes one file of several"


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


def tell_of_others(front: Mapping[str, Any], text: str, at: Callable[[int], Location], trouble: Trouble) -> None:
    """Reports what the file says of other files and of groups instead of its headings, and isn't done."""
    group = front.get("group")
    if isinstance(group, Mapping) and group.get("regroup"):
        message = "the front matter groups the map anew (regroup): its headings stand as issues nevertheless"
        trouble.add(at(0), "N130", message, "the groups are kept as extra")
    for include in _INCLUDE.finditer(text):
        trouble.add(at(include.start()), "W127", f"{shown(include[0])} is not followed: it stands as text", INCLUDED)


def voice_of(data: Any) -> Any:
    """Data by which its `proponent` is the speaker, as the parser of record names them; else as it is."""
    named = data.get("proponent") if isinstance(data, Mapping) and not data.keys() & {"speaker", "voice"} else None
    names = list(filter(None, map(line, named if isinstance(named, list) else [named])))
    return {"speaker": ", ".join(names)} if names else data


def line(value: Any) -> str:
    """A text or a number on one line; "" for anything else."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
