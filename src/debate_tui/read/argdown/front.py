"""What Argdown says about the file and who says what: authors, who don't claim what both sides say, its date, which isn't that of
what they say, proponents, other files."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from debate_tui.model.debate import Location
from debate_tui.read.draft import Node
from debate_tui.read.trouble import Trouble
from debate_tui.text.wording import shown

_PEOPLE = ("speaker", "proponent", "author")
NO_NAME = ("", "no", "none", "null", "nan", "undefined", "unknown")
"""What stands where nobody is named."""
_INCLUDE = re.compile(r"(?m)(?<!\\)@include\([^()\n]+\)")
INCLUDED = "@include is not followed: `argdown compile` makes one file of several"


def source_of(head: Node, front: Mapping[str, Any]) -> Node:
    """The source of all that a file says, with author and date of its front matter as a note: who reconstructs a debate
    doesn't say what both sides say, and they don't say it on that day."""
    values: dict[str, Any] = {"id": head.values["id"], "title": head.values["title"]}
    named = list(dict.fromkeys(_names(front.get("author"))))
    told = [f"{'authors' if len(named) > 1 else 'author'} of the file: {', '.join(named)}"] if named else []
    told += [f"date of the file: {date}"] if (date := line(front.get("date"))) else []
    return Node("source", head.at, values | ({"note": "; ".join(told)} if told else {}))


def tell_of_others(front: Mapping[str, Any], text: str, at: Callable[[int], Location], trouble: Trouble) -> None:
    """Reports what the file says of other files and of groups instead of its headings, and isn't done."""
    group = front.get("group")
    if isinstance(group, Mapping) and group.get("regroup"):
        message = "the front matter groups the map anew (regroup): its headings stand as issues nevertheless"
        trouble.add(at(0), "N130", message, "the groups are kept as extra")
    for include in _INCLUDE.finditer(text):
        trouble.add(at(include.start()), "W127", f"{shown(include[0])} is not followed: it stands as text", INCLUDED)


def voice_of(data: Any, at: Location, trouble: Trouble) -> Any:
    """Data by which its `proponent` is the speaker, as the parser of record names them, or where nobody else is, its `author`.
    An author beside another speaker, who reports them in the file's stead, is told, and what that author shares isn't used."""
    if not isinstance(data, Mapping):
        return data
    said = {key: data[key] for key in ("voice", "speaker", "endorsed") if data.get(key) not in (None, "", [])}
    authors = _names(data.get("author"))
    if not said.keys() & {"voice", "speaker"}:
        said["speaker"] = _names(data.get("proponent")) or authors
    voice = said.get("voice", said.get("speaker"))
    speaker = voice.get("speaker") if isinstance(voice, Mapping) else voice
    if authors and _names(speaker) != authors:
        message = f"{shown(', '.join(authors))} reports what others say, which is said to be reported by the file"
        trouble.add(at, "N130", message, "the author is kept as extra")
        return {"speaker": speaker}
    return said


def overruled(old: Any, new: Any) -> dict[str, Any]:
    """Who says something by `old` data, where `new` data of the same statement names others; empty where it doesn't."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return {}
    before = {key: old[key] for key in _PEOPLE if key in old and key in new and _names(old[key]) != _names(new[key])}
    shared = old.get("endorsed")
    return before and before | {"endorsed": shared if shared == new.get("endorsed") else None}


def of_all(data: Any, before: Sequence[Mapping[str, Any]], title: str, at: Location, trouble: Trouble) -> Any:
    """Data with all whom data `before` it named, which is told; what one of them shares needn't be what all do."""
    if not before:
        return data
    joined = dict(data)
    for key in _PEOPLE:
        names = dict.fromkeys(name for one in (*before, data) for name in _names(one.get(key)))
        joined |= {key: list(names)} if len(names) > 1 else {}
    lost = any(one["endorsed"] != data.get("endorsed") for one in before)
    if lost:
        del joined["endorsed"]
    but = ", and whether it is shared, as of one of them it is said, is left open" if lost else ""
    trouble.add(at, "N130", f"{shown(title)} is written with several speakers or authors: all of them say it{but}")
    return joined


def _names(value: Any) -> list[str]:
    """The names in a text, in a person with a name, or in a list of such."""
    named = (
        one.get("name") if isinstance(one, Mapping) else one for one in (value if isinstance(value, list) else [value])
    )
    found = (" ".join(one.split()) for one in named if isinstance(one, str))
    return [one for one in found if one.lower() not in NO_NAME]


def line(value: Any) -> str:
    """A text or a number on one line; "" for anything else."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
