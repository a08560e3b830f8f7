"""The nodesets of a corpus in one file: a list of them, alone or under a key, one a line, or each under its name."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from debate_tui.frozen import dataclass
from debate_tui.read.aif.written import name_of
from debate_tui.read.fields import line_of
from debate_tui.read.files import BOM, Content, wide
from debate_tui.read.located import Document, Part, plain

NODESETS, OTHER = "nodesets", "#other"
"""The keys in the map's `extra` for what each nodeset has besides claims and relations; and in one of these, for what stands among
them and is none."""
WRAPPERS = ("AIF", "aif")
"""Under what xAIF has the nodeset."""

_TITLES = (
    "title",
    "name",
    "nodesetID",
    "nodeSetID",
    "nodesetid",
    "nodeset_id",
    "nodeset",
    "mapID",
    "id",
    "filename",
    "file",
)
"""What a nodeset in a corpus, or its wrapper, may be called by."""
_LINES = re.compile(rb"\n[ \t]*+(?=\{)")


@dataclass(frozen=True, slots=True)
class Corpus:
    """How a file holds several nodesets."""

    items: list[tuple[str, Part]]
    """Each with the name that it stands under; "" in a list."""
    held: dict[str, Any]
    """What is to be written around them: `key` under which they stand, `keys` of each, `lines`, and `rest`."""
    people: list[Any]
    """The participants of all."""


def corpus_in(document: Document, members: Mapping[str, Part]) -> Corpus | None:
    """The nodesets that a document holds whose root has these members (none, if it is a list), unless it is a nodeset itself;
    None where it holds none."""
    if "nodes" in members or any(name in members for name in WRAPPERS):
        return None
    if found := _corpus(document, document.root, members, {}):
        return found
    for key, part in members.items():
        if found := _corpus(document, part, document.members(part), {"key": key}):
            rest = {name: plain(document.value(one)) for name, one in members.items() if name != key}
            people = rest.get("participants")
            return Corpus(found.items, {**found.held, "rest": rest}, people if isinstance(people, list) else [])
    return None


def _corpus(document: Document, part: Part, members: Mapping[str, Part], held: dict[str, Any]) -> Corpus | None:
    """The nodesets in a list, or under their names in an object with these members; None where it has none."""
    items = [("", item) for item in document.items(part)] if part.is_list else list(members.items())
    if not any(_is_one(document, item) for _, item in items):
        return None
    return Corpus(items, held if part.is_list else {**held, "keys": [name for name, _ in items]}, [])


def _is_one(document: Document, part: Part) -> bool:
    members = document.members(part)
    wrapped = next((members[name] for name in WRAPPERS if name in members), None)
    return {"nodes", "edges"} <= (document.members(wrapped) if wrapped else members).keys()


def joined(content: Content) -> Content:
    """A file that has a JSON object in each of its lines as a list of them; any other as it is."""
    data = (content.data or b"").removeprefix(BOM)
    if code := wide(data):
        data = data.decode(code, "replace").encode("utf-8", "replace")
    first, _, more = data.lstrip().partition(b"\n")
    if not (first.rstrip().endswith(b"}") and more.lstrip().startswith(b"{") and _is_json(first)):
        return content
    start = len(data) - len(data.lstrip())
    return Content(content.path, data[:start] + b"[" + _LINES.sub(lambda match: b"," + match[0], data[start:]) + b"]")


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def title_of(name: str, *told: Mapping[str, Any]) -> str:
    """What a nodeset is called: the name that it stands under, else what itself or its wrapper says."""
    names = (name, *(name_of(one.get(key)) for one in told if isinstance(one, Mapping) for key in _TITLES))
    return next(filter(None, names), "")


def heading(number: int, title: str, conclusion: str) -> str:
    """The heading of a nodeset: its title; where that is a mere number, or its place in the file is, with what it concludes."""
    if title and not title.isdecimal():
        return title
    name = f"Nodeset {title or number}"
    return f"{name}: {line}" if (line := line_of(conclusion)) else name


def headings(titles: Iterable[tuple[int, str]]) -> dict[int, str]:
    """By number of a nodeset, its heading: of those with the same title, each with its number."""
    found: dict[int, str] = {}
    used: set[str] = set()
    for number, title in titles:
        found[number] = f"{title} ({number})" if title in used else title
        used.add(title)
    return found
